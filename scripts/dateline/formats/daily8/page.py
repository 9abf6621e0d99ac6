"""The parts of a page: which lines are the main article, which hold items, what tells so.

Decides whether a text is a page of Daily8 at all. Knows nothing of what an item's lines mean.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from dateline.text.urls import host

from .headers import headers
from .labels import (
    COMMON_WORDS,
    DEFAULT_LANGUAGE,
    HASH,
    HOSTS,
    LABELS,
    LANGUAGES,
    LOGO,
    Labels,
)

if TYPE_CHECKING:
    from dateline.formats.lines import Line, Text

_WINDOW = 8  # non-blank lines within which the labels after an article follow each other
_TOP = 3  # non-blank lines within which a listing's heading stands
_PAGE_END = 3  # a page of the compact style ends with three blank lines
_LISTING = re.compile(r"\S.{2,60} #(\S.*)")
_HASHTAG = re.compile(r"/hashtag/([^/]+)/?\Z")
_ARABIC = re.compile(r"[\u0620-\u06ff]")
_MARKUP = ("<", "{", "[")


@dataclass(frozen=True, slots=True)
class Page:
    """A recognised page: where among its `lines` the main article ends and where items begin.

    `main` is 0 where there is none, as on a listing; `tag` is empty but on a listing. `ended` says
    that what follows the main article was seen; `cut` and `unended` how the capture ends. `second`
    is the number of the line where another page begins, 0 where there is but one.
    """

    lines: tuple[Line, ...]
    language: str
    seen: tuple[str, ...]
    main: int
    items: int
    ended: bool
    cut: bool
    unended: bool
    tag: str = ""
    second: int = 0

    def may_be_cut(self, line: Line) -> bool:
        """Whether the capture may end in the middle of `line`."""
        return line is self.lines[-1] and (self.cut or self.unended)


@dataclass(frozen=True, slots=True)
class _Chrome:
    """The run of labels after an article, as a span of lines."""

    language: str
    start: int
    stop: int
    seen: tuple[str, ...]


def recognise(text: Text, url: str) -> Page | None:
    """The page that `text` is, None where it is no page of Daily8.

    What counts: the site's labels together; a listing's top; or, on a page that is cut before
    any label, its top (unless `url` is of another site) or an address of the site.
    """
    if (heading := _heading(text.lines, 0) or _addressed(text.lines, url)) is not None:
        return _listing(text, url, *heading)
    chromes = _chromes(text, url)
    seen = _seen(text.lines, url, chromes)
    if not seen:
        return None
    lines = text.lines
    first = chromes[0] if chromes else _without_labels(lines, url)
    return Page(
        lines=lines,
        language=first.language,
        seen=seen,
        main=first.start,
        items=first.stop,
        ended=first.start < len(lines),
        cut=text.cut,
        unended=text.unended,
        second=_second(lines, chromes),
    )


def _without_labels(lines: tuple[Line, ...], url: str) -> _Chrome:
    """Where the labels would stand that a page has lost: before the first item's header.

    Where the page has lost its beginning with them, what stands before may be the rest of an item.
    """
    found = headers(lines, 0)
    end = found[0].top if found else len(lines)
    if found and lines[0].text != LOGO:
        end = 0
    return _Chrome(_guess(lines, url), end, end, ())


def _seen(lines: tuple[Line, ...], url: str, chromes: list[_Chrome]) -> tuple[str, ...]:
    """What speaks for an article's page."""
    labels = chromes[0].seen if chromes else ()
    return (*labels, *_claims(lines, url))


def _claims(lines: tuple[Line, ...], url: str) -> tuple[str, ...]:
    """What speaks for a page of the site without any label: its top, and its address."""
    if _is_named(lines, url):
        return (url,)
    return (LOGO,) if _repeats(lines, 0) and not host(url) else ()


def _is_named(lines: tuple[Line, ...], url: str) -> bool:
    """Whether the address says that these lines are a page of the site."""
    return _is_ours(url) and len(lines) > 1 and not lines[0].text.startswith(_MARKUP)


def _is_ours(url: str) -> bool:
    name = host(url)
    return any(name == ours or name.endswith(f".{ours}") for ours in HOSTS)


def _guess(lines: tuple[Line, ...], url: str) -> str:
    """The language of a page without labels: by its address, else by its letters and words."""
    if _is_ours(url):
        first = urlsplit(url).path.split("/")[1:2]
        return first[0] if first and first[0] in LANGUAGES else DEFAULT_LANGUAGE
    text = " ".join(line.text for line in lines[:200])
    if len(_ARABIC.findall(text)) * 2 > sum(char.isalpha() for char in text):
        return "ar"
    words = text.lower().split()
    counts = {lang: sum(word in known for word in words) for lang, known in COMMON_WORDS.items()}
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] * 3 > sum(counts.values()) * 2 else "und"


def _repeats(lines: tuple[Line, ...], at: int) -> bool:
    """Whether a page's top stands at `at`: the logo, then a headline twice."""
    texts = [line.text for line in lines[at : at + 3]]
    return len(texts) == 3 and texts[0] == LOGO and texts[1] == texts[2]


def _heading(lines: tuple[Line, ...], start: int) -> tuple[str, str, int] | None:
    """The language, tag and place of a listing's heading near `start`; language may be empty."""
    texts = [line.text for line in lines[start : start + _TOP]]
    for at, text in enumerate(texts):
        if not {LOGO, HASH} & set(texts[:at]):
            continue
        for labels in LABELS:
            if labels.listing and text.startswith(labels.listing):
                return labels.language, text.removeprefix(labels.listing).strip(), start + at
        if texts[:at] == [LOGO, HASH] and (match := _LISTING.fullmatch(text)):
            return "", match[1], start + at
    return None


def _addressed(lines: tuple[Line, ...], url: str) -> tuple[str, str, int] | None:
    """The same for a listing that has lost its heading, by the address it was saved from."""
    match = _HASHTAG.search(unquote(urlsplit(url).path)) if _is_named(lines, url) else None
    if match is None:
        return None
    top = [n for n, line in enumerate(lines[:_TOP]) if line.text in (LOGO, HASH)]
    return "", match[1], top[-1] if top else -1


def _listing(text: Text, url: str, language: str, tag: str, at: int) -> Page:
    lines = text.lines
    chromes = _chromes(text, url)
    return Page(
        lines=lines,
        language=language or _guess(lines, url),
        seen=(*(line.text for line in lines[: at + 1]), *([url] if _is_ours(url) else [])),
        main=0,
        items=at + 1,
        ended=True,
        cut=text.cut,
        unended=text.unended,
        tag=tag,
        second=_top_below(lines, at + 1) or (lines[chromes[0].start].number if chromes else 0),
    )


def _second(lines: tuple[Line, ...], chromes: list[_Chrome]) -> int:
    """The number of the line where a second page begins, 0 where none does."""
    if (top := _top_below(lines, 1)) or len(chromes) < 2:
        return top
    span = range(chromes[0].stop + 1, chromes[1].start + 1)
    gaps = [n for n in span if lines[n].number - lines[n - 1].number > _PAGE_END]
    return lines[gaps[-1] if gaps else chromes[1].start].number


def _top_below(lines: tuple[Line, ...], start: int) -> int:
    """The number of the first line from `start` on where the top of a page stands, or 0."""
    for n in range(start, len(lines)):
        if lines[n].text == LOGO and (_repeats(lines, n) or _heading(lines, n) is not None):
            return lines[n].number
    return 0


def _chromes(text: Text, url: str) -> list[_Chrome]:
    """Every run of the site's labels: two with the first one, or three where that is lost.

    Where top or address tell that the page is the site's, one that is no common word is enough.
    """
    sure = bool(_claims(text.lines, url))
    found: list[_Chrome] = []
    for labels in LABELS:
        lines = [n for n, line in enumerate(text.lines) if line.text in labels.chrome]
        runs = [_run(text, labels, start) for start in lines]
        whole = [run for run in runs if run.seen[0] == labels.chrome[0] and len(run.seen) > 1]
        whole = whole or [run for run in runs if len(run.seen) > 2]
        if not whole and sure:
            whole = [run for run in runs if not labels.unmistakable.isdisjoint(run.seen)]
        found += [run for n, run in enumerate(whole) if not n or run.start >= whole[n - 1].stop]
    return sorted(found, key=lambda run: run.start)


def _run(text: Text, labels: Labels, start: int) -> _Chrome:
    """The labels from line `start` on that follow each other in the site's order."""
    seen = [text.lines[start].text]
    stop = start + 1
    for n in range(start + 1, min(start + _WINDOW, len(text.lines))):
        rest = labels.chrome[labels.chrome.index(seen[-1]) + 1 :]
        line = text.lines[n].text
        last = text.cut and n == len(text.lines) - 1
        label = next(
            (word for word in rest if word == line or (last and word.startswith(line))), ""
        )
        if label:
            seen.append(label)
            stop = n + 1
    return _Chrome(labels.language, start, stop, tuple(seen))
