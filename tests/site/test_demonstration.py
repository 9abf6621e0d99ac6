from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml
from typer.testing import CliRunner

from briefs import ordinary_words, sentences, split_front_matter, unsupported
from conftest import ROOT, SHARED
from dateline.cli import application

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

CONTENT = ROOT / "content"
LINK = re.compile(r"\]\(([^)]*)\)")


@dataclass(frozen=True)
class Brief:
    """A brief of the demonstration archive and the event it is written from."""

    path: Path
    head: dict[str, Any]
    body: str
    event: dict[str, Any]
    story_title: str

    @property
    def day(self) -> str:
        return f"{self.head['date']:%Y-%m-%d}"

    @property
    def address(self) -> str:
        return f"/{self.head['date']:%Y/%m/%d}/{self.head['slug']}/"


@cache
def _facts() -> str:
    return (SHARED / "facts" / "facts.yaml").read_text("utf-8")


@cache
def _ordinary() -> frozenset[str]:
    """Words that are no names: the facts or a brief has them in lower case."""
    return ordinary_words([_facts(), *(brief.body for brief in _briefs())])


@cache
def _briefs() -> tuple[Brief, ...]:
    stories = yaml.load(_facts(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    events = {
        tuple(source["url"] for source in event["sources"]): (event, story["title"])
        for story in stories
        for event in story["events"]
    }
    found = []
    for path in sorted((CONTENT / "articles").rglob("*.md")):
        head, body = split_front_matter(path.read_text("utf-8"))
        key = tuple(item.partition(" | ")[0] for item in head["coverage"])
        found.append(Brief(path, head, body, *events[key]))
    return tuple(found)


def _unsupported_by(briefs: Iterable[Brief], text: str) -> list[str]:
    """What none of the briefs' events holds; no event at all supports nothing."""
    chosen = list(briefs)
    events = {"events": [brief.event for brief in chosen]}
    titles = " ".join({brief.story_title for brief in chosen})
    return list(unsupported(text, events, titles, _ordinary()))


def test_briefs_say_only_what_their_facts_say() -> None:
    assert len(_briefs()) == 110
    findings = []
    seen: Counter[str] = Counter()
    for brief in _briefs():
        text = f"{brief.head['title']}. {brief.head['description']} {brief.body}"
        findings += [f"{brief.path.name}: {bad}" for bad in _unsupported_by([brief], text)]
        seen.update(set(sentences(brief.body)))
    assert findings == []
    assert [sentence for sentence, count in seen.items() if count > 1] == []


def test_day_introductions_say_only_what_the_briefs_of_their_day_say() -> None:
    notes = sorted((CONTENT / "days").glob("*.md"))
    assert len(notes) >= 12
    findings = []
    known = {sentence for brief in _briefs() for sentence in sentences(brief.body)}
    for path in notes:
        text = path.read_text("utf-8")
        of_day = [brief for brief in _briefs() if brief.day == path.stem]
        findings += [f"{path.name}: {bad}" for bad in _unsupported_by(of_day, text)]
        words = len(LINK.sub("]", text).split())
        if not 40 <= words <= 90:
            findings.append(f"{path.name}: {words} words, wanted 40 to 90")
        links = LINK.findall(text)
        if not 1 <= len(links) <= 2 or not set(links) <= {brief.address for brief in of_day}:
            findings.append(f"{path.name}: links {links}, wanted one or two articles of the day")
        findings += [f"{path.name}: taken over: {s}" for s in sentences(text) if s in known]
        known.update(sentences(text))
    assert findings == []


def test_stories_say_only_what_their_facts_say() -> None:
    files = sorted((CONTENT / "stories").glob("*.yml"))
    assert {path.stem for path in files} == {brief.head["story"] for brief in _briefs()}
    findings = []
    for path in files:
        story = yaml.safe_load(path.read_text("utf-8"))
        briefs = [brief for brief in _briefs() if brief.head["story"] == path.stem]
        text = f"{story['title']}. {story['summary']}"
        findings += [f"{path.name}: {bad}" for bad in _unsupported_by(briefs, text)]
    assert findings == []


def test_names_are_described_only_as_their_facts_do() -> None:
    registry = yaml.safe_load((CONTENT / "entities.yml").read_text("utf-8"))
    described = [
        (key, kind, entry["description"])
        for kind, entries in registry.items()
        for key, entry in entries.items()
        if "description" in entry
    ]
    assert described
    findings = []
    for key, kind, text in described:
        briefs = [brief for brief in _briefs() if key in brief.head.get(kind, [])]
        findings += [f"{key}: {bad}" for bad in _unsupported_by(briefs, text)]
    assert findings == []


def test_the_demonstration_has_no_findings() -> None:
    result = CliRunner().invoke(application(), ["check", "--strict", "--root", str(ROOT)])
    assert (result.exit_code, result.output) == (0, "no findings\n")
