from __future__ import annotations

import pytest

from dateline.text.urls import canonical, host, is_web, may_link, url_key

HEX = "0dac9b5d" * 4


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "HTTP://Example.org:8080/a?b#c",
        "http://[::1]/",
        "https://bücher.de/ü",
    ],
)
def test_web_addresses(url: str) -> None:
    assert is_web(url)
    assert host(url)


@pytest.mark.parametrize(
    "url",
    [
        "", "example.org", "ftp://example.org", "mailto:a@example.org", "https://", "https:///a",
        "https://exa mple.org", "https://example.org/a b", "https://example.org/a\nb",
        "javascript:alert(1)", "http://[::1", "http://example.org:99999/", "http://a..b/",
        "http://example.org:0/", "https://" + "ü" * 70 + ".de/", "https://e%78.org/",
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_only_trimmed(url: str) -> None:
    assert not is_web(url)
    assert host(url) == ""
    assert canonical(f" {url} ") == url.strip()
    assert url_key(url) == url.strip()


def test_host() -> None:
    assert host("https://WWW.Example.ORG.:443/x") == "www.example.org"
    assert host("https://bücher.de/") == "xn--bcher-kva.de"
    assert host("http://[::1]:80/") == "[::1]"


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("HTTPS://Example.org", "https://example.org/"),
        ("http://example.org:80/a/", "http://example.org/a"),
        ("https://example.org:8443/a", "https://example.org:8443/a"),
        ("https://user:secret@example.org/a", "https://example.org/a"),
        ("https://example.org/a/./b/../c//d#top", "https://example.org/a/c/d"),
        ("https://example.org/../a", "https://example.org/a"),
        ("https://example.org/%7euser/%c3%a9é", "https://example.org/~user/%C3%A9%C3%A9"),
        ("https://example.org/a?b=2&a=1&b=1&", "https://example.org/a?a=1&b=2&b=1"),
        ("https://example.org/a?utm_source=x&fbclid=1&id=7&CMP=a", "https://example.org/a?id=7"),
        ("https://example.org/a?gclid=1", "https://example.org/a"),
        ("https://m.example.org/a", "https://example.org/a"),
        ("https://amp.m.example.org/a", "https://example.org/a"),
        ("https://en.m.wikipedia.org/wiki/Kursk", "https://en.wikipedia.org/wiki/Kursk"),
        ("https://m.me/a", "https://m.me/a"),
        ("https://amp.dev/", "https://amp.dev/"),
        ("https://example.org/news/a/amp/", "https://example.org/news/a"),
        ("https://example.org/news/a.amp", "https://example.org/news/a"),
        ("https://example.org/news/a.amp.html?amp=1&x", "https://example.org/news/a.html?x"),
        ("https://example.org/amp", "https://example.org/amp"),
        ("https://example.org/camp", "https://example.org/camp"),
        ("https://www.google.com/amp/s/m.example.org/a/amp?id=1", "https://example.org/a?id=1"),
        ("https://www.google.com/amp/example.org/a", "https://example.org/a"),
        ("https://www.google.com/amp/s/a..b/c", "https://a..b/c"),
        ("https://www.google.com/search?q=amp", "https://www.google.com/search?q=amp"),
    ],
)  # fmt: skip
def test_canonical(url: str, plain: str) -> None:
    assert canonical(url) == plain
    assert canonical(plain) == plain


def test_one_article_has_one_key() -> None:
    assert url_key("http://www.example.org/a/?utm_medium=x") == url_key("https://example.org/a")
    assert url_key("https://example.org/") == "example.org"
    assert url_key("https://example.org/a") != url_key("https://example.org/b")
    assert url_key("https://example.org/a?id=1") != url_key("https://example.org/a?id=2")


@pytest.mark.parametrize(
    "url",
    [
        f"https://www.daily8.com/en/article/{HEX}",
        f"https://test.daily8.com/fr/article/{HEX.upper()}/?utm_source=x",
        f"http://daily8.com/article/{HEX}#comments",
        f"https://main.d358xbzettaslu.amplifyapp.com/article/{HEX}",
    ],
)
def test_pages_of_daily8_are_known_by_their_id(url: str) -> None:
    assert url_key(url) == f"daily8:{HEX}"


def test_other_pages_and_hosts_are_not_taken_for_articles_of_daily8() -> None:
    assert url_key("https://www.daily8.com/en/hashtag/Borneo") == "daily8.com/en/hashtag/Borneo"
    assert url_key(f"https://notdaily8.com/article/{HEX}") == f"notdaily8.com/article/{HEX}"


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("/2026/11/23/", True),
        ("../other.md#end", True),
        ("https://example.org/", True),
        ("HTTPS://example.org/", True),
        ("mailto:a@example.org", True),
        ("", True),
        ("ftp://example.org/", False),
        ("javascript:alert(1)", False),
        ("//example.org/a", False),
        ("http://[::1", False),
    ],
)
def test_an_article_may_link_into_the_site_and_to_some_schemes(url: str, allowed: bool) -> None:
    assert may_link(url, {"https", "mailto"}) is allowed
