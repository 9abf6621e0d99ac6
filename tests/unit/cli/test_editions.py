"""`dateline edition` and `dateline send`: what they make and refuse, what leaves and when."""

from __future__ import annotations

import shutil
import zipfile
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING

import pytest

from archives import small_archive, write_article
from mail_server import free_port, mail_server

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Command

pytestmark = pytest.mark.thorough

DAY = "2026-11-23"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = small_archive(tmp_path / "archive")
    story = "story: saaaaaaa3\nrights: full\nlicense: own\n"
    write_article(root, "aaaaaaa3", "Own words", DAY, story, "The *whole* text.")
    (root / "list.txt").write_text("ann@example.org\nBob <bob@example.org>\n", "utf-8")
    return root


@pytest.mark.parametrize("name", [DAY, "2026-w48", "2026-11", "saaaaaaa3", "own-words-saaaaaaa3"])
def test_a_day_week_month_or_story_is_a_book(
    root: Path, command: Command, name: str, tmp_path: Path
) -> None:
    target = tmp_path / "book.epub"
    done = command("edition", name, "--out", target, "--root", root)
    assert (done.code, done.out) == (0, f"{target}\n")
    with zipfile.ZipFile(target) as opened:
        assert "EPUB/part-001.xhtml" in opened.namelist()


@pytest.mark.parametrize(
    ("kind", "mark"),
    [("eml", b"X-Unsent: 1"), ("html", b"</table>"), ("text", b"Own words\n"),
     ("print", b"counter(page)"), ("print", b"attr(href)")],
)  # fmt: skip
def test_a_day_is_a_letter_and_sheets_to_print(
    root: Path, command: Command, monkeypatch: pytest.MonkeyPatch, kind: str, mark: bytes
) -> None:
    monkeypatch.chdir(root)
    done = command("edition", DAY, "--format", kind)
    assert done.code == 0
    assert mark in (root / done.out.strip()).read_bytes()


def test_what_is_not_there_or_not_known_is_wrong_usage(root: Path, command: Command) -> None:
    for words, said in (
        (("1999-01-01",), "the archive has no day, week, month or story"),
        ((DAY, "--format", "doc"), "no format 'doc'"),
        (("2026-11", "--format", "eml"), "a month has no letter"),
        ((DAY, "--out", root), "cannot be written"),
    ):
        done = command("edition", *words, "--root", root)
        assert (done.code, said in done.err) == (2, True), words


@pytest.mark.browser
def test_chromium_prints_numbered_pages(root: Path, command: Command, tmp_path: Path) -> None:
    assert shutil.which("chromium")
    target = tmp_path / "edition.pdf"
    done = command("edition", DAY, "--format", "pdf", "--out", target, "--root", root)
    assert (done.code, done.err) == (0, "")
    assert target.read_bytes().startswith(b"%PDF-")


def test_without_a_browser_that_works_the_reason_is_told(
    root: Path, command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for program, said in (("/bin/false", "made no PDF"), (str(tmp_path / "none"), "failed")):
        monkeypatch.setenv("DATELINE_CHROMIUM", program)
        done = command("edition", DAY, "--format", "pdf", "--root", root)
        assert (done.code, said in done.err) == (2, True)
    monkeypatch.delenv("DATELINE_CHROMIUM")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "needs Chromium" in command("edition", DAY, "--format", "pdf", "--root", root).err


class Mail:
    """`dateline send` with what it always needs."""

    def __init__(self, root: Path, command: Command) -> None:
        self.root, self._command, self.port = root, command, free_port()
        self.box = root / "box"

    def send(self, *words: object, name: str = DAY) -> tuple[int, str, str]:
        given = ("--to", self.root / "list.txt", "--from", "News <news@example.org>", "--smtp",
                 f"127.0.0.1:{self.port}", "--security", "none", "--root", self.root)  # fmt: skip
        return self._command("send", name, *given, *words)


@pytest.fixture
def mail(root: Path, command: Command) -> Mail:
    return Mail(root, command)


def test_a_letter_is_looked_at_first_and_then_sent_once(mail: Mail) -> None:
    refused = mail.send("--deliver")
    assert (refused[0], "not looked at yet" in refused[2]) == (2, True)
    with mail_server(mail.port, mail.box):
        code, out, err = mail.send()
        assert (code, err) == (0, "")
        assert "Subject: Test: 23 November 2026" in out
        assert "to 2 of 2 readers" in out
        assert list(mail.box.iterdir()) == []
        assert mail.send("--deliver") == (
            0, "2 sent, 0 sent before, 0 refused, 0 to try again, 0 not known, 0 not tried\n", ""
        )  # fmt: skip
        assert mail.send("--deliver")[1].startswith("0 sent, 2 sent before")
    (letter,) = mail.box.glob("bob*")
    message = message_from_bytes(letter.read_bytes(), policy=default)
    assert (message["To"], message["From"]) == ("Bob <bob@example.org>", "News <news@example.org>")
    assert "X-Unsent" not in message
    assert "bob@" not in (mail.root / ".dateline" / "sent.jsonl").read_text("utf-8")


def test_who_is_told_how_to_leave_the_list_finds_it_in_head_and_text(mail: Mail) -> None:
    leave = ("--unsubscribe", "https://example.org/leave?a=1&b=2")
    with mail_server(mail.port, mail.box):
        assert f"Unsubscribe: {leave[1]}" in mail.send(*leave)[1]
        assert mail.send("--deliver")[0] == 2  # another letter than the one looked at
        mail.send(*leave, "--deliver")
    (letter,) = mail.box.glob("ann*")
    message = message_from_bytes(letter.read_bytes(), policy=default)
    assert message["List-Unsubscribe"] == f"<{leave[1]}>"
    plain, marked = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert marked is not None
    assert plain.get_content().rstrip().endswith(leave[1])
    assert 'href="https://example.org/leave?a=1&amp;b=2"' in marked.get_content()


def test_another_text_is_looked_at_again_and_goes_to_nobody_who_has_the_first(mail: Mail) -> None:
    with mail_server(mail.port, mail.box):
        mail.send()
        mail.send("--deliver")
        write_article(mail.root, "aaaaaaa2", "Coast road is open", DAY)
        assert mail.send("--deliver")[0] == 2
        assert "to 0 of 2 readers" in mail.send()[1]
        assert mail.send("--deliver")[1].startswith("0 sent, 2 sent before")


def test_what_did_not_arrive_is_told_and_fails(mail: Mail) -> None:
    (mail.root / "list.txt").write_text("later@example.org\nrefuse@example.org\n", "utf-8")
    with mail_server(mail.port, mail.box):
        mail.send()
        code, out, err = mail.send("--deliver")
    assert (code, out.startswith("0 sent, 0 sent before, 1 refused, 1 to try again")) == (1, True)
    assert "refuse@example.org: D805 550 5.1.1 nobody here" in err
    assert "later@example.org: D807 451 4.7.1 greylisted" in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--from", "nobody"), "is no address"),
        (("--smtp", "host:port"), "is no server"),
        (("--security", "ssl"), "no security"),
        (("--user", "me"), "not sent in the clear"),
        (("--user", "me", "--security", "tls"), "DATELINE_SMTP_PASSWORD"),
        (("--unsubscribe", "http://a"), "begin it with https://"),
        (("--unsubscribe", "https://a>b"), "holds a blank or a bracket"),
        (("--to", "/none.txt"), "cannot be read"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_sent(
    mail: Mail, words: tuple[str, ...], said: str
) -> None:
    code, _, err = mail.send(*words)
    assert (code, said in err) == (2, True)


def test_a_list_with_a_line_that_is_no_address_is_not_sent_to(mail: Mail) -> None:
    (mail.root / "list.txt").write_text("ann@example.org\nnot an address\n", "utf-8")
    code, _, err = mail.send()
    assert (code, "list.txt:2: D805" in err, "1 lines of" in err) == (2, True, True)
    assert mail.send(name="2026-11")[0] == 2
