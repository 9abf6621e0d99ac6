"""The index of stories, and redirects from stories that are no more."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from dateline.group.stories import StoryPlaces, final_story, story_address
from dateline.model import GroupKind, Rights, Story

from . import words
from .context import Context, output
from .views import Frame, Link, Redirect, StoryCard, StoryIndexPage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from dateline.model import Output, Record


def newest_stories(context: Context, since: date | None = None) -> Iterator[Story]:
    """Every story, the one with the newest article first; reads no more articles than are asked.

    With `since` only those with a report of that day or a later one.
    """
    groups = context.groups
    days, keys = groups.keys(GroupKind.DAY), groups.keys(GroupKind.STORY)
    seen = set()
    for mark in groups.marks(groups.listed):
        if since and days.get(mark, ("",))[0] < since.isoformat():
            return
        for key in keys.get(mark, ()):
            if key not in seen:
                seen.add(key)
                yield groups.stories[key]


def story_index_outputs(context: Context) -> Iterator[Output]:
    """The index of stories: all of them, or the newest and a link to every month's page."""
    total = len(context.groups.stories)
    newest = list(islice(newest_stories(context), context.settings.page_size))
    months = story_months(context) if needs_months(context) else ()
    title = words.index_title(context.words, GroupKind.STORY)
    frame = Frame(
        address="stories/",
        title=title,
        description=context.words.say("stories-description", count=context.words.number(total)),
        crumbs=(context.front,),
        count=total,
    )
    yield _index(context, frame, sorted(newest, key=lambda s: not s.pin), months, None)


def needs_months(context: Context) -> bool:
    """Whether there are more stories than their index holds."""
    return len(context.groups.stories) > context.settings.page_size


def story_months(context: Context) -> tuple[Link, ...]:
    """The pages of the months of the archive, for stories that began in them; newest first."""
    return tuple(
        Link(
            words.month_title(context.words, *map(int, key.split("-"))),
            f"stories/{key.replace('-', '/')}/",
        )
        for key in context.groups.months
    )


def story_month_output(context: Context, key: str) -> Output:
    """The stories that began in a month (2026-11), where the index does not hold them all."""
    groups = context.groups
    members = groups.months[key].members
    told = (groups.stories[story] for story in groups.parts(members, GroupKind.STORY))
    first = {groups.ids(story.members)[_first(context, story)]: story for story in told}
    stories = [first[article] for article in groups.ids(members) if article in first]
    whole = Link(words.index_title(context.words, GroupKind.STORY), "stories/")
    title = words.month_title(context.words, *map(int, key.split("-")))
    frame = Frame(
        address=f"stories/{key.replace('-', '/')}/",
        title=context.words.say("stories-began-title", stories=whole.title, month=title),
        description=context.words.say(
            "stories-began-description", month=title, count=context.words.number(len(stories))
        ),
        crumbs=(context.front, whole),
        count=len(stories),
    )
    return _index(context, frame, stories, (), whole)


def _first(context: Context, story: Story) -> int:
    """The place of a story's first report among its members, those without a day apart."""
    return max(0, len(context.groups.days_of(story.members)) - 1)


def _index(
    context: Context,
    frame: Frame,
    stories: Sequence[Story],
    slices: tuple[Link, ...],
    slice_of: Link | None,
) -> Output:
    def cards(*, closed: bool) -> tuple[StoryCard, ...]:
        found = [story for story in stories if (context.status(story) == "closed") == closed]
        return tuple(context.card(story, story.members) for story in found)

    view = StoryIndexPage(
        frame=frame,
        open=cards(closed=False),
        closed=cards(closed=True),
        slices=slices,
        slice_of=slice_of,
    )
    return output(frame.address, "stories", "stories.html.j2", view)


def merged_outputs(context: Context) -> Iterator[Output]:
    """A redirect for every story that was merged into another, or that lost its last article; to
    the index where the other has none either."""
    files, stories = context.catalog.registries.stories, context.groups.stories
    title = words.index_title(context.words, GroupKind.STORY)
    came = _came(context)
    for name in sorted(files):
        file, members = files[name], came.get(name, [])
        if name not in stories and (members or file.slug):
            to = stories.get(final_story(name, files))
            address = story_address(name, members, file)
            view = (
                Redirect(address, to.address, to.title)
                if to
                else Redirect(address, "stories/", title)
            )
            yield output(address, "redirect", "redirect.html.j2", view)


def _came(context: Context) -> dict[str, list[Record]]:
    """The articles that were put into stories that are no more, by story."""
    files, stories = context.catalog.registries.stories, context.groups.stories
    places, known = StoryPlaces(files), context.catalog.by_id
    found: dict[str, list[Record]] = {}
    for target in stories.values():
        for record in target.members if target.merged else ():
            found.setdefault(places.before_merges(record.head), []).append(record)
    for name, file in files.items():
        # Excluded from what their story became part of, they still tell its address.
        records = () if name in stories or name in found else map(known.get, file.include)
        left = [r for r in records if r and context.rights(r) is not Rights.WITHHELD]
        if left := [r for r in left if places.before_merges(r.head) == name]:
            found[name] = left
    return found
