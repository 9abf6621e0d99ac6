"""`dateline serve`: the site on this machine, built again whenever a file is saved."""

from __future__ import annotations

import os
import threading
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.errors import DatelineError, Severity

from .build import LazyTheme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.build.memory import Memory
    from dateline.build.run import Report

    from .live import Counter

SETTLE = 0.05  # seconds within which an editor writes all that belongs to one save


def serve(
    root: Annotated[Path, typer.Option(help="Where mkdocs.yml lies.")] = Path(),
    site: Annotated[Path | None, typer.Option(help="Where it goes; default ROOT/site.")] = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 picks a free one.")] = 8000,
) -> None:
    """Serve the site on this machine; a saved file is built at once and its pages reload."""
    from dateline.build.memory import Memory
    from dateline.settings import load

    from .live import Counter, Live
    from .server import address, serving

    directory = (site or root / "site").resolve()
    counter, memory = Counter(), Memory()
    content = (root / load(root).content_dir).resolve()
    with _watched(root.resolve(), content, directory, memory) as changed:
        _build(root, directory, counter, memory)
        with serving(partial(Live, counter, directory=str(directory)), port) as server:
            typer.echo(address(server))
            threading.Thread(target=server.serve_forever, daemon=True).start()
            try:
                while True:
                    changed.wait()
                    while changed.is_set():
                        changed.clear()
                        time.sleep(SETTLE)
                    _build(root, directory, counter, memory)
            except KeyboardInterrupt:
                typer.echo("")
            finally:
                server.shutdown()


def _build(root: Path, site: Path, counter: Counter, memory: Memory) -> None:
    from dateline.build.run import build
    from dateline.settings import load

    try:
        report = build(root, site, load(root), LazyTheme(root), memory=memory)
    except DatelineError as error:
        if not counter.builds:
            raise
        typer.echo(f"dateline: {error}", err=True)
        return
    counter.builds += 1
    _say(report)


def _say(report: Report) -> None:
    for found in report.problems:
        if found.severity is not Severity.NOTE:
            typer.echo(str(found), err=True)
    typer.echo(report.summary())


@contextmanager
def _watched(root: Path, content: Path, site: Path, memory: Memory) -> Iterator[threading.Event]:
    """An event that is set by every change of a file below `root` or `content` but those that
    builds make; `memory` is told of each."""
    from watchdog.events import FileSystemEvent, FileSystemEventHandler
    from watchdog.observers import Observer

    changed = threading.Event()
    ours = {str(site), str(site.parent / f".{site.name}.dateline"), str(root / ".dateline")}

    class Saved(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            if event.src_path in ours:
                return
            looked_at = event.event_type in ("created", "modified", "moved", "deleted")
            if looked_at and not (event.is_directory and event.event_type == "modified"):
                for path in (event.src_path, event.dest_path):
                    memory.tell(None if event.is_directory else os.fsdecode(path))
                changed.set()

    observer = Observer()
    observer.schedule(Saved(), str(root))
    for directory in sorted(root.iterdir()):
        if directory.is_dir() and directory != site and not directory.name.startswith("."):
            observer.schedule(Saved(), str(directory), recursive=True)
    if not content.is_relative_to(root):
        observer.schedule(Saved(), str(content), recursive=True)
    observer.start()
    try:
        yield changed
    finally:
        observer.stop()
        observer.join()
