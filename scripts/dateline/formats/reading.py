"""A capture read by the first format that claims it. The order of formats is here, once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.errors import Problem, problem

from .daily8 import Daily8
from .encoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import Capture, Draft, Evidence

    from .seam import Format

FORMATS: tuple[Format, ...] = (Daily8(),)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one capture says. `format` is name/version, empty where no format claims it;
    `language` is a BCP 47 tag, "und" where nothing tells."""

    format: str
    language: str
    drafts: tuple[Draft, ...]
    problems: tuple[Problem, ...]


def claim(capture: Capture) -> tuple[Format, Evidence] | None:
    """The format that claims the capture, and why; None where none does."""
    for form in FORMATS:
        if (evidence := form.detect(capture)) is not None:
            return form, evidence
    return None


def items(capture: Capture, claimed: tuple[Format, Evidence] | None) -> Iterator[Draft | Problem]:
    """What the capture says to the format that claims it, lazily; else why none does."""
    if claimed is None:
        yield _refusal(capture)
    else:
        form, evidence = claimed
        yield from form.parse(capture, evidence)


def read(capture: Capture) -> Reading:
    """All that the capture says, as one value. Never raises for bad input."""
    claimed = claim(capture)
    found = tuple(items(capture, claimed))
    return Reading(
        format=claimed[1].format if claimed else "",
        language=claimed[1].language if claimed else "und",
        drafts=tuple(item for item in found if not isinstance(item, Problem)),
        problems=tuple(item for item in found if isinstance(item, Problem)),
    )


def _refusal(capture: Capture) -> Problem:
    """Why no format claims the capture."""
    decoded = decode(capture.data)
    if decoded.refused:
        return problem(capture.origin, 0, decoded.refused, decoded.note)
    if not decoded.text.strip():
        return problem(capture.origin, 0, "D501", "the capture is empty")
    names = ", ".join(form.name for form in FORMATS)
    return problem(capture.origin, 0, "D502", f"no format claims the capture (known: {names})")
