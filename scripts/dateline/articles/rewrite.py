"""Rewriting an article's file: only the lines of what changed change.

An editor's comments, order of keys and way of quoting stay wherever the value stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from .dump import dump, front_matter
from .parse import parse, split

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.model import Article

    Lines = tuple[str, ...]


def rewrite(text: str, article: Article) -> str:
    """`text` changed so that it reads as `article`.

    A file that cannot be read, or whose front matter has not a line of its own for every key, is
    written anew.
    """
    old = parse(text, "").article
    parts = split(text)
    if old is None or parts is None:
        return dump(article)
    if old == article:
        return text
    head = _splice(parts[0], front_matter(old.head), front_matter(article.head))
    body = parts[1] if old.body == article.body else article.body
    made = f"---\n{head}---\n{body}\n" if body else f"---\n{head}---\n"
    return made if parse(made, "").article == article else dump(article)


def _splice(text: str, old: Mapping[str, Lines], new: Mapping[str, Lines]) -> str:
    # What YAML and Python take for line ends in a file that could be read is the same.
    lines = text.splitlines(keepends=True)
    spans = _spans(text)
    drop = {key for key in old if old[key] != new.get(key)}
    out: list[str] = []
    number = 0
    starts = {start: (key, end) for key, (start, end) in spans.items() if key in drop}
    while number < len(lines):
        if number in starts:
            key, end = starts[number]
            out += (f"{line}\n" for line in new.get(key, ()))
            number = end
        else:
            out.append(lines[number])
            number += 1
    for key in new:
        if key not in spans:
            out += (f"{line}\n" for line in new[key])
    return "".join(out)


def _spans(text: str) -> dict[str, tuple[int, int]]:
    """Key -> its first line and the line after its value, counted from 0."""
    root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    assert isinstance(root, yaml.MappingNode)
    lines = text.splitlines()
    spans = {}
    for key, value in root.value:
        start, mark = key.start_mark.line, value.end_mark
        # A block value ends at the start of the next key's line, a plain one on its own line.
        end = mark.line if mark.column == 0 and mark.line > start else mark.line + 1
        # What stands between two keys (comments, blank lines) belongs to neither.
        while end > start + 1 and lines[end - 1].lstrip()[:1] in ("", "#"):
            end -= 1
        spans[str(key.value)] = (start, end)
    return spans
