"""Words for scripts, and the manifest of the site as an application."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

from dateline.text.language import direction

if TYPE_CHECKING:
    from dateline.plan.families.apps import Manifest, Offline, ToolWords

    from .desk import Desk

PAPER = "#faf8f3"


def words(view: ToolWords, desk: Desk) -> bytes:
    """JSON: a text, or texts by plural category, for each key."""
    shown = {key: forms[0][1] if len(forms) == 1 else dict(forms) for key, forms in view.texts}
    return _json(shown)


def manifest(view: Manifest, desk: Desk) -> bytes:
    """A web app manifest (W3C). Addresses are relative to it."""
    return _json(
        {
            "id": "./",
            "name": view.name,
            "short_name": view.name,
            "lang": view.language,
            "dir": direction(view.language),
            "start_url": "./",
            "scope": "./",
            "display": "minimal-ui",
            "background_color": PAPER,
            "theme_color": PAPER,
            "icons": [
                {
                    "src": icon.address,
                    "type": icon.kind,
                    "sizes": icon.size,
                    "purpose": "maskable" if icon.maskable else "any",
                }
                for icon in view.icons
            ],
        }
    )


def offline(view: Offline, desk: Desk) -> bytes:
    """A page that needs nothing else: for a reader without a network, where no copy is kept."""
    title = escape(view.title)
    return (
        f'<!doctype html>\n<html lang="{escape(view.language)}" dir="{direction(view.language)}">\n'
        '<head>\n<meta charset="utf-8">\n'
        """<meta http-equiv="Content-Security-Policy" content="default-src 'none'">\n"""
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{title}</title>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
        f"<p>{escape(view.text)}</p>\n</main>\n</body>\n</html>\n"
    ).encode()


def _json(value: object) -> bytes:
    # A name may hold half a character, which no file can.
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"{text}\n".encode("utf-8", "replace")
