"""Articles as a SQLite database that Datasette shows as it is, with a full-text table (FTS5).

`record` is an article's record without its text, with which its file can be made again.

The bytes depend on the articles and on the version of SQLite, which writes its own into the file.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from dateline.articles import record_of

from .entry_texts import full_url, line, own_text
from .lines import packed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.plan.entries import Entry
    from dateline.plan.families.data import Entries

    from .desk import Desk

VERSION = 2  # of the tables, kept as the file's user_version
_APPLICATION = 0x444C4E31  # "DLN1"
_COLUMNS = (
    "id", "title", "date", "date_earliest", "date_precision", "day", "modified", "captured",
    "lang", "kind", "author", "source", "source_id", "source_url", "address", "url", "excerpt",
    "permits", "license", "story", "body", "record",
)  # fmt: skip
_TABLES = f"""
PRAGMA page_size = 4096;
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {VERSION};
CREATE TABLE articles (number INTEGER PRIMARY KEY, {" TEXT, ".join(_COLUMNS)} TEXT);
CREATE TABLE names (article TEXT NOT NULL REFERENCES articles (id), kind TEXT NOT NULL,
    key TEXT NOT NULL, title TEXT NOT NULL);
CREATE VIRTUAL TABLE articles_fts USING fts5 (title, excerpt, body, content = 'articles',
    content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2');
"""
_INDEXES = """
CREATE UNIQUE INDEX articles_id ON articles (id);
CREATE INDEX articles_day ON articles (day);
CREATE INDEX names_key ON names (kind, key);
CREATE INDEX names_article ON names (article);
INSERT INTO articles_fts (articles_fts) VALUES ('rebuild');
INSERT INTO articles_fts (articles_fts) VALUES ('optimize');
"""


def database(view: Entries, desk: Desk) -> bytes:
    """The database file of the articles, in their order."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        made.executescript(_TABLES)
        marks = ", ".join("?" * len(_COLUMNS))
        names = []
        made.execute("BEGIN")
        for entry in view.entries:
            columns = ", ".join(_COLUMNS)
            made.execute(
                f"INSERT INTO articles ({columns}) VALUES ({marks})", tuple(_row(entry, desk))
            )
            names += [(entry.head.id, n.kind.value, n.key, line(n.title)) for n in entry.named]
        made.executemany("INSERT INTO names VALUES (?, ?, ?, ?)", names)
        made.execute("COMMIT")
        made.executescript(_INDEXES)
        made.execute("VACUUM")
        return made.serialize()


def _row(entry: Entry, desk: Desk) -> Iterator[str | None]:
    values = record_of(entry.head) | {
        "day": entry.day.isoformat() if entry.day else "",
        "source": entry.source,
        "address": entry.address,
        "url": full_url(entry.address, desk),
        "excerpt": entry.excerpt,
        "permits": entry.rights.value,
        "body": own_text(entry, desk),
        "record": packed(entry),
    }
    for column in _COLUMNS:
        text = str(values.get(column) or "")
        yield text.encode("utf-8", "replace").decode() or None
