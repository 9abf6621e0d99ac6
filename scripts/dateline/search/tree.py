"""Walks over a query's tree. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .query import All, Any, Field, Node, Not, Phrase, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def leaves(node: Node) -> Iterator[Node]:
    """Everything in the tree that is no connection."""
    if isinstance(node, All | Any):
        for part in node.of:
            yield from leaves(part)
    elif isinstance(node, Not):
        yield from leaves(node.of)
    else:
        yield node


def wanted(node: Node) -> Iterator[Node]:
    """The leaves that are not left out."""
    if isinstance(node, All | Any):
        for part in node.of:
            yield from wanted(part)
    elif not isinstance(node, Not):
        yield node


def with_words(node: Node, better: Mapping[str, str]) -> Node:
    """The tree with other words in the place of some."""
    if isinstance(node, All | Any):
        return type(node)(tuple(with_words(part, better) for part in node.of))
    if isinstance(node, Not):
        return Not(with_words(node.of, better))
    if isinstance(node, Word) and node.text in better:
        return Word(better[node.text])
    return node


def relaxed(node: Node) -> Node | None:
    """The tree with any of its words enough; None where it does not ask for several at its top."""
    if not isinstance(node, All):
        return None
    words = tuple(part for part in node.of if _is_text(part))
    if len(words) < 2:
        return None
    rest = tuple(part for part in node.of if not _is_text(part))
    return All((*rest, Any(words))) if rest else Any(words)


def _is_text(node: Node) -> bool:
    return isinstance(node, Word | Phrase) or (isinstance(node, Field) and node.name == "title")
