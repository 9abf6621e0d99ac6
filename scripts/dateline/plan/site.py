"""The whole plan: all outputs, collisions between them, links that lead nowhere."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.errors import Problem, problem
from dateline.model import Rights
from dateline.text.address import article_file
from dateline.text.markdown import local_links

from .context import Context, output
from .outputs import NO_PAGES, gives_way, outputs_of
from .sitemaps import DATED, UNFOUND, site_sitemaps
from .subjects import SITEMAP, Subject, every_subject
from .views import Redirect

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Set

    from dateline.catalog import Catalog
    from dateline.group import Groups
    from dateline.model import Output, Record
    from dateline.settings import Settings

REDIRECT = "redirect"

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
    site = SitePlan(Context(catalog, groups, settings), pages)
    outputs = sorted((made for _, made in site.outputs()), key=lambda made: made.path)
    return Plan(tuple(outputs), tuple(sorted(set(site.problems))))


class SitePlan:
    """The outputs of a whole site, one at a time, so that no more than one need be held.

    `pages` are the hand-written pages and files; `kinds` maps the paths that are planned so far to
    the kinds of their pages; `problems` are complete when the last output was given.
    """

    def __init__(self, context: Context, pages: Mapping[str, str]) -> None:
        self._context, self.pages = context, pages
        self.kinds: dict[str, str] = {}
        self.problems: list[Problem] = []

    def outputs(self) -> Iterator[tuple[Subject, Output]]:
        """Every output and what it is about. Of two with one path the first wins, a hand-written
        page above all; where a page does, the files that belong to it give way with it."""
        for subject in every_subject(self._context):
            for made in outputs_of(self._context, subject):
                if self._is_free(made):
                    self.kinds[made.path] = made.kind
                    yield subject, made
                elif made.path.endswith("index.html"):
                    break
        for made in site_sitemaps(self._other_addresses(), self._context):
            self.kinds[made.path] = made.kind
            yield Subject(SITEMAP), made
        for made in self._redirects():
            self.kinds[made.path] = made.kind
            yield Subject(REDIRECT), made
        context = self._context
        there = _There(self.kinds, self.pages)
        self.problems += dead_links(context.catalog, context.settings, there)

    def _is_free(self, made: Output) -> bool:
        address = made.path.removesuffix("index.html")
        if gives_way(made, self.pages):
            return False
        if made.path in self.kinds:
            other = self.kinds[made.path]
            message = f"/{address} is wanted by a page of kind {made.kind} and one of kind {other}"
        elif (address in self.pages and address) or made.path in self.pages:
            message = f"/{address} is hand-written and a {made.kind} page"
        else:
            return True
        self.problems.append(problem(self._context.settings.content_dir, 0, "D401", message))
        return False

    def _other_addresses(self) -> Iterator[str]:
        """Addresses worth finding that no sitemap of articles and days holds."""
        for path, kind in self.kinds.items():
            if kind not in DATED | UNFOUND | NO_PAGES:
                yield path.removesuffix("index.html")
        yield from (at for at, title in self.pages.items() if title and at.endswith("/"))

    def _redirects(self) -> Iterator[Output]:
        """A page for every old address that an article names in `aliases`."""
        context = self._context
        aliased = [record for record in context.catalog.records if record.head.aliases]
        taken = self.kinds.keys() | self.pages.keys() if aliased else set()
        for record in aliased:
            for alias in record.head.aliases:
                address = _directory(alias)
                made = redirect(address, context, record)
                if _is_free(address, taken):
                    taken.add(made.path)
                    yield made
                else:
                    shown = f"{context.settings.content_dir}/{record.path}"
                    message = f"alias {alias!r} is the address of another page"
                    self.problems.append(problem(shown, 1, "D403", message))


def redirect(address: str, context: Context, record: Record) -> Output:
    """The page at an old address of an article, which says where it is now."""
    withheld = context.rights(record) is Rights.WITHHELD
    title = context.words.say("withheld-title") if withheld else record.head.title
    view = Redirect(address, context.address(record), title)
    return output(address, "redirect", "redirect.html.j2", view)


def _directory(alias: str) -> str:
    """The address an alias means: a trailing slash, and no index.html, need not be written."""
    above, _, name = alias.strip("/").rpartition("/")
    return posixpath.normpath(posixpath.join(above, name if name != "index.html" else "")) + "/"


def _is_free(address: str, taken: Set[str]) -> bool:
    """Whether a redirect can be at `address`: a directory that the site can have, that no page
    has, and that does not lie below a file."""
    names = address.removesuffix("/").split("/")
    if not all(_NAME.fullmatch(name) and len(name.encode()) <= LONGEST for name in names):
        return False
    parts = [*names, "index.html"]
    paths = {"/".join(parts[: length + 1]) for length in range(len(parts))}
    return address not in taken and paths.isdisjoint(taken) and paths.isdisjoint(THEME_FILES)


class _There:
    """The addresses of a site, by the paths of what is planned: a set of its own would hold each of
    them once more."""

    def __init__(self, paths: Container[str], pages: Container[str]) -> None:
        self._paths, self._pages = paths, pages

    def __contains__(self, address: object) -> bool:
        if not address or address in self._pages or f"{address}index.html" in self._paths:
            return True
        return address in self._paths and not str(address).endswith("index.html")


def dead_links(
    catalog: Catalog, settings: Settings, addresses: Container[str]
) -> Iterator[Problem]:
    """Links of articles and of editors' introductions to addresses the site does not have."""
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


def _leads(link: str, record: Record, settings: Settings, addresses: Container[str]) -> bool:
    """Whether a link of an article leads to a page; /path/ counts from the site's root."""
    target = link.partition("#")[0].partition("?")[0]
    if not target.startswith("/"):
        here = article_file(record.head, settings.zone).removeprefix("articles/")
        target = posixpath.normpath(posixpath.join(here.removesuffix(".md"), target))
        target += "/" if link.endswith("/") else ""
    plain = target.lstrip("/")
    return plain in addresses or (bool(plain) and f"{plain}/" in addresses)
