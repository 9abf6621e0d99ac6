"""Articles that are too much: each is bounded or left out within a second, the rest is built."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from archives import small_archive, write_article
from dateline.articles import Linter, parse
from dateline.cli.build import build
from dateline.model import Registries
from dateline.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.thorough

HEAD = """\
---
title: "Too much"
date: 2026-11-23T00:00:00+00:00
date_precision: day
slug: too-much-aaaaaaa9
id: aaaaaaa9
lang: en
rights: full
license: own
"""
NAME = "too-much-aaaaaaa9"
HOSTILE = {
    "nested-lists": (f"{HEAD}---\n{'- ' * 10_000}x\n", []),
    "nested-quotations": (f"{HEAD}---\n{'>' * 10_000} x\n", []),
    "ten-thousand-tags": (
        f"{HEAD}tags: [{', '.join(f't{n}' for n in range(10_000))}]\n---\n",
        ["D130", "D601"],
    ),
    "billion-laughs": (
        f"{HEAD}a: &a [{'x, ' * 99}]\nb: &b [{'*a, ' * 99}]\nc: &c [{'*b, ' * 99}]\n"
        f"d: &d [{'*c, ' * 99}]\ntags: *d\n---\n",
        ["D123", "D601"],
    ),
    "a-merge-key": (f"{HEAD}a: &a {{x: 1}}\n<<: *a\n---\n", ["D123", "D601"]),
    "nested-yaml": (f"{HEAD}x: {'[' * 200_000}\n---\n", ["D123", "D601"]),
    "nested-yaml-lines": (
        HEAD + "x:\n" + "".join(f"{' ' * n}- \n" for n in range(1, 900)) + "---\n",
        ["D123", "D601"],
    ),
    "many-keys": (
        HEAD + "".join(f"k{n}: 1\n" for n in range(50_001)) + "---\n",
        ["D123", "D601"],
    ),
    "one-key-again-and-again": (HEAD + "k: 1\n" * 20_000 + "---\n", ["D109", "D601"]),
    "an-open-quotation-mark": (HEAD + 'x: "' + "a\n" * 300_000 + "---\n", ["D102", "D601"]),
    "never-ending-front-matter": (HEAD + "--- x\n" * 120_000, ["D101", "D601"]),
    "five-megabytes": (f"{HEAD}---\n{'word ' * 1_000_000}\n", ["D117", "D601"]),
    "a-long-body": (f"{HEAD}---\n{'word ' * 180_000}\n", ["D129"]),
    "nul": (f"{HEAD}---\nText\x00.\n", ["D116", "D601"]),
    "year-nought": (HEAD.replace("2026-11-23", "0000-00-00") + "---\n", ["D106", "D601"]),
    "a-long-slug": (
        HEAD.replace(NAME, f"{'a' * 400}-aaaaaaa9") + "---\nText.\n",
        ["D107", "D601"],
    ),
    "a-story-outside": (f"{HEAD}story: ../../../../outside\n---\n", ["D107", "D601"]),
    "a-long-alias": (f"{HEAD}aliases: [/{'a' * 400}/]\n---\n", ["D107", "D601"]),
}


@pytest.mark.parametrize("name", sorted(HOSTILE.keys() - {"five-megabytes", "many-keys"}))
def test_reading_and_linting_is_bounded(name: str) -> None:
    text, codes = HOSTILE[name]
    linter = Linter(Registries(), Settings())
    start = time.process_time()
    found = {*parse(text, "a.md").problems, *linter.lint(text, "a.md")}
    assert time.process_time() - start < 10
    assert {each.code for each in found} >= set(codes) - {"D129", "D601"}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float]:
    """An archive whose theme is rendered already, and what a build of one new article costs."""
    root = small_archive(tmp_path_factory.mktemp("hostile") / "archive")
    write_article(root, "aaaaaaa9", "Too much", "2026-11-23")
    build(root)
    write_article(root, "aaaaaaa9", "Too much", "2026-11-23", body="Another text.")
    start = time.process_time()
    build(root)
    return root, time.process_time() - start


@pytest.mark.site
@pytest.mark.parametrize("name", HOSTILE)
def test_a_build_with_it_is_bounded_and_everything_else_is_built(
    name: str, archive: tuple[Path, float], capsys: pytest.CaptureFixture[str]
) -> None:
    text, codes = HOSTILE[name]
    root, usual = archive
    file = root / f"content/articles/2026/11/23/{NAME}.md"
    file.write_text(text, "utf-8")
    write_article(root, "aaaaaaa8", "Beside it", "2026-11-23", body=f"Beside {name}.",
                  more="rights: full\nlicense: own\n")  # fmt: skip
    capsys.readouterr()
    start = time.process_time()
    build(root)
    assert time.process_time() - start < usual + 10
    said = capsys.readouterr().err
    assert [code for code in codes if f" {code} " not in said] == []
    site = root / "site/2026/11/23"
    assert f"Beside {name}." in (site / "beside-it-aaaaaaa8/index.html").read_text("utf-8")
    assert (site / f"{NAME}/index.html").exists() == ("D601" not in codes)
    outside = [path for path in root.parent.rglob("*outside*") if "content" not in path.parts]
    assert outside == []
