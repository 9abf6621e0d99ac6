"""What each family of files beside the pages costs: CPU, bytes and files of an article.

    python tests/bench/editions.py 20000 [FAMILY…]

Plans and makes every file of each family of a generated archive (excerpts only, no disk), one
family after the other, in this process; share images, which take as long as all others twenty
times over, only where they are named.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.group import group_catalog
from dateline.plan.context import Context
from dateline.plan.families import FAMILIES, Family
from dateline.plan.subjects import Subject, every_subject
from dateline.render import Renderer
from dateline.settings import Settings

sys.path.insert(0, str(Path(__file__).parents[1]))
from factories import generated

if TYPE_CHECKING:
    from collections.abc import Collection

THEME = Path(__file__).parents[2] / "theme"


SLOW = "share_images"


def main(count: int, wanted: Collection[str]) -> None:
    """Print a line for each family, or for those of which the switches are `wanted`."""
    catalog = generated(count)
    settings = Settings(
        site_url="https://example.org/",
        **{family.switch: True for family in FAMILIES},  # type: ignore[arg-type]
    )
    context = Context(catalog, group_catalog(catalog, settings), settings)
    renderer = Renderer(settings, [THEME], lambda path: "")
    subjects = list(every_subject(context))
    for record in catalog.records:
        context.item(record)  # pages need them too
    for family in FAMILIES:
        if family.switch in wanted if wanted else family.switch != SLOW:
            _measure(family, context, renderer, subjects, count)


def _measure(
    family: Family, context: Context, renderer: Renderer, subjects: list[Subject], count: int
) -> None:
    sizes: Counter[str] = Counter()
    files, slowest = 0, 0.0
    start = time.process_time()
    for subject in subjects:
        before = time.process_time()
        for output in family.plan(context, subject):
            sizes[output.kind] += len(renderer.file(output))
            files += 1
        slowest = max(slowest, time.process_time() - before)
    spent = time.process_time() - start
    shown = ", ".join(f"{kind} {size / count:.0f}" for kind, size in sizes.most_common())
    print(
        f"{family.switch}: {spent / count * 1e6:.0f} µs, {sizes.total() / count:.0f} B, "
        f"{files / count:.2f} files an article; slowest subject {slowest:.2f} CPU s ({shown})"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
