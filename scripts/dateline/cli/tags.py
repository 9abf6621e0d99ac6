"""`dateline tags`: what tags there are, which are probably one, and renaming across the files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.errors import DatelineError, UsageError

if TYPE_CHECKING:
    from collections import Counter

    from dateline.catalog import Catalog

tags = typer.Typer(help="List tags; merge or rename them across the files.", no_args_is_help=True)
Root = Annotated[Path, typer.Option(help="Where mkdocs.yml lies.")]
DryRun = Annotated[bool, typer.Option(help="Tell what would change, write nothing.")]


@tags.command("list")
def list_tags(
    root: Root = Path(),
    output: Annotated[str, typer.Option(help="text or json.")] = "text",
) -> None:
    """Every tag, the most used first, and those that are probably one."""
    from dateline.annotate.tags import nearly_alike

    if output not in ("text", "json"):
        raise UsageError(f"no output {output!r}", "use one of text, json")
    used = _used(_read(root))
    alike = dict(nearly_alike(used))
    ranked = sorted(used, key=lambda tag: (-used[tag], tag))
    if output == "json":
        rows = [{"tag": t, "articles": used[t], "did_you_mean": alike.get(t)} for t in ranked]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for tag in ranked:
        hint = f"  did you mean {alike[tag]!r}?" if tag in alike else ""
        typer.echo(f"{used[tag]:>5}  {tag}{hint}")


@tags.command()
def rename(
    tag: Annotated[str, typer.Argument(help="The tag as it is shown now.")],
    name: Annotated[str, typer.Argument(help="What it is to be called.")],
    root: Root = Path(),
    dry_run: DryRun = False,
) -> None:
    """Call a tag something else in every article; its old address leads to the new one."""
    _rename(root, tag, name, dry=dry_run, merge=False)


@tags.command()
def merge(
    tag: Annotated[str, typer.Argument(help="The tag that goes.")],
    into: Annotated[str, typer.Argument(help="The tag that stays.")],
    root: Root = Path(),
    dry_run: DryRun = False,
) -> None:
    """Make one tag of two in every article; the old address leads to the one that stays."""
    _rename(root, tag, into, dry=dry_run, merge=True)


def _read(root: Path) -> Catalog:
    from dateline.catalog import load
    from dateline.settings import load as load_settings

    return load(root, load_settings(root))


def _used(catalog: Catalog) -> Counter[str]:
    """How many articles have each tag, by the names that stand in the files."""
    from collections import Counter

    return Counter(tag for record in catalog.records for tag in dict.fromkeys(record.head.tags))


def _rename(root: Path, tag: str, name: str, *, dry: bool, merge: bool) -> None:
    from dateline.annotate.tag_edits import renamed
    from dateline.errors import did_you_mean
    from dateline.ingest.write import Change, write
    from dateline.settings import load
    from dateline.text.slugs import slugify

    catalog, settings = _read(root), load(root)
    used = _used(catalog)
    name = " ".join(name.split())
    known = {slugify(each) for each in used} | set(catalog.registries.tags)
    if slugify(tag) not in known:
        raise UsageError(f"there is no tag {tag!r}", did_you_mean(tag, used) or "see tags list")
    if not name or len(name) > 100:
        raise UsageError("a tag has 1 to 100 characters", "give it in quotes")
    if merge and slugify(name) not in known:
        raise UsageError(f"there is no tag {name!r}", did_you_mean(name, used) or "see tags list")
    if not merge and slugify(name) in known - {slugify(tag)}:
        raise UsageError(f"there is a tag {name!r} already", "use dateline tags merge")
    content = root / settings.content_dir
    files = renamed(content, catalog, tag, name)
    if not dry and (problems := write(content, [Change(p, t.encode()) for p, t in files.items()])):
        raise DatelineError(str(problems[0]), "run it again once that is mended")
    for path in files:
        typer.echo(f"{content.name}/{path}")
