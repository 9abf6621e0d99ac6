from __future__ import annotations

import re
from datetime import UTC, date, datetime
from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dateline.text.counting import word_count
from dateline.text.coverage import format_coverage, parse_coverage
from dateline.text.damage import damage
from dateline.text.dates import resolve, stated_day
from dateline.text.ids import normal_title
from dateline.text.markdown import excerpt, local_links, to_html, to_plain
from dateline.text.normal import clean
from dateline.text.slugs import slugify
from dateline.text.urls import canonical, host, is_web, url_key

QUICK = settings(max_examples=50, deadline=None, database=None)
MARKED = st.text(alphabet="ab *_`[]()!<>#-+|\\\n:/&;~1.=\"'é", max_size=80)
URLS = st.builds(
    "{}://{}{}".format,
    st.sampled_from(["http", "https", "HTTPS"]),
    st.sampled_from(["example.org", "www.Example.org:443", "m.example.org", "www.google.com"]),
    st.text(alphabet="/ampAMP.s%2Eeé?&=utm_#1-", max_size=30),
)
NAMES = st.text(alphabet="abc XYZ-é", min_size=1).map(str.strip).filter(bool)


@QUICK
@given(st.text())
def test_cleaning_is_idempotent(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    clean(text).encode("utf-8")


@QUICK
@given(st.one_of(URLS, st.text(max_size=30)))
def test_a_canonical_address_is_canonical(url: str) -> None:
    plain = canonical(url)
    assert canonical(plain) == plain
    assert url_key(plain) == url_key(url)
    assert canonical(f"{url}#top") == plain or not is_web(plain)


@QUICK
@given(st.text(alphabet="ab.-_A0:/?#[]@%é \t\u2100\uff0e", max_size=20))
def test_plain_addresses_are_told_like_any(rest: str) -> None:
    """A scheme in capitals takes the long way."""
    assert is_web(f"http://{rest}") == is_web(f"HTTP://{rest}")
    assert host(f"http://{rest}") == host(f"HTTP://{rest}")


@QUICK
@given(st.text(), st.integers(9, 80))
def test_slugs_are_safe_and_short(text: str, limit: int) -> None:
    slug = slugify(text, limit)
    assert slug.isascii()
    assert all(part.isalnum() and part == part.lower() for part in slug.split("-"))
    assert len(slug) <= max(limit, len("x-00000000"))
    assert slugify(slug) == slugify(slug, len(slug))


@QUICK
@given(st.text())
def test_a_normal_title_is_normal(title: str) -> None:
    assert normal_title(normal_title(title)) == normal_title(title)


@QUICK
@given(
    st.text(max_size=200) | st.text("渡轮、 a", max_size=200),
    st.integers(0, 20),
    st.integers(0, 60),
)
def test_an_excerpt_keeps_its_bounds_and_adds_nothing(text: str, words: int, chars: int) -> None:
    cut = excerpt(text, words, chars)
    assert len(cut) <= chars
    assert word_count(cut.removesuffix("…")) <= words
    assert " ".join(text.split()).startswith(cut.removesuffix("…"))


@QUICK
@given(MARKED)
def test_any_markdown_gives_safe_html(body: str) -> None:
    shown = to_html(body, link=lambda url: None, image=lambda url: None)
    assert "<a " not in shown
    assert "<img" not in shown
    assert "<h1" not in shown
    to_plain(body)
    assert all(not url.startswith(("#", "//")) for url in local_links(body))


@QUICK
@given(MARKED)
def test_any_text_may_be_searched_for_damage(text: str) -> None:
    assert damage(text) == damage(text + "\n")


@QUICK
@given(NAMES, st.one_of(st.just(""), NAMES), st.one_of(st.none(), st.dates(date(1000, 1, 1))))
def test_coverage_is_read_back(url: str, publisher: str, published: date | None) -> None:
    assert parse_coverage(format_coverage(url, publisher, published)) == (
        url,
        publisher,
        published,
    )


@QUICK
@given(st.text(alphabet="0123٠١٢-a minutes hoursdaygo منذ", max_size=20))
def test_what_is_read_as_a_time_lies_before_the_capture(raw: str) -> None:
    seen = datetime(2025, 8, 20, 12, tzinfo=UTC)
    when = resolve(raw, seen)
    if when is not None and stated_day(raw) is None:
        assert when.earliest is not None
        assert when.latest is not None
        assert when.earliest <= when.latest <= seen


PROSE = st.lists(
    st.sampled_from(
        ["a", "B.", " ", "  ", "\n", "\n\n", "\n\n\n", "1.", "10)", "-", "+", "#", "=", "'", '"',
         "&", "é", "\xa0", "\u2028", "—", "!", "(", ")", ":", "http://a.example"]
    ),
    max_size=16,
).map("".join)  # fmt: skip


@settings(max_examples=300, deadline=None, database=None)
@given(PROSE)
def test_plain_prose_is_what_the_parser_makes_of_it(text: str) -> None:
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    rendered = parser.render(text)
    if "<h" not in rendered:
        # A block that scrolls sideways can be reached by keyboard.
        within_reach = rendered.replace("<pre><code", '<pre tabindex="0"><code')
        assert to_html(text, link=str, image=str) == within_reach
    if "<p>" in rendered and not re.search("<(?!/?p>)", rendered):
        lines = (unescape(line) for line in re.findall("<p>(.*?)</p>", rendered, re.DOTALL))
        assert to_plain(text) == "\n".join(" ".join(line.split("\n")) for line in lines if line)
