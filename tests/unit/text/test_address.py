from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from urllib.parse import urljoin

import pytest

from dateline.model import GroupKind, Head, When
from dateline.text.address import (
    article_address,
    article_file,
    collection_address,
    day_address,
    index_address,
    month_address,
    nearest,
    to_root,
    week_address,
    year_address,
)

HEAD = Head(
    title="Ferry link restored",
    slug="ferry-link-3f9a1c2e",
    id="3f9a1c2e",
    when=When.at(datetime(2025, 8, 19, 23, 30, tzinfo=UTC)),
)


def test_an_article_lives_under_its_day_in_the_zone_of_the_site() -> None:
    east = timezone(timedelta(hours=2))
    assert article_address(HEAD, UTC) == "2025/08/19/ferry-link-3f9a1c2e/"
    assert article_address(HEAD, east) == "2025/08/20/ferry-link-3f9a1c2e/"
    assert article_file(HEAD, UTC) == "articles/2025/08/19/ferry-link-3f9a1c2e.md"


@pytest.mark.parametrize("when", [None, When(None, None, None, "2 hours ago")])
def test_an_article_without_a_time_is_undated(when: When | None) -> None:
    head = Head(title="A", slug="a-00000001", id="00000001", when=when)
    assert article_address(head, UTC) == "undated/a-00000001/"
    assert article_file(head, UTC) == "undated/a-00000001.md"


@pytest.mark.parametrize("slug", ["", "../../etc/passwd", "Über", "a/b", "-a", "a b"])
def test_a_slug_that_is_unfit_for_an_address_is_made_anew(slug: str) -> None:
    head = Head(title="Hello, world", slug=slug, id="3f9a1c2e")
    assert article_address(head, UTC) == "undated/hello-world-3f9a1c2e/"


def test_periods() -> None:
    assert day_address(date(2025, 8, 9)) == "2025/08/09/"
    assert week_address(date(2025, 8, 19)) == "2025/w34/"
    assert week_address(date(2025, 12, 29)) == "2026/w01/"
    assert month_address(2025, 8) == "2025/08/"
    assert year_address(987) == "0987/"


def test_every_kind_of_group_that_has_pages_has_an_index() -> None:
    without = {
        GroupKind.LISTED,
        GroupKind.CITED,
        GroupKind.ORIGIN,
        GroupKind.TRAIT,
        GroupKind.REVISED,
        GroupKind.TRANSLATION,
        GroupKind.WITHHELD,
    }
    assert {index_address(kind) for kind in set(GroupKind) - without} == {
        "archive/", "topics/", "tags/", "sources/", "people/", "orgs/", "places/", "stories/",
        "undated/", "languages/",
    }  # fmt: skip
    assert collection_address(GroupKind.ORGANISATION, "who") == "orgs/who/"


def test_the_way_to_another_page_is_the_shortest_and_never_empty() -> None:
    pages = ["", "a/", "a/b/", "a/b/c/", "a/c/", "ab/", "b/"]
    base = "https://example.org/sub/path/"
    for page in pages:
        for target in (*pages, "a/b/x.csv", "a/c/#sport", "search/?q=a/b", "a/b:c/", "x:y"):
            way = nearest(f"[\x02{target}] [\x02{target}]", "\x02", page)
            assert urljoin(base + page, way[1:].partition("]")[0]) == base + target
            assert not way.startswith(("[]", "[x:", "[b:"))
    assert nearest("\x02a/b/d/ \x02a/e/ \x02f/", "\x02", "a/b/c/") == "../d/ ../../e/ ../../../f/"


def test_a_link_from_the_root_leads_to_its_target() -> None:
    pages = ["", "a/", "a/b/", "a/b/c/", "a/c/", "b/", "x.html", "a/x.html"]
    base = "https://example.org/sub/path/"
    for page in pages:
        for target in (*pages, "topics/#sport", "search/?q=a/b", "javascript:alert(1)"):
            assert urljoin(base + page, to_root(page) + target) == base + target
