"""The types every part speaks: frozen, slotted, standard library only, no I/O.

A type per stage, never one object filled in phases: Capture -> Draft -> Article -> Record (an
article as the catalog knows it) -> Group -> Output. `digest` gives each of them a stable hash.
"""

from __future__ import annotations

from .article import Article, Head, Kind, Owned, Record, Rights
from .capture import Capture, Draft, Evidence, Intent, Part, Role
from .digest import DIGEST_VERSION, digest, fingerprint, short_digest
from .registry import Entity, EntityKind, MachineText, Registries, Source, StoryFile, Tag, Topic
from .sealed import sealed
from .site import Group, GroupKind, Output, Story
from .stored import stored
from .when import Precision, When

__all__ = [
    "DIGEST_VERSION", "Article", "Capture", "Draft", "Entity", "EntityKind", "Evidence", "Group",
    "GroupKind", "Head", "Intent", "Kind", "MachineText", "Output", "Owned", "Part", "Precision",
    "Record", "Registries", "Rights", "Role", "Source", "Story", "StoryFile", "Tag", "Topic",
    "When", "digest", "fingerprint", "sealed", "short_digest", "stored",
]  # fmt: skip
