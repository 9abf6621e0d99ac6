"""Near duplicates: what counts as a copy, what only looks like one, and what is forgotten."""

from __future__ import annotations

import subprocess
import sys

import pytest
from duplicates import Recipe, measured, sentences
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from dateline.similar import Texts, compare, sketch

pytestmark = pytest.mark.thorough

_FIRST = Recipe(11)
TEXT, COPIES = _FIRST.original(), tuple(_FIRST.copies)


@pytest.fixture
def recipe() -> Recipe:
    """A recipe that makes the same texts in every test, whatever ran before."""
    made = Recipe(11)
    made.original()  # TEXT
    return made


def found(*texts: str) -> str | None:
    """Of which of the texts (by number) the last one is a copy."""
    there = Texts()
    for number, text in enumerate(texts[:-1]):
        there.add(str(number), sketch(text))
    likeness = there.copied(sketch(texts[-1]))
    return likeness.key if likeness else None


def test_the_generated_set_is_told_apart_as_the_page_of_benchmarks_says() -> None:
    result = measured(Recipe(3).texts(300))
    assert result.precision >= 0.95
    assert result.recall >= 0.95


@pytest.mark.parametrize("kind", COPIES)
def test_copies_are_found(kind: str, recipe: Recipe) -> None:
    texts = [recipe.original() for _ in range(20)]
    assert found(TEXT, *texts, recipe.copies[kind](TEXT)) == "0"


@pytest.mark.parametrize("kind", ["quoting", "follow-up"])
def test_what_only_quotes_is_no_copy(kind: str, recipe: Recipe) -> None:
    assert found(TEXT, recipe.others[kind](TEXT)) is None


def test_of_several_the_likest_then_the_first_is_the_one_that_was_copied(recipe: Recipe) -> None:
    cut = TEXT[: len(TEXT) * 2 // 3]
    other = recipe.edited(TEXT, 0.1)
    assert found(other, TEXT, TEXT) == "1"
    assert found(TEXT, TEXT, TEXT) == "0"
    assert found(TEXT, other, cut) == "0"


def test_a_digest_of_several_texts_is_a_copy_of_none(recipe: Recipe) -> None:
    texts = [recipe.original()[:1500] for _ in range(4)]
    assert found(*texts, "\n\n".join(texts)) is None


def test_a_short_text_is_a_copy_of_the_very_same_only() -> None:
    assert found("Ferry sails again at dawn", "FERRY SAILS: again, at dawn!") == "0"
    assert found("Ferry sails again at dawn", "Ferry sails again at noon") is None
    assert found("Ferry sails", "Ferry sails") is None  # too short to say anything
    assert found("", "") is None


def test_a_phrase_within_a_text_makes_no_copy() -> None:
    start = " ".join(TEXT.split()[:30])
    assert found(TEXT, start) is None


def test_case_punctuation_and_forms_of_letters_do_not_count() -> None:
    typeset = TEXT.upper().replace(".", "…").replace(" ", "\u00a0 ")
    assert compare(sketch(TEXT), sketch(typeset)) == (1.0, 1.0)


def test_texts_without_spaces_between_words_are_compared_by_signs() -> None:
    one = "".join(chr(0x4E00 + (n * 7919) % 2000) for n in range(300))
    assert sketch(one).runs == 298
    assert found(one, one[:200]) == "0"
    assert found(one, one[::-1]) is None


def test_what_was_forgotten_is_nobodys_original(recipe: Recipe) -> None:
    there = Texts()
    there.add("old", sketch(TEXT))
    there.add("old", sketch(recipe.original()))
    assert there.copied(sketch(TEXT), lambda key: key != "old") is None
    likeness = there.copied(sketch(TEXT))
    assert likeness is not None
    assert (likeness.key, likeness.share, likeness.similarity) == ("old", 1.0, 1.0)
    there.forget("old")
    there.forget("old")
    assert len(there) == 0
    assert there.copied(sketch(TEXT)) is None


def test_boilerplate_that_every_text_has_finds_nothing(recipe: Recipe) -> None:
    notice = "All rights reserved by the publisher and its licensors in every country of the world."
    there = Texts()
    for number in range(300):
        there.add(str(number), sketch(f"{recipe.original()} {notice}"))
    assert there.copied(sketch(f"{recipe.original()} {notice}")) is None
    text = f"{recipe.original()} {notice}"
    there.add("x", sketch(text))
    likeness = there.copied(sketch(text))
    assert likeness is not None
    assert likeness.key == "x"


@given(st.text(), st.text())
def test_likenesses_are_shares_and_do_not_depend_on_the_order(one: str, other: str) -> None:
    first, second = sketch(one), sketch(other)
    assert compare(first, second) == compare(second, first)
    assert all(0.0 <= share <= 1.0 for share in compare(first, second))
    assert compare(first, first)[0] == (1.0 if first.runs else 0.0)


def test_sketches_are_the_same_in_every_process() -> None:
    code = f"from dateline.similar import sketch; print(sketch({TEXT[:300]!r}))"
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "scripts")},
            capture_output=True, text=True, check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }  # fmt: skip
    assert told == {str(sketch(TEXT[:300]))}


def test_the_hashes_of_a_sketch_never_change() -> None:
    made = sketch("One two three four.")
    assert (list(made.least), made.runs) == ([1044035734, 2015744983], 2)


def test_sentences_of_the_recipe_are_whole() -> None:
    assert " ".join(sentences("A b. C d.")).split() == ["A", "b.", "C", "d."]
