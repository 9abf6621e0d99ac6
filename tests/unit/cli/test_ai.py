"""`dateline ai` against a real server that speaks the protocol."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from archives import small_archive, write_article
from dateline.articles.safe_yaml import read
from webserver import Asked, Reply, Web, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .conftest import Command

pytestmark = pytest.mark.thorough

PATH = "/v1/chat/completions"
OWN = "rights: full\nlicense: own\n"
STORM = "The ferry Aurora struck a bank on Sunday. All 140 people are safe."
SECRET = "Nobody may read this sentence of another paper, which goes on and on after it."


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as found:
        found.pages[PATH] = answer
        yield found


@pytest.fixture
def root(tmp_path: Path, web: Web, monkeypatch: pytest.MonkeyPatch) -> Path:
    archive = small_archive(tmp_path / "archive")
    config = archive / "mkdocs.yml"
    options = f"[search, dateline: {{ai_url: {web.url}/v1, ai_model: tiny}}]"
    config.write_text(config.read_text("utf-8").replace("[search, dateline]", options), "utf-8")
    write_article(archive, "bbbbbbb1", "Ferry aground", "2026-11-24", f"{OWN}story: sbbbbbbb1\n",
                  STORM)  # fmt: skip
    write_article(archive, "bbbbbbb2", "Ferry hidden", "2026-11-24", "rights: withheld\n", SECRET)
    write_article(archive, "bbbbbbb3", "Ferry linked", "2026-11-24", "rights: link\n", SECRET)
    monkeypatch.chdir(archive)
    monkeypatch.setenv("DATELINE_AI_KEY", "secret")
    return archive


def answer(_: Asked) -> Reply:
    """Two sentences, one of which nobody reported."""
    told = [
        {"text": "All 140 people of the ferry Aurora are safe.",
         "from": ["bbbbbbb1:1", "bbbbbbb1:2"]},
        {"text": "Captain Roe was arrested.", "from": ["bbbbbbb1:1"]},
    ]  # fmt: skip
    return said(json.dumps({"sentences": told}))


def said(text: str) -> Reply:
    return Reply(json.dumps({"choices": [{"message": {"content": text}}]}).encode())


def stored(root: Path, subject: str) -> Any:
    return read((root / "content/ai" / f"{subject}.yml").read_text("utf-8"), "").values


def test_a_text_is_stored_with_its_sources_and_what_has_none_is_dropped(
    root: Path, web: Web, command: Command
) -> None:
    done = command("ai", "bbbbbbb1")
    assert (done.code, done.out) == (0, "asked bbbbbbb1/summary\ncontent/ai/bbbbbbb1.yml\n")
    assert "content/ai/bbbbbbb1.yml: D903 summary: 1 of 2 sentences were dropped" in done.err
    summary = stored(root, "bbbbbbb1")["summary"]
    assert [each["from"] for each in summary["sentences"]] == [["bbbbbbb1:1", "bbbbbbb1:2"]]
    assert (summary["model"], summary["reviewer"]) == ("tiny", "")
    assert web.asked[0].headers["authorization"] == "Bearer secret"
    assert "[bbbbbbb1:2] All 140 people are safe." in web.asked[0].body.decode()
    assert "secret" not in (root / "content/ai/bbbbbbb1.yml").read_text("utf-8")


def test_nothing_is_paid_for_twice_until_the_inputs_change(
    root: Path, web: Web, command: Command
) -> None:
    command("ai", "sbbbbbbb1", "--task", "changes", "--task", "headline")
    assert list(stored(root, "sbbbbbbb1")) == ["headline", "changes"]
    again = command("ai", "sbbbbbbb1", "--task", "changes")
    assert (again.code, again.out) == (0, "kept sbbbbbbb1/changes\n")
    assert len(web.asked) == 2
    write_article(root, "bbbbbbb1", "Ferry aground", "2026-11-24", f"{OWN}story: sbbbbbbb1\n",
                  f"{STORM} It rained.")  # fmt: skip
    command("ai", "sbbbbbbb1", "--task", "changes")
    assert len(web.asked) == 3


def test_what_a_person_reviewed_is_never_written_again(
    root: Path, web: Web, command: Command
) -> None:
    command("ai", "bbbbbbb1")
    file = root / "content/ai/bbbbbbb1.yml"
    reviewed = (
        file.read_text("utf-8").replace('reviewer: ""', "reviewer: Ann").replace("140", "139")
    )
    file.write_text(reviewed.replace("tiny", "older"), "utf-8")
    assert command("ai", "bbbbbbb1").out == "kept bbbbbbb1/summary\n"
    assert "139" in file.read_text("utf-8")


def test_rights_bound_what_a_machine_may_read(root: Path, web: Web, command: Command) -> None:
    assert command("ai", "2026-11-24", "bbbbbbb2", "bbbbbbb3", "aaaaaaa1").code == 0
    bodies = "".join(question.body.decode() for question in web.asked)
    assert "[bbbbbbb3:0] Ferry linked" in bodies
    assert "Nobody may read" not in bodies
    assert "Ferry hidden" not in bodies
    assert len(web.asked) == 3


def test_nonsense_is_told_and_not_paid_for_again(root: Path, web: Web, command: Command) -> None:
    web.pages[PATH] = said("I would rather not.")
    done = command("ai", "bbbbbbb1")
    assert done.code == 1
    assert "D902" in done.err
    assert stored(root, "bbbbbbb1")["summary"]["sentences"] == []
    assert command("ai", "bbbbbbb1").out == "kept bbbbbbb1/summary\n"


def test_a_refusal_ends_the_run_and_nothing_is_written(
    root: Path, web: Web, command: Command
) -> None:
    web.pages[PATH] = Reply(b"no", 401)
    done = command("ai", "bbbbbbb1", "sbbbbbbb1")
    assert done.code == 1
    assert "D901 summary: the endpoint answers 401" in done.err
    assert len(web.asked) == 1
    assert not (root / "content/ai").exists()


def test_a_run_asks_no_more_than_its_limit_and_a_dry_run_nothing(
    root: Path, web: Web, command: Command
) -> None:
    done = command("ai", "bbbbbbb1", "sbbbbbbb1", "--limit", "1", "--dry-run")
    assert done.out == "would ask bbbbbbb1/summary\n"
    assert web.asked == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nothing"], "there is no article, story or day 'nothing'"),
        (["bbbbbbb9"], "there is no article"),
        (["bbbbbbb1", "--task", "poem"], "no task 'poem'"),
    ],
)
def test_what_cannot_be_meant_is_told(
    root: Path, command: Command, words: list[str], said: str
) -> None:
    done = command("ai", *words)
    assert done.code == 2
    assert said in done.err


def test_it_is_off_unless_the_owner_turns_it_on(tmp_path: Path, command: Command) -> None:
    root = small_archive(tmp_path / "other")
    done = command("ai", "aaaaaaa1", "--root", root)
    assert done.code == 2
    assert "machine text is off" in done.err


def test_pages_show_it_labelled_until_it_is_reviewed(root: Path, command: Command) -> None:
    command("ai", "bbbbbbb1", "sbbbbbbb1", "2026-11-24")
    assert command("build").code == 0
    for page in (
        "2026/11/24/ferry-aground-bbbbbbb1",
        "stories/ferry-aground-sbbbbbbb1",
        "2026/11/24",
    ):
        shown = (root / "site" / page / "index.html").read_text("utf-8")
        assert "digitalsourcetype/trainedAlgorithmicMedia" in shown
        assert "Written by a language model (tiny). No person has reviewed it yet." in shown
        assert "Captain Roe" not in shown
    file = root / "content/ai/bbbbbbb1.yml"
    file.write_text(file.read_text("utf-8").replace('reviewer: ""', "reviewer: Ann Roe"), "utf-8")
    command("build")
    shown = (root / "site/2026/11/24/ferry-aground-bbbbbbb1/index.html").read_text("utf-8")
    assert "Written with a language model (tiny), reviewed by Ann Roe." in shown
    assert "compositeWithTrainedAlgorithmicMedia" in shown
