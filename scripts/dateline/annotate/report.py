"""The editor's preview of new and changed articles, as the Markdown of a pull request comment.

What each was read as, what it is like, which story it joins and why, words that nobody used here
yet, and the pages that change. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.articles.vocabulary import ENTITY_FIELDS, Vocabulary
from dateline.catalog import permitted_rights, source_of
from dateline.group import Memberships
from dateline.group.groups import COLLECTIONS, TIMES
from dateline.group.stories import StoryPlaces, story_address
from dateline.model import GroupKind
from dateline.text.address import article_address, collection_address
from dateline.text.language import language_name
from dateline.text.tables import cell

from .story_edits import Stories
from .tags import KnownTags

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dateline.errors import Problem
    from dateline.model import Head, Record

    from .archive import Archive
    from .suggestion import Suggestion

_MOST_ALIKE = 3
_MOST_PAGES = 40


@dataclass(frozen=True, slots=True)
class Preview:
    """The articles that a change brings (`new` says which are new), and what is known of them."""

    archive: Archive
    changed: tuple[Record, ...]
    new: frozenset[str]
    alike: Mapping[str, list[tuple[float, Record]]]
    suggestions: tuple[Suggestion, ...] = ()
    problems: tuple[Problem, ...] = ()

    def markdown(self) -> str:
        """The whole comment."""
        findings = "".join(f"- {cell(str(each))}\n" for each in self.problems)
        findings = f"**Findings**\n\n{findings}\n" if findings else ""
        if not self.changed:
            return f"{findings}No article is new or changed.\n"
        fresh = sum(record.head.id in self.new for record in self.changed)
        parts = [f"**{fresh} new, {len(self.changed) - fresh} changed articles**"]
        parts += ("\n".join(self._article(record)) for record in self.changed)
        return findings + "\n\n".join([*parts, *self._pages()]) + "\n"

    def _article(self, record: Record) -> Iterator[str]:
        yield f"### {cell(record.head.title) or 'without a title'}\n"
        yield f"`{record.path.replace('`', '')}`\n"
        yield f"- read as: {'; '.join(self._read_as(record.head))}"
        for score, other in self.alike.get(record.head.id, [])[:_MOST_ALIKE]:
            yield f"- like “{cell(other.head.title)}” ({other.head.id}) by {score:.2f}"
        if story := self._story(record):
            yield f"- story: {story}"
        for suggestion in self.suggestions:
            if suggestion.id == record.head.id and suggestion.value:
                why = cell("; ".join(suggestion.evidence))
                yield f"- `dateline annotate` would set {suggestion.field}: {why}"
        for word in self._unknown(record.head):
            yield f"- new here: {word}"

    def _read_as(self, head: Head) -> Iterator[str]:
        when = head.when
        if when and when.latest:
            yield f"{when.latest:%Y-%m-%d}" + (f" ({when.precision})" if when.precision else "")
        else:
            yield "**no date**"
        yield language_name(head.lang)
        source = source_of(head, self.archive.registries)
        yield cell(source.name) if source else "**no source**"
        rights = permitted_rights(head, source, self.archive.settings)
        yield f"rights: {rights}" + (f", {cell(head.license)}" if head.license else "")

    def _story(self, record: Record) -> str:
        files = self.archive.registries.stories
        story = StoryPlaces(files).of(record.head)
        if not story:
            return ""
        members = Stories(self.archive.records, files).members(story)
        others = [member for member in members if member.head.id != record.head.id]
        file = files.get(story)
        title = (file.title if file else "") or (others or members)[-1].head.title
        by = "the machine" if self._by_machine(record, "story") else "a person"
        told = f"“{cell(title)}” ({story}, {len(others)} other articles), put there by {by}"
        inside = {member.head.id for member in others}
        near = next((e for e in self.alike.get(record.head.id, []) if e[1].head.id in inside), None)
        if near is None:
            return f"{told}, though it is like none of them" if others else told
        return f"{told}; of them most like “{cell(near[1].head.title)}” by {near[0]:.2f}"

    @staticmethod
    def _by_machine(record: Record, field: str) -> bool:
        return any(item.field == field for item in record.head.auto)

    def _unknown(self, head: Head) -> Iterator[str]:
        """Words of the article that no other article and no registry has."""
        vocabulary = Vocabulary(self.archive.registries)
        ids = {record.head.id for record in self.changed}
        others = [record for record in self.archive.records if record.head.id not in ids]
        known = KnownTags(self.archive.registries, others)
        for tag in head.tags:
            if not known.knows(tag):
                near = vocabulary.near("tags", tag) or known.near(tag)
                yield _new("tag", tag, near)
        if head.source and not vocabulary.knows_source(head.source, head.lang):
            yield _new("source", head.source, vocabulary.near("source", head.source))
        for field in ENTITY_FIELDS:
            for key in getattr(head, field):
                if vocabulary.entity_kind(key) is None:
                    yield _new(field, key, vocabulary.near(field, key))

    def _pages(self) -> Iterator[str]:
        """The pages that change, the articles' own first."""
        pages: dict[str, None] = {"": None}
        for record in self.changed:
            pages[article_address(record.head, self.archive.settings.zone)] = None
        for record in self.changed:
            pages |= dict.fromkeys(self._collections(record))
        shown = [f"- /{page}" for page in list(pages)[:_MOST_PAGES]]
        if len(pages) > _MOST_PAGES:
            shown.append(f"- and {len(pages) - _MOST_PAGES} more")
        title = f"<details><summary>{len(pages)} pages change</summary>"
        yield "\n".join([title, "", *shown, "", "</details>"])

    def _collections(self, record: Record) -> Iterator[str]:
        """The pages of everything that the article belongs to."""
        registries = self.archive.registries
        for kind, key, _, slug in Memberships(registries, self.archive.settings).of(record):
            if kind in TIMES:
                yield slug
            elif kind in COLLECTIONS:
                yield collection_address(kind, slug)
            elif kind is GroupKind.CITED:
                yield collection_address(GroupKind.SOURCE, slug)
            elif kind is GroupKind.STORY:
                members = Stories(self.archive.records, registries.stories).members(key)
                yield story_address(key, members, registries.stories.get(key))


def _new(field: str, word: str, near: str) -> str:
    hint = f", {near}" if near else ""
    return f"{field} “{cell(word)}”{cell(hint)}"


def preview(
    archive: Archive,
    changed: Iterable[Record],
    new: Iterable[str],
    alike: Mapping[str, list[tuple[float, Record]]],
    suggestions: Iterable[Suggestion],
    problems: Iterable[Problem] = (),
) -> Preview:
    """The preview of some of the archive's articles, in the order of their paths."""
    ordered = tuple(sorted(changed, key=lambda record: record.path))
    return Preview(archive, ordered, frozenset(new), alike, tuple(suggestions), tuple(problems))
