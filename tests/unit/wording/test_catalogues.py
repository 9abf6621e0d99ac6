"""The catalogues: the same keys, the same places, the plural forms their languages want."""

from __future__ import annotations

import pytest
from babel.core import Locale

from dateline.wording import KEYS, lacking, languages, misfit
from dateline.wording.catalogue import parse, places, read

COUNTED = sorted(key for key, message in read("en").items() if len(message) > 1)


def test_english_french_arabic_german_spanish_and_malay_are_spoken() -> None:
    assert languages() == ("ar", "de", "en", "es", "fr", "ms")


@pytest.mark.parametrize("language", languages())
def test_every_catalogue_has_every_key_and_no_other(language: str) -> None:
    assert read(language).keys() == KEYS
    assert lacking(language, {}) == ()


@pytest.mark.parametrize("language", languages())
def test_every_text_fills_the_places_of_the_english_one(language: str) -> None:
    for key, message in read(language).items():
        wanted = places(read("en")[key])
        # A form for one or two things may say the number in its own words.
        assert places({"other": message["other"]}) == wanted, key
        assert places(message) <= wanted, key


@pytest.mark.parametrize("language", languages())
def test_what_is_counted_has_the_plural_forms_of_its_language(language: str) -> None:
    wanted = {*Locale.parse(language).plural_form.tags, "other"}
    for key in COUNTED:
        assert read(language)[key].keys() == wanted, key


@pytest.mark.parametrize("language", [name for name in languages() if name != "en"])
def test_a_translation_is_not_the_english_text(language: str) -> None:
    """But for words that both languages have; they are few."""
    same = {
        key
        for key, message in read(language).items()
        if message == read("en")[key]
        and not key.startswith("pattern-")
        and len(message["other"][0]) > 3
    }
    assert len(same) < 20, same


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ({"one": "a"}, "a text, or texts for zero, one, two, few, many, other, the last at least"),
        ({"other": "a", "some": "b"}, "a text, or texts for"),
        ({"other": 3}, "texts only"),
        (None, "a text, or"),
        ("{name.__class__}", "places like {count}, and no other braces"),
        ("{0}", "places like {count}"),
        ("}", "places like {count}"),
    ],
)
def test_a_text_is_plain_words_and_named_places(value: object, fault: str) -> None:
    with pytest.raises(ValueError, match=r"^") as raised:
        parse(value)
    assert str(raised.value).startswith(fault)
    assert misfit("front-title", value) == f"wants {raised.value}"


def test_an_owners_text_may_leave_a_place_out_but_not_bring_one_in() -> None:
    assert misfit("read-at", "Whole text") == ""
    assert misfit("read-at", "At {publisher}") == ""
    assert misfit("read-at", "At {house}") == "there is no {house} to fill in"
