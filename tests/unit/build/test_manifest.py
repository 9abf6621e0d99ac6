from __future__ import annotations

import json

import pytest
from dateline.build.manifest import Manifest, read

MADE = Manifest({"b/index.html": ("key2", "sha2"), "a.txt": ("key1", "sha1")})


def test_it_is_read_as_it_was_written() -> None:
    assert read(MADE.dump()) == MADE
    assert read(Manifest().dump()) == Manifest()
    assert MADE.keys == {"a.txt": "key1", "b/index.html": "key2"}


def test_it_has_a_line_for_each_path_in_order() -> None:
    assert MADE.dump() == (
        '{"version": 1, "entries": {\n'
        '  "a.txt": ["key1", "sha1"],\n'
        '  "b/index.html": ["key2", "sha2"]\n'
        "}}\n"
    )


@pytest.mark.parametrize(
    "text",
    [None, "", "{", "[]", "7", "null", "{}", '{"version": 1}', '{"version": 1, "entries": []}',
     '{"version": 1, "entries": {"a": "key"}}', '{"version": 1, "entries": {"a": 7}}',
     '{"version": 1, "entries": {"a": ["k"]}}', MADE.dump()[:-20],
     json.dumps({"version": 0, "entries": {"a": ["key", "sha"]}})],
)  # fmt: skip
def test_what_cannot_be_trusted_reads_as_empty(text: str | None) -> None:
    assert read(text) == Manifest()
