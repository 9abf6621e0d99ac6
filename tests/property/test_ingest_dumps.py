"""The observed dumps come in in any order, cut, from other hosts, and again: nothing is lost,
nothing is there twice, and nothing that is there already changes."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.formats import read
from dateline.ingest.identity import title_key
from dateline.ingest.run import ingest
from dateline.settings import Settings
from dumps import capture, dumps

SEEN = datetime(2026, 11, 23, 12, tzinfo=UTC)


class Coming(NamedTuple):
    """One dump as it comes in: from which host, with which line ends, and how much of it."""

    dump: int
    host: str
    crlf: bool
    part: float

    @property
    def url(self) -> str:
        return dumps()[self.dump].url.replace("www.daily8.com", self.host)

    @property
    def data(self) -> bytes:
        text = dumps()[self.dump].text
        text = text[: int(len(text) * self.part)]
        return (text.replace("\n", "\r\n") if self.crlf else text).encode()


COMING = st.builds(
    Coming,
    dump=st.integers(0, 45),
    host=st.sampled_from(["www.daily8.com", "test.daily8.com"]),
    crlf=st.booleans(),
    part=st.sampled_from([1.0, 1.0, 0.9, 0.6, 0.3]),
)


def written(arriving: list[Coming], directory: Path) -> list[Path]:
    for number, each in enumerate(arriving):
        sidecar = {"url": each.url, "captured": SEEN.isoformat()}
        (directory / f"{number}.json").write_text(json.dumps(sidecar), "utf-8")
        (directory / f"{number}.txt").write_bytes(each.data)
    return [directory / f"{number}.txt" for number in range(len(arriving))]


def said(arriving: list[Coming]) -> tuple[set[str], set[str]]:
    """The titles of all items, and those of items for which nothing states a time."""
    readings = [read(capture(each.data, each.url, SEEN)) for each in set(arriving)]
    drafts = [draft for reading in readings for draft in reading.drafts]
    titles = {title_key(draft.title) for draft in drafts}
    return titles, titles - {title_key(draft.title) for draft in drafts if draft.published}


def files(content: Path) -> dict[str, bytes]:
    found = (path for path in content.rglob("*") if path.is_file())
    return {path.relative_to(content).as_posix(): path.read_bytes() for path in found}


@settings(max_examples=5, deadline=None, database=None)
@given(st.lists(COMING, min_size=1, max_size=12), st.data())
def test_dumps_in_any_order_lose_nothing_and_double_nothing(
    arriving: list[Coming], data: st.DataObject
) -> None:
    titles, dateless = said(arriving)
    with tempfile.TemporaryDirectory() as name:
        root, inbox = Path(name), Path(name) / "in"
        inbox.mkdir()
        paths = written(arriving, inbox)
        half = len(paths) // 2
        made = [*ingest(paths[:half], root, Settings()).decided]
        made += ingest(paths[half:], root, Settings()).decided
        archive = files(root / "content")
        for run in (paths, data.draw(st.permutations(paths))):
            report = ingest(run, root, Settings()).data()
            assert (report["created"], report["updated"], report["skipped"]) == ([], [], [])
            assert files(root / "content") == archive
    decided = {each.intent.path: each.intent.article for each in made if each.intent.article}
    there = {path: title_key(decided[path].head.title) for path in archive if path in decided}
    assert len(there) == sum(path.endswith(".md") for path in archive)
    assert Counter(there.values()) == Counter(titles)
    assert dateless.isdisjoint(there[path] for path in there if path.startswith("articles/"))
