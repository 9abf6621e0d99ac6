"""Feeds that a page names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.fetch.discover import discovered

PAGE = "https://example.org/news/today"


@pytest.mark.parametrize(
    ("page", "feeds"),
    [
        (b"", []),
        (b"<link rel=alternate type=application/rss+xml href=/rss>", ["https://example.org/rss"]),
        (b"<LINK REL='ALTERNATE' TYPE='Application/Atom+XML; charset=x' HREF=atom>",
         ["https://example.org/news/atom"]),
        (b"<link rel='alternate home' type='application/feed+json' href='//feeds.example/j'>",
         ["https://feeds.example/j"]),
        (b"<base href='https://other.example/x/'><link rel=alternate type=text/xml href=f>",
         ["https://other.example/x/f"]),
        (b"<base href='http://[bad/'><link rel=alternate type=text/xml href=f>",
         ["https://example.org/news/f"]),
        (b"<link rel=alternate type=application/rss+xml href=javascript:x>", []),
        (b"<link rel=alternate type=application/rss+xml href='http://[bad/'>", []),
        (b"<link rel=alternate type=application/rss+xml>", []),
        (b"<link rel=alternate hreflang=fr href=/fr><link rel=stylesheet href=/feed>", []),
        (b"<a href=/feed/>x</a><a href=/rss.xml>x</a><a href=?format=rss>x</a>"
         b"<a href=/feedback>x</a><a href=/press>x</a><a>x</a>",
         ["https://example.org/feed/", "https://example.org/rss.xml", f"{PAGE}?format=rss"]),
        (b"<link rel=alternate type=application/rss+xml href=/a><a href=/feed>x</a>",
         ["https://example.org/a"]),
        (b"<meta charset=klingon><link rel=alternate type=text/xml href=/a>",
         ["https://example.org/a"]),
    ],
    ids=range(13),
)  # fmt: skip
def test_the_head_names_feeds_and_links_do_where_it_names_none(
    page: bytes, feeds: list[str]
) -> None:
    assert [each.feed for each in discovered(page, PAGE)] == feeds


def test_titles_are_read_in_the_charset_of_the_page() -> None:
    page = "<meta charset='iso-8859-1'><link rel=alternate type=text/xml href=a title='Caf\xe9  x'>"
    [feed] = discovered(page.encode("latin-1"), PAGE)
    assert (feed.title, feed.site) == ("Caf\xe9 x", PAGE)


@given(st.binary() | st.text().map(str.encode))
def test_no_page_breaks_it(page: bytes) -> None:
    assert discovered(b"<a href='" + page + b"<link rel=alternate href='" + page, PAGE) is not None
