"""How well and how fast topics are suggested.

    python tests/bench/topics.py [--news DIRECTORY]

The demonstration archive against its reviewed topics, five-fold, without the sections that its
articles state. With `--news`, also a directory of texts in five directories named business,
entertainment, politics, sport and tech, such as the public BBC news set (Greene and Cunningham,
ICML 2006; 2,225 texts, not ours to keep here).
"""

from __future__ import annotations

import argparse
import random
import time
from dataclasses import replace
from pathlib import Path

from dateline.annotate import Archive
from dateline.annotate.archive import Text, read_text
from dateline.annotate.topic_model import Features, features, train
from dateline.annotate.topics import THRESHOLD, combined, learn_topics, shares, shipped_words
from dateline.articles import parse
from dateline.catalog import load
from dateline.settings import load as load_settings

ROOT = Path(__file__).parents[2]
CLASSES = {
    "business": "medtop:04000000",
    "entertainment": "medtop:01000000",
    "politics": "medtop:11000000",
    "sport": "medtop:15000000",
    "tech": "medtop:13000000",
}
FOLDS = 5


def demonstration() -> None:
    """Precision and unsure rate at several thresholds, with words alone and with training."""
    settings = load_settings(ROOT)
    records = load(ROOT, settings).records
    texts = [_blank(ROOT / settings.content_dir / record.path) for record in records]
    for threshold in (0.4, 0.45, THRESHOLD, 0.6, 0.7):
        for name, trained in (("words", False), ("trained", True)):
            said = right = silent = 0
            for fold in range(FOLDS):
                rest = tuple(r for n, r in enumerate(records) if n % FOLDS != fold)
                topics = learn_topics(Archive(rest if trained else ()))
                topics = replace(topics, threshold=threshold)
                for number in range(fold, len(texts), FOLDS):
                    guesses = topics.guesses(texts[number])
                    said += len(guesses)
                    silent += not guesses
                    wanted = texts[number].article.head.topics
                    right += sum(guess.code in wanted for guess in guesses)
            print(
                f"demonstration, {name} at {threshold:.2f}: precision {right / max(said, 1):.3f} "
                f"of {said}, unsure about {silent / len(texts):.0%} of the articles"
            )


def _blank(path: Path) -> Text:
    """The article without the section it states."""
    article = parse(path.read_text("utf-8"), path.name).article
    assert article is not None
    return read_text(replace(article, head=replace(article.head, category="", categories=())))


def news(directory: Path) -> None:
    """Accuracy on five classes: words alone, and trained five-fold; and speed."""
    texts = [
        (path.read_text("utf-8", "replace"), CLASSES[path.parent.name])
        for path in sorted(directory.glob("*/*.txt"))
        if path.parent.name in CLASSES
    ]
    at = time.process_time()
    counted = [features(text) for text, _ in texts]
    reading = time.process_time() - at
    words = shipped_words()
    right = said = sure = 0
    for each, (_, wanted) in zip(counted, texts, strict=True):
        scores = words.scores(each)
        five = {code: scores.get(code, 0.0) for code in CLASSES.values()}
        right += max(five, key=lambda code: five[code]) == wanted
        guessed = [c for c, s in shares(scores).items() if combined(s, None) >= THRESHOLD]
        said += bool(guessed)
        sure += wanted in guessed
    print(
        f"five classes, {len(texts)} texts: words alone {right / len(texts):.3f}; of all 17 topics "
        f"and with the threshold {sure / said:.3f} right of the {said / len(texts):.0%} said"
    )
    _trained(counted, [wanted for _, wanted in texts], reading)


def _trained(counted: list[Features], wanted: list[str], reading: float) -> None:
    order = list(range(len(counted)))
    random.Random(1).shuffle(order)
    right, training, judging = 0, 0.0, 0.0
    for fold in range(FOLDS):
        test = set(order[fold::FOLDS])
        at = time.process_time()
        model = train([(counted[n], frozenset([wanted[n]])) for n in order if n not in test])
        between = time.process_time()
        for number in test:
            margins = model.margins(counted[number])
            right += max(margins, key=lambda code: margins[code]) == wanted[number]
        training, judging = training + between - at, judging + time.process_time() - between
    print(
        f"trained five-fold: {right / len(counted):.3f}; {len(counted) / (reading + judging):,.0f} "
        f"texts a CPU second (features {len(counted) / reading:,.0f}, judgements "
        f"{len(counted) / judging:,.0f}), {training / FOLDS:.1f} CPU s to train once"
    )


def main(argv: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--news", type=Path)
    arguments = parser.parse_args(argv)
    demonstration()
    if arguments.news:
        news(arguments.news)


if __name__ == "__main__":
    main()
