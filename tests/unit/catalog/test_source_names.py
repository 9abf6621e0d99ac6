from __future__ import annotations

import pytest

from dateline.catalog import source_of
from dateline.model import Head, Registries, Source

KNOWN = Registries(
    sources={
        "sun": Source(id="sun", name="The Sun"),
        "sun-my": Source(id="sun-my", name="Sun Daily", aliases=("The Sun@my", "Daily Sun @ MY")),
        "post": Source(id="post", name="The Post", aliases=("Post", "post.example")),
    }
)


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (Head(title="", source_id="post"), "post"),
        (Head(title="", source_id="post", source="The Sun"), "post"),
        (Head(title="", source="  the   SUN "), "sun"),
        (Head(title="", source="The Sun", lang="en"), "sun"),
        (Head(title="", source="The Sun", lang="my"), "sun-my"),
        (Head(title="", source="The Sun", lang="my-MM"), "sun-my"),
        (Head(title="", source="Daily Sun", lang="my"), "sun-my"),
        (Head(title="", source="POST.example"), "post"),
        (Head(title="", source_id="gone", source="Post"), "post"),
    ],
)
def test_a_name_or_id_leads_to_its_source(head: Head, found: str) -> None:
    source = source_of(head, KNOWN)
    assert source is KNOWN.sources[found]


@pytest.mark.parametrize(
    ("head", "id", "name"),
    [
        (Head(title="", source=" Nobody's  Paper "), "nobodys-paper", "Nobody's  Paper"),
        (Head(title="", source="Daily Sun", lang="en"), "daily-sun", "Daily Sun"),
        (Head(title="", source_id="Un Known"), "un-known", "Un Known"),
    ],
)
def test_a_name_nobody_registered_gets_an_entry(head: Head, id: str, name: str) -> None:
    source = source_of(head, KNOWN)
    assert source is not None
    assert (source.id, source.name, source.registered) == (id, name, False)


def test_an_article_may_have_no_source() -> None:
    assert source_of(Head(title=""), KNOWN) is None
