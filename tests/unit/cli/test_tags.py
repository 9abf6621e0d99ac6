"""`dateline tags`: renaming and merging across the files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from archives import files_of, small_archive, write_article
from dateline.catalog import load
from dateline.settings import load as load_settings
from factories import planned

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Command


@pytest.fixture
def root(tmp_path: Path) -> Path:
    archive = small_archive(tmp_path / "archive")
    path = write_article(archive, "aaaaaaa3", "Ferries late", "2026-11-24")
    path.write_text(path.read_text("utf-8").replace("[ferry]", "[Ferries, fog]"), "utf-8")
    (archive / "content" / "tags.yml").write_text(
        "# ours\nfog:\n  name: fog\n  aliases: [mist]\n# the end\n", "utf-8"
    )
    return archive


def tags(root: Path) -> list[tuple[str, ...]]:
    return [record.head.tags for record in load(root, load_settings(root)).records]


def test_tags_are_listed_with_those_that_are_probably_one(root: Path, command: Command) -> None:
    assert command("tags", "list", "--root", root).out.splitlines() == [
        "    2  ferry",
        "    1  Ferries  did you mean 'ferry'?",
        "    1  fog",
    ]
    rows = json.loads(command("tags", "list", "--root", root, "--output", "json").out)
    assert rows[1] == {"tag": "Ferries", "articles": 1, "did_you_mean": "ferry"}


def test_a_merge_changes_every_article_and_leaves_an_alias(root: Path, command: Command) -> None:
    done = command("tags", "merge", "Ferries", "ferry", "--root", root)
    assert done.code == 0
    assert tags(root) == [("ferry", "fog"), ("ferry",), ("ferry",)]
    registry = (root / "content" / "tags.yml").read_text("utf-8")
    assert 'ferry:\n  name: "ferry"\n  aliases: ["Ferries"]\n' in registry
    assert registry.startswith("# ours\nfog:\n  name: fog\n  aliases: [mist]\n# the end\n")


def test_a_renamed_tag_keeps_all_names_that_ever_led_to_it(root: Path, command: Command) -> None:
    command("tags", "rename", "fog", "sea fog", "--root", root)
    registry = load(root, load_settings(root)).registries.tags
    assert registry["sea-fog"].aliases == ("fog", "mist")
    assert "fog" not in registry
    assert "0 errors" not in command("check", "--root", root).out


def test_every_address_a_tag_ever_had_answers_after_any_renames(
    root: Path, command: Command
) -> None:
    seen = addresses(root)
    for edit in (
        ("rename", "ferry", "boats"),
        ("merge", "Ferries", "boats"),
        ("rename", "boats", "ships"),
        ("merge", "fog", "ships"),
        ("rename", "ships", "ferry"),
    ):
        assert command("tags", *edit, "--root", root).code == 0
        assert seen <= addresses(root)
        seen |= addresses(root)
    assert len(seen) == 7  # with the index, and mist, an alias from the beginning


def addresses(root: Path) -> set[str]:
    """Every address of a tag that answers: by its page, or by a redirect."""
    made = planned(load(root, load_settings(root))).outputs
    return {each.path for each in made if each.path.startswith("tags/")
            and each.path.endswith(".html")}  # fmt: skip


def test_a_renamed_tag_stays_the_machines_where_it_was(root: Path, command: Command) -> None:
    from dateline.articles import dump, owned, parse, stamp_auto

    (path,) = (root / "content").rglob("*aaaaaaa1.md")
    article = parse(path.read_text("utf-8"), "").article
    assert article is not None
    path.write_text(dump(stamp_auto(article, ["tags"])), "utf-8")
    command("tags", "rename", "ferry", "boats", "--root", root)
    after = parse(path.read_text("utf-8"), "").article
    assert after is not None
    assert after.head.tags == ("boats",)
    assert owned(after, "tags")


def test_a_dry_run_names_the_files_and_writes_none(root: Path, command: Command) -> None:
    before = files_of(root)
    done = command("tags", "merge", "Ferries", "ferry", "--root", root, "--dry-run")
    assert len(done.out.splitlines()) == 2
    assert files_of(root) == before


@pytest.mark.parametrize(
    "words",
    [
        ("rename", "nothing", "x"),
        ("rename", "ferry", "fog"),
        ("rename", "ferry", " "),
        ("rename", "ferry", "x" * 200),
        ("merge", "ferry", "nothing"),
        ("list", "--output", "xml"),
    ],
)
def test_what_cannot_be_meant_changes_nothing(
    words: tuple[str, ...], root: Path, command: Command
) -> None:
    before = files_of(root)
    done = command("tags", *words, "--root", root)
    assert done.code == 2
    assert len(done.err.splitlines()) == 1
    assert files_of(root) == before
