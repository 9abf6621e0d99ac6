"""Every option of the plugin: its type, default, limits and documentation.

The defaults stand in `Settings`, once. Knows neither files nor MkDocs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from dateline.errors import did_you_mean
from dateline.model import Rights
from dateline.text.urls import is_web

from .values import ENGINES, Search, Settings

if TYPE_CHECKING:
    from collections.abc import Callable

_DEFAULTS = Settings()
_UNSAFE_SCHEMES = ("javascript", "vbscript", "data", "file")


@dataclass(frozen=True, slots=True)
class Option:
    """One option. `read` turns a YAML value into the setting, or raises ValueError whose message
    says what was wanted. `kind` and `doc` are for the reference; `doc` is Markdown."""

    name: str
    kind: str
    read: Callable[[object], object]
    doc: str

    @property
    def default(self) -> object:
        """What applies where mkdocs.yml does not name the option."""
        return getattr(_DEFAULTS, self.name)


def _number(least: int, most: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise ValueError(f"a whole number from {least:,} to {most:,}")
        return value

    return read


def _words(pattern: str, wanted: str) -> Callable[[object], tuple[str, ...]]:
    """A reader of lists whose items all match `pattern`; one text counts as a list of one."""
    fits = re.compile(pattern)

    def read(value: object) -> tuple[str, ...]:
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list | tuple):
            raise ValueError(wanted)
        if not all(isinstance(item, str) and fits.fullmatch(item) for item in items):
            raise ValueError(wanted)
        return tuple(items)

    return read


_scheme_words = _words(r"[A-Za-z][A-Za-z0-9+.-]*", "a list of schemes such as https")


def _schemes(value: object) -> tuple[str, ...]:
    schemes = tuple(word.lower() for word in _scheme_words(value))
    if any(scheme in _UNSAFE_SCHEMES for scheme in schemes):
        raise ValueError(f"a list of schemes without {', '.join(_UNSAFE_SCHEMES)}")
    return schemes


_FORM = re.compile(r"(?:https?://|mailto:)[^\s{}]+(?:\{(?:id|title|address|file)\}[^\s{}]*)*")


def _form(value: object) -> str:
    """An address with places to fill; empty for none."""
    if value != "" and not (isinstance(value, str) and _FORM.fullmatch(value)):
        raise ValueError("an address such as https://example.org/new?title={title}")
    return value


def _zone(value: object) -> str:
    try:
        return str(ZoneInfo(value if isinstance(value, str) else "").key)
    except (ValueError, KeyError, OSError) as error:  # the zone of no name is a directory
        raise ValueError("a time zone such as Europe/Paris or UTC") from error


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("true or false")
    return value


def _text(pattern: str, wanted: str) -> Callable[[object], str]:
    """A reader of texts that match `pattern`, or are empty. YAML takes a day for a date."""
    fits = re.compile(pattern)

    def read(value: object) -> str:
        text = value.isoformat() if isinstance(value, date) else value
        if not isinstance(text, str) or (text and not fits.fullmatch(text)):
            raise ValueError(wanted)
        return text

    return read


# What stands after tag: in a tag URI (RFC 4151).
_authority = _text(r"[a-z0-9-]+(\.[a-z0-9-]+)+,\d{4}(-\d\d(-\d\d)?)?",
                   "a domain and a year or day, such as example.org,2026")  # fmt: skip


def _search(value: object) -> Search:
    if isinstance(value, Search):
        return value
    given: dict[object, object] = value if isinstance(value, dict) else {"": value}
    engine = str(given.get("engine", Search().engine))
    external = str(given.get("external") or "")
    if given.keys() - {"engine", "external"} or engine not in ENGINES:
        raise ValueError(f"a mapping with engine: one of {', '.join(ENGINES)}")
    if external and not is_web(external):
        raise ValueError("a mapping whose external: is an address with https://")
    return Search(engine=engine, external=external)


def _rights(value: object) -> Rights:
    try:
        return Rights(str(value))
    except ValueError as error:
        raise ValueError(f"one of {', '.join(Rights)}") from error


def _strings(value: object) -> tuple[tuple[str, object], ...]:
    """Texts by key, as pairs that can be hashed; a text per plural category is pairs again."""
    from dateline.wording import KEYS, misfit

    if not isinstance(value, dict):
        raise ValueError("texts by key, such as {front-title: Home}")
    for key, text in value.items():
        if key not in KEYS:
            near = did_you_mean(str(key), KEYS)
            raise ValueError(f"texts by key; {key!r} is no key{f', {near}' if near else ''}")
        fault = misfit(key, text)
        if fault:
            raise ValueError(f"texts by key; {key}: {fault}")
    return tuple(
        (key, tuple(text.items()) if isinstance(text, dict) else text)
        for key, text in sorted(value.items())
    )


OPTIONS: tuple[Option, ...] = (
    Option("timezone", "time zone", _zone,
           "The zone whose midnights part one day of the archive from the next."),
    Option("page_size", "number", _number(5, 1000),
           "How many articles a topic, tag, source, person or place shows on its first page; older "
           "ones move to pages of their month or year, which never change again."),
    Option("front_items", "number", _number(1, 50),
           "How many articles the front page shows for each topic."),
    Option("front_stories", "number", _number(1, 50),
           "How many stories lead the front page."),
    Option("related", "number", _number(0, 20),
           "How many related articles an article's page names."),
    Option("story_silence", "number", _number(1, 10_000),
           "After how many days without a report, counted to the archive's newest day, a story "
           "counts as closed where its file does not say."),
    Option("annotate", "yes or no", _switch,
           "Whether `dateline ingest` suggests topics, tags, names, key points and stories for "
           "what it took in, as `dateline annotate` does."),
    Option("topic_confidence", "number", _number(0, 100),
           "How sure, of 100, the machine must be of a topic to suggest it; a higher number leaves "
           "more articles without one."),
    Option("spacy_models", "list of words",
           _words(r"[a-z]{2,3}(?:_[a-z0-9]+)+", "a list of models such as en_core_web_sm"),
           "Models of spaCy that look for names beside the rules, one for each language; spaCy is "
           "the extra `spacy`, and each model a package of its own."),
    Option("ai_url", "address", _text(r"https?://\S+", "an address such as https://api.example.org/v1"),
           "The endpoint that `dateline ai` asks, up to `/chat/completions`; it speaks OpenAI's "
           "protocol. Without it no machine is asked anything. A key is read from the environment "
           "variable `DATELINE_AI_KEY` only."),
    Option("ai_model", "text", _text(r"[^\x00-\x1f]{1,200}", "the name of a model"),
           "The model that `dateline ai` asks for."),
    Option("default_rights", "word", _rights,
           "What may be shown of an article where neither it nor its source says: `link`, "
           "`excerpt`, `summary`, `full` or `withheld`."),
    Option("excerpt_words", "number", _number(0, 300),
           "The longest excerpt of a text that is not ours, in words."),
    Option("excerpt_chars", "number", _number(0, 2000),
           "The longest excerpt of a text that is not ours, in characters."),
    Option("full_licenses", "list of words",
           _words(r"[A-Za-z0-9][A-Za-z0-9.+-]*", "a list of SPDX ids such as CC-BY-4.0"),
           "Licences, by their SPDX ids, under which a whole text may be shown."),
    Option("link_schemes", "list of words", _schemes,
           "Schemes of links that an article's body may hold; another link leaves only its text."),
    Option("report_uri", "address", _form,
           "Where a reader reports an error in an article, such as the address of an issue form; "
           "`{id}`, `{title}`, `{address}` and `{file}` in it are filled in. Without it no page "
           "asks for reports."),
    Option("history_uri", "address", _form,
           "Where the history of an article's file is to be seen; the same places are filled in, "
           "such as `https://github.com/OWNER/REPOSITORY/commits/main/content/{file}`."),
    Option("image_hosts", "list of words",
           _words(r"[a-z0-9-]+(\.[a-z0-9-]+)+", "a list of hosts such as upload.wikimedia.org"),
           "Hosts from which an article's body may show images; none by default, so that no "
           "reader's request leaves the site."),
    Option("feeds", "yes or no", _switch,
           "Whether there are feeds: `atom.xml`, `rss.xml` and `feed.json` beside the pages of "
           "lists. They need `site_url`."),
    Option("feed_items", "number", _number(1, 200),
           "How many entries a feed has, the front page's twice as many. Those hold whole texts "
           "where their rights allow it, all others excerpts."),
    Option("feed_least", "number", _number(1, 1000),
           "With how many articles a tag, person, organisation, place or day has feeds of its own. "
           "Smaller ones share the front page's, whose entries name them as categories. Topics "
           "and sources always have feeds, stories from their third report on."),
    Option("feed_authority", "domain and date", _authority,
           "Whose the ids of feed entries are, such as `example.org,2026`: a domain, and a year "
           "or day on which it was yours. Without it they are made of the host of `site_url` and "
           "2026. Readers know entries by their ids, so write the old value here before the site "
           "moves to another host."),
    Option("archive_feeds", "yes or no", _switch,
           "Whether the feed leads back through the whole archive, month by month (RFC 5005)."),
    Option("page_hosts", "list of words",
           _words(r"[a-z0-9-]+(\.[a-z0-9-]+)+", "a list of hosts such as stats.example.org"),
           "Other hosts from which pages may load scripts, styles, fonts and data, where an "
           "override or `extra_javascript` needs one; none by default."),
    Option("metadata", "yes or no", _switch,
           "Whether pages say what they are to programs (JSON-LD, Open Graph), and whether there "
           "are `robots.txt`, `humans.txt`, `tdmrep.json` and a sitemap of news. A file of your "
           "own in `content/` takes the place of one."),
    Option("reserve_text_mining", "yes or no", _switch,
           "What `tdmrep.json` says: that rights in text and data mining are reserved. Most texts "
           "are others', who may have reserved theirs."),
    Option("security_contact", "address",
           _text(r"(mailto:|https://|tel:).+", "an address such as mailto:security@example.org"),
           "Whom `security.txt` tells to write to; without it there is none."),
    Option("security_until", "day", _text(r"\d{4}-\d\d-\d\d", "a day such as 2027-06-30"),
           "Until when that holds, at most a year ahead; without it there is no `security.txt`."),
    Option("websub_hub", "address", _text(r"https?://\S+", "an address such as https://hub.example/"),
           "The WebSub hub that `dateline ping` tells of changes; feeds name it. Set it only where "
           "that command runs after publishing."),
    Option("indexnow_key", "word", _text(r"[A-Za-z0-9-]{8,128}", "8 to 128 letters and digits"),
           "The key with which `dateline ping` tells search engines of changed pages (IndexNow); "
           "it is published as a file of that name."),
    Option("tools", "yes or no", _switch,
           "Whether pages bring the reading tools: size of text, read marks, mutes, following, "
           "keys, references, listening. What a reader chooses stays in the reader's browser."),
    Option("pwa", "yes or no", _switch,
           "Whether a browser may install the site and keep pages for reading without a network; "
           "needs `tools`. Switched off, a worker of earlier times is taken away."),
    Option("strings", "texts by key", _strings,
           "The site's own wording in place of the catalogue's, by the keys of "
           "`scripts/dateline/wording/catalogues/en.yml`; for a language without a catalogue, its "
           "whole translation."),
    Option("data", "yes or no", _switch,
           "Whether each month's articles are given as data: records one a line, IPTC ninjs, "
           "BibTeX and RIS, with no more text than their rights let out."),
    Option("databases", "yes or no", _switch,
           "Whether each year's articles are given as a SQLite database too. Every edit writes the "
           "year's database anew, which takes about a CPU second for 10,000 articles."),
    Option("books", "yes or no", _switch,
           "Whether each week, month and story is given as a book (EPUB) beside its page. "
           "`dateline edition` makes any of them without it."),
    Option("statistics", "yes or no", _switch,
           "Whether the numbers behind the page of statistics are given as CSV files too."),
    Option("letters", "yes or no", _switch,
           "Whether each day and week is given as a letter (`.eml`) beside its page. "
           "`dateline send` needs none of these files."),
    Option("share_images", "yes or no", _switch,
           "Whether articles and stories have images for those who share them (`share.png`), drawn "
           "from the headline when the site is built; needs `metadata` and the extra `images`, "
           "takes some 30 KB and 30 CPU milliseconds an article. A `share.png` of your own in "
           "`content/` takes the place of the site's."),
    Option("search", "mapping", _search,
           "`engine:` is what searches: `dateline`, the archive's own index; `pagefind`, which "
           "needs the extra of that name, indexes the built pages anew after every build, other "
           "bytes each time, and has no page of all results; `lunr`, Material's, for small "
           "archives; or `none`. `external:` is the address of a search engine elsewhere "
           "whose parameter is `q`, offered to readers without JavaScript."),
    Option("podcast", "yes or no", _switch,
           "Whether articles with `audio` are given as a podcast (`podcast.xml`)."),
    Option("calendars", "yes or no", _switch,
           "Whether the dated `events` of stories are given as calendars (`events.ics`)."),
    Option("markdown", "yes or no", _switch,
           "Whether pages of days, weeks, months and stories are given as Markdown too "
           "(`index.md`), and `llms.txt` names them."),
    Option("markdown_articles", "yes or no", _switch,
           "Whether `markdown` gives each article whose text may be shown too: a file more an "
           "article, whose text the data files have as well."),
    Option("checksums", "yes or no", _switch,
           "Whether lists of checksums are written, one a month, by which `dateline verify` or "
           "`sha256sum` tells whether a copy of the site is whole."),
    Option("careful", "yes or no", _switch,
           "Whether the text of saved pages is looked for in the careful way: three attempts, of "
           "which the one nearest to what an independent method finds is kept. It takes more than "
           "twice as long; `--careful` asks for it once."),
    Option("max_capture_bytes", "number", _number(1_000, 1_000_000_000),
           "The largest capture that is read."),
    Option("max_article_bytes", "number", _number(1_000, 100_000_000),
           "The largest article file that is read."),
    Option("max_body_chars", "number", _number(1_000, 300_000),
           "The longest body of an article; a longer one is a finding."),
)  # fmt: skip


def _yaml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def docs() -> str:
    """The reference of all options as a Markdown table."""
    rows = ["| option | what it takes | default | what it does |", "| --- | --- | --- | --- |"]
    for option in OPTIONS:
        default = option.default
        items = default if isinstance(default, tuple) else (default,)
        shown = ", ".join(f"`{_yaml(item)}`" for item in items) or "none"
        rows.append(f"| `{option.name}` | {option.kind} | {shown} | {option.doc} |")
    return "\n".join([*rows, ""])
