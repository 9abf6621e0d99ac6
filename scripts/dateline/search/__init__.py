"""The search index: what readers download of it is little, and it knows about time.

The flow: `documents` (articles as search sees them) -> `segments` (which part each belongs to, and
the key of each part) -> `index_segment` (one part's files, by itself, so that parts are made in
parallel and kept while their key is) -> `join` (the files of the whole). `Searcher` asks such an
index, as the browser does (theme/assets/javascripts/search). Knows neither where files lie nor how
pages look.
"""

from __future__ import annotations

from .document import FIELDS, Document, Name
from .join import MANIFEST, join
from .part import Part, index_segment
from .segments import Ref, Segment, segments
from .write import write

__all__ = [
    "FIELDS",
    "MANIFEST",
    "Document",
    "Name",
    "Part",
    "Ref",
    "Segment",
    "index_segment",
    "join",
    "segments",
    "write",
]
