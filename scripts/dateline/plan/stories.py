"""Story pages, the index of stories, and redirects from merged stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.group.stories import story_address
from dateline.model import GroupKind, Story

from . import words
from .context import Context, output
from .views import Frame, Link, Redirect, StoryCard, StoryIndexPage, StoryPage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dateline.model import Output

    from .views import Item

TOP = 15


def story_outputs(context: Context) -> Iterator[Output]:
    """A page for every story, their index, and a redirect for every story merged into another."""
    stories = list(context.groups.stories.values())
    for number, story in enumerate(stories):
        earlier = stories[number + 1] if number + 1 < len(stories) else None
        later = stories[number - 1] if number else None
        yield _story(context, story, earlier, later)
    yield _index(context, stories)
    yield from _merged(context)


def _story(context: Context, story: Story, earlier: Story | None, later: Story | None) -> Output:
    groups, card = context.groups, context.card(story)
    parent = groups.stories.get(story.parent)
    view = StoryPage(
        frame=Frame(
            address=story.address,
            title=story.title,
            description=story.note or f"{story.title}: {words.counted(card.articles, 'article')}.",
            crumbs=(Link(words.FRONT, ""), Link(words.INDEX_TITLES[GroupKind.STORY], "stories/")),
            previous=Link(earlier.title, earlier.address) if earlier else None,
            next=Link(later.title, later.address) if later else None,
            count=card.articles,
        ),
        id=story.key,
        status=story.status,
        summary=story.note,
        first=card.first,
        latest=card.latest,
        sources=context.source_counts(story.members),
        languages=tuple(sorted({record.head.lang for record in story.members})),
        topics=context.top(groups.topics, story.members, "topics", TOP),
        people=context.top(groups.people, story.members, "people", TOP),
        orgs=context.top(groups.orgs, story.members, "orgs", TOP),
        places=context.top(groups.places, story.members, "places", TOP),
        parent=Link(parent.title, parent.address) if parent else None,
        timeline=_timeline(context, story),
    )
    return output(story.address, "story", "story.html.j2", view)


def _timeline(context: Context, story: Story) -> tuple[tuple[date | None, tuple[Item, ...]], ...]:
    days: dict[date | None, list[Item]] = {}
    for record in story.members:
        item = context.item(record)
        days.setdefault(item.day, []).append(item)
    return tuple((day, tuple(items)) for day, items in days.items())


def _index(context: Context, stories: list[Story]) -> Output:
    def cards(*, closed: bool) -> tuple[StoryCard, ...]:
        found = [story for story in stories if (story.status == "closed") == closed]
        return tuple(context.card(s) for s in sorted(found, key=lambda s: not s.pin))

    title = words.INDEX_TITLES[GroupKind.STORY]
    view = StoryIndexPage(
        frame=Frame(
            address="stories/",
            title=title,
            description=f"Affairs that live on, each told by its reports: {len(stories)} in all.",
            crumbs=(Link(words.FRONT, ""),),
            count=len(stories),
        ),
        open=cards(closed=False),
        closed=cards(closed=True),
    )
    return output("stories/", "stories", "stories.html.j2", view)


def _merged(context: Context) -> Iterator[Output]:
    files = context.catalog.registries.stories
    for target in context.groups.stories.values():
        for name in target.merged:
            file = files[name]
            members = [record for record in target.members if record.head.story == name]
            if members or file.slug or file.title:
                address = story_address(name, members, file)
                view = Redirect(address, target.address, target.title)
                yield output(address, "redirect", "redirect.html.j2", view)
