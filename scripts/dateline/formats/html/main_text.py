"""The main text of a page as CommonMark, without what surrounds it.

trafilatura finds it. The careful mode runs it three ways and takes the result whose words are
nearest to those that readability finds, an independent method: on Fundus's 80 pages that is worth
nearly a point of ROUGE-LSum, at more than twice the cost (docs/benchmarks/extraction.md).
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from copy import deepcopy
from typing import Any

from .commonmark import commonmark

_WAYS: tuple[dict[str, Any], ...] = ({}, {"favor_precision": True}, {"fast": True})
_WORD = re.compile(r"\w+")


def tree_of(page: str) -> Any:
    """The page as a tree of lxml, None where there is none in it."""
    from trafilatura.utils import load_html

    with silenced():
        return load_html(page)


def main_text(page: str, tree: Any, url: str, *, careful: bool) -> str:
    """The main text of the page, whose tree is `tree` and is used up; empty where there is none."""
    trees = [*(deepcopy(tree) for _ in _WAYS[1:]), tree] if careful else [tree]
    each = zip(trees, _WAYS, strict=False)
    found = [text for one, way in each if (text := _extracted(one, url, way))]
    if len(set(found)) < 2:
        return found[0] if found else ""
    reference = _words(_readable(page))
    return max(found, key=lambda text: _alike(_words(text), reference))


def _extracted(tree: Any, url: str, way: dict[str, Any]) -> str:
    from trafilatura import bare_extraction
    from trafilatura.htmlprocessing import convert_to_html

    with silenced():
        try:
            found = bare_extraction(
                tree, include_comments=False, include_links=True, include_formatting=True, **way
            )
        except Exception:  # of a library, on pages that nobody can foresee
            return ""
    body = getattr(found, "body", None)
    return commonmark(convert_to_html(body), url) if body is not None else ""


def _readable(page: str) -> str:
    """The text that readability finds; empty where it finds none."""
    import lxml.html
    from readability import Document

    with silenced():
        try:
            return str(lxml.html.fromstring(Document(page).summary()).text_content())
        except Exception:  # as above
            return ""


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def _alike(one: Counter[str], other: Counter[str]) -> float:
    """How many of the words of the two are the same ones, from 0 to 1."""
    return 2 * (one & other).total() / max(1, one.total() + other.total())


class silenced:  # reads as a phrase after `with`
    """Libraries tell their troubles to the log; a finding says what a person needs."""

    def __enter__(self) -> None:
        self._before = logging.root.manager.disable
        logging.disable(logging.CRITICAL)

    def __exit__(self, *_: object) -> None:
        logging.disable(self._before)
