"""What a page may load and run: its Content-Security-Policy, said in its own head.

Nothing but the site's own files, and inline scripts and styles only by their hashes, which are
taken from the rendered frame of the page: an owner's override is allowed what it wrote down itself,
and a text that became markup by mistake is allowed nothing. Handlers in attributes, styles in
attributes and other hosts stay forbidden; where a page relies on one of them, that is a finding.
Pure: no files, no MkDocs.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dateline.text.urls import host, is_web

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.settings import Settings

REFERRER = '<meta name="referrer" content="same-origin">'

_HEAD = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)
_INLINE = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1>", re.DOTALL | re.IGNORECASE)
_TYPE = re.compile(r"""\btype=["']?([^"'\s>]+)""", re.IGNORECASE)
_SRC = re.compile(r"\bsrc\s*=", re.IGNORECASE)
_RUN = frozenset({"", "module", "text/javascript", "application/javascript", "text/css"})
_LOADED = {
    "script": "src", "img": "src", "iframe": "src", "embed": "src", "object": "data",
    "audio": "src", "video": "src", "source": "src",
}  # fmt: skip


def secured(page: str, content: str, settings: Settings) -> str:
    """A rendered page with its policy behind the declaration of its character set.

    `content` is what was poured into the frame: it has no right to anything inline. A page without
    a character set stays as it is; see `blocked`.
    """
    before, found, after = page.partition(content) if content else (page, "", "")
    said = f"\n{policy_of(before + after, settings)}\n{REFERRER}"
    return f"{_HEAD.sub(lambda match: match[0] + said, before, 1)}{found}{after}"


def policy_of(frame: str, settings: Settings) -> str:
    """The policy, as an element, of a page whose frame is `frame`."""
    inline = set(_inline(frame))
    scripts = sorted(each for kind, each in inline if kind == "script")
    styles = sorted(each for kind, each in inline if kind == "style")
    hosts, pictures = settings.page_hosts, settings.image_hosts
    own = ["'self'", *hosts]
    rules = {
        "script-src": [*own, *scripts],
        "style-src": [*own, *styles],
        # Icons of the style sheets are data: addresses.
        "img-src": ["'self'", "data:", *hosts, *pictures],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "frame-src": ["'none'"],
        "object-src": ["'none'"],
    }
    # The first rule is also that of fonts, sounds and connections, and of each above that says the
    # same: the policy stands on every page.
    rules = {
        "default-src": own,
        **{name: values for name, values in rules.items() if values != own},
        "form-action": [*own, *_elsewhere(settings)],
        "base-uri": ["'none'"],
    }
    said = ";".join(f"{name} {' '.join(dict.fromkeys(values))}" for name, values in rules.items())
    return f'<meta http-equiv="Content-Security-Policy" content="{said}">'


def _elsewhere(settings: Settings) -> list[str]:
    """Where readers without scripts may be sent to search."""
    parts = urlsplit(settings.search.external)
    return [f"{parts.scheme}://{parts.netloc}"] if parts.netloc else []


def _inline(frame: str) -> Iterator[tuple[str, str]]:
    """Kind and hash of what runs or styles from within the page; data blocks do neither."""
    for kind, attributes, text in _INLINE.findall(frame):
        declared = _TYPE.search(attributes)
        runs = (declared[1].lower() if declared else "") in _RUN
        if text and runs and not _SRC.search(attributes):
            yield kind.lower(), _hashed(text)


@lru_cache(maxsize=1_000)
def _hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def blocked(page: str, settings: Settings) -> tuple[str, ...]:
    """What a page has that its policy does not let run or load, each once, in words."""
    watch = _Watch(frozenset({*settings.page_hosts}), frozenset({*settings.image_hosts}))
    watch.feed(page)
    watch.close()
    if not _HEAD.search(page):
        watch.found.append("no <meta charset>, behind which the policy would stand")
    return tuple(dict.fromkeys(watch.found))


class _Watch(HTMLParser):
    """Finds what a policy forbids."""

    def __init__(self, hosts: frozenset[str], pictures: frozenset[str]) -> None:
        super().__init__()
        self._hosts, self._pictures = hosts, pictures
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.found += (f"{name}= of <{tag}>" for name in values if _is_inline(name))
        if values.get("href", "").strip().lower().startswith("javascript:"):
            self.found.append(f"a javascript: address of <{tag}>")
        for url in _loads(tag, values):
            known = self._hosts | (self._pictures if tag == "img" else frozenset())
            whole = f"https:{url}" if url.startswith("//") else url
            if is_web(whole) and host(whole) not in known:
                self.found.append(f"<{tag}> from {host(whole)}")


def _is_inline(name: str) -> bool:
    return name == "style" or name.startswith("on")


def _loads(tag: str, values: dict[str, str]) -> Iterable[str]:
    """The addresses that an element loads by itself."""
    if tag == "link" and {"stylesheet", "preload"} & set(values.get("rel", "").lower().split()):
        return (values.get("href", ""),)
    return (values.get(_LOADED.get(tag, ""), ""),)
