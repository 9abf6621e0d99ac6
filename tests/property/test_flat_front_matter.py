from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline.articles.flat import read_flat
from dateline.articles.parse import _CONTROL, _is_clean, split
from dateline.articles.safe_yaml import parse_yaml, read
from dateline.text.markdown import _MARKUP, _is_prose

QUICK = settings(max_examples=300, deadline=None, database=None)
KEYS = st.sampled_from(["title", "tags", "id", "date", "Date", "é", "a b", "a-b", "12", "yes", "-"])
WORDS = st.sampled_from(
    [
        "true",
        "null",
        "12",
        "-3",
        "1.5",
        "1_000",
        "0x1f",
        "2026-11-23T09:30:00+00:00",
        "a:b",
        "a:",
        "https://example.org/a?b#c",
        "#c",
        "Jérôme",
        "O'Brien",
        "R&D",
        "a=b",
        "=",
        "~",
        "é",
        "中文",
        "[",
        "]",
        "{a}",
        "-",
        "*",
        "*a",
        "&a",
        "!a",
        "%a",
        "@a",
        "`a",
        "|",
        ">",
        '"',
        "'",
        ",",
        "a,b",
        "\\",
        "a\\nb",
        "...",
        "---",
        "?",
        "<<",
        "\xa0",
        "\u2028",
        "\x85",
        "\ufeff",
        "\u200d",
    ]
)
TEXTS = st.lists(WORDS, max_size=4).map(" ".join) | st.text(max_size=12)
VALUES = st.one_of(
    TEXTS,
    TEXTS.map('"{}"'.format),
    TEXTS.map("'{}'".format),
    st.lists(TEXTS | TEXTS.map('"{}"'.format), max_size=4).map(lambda x: f"[{', '.join(x)}]"),
    st.lists(TEXTS, max_size=3).map(lambda items: "".join(f"\n  - {item}" for item in items)),
)
LINES = st.builds("{}{}{}\n".format, KEYS, st.sampled_from([": ", ":", ":  ", " : "]), VALUES)
BLOCKS = st.lists(LINES, max_size=6).map("".join)


@QUICK
@given(BLOCKS, st.integers(0, 3))
@example('title: "A: b"\ntags: [a, "b, c"]\ndate: 2026-11-23T09:30:00+00:00\n', 1)
@example("a: 1\na: 2\n", 0)
@example("a: []\nb: [true, 1, null]\nc: yes\n", 0)
@example("a: [a:b]\n", 0)
@example('a: "x" \n', 0)
def test_the_short_way_reads_what_the_yaml_parser_reads(text: str, offset: int) -> None:
    assert read(text, "a.md", offset) == parse_yaml(text, "a.md", offset)


def test_the_usual_front_matter_takes_the_short_way() -> None:
    text = (
        'title: "Ferry link: restored"\ndate: 2026-11-23T09:30:00+00:00\ndate_precision: second\n'
        'tags: [ferry, storm surge]\nid: 3f9a1c2e\nsource: Example Times\ndraft: false\n'
        'topics: ["medtop:20000001"]\nauto: [tags=9f31c2aa, topics=77ac01de]\nflags: []\n'
    )  # fmt: skip
    assert read_flat(text, 1, str) is not None


@QUICK
@given(st.text(alphabet="-\n \t\ra\ufeff", max_size=30))
@example("---\n---\nText.")
@example("---\na: 1\n--- \nb: 1\n---\nText.")
@example("---\na: 1\n---")
@example("---\na: 1\n----\n---\n")
def test_front_matter_ends_at_the_first_line_of_hyphens(text: str) -> None:
    parts = split(text)
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    fences = [n for n, line in enumerate(lines) if line.rstrip(" \t") == "---"]
    if len(fences) < 2 or fences[0] != 0:
        assert parts is None
    else:
        assert parts is not None
        assert parts[0] == "".join(f"{line}\n" for line in lines[1 : fences[1]])
        assert parts[1] == "\n".join(lines[fences[1] + 1 :]).strip("\n")


@QUICK
@given(st.text(max_size=12))
@example("\ud800")
@example("한국")
@example("\x7f")
def test_what_is_clean_has_no_control_character(text: str) -> None:
    assert not (_is_clean(text) and _CONTROL.search(text))
    assert _is_clean(text) or _CONTROL.search(text) or any("\ud000" <= c <= "\udfff" for c in text)


@QUICK
@given(st.text(alphabet="a1 .)#=+-\n*\u00e9\u00a0\x80\x7f\ud800`٣", max_size=12))
@example("٣.")  # only the digits of ASCII number lists in Markdown
def test_prose_has_neither_marks_nor_marked_lines(body: str) -> None:
    marked = _MARKUP.search(body) is not None
    for line in body.split("\n"):
        number = line.rstrip()[:10].lstrip("0123456789٣")
        marked |= line.startswith((" ", "#", "=", "+", "-")) or line.endswith(" ")
        is_numbered = line[:1].isascii() and number != line.rstrip()[:10]
        marked |= is_numbered and number.startswith((".", ")"))
    assert _is_prose(body) is not marked
