"""`dateline ingest` and `dateline reprocess`: captures into the archive's files."""

from __future__ import annotations

import gc
import json
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.errors import Severity, UsageError, worst

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from dateline.annotate.run import Annotation
    from dateline.errors import Problem
    from dateline.ingest.report import Report
    from dateline.ingest.run import Progress
    from dateline.settings import Settings

Paths = Annotated[list[Path], typer.Argument(help="Captures, or directories of captures.")]
Captured = Annotated[
    str | None,
    typer.Option(help="When the pages were captured, where no sidecar says: ISO with an offset."),
]
Output = Annotated[str, typer.Option(help="text or json.")]
Root = Annotated[Path, typer.Option(help="Where mkdocs.yml lies.")]
DryRun = Annotated[bool, typer.Option(help="Decide and report, write nothing.")]
Jobs = Annotated[int, typer.Option(min=1, help="Processes that read captures.")]
Cluster = Annotated[
    str, typer.Option(help="A Dask scheduler whose workers read captures: tcp://HOST:PORT.")
]
Careful = Annotated[
    bool, typer.Option("--careful", help="Look for pages' texts in the careful way; slower.")
]
Reported = Annotated[str, typer.Option(help="text, json or markdown.")]

FORMATS = ("text", "json", "markdown")
_AT_ONCE = 2_000  # articles that are looked at together; a window of older ones stands beside them
_LISTED = {"text": 1_000, "markdown": 100}  # files whose suggestions are shown; JSON has them all


def ingest(
    paths: Paths,
    captured: Captured = None,
    root: Root = Path(),
    dry_run: DryRun = False,
    jobs: Jobs = 1,
    cluster: Cluster = "",
    careful: Careful = False,
    output: Reported = "text",
) -> None:
    """Take captures in: one file per article, nothing twice, hand edits kept."""
    _run(paths, root, captured, jobs, cluster, output, dry=dry_run, careful=careful)


def reprocess(
    paths: Paths,
    captured: Captured = None,
    root: Root = Path(),
    dry_run: DryRun = False,
    jobs: Jobs = 1,
    cluster: Cluster = "",
    careful: Careful = False,
    output: Reported = "text",
) -> None:
    """Read kept captures again, and renew what the machine wrote of their articles."""
    _run(paths, root, captured, jobs, cluster, output, dry=dry_run, careful=careful, again=True)


def _run(
    paths: list[Path],
    root: Path,
    captured: str | None,
    jobs: int,
    cluster: str,
    output: str,
    *,
    dry: bool,
    careful: bool,
    again: bool = False,
) -> None:
    from dateline.execute import crew
    from dateline.ingest.run import Ways
    from dateline.ingest.run import ingest as run
    from dateline.settings import load

    moment = capture_time(captured)
    check_output(output, FORMATS)
    settings = load(root)
    with crew(jobs, cluster) as workers, _bar() as progress:
        ways = Ways(dry=dry, again=again, careful=careful, workers=workers, progress=progress)
        report = run(paths, root, settings, moment, ways)
    found, problems = (None, ()) if dry else _suggested(root, settings, report, output)
    typer.echo(_shown(report, found, output))
    for each in problems:
        typer.echo(str(each), err=True)
    if report.failed or worst(problems) is Severity.ERROR:
        raise typer.Exit(1)


def _suggested(
    root: Path, settings: Settings, report: Report, output: str
) -> tuple[Annotation | None, tuple[Problem, ...]]:
    """Suggestions for the articles that came in, where the archive wants them: the oldest first, a
    few thousand at once, so that memory does not grow with what came in."""
    from dateline.annotate.run import Annotation
    from dateline.text.detected import let_go

    from .annotate import suggest

    written = report.written()
    if not settings.annotate or not written:
        return None, ()
    let_go()
    whole = Annotation()
    problems: dict[Problem, None] = {}
    for start in range(0, len(written), _AT_ONCE):
        # What the run, or the last part, held hangs together in circles; the collector would leave
        # a quarter of all memory to such things.
        gc.collect()
        found, failures = suggest(root, settings, set(written[start : start + _AT_ONCE]))
        whole = whole.joined(found, _LISTED.get(output, len(written)))
        problems |= dict.fromkeys(failures)
    return whole, tuple(problems)


def _shown(report: Report, found: Annotation | None, output: str) -> str:
    """What came in, and the suggestions for it."""
    from dateline.annotate import shown

    if output == "json":
        more = {"annotated": shown.data(found, dry=False)["files"]} if found else {}
        return json.dumps(report.data() | more, ensure_ascii=False, indent=2)
    markdown = output == "markdown"
    said = [report.markdown().rstrip("\n") if markdown else report.text()]
    if found is not None and found.files:
        said.append((shown.markdown if markdown else shown.text)(found, dry=False))
    return ("\n\n" if markdown else "\n").join(said)


@contextmanager
def _bar() -> Iterator[Callable[[Progress], None] | None]:
    """A bar with rates, on a terminal only."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    rates = "{task.fields[articles]:,} articles, {task.fields[rate]:,.0f} captures/s"
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn(rates), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("ingest", total=None, articles=0, rate=0.0)

        def show(at: Progress) -> None:
            rate = at.read / max(bar.tasks[task].elapsed or 0.0, 0.1)
            bar.update(task, completed=at.read, total=at.captures, articles=at.articles, rate=rate)

        yield show


def capture_time(text: str | None) -> datetime | None:
    """The moment `--captured` names. Raises UsageError for one that names none."""
    from dateline.ingest.inbox import moment

    try:
        return moment(text) if text is not None else None
    except ValueError as error:
        raise UsageError(f"--captured: {error}") from error


def check_output(output: str, known: Sequence[str] = ("text", "json")) -> None:
    """Raise UsageError for an output that is not known."""
    if output not in known:
        raise UsageError(f"no output {output!r}", f"use one of {', '.join(known)}")
