from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

import pytest

from dateline.build.content_policy import blocked, secured
from dateline.settings import Settings

PLAIN = Settings()
# What a rule of its own, or else default-src, is said about (https://www.w3.org/TR/CSP3/).
FETCHED = (
    "script-src", "style-src", "img-src", "font-src", "connect-src", "media-src", "manifest-src",
    "worker-src", "frame-src", "object-src",
)  # fmt: skip
START = '<!doctype html><html><head><meta charset="utf-8">'


def policy(page: str, content: str = "", settings: Settings = PLAIN) -> dict[str, list[str]]:
    """The rules of a page's policy by their names."""
    made = secured(page, content, settings)
    _, found, rest = made.partition('<meta http-equiv="Content-Security-Policy" content="')
    assert found
    rules = (rule.split(" ") for rule in rest.partition('"')[0].split(";"))
    said = {name: values for name, *values in rules}
    return dict.fromkeys(FETCHED, said["default-src"]) | said


def hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_a_page_may_load_what_is_the_sites_own_and_nothing_else() -> None:
    rules = policy(f"{START}</head><body>Text.</body></html>")
    assert rules.pop("img-src") == ["'self'", "data:"]
    for name in ("frame-src", "object-src", "base-uri"):
        assert rules.pop(name) == ["'none'"]
    assert rules.keys() >= {"script-src", "style-src", "connect-src", "worker-src", "form-action"}
    assert {tuple(values) for values in rules.values()} == {("'self'",)}


def test_the_policy_stands_before_anything_that_could_be_loaded() -> None:
    made = secured(f'{START}<link rel="stylesheet" href="a.css"></head></html>', "", PLAIN)
    assert made.startswith(f'{START}\n<meta http-equiv="Content-Security-Policy" content="')
    assert '>\n<meta name="referrer" content="same-origin"><link' in made


def test_inline_scripts_and_styles_of_the_frame_are_known_by_their_hashes() -> None:
    page = (
        f"{START}<style>b{{}}</style><script>go()</script><SCRIPT type='module'>\nrun()\n</SCRIPT>"
        '<script type="application/json">{"a":1}</script><script src="a.js"></script></head>'
    )
    rules = policy(page)
    assert rules["script-src"] == ["'self'", *sorted([hashed("go()"), hashed("\nrun()\n")])]
    assert rules["style-src"] == ["'self'", hashed("b{}")]


def test_what_is_poured_into_the_frame_has_no_right_to_a_script() -> None:
    content = "<p>Text.</p><script>evil()</script>"
    page = f"{START}</head><body>{content}<script>go()</script></body>"
    rules = policy(page, content)
    assert rules["script-src"] == ["'self'", hashed("go()")]
    assert content in secured(page, content, PLAIN)


def test_the_owner_may_name_hosts() -> None:
    settings = Settings(image_hosts=("pictures.example.org",), page_hosts=("stats.example.org",))
    rules = policy(START, "", settings)
    assert rules["img-src"] == ["'self'", "data:", "stats.example.org", "pictures.example.org"]
    assert rules["script-src"] == rules["font-src"] == ["'self'", "stats.example.org"]
    assert rules["worker-src"] == rules["manifest-src"] == ["'self'"]
    assert rules["frame-src"] == rules["object-src"] == ["'none'"]


@pytest.mark.parametrize(
    ("part", "what"),
    [
        ('<a onclick="go()">', "onclick= of <a>"),
        ('<b style="color: red">', "style= of <b>"),
        ('<a href=" JavaScript:go()">', "a javascript: address of <a>"),
        ('<script src="https://cdn.example.org/a.js">', "<script> from cdn.example.org"),
        ('<link rel="preload stylesheet" href="https://cdn.example.org/a.css">',
         "<link> from cdn.example.org"),
        ('<iframe src="//video.example.org/1">', "<iframe> from video.example.org"),
        ('<img src="https://elsewhere.example/a.png">', "<img> from elsewhere.example"),
    ],
)  # fmt: skip
def test_what_the_policy_blocks_is_named_once(part: str, what: str) -> None:
    assert blocked(f"{START}{part}{part}", PLAIN) == (what,)


@pytest.mark.parametrize(
    "part",
    ['<a href="https://example.org/">', '<link rel="canonical" href="https://example.org/">',
     '<img src="a.png">', '<img src="https://pictures.example.org/a.png">',
     '<script src="https://stats.example.org/a.js">', "<script>go()</script>"],
)  # fmt: skip
def test_what_the_policy_allows_is_not(part: str) -> None:
    settings = Settings(image_hosts=("pictures.example.org",), page_hosts=("stats.example.org",))
    assert blocked(f"{START}{part}", settings) == ()


def test_a_page_that_has_no_place_for_a_policy_is_named() -> None:
    assert blocked("<html><head></head>", PLAIN) == (
        "no <meta charset>, behind which the policy would stand",
    )
    assert secured("<html><head></head>", "", PLAIN) == "<html><head></head>"
