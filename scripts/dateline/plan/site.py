"""The whole plan: all outputs, collisions between them, links that lead nowhere."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.errors import Problem, problem
from dateline.text.address import article_file
from dateline.text.markdown import local_links

from .articles import article_outputs
from .collections import collection_outputs
from .context import Context, output
from .dates import date_outputs
from .front import front_output
from .stories import story_outputs
from .views import Redirect, Sitemap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from dateline.catalog import Catalog
    from dateline.group import Groups
    from dateline.model import Output, Record
    from dateline.settings import Settings

FILES = frozenset({"redirect", "sitemap"})

# Files that MkDocs writes beside the pages; nothing can be below them.
THEME_FILES = frozenset({"404.html", "search/search_index.json"})

# What a directory may be called, and how long its name may be in bytes, on every file system.
_NAME = re.compile(r"[^./\x00-\x1f\x7f\ud800-\udfff][^/\x00-\x1f\x7f\ud800-\udfff]*")
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Plan:
    """Every output, sorted by path, and what is wrong with the site as a whole."""

    outputs: tuple[Output, ...]
    problems: tuple[Problem, ...]


def plan_site(
    catalog: Catalog, groups: Groups, settings: Settings, pages: Mapping[str, str]
) -> Plan:
    """Plan the site. `pages` maps the addresses of hand-written pages and files to titles."""
    context = Context(catalog, groups, settings)
    problems: list[Problem] = []
    wanted = [
        front_output(context),
        *article_outputs(context),
        *date_outputs(context),
        *collection_outputs(context),
        *story_outputs(context),
    ]
    content = settings.content_dir
    outputs = _collisions(wanted, pages, content, problems)
    sitemap = _sitemap(context, outputs, pages)
    outputs[sitemap.path] = sitemap
    _add_redirects(context, outputs, pages, problems)
    addresses = {path.removesuffix("index.html") for path in outputs} | set(pages) | {""}
    problems += _dead_links(catalog, settings, addresses)
    return Plan(
        outputs=tuple(outputs[path] for path in sorted(outputs)),
        problems=tuple(sorted(set(problems))),
    )


def _collisions(
    wanted: Iterable[Output], pages: Mapping[str, str], content: str, problems: list[Problem]
) -> dict[str, Output]:
    """Outputs by path. The first wins, a hand-written page above all."""
    outputs: dict[str, Output] = {}
    for made in wanted:
        address = made.path.removesuffix("index.html")
        if made.path in outputs:
            other = outputs[made.path].kind
            message = f"/{address} is wanted by a page of kind {made.kind} and one of kind {other}"
            problems.append(problem(content, 0, "D401", message))
        elif (address in pages and address) or made.path in pages:
            message = f"/{address} is hand-written and a {made.kind} page"
            problems.append(problem(content, 0, "D401", message))
        else:
            outputs[made.path] = made
    return outputs


def _add_redirects(
    context: Context,
    outputs: dict[str, Output],
    pages: Mapping[str, str],
    problems: list[Problem],
) -> None:
    """Add a page to `outputs` for every old address that an article names in `aliases`."""
    for record in context.groups.listed:
        for alias in record.head.aliases:
            address = _directory(alias)
            if _is_free(address, outputs, pages):
                view = Redirect(address, context.address(record), record.head.title)
                made = output(address, "redirect", "redirect.html.j2", view)
                outputs[made.path] = made
            else:
                shown = f"{context.settings.content_dir}/{record.path}"
                message = f"alias {alias!r} is the address of another page"
                problems.append(problem(shown, 1, "D403", message))


def _directory(alias: str) -> str:
    """The address an alias means: a trailing slash, and no index.html, need not be written."""
    above, _, name = alias.strip("/").rpartition("/")
    return posixpath.normpath(posixpath.join(above, name if name != "index.html" else "")) + "/"


def _is_free(address: str, outputs: Mapping[str, Output], pages: Mapping[str, str]) -> bool:
    """Whether a redirect can be at `address`: a directory that the site can have, that no page
    has, and that does not lie below a file."""
    names = address.removesuffix("/").split("/")
    if not all(_NAME.fullmatch(name) and len(name.encode()) <= LONGEST for name in names):
        return False
    parts = [*names, "index.html"]
    paths = {"/".join(parts[: length + 1]) for length in range(len(parts))}
    taken = any(path in outputs or path in pages or path in THEME_FILES for path in paths)
    return address not in pages and not taken


def _dead_links(catalog: Catalog, settings: Settings, addresses: set[str]) -> Iterator[Problem]:
    for record in catalog.records:
        shown = f"{settings.content_dir}/{record.path}"
        for link in record.links:
            if not _leads(link, record, settings, addresses):
                yield problem(shown, 1, "D402", f"the link to {link} leads nowhere")
    for day, note in sorted(catalog.registries.days.items()):
        shown = f"{settings.content_dir}/days/{day}.md"
        for link in local_links(note):
            target = link.partition("#")[0].partition("?")[0].lstrip("/")
            if not link.startswith("/") or target not in addresses:
                yield problem(shown, 1, "D402", f"the link to {link} leads nowhere")


def _leads(link: str, record: Record, settings: Settings, addresses: set[str]) -> bool:
    """Whether a link of an article leads to a page; /path/ counts from the site's root."""
    target = link.partition("#")[0].partition("?")[0]
    if not target.startswith("/"):
        here = article_file(record.head, settings.zone).removeprefix("articles/")
        target = posixpath.normpath(posixpath.join(here.removesuffix(".md"), target))
        target += "/" if link.endswith("/") else ""
    plain = target.lstrip("/")
    return plain in addresses or (bool(plain) and f"{plain}/" in addresses)


def _sitemap(context: Context, outputs: Mapping[str, Output], pages: Mapping[str, str]) -> Output:
    """Addresses worth finding; a day only for articles, whose change is known."""
    changed: dict[str, date | None] = {}
    for record in context.groups.listed:
        item = context.item(record)
        changed[item.address] = record.head.modified.date() if record.head.modified else item.day
    shown = {record.head.id for record in context.groups.listed}
    hidden = {context.address(r) for r in context.catalog.records if r.head.id not in shown}
    listed = [
        path.removesuffix("index.html") for path in outputs if outputs[path].kind not in FILES
    ]
    written = [address for address in pages if address.endswith("/")]
    found = sorted({*listed, *written} - hidden)
    view = Sitemap(tuple((address, changed.get(address)) for address in found))
    return output("", "sitemap", "sitemap.xml.j2", view, "sitemap.xml")
