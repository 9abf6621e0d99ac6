from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest

from conftest import SHARED
from dateline.text.markdown import MAX_BODY, excerpt, local_links, to_html, to_plain

ALLOWED = {
    "a": {"href", "title", "rel"},
    "img": {"src", "alt", "title", "loading", "referrerpolicy"},
    "ol": {"start"},
    "code": {"class"},
    "pre": {"tabindex"},
    "th": {"class"},
    "td": {"class"},
}
PLAIN_TAGS = {
    "blockquote", "br", "em", "h2", "h3", "h4", "h5", "h6", "hr", "li", "p", "s", "strong",
    "table", "tbody", "thead", "tr", "ul", *ALLOWED,
}  # fmt: skip


def html(body: str) -> str:
    return to_html(body, link=lambda url: url, image=lambda url: url)


def bare(body: str) -> str:
    return to_html(body, link=lambda url: None, image=lambda url: None)


class Strict(HTMLParser):
    """Fails for any element, attribute or address that CommonMark without HTML cannot give."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in PLAIN_TAGS, tag
        for name, value in attrs:
            assert name in ALLOWED.get(tag, set()), (tag, name)
            scheme, colon, _ = (value or "").partition(":")
            runs = scheme.strip().lower() in ("javascript", "vbscript", "data", "file")
            assert not (name in ("href", "src") and colon and runs), value

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def test_tables_and_strike_through() -> None:
    assert "<s>x</s>" in html("~~x~~")
    assert "<td>2</td>" in html("|a|b|\n|-|-|\n|1|2|")


def test_raw_html_is_shown_as_text() -> None:
    assert html("a <b>x</b>\n\n<script>y</script>") == (
        "<p>a &lt;b&gt;x&lt;/b&gt;</p>\n<p>&lt;script&gt;y&lt;/script&gt;</p>\n"
    )


def test_no_heading_is_above_the_second_level() -> None:
    assert html("# A\n\n###### B") == "<h2>A</h2>\n<h6>B</h6>\n"
    assert html("## A\n\n### B") == "<h2>A</h2>\n<h3>B</h3>\n"


def test_links_pass_judgement() -> None:
    seen: list[str] = []

    def judge(url: str) -> str | None:
        seen.append(url)
        return f"../{url}" if url == "a/" else None

    body = "[**one**](a/) [two](https://b.example/ü) <mailto:c@d.example> [![x](i.png)](a/)"
    assert to_html(body, link=judge, image=lambda url: None) == (
        '<p><a href="../a/"><strong>one</strong></a> two mailto:c@d.example '
        '<a href="../a/">x</a></p>\n'
    )
    assert seen == ["a/", "https://b.example/%C3%BC", "mailto:c@d.example", "a/"]


def test_only_links_that_leave_the_site_get_a_rel() -> None:
    assert html('[a](https://a.example "T")') == (
        '<p><a href="https://a.example" title="T" rel="noopener">a</a></p>\n'
    )
    assert 'rel="noopener"' in to_html("[a](b)", link=lambda _: "http://[", image=str)
    assert html("[a](../b/#c)") == '<p><a href="../b/#c">a</a></p>\n'


def test_an_image_is_shown_without_naming_the_reader_or_leaves_its_text() -> None:
    assert html("![A *big* `x`](https://a.example/i.png)") == (
        '<p><img src="https://a.example/i.png" alt="A big x" loading="lazy" '
        'referrerpolicy="no-referrer" /></p>\n'
    )
    assert bare("![A *big* `x` <i>](https://a.example/i.png)") == "<p>A big x &lt;i&gt;</p>\n"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "vbscript:x", "file:///etc"]
)
def test_addresses_that_run_are_refused_whatever_the_judge_says(url: str) -> None:
    assert html(f"[a]({url})") == "<p>a</p>\n"
    assert html(f"![a]({url})") == "<p>a</p>\n"
    assert to_html("[a](b)", link=lambda _: f" \t{url}", image=str) == "<p>a</p>\n"


def test_hostile_payloads_stay_text() -> None:
    lines = (SHARED / "badinput" / "xss-corpus.jsonl").read_text("utf-8").splitlines()
    for line in lines[::4]:
        checker = Strict()
        checker.feed(html(json.loads(line)["payload"]))
        checker.close()


@pytest.mark.parametrize(
    "body",
    ["- " * 10_000, "> " * 10_000, "[" * 4_000, "![" * 2_000, "*a **a " * 1_000, "`a" * 2_000],
)
def test_deep_nesting_is_bounded(body: str) -> None:
    assert len(html(body)) < 20 * len(body)


def test_a_body_is_read_up_to_its_limit() -> None:
    body = "a" * (MAX_BODY - 1) + "bc"
    assert to_plain(body) == body[:-1]
    assert html(body) == f"<p>{body[:-1]}</p>\n"


def test_plain_text() -> None:
    body = (
        "# Head\n\nOne *two*\nthree  \nfour `five` [six](x) ![seven](y)\n\n"
        "    eight\n\n- &amp;\n\n---"
    )
    assert to_plain(body) == "Head\nOne two three four five six seven\neight\n&"
    assert to_plain("") == ""


def test_local_links() -> None:
    body = (
        "[a](/2025/08/19/) [b](../x.md#y) [c](https://a.example/) [d](#e) [f](//g.example/)"
        " [a](/2025/08/19/) [h](mailto:i@j.example) [k]() ![l](m.png) [n](http://[o)\n\n> [p](q/)"
    )
    assert local_links(body) == ("/2025/08/19/", "../x.md#y", "q/")


@pytest.mark.parametrize(
    ("plain", "words", "chars", "cut"),
    [
        ("one two three", 3, 13, "one two three"),
        ("one  two\nthree", 30, 200, "one two three"),
        ("one two three", 2, 200, "one two…"),
        ("one two three", 30, 12, "one two…"),
        ("one two three", 30, 8, "one two…"),
        ("one two three", 30, 7, "one…"),
        ("one, two", 1, 200, "one…"),
        ("incomprehensible", 30, 6, "incom…"),
        ("one two", 0, 200, ""),
        ("one two", 30, 0, ""),
        ("one two", 30, 1, "…"),
        ("", 0, 0, ""),
        ("风暴过后海岛渡轮恢复通航", 3, 200, "风暴过后海岛渡…"),
        ("BBC 说：" + "渡" * 300, 90, 40, "BBC 说：" + "渡" * 33 + "…"),
        ("เรือข้ามฟากกลับมาวิ่งอีกครั้ง", 2, 200, "เรือข้า…"),
    ],
)
def test_excerpt(plain: str, words: int, chars: int, cut: str) -> None:
    assert excerpt(plain, words, chars) == cut
