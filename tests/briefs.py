"""What a demonstration brief may say: only what its event's facts say.

Used by `tests/site/test_demonstration.py`, and by hand while writing:

    python tests/briefs.py FACTS.yaml BRIEF.md...
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d.,:]*\d|\d")
SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+")

# Number words are checked like digits: "three dead" needs a 3 or a three in the facts.
COUNTING = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen twenty
""".split()
TENS = "thirty forty fifty sixty seventy eighty ninety".split()
NUMBER_WORDS = {word: str(n) for n, word in enumerate(COUNTING)}
NUMBER_WORDS |= {word: str(10 * n) for n, word in enumerate(TENS, 3)}
ORDINALS = {
    word: str(n)
    for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1
    )
}

# "one" and "first" are grammar more often than a count.
GRAMMAR_NUMBERS = {"one", "first", "second", "zero"}

# Names every newsroom may use without a source: they say where or who, never what happened.
COMMON_NAMES = set(
    """
    monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december
    i us u.s uk eu un european europe american british english french german russian ukrainian
    north south east west northern southern eastern western president prime minister mr ms dr
    pope king queen parliament congress senate house court government state states united nations
    kingdom union god earth moon sun celsius fahrenheit gmt utc internet
    """.split()
)


def event_text(event: Mapping[str, Any]) -> str:
    """All of an event's facts as one lower-case text, dates in words as well as digits."""
    parts: list[str] = []

    def walk(value: object) -> None:
        if isinstance(value, Mapping):
            for key, inner in value.items():
                if key != "url":
                    walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)
        elif isinstance(value, dt.date):
            parts.append(f"{value.isoformat()} {value.day} {value:%B} {value.year}")
        elif value is not None:
            parts.append(str(value))

    walk(event)
    return " ".join(parts).lower()


def _numbers(text: str) -> set[str]:
    found = set()
    for token in WORD.findall(text.lower()):
        if token[0].isdigit():
            found.add(token.replace(",", "").rstrip(".:"))
        for part in token.split("-"):
            if part in NUMBER_WORDS or part in ORDINALS:
                found.add(NUMBER_WORDS.get(part) or ORDINALS[part])
    found |= {re.sub(r"(st|nd|rd|th)$", "", n) for n in found}
    return found


def _stem(part: str) -> str:
    return part.removesuffix("'s")[:4]


def _bad_word(token: str, *, opens: bool, numbers: set[str], facts: str, stems: set[str]) -> str:
    """What is wrong with one word of a brief, or an empty string."""
    bare = token.rstrip(".,:").replace("’", "'")
    if token[0].isdigit():
        return "" if bare.replace(",", "") in numbers else f"number {bare!r} is not in the facts"
    parts = [part for part in bare.lower().split("-") if part and not part.isdigit()]
    for part in parts:
        counted = part in NUMBER_WORDS and part not in GRAMMAR_NUMBERS
        if counted and NUMBER_WORDS[part] not in numbers and part not in facts:
            return f"number word {part!r} is not in the facts"
    if opens or not bare[0].isupper():
        return ""
    for part in parts:
        if part.removesuffix("'s") not in COMMON_NAMES and _stem(part) not in stems:
            return f"name {bare!r} is not in the facts"
    return ""


def unsupported(text: str, event: Mapping[str, Any], story_title: str = "") -> Iterator[str]:
    """Yield every number and capitalised name of `text` that the event's facts do not hold."""
    facts = event_text(event) + " " + story_title.lower()
    numbers = _numbers(facts)
    words = [w.replace("’", "'") for w in WORD.findall(facts) if not w[0].isdigit()]
    stems = {_stem(part) for word in words for part in word.split("-") if part}
    plain = re.sub(r"\]\([^)]*\)", "]", text)
    for sentence in SENTENCE_END.split(plain):
        for position, token in enumerate(WORD.findall(sentence)):
            opens = position == 0
            bad = _bad_word(token, opens=opens, numbers=numbers, facts=facts, stems=stems)
            if bad:
                yield bad


def sentences(text: str) -> Iterable[str]:
    """The sentences of a brief, normalised for comparing one brief with another."""
    for sentence in SENTENCE_END.split(text):
        words = re.sub(r"\W+", " ", sentence).strip().lower()
        if len(words.split()) >= 5:
            yield words


def split_front_matter(text: str) -> tuple[dict[str, Any], str]:
    """The front matter as a mapping, and the body."""
    _, head, body = text.split("---\n", 2)
    return yaml.safe_load(head), body


def main(argv: list[str]) -> int:
    """Check briefs whose front matter names `fact_story` and `date` against the facts."""
    stories = {s["story"]: s for s in yaml.safe_load(Path(argv[0]).read_text("utf-8"))}
    bad = 0
    for name in argv[1:]:
        meta, body = split_front_matter(Path(name).read_text("utf-8"))
        story = stories[meta["fact_story"]]
        event = story["events"][meta["fact_event"]]
        whole = f"{meta['title']}. {meta['description']} {body}"
        findings = list(unsupported(whole, event, story["title"]))
        words = len(body.split())
        if not 120 <= words <= 250:
            findings.append(f"{words} words, wanted 120 to 250")
        for finding in findings:
            bad += 1
            print(f"{name}: {finding}")  # noqa: T201 - a command-line check
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
