"""Text from outside made safe to handle: line ends, controls, invisible characters."""

from __future__ import annotations

import re

# Controls but tab and line feed; the soft hyphen; zero-width characters that carry no meaning
# (the joiners U+200C and U+200D do, in Persian and in emoji); bidirectional embeddings, overrides
# and isolates, which serve to mislead (the marks U+200E and U+200F stay: right-to-left texts need
# them); interlinear notes and the byte order mark.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2060-\u206f\u202a-\u202e\ufeff\ufff9-\ufffb]"
)
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def clean(text: str) -> str:
    """`text` with line feeds only and without characters that show nothing or mislead.

    What is no character at all (half a surrogate pair, U+FFFF) becomes U+FFFD. Idempotent.
    """
    return _NO_CHARACTER.sub("\ufffd", _INVISIBLE.sub("", _LINE_END.sub("\n", text)))


def lines(text: str) -> list[str]:
    """The stripped lines of `text`, blank ones included, so that numbers stay true."""
    return [line.strip() for line in clean(text).split("\n")]
