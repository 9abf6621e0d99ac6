"""`dateline search`: the browser's answers on the command line; `dateline search-index`: the index
itself, beside a site that is already built."""

from __future__ import annotations

import gc
import json
import marshal
import os
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.errors import DatelineError, UsageError

from .ingest import Output, check_output

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dateline.search import Document, Ref, Segment
    from dateline.settings import Settings

Root = Annotated[Path, typer.Option(help="Where mkdocs.yml lies.")]
Site = Annotated[Path | None, typer.Option(help="Where the site is; default ROOT/site.")]


def search(
    query: Annotated[list[str], typer.Argument(help="Words, as in the site's search box.")],
    root: Root = Path(),
    site: Site = None,
    sort: Annotated[str, typer.Option(help="relevance, newest or oldest.")] = "relevance",
    most: Annotated[int, typer.Option(min=1, max=1000, help="How many articles to show.")] = 10,
    today: Annotated[str, typer.Option(help="The day `today` stands for, YYYY-MM-DD.")] = "",
    output: Output = "text",
) -> None:
    """Ask a built site's search index; same articles and order as in the browser."""
    from dateline.search.engine import SORTS
    from dateline.search.engine import search as ask
    from dateline.search.reader import Reader

    check_output(output)
    if sort not in SORTS:
        raise UsageError(
            f"--sort {sort} is none of {', '.join(SORTS)}", "see dateline search --help"
        )
    directory = (site or root / "site") / "search"
    try:
        reader = Reader(lambda path: (directory / path).read_bytes())
        answer = ask(reader, " ".join(query), _day(today), sort=sort, most=most)
    except (OSError, ValueError) as error:
        raise DatelineError(
            f"the index cannot be read: {error}", "make it by: dateline search-index"
        ) from error
    if output == "json":
        found = [[hit.score, *hit.record] for hit in answer.hits]
        data = {"total": answer.total, "problems": answer.problems, "months": answer.months}
        data |= {"corrected": answer.corrected, "relaxed": answer.relaxed, "hits": found}
        typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    for problem in answer.problems:
        typer.echo(problem, err=True)
    for wrong, better in answer.corrected:
        typer.echo(f"Nothing has “{wrong}”; these have “{better}”.", err=True)
    if answer.relaxed:
        typer.echo("No article has all of these words; these have some of them.", err=True)
    typer.echo(f"{answer.total:,} articles")
    for hit in answer.hits:
        _, title, moment, *_ = hit.record
        typer.echo(f"  {moment[:10] or 'undated':10}  {title}\n              {hit.address}")


def _day(value: str) -> date:
    if not value:
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise UsageError(f"--today {value} is no day", "write it as 2026-11-23") from error


def search_index(root: Root = Path(), site: Site = None) -> None:
    """Write the search index into a site that is built already."""
    from dateline.search import segments, write
    from dateline.settings import load

    gc.disable()  # an archive in memory has no garbage cycles, and looking for them costs a third
    settings, built = load(root), site or root / "site"
    target, memory = built / "search", root / ".dateline" / "search.bin"
    refs, document = _archive(root, built, settings)

    def documents(segment: Segment) -> Iterator[Document]:
        return (document(ref.id) for ref in segment.refs)

    kept = {
        key: held
        for key, held in _kept(memory).items()
        if all((target / path).is_file() for path in held["paths"])
    }
    paths: set[str] = set()
    written = 0
    for path, data in write(segments(refs), documents, kept):
        paths.add(path)
        written += data is not None and _put(target / path, data)
    stale = [p for p in target.rglob("*.bin") if p.relative_to(target).as_posix() not in paths]
    for each in stale:
        each.unlink()
    _put(memory, marshal.dumps(kept))
    _plug(root, built, settings)
    typer.echo(
        f"{len(refs):,} articles and pages, {written:,} files written, "
        f"{len(paths) - written:,} kept, {len(stale):,} deleted"
    )


def _archive(
    root: Path, site: Path, settings: Settings
) -> tuple[list[Ref], Callable[[str], Document]]:
    """What is to be searched, and a function from an id to the article itself."""
    from dateline.build.reference import body_reader, make_plan
    from dateline.plan.views import ArticlePage
    from dateline.search import Ref
    from dateline.search.documents import document, hand_written, reference

    views = {
        view.id: view
        for output in make_plan(root, settings).outputs
        if isinstance(view := output.inputs, ArticlePage) and not view.frame.noindex
    }
    refs = [reference(view) for view in views.values()]
    addresses = (view.frame.address for view in views.values())
    pages = {}
    for page in hand_written(_material_index(root, site), settings.language, addresses):
        pages[page.id] = page
        refs.append(Ref.of(None, "", page.id, page.title + page.text))
    read = body_reader(root, settings)

    def of(article: str) -> Document:
        return pages.get(article) or document(views[article], read, settings.zone)

    return refs, of


def _material_index(root: Path, site: Path) -> str:
    """The index MkDocs made of the hand-written pages, before it was emptied in the site."""
    made, memory = site / "search" / "search_index.json", root / ".dateline" / "search_pages.json"
    text = made.read_text("utf-8") if made.is_file() else '{"docs":[]}'
    if json.loads(text)["docs"]:
        _put(memory, text.encode())
    return memory.read_text("utf-8") if memory.is_file() else text


def _plug(root: Path, site: Path, settings: Settings) -> None:
    """Lead the site's pages to the index, and write the page of all results into the shell of
    another one: until the builder does both itself."""
    from dateline.mkdocs_plugin import MkDocsTheme
    from dateline.model import Output as Planned
    from dateline.render import Renderer
    from dateline.search.page import DESCRIPTION, emptied, open_search, plugged, search_page

    output = Planned("search/index.html", "search", "search.html.j2", search_page(), "")
    page = Renderer(settings, MkDocsTheme(root).directories(), lambda _: "").page(output)
    shell = (site / "archive" / "index.html").read_text("utf-8")
    content = f"\\g<1>{page.content.replace(chr(92), chr(92) * 2)}\\n\\g<2>"
    poured = _CONTENT.sub(content, shell)
    title = re.sub(r"<title>[^<]*", f"<title>{page.title} - {settings.site_name}", poured)
    _put(site / "search" / "index.html", title.replace("dl--archive", "dl--search").encode())
    _put(site / DESCRIPTION, open_search(settings).encode())
    index = site / "search" / "search_index.json"
    if index.is_file():
        _put(index, emptied(index.read_text("utf-8")).encode())
    for each in site.rglob("*.html"):
        text = each.read_text("utf-8")
        _put(each, plugged(text).encode())


_CONTENT = re.compile(r'(id="dl-content">).*?((?:\s*</div>){3,4}\s*</main>)', re.S)


def _kept(memory: Path) -> dict[str, dict[str, Any]]:
    """What the last run left; nothing where that is lost or damaged."""
    try:
        kept = marshal.loads(memory.read_bytes())
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _put(path: Path, data: bytes) -> bool:
    """Write a file unless it is there with these bytes; return whether it was written."""
    try:
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return False
    except OSError:
        path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.new")
    fresh.write_bytes(data)
    os.replace(fresh, path)  # noqa: PTH105  (atomic, and over an old file on every system)
    return True
