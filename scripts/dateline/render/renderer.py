"""The renderer: templates compiled once, pages rendered one at a time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol, cast
from urllib.parse import quote

from jinja2 import FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dateline.catalog import may_show_body
from dateline.plan.views import ArticlePage
from dateline.text.address import nearest, to_root
from dateline.text.dense import dense_head
from dateline.text.markdown import to_html
from dateline.text.urls import host, is_web, may_link

from . import alternatives, calendars, maps, plots, words
from .compiler import Dense, Templates
from .figures import Figures, mark
from .files import MAKERS, Desk
from .heads import Heads
from .items import Items
from .page import EDITABLE_KINDS, Page
from .parts import ROOT, Parts, link

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from dateline.model import Output
    from dateline.plan.views import Frame
    from dateline.settings import Settings


_PLACE = re.compile(r"\{(id|title|address|file)\}")


class _View(Protocol):
    @property
    def frame(self) -> Frame: ...


class Renderer:
    """Renders the outputs of one plan.

    `theme_dirs` are searched in order for pages/<template>; `read_body` gives the Markdown body
    of an article file; `compiled` is a directory to keep compiled templates in. Raises
    jinja2.TemplateError for a template that cannot be used.
    """

    def __init__(
        self,
        settings: Settings,
        theme_dirs: Sequence[Path],
        read_body: Callable[[str], str],
        compiled: Path | None = None,
    ) -> None:
        self.settings = settings
        self._read_body = read_body
        self._env = Templates(
            compiled,
            loader=FileSystemLoader([str(path / "pages") for path in theme_dirs]),
            autoescape=True,
            extensions=[Dense],
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        zone = settings.zone
        wording = settings.wording
        parts = Parts(wording)
        items = Items(zone, wording, parts)
        figures = Figures(wording)
        self._env.filters.update(
            absolute=self._absolute,
            address=_address,
            filled=self._filled,
            host=host,
            day=wording.day,
            language=wording.language_name,
            markdown=self._html,
            moment=lambda value: words.moment(value, zone, wording),
            period=figures.period_name,
        )
        self._env.tests.update(web=is_web)
        self._env.globals.update(
            activity=figures.activity,
            also=alternatives.told(settings, parts.say),
            bars=plots.bars,
            counted=parts.counted,
            crumbs=parts.crumbs,
            entries=items.entries,
            head_elements=Heads(settings).elements,
            heat=calendars.heat,
            label=items.labels,
            life=plots.life,
            link=link,
            links=parts.links,
            listing=items.listing,
            margin=parts.margin,
            mark=mark,
            minutes=words.minutes,
            neighbours=parts.neighbours,
            number=parts.number,
            published=items.published,
            related=items.related,
            say=parts.say,
            section=items.section,
            settings=settings,
            time=items.time,
            told=items.told,
            tongue=items.tongue,
            a_week=calendars.A_WEEK,
            weeks=calendars.weeks,
            world_map=maps.world_map,
        )

        self._env.ready()

    def page(self, output: Output) -> Page:
        """The page of an output whose kind has one."""
        view = cast("_View", output.inputs)
        frame = view.frame
        body = self._body(view) if isinstance(view, ArticlePage) else None
        scope = {"page": view, "frame": frame, "body": body}
        return Page(
            address=frame.address,
            kind=output.kind,
            title=frame.title,
            # Where it is empty a theme leaves its line out, which a shell cannot.
            description=frame.description or frame.title,
            content=nearest(self._env.fill(output.template, scope).strip(), ROOT, frame.address),
            head=nearest(dense_head(self._env.fill("head.html.j2", scope)), ROOT, frame.address),
            edit_path=view.file
            if isinstance(view, ArticlePage) and output.kind in EDITABLE_KINDS
            else "",
        )

    def file(self, output: Output) -> bytes:
        """The bytes of an output that is a file of its own."""
        if (maker := MAKERS.get(output.kind)) is not None:
            return maker(output.inputs, self._desk(output.path))
        made = self._env.fill(output.template, {"page": output.inputs})
        return made.replace(ROOT, to_root(output.path)).encode()

    def _desk(self, path: str) -> Desk:
        """What the maker of the file `path` works with."""
        root = to_root(path)
        base = self.settings.site_url or root

        def html(text: str) -> str:
            return str(self._html(text)).replace(ROOT, base)

        return Desk(base, root, self.settings, self._read_body, html)

    def _absolute(self, target: str) -> str:
        """The full address of `target`; without `site_url` the relative one, the best there is."""
        site = self.settings.site_url
        return f"{site.rstrip('/')}/{target}" if site else _address(target)

    def _filled(self, form: str, page: ArticlePage) -> str:
        """An address of the owner's with what it wants to know of an article."""
        known = {
            "id": page.id,
            "title": page.title,
            "address": f"{self.settings.site_url}{page.frame.address}",
            "file": page.file,
        }
        return _PLACE.sub(lambda place: quote(known[place[1]], safe="/"), form)

    def _body(self, view: ArticlePage) -> Markup | None:
        """The article's own text as HTML, None where its rights keep it in."""
        if not may_show_body(view.rights):
            return None
        return self._html(self._read_body(view.file))

    def _html(self, text: str) -> Markup:
        """Markdown as HTML."""
        return Markup(to_html(text, link=self._link, image=self._image))

    def _link(self, url: str) -> str | None:
        """An address an article may link to: inside the site, or of an allowed scheme."""
        if not may_link(url, self.settings.link_schemes):
            return None
        return _address(url.lstrip("/")) if url.startswith("/") else url

    def _image(self, url: str) -> str | None:
        """An image an article may show: only from hosts the owner allows."""
        return url if is_web(url) and host(url) in self.settings.image_hosts else None


def _address(target: str) -> str:
    """The address `target` of the site, for a page whose way to the root is not settled yet."""
    return f"{ROOT}{target}"
