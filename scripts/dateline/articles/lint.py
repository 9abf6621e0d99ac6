"""Strict rules for one article file: what the lenient reader lets pass and an editor should know.

A rule is a function from a file to findings; `RULES` is their one ordered list. What makes an
article unusable is found by `parse` and not repeated here. Knows nothing of other articles.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from dateline.errors import did_you_mean, problem
from dateline.model import Head
from dateline.text.address import article_file
from dateline.text.audio import parse_audio
from dateline.text.coverage import parse_coverage, publisher_of
from dateline.text.markdown import addresses, raw_html
from dateline.text.urls import host, is_web, may_link

from .moments import read_moment
from .ownership import field_digest
from .parse import KNOWN, LISTS, NOTED, TEXTS, Examined, examine
from .vocabulary import ENTITY_FIELDS, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dateline.errors import Problem
    from dateline.model import Registries
    from dateline.settings import Settings

MAX_TITLE = 200
MISREAD = {
    "url": "Hugo takes it for the page's own path; write source_url",
    "published": "Hugo takes it for a date and stops; write date, or draft: true",
    "status": "Material publishes it all the same; write draft: true",
    "authors": "Material stops unless each is registered; write author",
}
"""Keys that other generators misread, and what to write instead."""

MOMENT = (
    r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
    r"(?:T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d))?"
)
"""A date or time in the one form that Dateline, Material, Hugo and Pelican all read."""

_SHORT = 80  # characters of a value that a message shows
_MOMENTS = ("date", "date_earliest", "modified", "captured")
_MOMENT = re.compile(MOMENT)
_OWNABLE = {field.name for field in fields(Head)} - {"auto"} | {"body"}
_STORY = re.compile(r"s[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class _File:
    """A file under the eyes of the rules. `path` is relative to the archive's root."""

    path: str
    found: Examined
    vocabulary: Vocabulary
    settings: Settings

    def at(self, key: str, code: str, message: str, hint: str = "") -> Problem:
        """A finding about a key; one about the whole file where the key is missing."""
        return problem(self.path, self.found.document.lines.get(key, 1), code, message, hint)

    def texts(self, *keys: str) -> Iterator[tuple[str, str]]:
        """Key and text of every text, and of every item of a list, under `keys`."""
        for key in keys:
            value = self.found.document.values.get(key)
            items = value if isinstance(value, list) else [value]
            yield from ((key, item.strip()) for item in items if isinstance(item, str))


class Linter:
    """Lints one file after another against the same registries and settings."""

    def __init__(self, registries: Registries, settings: Settings) -> None:
        self._vocabulary = Vocabulary(registries)
        self._settings = settings

    def lint(self, text: str, path: str) -> Iterator[Problem]:
        """What is wrong with the file beyond what `parse` reports.

        `path` is relative to the archive's root, with forward slashes.
        """
        found = examine(text, path)
        if found.document.values:
            file = _File(path, found, self._vocabulary, self._settings)
            for rule in RULES:
                yield from rule(file)


def lint(text: str, path: str, registries: Registries, settings: Settings) -> Iterator[Problem]:
    """Lint one file; see `Linter`, which is quicker for many."""
    return Linter(registries, settings).lint(text, path)


def _keys(file: _File) -> Iterator[Problem]:
    for key, value in file.found.document.values.items():
        if key in MISREAD:
            yield file.at(key, "D110", f"{key}: {MISREAD[key]}")
        elif key == "source" and isinstance(value, Mapping):
            message = "Pelican takes its url for the article's; write source, source_id, source_url"
            yield file.at(key, "D110", f"source has keys of its own: {message}")
        elif key not in KNOWN | NOTED:
            yield file.at(key, "D108", f"unknown key {key!r}", did_you_mean(key, KNOWN, 0.7))
            if _nested(value):
                yield file.at(key, "D122", f"{key!r} holds keys or lists of its own")


def _nested(value: object) -> bool:
    if isinstance(value, list):
        return any(isinstance(item, Mapping | list) for item in value)
    return isinstance(value, Mapping)


def _missing(file: _File) -> Iterator[Problem]:
    values = file.found.document.values
    if values.get("lang") in (None, ""):
        yield file.at("lang", "D127", "lang is missing", "write a language tag, or und")
    if values.get("date") and not values.get("date_precision"):
        hint = "write second, minute, hour, day or month"
        yield file.at("date", "D127", "date_precision is missing", hint)


def _types(file: _File) -> Iterator[Problem]:
    document = file.found.document
    for key, value in document.values.items():
        if key in LISTS and isinstance(value, str):
            hint = f"write {key}: [{value}]" if len(value) <= _SHORT else ""
            yield file.at(key, "D125", f"{key} is a text, not a list", hint)
        elif key in LISTS and isinstance(value, list):
            for item in value:
                if isinstance(item, bool | int | float):
                    yield file.at(key, "D126", f"{key}: {str(item).lower()} is no text")
        elif key in TEXTS and key not in document.quoted and _is_number(value):
            yield file.at(key, "D126", f"{key}: {value} is no text")


def _is_number(value: object) -> bool:
    """Whether other readers take a value for a number or a date; a bool is an error already."""
    if isinstance(value, bool):
        return False
    return isinstance(value, int | float) or bool(_MOMENT.fullmatch(str(value)))


def _dates(file: _File) -> Iterator[Problem]:
    for key, text in file.texts(*_MOMENTS):
        if key in file.found.document.quoted:
            yield file.at(key, "D124", f"{key} is in quotes")
        elif read_moment(text) and not _MOMENT.fullmatch(text):
            yield file.at(key, "D124", f"{key} {text!r} is not in the form that all read")


def _place(file: _File) -> Iterator[Problem]:
    article, content = file.found.article, file.settings.content_dir
    undated = file.found.document.values.get("date") is None
    if undated and file.path.startswith(f"{content}/articles/"):
        yield file.at("date", "D114", "an article without a date lies under articles/")
    elif article is not None:
        wanted = f"{content}/{article_file(article.head, file.settings.zone)}"
        if file.path != wanted:
            yield problem(file.path, 1, "D113", f"its date and slug put it at {wanted}")


def _title(file: _File) -> Iterator[Problem]:
    for key, title in file.texts("title"):
        if len(title) > MAX_TITLE:
            message = f"a title of {len(title):,} characters, more than {MAX_TITLE}"
            yield file.at(key, "D120", message)


def _addresses(file: _File) -> Iterator[Problem]:
    for key, text in file.texts("source_url", "image", "coverage"):
        url = parse_coverage(text)[0] if key == "coverage" else text
        if text and not is_web(url):
            yield file.at(key, "D115", f"{key}: {url[:_SHORT]!r} is no address on the web")
    for key, text in file.texts("audio"):
        if text and parse_audio(text) is None:
            message = f"audio: {text[:_SHORT]!r} names no sound file on the web"
            yield file.at(key, "D115", message, "write address | bytes | seconds")


def _story(file: _File) -> Iterator[Problem]:
    story = file.found.article.head.story if file.found.article else ""
    if story and not _STORY.fullmatch(story):
        yield file.at("story", "D128", f"story {story!r} is not s and an article's id")


def _html(file: _File) -> Iterator[Problem]:
    told: set[int] = set()
    for mark in raw_html(file.found.body):
        if mark.line not in told:
            told.add(mark.line)
            line = file.found.body_line + mark.line
            yield problem(file.path, line, "D118", f"{mark.text[:_SHORT]!r} is shown as text")


def _links(file: _File) -> Iterator[Problem]:
    settings = file.settings
    for mark in addresses(file.found.body):
        line = file.found.body_line + mark.line
        if mark.kind == "link" and not may_link(mark.text, settings.link_schemes):
            message = f"the link to {mark.text[:_SHORT]} leaves only its text"
            yield problem(file.path, line, "D119", message)
        elif mark.kind == "image" and not _shown(mark.text, settings):
            hint = "name its host in image_hosts, or link to the picture"
            message = f"the image {mark.text[:_SHORT]} leaves only its description"
            yield problem(file.path, line, "D119", message, hint)


def _shown(url: str, settings: Settings) -> bool:
    return is_web(url) and host(url) in settings.image_hosts


def _sources(file: _File) -> Iterator[Problem]:
    known, values = file.vocabulary, file.found.document.values
    for key, text in file.texts("source_id"):
        if text and not known.knows_source_id(text):
            yield file.at(key, "D203", f"source_id {text!r} is unknown", known.near(key, text))
    # With an id, the name is only what is shown.
    named = ("coverage",) if values.get("source_id") else ("source", "coverage")
    for key, text in file.texts(*named):
        name = publisher_of(text) if key == "coverage" else text
        if name and not known.knows_source(name, str(values.get("lang"))):
            yield file.at(key, "D203", f"source {name!r} is unknown", known.near("source", name))


def _words(file: _File) -> Iterator[Problem]:
    known = file.vocabulary
    for key, tag in file.texts("tags"):
        main = known.main_tag(tag)
        if main and main != tag:
            yield file.at(key, "D204", f"tag {tag!r} is shown as {main!r}", f"write {main}")
        elif not main and (hint := known.near(key, tag)):
            yield file.at(key, "D204", f"tag {tag!r} is near one that tags.yml knows", hint)
    for key, code in file.texts("topics"):
        if not known.knows_topic(code):
            yield file.at(key, "D205", f"topic {code!r} is unknown", known.near(key, code))


def _names(file: _File) -> Iterator[Problem]:
    known = file.vocabulary
    for key, name in file.texts(*ENTITY_FIELDS):
        kind = known.entity_kind(name)
        if kind is None:
            yield file.at(key, "D206", f"{key}: {name!r} is unknown", known.near(key, name))
        elif kind is not ENTITY_FIELDS[key]:
            message = f"{key}: {name!r} is a name of kind {kind}"
            yield file.at(key, "D206", message, "move it to the key of its kind")


def _owned(file: _File) -> Iterator[Problem]:
    article = file.found.article
    if article is None:
        return
    known = _OWNABLE.union(dict(article.head.extra))
    for item in article.head.auto:
        if item.field in known and field_digest(article, item.field) != item.digest:
            key = "date" if item.field == "when" else item.field
            yield file.at(key, "D121", f"{item.field} is yours now: no program changes it")


RULES: tuple[Callable[[_File], Iterator[Problem]], ...] = (
    _keys, _missing, _types, _dates, _place, _title, _addresses, _story, _html, _links, _sources,
    _words, _names, _owned,
)  # fmt: skip
