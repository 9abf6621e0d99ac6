"""Subjects: together they are the whole site, and each is planned from its own alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.group import group_catalog
from dateline.model import GroupKind
from dateline.plan.context import Context
from dateline.plan.outputs import NO_PAGES, outputs_of
from dateline.plan.subjects import (
    ARTICLE,
    INDEX,
    SITEMAP,
    STORY_MONTH,
    Subject,
    addresses,
    every_subject,
)
from dateline.settings import Settings
from everything import everything
from factories import catalog, outputs, planned, record
from strategies import KNOWN, articles

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable

    from dateline.catalog import Catalog
    from dateline.model import Output, Record

SMALL = Settings(page_size=2)
# Planned when all else is: they hold what is left over.
LAST = {"sitemap.xml", "sitemaps/pages.xml"}


def context(found: Catalog, options: Settings = SMALL) -> Context:
    return Context(found, group_catalog(found, options), options)


def made(found: Catalog, subjects: Iterable[Subject]) -> dict[str, Output]:
    """The outputs of subjects by path, each planned as if there were no other."""
    return {output.path: output for each in subjects for output in outputs_of(context(found), each)}


def of_subjects(found: Catalog) -> dict[str, Output]:
    """What a plan has besides the redirects of aliases and what is left over."""
    whole = outputs(planned(found, SMALL))
    aliases = {alias.strip("/") for each in found.records for alias in each.head.aliases}
    last = LAST | {f"{alias}/index.html" for alias in aliases}
    return {path: output for path, output in whole.items() if path not in last}


def test_the_outputs_of_all_subjects_are_those_of_the_plan() -> None:
    found = everything()
    subjects = list(every_subject(context(found)))
    assert len(set(subjects)) == len(subjects)
    assert made(found, subjects) == of_subjects(found)


@given(articles(), st.randoms(use_true_random=False))
@settings(max_examples=10, deadline=None)
def test_each_is_planned_without_regard_to_the_others(
    records: list[Record], chance: random.Random
) -> None:
    found = catalog(records, KNOWN)
    subjects = list(every_subject(context(found)))
    shared = context(found)
    mixed = chance.sample(subjects, len(subjects))
    together = {output.path: output for each in mixed for output in outputs_of(shared, each)}
    assert together == of_subjects(found) == made(found, chance.sample(subjects, len(subjects)))


@pytest.mark.parametrize(
    "subject",
    [
        Subject(ARTICLE, "ffffffff"),
        Subject(GroupKind.DAY, "2020-01-01"),
        Subject(GroupKind.WEEK, "2020-w01"),
        Subject(GroupKind.MONTH, "2020-01"),
        Subject(GroupKind.YEAR, "2020"),
        *(Subject(kind, "nobody") for kind in (
            GroupKind.TOPIC, GroupKind.TAG, GroupKind.SOURCE, GroupKind.PERSON,
            GroupKind.ORGANISATION, GroupKind.PLACE, GroupKind.STORY)),
        Subject(STORY_MONTH, "2020-01"),
        Subject(SITEMAP, "2020-01"),
        Subject("tag-slice", "nobody\n2020/"),
        Subject("tag-slice", "ferry\n2020/"),
    ],
)  # fmt: skip
def test_an_unknown_subject_has_no_outputs(subject: Subject) -> None:
    assert list(outputs_of(context(everything()), subject)) == []


def test_what_is_no_more_or_not_yet_has_none() -> None:
    dated = context(catalog([record("Ferry", "2026-11-23", story="saaaaaaa1")]))
    assert list(outputs_of(dated, Subject(SITEMAP, GroupKind.UNDATED))) == []
    assert list(outputs_of(dated, Subject(STORY_MONTH, "2026-11"))) == []
    assert list(outputs_of(dated, Subject(INDEX, GroupKind.LANGUAGE))) == []


def test_a_name_of_two_lines_has_slices_too() -> None:
    days = ("2026-11-23", "2026-11-22", "2026-10-01", "2026-10-02")
    records = [record(f"Report {day}", day, people=("Ann\nRoe",)) for day in days]
    found = catalog(records)
    assert "people/ann-roe/2026/10/index.html" in made(found, every_subject(context(found)))


@given(articles())
@settings(max_examples=10, deadline=None)
def test_every_pages_address_is_known_before_it_is_planned(records: list[Record]) -> None:
    found = catalog(records, KNOWN)
    known = {(alike(address), kind) for address, kind in addresses(context(found))}
    for output in planned(found, SMALL).outputs:
        if output.kind not in NO_PAGES:
            assert (alike(output.path.removesuffix("index.html")), output.kind) in known


def alike(address: str) -> str:
    """An address below a collection without the numbers of its slice."""
    if not address[:1].isalpha():
        return address
    return re.sub(r"[0-9](?=[0-9]*/)", "0", address)
