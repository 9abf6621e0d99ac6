"""When two captures are one article, and what the second one adds to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dateline.articles import dump
from intake import FERRY, NOON, Intake, Item, actions, page

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.thorough

ITEM = Item("Island ferry sails again")
OTHER = (
    "The council closed the coast road between the lighthouse and the old quarry on Monday night, "
    "after a metre of sand had come down on both lanes and buried a milk van up to its mirrors.",
    "Diggers from the county are expected before the weekend.",
)


@pytest.fixture
def intake(tmp_path: Path) -> Intake:
    return Intake(tmp_path)


def alone(title: str, *paragraphs: str, by: str = "Example Times2 hours ago") -> str:
    return page(title, *paragraphs, byline=by)


def related(*items: Item) -> str:
    return page("Report", "The harbour office counted its boats again.", related=items)


JOINED = "".join(FERRY).replace("post.Harbour", "")
SAME = {
    "other white space": [alone("Ferry  sails", *FERRY), alone("Ferry sails ", *FERRY)],
    "other quotes": [alone("'Ferry' sails", *FERRY), alone("“Ferry” sails", *FERRY)],
    "other dashes": [alone("Ferry - at last", *FERRY), alone("Ferry – at last", *FERRY)],
    "other case": [alone("FERRY SAILS", *FERRY), alone("Ferry sails", *FERRY)],
    "a parted possessive": [alone("Ann 's ferry", *FERRY), alone("Ann's ferry", *FERRY)],
    "an escape": [alone("Fish &amp; chips", *FERRY), alone("Fish & chips", *FERRY)],
    "a title without letters": [alone("1 + 1?", *FERRY), alone("1 +  1?", *FERRY)],
    "an hour later": [
        alone("Ferry", *FERRY),
        alone("Ferry", *FERRY, by="Example Times3 hours ago"),
    ],
    "a day that meets the hour": [
        alone("Ferry", *FERRY),
        alone("Ferry", *FERRY, by="Example Times23-11-2026"),
    ],
    "a day beside it, the same text": [
        alone("Ferry", *FERRY),
        alone("Ferry", *FERRY, by="Example Times21-11-2026"),
    ],
    "no time on either": [page("Ferry", *FERRY), page("Ferry", *FERRY)],
    "no text and no time": [page("Ferry"), page("Ferry")],
    "a damaged related item": [
        page("Ferry", *FERRY),
        related(replace(ITEM, title="Ferry", body=JOINED)),
    ],
    "a rewritten text of the same hour": [
        alone("Ferry", FERRY[0]),
        alone("Ferry", *FERRY[1:], FERRY[0], "Nobody was hurt."),
    ],
    "a text that only one has": [alone("Ferry"), alone("Ferry", *FERRY)],
    "twice on one page": [related(replace(ITEM, title="Ferry"), replace(ITEM, title="Ferry"))],
}
OTHERS = {
    "another source": [alone("Ferry", *FERRY), alone("Ferry", *FERRY, by="Wire2 hours ago")],
    "another text of the same hour": [alone("Ferry", *FERRY), alone("Ferry", *OTHER)],
    "another text without a source": [alone("Ferry", *FERRY), page("Ferry", *OTHER)],
    "another short text without a source": [page("Ferry", "One boat."), page("Ferry", "No boat.")],
    "a day beside it, another text": [
        alone("Ferry", *FERRY),
        alone("Ferry", *OTHER, by="Example Times21-11-2026"),
    ],
    "a day beside it, no text": [alone("Ferry"), alone("Ferry", by="Example Times21-11-2026")],
    "the same text, a week before": [
        alone("Ferry", *FERRY),
        alone("Ferry", *FERRY, by="Example Times15-11-2026"),
    ],
    "another title": [alone("Ferry", *FERRY), alone("Ferry again", *FERRY)],
}


def counted(intake: Intake, pages: list[str]) -> int:
    for text in pages:
        intake.take(text)
    before = intake.files()
    for text in pages:
        assert not {"create", "update"} & set(actions(intake.take(text)))
    assert intake.files() == before
    return sum(each.head.title != "Report" for each in intake.articles().values())


@pytest.mark.parametrize("case", SAME)
def test_one_article_is_one_file_in_any_order(case: str, tmp_path: Path) -> None:
    (tmp_path / "back").mkdir()
    assert counted(Intake(tmp_path), SAME[case]) == 1
    assert counted(Intake(tmp_path / "back"), SAME[case][::-1]) == 1


@pytest.mark.parametrize("case", OTHERS)
def test_two_articles_are_two_files_in_any_order(case: str, tmp_path: Path) -> None:
    (tmp_path / "back").mkdir()
    assert counted(Intake(tmp_path), OTHERS[case]) == 2
    assert counted(Intake(tmp_path / "back"), OTHERS[case][::-1]) == 2


def test_two_addresses_are_two_articles_whatever_else_they_share(intake: Intake) -> None:
    for digit in "12":
        url = f"https://www.daily8.com/en/article/{digit * 32}"
        assert actions(intake.take(alone("Ferry", *FERRY), url=url)) == ["create"]
    assert actions(intake.take(alone("Ferry", *FERRY))) == ["unchanged"]


def test_wordings_without_a_capture_time_are_times_nobody_knows(intake: Intake) -> None:
    for text in (alone("Ferry", *FERRY), alone("Ferry", *FERRY, by="Example Times9 hours ago")):
        intake.take(text, None)
    path, article = intake.only()
    assert path.startswith("undated/")
    assert article.head.when is not None
    assert article.head.when.raw == "2 hours ago"
    assert "undated" in article.head.flags
    intake.take(alone("Ferry", *FERRY))
    path, article = intake.only()
    assert path.startswith("articles/2026/11/23/")
    assert "undated" not in article.head.flags


def test_a_narrower_time_moves_an_article_and_its_old_address_leads_on(intake: Intake) -> None:
    captured = NOON.replace(hour=2)
    intake.take(alone("Ferry", *FERRY, by="Example Times22-11-2026"), captured)
    old, _ = intake.only()
    report = intake.take(alone("Ferry", *FERRY), captured.replace(day=23))
    assert actions(report) == ["update"]
    path, article = intake.only()
    assert path.startswith("articles/2026/11/23/")
    assert article.head.aliases == (f"/2026/11/22/{article.head.slug}/",)
    assert report.data()["updated"][0]["previous"] == old
    assert f"updated {path} (was {old}): better: " in report.text()
    back = alone("Ferry", *FERRY, by="Example Timesa minute ago")
    assert actions(intake.take(back, captured.replace(day=22, hour=23, minute=30))) == ["update"]
    path, article = intake.only()
    assert path == old
    assert article.head.aliases == (f"/2026/11/23/{article.head.slug}/",)


def test_an_article_that_was_never_published_undated_has_no_alias(intake: Intake) -> None:
    both = page("Ferry", *FERRY, related=(replace(ITEM, title="Ferry"),))
    assert actions(intake.take(both)) == ["create"]
    path, article = intake.only()
    assert path.startswith("articles/2026/11/23/")
    assert article.head.aliases == ()


def test_a_wider_time_changes_nothing(intake: Intake) -> None:
    intake.take(alone("Ferry", *FERRY))
    again = alone("Ferry", *FERRY, by="Example Times23-11-2026")
    assert actions(intake.take(again)) == ["unchanged"]


def test_a_cut_text_is_replaced_by_a_fuller_one_and_never_by_a_shorter(intake: Intake) -> None:
    whole = alone("Ferry", *FERRY)
    address = "https://www.daily8.com/en/article/0123456789abcdef0123456789abcdef"
    for end in ("landing", "clearing", "Orange"):
        intake.take(whole[: whole.index(end)], url=address)
        assert "truncated" in intake.only()[1].head.flags
    assert intake.only()[1].body == "\n\n".join(FERRY)
    intake.take(whole, url=address)
    assert "truncated" not in intake.only()[1].head.flags
    assert actions(intake.take(whole[: whole.index("landing")], url=address)) == ["unchanged"]


def test_an_undamaged_text_replaces_a_damaged_one_and_takes_its_record_with_it(
    intake: Intake,
) -> None:
    damaged = Item("Ferry", "".join(FERRY) + " Photo () of the ferry.")
    intake.take(related(damaged), NOON.replace(day=22))
    path = intake.content / intake.named("Ferry")
    assert "mangled" in intake.articles()[path.relative_to(intake.content).as_posix()].head.flags
    intake.take(page("Ferry", *FERRY))
    article = intake.articles()[intake.named("Ferry")]
    assert article.body == "\n\n".join(FERRY)
    assert article.head.flags == ()
    assert article.head.captured == NOON
    assert article.head.when is not None
    intake.take(related(damaged), NOON.replace(day=22))
    assert article == intake.articles()[intake.named("Ferry")]


def test_what_an_article_lacked_comes_from_a_later_capture(intake: Intake) -> None:
    address = "https://www.daily8.com/en/article/0123456789abcdef0123456789abcdef"
    intake.take(page("Ferry", *FERRY))
    intake.take(alone("Ferry", *FERRY), url=address)
    _, article = intake.only()
    assert (article.head.source, article.head.source_id) == ("Example Times", "example-times")
    assert article.head.source_url == address


def test_a_source_that_was_registered_since_is_the_same_source(intake: Intake) -> None:
    one = alone("Ferry", *FERRY, by="E. Times2 hours ago")
    intake.take(one)
    assert intake.only()[1].head.source_id == "e-times"
    intake.write("sources.yml", 'example-times:\n  name: Example Times\n  aliases: ["E. Times"]\n')
    assert actions(intake.take(alone("Ferry", *FERRY))) == ["unchanged"]
    assert actions(intake.take(one)) == ["update"]
    _, article = intake.only()
    assert (article.head.source, article.head.source_id) == ("E. Times", "example-times")
    assert actions(intake.take(one)) == ["unchanged"]


def test_a_headline_only_article_gets_no_text_back(intake: Intake) -> None:
    intake.take(alone("Ferry"))
    intake.edit("lang: en", "lang: en\nrights: link")
    assert actions(intake.take(alone("Ferry", *FERRY))) == ["unchanged"]
    assert intake.only()[1].body == ""


def test_an_article_written_by_hand_is_found_by_its_title_and_kept(intake: Intake) -> None:
    intake.take(alone("Ferry", *FERRY))
    path, article = intake.only()
    own = replace(article, head=replace(article.head, auto=(), category="Own"), body="Our words.")
    intake.write(path, dump(own))
    (intake.content / "seen.txt").unlink()
    before = intake.files()
    assert actions(intake.take(alone("Ferry", *FERRY))) == ["unchanged"]
    after = intake.files()
    del after["seen.txt"]
    assert after == before
