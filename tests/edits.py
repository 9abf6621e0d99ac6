"""What editors, intake and accidents do to an archive, drawn at random.

The same seed gives the same edits.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from editable import (
    COVERAGE,
    DAYS,
    LANGUAGES,
    LINKS,
    PEOPLE,
    PLACES,
    RIGHTS,
    SOURCES,
    STORIES,
    TAGS,
    TOPICS,
    Archive,
)

if TYPE_CHECKING:
    from collections.abc import Callable


def _redate(archive: Archive) -> None:
    archive.put(replace(archive.any(), day=archive.day(), place=""))


def _retitle(archive: Archive) -> None:
    title = f"Report {archive.chance.randint(0, 99)} & <more>"
    archive.put(replace(archive.any(), title=title))


def _rebody(archive: Archive) -> None:
    body = f"Other words {archive.chance.randint(0, 999)}. " * archive.chance.randint(0, 40)
    archive.put(replace(archive.any(), body=body))


def _link(archive: Archive) -> None:
    other = archive.any()
    there = f"/{other.day:%Y/%m/%d}/{other.slug}/" if other.day else f"/undated/{other.slug}/"
    target = archive.chance.choice((*LINKS, there, there))
    archive.put(replace(archive.any(), body=f"See [this]({target})."))


def _rename(archive: Archive) -> None:
    piece = archive.any()
    above = piece.path.rpartition("/")[0]
    archive.put(
        replace(piece, place=f"{above}/renamed-{archive.chance.randint(0, 9)}-{piece.id}.md")
    )


def _same_id(archive: Archive) -> None:
    piece = archive.any()
    path = archive.chance.choice(("undated/aaa.md", "undated/zzz.md"))
    archive.write(path, replace(piece, title="The double", place=path).text())


def _no_double(archive: Archive) -> None:
    for path in ("undated/aaa.md", "undated/zzz.md"):
        (archive.content / path).unlink(missing_ok=True)


def _alias(archive: Archive) -> None:
    aliases = archive.some(("/old/1/", "/old/2/", "/2024/", "/about/", "/tags/a/", "/tags/b/"), 3)
    piece = archive.any()
    archive.put(replace(piece, lists=piece.lists | {"aliases": aliases}))


def _break(archive: Archive) -> None:
    archive.write(archive.any().path, "---\ntitle: [\n---\nNo YAML.\n")


def _mend(archive: Archive) -> None:
    for piece in archive.pieces.values():
        if (archive.content / piece.path).read_text("utf-8") != piece.text():
            archive.put(piece)


def _draft(archive: Archive) -> None:
    piece = archive.any()
    text = piece.text().replace("\nlang:", "\ndraft: true\nlang:")
    archive.write(piece.path, text)


def _same_id_draft(archive: Archive) -> None:
    piece = archive.any()
    text = piece.text().replace("\nlang:", "\ndraft: true\nlang:")
    archive.write(archive.chance.choice(("undated/aaa.md", "undated/zzz.md")), text)


def _swap(archive: Archive) -> None:
    one, two = archive.any(), archive.any()
    archive.put(replace(one, words=one.words | {"source_url": two.words["source_url"]}))
    archive.put(replace(two, words=two.words | {"source_url": one.words["source_url"]}))


def _empty(archive: Archive) -> None:
    """A whole tag goes, and with it perhaps what another page waited for."""
    tag = archive.chance.choice(TAGS)
    for piece in list(archive.pieces.values()):
        if tag in piece.lists["tags"]:
            kept = tuple(each for each in piece.lists["tags"] if each != tag)
            archive.put(replace(piece, lists=piece.lists | {"tags": kept}))


def _touch(archive: Archive) -> None:
    archive.put(archive.any())


def _registry(archive: Archive) -> None:
    name, texts = archive.chance.choice(list(REGISTRIES.items()))
    text = archive.chance.choice(texts)
    if text:
        archive.write(name, text)
    else:
        (archive.content / name).unlink(missing_ok=True)


def _story(archive: Archive) -> None:
    name, other = archive.chance.sample(STORIES, 2)
    article = archive.any().id
    texts = ("title: Renamed\n", f"merged_into: {other}\n", f"exclude: ['{article}']\n",
             "pin: true\n", f"include: ['{article}']\n", f"parent: {other}\n",
             "status: closed\nslug: a-slug\n", "parent: snothing\n", "")  # fmt: skip
    archive.write(f"stories/{name}.yml", archive.chance.choice(texts))


def _no_story(archive: Archive) -> None:
    for path in (archive.content / "stories").glob("*.yml"):
        path.unlink()


def _day_note(archive: Archive) -> None:
    day = archive.chance.choice(DAYS)
    link = archive.chance.choice(LINKS)
    archive.write(f"days/{day}.md", f"A [windy]({link}) day.\n")


def _hand_page(archive: Archive) -> None:
    path = archive.chance.choice(("about.md", "more.md", "tags/storm.md", "2024/index.md", "a.txt"))
    archive.write(path, f"# Page {archive.chance.randint(0, 9)}\n")


def _no_hand_page(archive: Archive) -> None:
    for path in ("more.md", "tags/storm.md", "2024/index.md", "a.txt"):
        (archive.content / path).unlink(missing_ok=True)


def _setting(archive: Archive) -> None:
    archive.set_page_size(archive.chance.choice((5, 7, 6, 30)))


def _theme(archive: Archive) -> None:
    name = archive.chance.choice(("day.html.j2", "head.html.j2", "sitemap.xml.j2"))
    template = archive.root / "theme" / "pages" / name
    more = f"<!-- {archive.chance.randint(0, 9)} -->"
    template.write_text(f"{template.read_text('utf-8')}{more}", "utf-8")


REGISTRIES = {
    "tags.yml": ("storm:\n  name: Storms\n  aliases: [storms, a]\n", "b:\n  aliases: [c]\n", ""),
    "sources.yml": (
        "example-times:\n  name: Example Times\n  rights: full\n  license: own\n",
        "second-post:\n  name: The Post\n  aliases: [Second Post, Third]\n",
        "",
    ),
    "topics.yml": ("sport:\n  name: Sport\nfootball:\n  name: Football\n  parent: sport\ncup:\n"
                   "  name: Cup\n  parent: football\n", "trade:\n  name: Sport\n", ""),
    "entities.yml": ("people:\n  Q42:\n    name: José\n", "places:\n  Q60:\n    name: Port\n", ""),
}  # fmt: skip

# What an ordinary edit does is built by a part; with it stands how often it is made.
EDITS: dict[str, tuple[int, Callable[[Archive], None]]] = {
    "add": (6, Archive.add),
    "body": (5, _rebody),
    "title": (5, _retitle),
    "tags": (5, lambda archive: archive.relist("tags", TAGS, 3)),
    "people": (3, lambda archive: archive.relist("people", PEOPLE)),
    "places": (2, lambda archive: archive.relist("places", PLACES)),
    "topics": (3, lambda archive: archive.relist("topics", TOPICS)),
    "coverage": (2, lambda archive: archive.relist("coverage", COVERAGE)),
    "flags": (1, lambda archive: archive.relist("flags", ("mangled", "truncated"))),
    "source": (3, lambda archive: archive.reword("source", archive.chance.choice(SOURCES))),
    "story": (4, lambda archive: archive.reword("story", archive.chance.choice(STORIES))),
    "language": (2, lambda archive: archive.reword("lang", archive.chance.choice(LANGUAGES))),
    "translation": (2, lambda archive: archive.reword("translationKey",
                                                      archive.chance.choice(("", "one", "two")))),
    "correction": (1, lambda archive: archive.reword("correction", "It was not so.")),
    "rights": (3, lambda archive: archive.reword("rights", archive.chance.choice(RIGHTS))),
    "date": (5, _redate),
    "link": (4, _link),
    "rename": (2, _rename),
    "delete": (3, Archive.drop),
    "alias": (2, _alias),
    "same id": (1, _same_id),
    "no double": (1, _no_double),
    "same url": (1, lambda archive: archive.reword("source_url", "https://example.com/1")),
    "break": (2, _break),
    "mend": (2, _mend),
    "draft": (2, _draft),
    "same id, a draft": (1, _same_id_draft),
    "swap": (1, _swap),
    "empty a tag": (2, _empty),
    "touch": (1, _touch),
    "registry": (2, _registry),
    "story file": (2, _story),
    "no story file": (1, _no_story),
    "day note": (1, _day_note),
    "page": (1, _hand_page),
    "no page": (1, _no_hand_page),
    "setting": (1, _setting),
    "theme": (1, _theme),
    "nothing": (1, lambda archive: None),
}  # fmt: skip


def edit(archive: Archive) -> list[str]:
    """One step: mostly one edit, sometimes several; their names."""
    many = archive.chance.choice((1, 1, 1, 2, 3))
    weights = [weight for weight, _ in EDITS.values()]
    names = archive.chance.choices(list(EDITS), weights, k=many)
    for name in names:
        EDITS[name][1](archive)
    return names
