"""Pages as Markdown: what has a twin, what it says, and that nothing in it runs or leads astray."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import drawing
from dateline.model import Rights
from dateline.render import FILE_KINDS
from dateline.settings import Settings
from dateline.text.markdown import local_links, raw_html, to_plain
from everything import everything
from factories import catalog, outputs, planned, record
from hostile import hostile, hostile_body

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.catalog import Catalog

pytestmark = pytest.mark.thorough

SITE = Settings(
    site_name="The *Test*", site_url="https://example.org/sub/", books=True, markdown_articles=True
)
FAMILY = ("article-twin", "edition-twin", "llms")


def twins(found: Catalog, settings: Settings = SITE) -> Mapping[str, str]:
    renderer = drawing.renderer(settings, hostile_body)
    made = outputs(planned(found, settings))
    return {p: renderer.file(o).decode() for p, o in made.items() if o.kind in FAMILY}


def test_days_weeks_months_stories_and_own_texts_have_twins() -> None:
    found = twins(everything())
    assert found.keys() == {
        "2026/11/23/ferry-link-restored-aaaaaaa1/index.md",
        "undated/no-date-stated-aaaaaaa7/index.md",
        "llms.txt", "2025/11/23/index.md", "2025/11/index.md", "2025/w47/index.md",
        "2026/10/05/index.md", "2026/10/index.md", "2026/w41/index.md", "2026/11/21/index.md",
        "2026/11/22/index.md", "2026/11/23/index.md", "2026/11/index.md", "2026/w47/index.md",
        "2026/w48/index.md", "stories/ferry/index.md", "stories/old-storm-saaaaaaa5/index.md",
    }  # fmt: skip


def test_a_page_says_where_its_twin_and_its_book_are() -> None:
    found = twins(everything())
    for output in planned(everything(), SITE).outputs:
        if output.kind not in FILE_KINDS:
            head = drawing.renderer(SITE, hostile_body).page(output).head
            twin = output.path.replace(".html", ".md")
            assert ('type="text/markdown"' in head) == (twin in found), output.path
            wanted = output.kind in ("week", "month", "story")
            assert ('type="application/epub+zip"' in head) == wanted, output.path


def test_a_twin_tells_what_the_page_tells() -> None:
    found = twins(everything())
    day, month = found["2026/11/23/index.md"], found["2026/11/index.md"]
    assert "### [Second report](https://example.org/sub/2026/11/23/" in day
    assert "<https://example.com/a>" in day
    assert "- [Harbour reopens](" in month
    assert "The ferry sails again." not in month
    own = found["2026/11/23/ferry-link-restored-aaaaaaa1/index.md"]
    assert own.startswith("# Ferry link restored after storm\n\nExample Times · Jane Doe · 23 Nov")
    assert "two ~~three~~" in own
    assert "A secret" not in "".join(found.values())
    rest = twins(everything(), Settings(data=False, language="de"))
    assert not any("-aaaaaaa" in path and path.startswith("2026") for path in rest)
    assert "## Data" not in rest["llms.txt"]
    assert "[21. November 2026](./2026/11/21/index.md)" in rest["llms.txt"]


def test_the_guide_for_programs_names_days_months_and_data() -> None:
    text = twins(everything())["llms.txt"]
    assert text.startswith("# The \\*Test\\*\n\n> A news archive")
    assert "- [23 November 2026](https://example.org/sub/2026/11/23/index.md)" in text
    assert "- [October 2026](https://example.org/sub/2026/10/index.md)" in text
    assert "(https://example.org/sub/data/2025-11.jsonl.gz)" in text


def test_marks_in_titles_mean_themselves() -> None:
    title = "*a* [b](/c/) <script> # & `d` \\"
    found = twins(catalog([record(title, "2026-11-23", id="aaaaaaa1", rights=Rights.LINK)]))
    for path, text in found.items():
        assert not list(raw_html(text)), path
        assert "/c/" not in local_links(text), path
    assert title in to_plain(found["2026/11/23/index.md"])


def test_hostile_texts_stay_texts() -> None:
    for path, text in twins(hostile()).items():
        assert "Secret words" not in text, path
        assert "\x01" not in text
        if "eeeeeee" not in path:
            assert not list(raw_html(text)), path
