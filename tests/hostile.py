"""An archive whose texts hold what breaks files: controls, markup, halves of characters, addresses
nobody can ask for, right-to-left words, a very long body, no dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.model import Registries, Rights, StoryFile
from factories import catalog, record, sources

if TYPE_CHECKING:
    from dateline.catalog import Catalog

NASTY = "a\x01b\ud800c ]]> } % & \\ \u202eRTL \u200f{x} <i>\x7f\ufffe\r\nBcc: x@example.org"
ADDRESSES = (
    'https://example.com/a|b [c]{d}?q=<e>&f="g"#h\'i%zz',
    "https://exämple.org/ü?ö=ä",
    "https://exa mple.org/",
    "https://[::1",
    "https://example.org:port/",
    "javascript:alert(1)",
    "",
)
BODY = f"""# {NASTY}

<script>alert(1)</script> ]]> &amp; &nbsp; &#0; \u202e

| a | b |
| - | - |
| `<` | ![x](https://example.org/x.png) |

[in](/2026/11/23/) [out](https://example.org/a|b) [bad](javascript:x) <https://example.org/ü>

```
<![CDATA[ ]]>
```

1. one
   - two ~~three~~

> End.
"""


def hostile_body(path: str) -> str:
    """The text of an article of the archive; one of them is 300,000 characters long."""
    return f"{BODY}\n\n{'long ' * 60_000}"[:300_000] if "eeeeeee1" in path else BODY


def hostile() -> Catalog:
    """The archive; `hostile_body` gives its texts."""
    own = {"rights": Rights.FULL, "license": "own"}
    records = [
        record(
            f"{NASTY} {number}",
            "2026-11-23" if number % 3 else None,
            id=f"eeeeeee{number}",
            slug=f"nasty-eeeeeee{number}",
            lang=("ar", "und", "x y", 'en"><b>', "fa", "en", "zh-Hant")[number],
            author=NASTY,
            description=NASTY,
            lead=NASTY,
            source=NASTY,
            source_url=url,
            audio=f"{url} | 1" if number == 1 else "https://example.org/a[b]&c.mp3",
            tags=(NASTY,),
            topics=(NASTY,),
            story="seeeeeee1",
            **(own if number % 2 else {}),
        )
        for number, url in enumerate(ADDRESSES)
    ]
    secret = record("Secret words", "2026-11-23", id="eeeeeee8", rights=Rights.WITHHELD,
                    lead="Secret words", story="seeeeeee1", tags=("Secret words",))  # fmt: skip
    known = Registries(
        sources=sources("Second Post"),
        stories={
            "seeeeeee1": StoryFile(
                id="seeeeeee1",
                title=NASTY,
                slug="nasty",
                summary=NASTY,
                events=(
                    f"2026-12-10 | {NASTY} {'long ' * 40} | {NASTY} | https://example.org/a[b]c",
                    "2026-12-12/2026-12-14 | Summit",
                ),
            )
        },
        days={"2026-11-23": BODY[:2_000]},
    )
    return catalog([*records, secret], known)
