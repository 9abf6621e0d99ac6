"""Articles, registries and catalogs made by hand for tests; nothing is read from disk.

`planned` is the way from a catalog to a plan. `generated` makes a whole archive of any size from a
seed, shaped like a real one: a few big topics and sources, many rare tags, stories that run for
days.
"""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from dateline.catalog import Catalog
from dateline.catalog.load import order
from dateline.group import group_catalog
from dateline.model import Head, Record, Registries, Rights, Source, Topic, When, short_digest
from dateline.plan import Plan, plan_site
from dateline.settings import Settings
from dateline.text.address import article_file
from dateline.text.urls import url_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.model import Output

FIRST_DAY = date(2024, 1, 1)


def record(
    title: str = "Ferry link restored after storm",
    day: str | date | When | None = "2026-11-23",
    *,
    lead: str = "The ferry sails again.",
    words: int = 120,
    links: tuple[str, ...] = (),
    **head: Any,
) -> Record:
    """An article. `day` is a day, a time ("2026-11-23T09:30:00+00:00"), a When, or None."""
    when = day if isinstance(day, When) else None if day is None else _when(str(day))
    head.setdefault("id", short_digest([title, str(day)]))
    made = Head(title=title, when=when, **{"lang": "en", **head})
    path = article_file(made, UTC)
    return Record(path, short_digest([made.title, lead]), made, lead, words, links)


def catalog(records: Iterable[Record], registries: Registries | None = None) -> Catalog:
    """A catalog of `records`, in the order the loader would give them."""
    found = tuple(sorted(records, key=order))
    return Catalog(
        records=found,
        registries=registries or Registries(),
        by_id={r.head.id: r for r in found},
        by_url={url_key(r.head.source_url): r for r in found if r.head.source_url},
    )


def sources(*named: str, **policy: Any) -> dict[str, Source]:
    """Registered sources with these names, all with the same policy."""
    made = (Source(id=name.lower().replace(" ", "-"), name=name, **policy) for name in named)
    return {source.id: source for source in made}


def topics(*paths: str) -> dict[str, Topic]:
    """Topics from "Sport" and "Sport > Football"; the code is the name in lower case."""
    found = {}
    for path in paths:
        *above, name = (part.strip() for part in path.split(">"))
        code = name.lower()
        parent = above[-1].lower() if above else ""
        found[code] = Topic(code=code, slug=code.replace(" ", "-"), name=name, parent=parent)
    return found


def planned(
    found: Catalog, settings: Settings | None = None, pages: Mapping[str, str] | None = None
) -> Plan:
    """The plan of a catalog's site; `pages` are the hand-written ones."""
    settings = settings or Settings()
    return plan_site(found, group_catalog(found, settings), settings, pages or {})


def outputs(plan: Plan) -> dict[str, Output]:
    """The plan's outputs by path."""
    return {output.path: output for output in plan.outputs}


def generated(count: int, seed: int = 8, days: int = 700) -> Catalog:
    """An archive of `count` articles over `days` days; the same seed gives the same archive."""
    chance = random.Random(seed)
    made = (_generated(chance, number, days) for number in range(count))
    known = Registries(
        sources=sources(*(f"Paper {n}" for n in range(200))),
        topics=topics(*(f"Field {n}" for n in range(20))),
    )
    return catalog(made, known)


def _generated(chance: random.Random, number: int, days: int) -> Record:
    moment = datetime.combine(FIRST_DAY, datetime.min.time(), UTC) + timedelta(
        seconds=chance.randrange(days * 86_400)
    )
    name = f"Report {number} on {chance.choice(('ferries', 'storms', 'ports', 'trade'))}"
    running = (moment.date() - FIRST_DAY).days // 10 * 8 + chance.randrange(8)
    return record(
        name,
        When.at(moment) if chance.random() < 0.98 else None,
        id=f"{number:08x}",
        lead="A plain sentence about what happened there. " * 12,
        words=450,
        source=f"Paper {_skewed(chance, 200)}",
        source_url=f"https://example.org/{number}",
        topics=(f"field {_skewed(chance, 20)}",),
        tags=tuple({f"tag {_skewed(chance, 2000)}": None for _ in range(4)}),
        people=tuple({f"person-{_skewed(chance, 3000)}": None for _ in range(2)}),
        places=(f"place-{_skewed(chance, 400)}",),
        story=f"s{running:08x}" if chance.random() < 0.3 else "",
        rights=Rights.EXCERPT,
    )


def _skewed(chance: random.Random, most: int) -> int:
    """A number below `most`; small ones are common and large ones rare."""
    return int(most ** chance.random()) - 1


def _when(text: str) -> When:
    if len(text) == len("2026-11-23"):
        return When.on(date.fromisoformat(text))
    return When.at(datetime.fromisoformat(text))
