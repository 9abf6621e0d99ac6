"""Through a list of recipients, one letter each: the flow, and what came of it."""

from __future__ import annotations

import smtplib
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from typing import TYPE_CHECKING

from .journal import State
from .smtp import hand_over

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from .journal import Journal
    from .recipients import Recipient
    from .smtp import Server

MOST_LOST = 3
"""Connections lost in a row after which the server counts as down."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Whom letters are from; `unsubscribe` is an address, of the web or mailto:, or empty."""

    address: str
    name: str = ""
    unsubscribe: str = ""


@dataclass
class Report:
    """What became of the letters: those of earlier runs (`before`), and pairs of address and
    reply."""

    before: int = 0
    sent: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)
    later: list[tuple[str, str]] = field(default_factory=list)
    unknown: list[tuple[str, str]] = field(default_factory=list)
    waiting: int = 0

    @property
    def complete(self) -> bool:
        """Whether nothing is left to do for this edition."""
        return not (self.refused or self.later or self.unknown or self.waiting)

    def summary(self) -> str:
        """One line for people."""
        return (
            f"{self.sent} sent, {self.before} sent before, {len(self.refused)} refused, "
            f"{len(self.later)} to try again, {len(self.unknown)} not known, "
            f"{self.waiting} not tried"
        )


def send(
    letter: EmailMessage,
    edition: str,
    recipients: Iterable[Recipient],
    sender: Sender,
    server: Server,
    journal: Journal,
    now: datetime,
    *,
    again: bool = False,
) -> Report:
    """Send `letter`, which is the edition called `edition`, to everybody who has not got it.

    `again` sends once more to those of whom it is not known. Raises OSError where the journal
    cannot be written; then nothing more is sent.
    """
    report = Report()
    due = []
    for recipient in recipients:
        state = journal.state(edition, recipient.key)
        if state is State.SENT:
            report.before += 1
        elif state is State.REFUSED:
            report.refused.append((recipient.address, "refused before"))
        elif state is State.HANDING and not again:
            report.unknown.append((recipient.address, "no answer before"))
        else:
            due.append(recipient)
    _Run(letter, edition, sender, server, journal, now, report).all(due)
    return report


@dataclass
class _Run:
    letter: EmailMessage
    edition: str
    sender: Sender
    server: Server
    journal: Journal
    now: datetime
    report: Report
    _connection: smtplib.SMTP | None = None

    def all(self, due: list[Recipient]) -> None:
        lost = 0
        for number, recipient in enumerate(due):
            lost = 0 if self._one(recipient) else lost + 1
            if lost == MOST_LOST:
                self.report.waiting = len(due) - number - 1
                break
        if self._connection is not None:
            with suppress(OSError, smtplib.SMTPException):
                self._connection.quit()

    def _one(self, recipient: Recipient) -> bool:
        """Send one letter; return whether the server was there to the end."""
        try:
            self._connection = self._connection or self.server.connect()
        except (OSError, smtplib.SMTPException) as error:
            self.report.later.append((recipient.address, str(error)))
            return False
        data = addressed(self.letter, self.edition, recipient, self.sender, self.now)

        def handing() -> None:
            self.journal.note(self.edition, recipient.key, State.HANDING)

        done = hand_over(self._connection, self.sender.address, recipient.address, data, handing)
        if not done.alive:
            self._connection.close()
            self._connection = None
        if done.state is not None:
            self.journal.note(self.edition, recipient.key, done.state)
        self._tell(recipient, done.state, done.reply)
        return done.alive

    def _tell(self, recipient: Recipient, state: State | None, reply: str) -> None:
        if state is State.SENT:
            self.report.sent += 1
            return
        lists = {State.REFUSED: self.report.refused, State.LATER: self.report.later}
        target = lists.get(state, self.report.unknown) if state else self.report.unknown
        target.append((recipient.address, reply))


def addressed(
    letter: EmailMessage, edition: str, recipient: Recipient, sender: Sender, now: datetime
) -> bytes:
    """The letter with its envelope in it. One edition to one recipient has one Message-ID for ever,
    so that mail programs know a second copy for what it is."""
    domain = sender.address.rpartition("@")[2]
    fields = {
        "From": formataddr((sender.name, sender.address)),
        "To": formataddr((recipient.name, recipient.address)),
        "Date": format_datetime(now),
        "Message-ID": f"<{edition}.{recipient.key}@{domain}>",
        "List-Unsubscribe": f"<{sender.unsubscribe}>" if sender.unsubscribe else "",
        "Auto-Submitted": "auto-generated",
    }
    made = EmailMessage(policy=letter.policy)
    for name, value in letter.items():
        if name not in fields:
            made[name] = value
    for name, value in fields.items():
        if value:
            made[name] = value
    made.set_payload(letter.get_payload())
    return made.as_bytes()
