"""Every observed dump comes out as people say, however its blank lines and bullets look."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from dateline.formats import Daily8, read
from dateline.model import Role
from dateline.text.dates import resolve
from dumps import OTHER, Dump, capture, dumps

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.model import Draft

SEEN = datetime(2025, 8, 20, 12, tzinfo=UTC)


def _bulleted(mark: str) -> Callable[[str], str]:
    return lambda text: re.sub(
        r"(?m)^(\s*)[-•] +(?=\S.{0,40}$)", lambda found: found[1] + mark, text
    )


LOOKS: dict[str, Callable[[str], str]] = {
    "as saved": str,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "blank lines doubled": lambda text: text.replace("\n\n", "\n\n\n"),
    "a blank line after each": lambda text: text.replace("\n", "\n\n"),
    "no blank lines": lambda text: "\n".join(line for line in text.split("\n") if line.strip()),
    "every line twice": lambda text: "".join(f"{line}\n{line}\n" for line in text.split("\n")),
    "trailing spaces": lambda text: text.replace("\n", " \t\n"),
    "a byte order mark": lambda text: f"\ufeff{text}",
    "dots for bullets": _bulleted("• "),
    "dashes for bullets": _bulleted("–"),
    "stars for bullets": _bulleted("*  "),
}


def _said(draft: Draft) -> dict[str, Any]:
    """A draft as the oracle words it, but for the body."""
    return {
        "role": draft.role.value,
        "title": draft.title,
        "publisher": draft.publisher or None,
        "raw": draft.published.raw if draft.published else None,
        "category": draft.category or None,
        "tags": list(draft.tags),
    }


def _expected(item: dict[str, Any]) -> dict[str, Any]:
    same = {key: item[key] for key in ("role", "title", "publisher", "category", "tags")}
    return same | {"raw": item["published"]["raw"]}


def _check(dump: Dump, text: str) -> None:
    drafts = read(capture(text, dump.url, SEEN)).drafts
    assert [_said(draft) for draft in drafts] == [_expected(item) for item in dump.items]
    for draft, item in zip(drafts, dump.items, strict=True):
        raw = item["published"]["raw"]
        assert draft.published == (resolve(raw, SEEN) if raw else None)
        words = draft.body.split()
        first, last = item["body_first_words"], item["body_last_words"]
        assert words[: len((first or "").split())] == (first or "").split()
        if first is None:
            assert words == []
        if last is not None:
            assert words[-len(last.split()) :] == last.split()
        assert draft.truncated == (first is not None and last is None)


@pytest.mark.parametrize("look", LOOKS)
def test_a_dump_says_what_people_read_in_it(look: str) -> None:
    assert len(dumps()) == 46
    for dump in dumps():
        _check(dump, LOOKS[look](dump.text))


def test_a_dump_needs_no_address_unless_it_is_cut_before_any_label() -> None:
    bare = [dump for dump in dumps() if Daily8().detect(capture(dump.text)) is None]
    assert [dump.name for dump in bare] == ["article-94d3c656"]
    for dump in dumps():
        if dump not in bare:
            _check(Dump(dump.name, dump.text, "", dump.language, dump.items), dump.text)


def test_a_dump_tells_its_language() -> None:
    for dump in dumps():
        assert read(capture(dump.text, dump.url)).language == dump.language


@pytest.mark.parametrize("year", [None, 2025, 2031])
def test_no_main_article_has_a_date_that_its_page_does_not_state(year: int | None) -> None:
    captured = datetime(year, 8, 20, 12, tzinfo=UTC) if year else None
    undated = 0
    for dump in dumps():
        drafts = read(capture(dump.text, dump.url, captured)).drafts
        for draft, item in zip(drafts, dump.items, strict=True):
            raw = item["published"]["raw"]
            if draft.role is Role.MAIN:
                assert draft.published == (resolve(raw, captured) if raw else None)
                undated += raw is None
    assert undated == 32  # of 44; the others have a byline


def test_damage_is_seen_in_most_items_that_people_call_mangled_and_in_no_other() -> None:
    flagged = [
        (bool(draft.damage), item["mangled"])
        for dump in dumps()
        for draft, item in zip(read(capture(dump.text, dump.url)).drafts, dump.items, strict=True)
    ]
    agreed = sum(ours == theirs for ours, theirs in flagged)
    assert len(flagged) == 86
    assert flagged.count((True, False)) == 0
    assert agreed >= 83, f"{agreed} of 86 agree; 83 did when the rules of damage were made"


def test_pages_of_other_sites_are_not_claimed() -> None:
    pages = sorted(OTHER.glob("*.txt"))
    assert len(pages) == 17
    for page in pages:
        url = json.loads(page.with_suffix(".json").read_text("utf-8"))["url"]
        for address in (url, ""):
            assert Daily8().detect(capture(page.read_bytes(), address)) is None
