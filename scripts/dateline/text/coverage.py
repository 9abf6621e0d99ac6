"""Items of an article's `coverage`: "URL | Publisher | 2025-08-13", all but the URL optional."""

from __future__ import annotations

from datetime import date

_BAR = " | "


def parse_coverage(item: str) -> tuple[str, str, date | None]:
    """The address, the publisher's name (empty where absent) and the day of publication."""
    url, *rest = (part.strip() for part in item.split(_BAR))
    day = _day(rest[-1]) if rest else None
    names = rest[:-1] if day else rest
    return url, _BAR.join(name for name in names if name), day


def publisher_of(item: str) -> str:
    """The publisher's name in an item, without an agency in brackets behind it."""
    return parse_coverage(item)[1].partition(" (")[0].strip()


def format_coverage(url: str, publisher: str = "", published: date | None = None) -> str:
    """The item that `parse_coverage` reads back."""
    return _BAR.join(
        part for part in (url, publisher, published.isoformat() if published else "") if part
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == len("2025-08-13") else None
    except ValueError:
        return None
