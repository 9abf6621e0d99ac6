from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from archives import (
    copy_of_demonstration,
    dateline,
    files_of,
    mkdocs,
    small_archive,
    write_article,
)

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.site


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return small_archive(tmp_path / "archive")


def test_both_ways_of_building_the_demonstration_give_the_same_bytes(tmp_path: Path) -> None:
    one = copy_of_demonstration(tmp_path / "one")
    built = dateline("build", "--strict", cwd=one)
    assert built.returncode == 0, built.stderr
    reference = mkdocs("build", "--strict", "--site-dir", str(tmp_path / "reference"), cwd=one)
    assert reference.returncode == 0, reference.stderr
    ours, theirs = files_of(one / "site"), files_of(tmp_path / "reference")
    assert len(ours) > 1000
    assert {p for p in ours.keys() | theirs.keys() if ours.get(p) != theirs.get(p)} == set()


def test_another_directory_zone_and_hash_seed_give_the_same_bytes(tmp_path: Path) -> None:
    one = copy_of_demonstration(tmp_path / "one")
    two = copy_of_demonstration(tmp_path / "somewhere" / "else")
    assert dateline("build", cwd=one, TZ="UTC", PYTHONHASHSEED="1").returncode == 0
    zone = {"TZ": "Asia/Kolkata", "PYTHONHASHSEED": "77", "LC_ALL": "C"}
    assert dateline("build", cwd=two, **zone).returncode == 0
    assert files_of(one / "site") == files_of(two / "site")


def test_nothing_changed_touches_nothing(archive: Path) -> None:
    dateline("build", cwd=archive)
    before = {p: p.stat().st_mtime_ns for p in (archive / "site").rglob("*") if p.is_file()}
    report = json.loads(dateline("build", "--output", "json", cwd=archive).stdout)
    assert report["rendered"] == report["written"] == report["deleted"] == 0
    assert before == {p: p.stat().st_mtime_ns for p in before}


def test_edits_are_built_as_a_clean_build_would(archive: Path, tmp_path: Path) -> None:
    dateline("build", cwd=archive)
    (archive / "site" / "foreign.txt").write_text("not ours", "utf-8")
    first = write_article(archive, "aaaaaaa3", "A third report", "2026-11-23", "tags: [storm]\n")
    first.write_text(first.read_text("utf-8").replace("tags: [ferry]\n", "", 1), "utf-8")
    next((archive / "content/articles/2026/11/22").glob("*.md")).unlink()
    report = dateline("build", cwd=archive)
    assert report.returncode == 0, report.stderr
    assert not (archive / "site/2026/11/22/index.html").exists()
    assert (archive / "site/tags/storm/index.html").exists()
    clean = dateline("build", "--site", str(tmp_path / "clean"), cwd=archive)
    assert clean.returncode == 0
    built = files_of(archive / "site")
    assert built.pop("foreign.txt")
    assert built == files_of(tmp_path / "clean")


def test_a_lost_or_damaged_cache_costs_time_only(archive: Path) -> None:
    dateline("build", cwd=archive)
    whole = files_of(archive / "site")
    kept = [path for path in (archive / ".dateline").iterdir() if path.suffix in (".json", ".db")]
    assert len(kept) == 2
    for path in kept:
        path.write_text('{"version": 0, "entries": 7', "utf-8")
    assert dateline("build", cwd=archive).returncode == 0
    assert files_of(archive / "site") == whole
    shutil.rmtree(archive / ".dateline")
    assert dateline("build", cwd=archive).returncode == 0
    assert files_of(archive / "site") == whole


def test_one_bad_article_is_left_out_and_the_rest_is_built(archive: Path) -> None:
    bad = write_article(archive, "aaaaaaa4", "Bad one", "2026-11-23", "date_precision: often\n")
    built = dateline("build", cwd=archive)
    assert built.returncode == 0
    assert f"content/{bad.relative_to(archive / 'content').as_posix()}:" in built.stderr
    assert "D109" in built.stderr
    assert "D601" in built.stderr
    assert (archive / "site/2026/11/22/index.html").exists()
    assert dateline("build", "--strict", cwd=archive).returncode == 1


def test_a_withheld_article_leaves_every_page_but_its_stub(archive: Path) -> None:
    write_article(archive, "aaaaaaa5", "Secret heron", "2026-11-23", "rights: withheld\n",
                  body="Heron text.")  # fmt: skip
    assert dateline("build", cwd=archive).returncode == 0
    for path in (archive / "site").rglob("*"):
        if path.is_file() and path.suffix in (".html", ".json", ".xml"):
            text = path.read_text("utf-8").lower()
            assert "heron text" not in text, path
            assert "secret heron" not in text, path


def test_a_text_of_others_is_shown_as_an_excerpt_only(archive: Path) -> None:
    body = " ".join(f"word{n}" for n in range(80))
    write_article(archive, "aaaaaaa6", "Long one", "2026-11-23", body=body)
    assert dateline("build", cwd=archive).returncode == 0
    pages = [p for p in (archive / "site").rglob("*") if p.suffix in (".html", ".json")]
    assert any("word20" in path.read_text("utf-8") for path in pages)
    assert not any("word35" in path.read_text("utf-8") for path in pages)


def test_an_override_that_drops_the_content_is_found_and_built_all_the_same(archive: Path) -> None:
    own = archive / "own"
    own.mkdir()
    (own / "main.html").write_text(
        "{% extends 'dateline.html' %}{% block container %}"
        "{{ page.content | replace('dateline-slot', 'x') }}{% endblock %}",
        "utf-8",
    )
    config = (archive / "mkdocs.yml").read_text("utf-8")
    head, _, tail = config.partition("custom_dir: ")
    (archive / "mkdocs.yml").write_text(
        f"{head}custom_dir: own, {tail.partition(', ')[2]}", "utf-8"
    )
    built = dateline("build", cwd=archive)
    assert built.returncode == 0, built.stderr
    assert "D602" in built.stderr
    assert "Ferry sails again" in (archive / "site/2026/11/22/index.html").read_text("utf-8")


def test_wrong_settings_are_all_named_without_a_traceback(archive: Path) -> None:
    config = (archive / "mkdocs.yml").read_text("utf-8")
    wrong = "{dateline: {timezon: UTC, page_size: many}}"
    (archive / "mkdocs.yml").write_text(config.replace("dateline]", f"{wrong}]"), "utf-8")
    done = dateline("build", cwd=archive)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "timezone" in done.stderr
    assert "page_size" in done.stderr
