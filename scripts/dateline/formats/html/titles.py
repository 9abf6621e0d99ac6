"""An article's headline among the titles that a page states, without the name of the site."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_PARTING = re.compile(r"\s+[|\-–—•·:»«/]+\s+|\s*[|»]\s*")
_NO_LETTER = re.compile(r"[\W_]+")
_LONGEST_SITE = 60


def headline(
    stated: Iterable[str], shared: Iterable[str], heading: str, title: str, sites: Iterable[str]
) -> str:
    """The headline: linked data, then what is shared, the only main heading, the window's title.

    Names of `sites` after a mark that parts them are dropped. Where one of the titles agrees with
    the main heading, that is the one that readers saw.
    """
    names = {_key(name) for site in sites for name in _names(site)} - {""}
    candidates = [without_site(each, names) for each in (*stated, *shared, heading, title) if each]
    seen = _key(heading)
    for each in candidates:
        if seen and _key(each) == seen:
            return each
    return candidates[0] if candidates else ""


def without_site(title: str, names: set[str]) -> str:
    """`title` without the parts at its end, or its beginning, that only name the site."""
    while True:
        parts = list(_PARTING.finditer(title))
        if not parts:
            return title
        last, first = parts[-1], parts[0]
        if _is_site(title[last.end() :], names):
            title = title[: last.start()].rstrip()
        elif _is_site(title[: first.start()], names):
            title = title[first.end() :].lstrip()
        else:
            return title


def _is_site(part: str, names: set[str]) -> bool:
    return len(part) <= _LONGEST_SITE and _key(part) in names


def _names(site: str) -> list[str]:
    """A name as it stands, and what of a host is a name."""
    bare = re.sub(r"\A(?:www|m|amp|edition|news)\.", "", site)
    return [site, bare, bare.partition(".")[0]] if "." in site and " " not in site else [site]


def _key(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    letters = _NO_LETTER.sub("", folded)
    return letters.removeprefix("the") if len(letters) > 6 else letters
