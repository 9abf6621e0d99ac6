"""A Hypothesis strategy: articles of any content, as files may hold them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from dateline.model import Article, Head, Kind, Precision, Rights, When

PLAIN = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="\x85\ufeff"),
    max_size=30,
).map(lambda text: " ".join(text.split()))
LISTS = st.lists(PLAIN.filter(bool), max_size=3).map(tuple)
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=0, tzinfo=UTC)
)


@st.composite
def whens(draw: st.DrawFn) -> When | None:
    moment = draw(MOMENTS)
    precision = draw(st.sampled_from(Precision))
    raw = draw(st.sampled_from([None, "2 hours ago", "منذ يوم"]))
    if draw(st.booleans()):
        return When.unit(moment, precision, raw)
    if raw and draw(st.booleans()):
        return When(None, None, precision, raw)
    return When(moment - timedelta(seconds=draw(st.integers(1, 10**6))), moment, precision, raw)


def articles() -> st.SearchStrategy[Article]:
    heads = st.builds(
        Head,
        title=PLAIN.filter(bool),
        when=st.none() | whens(),
        modified=st.none() | MOMENTS,
        description=PLAIN,
        tags=LISTS,
        author=PLAIN,
        id=st.integers(0, 16**8 - 1).map("{:08x}".format),
        kind=st.sampled_from(Kind),
        coverage=LISTS,
        rights=st.none() | st.sampled_from(Rights),
        pin=st.booleans(),
        extra=st.sampled_from([(), (("mood", "glad"),), (("deep", {"a": [1, None]}),)]),
    )
    return st.builds(Article, heads.map(lambda head: replace(head, slug=f"words-{head.id}")), PLAIN)
