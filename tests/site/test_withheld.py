"""A withheld text is gone from every file of the site after one build, compressed or not."""

from __future__ import annotations

import email
import email.policy
import gzip
import io
import json
import sqlite3
import zipfile
from contextlib import closing
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
    if path.suffix == ".db":
        with closing(sqlite3.connect(":memory:")) as opened:
            opened.deserialize(data)
            yield "\n".join(opened.iterdump()).encode()
    if path.suffix == ".eml":
        for part in email.message_from_bytes(data, policy=email.policy.default).walk():
            yield str(part.get("Subject", "")).encode()
            yield b"" if part.is_multipart() else part.get_content().encode()


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


def found(archive: Path) -> int:
    """How many articles the search finds for any of the secrets."""
    asked = dateline("search", " OR ".join([HEADLINE, BODY, DESCRIPTION]), "--output", "json",
                     cwd=archive)  # fmt: skip
    return int(json.loads(asked.stdout)["total"])


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
    forms = {name.rpartition(".")[2] for name in before}
    assert {"html", "md", "epub", "eml", "db", "gz", "bib", "ris", "xml", "png"} <= forms
    page = (site / "2026/11/23/zanzibarquake-aaaaaaa9/index.html").read_text("utf-8")
    described = f'<meta name="description" property="og:description" content="A {DESCRIPTION}'
    assert described in page
    # The index of words stands in files that share the beginnings of words: it is asked.
    assert found(archive) == 1
    put(archive, "withheld")
    assert dateline("build", cwd=archive).returncode == 0
    after = telling(site)
    # Its address stays, as a stub without anything of it but the words of the address itself.
    stub = "2026/11/23/zanzibarquake-aaaaaaa9/index.html"
    assert (site / stub).exists()
    assert {name for name, said in after.items() if said != {SECRETS[0]}} == set()
    assert all(b"Zanzibarquake" not in each for name in after for each in contents(site / name))
    assert found(archive) == 0
