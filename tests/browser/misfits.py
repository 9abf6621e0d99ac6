"""An archive of everything that does not fit: what newspapers never print and captures hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archives import dateline, small_archive

if TYPE_CHECKING:
    from pathlib import Path

DAY = "2026-11-24"
REPORTS, OUTLETS = 1_500, 400
STORY = "sc0000000"

ENDLESS = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft" * 4
TITLES = {
    "long": ("A minister of a coalition that nobody expected said on the record that " * 5)[:300],
    "endless": ENDLESS,
    "thai": "นายกรัฐมนตรีไทยประกาศยุบสภาผู้แทนราษฎรหลังการประชุมคณะรัฐมนตรีนัดพิเศษที่ทำเนียบรัฐบาล" * 3,
    "arabic": "رئيس الوزراء يعلن حل البرلمان (2026) بعد اجتماع طارئ — NATO",
    "mixed": "Minister says “الحكومة تحذر من عاصفة 2026” and then “NATO” again",
    "emoji": "🏴󠁧󠁢󠁳󠁣󠁴󠁿👩‍👩‍👧‍👦🚢" * 30,
    "chinese": "台风过境后渡轮航线恢复运行乘客滞留多日终于踏上归途" * 6,
    "markup": "<script>alert(1)</script> & <b>bold</b>",
    "zalgo": "Z̸̡̛̗̗̝̙͎̥͚̜̗͍̘̣͓͓̲̗̰̭̗̿͋̑͆̀̈́͆̅̕͝a̷͓̟̗͇͎̣̱͔̞̙̞̩̣̓̾̅͊̓̋̇͌̚͝l̸g̴o̵" * 9,
    "address": "https://example.org/" + "a-very-long-path-without-a-space/" * 12,
}
LANGUAGES = {"thai": "th", "arabic": "ar", "chinese": "zh"}
SOURCES = ("<script>alert(1)</script>", ENDLESS, "صحيفة", "🚢", "A" * 200)
TABLE = f"| {ENDLESS} | b |\n|---|---|\n| 1 | {'wide ' * 80} |\n\n```\n{'code ' * 200}\n```\n"


def _article(root: Path, number: int, title: str, head: str, body: str, day: str = DAY) -> None:
    path = root / "content" / "articles" / day.replace("-", "/")
    path = path / f"{number // 500}" / f"{title[:1].strip('<z/') or 'x'}-{number:08x}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    quoted = title.replace('"', '\\"')
    text = (
        f'---\ntitle: "{quoted}"\ndate: {day}T00:00:00+00:00\ndate_precision: day\n'
        f'slug: n-{number:08x}\nid: "{number:08x}"\n{head}---\n{body}\n'
    )
    path.write_text(text, "utf-8")


def misfits(root: Path) -> Path:
    """Build it; gives its site. A day of 1,500 articles, one of none, 400 outlets in a story."""
    small_archive(root)
    for number, (name, title) in enumerate(TITLES.items()):
        source = SOURCES[number % len(SOURCES)]
        head = (
            f"lang: {LANGUAGES.get(name, 'en')}\nsource: '{source}'\nauthor: '{ENDLESS[:120]}'\n"
            f"tags: ['{ENDLESS[:90]}', '<b>', '{name}']\ntopics: ['{ENDLESS[:80]}']\n"
            f"people: ['{ENDLESS[:80]}']\nplaces: ['{name}']\nstory: sa0000000\n"
            f"description: '{ENDLESS}'\nrights: full\nlicense: own\n"
            f"coverage: ['https://e.org/{ENDLESS} | {source} | 2026-11-01']\n"
        )
        body = TABLE if name == "endless" else "" if name == "emoji" else f"{title}\n\n> {title}\n"
        _article(root, 0xA0000000 + number, title, head, body, "2026-11-20")
    for number in range(REPORTS):
        story = f"story: {STORY}\n" if number < OUTLETS else ""
        head = f"lang: en\nsource: Outlet {number % OUTLETS}\ntags: [ferry]\n{story}"
        _article(root, 0xC0000000 + number, f"Report {number}", head, "Some words.")
    done = dateline("build", cwd=root)
    assert done.returncode == 0, done.stderr
    return root / "site"
