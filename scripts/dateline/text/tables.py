"""Tables of words and numbers, for a terminal and as Markdown. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def plain_table(head: Sequence[str], rows: Iterable[Sequence[str | int]]) -> str:
    """Columns parted by two spaces, numbers to the right."""
    lines = [[*map(str, head)], *([_shown(each) for each in row] for row in rows)]
    numbers = [all(_is_number(line[n]) for line in lines[1:]) for n in range(len(head))]
    widths = [max(len(line[n]) for line in lines) for n in range(len(head))]
    return "\n".join(
        "  ".join(
            text.rjust(width) if number else text.ljust(width)
            for text, width, number in zip(line, widths, numbers, strict=True)
        ).rstrip()
        for line in lines
    )


def markdown_table(head: Sequence[str], rows: Iterable[Sequence[str | int]]) -> str:
    """A table of GitHub's Markdown; no cell reaches the layout."""
    lines = [head, ["---"] * len(head), *([cell(_shown(each)) for each in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def cell(value: str) -> str:
    """Names are data: no pipe, no HTML and no Markdown of theirs reaches the layout around them."""
    kept = " ".join(value.split())[:300]
    for sign, shown in (("&", "&amp;"), ("<", "&lt;"), ("|", "&#124;"), ("`", "&#96;")):
        kept = kept.replace(sign, shown)
    for sign in "\\*_[]@#":
        kept = kept.replace(sign, f"\\{sign}")
    return kept


def _shown(value: str | int) -> str:
    return f"{value:,}" if isinstance(value, int) else value


def _is_number(text: str) -> bool:
    return text.replace(",", "").isdigit()
