"""MkDocs as a renderer of single pages, for `dateline build`."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from dateline.errors import Problem, SettingsError, problem

from .plugin import DatelinePlugin

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs.config.defaults import MkDocsConfig

    from dateline.render import Page


class _Collector(logging.Handler):
    """Keeps MkDocs's warnings, which would otherwise only be printed."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[Problem] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(problem("mkdocs.yml", 0, "D605", record.getMessage()))


class MkDocsTheme:
    """The theme of the archive at `root`, with its mkdocs.yml and overrides.

    Raises SettingsError where mkdocs.yml or the theme cannot be used.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._directories: tuple[Path, ...] | None = None

    def _config(self, site: Path) -> tuple[MkDocsConfig, DatelinePlugin]:
        try:
            file = str(self._root.resolve() / "mkdocs.yml")
            config = load_config(file, site_dir=str(site.resolve()))
        except MkDocsException as error:
            raise SettingsError(f"mkdocs.yml: {error}", "mend the settings named above") from error
        plugin = config.plugins.get("dateline")
        if not isinstance(plugin, DatelinePlugin):
            raise SettingsError("mkdocs.yml does not name the plugin", "add 'dateline' to plugins")
        return config, plugin

    def directories(self) -> Sequence[Path]:
        """The theme's directories as MkDocs resolves them, the owner's first."""
        if self._directories is None:
            config, plugin = self._config(self._root / "site")
            plugin.on_config(config)
            self._directories = tuple(Path(directory) for directory in config.theme.dirs)
        return self._directories

    def render(self, pages: Iterable[Page], site: Path) -> tuple[Problem, ...]:
        """Build the hand-written pages and `pages` into `site`; return MkDocs's warnings and what
        the pages' policy blocks."""
        config, plugin = self._config(site)
        plugin.given = tuple(pages)
        collector = _Collector()
        logger = logging.getLogger("mkdocs")
        logger.addHandler(collector)
        try:
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
        except (MkDocsException, SystemExit) as error:
            raise SettingsError(f"MkDocs could not build: {error}", "see its message") from error
        finally:
            config.plugins.on_shutdown()
            logger.removeHandler(collector)
        return (*collector.found, *plugin.blocked)
