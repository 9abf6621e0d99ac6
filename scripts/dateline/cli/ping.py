"""`dateline ping`: after publishing, tell a WebSub hub and search engines of what changed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.errors import UsageError


def ping(
    site: Annotated[
        Path | None, typer.Option(help="The site that was published; default ROOT/site.")
    ] = None,
    root: Annotated[Path, typer.Option(help="Where mkdocs.yml lies.")] = Path(),
    rehearse: Annotated[bool, typer.Option(help="Say what would be told; tell nobody.")] = False,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds to wait for an answer.")] = 30,
    indexnow: Annotated[
        str, typer.Option(help="Where pages are told of; by default to all search engines.")
    ] = "",
) -> None:
    """Tell the WebSub hub and the search engines of mkdocs.yml what was published."""
    from dateline.ping import INDEXNOW
    from dateline.ping import ping as run
    from dateline.settings import load

    settings = load(root)
    if not (settings.websub_hub or settings.indexnow_key):
        raise UsageError(
            "nobody is to be told", "set websub_hub or indexnow_key in mkdocs.yml, if you want to"
        )
    if not settings.site_url:
        raise UsageError("the site has no address", "set site_url in mkdocs.yml")
    told = run(
        site or root / "site",
        root / ".dateline" / "pinged.json",
        settings,
        indexnow=indexnow or INDEXNOW,
        timeout=timeout,
        rehearse=rehearse,
    )
    for message in told.taken:
        what = message.about[0] if len(message.about) == 1 else f"{len(message.about)} pages"
        typer.echo(f"{'would tell' if rehearse else 'told'} {message.to} of {what}")
    for message, reason in told.failed:
        typer.echo(f"{message.to} did not take {message.about[0]}: {reason}", err=True)
    if told.failed:
        raise typer.Exit(1)
