"""Files beside the pages: each kind has one maker, each family its switch, an owner's file wins."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dateline.group import group_catalog
from dateline.group.groups import COLLECTIONS, TIMES
from dateline.model import GroupKind
from dateline.plan.context import Context
from dateline.plan.families import FAMILIES, FAMILY_KINDS, Family, files_of
from dateline.plan.search_words import SEARCH_WORDS
from dateline.plan.subjects import ARTICLE, Subject, every_subject
from dateline.render.files import MAKERS
from dateline.settings import OPTIONS, Settings
from everything import everything
from factories import generated, outputs, planned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.catalog import Catalog
    from dateline.model import Output

pytestmark = pytest.mark.thorough


def test_every_kind_of_file_has_one_family_and_one_maker() -> None:
    assert MAKERS.keys() == FAMILY_KINDS | {SEARCH_WORDS}
    assert sum(len(family.kinds) for family in FAMILIES) == len(FAMILY_KINDS)


# Without these some files are not made.
WHOLE = {
    "site_url": "https://example.org/",
    "security_contact": "mailto:security@example.org",
    "security_until": "2027-06-30",
    "indexnow_key": "0123456789abcdef",
}


@pytest.mark.parametrize("family", FAMILIES, ids=[family.switch for family in FAMILIES])
def test_a_family_that_is_off_has_no_files_and_costs_no_others(family: Family) -> None:
    own = family.switch
    assert own in {option.name for option in OPTIONS}
    on = {each.switch: True for each in FAMILIES}
    settings = Settings(**on, **WHOLE)  # type: ignore[arg-type]
    off = replace(settings, **{own: False})
    whole, rest = (outputs(planned(everything(), each)) for each in (settings, off))
    gone = {whole[path].kind for path in whole.keys() - rest.keys()} & FAMILY_KINDS
    needing = (each.kinds for each in FAMILIES if own in (each.switch, each.needs))
    assert gone == frozenset().union(*needing)
    assert rest.keys() <= whole.keys()
    assert not {made.kind for made in rest.values()} & family.kinds


def test_by_default_no_article_has_files_of_its_own() -> None:
    kinds = {subject.kind for subject, made in default_files(everything()) if made}
    assert kinds >= {"front", "topic", "source", "day", "month", "story"}
    assert ARTICLE not in kinds


@pytest.mark.thorough
def test_by_default_files_beside_the_pages_are_about_as_many_as_articles_in_a_small_archive() -> (
    None
):
    # In one of 20,000 articles they are 0.7 an article: topics and sources do not grow with it.
    found = generated(1_000, days=91)
    assert sum(len(made) for _, made in default_files(found)) < 1.2 * len(found.records)


def default_files(found: Catalog) -> Iterator[tuple[Subject, list[Output]]]:
    settings = Settings(site_url="https://example.org/")
    context = Context(found, group_catalog(found, settings), settings)
    for subject in every_subject(context):
        yield subject, list(files_of(context, subject))


def test_a_file_that_the_owner_wrote_takes_the_place_without_a_finding() -> None:
    plan = planned(everything(), pages={"robots.txt": ""})
    assert "robots.txt" not in outputs(plan)
    assert [found for found in plan.problems if found.code == "D401"] == []


@pytest.mark.parametrize("family", FAMILIES, ids=[family.switch for family in FAMILIES])
def test_what_is_no_longer_there_has_no_files(family: Family) -> None:
    found = everything()
    settings = Settings(site_url="https://example.org/")
    context = Context(found, group_catalog(found, settings), settings)
    for kind in (ARTICLE, *TIMES, *COLLECTIONS, GroupKind.STORY):
        assert list(family.plan(context, Subject(kind, "none"))) == [], kind
