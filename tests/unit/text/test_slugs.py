from __future__ import annotations

import pytest

from dateline.text.slugs import article_slug, slugify


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Ferry link restored after storm", "ferry-link-restored-after-storm"),
        ("What's On: the O’Brien way", "whats-on-the-obrien-way"),
        ("Łódź, Straße & Ærø", "lodz-strasse-aero"),
        ("  AC/DC -- 'live'  ", "ac-dc-live"),
        ("İstanbul", "istanbul"),
        ("½ price ①", "1-2-price-1"),
        ("☃ snow", "snow"),
    ],
)
def test_words_of_latin_text(text: str, slug: str) -> None:
    assert slugify(text) == slug


def test_text_ascii_cannot_show_keeps_apart() -> None:
    assert slugify("الطقس") == "x-7e09e3ac"
    assert slugify("قمة 2025") == "2025-2a57facf"
    assert slugify("مونديال 2025") != slugify("قمة 2025")
    assert slugify("الطقس") != slugify("السياسة")
    assert slugify("") == slugify("  ") == "x-3a6ef135"


def test_a_slug_is_cut_at_a_word() -> None:
    assert slugify("one two three", limit=9) == "one-two"
    assert slugify("one two three", limit=7) == "one-two"
    assert slugify("one two three", limit=6) == "one"
    assert slugify("incomprehensibilities", limit=8) == "incompre"
    assert len(slugify("слово " * 30 + "word " * 30)) <= 60


def test_an_article_slug_ends_with_its_id() -> None:
    assert article_slug("Ferry link", "3f9a1c2e") == "ferry-link-3f9a1c2e"
    assert article_slug("خبر", "3f9a1c2e") == "3f9a1c2e"
    assert article_slug("Ferry link", "") == "ferry-link"
    assert article_slug("one two three", "3f9a1c2e", limit=8) == "one-two-3f9a1c2e"
