"""What a build remembers: the article files as they were read, the groups, the outputs.

One SQLite file in the cache directory. It is a cache: where it is missing, damaged, of another
version or of a build that was killed, everything is built anew with the same bytes.
"""

from __future__ import annotations

import pickle
import sqlite3
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from dateline.text.urls import url_key

from .checksums import is_list, list_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Set
    from pathlib import Path

    from dateline.catalog import FileRead
    from dateline.model import Record
    from dateline.plan.subjects import Subject

VERSION = 6
_LISTS = ""
"""On which list of checksums the lists themselves are: on none."""
TABLES = ("fact", "look", "file", "output", "entry")
_TABLES = """
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS look (place TEXT PRIMARY KEY, data BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS file (
    path TEXT PRIMARY KEY, sha BLOB, number INT, id TEXT, story TEXT, url TEXT, linking INT,
    read BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS entry (address TEXT PRIMARY KEY, data TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS output (
    path TEXT PRIMARY KEY, kind TEXT, subject TEXT, key BLOB, sha BLOB, list TEXT) WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX IF NOT EXISTS file_number ON file (number);
CREATE INDEX IF NOT EXISTS file_id ON file (id);
CREATE INDEX IF NOT EXISTS file_url ON file (url);
CREATE INDEX IF NOT EXISTS output_subject ON output (subject);
CREATE INDEX IF NOT EXISTS output_kind ON output (kind);
CREATE INDEX IF NOT EXISTS output_list ON output (list);
"""
_PAGE = 16_384
"""Bytes of a page of the file, which holds some articles; of pages of 4 KB each took two."""


class Packed(NamedTuple):
    """An article file as it was read, as the memory holds it. `number` is its article's in the
    index, None for a file that gave none; `url` is the key of the address it comes from, None for
    none; `data` is the whole of it."""

    path: str
    sha: bytes
    number: int | None
    id: str
    story: str
    url: str | None
    linking: bool
    data: bytes

    @property
    def read(self) -> FileRead:
        """The file again."""
        found: FileRead = _unpickled(self.data)
        return found


def packed(read: FileRead, number: int | None = None, url: str | None = None) -> Packed:
    """A file to be remembered."""
    linking = bool(read.record and read.record.links)
    data = pickle.dumps(read, pickle.HIGHEST_PROTOCOL)
    sha = bytes.fromhex(read.sha256)
    return Packed(read.path, sha, number, read.id, read.story, url or None, linking, data)


class Written(NamedTuple):
    """A file of the site: its kind, what it is about, its key and the SHA-256 of its bytes."""

    kind: str
    subject: str
    key: bytes
    sha: bytes


class DamagedError(sqlite3.DatabaseError):
    """The memory holds what no build of this version has written."""


# Not damage: the disk is full, the file may not be written, and the like.
_OUTAGES = {
    sqlite3.SQLITE_PERM, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN,
}  # fmt: skip


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """Whether the file is to blame, so that a new one would do."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF not in _OUTAGES or code == sqlite3.SQLITE_IOERR_SHORT_READ


class State:
    """The memory of one site. Raises sqlite3.DatabaseError where the file is damaged, or where
    it cannot be written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db = sqlite3.connect(path, isolation_level=None)

    def open(self) -> None:
        """Make the file ready. Raises sqlite3.DatabaseError where it is damaged so that it shows
        at once."""
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        if version not in (0, VERSION):
            raise DamagedError(f"of version {version}, not {VERSION}")
        self._db.execute(f"PRAGMA page_size = {_PAGE}")  # of a new file
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = OFF")
        if not version:
            self._db.executescript(f"{_TABLES}{_INDEXES} PRAGMA user_version = {VERSION};")
        for table in TABLES:
            self._db.execute(f"SELECT * FROM {table} LIMIT 1").fetchone()

    def renew(self) -> list[str]:
        """Forget everything, the file too; returns the files of the site that it still named."""
        self._db.close()
        named: list[str] = []
        with closing(sqlite3.connect(self._path)) as old, suppress(sqlite3.DatabaseError):
            named = [path for (path,) in old.execute("SELECT path FROM output")]
        for each in self._path.parent.glob(f"{self._path.name}*"):
            each.unlink()
        self._db = sqlite3.connect(self._path, isolation_level=None)
        self.open()
        return named

    def close(self) -> None:
        """Let the file go."""
        self._db.close()

    @contextmanager
    def change(self) -> Iterator[None]:
        """All changes inside happen together or not at all."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with suppress(sqlite3.DatabaseError):  # on a full disk it has been rolled back
                self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def fact(self, name: str) -> Any:
        """A value kept under a name, None where there is none."""
        row = self._db.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
        return _unpickled(row[0]) if row else None

    def keep(self, name: str, value: object) -> None:
        """Keep a value under a name."""
        data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        self._db.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, data))

    def looks(self) -> dict[str, bytes]:
        """Every directory of article files and how it looked when they were read."""
        return dict(self._db.execute("SELECT place, data FROM look"))

    def look(self, place: str) -> bytes | None:
        """How a directory of article files looked when they were read."""
        row = self._db.execute("SELECT data FROM look WHERE place = ?", (place,)).fetchone()
        return row[0] if row else None

    def put_looks(self, looks: Mapping[str, bytes | None]) -> None:
        """Remember how directories look of which every file is remembered as it is; None stands for
        one that has no article files any more."""
        self._db.executemany("DELETE FROM look WHERE place = ?", ((place,) for place in looks))
        there = ((place, data) for place, data in looks.items() if data is not None)
        self._db.executemany("INSERT INTO look VALUES (?, ?)", there)

    def sha(self, path: str) -> str:
        """The SHA-256 of an article file when it was read; empty where it was no text, or was not
        there."""
        row = self._db.execute("SELECT sha FROM file WHERE path = ?", (path,)).fetchone()
        return bytes(row[0]).hex() if row else ""

    def reads(self, where: str = "1", values: tuple[object, ...] = ()) -> Iterator[FileRead]:
        """Files as they were read, in the order of their paths."""
        rows = self._db.execute(f"SELECT read FROM file WHERE {where} ORDER BY path", values)
        return (_unpickled(data) for (data,) in rows)

    def read(self, path: str) -> FileRead | None:
        """A file as it was read, None where it was not."""
        return next(self.reads("path = ?", (path,)), None)

    def numbered(self, number: int) -> FileRead:
        """The file of the article of that number."""
        found: FileRead | None = next(self.reads("number = ?", (number,)), None)
        if found is None:
            raise DamagedError(f"there is no article {number}")
        return found

    def number(self, path: str) -> int | None:
        """The number of the article in a file."""
        row = self._db.execute("SELECT number FROM file WHERE path = ?", (path,)).fetchone()
        return row[0] if row else None

    def number_of(self, article: str) -> int | None:
        """The number of the article of that id."""
        query = "SELECT number FROM file WHERE id = ? AND number IS NOT NULL"
        row = self._db.execute(query, (article,)).fetchone()
        return row[0] if row else None

    def paths_with(self, column: str, value: str) -> list[str]:
        """The files whose id or address of origin is `value`."""
        rows = self._db.execute(f"SELECT path FROM file WHERE {column} = ?", (value,))
        return [path for (path,) in rows]

    def stated(self) -> dict[str, tuple[str, str]]:
        """The id and the story that each file states."""
        rows = self._db.execute("SELECT path, id, story FROM file")
        return {path: (article, story) for path, article, story in rows}

    def put_files(self, rows: Iterable[Packed]) -> None:
        """Remember files."""
        query = "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        self._db.executemany(query, rows)

    def articles(self) -> int:
        """How many articles there are."""
        query = "SELECT count(*) FROM file WHERE number IS NOT NULL"
        return int(self._db.execute(query).fetchone()[0])

    def next_number(self) -> int:
        """A number that no article has."""
        return int(self._db.execute("SELECT ifnull(max(number), -1) + 1 FROM file").fetchone()[0])

    def drop_files(self, paths: Iterable[str]) -> None:
        """Forget files."""
        self._db.executemany("DELETE FROM file WHERE path = ?", ((path,) for path in paths))

    def outputs(self, subjects: Iterable[str] | None = None) -> dict[str, Written]:
        """Files of the site by path: all of them, or those about `subjects`."""
        columns = "SELECT path, kind, subject, key, sha FROM output"
        if subjects is None:
            return {row[0]: Written(*row[1:]) for row in self._db.execute(columns)}
        found: dict[str, Written] = {}
        for subject in subjects:
            rows = self._db.execute(f"{columns} WHERE subject = ?", (subject,))
            found |= {row[0]: Written(*row[1:]) for row in rows}
        return found

    def shas_on(self, lists: Set[str]) -> dict[str, bytes]:
        """The SHA-256 of the files of the site that are on these lists of checksums, and of all the
        lists."""
        places = ", ".join("?" * (len(lists) + 1))
        query = f"SELECT path, sha FROM output WHERE list IN ({places})"
        return dict(self._db.execute(query, (_LISTS, *lists)))

    def output(self, path: str) -> Written | None:
        """One file of the site."""
        query = "SELECT kind, subject, key, sha FROM output WHERE path = ?"
        row = self._db.execute(query, (path,)).fetchone()
        return Written(*row) if row else None

    def output_paths(self) -> list[str]:
        """The paths of all files of the site, in their order: those of a directory are together."""
        rows = self._db.execute("SELECT path FROM output ORDER BY path")
        return [path for (path,) in rows]

    def count_outputs(self) -> int:
        """How many files the site has."""
        return int(self._db.execute("SELECT count(*) FROM output").fetchone()[0])

    def output_kinds(self, without: Set[str]) -> dict[str, str]:
        """Path and kind of all files of the site but those of some kinds."""
        kinds = [kind for (kind,) in self._db.execute("SELECT DISTINCT kind FROM output")]
        wanted = [kind for kind in kinds if kind not in without]
        places = ", ".join("?" * len(wanted))
        query = f"SELECT path, kind FROM output WHERE kind IN ({places})"
        return dict(self._db.execute(query, wanted))

    def put_outputs(self, outputs: Iterable[tuple[str, Written]]) -> None:
        """Remember files of the site by their paths."""
        self._db.executemany(
            "INSERT OR REPLACE INTO output VALUES (?, ?, ?, ?, ?, ?)",
            (
                (path, *written, _LISTS if is_list(path) else list_of(path))
                for path, written in outputs
            ),
        )

    def drop_outputs(self, paths: Iterable[str]) -> None:
        """Forget files of the site."""
        self._db.executemany("DELETE FROM output WHERE path = ?", ((path,) for path in paths))

    def put_entries(self, entries: Mapping[str, str]) -> None:
        """Remember entries of the search index by the address of their article."""
        self._db.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?)", entries.items())

    def drop_entries(self, addresses: Iterable[str]) -> None:
        """Forget entries of the search index."""
        self._db.executemany("DELETE FROM entry WHERE address = ?", ((a,) for a in addresses))

    def entries(self) -> Iterator[str]:
        """The entries of the search index, in the order of their addresses."""
        return (data for (data,) in self._db.execute("SELECT data FROM entry ORDER BY address"))

    @contextmanager
    def anew(self) -> Iterator[None]:
        """Forget everything and remember what is put inside, together or not at all. It is sorted
        for its indexes at the end, in half of the time that it takes to keep them up."""
        with self.change():
            self._run("".join(f"DROP TABLE IF EXISTS {table};" for table in TABLES) + _TABLES)
            yield
            self._run(_INDEXES)

    def _run(self, script: str) -> None:
        """Statements inside of a change, which `executescript` would end."""
        for statement in script.split(";"):
            self._db.execute(statement)


def _unpickled(data: bytes) -> Any:
    """A value as it was kept. Any error may come from bytes that are not what was written."""
    try:
        return pickle.loads(data)
    except Exception as error:
        raise DamagedError(str(error)) from error


def subject_name(subject: Subject) -> str:
    """A subject as one text."""
    return f"{subject.kind} {subject.key}"


def url_of(record: Record) -> str:
    """The key of the address an article comes from, empty where it has none."""
    return url_key(record.head.source_url) if record.head.source_url else ""
