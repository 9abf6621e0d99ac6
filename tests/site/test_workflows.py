"""The workflows are valid, pinned, and run only what tests run too."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft7Validator

from conftest import ROOT, SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"\S+/\S+@[0-9a-f]{40} # v\d+\.\d+\.\d+")

ZIZMOR = Path(sys.executable).with_name("zizmor")
ACTIONLINT = Path(sys.executable).with_name("actionlint")

each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def read(path: Path) -> dict[str, Any]:
    """A workflow; YAML 1.1 reads the key `on` as true."""
    found = yaml.safe_load(path.read_text("utf-8"))
    return {"on" if key is True else key: value for key, value in found.items()}


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in read(path)["jobs"].values():
        yield from job["steps"]


def lint(program: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [program, *options], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_there_is_a_workflow_for_each_task() -> None:
    assert {path.stem for path in WORKFLOWS} == {"canary", "check", "intake", "publish"}


@each_workflow
def test_a_workflow_is_what_github_accepts(path: Path) -> None:
    schema = json.loads((SHARED / "schemas" / "github-workflow.json").read_text("utf-8"))
    faults = Draft7Validator(schema).iter_errors(read(path))
    assert [f"{fault.json_path}: {fault.message}" for fault in faults] == []


@each_workflow
def test_a_workflow_may_do_nothing_but_what_a_job_asks_for(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {}
    assert all("permissions" in job for job in workflow["jobs"].values())
    assert "concurrency" in workflow


@each_workflow
def test_every_action_is_pinned_to_a_commit_whose_version_is_named(path: Path) -> None:
    used = re.findall(r"uses: *(.*)", path.read_text("utf-8"))
    assert len(used) == sum("uses" in step for step in steps(path))
    assert [action for action in used if not PINNED.fullmatch(action)] == []


def test_workflows_run_the_project_by_its_own_commands() -> None:
    shown = subprocess.run(
        ["./run", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    known = set(re.findall(r"^ *\./run (\w+)", shown, re.M))
    assert {"site", "test"} <= known
    said = [step["run"] for path in WORKFLOWS for step in steps(path) if "run" in step]
    assert said
    words = [shlex.split(line) for text in said for line in text.splitlines()]
    assert [line for line in words if line[0] != "./run" or line[1] not in known] == []


def test_zizmor_finds_nothing() -> None:
    options = ("--offline", "--quiet", "--format=json", "--persona=auditor")
    done = lint(ZIZMOR, *options, ".github/workflows")
    assert (done.returncode, json.loads(done.stdout)) == (0, []), done.stderr


def test_actionlint_finds_nothing() -> None:
    done = lint(ACTIONLINT, "-no-color", "-oneline", *map(str, WORKFLOWS))
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


def test_what_came_in_goes_on_a_branch_of_its_own(tmp_path: Path) -> None:
    """Against a real repository; only GitHub itself is played, by a script that notes its words."""
    origin, work, told = tmp_path / "origin", tmp_path / "work", tmp_path / "told"
    git = ("git", "-c", "user.name=A", "-c", "user.email=a@localhost")
    subprocess.run([*git, "init", "--quiet", "--bare", origin], check=True)
    subprocess.run([*git, "clone", "--quiet", origin, work], check=True, capture_output=True)
    shutil.copy(ROOT / "run", work)
    (work / "content").mkdir()
    (work / "content" / "index.md").write_text("# Front page\n", "utf-8")
    subprocess.run([*git, "add", "--all"], cwd=work, check=True)
    subprocess.run([*git, "commit", "--quiet", "--message", "Begin"], cwd=work, check=True)
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "gh").write_text(f'#!/bin/sh\necho "$@" >>"{told}"\n', "utf-8")
    (programs / "gh").chmod(0o755)
    path = {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}"}

    def propose() -> str:
        done = subprocess.run(["./run", "propose"], cwd=work, env=path, capture_output=True,
                              text=True, check=True)  # fmt: skip
        return done.stdout

    assert propose() == "Nothing is new\n"
    assert not told.exists()
    (work / "content" / "new.md").write_text("News.\n", "utf-8")
    propose()
    branches = subprocess.run([*git, "branch", "--format=%(refname:short)"], cwd=origin,
                              capture_output=True, text=True, check=True)  # fmt: skip
    (branch,) = branches.stdout.split()
    assert branch.startswith("intake/")
    assert f"pr create --head {branch} --title New captures" in told.read_text("utf-8")
