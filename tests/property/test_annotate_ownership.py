"""What people wrote survives any sequence of annotating, taking in again and editing by hand."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate import FIELDS, Archive, annotate, applied
from dateline.annotate.suggestion import is_open
from dateline.articles import dump, parse, rewrite
from dateline.ingest.improve import improved, stamped
from dateline.model import Article, Head, Record, Rights

BODY = (
    "Prime Minister Narendra Modi spoke in Oslo on Monday. The striker scored in the league match. "
    "Modi praised the goalkeeper. The team of Oslo won the final. It was a long day. "
    "The manager left early. Nobody was hurt. Rain fell on the stadium. The season goes on."
)
TEXTS = ("", "ours", "q1")
RUN, AGAIN = "a run of the annotators", "the capture comes again"
STEPS = st.lists(
    st.sampled_from((RUN, AGAIN)) | st.tuples(st.sampled_from(FIELDS), st.sampled_from(TEXTS)),
    max_size=6,
)
CAPTURED = stamped(
    Article(
        Head(title="Visit", id="aaaaaaa1", slug="v-aaaaaaa1", lang="en", tags=("oslo", "visit"),
             category="Politics", source="Post", source_url="https://example.com/a"),
        BODY,
    )
)  # fmt: skip


def run(article: Article) -> Article:
    """The article after a run."""
    made = annotate([article], Archive((Record("", "", article.head, article.body),)))
    return applied(article, made)


def edited(article: Article, field: str, text: str) -> Article:
    """The article after a hand edit."""
    value = text if field in ("summary", "story") else tuple(filter(None, [text]))
    return replace(article, head=replace(article.head, **{field: value}))  # type: ignore[arg-type]


@settings(deadline=None)
@given(STEPS)
def test_hand_edits_survive_any_sequence(steps: list[tuple[str, str] | str]) -> None:
    article = replace(CAPTURED, head=replace(CAPTURED.head, rights=Rights.FULL, license="own"))
    text = dump(article)
    ours: dict[str, object] = {}
    for step in steps:
        if isinstance(step, str):
            made = run(article) if step == RUN else improved(article, CAPTURED)
            for field, value in ours.items():
                assert getattr(made.head, field) == value
        else:
            made = edited(article, *step)
            if is_open(made, step[0]):
                ours.pop(step[0], None)  # back to what the machine wrote, or never decided
            else:
                ours[step[0]] = getattr(made.head, step[0])
        text = rewrite(text, made)
        read = parse(text, "").article
        assert read == made
        article = made


@settings(deadline=None)
@given(st.sampled_from(FIELDS), st.sampled_from(TEXTS))
def test_a_second_run_changes_nothing_after_any_edit(field: str, text: str) -> None:
    article = Article(Head(title="Visit", id="aaaaaaa1", lang="en"), BODY)
    once = run(edited(run(article), field, text))
    assert run(once) == once


@settings(deadline=None)
@given(st.lists(st.sampled_from((RUN, AGAIN)), max_size=5))
def test_runs_and_captures_that_come_again_settle_at_once(steps: list[str]) -> None:
    once = run(CAPTURED)
    article = once
    for step in steps:
        article = run(article) if step == RUN else improved(article, CAPTURED)
    assert article == once
