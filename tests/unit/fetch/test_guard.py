"""Which addresses may be asked."""

from __future__ import annotations

import pytest

from dateline.fetch.guard import is_public

PUBLIC = """
    1.1.1.1  93.184.216.34  172.15.0.1  172.32.0.1  192.169.0.1  100.63.0.1  11.0.0.1
    2606:4700::1111  2a00:1450:4001::1  ::ffff:8.8.8.8  64:ff9b::8.8.8.8  2002:0808:0808::1
"""
PRIVATE = """
    0.0.0.0  0.1.2.3  10.0.0.1  100.64.0.1  100.127.255.255  127.0.0.1  127.9.9.9  169.254.1.1
    169.254.169.254  172.16.0.1  172.31.255.255  192.0.0.1  192.0.0.9  192.0.2.1  192.88.99.1
    192.168.0.1  198.18.0.1  198.51.100.1  203.0.113.1  224.0.0.1  239.1.1.1  240.0.0.1
    255.255.255.255  ::  ::1  ::127.0.0.1  ::ffff:127.0.0.1  ::ffff:10.0.0.1  ::ffff:169.254.169.254
    64:ff9b::10.0.0.1  64:ff9b::7f00:1  64:ff9b:1::1  100::1  2001::1  2001:db8::1  2001:10::1
    2002:7f00:1::1  2002:0a00:1::  3fff::1  5f00::1  fc00::1  fd12:3456::1  fe80::1  fe80::1%eth0
    fec0::1  ff02::1
"""


@pytest.mark.parametrize("address", PUBLIC.split())
def test_public_addresses_may_be_asked(address: str) -> None:
    assert is_public(address)
    assert is_public(address, loopback=True)


@pytest.mark.parametrize("address", PRIVATE.split())
def test_all_others_are_refused_in_whatever_form(address: str) -> None:
    assert not is_public(address)


def test_the_switch_for_tests_lets_this_machine_through_and_nothing_else() -> None:
    let_through = {address for address in PRIVATE.split() if is_public(address, loopback=True)}
    assert let_through == {
        "127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::1",
    }  # fmt: skip


def test_what_is_no_address_is_an_error() -> None:
    with pytest.raises(ValueError, match="does not appear to be an IPv4 or IPv6 address"):
        is_public("localhost")
