"""Names in texts, on the folders of tests/cases/annotate/names; input.txt is the text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from conftest import CASES
from dateline.annotate import Archive, annotate
from dateline.annotate.archive import read_text
from dateline.annotate.names import NameBook, places, suggest_names
from dateline.model import Article, Entity, EntityKind, Head, Registries
from golden import same_as

if TYPE_CHECKING:
    from pathlib import Path

FOLDERS = sorted((CASES / "annotate" / "names").iterdir())


def book(*entities: Entity) -> NameBook:
    return NameBook(Registries(entities={entity.key: entity for entity in entities}))


def person(key: str, name: str, *aliases: str) -> Entity:
    return Entity(key=key, kind=EntityKind.PERSON, slug=key.lower(), name=name, aliases=aliases)


def found(text: str, names: NameBook) -> list[tuple[str, str]]:
    return [(name.text, name.key) for name in names.find(text)]


@pytest.mark.parametrize("case", FOLDERS, ids=lambda path: path.name)
def test_names_are_found_where_the_case_says(case: Path) -> None:
    text = (case / "input.txt").read_text("utf-8")
    lines = [f"{n.kind} | {n.text} | {n.key}\n" for n in book().find(text)]
    same_as(case / "expected.txt", "".join(lines))


def test_a_name_is_where_it_says_it_is() -> None:
    text = "It was Jane Doe's idea, said Oslo."
    for name in book().find(text):
        assert text[name.start : name.end] == name.text


def test_an_alias_leads_to_the_entity_and_a_surname_to_the_person_before_it() -> None:
    known = book(person("Q1", "Jane Doe", "J. Doe"))
    text = "It was J. Doe who came. Doe left."
    assert found(text, known) == [("J. Doe", "Q1"), ("J. Doe", "Q1")]


def test_a_name_that_two_people_share_is_nobodys() -> None:
    known = book(person("Q1", "Jane Doe"), person("Q2", "Jane Doe"))
    assert [key for _, key in found("It was Jane Doe.", known)] == [""]


def test_an_alias_of_a_language_counts_in_that_language_only() -> None:
    known = book(
        person("Q1", "Jane Doe", "Giovanna Doe@it"), person("Q2", "Joan Roe", "Giovanna Doe@de")
    )
    text = "It was Giovanna Doe."
    keys = {lang: [name.key for name in known.find(text, lang)] for lang in ("it-CH", "de", "en")}
    assert keys == {"it-CH": ["Q1"], "de": ["Q2"], "en": [""]}
    both = book(
        person("Q1", "Jane Doe", "Giovanna Doe@it"), person("Q2", "Joan Roe", "Giovanna Doe@it")
    )
    assert [name.key for name in both.find(text, "it") if name.key] == []


def test_a_name_that_wants_to_be_left_alone_is_suggested_nowhere() -> None:
    text = "Emmanuel Macron met Jane Doe. Then Doe left, and Jane Doe and Macron came back."
    names = {
        unlinked: _suggested(text, replace(person("Q1", "Jane Doe"), unlinked=unlinked))
        for unlinked in (False, True)
    }
    assert names[False] == {"people": ("Q1", "emmanuel-macron"), "tags": TAGS}
    assert names[True] == {"people": ("emmanuel-macron",), "tags": ("Macron",)}


TAGS = ("Jane Doe", "Macron")


def _suggested(text: str, entity: Entity) -> dict[str, object]:
    article = Article(Head(title="Jane Doe and Emmanuel Macron", id="aaaaaaa1", lang="en"), text)
    made = annotate([article], Archive((), Registries(entities={entity.key: entity})))
    return {each.field: each.value for each in made if each.field in ("people", "tags")}


def test_another_name_of_a_registered_place_means_the_place() -> None:
    entity = Entity(key="Q30", kind=EntityKind.PLACE, slug="us", name="United States")
    assert found("They went to America.", book(entity)) == [("America", "Q30")]


def test_towns_have_positions_and_of_two_alike_towns_neither_is_meant() -> None:
    assert places()["oslo"].latitude.startswith("59.9")
    assert found("It was in San Fernando.", book())[0][1] == ""


def test_a_name_nobody_registered_is_suggested_only_when_it_is_told_twice() -> None:
    text = "Ann Roe came to Oslo with John Smith. They say John Smith left."
    article = Article(Head(title="A visit", id="aaaaaaa1"), text)
    made = {s.field: s.value for s in suggest_names(read_text(article), book())}
    assert made == {"people": ("john-smith",), "places": ("oslo",)}
