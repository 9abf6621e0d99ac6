"""The site's own words, one catalogue per language: texts, plurals, dates, numbers, names.

Plain data in `catalogues/<language>.yml`, read once; plural rules, names of months and of languages
come from CLDR through Babel. English stands in for what a language lacks. Must not know pages,
templates or articles.
"""

from __future__ import annotations

from .catalogue import KEYS, Message, lacking, languages, misfit
from .wording import Wording, wording

__all__ = ["KEYS", "Message", "Wording", "lacking", "languages", "misfit", "wording"]
