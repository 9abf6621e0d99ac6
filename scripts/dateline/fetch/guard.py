"""Which addresses of the internet may be asked. Pure; `run` asks before every connection.

A feed's address, or a redirect of it, may lead into the network of whoever fetches: to a router,
a database, a cloud's metadata service. So only public unicast addresses are let through, whatever
name led to them, and whatever older form (mapped, translated, tunnelled) they are dressed in.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_UNICAST = IPv6Network("2000::/3")
_TUNNELLED = (IPv6Network("2001::/32"), IPv6Network("2001:10::/28"), IPv6Network("3fff::/20"))
# Protocol assignments and the anycast of 6to4: versions of Python differ about them.
_SPECIAL = (IPv4Network("192.0.0.0/24"), IPv4Network("192.88.99.0/24"))
_NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: str, *, loopback: bool = False) -> bool:
    """Whether a connection to the IP address may be made.

    `loopback` lets this machine's own address through, for tests. Raises ValueError for what is
    no IP address.
    """
    parsed = _plain(ip_address(address.partition("%")[0]))
    if parsed.is_loopback:
        return loopback
    if isinstance(parsed, IPv6Address) and (
        parsed not in _UNICAST or any(parsed in network for network in _TUNNELLED)
    ):
        return False
    kept_back = parsed.is_private or parsed.is_reserved or parsed.is_multicast
    return parsed.is_global and not kept_back and not any(parsed in each for each in _SPECIAL)


def _plain(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 address wraps; any other one as it is."""
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address
