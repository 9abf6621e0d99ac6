"""Languages that nobody declared, and texts that were decoded by the wrong table."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from dateline.text import detected as module
from dateline.text.detected import detected
from dateline.text.mojibake import mended

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.thorough  # the model of all languages is unpacked first

ENGLISH = "The ferry left the harbour at dawn with forty passengers and the post of five days."
TEXTS = {
    "en": ENGLISH,
    "fr": "Le ferry a quitté le port à l'aube avec quarante passagers et du courrier.",
    "de": "Die Fähre verließ den Hafen im Morgengrauen mit vierzig Fahrgästen und der Post.",
    "ru": "Паром вышел из гавани на рассвете, на борту было сорок пассажиров и почта за пять дней.",
    "ar": "غادرت العبارة الميناء عند الفجر وعلى متنها أربعون راكبا وبريد خمسة أيام، بحسب الشركة.",
}


@pytest.fixture
def _without_libraries(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("py3langid", "ftfy"):
        monkeypatch.setitem(sys.modules, name, None)
    module._identifier.cache_clear()
    yield
    module._identifier.cache_clear()


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_tells_its_language(language: str) -> None:
    assert detected(TEXTS[language] * 2) == language


@pytest.mark.parametrize("text", ["", "Ferry", "2026 1 2 3 " * 90, "Ferry Krane Hotel Taxi " * 3])
def test_what_is_not_sure_stays_unknown(text: str) -> None:
    assert detected(text) == "und"


@pytest.mark.usefixtures("_without_libraries")
def test_without_the_libraries_nothing_is_guessed() -> None:
    assert detected(ENGLISH) == "und"
    assert mended("donâ€™t") == "donâ€™t"


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("donâ€™t stop", "don’t stop"),
        ("cafÃ© Ã  la carte", "café à la carte"),
        ("Ð\u009fÐ°Ñ\u0080Ð¾Ð¼", "Паром"),
        ("a “b” – c … «d» ½ ñ", "a “b” – c … «d» ½ ñ"),
        ("l'hôtel « où » l'été", "l'hôtel « où » l'été"),
        ("Паром вышел", "Паром вышел"),
        ("plain", "plain"),
    ],
)
def test_only_what_is_surely_broken_is_mended(broken: str, whole: str) -> None:
    assert mended(broken) == whole
