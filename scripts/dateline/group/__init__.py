"""Articles grouped by date, topic, tag, source, name and story. Pure: from a catalog to values.

Knows neither files nor templates.
"""

from __future__ import annotations

from .groups import Groups, group_catalog
from .related import related_index

__all__ = ["Groups", "group_catalog", "related_index"]
