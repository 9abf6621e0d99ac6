"""What was indexed for search before: which article stands where, and the parts as they were made.

A SQLite file of its own. Parts are kept under the hash of all they are made from, so that they can
be believed whatever happened since; where the rest may be believed, `token` says.
"""

from __future__ import annotations

import marshal
import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from dateline.search import Ref, Shelf, shelved

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_TABLES = """
CREATE TABLE IF NOT EXISTS ref (
    id TEXT PRIMARY KEY, shelf TEXT, moment TEXT, sha TEXT) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS ref_shelf ON ref (shelf);
CREATE TABLE IF NOT EXISTS shelf (name TEXT PRIMARY KEY, articles INT, sha TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS held (
    key TEXT, number INT, value BLOB, PRIMARY KEY (key, number));
"""

_TOKEN = "token"


class IndexMemory:
    """The memory in the file `path`; a damaged one begins anew. Nothing is kept until `close`."""

    def __init__(self, path: Path) -> None:
        try:
            self._db = self._opened(path)
        except sqlite3.DatabaseError:
            for each in path.parent.glob(f"{path.name}*"):
                each.unlink()
            self._db = self._opened(path)

    def _opened(self, path: Path) -> sqlite3.Connection:
        database = sqlite3.connect(path, isolation_level=None)
        try:
            database.execute("PRAGMA synchronous = OFF")
            database.executescript(_TABLES)
            database.execute("SELECT number FROM ref, shelf, held LIMIT 1").fetchone()
            database.execute("BEGIN IMMEDIATE")
        except BaseException:
            database.close()
            raise
        return database

    @property
    def token(self) -> str | None:
        """What a site's index says where it is the one that is remembered here."""
        found: str | None = self.get(_TOKEN)
        return found

    def settle(self, token: str, keys: Iterable[str]) -> None:
        """Remember which index this is, and forget what is under none of `keys`."""
        self.put(_TOKEN, token)
        self._db.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (key TEXT PRIMARY KEY)")
        self._db.execute("DELETE FROM wanted")
        wanted = ((key,) for key in (_TOKEN, *keys))
        self._db.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", wanted)
        self._db.execute("DELETE FROM held WHERE key NOT IN (SELECT key FROM wanted)")

    def close(self, *, keep: bool) -> None:
        """Let the file go, with what was changed or as it was."""
        self._db.execute("COMMIT" if keep else "ROLLBACK")
        self._db.close()

    def get(self, key: str, number: int = 0) -> Any:
        """What was kept under a key and a number, None for nothing."""
        query = "SELECT value FROM held WHERE key = ? AND number = ?"
        row = self._db.execute(query, (key, number)).fetchone()
        with suppress(ValueError, EOFError, TypeError):
            return marshal.loads(row[0]) if row else None
        return None

    def put(self, key: str, value: Any, number: int = 0) -> None:
        """Keep plain values."""
        row = (key, number, marshal.dumps(value))
        self._db.execute("INSERT OR REPLACE INTO held VALUES (?, ?, ?)", row)

    def shelves(self) -> dict[str, Shelf]:
        """What stands on every shelf."""
        rows = self._db.execute("SELECT name, articles, sha FROM shelf")
        return {name: Shelf(articles, sha) for name, articles, sha in rows}

    def refs(self, shelf: str) -> list[Ref]:
        """The articles of a shelf, in their order."""
        query = "SELECT shelf, moment, id, sha FROM ref WHERE shelf = ?"
        return sorted(Ref(*row) for row in self._db.execute(query, (shelf,)))

    def place_all(self, refs: Iterable[Ref]) -> None:
        """Put all articles of the archive in their places, in the place of those before."""
        shelves = shelved(refs)
        self._db.execute("DELETE FROM ref")
        self._db.execute("DELETE FROM shelf")
        self._put_refs(ref for held in shelves.values() for ref in held)
        self._put_shelves(shelves)

    def place(self, refs: Mapping[str, Ref | None]) -> bool:
        """Put some articles in their places, by id; None takes one away. Return whether anything
        is another than before."""
        query = "SELECT shelf, moment, id, sha FROM ref WHERE id = ?"
        touched: set[str] = set()
        for article, ref in refs.items():
            row = self._db.execute(query, (article,)).fetchone()
            old = Ref(*row) if row else None
            if old != ref:
                touched |= {each.shelf for each in (old, ref) if each}
                self._db.execute("DELETE FROM ref WHERE id = ?", (article,))
                self._put_refs([ref] if ref else [])
        for name in touched:
            self._db.execute("DELETE FROM shelf WHERE name = ?", (name,))
        held = {name: self.refs(name) for name in touched}
        self._put_shelves({name: each for name, each in held.items() if each})
        return bool(touched)

    def _put_refs(self, refs: Iterable[Ref]) -> None:
        rows = ((ref.id, ref.shelf, ref.moment, ref.sha256) for ref in refs)
        self._db.executemany("INSERT OR REPLACE INTO ref VALUES (?, ?, ?, ?)", rows)

    def _put_shelves(self, shelves: Mapping[str, list[Ref]]) -> None:
        rows = ((name, *Shelf.of(refs)) for name, refs in shelves.items())
        self._db.executemany("INSERT INTO shelf VALUES (?, ?, ?)", rows)
