"""Archives on disk that are made and edited at random; the same seed gives the same archive."""

from __future__ import annotations

import json
import os
import random
import time
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from archives import CONFIG

if TYPE_CHECKING:
    from pathlib import Path

DAYS = tuple(
    date(2024, 2, 27) + timedelta(days=n * gap) for gap in (1, 37, 71) for n in range(8)
)  # fmt: skip
TAGS = ("storm", "Storm", "storms", "ferry boat", "Ferry-Boat", "ميناء", *"abcdefgh")
PEOPLE = ("José", "Jose", "Q42", "ann-roe", "Bob", "Cy")
PLACES = ("Q60", "q60", "Port", "Old Port")
TOPICS = ("sport", "football", "cup", "unlisted", "trade")
SOURCES = ("", "Example Times", "EXAMPLE TIMES", "Example Time's", "Second Post", "Third", "Fourth")
COVERAGE = ("https://e.org/1 | Second Post", "https://e.org/2 | EXAMPLE TIMES", "https://e.org/3",
            "https://e.org/4 | Fifth | 2026-01-01")  # fmt: skip
STORIES = tuple(f"s{n:08x}" for n in range(1, 9))
LINKS = ("/2024/", "/about/", "/nowhere/", "/tags/storm/", "../", "/2024/03/", "/old/1/",
         "/tags/a/", "/search/search_index.json", "/a.txt")  # fmt: skip
LANGUAGES = ("en", "en", "de", "fr")
RIGHTS = ("", "", "full", "link", "summary", "withheld")


@dataclass(frozen=True)
class Piece:
    """An article file: what it holds, and its path below content/, empty for where it belongs."""

    id: str
    title: str
    day: date | None
    body: str
    place: str = ""
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    @property
    def slug(self) -> str:
        """As intake would make it; the title's changes do not touch it."""
        return f"report-{self.id}"

    @property
    def path(self) -> str:
        """Where the file lies."""
        above = f"articles/{self.day:%Y/%m/%d}" if self.day else "undated"
        return self.place or f"{above}/{self.slug}.md"

    def text(self) -> str:
        """The file's text."""
        lines = [f"title: {json.dumps(self.title)}", f"slug: {self.slug}", f'id: "{self.id}"']
        if self.day:
            lines += [f"date: {self.day}T00:00:00+00:00", "date_precision: day"]
        values: dict[str, object] = {**self.lists, **self.words}
        lang = values.pop("lang", "en")
        lines += [f"{k}: {json.dumps(v)}" for k, v in sorted(values.items()) if v]
        return "---\n" + "\n".join(lines) + f"\nlang: {lang}\n---\n{self.body}\n"


class Archive:
    """An archive on disk, and the chance that edits it."""

    def __init__(self, root: Path, seed: int, *, most: int = 40) -> None:
        self.root, self.chance = root, random.Random(seed)
        self.content = root / "content"
        self._clock = time.time_ns() - 10**15
        self.pieces: dict[str, Piece] = {}
        self._count = 0
        self.size = 5
        self.set_page_size(5)
        self.write("index.md", "# Front\n")
        self.write("about.md", "# About\n")
        for _ in range(self.chance.randint(25, most)):
            self.add()

    def set_page_size(self, size: int) -> None:
        """Change a setting."""
        self.size = size
        plugin = f"{{dateline: {{page_size: {size}}}}}"
        config = CONFIG.format(theme="theme").replace("dateline]", f"{plugin}]")
        self.root.mkdir(parents=True, exist_ok=True)
        (self.root / "mkdocs.yml").write_text(config, "utf-8")

    def write(self, path: str, text: str) -> None:
        """Write a file as if some time ago, at a time that no other was written."""
        target = self.content / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
        if self.chance.random() < 0.9:  # else it changed only just now
            self._clock += 10**9
            os.utime(target, ns=(self._clock, self._clock))

    def put(self, piece: Piece) -> None:
        """Write an article in place of what its file was."""
        if (old := self.pieces.get(piece.id)) and old.path != piece.path:
            (self.content / old.path).unlink(missing_ok=True)
        self.pieces[piece.id] = piece
        self.write(piece.path, piece.text())

    def any(self) -> Piece:
        """One of the articles."""
        return self.chance.choice(list(self.pieces.values()))

    def some(self, values: tuple[str, ...], most: int = 2) -> tuple[str, ...]:
        """Some of these."""
        return tuple(self.chance.sample(values, self.chance.randint(0, most)))

    def day(self) -> date | None:
        """A day, seldom none."""
        return self.chance.choice(DAYS) if self.chance.random() < 0.9 else None

    def add(self) -> None:
        """A new article."""
        self._count += 1
        chance = self.chance
        lists = {
            "tags": self.some(TAGS, 3),
            "people": self.some(PEOPLE),
            "places": self.some(PLACES, 1),
            "topics": self.some(TOPICS),
            "coverage": self.some(COVERAGE) if chance.random() < 0.2 else (),
        }
        words = {
            "source": chance.choice(SOURCES),
            "source_url": f"https://example.com/{self._count}",
            "story": chance.choice(STORIES) if chance.random() < 0.4 else "",
            "rights": chance.choice(RIGHTS) if chance.random() < 0.2 else "",
        }
        name = f"{self._count:08x}"
        self.put(Piece(name, f"Report {name}", self.day(), "Some words.", "", lists, words))

    def relist(self, name: str, values: tuple[str, ...], most: int = 2) -> None:
        """Change a field that is a list."""
        piece = self.any()
        self.put(replace(piece, lists=piece.lists | {name: self.some(values, most)}))

    def reword(self, name: str, value: str) -> None:
        """Change a field that is a text."""
        piece = self.any()
        self.put(replace(piece, words=piece.words | {name: value}))

    def drop(self) -> None:
        """Delete an article."""
        piece = self.any()
        if len(self.pieces) > 5:
            (self.content / piece.path).unlink(missing_ok=True)
            del self.pieces[piece.id]
