"""A withheld text is gone from every file of the site after one build, compressed or not."""

from __future__ import annotations

import gzip
import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from archives import dateline, small_archive, write_article
from dateline.plan.families import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.site

# Words that stand in nothing but the article in question.
HEADLINE, BODY, DESCRIPTION, BYLINE = "Zanzibarquake", "kelpforest", "quillfeather", "Ottilie"
MORE = f"""\
rights: {{}}
license: own
description: A {DESCRIPTION} sentence.
author: {BYLINE} Roe
people: [{BYLINE} Roe]
story: saaaaaaa9
topics: ["medtop:04000000"]
"""
SECRETS = [word.lower().encode() for word in (HEADLINE, BODY, DESCRIPTION, BYLINE)]


def contents(path: Path) -> Iterator[bytes]:
    """What a file of the site holds, unpacked."""
    data = path.read_bytes()
    yield data
    if path.suffix == ".gz":
        yield gzip.decompress(data)
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                yield packed.read(name)


def telling(site: Path) -> dict[str, set[bytes]]:
    """The files that hold any of the secrets, in their names or in what they hold."""
    found: dict[str, set[bytes]] = {}
    for path in site.rglob("*"):
        if path.is_file():
            name = path.relative_to(site).as_posix()
            held = [name.encode(), *contents(path)]
            said = {word for word in SECRETS if any(word in each.lower() for each in held)}
            if said:
                found[name] = said
    return found


def put(archive: Path, rights: str) -> None:
    write_article(archive, "aaaaaaa9", HEADLINE, "2026-11-23", MORE.format(rights),
                  body=f"The {BODY} text.")  # fmt: skip


def test_a_withheld_text_leaves_every_file_in_one_build(tmp_path: Path) -> None:
    archive = small_archive(tmp_path / "archive")
    config = archive / "mkdocs.yml"
    switches = ", ".join(f"{family.switch}: true" for family in FAMILIES)
    text = config.read_text("utf-8").replace("dateline]", f"{{dateline: {{{switches}}}}}]")
    config.write_text(text, "utf-8")
    put(archive, "full")
    assert dateline("build", cwd=archive).returncode == 0
    site = archive / "site"
    before = telling(site)
    assert set(SECRETS) == set().union(*before.values())
    kinds = {name.partition("/")[0] for name in before} | {name[-7:] for name in before}
    assert {"atom.xml", "rss.xml", "feed.json", "archive", "data", "tags"} <= kinds
    put(archive, "withheld")
    assert dateline("build", cwd=archive).returncode == 0
    after = telling(site)
    # Its address stays, as a stub without anything of it but the words of the address itself.
    stub = "2026/11/23/zanzibarquake-aaaaaaa9/index.html"
    assert (site / stub).exists()
    assert {name for name, said in after.items() if said != {SECRETS[0]}} == set()
    assert all(b"Zanzibarquake" not in each for name in after for each in contents(site / name))
