"""Letters: what mail programs need, whatever a text holds; nothing asked of any host."""

from __future__ import annotations

import json
import re
import subprocess
from email import message_from_bytes
from email.policy import default
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

import drawing
from conftest import ROOT
from dateline.model import Rights
from dateline.plan.editions import LETTER_ENTRIES
from dateline.settings import Settings
from everything import everything
from factories import catalog, outputs, planned, record
from hostile import hostile, hostile_body

if TYPE_CHECKING:
    from collections.abc import Mapping
    from email.message import EmailMessage
    from pathlib import Path

    from dateline.catalog import Catalog

pytestmark = pytest.mark.thorough

SITE = Settings(site_name="The <Test> & Co", site_url="https://example.org/sub/", letters=True)

# What some mail programs leave out, as @emailens/engine knows them; none of it is depended on.
# Without <style>, @media and color-scheme the letter stays light and 600 px wide; the line that
# lists of letters show is hidden by display, and where that is not known by its height.
DROPPED = {"<style>", "@media", "color-scheme", "max-height", "overflow"}
# All that a letter is made of. doiuse-email 1.0.4, which knows more programs and rarer ones, finds
# these of it left out somewhere besides: <body> (some programs make a <div> of it), role and lang
# (then nothing is read out differently) and text-decoration (links are underlined).
ELEMENTS = {
    "html", "head", "meta", "title", "style", "body", "div", "table", "tr", "td", "h1", "h2", "h3",
    "p", "a", "em", "strong", "ul", "ol", "li", "br", "blockquote", "code", "pre", "hr", "s",
}  # fmt: skip
ATTRIBUTES = {
    "align", "border", "cellpadding", "cellspacing", "charset", "class", "content", "dir", "href",
    "lang", "name", "role", "style", "width", "xml:lang",
}  # fmt: skip
PROPERTIES = {
    "background", "border-bottom", "color", "display", "font-family", "font-size", "font-weight",
    "letter-spacing", "line-height", "margin", "max-height", "max-width", "overflow", "padding",
    "text-decoration", "width",
}  # fmt: skip


def letters(found: Catalog, settings: Settings = SITE) -> Mapping[str, bytes]:
    renderer = drawing.renderer(settings, hostile_body)
    made = outputs(planned(found, settings))
    return {path: renderer.file(o) for path, o in made.items() if o.kind == "letter"}


def parts(data: bytes) -> tuple[EmailMessage, str, str]:
    """A message, its text and its HTML."""
    message = message_from_bytes(data, policy=default)
    assert not message.defects
    plain, marked = message.get_body(("plain",)), message.get_body(("html",))
    return message, plain.get_content(), marked.get_content()  # type: ignore[return-value, union-attr]


class Linter(HTMLParser):
    """Elements that mail programs drop, unclosed ones, and those without the style they need."""

    void = frozenset({"meta", "br", "hr", "img"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.widths: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        styles = (given.get("style") or "").split(";")
        used = {style.partition(":")[0].strip() for style in styles} - {""}
        known = {*ELEMENTS, *ATTRIBUTES, *PROPERTIES}
        self.faults += sorted({tag, *given, *used} - known)
        if tag in ("td", "h1", "h2", "h3") and tag != "td" and "style" not in given:
            self.faults.append(f"<{tag}> without a style")
        if tag == "table" and given.get("role") != "presentation":
            self.faults.append("a table that is read out")
        if (style := given.get("style")) and re.search(
            r"url\(|position:|float:|var\(|flex|grid", style
        ):
            self.faults.append(style)
        if width := given.get("width"):
            self.widths.add(width)
        if tag not in self.void:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}>")


def lint(text: str) -> Linter:
    linter = Linter()
    linter.feed(text)
    linter.close()
    return linter


def test_days_and_weeks_are_letters_where_that_is_wanted() -> None:
    assert sorted(letters(everything())) == sorted(
        f"{address}/letter.eml"
        for address in ("2025/11/23", "2025/w47", "2026/10/05", "2026/w41", "2026/11/21",
                        "2026/11/22", "2026/11/23", "2026/w47", "2026/w48")
    )  # fmt: skip
    assert letters(everything(), Settings()) == {}
    assert letters(everything()) == letters(everything())


def test_a_letter_is_html_and_text_of_the_same_articles() -> None:
    message, text, marked = parts(letters(everything())["2026/11/23/letter.eml"])
    assert message["Subject"] == "The <Test> & Co: 23 November 2026"
    for words in ("Ferry link restored after storm", "The ferry sails again.", "Second report"):
        assert words in text
        assert words in marked
    assert "A windy day." in text
    assert "https://example.org/sub/2026/11/23/second-report-aaaaaaa2/" in marked
    assert max(map(len, (row for row in text.splitlines() if "://" not in row))) <= 72
    assert "<s>three</s>" not in marked  # excerpts only


@pytest.mark.parametrize("found", [everything(), hostile()], ids=["everything", "hostile"])
def test_mail_programs_can_show_every_letter_without_asking_a_host(found: Catalog) -> None:
    for path, data in letters(found).items():
        message, text, marked = parts(data)
        linter = lint(marked)
        assert (linter.faults, linter.open) == ([], []), path
        assert linter.widths == {"600", "100%"} | ({"device-width"} & linter.widths)
        assert "Bcc" not in message
        assert not re.search("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]", text + marked)
        assert "Secret words" not in data.decode() + text + marked
        assert all(len(row) <= 998 for row in data.split(b"\r\n"))
        assert data.isascii()


def test_an_email_linter_finds_no_error_in_any_letter(tmp_path: Path) -> None:
    """What it calls a warning is listed: each is left out by some program, and none depended on."""
    messages = [*letters(everything()).values(), *letters(hostile()).values()]
    files = [tmp_path / f"{number}.html" for number in range(len(messages))]
    for file, data in zip(files, messages, strict=True):
        file.write_text(parts(data)[2], "utf-8")
    for file, found in zip(files, linted(files), strict=True):
        assert found["programs"] >= 15
        assert (found["errors"], found["issues"]) == ([], []), file.read_text("utf-8")
        assert found["unwanted"] == ["missing-unsubscribe"]  # `dateline send` adds it
        assert set(found["dropped"]) <= DROPPED
    bad = tmp_path / "bad.html"
    bad.write_text('<form style="display:flex"><img src="/a.png"></form>', "utf-8")
    (found,) = linted([bad])
    assert found["errors"]
    assert found["issues"]
    assert set(found["dropped"]) - DROPPED


def linted(files: list[Path]) -> list[Any]:
    """What npm's @emailens/engine says of HTML files."""
    done = subprocess.run(
        ["node", ROOT / "tests" / "js" / "letters.mjs", *files],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [json.loads(row) for row in done.stdout.splitlines()]


def test_a_long_day_says_what_it_leaves_out_and_fits_what_mail_programs_show() -> None:
    many = [
        record(f"Report {n} " + "words " * 12, "2026-11-23", id=f"{n:08x}", lead="lead " * 60,
               topics=(f"topic {n % 9}",), rights=Rights.EXCERPT, source="Example Times")
        for n in range(300)
    ]  # fmt: skip
    _, text, marked = parts(letters(catalog(many))["2026/11/23/letter.eml"])
    assert marked.count("<h3") == LETTER_ENTRIES
    left = [int(number) for number in re.findall(r"(\d+) more", text)]
    assert sum(left) == 300 - LETTER_ENTRIES
    assert len(marked.encode()) < 102_000  # where the strictest mail program cuts a letter off


def test_a_letter_of_a_site_without_an_address_has_no_links() -> None:
    settings = Settings(letters=True, language="ar")
    _, text, marked = parts(letters(everything(), settings)["2026/10/05/letter.eml"])
    assert "<a " not in marked
    assert "://" not in text
    assert '<html lang="ar" xml:lang="ar" dir="rtl">' in marked
