from __future__ import annotations

import pytest

from dateline.text.dense import dense, dense_frame, dense_head, keeps_lines


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n", "<ul><li>a</li><li>b</li></ul>"),
        ("<b>a</b>\n<i>b</i>", "<b>a</b>\n<i>b</i>"),
        ('a\n<p class="x">\nb\n</p>\nc', 'a<p class="x">b</p>c'),
        ("<picture>\n</picture>", "<picture>\n</picture>"),
        ("", ""),
    ],
)
def test_lines_end_only_where_they_part_words(written: str, sent: str) -> None:
    assert dense(written) == sent
    assert dense(sent) == sent


def test_a_head_has_no_lines_but_those_of_its_scripts() -> None:
    head = "\n  <meta>\n\n  <script>\n    a()\n  </script>\n  <title>A</title>\n"
    assert dense_head(head) == "<meta><script>\na()\n</script><title>A</title>"


def test_a_frame_has_no_quotes_around_words() -> None:
    frame = '<div\n class="a" id="b" title="c" lang="en">\n  <i class="a b"></i></div>'
    assert (
        dense_frame(frame) == '<div\nclass="a" id=b title="c" lang="en"><i class="a b"></i></div>'
    )


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<pre>\n</pre>", True),
        ("<textarea rows=2>", True),
        ("<p>pre</p>", False),
        ("<pres>", False),
    ],
)
def test_text_whose_lines_count_is_known(html: str, *, kept: bool) -> None:
    assert keeps_lines(html) is kept
