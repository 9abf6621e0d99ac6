"""The article file, both ways: lenient reading, stable writing, minimal rewriting, strict linting.

One file is one article: YAML front matter between two lines `---`, then CommonMark. Knows nothing
of grouping, of pages or of the archive as a whole.
"""

from __future__ import annotations

from .dump import dump, front_matter
from .exchange import FORMAT, ROLE, read_parts, read_record, record_of, record_schema
from .lint import Linter, lint
from .ownership import owned, stamp_auto, value_of
from .parse import Parsed, parse
from .rewrite import rewrite
from .schema import schema

__all__ = [
    "FORMAT",
    "ROLE",
    "Linter",
    "Parsed",
    "dump",
    "front_matter",
    "lint",
    "owned",
    "parse",
    "read_parts",
    "read_record",
    "record_of",
    "record_schema",
    "rewrite",
    "schema",
    "stamp_auto",
    "value_of",
]
