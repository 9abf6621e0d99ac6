"""From groups to outputs: every page of the site with its inputs and its key. Renders nothing.

One module per kind of output; `site` puts them together and finds collisions and dead links.
"""

from __future__ import annotations

from .site import Plan, plan_site

__all__ = ["Plan", "plan_site"]
