"""Articles grouped by date, topic, tag, source, name and story. Pure: from a catalog to values.

Knows neither files nor templates.
"""

from __future__ import annotations

from .groups import Groups, group_catalog
from .memberships import Membership, Memberships
from .related import related

__all__ = ["Groups", "Membership", "Memberships", "group_catalog", "related"]
