"""Frozen types of which a build makes ten thousands: the type checker alone keeps them frozen.

What `dataclasses` does at run time to keep a frozen value as it was made costs 90 ns a field, more
than all else that making it takes: measured, a twentieth of a build. All code here and all tests
are checked, so that a value that somebody changes does not come past the checks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as sealed
else:
    from dataclasses import dataclass

    def sealed(*, frozen: bool, slots: bool, kw_only: bool = False):
        """A decorator for a frozen dataclass with slots: equal, hashed and shown as such."""
        return dataclass(slots=slots, kw_only=kw_only, unsafe_hash=frozen)


__all__ = ["sealed"]
