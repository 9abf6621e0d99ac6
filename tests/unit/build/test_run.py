"""Builds with a theme of a few lines in MkDocs's place; tests/site has the real one."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from archives import files_of, write_article
from dateline.build.checksums import is_list
from dateline.build.dress import SEARCH_INDEX
from dateline.build.lock import locked
from dateline.build.partial import MOST_EDITS
from dateline.build.run import Report, build
from dateline.build.write import TEMPORARY, write_atomic
from dateline.catalog import FileRead, read_file
from dateline.errors import LockedError
from dateline.model import Rights
from dateline.settings import Search, Settings
from plain_theme import PlainTheme, write_templates

pytestmark = pytest.mark.site


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An archive of three articles, a hand-written page and a picture."""
    root = tmp_path / "archive"
    write_templates(root)
    write_article(root, "aaaaaaa1", "Ferry sails", "2026-11-22", body="A [link](tel:1) and more.",
                  more="rights: full\nlicense: own\n")  # fmt: skip
    write_article(root, "aaaaaaa2", "Coast road", "2026-11-23", body="word " * 60)
    write_article(root, "aaaaaaa3", "Old", "2025-01-01", more="aliases: [/was/here/]\n")
    (root / "content" / "about.md").write_text("# About\n", "utf-8")
    (root / "content" / "map.svg").write_text("<svg/>", "utf-8")
    return root


def run(root: Path, site: str = "site", settings: Settings | None = None, **theme: Any) -> Report:
    cache = root / f".cache-{site}"
    return build(root, root / site, settings or Settings(), PlainTheme(root, **theme), cache)


def test_the_first_build_writes_everything_and_says_what_it_did(root: Path) -> None:
    report = run(root)
    there = files_of(root / "site")
    assert {"index.html", "2026/11/23/index.html", "about/index.html", "map.svg",
            "was/here/index.html", "sitemap.xml", SEARCH_INDEX} <= there.keys()  # fmt: skip
    assert (report.read, report.written, report.kept, report.whole) == (3, len(there), 0, True)
    of_others = {"about/index.html", "map.svg", SEARCH_INDEX}
    of_others |= {path for path in there if path.endswith(".bin")}
    of_others |= set(filter(is_list, there))
    assert report.summary() == (
        f"3 articles read, {len(there.keys() - of_others)} pages rendered, "
        f"{len(there)} files written, 0 kept, 0 deleted, 0 articles left out"
    )
    assert [p.message for p in report.problems] == ["said by the theme"]
    search = json.loads((root / "site" / SEARCH_INDEX).read_text("utf-8"))
    assert search["docs"] == []


def test_a_second_build_renders_nothing_and_still_tells_the_findings(root: Path) -> None:
    run(root)
    theme = PlainTheme(root)
    report = build(root, root / "site", Settings(), theme, root / ".cache-site")
    assert theme.rendered == []
    assert (report.rendered, report.written, report.deleted, report.whole) == (0, 0, 0, False)
    assert (report.read, report.kept) == (3, len(files_of(root / "site")))
    assert [p.message for p in report.problems] == ["said by the theme"]


def test_the_cache_is_beside_the_archive_unless_told_otherwise(root: Path) -> None:
    build(root, root / "site", Settings(), PlainTheme(root))
    assert (root / ".dateline" / "shells.json").exists()


def other(name: str, value: Any) -> Any:
    """A valid value of a setting that differs from `value`."""
    telling: dict[str, Any] = {
        "content_dir": value,  # another directory is another archive
        "timezone": "Asia/Tokyo",
        "nav": frozenset({"2026/"}),
        "full_licenses": (),
        "link_schemes": ("tel",),
        "image_hosts": ("example.org",),
        "page_hosts": ("example.org",),
        "strings": (("front-title", "Home"),),
        "search": Search(engine="lunr"),
    }
    if name in telling:
        return telling[name]
    if isinstance(value, Enum):
        return Rights.FULL
    return value // 2 if isinstance(value, int) else f"{value}other"


@pytest.mark.parametrize("name", [field.name for field in fields(Settings)])
def test_after_a_change_of_settings_a_build_gives_what_a_clean_one_would(
    root: Path, name: str
) -> None:
    changed = replace(Settings(), **{name: other(name, getattr(Settings(), name))})
    run(root)
    run(root, settings=changed)
    run(root, "clean", changed)
    assert files_of(root / "site") == files_of(root / "clean")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def changed_as_clean(root: Path, settings: Settings | None = None, **theme: Any) -> set[str]:
    """Build once more and from nothing: paths that changed, where both agree."""
    before = files_of(root / "site")
    run(root, settings=settings, **theme)
    run(root, f"clean-{len(list(root.iterdir()))}", settings, **theme)
    newest = max(root.glob("clean-*"), key=lambda path: int(path.name.partition("-")[2]))
    after = files_of(root / "site")
    assert after == files_of(newest)
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def test_an_edited_body_changes_its_page_and_the_search_index_only(root: Path) -> None:
    run(root)
    (article,) = (root / "content").rglob("ferry-sails-*.md")
    edit(article, "and more", "and less")
    changed = changed_as_clean(root)
    page = f"2026/11/22/{article.stem}/index.html"
    assert {page, "search/manifest.bin"} <= changed


def test_a_story_takes_the_corrected_title_of_its_first_report_everywhere(root: Path) -> None:
    for number, day in ((5, "2026-11-20"), (6, "2026-11-21")):
        write_article(root, f"aaaaaaa{number}", "Storm", day, more="story: saaaaaaa5\n")
    run(root)
    (first,) = (root / "content").rglob("storm-aaaaaaa5.md")
    edit(first, 'title: "Storm"', 'title: "Great storm"')
    edit(first, "tags: [ferry]", "tags: [ferry, weather]")
    changed = changed_as_clean(root)
    other = "2026/11/21/storm-aaaaaaa6/index.html"
    assert {other, "2026/11/21/index.html", "tags/weather/index.html"} <= changed


def test_what_goes_from_the_archive_goes_from_the_site(root: Path) -> None:
    run(root)
    next((root / "content").rglob("old-*.md")).unlink()
    (root / "content" / "map.svg").unlink()
    changed = changed_as_clean(root)
    assert {"2025/index.html", "was/here/index.html", "map.svg"} <= changed
    assert not (root / "site" / "2025").exists()


def test_foreign_files_stay(root: Path) -> None:
    run(root)
    foreign = ("CNAME", "2026/notes.txt", "own/page/index.html")
    for name in foreign:
        write_atomic(root / "site" / name, b"example.org")
    next((root / "content").rglob("ferry-sails-*.md")).unlink()
    run(root)
    assert all((root / "site" / name).exists() for name in foreign)


def test_a_file_somebody_deleted_is_written_again(root: Path) -> None:
    run(root)
    (root / "site" / "2026" / "index.html").unlink()
    assert changed_as_clean(root) == {"2026/index.html"}


@pytest.mark.parametrize(
    ("suffix", "text"),
    [
        *((".json", text) for text in ("", "{", "[]", "7", '["key", {}, []]', '["k", 1, [], [7]]')),
        *((".db", text) for text in ("", "{", "SQLite format 3\0" + "x" * 9000)),
    ],
)
def test_a_damaged_cache_is_made_anew(root: Path, suffix: str, text: str) -> None:
    run(root)
    before = files_of(root / "site")
    kept = [path for path in (root / ".cache-site").iterdir() if path.suffix == suffix]
    assert len(kept) == 1
    kept[0].write_text(text, "utf-8")
    run(root)
    assert files_of(root / "site") == before


def test_pages_whose_shell_lost_its_content_are_rendered_by_the_theme(root: Path) -> None:
    report = run(root, drops="lost")
    assert {p.code for p in report.problems} == {"D602", "D605"}
    page = next((root / "site").glob("2026/11/22/*/index.html")).read_text("utf-8")
    assert "and more" in page


def test_without_search_there_is_no_index(root: Path) -> None:
    (root / "mkdocs.yml").write_text("plugins: [dateline]", "utf-8")
    run(root, search=False)
    assert not (root / "site" / SEARCH_INDEX).exists()
    (root / "mkdocs.yml").write_text("plugins: [search, dateline]", "utf-8")
    run(root)
    assert (root / "site" / SEARCH_INDEX).exists()


def test_a_bad_article_is_counted_and_the_rest_is_built(root: Path) -> None:
    write_article(root, "aaaaaaa4", "Bad", "2026-11-23", more="date_precision: often\n")
    report = run(root)
    assert (report.read, report.left_out) == (3, 1)
    assert (root / "site" / "2026" / "11" / "23" / "index.html").exists()


def kill_while_writing(root: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Build until half of the file of that number is written, as a machine that loses power."""
    calls = 0

    def dying(path: Path | str, data: bytes) -> None:
        nonlocal calls
        calls += Path(path).is_relative_to(root / "site")
        if calls == number:
            Path(f"{path}{TEMPORARY}").parent.mkdir(parents=True, exist_ok=True)
            Path(f"{path}{TEMPORARY}").write_bytes(data[: len(data) // 2])
            raise KeyboardInterrupt
        write_atomic(path, data)

    with monkeypatch.context() as patch:
        for module in ("press", "site"):
            patch.setattr(f"dateline.build.{module}.write_atomic", dying)
        with pytest.raises(KeyboardInterrupt):
            run(root)


@pytest.mark.parametrize("number", [1, 10, 31])
def test_a_killed_first_build_is_repaired_by_the_next(
    root: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    run(root, "clean")
    kill_while_writing(root, monkeypatch, number)
    assert len(files_of(root / "site")) == number  # those before it, and the half
    next((root / "content").rglob("old-*.md")).unlink()
    run(root)
    run(root, "without")
    assert files_of(root / "site") == files_of(root / "without")


@pytest.mark.parametrize("number", [1, 5])
def test_a_killed_build_of_a_part_is_repaired_by_the_next(
    root: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    run(root)
    write_article(root, "aaaaaaa4", "Harbour reopens", "2026-11-24")
    kill_while_writing(root, monkeypatch, number)
    (root / "content").joinpath("about.md").write_text("# Us\n", "utf-8")
    run(root)
    run(root, "clean")
    assert files_of(root / "site") == files_of(root / "clean")


def test_one_build_at_a_time(root: Path) -> None:
    with locked(root / ".cache-site" / "lock"), pytest.raises(LockedError):
        run(root)


def test_an_owners_robots_txt_is_left_alone_by_every_build(root: Path) -> None:
    robots = root / "content" / "robots.txt"
    run(root)
    assert b"Allow: /" in (root / "site" / "robots.txt").read_bytes()
    robots.write_text("User-agent: *\nDisallow: /\n", "utf-8")
    run(root)
    write_article(root, "aaaaaaa2", "Coast road", "2026-11-23", body="Other words.")
    report = run(root)
    assert (report.whole, report.written > 0) == (False, True)
    assert (root / "site" / "robots.txt").read_bytes() == robots.read_bytes()
    robots.unlink()
    run(root)
    assert b"Allow: /" in (root / "site" / "robots.txt").read_bytes()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A built archive of more articles than a part is planned for, all of them written anew as a
    checkout does."""
    root = tmp_path / "archive"
    write_templates(root)
    for number in range(MOST_EDITS + 1):
        write_article(root, f"{number:08x}", f"Report {number}", "2026-11-22")
    run(root)
    for file in (root / "content" / "articles").rglob("*.md"):
        text = file.read_bytes()
        file.unlink()
        file.write_bytes(text)
    return root


def test_files_of_a_checkout_that_hold_what_they_held_are_no_edits(checkout: Path) -> None:
    assert run(checkout).whole is False
    assert run(checkout).written == 0
    write_article(checkout, "00000007", "Report 7", "2026-11-22", body="Other words.")
    report = run(checkout)
    assert (report.whole, report.written < 40) == (False, True)
    run(checkout, "clean")
    assert files_of(checkout / "site") == files_of(checkout / "clean")


def test_a_build_of_everything_reads_only_files_that_hold_something_else(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def reading(file: Path | str, path: str, settings: Settings) -> FileRead:
        read.append(path)
        return read_file(file, path, settings)

    monkeypatch.setattr("dateline.build.whole.read_file", reading)
    write_article(checkout, "00000007", "Report 7", "2026-11-22", body="Other words.")
    (checkout / "content" / "tags.yml").write_text("ferry:\n  name: Ferries\n", "utf-8")
    assert run(checkout).whole
    assert [path.rpartition("-")[2] for path in read] == ["00000007.md"]


def test_more_edits_than_a_part_is_planned_for_are_built_whole(checkout: Path) -> None:
    for file in (checkout / "content" / "articles").rglob("*.md"):
        edit(file, "Some words", "Other words")
    assert run(checkout).whole
