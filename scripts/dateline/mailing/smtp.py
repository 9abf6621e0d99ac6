"""One letter handed to an SMTP server, step by step, so that it is known how far it came.

`smtplib.SMTP.sendmail` says only that the connection was lost, not whether that was before or after
the last byte; so the commands are given one by one.
"""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from .journal import State

if TYPE_CHECKING:
    from collections.abc import Callable

SECURITY = ("starttls", "tls", "none")


@dataclass(frozen=True, slots=True)
class Server:
    """Where letters are handed over. `security` is one of SECURITY; `timeout` in seconds."""

    host: str
    port: int
    security: str = "starttls"
    user: str = ""
    password: str = ""
    timeout: float = 60

    def connect(self) -> smtplib.SMTP:
        """A connection that is ready. Raises OSError or SMTPException."""
        if self.security == "tls":
            context = ssl.create_default_context()
            made: smtplib.SMTP = smtplib.SMTP_SSL(
                self.host, self.port, timeout=self.timeout, context=context
            )
        else:
            made = smtplib.SMTP(self.host, self.port, timeout=self.timeout)
        try:
            if self.security == "starttls":
                made.starttls(context=ssl.create_default_context())
            made.ehlo_or_helo_if_needed()
            if self.user:
                made.login(self.user, self.password)
        except BaseException:
            made.close()
            raise
        return made


class Outcome(NamedTuple):
    """What became of a letter; None for a state means that nobody knows. `alive` says whether the
    connection can be used again."""

    state: State | None
    reply: str = ""
    alive: bool = True


def hand_over(
    server: smtplib.SMTP, sender: str, to: str, data: bytes, handing: Callable[[], None]
) -> Outcome:
    """Hand over one letter. `handing` is called when all but its end has been sent."""
    try:
        code, reply = _envelope(server, sender, to)
        if code == 354:
            server.send(_stuffed(data))
    except (OSError, smtplib.SMTPException) as error:
        return Outcome(State.LATER, str(error) or "the connection was lost", alive=False)
    if code != 354:
        return _answer(server, code, reply)
    handing()
    try:
        server.send(b".\r\n")
        code, reply = server.getreply()
    except (OSError, smtplib.SMTPException) as error:
        return Outcome(None, str(error) or "the connection was lost", alive=False)
    return Outcome(State.SENT) if code == 250 else _answer(server, code, reply)


def _envelope(server: smtplib.SMTP, sender: str, to: str) -> tuple[int, bytes]:
    """Sender, recipient, DATA; the first answer that is not as it should be, or 354."""
    code, reply = server.mail(sender)
    if code == 250:
        code, reply = server.rcpt(to)
        if code in (250, 251):
            return server.docmd("data")
    return code, reply


def _answer(server: smtplib.SMTP, code: int, reply: bytes) -> Outcome:
    """A no: for ever (5xx), for now (4xx), or with good-bye (421)."""
    said = f"{code} {reply.decode('utf-8', 'replace')}"
    if code == 421:
        server.close()
        return Outcome(State.LATER, said, alive=False)
    try:
        server.rset()
    except (OSError, smtplib.SMTPException):
        return Outcome(State.REFUSED if code >= 500 else State.LATER, said, alive=False)
    return Outcome(State.REFUSED if code >= 500 else State.LATER, said)


def _stuffed(data: bytes) -> bytes:
    """A message as DATA wants it (RFC 5321, section 4.5.2): CR LF, no line a single dot, a line end
    at the end."""
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").rstrip(b"\n").split(b"\n")
    return b"".join(b"." + row + b"\r\n" if row[:1] == b"." else row + b"\r\n" for row in lines)
