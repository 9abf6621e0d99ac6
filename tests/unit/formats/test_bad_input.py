"""Captures that are damaged, or no text at all: each is a finding with its code, or is read."""

from __future__ import annotations

import codecs
import re

import pytest

from dateline.formats import read
from dumps import Dump, capture, dumps, page

pytestmark = pytest.mark.thorough

ENGLISH, FRENCH, ARABIC = "article-seed", "article-0ce54340", "article-675d112e"
RUSSIAN = "Паром снова ходит после бури, сообщила компания. Дорога закрыта.\n" * 20


def dump(name: str) -> Dump:
    return next(each for each in dumps() if each.name == name)


def text(name: str) -> str:
    return dump(name).text


def utf8(name: str) -> bytes:
    return text(name).encode()


# What gives nothing but a finding: bytes, code.
REFUSED = {
    "nothing": (b"", "D501"),
    "blanks": (b" \t\n\r\n \x0b\n", "D501"),
    "blanks that are no ASCII": ("\u00a0\n\u200b\u3000\n\u2003\ufeff\n".encode(), "D501"),
    "a UTF-8 mark": (codecs.BOM_UTF8, "D501"),
    "a UTF-16 mark": (codecs.BOM_UTF16_LE, "D501"),
    "a UTF-32 mark": (codecs.BOM_UTF32_BE, "D501"),
    "a UTF-16 mark and blanks": ("\n \n".encode("utf-16"), "D501"),
    "NUL": (b"\0" * 100, "D503"),
    "a text full of NUL": (utf8(ENGLISH).replace(b"a", b"\0"), "D503"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "D503"),
    "a zip file": (b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(32, 256)) * 9 + b"\0" * 99, "D503"),
    "a text full of controls": (utf8(ENGLISH).replace(b"a", b"\x02"), "D503"),
    "controls and no UTF-8": (utf8(FRENCH).replace(b"a", b"\x02\x81\xff\xfe"), "D503"),
    "controls in UTF-16": (text(ENGLISH).replace("a", "\x02").encode("utf-16"), "D503"),
    "UTF-16 LE without a mark": (text(ENGLISH).encode("utf-16-le"), "D503"),
    "UTF-16 BE without a mark": (text(FRENCH).encode("utf-16-be"), "D503"),
    "Arabic UTF-16 without a mark": (text(ARABIC).encode("utf-16-le"), "D503"),
    "UTF-32 without a mark": (text(ARABIC).encode("utf-32-le"), "D503"),
    "Arabic Windows-1256": (text(ARABIC).encode("cp1256", "replace"), "D511"),
    "Cyrillic KOI8-R": (RUSSIAN.encode("koi8-r"), "D511"),
    "Cyrillic Windows-1251": (RUSSIAN.encode("cp1251"), "D511"),
    "a byte Windows-1252 lacks": (text(FRENCH).encode("latin-1") + b"\x81", "D511"),
    "signs no text has": (
        text(FRENCH).encode("ascii", "ignore") + b"\xa6\xac\xb1\xbf\xd7",
        "D511",
    ),
    "half UTF-8, half Latin-1": (("à" + "e" * 400).encode() + b"\xe9\xe8\xea" * 2, "D511"),
    "words": (b"word " * 2_000_000, "D502"),
    "an unknown page": (b"Ferry sails again\n\nThe first boat left at dawn.\n", "D502"),
    "labels too far down": (b"word\n" * 110_000 + utf8(ENGLISH), "D502"),
    "two pages": (utf8(ENGLISH) * 2, "D505"),
    "two pages of two styles": (utf8(ENGLISH) + utf8("hashtag-Borneo"), "D505"),
    "a page in another's text": (utf8("hashtag-Borneo") + utf8(ENGLISH), "D505"),
    "a page and then a picture": (utf8(ENGLISH) + b"word\n" * 110_000 + b"\0" * 9_000, "D503"),
    "a page only as far as is looked": (
        b"word" + b"\n" * (512 * 1024 - 29) + b"Try Our AI Features\nExplosion\nat sea.\n\n\n",
        "D502",
    ),
}

# What is read as the whole dump is: the dump, its bytes, the findings it has besides.
READ = {
    "UTF-8 with a mark": (ARABIC, codecs.BOM_UTF8 + utf8(ARABIC), []),
    "UTF-8 with two marks": (ARABIC, codecs.BOM_UTF8 * 2 + utf8(ARABIC), []),
    "UTF-16 LE": (ARABIC, codecs.BOM_UTF16_LE + text(ARABIC).encode("utf-16-le"), []),
    "UTF-16 BE": (FRENCH, codecs.BOM_UTF16_BE + text(FRENCH).encode("utf-16-be"), []),
    "UTF-16 LE in English": (ENGLISH, codecs.BOM_UTF16_LE + text(ENGLISH).encode("utf-16-le"), []),
    "UTF-32 LE": (ENGLISH, codecs.BOM_UTF32_LE + text(ENGLISH).encode("utf-32-le"), []),
    "UTF-32 BE": (FRENCH, codecs.BOM_UTF32_BE + text(FRENCH).encode("utf-32-be"), []),
    "Latin-1": (FRENCH, text(FRENCH).encode("latin-1"), ["D514"]),
    "Windows-1252": (FRENCH, text(FRENCH).encode("cp1252"), ["D514"]),
    "old Macintosh line ends": (FRENCH, text(FRENCH).replace("\n", "\r").encode(), []),
    "marks that show nothing": (
        ARABIC,
        re.sub(r"(?m)^(.+)$", "\u202b\ufeff\\1\u2028\u200f\xad", text(ARABIC)).encode(),
        [],
    ),
    "a cut UTF-8 character at the end": (FRENCH, utf8(FRENCH) + b"\xc3", []),
    "half a UTF-16 character at the end": (
        FRENCH,
        codecs.BOM_UTF16_LE + text(FRENCH).encode("utf-16-le") + b"\xe9",
        [],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_gives_nothing_but_a_finding(name: str) -> None:
    data, code = REFUSED[name]
    reading = read(capture(data))
    assert reading.drafts == ()
    assert [(found.code, found.path) for found in reading.problems] == [(code, "page.txt")]
    assert reading.problems[0].message
    assert reading.problems[0].hint


@pytest.mark.parametrize("name", READ)
def test_what_is_read_as_if_it_were_plain(name: str) -> None:
    source, data, codes = READ[name]
    whole = read(capture(text(source), dump(source).url))
    reading = read(capture(data, dump(source).url))
    assert (reading.format, reading.language) == (whole.format, whole.language)
    assert reading.drafts == whole.drafts
    assert [found.code for found in reading.problems] == [
        *codes,
        *(found.code for found in whole.problems),
    ]


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_bytes_that_are_no_utf8_are_replaced_and_told(mark: bytes) -> None:
    whole = read(capture(text(ARABIC)))
    data = utf8(ARABIC).replace("ن".encode(), b"\xd9\xff", 1)
    reading = read(capture(mark + data))
    assert [found.code for found in reading.problems][:1] == ["D514"]
    assert "no UTF-8" in reading.problems[0].message
    assert len(reading.drafts) == len(whole.drafts)
    assert sum("\ufffd" in draft.title + draft.body for draft in reading.drafts) == 1


def test_a_few_bytes_of_another_encoding_do_not_spoil_a_text() -> None:
    mixed = page(title="L'été est arrivé").encode() + "été".encode("latin-1")
    reading = read(capture(mixed))
    assert [draft.title for draft in reading.drafts] == ["L'été est arrivé"]
    assert [found.code for found in reading.problems][:1] == ["D514"]


def test_typography_of_windows_1252_is_believed() -> None:
    title = "“Ferry” – at last … for 3 € • ‘today’"
    reading = read(capture(page(title=title).encode("cp1252")))
    assert [draft.title for draft in reading.drafts] == [title]
    assert [found.code for found in reading.problems][:1] == ["D514"]


def test_two_letters_that_happen_to_be_utf8_do_not_hide_windows_1252() -> None:
    title = "L'été : « voilà\u00a0» des élèves, où l'hôte s'éveille, précisément là-bas, à Évian"
    assert re.search(rb"[\xe0-\xef][\x80-\xbf]{2}", title.encode("cp1252"))
    assert [draft.title for draft in read(capture(page(title=title).encode("cp1252"))).drafts] == [
        title
    ]


def test_a_broken_utf16_character_is_replaced_and_told() -> None:
    data = text(ENGLISH).replace("Kim", "K\ud800m", 1).encode("utf-16-le", "surrogatepass")
    reading = read(capture(codecs.BOM_UTF16_LE + data))
    assert [found.code for found in reading.problems] == ["D514", "D507"]
    assert reading.drafts[0].title.startswith("K\ufffdm Jong Un")


def test_a_nul_or_two_do_not_make_a_text_binary() -> None:
    reading = read(capture(utf8(ENGLISH).replace(b"trade", b"tra\0de")[:-100] + b"\0"))
    assert len(reading.drafts) == 4


def test_a_capture_cut_inside_a_character_loses_that_character_only() -> None:
    data = utf8(ARABIC)
    starts = [n for n in range(len(data) - 100, len(data) - 50) if data[n] >= 0xC0]
    assert starts
    for start in starts:
        cut, clean = (read(capture(data[:end])) for end in (start + 1, start))
        assert cut.drafts == clean.drafts
        assert "D514" not in [found.code for found in cut.problems]
        assert cut.drafts[-1].truncated


def test_two_pages_are_parted_where_the_second_begins() -> None:
    first, second = text(ENGLISH), text("hashtag-Borneo")
    (found,) = read(capture(first + second)).problems
    assert found.line == first.count("\n") + 1
    assert (first + second).split("\n")[found.line - 1] == "logo"
