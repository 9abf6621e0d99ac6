"""How well forty judged queries are answered over the demonstration archive.

The judgements (tests/cases/search/judged.json) were made from the articles' titles before anything
was tuned: 2 answers the query, 1 is about it. nDCG after Järvelin and Kekäläinen (2002).
"""

from __future__ import annotations

import json
from math import log2
from typing import TYPE_CHECKING

import pytest

from conftest import CASES, ROOT
from dateline.build.reference import body_reader, make_plan
from dateline.search.documents import document
from dateline.search.engine import search
from dateline.settings import load

from .conftest import TODAY, index_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.search.reader import Reader

pytestmark = [pytest.mark.thorough, pytest.mark.site]


@pytest.fixture(scope="module")
def demonstration() -> Reader:
    settings = load(ROOT)
    read = body_reader(ROOT, settings)
    entries = make_plan(ROOT, settings).entries
    return index_of(document(entry, read, settings.zone) for entry in entries)


def gain(grades: Iterable[int]) -> float:
    return sum((2**grade - 1) / log2(place + 2) for place, grade in enumerate(grades))


def test_the_judged_queries_reach_nine_tenths_of_the_best_order(demonstration: Reader) -> None:
    judged = json.loads((CASES / "search" / "judged.json").read_text("utf-8"))
    assert len(judged) >= 40
    reached = 0.0
    for query, grades in judged.items():
        answer = search(demonstration, query, TODAY)
        found = [hit.address[-9:-1] for hit in (*answer.hits, *answer.also)]
        best = gain(sorted(grades.values(), reverse=True)[:10])
        reached += gain(grades.get(each, 0) for each in found) / best
    assert reached / len(judged) >= 0.97
