"""The files of an index: stable, few that change, and never more than the rights allow."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.search import Document, Ref, Segment, segments, write
from dateline.search.pack import put, put_text, take, take_text, unzipped, zipped
from dateline.search.segments import MOST
from dateline.search.shards import in_order

from .conftest import made


def refs(articles: list[Document]) -> list[Ref]:
    return [Ref.of(a.day, a.moment, a.id, f"{a.title}{a.text}") for a in articles]


def written(
    articles: list[Document], kept: dict[str, dict[str, Any]] | None = None
) -> dict[str, bytes | None]:
    by_id = {article.id: article for article in articles}

    def read(segment: Segment) -> list[Document]:
        return [by_id[ref.id] for ref in segment.refs]

    return dict(write(segments(refs(articles)), read, {} if kept is None else kept))


def daily(count: int) -> list[Document]:
    last = date(2026, 6, 30)
    return [
        made(n, "en", f"Storm {n}", f"The ferry number {n} sails.", last - timedelta(days=7 * n))
        for n in range(count)
    ]


def test_the_same_articles_in_any_order_give_the_same_bytes() -> None:
    articles = daily(120)
    assert written(articles) == written(articles[::-1])


@given(st.lists(st.none() | st.dates(date(1900, 1, 1), date(2030, 1, 1)), max_size=60))
def test_there_are_never_more_than_seven_segments_in_order_of_time(days: list[date | None]) -> None:
    found = segments(Ref.of(day, "", f"{n:08x}", "") for n, day in enumerate(days))
    assert len(found) <= MOST
    ordered = [ref.day for segment in found for ref in segment.refs]
    dated = [day for day in ordered if day]
    assert dated == sorted(dated)
    assert ordered == [*dated, *[None] * (len(ordered) - len(dated))]


def test_an_edit_reads_and_writes_its_own_segment_and_little_more() -> None:
    articles = daily(120)
    kept: dict[str, dict[str, Any]] = {}
    before = written(articles, kept)
    edited = [replace(articles[0], text="The ferry number 0 stays in port."), *articles[1:]]
    after = written(edited, kept)
    changed = {path for path, data in after.items() if data and before.get(path) != data}
    own = {path.split("/")[0] for path in changed}
    assert own <= {"2026-06", "words", "names", "manifest.bin"}
    assert after["2024/t/0-" + next(p for p in after if p.startswith("2024/t/"))[9:]] is None


def test_a_change_gives_the_same_bytes_as_a_clean_index() -> None:
    articles = daily(120)
    kept: dict[str, dict[str, Any]] = {}
    clean_before = written(articles, kept)
    edited = [*articles[:50], replace(articles[50], title="Quake"), *articles[51:]]
    clean = written(edited)
    after = written(edited, kept)
    assert {p: d if d else clean_before[p] for p, d in after.items()} == clean


def test_a_large_segment_is_sealed_and_a_small_one_is_not() -> None:
    day = date(2026, 6, 30)
    many = [made(n, "en", "Storm", "at sea", day) for n in range(2_001)]
    assert all("-" in p.split("/")[0][7:] for p in written(many) if p.startswith("2026"))
    few = [path for path in written(many[:5]) if path.startswith("2026-06/")]
    assert few
    assert all("-" in path.rpartition("/")[2] for path in few)


def test_only_text_that_a_document_has_is_in_any_file() -> None:
    article = made(1, "en", "Storm", "Public words.", date(2026, 6, 30))
    every = b"".join(unzipped(data) for data in written([article]).values() if data)
    assert b"public" in every
    assert b"secret" not in every


def test_an_archive_without_articles_has_a_manifest() -> None:
    assert list(written([])) != []
    assert "manifest.bin" in written([])


@given(st.lists(st.integers(0, 1 << 40)), st.text())
def test_numbers_and_texts_are_read_back(numbers: list[int], text: str) -> None:
    out = bytearray()
    for number in numbers:
        put(number, out)
    plain = text.encode("utf-8", "replace").decode()
    put_text(plain, out)
    at = 0
    for number in numbers:
        found, at = take(bytes(out), at)
        assert found == number
    assert take_text(bytes(out), at) == (plain, len(out))


@given(st.binary())
def test_what_was_zipped_is_read_back(data: bytes) -> None:
    assert unzipped(zipped(data)) == data


@pytest.mark.parametrize("data", [b"", b"<html>", b"\x1f\x8b broken", zipped(b"whole")[:-9]])
def test_another_file_in_the_place_of_one_is_told(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"damaged|no file"):
        unzipped(data)


def test_keys_are_ordered_as_javascript_compares() -> None:
    assert in_order(["\U0001f600", "\uff5e", "a"]) == ["a", "\U0001f600", "\uff5e"]
