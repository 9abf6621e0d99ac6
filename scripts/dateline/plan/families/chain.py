"""Where the documents of the archive's feed are, and where their chain begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.model import GroupKind

if TYPE_CHECKING:
    from dateline.plan.context import Context


def part(key: str) -> str:
    """The document of a month (2026-11) or of the undated articles, without its ending."""
    return f"archive/{key}"


def newest(context: Context) -> str:
    """The document of the newest month, empty where nothing is dated."""
    return next((part(key) for key in context.groups.months), "")


def start(context: Context) -> str:
    """The document that the front page's feed leads to, empty for none."""
    if not context.settings.archive_feeds:
        return ""
    return part(GroupKind.UNDATED) if context.groups.undated.members else newest(context)
