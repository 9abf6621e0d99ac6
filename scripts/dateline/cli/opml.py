"""`dateline opml`: lists of feeds in and out, as feed readers exchange them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.errors import UsageError

from .fetch import Root, outlines
from .schema import write

opml = typer.Typer(name="opml", help="Lists of feeds in and out.", no_args_is_help=True)


@opml.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A list that a feed reader exported.")],
    root: Root = Path(),
    dry_run: Annotated[bool, typer.Option(help="Show what is missing, write nothing.")] = False,
) -> None:
    """Add to sources.yml the feeds it lacks; what is there stays as it is written."""
    from dateline.catalog import Sources, load_registries
    from dateline.fetch.listing import with_feeds
    from dateline.settings import load

    settings = load(root)
    place = root / settings.content_dir / "sources.yml"
    named = Sources(load_registries(root, settings).registries).named
    text = _text(place)
    changed, added = with_feeds(text, outlines(file), named)
    if added and not dry_run:
        write(place, changed)
    for feed in added:
        typer.echo(feed)
    count = f"{len(added)} added to {place.name}"
    typer.echo(f"{count} (nothing written)" if dry_run else count)


@opml.command()
def export(
    root: Root = Path(),
    output: Annotated[Path | None, typer.Option(help="Where to; default: shown.")] = None,
) -> None:
    """Give the feeds of sources.yml as a list that feed readers import."""
    from dateline.catalog import load_registries
    from dateline.fetch.opml import outlines as feeds
    from dateline.fetch.opml import write_opml
    from dateline.settings import load

    sources = load_registries(root, load(root)).registries.sources
    text = write_opml("Sources", feeds(sources.values()))
    if output:
        write(output, text)
    else:
        typer.echo(text, nl=False)


def _text(place: Path) -> str:
    """What sources.yml holds, nothing where there is none. Raises UsageError where it cannot be
    read."""
    try:
        return place.read_text("utf-8-sig")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{place} cannot be read: {error}", "save it as UTF-8") from error
