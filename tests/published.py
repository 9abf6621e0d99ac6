"""What a site publishes beside its pages, rendered in memory, and the schemas it has to follow."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from jsonschema import Draft4Validator
from lxml import etree

import drawing
from conftest import ROOT, SHARED
from dateline.catalog import load as load_catalog
from dateline.catalog import read_body
from dateline.plan.families import FAMILY_KINDS
from dateline.settings import Settings
from dateline.settings import load as load_settings
from factories import planned

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.catalog import Catalog

SITE = "https://example.org/sub/"
SETTINGS = Settings(site_url=SITE, feed_least=2, page_size=5)


def published(
    found: Catalog,
    settings: Settings = SETTINGS,
    body: Callable[[str], str] = lambda path: "Some *words*.",
) -> dict[str, bytes]:
    """Path -> bytes of every file that is no page."""
    renderer = drawing.renderer(settings, body)
    outputs = planned(found, settings).outputs
    return {made.path: renderer.file(made) for made in outputs if made.kind in FAMILY_KINDS}


@cache
def demonstration() -> dict[str, bytes]:
    """The files of the demonstration archive."""
    settings = load_settings(ROOT)
    found = load_catalog(ROOT, settings)
    return published(found, settings, lambda path: read_body(ROOT, settings, path))


def ending(files: dict[str, bytes], *names: str) -> dict[str, bytes]:
    """Those whose paths end so."""
    return {path: data for path, data in files.items() if path.endswith(names)}


@cache
def _atom() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SHARED / "schemas" / "atom.rng"))


@cache
def _json() -> Any:
    schema = (SHARED / "schemas" / "jsonfeed-1.1.bundled.json").read_text("utf-8")
    return Draft4Validator(json.loads(schema))


def atom_faults(data: bytes) -> list[str]:
    """What is wrong with an Atom document (RFC 4287's own schema)."""
    _atom().validate(etree.fromstring(data))
    return [str(fault) for fault in _atom().error_log]


def json_faults(data: bytes) -> list[str]:
    """What is wrong with a JSON Feed."""
    found = _json().iter_errors(json.loads(data))
    return [f"{fault.json_path}: {fault.message}" for fault in found]
