"""Where work is done: in this process, in processes of this machine, or on a Dask cluster.

One seam for all of them: `crew(jobs, cluster)` gives a `Crew`, whose `map` applies a function to
items and gives the results in the items' order, whoever did the work. Memory is bounded by the
batches under way, and the loss of a worker loses no item. Knows nothing of articles.
"""

from __future__ import annotations

from .crew import Crew
from .places import crew

__all__ = ["Crew", "crew"]
