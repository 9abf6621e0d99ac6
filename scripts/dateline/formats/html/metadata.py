"""What a page says about its article in machine-readable form, and nothing it does not say.

In the order of trust: JSON-LD, microdata, OpenGraph and its kin, plain HTML. Texts are given as
they stand, dates as worded.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from dateline.formats.bylines import name_of
from dateline.text.reservations import reserved
from dateline.text.urls import host, is_web

from .bylines import byline
from .jsonld import addresses, article_node, text, texts, types
from .titles import headline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_OPEN_FOR_FREE = {"false": True, "no": True, "0": True}
_KINDS = {"LiveBlogPosting": "live", "VideoObject": "video", "PodcastEpisode": "podcast"}
_STATING = (
    'meta, title, h1, script[type*="ld+json"], link[rel="canonical"], a[rel="canonical"], '
    'link[rel="license"], a[rel="license"], a[rel="author"], figcaption'
)  # looked for together, for each look goes over the whole page
_MOST_META = 400
_CAPTION, _MOST_CAPTIONS = 500, 20  # characters of one, and how many are kept
_CREDIT = re.compile(
    r"(?:\b(?:photograph|photo|picture|image|foto|bild|crédit photo|credit)s?(?: by|:)|©)\s*"
    r"([^.:;|]{3,100})\.?\Z",
    re.I,
)
_TAG_END = re.compile(r"\s*[,;]\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The stated facts of a page; empty where it states none. `article` says that the page calls
    itself an article; `heading` is its only main heading."""

    title: str = ""
    heading: str = ""
    url: str = ""
    publisher: str = ""
    author: str = ""
    published: str = ""
    modified: str = ""
    language: str = "und"
    section: str = ""
    tags: tuple[str, ...] = ()
    description: str = ""
    image: str = ""
    credit: str = ""
    captions: tuple[str, ...] = ()
    license: str = ""
    kind: str = ""
    paywalled: bool = False
    reserved: tuple[str, ...] = ()
    article: bool = False


def metadata(page: str | bytes, url: str = "") -> Metadata:
    """Read the metadata of an HTML page saved from `url`. Bytes are UTF-8, and read faster."""
    from selectolax.lexbor import LexborHTMLParser

    return _Page(LexborHTMLParser(page), url).metadata()


class _Page:
    """A parsed page: its linked data, its meta elements by name, its microdata by property."""

    def __init__(self, tree: Any, url: str) -> None:
        self._tree = tree
        self._nodes: dict[str, list[Any]] = {}
        for found in tree.css(_STATING):
            self._nodes.setdefault(found.tag, []).append(found)
        self._meta = _metas(self._of("meta")[:_MOST_META])
        self.url = self._address(url)
        scripts = [found.text(deep=True) for found in self._of("script")[:50]]
        self._node: dict[str, Any] = article_node(scripts, self.url) or {}
        self.url = self.url or next(addresses(self._node), "")
        self._props = {} if self._node else _properties(tree)

    def metadata(self) -> Metadata:
        """All facts; the first that states one wins."""
        node = self._node
        heads = [_plain(found.text()) for found in self._of("h1")[:3]]
        heading = heads[0] if len(heads) == 1 else ""
        publisher = self._publisher()
        captions = self._captions()
        return Metadata(
            title=headline(
                [_plain(text(node, "headline", "name")), self._props.get("headline", "")],
                [self._first("og:title", "twitter:title", "dc.title", "citation_title")],
                heading,
                _plain(next((str(found.text()) for found in self._of("title")), "")),
                [publisher, self._first("og:site_name", "application-name"), host(self.url)],
            ),
            heading=heading,
            url=self.url,
            publisher=publisher,
            author=self._author(publisher),
            published=text(node, "datePublished", "dateCreated")
            or self._props.get("datePublished", "")
            or self._first(*_PUBLISHED),
            modified=text(node, "dateModified")
            or self._props.get("dateModified", "")
            or self._first(*_MODIFIED),
            language=self._language(),
            section=_plain(text(node, "articleSection"))
            or self._first("article:section", "og:article:section", "section"),
            tags=self._tags(),
            description=_plain(text(node, "description"))
            or self._first("og:description", "description", "twitter:description"),
            **self._picture(captions),
            captions=captions,
            license=text(node, "license") or self._link("license"),
            kind=next((_KINDS[kind] for kind in types(node) if kind in _KINDS), ""),
            paywalled=self._paywalled(),
            reserved=reserved(", ".join(self._all("robots")), self._first("tdm-reservation")),
            article=bool(node) or "headline" in self._props or self._first("og:type") == "article",
        )

    def _address(self, url: str) -> str:
        """The canonical address; the one the page was saved from where that names another host."""
        for stated in (self._link("canonical"), self._first("og:url")):
            whole = _joined(url, stated) if stated else ""
            if whole and (
                not url or host(whole).removeprefix("www.") in host(url) or not host(url)
            ):
                return whole
        return url

    def _publisher(self) -> str:
        stated = _plain(text(self._node, "publisher", "sourceOrganization"))
        if stated and not is_web(stated):
            return stated
        return self._first("og:site_name", "dc.publisher", "application-name")

    def _author(self, publisher: str) -> str:
        """Who wrote it: as stated for machines, unless that is the publisher itself, else as the
        byline has it."""
        named = self._node.get("author") or self._node.get("creator") or self._props.get("author")
        linked = (found.text() for found in self._of("a") if found.attributes["rel"] == "author")
        stated = self._people(texts(named)) or self._people(
            self._all("author", "article:author", "dc.creator")
        )
        if stated and stated != publisher:
            return stated
        return byline(self._tree, self._language()) or stated or self._people(linked)

    def _people(self, names: Iterable[str]) -> str:
        plain = (name_of(_plain(name), self._language()) for name in names)
        kept = (name for name in plain if name and not is_web(name) and len(name) < 120)
        return ", ".join(dict.fromkeys(kept))

    def _tags(self) -> tuple[str, ...]:
        named = [*texts(self._node.get("keywords"))] or list(self._all("article:tag"))
        if not named:
            named = [self._first("news_keywords", "keywords")]
        parts = named if len(named) > 1 else [p for name in named for p in _TAG_END.split(name)]
        return tuple(dict.fromkeys(plain for part in parts if (plain := _plain(part))))[:50]

    def _captions(self) -> tuple[str, ...]:
        """What stands below the pictures of the article."""
        texts = (_plain(found.text(separator=" ")) for found in self._of("figcaption"))
        return tuple(dict.fromkeys(text[:_CAPTION] for text in texts if text))[:_MOST_CAPTIONS]

    def _picture(self, captions: Sequence[str]) -> dict[str, str]:
        image = self._node.get("image")
        first = image[0] if isinstance(image, list) and image else image
        node = first if isinstance(first, dict) else {}
        stated = text(node, "contentUrl", "url") if node else next(texts(first), "")
        address = stated or self._first("og:image:secure_url", "og:image", "twitter:image")
        whole = _joined(self.url, address) if address else ""
        credit = _plain(text(node, "creditText", "copyrightNotice", "creator", "author"))
        if not credit and captions and (credited := _CREDIT.search(captions[0])):
            credit = credited[1].strip()
        return {"image": whole, "credit": credit if whole and not is_web(credit) else ""}

    def _language(self) -> str:
        root = self._tree.css_first("html")
        stated = str((root.attributes.get("lang") or "") if root else "")
        found = (
            text(self._node, "inLanguage")
            or stated
            or self._first("content-language", "language", "dc.language")
            or self._first("og:locale")
        )
        return language(found)

    def _paywalled(self) -> bool:
        free = self._node.get("isAccessibleForFree")
        tier = self._first("article:content_tier")
        return _OPEN_FOR_FREE.get(str(free).lower(), False) or tier in ("locked", "metered")

    def _first(self, *names: str) -> str:
        return next(self._all(*names), "")

    def _all(self, *names: str) -> Iterator[str]:
        for name in names:
            yield from (plain for value in self._meta.get(name, ()) if (plain := _plain(value)))

    def _of(self, tag: str) -> list[Any]:
        return self._nodes.get(tag, [])

    def _link(self, relation: str) -> str:
        for found in (*self._of("link"), *self._of("a")):
            if found.attributes.get("rel") == relation:
                return str(found.attributes.get("href") or "").strip()
        return ""


_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "parsely-pub-date",
    "datepublished", "date_published", "publishdate", "publish-date", "pubdate", "sailthru.date",
    "dc.date.issued", "dcterms.created", "dc.date.created", "dc.date", "citation_publication_date",
    "article.published", "published_at", "cxenseparse:recs:publishtime", "article_date_original",
    "originalpublicationdate", "dcterms.date", "date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "og:article:modified_time", "last-modified",
    "dcterms.modified", "dc.date.modified", "datemodified",
)  # fmt: skip


def language(stated: str) -> str:
    """A declared language as a BCP 47 tag, "und" where it is none."""
    tag = stated.strip().replace("_", "-")
    if not re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}", tag):
        return "und"
    primary, *rest = tag.split("-")
    regions = [part.upper() if len(part) == 2 else part for part in rest]
    return "-".join([primary.lower(), *regions])


def _metas(nodes: Iterable[Any]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node in nodes:
        named = node.attributes
        name = named.get("property") or named.get("name") or named.get("http-equiv")
        value = named.get("content")
        if name and value:
            found.setdefault(name.strip().lower(), []).append(value)
    return found


def _properties(tree: Any) -> dict[str, str]:
    """The properties of the first article in microdata, but for those of things inside it."""
    scope = tree.css_first('[itemtype*="Article"], [itemtype*="BlogPosting"]')
    found: dict[str, str] = {}
    for node in scope.css("[itemprop]")[:300] if scope else ():
        named = node.attributes
        value = named.get("content") or named.get("datetime") or node.text()
        for name in str(named.get("itemprop") or "").split():
            found.setdefault(name, _plain(str(value))[:500])
    return found


def _plain(value: str) -> str:
    """A text of one line, without the markup and references that some put into attributes."""
    unescaped = html.unescape(value) if "&" in value else value
    bare = re.sub(r"</?[a-zA-Z][^<>]{0,200}>", "", unescaped) if "<" in unescaped else unescaped
    return " ".join(bare.split())


def _joined(base: str, address: str) -> str:
    try:
        whole = urljoin(base, address.strip())
    except ValueError:
        return ""
    return whole if is_web(whole) else ""
