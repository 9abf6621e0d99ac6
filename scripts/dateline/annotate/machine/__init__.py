"""Machine text: optional, cited, checked, labelled, and never paid for twice.

A language model behind any endpoint that speaks OpenAI's protocol is given numbered sentences that
the rights of their articles let out, and answers with sentences that name those they rest on. What
has no support in them is dropped. `inputs`, `prompts` and `answers` are pure; `ask` alone knows the
network, and `run` reads files. Off unless the owner names an endpoint and a model.
"""

from __future__ import annotations

from .run import Composed, compose

__all__ = ["Composed", "compose"]
