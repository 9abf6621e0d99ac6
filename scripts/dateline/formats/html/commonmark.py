"""Elements of HTML to CommonMark that reads as the same text, and to nothing that is not text.

Paragraphs, headings, lists, quotes, code, tables with more than one column, links and emphasis
stay; captions of figures are set in italics; scripts, styles, forms, pictures and frames go.
Works on trees of lxml (their depth is bounded by its parser), imports nothing of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from dateline.text.urls import is_web

if TYPE_CHECKING:
    from collections.abc import Iterator

_DROPPED = frozenset(
    """
    applet area audio base basefont button canvas command datalist dialog embed fieldset form
    frame frameset head iframe img input link map math meta noframes noscript object optgroup
    option param picture progress script select source style svg template textarea title track
    video
    """.split()  # noqa: SIM905 - a word list, read and extended as running text
)
_BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dir div dl dt figcaption figure
    footer h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol p pre section summary table
    tbody td tfoot th thead tr ul
    """.split()  # noqa: SIM905 - a word list, read and extended as running text
)
_STRONG = {"strong": "**", "b": "**", "em": "*", "i": "*", "cite": "*", "dfn": "*"}
_INLINE = re.compile(
    r"\\(?=[!-/:-@\[-`{-~]|$)|[*`\[\]]|<(?=[A-Za-z/!?]|[^\s<>@]+@)|&(?=\#?\w{1,31};)"
    r"|(?<![^\W_])_|_(?![^\W_])|~(?=~)|(?<=~)~"
)
_START = re.compile(
    r"(?P<mark>\#(?=\#{0,5}(?:\s|$))|>|[-+](?=\s|$)|-(?=[-\s]+$)|=(?=[=\s]*$)|\|)"
    r"|(?P<number>\d{1,9})(?P<stop>[.)](?=\s|$))"
)
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_BREAK = "\x00"  # a line break inside a paragraph, until its lines are put together
_DEEPEST = 240  # elements within one another; browsers stop at 512, lxml at 256


def commonmark(root: Any, base: str = "") -> str:
    """The text of `root` as CommonMark; addresses of links are made whole by `base`."""
    writer = _Writer(base)
    return "\n\n".join(block for block in writer.blocks(root, 0) if block)


def escaped(text: str) -> str:
    """One line of plain text as a paragraph of CommonMark."""
    return _started(_INLINE.sub(r"\\\g<0>", " ".join(text.split())))


def _started(line: str) -> str:
    """`line` with what would begin a block at its start escaped."""
    found = _START.match(line)
    if found is None:
        return line
    if found["number"]:
        return f"{found['number']}\\{line[found.end('number') :]}"
    return "\\" + line


class _Writer:
    def __init__(self, base: str) -> None:
        self._base = base

    def blocks(self, element: Any, depth: int) -> Iterator[str]:
        """The blocks inside `element`: runs of inline content become paragraphs."""
        run: list[str] = [self._text(element.text)]
        for child in element if depth < _DEEPEST else ():
            tag = _tag(child)
            if tag in _BLOCKS:
                yield _paragraph("".join(run))
                run = []
                yield from self._block(child, tag, depth + 1)
            elif tag and tag not in _DROPPED and _holds_blocks(child):
                yield _paragraph("".join(run))
                run = []
                yield from self.blocks(child, depth + 1)
            elif tag and tag not in _DROPPED:
                run.append(self._inline(child, tag, depth + 1))
            run.append(self._text(child.tail))
        yield _paragraph("".join(run))

    def _block(self, element: Any, tag: str, depth: int) -> Iterator[str]:
        if re.fullmatch(r"h[1-6]", tag):
            line = _one_line(self._content(element, depth))
            yield f"{'#' * max(2, int(tag[1]))} {line}" if line else ""
        elif tag in ("ul", "ol", "menu", "dir"):
            yield self._list(element, depth, ordered=tag == "ol")
        elif tag == "blockquote":
            yield _quoted([block for block in self.blocks(element, depth) if block])
        elif tag == "pre":
            yield _fenced("".join(element.itertext()))
        elif tag == "table":
            yield from self._table(element, depth)
        elif tag in ("figcaption", "caption"):
            yield _caption(_one_line(self._content(element, depth)))
        elif tag != "hr":
            yield from self.blocks(element, depth)

    def _list(self, element: Any, depth: int, *, ordered: bool) -> str:
        items: list[str] = []
        for child in element if depth < _DEEPEST else ():
            parts = [block for block in self.blocks(child, depth + 1) if block] if _tag(child) in (
                "li", "ul", "ol", "div", "p",
            ) else []  # fmt: skip
            if parts:
                mark = f"{len(items) + 1}." if ordered else "-"
                indent = " " * (len(mark) + 1)
                text = "\n\n".join(parts).replace("\n", f"\n{indent}")
                items.append(re.sub(r"(?m)^[ ]+$", "", f"{mark} {text}"))
        loose = any("\n\n" in item for item in items)
        return ("\n\n" if loose else "\n").join(items)

    def _table(self, element: Any, depth: int) -> Iterator[str]:
        rows = [
            [_one_line(" ".join(self.blocks(cell, depth + 1))) for cell in row if _tag(cell)]
            for row in element.iter("tr")
        ]
        rows = [row for row in rows if any(row)]
        width = max(map(len, rows), default=0)
        if width < 2 or len(rows) < 2 or any(True for _ in element.iterdescendants("table")):
            yield from self.blocks(element, depth)
            return
        for caption in element.iterchildren("caption"):
            yield _caption(_one_line(self._content(caption, depth + 1)))
        lines = [_row(row + [""] * (width - len(row))) for row in rows]
        yield "\n".join([lines[0], _row(["---"] * width), *lines[1:]])

    def _content(self, element: Any, depth: int) -> str:
        """What is inside `element` as inline Markdown, line breaks as marks."""
        parts = [self._text(element.text)]
        for child in element if depth < _DEEPEST else ():
            tag = _tag(child)
            if tag and tag not in _DROPPED:
                gap = " " if tag in _BLOCKS else ""
                parts += [gap, self._inline(child, tag, depth + 1), gap]
            parts.append(self._text(child.tail))
        return "".join(parts)

    def _inline(self, element: Any, tag: str, depth: int) -> str:
        if tag == "br":
            return _BREAK
        if tag in ("code", "kbd", "samp", "tt"):
            return _code("".join(element.itertext()))
        inside = self._content(element, depth)
        if tag == "a":
            return self._link(inside, str(element.get("href") or ""))
        if tag in _STRONG:
            return _emphasised(inside, _STRONG[tag])
        return _emphasised(inside, "~~") if tag in ("del", "s", "strike") else inside

    def _link(self, text: str, address: str) -> str:
        try:
            url = urljoin(self._base, address.strip())
        except ValueError:
            return text
        words = text.strip().replace(_BREAK, " ")
        if not words or "](" in words or not is_web(url) or url.partition("#")[0] == self._base:
            return text
        target = re.sub(r"[()]", lambda found: f"%{ord(found[0]):X}", url)
        return _around(text.replace(_BREAK, " "), "[", f"]({target})")

    @staticmethod
    def _text(text: str | None) -> str:
        return _INLINE.sub(r"\\\g<0>", _SPACE.sub(" ", text.replace(_BREAK, ""))) if text else ""


def _tag(element: Any) -> str:
    """The element's name; empty for comments and instructions."""
    return element.tag.lower() if isinstance(element.tag, str) else ""


def _holds_blocks(element: Any) -> bool:
    """Whether a block stands right below `element`, or below its only wrapping."""
    return any(_tag(child) in _BLOCKS for child in element.iterdescendants())


def _paragraph(run: str) -> str:
    lines = [_started(_SPACE.sub(" ", line).strip()) for line in run.split(_BREAK)]
    while lines and not lines[-1]:
        lines.pop()
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line:
            paragraphs[-1].append(line)
        elif paragraphs[-1]:
            paragraphs.append([])
    return "\n\n".join("\\\n".join(part) for part in paragraphs if part)


def _one_line(text: str) -> str:
    plain = text.replace("\\\n", " ").replace(_BREAK, " ")
    return _SPACE.sub(" ", plain).strip()


def _around(text: str, opening: str, closing: str) -> str:
    """`text` between two marks that stand close to its words."""
    words = text.strip(" ")
    before, after = text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")) :]
    return f"{before}{opening}{words}{closing}{after}"


def _emphasised(text: str, mark: str) -> str:
    """`text` between marks, where CommonMark is sure to read them as such."""
    words = text.strip(" ")
    if not words or _BREAK in words or mark[0] in words:
        return text
    return _around(text, mark, mark) if words[0].isalnum() and words[-1].isalnum() else text


def _caption(line: str) -> str:
    """A line of its own in italics."""
    return f"*{line}*" if line and "*" not in line and not line.endswith("\\") else line


def _quoted(blocks: list[str]) -> str:
    return re.sub(r"(?m)^", "> ", "\n\n".join(blocks)).replace("> \n", ">\n") if blocks else ""


def _fenced(text: str) -> str:
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{fence}\n{text.strip(chr(10))}\n{fence}" if text.strip() else ""


def _code(text: str) -> str:
    words = _SPACE.sub(" ", text).strip()
    if not words:
        return ""
    ticks = "`" * (1 + max((len(run) for run in re.findall("`+", words)), default=0))
    gap = " " if words.startswith("`") or words.endswith("`") else ""
    return f"{ticks}{gap}{words}{gap}{ticks}"


def _row(cells: list[str]) -> str:
    parted = (cell.replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(parted)} |"
