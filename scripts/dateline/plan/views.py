"""What each page kind shows: the inputs of its `Output`, frozen and complete.

A view holds values ready to be shown, never a catalog and never HTML. Addresses are relative to
the site's root ("2026/11/23/"); the renderer makes them relative to the page. Times stay `When`
or `date`: how they read is the renderer's matter. The body of an article is not here: the view
names its file and content hash, and the renderer reads it when the page is due.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from dateline.model import sealed

if TYPE_CHECKING:
    from datetime import date, datetime

    from dateline.model import GroupKind, Rights, Source, When

    from .events import Event
    from .firsts import Lag
    from .series import Series


@sealed(frozen=True, slots=True)
class Link:
    """A name and the address of its page; `count` is of articles, None where none is meant."""

    title: str
    address: str
    count: int | None = None
    note: str = ""


@sealed(frozen=True, slots=True)
class Frame:
    """What all pages share.

    `crumbs` lead from the front page to the parent; `previous` and `next` are the neighbours in
    time or in the list. `description` is plain text for the head. `noindex` keeps it from search
    engines; `feeds` says that there are feeds of what it lists, beside it.
    """

    address: str
    title: str
    description: str
    crumbs: tuple[Link, ...] = ()
    previous: Link | None = None
    next: Link | None = None
    count: int | None = None
    noindex: bool = False
    feeds: bool = False


@sealed(frozen=True, slots=True, kw_only=True)
class Item:
    """An article in a list. `excerpt` is what the rights policy lets out.

    `content_key` is the hash of the rest: an item stands on many pages and is hashed once.
    """

    id: str
    title: str
    address: str
    when: When | None
    day: date | None
    about: bool
    lang: str
    kind: str
    excerpt: str = ""
    source: Link | None = None
    story: Link | None = None
    topic: Link | None = None
    mangled: bool = False
    corrected: bool = False
    headline_only: bool = False
    content_key: str = field(default="", compare=False, repr=False)


@sealed(frozen=True, slots=True)
class Section:
    """A headed part of a page."""

    heading: Link
    items: tuple[Item, ...]


@sealed(frozen=True, slots=True)
class StoryCard:
    """A story in a list: its latest article, how far it reaches, and how many of its articles lie
    in each of some equal parts of its time.

    `status` is empty in lists of what was: what became of the story is not theirs to tell.
    """

    story: Link
    status: str
    first: date | None
    latest: date | None
    articles: int
    sources: int
    summary: str
    item: Item
    spark: tuple[int, ...] = ()


@sealed(frozen=True, slots=True)
class DayCount:
    """A day and how many articles it has; `address` is empty where there is no page."""

    day: date
    address: str
    count: int


@sealed(frozen=True, slots=True)
class MonthCount:
    """A month by its first day, and how many articles it has; `address` is empty where there is no
    page."""

    first: date
    address: str
    count: int


@sealed(frozen=True, slots=True)
class Rise:
    """What is reported more: articles of the last two days, and of the twelve before them."""

    to: Link
    recent: int
    before: int


@sealed(frozen=True, slots=True)
class MachineNote:
    """A text of a language model: each sentence with the numbers, from 1, of the `sources` that it
    rests on. It is labelled as such; `reviewer` is who read it, empty until then."""

    task: str
    model: str
    reviewer: str
    sentences: tuple[tuple[str, tuple[int, ...]], ...]
    sources: tuple[Link, ...]


@sealed(frozen=True, slots=True, kw_only=True)
class FrontPage:
    """The front page: it ends. The hand-written index.md is shown above it, by MkDocs."""

    frame: Frame
    latest: date | None
    note: str
    lead: tuple[StoryCard, ...]
    today: tuple[Item, ...]
    sections: tuple[Section, ...]
    developing: tuple[StoryCard, ...]
    rising: tuple[Rise, ...]
    days: tuple[DayCount, ...]
    year_ago: Section | None
    totals: tuple[Link, ...]


@sealed(frozen=True, slots=True, kw_only=True)
class DayPage:
    """A day's edition: stories first, then topic -> item -> source."""

    frame: Frame
    day: date
    note: str
    machine: tuple[MachineNote, ...]
    stories: tuple[Section, ...]
    topics: tuple[Section, ...]
    sources: int
    languages: tuple[str, ...]
    week: Link
    month: Link


@sealed(frozen=True, slots=True)
class Moved:
    """A topic, and how many articles it has in a period and had in the one before."""

    topic: Link
    now: int
    then: int


@sealed(frozen=True, slots=True, kw_only=True)
class Digest:
    """What a week or month brought. `opened` and `closed` name the first of as many stories as the
    counts say; `moved` compares topics with the earlier period `since`."""

    opened: tuple[Link, ...]
    opened_count: int
    closed: tuple[Link, ...]
    closed_count: int
    moved: tuple[Moved, ...]
    since: Link | None


@sealed(frozen=True, slots=True, kw_only=True)
class PeriodPage:
    """A week, a month or a year: calendar of days, stories, then every article by day.

    A year lists no articles and has no digest: `sections` is empty and `months` holds its twelve
    months, `monthly` the most reported story of each, and `before` is the earlier year with its
    articles. `stories` are the ones that most sources reported, `story_count` is of all.
    """

    frame: Frame
    kind: GroupKind
    first: date
    last: date
    days: tuple[DayCount, ...]
    months: tuple[MonthCount, ...]
    weeks: tuple[Link, ...]
    stories: tuple[StoryCard, ...]
    story_count: int
    digest: Digest | None
    monthly: tuple[tuple[date, Link], ...]
    before: Link | None
    topics: tuple[Link, ...]
    people: tuple[Link, ...]
    places: tuple[Link, ...]
    sources: tuple[Link, ...]
    sections: tuple[Section, ...]


@sealed(frozen=True, slots=True, kw_only=True)
class ArchivePage:
    """All dates: years by months, newest year first, and the languages but the site's own."""

    frame: Frame
    years: tuple[tuple[Link, tuple[MonthCount, ...]], ...]
    undated: Link | None
    languages: tuple[Link, ...]


@sealed(frozen=True, slots=True, kw_only=True)
class CollectionPage:
    """The articles of a topic, tag, source, person, organisation, place, or the undated ones.

    `sections` are months, newest first. `slices` lead to the older months or years that have
    pages of their own; `slice_of` is set on such a page. `cited` are the newest of the articles
    that rest on a source, `citations` their number. `activity` is the number of articles over
    time, of those that cite it where a source has none of its own. `about` are facts of the
    registry as label and text or link; `neighbours` are headed lists of links (sub-topics, stories,
    people). `point` is where a place lies, if the registry knows it.
    """

    frame: Frame
    kind: GroupKind
    key: str
    intro: str
    source: Source | None
    rights: Rights | None
    about: tuple[tuple[str, str], ...]
    neighbours: tuple[tuple[str, tuple[Link, ...]], ...]
    sections: tuple[Section, ...]
    cited: tuple[Item, ...]
    citations: int
    activity: Series | None
    point: Point | None
    slices: tuple[Link, ...]
    slice_of: Link | None


@sealed(frozen=True, slots=True)
class Point:
    """A place and where it lies, in degrees north and east."""

    place: Link
    latitude: float
    longitude: float


@sealed(frozen=True, slots=True, kw_only=True)
class IndexPage:
    """A list of collections: all topics, tags, sources, people, organisations, places.

    `points` are the places whose position the registry knows, the ones with most articles first.
    """

    frame: Frame
    kind: GroupKind
    groups: tuple[tuple[str, tuple[Link, ...]], ...]
    points: tuple[Point, ...] = ()


@sealed(frozen=True, slots=True, kw_only=True)
class StoryIndexPage:
    """Stories, the one with the newest article on top, living ones first.

    Where there are more than a page holds, `slices` lead to a page for every month in which
    stories began; `slice_of` is set on such a page.
    """

    frame: Frame
    open: tuple[StoryCard, ...]
    closed: tuple[StoryCard, ...]
    slices: tuple[Link, ...] = ()
    slice_of: Link | None = None


@sealed(frozen=True, slots=True)
class Coverage:
    """A page an own brief rests on. `publisher` falls back to the host's name."""

    url: str
    publisher: str
    published: date | None
    source: Link | None


@sealed(frozen=True, slots=True)
class Telling:
    """A report, what it rests on, and the copies of the same text that other outlets carried.

    `rests_more` and `more` are how many there are of both besides those listed.
    """

    item: Item
    rests_on: tuple[Link, ...] = ()
    rests_more: int = 0
    copies: tuple[Item, ...] = ()
    more: int = 0


@sealed(frozen=True, slots=True)
class StoryDay:
    """A day of a story: the report that tells best what was new, and the others."""

    day: date | None
    lead: Telling
    others: tuple[Telling, ...]


@sealed(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A source of a story: its first report here, or the page of it that an own brief rests on.

    `when` is the time of that report or page. `first` says that it was certainly before all
    others, `lag` how far behind that one it was; None where times are too coarse to say.
    """

    source: Link
    country: str
    language: str
    when: When | None
    day: date | None
    item: Item | None = None
    page: Coverage | None = None
    reports: int = 1
    first: bool = False
    lag: Lag | None = None


@sealed(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """A story that lives on, with its timeline of linked articles, newest day first.

    `perspectives` are the outlets whose reports the archive holds, by language and then country,
    where there is more than one; `merged` are the titles of stories that became part of it,
    `parts` the stories that name it as their parent; `events` are what editors know to come.
    """

    frame: Frame
    id: str
    status: str
    summary: str
    machine: tuple[MachineNote, ...]
    first: date | None
    latest: date | None
    sources: int
    outlets: tuple[Outlet, ...]
    perspectives: tuple[tuple[str, tuple[Outlet, ...]], ...]
    languages: tuple[str, ...]
    topics: tuple[Link, ...]
    people: tuple[Link, ...]
    orgs: tuple[Link, ...]
    places: tuple[Link, ...]
    parent: Link | None
    parts: tuple[Link, ...]
    merged: tuple[str, ...]
    timeline: tuple[StoryDay, ...]
    events: tuple[Event, ...] = ()


@sealed(frozen=True, slots=True)
class AlsoReported:
    """Another outlet's report of the same news: `hours` after this one (before it where negative),
    None where the times are too coarse to say; `same_text` where it is a copy."""

    item: Item
    hours: int | None
    same_text: bool


@sealed(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """One article. `rights` is what applies after the source's policy; it bounds the body.

    `file` (relative to content/) and `sha256` name the body; it is read when the page is due.
    `own` says the text is the archive's own. `position` counts in the story from its first report.
    `language` is the page of its language where that is not the site's; `translations` are the same
    text in other languages, by their tags.
    """

    frame: Frame
    id: str
    file: str
    sha256: str
    title: str
    when: When | None
    day: date | None
    about: bool
    modified: datetime | None
    correction: str
    captured: datetime | None
    lang: str
    language: Link | None
    translations: tuple[tuple[str, Link], ...]
    kind: str
    author: str
    source: Link | None
    source_url: str
    description: str
    excerpt: str
    rights: Rights
    license: str
    own: bool
    words: int
    image: str
    audio: str
    flags: tuple[str, ...]
    extractor: str
    tags: tuple[Link, ...]
    topics: tuple[Link, ...]
    people: tuple[Link, ...]
    orgs: tuple[Link, ...]
    places: tuple[Link, ...]
    coverage: tuple[Coverage, ...]
    story: Link | None
    position: int | None
    machine: tuple[MachineNote, ...]
    also: tuple[AlsoReported, ...]
    in_story: tuple[Item, ...]
    related: tuple[tuple[Item, str], ...]


@sealed(frozen=True, slots=True, kw_only=True)
class FeedsPage:
    """The page about feeds: `groups` are headed lists of pages that have feeds, `languages` are
    names of languages and where their feeds are, `least` is how many articles a smaller list needs
    for its own, `archive` whether the feeds go back to the beginning."""

    frame: Frame
    least: int
    archive: bool
    languages: tuple[Link, ...]
    groups: tuple[tuple[str, tuple[Link, ...]], ...]


@sealed(frozen=True, slots=True)
class Redirect:
    """An old address and the page it moved to; `title` is the target's."""

    address: str
    target: str
    title: str


@sealed(frozen=True, slots=True)
class Sitemap:
    """Addresses worth finding, with the day each last changed where that is honest to say.

    The index has `parts` instead: the addresses of the other sitemaps.
    """

    entries: tuple[tuple[str, date | None], ...]
    parts: tuple[str, ...] = ()
