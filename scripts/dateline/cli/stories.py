"""`dateline stories`: what stories there are, and editors' changes to them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.errors import DatelineError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.annotate.story_edits import Stories
    from dateline.model import StoryFile

stories = typer.Typer(help="List stories; merge, split, close, retitle them.", no_args_is_help=True)
Root = Annotated[Path, typer.Option(help="Where mkdocs.yml lies.")]
Story = Annotated[str, typer.Argument(help="The story's id: s and 8 digits.")]
Article = Annotated[str, typer.Argument(help="The article's id: the 8 digits ending its file.")]


@stories.command("list")
def list_stories(
    root: Root = Path(),
    output: Annotated[str, typer.Option(help="text or json.")] = "text",
) -> None:
    """Every story: its id, status, number of articles, first and last day, title."""
    if output not in ("text", "json"):
        raise UsageError(f"no output {output!r}", "use one of text, json")
    rows = _rows(_read(root))
    if output == "json":
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        days = f"{row['first'] or 'undated'}..{row['last'] or 'undated'}"
        typer.echo(f"{row['id']}  {row['status']:6}  {row['articles']:>4}  {days}  {row['title']}")


@stories.command()
def merge(story: Story, into: Story, root: Root = Path()) -> None:
    """Make the first story part of the second; its old address leads there."""
    from dateline.annotate.story_edits import merged

    _write(root, merged(_read(root), story, into))


@stories.command()
def split(
    story: Story,
    articles: Annotated[list[str], typer.Argument(help="Ids of the articles that leave.")],
    root: Root = Path(),
) -> None:
    """Take articles out of a story as a story of their own."""
    from dateline.annotate import story_edits

    made, files = story_edits.split(_read(root), story, articles)
    _write(root, files)
    typer.echo(made)


@stories.command()
def move(article: Article, into: Story, root: Root = Path()) -> None:
    """Put an article into another story."""
    from dateline.annotate.story_edits import moved

    _write(root, moved(_read(root), article, into))


@stories.command()
def remove(article: Article, root: Root = Path()) -> None:
    """Take an article out of its story."""
    from dateline.annotate.story_edits import taken_out

    _write(root, taken_out(_read(root), article))


@stories.command()
def close(story: Story, root: Root = Path()) -> None:
    """Say that a story is over: no article is put into it any more, but by hand."""
    _change(root, story, status="closed")


@stories.command("open")
def open_again(story: Story, root: Root = Path()) -> None:
    """Say that a story goes on."""
    _change(root, story, status="open")


@stories.command()
def pin(
    story: Story,
    off: Annotated[bool, typer.Option("--off", help="Unpin it.")] = False,
    root: Root = Path(),
) -> None:
    """Keep a story at the top of the front page."""
    _change(root, story, pin=not off)


@stories.command()
def retitle(
    story: Story, title: Annotated[str, typer.Argument(help="The new title.")], root: Root = Path()
) -> None:
    """Give a story a title."""
    words = " ".join(title.split())
    if not words:
        raise UsageError("the title is empty", "give it in quotes")
    _change(root, story, title=words)


def _change(root: Path, story: str, **values: object) -> None:
    from dateline.annotate.story_edits import changed

    _write(root, changed(_read(root), story, **values))


def _read(root: Path) -> Stories:
    from dateline.annotate.story_edits import Stories
    from dateline.catalog import load
    from dateline.settings import load as load_settings

    catalog = load(root, load_settings(root))
    return Stories(catalog.records, catalog.registries.stories)


def _rows(found: Stories) -> list[dict[str, object]]:
    """A row for each story that has articles, the one with the newest first."""
    from dateline.group.stories import StoryPlaces

    places = StoryPlaces(found.files)
    members: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    for record in found.records:
        if story := places.of(record.head):
            when = record.head.when
            day = when.latest.date().isoformat() if when and when.latest else ""
            members.setdefault(story, []).append(day)
            titles[story] = record.head.title
    rows = []
    for story, days in members.items():
        file, dated = found.files.get(story), sorted(filter(None, days))
        rows.append(
            {
                "id": story,
                "status": (file.status if file else "") or "open",
                "articles": len(days),
                "first": dated[0] if dated else None,
                "last": dated[-1] if dated else None,
                "title": (file.title if file else "") or titles[story],
            }
        )
    return rows


def _write(root: Path, files: Mapping[str, StoryFile]) -> None:
    """Write what differs into stories/<id>.yml and name the files."""
    from dateline.annotate.flat_yaml import with_keys
    from dateline.ingest.write import Change, write
    from dateline.settings import load

    content = root / load(root).content_dir
    changes = []
    for name, file in sorted(files.items()):
        path = content / "stories" / f"{name}.yml"
        old = path.read_text("utf-8-sig") if path.is_file() else ""
        changes.append(Change(f"stories/{name}.yml", with_keys(old, _keys(file, old)).encode()))
    if problems := write(content, changes):
        raise DatelineError(str(problems[0]), "nothing else was changed")
    for change in changes:
        typer.echo(f"{content.name}/{change.path}")


def _keys(file: StoryFile, old: str) -> dict[str, str | bool | tuple[str, ...]]:
    """The values that differ from what the file says already."""
    from dateline.articles.safe_yaml import read

    said = read(old, "").values
    stated: dict[str, str | bool | tuple[str, ...]] = {
        "title": file.title,
        "slug": file.slug,
        "status": file.status,
        "pin": file.pin,
        "merged_into": file.merged_into,
        "include": file.include,
        "exclude": file.exclude,
    }
    plain = {
        key: list(value) if isinstance(value, tuple) else value for key, value in stated.items()
    }
    return {key: stated[key] for key in stated if (said.get(key) or None) != (plain[key] or None)}
