"""Articles as JSON: an object, a list, JSON Lines, IPTC ninjs, schema.org, what scrapers write.

Fields are known by the names that are in use; an object counts as an article where it has a title
and a text or an address. Everything else about it is dropped: it is the scraper's, not the
publisher's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from dateline.errors import problem
from dateline.model import Evidence

from .html.markup import markup
from .html.metadata import language
from .json_text import Absent, first_text, names_of, value_of
from .record import Record, draft
from .shape import Shape, shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.errors import Problem
    from dateline.model import Capture, Draft

_LOOK = 256 * 1024
MOST_RECORDS = 100_000
_MOST_TOLD = 100  # lines that are no JSON, each with a finding of its own
_NAMED = re.compile(
    rb'"(?:title|headlines?|article_title|webTitle|name)"\s*:.*?"(?:url|link|uri|text|body\w*|bodies|content'
    rb'|maintext|articleBody|description|summary|plain_text)"\s*:|"(?:url|link|uri|text|body\w*|bodies'
    rb'|content|maintext|articleBody|description|summary|plain_text)"\s*:.*?"(?:title|headlines?'
    rb'|article_title)"\s*:',
    re.S,
)
_LISTS = ("articles", "items", "results", "data", "docs", "entries", "news", "hits", "response",
          "@graph", "stories", "posts")  # fmt: skip

_TITLE = ("headline", "title", "article_title", "webTitle", "name")
_HTML = ("body_xhtml", "body_html", "content_html", "body_html5", "html_content")
_TEXT = ("body_text", "maintext", "articleBody", "main_text", "text", "plain_text", "content_text",
         "body", "content", "article_body", "full_text", "raw_text")  # fmt: skip
_URL = ("url", "link", "requested_url", "source_url", "canonical_url", "web_url", "webUrl",
        "canonical", "uri", "@id")  # fmt: skip
_WHEN = ("date_publish", "datePublished", "published_at", "publishedAt", "published", "pubDate",
         "publish_date", "published_date", "publication_date", "pub_date", "date_published",
         "firstcreated", "firstCreated", "webPublicationDate", "date", "versioncreated",
         "versionCreated", "publishing_date", "created_at")  # fmt: skip
_CHANGED = ("date_modify", "dateModified", "modified", "updated_at", "updatedAt", "updated",
            "contentmodified", "contentModified", "date_modified")  # fmt: skip
_SOURCE = ("publisher", "source_name", "sitename", "site_name", "source", "sourceName", "outlet",
           "copyrightholder", "copyrightHolder", "source_domain", "hostname", "domain")  # fmt: skip
_BY = ("byline", "authors", "author", "by", "creator", "bylines", "people")
_ABOUT = ("description", "description_text", "summary", "abstract", "excerpt", "lead_paragraph",
          "snippet")  # fmt: skip
_TAGS = ("tags", "keywords", "subject", "subjects", "categories")
_SECTION = ("articleSection", "section", "category", "section_name", "sectionName")
_PICTURE = ("image_url", "image", "urlToImage", "top_image", "thumbnail")
_LANGUAGE = ("language", "lang", "inLanguage")


class JsonArticles:
    """The format of JSON articles."""

    name = "json"
    version = 1

    def detect(self, capture: Capture) -> Evidence | None:
        """Claim JSON in which a title and a text or an address are named."""
        if shape(capture.data) is not Shape.JSON:
            return None
        if not _NAMED.search(markup(capture.data[:_LOOK]).data):
            return None
        return Evidence(f"{self.name}/{self.version}", "und", ("fields of an article",))

    def parse(self, capture: Capture, evidence: Evidence) -> Iterator[Draft | Problem]:
        """The articles in their order; lines that are no JSON are findings."""
        read = markup(capture.data)
        if read.refused:
            yield problem(capture.origin, 0, read.refused, read.note)
            return
        if read.note:
            yield problem(capture.origin, 0, "D514", read.note)
        found: list[Problem] = []
        for number, item in enumerate(_records(read.text, capture.origin)):
            if number >= MOST_RECORDS:
                yield problem(capture.origin, 0, "D520", f"more than {MOST_RECORDS:,} records")
                return
            if not isinstance(item, Record):
                yield item
                continue
            made = draft(item, capture, found.append)
            yield from found
            found.clear()
            if made is not None:
                yield made


def _records(text: str, origin: str) -> Iterator[Record | Problem]:
    """The records of a document, else those of its lines, each of them JSON."""
    whole = value_of(text)
    if not isinstance(whole, Absent):
        last = text.rstrip().count("\n") + 1
        yield from _of(whole, (1, last), origin)
        return
    if "\n" not in text.strip() or not _is_lines(text):
        yield problem(origin, whole.line, "D521", f"no JSON: {whole.why}")
        return
    broken = 0
    for number, line in enumerate(text.split("\n"), 1):
        value = value_of(line) if line.strip() else None
        if isinstance(value, Absent):
            broken += 1
            if broken <= _MOST_TOLD:
                yield problem(origin, number, "D509", f"a line that is no JSON: {value.why}")
        elif value is not None:
            yield from _of(value, (number, number), origin)
    if broken > _MOST_TOLD:
        yield problem(origin, 0, "D521", f"{broken:,} lines are no JSON")


def _is_lines(text: str) -> bool:
    """Whether one of the first lines is an object of its own."""
    first = [line for line in text[:_LOOK].split("\n") if line.strip()][:3]
    return any(isinstance(value_of(line), dict) for line in first)


def _of(
    value: Any, lines: tuple[int, int], origin: str, depth: int = 0
) -> Iterator[Record | Problem]:
    """The articles in a value: itself, those of a list, or of the list it holds."""
    if isinstance(value, list):
        for item in value:
            yield from _of(item, lines, origin, depth + 1) if depth < 4 else ()
        return
    if not isinstance(value, dict):
        yield problem(origin, lines[0], "D509", "a record that is no object")
        return
    record = _record(value, lines)
    if record.title and (record.text or record.html or record.url or record.summary):
        yield record
        return
    inner = next((value[key] for key in _LISTS if isinstance(value.get(key), list | dict)), None)
    if inner is not None and depth < 4:
        yield from _of(inner, lines, origin, depth + 1)
    else:
        yield problem(
            origin, lines[0], "D509", "a record without a title, or without anything else"
        )


def _record(value: dict[str, Any], lines: tuple[int, int]) -> Record:
    if isinstance(inner := value.get("fields"), dict):  # of the Guardian's interface
        value = value | inner
    html, text = first_text(value, *_HTML), first_text(value, *_TEXT)
    if not html and not text:
        html, text = _bodies(value.get("bodies"))
    if not html and re.search(r"</(?:p|div|h[1-6]|ul|blockquote)>", text):
        html, text = text, ""
    address = next((each for key in _URL if (each := _address(value.get(key)))), "")
    free = value.get("isAccessibleForFree")
    return Record(
        title=first_text(value, *_TITLE)
        or _value_of_first(value.get("headlines"))
        or _inside(value.get("headline"), "main"),
        html=html,
        text=text,
        summary=first_text(value, *_ABOUT) or _value_of_first(value.get("descriptions")),
        url=address,
        publisher=_first_names(value, _SOURCE, 1),
        author=_inside(value.get("byline"), "original") or _first_names(value, _BY, 20),
        published=_time(value, _WHEN),
        modified=_time(value, _CHANGED),
        language=language(first_text(value, *_LANGUAGE)),
        category=_first_names(value, _SECTION, 1),
        tags=tuple(_tags(value)),
        image=next((each for key in _PICTURE if (each := _address(value.get(key)))), "")
        or _rendition(value.get("associations")),
        license=_address(value.get("license")) or first_text(value, "license"),
        flags=("paywalled",) if str(free).lower() == "false" else (),
        lines=lines,
    )


def _bodies(value: Any) -> tuple[str, str]:
    """ninjs 2 and 3: bodies with a role or a content type, HTML before text."""
    bodies = [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
    marked = [first_text(b, "value") for b in bodies if "html" in first_text(b, "contenttype")]
    plain = [first_text(b, "value") for b in bodies if "html" not in first_text(b, "contenttype")]
    return next(filter(None, marked), ""), next(filter(None, plain), "")


def _inside(value: Any, key: str) -> str:
    return first_text(value, key) if isinstance(value, dict) else ""


def _rendition(associations: Any) -> str:
    """ninjs: the address of the first picture that goes with the article."""
    for each in _objects(associations):
        if each.get("type") in ("picture", "graphic"):
            addresses = map(_address, _objects(each.get("renditions")))
            if address := next(filter(None, addresses), ""):
                return address
    return ""


def _objects(value: Any) -> list[dict[str, Any]]:
    """The objects in a list, or under the keys of an object."""
    listed = list(value.values()) if isinstance(value, dict) else value
    return [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []


def _value_of_first(value: Any) -> str:
    found = value[0] if isinstance(value, list) and value else None
    return first_text(found, "value") if isinstance(found, dict) else ""


def _address(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("url") or value.get("href")
    text = value.strip() if isinstance(value, str) else ""
    return text if text.startswith(("http://", "https://")) else ""


def _first_names(value: dict[str, Any], keys: tuple[str, ...], most: int) -> str:
    for key in keys:
        names = [name for name in names_of(value.get(key)) if not name.startswith("http")]
        if names:
            return ", ".join(dict.fromkeys(names[:most]))
    return ""


def _tags(value: dict[str, Any]) -> list[str]:
    for key in _TAGS:
        names = _keywords(value.get(key))
        if len(names) == 1 and "," in names[0]:
            names = names[0].split(",")
        if names:
            return [name.strip() for name in names]
    return []


def _keywords(value: Any) -> list[str]:
    """Names; of pairs of a kind and a value, as the New York Times has them, the values."""
    pairs = [first_text(each, "value") for each in _objects(value)]
    return pairs if isinstance(value, list) and pairs and all(pairs) else names_of(value)


def _time(value: dict[str, Any], keys: tuple[str, ...]) -> object:
    for key in keys:
        stated = value.get(key)
        if isinstance(stated, bool) or stated in (None, ""):
            continue
        if isinstance(stated, str | int | float):
            return stated
    return None
