from __future__ import annotations

import pytest

from conftest import ROOT
from dateline.text.damage import damage


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("swallowed", "cementing his legacy.\"If I can,\" he said"),
        ("swallowed", "would shoulder most of the also said arrangements were made"),
        ("swallowed", "Still, any step however small is an simple fact"),
        ("glued-sentence", 'As crazy as it sounds."It may be so.'),
        ("glued-sentence", "had a song by a piper.The award is given yearly"),
        ("glued-sentence", "Image source:The bank's mandate"),
        ("split-link", "According to South Korea 's service"),
        ("split-link", "whether Bright Lamp Co , listed last year"),
        ("split-link", "PETALING JAYA : The quarrel"),
        ("split-link", "Here is a scene with\nDharma\nto two actors"),
        ("split-link", "apparition surprise au marché\n."),
        ("split-link", "including lea\n\nrning to knit at age eight"),
        ("split-link", "heaped praise on the wardens for their\nThe head gull held"),
        ("empty-parentheses", "ABBEY, County () – A bill"),
        ("empty-parentheses", "in the rain. (Photo by) It went on"),
        ("script-residue", "Read .cls-2,.cls-3{fill:none;} Link"),
        ("script-residue", "$(function() { return; })"),
        ("script-residue", "%3Cp%3E%3Cstrong%3EEdited%20by"),
        ("script-residue", "a <br/> b"),
        ("script-residue", "Fish &amp; chips"),
        ("script-residue", "&w=3840&q=100)"),
        ("page-residue", "Lumen's (LUM.P), opens new tab suppliers"),
        ("page-residue", "a brief guide to each deal. Advertisement Despite that"),
        ("page-residue", "its lowest. Copyright 2025 The Press. All rights reserved. There are"),
        ("page-residue", "#Oar — Curious reader (@curious) August 13, 2025 Who has seen"),
        ("run-in-heading", "He must miss his desk. 'Tightening the string' And the councillor"),
        ("repeated", "«Il n'y a jamais eu de pluie ici» «Il n'y a jamais eu de pluie ici» Puis"),
    ],
)  # fmt: skip
def test_signs(kind: str, text: str) -> None:
    assert kind in damage(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "'Why not learn from them - and read first?' he said. 'It is time.'",
        "She came to the U.S. at 1.12am with 23,417.39 from example.org, i.e. a lot.",
        "« Elle ne peut pas : c'est tout ! » (voir ici)",
        "Call main() or f() first; see [a](b) and ![](c).",
        "members vote ' FOR ': (1) the approval",
        "The also-ran said the haves and have-nots met.",
        "First paragraph ends.\n\niPhones are next.\n\nA list of:\nred,\nGreen",
        "المدينة تفتح المكتبة القديمة.. فماذا تُخطط للمتحف؟",
        "Up 5% and 10% more {not a rule}",
    ],
)
def test_sound_text(text: str) -> None:
    assert damage(text) == ()


def test_the_demonstration_archive_shows_no_damage() -> None:
    for path in sorted((ROOT / "content" / "articles").rglob("*.md")):
        _, _, body = path.read_text("utf-8").partition("\n---\n")
        assert damage(body) == (), path.name


def test_kinds_come_in_a_fixed_order() -> None:
    assert damage('a lot () of it."If so\nthe same') == (
        "swallowed",
        "glued-sentence",
        "split-link",
        "empty-parentheses",
    )
