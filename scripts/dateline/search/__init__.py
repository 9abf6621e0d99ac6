"""The search index: what readers download of it is little, and it knows about time.

The flow: `documents` (articles as search sees them) -> `segments` (which part each belongs to, and
the key of each part) -> `part` (one part indexed by itself, so that parts are made in parallel and
kept while their key is) -> `segment` (parts joined to files) -> `join` (the files of the whole);
`joining` and `write` make of all this only what changed. `engine` asks such an index, as the
browser does (theme/assets/javascripts/search). Knows neither where files lie nor how pages look.
"""

from __future__ import annotations

from .document import FIELDS, Document, Name
from .join import MANIFEST
from .joining import Memory, index_order
from .segments import Part, Ref, Segment, Shelf, segments, shelved
from .write import Writer

__all__ = [
    "FIELDS",
    "MANIFEST",
    "Document",
    "Memory",
    "Name",
    "Part",
    "Ref",
    "Segment",
    "Shelf",
    "Writer",
    "index_order",
    "segments",
    "shelved",
]
