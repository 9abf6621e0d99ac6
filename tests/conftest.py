"""What every test shares: where things are, and no network."""

from __future__ import annotations

import gc
import os
import re
import signal
import socket
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
CASES = ROOT / "tests" / "cases"

# A run that was started in the background is deaf to Ctrl-C, and so would be the servers it starts,
# which tests end that way.
signal.signal(signal.SIGINT, signal.default_int_handler)

# The same examples every time, so that a change is judged by what it changed. `./run explore` looks
# for new ones; what it finds becomes a case.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

_OF_A_MODULE = re.compile(r"^pytestmark = (?:\[[^]]*\]|.*)$", re.MULTILINE)
_MARK = re.compile(r"pytest\.mark\.(\w+)")
LOOPBACK = {"127.0.0.1", "::1", "localhost"}


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Of a module whose every test is left out by its mark, not even the imports are paid."""
    if collection_path.suffix != ".py" or not config.option.markexpr.startswith("not ("):
        return None
    marks = _OF_A_MODULE.search(collection_path.read_text("utf-8"))
    left_out = config.option.markexpr.removeprefix("not (").removesuffix(")").split(" or ")
    return True if marks and set(_MARK.findall(marks[0])) & set(left_out) else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A property is a thorough test wherever it stands."""
    for item in items:
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker("thorough")


def pytest_collection_finish() -> None:
    """What is loaded by now lives to the end: the collector need not walk it again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that would leave this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            raise AssertionError(f"a test tried to reach {address[0]}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)
