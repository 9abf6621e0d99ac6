"""mkdocs.yml read without MkDocs: quick, and enough for the archive's own settings."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from dateline.errors import SettingsError

from .given import from_options

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .values import Settings


_Safe: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Safe):  # type: ignore[misc]
    """Reads !ENV as MkDocs does; other tags, which name code of extensions, give nothing."""


def _environment(loader: _Loader, node: yaml.Node) -> object:
    """The first variable of `!ENV NAME` or `!ENV [NAME, …, default]` that is set."""
    names = loader.construct_sequence(node) if isinstance(node, yaml.SequenceNode) else [node.value]
    default = names.pop() if len(names) > 1 else None
    found = next((os.environ[name] for name in map(str, names) if name in os.environ), None)
    return default if found is None else yaml.safe_load(found)


def _nothing(loader: _Loader, suffix: str, node: yaml.Node) -> None:
    """The value of a tag that is not ours to read."""


_Loader.add_constructor("!ENV", _environment)
_Loader.add_multi_constructor("!", _nothing)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _nothing)


def load(root: Path) -> Settings:
    """The settings of the archive at `root`.

    Raises SettingsError where mkdocs.yml or a file that it inherits from is missing or no YAML
    mapping, where the plugin is not named, or has wrong options.
    """
    config: Mapping[str, object] = {}
    for _, values in reversed(_inherited(root)):
        config = _merged(config, values)
    theme = config.get("theme")
    return from_options(
        _options(config.get("plugins")),
        site_name=_text(config, "site_name", "Dateline"),
        site_url=_text(config, "site_url"),
        language=_text(theme, "language", "en") if isinstance(theme, dict) else "en",
        docs_dir=_text(config, "docs_dir", "docs"),
        edit_uri=_text(config, "edit_uri"),
        nav=config.get("nav"),
    )


def config_files(root: Path) -> tuple[Path, ...]:
    """mkdocs.yml and the files it inherits from, each after the one that names it; none where
    there is no mkdocs.yml.

    Raises SettingsError as `load` does for one that cannot be read.
    """
    if not (root / "mkdocs.yml").exists():
        return ()
    return tuple(path for path, _ in _inherited(root))


def _inherited(root: Path) -> list[tuple[Path, Mapping[str, object]]]:
    """mkdocs.yml, the file that its INHERIT names, that file's and so on, with their values."""
    path = root / "mkdocs.yml"
    chain: list[tuple[Path, Mapping[str, object]]] = []
    hint = "give --root the archive's directory"
    while True:
        values = _read(path, hint)
        chain.append((path, values))
        parent = values.pop("INHERIT", None)
        if parent is None:
            return chain
        if not isinstance(parent, str):
            raise SettingsError(f"{path}: INHERIT is no text", "write INHERIT: ../base.yml")
        hint = f"INHERIT in {path} names it"
        path = Path(os.path.normpath(path.parent / parent))
        if path in (each for each, _ in chain):
            raise SettingsError(f"{path} inherits from itself", "take one INHERIT out")


def _merged(parent: Mapping[str, object], child: Mapping[str, object]) -> Mapping[str, object]:
    """What MkDocs makes of a file and the one it inherits from: mappings are merged at any depth,
    every other value of the child replaces the parent's."""
    merged = dict(parent)
    for key, value in child.items():
        above = merged.get(key)
        if isinstance(above, dict) and isinstance(value, dict):
            value = _merged(above, value)
        merged[key] = value
    return merged


def _read(path: Path, hint: str) -> dict[str, object]:
    try:
        config = yaml.load(path.read_text("utf-8-sig"), Loader=_Loader)
    except FileNotFoundError as error:
        raise SettingsError(f"there is no {path}", hint) from error
    except (OSError, ValueError, RecursionError, yaml.YAMLError) as error:
        raise SettingsError(f"{path} cannot be read: {_reason(error)}", "mend the YAML") from error
    if not isinstance(config, dict):
        raise SettingsError(f"{path} is not a mapping", "begin with site_name: …")
    return config


def _reason(error: Exception) -> str:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return f"line {error.problem_mark.line + 1}: {error.problem}"
    return " ".join(str(error).split())


def _options(plugins: object) -> Mapping[str, object]:
    """The options of the `dateline` entry; plugins are a list or a mapping."""
    for name, options in _entries(plugins):
        if name == "dateline":
            if options is None or isinstance(options, dict):
                return options or {}
            raise SettingsError("plugin dateline: its options are no mapping", "write name: value")
    raise SettingsError("mkdocs.yml does not name the plugin", "add '- dateline' to plugins")


def _entries(plugins: object) -> Iterable[tuple[object, object]]:
    if isinstance(plugins, dict):
        return plugins.items()
    entries = plugins if isinstance(plugins, list) else []
    pairs = (entry.items() if isinstance(entry, dict) else [(entry, None)] for entry in entries)
    return (pair for several in pairs for pair in several)


def _text(config: Mapping[str, object], key: str, default: str = "") -> str:
    value = config.get(key)
    return value if isinstance(value, str) and value else default
