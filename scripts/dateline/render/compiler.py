"""How Jinja turns our templates into Python: the same pages in about half the time.

An archive renders a dozen templates for tens of thousands of pages. The code Jinja writes finds
every attribute by a function that also tries subscription, calls every function by another one
that asks whether it wants the context, asks of every name whether it is there, looks again for
what it imports, escapes again what is markup already, and copies all names for each page. Views
are frozen dataclasses and our functions plain ones, so that all of this can be settled when a
template is compiled.
"""

from __future__ import annotations

from keyword import iskeyword
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemBytecodeCache, UndefinedError
from jinja2.compiler import CodeGenerator
from jinja2.ext import Extension
from jinja2.lexer import Token
from jinja2.nodes import Call, Const, Filter, Getattr, Macro, Name
from jinja2.runtime import new_context

from dateline.model import digest
from dateline.text.dense import dense, keeps_lines

from .parts import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from jinja2 import Template
    from jinja2.compiler import Frame
    from jinja2.environment import TemplateModule
    from jinja2.lexer import TokenStream
    from jinja2.nodes import Expr, FromImport, Import

FORM = 4
"""Counts the changes of what is compiled from the same template."""


class Dense(Extension):
    """Templates without the ends of lines beside blocks: a tenth of the bytes of a list."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The template's own text, shortened; one that shows lines as they are stays."""
        tokens = list(stream)
        if any(each.type == "data" and keeps_lines(each.value) for each in tokens):
            yield from tokens
            return
        for each in tokens:
            if each.type == "data":
                yield Token(each.lineno, "data", dense(each.value))
            else:
                yield each


class Generator(CodeGenerator):
    """Writes attributes, and calls of functions that are known, as plain Python."""

    def visit_Template(self, node: Any, frame: Frame | None = None) -> None:
        """Functions are the environment's and the template's own macros, but for names that it
        binds to something else."""
        bound = {name.name for name in node.find_all(Name) if name.ctx != "load"}
        self._macros = {macro.name for macro in node.find_all(Macro)} - bound
        self._functions = self.environment.globals.keys() - bound
        super().visit_Template(node, frame)

    def visit_Name(self, node: Name, frame: Frame) -> None:
        """say: a function that is known is there."""
        if node.ctx == "load" and node.name in self._functions:
            self.write(frame.symbols.ref(node.name))
        else:
            super().visit_Name(node, frame)

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:
        """page.title: an attribute, and never a key."""
        if node.ctx != "load" or iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: Call, frame: Frame, forward_caller: bool = False) -> None:
        """link(page.source): a call, without asking what the function wants."""
        unusual = (
            node.dyn_args or node.dyn_kwargs or any(iskeyword(each.key) for each in node.kwargs)
        )
        if forward_caller or unusual or not self._is_known(node.node):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for number, argument in enumerate((*node.args, *node.kwargs)):
            self.write(", " if number else "")
            self.visit(argument, frame)
        self.write(")")

    def _is_known(self, called: Expr) -> bool:
        """Whether `called` is a method, a macro or a function that does not want the context."""
        if isinstance(called, Name):
            return called.name in self._macros or called.name in self._functions
        return isinstance(called, Getattr)

    def _import_common(self, node: Import | FromImport, frame: Frame) -> None:
        """Macros that do not want the context are the same for every page."""
        if node.with_context or not isinstance(node.template, Const):
            super()._import_common(node, frame)
        else:
            self.write(f"environment.module({node.template.value!r})")

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write("(" if self._is_markup(node) else "environment.escaped(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _is_markup(self, node: Expr) -> bool:
        """Whether an expression gives markup, which is not to be escaped."""
        if isinstance(node, Filter):
            return _gives_markup(self.environment.filters.get(node.name))
        if not isinstance(node, Call) or not isinstance(node.node, Name):
            return False
        name = node.node.name
        if name in self._functions and _gives_markup(self.environment.globals[name]):
            return True
        return name in self._macros


def _gives_markup(function: object) -> bool:
    """Whether a function says of itself that it returns markup."""
    return getattr(function, "__annotations__", {}).get("return") == "Markup"


class Templates(Environment):
    """An environment whose templates are compiled so, each once, and kept in `compiled`."""

    code_generator_class = Generator
    escaped = staticmethod(escaped)

    def __init__(self, compiled: Path | None, **options: Any) -> None:
        super().__init__(cache_size=-1, auto_reload=False, **options)
        self._compiled = compiled
        self._ready: dict[str, Template] = {}
        self._modules: dict[str, TemplateModule] = {}

    def ready(self) -> None:
        """Say that all names and filters are there, for the compiled code depends on them."""
        if self._compiled:
            functions = [*sorted(self.globals), *sorted(self.filters)]
            form = digest([FORM, functions])[:8]
            self.bytecode_cache = FileSystemBytecodeCache(str(self._compiled), f"%s-{form}.cache")

    def module(self, name: str) -> TemplateModule:
        """The macros of the template `name`, for others to import."""
        found = self._modules.get(name)
        if found is None:
            found = self._modules[name] = self.get_template(name).module
        return found

    def fill(self, name: str, scope: Mapping[str, object]) -> str:
        """The template `name` with the names of `scope`. Raises jinja2.TemplateError."""
        template = self._ready.get(name)
        if template is None:
            template = self._ready[name] = self.get_template(name)
        every = {**self.globals, **scope}
        context = new_context(self, name, template.blocks, every, shared=True)
        try:
            return "".join(template.root_render_func(context))
        except AttributeError as error:
            raise UndefinedError(f"{name}: {error}") from error
