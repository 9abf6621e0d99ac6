"""The builder beside Hugo and MkDocs with Material: cold builds, edits, growth.

    ./run bench build [SIZE…] [--rounds 3] [--peers hugo,mkdocs] [--code DIRECTORY]
    ./run bench build --growth 10000 100000
    ./run bench build --serve 20000

All build the same article files (corpus.py), in turn, in the same run. Cold: neither site nor cache
is there. Edits: an old article's title is corrected, an article is added, nothing is changed; Hugo
builds again over its last site, the way it is made to. `--growth` compares CPU time an article of
our builder at two sizes; `--serve` what `dateline serve` takes from a saved file to the written
pages. Figures are added to results.json in the working directory; `--write`
makes docs/benchmarks/build.md of all that are there. See measure.py for what is measured.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import tempfile
import time
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import build_page
import generators
import serving
from measure import alternate, differing, environment, machine, run, stamps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from measure import Run, Subject

ROOT = Path(__file__).parents[2]
SETTLED = 3.0  # seconds: files younger than that are read again, as their times may mislead
EDITS = ("an old title corrected", "an article added", "nothing changed")
MOST_MKDOCS = 20_000  # articles; more of them take MkDocs minutes
MOST_ROUNDS = 20_000  # articles; more of them are built from nothing once only
MOST_REBUILDS = 10_000  # articles; more of them Hugo builds again once for each kind of edit


def archive_of(given: argparse.Namespace, size: int) -> Path:
    """The archive of that size, with no site in it."""
    print(f"{size:,} articles", flush=True)
    return generators.archive(given.work, size)


def subjects(given: argparse.Namespace, root: Path, size: int) -> list[Subject]:
    """Our builder first, then everything that it is compared with at this size."""
    found = [generators.dateline(root, given.code, given.jobs)]
    peers = given.peers.split(",")
    if "hugo" in peers:
        found.append(generators.hugo(root))
    if size > MOST_MKDOCS:
        return found
    found.append(generators.dateline(root, given.code, given.jobs, everything=True))
    if "mkdocs" in peers:
        found.append(generators.mkdocs(root))
    if "mkdocs-usual" in peers:
        found.append(replace(generators.mkdocs(root, "mkdocs-usual"), most=1))
    if "mkdocs-articles" in peers:
        found.append(replace(generators.mkdocs(root, "mkdocs-articles", "content"), most=1))
    return found


def cold(given: argparse.Namespace, compared: Sequence[Subject], size: int) -> dict[str, Any]:
    """Whole builds, and what they leave."""
    rounds = given.rounds if size <= MOST_ROUNDS else 1
    runs = alternate([replace(each, prepare=each.clean) for each in compared], rounds)
    return {each.name: {"runs": rows(runs[each.name])} | weight(each, size) for each in compared}


def rows(runs: Sequence[Run]) -> list[dict[str, float]]:
    """Runs as data."""
    return [asdict(each) for each in runs]


def weight(subject: Subject, size: int) -> dict[str, float]:
    """Files and bytes of the site, an article."""
    files = stamps(subject.site).values()
    return {"files": len(files) / size, "bytes": sum(each[2] for each in files) / size}


def edits(given: argparse.Namespace, compared: Sequence[Subject], root: Path) -> dict[str, Any]:
    """Builds after one edit, each round of another article."""
    builders = [each for each in compared if each.name in ("dateline", "hugo")]
    found: dict[str, dict[str, list[dict[str, float]]]] = {name: {} for name in EDITS}
    files = generators.articles(root)
    for number in range(given.rounds):
        old = files[len(files) * (number + 1) // (given.rounds + 3)]
        new = files[-1].with_name(f"bench-0000000{number}.md")
        changes = (lambda: retitle(old), lambda: add(files[-1], new), lambda: None)  # noqa: B023
        with restored(old), restored(new):
            for name, change in zip(EDITS, changes, strict=True):
                change()
                time.sleep(SETTLED)
                again = number == 0 or len(files) <= MOST_REBUILDS
                for each in builders if again and name != EDITS[-1] else builders[:1]:
                    found[name].setdefault(each.name, []).append(asdict(counted(each)))
        run(builders[0])  # the edits are taken back
    return found


def counted(subject: Subject) -> Run:
    """One run, with the number of files that it touched."""
    before = stamps(subject.site)
    done = run(subject)
    return replace(done, touched=differing(before, stamps(subject.site)))


@contextmanager
def restored(file: Path) -> Iterator[None]:
    """Whatever happens to `file` is taken back."""
    old = file.read_bytes() if file.exists() else None
    try:
        yield
    finally:
        if old is None:
            file.unlink(missing_ok=True)
        else:
            file.write_bytes(old)


def retitle(file: Path) -> None:
    """Correct a title."""
    text = file.read_text("utf-8")
    file.write_text(text.replace('title: "', 'title: "Corrected: ', 1), "utf-8")


def add(model: Path, file: Path) -> None:
    """An article of the newest day, like `model`."""
    new = file.stem.rpartition("-")[2]
    text = model.read_text("utf-8")
    for key, value in (
        ("slug", file.stem),
        ("id", f'"{new}"'),
        ("source_url", f'"https://example.com/{new}"'),
    ):
        text = re.sub(rf"^{key}: .*$", f"{key}: {value}", text, count=1, flags=re.M)
    file.write_text(text, "utf-8")


def measure_size(given: argparse.Namespace, size: int) -> dict[str, Any]:
    """Everything about one size."""
    root = archive_of(given, size)
    compared = subjects(given, root, size)
    found = {"cold": cold(given, compared, size)}
    if not given.no_edits:
        found["edits"] = edits(given, compared, root)
    tidy(given, root)
    return found


def served(given: argparse.Namespace, size: int) -> None:
    """What a server takes for edits, each round of another article."""
    root = archive_of(given, size)
    files = generators.articles(root)
    subject = generators.dateline(root, given.code, given.jobs)
    found: dict[str, list[tuple[float, int]]] = {}
    with serving.serving(subject, environment()) as server:
        for number in range(given.rounds + 1):
            old = files[len(files) * (number + 1) // (given.rounds + 3)]
            new = files[-1].with_name(f"bench-0000000{number}.md")
            with restored(old), restored(new):
                for name, change in (
                    (EDITS[0], lambda: retitle(old)),  # noqa: B023
                    (EDITS[1], lambda: add(files[-1], new)),  # noqa: B023
                    ("an article taken away", new.unlink),
                ):
                    name = name if number else f"{name}, the first edits after the start"
                    done = serving.measured(server, change, SETTLED)
                    found.setdefault(name, []).append(done)
                time.sleep(SETTLED)
            server.wait()  # the title is as it was
    print(serving.table(found), flush=True)
    tidy(given, root)


def growth(given: argparse.Namespace, small: int, large: int) -> dict[str, Any]:
    """Cold builds of two sizes in turn."""
    roots = [archive_of(given, size) for size in (small, large)]
    ours = [generators.dateline(root, given.code, given.jobs) for root in roots]
    pair = [
        replace(each, name=root.name, prepare=each.clean)
        for each, root in zip(ours, roots, strict=True)
    ]
    runs = alternate(pair, given.rounds)
    for root in roots:
        tidy(given, root)
    return {size: rows(each) for size, each in runs.items()}


def tidy(given: argparse.Namespace, root: Path) -> None:
    """Leave no sites behind, unless they are wanted."""
    if not given.keep:
        shutil.rmtree(root)


def save(given: argparse.Namespace, kind: str, found: dict[str, Any]) -> None:
    """Add what was found to the results, with when and where."""
    file = given.work / "results.json"
    results = json.loads(file.read_text("utf-8")) if file.exists() else {}
    about = {
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "machine": machine(),
        "versions": generators.versions(),
        "rounds": given.rounds,
        "jobs": given.jobs,
    }
    results[kind] = about | found
    file.write_text(json.dumps(results, indent=1), "utf-8")
    print(build_page.page({kind: results[kind]}), flush=True)
    if given.write:
        build_page.PAGE.write_text(build_page.page(results), "utf-8")


def options() -> argparse.ArgumentParser:
    """The command line's options."""
    parser = argparse.ArgumentParser(
        prog="./run bench build",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("sizes", type=int, nargs="*", metavar="SIZE")
    parser.add_argument("--growth", type=int, nargs=2, metavar=("SMALL", "LARGE"))
    parser.add_argument("--serve", type=int, metavar="SIZE", help="edits while a server runs")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=1, help="processes of our builder")
    parser.add_argument(
        "--peers", default="hugo,mkdocs,mkdocs-usual,mkdocs-articles", help="some of them"
    )
    parser.add_argument("--code", type=Path, default=ROOT, help="a copy of scripts/ and theme/")
    parser.add_argument("--work", type=Path, help="where archives and sites are made")
    parser.add_argument("--no-edits", action="store_true", help="cold builds only")
    parser.add_argument("--keep", action="store_true", help="leave archives and sites there")
    parser.add_argument("--write", action="store_true", help=f"write {build_page.PAGE.name}")
    return parser


def main(argv: Sequence[str] | None = None) -> None:
    """The command line."""
    given = options().parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as directory:
        given.work = given.work or Path(directory)
        given.work.mkdir(parents=True, exist_ok=True)
        if given.growth:
            save(given, "growth", growth(given, *given.growth))
        if given.serve:
            served(given, given.serve)
        other = given.growth or given.serve
        for size in given.sizes or ([] if other else [2_000, 20_000]):
            save(given, str(size), measure_size(given, size))


if __name__ == "__main__":
    main()
