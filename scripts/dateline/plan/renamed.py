"""Redirects from the names that tags had before editors renamed or merged them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.model import GroupKind
from dateline.text.address import collection_address
from dateline.text.slugs import slugify

from .context import Context, output
from .views import Redirect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import Output


def renamed_outputs(context: Context) -> Iterator[Output]:
    """A redirect for every name that tags.yml gives a tag which has articles, unless a page of
    another tag is there."""
    groups = context.groups.of(GroupKind.TAG)
    taken = {group.address for group in groups.values()}
    tags = context.catalog.registries.tags
    for key in sorted(tags):
        if (group := groups.get(tags[key].slug)) is None:
            continue
        for name in (tags[key].name, *tags[key].aliases):
            address = collection_address(GroupKind.TAG, slugify(name))
            if address not in taken:
                taken.add(address)
                view = Redirect(address, group.address, group.title)
                yield output(address, "redirect", "redirect.html.j2", view)
