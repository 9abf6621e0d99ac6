"""A run that asks for machine text: what is asked, what came of it, and the files to write.

Reads articles; writes nothing. What was answered for the same model, prompt and inputs is never
asked again, nor is what a person has reviewed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.catalog import load, read_body
from dateline.errors import Problem, UsageError, problem
from dateline.model import MachineText, short_digest

from .answers import read_answer, supported
from .ask import NoAnswerError, RefusedError
from .inputs import articles_of, input_of
from .prompts import TASKS, messages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from dateline.settings import Settings

    from .ask import Endpoint


@dataclass(frozen=True, slots=True)
class Composed:
    """What a run made: the texts of files below content/ by their paths, what was asked and what
    was there already, how many sentences had no support, and findings."""

    files: Mapping[str, str]
    asked: tuple[str, ...]
    kept: tuple[str, ...]
    dropped: int
    problems: tuple[Problem, ...]


def compose(
    root: Path,
    settings: Settings,
    endpoint: Endpoint | None,
    subjects: Iterable[str],
    tasks: Iterable[str],
    most: int,
) -> Composed:
    """Ask for texts about subjects, at most `most` times; without an endpoint nothing is asked,
    and `asked` says what would be. Raises UsageError for a subject or task that there is not."""
    run = _Run(root, settings, endpoint)
    wanted = [(subject, task) for subject in dict.fromkeys(subjects) for task in tasks]
    for subject, task in wanted:
        if task not in TASKS:
            raise UsageError(f"no task {task!r}", f"use one of {', '.join(TASKS)}")
        if len(run.asked) < most and not run.refused:
            run.take(subject, task)
    return run.done()


class _Run:
    def __init__(self, root: Path, settings: Settings, endpoint: Endpoint | None) -> None:
        self._root, self._settings, self._endpoint = root, settings, endpoint
        self._catalog = load(root, settings)
        self._texts = dict(self._catalog.registries.machine)
        self._changed: set[str] = set()
        self._dropped = 0
        self.asked: list[str] = []
        self._kept: list[str] = []
        self._problems: list[Problem] = []
        self.refused = False

    def take(self, subject: str, task: str) -> None:
        """Ask for one text, unless it is there."""
        settings = self._settings
        records = articles_of(subject, self._catalog, settings)
        if not records:
            raise UsageError(
                f"there is no article, story or day {subject!r}", "give an id or a day"
            )
        given = input_of(subject, records, self._catalog, settings,
                         lambda path: read_body(self._root, settings, path))  # fmt: skip
        key = f"{subject}/{task}"
        conversation = messages(task, given, settings.language)
        stamp = (
            settings.ai_model,
            short_digest([conversation[0]["content"], TASKS[task]]),
            short_digest(dict(given.sentences)),
        )
        old = self._texts.get(key)
        if not given.sentences or (old and (old.reviewer or _stamp(old) == stamp)):
            self._kept.append(key)
            return
        self.asked.append(key)
        if self._endpoint is not None:
            self._answer(key, conversation, given.sentences, stamp)

    def _answer(
        self,
        key: str,
        conversation: list[dict[str, str]],
        given: Mapping[str, str],
        stamp: tuple[str, str, str],
    ) -> None:
        subject, _, task = key.partition("/")
        place = f"{self._settings.content_dir}/ai/{subject}.yml"
        try:
            content = self._endpoint.ask(conversation) if self._endpoint else ""
        except NoAnswerError as error:
            self.refused = isinstance(error, RefusedError)
            self._problems.append(problem(place, 0, "D901", f"{task}: {error}"))
            return
        answer = read_answer(content)
        if answer is None:
            message = f"{task}: the model answered with something else than was asked for"
            self._problems.append(problem(place, 0, "D902", message))
        kept = supported(answer or [], given)
        if answer and len(kept) < len(answer):
            self._dropped += len(answer) - len(kept)
            message = f"{task}: {len(answer) - len(kept)} of {len(answer)} sentences were dropped"
            self._problems.append(problem(place, 0, "D903", message))
        model, prompt, inputs = stamp
        self._texts[key] = MachineText(model=model, prompt=prompt, inputs=inputs, sentences=kept)
        self._changed.add(subject)

    def done(self) -> Composed:
        """What the run made."""
        files = {f"ai/{subject}.yml": self._file(subject) for subject in sorted(self._changed)}
        return Composed(files, tuple(self.asked), tuple(self._kept), self._dropped,
                        tuple(self._problems))  # fmt: skip

    def _file(self, subject: str) -> str:
        """The file of a subject: every text it has, in the order of the tasks."""
        found = {task: self._texts.get(f"{subject}/{task}") for task in TASKS}
        return "".join(_yaml(task, text) for task, text in found.items() if text is not None)


def _stamp(text: MachineText) -> tuple[str, str, str]:
    return text.model, text.prompt, text.inputs


def _yaml(task: str, text: MachineText) -> str:
    """A text as YAML; every value is quoted as JSON is, which YAML reads."""

    def quoted(value: object) -> str:
        return json.dumps(value, ensure_ascii=False)

    lines = [
        f"{task}:",
        f"  model: {quoted(text.model)}",
        f"  prompt: {quoted(text.prompt)}",
        f"  inputs: {quoted(text.inputs)}",
        f"  reviewer: {quoted(text.reviewer)}",
        "  sentences:" if text.sentences else "  sentences: []",
    ]
    for sentence, named in text.sentences:
        lines += [f"    - text: {quoted(sentence)}", f"      from: {quoted(list(named))}"]
    return "\n".join(lines) + "\n"
