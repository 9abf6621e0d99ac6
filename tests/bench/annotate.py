"""How well and how fast keywords, names and key points are found.

    python tests/bench/annotate.py [--keywords DIRECTORY] [--names FILE]
        [--summaries FILE] [--texts DIRECTORY]

`--keywords`: 500N-KPCrowd (Marujo et al., LREC 2012) as unpacked from KeywordExtractor-Datasets.
`--names`: the test file of CoNLL-2003. `--summaries`: a CSV file with the
columns article and highlights, such as rows of CNN/DailyMail. `--texts`: any directory of news
texts, for speed. None of them may be kept here.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections import Counter
from pathlib import Path

from dateline.annotate.names import NameBook
from dateline.annotate.summary import SHORTEST, key_points, sentences
from dateline.annotate.tags import Rarity, keywords
from dateline.annotate.words import form, words
from dateline.model import EntityKind, Registries

KINDS = {
    "PER": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "LOC": EntityKind.PLACE,
}
TUNED_ON = 150
BEST, FIRST = 20, 5


def keyword_figures(directory: Path) -> None:
    """F1 of the best 20 and precision of the best 5, stems against stems of the crowd's."""
    ids = sorted(path.stem for path in (directory / "docsutf8").glob("*.txt"))
    texts = [(directory / f"docsutf8/{id}.txt").read_text("utf-8", "replace") for id in ids]
    gold = [
        {_stemmed(line) for line in _lines(directory / f"keys/{id}.key") if line.strip()}
        for id in ids
    ]
    rarity = Rarity(texts)
    at = time.process_time()
    told = []
    for text in texts:
        title, _, body = text.partition("\n")
        told.append([_stemmed(k.text) for k in keywords(title, body, rarity)[:BEST]])
    spent = time.process_time() - at
    for name, part in (("all", slice(None)), ("those not tuned on", slice(TUNED_ON, None))):
        pairs = list(zip(told[part], gold[part], strict=True))
        f1 = sum(_f1(found, wanted) for found, wanted in pairs) / len(pairs)
        first = sum(len(set(f[:FIRST]) & w) / FIRST for f, w in pairs) / len(pairs)
        print(f"500N-KPCrowd, {name} ({len(pairs)}): F1@20 {f1:.3f}, P@5 {first:.3f}")
    print(f"keywords: {len(texts) / spent:,.0f} texts a CPU second")


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8", "replace").splitlines()


def _stemmed(text: str) -> str:
    return " ".join(form(word).stem or word.lower() for word in words(text))


def _f1(found: list[str], wanted: set[str]) -> float:
    hits = len(set(found) & wanted)
    return 2 * hits / (BEST + len(wanted))


Span = tuple[int, int, str]


def name_figures(file: Path) -> None:
    """Strict spans of people, organisations and places."""
    documents = [_document(part) for part in file.read_text("utf-8").split("-DOCSTART-")[1:]]
    book = NameBook(Registries())
    book.find("Warm up in Oslo.")
    at = time.process_time()
    found = [book.find(text) for text, _ in documents]
    spent = time.process_time() - at
    labels = {kind: label for label, kind in KINDS.items()}
    hits, said, true = Counter[str](), Counter[str](), Counter[str]()
    for (_, gold), names in zip(documents, found, strict=True):
        told = {(name.start, name.end, labels[name.kind]) for name in names}
        for counts, spans in ((hits, told & gold), (said, told), (true, gold)):
            counts.update(span[2] for span in spans)
    for label in ("", *KINDS):
        parts = [label] if label else list(KINDS)
        hit, out_of, of = (sum(c[p] for p in parts) for c in (hits, said, true))
        scores = f"P {hit / out_of:.3f} R {hit / of:.3f} F1 {2 * hit / (out_of + of):.3f}"
        print(f"CoNLL-2003 {label or 'all'}: {scores}")
    print(f"names: {len(documents) / spent:,.0f} texts a CPU second")


def _document(part: str) -> tuple[str, set[Span]]:
    """The text put together from its tokens, and its names."""
    text, spans = "", []
    for block in part.split("\n\n")[1:]:
        before = "O"
        for token, *_, mark in (line.split() for line in block.splitlines() if line.strip()):
            close = token in ".,;:!?)" or token.startswith("'") or text[-1:] in ("", "\n", "(")
            text += token if close else f" {token}"
            label = mark[2:]
            if label and (mark[0] == "B" or before != label):
                spans.append((len(text) - len(token), len(text), label))
            elif label:
                spans[-1] = (spans[-1][0], len(text), label)
            before = label or "O"
        text += "\n"
    return text, {span for span in spans if span[2] in KINDS}


def key_point_speed(directory: Path) -> None:
    """Texts a CPU second."""
    texts = [path.read_text("utf-8", "replace") for path in sorted(directory.rglob("*.txt"))][:500]
    at = time.process_time()
    for text in texts:
        key_points(text)
    spent = time.process_time() - at
    length = sum(len(text.split()) for text in texts) // len(texts)
    print(f"key points: {len(texts) / spent:,.0f} texts of {length} words a CPU second")


def summary_figures(file: Path) -> None:
    """ROUGE-1 F1 of the key points beside the first sentences, of all rows and of every second;
    words lower-cased, lightly stemmed."""
    csv.field_size_limit(10**7)
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for name, part in (("all", rows), ("even", rows[::2]), ("odd", rows[1::2])):
        own = [(" ".join(key_points(row["article"])), row["highlights"]) for row in part]
        print(f"{name} {len(part)} texts, ROUGE-1: key points {_mean(own)}")
        for shortest in (SHORTEST, 0):
            for most in (2, 3, 4):
                lead = [(_lead(row["article"], most, shortest), row["highlights"]) for row in part]
                print(f"  the first {most} sentences of {shortest} signs: {_mean(lead)}")


def _lead(text: str, most: int, shortest: int) -> str:
    return " ".join([told for told in sentences(text) if len(told) >= shortest][:most])


def _mean(pairs: list[tuple[str, str]]) -> str:
    """The mean of the scores, and of the words told."""
    scores = [_rouge(told, wanted) for told, wanted in pairs]
    length = sum(len(words(told)) for told, _ in pairs) / len(pairs)
    return f"{sum(scores) / len(scores):.4f} in {length:.0f} words"


def _rouge(told: str, wanted: str) -> float:
    one, other = (Counter(form(w).stem or w.lower() for w in words(t)) for t in (told, wanted))
    return 2 * (one & other).total() / ((one.total() + other.total()) or 1)


def main(argv: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("keywords", "names", "summaries", "texts"):
        parser.add_argument(f"--{name}", type=Path)
    arguments = parser.parse_args(argv)
    if arguments.keywords:
        keyword_figures(arguments.keywords)
    if arguments.names:
        name_figures(arguments.names)
    if arguments.summaries:
        summary_figures(arguments.summaries)
    if arguments.texts:
        key_point_speed(arguments.texts)


if __name__ == "__main__":
    main()
