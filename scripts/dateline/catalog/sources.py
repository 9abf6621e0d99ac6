"""Names of publishers resolved to sources: aliases, and a made entry for a name nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.articles.vocabulary import SourceNames
from dateline.model import Source
from dateline.text.slugs import slugify

if TYPE_CHECKING:
    from dateline.model import Head, Registries


class Sources:
    """The sources of one archive, for looking up those of many articles."""

    def __init__(self, registries: Registries) -> None:
        self._registered = registries.sources
        self._names = SourceNames(registries.sources.values())
        self._made: dict[str, Source] = {}
        self._found: dict[tuple[str, str], Source] = {}

    def of(self, head: Head) -> Source | None:
        """The source of an article: by its id, else by its name; None where it names none."""
        if head.source_id in self._registered:
            return self._registered[head.source_id]
        if head.source:
            return self.named(head.source, head.lang)
        return self._make(head.source_id) if head.source_id else None

    def asked(self, id: str) -> Source | None:
        """The registered source with this id; None where there is none."""
        return self._registered.get(id)

    def named(self, name: str, lang: str = "") -> Source:
        """The source that `name` means for an article in `lang`.

        A name nobody registered gets an entry made for it.
        """
        found = self._found.get((name, lang))
        if found is None:
            found = self._names.find(name, lang) or self._make(name.strip())
            self._found[name, lang] = found
        return found

    def _make(self, name: str) -> Source:
        if name not in self._made:
            self._made[name] = Source(id=slugify(name), name=name, registered=False)
        return self._made[name]


def source_of(head: Head, registries: Registries) -> Source | None:
    """The source of one article; see `Sources`, which is quicker for many."""
    return Sources(registries).of(head)
