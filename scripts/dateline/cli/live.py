"""The built site over HTTP, with pages that reload themselves after a build."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .server import Silent

VERSION_PATH = "/__dateline/version"
SCRIPT_PATH = "/__dateline/reload.js"
# A file, for a page's policy allows no script that it does not know.
RELOAD = f'<script src="{SCRIPT_PATH}"></script>'.encode()
SCRIPT = (
    f"(async()=>{{let known;for(;;){{try{{const now=await(await fetch('{VERSION_PATH}')).text();"
    "if(known&&now!==known)location.reload();known=now}catch{}"
    "await new Promise(wake=>setTimeout(wake,500))}})()"
)


class Counter:
    """How often the site was built."""

    def __init__(self) -> None:
        self.builds = 0


class Live(Silent):
    """Serves files; pages reload themselves after a build."""

    def __init__(self, counter: Counter, *args: Any, **more: Any) -> None:
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
