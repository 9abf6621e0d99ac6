"""Plain text taken in is shown as it was, and hides no markup."""

from __future__ import annotations

from html import escape

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline.ingest.escape import as_markdown
from dateline.text.markdown import to_html, to_plain

QUICK = settings(max_examples=60, deadline=None, database=None)
MARKUP = "a1 *_`~[]()!<>#-+=|\\\n:/&;.\"'@{}^%é"
TEXTS = st.text(alphabet=MARKUP, max_size=40)


def paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


@QUICK
@given(TEXTS)
@example("[a]: b\nc")
@example("***\n---\n===\n+ a\n1) b\n````")
@example("<b>\n<a@b>\n<http://x>\n&amp; &#38; a\\")
@example("![a](b) [a][b] [a]")
@example("a|b\n-|-\nc|d")
@example("~~~ a\n`` ` ``\n~~a~~")
def test_plain_text_as_markdown_reads_as_the_same_text(text: str) -> None:
    shown = to_html(as_markdown(text), link=lambda _: True, image=lambda _: True)
    expected = "".join(f"<p>{escape(line)}</p>\n" for line in paragraphs(text))
    assert " ".join(shown.split()) == " ".join(expected.replace("&#x27;", "'").split())


@QUICK
@given(TEXTS)
def test_the_plain_text_comes_back(text: str) -> None:
    assert paragraphs(to_plain(as_markdown(text))) == paragraphs(text)


@QUICK
@given(st.text(alphabet="abc .,;:'’é\n", max_size=60))
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert as_markdown(text) == "\n\n".join(paragraphs(text))
