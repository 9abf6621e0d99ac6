from __future__ import annotations

from dateline.text.ids import article_id, normal_title, story_id


def test_ids_are_for_ever() -> None:
    assert article_id("https://example.org/a", "") == "4042b46b"
    assert article_id("", "A title\n\nA body") == "ff93c94e"
    assert story_id("4042b46b") == "s4042b46b"


def test_an_address_decides_before_the_text() -> None:
    assert article_id("https://example.org/a", "x") == article_id("http://www.example.org/a/", "y")


def test_without_an_address_wording_decides_and_typography_does_not() -> None:
    assert article_id("", "‘Old’  news") == article_id("", "'old'\nNEWS")
    assert article_id("", "Old news") != article_id("", "New olds")


def test_normal_title() -> None:
    variants = [
        "Mayor: “It’s the end” – again",
        'mayor: "It\'s  the end" - again',
        "MAYOR: 'It's the end' — again",
        "Mayor: ''It's the end'' -- again\u200f",
        "Ｍayor: «It's the end»\u00a0- again",
    ]
    assert {normal_title(title) for title in variants} == {"mayor: 'it's the end' - again"}
