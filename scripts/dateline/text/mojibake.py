"""Text that was decoded by the wrong table once ("donâ€™t" for "don’t"), mended by ftfy. Pure.

Only where ftfy is sure, and nothing else is changed: its other repairs (quotes, widths, line ends)
are matters of taste or done elsewhere.
"""

from __future__ import annotations

import re

# What letters of Latin scripts and typography become by the wrong table.
_SUSPECT = re.compile(
    "[\u00c2-\u00df\u00e0-\u00f4][\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u2122]"
)


def mended(text: str) -> str:
    """`text`, its mojibake decoded again; as it is where there is none to be sure of."""
    if _SUSPECT.search(text) is None:
        return text
    try:
        from ftfy import fix_encoding
    except ModuleNotFoundError:
        return text
    return fix_encoding(text)
