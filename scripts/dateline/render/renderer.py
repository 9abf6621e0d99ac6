"""The renderer: templates compiled once, pages rendered one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from markupsafe import Markup

from dateline.catalog import may_show_body
from dateline.plan.views import ArticlePage
from dateline.text.address import relative
from dateline.text.language import direction, language_name
from dateline.text.markdown import to_html
from dateline.text.urls import host, is_web, may_link

from . import calendars, words
from .page import EDITABLE_KINDS, Page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from jinja2.runtime import Context

    from dateline.model import Output
    from dateline.plan.views import Frame
    from dateline.settings import Settings


class _View(Protocol):
    @property
    def frame(self) -> Frame: ...


class Renderer:
    """Renders the outputs of one plan.

    `theme_dirs` are searched in order for pages/<template>; `read_body` gives the Markdown body
    of an article file. Raises jinja2.TemplateError for a template that cannot be used.
    """

    def __init__(
        self, settings: Settings, theme_dirs: Sequence[Path], read_body: Callable[[str], str]
    ) -> None:
        self._settings = settings
        self._read_body = read_body
        self._env = Environment(
            loader=FileSystemLoader([str(path / "pages") for path in theme_dirs]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        zone = settings.zone
        self._env.filters.update(
            absolute=self._absolute,
            address=_address,
            clock=lambda when: words.when_clock(when, zone),
            direction=direction,
            host=host,
            iso=lambda when: words.when_iso(when, zone),
            language=language_name,
            long_date=words.long_date,
            markdown=self._note,
            moment=lambda value: words.moment(value, zone),
            month_name=words.month_name,
            plain_date=words.plain_date,
            short_date=words.short_date,
            when=lambda when: words.when_text(when, zone),
        )
        self._env.tests.update(web=is_web)
        self._env.globals.update(
            counted=words.counted,
            heat=calendars.heat,
            reading_time=words.reading_time,
            settings=settings,
            weekdays=calendars.WEEKDAYS,
            weeks=calendars.weeks,
        )

    def page(self, output: Output) -> Page:
        """The page of an output whose kind has one."""
        view = cast("_View", output.inputs)
        frame = view.frame
        body = self._body(view) if isinstance(view, ArticlePage) else None
        template = self._env.get_template(output.template)
        scope = {"page": view, "frame": frame, "here": frame.address, "body": body}
        return Page(
            address=frame.address,
            kind=output.kind,
            title=frame.title,
            description=frame.description,
            content=template.render(scope).strip(),
            head=self._env.get_template("head.html.j2").render(scope).strip(),
            edit_path=view.file
            if isinstance(view, ArticlePage) and output.kind in EDITABLE_KINDS
            else "",
        )

    def file(self, output: Output) -> bytes:
        """The bytes of an output that is a file of its own."""
        scope = {"page": output.inputs, "here": output.path.rpartition("/")[0]}
        if scope["here"]:
            scope["here"] = f"{scope['here']}/"
        return self._env.get_template(output.template).render(scope).encode()

    @pass_context
    def _absolute(self, context: Context, target: str) -> str:
        """The full address of `target`; without `site_url` the relative one, the best there is."""
        site = self._settings.site_url
        return f"{site.rstrip('/')}/{target}" if site else _address(context, target)

    def _body(self, view: ArticlePage) -> Markup | None:
        """The article's own text as HTML, None where its rights keep it in."""
        if not may_show_body(view.rights):
            return None
        return self._html(self._read_body(view.file), view.frame.address)

    @pass_context
    def _note(self, context: Context, text: str) -> Markup:
        """Editors' Markdown as HTML, with links made relative to the page."""
        return self._html(text, str(context["here"]))

    def _html(self, text: str, here: str) -> Markup:
        return Markup(to_html(text, link=lambda url: self._link(url, here), image=self._image))

    def _link(self, url: str, here: str) -> str | None:
        """An address an article may link to: inside the site, or of an allowed scheme."""
        if not may_link(url, self._settings.link_schemes):
            return None
        return relative(here, url.lstrip("/")) if url.startswith("/") else url

    def _image(self, url: str) -> str | None:
        """An image an article may show: only from hosts the owner allows."""
        return url if is_web(url) and host(url) in self._settings.image_hosts else None


@pass_context
def _address(context: Context, target: str) -> str:
    """The address `target` of the site, relative to the page being rendered."""
    return relative(str(context["here"]), target)
