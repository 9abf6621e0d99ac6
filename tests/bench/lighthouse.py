"""Lighthouse's marks (mobile) of five kinds of page, medians of some runs.

    ./run bench lighthouse [--runs 3] [--site DIRECTORY]

The built site (`./run site --no-serve`) is served as hosts do, its texts zipped. The marks of speed
are Lighthouse's own simulation of a slow telephone, which a busy machine bends less than a clock.
Lighthouse is installed on first use, beside its lock in peers/lighthouse; it needs Node and
Chromium.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "tests" / "browser"))

from site_server import serve  # noqa: E402

HERE = Path(__file__).parent / "peers" / "lighthouse"
PROGRAM = HERE / "node_modules" / "lighthouse" / "cli" / "index.js"
MARKS = ("performance", "accessibility", "best-practices", "seo")
FIGURES = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time",
           "cumulative-layout-shift", "total-byte-weight")  # fmt: skip


def install() -> None:
    """Lighthouse, as locked."""
    if not PROGRAM.exists():
        options = (
            "--ignore-scripts",
            "--omit-lockfile-registry-resolved",
            "--no-audit",
            "--no-fund",
        )
        subprocess.run(["npm", "ci", *options], cwd=HERE, check=True)


def pages(site: Path) -> dict[str, str]:
    """An address for each kind of page that is measured: the longest of its kind."""

    def longest(pattern: str) -> str:
        found = max(site.glob(pattern), key=lambda path: path.stat().st_size)
        return f"{found.parent.relative_to(site).as_posix()}/"

    return {
        "front": "",
        "day": longest("20??/??/??/index.html"),
        "story": longest("stories/*/index.html"),
        "article": longest("20??/??/??/*/index.html"),
        "search": "search/?query=moon",
    }


def judged(address: str) -> dict[str, Any]:
    """Lighthouse's report of a page."""
    done = subprocess.run(
        ["node", PROGRAM, address, "--output=json", "--quiet",
         "--chrome-flags=--headless=new --no-sandbox --disable-gpu"],
        env=os.environ | {"CHROME_PATH": "/usr/bin/chromium"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def main(argv: list[str]) -> int:
    """Print a table: a row a page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--only", default="", help="names of pages, with commas")
    given = parser.parse_args(argv)
    install()
    print("| page | " + " | ".join((*MARKS, *FIGURES)) + " |")
    print("| --- |" + " ---: |" * (len(MARKS) + len(FIGURES)))
    wanted = [name for name in given.only.split(",") if name]
    with serve(given.site) as served:
        for name, address in pages(given.site).items():
            if wanted and name not in wanted:
                continue
            reports = [judged(served.address + address) for _ in range(given.runs)]
            marks = [
                round(
                    100 * statistics.median(each["categories"][mark]["score"] for each in reports)
                )
                for mark in MARKS
            ]
            figures = [
                statistics.median(each["audits"][figure]["numericValue"] for each in reports)
                for figure in FIGURES
            ]
            shown = [f"{value:.3f}" if value < 1 else f"{value:,.0f}" for value in figures]
            print(f"| {name} | " + " | ".join([*map(str, marks), *shown]) + " |", flush=True)
            for audit in failing(reports[-1]):
                print(f"  {name}: {audit}", file=sys.stderr)
    return 0


def failing(report: dict[str, Any]) -> list[str]:
    """What keeps a mark from being full."""
    found = []
    for mark in MARKS:
        for reference in report["categories"][mark]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                found.append(
                    f"{mark} {audit['id']}: {audit['title']} {audit.get('displayValue', '')}"
                )
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
