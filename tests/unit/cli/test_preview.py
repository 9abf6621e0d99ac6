"""`dateline preview`: the built site over HTTP, until it is interrupted."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from http.client import HTTPConnection
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Command

pytestmark = pytest.mark.thorough


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / "2026").mkdir(parents=True)
    (site / "index.html").write_text("front page", "utf-8")
    (site / "2026" / "index.html").write_text("a year", "utf-8")
    return site


def test_the_site_is_served_until_it_is_interrupted(site: Path) -> None:
    words = [sys.executable, "-m", "dateline.cli", "preview", "--port", "0", "--root", site.parent]
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1
    ) as served:
        assert served.stdout is not None
        address = served.stdout.readline().strip()
        answers = [answer(address, path) for path in ("/", "/2026/", "/2027/")]
        served.send_signal(signal.SIGINT)
        out, err = served.communicate(timeout=30)
    assert answers[:2] == [(200, "front page"), (200, "a year")]
    assert answers[2][0] == 404
    assert (served.returncode, out, err) == (0, "\n", "")


def answer(address: str, path: str) -> tuple[int, str]:
    connection = HTTPConnection(urlsplit(address).netloc, timeout=30)
    connection.request("GET", path)
    response = connection.getresponse()
    return response.status, response.read().decode()


def test_a_site_is_built_first(tmp_path: Path, command: Command) -> None:
    done = command("preview", "--root", tmp_path)
    assert (done.code, done.out) == (2, "")
    assert done.err == f"dateline: no site in {tmp_path / 'site'} (run 'dateline build' first)\n"


def test_a_port_in_use_is_told(site: Path, command: Command) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = command("preview", "--site", site, "--port", port)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"dateline: port {port} cannot be used: ")
    assert done.err.endswith(" (give --port 0)\n")


def test_a_port_is_a_number_that_ports_have(site: Path, command: Command) -> None:
    done = command("preview", "--site", site, "--port", "65536")
    assert done.code == 2
    assert "65535" in done.err
