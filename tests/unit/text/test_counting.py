"""How many words a text has, with and without spaces between them."""

from __future__ import annotations

import pytest

from dateline.text.counting import word_count


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("The ferry sails again.", 4),
        ("Die Fähre fährt wieder — “endlich”.", 6),
        ("Donaudampfschifffahrtsgesellschaftskapitän", 1),  # German has long ones, and spaces
        ("페리가 다시 운항합니다", 3),
        ("风暴过后海岛渡轮恢复通航", 6 + 1),
        ("嵐のあと島のフェリーが運航を再開", 8 + 1),
        ("เรือข้ามฟากกลับมาวิ่งอีกครั้ง", 7 + 1),
        ("风暴过后，BBC 说海岛渡轮恢复通航", 6 + 2),
    ],
)
def test_words_are_what_spaces_part_or_a_share_of_the_signs(text: str, words: int) -> None:
    assert word_count(text) == words
