"""Saved pages: how much of their main text comes out, how their dates do, and how fast.

    python tests/bench/extraction.py [--fundus DIR] [--aeb DIR] [--dates DIR] [--wcxb DIR]
                                     [--trafilatura DIR] [--write]

Sets, each where it was fetched; one that is not there is left out:
- fundus: flairNLP/fundus-evaluation's pages (html/*.gz) and ground_truth.json (MIT)
- aeb: scrapinghub/article-extraction-benchmark, html/ and ground-truth.json (MIT)
- dates: adbar/htmldate's tests/ (Apache-2.0)
- wcxb: Murrough-Foley/web-content-extraction-benchmark's test/ (CC BY 4.0); its articles
- trafilatura: adbar/trafilatura's tests/ (Apache-2.0); its titles

The first is scored by ROUGE-LSum without stemming, best of the references that the optional
paragraphs allow; sentences are split by a rule here, not by Punkt, which gives trafilatura alone
94.1 where Fundus's own scorer gives 93.3. The second is scored as its evaluate.py does, the third
as htmldate's comparison.py does, WCXB's texts by the words they share with its own (its
evaluate.py). A title is exact when it has the same characters, blanks aside. Speeds are documents
per CPU second of one process, everything from bytes to the draft, after a first pass.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import itertools
import json
import platform
import re
import statistics
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.formats.html import HtmlPage
from dateline.formats.html.evident import published
from dateline.formats.html.markup import markup
from dateline.formats.html.metadata import metadata
from dateline.model import Capture, Draft
from dateline.text.markdown import to_plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "benchmarks" / "extraction.md"
SETS = ROOT.parent / "shared" / "bench" / "extraction"
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])")
_MOST_OPTIONAL = 4
_ROUNDS = 5  # over the pages for metadata alone: 80 of them take a tenth of a second, imports too


def main(argv: list[str] | None = None) -> None:
    """Measure and print; with --write also into docs/benchmarks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    for name in ("fundus", "aeb", "dates", "wcxb", "trafilatura"):
        parser.add_argument(f"--{name}", type=Path, default=SETS / name)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args(argv)
    rows = [
        *fundus(chosen.fundus),
        *aeb(chosen.aeb),
        *dates(chosen.dates),
        *wcxb(chosen.wcxb),
        *trafilatura(chosen.trafilatura),
    ]
    table = "\n".join(f"| {' | '.join(row)} |" for row in [HEAD, ["---"] * len(HEAD), *rows])
    print(table)
    if chosen.write:
        PAGE.write_text(document(table), "utf-8")


HEAD = ["set", "mode", "figure", "wanted", "documents per CPU second"]


def document(table: str) -> str:
    """The page of the benchmark."""
    told_by = (__doc__ or "").partition("Sets, each")[2]
    return (
        "# Extraction from saved pages\n\n"
        f"Python {platform.python_version()}, {platform.machine()}, on a shared machine. Made by "
        "`python tests/bench/extraction.py --write`.\n\n"
        f"{table}\n\nSets, each{told_by.rstrip()}\n"
    )


def drafted(data: bytes, url: str, *, careful: bool) -> str:
    """The main text that comes out of a page, as Markdown."""
    capture = Capture(data, "page.html", hashlib.sha256(data).hexdigest(), url=url, careful=careful)
    form = HtmlPage()
    evidence = form.detect(capture)
    items = form.parse(capture, evidence) if evidence else iter(())
    return next((item.body for item in items if isinstance(item, Draft)), "")


def fundus(place: Path) -> Iterator[list[str]]:
    """ROUGE-LSum on Fundus's pages, and the speed of metadata alone."""
    if not (place / "ground_truth.json").exists():
        return
    truth = json.loads((place / "ground_truth.json").read_text("utf-8"))
    pages = {name: gzip.decompress((place / "html" / name).read_bytes()) for name in truth}
    for name, data in pages.items():  # what libraries read at their first use is not a page's
        drafted(data, truth[name]["url"], careful=False)
    start = time.process_time()
    for name, data in [*pages.items()] * _ROUNDS:
        metadata(markup(data).data, truth[name]["url"])
    speed = len(pages) * _ROUNDS / (time.process_time() - start)
    yield ["Fundus, 80 pages", "metadata only", "–", "≥ 600 documents/s", f"{speed:.0f}"]
    for careful in (False, True):
        start = time.process_time()
        texts = {n: drafted(d, truth[n]["url"], careful=careful) for n, d in pages.items()}
        speed = len(pages) / (time.process_time() - start)
        scores = [
            max(rouge_lsum(each, to_plain(text)) for each in references(truth[name]["body"]))
            for name, text in texts.items()
        ]
        figure = f"ROUGE-LSum {statistics.mean(scores) * 100:.2f}"
        wanted = "≥ 93.5" if careful else "≥ 30 documents/s"
        yield ["Fundus, 80 pages", _mode(careful), figure, wanted, f"{speed:.1f}"]


def aeb(place: Path) -> Iterator[list[str]]:
    """Shingle F1 on the article extraction benchmark."""
    if not (place / "ground-truth.json").exists():
        return
    truth = json.loads((place / "ground-truth.json").read_text("utf-8"))
    files = {name: place / "html" / f"{name}.html.gz" for name in truth}
    pages = {name: gzip.decompress(file.read_bytes()) for name, file in files.items()}
    for careful in (False, True):
        start = time.process_time()
        texts = {n: drafted(d, truth[n].get("url", ""), careful=careful) for n, d in pages.items()}
        speed = len(pages) / (time.process_time() - start)
        found = [_overlap(truth[n]["articleBody"], to_plain(text)) for n, text in texts.items()]
        precision = statistics.mean(tp / (tp + fp) for tp, fp, _ in found if tp + fp)
        recall = statistics.mean(tp / (tp + fn) for tp, _, fn in found if tp + fn)
        score = 2 * precision * recall / (precision + recall)
        figure = f"F1 {score:.4f} (P {precision:.3f}, R {recall:.3f})"
        wanted = "F1 ≥ .967" if careful else "F1 ≥ .960"
        yield [f"AEB, {len(pages)} pages", _mode(careful), figure, wanted, f"{speed:.1f}"]


def dates(place: Path) -> Iterator[list[str]]:
    """F1 of days on htmldate's pages, whether or not they are articles."""
    files = sorted(place.glob("eval_*.json"))
    truth = {u: e for file in files for u, e in json.loads(file.read_text("utf-8")).items()}
    if not truth:
        return
    right = wrong = missed = 0
    start = time.process_time()
    for each in truth.values():
        found = _day(_file(place, each["file"]).read_bytes())
        if not isinstance(each["date"], str):  # a page of which the set itself knows no date
            wrong += found != ""
            continue
        right += found == each["date"]
        wrong += found not in (each["date"], "")
        missed += found == ""
    speed = len(truth) / (time.process_time() - start)
    score = 2 * right / (2 * right + wrong + missed)
    figure = f"F1 {score:.3f} (P {right / (right + wrong):.3f}, {missed} undated)"
    yield [f"htmldate, {len(truth)} pages", "dates", figure, "F1 ≥ .95", f"{speed:.0f}"]


def wcxb(place: Path) -> Iterator[list[str]]:
    """Exact titles, and word F1 of the main text, of WCXB's articles."""
    pages: list[tuple[Mapping[str, Any], str, bytes]] = []
    for file in sorted(place.glob("ground-truth/*.json")):
        whole = json.loads(file.read_text("utf-8"))
        if whole["_internal"]["page_type"]["primary"] == "article":
            page = gzip.decompress((place / "html" / f"{file.stem}.html.gz").read_bytes())
            pages.append((whole["ground_truth"], whole["url"], page))
    if not pages:
        return
    name = f"WCXB test, {len(pages)} articles"
    yield _titles(name, [(true["title"], url, page) for true, url, page in pages if true["title"]])
    for careful in (False, True):
        start = time.process_time()
        texts = [drafted(page, url, careful=careful) for _, url, page in pages]
        speed = len(pages) / (time.process_time() - start)
        score = statistics.mean(
            _word_f1(true["main_content"] or "", to_plain(text))
            for (true, _, _), text in zip(pages, texts, strict=True)
        )
        yield [name, _mode(careful), f"word F1 {score:.3f}", "–", f"{speed:.1f}"]


def trafilatura(place: Path) -> Iterator[list[str]]:
    """Exact titles on the pages of trafilatura's own evaluation that tell one."""
    file = place / "evaldata.json"
    truth = json.loads(file.read_text("utf-8")) if file.exists() else {}
    pages = [
        (each["title"], url, _file(place, each["file"]).read_bytes())
        for url, each in truth.items()
        if each.get("title")
    ]
    if pages:
        yield _titles(f"trafilatura, {len(pages)} pages", pages)


def _titles(name: str, pages: Sequence[tuple[str, str, bytes]]) -> list[str]:
    """How many of the titles come out as they are: their rows of title, address and page."""
    start = time.process_time()
    found = [metadata(markup(page).data, url).title for _, url, page in pages]
    speed = len(pages) / (time.process_time() - start)
    right = sum(one.split() == true.split() for one, (true, _, _) in zip(found, pages, strict=True))
    figure = f"exact {right / len(pages):.3f}"
    return [name, "titles", figure, "exact ≥ .75", f"{speed:.0f}"]


def _word_f1(true: str, told_text: str) -> float:
    one, other = (Counter(re.findall(r"\w+", text.lower())) for text in (true, told_text))
    shared, all_words = (one & other).total(), one.total() + other.total()
    return 2 * shared / all_words if all_words else 1.0


def _file(place: Path, name: str) -> Path:
    found = (place / folder / name for folder in ("test_set", "cache", "eval"))
    return next(file for file in found if file.exists())


def _day(data: bytes) -> str:
    """The day of a page as its format settles it, without an address; empty for none."""
    page = markup(data).text
    when = published(page, metadata(page), None, lambda _: None, ("", 0))
    return when.earliest.date().isoformat() if when and when.earliest else ""


def _mode(careful: bool) -> str:
    return "careful" if careful else "default"


def _overlap(true: str, told_text: str) -> tuple[float, float, float]:
    """Shingles of four words: right, too many, missing, as shares of one."""
    one, other = Counter(_shingles(true)), Counter(_shingles(told_text))
    right, union = (one & other).total(), (one | other).total() or 1
    return right / union, (other - one).total() / union, (one - other).total() / union


def _shingles(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    for start in range(max(1, len(words) - 3)):
        if shingle := tuple(words[start : start + 4]):
            yield shingle


def references(body: Sequence[str]) -> Iterator[str]:
    """The texts that count as right: paragraphs in brackets may be there or not."""
    optional = [n for n, text in enumerate(body) if text.startswith("[") and text.endswith("]")]
    for kept in itertools.product([False, True], repeat=min(len(optional), _MOST_OPTIONAL)):
        left_out = {n for n, keep in zip(optional, kept, strict=False) if not keep}
        shown = [
            text[1:-1] if n in optional else text
            for n, text in enumerate(body)
            if n not in left_out
        ]
        yield "\n".join(shown)


def rouge_lsum(reference: str, text: str) -> float:
    """ROUGE-LSum F1 (Lin 2004) as rouge_score counts it: the union of longest common subsequences
    of each sentence of the reference with all those of the text."""
    wanted, told_words = _sentences(reference), _sentences(text)
    left = [Counter(itertools.chain(*wanted)), Counter(itertools.chain(*told_words))]
    sizes = [side.total() for side in left]
    if not all(sizes):
        return 0.0
    hits = 0
    for sentence in wanted:
        places: set[int] = set()
        for other in told_words:
            if not set(sentence).isdisjoint(other):
                places |= _common(sentence, other)
        for place in sorted(places):
            word = sentence[place]
            if left[0][word] > 0 and left[1][word] > 0:
                left[0][word] -= 1
                left[1][word] -= 1
                hits += 1
    precision, recall = hits / sizes[1], hits / sizes[0]
    return 2 * precision * recall / (precision + recall) if hits else 0.0


def _sentences(text: str) -> list[list[str]]:
    split = (sentence for line in text.split("\n") for sentence in _SENTENCE.split(line))
    words = (re.findall(r"[a-z0-9]+", sentence.lower()) for sentence in split)
    return [found for found in words if found]


def _common(one: list[str], other: list[str]) -> set[int]:
    """The places in `one` of a longest common subsequence with `other`."""
    table = [[0] * (len(other) + 1)]
    for word in one:
        above, row = table[-1], [0]
        for n, each in enumerate(other):
            row.append(above[n] + 1 if word == each else max(above[n + 1], row[n]))
        table.append(row)
    found: set[int] = set()
    i, j = len(one), len(other)
    while i and j:
        if one[i - 1] == other[j - 1]:
            i, j = i - 1, j - 1
            found.add(i)
        elif table[i][j - 1] > table[i - 1][j]:
            j -= 1
        else:
            i -= 1
    return found


if __name__ == "__main__":
    main()
