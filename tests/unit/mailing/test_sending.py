"""Letters over a real server: each once, whatever it does."""

from __future__ import annotations

import email.policy
from collections import Counter
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

from dateline.mailing import (
    Journal,
    Recipient,
    Report,
    Sender,
    Server,
    State,
    read_recipients,
    send,
)
from mail_server import free_port, mail_server

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.thorough

NOW = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
FROM = Sender("news@example.org", "The <News>", "https://example.org/leave?a=b")
EDITION = "2026-11-23"


def letter(text: str = "One.\n.\n..dots\nLast") -> EmailMessage:
    made = EmailMessage(policy=email.policy.SMTP)
    made["Subject"] = "The news"
    made["Date"] = "Mon, 23 Nov 2026 23:59:59 +0000"
    made.set_content(text)
    made.add_alternative(f"<p>{text}</p>", subtype="html")
    return made


class Post:
    """A list of readers, a journal and a port, over several runs and servers."""

    def __init__(self, place: Path) -> None:
        self.place, self.port = place, free_port()
        self.box = place / "box"

    def send(self, *names: str, again: bool = False, timeout: float = 20) -> Report:
        readers = [Recipient(f"{name}@example.org") for name in names]
        server = Server("127.0.0.1", self.port, "none", timeout=timeout)
        journal = Journal(self.place / "sent.jsonl")
        return send(letter(), EDITION, readers, FROM, server, journal, NOW, again=again)

    def got(self) -> dict[str, int]:
        """How many letters each reader has."""
        return dict(Counter(path.name.partition("@")[0] for path in self.box.iterdir()))


@pytest.fixture
def post(tmp_path: Path) -> Post:
    return Post(tmp_path)


def test_every_reader_gets_one_letter_however_often_it_is_sent(post: Post) -> None:
    with mail_server(post.port, post.box):
        first = post.send("ann", "bob", "eve")
        second = post.send("ann", "bob", "eve", "new")
    assert (first.sent, first.complete, second.sent, second.before) == (3, True, 1, 3)
    assert post.got() == {"ann": 1, "bob": 1, "eve": 1, "new": 1}
    data = (post.box / "ann@example.org.0").read_bytes()
    message = message_from_bytes(data, policy=email.policy.default)
    text = message.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert text.splitlines() == ["One.", ".", "..dots", "Last"]
    key = Recipient("ann@example.org").key
    assert message["Message-ID"] == f"<2026-11-23.{key}@example.org>"
    assert (message["To"], message["Date"]) == (
        "ann@example.org",
        "Tue, 24 Nov 2026 06:00:00 +0000",
    )
    assert message["From"] == '"The <News>" <news@example.org>'
    assert message["List-Unsubscribe"] == "<https://example.org/leave?a=b>"
    assert len(message.get_all("Date")) == 1


def test_who_is_refused_is_told_and_nobody_else_waits(post: Post) -> None:
    with mail_server(post.port, post.box):
        first = post.send("ann", "refuse", "later", "content", "eve")
        second = post.send("ann", "refuse", "later", "content", "eve")
    assert (first.sent, second.before, second.sent) == (2, 2, 0)
    assert [who for who, _ in first.refused] == ["refuse@example.org", "content@example.org"]
    assert first.refused[0][1] == "550 5.1.1 nobody here"
    assert second.refused[0][1] == "refused before"
    assert [who for who, _ in first.later] == ["later@example.org"]
    assert [who for who, _ in second.later] == ["later@example.org"]
    assert post.got() == {"ann": 1, "eve": 1}
    assert not second.complete


def test_a_letter_dropped_in_its_middle_may_be_sent_again(post: Post) -> None:
    server = Server("127.0.0.1", post.port, "none", timeout=20)
    long = letter("words " * 600_000)  # more than what the system takes before anybody reads it
    reader = Recipient("drop@example.org")
    with mail_server(post.port, post.box):
        journal = Journal(post.place / "sent.jsonl")
        report = send(long, EDITION, [reader], FROM, server, journal, NOW)
        assert [who for who, _ in report.later] == ["drop@example.org"]
        assert journal.state(EDITION, reader.key) is State.LATER
        # A short one is gone before the loss is seen: then nobody can know, and it is not repeated.
        short = post.send("drop-too", "ann")
        assert (short.sent, len(short.later) + len(short.unknown)) == (1, 1)
    assert post.got() == {"ann": 1}


def test_a_server_killed_midway_means_no_letter_twice(post: Post) -> None:
    names = ("ann", "bob", "kill", "eve", "joe", "kim", "lee", "moe")
    with mail_server(post.port, post.box):
        first = post.send(*names)
    assert (first.sent, [who for who, _ in first.unknown]) == (2, ["kill@example.org"])
    # Lost three times in a row, the server counts as down.
    assert ([who[:3] for who, _ in first.later], first.waiting) == (["eve", "joe"], 3)
    with mail_server(post.port, post.box):
        second = post.send(*names)
    assert (second.sent, second.before, len(second.unknown)) == (5, 2, 1)
    assert set(post.got().values()) == {1}
    assert post.got().keys() == set(names) - {"kill"}


def test_a_letter_that_was_kept_without_an_answer_is_not_sent_again(post: Post) -> None:
    with mail_server(post.port, post.box):
        first = post.send("kept")
    assert (first.sent, len(first.unknown), post.got()) == (0, 1, {"kept": 1})
    with mail_server(post.port, post.box):
        assert post.send("kept").unknown == [("kept@example.org", "no answer before")]
    assert post.got() == {"kept": 1}
    with mail_server(post.port, post.box):
        post.send("kept", again=True)  # somebody asked for it, and the server dies again
    assert post.got() == {"kept": 2}


def test_a_slow_server_is_not_waited_for_and_nobody_gets_two(post: Post) -> None:
    with mail_server(post.port, post.box):
        report = post.send("slow", "ann", timeout=1)
        assert (report.sent, [who for who, _ in report.unknown]) == (1, ["slow@example.org"])
        assert post.send("slow", "ann", timeout=1).before == 1
    assert post.got() == {"ann": 1}


def test_a_server_that_says_good_bye_is_asked_anew(post: Post) -> None:
    with mail_server(post.port, post.box):
        report = post.send("bye", "ann")
    assert (report.sent, [who for who, _ in report.later]) == (1, ["bye@example.org"])


def test_where_no_server_is_nothing_is_lost(post: Post) -> None:
    report = post.send("ann", "bob", "eve", "joe")
    assert (report.sent, len(report.later), report.waiting) == (0, 3, 1)
    assert report.summary() == (
        "0 sent, 0 sent before, 0 refused, 3 to try again, 0 not known, 1 not tried"
    )
    with mail_server(post.port, post.box):
        assert post.send("ann", "bob", "eve", "joe").sent == 4


def test_a_server_without_encryption_is_not_talked_to_unless_that_is_wanted(post: Post) -> None:
    with mail_server(post.port, post.box):
        for security in ("starttls", "tls"):
            server = Server("127.0.0.1", post.port, security, timeout=2)
            journal = Journal(post.place / "sent.jsonl")
            report = send(letter(), EDITION, [Recipient("a@b.org")], FROM, server, journal, NOW)
            assert (report.sent, len(report.later)) == (0, 1)
    assert list(post.box.iterdir()) == []


def test_a_journal_cut_off_by_a_crash_is_read_to_its_last_whole_line(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "sent.jsonl"
    journal = Journal(path)
    journal.note("a", "1", State.HANDING)
    journal.note("a", "1", State.SENT)
    journal.note("a", "2", State.HANDING)
    journal.rehearse("a", "d")
    whole = path.read_bytes()
    assert Journal(path).rehearsed("a", "d")
    for cut in range(len(whole)):
        path.write_bytes(whole[:cut])
        found = Journal(path)
        assert found.state("a", "1") in (None, State.HANDING, State.SENT)
        found.note("b", "1", State.SENT)
        assert Journal(path).state("b", "1") is State.SENT
    path.write_bytes(b'\n[]\n{"edition": 1}\n\xff\n{"edition": "a", "to": "1", "state": "odd"}\n')
    assert Journal(path).state("a", "1") is None


def test_a_list_names_everybody_once_and_tells_what_is_no_address() -> None:
    text = "\n".join(
        ["# readers", "ann@example.org", "Bob Roe <bob@exämple.org>", "ANN@example.org", "", "eve",
         "a b@example.org", "x@-bad-.org", "<joe@example.org>", "x@y.org\x00Bcc: z@y.org",
         f"{'l' * 65}@example.org", f"a@{'x' * 64}.org"]
    )  # fmt: skip
    found = list(read_recipients(text, "list.txt"))
    readers = [each for each in found if isinstance(each, Recipient)]
    assert readers == [
        Recipient("ann@example.org"),
        Recipient("bob@xn--exmple-cua.org", "Bob Roe"),
        Recipient("joe@example.org"),
    ]
    wrong = [each for each in found if not isinstance(each, Recipient)]
    assert [(each.line, each.code) for each in wrong] == [
        (n, "D805") for n in (6, 7, 8, 10, 11, 12)
    ]
