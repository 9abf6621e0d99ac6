"""Event methods of the plugin. What they call lives in the layers below."""

from __future__ import annotations

import html
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.base import ValidationError
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, InclusionLevel

from dateline.build.content_policy import blocked, secured
from dateline.build.dress import SEARCH_INDEX
from dateline.build.frames import tidy
from dateline.build.mended import mended
from dateline.build.pagefind import check_pagefind, index_pages
from dateline.build.pages import is_data
from dateline.build.reference import body_reader, checksum_files, extra_files, make_plan
from dateline.build.write import write_atomic
from dateline.errors import Problem, SettingsError, Severity, problem
from dateline.render import FILE_KINDS, Page, Parts, Renderer
from dateline.search.box import WORKERS, plugged
from dateline.settings import Settings, from_options

from .directories import theme_directory
from .frame import write_frame
from .scripts import shorten_scripts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage
    from mkdocs.utils.templates import TemplateContext

    from dateline.build.reference import Planned

log = logging.getLogger("mkdocs.plugins.dateline")

LEVELS = {
    Severity.ERROR: logging.WARNING,
    Severity.WARNING: logging.WARNING,
    Severity.NOTE: logging.INFO,
}

# MkDocs's own template, which it would copy as it is once it no longer renders it.
SPARE = frozenset({"sitemap.xml"})
# Material's own search: its worker, and the languages of the library behind it.
LUNR: tuple[str, ...] = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
# The archive's own search, which is also what readers find their kept articles by (tools).
OWN_SEARCH: tuple[str, ...] = ("assets/javascripts/search/", "assets/stylesheets/search.css")
# Of it, what works with Pagefind.
WITH_PAGEFIND = frozenset(f"assets/javascripts/search/{name}.js" for name in ("box", "pagefind"))


class ArchiveFile(File):
    """A page of the archive as MkDocs's file: made of nothing but its address."""

    edit_path = ""

    @classmethod
    def of(cls, page: Page, config: MkDocsConfig) -> ArchiveFile:
        """The file that stands for `page`."""
        made = cls.generated(config, page.src_uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        assert isinstance(made, cls)
        made.edit_path = page.edit_path
        return made

    @property
    def edit_uri(self) -> str | None:
        """The article file behind the page, for the theme's edit button."""
        return self.edit_path or None


class DatelinePlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Puts the archive into MkDocs's site.

    `given` are finished pages to render in place of the planned ones: specimens of shells, or
    pages whose shell lost a slot.
    """

    def __init__(self) -> None:
        self.options: Mapping[str, object] = {}
        self.given: tuple[Page, ...] | None = None
        self._settings = Settings()
        self._planned: Planned | None = None
        self._renderer: Renderer | None = None
        self._pages: dict[str, Page] = {}
        self._serving = False
        self._watched: set[str] = set()
        self.blocked: list[Problem] = []

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether the site is only being looked at."""
        self._serving = command == "serve"

    def load_config(
        self, options: Mapping[str, object], config_file_path: str | None = None
    ) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        """Check the options of mkdocs.yml; every wrong one is reported."""
        self.options = dict(options)
        self.config = dict(options)
        try:
            from_options(self.options)
        except SettingsError as error:
            return [("dateline", ValidationError(f"{error.message} ({error.hint})"))], []
        return [], []

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Settle the settings and put the archive's templates behind the owner's."""
        if not config.use_directory_urls:
            raise PluginError("dateline needs use_directory_urls: true, so that addresses last")
        self._settings = from_options(
            self.options,
            site_name=config.site_name,
            site_url=config.site_url or "",
            language=str(getattr(config.theme, "language", None) or "en"),
            docs_dir=Path(config.docs_dir).name,
            edit_uri=config.edit_uri or "",
        )
        check_pagefind(self._settings)
        own = str(theme_directory())
        if own not in config.theme.dirs:
            owners = 1 if config.theme.custom_dir else 0
            config.theme.dirs.insert(owners, own)
        # The archive's own sitemap knows days and redirects; MkDocs's would list each page twice.
        config.theme.static_templates.discard("sitemap.xml")
        box = config.plugins.get("material/search")
        if box is not None and self._settings.search.engine == "none":
            box.config["enabled"] = False
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take the archive's data out of the site and put its pages in."""
        for file in list(files):
            if is_data(file.src_uri) or self._is_spare(file, config):
                files.remove(file)
        for page in self._archive_pages(config):
            self._pages[page.src_uri] = page
            if page.src_uri in files.src_uris:
                continue
            files.append(ArchiveFile.of(page, config))
        return files

    def _is_spare(self, file: File, config: MkDocsConfig) -> bool:
        """Whether a file is one of the theme's that no reader of this site loads."""
        if file.src_dir == config.docs_dir:
            return False
        engine = self._settings.search.engine
        unused: tuple[str, ...] = ()
        if engine != "lunr":
            unused += LUNR
        if engine != "dateline" and not self._settings.tools:
            unused += OWN_SEARCH
        path = file.src_uri
        if path in WITH_PAGEFIND and engine == "pagefind":
            return False
        if path == WORKERS["pagefind"]:
            return True
        return path.startswith(unused) or path in SPARE or path.endswith((".j2", ".map"))

    def _archive_pages(self, config: MkDocsConfig) -> Iterable[Page]:
        self._pages = {}
        if self.given is not None:
            return self.given
        root = Path(config.config_file_path).parent
        self._planned = planned = make_plan(root, self._settings)
        for found in sorted(planned.problems):
            log.log(LEVELS[found.severity], "%s", found)
        directories = [Path(d) for d in config.theme.dirs]
        read = body_reader(root, self._settings)
        self._renderer = renderer = Renderer(self._settings, directories, read)
        return (renderer.page(o) for o in planned.outputs if o.kind not in FILE_KINDS)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Let the theme's own templates speak the site's language as page templates do."""
        env.globals["say"] = Parts(self._settings.wording).say
        env.globals["archive"] = self._settings
        return env

    def on_page_markdown(
        self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Give a generated page the title and description its theme shows."""
        if made := self._pages.get(page.file.src_uri):
            page.meta.setdefault("hide", ["navigation", "toc"])
            page.meta["search"] = {"exclude": True}
            if made.address:
                page.meta["title"] = html.escape(made.title)
                page.meta["description"] = html.escape(made.description)
        return markdown

    def on_page_content(
        self, content: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Put the generated content in, below what a hand-written index.md says."""
        made = self._pages.get(page.file.src_uri)
        return f"{content}\n{made.content}" if made else content

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Show the theme's templates the page as `dateline`."""
        if made := self._pages.get(page.file.src_uri):
            context["dateline"] = made  # type: ignore[typeddict-unknown-key]
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Take out of a generated page's frame what nobody sees; lead any page's search box to the
        index; say what it may load and run."""
        made = self._pages.get(page.file.src_uri)
        output = mended(output)
        if made:
            output = tidy(output, made.content)
        output = self._plugged(output)
        self._watch(output, page.file.src_uri, made)
        return self._secured(output, made.content if made else "")

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Say what a page of the theme's own, such as 404.html, may load and run."""
        is_page = template_name.endswith(".html")
        page = self._plugged(mended(output_content)) if is_page else ""
        return self._secured(page, "") if is_page else output_content

    def _secured(self, page: str, content: str) -> str:
        # What `mkdocs serve` puts in, to reload pages, is for no reader.
        return page if self._serving else secured(page, content, self._settings)

    def _watch(self, page: str, file: str, made: Page | None) -> None:
        """Keep, once, what a page relies on although its policy forbids it. The frames of generated
        pages are the theme's: one of each kind is looked at."""
        if made and made.kind in self._watched:
            return
        self._watched.add(made.kind if made else file)
        frame = page.replace(made.content, "", 1) if made else page
        path = "theme" if made else f"{self._settings.content_dir}/{file}"
        for what in blocked(frame, self._settings):
            found = problem(path, 0, "D606", f"the page's own policy blocks {what}")
            if found not in self.blocked:
                self.blocked.append(found)

    def _plugged(self, page: str) -> str:
        return plugged(page, self._settings.search.engine)

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what is no page, after the search plugin has written its index."""
        write_frame(Path(config.site_dir))
        shorten_scripts(Path(config.site_dir))
        if self.given is not None or self._planned is None or self._renderer is None:
            return
        for found in self.blocked:
            log.log(LEVELS[found.severity], "%s", found)
        site = Path(config.site_dir)
        index = site / SEARCH_INDEX
        text = index.read_text("utf-8") if index.exists() else None
        read = body_reader(Path(config.config_file_path).parent, self._settings)
        for path, data in extra_files(self._planned, self._renderer, text, read):
            write_atomic(site / path, data)
        if self._settings.checksums and not self._serving:
            for path, data in checksum_files(site):
                write_atomic(site / path, data)
        index_pages(site, self._settings)
