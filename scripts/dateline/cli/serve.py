"""`dateline serve`: the site on this machine, built again whenever a file is saved."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.errors import DatelineError, Severity

from .build import LazyTheme
from .server import Silent, address, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.build.run import Report

VERSION_PATH = "/__dateline/version"
SETTLE = 0.05  # seconds within which an editor writes all that belongs to one save
SCRIPT_PATH = "/__dateline/reload.js"
# A file, for a page's policy allows no script that it does not know.
RELOAD = f'<script src="{SCRIPT_PATH}"></script>'.encode()
SCRIPT = (
    f"(async()=>{{let known;for(;;){{try{{const now=await(await fetch('{VERSION_PATH}')).text();"
    "if(known&&now!==known)location.reload();known=now}catch{}"
    "await new Promise(wake=>setTimeout(wake,500))}})()"
)


class _Counter:
    """How often the site was built."""

    def __init__(self) -> None:
        self.builds = 0


class _Live(Silent):
    """Serves files; pages reload themselves after a build."""

    def __init__(self, counter: _Counter, *args: Any, **more: Any) -> None:
        self._counter = counter
        super().__init__(*args, **more)

    def do_GET(self) -> None:
        """A page with the script that reloads it, the number of builds, or a file."""
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() and self.path.endswith("/") else path
        if self.path == VERSION_PATH:
            self._send(str(self._counter.builds).encode(), "text/plain")
        elif self.path == SCRIPT_PATH:
            self._send(SCRIPT.encode(), "text/javascript")
        elif page.suffix == ".html" and page.is_file():
            data = page.read_bytes()
            before, body, after = data.rpartition(b"</body>")
            self._send(before + RELOAD + body + after if body else data, "text/html")
        else:
            super().do_GET()

    def _send(self, data: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)


def serve(
    root: Annotated[Path, typer.Option(help="Where mkdocs.yml lies.")] = Path(),
    site: Annotated[Path | None, typer.Option(help="Where it goes; default ROOT/site.")] = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 picks a free one.")] = 8000,
) -> None:
    """Serve the site on this machine; a saved file is built at once and its pages reload."""
    directory = (site or root / "site").resolve()
    counter = _Counter()
    with _watched(root.resolve(), directory) as changed:
        _build(root, directory, counter)
        with serving(partial(_Live, counter, directory=str(directory)), port) as server:
            typer.echo(address(server))
            threading.Thread(target=server.serve_forever, daemon=True).start()
            try:
                while True:
                    changed.wait()
                    while changed.is_set():
                        changed.clear()
                        time.sleep(SETTLE)
                    _build(root, directory, counter)
            except KeyboardInterrupt:
                typer.echo("")
            finally:
                server.shutdown()


def _build(root: Path, site: Path, counter: _Counter) -> None:
    from dateline.build.run import build
    from dateline.settings import load

    try:
        report = build(root, site, load(root), LazyTheme(root))
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
def _watched(root: Path, site: Path) -> Iterator[threading.Event]:
    """An event that is set by every change of a file below `root` but those that builds make."""
    from watchdog.events import FileSystemEvent, FileSystemEventHandler
    from watchdog.observers import Observer

    changed = threading.Event()
    ours = {str(site), str(root / ".dateline")}

    class Saved(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            if event.src_path in ours:
                return
            looked_at = event.event_type in ("created", "modified", "moved", "deleted")
            if looked_at and not (event.is_directory and event.event_type == "modified"):
                changed.set()

    observer = Observer()
    observer.schedule(Saved(), str(root))
    for directory in sorted(root.iterdir()):
        if directory.is_dir() and directory != site and not directory.name.startswith("."):
            observer.schedule(Saved(), str(directory), recursive=True)
    observer.start()
    try:
        yield changed
    finally:
        observer.stop()
        observer.join()
