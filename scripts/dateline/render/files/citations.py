"""Articles as references for reading lists and papers: BibTeX and RIS.

A date is no more exact than what is known: no day where only the month is. The address is the
source's, for that is what is cited; the archive's page is named beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.model import GroupKind, Precision

from .entry_texts import full_url, line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.plan.entries import Entry
    from dateline.plan.families.data import Entries

    from .desk import Desk

# What BibTeX and TeX read as commands; a brace inside a value would end it.
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "#": r"\#", "&": r"\&",
        "_": r"\_", "$": r"\$", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    }
)  # fmt: skip
# Addresses are read as they are, but braces have to be in pairs and % begins a comment in some.
_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


def bibtex(view: Entries, desk: Desk) -> bytes:
    """A BibTeX database of the articles, one `@misc` each."""
    return "\n".join(_bibtex(entry, desk) for entry in view.entries).encode("utf-8", "replace")


def _bibtex(entry: Entry, desk: Desk) -> str:
    head, date = entry.head, _date(entry)
    fields = {
        "title": f"{{{_tex(head.title)}}}",
        "author": f"{{{_tex(head.author)}}}" if head.author else "",
        "howpublished": _tex(entry.source),
        "date": "-".join(date),
        "year": date[0] if date else "",
        "month": str(int(date[1])) if date else "",
        "url": _address(entry, desk).translate(_ADDRESS),
        "urldate": head.captured.date().isoformat() if head.captured else "",
        "note": _note(entry, desk),
        "language": head.lang if head.lang != "und" else "",
    }
    shown = (f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{dateline-{head.id},\n{''.join(shown)}}}\n"


def _note(entry: Entry, desk: Desk) -> str:
    page = full_url(entry.address, desk)
    return f"Archived at {page.translate(_ADDRESS)}" if page and entry.head.source_url else ""


def ris(view: Entries, desk: Desk) -> bytes:
    """The articles in RIS, which reference managers read; lines end in CR LF."""
    lines = (f"{tag}  - {value}" for entry in view.entries for tag, value in _ris(entry, desk))
    return "".join(f"{each}\r\n" for each in lines).encode("utf-8", "replace")


def _ris(entry: Entry, desk: Desk) -> Iterator[tuple[str, str]]:
    head, date = entry.head, _date(entry)
    page = full_url(entry.address, desk)
    texts = [
        ("TY", "NEWS"),
        ("ID", f"dateline-{head.id}"),
        ("TI", line(head.title)),
        ("AU", line(head.author)),
        ("T2", line(entry.source)),
        ("PY", date[0] if date else ""),
        ("DA", "/".join([*date, "", ""][:3]) if date else ""),
        ("LA", head.lang if head.lang != "und" else ""),
        ("UR", line(_address(entry, desk))),
        ("L2", page if head.source_url else ""),
        ("Y2", head.captured.date().isoformat().replace("-", "/") if head.captured else ""),
        *(("KW", line(each.title)) for each in entry.named if each.kind is GroupKind.TAG),
    ]
    yield from (pair for pair in texts if pair[1])
    yield "ER", ""


def _date(entry: Entry) -> list[str]:
    """Year, month and, where it is known, day, as digits; nothing of an undated article."""
    if entry.day is None or entry.head.when is None:
        return []
    parts = entry.day.isoformat().split("-")
    return parts[:2] if entry.head.when.precision is Precision.MONTH else parts


def _address(entry: Entry, desk: Desk) -> str:
    return entry.head.source_url or full_url(entry.address, desk)


def _tex(text: str) -> str:
    return line(text).translate(_TEX)
