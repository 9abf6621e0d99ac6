"""A story's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.model import GroupKind

from . import words
from .context import output
from .events import events_of
from .followed import has_feeds
from .machine import machine_notes
from .outlets import outlets, side_by_side
from .timeline import timeline
from .views import Frame, Link, StoryPage

if TYPE_CHECKING:
    from dateline.model import Output, Story

    from .context import Context

TOP = 15


def story_output(context: Context, story: Story) -> Output:
    """A story's page."""
    groups, members = context.groups, story.members
    card = context.card(story, members)
    reported = outlets(context, members)
    view = StoryPage(
        frame=Frame(
            address=story.address,
            title=story.title,
            description=story.note
            or words.story_description(context.words, story.title, card.articles),
            crumbs=(
                context.front,
                Link(words.index_title(context.words, GroupKind.STORY), "stories/"),
            ),
            count=card.articles,
            feeds=has_feeds(story.kind, len(story.members), context.settings),
        ),
        id=story.key,
        status=card.status,
        summary=story.note,
        machine=machine_notes(context, story.key, members),
        first=card.first,
        latest=card.latest,
        sources=len(reported),
        outlets=reported,
        perspectives=side_by_side(reported),
        languages=tuple(sorted({record.head.lang for record in members})),
        topics=context.top(groups.topics, members, "topics", TOP),
        people=context.top(groups.people, members, "people", TOP),
        orgs=context.top(groups.orgs, members, "orgs", TOP),
        places=context.top(groups.places, members, "places", TOP),
        parent=context.story_link(story.parent) if story.parent else None,
        parts=_parts(context, story),
        merged=_merged(context, story),
        timeline=timeline(context, members),
        events=events_of(context, story),
    )
    return output(story.address, "story", "story.html.j2", view)


def _parts(context: Context, story: Story) -> tuple[Link, ...]:
    """The stories that name this one as their parent."""
    found = (context.groups.stories.get(key) for key in context.parts.get(story.key, ()))
    return tuple(Link(part.title, part.address) for part in found if part)


def _merged(context: Context, story: Story) -> tuple[str, ...]:
    """The titles of the stories that became part of this one, where those are known."""
    files = context.catalog.registries.stories
    first = {f"s{record.head.id}": record.head.title for record in story.members}
    titles = (files[name].title or first.get(name, "") for name in story.merged)
    return tuple(dict.fromkeys(title for title in titles if title and title != story.title))
