"""What a copy of the template lets go before it is somebody's own archive. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.catalog import Catalog

    from .groups import Groups

DESK = "dateline-desk"
"""The source of every article of the demonstration."""
REGISTRIES = {"sources.yml": 0, "tags.yml": 0, "entities.yml": 1}
"""Files of which only what is used stays, and how deep in them the entries lie."""
_KEY = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([^\s#:][^:]*)):(?:\s|$)""")
_INDENT = 2  # blanks to a level


@dataclass(frozen=True, slots=True)
class Clearing:
    """`removed` are files below content/, `used` the keys of each registry that stay; `articles`
    counts those that go and those that stay."""

    removed: tuple[str, ...]
    used: dict[str, frozenset[str]]
    articles: tuple[int, int]


def clearing(catalog: Catalog, groups: Groups) -> Clearing:
    """What goes with the demonstration's articles: notes of days that lead to them, stories and
    machine text of them alone, and of the registries what no other article uses."""
    own = [record for record in catalog.records if record.head.source_id != DESK]
    gone = [record for record in catalog.records if record.head.source_id == DESK]
    heads = [record.head for record in own]
    days = {
        day
        for day, group in groups.days.items()
        if any(each.head.source_id != DESK for each in group.members)
        and not any(each.head.id in catalog.registries.days.get(day, "") for each in gone)
    }
    stories = {head.story for head in heads if head.story}
    subjects = {*days, *stories, *(head.id for head in heads)}
    known = catalog.registries
    tags = {name.casefold() for head in heads for name in head.tags}
    removed = [
        *(record.path for record in gone),
        *(f"days/{day}.md" for day in known.days if day not in days),
        *(f"stories/{story}.yml" for story in known.stories if story not in stories),
        *{f"ai/{key.partition('/')[0]}.yml" for key in known.machine
          if key.partition("/")[0] not in subjects},
    ]  # fmt: skip
    return Clearing(
        removed=tuple(sorted(removed)),
        used={
            "sources.yml": frozenset(head.source_id for head in heads if head.source_id),
            "tags.yml": frozenset(
                key
                for key, tag in known.tags.items()
                if tags & {name.casefold() for name in (tag.name, *tag.aliases)}
            ),
            "entities.yml": frozenset(
                key for head in heads for key in (*head.people, *head.orgs, *head.places)
            ),
        },
        articles=(len(gone), len(own)),
    )


def entries_left(text: str, used: frozenset[str], depth: int) -> tuple[str, int, int]:
    """A registry's text with its head and the entries of `used`, how many stay and how many go."""
    rows = text.splitlines(keepends=True)
    start = next((n for n, row in enumerate(rows) if _KEY.match(row)), len(rows))
    kept = list(_entries(rows[start:], depth))
    stay = [block for key, block in kept if key in used]
    head = "".join(rows[:start]).rstrip("\n") + "\n" if start else ""
    body = "".join(block for section in _by_section(stay) for block in section)
    return head + ("\n" + body if body else ""), len(stay), len(kept) - len(stay)


def _by_section(blocks: list[tuple[str, str]]) -> Iterator[list[str]]:
    section = None
    for named, block in blocks:
        yield [*([named] if named and named != section else []), block]
        section = named


def _entries(rows: list[str], depth: int) -> Iterator[tuple[str, tuple[str, str]]]:
    """Every entry: its key, and the line of the section it is in (empty for none) with its own
    lines. Remarks between entries are left out."""
    section, key, block = "", "", ""
    for row in rows:
        level = (len(row) - len(row.lstrip(" "))) // _INDENT
        found = _KEY.match(row)
        if found is not None and level <= depth:
            if key:
                yield key, (section, block)
            key, block = "", ""
            if level < depth:
                section = row
            else:
                key, block = next(filter(None, found.groups()), ""), row
        elif row.strip() and not row.startswith("#"):
            block += row
    if key:
        yield key, (section, block)
