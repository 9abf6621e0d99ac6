"""The line at a page's foot: every form it offers is there, and none is kept back."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest

import drawing
from dateline.render import FILE_KINDS
from dateline.settings import Settings
from everything import everything
from factories import planned

pytestmark = pytest.mark.thorough

SITE = "https://example.org/sub/"
EVERYTHING = Settings(site_url=SITE, books=True, markdown=True, data=True, feeds=True)
OFFERED = re.compile(r"(atom\.xml|rss\.xml|feed\.json|index\.md|book\.epub|\.jsonl\.gz)\Z")
NOWHERE = re.compile(  # what no page of its own has: archives of feeds, feeds of languages, ninjs
    r"\A(feeds/|archive/)|ninjs"
)


def offers(settings: Settings) -> tuple[set[str], set[str]]:
    """The files that pages offer at their foot, and all files that are planned."""
    plan = planned(everything(), settings)
    draw = drawing.renderer(settings, lambda path: "Text.")
    found = set()
    for output in plan.outputs:
        if output.kind not in FILE_KINDS:
            page = draw.page(output)
            for line in re.findall(r'<p class="dl-footnote">Also as (.*?)</p>', page.content):
                hrefs = re.findall(r'href="([^"]+)"', line)
                found |= {urljoin(SITE + page.address, each).removeprefix(SITE) for each in hrefs}
    return found, {output.path for output in plan.outputs}


def test_pages_offer_every_form_that_there_is_of_them() -> None:
    found, planned_files = offers(EVERYTHING)
    assert found <= planned_files
    there = {path for path in planned_files if OFFERED.search(path) and not NOWHERE.search(path)}
    assert there - found == set()


@pytest.mark.parametrize(
    ("settings", "left"),
    [
        (Settings(site_url=SITE, feeds=False, markdown=False, data=False), set()),
        (Settings(markdown=False, data=False, books=True), {"epub"}),  # feeds need an address
    ],
)
def test_what_is_switched_off_is_not_offered(settings: Settings, left: set[str]) -> None:
    assert {path.rpartition(".")[2] for path in offers(settings)[0]} == left
