"""News agencies by the credits in which papers name them. Pure.

A credit stands where a copy begins ("LONDON, Nov 23 (Reuters) - ...") or ends ("... — Bernama"),
or is the byline. An agency that a text merely reports about is none.
"""

from __future__ import annotations

import re

_START, _END = 250, 150  # characters in which credits stand
_AGENCIES = {
    "aap": r"AAP|Australian Associated Press",
    "afp": r"AFP|Agence[ -]France[ -]Presse",
    "anadolu": r"AA|Anadolu(?: Agency)?",
    "ani": r"ANI",
    "ansa": r"ANSA",
    "antara": r"ANTARA|Antara",
    "ap": r"AP|(?:The )?Associated Press",
    "bernama": r"Bernama|BERNAMA",
    "bloomberg": r"Bloomberg(?: News)?",
    "business-wire": r"Business ?Wire|BUSINESS WIRE",
    "canadian-press": r"CP|The Canadian Press",
    "dpa": r"dpa|DPA|Deutsche Presse-Agentur",
    "efe": r"EFE|Agencia EFE",
    "globenewswire": r"GLOBE ?NEWSWIRE|Globe ?Newswire",
    "ians": r"IANS",
    "interfax": r"Interfax",
    "kyodo": r"Kyodo(?: News)?|KYODO",
    "pa-media": r"PA|PA Media|Press Association",
    "pr-newswire": r"PR ?Newswire|PRNEWSWIRE",
    "pti": r"PTI|Press Trust of India",
    "reuters": r"Reuters|REUTERS|Thomson Reuters",
    "tass": r"TASS|Tass",
    "upi": r"UPI",
    "xinhua": r"Xinhua|XINHUA",
    "yonhap": r"Yonhap(?: News(?: Agency)?)?|YONHAP",
}
_NAME = "|".join(f"(?P<{key.replace('-', '_')}>{names})" for key, names in _AGENCIES.items())
_BEGINS = re.compile(rf"(?:[(/\[])(?:{_NAME})(?:[)/\]])")
_ENDS = re.compile(
    rf"(?:^|[-–—(\[/]|Source:|(?:inputs|reporting|agencies) from|\xa9)\s*(?:{_NAME})[\s.)\]/]*\Z",
    re.M,
)
_BYLINE = re.compile(rf"(?:by\s+|.*[,/]\s*)?(?:{_NAME})\s*", re.I)


def agency(text: str, byline: str = "") -> str:
    """The id of the agency that `text` or its byline credits, empty where there is none."""
    for found in (
        _BYLINE.fullmatch(byline.strip()),
        _BEGINS.search(text[:_START]),
        _ENDS.search(text[-_END:]),
    ):
        if found and found.lastgroup:
            return found.lastgroup.replace("_", "-")
    return ""
