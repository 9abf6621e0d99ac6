"""The page of changes: what was corrected, withheld or merged, from the archive's files alone.

The build never asks git: the files say what a reader must know, and a copy of them without its
history gives the same page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from dateline.model import GroupKind

from .context import Context, output
from .views import Frame, Item, Link

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from dateline.model import Output, Record

CHANGES = "changes"
ADDRESS = "changes/"


@dataclass(frozen=True, slots=True)
class Revision:
    """An article, when it was changed after it was published, and what was put right, if the file
    says so."""

    item: Item
    modified: datetime
    correction: str


@dataclass(frozen=True, slots=True)
class Withheld:
    """An article that is withheld: the page it had, and its day. Its title is withheld too."""

    address: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Merger:
    """A story that was joined to another; `title` is what it was called."""

    title: str
    into: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesPage:
    """`revised` are the latest changes; the frame counts all of them."""

    frame: Frame
    revised: tuple[Revision, ...]
    withheld: tuple[Withheld, ...]
    withdrawals: int
    merged: tuple[Merger, ...]


def changes_output(context: Context) -> Output:
    """The page at changes/."""
    months = context.groups.of(GroupKind.REVISED)
    withheld = context.groups.of(GroupKind.WITHHELD).get("")
    most = context.settings.page_size
    records = withheld.members[:most] if withheld else ()
    view = ChangesPage(
        frame=Frame(
            address=ADDRESS,
            title=context.words.say("changes-title"),
            description=context.words.say("changes-description"),
            crumbs=(context.front,),
            count=sum(len(group.members) for group in months.values()),
        ),
        revised=tuple(_revised(context, most)),
        withheld=tuple(Withheld(context.address(r), context.day(r)) for r in records),
        withdrawals=len(withheld.members) if withheld else 0,
        merged=tuple(_merged(context)),
    )
    return output(ADDRESS, CHANGES, "changes.html.j2", view)


def _revised(context: Context, most: int) -> Iterator[Revision]:
    """The articles that were changed last, the latest change first."""
    months = context.groups.of(GroupKind.REVISED)
    found: list[Record] = []
    for month in sorted(months, reverse=True):
        if len(found) >= most:
            break
        found += sorted(months[month].members, key=_changed, reverse=True)
    for record in found[:most]:
        yield Revision(context.item(record), _changed(record)[0], record.head.correction)


def _changed(record: Record) -> tuple[datetime, str]:
    return cast("datetime", record.head.modified), record.head.id


def _merged(context: Context) -> Iterator[Merger]:
    files = context.catalog.registries.stories
    stories = context.groups.stories
    for target in sorted(stories.values(), key=lambda story: (story.title.casefold(), story.key)):
        for name in target.merged:
            title = files[name].title or name
            yield Merger(title, Link(target.title, target.address))
