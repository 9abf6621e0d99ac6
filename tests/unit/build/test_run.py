"""Whole builds with a theme of a few lines in MkDocs's place; tests/site has the real one.

Its templates show all there is, so that no change of an input goes unseen.
"""

from __future__ import annotations

import html
import json
import shutil
from dataclasses import fields, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

import pytest

from archives import files_of, write_article
from dateline.build.lock import locked
from dateline.build.pages import address_of
from dateline.build.pages import files_of as content_files
from dateline.build.run import SEARCH_INDEX, Report, build
from dateline.build.write import TEMPORARY, write_atomic
from dateline.errors import LockedError, Problem, problem
from dateline.model import Rights
from dateline.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from dateline.render import Page


pytestmark = pytest.mark.site

TEMPLATES = (
    *(f"{name}.html.j2" for name in (
        "archive", "article", "collection", "day", "front", "head", "index", "period", "redirect",
        "stories", "story")),
    "sitemap.xml.j2",
)  # fmt: skip
TEMPLATE = "{{ page }} {{ settings }} {{ body if body is defined }}"


class PlainTheme:
    """Pages as bare HTML, hand-written files beside them.

    `drops` is put where the content's mark was; `search` says whether there is a search index.
    """

    def __init__(self, root: Path, *, drops: str = "", search: bool = True) -> None:
        self._root, self._drops, self._search = root, drops, search
        self.rendered: list[int] = []

    def directories(self) -> Sequence[Path]:
        return [self._root / "theme"]

    def render(self, pages: Iterable[Page], site: Path) -> tuple[Problem, ...]:
        shutil.rmtree(site, ignore_errors=True)  # as MkDocs does
        pages = list(pages)
        self.rendered.append(len(pages))
        for page in pages:
            content = page.content
            if self._drops:
                content = content.replace("dateline-slot", self._drops)
            text = (f"<title>{html.escape(page.title)}</title>{page.head}"
                    f"<i>{page.address}</i><a>{page.edit_path}</a>{content}")  # fmt: skip
            write_atomic(site / page.address / "index.html", text.encode())
        content_dir = self._root / "content"
        for path in content_files(content_dir):
            made = f"{address_of(path)}index.html" if path.endswith(".md") else path
            if made != "index.html":
                write_atomic(site / made, (content_dir / path).read_bytes())
        if self._search:
            write_atomic(site / SEARCH_INDEX, b'{"docs":[]}')
        return (problem("mkdocs.yml", 0, "D605", "said by the theme"),)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An archive of three articles, a hand-written page and a picture."""
    root = tmp_path / "archive"
    for name in TEMPLATES:
        write_atomic(root / "theme" / "pages" / name, TEMPLATE.encode())
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
    assert (report.read, report.written, report.kept) == (3, len(there), 0)
    assert report.summary() == (
        f"3 articles read, {len(there)} pages rendered, {len(there)} files written, 0 kept, "
        "0 deleted, 0 articles left out"
    )
    assert [p.message for p in report.problems] == ["said by the theme"]
    search = json.loads((root / "site" / SEARCH_INDEX).read_text("utf-8"))
    assert len(search["docs"]) == 3


def test_a_second_build_renders_nothing_and_still_tells_the_findings(root: Path) -> None:
    run(root)
    theme = PlainTheme(root)
    report = build(root, root / "site", Settings(), theme, root / ".cache-site")
    assert theme.rendered == []
    assert (report.rendered, report.written, report.deleted) == (0, 0, 0)
    assert [p.message for p in report.problems] == ["said by the theme"]


def test_the_cache_is_beside_the_archive_unless_told_otherwise(root: Path) -> None:
    build(root, root / "site", Settings(), PlainTheme(root))
    assert (root / ".dateline" / "shells" / "shells.json").exists()


def other(name: str, value: Any) -> Any:
    """A valid value of a setting that differs from `value`."""
    telling: dict[str, Any] = {
        "content_dir": value,  # another directory is another archive
        "timezone": "Asia/Tokyo",
        "nav": frozenset({"2026/"}),
        "full_licenses": (),
        "link_schemes": ("tel",),
        "image_hosts": ("example.org",),
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
    assert {page, SEARCH_INDEX} <= changed


def test_what_goes_from_the_archive_goes_from_the_site(root: Path) -> None:
    run(root)
    next((root / "content").rglob("old-*.md")).unlink()
    (root / "content" / "map.svg").unlink()
    changed = changed_as_clean(root)
    assert {"2025/index.html", "was/here/index.html", "map.svg"} <= changed
    assert not (root / "site" / "2025").exists()


def test_foreign_files_stay_and_leftovers_of_a_killed_build_go(root: Path) -> None:
    run(root)
    write_atomic(root / "site" / "CNAME", b"example.org")
    left = root / "site" / "2026" / f"index.html{TEMPORARY}"
    left.write_bytes(b"half")
    run(root)
    assert (root / "site" / "CNAME").exists()
    assert not left.exists()


def test_a_file_somebody_deleted_is_written_again(root: Path) -> None:
    run(root)
    (root / "site" / "2026" / "index.html").unlink()
    assert changed_as_clean(root) == {"2026/index.html"}


@pytest.mark.parametrize("text", ["", "{", "[]", '{"key": 1}', '{"key": "x", "problems": 7}'])
def test_a_damaged_cache_is_made_anew(root: Path, text: str) -> None:
    run(root)
    before = files_of(root / "site")
    for path in (root / ".cache-site").rglob("*.json"):
        path.write_text(text, "utf-8")
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


def test_a_killed_build_is_repaired_by_the_next(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(root, "clean")
    calls = 0

    def dying(path: Path, data: bytes) -> None:
        nonlocal calls
        calls += path.is_relative_to(root / "site")
        if calls == 10:
            raise KeyboardInterrupt
        write_atomic(path, data)

    with monkeypatch.context() as patch:
        patch.setattr("dateline.build.run.write_atomic", dying)
        with pytest.raises(KeyboardInterrupt):
            run(root)
    assert 0 < len(files_of(root / "site")) < len(files_of(root / "clean"))
    run(root)
    assert files_of(root / "site") == files_of(root / "clean")


def test_one_build_at_a_time(root: Path) -> None:
    with locked(root / ".cache-site" / "lock"), pytest.raises(LockedError):
        run(root)
