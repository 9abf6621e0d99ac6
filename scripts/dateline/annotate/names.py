"""People, organisations and places in a text: known names first, then what capitals tell.

Known are the archive's entities.yml with its aliases, and GeoNames' countries and towns. A name
that two things share is nobody's: it stays without a link. Rules look at capitals that stand side
by side, at titles, given names and words of institutions. Nothing is said about anybody but that
the name is there.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from dateline.articles.vocabulary import ENTITY_FIELDS, entity_names, fold
from dateline.model import EntityKind
from dateline.text.slugs import slugify

from .suggestion import Suggestion, times
from .words import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import Registries

    from .archive import Text
    from .model_names import ModelNames

_TOKEN = re.compile(r"[^\W_]+(?:['’.\-&/][^\W_]+)*\.?")
_SMALL = re.compile(r"\b[a-z]{3,}\b")
_CLEARLY_LARGER = 5
LONGEST = 60
_MOST_WORDS = 6
_MOST_SHOWN = 12
_AGAIN = 2  # mentions from which a name that nobody registered is worth a page


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text: its place in characters, and the entity it is, where known."""

    text: str
    kind: EntityKind
    start: int
    end: int
    key: str = ""


class _Known(NamedTuple):
    kind: EntityKind
    key: str


@dataclass(frozen=True, slots=True)
class _Lists:
    titles: frozenset[str]
    connectors: frozenset[str]
    organisations: frozenset[str]
    months: frozenset[str]
    given: frozenset[str]
    ordinary: frozenset[str]


@dataclass(frozen=True, slots=True)
class Place:
    """A country or town: `latitude` and `longitude` are empty for a country."""

    name: str
    country: str
    latitude: str
    longitude: str


class NameBook:
    """All names that are known to an archive, by their folded form."""

    def __init__(self, registries: Registries) -> None:
        self._known: dict[str, _Known] = dict(_gazetteer())
        self._spoken: dict[str, dict[str, _Known]] = {}
        taken: dict[tuple[str, str], str] = {}
        for entity in registries.entities.values():
            for name, lang in entity_names(entity):
                at = fold(name), lang
                if taken.setdefault(at, entity.key) != entity.key:
                    taken[at] = ""  # two entities: nobody's
                known = self._spoken.setdefault(lang, {}) if lang else self._known
                known[at[0]] = _Known(entity.kind, taken[at])
        self._unlinked = unlinked_names(registries)
        # Another name of a registered country or town means the entity, too.
        for folded, lang in taken:
            if lang or (main := self._known[folded]).kind is not EntityKind.PLACE:
                continue
            for other in _other_names().get(folded, ()):
                if (other, "") not in taken and other in self._known:
                    self._known[other] = main

    def get(self, name: str, lang: str = "") -> _Known | None:
        """What a name means in a text in `lang`; None for an unknown or ambiguous one."""
        folded = fold(name)
        known = self._spoken.get(lang, {}).get(folded) or self._known.get(folded)
        return known if known and known.key else None

    def is_unlinked(self, name: str) -> bool:
        """Whether entities.yml wants whoever has the name left alone."""
        return fold(name) in self._unlinked

    def find(self, text: str, lang: str = "") -> list[Name]:
        """The names of a text in `lang`, in order."""
        found: list[Name] = []
        surnames: dict[str, tuple[str, str]] = {}
        lang = lang.split("-")[0].lower()
        for run in _runs(text):
            for name in self._in_run(run, surnames, lang):
                if name.kind is EntityKind.PERSON and " " in name.text:
                    surnames.setdefault(name.text.split()[-1], (name.text, name.key))
                found.append(name)
        return found

    def _in_run(self, run: _Run, surnames: dict[str, tuple[str, str]], lang: str) -> Iterator[Name]:
        start = 0
        tokens = run.tokens
        while start < len(tokens):
            for end in range(min(len(tokens), start + _MOST_WORDS), start, -1):
                if name := self._named(run, start, end, surnames, lang):
                    yield name
                    start = end
                    break
            else:
                start += 1

    def _named(
        self, run: _Run, start: int, end: int, surnames: dict[str, tuple[str, str]], lang: str
    ) -> Name | None:
        """The name that these tokens of a run are, if they are one."""
        text, first, last = run.span(start, end)
        bare = text.removesuffix("'s").removesuffix("’s")
        last -= len(text) - len(bare)
        if len(bare) > LONGEST or fold(bare) in _lists().months:
            return None
        whole = start == 0 and end == len(run.tokens)
        if end - start == 1 and bare in surnames:
            return Name(surnames[bare][0], EntityKind.PERSON, first, last, surnames[bare][1])
        if known := self.get(bare, lang):
            part_of_person = known.kind is EntityKind.PLACE and not whole and _person(run, 0)
            return None if part_of_person else Name(bare, known.kind, first, last, known.key)
        kind = _kind(run, start, end) if whole or _clean_cut(run, start, end) else None
        return Name(bare, kind, first, last) if kind else None


class _Run(NamedTuple):
    """Capitals side by side: words with their places; whether a title stands before them, whether
    they open a sentence, and whether the text writes the first of them small elsewhere."""

    text: str
    tokens: tuple[tuple[str, int, int], ...]
    titled: bool
    opens: bool
    small: bool = False

    def span(self, start: int, end: int) -> tuple[str, int, int]:
        """The text of some of the tokens and its place."""
        first, last = self.tokens[start][1], self.tokens[end - 1][2]
        return self.text[first:last], first, last


def _person(run: _Run, start: int) -> bool:
    """Whether a person's name begins at this token."""
    word = run.tokens[start][0].casefold()
    return len(run.tokens) - start > 1 and (word in _lists().given or run.titled)


def _clean_cut(run: _Run, start: int, end: int) -> bool:
    """Whether what is left of a run on both sides is of no name of its own."""
    before = run.tokens[start - 1][0].casefold() if start else "of"
    return end == len(run.tokens) and before in (_lists().connectors | _lists().titles)


def _kind(run: _Run, start: int, end: int) -> EntityKind | None:
    """What capitals, titles and words of institutions say about tokens that nobody knows."""
    lists = _lists()
    written = [token[0] for token in run.tokens[start:end]]
    folded = [word.casefold().removesuffix("'s").removesuffix("’s") for word in written]
    if folded[0] in lists.connectors or folded[-1] in lists.connectors:
        return None
    if len(written) > 1 and (folded[-1] in lists.organisations or folded[0] in lists.organisations):
        return EntityKind.ORGANISATION
    if len(written) > 1 and " of " in f" {' '.join(folded)} ":
        return EntityKind.ORGANISATION if set(folded) & lists.organisations else None
    if len(written) == 1:
        word = written[0].removesuffix("'s").removesuffix("’s")
        if word.isupper() and word.isalpha() and 2 <= len(word) <= 6 and not run.opens:
            return EntityKind.ORGANISATION
        return EntityKind.PERSON if run.titled and not run.opens else None
    if len(written) <= 4 and (folded[0] in lists.given or (run.titled and len(written) <= 3)):
        return EntityKind.PERSON
    plain = all(word.isalpha() and not word.isupper() for word in written)
    ordinary = (run.opens and run.small) or any(
        word in lists.ordinary or word in lists.months for word in folded
    )
    return EntityKind.PERSON if len(written) == 2 and plain and not ordinary else None


def _runs(text: str) -> Iterator[_Run]:
    """Capitals side by side, with small connecting words between them."""
    lists = _lists()
    small = frozenset(_SMALL.findall(text))
    run: list[tuple[str, int, int]] = []
    end, titled, opens = 0, False, True
    for match in _TOKEN.finditer(text):
        word, start, stop = match[0], match.start(), match.end()
        ends = word.endswith(".") and not _is_short(word)
        if ends:
            word, stop = word[:-1], stop - 1
        gap = text[end:start]
        folded = word.casefold()
        if run and (gap != " " or not (word[0].isupper() or folded in lists.connectors)):
            yield from _ended(text, run, titled, opens, small)
            run = []
        if not run:
            sentence = any(sign in gap for sign in '.!?\n:“"') or end == 0
            titled = not sentence and gap == " " and _before(text, start) in lists.titles
            opens = sentence
        if word[0].isupper() or (run and folded in lists.connectors):
            run.append((word, start, stop))
        end = match.end() - ends
    yield from _ended(text, run, titled, opens, small)


def _is_short(word: str) -> bool:
    """Whether a point belongs to the word: J., U.S., Mr."""
    return len(word) <= 3 or "." in word[:-1]


def _before(text: str, start: int) -> str:
    """The word before a place, folded."""
    words = text[max(start - 30, 0) : start].split()
    return words[-1].casefold().strip("(") if words else ""


def _ended(
    text: str,
    run: list[tuple[str, int, int]],
    titled: bool,
    opens: bool,
    small: frozenset[str],
) -> Iterator[_Run]:
    """A run without the words before and after that belong to no name."""
    lists = _lists()
    while run and run[-1][0].casefold() in lists.connectors:
        run = run[:-1]
    while run:
        folded = run[0][0].casefold().rstrip(".")
        if len(run) > 1 and folded in lists.titles and run[0][0] != "DR":  # DR Congo
            titled, opens = True, False
        elif folded == "new" or not (folded in STOP_WORDS or folded in lists.connectors):
            break
        run = run[1:]
    if run:
        yield _Run(text, tuple(run), titled, opens, run[0][0].casefold() in small)


def suggest_names(
    text: Text, book: NameBook, models: ModelNames | None = None
) -> Iterator[Suggestion]:
    """The people, organisations and places of one article; a name alone only if told twice."""
    names = book.find(text.all, text.article.head.lang)
    if models:
        names = models.besides(names, text.all, text.article.head.lang)
    counts: dict[tuple[EntityKind, str], int] = {}
    shown: dict[tuple[EntityKind, str], tuple[str, bool]] = {}
    for name in names:
        if book.is_unlinked(name.text):
            continue
        key = name.key or slugify(name.text)
        counts[name.kind, key] = counts.get((name.kind, key), 0) + 1
        shown.setdefault((name.kind, key), (name.text, bool(name.key)))
    for field, kind in ENTITY_FIELDS.items():
        ranked = sorted(
            (key for of, key in counts if of is kind), key=lambda key: (-counts[kind, key], key)
        )
        kept = [k for k in ranked if shown[kind, k][1] or counts[kind, k] >= _AGAIN][:_MOST_SHOWN]
        if kept:
            sure = 0.9 if all(shown[kind, key][1] for key in kept) else 0.6
            told = [f"{shown[kind, key][0]}: {times(counts[kind, key])}" for key in kept]
            id = text.article.head.id
            yield Suggestion(id, field, tuple(kept), sure, tuple(told))


def unlinked_names(registries: Registries) -> frozenset[str]:
    """The folded names of those whom entities.yml wants left alone."""
    unlinked = (entity for entity in registries.entities.values() if entity.unlinked)
    return frozenset(fold(name) for entity in unlinked for name, _ in entity_names(entity))


@cache
def _lists() -> _Lists:
    data = json.loads(files(__package__).joinpath("data/names.json").read_text("utf-8"))
    return _Lists(**{key: frozenset(said.split()) for key, said in data.items()})


@cache
def places() -> dict[str, Place]:
    """Countries and towns by slug; of towns of one name the one that is clearly the largest."""
    return {slugify(place.name): place for _, place in _rows()}


@cache
def _gazetteer() -> dict[str, _Known]:
    """Folded name -> the place it means. Names that are words or given names are left out."""
    lists = _lists()
    common = STOP_WORDS | lists.given | lists.titles | lists.months | lists.organisations
    return {
        fold(name): _Known(EntityKind.PLACE, slugify(place.name))
        for name, place in _rows()
        if fold(name) not in common and len(name) > 1
    }


@cache
def _other_names() -> dict[str, list[str]]:
    """The folded name of a place -> the other names that mean it, folded."""
    others: dict[str, list[str]] = {}
    for name, place in _rows():
        if name != place.name:
            others.setdefault(fold(place.name), []).append(fold(name))
    return others


@cache
def _rows() -> tuple[tuple[str, Place], ...]:
    """Every name that means one place only, and the place."""
    rows: dict[str, tuple[Place, int]] = {}
    shared: set[str] = set()
    text = files(__package__).joinpath("data/places.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        name, others, country, latitude, longitude, people = line.split("\t")
        place = Place(name, country, latitude, longitude)
        for each in (name, *filter(None, others.split("|"))):
            known = rows.setdefault(each, (place, int(people)))
            # Countries come first and win; towns come by size.
            rival = known[0] is not place and known[0].latitude
            if rival and int(people) * _CLEARLY_LARGER > known[1]:
                shared.add(each)
    return tuple((name, place) for name, (place, _) in rows.items() if name not in shared)
