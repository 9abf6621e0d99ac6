"""Pages as CommonMark, and llms.txt (https://llmstxt.org), which names them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import prose
from .entry_texts import clean_text, line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.plan.entries import Entry
    from dateline.plan.families.twins import ArticleTwin, EditionTwin, Llms

    from .desk import Desk

_MARKS = re.compile(r"([\\`*_\[\]<>#&])")


def article(view: ArticleTwin, desk: Desk) -> bytes:
    """An article with its whole text."""
    made = view.entry
    rows = [f"# {_plain(made.head.title)}", "", _plain(prose.byline(made, desk)), ""]
    rows += [f"> {_plain(made.excerpt)}", ""] if made.excerpt else []
    rows += [clean_text(made, desk), "", *_origin(made)]
    return "\n".join(rows).strip().encode("utf-8", "replace") + b"\n"


def edition(view: EditionTwin, desk: Desk) -> bytes:
    """A time's or a story's articles, by day."""
    made = view.edition
    rows = [f"# {_plain(made.title)}", ""]
    rows += [prose.words_of(desk).counted("articles", made.count), ""]
    for chapter in made.chapters:
        rows += [f"## {_plain(chapter.heading.title)}", ""]
        for each in chapter.entries:
            rows += _brief(each, desk) if view.brief else _told(each, desk)
        rows += [""]
    return _encoded(rows)


def _brief(entry: Entry, desk: Desk) -> Iterator[str]:
    source = f" · {_plain(entry.source)}" if entry.source else ""
    yield f"- {_link(entry.head.title, entry.address, desk)}{source}"


def _told(entry: Entry, desk: Desk) -> Iterator[str]:
    yield f"### {_link(entry.head.title, entry.address, desk)}"
    yield ""
    yield from (_plain(prose.byline(entry, desk)), "")
    if entry.excerpt:
        yield from (_plain(entry.excerpt), "")
    yield from _origin(entry)


def _origin(entry: Entry) -> list[str]:
    url = prose.web(entry.head.source_url)
    return [f"<{url}>", ""] if url else []


def llms(view: Llms, desk: Desk) -> bytes:
    """What the archive is, and where programs find it."""
    settings = desk.settings
    articles = ", an article whose text may be shown and" if settings.markdown_articles else " and"
    rows = [
        f"# {_plain(settings.site_name)}",
        "",
        "> A news archive: every article has its day, its source and a permanent address.",
        "",
        "Texts belong to their publishers unless an article says that it is licensed. A page of a",
        f"day, a week, a month{articles} a story is Markdown at its address with index.md",
        "behind it.",
        "",
        "## Newest days",
        "",
        *(f"- {_link(day.title, f'{day.address}index.md', desk)}" for day in view.days),
        "",
        "## Months",
        "",
        *(f"- {_link(month.title, f'{month.address}index.md', desk)}" for month in view.months),
        "",
    ]
    if settings.data:
        rows += ["## Data", "", f"- {_link('JSON Schema', 'data/schema-1.json', desk)}"]
        rows += [
            f"- {_link(f'{month.note}.jsonl.gz', f'data/{month.note}.jsonl.gz', desk)}"
            for month in view.months
        ]
        rows += [""]
    return _encoded(rows)


def _link(title: str, address: str, desk: Desk) -> str:
    return f"[{_plain(title)}]({desk.base}{address})"


def _plain(words: str) -> str:
    """A text of one line whose characters mean themselves."""
    return _MARKS.sub(r"\\\1", line(words))


def _encoded(rows: list[str]) -> bytes:
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(rows).strip())
    return f"{text}\n".encode("utf-8", "replace")
