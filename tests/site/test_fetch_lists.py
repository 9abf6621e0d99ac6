"""What `dateline fetch` and `dateline opml` make of the owner's lists, through the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from archives import dateline, small_archive

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.site
LIST = """<opml version="2.0"><body>
<outline text="Example Times" xmlUrl="https://example.com/feed" htmlUrl="https://example.com/"/>
<outline text="Broken" type="rss"/></body></opml>"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    archive = small_archive(tmp_path / "archive")
    (archive / "list.opml").write_text(LIST, "utf-8")
    return archive


def test_a_list_goes_into_the_registry_and_out_again(root: Path) -> None:
    registry = root / "content" / "sources.yml"
    done = dateline("opml", "import", "list.opml", "--dry-run", cwd=root)
    assert done.stdout == "https://example.com/feed\n1 added to sources.yml (nothing written)\n"
    assert "list.opml:3: D709 Broken names no web address: ''" in done.stderr
    assert not registry.exists()
    assert dateline("opml", "import", "list.opml", cwd=root).returncode == 0
    written = registry.read_text("utf-8")
    assert 'example-times:\n  name: "Example Times"\n' in written
    assert dateline("opml", "import", "list.opml", cwd=root).stdout == "0 added to sources.yml\n"
    assert registry.read_text("utf-8") == written
    assert dateline("check", "--strict", cwd=root).returncode == 0
    out = dateline("opml", "export", cwd=root).stdout
    assert 'xmlUrl="https://example.com/feed" htmlUrl="https://example.com/"' in out
    assert dateline("opml", "export", "--output", "out.opml", cwd=root).returncode == 0
    assert (root / "out.opml").read_text("utf-8") == out


def test_a_wrong_address_in_the_registry_is_told_and_left_out(root: Path) -> None:
    text = "a:\n  name: A\n  feeds:\n    - https://127.0.0.1/feed\n    - /feed\n"
    (root / "content" / "sources.yml").write_text(text, "utf-8")
    said = "content/sources.yml:3: D202 feeds must be a list of full https:// addresses"
    assert said in dateline("check", cwd=root).stdout
    out = dateline("fetch", cwd=root).stdout
    assert said in out
    assert "https://127.0.0.1/feed: D702 127.0.0.1 is 127.0.0.1, which is not public" in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("fetch", "content/sources.yml names no feeds and no pages (give sources their feeds"),
        ("fetch --opml gone.opml", "gone.opml cannot be read: No such file or directory"),
        ("fetch --opml mkdocs.yml", "mkdocs.yml names no feed (export it again"),
        ("fetch --discover example.org", "--discover example.org: no full https:// address"),
        ("fetch --contact caf\u00e9", "--contact 'caf\u00e9' (give an address in ASCII letters)"),
        ("opml import gone.opml", "gone.opml cannot be read: No such file or directory"),
        ("opml export --output content", "content cannot be written: Is a directory"),
    ],
)
def test_wrong_usage_is_one_line_and_code_2(root: Path, words: str, said: str) -> None:
    done = dateline(*words.split(), cwd=root)
    assert done.returncode == 2
    assert f"dateline: {said}" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_registry_that_cannot_be_read_is_not_written_to(root: Path) -> None:
    registry = root / "content" / "sources.yml"
    registry.write_text("a: [\n", "utf-8")
    done = dateline("opml", "import", "list.opml", cwd=root)
    assert done.returncode == 2
    assert "sources.yml:2: D102" in done.stderr
    registry.write_bytes(b"a: \xff\n")
    assert "(save it as UTF-8)" in dateline("opml", "import", "list.opml", cwd=root).stderr
    assert registry.read_bytes() == b"a: \xff\n"
