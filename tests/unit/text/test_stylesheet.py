"""What stays of a style sheet."""

from __future__ import annotations

import re

import pytest

from dateline.text.stylesheet import without

TEXT, FRAME = re.compile("md-typeset"), re.compile("md-footer")


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".a{b:c}", ".a{b:c}"),
        (".md-typeset p{b:c}.a{b:c}", ".a{b:c}"),
        (".md-typeset p,.a{b:c}", ".a{b:c}"),
        (".md-footer.md-typeset p{b:c}", ".md-footer.md-typeset p{b:c}"),
        ("@media print{.md-typeset{b:c}.a{b:c}}", "@media print{.a{b:c}}"),
        ("@media print{.md-typeset{b:c}}.a{}", ""),
        ("@supports (a:b){@media print{.a{b:c}}}", "@supports (a:b){@media print{.a{b:c}}}"),
        ('@charset "UTF-8";.a{b:c}', '@charset "UTF-8";.a{b:c}'),
        ("@keyframes x{0%{b:c}to{b:d}}", "@keyframes x{0%{b:c}to{b:d}}"),
        ("/* .md-typeset{} */.a{b:c}", ".a{b:c}"),
        ('.a{content:"},.md-typeset{"}.b{c:d}', '.a{content:"},.md-typeset{"}.b{c:d}'),
        (r".a\:b:is(.c,.md-typeset){d:e}", ""),
        (r'.a{content:"\""}.b{c:d}', r'.a{content:"\""}.b{c:d}'),
        (
            ":root{--x:url('data:a;b');--y:url(z)}.a{mask:var(--y)}",
            ":root{--y:url(z)}.a{mask:var(--y)}",
        ),
        (":root{--x:url(z)}", ""),
        (":root{--x:1px}", ":root{--x:1px}"),
    ],
)
def test_only_rules_that_a_page_can_use_stay(css: str, left: str) -> None:
    assert without(css, TEXT, FRAME) == left
