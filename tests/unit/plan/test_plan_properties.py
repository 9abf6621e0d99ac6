"""What holds for the plan of any archive."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Registries, Rights
from dateline.plan.changes import CHANGES
from dateline.plan.views import ArticlePage, CollectionPage, DayPage, PeriodPage
from dateline.settings import Settings
from dateline.text.slugs import slugify
from factories import catalog, outputs, planned
from strategies import KNOWN, after, articles, days

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator

    from dateline.model import Output, Record
    from dateline.plan.views import Item, Section

SMALL = Settings(page_size=2)


def items(sections: Iterable[Section]) -> Iterator[Item]:
    return (item for section in sections for item in section.items)


def listed(output: Output) -> Iterator[str]:
    """The ids of the articles that a page of time or a collection lists."""
    view = output.inputs
    if isinstance(view, DayPage):
        found = [*items(view.stories), *items(view.topics)]
    elif isinstance(view, PeriodPage | CollectionPage):
        found = [*items(view.sections)]
    else:
        found = []
    return (item.id for item in found)


def homes(record: Record) -> Counter[str]:
    """The kinds of page that should list an article, and how many of each."""
    head = record.head
    if head.rights is Rights.WITHHELD:
        return Counter()
    above = {"football": {"football", "sport"}}
    topics = {code for topic in head.topics for code in above.get(topic, {topic})}
    tags = {slugify(tag) for tag in head.tags}
    dated = ["day", "week", "month"] if head.when else ["undated"]
    return Counter(
        [*dated, *["topic"] * len(topics), *["tag"] * len(tags), *["source"] * bool(head.source)]
        + ["person"] * len(head.people)
        + ["language"] * (head.lang not in ("und", SMALL.language))
    )


@given(articles())
@settings(max_examples=12, deadline=None)
def test_every_article_is_listed_once_where_it_belongs_and_nowhere_else(
    records: list[Record],
) -> None:
    plan = planned(catalog(records, KNOWN), SMALL)
    found: dict[str, Counter[str]] = {record.head.id: Counter() for record in records}
    for output in plan.outputs:
        for name in listed(output):
            found[name][output.kind] += 1
    assert found == {record.head.id: homes(record) for record in records}


@given(articles(), st.randoms(use_true_random=False))
@settings(max_examples=12, deadline=None)
def test_the_order_in_which_files_are_found_does_not_matter(
    records: list[Record], chance: random.Random
) -> None:
    def shuffled(entries: dict[str, Any]) -> dict[str, Any]:
        return dict(chance.sample(sorted(entries.items()), len(entries)))

    moved = chance.sample(records, len(records))
    known = Registries(
        **{field.name: shuffled(getattr(KNOWN, field.name)) for field in fields(KNOWN)}
    )
    assert planned(catalog(moved, known), SMALL) == planned(catalog(records, KNOWN), SMALL)


@given(articles(days()), articles(after(), most=5, prefix="b"))
@settings(max_examples=12, deadline=None)
def test_newer_articles_change_no_slice(old: list[Record], new: list[Record]) -> None:
    before = slices(old)
    after = slices([*old, *new])
    assert {path: after.get(path) for path in before} == before


def slices(records: list[Record]) -> dict[str, str]:
    """Path -> key of the pages of closed months and years of collections."""
    return {
        output.path: output.key
        for output in planned(catalog(records, KNOWN), SMALL).outputs
        if isinstance(output.inputs, CollectionPage) and output.inputs.slice_of
    }


@given(articles(days()), articles(after(), most=5, prefix="b"))
@settings(max_examples=20, deadline=None)
def test_newer_articles_change_no_page_that_has_a_later_neighbour(
    old: list[Record], new: list[Record]
) -> None:
    # But for the page of the same text in another language, which is to lead to a new one.
    new = [replace(r, head=replace(r.head, translationKey="")) for r in new]
    before = settled(old)
    after = settled([*old, *new])
    assert {path: after.get(path) for path in before} == before


def settled(records: list[Record]) -> dict[str, str]:
    """Path -> key of all articles of no story, pages of time and their sitemaps but the newest."""
    found = outputs(planned(catalog(records, KNOWN), SMALL))
    months = sorted(path for path in found if re.fullmatch(r"sitemaps/[0-9-]+\.xml", path))
    kept = {path: found[path].key for path in months[:-1]}
    for path, made in found.items():
        view = made.inputs
        is_one = isinstance(view, DayPage | PeriodPage | ArticlePage) and view.frame.next
        if is_one and not getattr(view, "story", None):
            kept[path] = made.key
    return kept


@given(articles())
@settings(max_examples=12, deadline=None)
def test_a_withheld_article_has_a_stub_and_is_among_the_changes_alone(
    records: list[Record],
) -> None:
    whole = planned(catalog(records, KNOWN), SMALL)
    kept = [record for record in records if record.head.rights is not Rights.WITHHELD]
    without = outputs(planned(catalog(kept, KNOWN), SMALL))
    stubs = [output for output in whole.outputs if output.path not in without]
    assert len(stubs) == len(records) - len(kept)
    assert {view.rights for o in stubs if isinstance(view := o.inputs, ArticlePage)} <= {
        Rights.WITHHELD
    }
    told = [o for o in whole.outputs if o not in stubs and o.kind != CHANGES]
    assert all(without[o.path].key == o.key for o in told)
