"""Makes the site's icons as pictures anew: `./run icons` (needs Chromium; no part of a build).

They are drawn from theme/assets/images/favicon.svg for systems that take no drawing. The maskable
one keeps the drawing within the circle that every mask leaves
(https://www.w3.org/TR/appmanifest/#icon-masks), on a ground that goes to the edge.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from dateline.render.files.apps import PAPER

SAFE = 0.74
"""How much of a side the drawing takes where a mask may cut its corners off."""

PICTURES = (
    ("icon-192.png", 192, 1.0),
    ("icon-512.png", 512, 1.0),
    ("icon-maskable-512.png", 512, SAFE),
)


def main(images: Path) -> None:
    """Write the pictures beside the drawing in the directory `images`."""
    drawing = (images / "favicon.svg").read_text("utf-8")
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        for name, side, share in PICTURES:
            (images / name).write_bytes(_picture(page, drawing, side, share))
        browser.close()


def _picture(page: Page, drawing: str, side: int, share: float) -> bytes:
    page.set_viewport_size({"width": side, "height": side})
    page.set_content(
        f"<style>body {{ display: grid; place-items: center; height: 100vh; margin: 0; "
        f"background: {PAPER} }} svg {{ width: {share * 100}% }}</style>{drawing}"
    )
    return page.screenshot()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
