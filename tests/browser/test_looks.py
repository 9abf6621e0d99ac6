"""Each kind of page looks as it did: small grey pictures of it, kept in looks/.

A picture is 40 x 50 points, so that it holds where columns, headings and blanks are and no letter.
After a change that is meant, `./run looks --update` writes them anew; look at the pages then, for
these pictures are too small to be judged.
"""

from __future__ import annotations

import os
from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from site_server import Served

pytestmark = [pytest.mark.browser, pytest.mark.thorough]
LOOKS = Path(__file__).parent / "looks"
WIDE, HIGH = 40, 50
MOST = 4.0
"""The mean difference of grey, of 255, that a machine's other fonts or a newer browser may make."""

# Pages of one script, whose letters are the archive's own on every machine.
PAGES = {
    "article": "2026/11/23/report-00000000/",
    "month": "2026/10/",
    "year": "2026/",
    "archive": "archive/",
    "place": "places/new-york/",
    "source": "sources/angle/",
    "written": "about/",
}
WIDTHS = {"wide": (1280, 1600), "phone": (390, 488)}

SMALL = """async ([picture, wide, high]) => {
  const image = new Image()
  image.src = `data:image/png;base64,${picture}`
  await image.decode()
  const canvas = new OffscreenCanvas(wide, high).getContext("2d")
  canvas.imageSmoothingQuality = "high"
  canvas.drawImage(image, 0, 0, wide, high)
  const { data } = canvas.getImageData(0, 0, wide, high)
  return [...Array(wide * high).keys()].map(at =>
    Math.round((data[4 * at] + data[4 * at + 1] + data[4 * at + 2]) / 3))
}"""


@pytest.fixture(scope="module")
def still(chromium: Any) -> Iterator[Any]:
    """A page for which no time passes, and one to make pictures small on."""
    context = chromium.new_context(reduced_motion="reduce", service_workers="block")
    page = context.new_page()
    page.clock.set_fixed_time("2026-12-24T12:00:00Z")
    yield page, context.new_page()
    context.close()


def picture(still: Any, address: str, size: tuple[int, int]) -> bytes:
    """The top of a page in grey, as it is kept (https://netpbm.sourceforge.net/doc/pgm.html)."""
    page, desk = still
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(address, wait_until="networkidle")
    page.evaluate("document.fonts.ready.then(() => {})")
    shot = b64encode(page.screenshot()).decode()
    points = desk.evaluate(SMALL, [shot, WIDE, HIGH])
    return f"P5\n{WIDE} {HIGH}\n255\n".encode() + bytes(points)


def apart(one: bytes, other: bytes) -> float:
    """The mean difference of two pictures' points."""
    points = list(zip(one[-WIDE * HIGH :], other[-WIDE * HIGH :], strict=True))
    return sum(abs(a - b) for a, b in points) / len(points)


@pytest.mark.parametrize("width", WIDTHS)
def test_each_kind_of_page_looks_as_it_did(every_kind: Served, still: Any, width: str) -> None:
    changed = {}
    for name, address in PAGES.items():
        made = picture(still, every_kind.address + address, WIDTHS[width])
        file = LOOKS / f"{name}-{width}.pgm"
        if os.environ.get("DATELINE_UPDATE_LOOKS"):
            file.write_bytes(made)
        elif (found := apart(made, file.read_bytes())) > MOST:
            changed[name] = round(found, 1)
    assert changed == {}, "meant? ./run looks --update"


def test_another_layout_is_seen(every_kind: Served, still: Any) -> None:
    kept = (LOOKS / "article-wide.pgm").read_bytes()
    style = "main { padding-block-start: 12rem !important }"

    def restyled(route: Any) -> None:
        route.fulfill(body=route.fetch().text() + style, content_type="text/css")

    still[0].route("**/archive.css", restyled)
    made = picture(still, every_kind.address + PAGES["article"], WIDTHS["wide"])
    still[0].unroute("**/archive.css")
    assert apart(made, kept) > MOST
