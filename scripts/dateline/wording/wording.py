"""What a site says in its language: the messages of its catalogue, and CLDR's dates and numbers.

A value is put into words once: dates, counts and names of languages repeat all over a site, and
Babel takes 7 µs for a date.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from babel.core import Locale
from babel.numbers import format_decimal

from .catalogue import SOURCE, base, parse, read
from .days import day_format

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from .catalogue import Message

_CACHED = 20_000


@lru_cache(maxsize=8)
def wording(language: str, own: tuple[tuple[str, object], ...] = ()) -> Wording:
    """The words of a language, with the owner's `own` (key and YAML value) in place of ours."""
    found = base(language)
    changed = {key: parse(dict(value) if isinstance(value, tuple) else value) for key, value in own}
    return Wording(language, _locale(found or SOURCE), {**read(SOURCE), **read(found), **changed})


def _locale(language: str) -> Locale:
    return Locale.parse(language.replace("-", "_"))


class Wording:
    """The words of one language. `language` is the site's, even where English stands in."""

    def __init__(self, language: str, locale: Locale, messages: Mapping[str, Message]) -> None:
        self.language, self.messages = language, messages
        self._locale = locale
        self._forms: dict[str, str] = {}
        self._pattern = lru_cache(day_format)
        self.day = lru_cache(_CACHED)(self._day)
        self.number = lru_cache(_CACHED)(self._number)
        self.counted = lru_cache(_CACHED)(self._counted)
        self.language_name = lru_cache(_CACHED)(self._language_name)

    def say(self, key: str, **values: object) -> str:
        """The text of `key`, its places filled. Raises KeyError for a key or place there is not."""
        form = self._forms.get(key)
        if form is None:
            form = self._forms[key] = _form(self.messages[key]["other"])
        return form % values

    def texts(self, key: str) -> dict[str, str]:
        """A message as it is written: its text for each plural category."""
        return {
            category: "".join(
                f"{{{piece}}}" if place % 2 else piece for place, piece in enumerate(form)
            )
            for category, form in self.messages[key].items()
        }

    def _counted(self, key: str, number: int, **values: object) -> str:
        """The text of `key` for a number of things, in the plural form that the language wants;
        {number} is the number itself."""
        forms = self.messages[key]
        form = forms.get(self._locale.plural_form(number), forms["other"])
        return _form(form) % {"number": self.number(number), **values}

    def _number(self, number: int) -> str:
        """1,200, in the language's way of grouping."""
        return format_decimal(number, locale=self._locale)

    def _day(self, day: date, style: str = "date") -> str:
        """A day by one of the catalogue's patterns: `date` 23 November 2026, `long` with its
        weekday, `short` 23 Nov, `short-year`, `month` November 2026, `month-name` alone,
        `month-short` Nov, `weekday` Mon, `weekday-letter` M."""
        return self._pattern(self.messages[f"pattern-{style}"]["other"][0], self._locale)(day)

    def _language_name(self, tag: str) -> str:
        """What a language is called here; the tag itself where CLDR does not know it."""
        primary = tag.lower().replace("_", "-").partition("-")[0]
        if primary in ("", "und"):
            return self.say("unknown-language")
        names = self._locale.languages
        return str(names.get(tag.replace("-", "_")) or names.get(primary) or tag)

    def listed(self, names: Iterable[str]) -> str:
        """Several names: one, two and three."""
        *before, last = names
        return self.say("and", first=self.say("comma").join(before), last=last) if before else last


def _form(pieces: tuple[str, ...]) -> str:
    """A text for the % operator, its places as %(name)s."""
    return "".join(
        f"%({piece})s" if place % 2 else piece.replace("%", "%%")
        for place, piece in enumerate(pieces)
    )
