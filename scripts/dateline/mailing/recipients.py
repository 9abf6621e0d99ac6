"""A list of recipients: one address a line, a name before it if wanted, # begins a remark. Pure."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from email.utils import parseaddr
from typing import TYPE_CHECKING

from dateline.errors import problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.errors import Problem

# Of RFC 5321 the addresses that are in use: no quotes, no comments, no address literals.
_LOCAL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}")
_DOMAIN = re.compile(r"(?=.{1,253}\Z)(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*"
                     r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who gets letters. `key` stands for the address in the journal, which may be
    public."""

    address: str
    name: str = ""

    @property
    def key(self) -> str:
        """Sixteen hexadecimal digits; upper and lower case are one address."""
        return hashlib.sha256(f"dateline:{self.address.casefold()}".encode()).hexdigest()[:16]


def read_recipients(text: str, path: str) -> Iterator[Recipient | Problem]:
    """The recipients of a list, each once, and a finding for each line that names none."""
    seen: set[str] = set()
    for number, row in enumerate(text.splitlines(), 1):
        words = row.partition("#")[0].strip() if row.lstrip().startswith("#") else row.strip()
        if not words:
            continue
        found = read_address(words)
        if found is None:
            yield problem(path, number, "D805", f"{words[:80]!r} is no address")
        elif found.key not in seen:
            seen.add(found.key)
            yield found


def read_address(words: str) -> Recipient | None:
    """An address with or without a name; None for what is none."""
    name, address = parseaddr(words) if "<" in words else ("", words)
    local, at, domain = address.rpartition("@")
    try:
        domain = domain.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    if not at or not _LOCAL.fullmatch(local) or not _DOMAIN.fullmatch(domain):
        return None
    return Recipient(f"{local}@{domain}", " ".join(name.split()))
