"""Days by the patterns of CLDR that the catalogues use, with the names of its locales.

Babel formats any date, and brings time zones with it that no day needs: importing them took 20 ms
of every start. So what our own patterns are made of is put together here, from Babel's names, and
every other pattern is left to it. A test holds both to the same words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from babel.core import Locale

    Piece = Callable[[date], str]

# https://www.unicode.org/reports/tr35/tr35-dates.html#Date_Field_Symbol_Table
_WIDTHS = {3: "abbreviated", 4: "wide", 5: "narrow"}
_CONTEXTS = {"M": "format", "L": "stand-alone", "E": "format", "c": "stand-alone"}
_TOKENS = re.compile(r"'([^']+)'|([A-Za-z])(\2*)|([^A-Za-z']+)|'")


def day_format(pattern: str, locale: Locale) -> Piece:
    """What puts a day into words by a pattern."""
    found = [_piece(token, locale) for token in _TOKENS.finditer(pattern)]
    pieces = [piece for piece in found if piece is not None]
    if len(pieces) < len(found) or "''" in pattern:
        from babel.dates import format_date  # for the patterns of owners

        return lambda day: format_date(day, pattern, locale=locale)
    return lambda day: "".join([piece(day) for piece in pieces])


def _piece(token: re.Match[str], locale: Locale) -> Piece | None:
    """One field or text of a pattern; None for a field that is not among ours."""
    letter, width = token[2], _WIDTHS.get(1 + len(token[3] or ""))
    text = token[1] or token[4]
    if text:
        return lambda _: text
    if letter in _CONTEXTS and width:
        names = locale.months if letter in "ML" else locale.days
        found = names[_CONTEXTS[letter]][width]
        return (lambda day: str(found[day.month])) if letter in "ML" else (
            lambda day: str(found[day.weekday()])
        )  # fmt: skip
    if token[0] == "d":
        return lambda day: str(day.day)
    return (lambda day: str(day.year)) if token[0] == "y" else None
