"""Machine text as pages show it: only what still has its sources, always labelled. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .views import Link, MachineNote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.model import MachineText, Record

    from .context import Context

TASKS = ("headline", "summary", "changes", "perspectives")


def machine_notes(
    context: Context, subject: str, records: Iterable[Record]
) -> tuple[MachineNote, ...]:
    """The machine's texts about a subject whose articles are `records`.

    A sentence that rests on anything but these, such as an article that is withheld since, is not
    shown: so a page depends on no other article.
    """
    found = context.catalog.registries.machine
    texts = {task: text for task in TASKS if (text := found.get(f"{subject}/{task}"))}
    if not texts:
        return ()
    by_id = {record.head.id: record for record in records}
    notes = (_note(context, task, text, by_id) for task, text in texts.items())
    return tuple(note for note in notes if note.sentences)


def _note(context: Context, task: str, text: MachineText, by_id: dict[str, Record]) -> MachineNote:
    numbers: dict[str, int] = {}
    sentences = []
    for sentence, named in text.sentences:
        ids = list(dict.fromkeys(each.partition(":")[0] for each in named))
        if ids and all(id in by_id for id in ids):
            told = tuple(numbers.setdefault(id, len(numbers) + 1) for id in ids)
            sentences.append((sentence, told))
    sources = (Link(by_id[id].head.title, context.address(by_id[id])) for id in numbers)
    return MachineNote(task, text.model, text.reviewer, tuple(sentences), tuple(sources))
