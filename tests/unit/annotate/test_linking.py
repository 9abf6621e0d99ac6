"""Linking reports of one event, and what is never done."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.annotate.linking import Frequencies, Item, Linker
from dateline.annotate.terms import text_terms

pytestmark = pytest.mark.thorough

STORM = "The ferry Aurora ran aground off Port Ellis in a storm on Sunday with 140 on board."
VOTE = "Parliament in Oslo passed the budget of minister Nadir by one vote after a long debate."


def item(id: str, text: str = STORM, day: float | None = 1.0, **more: object) -> Item:
    return Item(id, text_terms(text), day, **more)  # type: ignore[arg-type]


def stories(*items: Item, linker: Linker | None = None, batch: int = 100) -> dict[str, str]:
    return {link.id: link.story for link in (linker or Linker()).link(items, batch)}


def test_two_events_are_two_stories_all_at_once_and_one_by_one() -> None:
    items = [item("a"), item("b", VOTE), item("c"), item("d", VOTE)]
    wanted = {"a": "sa", "c": "sa", "b": "sb", "d": "sb"}
    assert stories(*items) == wanted
    assert stories(*items, batch=1) == wanted


def test_the_same_words_a_year_later_count_for_less() -> None:
    half = "The ferry Aurora sailed from Bergen to Oslo with new engines, 90 crates and a choir."
    near = stories(item("a"), item("b", half, 2.0))
    later = stories(item("a"), item("b", half, 400.0))
    assert near == {"a": "sa", "b": "sa"}
    assert later == {}


REED = (
    "Actress Tara Reed entered the Promises clinic in Malibu on Tuesday, said her spokesman.",
    "Tara Reed, star of American Pie, went to rehab; spokesman Jack Ketsoyan asked for privacy.",
    "American Pie star Reed is in rehab in Malibu, Ketsoyan confirmed.",
)
LOGAN = (
    "Actress Lindsay Logan entered the Betty clinic in Rancho Mirage on Tuesday, said a judge.",
    "Lindsay Logan began 90 days of rehab that a judge in Los Angeles ordered.",
    "Judge Elden Fox ordered 90 days for Logan at the Betty clinic.",
)


def test_what_a_run_linked_is_looked_at_again_and_never_what_articles_state() -> None:
    """Logan's first report is taken for Reed's story until there is more of her own."""
    reed = [item(f"a{n}", text) for n, text in enumerate(REED)]
    logan = [item(f"b{n}", text) for n, text in enumerate(LOGAN)]
    order = [*reed[:2], *logan, reed[2]]
    told = list(Linker().link(order, 1))
    assert [link.story for link in told if link.id == "b0"] == ["sa0", "sb0"]
    wanted = {"a0": "sa0", "a1": "sa0", "a2": "sa0", "b0": "sb0", "b1": "sb0", "b2": "sb0"}
    assert {link.id: link.story for link in told} == wanted
    stated = [replace(each, story="sa0") for each in order[:3]]
    assert stories(*stated, *order[3:], batch=1).keys() == {"b1", "b2", "a2"}


def test_headlines_share_fewer_words_and_are_linked_for_fewer() -> None:
    lines = ("Fed official Plosser sees high bar for taper change", "Plosser: Fed may fall behind")
    assert stories(item("a", lines[0]), item("b", lines[1])) == {"a": "sa", "b": "sa"}


def test_stories_that_are_there_are_joined_and_never_made_one() -> None:
    found = stories(item("a", story="sx"), item("b", story="sy"), item("c"))
    assert set(found) == {"c"}
    assert found["c"] in ("sx", "sy")


def test_a_closed_story_takes_nothing_more() -> None:
    assert stories(item("a", story="sx"), item("b"), linker=Linker(closed=["sx"])) == {}


def test_ten_thousand_copies_of_one_text_are_one_story() -> None:
    found = stories(*(item(f"{n:05}") for n in range(2_000)), linker=Linker(window=300))
    assert set(found.values()) == {"s00000"}
    assert len(found) == 2_000


def test_the_window_forgets_what_fell_silent() -> None:
    fillers = [item(f"f{n}", f"word{n} alone{n} here{n} other{n}") for n in range(20)]
    linker = Linker(window=10)
    assert stories(item("a", story="sx"), *fillers, item("b"), linker=linker, batch=1) == {}


def test_rare_terms_of_long_ago_are_forgotten_and_what_is_common_stays_common() -> None:
    known = Frequencies(most=30_000)
    for start in range(0, 70_000, 1_000):
        terms = [{"common": 1.0, f"rare{n}": 1.0} for n in range(start, start + 1_000)]
        made = known.weigh(known.add(terms))
    common, rare = sorted(made.weights[0, :2])
    assert common < rare / 10
    assert known.name(int(made.terms[0, 0])) == "rare69000"
    assert [known.name(number) for number in (1, 2)] == ["common", ""]
    again = known.add([{"rare0": 1.0, "common": 1.0}])
    assert known.name(int(again.terms[0])) == "rare0"
    assert int(again.terms[1]) == 1


def test_texts_without_words_are_linked_with_nothing() -> None:
    assert stories(item("a", ""), item("b", ""), item("c", "the of and"), item("d", "", None)) == {}


def test_a_link_says_which_words_speak_for_it() -> None:
    (first, _) = Linker().link([item("a"), item("b")])
    assert first.founded
    assert {"aurora", "ferry"} <= set(first.shared)
    assert 0.9 < first.alike <= 1.0001
