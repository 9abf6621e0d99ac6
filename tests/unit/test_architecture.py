"""docs/architecture.md, the packages and import-linter's contract name the same layers."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib

import pytest

from conftest import ROOT

PACKAGE = ROOT / "scripts" / "dateline"

# Importing these takes longer than most commands run.
HEAVY = {
    "numpy",
    "jinja2",
    "markdown_it",
    "mkdocs",
    "material",
    "mdit_py_plugins",
    "pygments",
    "markdown",
}


def documented() -> list[set[str]]:
    """The numbered layers of docs/architecture.md, lowest first; some hold two packages."""
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    section = text.partition("## Layers")[2].partition("\n## ")[0]
    lines = re.findall(r"^\d+\. (.*?)(?=^\d+\. |\Z)", section, re.M | re.S)
    return [set(re.findall(r"`(\w+)`(?=:| \()", line)) for line in lines]


def enforced() -> list[set[str]]:
    """The layers of the contract in pyproject.toml, lowest first."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    (contract,) = (
        contract
        for contract in settings["tool"]["importlinter"]["contracts"]
        if contract["type"] == "layers"
    )
    layers = (line.replace("dateline.", "").split(" | ") for line in contract["layers"])
    return [set(names) for names in layers][::-1]


def test_the_documented_layers_are_those_that_are_enforced() -> None:
    assert documented() == enforced()


def test_every_package_is_in_exactly_one_layer() -> None:
    packages = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))
    assert sorted(name for names in enforced() for name in names) == packages


def test_no_module_lies_outside_the_layers() -> None:
    assert [path.name for path in PACKAGE.glob("*.py")] == ["__init__.py"]


@pytest.mark.parametrize(
    ("lock", "extras"),
    [("site", ()), ("intake", ("intake", "fetch")), ("dev", ("intake", "fetch"))],
)
def test_a_lock_holds_all_that_its_part_of_the_project_asks_for(
    lock: str, extras: tuple[str, ...]
) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"]]
    for extra in extras:
        asked += project["optional-dependencies"][extra]
    names = {re.split(r"[\[<>=~ ]", each)[0] for each in asked}
    locked = (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8")
    assert names <= set(re.findall(r"^([\w.-]+)==", locked, re.M))


@pytest.mark.thorough
def test_heavy_imports_wait_until_a_command_needs_them() -> None:
    code = (
        "import sys; from dateline.cli import application; application(); "
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "dateline" in loaded
    assert loaded & HEAVY == set()


@pytest.mark.thorough
def test_to_see_that_nothing_changed_takes_neither_plan_nor_templates() -> None:
    code = (
        "import sys, dateline.build.run; from dateline.cli import application; "
        "application('build'); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    late = {"jinja2", "babel", "markdown_it", "mkdocs", "http.server", "concurrent.futures"}
    late |= {f"dateline.{name}" for name in ("articles", "catalog", "group", "plan", "wording")}
    late |= {"dateline.cli.fetch", "dateline.cli.annotate", "importlib.metadata"}
    assert "dateline.build.run" in loaded
    assert loaded & late == set()
