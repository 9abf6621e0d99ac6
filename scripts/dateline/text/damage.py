"""Visible damage of captured text: what an extraction swallowed, glued, split or ran together.

A warning for editors, never a filter, and nothing is repaired: lost words cannot be guessed. Each
kind is a rule about text in general; what one site prints at its edges is noise, not damage.
Of 86 items of Daily8 page dumps, 26 of them
flagged by readers, 23 are found and none of the 60 others; the rules were tuned on these. Dutch
"'s avonds" is mistaken for a parted link.
"""

from __future__ import annotations

import re

_Q = "[\"'”’]"

# Kinds with any one of their signs; every pattern is linear in the length of the text.
_SIGNS: dict[str, tuple[str, ...]] = {
    # The noun is gone after its article: "shoulder most of the also said".
    "swallowed": (
        r"\b(?:the|its|their|our) (?:also|are|had|has|is|the|their|was|were)\b(?!-)",
        r"\bis an (?=[bcdfgjkpqrstvwyz][a-z]{2})",
    ),
    # Paragraphs joined without a space: 'sounds."It may', "by a piper.The award", "source:The".
    "glued-sentence": (
        rf"[a-z][.?!]{_Q}[A-Z]",
        r"[a-z]{2}[.?!:][A-Z][a-z]+[ ,'’]",
    ),
    # Links parted from the words around them: "Korea 's", "Bright Lamp Co , listed", a lone ".",
    # or the linked words on a line of their own, so that the next line goes on in small letters.
    "split-link": (
        r"\w 's\b",
        r"[^\W\d_] ,(?=\s|\w)",
        r"\b[A-Z]{2,} :(?=\s)",
        r"^[.,;:]$",
        r"^'s\b",
        r"[^\W_],?\n{1,2}(?=[a-zà-öø-ÿ][\w'’]*[ ,])",
        r"\b(?:a|an|by|for|from|her|his|its|of|the|their|with)\n{1,2}(?=[A-Z])",
    ),
    # What stood inside was a link or a picture: "Texas () -", "(Photo by)".
    "empty-parentheses": (
        r"(?<![\w\]])\(\s*\)",
        r"\((?:[Cc]redits?|[Ii]mage|[Pp]hotos?|[Pp]icture)(?: by|:)?\s*\)",
    ),
    # Style sheets, scripts, markup and their escapes.
    "script-residue": (
        r"\{[\w\s-]{1,40}:[^{}\n]{1,200}\}",
        r"\bfunction ?\(|\b(?:document|window)\.[a-z]+\w*[(.]",
        r"(?:%[0-9A-F]{2}){2}|%[0-9A-F]{2}\w{1,20}%[0-9A-F]{2}",
        r"</?(?:a|b|br|div|em|i|iframe|img|li|p|script|span|strong|style|ul)\b[^<>\n]{0,300}>",
        r"&(?:amp|gt|lt|nbsp|quot|#\d{2,5});|&w=\d+&q=\d+",
    ),
    # Buttons, notices and embedded posts that ran into the sentences around them.
    "page-residue": (
        r", opens new tab\b|\b(?:Link copied|Listen to the latest|En savoir plus)\b|\bText Size:",
        r"\S Advertisement (?=\w)",
        r"\S Copyright \d{4} [^\n]{0,80}All rights reserved\.? (?=\w)",
        r"\(@\w{1,30}\) [A-Z][a-z]+ \d{1,2}, \d{4}",
    ),
    # A sub-head that became the beginning of a sentence: "... his desk. 'Late nights' And so".
    "run-in-heading": (
        r"[.?!] ['\"‘“][A-Z][^'\"’”.?!,\n]{4,60}['\"’”] "
        r"(?:A|And|But|He|Her|His|In|It|She|That|The|They|This|We|When)\b",
    ),
    # The same words twice in a row, as where a headline is repeated inside a text.
    "repeated": (r"(?<!\S)(\S[^\n]{18,150}\S) \1(?!\S)",),
}
_KINDS = {kind: re.compile("|".join(signs), re.M) for kind, signs in _SIGNS.items()}

# Where an extraction deletes whatever looks like an address, the ends of joined paragraphs go with
# it ("the Russia-Ukraine [war.On] Monday"), and only joins that a quote protects stay glued.
_PROTECTED_JOIN = re.compile(rf"[a-z][.?!]{_Q}[A-Z]")
_ADDRESS_LIKE = re.compile(r"\w\.[A-Za-z]{2,}")


def damage(text: str) -> tuple[str, ...]:
    """The kinds of visible damage in `text`, in a fixed order; empty where none is seen.

    `text` is a title, a body or both, with one or two line feeds between paragraphs. Kinds:
    swallowed, glued-sentence, split-link, empty-parentheses, script-residue, page-residue,
    run-in-heading, repeated.
    """
    seen = {kind for kind, pattern in _KINDS.items() if pattern.search(text)}
    if _PROTECTED_JOIN.search(text) and not _ADDRESS_LIKE.search(text):
        seen.add("swallowed")
    return tuple(kind for kind in _KINDS if kind in seen)
