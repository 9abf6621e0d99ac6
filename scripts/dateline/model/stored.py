"""Values that builds keep between runs, pickled and read back in a fraction of the usual time.

A frozen class with slots is pickled by `dataclasses` through a look-up of its fields for every
object, in both directions: measured at 20,000 articles, half of the time that reading one takes.
"""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


def stored(kind: type[T]) -> type[T]:
    """A decorator for a frozen dataclass with slots and two fields or more: the same values, sooner
    pickled and read."""
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    setters = tuple(getattr(kind, name).__set__ for name in names)

    def restore(self: T, state: Sequence[Any]) -> None:
        for setter, value in zip(setters, state, strict=True):
            setter(self, value)

    own: Any = kind
    own.__getstate__, own.__setstate__ = _getter(names), restore
    return kind


def _getter(names: list[str]) -> Any:
    values = attrgetter(*names)
    return lambda self: values(self)
