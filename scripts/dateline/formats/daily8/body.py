"""Lines of an item to its body and the damage that shows in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dateline.text.damage import damage

from .noise import without_noise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.formats.lines import Line


class Body(NamedTuple):
    """Paragraphs parted by blank lines, and the kinds of damage found in title or text."""

    text: str
    damage: tuple[str, ...]


def body(title: str, lines: Iterable[Line]) -> Body:
    """The body that `lines` make under `title`, without the lines that are noise."""
    kept = without_noise([line.text for line in lines])
    return Body("\n\n".join(kept), damage("\n".join([title, *kept])))
