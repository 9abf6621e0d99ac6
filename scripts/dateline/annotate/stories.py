"""Which story an article joins, and why.

Only articles that were never asked about are linked; what has a story keeps it, and people's
overrides in stories/<id>.yml stand above all. The articles around the new ones in time are the
context, so that one new article costs the same in an archive of any size.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from dateline.group.stories import StoryPlaces, final_story
from dateline.model import Article, Record

from .archive import LEAD, by_people, day_of
from .linking import BATCH, WINDOW, Frequencies, Item, Linker
from .linking.window import Window
from .suggestion import Suggestion, is_asked
from .terms import ENTITY_MARK, TAG_MARK, article_terms
from .words import form, words

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from dateline.model import Head, Registries

    from .archive import Archive
    from .linking import Link

FEWEST = 6
"""Different words, stop words aside, that an article must have to be linked."""
ALIKE = 0.20
"""The similarity of two articles from which an editor is told. Linking asks for more, of articles
that their neighbours have widened."""


def suggest_stories(looked_at: Sequence[Record], archive: Archive) -> Iterator[Suggestion]:
    """The stories of the articles that were never asked about, and of those they bring along."""
    asked = {record.head.id: record for record in looked_at if not _is_settled(record.head)}
    if not asked:
        return
    records = _around(asked, _records(looked_at, archive))
    heads = {record.head.id: record for record in records}
    linked = _links(records, asked.keys(), archive.registries)
    for link in linked.values():
        yield _told(link, heads, linked.values(), archive.registries)
    for id in asked:
        if id not in linked:
            yield Suggestion(id, "story", "", 1.0, ("like no other report of these days",))


def similar(ids: Container[str], archive: Archive) -> dict[str, list[tuple[float, Record]]]:
    """The articles of the same days that each of these is most like, the most alike first."""
    records = sorted(archive.records, key=_age)
    asked = {record.head.id: record for record in records if record.head.id in ids}
    if not asked:
        return {}
    around = _around(asked, records)
    frequencies, window = Frequencies(), Window(len(around))
    counted = frequencies.add([article_terms(each.head, each.lead[:LEAD]) for each in around])
    window.add(frequencies.weigh(counted))
    places = [place for place, record in enumerate(around) if record.head.id in asked]
    found = window.neighbours(np.array(places, np.intp))
    return {
        around[place].head.id: [(score, around[other]) for score, other in near if score >= ALIKE]
        for place, near in zip(places, found, strict=True)
    }


def _is_settled(head: Head) -> bool:
    return is_asked(Article(head, ""), "story")


def _records(looked_at: Sequence[Record], archive: Archive) -> list[Record]:
    """The archive with the articles as they are now, oldest first, undated last."""
    now = {record.head.id: record for record in looked_at}
    records = [record for record in archive.records if record.head.id not in now]
    return sorted([*records, *now.values()], key=_age)


def _age(record: Record) -> tuple[float, str]:
    day = day_of(record)
    return (float("inf") if day is None else day, record.head.id)


def _around(asked: Mapping[str, object], records: list[Record]) -> list[Record]:
    """The records that can matter: a window before the first that is asked about, and on."""
    new = [_age(record) for record in records if record.head.id in asked]
    first = bisect_left(records, min(new), key=_age)
    last = bisect_left(records, max(new), key=_age)
    return records[max(first - WINDOW, 0) : last + BATCH]


def _links(
    records: Sequence[Record], asked: Iterable[str], registries: Registries
) -> dict[str, Link]:
    files = registries.stories
    places, new = StoryPlaces(files), frozenset(asked)
    made = (_item(record, places.of(record.head), record.head.id in new) for record in records)
    closed = {name for name in files if files[name].status == "closed"}
    linker = Linker(closed={final_story(name, files) for name in closed})
    last = {link.id: link for link in linker.link(item for item in made if item)}
    return {
        link.id: link
        for link in last.values()
        if link.story and (link.story not in files or link.id not in files[link.story].exclude)
    }


def _item(record: Record, story: str, asked: bool) -> Item | None:
    """The article as the linker takes it; None where it says too little to be like any other."""
    head = replace(record.head, tags=by_people(record, "tags"))
    terms = article_terms(head, record.lead[:LEAD])
    said = sum(term[0] not in (TAG_MARK, ENTITY_MARK) for term in terms)
    if said < FEWEST:
        return None
    return Item(record.head.id, terms, day_of(record), story, settled=not asked)


def _told(
    link: Link, records: Mapping[str, Record], links: Iterable[Link], registries: Registries
) -> Suggestion:
    """A link as a suggestion, with the words and the articles that speak for it."""
    with_it = [each.id for each in links if each.story == link.story and each.id != link.id]
    title = registries.stories[link.story].title if link.story in registries.stories else ""
    if not title and (founder := records.get(link.story.removeprefix("s"))):
        title = founder.head.title
    shared = ", ".join(_shown(term, records[link.id], registries) for term in link.shared)
    evidence = [f"like “{title or link.story}” by {link.alike:.2f}", f"in common: {shared}"]
    if link.founded:
        evidence.append(f"a new story with {', '.join(with_it)}")
    return Suggestion(link.id, "story", link.story, round(min(link.alike, 1.0), 2), tuple(evidence))


def _shown(term: str, record: Record, registries: Registries) -> str:
    """A term as people would write it."""
    if term.startswith(ENTITY_MARK):
        entity = registries.entities.get(term[1:])
        return entity.name if entity else term[1:]
    if term.startswith(TAG_MARK):
        return term
    written = words(f"{record.head.title} {record.lead}")
    return next((word for word in written if form(word).stem == term), term)
