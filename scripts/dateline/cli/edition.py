"""`dateline edition`: a day, week, month or story as one thing to read, in the format that is
wanted."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.errors import DatelineError, UsageError

if TYPE_CHECKING:
    from dateline.model import Group
    from dateline.plan.context import Context
    from dateline.plan.editions import Edition
    from dateline.render.files import Desk

FORMATS = ("epub", "eml", "html", "text", "pdf", "print")
Root = Annotated[Path, typer.Option(help="Where mkdocs.yml lies.")]
Name = Annotated[
    str,
    typer.Argument(help="2026-11-23, 2026-w47, 2026-11, or a story by its id or address."),
]
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


def edition(
    name: Name,
    output_format: Annotated[
        str, typer.Option("--format", help=f"One of {', '.join(FORMATS)}.")
    ] = "epub",
    out: Annotated[Path | None, typer.Option(help="The file; default: its name here.")] = None,
    root: Root = Path(),
) -> None:
    """Make a book (epub), a letter (eml, html, text) or sheets to print (pdf, print)."""
    if output_format not in FORMATS:
        raise UsageError(f"no format {output_format!r}", f"use one of {', '.join(FORMATS)}")
    context, group, desk = prepared(root, name)
    data = _made(context, group, desk, output_format)
    ending = {"text": "txt", "print": "html"}.get(output_format, output_format)
    target = out or Path(f"{group.key}.{ending}")
    try:
        target.write_bytes(data)
    except OSError as error:
        raise DatelineError(f"{target} cannot be written: {error.strerror}") from error
    typer.echo(str(target))


def prepared(root: Path, name: str) -> tuple[Context, Group, Desk]:
    """What an edition is made from. Raises UsageError for a name the archive does not have."""
    from dateline.catalog import load, read_body
    from dateline.group import group_catalog
    from dateline.plan.context import Context
    from dateline.plan.editions import group_of
    from dateline.render.files import Desk
    from dateline.settings import load as load_settings

    settings = load_settings(root)
    catalog = load(root, settings)
    context = Context(catalog, group_catalog(catalog, settings), settings)
    group = group_of(context, name)
    if group is None:
        raise UsageError(
            f"the archive has no day, week, month or story {name!r}",
            "write 2026-11-23, 2026-w47, 2026-11 or a story's id",
        )
    base = settings.site_url

    def read(path: str) -> str:
        return read_body(root, settings, path)

    return context, group, Desk(base, "", settings, read, lambda words: words)


def letter_of(context: Context, group: Group) -> Edition:
    """The letter of a day or week. Raises UsageError for a month or story, which have none."""
    from dateline.plan.editions import letter
    from dateline.plan.families.letters import PERIODS

    if group.kind not in PERIODS:
        raise UsageError(f"a {group.kind.value} has no letter", "ask for a day or a week")
    return letter(context, group)


def _made(context: Context, group: Group, desk: Desk, output_format: str) -> bytes:
    from dateline.plan.editions import book
    from dateline.render.files import books, letters, sheets

    if output_format == "eml":
        return letters.eml(letter_of(context, group), desk)
    if output_format in ("html", "text"):
        made = letter_of(context, group)
        return (letters.html if output_format == "html" else letters.text)(made, desk).encode()
    if output_format == "epub":
        return books.epub(book(context, group), desk)
    printed = sheets.sheets(book(context, group), desk)
    return printed.encode() if output_format == "print" else _pdf(printed)


def _pdf(document: str) -> bytes:
    """The document printed by Chromium. Raises DatelineError where there is none, or it fails."""
    wanted = os.environ.get("DATELINE_CHROMIUM", "")
    program = wanted or next(filter(None, map(shutil.which, _BROWSERS)), None)
    if not program:
        raise DatelineError(
            "printing needs Chromium", "install it, or name it in DATELINE_CHROMIUM"
        )
    with tempfile.TemporaryDirectory() as place:
        source, target = Path(place, "edition.html"), Path(place, "edition.pdf")
        source.write_text(document, "utf-8")
        words = [program, "--headless", "--disable-gpu", "--disable-background-networking",
                 "--no-pdf-header-footer", f"--user-data-dir={place}/profile",
                 f"--print-to-pdf={target}", source.as_uri()]  # fmt: skip
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            words.insert(1, "--no-sandbox")  # Chromium refuses to run as root with its sandbox
        try:
            done = subprocess.run(words, capture_output=True, timeout=300, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise DatelineError(f"{program} failed: {error}") from error
        if not target.is_file():
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise DatelineError(f"{program} made no PDF: {said[-1] if said else 'no reason given'}")
        return target.read_bytes()
