"""The files of an index: stable, few that change, and never more than the rights allow."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.search import Document, Ref, Shelf, segments, shelved
from dateline.search.pack import put, put_text, take, take_text, unzipped, zipped
from dateline.search.segments import MOST, PART

from .conftest import Memory, archives, made, written


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
def test_there_are_never_more_than_four_segments_in_order_of_time(days: list[date | None]) -> None:
    shelves = shelved(Ref.of(day, "", f"{n:08x}", "") for n, day in enumerate(days))
    found = segments({name: Shelf.of(refs) for name, refs in shelves.items()})
    assert len(found) <= MOST
    ordered = [name for segment in found for part in segment.parts for name in part.shelves]
    assert ordered == sorted(shelves)
    assert [name for name in ordered if name[0] == "~"] == [n for n in sorted(shelves) if n > "9"]
    assert sum(segment.count for segment in found) == len(days)


@pytest.mark.thorough
def test_no_part_is_large_but_for_a_single_day() -> None:
    start = date(2020, 1, 1)
    refs = [Ref.of(start + timedelta(days=n // 9), "", f"{n:08x}", "") for n in range(9 * 2_000)]
    refs += [Ref.of(start, "", f"{n:08x}", "") for n in range(20_000, 21_000)]
    shelves = {name: Shelf.of(each) for name, each in shelved(refs).items()}
    parts = [part for segment in segments(shelves) for part in segment.parts]
    assert [part.count for part in parts if part.count > PART] == [1_009]
    assert len(parts) < 2 * len(refs) / PART * 4


def test_an_edit_reads_and_writes_its_own_segment_and_little_more() -> None:
    articles = daily(120)
    memory = Memory()
    before = written(articles, memory)
    edited = [replace(articles[0], text="The ferry number 0 stays in port."), *articles[1:]]
    after = written(edited, memory, before)
    changed = {path for path, data in after.items() if data and before.get(path) != data}
    assert {path.split("/")[0] for path in changed} <= {"2026-06", "words", "names", "manifest.bin"}
    assert all(after[path] is None for path in after if path.startswith("until-2025/"))


@given(archives(), archives(), st.sampled_from([1, 3, 300]))
def test_any_change_gives_the_same_bytes_as_a_clean_index(
    before: list[Document], after: list[Document], part: int
) -> None:
    memory = Memory()
    old = written(before, memory, part=part)
    new = written(after, memory, old, part=part)
    clean = written(after, part=part)
    assert {p: old[p] if data is None else data for p, data in new.items()} == clean


def test_a_lost_file_is_made_anew() -> None:
    articles = [replace(each, text=each.text * 3) for each in daily(120)]
    memory = Memory()
    whole = written(articles, memory)
    for family in ("/t/", "/r/", "/x/", "names/", "words/"):
        lost = next(path for path in whole if family in f"/{path}")
        again = written(articles, memory, whole.keys() - {lost})
        assert again[lost] == whole[lost]
        assert again.keys() == whole.keys()


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
