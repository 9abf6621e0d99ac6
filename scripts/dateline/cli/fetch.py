"""`dateline fetch`: feeds and pages of the web into the inbox."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.errors import UsageError, did_you_mean

from .ingest import Output, check_output

if TYPE_CHECKING:
    from dateline.errors import Problem
    from dateline.fetch.opml import Outline
    from dateline.fetch.run import Manners
    from dateline.fetch.targets import Target
    from dateline.settings import Settings

Root = Annotated[Path, typer.Option(help="Where mkdocs.yml lies.")]


def fetch(
    root: Root = Path(),
    source: Annotated[
        list[str] | None, typer.Option(help="Only this source of sources.yml; may be repeated.")
    ] = None,
    opml: Annotated[
        list[Path] | None, typer.Option(help="Ask the feeds of this OPML file, too.")
    ] = None,
    discover: Annotated[
        str, typer.Option(help="Only show the feeds that the page at this address names.")
    ] = "",
    state: Annotated[
        Path | None, typer.Option(help="What is remembered; default ROOT/.dateline/fetch.json.")
    ] = None,
    hosts: Annotated[int, typer.Option(min=1, max=64, help="Hosts asked at once.")] = 8,
    delay: Annotated[
        float, typer.Option(min=0, max=600, help="Seconds between two questions to one host.")
    ] = 1.0,
    timeout: Annotated[
        float, typer.Option(min=0.1, max=600, help="Seconds that one answer may take.")
    ] = 30.0,
    contact: Annotated[
        str, typer.Option(help="Your address, told to hosts; default the site's.")
    ] = "",
    strict: Annotated[bool, typer.Option(help="Exit with 1 for warnings, too.")] = False,
    allow_loopback: Annotated[
        bool, typer.Option(help="For tests: this machine may be asked. Nothing private else.")
    ] = False,
    output: Output = "text",
) -> None:
    """Ask the feeds and pages of sources.yml for news, and leave it in the inbox as captures."""
    from dateline.fetch.run import Manners
    from dateline.settings import load

    check_output(output)
    settings = load(root)
    manners = Manners(
        agent=agent(contact or settings.site_url),
        most=settings.max_capture_bytes,
        seconds=timeout,
        delay=delay,
        hosts=hosts,
        loopback=allow_loopback,
    )
    if discover:
        _show_feeds(discover, manners, output)
        return
    from dateline.fetch.run import fetch as run

    wanted, problems = _wanted(root, settings, source or [], opml or [])
    memory = state or root / ".dateline" / "fetch.json"
    report = run(wanted, root / settings.content_dir / "inbox", memory, manners)
    report = replace(report, problems=(*problems, *report.problems))
    typer.echo(plain(report.data()) if output == "json" else report.text())
    if report.failed(strict=strict):
        raise typer.Exit(1)


def agent(contact: str) -> str:
    """The User-Agent by which hosts know who asks. Raises UsageError for what no header can be."""
    from dateline import __version__

    if not contact.isascii() or not contact.isprintable():
        raise UsageError(f"--contact {contact!r}", "give an address in ASCII letters")
    return f"dateline/{__version__}" + (f" (+{contact})" if contact else "")


def plain(data: object) -> str:
    """`data` as JSON for people."""
    return json.dumps(data, ensure_ascii=False, indent=2)


def _wanted(
    root: Path, settings: Settings, only: list[str], lists: list[Path]
) -> tuple[tuple[Target, ...], list[Problem]]:
    """What to ask for, and what is wrong with sources.yml. Raises UsageError for a source or a
    list that is not there, and where there is nothing to ask for."""
    from dateline.catalog import load_registries
    from dateline.fetch.targets import targets

    loaded = load_registries(root, settings)
    sources, place = loaded.registries.sources, f"{settings.content_dir}/sources.yml"
    for key in only:
        if key not in sources:
            raise UsageError(f"no source {key!r} in sources.yml", did_you_mean(key, sources))
    wanted = targets(sources, [each for file in lists for each in outlines(file)], only)
    problems = [found for found in loaded.problems if found.path == place]
    if not wanted and not problems:
        hint = "give sources their feeds, or import a list by: dateline opml import"
        raise UsageError(f"{place} names no feeds and no pages", hint)
    return wanted, problems


def outlines(file: Path) -> tuple[Outline, ...]:
    """The feeds of an OPML file, its findings shown. Raises UsageError where it has none."""
    from dateline.fetch.opml import read_opml

    try:
        listed = read_opml(file.read_bytes(), file.as_posix())
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror or error}") from error
    for found in listed.problems:
        typer.echo(str(found), err=True)
    if not listed.outlines:
        raise UsageError(f"{file} names no feed", "export it again from your feed reader")
    return listed.outlines


def _show_feeds(url: str, manners: Manners, output: str) -> None:
    from dateline.fetch.discover import discovered
    from dateline.fetch.run import ask_once
    from dateline.text.urls import is_web

    if not is_web(url):
        raise UsageError(f"--discover {url}: no full https:// address")
    visit = ask_once(url, manners)
    for found in visit.problems:
        typer.echo(str(found), err=True)
    feeds = discovered(visit.answer.body, visit.answer.url) if visit.answer else ()
    if output == "json":
        typer.echo(plain([asdict(feed) for feed in feeds]))
    else:
        for feed in feeds:
            typer.echo(f"{feed.feed}  {feed.title}".rstrip())
    if not feeds:
        typer.echo(f"{url} names no feed", err=True)
        raise typer.Exit(1)
