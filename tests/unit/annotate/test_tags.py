"""Tags: those people use first, then telling names; and those that are probably one."""

from __future__ import annotations

from dateline.annotate import Archive
from dateline.annotate.archive import read_text
from dateline.annotate.tags import Rarity, keywords, learn_tags, nearly_alike, suggest_tags
from dateline.model import Article, Head, Record, Registries, Tag


def tags(title: str, body: str, archive: Archive) -> tuple[str, ...]:
    text = read_text(Article(Head(title=title, id="aaaaaaa1"), body))
    made = [suggestion.value for suggestion in suggest_tags(text, learn_tags(archive))]
    return tuple(made[0]) if made else ()


def test_a_tag_that_people_use_comes_first_under_its_main_name() -> None:
    known = {"who": Tag(slug="who", name="WHO", aliases=("World Health Organization",))}
    body = "On Monday the World Health Organization met. The World Health Organization agreed."
    assert tags("A meeting", body, Archive(registries=Registries(tags=known)))[0] == "WHO"


def test_a_tag_of_another_article_is_found_in_the_title() -> None:
    records = (Record("", "", Head(title="x", id="b", tags=("ferry boat",))),)
    assert tags("Ferry boat sinks", "Nothing more.", Archive(records)) == ("ferry boat",)


def test_capitals_side_by_side_make_one_tag() -> None:
    body = "It is in Port Ellis today. They saw Port Ellis burn, and Port Ellis's mayor wept."
    assert tags("Fire", body, Archive()) == ("Port Ellis",)


def test_ordinary_words_do_not_become_tags() -> None:
    assert tags("Harbour", "The harbour harbour harbour harbour harbour is shut.", Archive()) == ()


def test_rare_early_and_frequent_words_tell_most() -> None:
    rarity = Rarity(["the ferry sails"] * 50)
    told = keywords("Ferry", "The comet and the ferry. A comet in 2025. Late words here.", rarity)
    assert told[0].text == "comet"
    assert keywords("", "", rarity) == []


def test_tags_that_differ_in_spelling_only_are_probably_the_commoner_one() -> None:
    used = {"storm": 5, "storms": 1, "Storm": 2, "Zürich": 1, "Zurich": 3, "ferry": 1}
    assert nearly_alike(used) == [("Storm", "storm"), ("Zürich", "Zurich"), ("storms", "storm")]
