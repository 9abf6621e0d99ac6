from __future__ import annotations

from datetime import date

import pytest

from dateline.wording import KEYS, lacking, wording

DAY = date(2026, 11, 3)


@pytest.mark.parametrize(
    ("language", "long", "short", "month", "count"),
    [
        ("en", "Tuesday 3 November 2026", "3 Nov", "November 2026", "1,234 articles"),
        ("fr", "mardi 3 novembre 2026", "3 nov.", "novembre 2026", "1\u202f234 articles"),
        ("de", "Dienstag, 3. November 2026", "3. Nov.", "November 2026", "1.234 Artikel"),
        ("es", "martes, 3 de noviembre de 2026", "3 nov", "noviembre de 2026", "1.234 artículos"),
        ("ms", "Selasa, 3 November 2026", "3 Nov", "November 2026", "1,234 artikel"),
        ("ar", "الثلاثاء، 3 نوفمبر 2026", "3 نوفمبر", "نوفمبر 2026", "1,234 مقالًا"),
    ],
)
def test_dates_and_counts(language: str, long: str, short: str, month: str, count: str) -> None:
    words = wording(language)
    assert words.day(DAY, "long") == long
    assert words.day(DAY, "short") == short
    assert words.day(DAY, "month") == month
    assert words.counted("articles", 1234) == count


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "لا مقالات"), (1, "مقال واحد"), (2, "مقالان"), (3, "3 مقالات"), (11, "11 مقالًا"),
     (100, "100 مقال"), (103, "103 مقالات")],
)  # fmt: skip
def test_arabic_counts_in_six_ways(number: int, said: str) -> None:
    assert wording("ar").counted("articles", number) == said


def test_english_dates() -> None:
    words = wording("en")
    assert words.day(DAY) == "3 November 2026"
    assert words.day(DAY, "short-year") == "3 Nov 2026"
    assert words.day(DAY, "month-name") == "November"
    assert words.day(DAY, "month-short") == "Nov"
    assert words.day(DAY, "weekday") == "Tue"
    assert words.day(DAY, "weekday-letter") == "T"
    assert words.number(1_234_567) == "1,234,567"


@pytest.mark.parametrize(("number", "said"), [(0, "0 stories"), (1, "1 story"), (2, "2 stories")])
def test_english_counts(number: int, said: str) -> None:
    assert wording("en").counted("stories", number) == said


@pytest.mark.parametrize(
    ("names", "said"), [(("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")]
)
def test_names_in_a_row(names: tuple[str, ...], said: str) -> None:
    assert wording("en").listed(names) == said


@pytest.mark.parametrize(
    ("tag", "name"),
    [("ar", "Arabic"), ("zh-Hant", "Traditional Chinese"), ("pt_BR", "Brazilian Portuguese"),
     ("de-1996", "German"), ("und", "an unknown language"), ("", "an unknown language"),
     ("qqq", "qqq")],
)  # fmt: skip
def test_names_of_languages(tag: str, name: str) -> None:
    assert wording("en").language_name(tag) == name


def test_a_region_speaks_its_language_and_the_unknown_is_spoken_of_in_english() -> None:
    assert wording("fr-CA").say("front-title") == "Une"
    assert wording("it").say("front-title") == "Front page"
    assert wording("it").day(DAY) == "3 November 2026"
    assert wording("it").language == "it"


def test_the_owners_words_win() -> None:
    own = (("articles", (("one", "{number} text"), ("other", "{number} texts"))),
           ("front-title", "Home"))  # fmt: skip
    words = wording("en", own)
    assert words.say("front-title") == "Home"
    assert [words.counted("articles", n) for n in (1, 2)] == ["1 text", "2 texts"]
    assert words.say("archive-title") == "All dates"


def test_what_a_language_lacks_is_known() -> None:
    assert lacking("it", {}) == tuple(sorted(KEYS))
    assert "front-title" not in lacking("it", {"front-title": "Prima pagina"})
    assert lacking("de-AT", {}) == ()


def test_a_place_that_is_not_filled_is_an_error() -> None:
    with pytest.raises(KeyError, match="publisher"):
        wording("en").say("read-at")
    with pytest.raises(KeyError, match="no-such-text"):
        wording("en").say("no-such-text")
