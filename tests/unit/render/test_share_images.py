"""Images for those who share a page: drawn the same anywhere, with letters that there are."""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from archives import dateline, small_archive
from conftest import ROOT
from dateline.model import Rights
from dateline.plan.families.share_images import ShareImage
from dateline.render import FILE_KINDS, Renderer
from dateline.render.files.share_images import SHOWN, drawable, set_in, svg
from everything import everything
from factories import catalog, planned, record
from published import SETTINGS, SITE, published

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.thorough

DRAWN = replace(SETTINGS, share_images=True, site_name="The Archive")


def ink(png: bytes) -> set[bytes]:
    """The different rows of pixels of an image, as they are compressed; fails on a broken one."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", png[16:24]) == SHOWN
    packed, at = b"", 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0] == zlib.crc32(
            kind + data
        )
        packed += data if kind == b"IDAT" else b""
        at += 12 + length
    raw = zlib.decompress(packed)
    width = 1 + 4 * SHOWN[0]
    return {raw[start : start + width] for start in range(0, len(raw), width)}


def test_pages_name_images_that_there_are() -> None:
    found = everything()
    images = {path for path in published(found, DRAWN) if path.endswith(".png")}
    renderer = Renderer(DRAWN, [ROOT / "theme"], lambda path: "Text.")
    named = set()
    for made in planned(found, DRAWN).outputs:
        if made.kind not in FILE_KINDS and not made.inputs.frame.noindex:  # type: ignore[attr-defined]
            head = renderer.page(made).head
            (image,) = re.findall(r'property="og:image" content="([^"]*)"', head)
            assert 'content="summary_large_image"' in head
            own = made.kind in ("article", "story")
            assert image == f"{SITE}{made.path.removesuffix('index.html') if own else ''}share.png"
            named.add(image.removeprefix(SITE))
    assert named == images
    assert "2026/11/23/a-secret-aaaaaaa8/share.png" not in images
    for settings in (SETTINGS, replace(DRAWN, metadata=False), replace(DRAWN, site_url="")):
        assert not any(path.endswith(".png") for path in published(found, settings))


def test_an_image_is_drawn_with_our_letters_and_the_same_every_time() -> None:
    ferry = record("Ferry link restored", "2026-11-23", id="aaaaaaa1", source="Times")
    path = "2026/11/23/ferry-link-restored-aaaaaaa1/share.png"
    one, two = (published(catalog([ferry]), DRAWN) for _ in range(2))
    assert one[path] == two[path]
    rows = ink(one[path])
    # Without letters there would be two rules on paper.
    assert len(rows) > 50
    other = published(catalog([record("Storm", "2026-11-23", id="aaaaaaa1")]), DRAWN)
    assert len(ink(other["share.png"]) ^ ink(one["share.png"])) == 0
    assert other["2026/11/23/storm-aaaaaaa1/share.png"] != one[path]


def test_no_more_than_headline_source_and_day_is_shown() -> None:
    texts = {"lead": "leadword", "description": "aboutword", "summary": "sumword", "author": "Name"}
    told = record("Ferry", "2026-11-23", id="aaaaaaa1", source="Times", rights=Rights.LINK, **texts)  # type: ignore[arg-type]
    made = {o.path: o.inputs for o in planned(catalog([told]), DRAWN).outputs}
    shown = made["2026/11/23/ferry-aaaaaaa1/share.png"]
    assert shown == ShareImage("Ferry", "Times · 23 November 2026")
    undated = {o.path: o.inputs for o in planned(catalog([record("A", None)]), DRAWN).outputs}
    assert ShareImage("A", "") in undated.values()


NASTY = "A \x00\x08\ud800 ]]> <script>&\"' \u202e \U0001f600 Ferry"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (NASTY, "A ]]> <script>&\"' Ferry"),
        ("  A\n  line ", "A line"),
        ("Cafe\u0301 d’été", "Café d’été"),
        ("Паром ходит", ""),
        ("العبّارة تعود", ""),
        ("", ""),
    ],
)
def test_signs_that_cannot_be_drawn_are_left_out_and_other_scripts_are_not_drawn(
    text: str, shown: str
) -> None:
    assert drawable(text) == shown
    etree.fromstring(svg(ShareImage(text, text), "The Archive"))


def test_in_place_of_what_cannot_be_drawn_stands_the_sites_name() -> None:
    drawn = svg(ShareImage("Паром", ""), "The Archive")
    assert drawn.count(">The Archive<") == 1
    assert svg(ShareImage("Ferry", ""), "Паром").count("<text") == 1
    assert "<text" not in svg(ShareImage("Паром", ""), "Паром")


def test_a_long_headline_is_set_smaller_and_then_cut() -> None:
    short, long = set_in("Ferry"), set_in("Ferry link restored after a storm " * 3)
    assert (short[0] > long[0], short[1]) == (True, ["Ferry"])
    cut = set_in("Ferry link restored after a storm " * 30)[1]
    assert cut[-1].endswith("…")
    assert " ".join(cut)[:-1] in "Ferry link restored after a storm " * 30
    assert [line[-1] for line in set_in("x" * 500 + " end")[1]] == ["…", "d"]


def test_a_build_without_the_program_says_what_to_install(tmp_path: Path) -> None:
    archive = small_archive(tmp_path / "archive")
    config = archive / "mkdocs.yml"
    text = config.read_text("utf-8").replace("dateline]", "{dateline: {share_images: true}}]")
    config.write_text(text, "utf-8")
    (tmp_path / "resvg_py.py").write_text("raise ImportError('not there')\n", "utf-8")
    done = dateline("build", cwd=archive, PYTHONPATH=str(tmp_path))
    assert (done.returncode, "pip install 'dateline[images]'" in done.stderr) == (2, True)
    assert "Traceback" not in done.stderr
