"""One question and one answer, as values; who carries them is an argument (see `run`)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import quote, urldefrag, urljoin

from dateline.text.urls import is_web

REDIRECTS = frozenset({301, 302, 303, 307, 308})
FOR_EVER = frozenset({301, 308})
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})  # worth another try
MOST_REDIRECTS = 5
_LONGEST_WAIT = timedelta(days=7)
_AS_WRITTEN = "%/:?#[]@!$&'()*+,;=-._~"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host said. Names of headers are in lower case; the body is unpacked and whole."""

    url: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    def redirected(self) -> str:
        """The address that the answer leads to, empty where it is no redirect.

        Raises AskError for one that is no web address.
        """
        location = self.headers.get("location", "").strip()
        if self.status not in REDIRECTS or not location:
            return ""
        try:
            url = urldefrag(urljoin(self.url, quote(location, safe=_AS_WRITTEN)))[0]
        except ValueError as error:
            raise AskError("D701", f"it redirects to {location!r}, which is no address") from error
        if not is_web(url):
            raise AskError("D702", f"it redirects to {location!r}, which is no web address")
        return url

    def retry_after(self, now: datetime) -> timedelta | None:
        """How long the host wants to be left alone, at most a week; None where it does not say."""
        said = self.headers.get("retry-after", "").strip()
        try:
            wait = (
                timedelta(seconds=int(said))
                if said.isascii() and said.isdigit()
                else _until(said, now)
            )
        except (ValueError, OverflowError):
            return None
        return min(max(wait, timedelta()), _LONGEST_WAIT)


class AskError(Exception):
    """No answer that can be used. `code` is the finding's; `passing` says that another try may
    do better."""

    def __init__(self, code: str, message: str, *, passing: bool = False) -> None:
        super().__init__(message)
        self.code, self.message, self.passing = code, message, passing


# Asks for an address with headers, once, without following redirects. Raises AskError.
Ask = Callable[[str, Mapping[str, str]], Awaitable[Answer]]


def _until(said: str, now: datetime) -> timedelta:
    moment = parsedate_to_datetime(said)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - now
