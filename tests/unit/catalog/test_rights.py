"""What text may leave: the table of cases, and that no combination lets out more."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.catalog import may_show_body, needs_lead, permitted_excerpt, permitted_rights
from dateline.model import Head, Rights, Source
from dateline.settings import Settings

SITE = Settings(excerpt_words=4, excerpt_chars=40)
NO_SNIPPET = Head(title="A", flags=("noarchive", "nosnippet"))
LEAD = "One two three four five six seven."


def article(rights: Rights | None = None, licence: str = "", **texts: str) -> Head:
    return Head(title="A", rights=rights, license=licence, **texts)


def source(rights: Rights | None = None, licence: str = "", words: int | None = None) -> Source:
    return Source(id="s", name="S", rights=rights, license=licence, excerpt_words=words)


@pytest.mark.parametrize(
    ("head", "publisher", "rights"),
    [
        (article(), None, Rights.EXCERPT),
        (article(), source(), Rights.EXCERPT),
        (article(), source(Rights.LINK), Rights.LINK),
        (article(Rights.SUMMARY), source(Rights.LINK), Rights.SUMMARY),
        (article(Rights.WITHHELD), source(Rights.FULL, "own"), Rights.WITHHELD),
        (article(), source(Rights.WITHHELD), Rights.WITHHELD),
        (article(Rights.FULL), None, Rights.EXCERPT),
        (article(Rights.FULL, "unknown"), source(Rights.FULL, "own"), Rights.EXCERPT),
        (article(Rights.FULL, "CC-BY-4.0"), None, Rights.FULL),
        (article(Rights.FULL, "CC-BY-NC-4.0"), None, Rights.EXCERPT),
        (article(Rights.FULL, "own"), None, Rights.FULL),
        (article(Rights.FULL, "permission: mail of 2026-01-02"), None, Rights.FULL),
        (article(Rights.FULL, "permission"), None, Rights.EXCERPT),
        (article(Rights.FULL), source(None, "own"), Rights.FULL),
        (article(), source(Rights.FULL, "CC0-1.0"), Rights.FULL),
        (article(), source(Rights.FULL), Rights.EXCERPT),
        (NO_SNIPPET, None, Rights.LINK),
        (NO_SNIPPET, source(), Rights.LINK),
        (NO_SNIPPET, source(Rights.EXCERPT), Rights.EXCERPT),
        (replace(NO_SNIPPET, rights=Rights.SUMMARY), None, Rights.SUMMARY),
    ],
)
def test_the_strictest_statement_near_the_article_counts(
    head: Head, publisher: Source | None, rights: Rights
) -> None:
    assert permitted_rights(head, publisher, SITE) is rights
    assert may_show_body(rights) == (rights is Rights.FULL)


@pytest.mark.parametrize(
    ("head", "publisher", "shown"),
    [
        (article(Rights.LINK, description="Own words."), None, ""),
        (article(Rights.WITHHELD, description="Own words."), None, ""),
        (article(Rights.EXCERPT), None, "One two three four…"),
        (article(Rights.EXCERPT), source(words=2), "One two…"),
        (article(Rights.EXCERPT), source(words=0), ""),
        (article(Rights.EXCERPT), source(), "One two three four…"),
        (article(Rights.EXCERPT, description="A b c d e"), None, "A b c d…"),
        (article(Rights.SUMMARY, summary="Our summary of it all."), None, "Our summary of it all."),
        (article(Rights.SUMMARY, description="D.", summary="S."), None, "D."),
        (article(Rights.SUMMARY), None, ""),
        (article(Rights.FULL, "own", description="Own words."), None, "Own words."),
        (article(Rights.FULL, "own"), None, "One two three four…"),
        (article(Rights.FULL, "unknown", summary="S."), None, "One two three four…"),
    ],
)
def test_an_excerpt_is_no_longer_than_it_may_be(
    head: Head, publisher: Source | None, shown: str
) -> None:
    assert permitted_excerpt(head, LEAD, publisher, SITE) == shown


@given(st.text(max_size=300), st.text(max_size=300), st.integers(0, 5))
@settings(max_examples=30, deadline=None)
def test_a_text_of_others_never_leaves_whole(lead: str, description: str, words: int) -> None:
    stated = (None, *Rights)
    for own, theirs, licence in product(stated, stated, ("", "unknown", "CC-BY-NC-4.0")):
        head = article(own, licence, description=description)
        publisher = source(theirs, "", words)
        assert not may_show_body(permitted_rights(head, publisher, SITE))
        if permitted_rights(head, publisher, SITE) is not Rights.SUMMARY:
            shown = permitted_excerpt(head, lead, publisher, SITE)
            assert len(shown.split()) <= words
            assert len(shown) <= 40


@pytest.mark.parametrize("rights", Rights)
@pytest.mark.parametrize("description", ["", "What it is about."])
def test_a_lead_that_is_not_needed_changes_no_excerpt(rights: Rights, description: str) -> None:
    head = article(rights, "own", description=description, summary="In short.")
    assert needs_lead(head) == (not description)
    if not needs_lead(head):
        assert permitted_excerpt(head, LEAD, None, SITE) == permitted_excerpt(head, "", None, SITE)
