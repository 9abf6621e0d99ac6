from __future__ import annotations

import html
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.build.shells import Shell, check, shell_id, specimen, specimens
from dateline.render import Page

NAV = frozenset({"topics/", "topics/sport/", "2026/"})


def themed(page: Page, above: str = "") -> str:
    """A page as a theme might show it: every slot, some twice, in text and in attributes; links
    to what is above the page are shorter."""
    return (
        f"<title>{html.escape(page.title)}</title><meta content='{html.escape(page.description)}'>"
        f"{page.head}<link href='{page.address.removeprefix(above)}'><h1>{html.escape(page.title)}"
        f"</h1><a href='edit/{page.edit_path}'>✎</a>{page.content}<footer>&amp;</footer>"
    )


@pytest.mark.parametrize(
    ("address", "kind", "shell"),
    [
        ("", "front", "="),
        ("topics/", "index", "=topics/"),
        ("2026/", "year", "=2026/"),
        ("2025/", "year", "year@1"),
        ("2025/11/23/", "day", "day@3"),
        ("2026/11/23/", "day", "2026/day@3"),
        ("topics/world/", "topic", "topics/topic@2"),
        ("topics/sport/", "topic", "=topics/sport/"),
        ("topics/sport/2025/", "topic", "topics/sport/topic@3"),
        ("tags/ferry/", "tag", "tag@2"),
    ],
)
def test_pages_of_one_kind_depth_and_place_in_the_navigation_share_a_shell(
    address: str, kind: str, shell: str
) -> None:
    assert shell_id(address, kind, NAV) == shell


def test_each_shell_has_one_specimen_at_its_depth() -> None:
    pages = [("2025/11/23/", "day"), ("2025/11/22/", "day"), ("2026/11/23/", "day"), ("", "front")]
    found = specimens(pages, NAV)
    assert {name: page.address for name, page in found.items()} == {
        "day@3": "dateline-slot-address-day/x/x/",
        "2026/day@3": "2026/dateline-slot-address-day/x/",
        "=": "",
    }
    assert found["="].edit_path == ""
    assert specimen("a/b/", "article").edit_path != ""


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=20)


@given(TEXTS, TEXTS, TEXTS, st.sampled_from(["2025/11/23/", "2026/11/23/", "2026/", "2025/"]))
@settings(max_examples=40, deadline=None)
def test_a_filled_shell_is_what_the_theme_would_have_made(
    title: str, description: str, content: str, address: str
) -> None:
    page = Page(
        address=address,
        kind="article",
        title=title,
        description=description,
        content=content,
        head="<link>",
        edit_path="articles/a.md",
    )
    sample = specimen(address, "article", NAV)
    above = "2026/" if address == "2026/11/23/" else ""
    shell = Shell.cut(themed(sample, above), sample.address)
    assert shell.missing() == ()
    assert shell.fill(page) == themed(page, above)


@pytest.mark.parametrize("times", [0, 2])
def test_a_shell_without_exactly_one_content_is_a_finding(times: int) -> None:
    sample = specimen("a/", "day")
    broken = Shell.cut(f"<body>{sample.content * times}</body>", sample.address)
    whole = Shell.cut(f"<body>{sample.content}</body>", sample.address)
    problems, names = check({"day@1": broken, "week@1": whole}, "theme")
    assert names == {"day@1"}
    assert [(p.path, p.code) for p in problems] == [("theme", "D602")]
    assert "'day@1' lost its content" in problems[0].message


@pytest.mark.parametrize(
    ("head", "line"), [("", "<body>"), ("<link>", "<link>"), ("<a>\n<b>", "<a>\n<b>")]
)
def test_an_empty_head_leaves_no_empty_line(head: str, line: str) -> None:
    sample = specimen("a/b/", "day")
    shell = Shell.cut(f"<title></title>\n{sample.head}\n<body>\n{sample.content}", sample.address)
    page = replace(sample, head=head, content="Text.")
    assert shell.fill(page).split("\n", 1)[1].startswith(line)
    assert "\n\n" not in shell.fill(page)
