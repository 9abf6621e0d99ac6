"""Whatever hosts answer: a visit never raises, never asks without end, keeps only what is new."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from dateline.fetch.exchange import MOST_REDIRECTS, Answer, AskError
from dateline.fetch.pace import Pace
from dateline.fetch.state import Known
from dateline.fetch.targets import Kind, Target
from dateline.fetch.visit import ATTEMPTS, Visit, Visitor

if TYPE_CHECKING:
    from collections.abc import Mapping

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
URL = "https://a.example/feed"
STATUSES = st.sampled_from([200, 203, 204, 206, 301, 302, 304, 307, 404, 410, 429, 500, 503, 999])
PLACES = st.sampled_from(
    ["/feed", "/other", "//b.example/x", "http://[", "ftp://c/", "", "/\u0660 "]
)
HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "location": PLACES | st.text(max_size=20),
        "retry-after": st.sampled_from(["0", "5", "900", "x"]) | st.text(max_size=12),
        "etag": st.text(max_size=5),
        "last-modified": st.text(max_size=5),
    },
)
BODIES = st.sampled_from([b"", b" ", b"<rss/>", b"User-agent: *\nDisallow: /f"]) | st.binary()
ERRORS = st.builds(
    lambda code, passing: AskError(code, "x", passing=passing),
    st.sampled_from(["D701", "D702", "D704"]),
    st.booleans(),
)
REPLIES = st.builds(lambda *all: Answer("", *all), STATUSES, HEADERS, BODIES) | ERRORS


class Hosts:
    """Answers questions one after the other, the last one again and again."""

    def __init__(self, replies: list[Answer | AskError]) -> None:
        self._replies, self.asked, self.slept = replies, 0, 0.0

    async def ask(self, url: str, headers: Mapping[str, str]) -> Answer:
        assert url.startswith(("http://", "https://"))
        reply = self._replies[min(self.asked, len(self._replies) - 1)]
        self.asked += 1
        if isinstance(reply, AskError):
            raise reply
        return Answer(url, reply.status, reply.headers, reply.body)

    async def sleep(self, seconds: float) -> None:
        assert seconds >= 0
        self.slept += seconds

    def visit(self, known: Known) -> Visit:
        async def run() -> Visit:
            pace = Pace(1.0, lambda: self.slept, self.sleep)
            visitor = Visitor(self.ask, pace, lambda: NOW)
            return await visitor.visit(Target(Kind.FEED, URL), known)

        return asyncio.run(run())


@given(st.lists(REPLIES, min_size=1, max_size=8), st.sampled_from([Known(), Known(URL, "a", "b")]))
def test_no_answer_breaks_a_visit(replies: list[Answer | AskError], known: Known) -> None:
    hosts = Hosts(replies)
    visit = hosts.visit(known)
    hops = MOST_REDIRECTS + 1
    assert hosts.asked <= ATTEMPTS * hops * (hops + 1)  # each hop may be another site with robots
    assert hosts.slept <= 40 * hosts.asked
    assert visit.outcome in ("new", "unchanged", "failed", "waiting")
    assert (visit.outcome == "new") == (visit.known.sha256 != known.sha256)
    assert all(found.path == URL and found.code.startswith("D70") for found in visit.problems)
    if visit.answer:
        assert visit.answer.body.strip()
        assert hosts.visit(visit.known).answer is None or len(replies) > 1


@given(st.lists(REPLIES, min_size=1, max_size=3))
def test_who_is_gone_or_rests_is_not_asked(replies: list[Answer | AskError]) -> None:
    for known, outcome in (
        (Known(gone=True), "failed"),
        (Known(wait="2026-11-23T12:00:01+00:00"), "waiting"),
    ):
        hosts = Hosts(replies)
        assert (hosts.visit(known).outcome, hosts.asked) == (outcome, 0)
