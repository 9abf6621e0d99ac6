"""The catalog: what grouping and planning know of the archive."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.errors import Problem
    from dateline.model import Record, Registries


@dataclass(frozen=True, slots=True)
class Catalog:
    """`records` are newest first, undated last. `by_url` is keyed by `text.urls.url_key`."""

    records: tuple[Record, ...]
    registries: Registries
    problems: tuple[Problem, ...] = ()
    by_id: Mapping[str, Record] = field(default_factory=dict)
    by_url: Mapping[str, Record] = field(default_factory=dict)
