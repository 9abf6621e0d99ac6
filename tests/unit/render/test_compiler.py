from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader, StrictUndefined, UndefinedError
from markupsafe import Markup

from conftest import ROOT
from dateline.render import FILE_KINDS, Renderer
from dateline.render.compiler import Dense, Templates
from dateline.settings import Settings
from everything import everything
from factories import planned

if TYPE_CHECKING:
    from pathlib import Path


def bold(text: str) -> Markup:
    return Markup(f"<b>{text}</b>")


def plain(text: str) -> str:
    return f"<{text}>"


def listed(*items: str, **named: str) -> str:
    return f"{items} {named}"


class Page:
    title = "<Ferry>"
    words = ("a", "b")


SETTINGS: dict[str, Any] = {"autoescape": True, "undefined": StrictUndefined}
NAMES = {"bold": bold, "plain": plain, "listed": listed}
TEMPLATES = {
    "macros": "{% macro inner(x) %}[{{ x }}]{% endmacro %}"
    "{% macro outer(x, y='<d>') %}{{ inner(x) }}{{ inner(x=y) }}{% endmacro %}"
    "{% macro around() %}({{ caller() }}){% endmacro %}",
    "knows": "{% macro title() %}{{ page.title }}{% endmacro %}",
    "attributes": "{{ page.title }} {{ page.title.lower() }} {{ '{:>4}'.format(page.words[1]) }}",
    "markup": "{{ bold('x') }} {{ plain('x') }} {{ 'x' | strong }} {{ page.title | strong }}",
    "arguments": "{{ listed('a', *page.words, k='v') }} {{ listed(**{'class': 'x'}) }}"
    "{{ listed('a', class='b') }}",
    "macro": "{% import 'macros' as m %}{{ m.outer('<x>') }}"
    "{% call m.around() %}{{ page.title }}{% endcall %}",
    "imports": "{% from 'macros' import inner as i %}{{ i('<x>') }}"
    "{% import 'knows' as k with context %}{{ k.title() }}"
    "{% set name = 'macros' %}{% import name as m %}{{ m.inner('x') }}",
    "loop": "{% for w in page.words %}{{ loop.index }}{{ bold(w) }}{{ loop.cycle('<', '>') }}"
    "{% endfor %}",
    "own": "{% macro own(x) %}<{{ x }}>{% endmacro %}{{ own(page.title) }}",
    "shadowed": "{% set bold = plain %}{{ bold('x') }}",
}


def filled(name: str) -> str:
    templates = Templates(None, loader=DictLoader(TEMPLATES), **SETTINGS)
    templates.globals.update(NAMES)
    templates.filters.update(strong=bold)
    templates.ready()
    return templates.fill(name, {"page": Page()})


@pytest.mark.parametrize("name", [name for name in TEMPLATES if name not in ("macros", "knows")])
def test_a_template_gives_what_jinja_makes_of_it(name: str) -> None:
    jinja = Environment(loader=DictLoader(TEMPLATES), **SETTINGS)
    jinja.globals.update(NAMES)
    jinja.filters.update(strong=bold)
    assert filled(name) == jinja.get_template(name).render(page=Page())


@pytest.mark.thorough
def test_every_page_is_what_jinja_makes_of_it() -> None:
    renderer = Renderer(Settings(page_size=2), [ROOT / "theme"], lambda _: "A *text*.")
    ours: Templates = renderer._env
    jinja = Environment(
        loader=FileSystemLoader([str(ROOT / "theme/pages")]),
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[Dense],
        **SETTINGS,
    )
    jinja.globals.update(ours.globals)
    jinja.filters.update(ours.filters)
    jinja.tests.update(ours.tests)
    for output in planned(everything(), Settings(page_size=2)).outputs:
        if output.kind not in FILE_KINDS:
            view = cast("Any", output.inputs)
            scope = {"page": view, "frame": view.frame, "body": Markup("<p>A text.</p>")}
            template = jinja.get_template(output.template)
            assert ours.fill(output.template, scope) == template.render(scope), output.path


def test_an_attribute_that_is_not_there_is_an_error_of_the_template() -> None:
    templates = Templates(None, loader=DictLoader({"a": "{{ page.byline }}"}), **SETTINGS)
    templates.ready()
    with pytest.raises(UndefinedError, match=r"a: .*byline"):
        templates.fill("a", {"page": Page()})


def test_compiled_templates_are_kept_apart_by_the_names_that_they_rest_on(tmp_path: Path) -> None:
    loader = DictLoader({"a": "{{ bold('x') }}"})
    for functions, wanted in ((NAMES, "<b>x</b>"), ({}, "(x)")):
        templates = Templates(tmp_path, loader=loader, **SETTINGS)
        templates.globals.update(functions)
        templates.ready()
        assert templates.fill("a", {"bold": lambda text: f"({text})"} if not functions else {}) == (
            wanted
        )
    assert len(list(tmp_path.iterdir())) == 2
