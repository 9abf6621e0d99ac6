"""The trained model of topics, kept between runs in a file that may be lost.

A head of JSON with what the model was trained on, then its numbers as they lie in memory. A file
that is damaged, or of other articles, counts as absent.
"""

from __future__ import annotations

import json
import sys
from array import array
from contextlib import suppress
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING

from .topic_model import Model

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def remembered(path: Path, key: str, make: Callable[[], Model]) -> Model:
    """The model that the file has under `key`; where it has another or none, the one made now,
    which the file then holds."""
    key = f"{key} {sys.byteorder}"
    found = _read(path, key)
    if found is None:
        found = make()
        with suppress(OSError):  # costs the next run its training, nothing else
            _write(path, key, found)
    return found


def _read(path: Path, key: str) -> Model | None:
    try:
        head, _, data = path.read_bytes().partition(b"\n")
        said = json.loads(head)
    except (OSError, ValueError):
        return None
    if not isinstance(said, dict) or said.get("key") != key:
        return None
    if said.get("sha256") != sha256(data).hexdigest():
        return None
    numbers = array("d")
    numbers.frombytes(data)
    rows = zip(*[iter(numbers)] * (len(said["codes"]) + 1), strict=True)
    weights = dict(zip(said["features"], rows, strict=True))
    return Model(tuple(said["codes"]), weights, tuple(said["bias"]))


def _write(path: Path, key: str, model: Model) -> None:
    data = array("d", chain.from_iterable(model.weights.values())).tobytes()
    head = {
        "key": key,
        "sha256": sha256(data).hexdigest(),
        "codes": model.codes,
        "bias": model.bias,
        "features": list(model.weights),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    new.write_bytes(json.dumps(head).encode() + b"\n" + data)
    new.replace(path)
