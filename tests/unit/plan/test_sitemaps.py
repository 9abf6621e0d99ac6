"""Sitemaps: every address worth finding once, each change known in one month's file."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from hypothesis import given, settings

from dateline.model import Rights
from dateline.plan.outputs import NO_PAGES
from dateline.plan.sitemaps import UNFOUND
from dateline.plan.views import ArticlePage, Sitemap
from dateline.settings import Settings
from everything import everything
from factories import catalog, outputs, planned, record
from strategies import KNOWN, articles

if TYPE_CHECKING:
    from dateline.model import Record
    from dateline.plan import Plan

PAGES = {"": "Welcome", "about/": "About", "map.pdf": ""}


def sitemap(plan: Plan, path: str) -> Sitemap:
    view = outputs(plan)[path].inputs
    assert isinstance(view, Sitemap)
    return view


def entries(plan: Plan, name: str) -> dict[str, str]:
    """Address -> day of the last change, empty where none is given."""
    found = sitemap(plan, f"sitemaps/{name}.xml").entries
    assert len(dict(found)) == len(found)
    return {address: str(day or "") for address, day in found}


def test_the_index_names_a_sitemap_for_each_month_and_for_the_rest() -> None:
    months = ["sitemaps/2026-11.xml", "sitemaps/2026-10.xml", "sitemaps/2025-11.xml"]
    view = sitemap(planned(everything()), "sitemap.xml")
    assert view.parts == ("sitemaps/pages.xml", *months, "sitemaps/undated.xml")
    assert view.entries == ()
    empty = planned(catalog([]))
    assert sitemap(empty, "sitemap.xml").parts == ("sitemaps/pages.xml",)
    assert [o.path for o in empty.outputs if o.kind == "sitemap"] == [
        "sitemap.xml",
        "sitemaps/pages.xml",
    ]


def test_a_month_has_its_page_its_days_and_its_articles_with_their_last_change() -> None:
    changed = datetime(2026, 12, 24, 8, 0, tzinfo=UTC)
    plan = planned(
        catalog(
            [
                record("Ferry", "2026-11-23", id="aaaaaaa1", modified=changed, aliases=("/old/",)),
                record("Storm", "2026-11-23", id="aaaaaaa2"),
                record("Coast", "2026-11-02", id="aaaaaaa3"),
                record("Secret", "2026-11-23", id="aaaaaaa4", rights=Rights.WITHHELD),
                record("Early", "2026-10-31", id="aaaaaaa5"),
            ]
        )
    )
    assert entries(plan, "2026-11") == {
        "2026/11/": "",
        "2026/11/23/": "",
        "2026/11/02/": "",
        "2026/11/23/ferry-aaaaaaa1/": "2026-12-24",
        "2026/11/23/storm-aaaaaaa2/": "2026-11-23",
        "2026/11/02/coast-aaaaaaa3/": "2026-11-02",
    }
    assert "sitemaps/undated.xml" not in outputs(plan)


def test_undated_articles_have_their_last_change_where_it_is_known() -> None:
    changed = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
    records = [
        record("Ferry", None, id="aaaaaaa1", modified=changed),
        record("Storm", None, id="aaaaaaa2"),
    ]
    assert entries(planned(catalog(records)), "undated") == {
        "undated/ferry-aaaaaaa1/": "2026-11-24",
        "undated/storm-aaaaaaa2/": "",
    }


def test_the_rest_is_in_order_with_the_hand_written_pages_and_without_a_day() -> None:
    plan = planned(everything(), pages=PAGES | {"unfound/": ""})
    found = entries(plan, "pages")
    assert "unfound/" not in found
    assert set(found.values()) == {""}
    assert list(found) == sorted(found)
    assert {"", "about/", "archive/", "2026/", "2026/w48/", "stories/", "undated/"} <= found.keys()
    assert "map.pdf" not in found


def listed(plan: Plan) -> dict[str, list[str]]:
    """The addresses of each sitemap but the index."""
    return {
        output.path: [address for address, _ in output.inputs.entries]
        for output in plan.outputs
        if isinstance(output.inputs, Sitemap) and not output.inputs.parts
    }


@given(articles())
@settings(max_examples=20, deadline=None)
def test_every_page_is_in_one_sitemap_but_for_stubs_and_redirects(records: list[Record]) -> None:
    plan = planned(catalog(records, KNOWN), Settings(page_size=2), PAGES)
    found = listed(plan)
    addresses = [address for part in found.values() for address in part]
    wanted = [
        output.path.removesuffix("index.html")
        for output in plan.outputs
        if output.kind not in NO_PAGES | UNFOUND and not withheld(output.inputs)
    ]
    assert sorted(addresses) == sorted([*wanted, "about/"])
    assert set(sitemap(plan, "sitemap.xml").parts) == found.keys()


def withheld(view: object) -> bool:
    return isinstance(view, ArticlePage) and view.rights is Rights.WITHHELD
