"""`dateline init`: from a copy of the template to an archive of one's own."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.errors import DatelineError, UsageError

from .git import git

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.group.demonstration import Clearing

_GITHUB = re.compile(r"(?:https://|git@)github\.com[/:]([\w.-]+)/([\w.-]+?)(?:\.git)?/?\Z")
_WEB = re.compile(r"https?://[^\s/]+(?:/\S*)?")


def init(
    name: Annotated[str, typer.Argument(help="What the archive is called.")],
    url: Annotated[
        str, typer.Option(help="Where it will be read; default: the Pages of its GitHub remote.")
    ] = "",
    motto: Annotated[str, typer.Option(help="What stands below the name.")] = "",
    write: Annotated[bool, typer.Option(help="Do it; without it nothing is changed.")] = False,
    root: Annotated[Path, typer.Option(help="Where mkdocs.yml lies.")] = Path(),
) -> None:
    """Make a copy of the template your own: your name, and the demonstration's articles gone."""
    from dateline.build.write import write_atomic
    from dateline.catalog import load
    from dateline.group import group_catalog
    from dateline.group.demonstration import clearing
    from dateline.settings import load as load_settings

    if not name.strip() or not f"{name}{motto}".isprintable():
        raise UsageError(f"{name!r} is no name for an archive", "give it in words, on one line")
    remote = _GITHUB.match(_remote(root))
    url = _address(url, remote)
    settings = load_settings(root)
    catalog = load(root, settings)
    found = clearing(catalog, group_catalog(catalog, settings))
    if not found.articles[0]:
        raise UsageError("the demonstration's articles are not here", "edit mkdocs.yml by hand")
    content = root / "content"
    try:
        texts = dict(_texts(root, found, name, url, motto, remote))
    except (OSError, UnicodeDecodeError) as error:
        raise DatelineError(f"a file of the archive cannot be read: {error}") from error
    gone = [content / path for path in found.removed if (content / path).is_file()]
    _tell(found, len(gone), url)
    if not write:
        typer.echo("Nothing was changed. To do it, run the same command with --write.")
        return
    _refuse_what_git_does_not_have(root, [*gone, *texts])
    try:
        for path, text in texts.items():
            write_atomic(path, text.encode())
        for path in gone:
            path.unlink()
        _remove_empty(content)
    except OSError as error:
        hint = "`git restore .` brings everything back"
        raise DatelineError(
            f"{error.filename} cannot be changed: {error.strerror}", hint
        ) from error
    typer.echo("Done. Look at it with `./run site`, then commit.")


def _address(url: str, remote: re.Match[str] | None) -> str:
    if not url and remote:
        owner, project = remote[1].lower(), remote[2]
        pages = f"https://{owner}.github.io/"
        url = pages if f"{project.lower()}/" == pages[8:] else f"{pages}{project}/"
    if not _WEB.fullmatch(url):
        raise UsageError(
            f"--url {url!r} is no address" if url else "nobody knows where it will be read",
            "write --url https://example.org/news/",
        )
    return url if url.endswith("/") else f"{url}/"


def _texts(
    root: Path, found: Clearing, name: str, url: str, motto: str, remote: re.Match[str] | None
) -> Iterator[tuple[Path, str]]:
    """The files that are written anew."""
    from dateline.group.demonstration import REGISTRIES, entries_left

    content = root / "content"
    for file, depth in REGISTRIES.items():
        if (content / file).is_file():
            text = (content / file).read_text("utf-8")
            left, stay, go = entries_left(text, found.used[file], depth)
            typer.echo(f"{file} keeps {stay:,} of {stay + go:,} entries: what your articles use.")
            yield content / file, left
    about = files(__package__).joinpath("about.md").read_text("utf-8")
    yield content / "about.md", about.replace("{name}", escape(name))
    yield content / "index.md", f"---\ntitle: {json.dumps(name, ensure_ascii=False)}\n---\n"
    values = {"site_name": name, "site_url": url, "site_description": motto}
    if remote:
        values["edit_uri"] = f"https://github.com/{remote[1]}/{remote[2]}/edit/main/content/"
    yield root / "mkdocs.yml", _configured((root / "mkdocs.yml").read_text("utf-8"), values)


def _configured(text: str, values: dict[str, str]) -> str:
    """mkdocs.yml with other values, one a line, each where its key stands, as a remark or not."""
    for key, value in values.items():
        line = f"{key}: {json.dumps(value, ensure_ascii=False)}"
        if found := re.search(rf"(?m)^(?:# )?{key}: .*$", text):
            text = text[: found.start()] + line + text[found.end() :]
    return text


def _tell(found: Clearing, files_gone: int, url: str) -> None:
    gone, stay = found.articles
    typer.echo(f"{gone} articles of the demonstration go, {stay} of yours stay.")
    typer.echo(f"{files_gone} files are removed: those articles, their stories and notes of days.")
    typer.echo(f"mkdocs.yml, content/index.md and content/about.md are yours; the address is {url}")


def _refuse_what_git_does_not_have(root: Path, paths: list[Path]) -> None:
    """Raises UsageError where git could not bring a file back."""
    names = [path.relative_to(root).as_posix() for path in paths]
    hint = "where there is no git repository, run `git init` and commit; git keeps it all"
    told = git(root, "status", "--porcelain", "--", *names, hint=hint)
    lost = told.decode("utf-8", "replace").splitlines()
    if lost:
        raise UsageError(
            f"{len(lost)} of these files have changes that are not committed: {lost[0][3:]}",
            "commit them first; then nothing is lost",
        )


def _remote(root: Path) -> str:
    """The address of the repository's copy elsewhere; empty where there is none."""
    with suppress(UsageError):
        return git(root, "remote", "get-url", "origin").decode("utf-8", "replace").strip()
    return ""


def _remove_empty(content: Path) -> None:
    """The directories in which nothing is left."""
    for path in sorted(content.glob("**/"), reverse=True):
        if path != content and not any(path.iterdir()):
            path.rmdir()
