"""Data of each month: the archive's own records, ninjs, BibTeX and RIS; of each year a database.

Articles without a day have files of their own, called undated. Oldest first, so that what comes
later is at the end.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dateline.articles import FORMAT
from dateline.model import GroupKind, fingerprint
from dateline.plan.context import Context, file
from dateline.plan.entries import Entry, entries
from dateline.plan.subjects import FRONT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.model import Output, Record
    from dateline.plan.subjects import Subject

RECORDS, NINJS, BIBTEX, RIS = "records", "ninjs", "bibtex", "ris"
SCHEMA, DATABASE = "record-schema", "database"
MONTHLY = {RECORDS: "jsonl.gz", NINJS: "ninjs.jsonl.gz", BIBTEX: "bib", RIS: "ris"}
KINDS = frozenset({*MONTHLY, SCHEMA})
DATABASES = frozenset({DATABASE})
SCHEMA_PATH = "data/schema-1.json"


@dataclass(frozen=True, slots=True)
class Entries:
    """The articles of a data file. Four files share it, and its hash is made once."""

    entries: tuple[Entry, ...]
    content_key: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class RecordSchema:
    """The schema of the archive's own records, which rests on the program alone."""

    format: str = FORMAT


def files(context: Context, subject: Subject) -> Iterator[Output]:
    """The data of a month or of the undated articles, and of the site the schema."""
    kind, key = subject
    if kind == FRONT:
        yield file(SCHEMA_PATH, SCHEMA, RecordSchema())
    elif kind == GroupKind.UNDATED:
        yield from _files(context, key, context.groups.undated.members)
    elif kind == GroupKind.MONTH and key in context.groups.months:
        yield from _files(context, key, context.groups.months[key].members)


def _files(context: Context, name: str, members: Sequence[Record]) -> Iterator[Output]:
    if members:
        view = _view(context, members)
        for kind, ending in MONTHLY.items():
            yield file(data_path(name, ending), kind, view)


def databases(context: Context, subject: Subject) -> Iterator[Output]:
    """The database of a year, or of the undated articles."""
    kind, key = subject
    if kind in (GroupKind.YEAR, GroupKind.UNDATED):
        group = context.groups.of(GroupKind(kind)).get(key)
        if group is not None:
            yield file(data_path(key, "db"), DATABASE, _view(context, group.members))


def data_path(name: str, ending: str) -> str:
    """Where the data of a month (2026-11), a year or `undated` is."""
    return f"data/{name}.{ending}"


def _view(context: Context, members: Sequence[Record]) -> Entries:
    view = Entries(entries(context, reversed(members)))
    return replace(view, content_key=fingerprint(view.entries))
