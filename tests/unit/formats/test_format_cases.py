"""What every case of tests/cases/formats says; and no capture is claimed by two formats."""

from __future__ import annotations

import pytest

from conftest import CASES, SHARED
from dateline.formats import FORMATS, read
from dumps import capture, dumps
from golden import same_as
from intake_cases import Case, cases, told

pytestmark = pytest.mark.thorough

ALL = cases()
INPUTS = sorted(
    path for path in (*CASES.rglob("*"), *(SHARED / "captures").rglob("*.txt")) if path.is_file()
)


@pytest.mark.parametrize("case", ALL, ids=str)
def test_what_a_capture_says(case: Case) -> None:
    same_as(case.folder / "expected.json", told(read(case.capture())))


def test_there_are_cases_of_every_format() -> None:
    claimed = {read(case.capture()).format.partition("/")[0] for case in ALL}
    assert claimed >= {form.name for form in FORMATS} - {"daily8"}


def test_no_file_of_any_case_is_claimed_by_two_formats() -> None:
    assert len(INPUTS) > 400
    for path in INPUTS:
        assert len(_claims(path.read_bytes())) <= 1, path


def test_no_dump_is_claimed_by_two_formats_wherever_it_is_cut() -> None:
    for dump in dumps():
        for part in (1, 2, 3, 5, 8):
            data = dump.text.encode()[: len(dump.text) // part]
            assert len(_claims(data, dump.url)) <= 1, dump.name


@pytest.mark.parametrize("case", ALL, ids=str)
def test_no_two_formats_claim_a_capture_inside_another_ones_frame(case: Case) -> None:
    for frame in FRAMES:
        assert len(_claims(frame(case.data))) <= 1


FRAMES = (
    lambda data: b"\xef\xbb\xbf" + data,
    lambda data: b"\n\n " + data,
    lambda data: data + b"\n" + data,
    lambda data: data[: len(data) // 2],
    lambda data: b"---\ntitle: x\n---\n" + data,
    lambda data: b"<!doctype html>\n" + data,
    lambda data: b"From: a@b.org\nTo: c@d.org\nSubject: x\n\n" + data,
    lambda data: b'<?xml version="1.0"?><rss>' + data,
    lambda data: b'{"title": "x", "text": "' + data,
    lambda data: b"# A heading\n\n" + data,
    lambda data: (
        data + b"\nTry Our AI Features\nExplore what Daily8 AI can do for you:\n"
        b"Comments\nNo comments yet...\nRelated Articles\n"
    ),
)


def _claims(data: bytes, url: str = "") -> list[str]:
    one = capture(data, url)
    return [form.name for form in FORMATS if form.detect(one) is not None]
