"""The letters that stand for a publisher."""

from __future__ import annotations

import pytest

from dateline.text.marks import source_mark


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("BBC News", "BBC"),
        ("The Times of India", "TI"),
        ("Le Monde", "Mo"),
        ("Reuters", "Re"),
        ("Frankfurter Allgemeine Zeitung", "FAZ"),
        ("The New York Times International Edition", "NYT"),
        ("el", "El"),
        ("الجزيرة", "ال"),
        ("朝日新聞", "朝日"),
        ("<script>", "Sc"),
        ("24chasa.bg", "2B"),
        ("ABCDEFGH", "AB"),
        ("—", ""),
        ("", ""),
    ],
)
def test_a_mark_is_what_a_name_is_known_by(name: str, mark: str) -> None:
    assert source_mark(name) == mark
