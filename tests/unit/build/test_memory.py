"""What a build remembers may be lost, damaged or of another version: the bytes are the same."""

from __future__ import annotations

import pickle
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from archives import files_of, write_article
from dateline.build.run import Report, build
from dateline.build.state import VERSION, DamagedError, is_damage
from dateline.settings import Settings
from dateline.settings.values import Search
from plain_theme import PlainTheme, write_templates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

pytestmark = pytest.mark.site


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An archive that was built, and then an article of it was deleted and one written."""
    root = tmp_path / "archive"
    write_templates(root)
    write_article(root, "aaaaaaa1", "Ferry sails", "2026-11-22")
    write_article(root, "aaaaaaa2", "Coast road", "2025-11-23")
    (root / "content" / "about.md").write_text("# About\n", "utf-8")
    run(root)
    next((root / "content").rglob("coast-road-*.md")).unlink()
    write_article(root, "aaaaaaa3", "Harbour reopens", "2026-11-24")
    return root


def run(root: Path, site: str = "site", settings: Settings | None = None) -> Report:
    settings = settings or Settings()
    return build(root, root / site, settings, PlainTheme(root), root / f".cache-{site}")


def memory(root: Path) -> Path:
    (path,) = (root / ".cache-site").glob("*.db")
    return path


def as_clean(root: Path) -> bool:
    """Whether the site is that of a build from nothing."""
    run(root, "clean")
    return files_of(root / "site") == files_of(root / "clean")


def tell(root: Path, words: str, values: Iterable[object] = ()) -> None:
    """Change the memory by SQL."""
    with closing(sqlite3.connect(memory(root))) as memories, memories:
        memories.execute(words, tuple(values))


GARBLED = {
    "the groups": ("UPDATE fact SET value = ? WHERE name = 'index'", (b"\x80",)),
    "the findings": (
        "UPDATE fact SET value = ? WHERE name = 'problems'",
        (b"cnowhere\nnothing\n.",),
    ),
    "whether it is whole": ("UPDATE fact SET value = x'' WHERE name = 'clean'", ()),
    "the articles": ("UPDATE file SET read = ?", (pickle.dumps("whole")[:-3],)),
    "a table": ("DROP TABLE file", ()),
    "a column": ("ALTER TABLE output DROP COLUMN sha", ()),
    "the version": (f"PRAGMA user_version = {VERSION + 1}", ()),
}


@pytest.mark.parametrize("name", GARBLED)
def test_where_a_part_of_the_memory_is_damaged_all_is_built_and_old_files_go(
    root: Path, name: str
) -> None:
    tell(root, *GARBLED[name])
    run(root)
    assert as_clean(root)
    assert not run(root).whole


def cut(path: Path) -> None:
    """Lose the second half of a file."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def blot(path: Path) -> None:
    """Lose all but the first page of a file to zeros."""
    data = path.read_bytes()
    path.write_bytes(data[:4096] + bytes(len(data) - 4096))


LOSSES: dict[str, Callable[[Path], object]] = {
    "deleted": lambda path: path.unlink(),
    "emptied": lambda path: path.write_bytes(b""),
    "cut": cut,
    "blotted": blot,
    "another file": lambda path: path.write_bytes(b"no database" * 1000),
}


@pytest.mark.parametrize("name", LOSSES)
def test_where_the_memory_is_lost_the_site_is_that_of_a_clean_build(root: Path, name: str) -> None:
    LOSSES[name](memory(root))
    assert run(root).whole
    assert as_clean(root)
    assert not run(root).whole


def test_where_the_whole_cache_is_lost_own_files_go_and_foreign_ones_stay(root: Path) -> None:
    write_article(root, "aaaaaaa4", "Bridge opens", "2024-11-24")
    run(root)
    next((root / "content").rglob("bridge-opens-*.md")).unlink()
    run(root)  # its pages are not ours any more
    foreign = {"CNAME": "example.org", "2024/index.html": "Own", "2025/own.html": "Own"}
    for path, text in foreign.items():
        (root / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "site" / path).write_text(text, "utf-8")
    next((root / "content").rglob("harbour-reopens-*.md")).unlink()
    shutil.rmtree(root / ".cache-site")
    run(root)
    for path, text in foreign.items():
        assert (root / "site" / path).read_text("utf-8") == text
        (root / "site" / path).unlink()
    assert as_clean(root)


@pytest.mark.parametrize("kept", [0, 40, None], ids=["empty", "cut off", "gone"])
def test_a_list_that_was_damaged_has_all_files_again(root: Path, kept: int | None) -> None:
    settings = Settings(search=Search(engine="none"))  # its files have new names after every edit
    run(root, settings=settings)
    listing = root / ".site.dateline"
    whole = listing.read_bytes()
    listing.unlink()
    if kept is not None:
        listing.write_bytes(whole[:kept])
    write_article(root, "aaaaaaa4", "Bridge opens", "2026-11-24")
    report = run(root, settings=settings)
    assert (report.whole, report.deleted) == (False, 0)  # so that the list is added to
    told = listing.read_text("utf-8").splitlines()
    assert sorted(told) == sorted(files_of(root / "site"))


def test_where_no_list_may_be_beside_the_site_it_is_built_all_the_same(root: Path) -> None:
    (root / ".site.dateline").unlink()
    (root / ".site.dateline").mkdir()
    run(root)
    assert as_clean(root)


def test_damage_is_told_from_a_full_disk() -> None:
    with closing(sqlite3.connect(":memory:")) as small:
        small.execute("PRAGMA max_page_count = 2")
        with pytest.raises(sqlite3.OperationalError) as full:
            small.executescript("CREATE TABLE a (b); INSERT INTO a VALUES (zeroblob(100000));")
    assert not is_damage(full.value)
    assert is_damage(DamagedError("there is no article 7"))


@pytest.mark.parametrize(
    "pattern", ["", "index.html", "about/index.html", "dateline-*/**/index.html", "search/*"]
)
def test_where_rendered_pages_of_the_theme_are_lost_or_damaged_they_are_rendered_anew(
    root: Path, pattern: str
) -> None:
    shells = root / ".cache-site" / "shells"
    if not pattern:
        shutil.rmtree(shells)
    for number, path in enumerate(sorted(shells.glob(pattern)) if pattern else []):
        path.unlink() if number % 2 else path.write_text("<p>damaged</p>", "utf-8")
    run(root)
    assert as_clean(root)
