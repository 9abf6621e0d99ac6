from __future__ import annotations

import os
from typing import TYPE_CHECKING

from dateline.build.memory import Memory
from dateline.build.scan import RACE, UNKNOWN, Stamp, paths_in, registry_key, scan, stamps_in
from dateline.catalog.load import article_files

if TYPE_CHECKING:
    from pathlib import Path

# In the future, for when a file was made cannot be set; only when its bytes changed can.
NOW = 4_000_000_000_000_000_000


def write(content: Path, path: str, text: str = "text", age: int = RACE) -> None:
    """Write a file that changed so many nanoseconds ago."""
    target = content / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")
    os.utime(target, ns=(NOW - age, NOW - age))


def stamps(content: Path, now: int = NOW) -> dict[str, Stamp]:
    """Every article file and its stamp."""
    looks = scan(content, now).items()
    return {path: stamp for place, each in looks for path, stamp in stamps_in(place, each).items()}


def test_it_finds_the_files_that_are_read_as_articles_and_no_others(tmp_path: Path) -> None:
    for path in ("articles/2026/11/23/a.md", "articles/b.md", "undated/c.md", "undated/d.txt",
                 "articles/e.md/f.md", "about.md", "days/2026-11-23.md"):  # fmt: skip
        write(tmp_path, path)
    (tmp_path / "undated" / "gone.md").symlink_to("nowhere")
    (tmp_path / "undated" / "more").symlink_to(tmp_path / "articles")
    read = {path for _, path in article_files(tmp_path)}
    assert set(paths_in(scan(tmp_path, NOW))) == read
    assert {"articles/e.md", "articles/e.md/f.md", "undated/gone.md"} <= read
    assert not any(path.startswith("undated/more") for path in read)


def test_a_server_looks_into_directories_it_is_told_of_and_where_a_file_was_saved_too_lately(
    tmp_path: Path,
) -> None:
    for path in ("old/a.md", "other/a.md", "gone/a.md"):
        write(tmp_path, f"articles/{path}")
    write(tmp_path, "about.md")
    write(tmp_path, "undated/new.md", age=0)
    memory = Memory()
    assert memory.look(tmp_path, NOW) is None
    memory.turn = b"one"
    (tmp_path / "articles/gone/a.md").unlink()
    for path in ("old", "other"):
        write(tmp_path, f"articles/{path}/a.md", "another text")
    for path in ("articles/old/a.md", "articles/gone/a.md", "about.md", "articles/other/a.txt"):
        memory.tell(str(tmp_path / path))
    assert memory.look(tmp_path, NOW) == {"articles/old/", "articles/gone/", "undated/"}
    sizes = {
        path: stamp.size
        for place, looks in memory.looks.items()
        for path, stamp in stamps_in(place, looks).items()
    }
    assert sizes == {
        "articles/old/a.md": len("another text"),
        "articles/other/a.md": len("text"),
        "undated/new.md": len("text"),
    }
    memory.tell(None)
    assert memory.look(tmp_path, NOW) is None
    assert memory.looks == scan(tmp_path, NOW)
    memory.forget()
    assert memory.look(tmp_path, NOW) is None


def test_an_archive_without_articles_has_none(tmp_path: Path) -> None:
    (tmp_path / "undated").write_text("a file", "utf-8")
    assert scan(tmp_path, NOW) == {}


def test_a_file_has_the_size_and_time_it_has_unless_it_changed_only_just_now(
    tmp_path: Path,
) -> None:
    write(tmp_path, "undated/old.md", "four")
    write(tmp_path, "undated/new.md", age=RACE - 1)
    write(tmp_path, "undated/later.md", age=-RACE)
    (tmp_path / "undated" / "gone.md").symlink_to("nowhere")
    found = stamps(tmp_path)
    assert {path: stamp._replace(change=0) for path, stamp in found.items()} == {
        "undated/old.md": Stamp(4, NOW - RACE),
        "undated/new.md": Stamp(4, UNKNOWN),
        "undated/later.md": Stamp(4, UNKNOWN),
        "undated/gone.md": Stamp(0, UNKNOWN),
    }


def test_a_file_that_was_changed_behind_its_time_looks_different(tmp_path: Path) -> None:
    write(tmp_path, "undated/a.md", "one", age=2 * RACE)
    before = stamps(tmp_path)
    for _ in range(1000):  # clocks of file systems tick in steps
        write(tmp_path, "undated/a.md", "two", age=2 * RACE)
        if stamps(tmp_path) != before:
            break
    (old, new) = (before["undated/a.md"], stamps(tmp_path)["undated/a.md"])
    assert (old.size, old.time) == (new.size, new.time)
    assert old != new


def test_a_file_that_was_made_only_just_now_is_not_trusted(tmp_path: Path) -> None:
    write(tmp_path, "undated/a.md", age=2 * RACE)
    made = (tmp_path / "undated/a.md").stat().st_ctime_ns
    os.utime(tmp_path / "undated/a.md", ns=(0, 0))
    assert stamps(tmp_path, made)["undated/a.md"].time == UNKNOWN


def test_any_change_of_a_registry_changes_their_key(tmp_path: Path) -> None:
    keys = [registry_key(tmp_path)]
    for path, text in (("tags.yml", "a: {}"), ("tags.yml", "b: {}"), ("stories/s1.yml", ""),
                       ("days/2026-11-23.md", "Windy.")):  # fmt: skip
        write(tmp_path, path, text)
        keys.append(registry_key(tmp_path))
    (tmp_path / "days/2026-11-23.md").rename(tmp_path / "days/2026-11-24.md")
    keys.append(registry_key(tmp_path))
    assert len(set(keys)) == len(keys)
    write(tmp_path, "about.md")
    assert registry_key(tmp_path) == keys[-1]
