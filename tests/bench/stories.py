"""How well and how fast articles are linked to stories.

    python tests/bench/stories.py quality [--shared DIRECTORY]
    python tests/bench/stories.py speed [--articles 12000]

`quality` needs the public sets of the shared inputs (ECB+ snippets, CC BY 3.0; UCI News Aggregator
heads): the threshold is tuned on one half of ECB+'s topics and tested on the other, both ways.
Online figures are means over shuffled orders. `speed` makes its articles (corpus.py).
"""

from __future__ import annotations

import argparse
import csv
import gc
import json
import random
import re
import resource
import sys
import time
from collections import Counter
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import Corpus, word

from dateline.annotate import Archive, annotate
from dateline.annotate.linking import (
    BATCH,
    THRESHOLD,
    WINDOW,
    Frequencies,
    Item,
    Linker,
)
from dateline.annotate.terms import text_terms
from dateline.articles import parse
from dateline.catalog import load
from dateline.cli import OBJECTS
from dateline.model import digest
from dateline.settings import load as load_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
THRESHOLDS = (0.34, 0.36, 0.38, 0.40, 0.42, 0.44, 0.46)
SEEDS = range(5)


def b_cubed(found: list[str], wanted: list[str]) -> tuple[float, float, float]:
    """Precision, recall and F1, after Bagga and Baldwin (1998)."""
    both = Counter(zip(found, wanted, strict=True))
    sizes, golds = Counter(found), Counter(wanted)
    precision = sum(n * n / sizes[one] for (one, _), n in both.items()) / len(found)
    recall = sum(n * n / golds[other] for (_, other), n in both.items()) / len(found)
    return precision, recall, 2 * precision * recall / (precision + recall)


def pairwise(found: list[str], wanted: list[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the pairs of articles in one story."""

    def pairs(counts: Counter[object]) -> int:
        return sum(n * (n - 1) // 2 for n in counts.values())

    both = pairs(Counter(zip(found, wanted, strict=True)))
    said, true = pairs(Counter(found)), pairs(Counter(wanted))
    precision, recall = both / said if said else 1.0, both / true
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def linked(items: list[Item], threshold: float, batch: int, known: list[Item]) -> list[str]:
    """Each item's story, its own id where it has none; `known` are texts seen before."""
    frequencies = Frequencies()
    frequencies.add([item.terms for item in known])
    linker = Linker(threshold, frequencies=frequencies)
    stories = {link.id: link.story for link in linker.link(items, batch)}
    return [stories.get(item.id) or item.id for item in items]


def ecb(shared: Path) -> None:
    """ECB+ snippets."""
    file = shared / "bench/stories/ecbplus-976-snippets-86-stories.json"
    rows = json.loads(file.read_text("utf-8"))
    topics = sorted({_topic(row["label"]) for row in rows})
    halves = [topics[::2], topics[1::2]]
    gold = {row["id"]: row["label"] for row in rows}
    parts = [
        [Item(row["id"], text_terms(row["text"])) for row in rows if _topic(row["label"]) in half]
        for half in halves
    ]
    for mode, batch in (("batch", BATCH), ("online", 1)):
        for tuned, tested in ((0, 1), (1, 0)):
            scores = {t: _ecb(parts[tuned], parts[tested], t, batch, gold) for t in THRESHOLDS}
            best = max(scores, key=lambda threshold: scores[threshold])
            score = _ecb(parts[tested], parts[tuned], best, batch, gold)
            default = _ecb(parts[tested], parts[tuned], THRESHOLD, batch, gold)
            print(
                f"ECB+ {mode}: tuned on half {tuned + 1} ({best:.2f}, {scores[best]:.3f}), "
                f"half {tested + 1}: B-cubed F1 {score:.3f}; at the default {default:.3f}"
            )


def _topic(label: str) -> int:
    return int(re.match(r"\d+", label)[0])  # type: ignore[index]


def _ecb(
    items: list[Item], known: list[Item], threshold: float, batch: int, gold: dict[str, str]
) -> float:
    scores = []
    for seed in SEEDS if batch == 1 else [0]:
        order = list(items)
        if batch == 1:
            random.Random(seed).shuffle(order)
        found = linked(order, threshold, batch, known)
        scores.append(b_cubed(found, [gold[item.id] for item in order])[2])
    return sum(scores) / len(scores)


def uci(shared: Path) -> None:
    """UCI News Aggregator headlines, without and with their times."""
    for name, timed in (
        ("uci-news-aggregator-999-headlines-18-stories.csv", False),
        ("uci-news-aggregator-499-headlines-ms-timestamps.csv", True),
    ):
        with (shared / "bench/stories" / name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        items = [
            Item(row["ID"], text_terms(row["TITLE"]), _days(row["TIMESTAMP"]) if timed else None)
            for row in rows
        ]
        wanted = [row["STORY"] for row in rows]
        for mode, batch in (("batch", BATCH), ("online", 1)):
            score = b_cubed(linked(items, THRESHOLD, batch, []), wanted)[2]
            print(f"UCI {len(rows)} headlines, {mode}: B-cubed F1 {score:.3f}")


def _days(milliseconds: str) -> float:
    return int(milliseconds) / 86_400_000


def demonstration() -> None:
    """The demonstration archive with `story` taken out, against its editors' stories."""
    settings = load_settings(ROOT)
    catalog = load(ROOT, settings)
    articles = []
    for record in catalog.records:
        path = ROOT / settings.content_dir / record.path
        article = parse(path.read_text("utf-8"), record.path).article
        assert article is not None
        articles.append(article)
    wanted = [article.head.story or article.head.id for article in articles]
    blank = [replace(a, head=replace(a.head, story="")) for a in articles]
    no_files = replace(catalog.registries, stories={})
    suggestions = annotate(blank, Archive((), no_files))
    stories = {each.id: each.value for each in suggestions if each.field == "story" and each.value}
    found = [str(stories.get(article.head.id, article.head.id)) for article in articles]
    print("demonstration: pairwise P {:.3f} R {:.3f} F1 {:.3f}".format(*pairwise(found, wanted)))


def reports(count: int, per_day: int = 550) -> Iterator[tuple[str, str, float]]:
    """Made articles in the order of their time, one at a time: id, title and lead, day.

    Words as in corpus.py. Three of five tell of a story: each has ten names, of which a report has
    six, and some 40 stories live at a time.
    """
    corpus, chance = Corpus(count), random.Random(11)
    stories: list[list[str]] = []
    for number in range(count):
        if chance.random() < 1 / 8 or not stories:
            stories = [
                *stories[-39:],
                [word(chance.randrange(10**5, 10**7)).title() for _ in "x" * 10],
            ]
        said = [corpus.sentence() for _ in range(6)]
        if chance.random() < 0.6:
            names = chance.choice(stories)
            said = [
                f"{each} {name}." for each, name in zip(said, chance.sample(names, 6), strict=True)
            ]
        yield digest(["report", number])[:8], " ".join(said), 18_000 + number / per_day


def speed(count: int) -> None:
    """Articles a CPU second, of made articles in the order of their time; garbage is looked for as
    seldom as the command line does."""
    gc.set_threshold(OBJECTS)
    linker, counting, linking, linked, behind, done = Linker(), 0.0, 0.0, 0, 0.0, 0
    made = reports(count)
    while batch := list(islice(made, BATCH)):
        at = time.process_time()
        items = [Item(id, text_terms(text), day) for id, text, day in batch]
        between = time.process_time()
        linked += sum(1 for _ in linker.link(items))
        spent = time.process_time() - between
        counting, linking = counting + between - at, linking + spent
        behind += spent if done >= WINDOW else 0.0
        done += len(batch)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    full = max(done - WINDOW, 0)
    print(
        f"{count:,} articles: terms {count / counting:,.0f}/s, linking {count / linking:,.0f}/s, "
        f"{full:,} of them behind a full window {full / max(behind, 1e-9):,.0f}/s; "
        f"together {counting + linking:.0f} CPU s, {linked:,} links; peak {peak // 1024} MB"
    )


def main(argv: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("quality", "speed"))
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--articles", type=int, default=12_000)
    arguments = parser.parse_args(argv)
    if arguments.what == "speed":
        speed(arguments.articles)
        return
    demonstration()
    if not (arguments.shared / "bench/stories").is_dir():
        sys.exit("the public sets are not there: give --shared")
    ecb(arguments.shared)
    uci(arguments.shared)


if __name__ == "__main__":
    main()
