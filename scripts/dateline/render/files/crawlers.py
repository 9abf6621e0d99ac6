"""Files that programs look for at fixed addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.plan.families.crawlers import Robots

    from .desk import Desk


def robots(view: Robots, desk: Desk) -> bytes:
    """robots.txt (RFC 9309): everybody may read everything. A sitemap needs a full address."""
    lines = ["User-agent: *", "Allow: /"]
    if desk.settings.site_url:
        lines += ["", f"Sitemap: {desk.base}{view.sitemap}"]
    return ("\n".join(lines) + "\n").encode()
