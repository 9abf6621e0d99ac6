"""Looking at the site and asking the servers: the only module here that touches disk or network."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import Request, urlopen

from .news import is_told, messages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.settings import Settings

    from .news import Message

VERSION = 1


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a run: messages that were taken, and those that were not, with the reason."""

    taken: tuple[Message, ...]
    failed: tuple[tuple[Message, str], ...]


def ping(
    site: Path,
    record: Path,
    settings: Settings,
    *,
    indexnow: str,
    timeout: float,
    rehearse: bool = False,
) -> Told:
    """Tell of what changed in `site` since `record` was written, and write it anew.

    What a server did not take stays in the record as it was, so that the next run tells it again.
    `rehearse` tells nobody and writes nothing. Raises OSError where the site or the record cannot
    be read or written.
    """
    now, before = looked_at(site, settings), remembered(record)
    wanted = messages(before, now, settings, indexnow)
    if rehearse:
        return Told(wanted, ())
    failed = tuple((each, why) for each in wanted if (why := _sent(each, timeout)))
    _keep(record, now, before, {path for each, _ in failed for path in each.about})
    lost = [each for each, _ in failed]
    return Told(tuple(each for each in wanted if each not in lost), failed)


def looked_at(site: Path, settings: Settings) -> dict[str, str]:
    """The files that somebody is told of, and their hashes."""
    found = {}
    for directory, _, names in os.walk(site):
        for name in names:
            path = Path(directory, name)
            told = path.relative_to(site).as_posix()
            if is_told(told, settings):
                found[told] = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    return found


def remembered(record: Path) -> dict[str, str]:
    """The hashes of what others were told of; none where nothing usable is there."""
    try:
        version, files = json.loads(record.read_text("utf-8"))
        return dict(files) if version == VERSION else {}
    except (FileNotFoundError, ValueError, TypeError):
        return {}


def _keep(
    record: Path, now: Mapping[str, str], before: Mapping[str, str], failed: set[str]
) -> None:
    """Remember what is told now; of what failed, what was told before."""
    files = {path: value for path, value in now.items() if path not in failed}
    # A hash that no file has: the next run finds it changed, though it was never told.
    files |= {path: before.get(path, "") for path in failed}
    record.parent.mkdir(parents=True, exist_ok=True)
    new = record.with_name(f"{record.name}.new")
    new.write_text(json.dumps([VERSION, files], sort_keys=True), "utf-8")
    new.replace(record)


def _sent(message: Message, timeout: float) -> str:
    """Send it; why it was not taken, empty where it was."""
    headers = {"Content-Type": message.kind, "User-Agent": "Dateline"}
    request = Request(message.to, data=message.body, headers=headers, method="POST")
    try:
        with urlopen(request, timeout=timeout):
            return ""
    except (OSError, HTTPException, ValueError) as error:
        return str(error) or type(error).__name__
