"""`dateline new`: a draft of an article at its place.

Asks no clock: without a date the article is undated.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.errors import DatelineError, UsageError

if TYPE_CHECKING:
    from dateline.model import Head, When
    from dateline.settings import Settings

_LANG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
GUIDE = (
    "# source: Example Times",
    "# source_id: example-times",
    "# source_url: https://example.com/a",
    '# description: "One sentence for lists and search engines."',
    "# category: World",
    "# categories: [World]",
    "# tags: [ferry, storm]",
    '# topics: ["medtop:03000000"]  # codes of topics.yml',
    "# people: []  # people, orgs and places: keys of entities.yml",
    "# orgs: []",
    "# places: []",
    "# story: s3f9a1c2e  # s and the id of the story's first article",
    "# coverage:  # the pages an article of our own rests on",
    "# - https://example.com/a | Example Times | 2026-11-23",
    "# rights: excerpt  # link, excerpt, summary, full or withheld",
    "# license: unknown  # CC-BY-4.0, own, permission:… or unknown",
)
"""Keys that most articles have, to be uncommented; those that are stated are left out."""
UNDATED = (
    "# date: 2026-11-23T09:30:00+00:00  # then move the file to articles/2026/11/23",
    "# date_precision: minute",
)


def new(
    title: Annotated[str, typer.Argument(help="The headline.")],
    date: Annotated[
        str | None,
        typer.Option(help="When it was published: 2026-11-23 or 2026-11-23T09:30:00+00:00."),
    ] = None,
    source: Annotated[str, typer.Option(help="Who published it.")] = "",
    lang: Annotated[str, typer.Option(help="Its language; the site's if not given.")] = "",
    root: Annotated[Path, typer.Option(help="Where mkdocs.yml lies.")] = Path(),
) -> None:
    """Write a draft with the keys an article wants, at the place its date gives it."""
    from dateline.settings import load
    from dateline.text.address import article_file

    settings = load(root)
    head = draft(title, date, source, lang, root, settings)
    content = root / settings.content_dir
    other = next(content.rglob(f"*{head.id}.md"), None)
    if other is not None:
        raise DatelineError(f"{other} is this article already", "edit it, or give another title")
    path = content / article_file(head, settings.zone)
    _write(path, "\n".join(("---", *_lines(head), "---", "")))
    typer.echo(str(path))


def draft(
    title: str, date: str | None, source: str, lang: str, root: Path, settings: Settings
) -> Head:
    """The front matter of the draft. Raises UsageError for words that cannot be meant."""
    from dateline.articles.lint import MAX_TITLE
    from dateline.catalog import load_registries, source_of
    from dateline.ingest.normalize import one_line
    from dateline.model import Head
    from dateline.text.ids import article_id
    from dateline.text.slugs import article_slug

    title, source, lang = one_line(title), one_line(source), lang or settings.language
    if not title or len(title) > MAX_TITLE:
        raise UsageError(f"a title has 1 to {MAX_TITLE} characters", "give the headline in quotes")
    if not _LANG.fullmatch(lang):
        raise UsageError(f"{lang!r} is no language", "give a tag such as en or pt-BR")
    when = _when(date)
    stated = when.earliest.isoformat() if when and when.earliest else ""
    id = article_id("", f"{title}\n{source}\n{stated}")
    named = Head(title=title, source=source, lang=lang)
    found = source_of(named, load_registries(root, settings).registries)
    return Head(
        title=title,
        when=when,
        slug=article_slug(title, id),
        draft=True,
        id=id,
        lang=lang,
        source=found.name if found else "",
        source_id=found.id if found and found.registered else "",
    )


def _when(text: str | None) -> When | None:
    from dateline.articles.moments import read_moment
    from dateline.model import When

    if text is None:
        return None
    read = read_moment(text)
    if read is None:
        hint = "give 2026-11-23 or 2026-11-23T09:30:00+00:00, or no --date where it is unknown"
        raise UsageError(f"--date: {text!r} is no day and no time", hint)
    return When.unit(*read)


def _lines(head: Head) -> list[str]:
    """The front matter, with comments where something is left to be said."""
    from dateline.articles import front_matter

    stated = front_matter(head)
    lines = [line for text in stated.values() for line in text]
    known = tuple(f"# {key}:" for key in stated)
    guide = GUIDE if head.when else (*UNDATED, *GUIDE)
    return [*lines, *(line for line in guide if not line.startswith(known))]


def _write(path: Path, text: str) -> None:
    """Write a file that is not there yet. Raises DatelineError, and then leaves nothing."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            try:
                file.write(text)
                file.flush()
            except OSError:
                path.unlink()
                raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise DatelineError(f"{path} cannot be written: {reason}", "nothing was written") from error
