"""An unchanged key means unchanged bytes, whatever an editor changes.

Every field of an article, of the registries' entries and of what the catalog keeps of a file is
changed in turn. Whatever then renders to other bytes must have another key. New fields are covered
without a change here; a field of a new type fails until `other` knows another value for it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Any

import pytest

import drawing
from dateline.model import Head, Kind, Output, Owned, Precision, Rights, When, fingerprint
from dateline.render import FILE_KINDS
from dateline.settings import Settings
from everything import BARE, RICH, everything
from factories import catalog, outputs, planned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from dateline.catalog import Catalog
    from dateline.model import Record

    Site = Mapping[str, Output]

pytestmark = pytest.mark.thorough

SETTINGS = Settings(page_size=2, site_url="https://example.org/sub/")
BODY = "# The *whole* text\n\nWith a [link](/2026/11/23/).\n"

# A value of the other kind, where the kind decides what a page shows.
TELLING = {
    "events": ("2026-12-11 | Another",),
    "flags": ("truncated",),
    "kind": Kind.VIDEO,
    "lang": "de",
    "rights": Rights.LINK,
    "sentences": (("Other.", ("aaaaaaa1:2",)),),
    "slug": "other-slug",
    "status": "open",
}
STEP = timedelta(days=40)  # into another month

# Of these no page shows anything: the loader, intake and other generators use them.
UNSHOWN = {"auto", "category", "categories", "draft", "extra", "image", "pin", "sha256"}

# Kinds of file that rest on settings alone.
SETTLED = {"humans", "offline", "opensearch", "record-schema", "reservation", "search",
           "search-words", "tool-words", "web-manifest"}  # fmt: skip

# Of these a page shows nothing where the article has a slug, a source_id and a description.
OUTDONE = ("id", "source", "summary")


def other(name: str, value: object) -> Any:
    """A value that differs from `value`, of the same type."""
    match value:
        case _ if name in TELLING:
            return TELLING[name]
        case Enum():
            return next(member for member in type(value) if member is not value)
        case bool():
            return not value
        case str():
            return f"{value}x"
        case int() | float():
            return value + 1
        case datetime():
            return value + STEP
        case tuple() if name == "extra":
            return (*value, ("new", "value"))
        case tuple():
            return (*value, Owned("tags", "00000000") if name == "auto" else "new")
        case When(earliest=datetime() as earliest, latest=datetime() as latest):
            return When(earliest - STEP, latest - STEP, Precision.MINUTE, "yesterday")
        case _:
            raise TypeError(f"{name}: what differs from {value!r}?")


def with_other(value: Any, name: str) -> Any:
    return replace(value, **{name: other(name, getattr(value, name))})


def changed_articles() -> Iterator[tuple[str, Catalog]]:
    """An archive for each field of an article: the field's name and the archive."""
    heads = [field.name for field in fields(Head) if field.name not in OUTDONE]
    for base, names in ((RICH, heads), (BARE, OUTDONE)):
        for name in names:
            yield name, with_article(base, replace(base, head=with_other(base.head, name)))
    for field in fields(RICH):
        if field.name != "head":
            yield f"record.{field.name}", with_article(RICH, with_other(RICH, field.name))


def with_article(base: Record, changed: Record) -> Catalog:
    whole = everything()
    rest = [record for record in whole.records if record is not base]
    return catalog([changed, *rest], whole.registries)


def changed_registries() -> Iterator[tuple[str, Catalog]]:
    """An archive for each field of each type of entry, changed in the first that has a value."""
    whole = everything()
    seen = set()
    for registry in fields(whole.registries):
        entries = getattr(whole.registries, registry.name)
        for key, entry in entries.items():
            names = [field.name for field in fields(entry)] if is_dataclass(entry) else [""]
            for name in names:
                place = f"{registry.name}.{name}"
                if place not in seen and (not name or getattr(entry, name)):
                    seen.add(place)
                    changed = with_other(entry, name) if name else other("", entry)
                    registries = replace(
                        whole.registries, **{registry.name: entries | {key: changed}}
                    )
                    yield place, replace(whole, registries=registries)


class Shown:
    """The bytes of outputs, remembered: the same kind and inputs give the same ones."""

    def __init__(self, body: str = BODY) -> None:
        self._renderer = drawing.renderer(SETTINGS, lambda path: body)
        self._known: dict[tuple[str, str], str] = {}

    def __call__(self, output: Output) -> str:
        key = (output.kind, repr(output.inputs))
        if key not in self._known:
            is_file = output.kind in FILE_KINDS
            made = self._renderer.file(output) if is_file else self._renderer.page(output)
            self._known[key] = repr(made)
        return self._known[key]


@dataclass(frozen=True)
class Difference:
    """Paths whose bytes differ between two sites, and those among them that are in both under one
    key: there an incremental build would leave what is out of date."""

    paths: frozenset[str]
    stale: frozenset[str]

    @classmethod
    def of(cls, before: Site, after: Site, shown: Callable[[Output], str]) -> Difference:
        both = before.keys() & after.keys()
        changed = {path for path in both if shown(before[path]) != shown(after[path])}
        stale = {path for path in changed if before[path].key == after[path].key}
        return cls(frozenset(changed | (before.keys() ^ after.keys())), frozenset(stale))


def site(found: Catalog) -> Site:
    return outputs(planned(found, SETTINGS))


@pytest.fixture(scope="module")
def before() -> Site:
    return site(everything())


@pytest.fixture(scope="module")
def differences(before: Site) -> dict[str, Difference]:
    """What each change of a field does to the site."""
    shown = Shown()
    changes = [*changed_articles(), *changed_registries()]
    return {name: Difference.of(before, site(found), shown) for name, found in changes}


def test_other_bytes_have_another_key_whatever_field_is_changed(
    differences: dict[str, Difference],
) -> None:
    assert {name: found.stale for name, found in differences.items() if found.stale} == {}


def test_the_changes_reach_every_kind_of_page(
    before: Site, differences: dict[str, Difference]
) -> None:
    changed = {path for found in differences.values() for path in found.paths}
    kinds = {made.kind for made in before.values()}
    assert {before[path].kind for path in changed & before.keys()} == kinds - SETTLED


def test_every_field_of_an_article_but_these_shows_somewhere(
    before: Site, differences: dict[str, Difference]
) -> None:
    changed = {f.name: differences[f.name].paths for f in fields(Head)}
    silent = {name for name, paths in changed.items() if not any(map(_is_page, paths))}
    assert silent == UNSHOWN


def _is_page(path: str) -> bool:
    return path.endswith(".html")


def without(made: Output, hidden: str) -> Output:
    """The output with a key that forgot a field of its inputs."""
    kept = [(f.name, getattr(made.inputs, f.name)) for f in fields(made.inputs) if f.name != hidden]  # type: ignore[arg-type]
    return replace(made, key=fingerprint([made.kind, made.template, kept]))


@pytest.mark.parametrize(
    ("change", "hidden", "path"),
    [
        ("author", "author", "2026/11/23/ferry-link-restored-aaaaaaa1/index.html"),
        ("days.", "note", "2026/11/23/index.html"),
        ("topics.definition", "intro", "topics/sport/index.html"),
        ("stories.status", "status", "stories/old-storm-saaaaaaa5/index.html"),
    ],
)
def test_a_field_hidden_from_the_keys_is_found(
    before: Site, change: str, hidden: str, path: str
) -> None:
    after = site(dict([*changed_articles(), *changed_registries()])[change])
    found = Difference.of(
        {path: without(before[path], hidden)}, {path: without(after[path], hidden)}, Shown()
    )
    assert found.stale == {path}


def test_another_body_has_another_key(before: Site) -> None:
    path = "2026/11/23/ferry-link-restored-aaaaaaa1/index.html"
    after = site(dict(changed_articles())["record.sha256"])
    assert Shown("One body")(before[path]) != Shown("Another body")(after[path])
    assert before[path].key != after[path].key
