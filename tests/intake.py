"""Page dumps made for tests, and an archive that takes them in; all of it invented."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from dateline.articles import parse
from dateline.ingest.run import Ways, ingest
from dateline.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.ingest.report import Report
    from dateline.model import Article

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
CHROME = """\
Try Our AI Features
Explore what Daily8 AI can do for you:
Comments
No comments yet...
Related Articles
"""
FERRY = (
    "The first boat left the mainland shortly after dawn with forty passengers and the post.",
    "Harbour staff had spent the night clearing sand from the landing stage, the company said, "
    "and the full timetable will run from the weekend.",
)


@dataclass(frozen=True)
class Item:
    """A related item."""

    title: str
    body: str = " ".join(FERRY)
    publisher: str = "Example Times"
    ago: str = "2 hours ago"

    def __str__(self) -> str:
        head = f"{self.publisher}\n{self.ago}\n- {self.publisher}\n{self.title}\n"
        return f"\n{head}{self.body}\n" if self.body else f"\n{head}"


def page(title: str, *paragraphs: str, related: tuple[Item, ...] = (), byline: str = "") -> str:
    """A whole page; one with a byline ("Example Times2 hours ago") is of the other style."""
    body = "".join(f"{paragraph}\n" for paragraph in paragraphs)
    items = "".join(map(str, related))
    if byline:
        return (
            f"logo\n\n{title}\n\n{title}\n\n{byline}\n\n{body}\nOrange background\n\n{CHROME}\n\n"
        )
    return f"\n{title}\n{body}Hashtags\n\n{CHROME}{items}\n\n\n"


class Intake:
    """An archive at `root`, and a directory of captures beside it."""

    def __init__(self, root: Path, settings: Settings | None = None) -> None:
        self._settings = settings or Settings()
        self.root, self.content = root / "archive", root / "archive" / "content"
        self._captures = root / "captures"
        self.content.mkdir(parents=True)
        self._captures.mkdir()

    def take(
        self,
        text: str | bytes,
        captured: datetime | None = NOON,
        url: str = "",
        name: str = "page.txt",
        *,
        dry: bool = False,
    ) -> Report:
        """Take one capture in."""
        file = self._captures / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        sidecar = file.with_suffix(".json")
        sidecar.unlink(missing_ok=True)
        if url:
            sidecar.write_text(json.dumps({"url": url}), "utf-8")
        return ingest([file], self.root, self._settings, captured, Ways(dry=dry))

    def take_all(self, *paths: Path, ways: Ways | None = None) -> Report:
        """Take files and directories in, whose sidecars tell their times."""
        return ingest(paths, self.root, self._settings, None, ways or Ways())

    def files(self) -> dict[str, bytes]:
        """Path -> bytes of everything below content/."""
        return {
            path.relative_to(self.content).as_posix(): path.read_bytes()
            for path in sorted(self.content.rglob("*"))
            if path.is_file()
        }

    def articles(self) -> dict[str, Article]:
        """Path -> article, of every article file."""
        read = {
            path: parse(data.decode(), path).article
            for path, data in self.files().items()
            if path.endswith(".md")
        }
        return {path: article for path, article in read.items() if article is not None}

    def only(self) -> tuple[str, Article]:
        """The one article there is, with its path."""
        [found] = self.articles().items()
        return found

    def named(self, title: str) -> str:
        """The path of the one article with this title."""
        [path] = [path for path, each in self.articles().items() if each.head.title == title]
        return path

    def edit(self, old: str, new: str) -> None:
        """Change the one article's file as an editor would."""
        path = self.content / self.only()[0]
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    def write(self, path: str, text: str) -> None:
        """Write a file of content/."""
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def actions(report: Report) -> list[str]:
    """What was decided, in the report's order."""
    return [each.intent.action for each in report.decided]
