"""A whole index, of which only the segments that changed are made. Pure: the caller keeps what was
made last time, reads the articles and writes the files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .join import join
from .part import index_segment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from .document import Document
    from .part import Part
    from .segments import Segment


def write(
    segments: Iterable[Segment],
    documents: Callable[[Segment], Iterable[Document]],
    kept: dict[str, dict[str, Any]],
    index: Callable[[Segment, Iterable[Document]], Part] = index_segment,
) -> Iterator[tuple[str, bytes | None]]:
    """Path below search/ and bytes of every file; None for one that is there already.

    `kept` is what this function left in it last time (plain values, JSON), by the segments' keys;
    it is brought up to date. `documents` gives a segment's articles in the order of its refs, and
    is not asked for segments that are kept. The manifest comes last.
    """
    last, summaries = dict(kept), []
    kept.clear()
    for segment in segments:
        held = last.get(segment.key)
        if held is None:
            part = index(segment, documents(segment))
            held = {"paths": [path for path, _ in part.files], "summary": part.summary}
            yield from part.files
        else:
            yield from ((path, None) for path in held["paths"])
        kept[segment.key] = held
        summaries.append(held["summary"])
    yield from join(summaries)
