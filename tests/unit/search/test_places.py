"""Where words stand: no two at one place, and most of them where they stood after an edit."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.search.places import places
from dateline.search.spread import sign

TEXT = tuple(
    f"sentence {number} of those that were here is number {number} ." for number in range(24)
)


def standing(text: str, title: str = "") -> list[tuple[str, int, int]]:
    """The words of an article with their places and those behind them."""
    tokens = text.split()
    words = [word for word in tokens if word != "."]
    behind = zip(tokens, [*tokens[1:], ""], strict=False)
    ends = [after == "." for word, after in behind if word != "."]
    all_words = [*words, *title.split()]
    lengths = np.array([len(words), len(title.split())])
    found = places(
        np.array([sign(word) for word in all_words], np.int64),
        np.array([*ends, *([False] * lengths[1])], bool),
        np.repeat([0, 1], lengths),
        lengths,
    )
    return list(zip(all_words, *(column.tolist() for column in found), strict=True))


@pytest.mark.parametrize("at", [0, 12, 24])
def test_a_sentence_more_moves_no_word_but_its_own(at: int) -> None:
    new = "one more sentence was added here ."
    before = standing(" ".join(TEXT), "Some title")
    after = standing(" ".join([*TEXT[:at], new, *TEXT[at:]]), "Some title")
    place = {(word, place) for word, place, _ in before}
    assert {word for word, at, _ in after if (word, at) not in place} == set(new.split()) - {"."}


def test_a_word_more_moves_those_before_it_in_its_sentence() -> None:
    before = {place for _, place, _ in standing(" ".join(TEXT))}
    after = standing(" ".join(TEXT).replace("sentence 7 of", "sentence 7 indeed of"))
    assert [word for word, place, _ in after if place not in before] == ["sentence"]


@given(st.lists(st.sampled_from(["a", "b", "."]), max_size=200), st.integers(0, 70))
def test_every_word_has_a_place_that_leads_to_the_next(tokens: list[str], title: int) -> None:
    found = standing(" ".join(tokens), "word " * title)
    assert len({place for _, place, _ in found}) == len(found)
    texts = len(found) - title
    for at, (_, place, following) in enumerate(found):
        is_last = at + 1 in (texts, len(found))
        assert following == (0 if is_last else found[at + 1][1] + 1)
        assert place % 32 == 31 or is_last or following == place + 2
