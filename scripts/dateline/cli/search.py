"""`dateline search`: the browser's answers on the command line."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.errors import DatelineError, UsageError

from .ingest import Output, check_output

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.search.engine import Hit

Root = Annotated[Path, typer.Option(help="Where mkdocs.yml lies.")]
Site = Annotated[Path | None, typer.Option(help="Where the site is; default ROOT/site.")]


def search(
    query: Annotated[list[str], typer.Argument(help="Words, as in the site's search box.")],
    root: Root = Path(),
    site: Site = None,
    sort: Annotated[str, typer.Option(help="relevance, newest or oldest.")] = "relevance",
    most: Annotated[int, typer.Option(min=1, max=1000, help="How many articles to show.")] = 10,
    today: Annotated[str, typer.Option(help="The day `today` stands for, YYYY-MM-DD.")] = "",
    output: Output = "text",
) -> None:
    """Ask a built site's search index; same articles and order as in the browser."""
    from dateline.search.engine import SORTS
    from dateline.search.engine import search as ask
    from dateline.search.reader import Reader

    check_output(output)
    if sort not in SORTS:
        raise UsageError(
            f"--sort {sort} is none of {', '.join(SORTS)}", "see dateline search --help"
        )
    directory = (site or root / "site") / "search"
    try:
        reader = Reader(lambda path: (directory / path).read_bytes())
        answer = ask(reader, " ".join(query), _day(today), sort=sort, most=most)
    except (OSError, ValueError) as error:
        raise DatelineError(
            f"the index cannot be read: {error}", "make it by: dateline build"
        ) from error
    if output == "json":
        found = [[hit.score, *hit.record] for hit in answer.hits]
        data = {"total": answer.total, "problems": answer.problems, "months": answer.months}
        data |= {"corrected": answer.corrected, "relaxed": answer.relaxed, "hits": found}
        data["also"] = [[hit.score, *hit.record] for hit in answer.also]
        typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    for problem in answer.problems:
        typer.echo(problem, err=True)
    for wrong, better in answer.corrected:
        typer.echo(f"Nothing has “{wrong}”; these have “{better}”.", err=True)
    if answer.relaxed:
        typer.echo("No article has all of these words; these have some of them.", err=True)
    typer.echo(f"{answer.total:,} articles")
    _print(answer.hits)
    if answer.also:
        typer.echo("Some of the words:")
        _print(answer.also)


def _print(hits: Iterable[Hit]) -> None:
    for hit in hits:
        _, title, moment, *_ = hit.record
        typer.echo(f"  {moment[:10] or 'undated':10}  {title}\n              {hit.address}")


def _day(value: str) -> date:
    if not value:
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise UsageError(f"--today {value} is no day", "write it as 2026-11-23") from error
