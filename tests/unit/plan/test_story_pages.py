from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.model import MachineText, Registries, Rights, StoryFile
from dateline.plan.views import Link, Redirect, StoryIndexPage, StoryPage
from dateline.settings import Settings
from factories import catalog, outputs, planned, record

if TYPE_CHECKING:
    from dateline.model import Record
    from dateline.plan import Plan
    from dateline.plan.views import StoryCard


def told(number: int, story: str, day: str | None = "2026-11-23", title: str = "") -> Record:
    return record(title or f"Report {number}", day, id=f"aaaaaaa{number}", story=story)


def plan_of(records: list[Record], *files: StoryFile) -> Plan:
    return planned(catalog(records, Registries(stories={file.id: file for file in files})))


def page(plan: Plan, slug: str) -> StoryPage:
    view = outputs(plan)[f"stories/{slug}/index.html"].inputs
    assert isinstance(view, StoryPage)
    return view


def members(plan: Plan, slug: str) -> list[str]:
    days = page(plan, slug).timeline
    return sorted(telling.item.id for day in days for telling in (day.lead, *day.others))


def redirects(plan: Plan) -> dict[str, str]:
    return {
        output.inputs.address: output.inputs.target
        for output in plan.outputs
        if isinstance(output.inputs, Redirect)
    }


def test_a_merged_story_moves_its_articles_and_leaves_a_redirect() -> None:
    plan = plan_of(
        [told(1, "saaaaaaa1"), told(2, "saaaaaaa2", "2026-11-22", "Gates shut")],
        StoryFile(id="saaaaaaa1", slug="ferry"),
        StoryFile(id="saaaaaaa2", slug="gates", merged_into="saaaaaaa1"),
    )
    assert members(plan, "ferry") == ["aaaaaaa1", "aaaaaaa2"]
    assert redirects(plan) == {"stories/gates/": "stories/ferry/"}
    assert plan.problems == ()


def test_a_story_that_had_no_slug_leaves_a_redirect_where_it_was() -> None:
    records = [told(1, "saaaaaaa1"), told(2, "saaaaaaa2", "2026-11-22", "Gates shut")]
    merged = StoryFile(id="saaaaaaa2", merged_into="saaaaaaa1")
    before = plan_of(records)
    (old,) = (o.path for o in before.outputs if o.kind == "story" and "gates" in o.path)
    assert f"{next(iter(redirects(plan_of(records, merged))))}index.html" == old


def test_a_story_that_was_split_off_and_merged_again_leaves_a_redirect() -> None:
    records = [told(1, "saaaaaaa1"), told(2, "saaaaaaa1", "2026-11-22", "Gates shut")]
    whole = StoryFile(id="saaaaaaa1", exclude=("aaaaaaa2",))
    part = StoryFile(id="saaaaaaa2", include=("aaaaaaa2",))
    before = plan_of(records, whole, part)
    (old,) = (o.path for o in before.outputs if o.kind == "story" and "gates" in o.path)
    (to,) = (o.path for o in before.outputs if o.kind == "story" and "report" in o.path)
    told_again = StoryFile(id="saaaaaaa1")
    again = plan_of(records, told_again, replace(part, merged_into="saaaaaaa1"))
    assert redirects(again) == {old.removesuffix("index.html"): to.removesuffix("index.html")}


def test_a_story_whose_articles_its_new_story_excludes_leaves_a_redirect_too() -> None:
    records = [told(1, "saaaaaaa1"), told(2, "saaaaaaa1", "2026-11-22", "Gates shut")]
    whole = StoryFile(id="saaaaaaa1", exclude=("aaaaaaa2",))
    part = StoryFile(id="saaaaaaa2", include=("aaaaaaa2",), merged_into="saaaaaaa1")
    old, new = "stories/gates-shut-saaaaaaa2/", "stories/report-1-saaaaaaa1/"
    assert redirects(plan_of(records, whole, part)) == {old: new}
    none_left = replace(whole, exclude=("aaaaaaa1", "aaaaaaa2"))
    assert redirects(plan_of(records, none_left, part)) == {old: "stories/"}
    secret = record("Gates shut", id="aaaaaaa2", story="saaaaaaa1", rights=Rights.WITHHELD)
    assert redirects(plan_of([records[0], secret], whole, part)) == {}


def test_a_merged_story_of_which_nothing_is_known_leaves_none() -> None:
    plan = plan_of([told(1, "saaaaaaa1")], StoryFile(id="saaaaaaa2", merged_into="saaaaaaa1"))
    assert redirects(plan) == {}


def test_a_chain_of_merges_ends_at_its_last() -> None:
    plan = plan_of(
        [told(1, "saaaaaaa1"), told(2, "saaaaaaa2"), told(3, "saaaaaaa3")],
        StoryFile(id="saaaaaaa1", slug="one", merged_into="saaaaaaa2"),
        StoryFile(id="saaaaaaa2", slug="two", merged_into="saaaaaaa3"),
        StoryFile(id="saaaaaaa3", slug="three"),
    )
    assert members(plan, "three") == ["aaaaaaa1", "aaaaaaa2", "aaaaaaa3"]
    assert redirects(plan) == {"stories/one/": "stories/three/", "stories/two/": "stories/three/"}


def test_a_circle_of_merges_ends_in_one_story() -> None:
    plan = plan_of(
        [told(1, "saaaaaaa1"), told(2, "saaaaaaa2"), told(3, "saaaaaaa3"), told(4, "saaaaaaa4")],
        StoryFile(id="saaaaaaa1", slug="one", merged_into="saaaaaaa2"),
        StoryFile(id="saaaaaaa2", slug="two", merged_into="saaaaaaa3"),
        StoryFile(id="saaaaaaa3", slug="three", merged_into="saaaaaaa1"),
        StoryFile(id="saaaaaaa4", slug="four", merged_into="saaaaaaa3"),
    )
    assert members(plan, "one") == [f"aaaaaaa{number}" for number in (1, 2, 3, 4)]
    assert redirects(plan).keys() == {"stories/two/", "stories/three/", "stories/four/"}
    assert plan.problems == ()


def test_a_story_merged_into_itself_stays() -> None:
    plan = plan_of([told(1, "saaaaaaa1")], StoryFile(id="saaaaaaa1", merged_into="saaaaaaa1"))
    kinds = {o.kind for o in plan.outputs if o.path.startswith("stories/r")}
    assert kinds == {"edition-twin", "story"}


def test_included_beats_stated_and_excluded_beats_both() -> None:
    plan = plan_of(
        [told(1, "saaaaaaa1"), told(2, "saaaaaaa1"), told(3, "saaaaaaa2"), told(4, "saaaaaaa1")],
        StoryFile(id="saaaaaaa1", slug="one", exclude=("aaaaaaa4", "aaaaaaa3")),
        StoryFile(id="saaaaaaa2", slug="two", include=("aaaaaaa2", "bbbbbbbb")),
    )
    assert members(plan, "one") == ["aaaaaaa1"]
    assert members(plan, "two") == ["aaaaaaa2", "aaaaaaa3"]


def test_an_article_stays_excluded_when_its_story_is_merged() -> None:
    plan = plan_of(
        [told(1, "saaaaaaa1"), told(2, "saaaaaaa2"), told(3, "saaaaaaa2")],
        StoryFile(id="saaaaaaa1", slug="one"),
        StoryFile(id="saaaaaaa2", merged_into="saaaaaaa1", exclude=("aaaaaaa3",)),
    )
    assert members(plan, "one") == ["aaaaaaa1", "aaaaaaa2"]


def test_a_withheld_article_cannot_be_included_and_does_not_name_its_story() -> None:
    secret = record("A secret", "2026-11-20", id="aaaaaaa1", rights=Rights.WITHHELD)
    plan = plan_of([secret, told(2, "saaaaaaa1")], StoryFile(id="saaaaaaa1", include=("aaaaaaa1",)))
    assert members(plan, "report-2-saaaaaaa1") == ["aaaaaaa2"]


def test_a_story_is_named_after_its_founding_article_else_after_its_oldest() -> None:
    late = told(1, "saaaaaaa1", "2026-11-25", "Founding")
    dated, undated = told(2, "saaaaaaa1", title="Dated"), told(3, "saaaaaaa1", None, "Undated")
    assert page(plan_of([late, dated, undated]), "founding-saaaaaaa1").frame.title == "Founding"
    assert page(plan_of([dated, undated]), "dated-saaaaaaa1").frame.title == "Dated"
    assert page(plan_of([undated]), "undated-saaaaaaa1").frame.title == "Undated"


def test_a_story_page_tells_its_place_and_its_articles_day_by_day() -> None:
    plan = plan_of(
        [told(1, "saaaaaaa1", None), told(2, "saaaaaaa1", "2026-11-22"),
         told(3, "saaaaaaa1"), told(4, "saaaaaaa4", "2026-11-21")],
        StoryFile(id="saaaaaaa1", slug="one", title="One", parent="saaaaaaa4"),
        StoryFile(id="saaaaaaa4", slug="four", title="Four", status="closed"),
    )  # fmt: skip
    view = page(plan, "one")
    assert [str(day.day) for day in view.timeline] == ["2026-11-23", "2026-11-22", "None"]
    assert (str(view.first), str(view.latest)) == ("2026-11-22", "2026-11-23")
    assert view.parent == Link("Four", "stories/four/")
    assert (view.frame.previous, view.frame.next) == (None, None)
    assert view.parts == ()
    assert page(plan, "four").parent is None
    assert page(plan, "four").parts == (Link("One", "stories/one/"),)


def test_a_parent_that_was_merged_is_the_story_it_is_part_of_now() -> None:
    plan = plan_of(
        [told(1, "saaaaaaa1"), told(2, "saaaaaaa2"), told(3, "saaaaaaa3")],
        StoryFile(id="saaaaaaa1", slug="one", parent="saaaaaaa2"),
        StoryFile(id="saaaaaaa2", merged_into="saaaaaaa3", title="Gates"),
        StoryFile(id="saaaaaaa3", slug="three", title="Three"),
        StoryFile(id="saaaaaaa4", parent="saaaaaaa3"),
    )
    assert page(plan, "one").parent == Link("Three", "stories/three/")
    assert page(plan, "three").parts == (Link("Report 1", "stories/one/"),)


def test_a_story_names_those_that_became_part_of_it() -> None:
    plan = plan_of(
        [told(1, "saaaaaaa1"), told(2, "saaaaaaa2"), told(3, "saaaaaaa1", title="Third")],
        StoryFile(id="saaaaaaa1", slug="one", title="One"),
        StoryFile(id="saaaaaaa2", merged_into="saaaaaaa1", title="Gates"),
        StoryFile(id="saaaaaaa3", merged_into="saaaaaaa1"),
        StoryFile(id="saaaaaaa4", merged_into="saaaaaaa1"),
        StoryFile(id="saaaaaaa5", merged_into="saaaaaaa1", title="One"),
    )
    assert page(plan, "one").merged == ("Gates", "Third")


def test_the_index_has_pinned_stories_first_and_closed_ones_apart() -> None:
    plan = plan_of(
        [told(number, f"saaaaaaa{number}", f"2026-11-2{number}") for number in (1, 2, 3)],
        StoryFile(id="saaaaaaa1", pin=True),
        StoryFile(id="saaaaaaa2", status="closed"),
    )
    view = index(plan)
    assert titles(view.open) == ["Report 1", "Report 3"]
    assert titles(view.closed) == ["Report 2"]


def index(plan: Plan, address: str = "stories/") -> StoryIndexPage:
    view = outputs(plan)[f"{address}index.html"].inputs
    assert isinstance(view, StoryIndexPage)
    return view


def titles(cards: tuple[StoryCard, ...]) -> list[str]:
    return [card.story.title for card in cards]


def test_the_index_of_few_stories_has_them_all_and_no_months() -> None:
    plan = plan_of([told(1, "saaaaaaa1"), told(2, "saaaaaaa2", None)])
    view = index(plan)
    assert titles(view.open) == ["Report 1", "Report 2"]
    assert (view.frame.count, view.slices, view.slice_of) == (2, (), None)
    assert [output.path for output in plan.outputs if output.kind == "stories"] == [
        "stories/index.html"
    ]


def test_the_index_of_many_stories_has_the_newest_and_a_page_for_every_month() -> None:
    stories = {"saaaaaaa1": StoryFile(id="saaaaaaa1", pin=True, title="Old")}
    stories["saaaaaaa3"] = StoryFile(id="saaaaaaa3", status="closed", title="Closed")
    records = [
        told(1, "saaaaaaa1", "2025-03-01"),
        told(2, "saaaaaaa2", "2026-10-31", "Ferry"),
        told(3, "saaaaaaa3", "2026-10-30"),
        told(4, "saaaaaaa2", "2026-11-02"),
        told(5, "saaaaaaa1", "2026-11-01"),
        told(6, "saaaaaaa6", None, "Undated"),
    ]
    plan = planned(catalog(records, Registries(stories=stories)), Settings(page_size=2))
    view = index(plan)
    assert titles(view.open) == ["Old", "Ferry"]  # the pinned one first
    assert (view.closed, view.frame.count) == ((), 4)
    assert view.slices == (
        Link("November 2026", "stories/2026/11/"),
        Link("October 2026", "stories/2026/10/"),
        Link("March 2025", "stories/2025/03/"),
    )
    october = index(plan, "stories/2026/10/")
    assert (titles(october.open), titles(october.closed)) == (["Ferry"], ["Closed"])
    assert october.open[0].articles == 2
    assert (october.slices, october.slice_of) == ((), Link("Stories", "stories/"))
    assert october.frame.title == "Stories that began in October 2026"
    assert october.frame.crumbs == (Link("Front page", ""), Link("Stories", "stories/"))
    assert october.frame.count == 2
    assert titles(index(plan, "stories/2025/03/").open) == ["Old"]
    nothing_began = index(plan, "stories/2026/11/")
    assert (nothing_began.open, nothing_began.closed, nothing_began.frame.count) == ((), (), 0)


def test_a_brief_counts_for_those_it_rests_on_and_not_for_its_desk() -> None:
    coverage = ("https://example.com/a | Post (Reuters)", "https://example.com/b | Post",
                "https://example.com/c | Times", "https://example.com/d")  # fmt: skip
    brief = record("Brief", "2026-11-23", id="aaaaaaa1", story="saaaaaaa1", source="Desk",
                   coverage=coverage)  # fmt: skip
    other = record("Report", "2026-11-22", id="aaaaaaa2", story="saaaaaaa1", source="Times")
    view = page(plan_of([brief, other]), "brief-saaaaaaa1")
    assert view.sources == 2
    assert [(each.source.title, each.reports) for each in view.outlets] == [
        ("Times", 2),
        ("Post", 2),
    ]


def test_a_machines_sentence_is_shown_as_long_as_all_it_rests_on_is() -> None:
    text = MachineText(
        model="tiny", prompt="1", inputs="2", reviewer="Ann",
        sentences=(("One.", ("aaaaaaa1:1", "aaaaaaa1:2")), ("Two.", ("aaaaaaa1:1", "aaaaaaa2:0")),
                   ("Three.", ())),
    )  # fmt: skip
    secret = record(
        "A secret", "2026-11-20", id="aaaaaaa2", story="saaaaaaa1", rights=Rights.WITHHELD
    )
    known = Registries(
        machine={"saaaaaaa1/summary": text, "saaaaaaa1/headline": text,
                 "saaaaaaa1/changes": replace(text, sentences=())},
    )  # fmt: skip
    view = page(planned(catalog([told(1, "saaaaaaa1"), secret], known)), "report-1-saaaaaaa1")
    headline, summary = view.machine
    assert (headline.task, summary.task, summary.reviewer) == ("headline", "summary", "Ann")
    assert summary.sentences == (("One.", (1,)),)
    assert summary.sources == (Link("Report 1", "2026/11/23/report-1-aaaaaaa1/"),)
