"""What makers of files work with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.settings import Settings


@dataclass(frozen=True, slots=True)
class Desk:
    """`root` is the way from the file to the site's root. `base` stands before an address of the
    site: `site_url`, or `root` where there is none. `read_body` gives the Markdown body of an
    article file, `html` a Markdown text as HTML whose links stand on `base` too."""

    base: str
    root: str
    settings: Settings
    read_body: Callable[[str], str]
    html: Callable[[str], str]
