"""What the index answers is what a look at every article gives."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.search import Document, Segment
from dateline.search.engine import search
from dateline.search.query import parse

from .conftest import TODAY, archives, brute_force, index_of, made, queries

pytestmark = pytest.mark.thorough


def one_segment(cut: tuple[Segment, ...]) -> tuple[Segment, ...]:
    return (Segment("all", tuple(part for each in cut for part in each.parts), "key"),)


def asked(articles: list[Document], query: str, **more: object) -> list[str]:
    answer = search(index_of(articles), query, TODAY, **more)  # type: ignore[arg-type]
    return [hit.address for hit in answer.hits]


@settings(max_examples=150, deadline=None)
@given(archives(), queries())
def test_counts_and_articles_equal_a_look_at_every_article(
    articles: list[Document], query: str
) -> None:
    node = parse(query, TODAY).node
    expected = brute_force(articles, node) if node else set()
    answer = search(index_of(articles), query, TODAY, most=100)
    if answer.corrected or answer.relaxed:
        assert not expected
    else:
        assert answer.total == len(expected)
        assert {f"{int(each, 16)}/" for each in expected} == {hit.address for hit in answer.hits}
    assert sum(count for _, count in answer.months) <= answer.total


@settings(max_examples=60, deadline=None)
@given(archives(), queries(), st.sampled_from(["relevance", "newest", "oldest"]), st.booleans())
def test_the_order_does_not_depend_on_the_segments(
    articles: list[Document], query: str, sort: str, typing: bool
) -> None:
    cut, whole = index_of(articles), index_of(articles, one_segment)
    wanted = {"sort": sort, "typing": typing}
    one = search(cut, query, TODAY, **wanted)  # type: ignore[arg-type]
    other = search(whole, query, TODAY, **wanted)  # type: ignore[arg-type]
    assert (one.total, one.hits, one.months) == (other.total, other.hits, other.months)


def test_the_spelling_asked_for_comes_before_another_form_of_the_word() -> None:
    text = "words of no matter"
    day = date(2026, 6, 1)
    articles = [made(1, "en", "Storms", text, day), made(2, "en", "Storm", text, day)]
    assert asked(articles, "storms") == ["1/", "2/"]
    assert asked(articles, "storm") == ["2/", "1/"]


def test_of_two_alike_the_newer_comes_first_and_the_undated_last() -> None:
    days = [date(2019, 1, 1), None, date(2026, 6, 1)]
    articles = [made(n, "en", "Storm", "at sea", day) for n, day in enumerate(days)]
    assert asked(articles, "storm") == ["2/", "0/", "1/"]
    assert asked(articles, "storm", sort="oldest") == ["0/", "2/", "1/"]
    assert asked(articles, "-ferry", sort="newest") == ["2/", "0/", "1/"]


def test_a_letter_wrong_missing_too_many_or_swapped_is_corrected(few: list[Document]) -> None:
    for wrong in ("govermnent", "goverment", "governmment", "govarnment"):
        answer = search(index_of(few), wrong, TODAY)
        assert answer.corrected == ((wrong, "government"),)
        assert answer.total == 1


def test_a_known_word_is_not_corrected(few: list[Document]) -> None:
    answer = search(index_of(few), "court -kind:article", TODAY)
    assert (answer.total, answer.corrected) == (0, ())


def test_where_no_article_has_all_words_those_with_some_are_shown(few: list[Document]) -> None:
    answer = search(index_of(few), "silent ferry", TODAY)
    assert answer.relaxed
    assert answer.total == 3


def test_excluded_words_and_dates_stay_when_words_are_relaxed(few: list[Document]) -> None:
    answer = search(index_of(few), "silent ferry after:2026 -stormy", TODAY)
    assert [hit.address for hit in answer.hits] == ["3/"]


def test_a_word_being_typed_is_completed(few: list[Document]) -> None:
    assert asked(few, "gover", typing=True) == ["5/"]
    assert asked(few, "gover ", typing=True) == []


def test_months_are_counted(few: list[Document]) -> None:
    answer = search(index_of(few), "storm", TODAY)
    assert answer.months == (("2024-01", 1), ("2026-05", 1), ("2026-06", 1))


def test_fields_are_terms(few: list[Document]) -> None:
    assert asked(few, "tag:sea storm before:2026-06") == ["2/"]
    assert asked(few, "lang:de") == ["4/"]
    assert asked(few, "title:strasse") == ["4/"]
    assert asked(few, "kind:page") == ["5/"]


def test_a_query_of_nothing_finds_nothing(few: list[Document]) -> None:
    answer = search(index_of(few), "  ", TODAY)
    assert (answer.total, answer.hits, answer.problems) == (0, (), ())


def test_chinese_is_found_by_words_and_by_single_characters() -> None:
    articles = [made(1, "zh", "政府宣布新政策", "东京都天气", date(2026, 1, 1))]
    for query in ("政策", "京", "东京都", "府宣布"):
        assert asked(articles, query) == ["1/"]
    assert asked(articles, '"布政策"') == []


def test_phrases_are_found_anywhere_in_texts_long_and_short() -> None:
    words = [f"w{number}" for number in range(150)]
    text = " ".join(word + "." * (number in (3, 4, 40, 139)) for number, word in enumerate(words))
    index = index_of([made(1, "en", " ".join(words[:70]), text, date(2026, 1, 1))])
    for start in range(len(words) - 2):
        assert search(index, f'"{" ".join(words[start : start + 3])}"', TODAY).total == 1
    for wrong in ('"w149 w0"', '"w69 w71"', '"w3 w5"', '"w41 w40"', '"w69 w70 w0"'):
        assert not search(index, wrong, TODAY).total
