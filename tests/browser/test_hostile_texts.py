"""No text of an article becomes active: every payload of a corpus in every field, in Chromium."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from site_server import serve

from archives import CONFIG, dateline
from conftest import ROOT, SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from site_server import Served

pytestmark = [pytest.mark.browser, pytest.mark.thorough]
CORPUS = SHARED / "badinput" / "xss-corpus.jsonl"
# What else the page says by itself, and files that are no pages, would only take time.
OFF = {"feeds": False, "archive_feeds": False, "data": False, "metadata": False}
HARNESS = Path(__file__).with_name("hostile_texts.js")
LONGEST = 400
"""Characters of a payload that go into the fields; the body has them all."""


def payloads() -> list[str]:
    """The texts of the corpus."""
    if not CORPUS.exists():
        pytest.skip("the corpus of hostile texts lies beside the checkout, in shared/badinput")
    return [json.loads(line)["payload"] for line in CORPUS.read_text("utf-8").splitlines()]


def quoted(text: str) -> str:
    """A text as YAML: JSON, but that pairs of surrogates are no characters there."""
    plain = text.encode("utf-8", "replace").decode()
    escaped = json.dumps(plain, ensure_ascii=False)
    return "".join(
        char if char.isprintable() or char == " " else f"\\U{ord(char):08x}" for char in escaped
    )


def write(root: Path, texts: list[str]) -> None:
    """An article for each text, which stands in all its fields and in its body."""
    config = CONFIG.partition("plugins:")[0].format(theme=ROOT / "theme")
    config += f"plugins: [search, {{dateline: {json.dumps(OFF)}}}]\n"
    (root / "content").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(config, "utf-8")
    for number, text in enumerate(texts):
        day = f"2026-{1 + number % 12:02d}-{1 + number // 12 % 28:02d}"
        fields = dict.fromkeys(
            ("title", "author", "source", "summary", "description", "image", "source_url"),
            quoted(text[:LONGEST]),
        )
        slug = f"payload-{number:08x}"
        head = "".join(f"{name}: {value}\n" for name, value in fields.items())
        body = f"{text}\n\n[link]({text})\n\n![image]({text})\n"
        path = root / "content" / "articles" / day.replace("-", "/") / f"{slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"---\n{head}date: {day}T00:00:00+00:00\ndate_precision: day\nslug: {slug}\n"
            f'id: "{number:08x}"\nlang: en\nrights: full\nlicense: own\n'
            f"tags: [{quoted(text[:60])}]\n---\n{body}".replace("\r", " "),
            "utf-8",
            errors="replace",
        )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A served archive of nothing but hostile texts."""
    root = tmp_path_factory.mktemp("hostile") / "archive"
    write(root, payloads())
    done = dateline("build", "--jobs", "2", cwd=root)
    assert done.returncode in (0, 1), done.stderr
    with serve(root / "site") as served:
        yield served


@pytest.fixture
def harness(chromium: Any, hostile: Served) -> Iterator[Any]:
    """A page of the served host, with no policy of its own, that can judge others."""
    context = chromium.new_context()
    page = context.new_page()
    page.set_default_timeout(300_000)
    page.route("**/harness", lambda route: route.fulfill(body="<body>", content_type="text/html"))
    page.goto(f"{hostile.address}harness")
    page.add_script_tag(content=HARNESS.read_text("utf-8"))
    page.evaluate("window.hits = hits")
    yield page
    context.close()


def pages(hostile: Served) -> list[str]:
    """Every article, and the pages that list many of them."""
    site = hostile.directory
    articles = sorted(site.glob("2026/*/*/*/index.html"))
    days = sorted(site.glob("2026/*/*/index.html"))
    lists = [site / name / "index.html" for name in ("", "tags", "sources", "stories", "2026/03")]
    others = (
        sorted(site.glob("tags/*/index.html"))[::40]
        + sorted(site.glob("sources/*/index.html"))[::40]
    )
    found = [*articles, *days, *[path for path in lists if path.exists()], *others]
    return [path.parent.relative_to(site).as_posix().removeprefix(".") for path in found]


def test_no_text_of_the_corpus_becomes_active(hostile: Served, harness: Any) -> None:
    addresses = pages(hostile)
    assert len(addresses) > len(payloads())
    known = [
        text.partition(">")[2].partition("</script>")[0]
        for text in (hostile.directory / "index.html").read_text("utf-8").split("<script")[1:]
        if text.startswith(">")
    ]
    result = harness.evaluate(
        "([addresses, known]) => judge(addresses, known)",
        [[f"{hostile.address}{quote(address)}/" for address in addresses], known],
    )
    assert result["hits"] == []
    assert result["found"] == []
    shown = {address[-9:-1]: title for address, title in result["titles"].items()}
    # A headline is its text to the letter, but for white space and what no page can hold.
    for number, text in enumerate(payloads()):
        if text.isprintable() and len(text) <= LONGEST:
            assert "".join(text.split()) == "".join(shown[f"{number:08x}"].split())


def test_the_same_texts_are_active_where_they_are_not_escaped(harness: Any) -> None:
    """So the test above can fail."""
    some = payloads()[::8]
    result = harness.evaluate("texts => control(texts)", some)
    assert result["judged"] > len(some) / 2
    assert result["ran"] > len(some) / 20


def batches(texts: list[str], size: int) -> list[str]:
    """Texts in rows of at most `size` characters, longer ones cut."""
    rows = [""]
    for text in texts:
        plain = text[:size].encode("utf-8", "replace").decode()
        if len(rows[-1]) + len(plain) >= size:
            rows.append("")
        rows[-1] += f"{plain} "
    return rows


def test_no_text_of_the_corpus_becomes_active_in_the_address_of_a_search(
    chromium: Any, hostile: Served
) -> None:
    """Several in a row, as what is asked for and as what it is compared with. The index that is
    asked is of nothing but such texts, too."""
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.set_default_timeout(60_000)
    said: list[str] = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.add_init_script("alert = confirm = prompt = print = text => { window.hit = String(text) }")
    known: list[str] | None = None
    for number, row in enumerate(batches(payloads(), 3_500)):
        asked = quote(row if number else "storm")
        page.goto(f"{hostile.address}search/?query={asked}&against={asked}&sort={asked[:90]}")
        page.locator(".dl-search__status").filter(has_text=re.compile(r"\w")).wait_for()
        page.add_script_tag(content=HARNESS.read_text("utf-8"))
        if known is None:  # the first row is harmless: what it shows is the page's own
            known = page.evaluate(
                "[...document.querySelectorAll(RUNS)].map(script => script.textContent)"
            )
        found = page.evaluate(
            "known => active(document.documentElement.outerHTML, new Set(known))", known
        )
        assert found == [], row
        assert page.evaluate("window.hit") is None, row
    assert said == []
    context.close()
