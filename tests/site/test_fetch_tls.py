"""`dateline fetch` over TLS: the name that was asked for is the name that is proved."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from typing import TYPE_CHECKING

import pytest

from archives import dateline
from webserver import Reply, Web, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.site,
    pytest.mark.skipif(shutil.which("openssl") is None, reason="makes certificates by openssl"),
]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for the name localhost only, with its key in the same file."""
    place = tmp_path_factory.mktemp("tls")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
         "-keyout", place / "key.pem", "-out", place / "cert.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    whole = place / "both.pem"
    whole.write_bytes((place / "key.pem").read_bytes() + (place / "cert.pem").read_bytes())
    return whole


@pytest.fixture
def web(certificate: Path) -> Iterator[Web]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with serving(tls=context) as found:
        found.pages["/feed"] = Reply(b"<rss></rss>")
        yield found


def fetched(root: Path, url: str, **environment: str) -> str:
    (root / "content").mkdir()
    (root / "content" / "sources.yml").write_text(f"a: {{feeds: ['{url}']}}\n", "utf-8")
    (root / "mkdocs.yml").write_text(
        "site_name: Test\ndocs_dir: content\nplugins: [dateline]\n", "utf-8"
    )
    words = ("fetch", "--allow-loopback", "--delay", "0")
    return dateline(*words, cwd=root, **environment).stdout


def test_a_feed_is_read_from_a_host_that_proves_its_name(
    tmp_path: Path, web: Web, certificate: Path
) -> None:
    url = f"{web.url.replace('127.0.0.1', 'localhost')}/feed"
    out = fetched(tmp_path, url, SSL_CERT_FILE=str(certificate.parent / "cert.pem"))
    assert out.startswith("new inbox/localhost-")
    assert web.asked[-1].headers["host"].startswith("localhost:")


def test_a_host_with_the_certificate_of_another_name_is_not_heard(
    tmp_path: Path, web: Web, certificate: Path
) -> None:
    out = fetched(tmp_path, f"{web.url}/feed", SSL_CERT_FILE=str(certificate.parent / "cert.pem"))
    assert "certificate is not valid for '127.0.0.1'" in out
    assert web.asked == []


def test_a_host_whom_nobody_vouches_for_is_not_heard(tmp_path: Path, web: Web) -> None:
    out = fetched(tmp_path, f"{web.url.replace('127.0.0.1', 'localhost')}/feed")
    assert "self-signed certificate" in out
    assert web.asked == []
