"""A run of fetching: the one module of it that touches the network, the clock and the disk."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import ssl
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from dateline.errors import Problem, UsageError, problem

from .captures import files
from .exchange import Answer, AskError
from .guard import is_public
from .pace import Pace
from .report import Report
from .state import Known, read_state, write_state
from .targets import Kind, Target, by_place
from .unpack import ACCEPTED, Body
from .visit import Visit, Visitor

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import httpx

_TEMPORARY = ".dateline-new"  # an ending that intake passes over
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Manners:
    """How to ask. `agent` is the User-Agent; `most` the largest body in bytes; `seconds` the
    longest that one answer may take, from the name's look-up to its last byte; `delay` the seconds
    between two questions to one host; `hosts` how many hosts are asked at once. `loopback` lets
    tests ask this machine."""

    agent: str
    most: int = 5_000_000
    seconds: float = 30.0
    delay: float = 1.0
    hosts: int = 8
    loopback: bool = False


def fetch(wanted: Sequence[Target], inbox: Path, memory: Path, manners: Manners) -> Report:
    """Ask for every target, and leave what is new as captures in `inbox`.

    `memory` is the file that tells what is new. What one host does never ends the run. Raises
    UsageError where the packages of the extra `fetch` are missing.
    """
    known, problems = _remembered(memory)
    run = _Run(inbox, known)
    try:
        asyncio.run(run.all(wanted, manners))
    finally:
        problems += run.remember(memory)
    visits = tuple(run.visits[target] for target in wanted)
    return Report(visits, (*problems, *run.problems))


def ask_once(url: str, manners: Manners) -> Visit:
    """Ask for one page without remembering anything."""
    run = _Run(None, {})
    target = Target(Kind.PAGE, url)
    asyncio.run(run.all([target], manners))
    return run.visits[target][0]


class _Run:
    """What has been found so far; `inbox` None keeps nothing."""

    def __init__(self, inbox: Path | None, known: dict[str, Known]) -> None:
        self._inbox, self._known, self._before = inbox, known, dict(known)
        self.visits: dict[Target, tuple[Visit, str]] = {}
        self.problems: list[Problem] = []

    async def all(self, wanted: Sequence[Target], manners: Manners) -> None:
        """Ask for all targets, hosts side by side."""
        pace = Pace(manners.delay, time.monotonic, asyncio.sleep)
        free = asyncio.Semaphore(manners.hosts)
        async with _network() as network:
            visitor = Visitor(_Web(network, manners).ask, pace, lambda: datetime.now(UTC))
            async with asyncio.TaskGroup() as group:
                for targets in by_place(wanted).values():
                    group.create_task(self._host(targets, visitor, free))

    async def _host(
        self, targets: Sequence[Target], visitor: Visitor, free: asyncio.Semaphore
    ) -> None:
        for target in targets:
            async with free:
                visit = await visitor.visit(target, self._known.get(target.url, Known()))
            self.visits[target] = visit, self._kept(visit)

    def _kept(self, visit: Visit) -> str:
        """Keep the capture; its path. One that cannot be written is asked for again."""
        url, path = visit.target.url, ""
        if visit.answer and self._inbox:
            try:
                for name, data in files(visit.answer, visit.target.source, visit.at):
                    path = f"{self._inbox.name}/{name}"
                    _write(self._inbox / name, data)
            except OSError as error:
                message = error.strerror or str(error)
                self.problems.append(problem(path, 0, "D513", message))
                return ""
        self._known[url] = visit.known
        return path

    def remember(self, memory: Path) -> tuple[Problem, ...]:
        """Write what is known by now, unless it is what was known before."""
        if {url: each for url, each in self._known.items() if each != Known()} == self._before:
            return ()
        try:
            _write(memory, write_state(self._known).encode(), again=True)
        except OSError as error:
            message = error.strerror or str(error)
            return (problem(memory.name, 0, "D513", message),)
        return ()


def _remembered(memory: Path) -> tuple[dict[str, Known], tuple[Problem, ...]]:
    try:
        return read_state(memory.read_text("utf-8")), ()
    except FileNotFoundError:
        return {}, ()
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        message = " ".join(str(error).split())
        return {}, (problem(memory.name, 0, "D707", message),)


def _write(path: Path, data: bytes, *, again: bool = False) -> None:
    """Write beside `path` and rename; what is there already stays unless it is `again`."""
    if path.exists() and not again:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(path.name + _TEMPORARY)
    temporary.write_bytes(data)
    os.replace(temporary, path)  # noqa: PTH105 - one call, and the name everybody knows


def _network() -> httpx.AsyncHTTPTransport:
    try:
        import certifi
        import httpx
        import protego  # noqa: F401 - `robots` needs it; better told before anything is asked
    except ImportError as error:
        hint = "install them by: pip install 'dateline[fetch]'"
        raise UsageError("fetching needs the packages httpx and protego", hint) from error
    # Every question is put to an address that was looked at before, and the name goes along for
    # the certificate. So no connection may serve a second name, and no proxy may come between.
    trust = ssl.create_default_context(cafile=os.environ.get("SSL_CERT_FILE") or certifi.where())
    limits = httpx.Limits(max_keepalive_connections=0)
    return httpx.AsyncHTTPTransport(verify=trust, limits=limits, trust_env=False)


class _Web:
    """The network, as far as it may be asked."""

    def __init__(self, network: httpx.AsyncHTTPTransport, manners: Manners) -> None:
        self._network, self._manners = network, manners

    async def ask(self, url: str, headers: Mapping[str, str]) -> Answer:
        """See `exchange.Ask`."""
        import httpx

        try:
            async with asyncio.timeout(self._manners.seconds):
                return await self._ask(httpx.URL(url), headers)
        except TimeoutError as error:
            message = f"no whole answer within {self._manners.seconds:g} seconds"
            raise AskError("D704", message) from error
        except (httpx.TransportError, OSError) as error:
            message = str(error) or type(error).__name__
            raise AskError("D701", message, passing=True) from error
        except (httpx.InvalidURL, UnicodeError, ValueError) as error:
            raise AskError("D701", f"it cannot be asked: {error}") from error

    async def _ask(self, url: httpx.URL, headers: Mapping[str, str]) -> Answer:
        import httpx

        addresses = await self._addresses(url)
        for address in addresses[:-1]:
            with contextlib.suppress(httpx.ConnectError):
                return await self._answer(url, address, headers)
        return await self._answer(url, addresses[-1], headers)

    async def _addresses(self, url: httpx.URL) -> list[str]:
        """Where the host is, each address once. Raises AskError where one of them is not public:
        who answers for the name could lead anywhere."""
        name, port = url.raw_host.decode("ascii"), url.port or _PORTS[url.scheme]
        loop = asyncio.get_running_loop()
        try:
            found = await loop.getaddrinfo(name, port, type=socket.SOCK_STREAM)
        except socket.gaierror as error:
            raise AskError("D701", f"{name} has no address", passing=True) from error
        addresses = list(dict.fromkeys(str(where[0]) for *_, where in found))
        for address in addresses:
            if not is_public(address, loopback=self._manners.loopback):
                raise AskError("D702", f"{name} is {address}, which is not public")
        return addresses

    async def _answer(self, url: httpx.URL, address: str, headers: Mapping[str, str]) -> Answer:
        import httpx

        sent = {
            "User-Agent": self._manners.agent,
            "Accept": "application/atom+xml, application/rss+xml, application/feed+json, "
            "application/xml;q=0.9, text/html;q=0.9, */*;q=0.5",
            "Accept-Encoding": ACCEPTED,
            "Host": url.netloc.decode("ascii"),
        }
        request = httpx.Request(
            "GET",
            url.copy_with(host=address),
            headers=sent | dict(headers),
            extensions={"sni_hostname": url.raw_host.decode("ascii")},
        )
        response = await self._network.handle_async_request(request)
        try:
            body = Body(response.headers.get("content-encoding", ""), self._manners.most)
            async for piece in response.aiter_raw():
                body.feed(piece)
            told = {name.lower(): value for name, value in response.headers.items()}
            return Answer(str(url), response.status_code, told, body.whole())
        finally:
            await response.aclose()
