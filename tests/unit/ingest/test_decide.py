"""Decisions over an archive of values: what no file on a disk can be brought to show."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from dateline.ingest.arrival import Arrival
from dateline.ingest.decide import Archive, Decider
from dateline.model import Article, Head
from dateline.text.ids import article_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.ingest.arrival import Decisions

ADDRESS = "https://example.org/ferry"


def arriving(title: str, body: str = "", url: str = "", source: str = "Wire") -> Arrival:
    head = Head(title=title, source=source, source_id=source.lower(), source_url=url)
    return Arrival(head, body, "page.txt", 1)


def decided(
    arrivals: list[Arrival], there: Mapping[str, Article | None], heads: Mapping[str, Head]
) -> Decisions:
    return Decider(Archive(heads, there.get), UTC).decide(arrivals)


def test_a_file_that_vanished_meanwhile_is_left_alone() -> None:
    head = Head(title="Ferry", id="aaaaaaa1", slug="ferry-aaaaaaa1", source_url=ADDRESS)
    [skipped] = decided([arriving("Ferry", url=ADDRESS)], {}, {"undated/ferry.md": head}).decided
    assert skipped.intent.action == "skip"


def test_an_id_is_never_given_twice() -> None:
    taken = article_id(ADDRESS, "")
    other = Article(Head(title="Other", id=taken, slug=f"other-{taken}"), "Other words.")
    path = f"undated/other-{taken}.md"
    arrivals = [arriving("Ferry", url=ADDRESS)]
    arrivals += [arriving("Minute", source=""), arriving("Minute", "One.", source="")]
    arrivals += [arriving("Minute", f"{n} boats.", source="") for n in range(5)]
    decisions = decided(arrivals, {path: other}, {path: other.head})
    ids = [each.intent.article.head.id for each in decisions.decided if each.intent.article]
    assert len({taken, *ids}) == len(arrivals) + 1
    assert {each.intent.action for each in decisions.decided} == {"create"}


def test_articles_of_one_title_without_text_or_source_have_ids_of_their_own() -> None:
    base = article_id("", "Minute\n")
    heads = {
        f"undated/minute-{base}.md": Head(
            title="Hour", id=base, slug=f"minute-{base}", source_url="https://example.org/1"
        )
    }
    [one] = decided([arriving("Minute", source="")], {}, heads).decided
    assert one.intent.article is not None
    assert one.intent.article.head.id != base
