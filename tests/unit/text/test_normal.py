from __future__ import annotations

import pytest

from dateline.text.normal import clean, lines


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("\ufeffa\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("a\x00b\x1b[0m\x7f\x9f", "ab[0m"),
        ("so\u00adft zero\u200bwidth\u2060", "soft zerowidth"),
        ("\u202eoverride\u202c \u2066x\u2069", "override x"),
        ("tab\tand\u00a0space", "tab\tand\u00a0space"),
        ("می\u200cخواهم 👨\u200d👩", "می\u200cخواهم 👨\u200d👩"),
        ("12\u200f", "12\u200f"),
        ("\ud800 \uffff", "\ufffd \ufffd"),
    ],
)  # fmt: skip
def test_clean(text: str, plain: str) -> None:
    assert clean(text) == plain


def test_lines_keep_their_numbers() -> None:
    assert lines(" a \r\n\r\n\tb") == ["a", "", "b"]
