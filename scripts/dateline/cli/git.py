"""What git says, for the commands that ask it."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from dateline.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


def git(root: Path, *words: str, given: str = "", hint: str = "give a commit that exists") -> bytes:
    """What git says, to the words that it is given. Raises UsageError where it refuses, with
    `hint` for the way out."""
    try:
        done = subprocess.run(
            ["git", *words], cwd=root, capture_output=True, check=True, input=given.encode()
        )
    except FileNotFoundError as error:
        raise UsageError("git is not installed", "install it; archives live in it") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UsageError(said[0] if said else "git failed", hint) from error
    return done.stdout
