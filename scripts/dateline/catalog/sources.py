"""Names of publishers resolved to sources: aliases, and a made entry for a name nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.articles.vocabulary import fold, source_names
from dateline.model import Source
from dateline.text.slugs import slugify

if TYPE_CHECKING:
    from dateline.model import Head, Registries


def source_of(head: Head, registries: Registries) -> Source | None:
    """The source of an article: by its id, else by its name; None where it names none."""
    if head.source_id in registries.sources:
        return registries.sources[head.source_id]
    if head.source:
        return source_named(head.source, registries, head.lang)
    if head.source_id:
        return Source(id=slugify(head.source_id), name=head.source_id, registered=False)
    return None


def source_named(name: str, registries: Registries, lang: str = "") -> Source:
    """The source that `name` means for an article in `lang`.

    An alias "The Sun@my" counts only for sources of that country or articles of that language, and
    beats an alias without such a hint. A name nobody registered gets an entry made for it.
    """
    wanted = fold(name)
    general = None
    for source in registries.sources.values():
        for alias, hint in source_names(source):
            if fold(alias) != wanted:
                continue
            if hint and hint == lang.split("-")[0].lower():
                return source
            if not hint and general is None:
                general = source
    return general or Source(id=slugify(name), name=name.strip(), registered=False)
