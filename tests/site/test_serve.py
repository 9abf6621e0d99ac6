"""`dateline serve`: a saved file is built at once, and the page says so to the browser."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from archives import small_archive, write_article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.site
PATIENCE = 60  # seconds, for a machine that is busy


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str, subprocess.Popen[str]]]:
    root = small_archive(tmp_path / "archive")
    words = [sys.executable, "-m", "dateline.cli", "serve", "--port", "0", "--root", str(root)]
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()  # the summary of the first build
        address = process.stdout.readline().strip()
        yield root, address, process
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.communicate(timeout=PATIENCE)


def get(address: str) -> str:
    with urlopen(address, timeout=30) as answer:
        return str(answer.read().decode())


def wait_for(address: str, text: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if text in get(address):
                return
        except HTTPError:
            pass
        time.sleep(0.1)
    raise AssertionError(f"{address} never said {text!r}")


def test_a_saved_article_is_on_its_page_and_the_version_counts_up(
    served: tuple[Path, str, subprocess.Popen[str]],
) -> None:
    root, address, _ = served
    version = f"{address}__dateline/version"
    assert get(version) == "1"
    assert '<script src="/__dateline/reload.js"></script></body>' in get(address)
    assert "/__dateline/version" in get(f"{address}__dateline/reload.js")
    assert "__dateline" not in (root / "site/index.html").read_text("utf-8")
    assert get(f"{address}assets/stylesheets/dateline.css")
    write_article(root, "aaaaaaa3", "Lighthouse lit again", "2026-11-24")
    wait_for(f"{address}2026/11/24/lighthouse-lit-again-aaaaaaa3/", "Lighthouse lit again")
    end = time.monotonic() + PATIENCE
    while get(version) == "1" and time.monotonic() < end:
        time.sleep(0.1)
    assert int(get(version)) > 1


def test_a_mistake_in_the_settings_is_told_and_the_old_site_stays(
    served: tuple[Path, str, subprocess.Popen[str]],
) -> None:
    root, address, process = served
    config = root / "mkdocs.yml"
    good = config.read_text("utf-8")
    config.write_text("site_name: [", "utf-8")
    assert process.stderr is not None
    assert process.stderr.readline().startswith("dateline: ")
    assert "Ferry sails again" in get(address)
    config.write_text(good.replace("site_name: Test", "site_name: Mended"), "utf-8")
    wait_for(address, "Mended")
