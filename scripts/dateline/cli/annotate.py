"""`dateline annotate`: suggestions into the fields that the machine owns."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.errors import Severity, UsageError, worst

from .git import git

if TYPE_CHECKING:
    from dateline.annotate.run import Annotation
    from dateline.errors import Problem
    from dateline.settings import Settings

FORMATS = ("text", "json", "markdown")
Root = Annotated[Path, typer.Option(help="Where mkdocs.yml lies.")]
DryRun = Annotated[bool, typer.Option(help="Decide and report, write nothing.")]


def annotate(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Articles, or directories; all if none.")
    ] = None,
    since: Annotated[
        str | None, typer.Option(help="Only articles changed since this commit or branch.")
    ] = None,
    root: Root = Path(),
    dry_run: DryRun = False,
    output: Annotated[str, typer.Option(help="text, json or markdown.")] = "text",
) -> None:
    """Suggest topics, tags, names, key points and stories; what people wrote is never changed."""
    from dateline.annotate import shown
    from dateline.settings import load

    if output not in FORMATS:
        raise UsageError(f"no output {output!r}", f"use one of {', '.join(FORMATS)}")
    settings = load(root)
    only = selected(paths, since, root, settings)
    found, problems = suggest(root, settings, only, dry=dry_run)
    if output == "json":
        typer.echo(json.dumps(shown.data(found, dry=dry_run), ensure_ascii=False, indent=2))
    else:
        typer.echo((shown.text if output == "text" else shown.markdown)(found, dry=dry_run))
    for each in problems:
        typer.echo(str(each), err=True)
    if worst(problems) is Severity.ERROR:
        raise typer.Exit(1)


def suggest(
    root: Path, settings: Settings, only: set[str] | None, *, dry: bool = False
) -> tuple[Annotation, tuple[Problem, ...]]:
    """Annotate the articles whose paths below content/ are in `only`, all where it is None, and
    write what changed; also what could not be written, or not be suggested."""
    from dateline.annotate.libraries import lacking
    from dateline.annotate.run import annotate_files, rewritten
    from dateline.ingest.write import Change, write

    found = annotate_files(root, settings, only)
    if dry:
        return found, tuple(lacking(settings))
    content = root / settings.content_dir
    changes = (Change(file.path, rewritten(content, file).encode()) for file in found.files)
    return found, (*lacking(settings), *write(content, changes))


def selected(
    paths: list[Path] | None, since: str | None, root: Path, settings: Settings
) -> set[str] | None:
    """The article files that are meant, relative to content/; None for all of them."""
    if not paths and since is None:
        return None
    content = (root / settings.content_dir).resolve()
    files = set(_changed(root, since)) if since is not None else set()
    for path in paths or []:
        if not path.exists():
            raise UsageError(f"there is no {path}", "give paths of files or directories")
        files |= set(path.rglob("*.md")) if path.is_dir() else {path}
    inside = (file.resolve() for file in files)
    return {file.relative_to(content).as_posix() for file in inside if content in file.parents}


def added(since: str, root: Path, settings: Settings) -> set[str]:
    """The article files, relative to content/, that are not in the commit `since`."""
    content = (root / settings.content_dir).resolve()
    files = (file.resolve() for file in _changed(root, since, "A"))
    return {file.relative_to(content).as_posix() for file in files if content in file.parents}


def earlier(since: str, root: Path, settings: Settings) -> dict[str, str]:
    """The texts that changed and deleted article files had in the commit `since`, by their paths
    below content/."""
    content = (root / settings.content_dir).resolve()
    changed = (file for file in _changed(root, since, "MD") if "\n" not in file.name)
    files = [file for file in changed if content in file.resolve().parents]
    asked = "".join(f"{since}:./{file.relative_to(root).as_posix()}\n" for file in files)
    left = git(root, "cat-file", "--batch", given=asked) if files else b""
    found = {}
    for file in files:
        told, _, left = left.partition(b"\n")
        _, kind, size = told.rsplit(b" ", 2) if told.count(b" ") >= 2 else (b"", b"", b"0")
        if kind == b"blob":
            path = file.resolve().relative_to(content).as_posix()
            found[path] = left[: int(size)].decode("utf-8-sig", "replace")
            left = left[int(size) + 1 :]
    return found


def _changed(root: Path, since: str, how: str = "AM") -> list[Path]:
    """The Markdown files that differ from `since`, also new ones that git does not know yet."""
    if since.startswith("-"):
        raise UsageError(f"{since!r} is no commit", "give a commit, tag or branch")
    commands = (
        ("diff", "--name-only", "--no-renames", f"--diff-filter={how}", "--relative", "-z", since),
        ("ls-files", "--others", "--exclude-standard", "-z"),
    )
    told = (git(root, *command).decode("utf-8", "replace") for command in commands)
    names = [name for each in told for name in each.split("\0")]
    return [root / name for name in names if name.endswith(".md")]
