"""Related articles, with the reason: same story, or names and rare tags in common.

Inverted indexes, never a comparison of every pair; a name or tag that too many articles share says
nothing and is passed over.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dateline.model import Record

TOO_COMMON = 60
WEIGHTS = {"people": 3.0, "orgs": 2.0, "places": 1.5, "tags": 2.0}


def related_index(
    listed: Sequence[Record], names: Mapping[str, str], story_of: Mapping[str, str]
) -> Callable[[Record, int], tuple[tuple[Record, tuple[str, ...]], ...]]:
    """A function giving an article's nearest others and what each shares with it.

    `names` maps a person's, organisation's or place's key to its name, `story_of` an article's id
    to its story's id. Articles of the same story are not among the results: its page lists them.
    """
    index: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in listed:
        for mark in _marks(record):
            index[mark].append(record)

    def related(record: Record, most: int) -> tuple[tuple[Record, tuple[str, ...]], ...]:
        scores: dict[str, float] = defaultdict(float)
        shared: dict[str, list[str]] = defaultdict(list)
        found: dict[str, Record] = {}
        story = story_of.get(record.head.id)
        for field, key in _marks(record):
            others = index[field, key]
            if len(others) > TOO_COMMON:
                continue
            for other in others:
                name = other.head.id
                if name == record.head.id or (story and story_of.get(name) == story):
                    continue
                scores[name] += WEIGHTS[field] / len(others)
                shared[name].append(names.get(key, key))
                found[name] = other
        best = sorted(scores, key=lambda name: (-round(scores[name], 9), name))[:most]
        return tuple((found[name], tuple(dict.fromkeys(shared[name]))) for name in best)

    return related


def _marks(record: Record) -> list[tuple[str, str]]:
    head = record.head
    return [(field, key) for field in WEIGHTS for key in dict.fromkeys(getattr(head, field))]
