"""The benchmarks, by name.

    ./run bench                 list them
    ./run bench NAME [OPTION…]  run one; --help tells its options
    ./run bench all             run all of them as they come, each in a process of its own

A benchmark is a module here with a function `main(argv)`; its first line says what it measures.
"""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
BENCHMARKS = (
    "build",
    "pool",
    "intake_run",
    "extraction",
    "feeds_read",
    "duplicates",
    "stories",
    "topics",
    "annotate",
    "search",
    "feeds",
    "lighthouse",
)


def there() -> list[str]:
    """The benchmarks of this checkout, in order."""
    return [name for name in BENCHMARKS if (HERE / f"{name}.py").exists()]


def about(name: str) -> str:
    """The first line of what a benchmark says of itself."""
    tree = ast.parse((HERE / f"{name}.py").read_text("utf-8"))
    return (ast.get_docstring(tree) or "").partition("\n")[0]


def run_all() -> int:
    """Run each; 1 if one failed, which stops no other."""
    failed = []
    for name in there():
        print(f"\n== {name}", flush=True)
        if subprocess.run([sys.executable, __file__, name], check=False).returncode:
            failed.append(name)
    if failed:
        print(f"\nnot finished: {', '.join(failed)} (some need options: --help)", file=sys.stderr)
    return int(bool(failed))


def main(argv: list[str]) -> int:
    """The command line."""
    if not argv or argv[0] in ("-h", "--help"):
        print(__doc__)
        for name in there():
            print(f"  {name:12} {about(name)}")
        return 0
    name, *rest = argv
    if name == "all":
        return run_all()
    if name not in there():
        print(f"no benchmark {name!r}; there are {', '.join(there())}", file=sys.stderr)
        return 2
    importlib.import_module(name).main(rest)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
