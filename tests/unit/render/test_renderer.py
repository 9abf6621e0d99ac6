from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest
from jinja2 import UndefinedError

import drawing
from conftest import ROOT
from dateline.model import Registries, Rights
from dateline.render import FILE_KINDS, Page, Renderer
from dateline.settings import Settings
from dateline.wording import KEYS, languages
from dateline.wording.catalogue import places
from dateline.wording.catalogue import read as read_catalogue
from everything import everything
from factories import catalog, outputs, planned, record

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.model import Output, Record

HERE = "2026/11/23/ferry-aaaaaaa1/"
PLAIN = Settings()
OWN: dict[str, Any] = {"rights": Rights.FULL, "license": "own"}
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


BODIES: dict[str, str] = {}


@cache
def renderer(settings: Settings = PLAIN) -> Renderer:
    return drawing.renderer(settings, lambda path: BODIES.get(path, "Text."))


def page(made: Record, settings: Settings = PLAIN, body: str = "Text.") -> Page:
    planned_site = planned(catalog([made]), settings)
    (output,) = (o for o in planned_site.outputs if o.kind == "article")
    BODIES[made.path] = body
    return renderer(settings).page(output)


def article(**head: Any) -> Record:
    return record("Ferry", "2026-11-23", id="aaaaaaa1", **head)


class Balance(HTMLParser):
    """Finds elements that are not closed, or closed twice."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.hrefs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hrefs += [value or "" for name, value in attrs if name == "href"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)


def read(text: str) -> Balance:
    balance = Balance()
    balance.feed(text)
    balance.close()
    return balance


EVERY = planned(everything(), Settings(page_size=2)).outputs


def address_of(here: str, link: str) -> str:
    """The address that a link of the page at `here` means."""
    parts = here.split("/")[:-1]
    for step in link.split("#")[0].split("/"):
        if step == "..":
            parts.pop()
        elif step != ".":
            parts.append(step)
    return "/".join(parts)


@pytest.mark.thorough
def test_every_page_is_whole_html_whose_links_lead_to_pages_of_the_site() -> None:
    draw = renderer()
    addresses = {output.path.removesuffix("index.html") for output in EVERY}
    for output in EVERY:
        if output.kind in FILE_KINDS:
            continue
        made = draw.page(output)
        found = read(made.content + made.head)
        assert (found.faults, found.open) == ([], []), output.path
        inside = {address_of(made.address, h) for h in found.hrefs if not h.startswith("http")}
        pages = {at.partition("?")[0] for at in inside if not at.startswith("assets/")}
        assert pages <= addresses, output.path
        assert made.src_uri == f"{made.address}index.md"
        assert (made.kind, made.title) == (output.kind, output.inputs.frame.title)  # type: ignore[attr-defined]


def test_only_an_article_has_a_file_to_edit() -> None:
    draw = renderer()
    edited = {o.kind: draw.page(o).edit_path for o in EVERY if o.kind not in FILE_KINDS}
    assert edited.pop("article").startswith(("articles/", "undated/"))
    assert set(edited.values()) == {""}


def test_an_article_says_what_it_is_in_other_languages_and_what_was_put_right() -> None:
    told = {"translationKey": "ferry", "correction": "An earlier text had <2> dead."}
    records = [
        record("Ferry"),
        record("Fähre", lang="de", **told),
        record("Bac", lang="fr", **told),
    ]
    sited = Settings(site_url="https://example.org/")
    made = {
        output.inputs.frame.title: renderer(sited).page(output)  # type: ignore[attr-defined]
        for output in planned(catalog(records), sited).outputs
        if output.kind == "article"
    }
    assert "hreflang" not in made["Ferry"].head + made["Ferry"].content
    assert 'rel="alternate" hreflang="de" href="https://example.org/' in made["Bac"].head
    assert made["Bac"].head.count("hreflang") == 2
    assert '>in <a href="../../../../languages/fr/">French</a></span>' in made["Bac"].content
    assert 'hreflang="de" rel="alternate" title="Fähre">German</a>' in made["Bac"].content
    assert "<b>Correction:</b> An earlier text had &lt;2&gt; dead." in made["Bac"].content


def test_texts_of_others_are_escaped_on_every_kind_of_page() -> None:
    nasty = "<script>alert('x')</script>"
    changed = [
        record(f"{nasty} {n}", r.head.when, id=r.head.id, tags=r.head.tags, topics=(nasty,),
               people=(nasty,), orgs=(nasty,), places=(nasty,), source=nasty, story=r.head.story,
               lead=nasty, author=nasty, modified=r.head.modified, audio=r.head.audio,
               lang=r.head.lang, correction=nasty, aliases=(f"/old/{n}/",) if n else ())
        for n, r in enumerate(everything().records)
    ]  # fmt: skip
    plan = planned(catalog(changed), Settings(page_size=2))
    draw = renderer()
    shown = {
        output.kind: draw.file(output).decode()
        if output.kind in FILE_KINDS
        else draw.page(output).content
        for output in plan.outputs
        if _is_markup(output)
    }
    assert shown.keys() == {output.kind for output in EVERY if _is_markup(output)}
    assert [kind for kind, text in shown.items() if "<script" in text] == []
    silent = {kind for kind, text in shown.items() if "&lt;script" not in text}
    assert silent == {"archive", "offline", "search", "sitemap"}


def _is_markup(output: Output) -> bool:
    return output.path.endswith((".html", ".xml"))


def test_own_text_is_shown_as_html() -> None:
    made = page(article(**OWN), body="# Head\n\nSome *words* and <b>raw</b>.")
    assert "<h2>Head</h2>" in made.content
    assert "<em>words</em>" in made.content
    assert "&lt;b&gt;raw&lt;/b&gt;" in made.content


def test_a_body_that_may_not_be_shown_is_not_even_read() -> None:
    def read_body(path: str) -> str:
        raise AssertionError(f"{path} was read")

    draw = drawing.renderer(PLAIN, read_body)
    for rights in (Rights.LINK, Rights.EXCERPT, Rights.SUMMARY, Rights.WITHHELD, None):
        plan = planned(catalog([article(rights=rights)]))
        (output,) = (o for o in plan.outputs if o.kind == "article")
        assert draw.page(output).content


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[a](/2026/11/22/)", 'href="../../22/"'),
        ("[a](/topics/)", 'href="../../../../topics/"'),
        ("[a](../other/)", 'href="../other/"'),
        ("[a](https://example.com/)", 'href="https://example.com/" rel="noopener"'),
        ("[a](mailto:a@example.com)", 'href="mailto:a@example.com"'),
    ],
)
def test_links_of_a_body_are_relative_or_of_an_allowed_scheme(written: str, shown: str) -> None:
    assert shown in page(article(**OWN), body=written).content


@pytest.mark.parametrize(
    "written", ["[a](ftp://example.com/)", "[a](javascript:x)", "[a](//example.com/)"]
)
def test_another_link_of_a_body_leaves_its_text(written: str) -> None:
    content = page(article(**OWN), body=f"{written} b").content
    assert "<p>a b</p>" in content


def test_images_come_from_hosts_that_the_owner_allows() -> None:
    body = "![one](https://a.example/1.png) ![two](https://b.example/2.png) ![three](/3.png)"
    allowed = Settings(image_hosts=("a.example",))
    content = page(article(**OWN), allowed, body).content
    assert re.findall(r'src="([^"]*)"', content) == ["https://a.example/1.png"]
    assert "two three" in content
    assert "<img" not in page(article(**OWN), body=body).content


def test_an_introduction_is_markdown_with_links_relative_to_its_page() -> None:
    known = Registries(days={"2026-11-23": "A [windy](/2026/11/22/) *day*."})
    plan = outputs(planned(catalog([article()], known)))
    content = renderer().page(plan["2026/11/23/index.html"]).content
    assert 'A <a href="../22/">windy</a> <em>day</em>.' in content
    front = renderer().page(plan["index.html"]).content
    assert '<a href="./2026/11/22/">windy</a>' in front


def test_neighbours_are_links_and_robots_stand_in_the_head() -> None:
    plan = outputs(planned(catalog([article(), record("Old", "2026-11-20")])))
    made = renderer().page(plan["2026/11/23/index.html"])
    assert 'rel="prev" href="../20/"' in made.content
    assert made.head == ""
    assert "noindex" in page(article(rights=Rights.WITHHELD)).head


def redirect(settings: Settings) -> str:
    plan = outputs(planned(catalog([article(aliases=("/old/ferry/",))]), settings))
    return renderer(settings).file(plan["old/ferry/index.html"]).decode()


def test_a_redirect_is_relative_and_names_the_full_address_where_it_is_known() -> None:
    made = redirect(Settings(site_url="https://example.org/sub/"))
    assert f'content="0; url=../../{HERE}"' in made
    assert f'<link rel="canonical" href="https://example.org/sub/{HERE}">' in made
    assert f'<link rel="canonical" href="../../{HERE}">' in redirect(PLAIN)


def sitemap(settings: Settings, path: str) -> ElementTree.Element:
    plan = outputs(planned(catalog([article()]), settings))
    return ElementTree.fromstring(renderer(settings).file(plan[path]))


def rows(tree: ElementTree.Element) -> list[tuple[str, ...]]:
    """Texts of the elements of each entry, in their order."""
    assert {each.tag.partition("}")[0] for each in tree.iter()} == {
        "{http://www.sitemaps.org/schemas/sitemap/0.9"
    }
    return [tuple(each.text or "" for each in row) for row in tree]


def test_a_sitemap_has_full_addresses_and_the_days_of_articles() -> None:
    site = "https://example.org/a%26b/"
    settings = Settings(site_url=site)
    index = sitemap(settings, "sitemap.xml")
    assert index.tag.endswith("}sitemapindex")
    assert rows(index) == [(f"{site}sitemaps/pages.xml",), (f"{site}sitemaps/2026-11.xml",)]
    month = sitemap(settings, "sitemaps/2026-11.xml")
    assert month.tag.endswith("}urlset")
    assert rows(month) == [
        (f"{site}2026/11/",),
        (f"{site}2026/11/23/",),
        (f"{site}{HERE}", "2026-11-23"),
    ]
    assert (site,) in rows(sitemap(settings, "sitemaps/pages.xml"))


def test_without_the_sites_address_a_sitemap_names_nothing() -> None:
    for path in ("sitemap.xml", "sitemaps/pages.xml", "sitemaps/2026-11.xml"):
        assert rows(sitemap(PLAIN, path)) == []


def content(path: str, *records: Record, settings: Settings = PLAIN) -> str:
    plan = outputs(planned(catalog(records), settings))
    return renderer(settings).page(plan[f"{path}index.html"]).content


def test_a_report_says_which_of_its_story_it_is() -> None:
    told = [article(story="saaaaaaa1"), record("Old", "2026-11-20", story="saaaaaaa1")]
    assert "This is report 2 of this story." in content(HERE, *told)
    assert "report" not in content(HERE, told[0])


def test_many_stories_are_told_by_the_month_and_one_without_any_says_so() -> None:
    told = [
        record("One", "2026-11-20", id="aaaaaaa1", story="saaaaaaa1"),
        record("Two", "2026-10-20", id="aaaaaaa2", story="saaaaaaa2"),
        record("Three", "2026-12-20", id="aaaaaaa3", story="saaaaaaa1"),
    ]
    few = content("stories/", *told)
    assert "2 stories" in few
    assert "By the month" not in few
    small = Settings(page_size=1)
    many = content("stories/", *told, settings=small)
    assert '<a href="./2026/10/">October 2026</a>' in many
    assert "Two" in content("stories/2026/10/", *told, settings=small)
    assert "No story began in this month." in content("stories/2026/12/", *told, settings=small)
    assert "No stories yet." in content("stories/")


def test_a_source_much_cited_says_how_many_are_shown() -> None:
    briefs = [
        record(f"Brief {n}", coverage=("https://example.com/a | Post",), id=f"aaaaaaa{n}")
        for n in range(3)
    ]
    assert "The newest" not in content("sources/post/", *briefs)
    much = content("sources/post/", *briefs, settings=Settings(page_size=2))
    assert "The newest 2 of 3." in much
    assert "cited by 3 articles" in much


def test_an_owners_template_comes_first_and_may_not_name_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    own = tmp_path / "pages" / "archive.html.j2"
    output: Output = outputs(planned(catalog([article()])))["archive/index.html"]
    draw = Renderer(Settings(), [tmp_path, ROOT / "theme"], lambda path: "")
    own.write_text("{{ frame.title }} of mine", "utf-8")
    assert draw.page(output).content == "All dates of mine"
    own.write_text("{{ page.nothing }}", "utf-8")
    with pytest.raises(UndefinedError):
        Renderer(Settings(), [tmp_path, ROOT / "theme"], lambda path: "").page(output)


class Texts(HTMLParser):
    """Collects what a reader sees or hears: text, and attributes that are read out; not code."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in SPOKEN]
        self._code = tag == "code"

    def handle_endtag(self, tag: str) -> None:
        self._code = False

    def handle_data(self, data: str) -> None:
        if not self._code:
            self.found.append(data)


SPOKEN = {"aria-label", "title", "alt", "placeholder"}


def wordless(key: str) -> str:
    """A text of nothing but the places that the English one fills; dates are only years."""
    if key.startswith("pattern-"):
        return "y"
    return " ".join(f"{{{name}}}" for name in sorted(places(read_catalogue("en")[key])))


@pytest.mark.thorough
def test_every_word_of_the_site_itself_comes_from_the_catalogue() -> None:
    """Without the catalogue's words only those of the archive are left. A new text belongs into
    scripts/dateline/wording/catalogues, in every language, and is shown by say("its-key")."""
    silent = Settings(page_size=2, strings=tuple((key, wordless(key)) for key in sorted(KEYS)))
    draw = renderer(silent)
    for output in planned(everything(), silent).outputs:
        if output.kind in FILE_KINDS:
            continue
        texts = Texts()
        texts.feed(draw.page(output).content)
        words = set(re.findall(r"[A-Za-z]{3,}", " ".join(texts.found)))
        known = set(re.findall(r"[A-Za-z]{3,}", f"{output.inputs!r} {silent!r} Text"))
        known |= {"Markdown", "JSON", "Lines"}  # names of formats
        known |= {silent.wording.language_name(lang) for lang in ("ar", "de", "en", "fr")}
        assert words - known == set(), output.path


@pytest.mark.thorough
@pytest.mark.parametrize("language", languages())
def test_every_page_renders_in_every_language(language: str) -> None:
    settings = Settings(page_size=2, language=language)
    draw = renderer(settings)
    for output in planned(everything(), settings).outputs:
        if output.kind not in FILE_KINDS:
            found = read(draw.page(output).content)
            assert (found.faults, found.open) == ([], []), output.path


def test_an_article_says_where_errors_are_reported_and_its_history_is_seen() -> None:
    wanted = Settings(
        site_url="https://e.org/",
        report_uri="https://f.org/new?title={title}&page={address}",
        history_uri="https://f.org/log/{file}?id={id}",
    )
    made = outputs(
        planned(catalog([record('A "quoted" & long', id="aaaaaaa1", slug="q-aaaaaaa1")]), wanted)
    )
    draw = drawing.renderer(wanted, lambda path: "")
    text = draw.page(made["2026/11/23/q-aaaaaaa1/index.html"]).content
    assert (
        'href="https://f.org/new?title=A%20%22quoted%22%20%26%20long'
        '&amp;page=https%3A//e.org/2026/11/23/q-aaaaaaa1/"'
    ) in text
    assert 'href="https://f.org/log/articles/2026/11/23/q-aaaaaaa1.md?id=aaaaaaa1"' in text
    silent = renderer().page(made["2026/11/23/q-aaaaaaa1/index.html"]).content
    assert "f.org" not in silent
