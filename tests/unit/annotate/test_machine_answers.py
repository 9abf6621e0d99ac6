"""A machine's answer: what can be read of it, and what has support in what it was given."""

from __future__ import annotations

import pytest

from dateline.annotate.machine.answers import LONGEST, MOST, read_answer, supported

GIVEN = {
    "aaaaaaa1:0": "Ferry Aurora runs aground off Port Ellis",
    "aaaaaaa1:1": "The ferry Aurora struck a bank on Sunday with 140 people on board.",
    "aaaaaaa2:1": "Divers found no damage, the operator said.",
}
FINE = "The ferry Aurora ran aground with 140 people."


@pytest.mark.parametrize(
    ("content", "read"),
    [
        ('{"sentences": [{"text": " One \\n two. ", "from": ["[a:1]"]}]}',
         [("One two.", ("a:1",))]),
        ('Here:\n```json\n{"sentences": []}\n```', []),
        ('{"sentences": [1, {"text": 1, "from": []}, {"text": "x"}, {"text": "x", "from": "a"}]}',
         []),
        ("I am sorry, I cannot do that.", None),
        ("", None),
        ("}{", None),
        ("{" * 5000 + "}" * 5000, None),
        ('{"sentences": "none"}', None),
        ('["sentences"]', None),
        ('{"text": "x"}', None),
    ],
)  # fmt: skip
def test_an_answer_is_read_or_is_none(content: str, read: object) -> None:
    assert read_answer(content) == read


@pytest.mark.parametrize(
    ("text", "named", "kept"),
    [
        (FINE, ("aaaaaaa1:0", "aaaaaaa1:1"), True),
        ("Divers found no damage.", ("aaaaaaa2:1",), True),
        # Names nothing, or what was never given.
        (FINE, (), False),
        (FINE, ("aaaaaaa1:1", "aaaaaaa1:9"), False),
        # Rests on another sentence than it says.
        ("Divers found no damage.", ("aaaaaaa1:1",), False),
        # A number and a name that nobody reported.
        ("The ferry Aurora struck a bank with 150 people.", ("aaaaaaa1:1",), False),
        ("150 people were on board the ferry Aurora on Sunday.", ("aaaaaaa1:1",), False),
        ("The ferry Aurora struck a bank, captain Roe said.", ("aaaaaaa1:1",), False),
        # Words that nobody used.
        ("The ferry will probably never sail again after this terrible accident.",
         ("aaaaaaa1:1",), False),
        ("", ("aaaaaaa1:1",), False),
        ("The of and.", ("aaaaaaa1:1",), False),
        (f"{FINE} " * (LONGEST // len(FINE) + 1), ("aaaaaaa1:0", "aaaaaaa1:1"), False),
    ],
)  # fmt: skip
def test_a_sentence_needs_support_in_what_it_names(
    text: str, named: tuple[str, ...], kept: bool
) -> None:
    assert bool(supported([(text, named)], GIVEN)) == kept


def test_a_long_answer_is_cut() -> None:
    many = [("Divers found no damage.", ("aaaaaaa2:1",))] * (MOST + 5)
    assert len(supported(many, GIVEN)) == MOST
