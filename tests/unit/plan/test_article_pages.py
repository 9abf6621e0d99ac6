from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from dateline.group.related import TOO_COMMON
from dateline.model import Registries, Rights, Source
from dateline.plan.views import ArticlePage, Coverage, Link
from dateline.settings import Settings
from factories import catalog, outputs, planned, record

if TYPE_CHECKING:
    from dateline.model import Record
    from dateline.plan import Plan


def page(plan: Plan, title: str) -> ArticlePage:
    (view,) = (
        output.inputs
        for output in plan.outputs
        if isinstance(output.inputs, ArticlePage) and output.inputs.title == title
    )
    return view


def test_neighbours_are_the_nearest_in_time_and_never_across_dated_and_undated() -> None:
    plan = planned(
        catalog(
            [
                record("Newest", "2026-11-24"),
                record("Middle", "2026-11-23"),
                record("Oldest", "2026-11-01"),
                record("Undated one", None, id="aaaaaaa1"),
                record("Undated two", None, id="aaaaaaa2"),
            ]
        )
    )
    middle, oldest, undated = (page(plan, t).frame for t in ("Middle", "Oldest", "Undated one"))
    assert middle.previous is not None
    assert middle.next is not None
    assert (middle.previous.title, middle.next.title) == ("Oldest", "Newest")
    assert oldest.previous is None
    assert undated.next is None
    assert undated.previous == Link("Undated two", "undated/undated-two-aaaaaaa2/")
    assert undated.crumbs[-1] == Link("Undated", "undated/")


def test_a_text_leads_to_the_same_in_other_languages_and_to_its_language() -> None:
    told = {"translationKey": "ferry"}
    plan = planned(
        catalog(
            [
                record("Ferry", "2026-11-23", **told),
                record("Another ferry", "2026-11-22", **told),
                record("Fähre", "2026-11-23", id="aaaaaaa1", lang="de", **told),
                record("Ältere Fähre", "2026-11-20", lang="de", **told),
                record("عبارة", "2026-11-23", id="aaaaaaa2", lang="ar", **told),
                record("Gone", "2026-11-23", lang="fr", rights=Rights.WITHHELD, **told),
                record("Other", "2026-11-23", lang="no such", translationKey="other"),
            ]
        )
    )
    german = ("de", Link("Fähre", "2026/11/23/fahre-aaaaaaa1/"))
    arabic = ("ar", Link("عبارة", page(plan, "عبارة").frame.address))
    ferry = page(plan, "Ferry")
    assert (ferry.language, ferry.translations) == (None, (arabic, german))
    other = page(plan, "Fähre")
    assert other.language == Link("German", "languages/de/")
    assert [lang for lang, _ in other.translations] == ["ar", "en"]
    assert (page(plan, "Other").language, page(plan, "Other").translations) == (None, ())


def test_an_article_knows_its_place_in_a_long_story() -> None:
    records = [
        record(f"Report {n:02}", f"2026-11-{n:02}", id=f"aaaaaa{n:02}", story="saaaaaa01")
        for n in range(1, 13)
    ]
    plan = planned(catalog(records))
    middle = page(plan, "Report 06")
    assert [page(plan, f"Report {n:02}").position for n in (1, 6, 12)] == [1, 6, 12]
    assert numbers(middle) == ["08", "07", "05", "04"]
    assert numbers(page(plan, "Report 12")) == ["11", "10", "09", "08"]
    assert numbers(page(plan, "Report 01")) == ["05", "04", "03", "02"]


def numbers(view: ArticlePage) -> list[str]:
    return [item.title.removeprefix("Report ") for item in view.in_story]


def test_the_only_report_of_a_story_has_no_place_in_it() -> None:
    view = page(planned(catalog([record("One", id="aaaaaaa1", story="saaaaaaa1")])), "One")
    assert view.story == Link("One", "stories/one-saaaaaaa1/")
    assert (view.position, view.in_story) == (None, ())


def test_an_article_names_the_other_outlets_that_reported_the_same_news() -> None:
    def told(number: int, time: str, source: str, **head: Any) -> Record:
        day = f"2026-11-{time}" + (":00+00:00" if "T" in time else "")
        return record(f"Report {number:02}", day, id=f"aaaaaa{number:02}", source=source,
                      story="saaaaaa01", **head)  # fmt: skip

    records = [
        told(1, "23T09:00", "Post"),
        told(2, "23T12:10", "Times"),
        told(3, "23T18:00", "Times"),
        told(4, "23T08:50", "Wire", flags=("duplicate-of:aaaaaa01",)),
        told(5, "22T20:00", "Late"),
        told(6, "24", "Day"),
        told(7, "26", "Far"),
        told(8, "23T10:00", "Post"),
        told(9, "23", "Desk", coverage=("https://example.com/a | Post",)),
        told(10, "23", ""),
    ]
    plan = planned(catalog(records))
    assert [
        (each.item.title, each.hours, each.same_text) for each in page(plan, "Report 01").also
    ] == [
        ("Report 04", 0, True),
        ("Report 02", 3, False),
        ("Report 05", -13, False),
        ("Report 06", None, False),
    ]
    assert page(plan, "Report 04").also[0].same_text
    assert numbers(page(plan, "Report 01")) == ["09", "10", "03", "08"]
    assert page(plan, "Report 10").also[0].item.title == "Report 03"


def test_two_copies_of_one_text_know_each_other_and_an_undated_report_no_one() -> None:
    copies = [
        record(f"Report {n}", "2026-11-23" if n < 3 else None, id=f"aaaaaaa{n}",
               source=f"Paper {n}", story="saaaaaaa1", flags=("duplicate-of:bbbbbbbb",))
        for n in (1, 2, 3)
    ]  # fmt: skip
    plan = planned(catalog(copies))
    assert [(e.item.title, e.same_text) for e in page(plan, "Report 1").also] == [
        ("Report 2", True)
    ]
    assert page(plan, "Report 3").also == ()


def test_related_articles_are_earlier_share_names_and_are_not_of_the_same_story() -> None:
    one = {"people": ("Ann", "Bob"), "tags": ("storm",), "story": "saaaaaaa1"}
    plan = planned(
        catalog(
            [
                record("Newer", "2026-11-24", people=("Bob", "Ann"), tags=("storm",)),
                record("One", "2026-11-23", **one),
                record("Two", "2026-11-22", people=("Ann",), story="saaaaaaa1"),
                record("Three", "2026-11-22", people=("Bob", "Ann"), places=("Port",)),
                record("Four", "2026-11-21", tags=("storm",)),
                record("Five", "2026-11-25"),
            ]
        )
    )
    related = [(item.title, reason) for item, reason in page(plan, "One").related]
    assert related == [("Three", "Also about Ann and Bob"), ("Four", "Also about storm")]
    assert page(plan, "Five").related == ()
    assert page(plan, "Four").related == ()


def test_a_name_that_everybody_shares_relates_nobody() -> None:
    newest = record("Newest", "2026-11-24", tags=("storm",))
    records = [record(f"Report {n}", tags=("storm",)) for n in range(TOO_COMMON + 1)]
    assert page(planned(catalog([newest, *records])), "Newest").related == ()
    assert page(planned(catalog([newest, *records[1:]])), "Newest").related != ()
    none = planned(catalog([newest, *records[1:]]), Settings(related=0))
    assert page(none, "Newest").related == ()


def test_coverage_links_to_the_publishers_page_by_any_of_its_names() -> None:
    known = Registries(
        sources={
            "post": Source(id="post", name="The Post", aliases=("Post", "Die Zeitung@de")),
        }
    )
    coverage = (
        "https://example.com/a | Post (Reuters) | 2026-11-22",
        "https://example.com/b | Die Zeitung",
        "https://example.net/c",
    )
    plan = planned(catalog([record("Brief", coverage=coverage)], known))
    link = Link("The Post", "sources/post/")
    assert page(plan, "Brief").coverage == (
        Coverage("https://example.com/a", "Post (Reuters)", date(2026, 11, 22), link),
        Coverage("https://example.com/b", "Die Zeitung", None,
                 Link("Die Zeitung", "sources/die-zeitung/")),
        Coverage("https://example.net/c", "example.net", None, None),
    )  # fmt: skip
    german = planned(catalog([record("Brief", lang="de", coverage=coverage)], known))
    assert page(german, "Brief").coverage[1].source == link


@pytest.mark.parametrize(
    ("rights", "license", "url", "applies", "own"),
    [
        (Rights.FULL, "own", "", Rights.FULL, True),
        (Rights.FULL, "CC-BY-4.0", "https://example.com/a", Rights.FULL, False),
        (Rights.FULL, "unknown", "", Rights.EXCERPT, False),
        (Rights.LINK, "", "https://example.com/a", Rights.LINK, False),
    ],
)
def test_rights_bound_what_a_page_may_show(
    rights: Rights, license: str, url: str, applies: Rights, own: bool
) -> None:
    made = record("One", rights=rights, license=license, source_url=url, description="About it.")
    view = page(planned(catalog([made])), "One")
    assert (view.rights, view.own) == (applies, own)
    assert view.description == ("" if applies is Rights.LINK else "About it.")
    assert view.excerpt == view.description


def test_a_withheld_articles_stub_says_nothing_of_it() -> None:
    made = record("A secret", "2026-11-23", id="aaaaaaa1", slug="s-aaaaaaa1",
                  rights=Rights.WITHHELD, author="Jane", tags=("ferry",), story="saaaaaaa1",
                  source="Post", source_url="https://example.com/a", summary="It was.",
                  lead="Nobody may read this.")  # fmt: skip
    plan = planned(catalog([made]))
    view = outputs(plan)["2026/11/23/s-aaaaaaa1/index.html"].inputs
    assert isinstance(view, ArticlePage)
    assert view.frame.noindex
    said = repr(view)
    for secret in ("A secret", "Jane", "ferry", "Post", "example.com", "It was", "read this"):
        assert secret not in said
    assert not any(o.kind in ("day", "tag", "story", "source") for o in plan.outputs)
