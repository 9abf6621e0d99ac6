"""Shells: pages of the theme with named slots, filled with string joins.

MkDocs and the theme render one *specimen* per kind of page; the specimen's texts are marks that
cannot occur otherwise. Splitting the result at the marks gives a shell, and filling it gives the
bytes MkDocs would have given for that page. A shell that lost a mark it needs (an owner's override
that drops the content, say) is a finding, and its pages are rendered by MkDocs instead.
Pure: no files, no MkDocs.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.errors import Problem, problem
from dateline.render.page import EDITABLE_KINDS, Page

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

# Marks survive HTML escaping, JSON, URL quoting and `striptags`; an address must be a path.
MARK = "dateline-slot-{}-7f3b"
_SPLIT = re.compile(
    r"dateline-slot-(?:(address)-[a-z]+(?:/x)*/|(title|description|content|head|edit)-7f3b)"
)

# Every page kind but these is poured into a shell shared by all pages of its kind and depth.
SINGLE_KINDS = frozenset({"front", "archive", "index", "search", "undated"})


def _named_above(address: str, named: Collection[str]) -> str:
    """The longest address above `address` that the navigation names, empty if none."""
    best = ""
    for each in named:
        if len(best) < len(each) < len(address) and each[-1] == "/" and address.startswith(each):
            best = each
    return best


def shell_id(address: str, kind: str, named: Collection[str] = ()) -> str:
    """The shell a page is poured into, shared by all pages of its kind and depth.

    `named` are the addresses that the site's navigation names. A page that is named has a shell of
    its own, for there the theme marks the entry as current; a page below a named one shares its
    shell only with its neighbours there, for links to what is above it are shorter.
    """
    if kind in SINGLE_KINDS or address in named:
        return f"={address}"
    above = _named_above(address, named)
    return f"{above}{kind}@{address.count('/')}"


def specimen(address: str, kind: str, named: Collection[str] = ()) -> Page:
    """The page to render for the shell of `address`: its texts are marks, its depth the same."""
    if not shell_id(address, kind, named).startswith("="):
        above = _named_above(address, named)
        below = address.removeprefix(above).count("/") - 1
        address = f"{above}dateline-slot-address-{kind}{'/x' * below}/"
    return Page(
        address=address,
        kind=kind,
        title=MARK.format("title"),
        description=MARK.format("description"),
        content=MARK.format("content"),
        head=MARK.format("head"),
        edit_path=MARK.format("edit") if kind in EDITABLE_KINDS else "",
    )


def specimens(pages: Iterable[tuple[str, str]], named: Collection[str] = ()) -> dict[str, Page]:
    """One specimen for each shell that pages, given as (address, kind), need; by shell id."""
    found: dict[str, Page] = {}
    for address, kind in pages:
        shell = shell_id(address, kind, named)
        if shell not in found:
            found[shell] = specimen(address, kind, named)
    return found


@dataclass(frozen=True, slots=True)
class Shell:
    """A rendered specimen cut at its marks: texts and slot names in turn, a text first.

    A head that has a line of its own takes the line with it where it is empty.

    `above` is the part of a page's address that stands in the texts already.
    """

    pieces: tuple[str, ...]
    above: str = ""

    @classmethod
    def cut(cls, rendered: str, address: str) -> Shell:
        """Cut what MkDocs gave for the specimen at `address`."""
        pieces: list[str] = []
        end = 0
        for match in _SPLIT.finditer(rendered):
            name = match[1] or match[2]
            text = rendered[end : match.start()]
            if name == "head" and text.endswith("\n"):
                name, text = "head line", text[:-1]
            pieces += (text, name)
            end = match.end()
        pieces.append(rendered[end:])
        above = address.partition("dateline-slot-address")[0]
        return cls(tuple(pieces), above if above != address else "")

    def missing(self) -> tuple[str, ...]:
        """The slots a page cannot do without and this shell does not have."""
        slots = self.pieces[1::2]
        return ("content",) if slots.count("content") != 1 else ()

    def fill(self, page: Page) -> str:
        """The finished page: texts escaped for HTML, content and head as they are."""
        values = {
            "address": page.address.removeprefix(self.above),
            "title": html.escape(page.title),
            "description": html.escape(page.description),
            "content": page.content,
            "head": page.head,
            "head line": f"\n{page.head}" if page.head else "",
            "edit": page.edit_path,
        }
        pieces = list(self.pieces)
        pieces[1::2] = [values[name] for name in pieces[1::2]]
        return "".join(pieces)


def check(shells: dict[str, Shell], theme: str) -> tuple[list[Problem], frozenset[str]]:
    """Findings about shells that lost a slot, and the ids of those shells.

    `theme` is the path named in the findings: the owner's theme directory.
    """
    problems = []
    broken = set()
    for name, shell in sorted(shells.items()):
        for slot in shell.missing():
            broken.add(name)
            problems.append(
                problem(
                    theme,
                    0,
                    "D602",
                    f"the page kind {name!r} lost its {slot}: its pages are rendered by MkDocs",
                    f"keep {{{{ page.{slot} }}}} in the theme override",
                )
            )
    return problems, frozenset(broken)
