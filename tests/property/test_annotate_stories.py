"""Stories under any sequence of runs, hand edits, merges and splits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate import Archive, annotate, applied
from dateline.annotate.story_edits import Stories, changed, merged, moved, split, taken_out
from dateline.errors import UsageError
from dateline.group.stories import final_story
from dateline.model import Article, Head, Record, Registries, StoryFile, When
from factories import catalog, planned

if TYPE_CHECKING:
    from collections.abc import Sequence

unhurried = settings(deadline=None)  # the first run loads the lists
WORDS = (
    "ferry", "Aurora", "storm", "harbour", "Ellis", "coast", "guard", "rescue", "vote",
    "budget", "minister", "Oslo", "court", "trial", "Nadir", "comet", "telescope", "140", "2,000",
)  # fmt: skip
ODD = (
    "",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "号外 大地震 東京",
    "x" * 3_000,
    "\u202e",
    "a",
)


@st.composite
def articles(draw: st.DrawFn, prefix: str = "a") -> list[Article]:
    """Articles that share words, some of them odd, some undated, some with a story by hand."""
    texts = st.lists(st.sampled_from(WORDS), min_size=6, max_size=14).map(" ".join)
    days = st.none() | st.dates(date(2026, 1, 1), date(2026, 2, 28)).map(When.on)
    return [
        Article(
            Head(
                title=draw(texts | st.sampled_from(ODD)),
                when=draw(days),
                id=f"{prefix}{number:07x}",
                lang=draw(st.sampled_from(("en", "und"))),
                story=draw(st.sampled_from(("", "", "", "saaaaaaaa"))),
            ),
            draw(texts | st.sampled_from(ODD)),
        )
        for number in range(draw(st.integers(0, 8)))
    ]


def archive(found: Sequence[Article]) -> Archive:
    return Archive(tuple(Record("", "", a.head, a.body[:600]) for a in found), Registries())


def run(found: Sequence[Article]) -> list[Article]:
    """The articles after a run of the annotators over all of them."""
    made = annotate(found, archive(found))
    return [applied(a, [each for each in made if each.id == a.head.id]) for a in found]


@unhurried
@given(articles(), st.randoms(use_true_random=False))
def test_the_order_of_the_files_says_nothing(found: list[Article], chance: object) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one = {a.head.id: a for a in run(found)}
    assert {a.head.id: a for a in run(shuffled)} == one


@unhurried
@given(articles())
def test_a_second_run_finds_nothing_to_do(found: list[Article]) -> None:
    once = run(found)
    assert run(once) == once


@unhurried
@given(articles(), articles("b"))
def test_more_articles_never_change_a_story_there_is(
    found: list[Article], more: list[Article]
) -> None:
    before = run(found)
    after = {a.head.id: a.head for a in run([*before, *more])}
    for article in before:
        if article.head.story:
            assert after[article.head.id].story == article.head.story


@unhurried
@given(articles(), st.data())
def test_what_people_wrote_or_took_away_stays(found: list[Article], data: st.DataObject) -> None:
    edited = []
    for article in run(found):
        story = data.draw(st.sampled_from((article.head.story, "", "sbbbbbbbb")))
        edited.append(replace(article, head=replace(article.head, story=story)))
    for old, new in zip(edited, run(edited), strict=True):
        marked = any(item.field == "story" for item in old.head.auto)
        if old.head.story or marked:
            assert new.head.story == old.head.story or _came_along(old, new)


def _came_along(old: Article, new: Article) -> bool:
    """Whether the machine improved on its own "none"."""
    return old.head.story == "" and new.head.story != ""


EDITS = st.lists(
    st.tuples(
        st.sampled_from(("merge", "split", "move", "remove", "by hand", "retitle", "close")),
        st.integers(0, 5),
        st.integers(0, 5),
    ),
    max_size=12,
)


@settings(deadline=None, max_examples=40)
@given(EDITS)
def test_every_article_is_in_one_place_and_every_old_story_leads_somewhere(
    edits: list[tuple[str, int, int]],
) -> None:
    heads = [
        Head(
            title=f"T{n}",
            id=f"{n:08x}",
            story=f"s{n // 2 * 2:08x}",
            when=When.on(date(2026, 1, n + 1)),
        )
        for n in range(6)
    ]
    stories = Stories(tuple(Record("", "", head) for head in heads), {})
    removed: set[str] = set()
    seen = set(stories.known())
    addresses = _addresses(stories)
    for edit in edits:
        stories = _edited(stories, *edit, removed)
        seen |= stories.known()
        answering = _addresses(stories)
        assert addresses <= answering
        addresses |= answering
    for record in stories.records:
        assert bool(stories.of(record)) != (record.head.id in removed)
    assert sum(
        len(stories.members(story)) for story in {final_story(s, stories.files) for s in seen}
    ) == (len(heads) - len(removed))


def _addresses(stories: Stories) -> set[str]:
    """Every address of a story that answers: by its page, or by a redirect."""
    found = catalog(stories.records, Registries(stories=dict(stories.files)))
    kinds = ("story", "redirect")
    return {made.path for made in planned(found).outputs
            if made.path.startswith("stories/") and made.kind in kinds}  # fmt: skip


def _merged_by_hand(stories: Stories, story: str, into: str) -> dict[str, StoryFile]:
    """What an editor writes who knows `merged_into` and nothing else."""
    file = stories.files.get(story) or StoryFile(id=story)
    if file.merged_into or stories.find(into) == story:
        raise UsageError("they are one", "")
    return {story: replace(file, merged_into=into)}


def _edited(stories: Stories, what: str, one: int, other: int, removed: set[str]) -> Stories:
    """The stories after an edit; one that cannot be meant changes nothing."""
    names = sorted(stories.known())
    story, into = names[one % len(names)], names[other % len(names)]
    id = stories.records[one].head.id
    try:
        if what == "merge":
            files = merged(stories, story, into)
        elif what == "split":
            _, files = split(stories, story, [stories.records[other].head.id])
        elif what == "move":
            files = moved(stories, id, into)
            removed.discard(id)
        elif what == "by hand":
            files = _merged_by_hand(stories, story, into)
            # What the story that stays excludes is in none then: its file says so.
            after = replace(stories, files={**stories.files, **files})
            removed.update(r.head.id for r in stories.records if not after.of(r))
        elif what in ("retitle", "close"):
            files = changed(stories, story, title=f"Title {one}", status="closed")
        else:
            files = taken_out(stories, id)
            removed.add(id)
    except UsageError:
        return stories
    return replace(stories, files={**stories.files, **files})
