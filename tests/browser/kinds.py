"""An archive with every kind of page, in every awkward shape, and one page of each kind of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archives import ARTICLE, CONFIG, dateline
from conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

OWN = "rights: full\nlicense: own\n"
PALETTE = """\
theme:
  name: material
  custom_dir: {theme}
  language: {language}
  font: false
  features: [navigation.tabs, navigation.indexes, search.highlight]
  palette:
    - media: "(prefers-color-scheme)"
      primary: custom
      accent: custom
      toggle: {{icon: material/brightness-auto, name: By the system}}
    - media: "(prefers-color-scheme: light)"
      scheme: default
      primary: custom
      accent: custom
      toggle: {{icon: material/brightness-7, name: Dark}}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      primary: custom
      accent: custom
      toggle: {{icon: material/brightness-4, name: Light}}
plugins:
  - search
  - dateline:
      page_size: 10
markdown_extensions: [admonition, tables, footnotes, toc]
nav:
  - Front page: index.md
  - Stories: stories/index.md
  - Topics: topics/index.md
  - All dates: archive/index.md
  - About:
      - about.md
      - Statistics: stats/index.md
"""
BODY = """\
The first paragraph tells what happened, in two sentences. It goes on for a while.

# A heading that stands too high

> A quotation, and a [link outside](https://example.com/x) and [one inside](/2026/11/23/).

| Place | Height |
| :---- | -----: |
| Port  |    3.1 |

- One
- Two

```
code that is long, long, long, long, long, long, long, long, long, long, long, long, long, long
```
"""
LONG = "Words that go on " * 18
ENDLESS = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle" * 3
SHAPES = (
    ("Ferry link restored after storm", "en", OWN, BODY),
    (LONG.strip()[:300], "en", "", "Some words of an excerpt."),
    (ENDLESS, "de", "", "Ein Wort ohne Ende."),
    ("นายกรัฐมนตรีประกาศมาตรการใหม่เพื่อรับมือกับพายุที่กำลังจะเข้าชายฝั่ง" * 2, "th", "", "ข้อความ"),
    ("عاصفة تضرب الساحل والحكومة تحذر NATO 2026", "ar", OWN, "الحكومة تحذر.\n\nفقرة ثانية."),
    ("Storm 🌪️ over the bay 🌊🌊🌊", "en", "", "Emoji 😀 in the text."),
    ("Nothing is said here", "en", "", ""),
    ("A brief that rests on others", "en",
     f"{OWN}kind: brief\ncoverage:\n- https://example.com/c | Example Times | 2026-11-22\n"
     "- https://example.net/d | Second Post | 2026-11-21\n", "What others said."),
    ("A film of the storm", "en", "kind: video\n", "Moving pictures."),
    ("Damaged when it came", "en", "flags: [mangled, truncated]\n", "Txt wth hls."),
    ("Taken back", "en", "rights: withheld\n", "Gone."),
)  # fmt: skip
LISTS = (
    'topics: ["medtop:01000000"]\npeople: [Q1]\norgs: [un]\nplaces: [Q60]\n'
    "author: Jane Doe\nstory: s00000000\n"
)
REGISTRIES = {
    "sources.yml": "example-times:\n  name: Example Times\n  url: https://example.com/\n"
    "  country: gb\n  language: en\n  owner: The Group\n"
    'angle:\n  name: "<script>alert(1)</script>"\n  url: https://angle.example/\n',
    "topics.yml": '"medtop:01000000":\n  name: Arts and culture\n  definition: What people make.\n',
    "entities.yml": "people:\n  Q1: {name: Ann Roe, description: A skipper.}\norgs:\n"
    "  un: {name: United Nations}\nplaces:\n"
    "  Q60: {name: New York, lat: 40.7, lon: -74, aliases: [NYC]}\n",
    "days/2026-11-23.md": "What the editors say of *this* day.\n",
    "stories/s00000000.yml": "title: The storm\nslug: the-storm\nsummary: How it came and went.\n",
    "about.md": "# About\n\n!!! note\n    A note.\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n"
    "Text[^1].\n\n## Part\n\n[^1]: A footnote.\n",
    "index.md": "---\ntitle: Front page\n---\n",
}


def write_archive(root: Path, language: str = "en") -> Path:
    """The archive's files."""
    content = root / "content"
    config = CONFIG.partition("theme:")[0] + PALETTE.format(theme=ROOT / "theme", language=language)
    for name, text in {"../mkdocs.yml": config.replace("{{", "{"), **REGISTRIES}.items():
        file = content / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    for number, (title, lang, more, body) in enumerate(SHAPES):
        _write(content, number, f"2026-11-{23 - number % 3}", title, lang, LISTS + more, body)
    for number in range(len(SHAPES), len(SHAPES) + 24):
        day = f"2026-{1 + number % 10:02d}-{1 + number % 27:02d}"
        more = 'topics: ["medtop:01000000"]\n'
        if number % 3 == 0:
            more += "source_id: angle\n"
        _write(content, number, day, f"Harbour report {number}", "en", more, f"Note {number}.")
    return root


def _write(
    content: Path, number: int, day: str, title: str, lang: str, more: str, body: str
) -> None:
    id = f"{number:08x}"
    text = ARTICLE.format(title=title, day=day, slug=f"report-{id}", id=id, more=more, body=body)
    if "source_id" in more:
        text = text.replace("source: Example Times\n", "")
    file = content / "articles" / day.replace("-", "/") / f"report-{id}.md"
    if number == 9:  # one that nobody can date
        text = "".join(line for line in text.splitlines(keepends=True) if line[:4] != "date")
        file = content / "undated" / f"report-{id}.md"
    if number == 10:
        text = text.replace("lang: en", 'lang: en\naliases: ["/old/place/"]')
    text = text.replace("lang: en", f"lang: {lang}", 1)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def build(root: Path, language: str = "en") -> Path:
    """The built site."""
    done = dateline("build", cwd=write_archive(root, language))
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


_KIND = re.compile(r'class="md-content__inner dl dl--([a-z-]+)')
_SHAPE = re.compile(r"/report-(0000000[0-9a])/")


def pages_of(site: Path) -> dict[str, str]:
    """A name and the address of the pages that are looked at: of each kind of generated page the
    longest, of articles one in each shape, and the others there are."""
    found = {"missing": "404.html"}
    longest: dict[str, int] = {}
    for file in sorted(site.rglob("index.html")):
        address = f"{file.parent.relative_to(site).as_posix()}/".removeprefix("./")
        text = file.read_text("utf-8")
        match = _KIND.search(text)
        shape = _SHAPE.search(address)
        kind = match[1] if match else "moved" if 'http-equiv="refresh' in text else "written"
        if kind == "article" and shape:
            kind = f"article {shape[1]}"
        if len(text) > longest.get(kind, 0):
            found[kind], longest[kind] = address, len(text)
    return found
