"""Renaming and merging tags: the articles that have the tag, and tags.yml, which keeps its old name
as an alias so that the old address leads on."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.articles import owned, parse, rewrite, stamp_auto
from dateline.articles.safe_yaml import read
from dateline.text.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from dateline.catalog import Catalog
    from dateline.model import Article


def renamed(content: Path, catalog: Catalog, tag: str, name: str) -> dict[str, str]:
    """Path below `content` -> new text of every file that changes."""
    slug = slugify(tag)
    files = {}
    for record in sorted(catalog.records, key=lambda record: record.path):
        if any(slugify(each) == slug for each in record.head.tags):
            old = (content / record.path).read_text("utf-8-sig")
            article = parse(old, record.path).article
            if article and (new := rewrite(old, _renamed(article, slug, name))) != old:
                files[record.path] = new
    registry = content / "tags.yml"
    old = registry.read_text("utf-8-sig") if registry.is_file() else ""
    if (new := with_alias(old, tag, name)) != old:
        files["tags.yml"] = new
    return files


def _renamed(article: Article, slug: str, name: str) -> Article:
    """The article with the tag under its new name; whose field it is stays as it was."""
    tags = tuple(dict.fromkeys(name if slugify(t) == slug else t for t in article.head.tags))
    made = replace(article, head=replace(article.head, tags=tags))
    return stamp_auto(made, ["tags"]) if owned(article, "tags") else made


def with_alias(text: str, old: str, name: str) -> str:
    """tags.yml in which `old`, and all that led to it, leads to `name`; other lines stay."""
    document = read(text, "")
    entries = {key: value for key, value in document.values.items() if isinstance(value, dict)}
    aliases: dict[str, None] = {}
    touched = set()
    for key, entry in entries.items():
        said = [str(entry.get("name") or key), *map(str, entry.get("aliases") or ())]
        if {slugify(each) for each in (key, *said)} & {slugify(old), slugify(name)}:
            touched.add(key)
            aliases |= dict.fromkeys(said)
    aliases |= dict.fromkeys([old])
    kept = [alias for alias in aliases if alias != name]
    lines = _without(text.splitlines(), document.lines, touched)
    shown = ", ".join(_quoted(alias) for alias in kept)
    entry_lines = [f"{slugify(name)}:", f"  name: {_quoted(name)}"]
    if kept:
        entry_lines.append(f"  aliases: [{shown}]")
    return "".join(f"{line}\n" for line in [*lines, *entry_lines])


def _without(lines: list[str], starts: Mapping[str, int], gone: set[str]) -> list[str]:
    """The lines without those of some entries; comments before the next entry stay."""
    drop: set[int] = set()
    for key in gone:
        end = starts[key]
        while end < len(lines) and lines[end][:1] in (" ", "\t", "-"):
            end += 1
        drop |= set(range(starts[key] - 1, end))
    return [line for number, line in enumerate(lines) if number not in drop]


def _quoted(text: str) -> str:
    """A text in double quotes, which in JSON and in YAML are alike."""
    return json.dumps(text, ensure_ascii=False)
