"""What a page's own scripts and a browser that installs the site ask for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.plan.context import Context, file
from dateline.plan.subjects import FRONT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import Output
    from dateline.plan.subjects import Subject

TOOL_WORDS, MANIFEST, OFFLINE = "tool-words", "web-manifest", "offline"
WORDS_KINDS, APP_KINDS = frozenset({TOOL_WORDS}), frozenset({MANIFEST, OFFLINE})

# Texts that scripts show: their own, and the names of pages that they lead to.
_FIRST = ("tool", "key-", "preset-")
_TITLES = ("front", "archive", "stories", "topics", "sources", "people", "search")


@dataclass(frozen=True, slots=True)
class ToolWords:
    """Texts for scripts, by key: as texts with {places}, by plural category."""

    texts: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class Icon:
    """A picture of the site: its address, kind and size ("192x192", or "any" for a drawing), and
    whether a system may cut its corners off."""

    address: str
    kind: str
    size: str
    maskable: bool = False


# The drawing is the theme's; the pictures are made from it (tests/icons.py).
ICONS = (
    Icon("assets/images/favicon.svg", "image/svg+xml", "any"),
    Icon("assets/images/icon-192.png", "image/png", "192x192"),
    Icon("assets/images/icon-512.png", "image/png", "512x512"),
    Icon("assets/images/icon-maskable-512.png", "image/png", "512x512", maskable=True),
)


@dataclass(frozen=True, slots=True)
class Manifest:
    """How the site is installed: its name, language and direction are the settings'."""

    name: str
    language: str
    icons: tuple[Icon, ...]


@dataclass(frozen=True, slots=True)
class Offline:
    """What is shown where there is neither a network nor a copy of the page."""

    language: str
    title: str
    text: str


def words(context: Context, subject: Subject) -> Iterator[Output]:
    """The words of the reading tools."""
    if subject.kind == FRONT:
        titles = {f"{name}-title" for name in _TITLES}
        texts = tuple(
            (key, tuple(sorted(context.words.texts(key).items())))
            for key in sorted(context.words.messages)
            if key.startswith(_FIRST) or key in titles
        )
        yield file("words.json", TOOL_WORDS, ToolWords(texts))


def app(context: Context, subject: Subject) -> Iterator[Output]:
    """The description of the site as an application, and its page for want of a page."""
    if subject.kind == FRONT:
        settings = context.settings
        manifest = Manifest(settings.site_name, settings.language, ICONS)
        yield file("manifest.webmanifest", MANIFEST, manifest)
        say = context.words.say
        page = Offline(settings.language, say("offline-title"), say("offline-text"))
        yield file("offline.html", OFFLINE, page)
