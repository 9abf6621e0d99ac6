"""`dateline stories`: what editors say about stories lands in files, and nothing else changes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from archives import files_of, small_archive, write_article
from dateline.catalog import load_registries
from dateline.settings import load as load_settings

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.model import StoryFile

    from .conftest import Command

pytestmark = pytest.mark.thorough


@pytest.fixture
def root(tmp_path: Path) -> Path:
    archive = small_archive(tmp_path / "archive")
    for number, (id, story) in enumerate(
        (("aaaaaab1", "saaaaaab1"), ("aaaaaab2", "saaaaaab1"), ("aaaaaab3", "saaaaaab1"),
         ("aaaaaac1", "saaaaaac1"))
    ):  # fmt: skip
        day = f"2026-11-2{number}"
        write_article(archive, id, f"Report {number}", day, more=f"story: {story}\n")
    return archive


def story_file(root: Path, story: str) -> StoryFile:
    return load_registries(root, load_settings(root)).registries.stories[story]


def test_stories_are_listed_with_days_and_titles(root: Path, command: Command) -> None:
    done = command("stories", "list", "--root", root)
    assert done.out.splitlines() == [
        "saaaaaac1  open       1  2026-11-23..2026-11-23  Report 3",
        "saaaaaab1  open       3  2026-11-20..2026-11-22  Report 0",
    ]
    rows = json.loads(command("stories", "list", "--root", root, "--output", "json").out)
    assert [row["articles"] for row in rows] == [1, 3]


def test_a_merge_keeps_the_first_storys_file_as_a_way_to_the_second(
    root: Path, command: Command
) -> None:
    assert command("stories", "merge", "saaaaaab1", "saaaaaac1", "--root", root).code == 0
    assert story_file(root, "saaaaaab1").merged_into == "saaaaaac1"
    assert len(command("stories", "list", "--root", root).out.splitlines()) == 1
    again = command("stories", "merge", "saaaaaac1", "saaaaaab1", "--root", root)
    assert again.code == 2
    assert "one story already" in again.err


def test_a_split_names_the_new_story_after_its_first_article(root: Path, command: Command) -> None:
    done = command("stories", "split", "saaaaaab1", "aaaaaab3", "aaaaaab2", "--root", root)
    assert done.out.splitlines()[-1] == "saaaaaab2"
    assert story_file(root, "saaaaaab1").exclude == ("aaaaaab2", "aaaaaab3")
    assert story_file(root, "saaaaaab2").include == ("aaaaaab2", "aaaaaab3")


def test_a_split_that_takes_the_founding_article_makes_an_id_of_its_own(
    root: Path, command: Command
) -> None:
    done = command("stories", "split", "saaaaaab1", "aaaaaab1", "--root", root)
    made = done.out.splitlines()[-1]
    assert made not in ("saaaaaab1", "")
    assert story_file(root, made).include == ("aaaaaab1",)


def test_an_article_moved_there_and_back_is_where_it_was(root: Path, command: Command) -> None:
    before = command("stories", "list", "--root", root).out
    command("stories", "move", "aaaaaab3", "saaaaaac1", "--root", root)
    assert command("stories", "list", "--root", root).out != before
    command("stories", "move", "aaaaaab3", "saaaaaab1", "--root", root)
    assert command("stories", "list", "--root", root).out == before
    command("stories", "remove", "aaaaaab3", "--root", root)
    assert "  2  2026-11-20..2026-11-21" in command("stories", "list", "--root", root).out


def test_other_lines_of_a_story_file_stay_as_they_are(root: Path, command: Command) -> None:
    path = root / "content" / "stories" / "saaaaaab1.yml"
    path.parent.mkdir()
    path.write_text(
        "# ours\ntitle: 'Storm: the week'  # a title\n"
        "summary: >-\n  Two\n  lines.\n\n# end\npin: true\n"
    )
    command("stories", "close", "saaaaaab1", "--root", root)
    command("stories", "retitle", "saaaaaab1", 'The "great"\nstorm', "--root", root)
    command("stories", "pin", "saaaaaab1", "--off", "--root", root)
    assert path.read_text("utf-8") == (
        '# ours\ntitle: "The \\"great\\" storm"\nsummary: >-\n  Two\n  lines.\n\n# end\n'
        'status: "closed"\n'
    )
    command("stories", "open", "saaaaaab1", "--root", root)
    assert story_file(root, "saaaaaab1").status == "open"


@pytest.mark.parametrize(
    "words",
    [
        ("merge", "saaaaaab1", "s00000000"),
        ("merge", "saaaaaab1", "saaaaaab1"),
        ("split", "saaaaaab1", "aaaaaac1"),
        ("split", "saaaaaab1", "aaaaaab1", "aaaaaab2", "aaaaaab3"),
        ("split", "saaaaaab1", "../../etc"),
        ("move", "aaaaaab1", "../../x"),
        ("remove", "aaaaaaa1"),
        ("retitle", "saaaaaab1", " "),
        ("list", "--output", "xml"),
    ],
)
def test_what_cannot_be_meant_changes_nothing(
    words: tuple[str, ...], root: Path, command: Command
) -> None:
    before = files_of(root)
    done = command("stories", *words, "--root", root)
    assert done.code == 2
    assert len(done.err.splitlines()) == 1
    assert files_of(root) == before


def test_no_article_is_put_into_a_closed_story_or_one_it_was_taken_out_of(
    root: Path, command: Command
) -> None:
    words = "The ferry Aurora ran aground off Port Ellis in Sunday's storm with 140 people."
    for number in range(1, 4):
        story = "story: sddddddd1\n" if number == 1 else ""
        path = write_article(
            root, f"ddddddd{number}", f"Aurora {number}", "2026-11-24", body=words, more=story
        )
        path.write_text(path.read_text("utf-8").replace("tags: [ferry]\n", ""), "utf-8")
    stories = root / "content" / "stories"
    stories.mkdir()
    (stories / "sddddddd1.yml").write_text("exclude: [ddddddd2]\n", "utf-8")
    command("annotate", "--root", root)
    (third,) = (root / "content").rglob("*ddddddd3.md")
    (second,) = (root / "content").rglob("*ddddddd2.md")
    assert "story: sddddddd1" in third.read_text("utf-8")
    assert "\nstory:" not in second.read_text("utf-8")
    command("stories", "close", "sddddddd1", "--root", root)
    late = write_article(root, "ddddddd4", "Aurora 4", "2026-11-25", body=words)
    command("annotate", "--root", root)
    assert "story: sddddddd1" not in late.read_text("utf-8")


def test_the_command_may_be_called_by_one_story_too(root: Path, command: Command) -> None:
    assert command("story", "list", "--root", root) == command("stories", "list", "--root", root)
