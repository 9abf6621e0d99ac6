"""What text may leave the repository: the one place that decides, for every kind of output."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.model import Rights
from dateline.text.markdown import excerpt
from dateline.text.reservations import NO_SNIPPET

if TYPE_CHECKING:
    from dateline.model import Head, Source
    from dateline.settings import Settings


def permitted_rights(head: Head, source: Source | None, settings: Settings) -> Rights:
    """What applies to an article: its own rights, else its source's, else the site's default.

    A page that wants no snippet of it shown gets none, unless the article or its source says more.
    `withheld` is final. `full` needs a licence that allows it (one of `full_licenses`, `own`, or a
    recorded `permission:…`), else it is no more than an excerpt.
    """
    stated = head.rights or (source.rights if source else None)
    if stated is None:
        stated = Rights.LINK if NO_SNIPPET in head.flags else settings.default_rights
    if stated is not Rights.FULL:
        return stated
    licence = head.license or (source.license if source else "")
    allowed = licence in ("own", *settings.full_licenses) or licence.startswith("permission:")
    return Rights.FULL if allowed else Rights.EXCERPT


def may_show_body(rights: Rights) -> bool:
    """Whether the whole text may be shown."""
    return rights is Rights.FULL


def permitted_excerpt(head: Head, lead: str, source: Source | None, settings: Settings) -> str:
    """The words about an article that lists may show; empty where only the headline may.

    Our own words come first where the rights are for a summary or the whole text: the
    description, then the summary. An excerpt is cut to the source's limit or the site's.
    """
    rights = permitted_rights(head, source, settings)
    if rights in (Rights.LINK, Rights.WITHHELD):
        return ""
    words = settings.excerpt_words
    if source is not None and source.excerpt_words is not None:
        words = source.excerpt_words
    if rights is Rights.EXCERPT:
        return excerpt(head.description or lead, words, settings.excerpt_chars)
    own = head.description or head.summary
    if own or rights is Rights.SUMMARY:
        return own
    return excerpt(lead, settings.excerpt_words, settings.excerpt_chars)


def needs_lead(head: Head) -> bool:
    """Whether an excerpt may be taken from the beginning of the text: of what nobody described."""
    return not head.description


def permitted_head(head: Head, rights: Rights, excerpt: str) -> Head:
    """The front matter that may leave with an article whose `excerpt` may be shown.

    Our own summary leaves where the rights are for a summary. Keys that are not known may hold
    anything, a whole text too, and leave with the whole text only.
    """
    if may_show_body(rights):
        return head
    summary = head.summary if rights is Rights.SUMMARY else ""
    return replace(head, description=excerpt, summary=summary, extra=())
