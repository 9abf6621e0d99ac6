from __future__ import annotations

import pytest

from dateline.text.language import direction, language_name


@pytest.mark.parametrize("lang", ["ar", "AR-eg", "fa", "he", "ur_PK", "ku-Arab", "uz-Arab-AF"])
def test_right_to_left(lang: str) -> None:
    assert direction(lang) == "rtl"


@pytest.mark.parametrize("lang", ["en", "fr-CA", "ar-Latn", "und", "", "zh-Hant"])
def test_left_to_right(lang: str) -> None:
    assert direction(lang) == "ltr"


def test_names() -> None:
    assert language_name("en") == language_name("en-GB") == "English"
    assert language_name("tlh") == "tlh"
    assert language_name("und") == language_name("") == "an unknown language"
