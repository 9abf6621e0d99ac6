"""Rights that publishers reserve in machine-readable form, as flags of an article. Pure.

Robots directives (https://www.rfc-editor.org/rfc/rfc9309 leaves them to
https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag), and the TDM
Reservation Protocol (https://www.w3.org/community/reports/tdmrep/CG-FINAL-tdmrep-20240202/).
"""

from __future__ import annotations

import re

NO_ARCHIVE, NO_SNIPPET, NO_INDEX, NO_MINING = "noarchive", "nosnippet", "noindex", "tdm-reserved"
RESERVATIONS = (NO_ARCHIVE, NO_SNIPPET, NO_INDEX, NO_MINING)

_MEANT = {
    "noarchive": (NO_ARCHIVE,),
    "nocache": (NO_ARCHIVE,),
    "nosnippet": (NO_SNIPPET,),
    "max-snippet:0": (NO_SNIPPET,),
    "noindex": (NO_INDEX,),
    "none": (NO_INDEX,),
    "noai": (NO_MINING,),
    "noml": (NO_MINING,),
}
# "somebot: noindex", but no directive that has a value.
_FOR_ONE = re.compile(r"(?!max-|unavailable_after)[^:]+:")


def reserved(robots: str, tdm: str) -> tuple[str, ...]:
    """The flags that a page's robots directives (a meta element or an X-Robots-Tag header) and its
    `tdm-reservation` come to.

    A directive for one crawler alone ("somebot: noarchive") is none for an archive.
    """
    found: dict[str, None] = {}
    for part in re.split(r"[,;\n]", robots.lower()):
        directive = re.sub(r"\s+", "", part)
        if _FOR_ONE.match(directive):
            break  # and so is what follows it
        found |= dict.fromkeys(_MEANT.get(directive, ()))
    if tdm.strip() == "1":
        found[NO_MINING] = None
    return tuple(flag for flag in RESERVATIONS if flag in found)
