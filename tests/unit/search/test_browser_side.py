"""The browser's side of search gives what the Python side gives: parser, words, stems, answers."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from conftest import CASES, ROOT
from dateline.search import Document, Name
from dateline.search.engine import search
from dateline.search.reader import Reader
from dateline.search.stems import ALGORITHMS, stemmer
from dateline.search.words import fold, slug, words
from dateline.wording import KEYS, wording

from .conftest import TEXTS, TODAY, made, written

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(shutil.which("node") is None, reason="needs Node"),
]

SAID = re.compile(r'(?:say|words|problem)\(\s*"([^"]+)"|\["[a-z]+", "([A-Z][a-z]+)"\]')
LONGER = {
    **TEXTS,
    "en": f"{TEXTS['en']} generously happiness skies dying organization relational conditional "
    "running runner ran news newspapers crises criteria universities abilities o'clock it's",
    "es": "acción naciones corriendo gobierno gobiernos niños pingüino",
    "it": "città governi parlamentari l'università",
    "tr": "İstanbul'da ışık çocuklar evlerimizden",
    "fi": "talossa juoksemme hallituksen",
    "pl": "rządowy łódź wyborów",
    "hi": "सरकार हिन्दी चुनावों",
    "el": "Ευρώπης κυβέρνηση σεισμός",
    "he": "שָׁלוֹם ממשלה",
    "fa": "دولت کتاب‌ها ایران",
    "ko": "대한민국 정부",
    "ja": "東京スカイツリー がぎぐ ﾊﾝｶｸ",
    "nl": "regeringen ministers één",
    "vi": "Việt Nam chính phủ",
}
QUERIES = [
    "storm", "storms", "minister -prime", '"prime minister"', "ferry OR Haus", "title:storm",
    "(storm OR cheval) tag:sea", "date:2026", "after:2025-06 before:2026-05", "-storm", "sto",
    "govermnent", "storn", "minis", "negocier", "Verfassungsgericht", "محمد", "اخبار", "京都",
    "东京都", "政", "министр", "co-op", "don't", "court's", "a", "x_y", "source:times storm",
    "lang:de OR lang:fr", "kind:article -lang:en",
    "silent ferry chevaux", "strasse", "กรุง", '"ferry minister"', "storm storm", "date:2026-13", "",
]  # fmt: skip


def ask(given: dict[str, Any]) -> dict[str, Any]:
    """What the JavaScript side makes of it."""
    done = subprocess.run(
        ["node", ROOT / "tests" / "js" / "ask.mjs"],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_the_parsers_agree_on_the_table() -> None:
    table = json.loads((CASES / "search" / "queries.json").read_text("utf-8"))
    given = [[case["query"], "2026-11-23", case.get("typing", False)] for case in table]
    for case, found in zip(table, ask({"queries": given})["parsed"], strict=True):
        assert found == {
            "tree": case["tree"],
            "problems": case.get("problems", []),
            "absolute": case.get("absolute", case["query"]),
        }, case["query"]


def test_texts_are_cut_into_the_same_words() -> None:
    texts = [*LONGER.values(), "Ǆ ﬁx ½ Ⅷ ①", "a\u0301b e\u0301", "naïve café’s DON’T", "𝒳𝒴 😀 x_y"]
    expected = [
        {"words": words(text), "folded": [fold(word) for word in words(text)], "slug": slug(text)}
        for text in texts
    ]
    assert ask({"texts": texts})["cut"] == expected


def test_words_have_the_same_stems_in_every_language() -> None:
    every = sorted({word for text in LONGER.values() for word in words(text)})
    given = [[name, every] for name in ALGORITHMS.values()]
    expected = [[stemmer(lang)(word) for word in every] for lang in ALGORITHMS]
    assert ask({"stems": given})["stems"] == expected


def archive() -> list[Document]:
    found = []
    for number in range(160):
        lang = sorted(TEXTS)[number % len(TEXTS)]
        known = TEXTS[lang].split()
        text = " ".join(known[(number * 7 + step * step) % len(known)] for step in range(9))
        day = None if number % 23 == 0 else date(2026 - number % 9, 1 + number % 6, 1 + number % 28)
        tags = (Name("sea", "The sea"),) if number % 3 else (Name("law", "Law"),)
        source = Name(*(("times", "Times") if number % 2 else ("post", "Post")))
        title = " ".join(text.split()[:3])
        found.append(made(number, lang, title, text, day, tags=tags, source=source))
    return found


def test_answers_are_the_same_in_the_same_order(tmp_path: Path) -> None:
    for path, data in written(archive(), part=20).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data or b"")
    sorts = ("relevance", "newest", "oldest")
    asked = [
        [query, TODAY.isoformat(), sort, 12, typing]
        for query in QUERIES
        for sort in sorts
        for typing in (False, True)
    ]
    reader = Reader(lambda path: (tmp_path / path).read_bytes())
    found = ask({"index": str(tmp_path), "ask": asked})["answers"]
    for (query, _, sort, most, typing), theirs in zip(asked, found, strict=True):
        ours = search(reader, query, TODAY, sort=sort, most=most, typing=typing)
        assert theirs["hits"] == [hit.address for hit in ours.hits], (query, sort, typing)
        assert theirs["also"] == [hit.address for hit in ours.also], (query, typing)
        assert theirs["total"] == ours.total
        assert theirs["problems"] == list(ours.problems)
        assert theirs["corrected"] == [list(pair) for pair in ours.corrected]
        assert theirs["months"] == [list(month) for month in ours.months]
        assert sum(count for _, count in theirs["counts"]) == ours.total
        assert theirs["missing"] == []


def test_the_files_a_year_needs_are_told_from_the_manifest(tmp_path: Path) -> None:
    files = written(archive(), part=20)
    (tmp_path / "manifest.bin").write_bytes(files["manifest.bin"] or b"")
    told = ask({"index": str(tmp_path), "files": True})["files"]
    common = {path for path in files if path.split("/")[0] in ("words", "names", "manifest.bin")}
    assert len(told) == len(set(told))
    assert set(told) == files.keys() - common


def test_what_the_scripts_say_is_in_the_catalogues() -> None:
    scripts = ROOT / "theme" / "assets" / "javascripts" / "search"
    said: set[str] = set()
    for path in scripts.glob("*.js"):
        said |= {one or other for one, other in SAID.findall(path.read_text("utf-8"))}
    english = wording("en")
    known = {english.texts(key)["other"] for key in KEYS if key.startswith("found-")}
    assert said == known
