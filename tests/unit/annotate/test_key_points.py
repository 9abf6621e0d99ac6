"""Key points: sentences of a text, and of whose texts."""

from __future__ import annotations

import pytest

from dateline.annotate import Archive
from dateline.annotate.archive import read_text
from dateline.annotate.summary import key_points, sentences, suggest_summary
from dateline.annotate.tags import Rarity
from dateline.model import Article, Head, Rights

TEXT = " ".join(
    f"Sentence number {n} is about the ferry Aurora and its crew of {n}." for n in range(9)
)


@pytest.mark.parametrize(
    ("plain", "count"),
    [
        ("", 0),
        ("One. Two! Three?", 3),
        ("Mr. Smith of the U.S. Senate left. He was angry.", 2),
        ("It cost 3.5 million. “Too much,” he said.", 2),
        ("台風です。雨です。", 2),
        ("No end", 1),
    ],
)
def test_a_text_is_cut_into_sentences(plain: str, count: int) -> None:
    assert len(sentences(plain)) == count


def test_key_points_are_sentences_of_the_text_in_its_order() -> None:
    points = key_points(TEXT, Rarity())
    assert points == sorted(points, key=TEXT.index)
    assert len(points) == 3
    assert set(points) <= set(sentences(TEXT))


def test_ten_thousand_copies_of_a_sentence_are_one_point_and_take_no_time() -> None:
    assert len(set(key_points("The very same sentence comes again here. " * 10_000, Rarity()))) == 1


@pytest.mark.parametrize(
    ("rights", "license", "made"),
    [
        (Rights.FULL, "own", 1),
        (Rights.FULL, "unknown", 0),
        (Rights.EXCERPT, "own", 0),
        (None, "", 0),
    ],
)
def test_only_texts_that_may_be_shown_whole_get_key_points(
    rights: Rights | None, license: str, made: int
) -> None:
    head = Head(title="x", id="aaaaaaa1", rights=rights, license=license)
    found = list(suggest_summary(read_text(Article(head, TEXT)), Archive(), Rarity()))
    assert len(found) == made
