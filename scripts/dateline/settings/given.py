"""Settings from what a mkdocs.yml gives: all that is wrong with it is told at once."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from dateline.errors import SettingsError, did_you_mean

from .options import OPTIONS
from .values import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_BY_NAME = {option.name: option for option in OPTIONS}


def from_options(
    options: Mapping[str, object],
    *,
    site_name: str = "Dateline",
    site_url: str = "",
    language: str = "en",
    docs_dir: str = "content",
    edit_uri: str = "",
    nav: object = None,
) -> Settings:
    """The settings that the plugin's options and MkDocs's own values make.

    `nav` is the navigation as mkdocs.yml has it. An option without a value is as if not given.
    Raises SettingsError that names every wrong option at once.
    """
    values: dict[str, Any] = {}
    wrong = [fault for name in options if (fault := _take(str(name), options[name], values))]
    if wrong:
        raise SettingsError(f"plugin dateline: {'; '.join(wrong)}", "see the reference of settings")
    return Settings(
        site_name=site_name,
        site_url=f"{site_url.rstrip('/')}/" if site_url else "",
        language=language,
        content_dir=PurePosixPath(docs_dir).as_posix(),
        edit_uri=edit_uri,
        nav=frozenset(_addresses(nav)),
        **values,
    )


def _take(name: str, value: object, values: dict[str, Any]) -> str:
    """Put the option's value among `values`; return what is wrong with it, or nothing."""
    option = _BY_NAME.get(name)
    if option is None:
        near = did_you_mean(name, _BY_NAME)
        return f"{name} is no option{f', {near}' if near else ''}"
    if value is not None:
        try:
            values[name] = option.read(value)
        except ValueError as error:
            return f"{name} must be {error}, not {value!r}"
    return ""


def _addresses(nav: object) -> Iterator[str]:
    """The addresses of the Markdown files that a navigation names, at any depth."""
    if isinstance(nav, dict):
        nav = list(nav.values())
    if isinstance(nav, list):
        for entry in nav:
            yield from _addresses(entry)
    elif isinstance(nav, str) and nav.endswith(".md") and "://" not in nav:
        parent, slash, name = nav.removesuffix(".md").rpartition("/")
        is_index = name.lower() in ("index", "readme")
        yield f"{parent}{slash}" if is_index else f"{parent}{slash}{name}/"
