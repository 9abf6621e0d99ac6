"""Key points: sentences of a text, and of whose texts."""

from __future__ import annotations

import pytest

from dateline.annotate import Archive
from dateline.annotate.archive import read_text
from dateline.annotate.summary import key_points, sentences, suggest_summary
from dateline.model import Article, Head, Rights

TEXT = (
    "The ferry Aurora went back to sea on Monday after nine days in the yard at Port Sable. "
    "Its bow door had been torn off by the storm that closed the harbour in November. "
    "Islanders had to be flown out, which cost the council four million a day. "
    "Nobody was hurt. "
    "The owner of the Aurora says that the new door of steel is twice as strong. "
    "Mayor Ines Korda asked the government for a second ferry and a breakwater. "
    "The government will answer in spring, said its minister of transport. "
    "Fishermen want the breakwater too. "
    "Until then the Aurora sails four times a day."
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
    points = key_points(TEXT)
    assert points == sorted(points, key=TEXT.index)
    assert len(points) == 3
    assert set(points) <= set(sentences(TEXT))


def test_ten_thousand_copies_of_a_sentence_are_one_point_and_take_no_time() -> None:
    assert len(key_points("The very same sentence comes again here. " * 10_000)) == 1


def test_a_sentence_that_says_the_same_again_is_no_point() -> None:
    said = "The ferry Aurora left Port Sable at nine with its crew of four."
    again = "At nine the ferry Aurora left Port Sable with its crew of four."
    other = "A storm warning closed the harbour of Cape Orla to all ships an hour later."
    assert key_points(f"{said} {again} {other}") == [said, other]


def test_a_text_without_a_sentence_of_some_length_has_no_points() -> None:
    assert key_points("Yes. No. Perhaps.") == []
    assert key_points("") == []
    assert key_points("word " * 200) == []


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
    found = list(suggest_summary(read_text(Article(head, TEXT)), Archive()))
    assert len(found) == made
