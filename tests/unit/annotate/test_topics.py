"""Topics: who is believed first, and what stays unsure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from dateline.annotate import Archive
from dateline.annotate.archive import Text, read_text
from dateline.annotate.model_file import remembered
from dateline.annotate.topic_model import features, train
from dateline.annotate.topics import learn_topics, suggest_topics
from dateline.articles import stamp_auto
from dateline.model import Article, Head, Record, When

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dateline.annotate.topic_model import Model

MATCH = (
    "The striker scored twice as the home team won the league match. The manager praised his "
    "players after the final and the goalkeeper's season."
)
SPORT, POLITICS = "medtop:15000000", "medtop:11000000"


def text(body: str, **head: object) -> Text:
    return read_text(Article(Head(**{"title": "Report", "id": "aaaaaaa1", **head}), body))  # type: ignore[arg-type]


def topics(article: Text, archive: Archive | None = None) -> tuple[str, ...]:
    made = [s.value for s in suggest_topics(article, learn_topics(archive or Archive()))]
    return tuple(made[0]) if made else ()


def test_words_of_one_field_tell_the_topic_and_why() -> None:
    (made,) = suggest_topics(text(MATCH), learn_topics(Archive()))
    assert made.value == (SPORT,)
    assert "match" in made.evidence[0]


@pytest.mark.parametrize("body", ["", "Hello.", "号外", "The the of and.", "x" * 5_000])
def test_what_says_nothing_stays_without_a_topic(body: str) -> None:
    assert topics(text(body)) == ()


def test_what_the_source_says_counts_for_more_than_words() -> None:
    assert topics(text(MATCH, category="Politics")) == (POLITICS,)
    assert topics(text(MATCH, source_url="https://example.org/politics/a.html")) == (POLITICS,)
    assert topics(text(MATCH, source_url="https://example.org/xyz/politics")) == (SPORT,)


def test_editors_words_for_a_topic_count_too() -> None:
    archive = Archive(topic_words={"medtop:20000065": ("home team",)})
    assert topics(text(MATCH), archive) == ("medtop:20000065", SPORT)


def taught(count: int = 40) -> list[Record]:
    """Articles about two made fields, by people."""
    lines = {"field:a": "gliders thermals soaring ridge", "field:b": "kilns glazes stoneware clay"}
    return [
        Record("", "", Head(title=code, id=f"{n:08x}", topics=(code,)), f"{words} number{n}")
        for n in range(count)
        for code, words in lines.items()
    ]


def test_a_model_learns_the_archives_own_topics_from_its_people() -> None:
    article = text("They fired two kilns of stoneware with new glazes and fresh clay.")
    assert topics(article, Archive(tuple(taught()))) == ("field:b",)
    assert topics(article, Archive(tuple(taught(5)))) == ()


def test_what_the_machine_wrote_teaches_it_nothing() -> None:
    records = [
        replace(record, head=stamp_auto(Article(record.head, ""), ["topics"]).head)
        for record in taught()
    ]
    article = text("They fired two kilns of stoneware with new glazes and fresh clay.")
    assert topics(article, Archive(tuple(records))) == ()


def test_training_gives_the_same_model_every_time() -> None:
    examples = [(features(record.lead), frozenset(record.head.topics)) for record in taught()]
    assert train(examples) == train(examples)
    margins = train(examples).margins(features("gliders soaring"))
    assert margins["field:a"] > 0 > margins["field:b"]


def test_a_source_says_what_its_addresses_are_about_and_the_longest_beginning_wins() -> None:
    rules = {"times": (("/news/", POLITICS), ("/news/football", SPORT))}
    archive = Archive(address_topics=rules)
    told = {
        path: topics(text("Short.", source_id=id, source_url=f"https://example.org{path}"), archive)
        for path, id in (
            ("/news/football/final", "times"),
            ("/news/footballers", "times"),
            ("/newsroom", "times"),
            ("/news/vote", "post"),
        )
    }
    assert list(told.values()) == [(SPORT,), (POLITICS,), (), ()]


def test_a_model_is_trained_again_when_enough_articles_came_and_lies_in_a_file(
    tmp_path: Path,
) -> None:
    made, file = [], tmp_path / "cache/topics.model"

    def recall(key: str, make: Callable[[], Model]) -> Model:
        def told() -> Model:
            made.append(key)
            return make()

        return remembered(file, key, told)

    def learn(count: int) -> Model:
        records = (
            replace(each, head=replace(each.head, when=When.on(date(2026, 1, 1) + timedelta(n))))
            for n, each in enumerate(taught(count))
        )
        model = learn_topics(Archive(tuple(records), recall=recall)).model
        assert model is not None
        return model

    assert learn(40) == learn(44)  # eight articles more
    assert len(made) == 1
    learn(60)
    assert len(made) == 2
    file.write_bytes(file.read_bytes()[:-1])
    again = learn(60)
    assert (len(made), learn(60)) == (3, again)
    for damaged in (b"", b"[]", b"{}"):
        file.write_bytes(damaged)
        assert learn(60) == again
