"""The names that the registries know, ready for checking one article after another.

Answers three questions about a source, tag, topic or name: is it known, under which main name,
and what was probably meant. Knows nothing of files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.errors import did_you_mean
from dateline.model import EntityKind
from dateline.text.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.model import Entity, Registries, Source, Tag

ENTITY_FIELDS = {
    "people": EntityKind.PERSON,
    "orgs": EntityKind.ORGANISATION,
    "places": EntityKind.PLACE,
}
# Names that differ by a word mean different things, so that only a slip counts as near.
_ALIKE = 0.8


class Vocabulary:
    """`registries` as look-up tables; what is near an unknown word is found once for each."""

    def __init__(self, registries: Registries) -> None:
        self._registries = registries
        self._sources = SourceNames(registries.sources.values())
        self._tags: dict[str, Tag] = {
            slugify(name): tag
            for tag in registries.tags.values()
            for name in (tag.name, tag.slug, *tag.aliases)
        }
        self._names = {
            "source": [s.name for s in registries.sources.values()],
            "source_id": list(registries.sources),
            "tags": [tag.name for tag in registries.tags.values()],
        }
        self._keys = {
            "topics": {fold(t.name): t.code for t in registries.topics.values()},
            **{field: self._keys_of(kind) for field, kind in ENTITY_FIELDS.items()},
        }
        self._near: dict[tuple[str, str], str] = {}

    def _keys_of(self, kind: EntityKind) -> dict[str, str]:
        entities = (e for e in self._registries.entities.values() if e.kind is kind)
        return {fold(name): e.key for e in entities for name, _ in entity_names(e)}

    def knows_source(self, name: str, lang: str) -> bool:
        """Whether `name` means a registered source in an article in `lang`."""
        return self._sources.find(name, lang) is not None

    def knows_source_id(self, key: str) -> bool:
        """Whether sources.yml has the key."""
        return key in self._registries.sources

    def main_tag(self, name: str) -> str:
        """The main name of a tag that tags.yml knows, else an empty string."""
        tag = self._tags.get(slugify(name))
        return tag.name if tag else ""

    def knows_topic(self, code: str) -> bool:
        """Whether topics.yml has the code."""
        return code in self._registries.topics

    def entity_kind(self, key: str) -> EntityKind | None:
        """What entities.yml says the key is, None where it does not have it."""
        entity = self._registries.entities.get(key)
        return entity.kind if entity else None

    def near(self, field: str, word: str) -> str:
        """What was probably meant by an unknown `word` in a field, as a hint; often nothing."""
        if (field, word) not in self._near:
            self._near[field, word] = self._find(field, word)
        return self._near[field, word]

    def _find(self, field: str, word: str) -> str:
        keys = self._keys.get(field)
        if keys is None:
            return did_you_mean(word, self._names[field], _ALIKE)
        if named := keys.get(fold(word)):
            return f"did you mean {named!r}?"
        # A code that differs by a digit is another code, not a slip.
        words = [key for key in keys.values() if not any(char.isdigit() for char in key)]
        return did_you_mean(word, words, _ALIKE)


class SourceNames:
    """Registered sources by every name they go by; of two with one name the first has it."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._known: dict[tuple[str, str], Source] = {}
        for source in sources:
            for name, hint in source_names(source):
                self._known.setdefault((fold(name), hint), source)

    def find(self, name: str, lang: str) -> Source | None:
        """The source that `name` means for an article in `lang`.

        An alias limited to that language beats one that is not limited.
        """
        folded = fold(name)
        limited = self._known.get((folded, lang.split("-")[0].lower()))
        return limited or self._known.get((folded, ""))


def source_names(source: Source) -> Iterator[tuple[str, str]]:
    """Every name of a source with the country or language it is limited to, or nothing.

    An alias "The Sun@my" counts only for articles of that country or language.
    """
    yield from _names(source.name, source.aliases)


def entity_names(entity: Entity) -> Iterator[tuple[str, str]]:
    """Every name of an entity with the language it is limited to, or nothing."""
    yield from _names(entity.name, entity.aliases)


def _names(name: str, aliases: Iterable[str]) -> Iterator[tuple[str, str]]:
    yield name, ""
    for alias in aliases:
        name, _, hint = alias.partition("@")
        yield name, hint.strip().lower()


def fold(name: str) -> str:
    """A name in the form in which names are compared."""
    return " ".join(name.casefold().split())
