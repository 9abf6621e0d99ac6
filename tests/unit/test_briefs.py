"""The check of what demonstration briefs say finds what it is there to find."""

from __future__ import annotations

from datetime import date

import pytest

from briefs import ordinary_words, unsupported

EVENT = {
    "date": date(2026, 11, 23),
    "place": "Port of Example",
    "facts": [
        "ferries sail again after 84th-85th storm day, 10,500 passengers, twenty-one sailings",
        "mayor Ann Roe: harbour opened mid-2019, link F-35 closed, a third of crews new",
    ],
    "sources": [{"url": "https://example.com/99-days", "published": date(2026, 11, 24)}],
}
ORDINARY = ordinary_words(
    ["Bergen knows that nobody was there, nor on it, or by the ferry they had, or some."]
)


def faults(text: str) -> list[str]:
    return list(unsupported(text, EVENT, "Storm at Example", ORDINARY))


@pytest.mark.parametrize(
    "text",
    [
        "On 23 November 2026 ferries sailed again, after the 84th and the 85th day.",
        "By 24 November 10,500 people had sailed, Ann Roe said.",
        "Some 10500 went. There were twenty sailings, then one more; 3 of the crew were new.",
        "The harbour is from 2019. Link F-35 is closed.",
        "Ferry crews told Roe. Knows she? Nobody does.",
        "Twenty sailings were made on Monday, a second in the [port](/2025/99/).",
    ],
)
def test_what_the_facts_hold_may_be_said(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was the 86th day.", ["number '86' is not in the facts"]),
        ("It was the 84th-86th day.", ["number '86' is not in the facts"]),
        ("They opened in mid-2020.", ["number '2020' is not in the facts"]),
        ("Link F-36 is shut.", ["number '36' is not in the facts"]),
        ("There were 99 of them.", ["number '99' is not in the facts"]),
        ("A total of 10,501 went.", ["number '10,501' is not in the facts"]),
        ("There were ninety.", ["number word 'ninety' is not in the facts"]),
        ("Thirty sailed.", ["number word 'thirty' is not in the facts"]),
        ("The ferry to Bergen sails.", ["name 'Bergen' is not in the facts"]),
        ("Bergen waits. India's ferry too.", ["name 'Bergen' is not in the facts",
                                              "name \"India's\" is not in the facts"]),
        ("“It sails.” Oslo agreed.", ["name 'Oslo' is not in the facts"]),
        ("The Anglo-Norwegian link.", ["name 'Anglo-Norwegian' is not in the facts"]),
    ],
)  # fmt: skip
def test_what_they_do_not_hold_is_found(text: str, found: list[str]) -> None:
    assert faults(text) == found
