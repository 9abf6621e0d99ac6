"""What the plan finds wrong with the site as a whole: one address for two, links to nowhere."""

from __future__ import annotations

import pytest

from dateline.model import Registries, Rights, StoryFile, Topic
from dateline.plan.views import Redirect
from dateline.settings import Settings
from factories import catalog, outputs, planned, record

HERE = "2026/11/23/ferry-aaaaaaa1/"


def found(code: str, *records: object, pages: dict[str, str] | None = None) -> list[str]:
    plan = planned(catalog(records), pages=pages)  # type: ignore[arg-type]
    return [problem.message for problem in plan.problems if problem.code == code]


def test_two_stories_with_one_slug_are_a_collision_and_the_first_stays() -> None:
    stories = {
        name: StoryFile(id=name, title=name, slug="ferry") for name in ("saaaaaaa1", "saaaaaaa2")
    }
    records = [
        record("One", "2026-11-23", id="aaaaaaa1", story="saaaaaaa1"),
        record("Two", "2026-11-22", id="aaaaaaa2", story="saaaaaaa2"),
    ]
    plan = planned(catalog(records, Registries(stories=stories)), Settings(books=False))
    (problem,) = plan.problems
    assert (problem.path, problem.code) == ("content", "D401")
    assert (
        problem.message == "/stories/ferry/ is wanted by a page of kind story and one of kind story"
    )
    assert outputs(plan)["stories/ferry/index.html"].inputs.frame.title == "saaaaaaa1"  # type: ignore[attr-defined]


@pytest.mark.parametrize("page", ["2026/11/23/", "2026/11/23/index.html"])
def test_a_hand_written_page_or_file_keeps_its_address(page: str) -> None:
    one = record(day="2026-11-23")
    message = "/2026/11/23/ is hand-written and a day page"
    assert found("D401", one, pages={page: "My day"}) == [message]
    plan = planned(catalog([one]), pages={page: "My day"})
    assert "2026/11/23/index.html" not in outputs(plan)


def test_a_hand_written_index_stands_above_the_front_page() -> None:
    assert planned(catalog([]), pages={"": "Welcome"}).problems == ()


@pytest.mark.parametrize(
    "link",
    [
        "/",
        "/2026/11/23/",
        "/2026/11/23",
        "/2026/11/23/?from=here#stories",
        "/sitemap.xml",
        "/sitemaps/2026-11.xml",
        "/about/",
        "/map.pdf",
        f"/{HERE}",
        "./",
        "../",
        "..",
        "../../22/coast-aaaaaaa2/",
        "../../22/coast-aaaaaaa2",
        "?print",
    ],
)
def test_a_link_that_leads_to_a_page_or_file_is_no_finding(link: str) -> None:
    linking = record("Ferry", "2026-11-23", id="aaaaaaa1", links=(link,))
    other = record("Coast", "2026-11-22", id="aaaaaaa2")
    assert found("D402", linking, other, pages={"about/": "About", "map.pdf": ""}) == []


@pytest.mark.parametrize(
    "link", ["/2026/11/21/", "nowhere/", "../nowhere/", "/about.md", "../../../../../../x/"]
)
def test_a_link_that_leads_nowhere_names_its_article(link: str) -> None:
    plan = planned(catalog([record("Ferry", "2026-11-23", id="aaaaaaa1", links=(link,))]))
    (problem,) = plan.problems
    assert (problem.path, problem.code) == (f"content/articles/{HERE[:-1]}.md", "D402")
    assert problem.message == f"the link to {link} leads nowhere"


def test_links_of_a_days_introduction_count_from_the_sites_root() -> None:
    note = "[one](/2026/11/23/#top) [two](/2026/11/20/) [three](2026/11/23/)"
    known = Registries(days={"2026-11-23": note})
    plan = planned(catalog([record(day="2026-11-23")], known))
    assert [(p.path, p.code, p.message) for p in plan.problems] == [
        ("content/days/2026-11-23.md", "D402", "the link to /2026/11/20/ leads nowhere"),
        ("content/days/2026-11-23.md", "D402", "the link to 2026/11/23/ leads nowhere"),
    ]


@pytest.mark.parametrize(
    ("alias", "address"),
    [
        ("/old/ferry/", "old/ferry/"),
        ("old/ferry", "old/ferry/"),
        ("/old/index.html", "old/"),
        ("/old/ferry.html", "old/ferry.html/"),
        ("/old//./ferry/../boat/", "old/boat/"),
        ("/myindex.html", "myindex.html/"),
    ],
)
def test_an_alias_leads_to_the_article(alias: str, address: str) -> None:
    plan = planned(catalog([record("Ferry", "2026-11-23", id="aaaaaaa1", aliases=(alias,))]))
    assert plan.problems == ()
    made = outputs(plan)[f"{address}index.html"]
    assert (made.kind, made.inputs) == ("redirect", Redirect(address, HERE, "Ferry"))


@pytest.mark.parametrize(
    "alias",
    [
        "/",
        "/index.html",
        "/index.html/more/",
        "/2026/11/23/",
        "/2026/11/23/index.html",
        f"/{HERE}",
        "/about/",
        "/map.pdf",
        "/map.pdf/page/",
        "/sitemap.xml",
        "/sitemaps/pages.xml",
        "/sitemaps/2026-11.xml/",
        "/404.html",
        "/search/search_index.json",
        "../outside/",
        "/a/../../outside/",
        "/.hidden/",
        "/a\x00b/",
        "/\ud800/",
        f"/{'é' * 120}/",
    ],
)
def test_an_alias_that_would_hide_a_page_or_cannot_be_written_is_a_finding(alias: str) -> None:
    one = record("Ferry", "2026-11-23", id="aaaaaaa1", aliases=(alias,))
    pages = {"about/": "About", "map.pdf": ""}
    assert found("D403", one, pages=pages) == [f"alias {alias!r} is the address of another page"]
    plan = planned(catalog([one]), pages=pages)
    assert [output.path for output in plan.outputs if output.kind == "redirect"] == []


def test_of_two_articles_with_one_alias_the_newer_has_it() -> None:
    newer = record("Ferry", "2026-11-23", id="aaaaaaa1", aliases=("/old/",))
    older = record("Coast", "2026-11-22", id="aaaaaaa2", aliases=("/old/",))
    plan = planned(catalog([older, newer]))
    assert [problem.path for problem in plan.problems] == [f"content/{older.path}"]
    assert outputs(plan)["old/index.html"].inputs == Redirect("old/", HERE, "Ferry")


def test_old_addresses_of_a_withheld_article_lead_to_its_stub_and_say_nothing() -> None:
    secret = record("A secret", "2026-11-23", id="aaaaaaa1", slug="s-aaaaaaa1",
                    rights=Rights.WITHHELD, aliases=("/old/",))  # fmt: skip
    plan = planned(catalog([secret]))
    assert plan.problems == ()
    assert outputs(plan)["old/index.html"].inputs == Redirect(
        "old/", "2026/11/23/s-aaaaaaa1/", "Withheld article"
    )


def test_a_slug_that_leads_out_of_the_site_is_made_fit() -> None:
    topic = Topic(code="sport", slug="../../Out of it", name="Sport")
    story = StoryFile(id="saaaaaaa1", slug="/etc/")
    one = record(id="aaaaaaa1", topics=("sport",), story="saaaaaaa1")
    known = Registries(topics={"sport": topic}, stories={"saaaaaaa1": story})
    paths = outputs(planned(catalog([one], known)))
    assert {"topics/out-of-it/index.html", "stories/etc/index.html"} <= paths.keys()
