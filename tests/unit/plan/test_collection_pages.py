from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

import pytest

from dateline.model import Entity, EntityKind, Registries, Rights, Source, Tag, Topic
from dateline.plan.views import ArchivePage, CollectionPage, IndexPage, Link, Redirect
from dateline.settings import Search, Settings
from factories import catalog, outputs, planned, record, topics

if TYPE_CHECKING:
    from dateline.plan import Plan

View = TypeVar("View")


def page(plan: Plan, address: str, kind: type[View]) -> View:
    view = outputs(plan)[f"{address}index.html"].inputs
    assert isinstance(view, kind)
    return view


def test_a_long_list_is_cut_from_its_oldest_end_into_slices() -> None:
    days = ("2026-11-23", "2026-11-22", "2026-10-01", "2025-05-01", "2025-04-01", None)
    records = [record(f"Report {n}", day, tags=("ferry",)) for n, day in enumerate(days)]
    plan = planned(catalog(records), Settings(page_size=2))
    view = page(plan, "tags/ferry/", CollectionPage)
    assert [(s.heading.title, len(s.items)) for s in view.sections] == [
        ("November 2026", 2),
        ("Undated", 1),
    ]
    assert view.frame.count == 6
    assert view.slices == (
        Link("October 2026", "tags/ferry/2026/10/", 1),
        Link("2025", "tags/ferry/2025/", 2),
    )
    part = page(plan, "tags/ferry/2026/10/", CollectionPage)
    assert part.frame.title == "ferry, October 2026"
    assert part.frame.previous == Link("2025", "tags/ferry/2025/")
    assert part.slice_of == Link("ferry", "tags/ferry/")
    assert page(plan, "tags/ferry/2025/", CollectionPage).frame.previous is None


def test_a_source_shows_what_the_registry_knows_of_it_and_who_cites_it() -> None:
    known = Registries(
        sources={
            "post": Source(
                id="post",
                name="The Post",
                country="gb",
                owner="Posts",
                description="A paper.",
                rights=Rights.LINK,
            )
        }
    )
    records = [
        record("One", source_id="post", story="saaaaaaa1", people=("Ann",)),
        record("Brief", coverage=("https://example.com/a | The Post", "https://e.com | The Post")),
        record("Two", source="Nobody's Paper"),
    ]
    plan = planned(catalog(records, known))
    view = page(plan, "sources/post/", CollectionPage)
    assert view.intro == "A paper."
    assert view.about == (("Owner", "Posts"), ("Country", "gb"))
    assert view.rights is Rights.LINK
    assert [item.title for item in view.cited] == ["Brief"]
    assert view.citations == 1
    assert [heading for heading, _ in view.neighbours] == ["Stories", "People"]
    made = page(plan, "sources/nobodys-paper/", CollectionPage)
    assert (made.intro, made.about, made.rights) == ("", (), Rights.EXCERPT)


def test_a_source_much_cited_shows_the_newest_and_the_number_of_all() -> None:
    coverage = ("https://example.com/a | Post",)
    briefs = [record(f"Brief {n}", f"2026-11-2{n}", coverage=coverage) for n in range(5)]
    plan = planned(catalog(briefs), Settings(page_size=2))
    view = page(plan, "sources/post/", CollectionPage)
    assert [item.title for item in view.cited] == ["Brief 4", "Brief 3"]
    assert view.citations == 5
    assert page(plan, "sources/", IndexPage).groups == (
        ("P", (Link("Post", "sources/post/", 5, "24 Nov 2026"),)),
    )


def test_what_is_near_is_counted_among_the_articles_that_the_page_shows() -> None:
    told = {"tags": ("ferry",), "story": "saaaaaaa1", "places": ("Port",)}
    days = ("2026-11-23", "2026-11-22", "2026-10-01", "2026-09-01")
    records = [record(f"Report {n}", day, id=f"aaaaaaa{n}", **told) for n, day in enumerate(days)]
    plan = planned(catalog(records), Settings(page_size=2))
    assert page(plan, "tags/ferry/", CollectionPage).neighbours == (
        ("Stories", (Link("Report 1", "stories/report-1-saaaaaaa1/", 2),)),
        ("Places", (Link("Port", "places/port/", 2),)),
    )
    assert page(plan, "tags/ferry/2026/10/", CollectionPage).neighbours == ()


def test_languages_have_pages_where_there_are_others_than_the_sites_own() -> None:
    records = [record("Ferry"), record("Fähre", lang="de"), record("Bac", "2026-10-01", lang="fr")]
    plan = planned(catalog(records))
    index = page(plan, "languages/", IndexPage)
    assert index.groups == (
        ("F", (Link("French", "languages/fr/", 1),)),
        ("G", (Link("German", "languages/de/", 1),)),
    )
    assert page(plan, "archive/", ArchivePage).languages == (
        Link("French", "languages/fr/", 1),
        Link("German", "languages/de/", 1),
    )
    german = page(plan, "languages/de/", CollectionPage)
    assert (german.frame.title, german.intro, german.about) == ("German", "", ())
    assert [item.title for item in german.sections[0].items] == ["Fähre"]
    made = outputs(planned(catalog(records[:1])))
    assert [path for path in made if path.startswith("languages/")] == []


@pytest.mark.parametrize(
    ("delays", "said"),
    [
        ((300, 240, 1200), "5 hours"),
        ((20, 10, 40), "20 minutes"),
        ((0, 0, 0), "0 minutes"),
        ((4500, 4500, 1), "3 days"),
        ((300, 240), ""),
        ((300, 240, -10), ""),
    ],
)
def test_a_source_says_how_it_is_taken_in(delays: tuple[int, ...], said: str) -> None:
    published = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
    records = [
        record(f"Report {n}", published.isoformat(), source="Post", flags=("mangled",) * (n == 0),
               captured=published + timedelta(minutes=delay))
        for n, delay in enumerate(delays)
    ]  # fmt: skip
    records.append(record("A day", "2026-11-20", source="Post", captured=published))
    about = dict(page(planned(catalog(records)), "sources/post/", CollectionPage).about)
    newest = max(published, *(published + timedelta(minutes=delay) for delay in delays))
    assert about["Latest taken in"] == f"{newest.day} November 2026"
    assert about.get("Usually taken in after", "") == said
    assert about["Damaged when they came"] == f"1 of the latest {len(delays) + 1}"


def test_a_source_whose_articles_do_not_say_when_they_came_in_says_nothing_of_it() -> None:
    view = page(planned(catalog([record(source="Post")])), "sources/post/", CollectionPage)
    assert view.about == ()
    fine = record("Fine", source="Post", captured=datetime(2026, 11, 24, tzinfo=UTC))
    view = page(planned(catalog([fine])), "sources/post/", CollectionPage)
    assert view.about == (("Latest taken in", "24 November 2026"),)


def test_a_tag_leads_to_searches_for_the_tags_it_stands_with() -> None:
    records = [
        record("Ferry sails", "2026-11-23", tags=("ferry", "Storm Ada", "port")),
        record("Ferry stays", "2026-11-22", tags=("Ferry", "storm ada")),
    ]
    view = page(planned(catalog(records)), "tags/ferry/", CollectionPage)
    assert view.neighbours == (
        ("With another tag as well", (
            Link("Storm Ada", "search/?query=tag:ferry+tag:storm-ada", 2),
            Link("port", "search/?query=tag:ferry+tag:port", 1),
        )),
    )  # fmt: skip
    for settings in (
        Settings(search=Search(engine="lunr")),
        Settings(search=Search(engine="none")),
    ):
        plan = planned(catalog(records), settings)
        assert page(plan, "tags/ferry/", CollectionPage).neighbours == ()


def test_a_source_that_is_only_cited_has_a_page_and_counts_its_citations() -> None:
    brief = record("Brief", coverage=("https://example.com/a | Post",), places=("Port",))
    plan = planned(catalog([brief]))
    view = page(plan, "sources/post/", CollectionPage)
    assert (view.frame.count, view.sections) == (0, ())
    assert view.neighbours == (("Places", (Link("Port", "places/port/", 1),)),)
    index = page(plan, "sources/", IndexPage)
    assert index.groups == (("P", (Link("Post", "sources/post/", 1, "23 Nov 2026"),)),)


def test_the_list_of_sources_says_where_they_are_and_what_is_shown_of_them() -> None:
    known = {
        "post": Source(id="post", name="Post", country="gb", rights=Rights.LINK),
        "mail": Source(id="mail", name="Mail", country="Scotland"),
    }
    found = catalog([record(source="Post"), record("Undated", None, source="Mail")],
                    Registries(sources=known))  # fmt: skip
    index = page(planned(found), "sources/", IndexPage)
    notes = {link.title: link.note for _, links in index.groups for link in links}
    assert notes == {"Post": "GB · headline only · 23 Nov 2026", "Mail": "Scotland"}


def test_two_spellings_are_one_source_named_after_the_older_article() -> None:
    records = [
        record("New", "2026-11-23", source="EXAMPLE TIMES"),
        record("Old", "2026-11-22", source="Example Times"),
    ]
    view = page(planned(catalog(records)), "sources/example-times/", CollectionPage)
    assert (view.frame.title, view.frame.count) == ("Example Times", 2)


def test_a_made_source_with_the_id_of_a_registered_one_is_that_one() -> None:
    known = Registries(sources={"post": Source(id="post", name="The Morning Post")})
    records = [record("Old", "2026-11-22", source="Post"), record("New", source_id="post")]
    view = page(planned(catalog(records, known)), "sources/post/", CollectionPage)
    assert (view.frame.title, view.frame.count) == ("The Morning Post", 2)


def test_topics_count_for_those_above_them_and_name_each_other() -> None:
    known = Registries(topics=topics("Sport", "Sport > Football") | {
        "circle": Topic(code="circle", slug="circle", name="Circle", parent="circle")})  # fmt: skip
    records = [
        record("One", topics=("football",)),
        record("Two", topics=("sport", "football")),
        record("Three", topics=("circle", "unlisted:7")),
    ]
    plan = planned(catalog(records, known))
    sport = page(plan, "topics/sport/", CollectionPage)
    assert sport.frame.count == 2
    assert sport.neighbours == (("Sub-topics", (Link("Football", "topics/football/", 2),)),)
    football = page(plan, "topics/football/", CollectionPage)
    assert football.neighbours == (("Part of", (Link("Sport", "topics/sport/"),)),)
    index = page(plan, "topics/", IndexPage)
    assert [(name, len(links)) for name, links in index.groups] == [("Sport", 2), ("unlisted:7", 1)]


def test_tags_are_folded_by_their_aliases_and_by_case() -> None:
    known = Registries(tags={"ferry": Tag(slug="ferry", name="Ferries", aliases=("boat", "ship"))})
    records = [record("One", tags=("Boat", "FERRY")), record("Two", tags=("ship", "Storm"))]
    plan = planned(catalog(records, known))
    view = page(plan, "tags/ferry/", CollectionPage)
    assert (view.frame.title, view.frame.count) == ("Ferries", 2)
    assert view.about == (("Also", "boat, ship"),)
    assert page(plan, "tags/storm/", CollectionPage).about == ()


def test_every_name_that_a_tag_had_leads_to_its_page() -> None:
    known = Registries(
        tags={
            "boats": Tag(slug="boats", name="All boats", aliases=("ferry", "Ferry", "storm")),
            "gale": Tag(slug="gale", name="storm"),
            "fog": Tag(slug="fog", name="fog", aliases=("mist",)),
        }
    )
    records = [record("One", tags=("ferry",)), record("Two", tags=("gale",))]
    told = outputs(planned(catalog(records, known)))
    leading = {
        made.inputs.address: made.inputs.target
        for made in told.values()
        if isinstance(made.inputs, Redirect)
    }
    assert leading == {
        "tags/all-boats/": "tags/boats/",
        "tags/ferry/": "tags/boats/",
        "tags/storm/": "tags/boats/",
    }
    assert "tags/gale/index.html" in told


def test_names_show_what_the_registry_knows_and_who_is_named_with_them() -> None:
    known = Registries(
        entities={
            "Q1": Entity(key="Q1", kind=EntityKind.PERSON, slug="ann", name="Ann", wikidata="Q1",
                         description="A captain.", aliases=("Annie", "A.", "Annie@ms")),
            "Q60": Entity(key="Q60", kind=EntityKind.PLACE, slug="port", name="Port",
                          latitude=53.5, longitude=-6.25),
        }
    )  # fmt: skip
    one = record("One", people=("Q1", "Bob", "Bob"), places=("Q60",), orgs=("WHO",))
    plan = planned(catalog([one], known))
    ann = page(plan, "people/ann/", CollectionPage)
    assert ann.intro == "A captain."
    assert ann.about == (
        ("Also", "Annie, A."),
        ("Wikidata", "https://www.wikidata.org/wiki/Q1"),
    )
    assert ann.neighbours == (
        ("People", (Link("Bob", "people/bob/", 1),)),
        ("Organisations", (Link("WHO", "orgs/who/", 1),)),
        ("Places", (Link("Port", "places/port/", 1),)),
    )
    assert page(plan, "places/port/", CollectionPage).about == (
        ("Coordinates", "53.5000, -6.2500"),
    )
    assert page(plan, "people/bob/", CollectionPage).about == ()


def test_who_wants_to_be_left_alone_is_on_no_page() -> None:
    ann = Entity(key="Q1", kind=EntityKind.PERSON, slug="ann", name="Ann Lee", unlinked=True)
    one = record("One", people=("Q1", "ann-lee", "Ann Lee", "Bob"))
    plan = planned(catalog([one], Registries(entities={"Q1": ann})))
    assert {path for path in outputs(plan) if path.startswith("people/")} == {
        path for path in outputs(plan) if path.startswith(("people/bob/", "people/index"))
    }
    assert page(plan, "people/bob/", CollectionPage).neighbours == ()


def test_of_two_names_with_one_slug_the_one_with_the_older_article_has_it() -> None:
    records = [
        record("New", "2026-11-23", people=("Jose",)),
        record("Old", "2026-11-22", people=("José",)),
    ]
    plan = planned(catalog(records))
    assert page(plan, "people/jose/", CollectionPage).frame.title == "José"
    assert page(plan, "people/jose-jose/", CollectionPage).frame.title == "Jose"
    assert plan.problems == ()


def test_an_index_is_by_first_letter() -> None:
    one = record("One", tags=("Zoo", "art", "Äpfel", "2026", "ميناء"))
    index = page(planned(catalog([one])), "tags/", IndexPage)
    assert [letter for letter, _ in index.groups] == ["#", "A", "Z"]
    assert [link.title for link in index.groups[1][1]] == ["art", "Äpfel"]
    assert index.frame.description == "Tags of the archive, 5 in all."


def test_undated_articles_have_their_own_page_and_stay_in_their_collections() -> None:
    plan = planned(catalog([record("One", None, tags=("ferry",))]))
    view = page(plan, "undated/", CollectionPage)
    assert [link.title for link in view.frame.crumbs] == ["Front page", "All dates"]
    assert view.sections[0].items[0].day is None
    assert page(plan, "tags/ferry/", CollectionPage).sections[0].heading.title == "Undated"
    assert not any(output.kind == "day" for output in plan.outputs)


def test_a_list_says_what_may_be_said_of_an_article() -> None:
    records = [
        record("Full", description="About it.", rights=Rights.FULL, license="own",
               flags=("mangled",)),
        record("Bare", words=0, rights=Rights.LINK),
    ]  # fmt: skip
    view = page(planned(catalog(records)), "2026/11/", object)
    items = {item.title: item for section in view.sections for item in section.items}  # type: ignore[attr-defined]
    assert (items["Full"].excerpt, items["Full"].mangled) == ("About it.", True)
    assert (items["Bare"].excerpt, items["Bare"].headline_only) == ("", True)
    assert items["Bare"].day == date(2026, 11, 23)
