"""What publishers say about an article as linked data: the article's node of JSON-LD."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from dateline.text.urls import is_web, url_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_MOST = 2_000  # nodes of a page that are looked at
_LONGEST = 2_000_000  # characters of a script
_WRAPPER = re.compile(r"\A\s*(?://)?\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|"
                      r"(?://)?\s*(?:-->|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*\Z")  # fmt: skip
_ARTICLE = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report)\Z")
_MENDS: tuple[Callable[[str], str], ...] = (
    str,
    lambda text: _WRAPPER.sub("", text),
    lambda text: re.sub(r",(\s*[}\]])", r"\1", text),
)
_WAYS = ("@graph", "mainEntity", "mainEntityOfPage", "article", "mainContentOfPage")
_REFERRING = ("author", "creator", "publisher", "image")


def values(text: str) -> Any:
    """JSON as pages hold it, None where it is none: control characters may stand in texts, and
    what is no number in JSON counts as nothing."""
    if len(text) > _LONGEST:
        return None
    for mend in _MENDS:
        try:
            plain = mend(text).strip().rstrip(";")
            return json.loads(plain, strict=False, parse_constant=_nothing)
        except (ValueError, RecursionError):
            continue
    return None


def _nothing(_: str) -> None:
    """NaN and the infinities are no values."""


def article_node(scripts: Iterable[str], url: str) -> dict[str, Any] | None:
    """The node of the page's article: the one that names the page's address, else the only one
    with a headline, else the first. None where there is none. Its authors, publisher and picture
    are nodes themselves where it only refers to them."""
    nodes = [node for script in scripts for node in _nodes(values(script))]
    chosen = _chosen(nodes, url)
    if chosen is None:
        return None
    told = {node["@id"]: node for node in nodes if len(node) > 1 and _is_text(node.get("@id"))}
    return chosen | {key: _told(chosen[key], told) for key in _REFERRING if key in chosen}


def _told(value: Any, told: dict[str, dict[str, Any]]) -> Any:
    """`value`, where it is only a reference, as the node it refers to."""
    if isinstance(value, list):
        return [_told(item, told) for item in value[:200] if not isinstance(item, list)]
    if isinstance(value, dict) and len(value) == 1 and _is_text(value.get("@id")):
        return told.get(value["@id"], value)
    return value


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _chosen(nodes: list[dict[str, Any]], url: str) -> dict[str, Any] | None:
    found = [node for node in nodes if is_article(node) and (_name(node) or text(node, "url"))]
    if len(found) == 1 and _name(found[0]):
        return found[0]
    key = url_key(url) if url else ""
    for node in found:
        if key and key in {url_key(address) for address in addresses(node)}:
            return node
    headed = [node for node in found if _name(node)]
    return headed[0] if headed else None


def is_article(node: dict[str, Any]) -> bool:
    """Whether the node's type is that of an article."""
    return any(_ARTICLE.search(kind) for kind in types(node))


def types(node: dict[str, Any]) -> list[str]:
    """The names of the node's types, without their vocabulary."""
    stated = node.get("@type")
    kinds = stated if isinstance(stated, list) else [stated]
    return [kind.rpartition("/")[2] for kind in kinds if isinstance(kind, str)]


def text(node: dict[str, Any], *keys: str) -> str:
    """The first text under `keys`; of a list the first, of a node its name or address."""
    for key in keys:
        if found := next(texts(node.get(key)), ""):
            return found
    return ""


def texts(value: object) -> Iterator[str]:
    """The texts that a value is: itself, those of a list, the name of each node."""
    if isinstance(value, str) and value.strip():
        yield value.strip()
    elif isinstance(value, list):
        for item in value[:200]:
            if not isinstance(item, list):
                yield from texts(item)
    elif isinstance(value, dict):
        for key in ("name", "@value", "url", "@id"):
            if isinstance(value.get(key), str | list) and value[key]:
                yield from texts(value[key])
                return


def _name(node: dict[str, Any]) -> str:
    return text(node, "headline", "name")


def addresses(node: dict[str, Any]) -> Iterator[str]:
    """The web addresses by which a node names itself."""
    for key in ("url", "mainEntityOfPage", "@id"):
        value = node.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and is_web(value):
            yield value


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """The nodes at the top and along the ways that lead to a page's own article."""
    waiting, seen = [value], 0
    while waiting and seen < _MOST:
        seen += 1
        here = waiting.pop(0)
        if isinstance(here, list):
            waiting.extend(here[:_MOST])
        elif isinstance(here, dict):
            yield here
            waiting.extend(here[way] for way in _WAYS if isinstance(here.get(way), dict | list))
