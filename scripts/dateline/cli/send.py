"""`dateline send`: a day's or week's letter to a list of readers, each once."""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.errors import DatelineError, UsageError, problem

from .edition import Name, Root, letter_of, prepared

if TYPE_CHECKING:
    from email.message import EmailMessage

    from dateline.mailing import Journal, Recipient, Report, Sender, Server

PASSWORD = "DATELINE_SMTP_PASSWORD"


def send(
    name: Name,
    to: Annotated[Path, typer.Option(help="A file of addresses, one a line.")],
    sender: Annotated[str, typer.Option("--from", help="Whom the letter is from.")],
    smtp: Annotated[str, typer.Option(help="The server, HOST or HOST:PORT.")] = "localhost:587",
    security: Annotated[str, typer.Option(help="starttls, tls or none.")] = "starttls",
    user: Annotated[str, typer.Option(help=f"The password is taken from {PASSWORD}.")] = "",
    unsubscribe: Annotated[
        str, typer.Option(help="Where readers leave the list: https:// or mailto:.")
    ] = "",
    deliver: Annotated[bool, typer.Option(help="Send; without it nothing leaves.")] = False,
    again: Annotated[bool, typer.Option(help="Also to those of whom it is not known.")] = False,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds to wait for an answer.")] = 60,
    journal: Annotated[
        Path | None, typer.Option(help="What was sent; default ROOT/.dateline/sent.jsonl.")
    ] = None,
    root: Root = Path(),
) -> None:
    """Send a day's or week's letter; first a dry run, then with --deliver, never twice."""
    from dateline.build.lock import locked
    from dateline.mailing import Journal
    from dateline.mailing import send as run
    from dateline.render.files.letters import message

    whom, server = _sender(sender, unsubscribe), _server(smtp, security, user, timeout)
    readers = _readers(to)
    context, group, desk = prepared(root, name)
    letter = message(letter_of(context, group), desk, unsubscribe)
    path = journal or root / ".dateline" / "sent.jsonl"
    with locked(path.with_name(f"{path.name}.lock")):
        known = Journal(path)
        if not deliver:
            _rehearse(letter, group.key, readers, known)
            return
        if not known.rehearsed(group.key, digest_of(letter)):
            raise UsageError(
                "this letter was not looked at yet",
                "run the same command without --deliver, then again with it",
            )
        now = datetime.now(UTC).replace(microsecond=0)
        report = run(letter, group.key, readers, whom, server, known, now, again=again)
    _tell(report)
    if not report.complete:
        raise typer.Exit(1)


def digest_of(letter: EmailMessage) -> str:
    """What tells one version of a letter from another."""
    return hashlib.sha256(letter.as_bytes()).hexdigest()[:16]


def _rehearse(
    letter: EmailMessage, edition: str, readers: list[Recipient], journal: Journal
) -> None:
    """Say what would be sent, and note that somebody saw it."""
    got = sum(journal.state(edition, reader.key) is not None for reader in readers)
    body = letter.get_body(("plain",))
    typer.echo(f"Subject: {letter['Subject']}\n")
    typer.echo(body.get_content() if body is not None else "")
    typer.echo(
        f"{len(letter.as_bytes()):,} bytes to {len(readers) - got} of {len(readers)} readers"
    )
    typer.echo("Nothing was sent. To send it, run the same command with --deliver.")
    journal.rehearse(edition, digest_of(letter))


def _tell(report: Report) -> None:
    for code, found in (("D805", report.refused), ("D807", report.later),
                        ("D806", report.unknown)):  # fmt: skip
        for address, reply in found:
            typer.echo(str(problem(address, 0, code, " ".join(reply.split()))), err=True)
    typer.echo(report.summary())


def _readers(path: Path) -> list[Recipient]:
    """The readers of a list. Raises UsageError where it cannot be read or names one wrongly."""
    from dateline.mailing import Recipient, read_recipients

    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{path} cannot be read: {error}", "give a text file of addresses"
        ) from error
    found = list(read_recipients(text, str(path)))
    readers = [each for each in found if isinstance(each, Recipient)]
    wrong = [each for each in found if not isinstance(each, Recipient)]
    for each in wrong:
        typer.echo(str(each), err=True)
    if wrong:
        raise UsageError(f"{len(wrong)} lines of {path} are no addresses", "mend or remove them")
    return readers


def _sender(words: str, unsubscribe: str) -> Sender:
    from dateline.mailing import Sender
    from dateline.mailing.recipients import read_address

    found = read_address(words)
    if found is None:
        raise UsageError(f"--from {words!r} is no address", "write news@example.org")
    if unsubscribe and not unsubscribe.startswith(("https://", "mailto:")):
        raise UsageError(f"--unsubscribe {unsubscribe!r}", "begin it with https:// or mailto:")
    if any(c <= " " or c in "<>" for c in unsubscribe):
        raise UsageError("--unsubscribe holds a blank or a bracket", "write it as an address")
    return Sender(found.address, found.name, unsubscribe)


def _server(smtp: str, security: str, user: str, timeout: float) -> Server:
    from dateline.mailing import Server
    from dateline.mailing.smtp import SECURITY

    host, _, port = smtp.partition(":")
    if not host or (port and not port.isdigit()):
        raise UsageError(f"--smtp {smtp!r} is no server", "write mail.example.org:587")
    if security not in SECURITY:
        raise UsageError(f"no security {security!r}", f"use one of {', '.join(SECURITY)}")
    password = os.environ.get(PASSWORD, "")
    if user and security == "none":
        raise UsageError("a password is not sent in the clear", "use starttls or tls")
    if user and not password:
        raise DatelineError(f"--user needs a password in {PASSWORD}")
    return Server(host, int(port or 587), security, user, password, timeout)
