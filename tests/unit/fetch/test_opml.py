"""Lists of feeds, both ways, and feeds written into sources.yml."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.articles.safe_yaml import read
from dateline.catalog import Sources
from dateline.errors import UsageError
from dateline.fetch.listing import with_feeds
from dateline.fetch.opml import Outline, outlines, read_opml, write_opml
from dateline.model import Registries, Source

FEED = "https://example.org/feed"
READER = b"""<?xml version="1.0" encoding="ISO-8859-1"?>
<OPML version="1.0"><head><title>Mine</title></head><body>
<outline text="News"><outline type="rss" text="Caf\xe9  Times" xmlUrl=" https://example.org/feed "
  htmlUrl="https://example.org/"/>
<outline text="Again" XMLURL="https://example.org/feed"/></outline>
<outline title="Title" text="Text" xmlUrl="http://b.example/rss?a=1&amp;b=2" htmlUrl="none"/>
<outline type="rss" text="Nowhere"/><outline text="Local" xmlUrl="file:///etc/passwd"/>
<outline type="link" text="Not a feed" url="https://example.org/"/></body></OPML>"""


def test_lists_of_other_readers_are_read_leniently() -> None:
    listed = read_opml(READER, "list.opml")
    assert listed.outlines == (
        Outline("Café Times", FEED, "https://example.org/"),
        Outline("Title", "http://b.example/rss?a=1&b=2"),
    )
    assert [str(found).partition(" (")[0] for found in listed.problems] == [
        "list.opml:7: D709 Nowhere names no web address: ''",
        "list.opml:7: D709 Local names no web address: 'file:///etc/passwd'",
    ]


LAUGHS = b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><opml><body>&d;</body></opml>'
OUTSIDE = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><opml>&b;</opml>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "D708 no element found"),
        (READER[:300], "D708 unclosed token"),
        (b"<opml><body>", "D708 no element found"),
        (b"<rss></rss>", "D708 its first element is not <opml>"),
        (b"{}", "D708 not well-formed"),
        (b"\xff\xfe\0", "D708 unclosed token"),
        (b'<?xml version="1.0" encoding="klingon"?><opml/>', "D708 unknown encoding"),
        (LAUGHS, "D708 it declares an entity, 'b'"),
        (OUTSIDE, "D708 it declares an entity, 'b'"),
        (b"<opml>" + b"<outline>" * 200, "D708 outlines within outlines, 100 deep"),
        (b"<opml>" + b" " * 10_000_000 + b"</opml>", "D708 more than 10,000,000 bytes"),
    ],
    ids=range(11),
)
def test_what_is_no_list_is_refused_with_the_reason(data: bytes, said: str) -> None:
    listed = read_opml(data, "x")
    assert listed.outlines == ()
    [found] = listed.problems
    assert said in str(found)


TITLES = st.text(max_size=20).map(lambda text: read_title(text))
FEEDS = st.from_regex(r"https://[a-z]{1,5}\.example/[a-z&'<\"]{0,5}", fullmatch=True)


def read_title(text: str) -> str:
    from dateline.text.normal import clean

    return " ".join(clean(text).split())


@given(
    st.lists(
        st.builds(Outline, TITLES, FEEDS.filter(lambda url: '"' not in url and "<" not in url)),
        unique_by=lambda each: each.feed,
    )
)
def test_what_was_exported_is_imported(listed: list[Outline]) -> None:
    assert read_opml(write_opml("A & <b>", listed).encode(), "x").outlines == tuple(listed)


def test_sources_are_exported_by_their_feeds() -> None:
    source = Source(id="a", name="A & B", url="https://a.example/", feeds=(FEED, FEED + "2"))
    assert outlines([source, Source(id="b", name="B")]) == (
        Outline("A & B", FEED, "https://a.example/"),
        Outline("A & B", FEED + "2", "https://a.example/"),
    )


REGISTRY = """\
# Who publishes what.
times:  # the paper
  name: "Example Times"
  aliases: [Times]
post:
  name: The Post
  url: https://www.post.example/
  feeds:  # by section
    - https://post.example/world
  rights: link
short: {name: Short}
inline:
  feeds: [https://inline.example/feed]
  name: Inline
"""


def added(text: str, *listed: Outline) -> tuple[str, tuple[str, ...]]:
    known = {
        key: Source(id=key, name=str(entry["name"]), aliases=tuple(entry.get("aliases", ())))
        for key, entry in read(text, "x").values.items()
    }  # type: ignore[attr-defined, index, var-annotated]
    return with_feeds(text, listed, Sources(Registries(sources=known)).named)


def test_feeds_are_added_to_the_sources_they_belong_to_and_the_rest_stays() -> None:
    changed, new = added(
        REGISTRY,
        Outline("times", "https://t.example/rss"),
        Outline("Sport", "https://post.example/sport"),
        Outline("Known", "https://post.example/world"),
        Outline("Inline", "https://inline.example/more"),
        Outline('New "one": yes', "https://new.example/a", "https://new.example/"),
        Outline("New again", "https://new.example/b"),
        Outline("", "https://bare.example/feed"),
    )
    assert len(new) == 6
    assert (
        changed
        == """\
# Who publishes what.
times:  # the paper
  feeds:
    - "https://t.example/rss"
  name: "Example Times"
  aliases: [Times]
post:
  name: The Post
  url: https://www.post.example/
  feeds:  # by section
    - "https://post.example/sport"
    - https://post.example/world
  rights: link
short: {name: Short}
inline:
  feeds:
    - "https://inline.example/feed"
    - "https://inline.example/more"
  name: Inline
new-one-yes:
  name: "New \\"one\\": yes"
  url: "https://new.example/"
  feeds:
    - "https://new.example/a"
    - "https://new.example/b"
bare-example:
  name: "bare-example"
  feeds:
    - "https://bare.example/feed"
"""
    )


def test_added_lines_are_as_deep_as_those_beside_them() -> None:
    deep = "a:\n    # first\n\n    name: A\nb:\n   name: B\n   feeds:\n   - https://b.example/\n"
    changed, _ = added(deep, Outline("A", FEED), Outline("B", FEED + "2"))
    assert changed == (
        f'a:\n    feeds:\n      - "{FEED}"\n    # first\n\n    name: A\n'
        f'b:\n   name: B\n   feeds:\n   - "{FEED}2"\n   - https://b.example/\n'
    )


def test_nothing_missing_changes_nothing() -> None:
    assert added(REGISTRY, Outline("x", "https://post.example/world")) == (REGISTRY, ())
    assert added("") == ("", ())


def test_the_first_feeds_make_the_file() -> None:
    changed, _ = added("", Outline("A", FEED))
    assert changed == f'a:\n  name: "A"\n  feeds:\n    - "{FEED}"\n'


def test_a_file_in_another_style_is_refused_and_not_spoiled() -> None:
    with pytest.raises(UsageError, match="in a way that feeds cannot be added to"):
        added(REGISTRY, Outline("Short", FEED))
    with pytest.raises(UsageError, match=r"sources\.yml:2: D109"):
        added("a: {name: A}\na: {name: A}\n", Outline("A", FEED))
