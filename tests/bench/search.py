"""What search costs: the index of a made archive, one edit of it, and a reader's first queries.

    python tests/bench/search.py index 50000 DIRECTORY       CPU, memory, files, bytes, edits
    python tests/bench/search.py pagefind 50000 PEER         the same articles for a peer's indexer:
                                                             npx pagefind@1.6.0 --site PEER
    python tests/bench/search.py quality PEER                nDCG@10 of judged queries, and lunr's;
                                                             Pagefind's once it has indexed PEER
    python tests/bench/search.py browser DIRECTORY SITE [PEER]   bytes and CPU in Chromium

DIRECTORY gets the index (search/). SITE is any site built with `dateline build`: its pages are
served with the index of DIRECTORY. Figures are printed as JSON.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from html import escape
from math import log2
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus import Corpus

from dateline.build.index_memory import IndexMemory
from dateline.search import Document, Name, Part, Ref, Shelf, Writer, segments, shelved
from dateline.search.pack import zipped
from dateline.text.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

sys.path.insert(0, str(Path(__file__).parents[1] / "browser"))


def documents(size: int) -> dict[str, Document]:
    """The articles of a made archive as search sees them."""
    corpus = Corpus(size)
    found = {}
    for number in range(size):
        article = corpus.article(number)
        head = article.head
        assert head.when is not None
        assert head.when.latest is not None
        moment = head.when.latest
        found[head.id] = Document(
            id=head.id,
            address=f"{moment:%Y/%m/%d}/{head.slug}/",
            title=head.title,
            text=" ".join(article.body.split()),
            excerpt=head.description,
            day=moment.date(),
            moment=moment.isoformat()[:16],
            lang=head.lang,
            source=Name(slugify(head.source), head.source),
            story=Name(head.story, f"Story {head.story}") if head.story else None,
            topics=tuple(Name(topic[7:], topic) for topic in head.topics),
            tags=tuple(Name(slugify(tag), tag) for tag in head.tags),
        )
    return found


def _cpu() -> float:
    return time.process_time()


class Kept:
    """An index on disk that is brought up to date, with a memory as builds have it."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory / "search"
        directory.mkdir(parents=True, exist_ok=True)
        self._memory = IndexMemory(directory / "memory.sqlite")
        self.files: dict[str, int] = {}
        self._shelves: dict[str, list[Ref]] = {}
        self._known: dict[str, Shelf] = {}

    def update(
        self, articles: dict[str, Document], only: set[str] | None = None
    ) -> dict[str, float]:
        """Index what changed (`only`: the shelves that may have); CPU seconds, and files written
        with their bytes."""
        start = _cpu()
        if only is None:
            self._shelves = shelved(map(_ref, articles.values()))
        else:
            for name in only:
                held = self._shelves[name]
                self._shelves[name] = sorted(_ref(articles[ref.id]) for ref in held)
        for name in self._shelves if only is None else only:
            self._known[name] = Shelf.of(self._shelves[name])
        cut = segments(self._known)

        def read(part: Part) -> list[Document]:
            return [articles[ref.id] for name in part.shelves for ref in self._shelves[name]]

        changed = size = 0
        files: dict[str, int] = {}
        for path, raw in Writer(read, self._memory, self.files.keys()).write(cut):
            if raw is None:
                files[path] = self.files[path]
                continue
            data = zipped(raw)
            target = self._directory / path
            files[path] = len(data)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
            changed, size = changed + 1, size + len(data)
        for path in self.files.keys() - files.keys():
            (self._directory / path).unlink()
        self.files = files
        return {"cpu_s": round(_cpu() - start, 2), "files": changed, "bytes": size}


def _ref(each: Document) -> Ref:
    return Ref.of(each.day, each.moment, each.id, f"{each.title}{len(each.text)}{each.text[-200:]}")


def index(size: int, directory: Path) -> dict[str, Any]:
    """Index a made archive, then correct a title and a text, in the newest month and an old one."""
    gc.disable()
    articles = documents(size)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    kept = Kept(directory)
    found: dict[str, Any] = {"articles": size, "clean": kept.update(articles)}
    found["ms_an_article"] = round(found["clean"]["cpu_s"] * 1000 / size, 2)
    found["memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    found["memory_of_articles_mb"] = before
    families: dict[str, list[int]] = {}
    for path, length in kept.files.items():
        parts = path.split("/")
        families.setdefault(parts[-2] if len(parts) > 1 else path, []).append(length)
    found["families"] = {name: [len(each), sum(each)] for name, each in families.items()}
    found["files"], found["bytes"] = len(kept.files), sum(kept.files.values())
    ordered = sorted(articles.values(), key=lambda d: d.moment)
    for label, article in (("newest", ordered[-1]), *_old(ordered)):
        for kind, changed in _edits(article).items():
            found[f"{kind}_{label}"] = kept.update(
                articles | {article.id: changed}, {_day(article)}
            )
            kept.update(articles, {_day(article)})
    return found


SENTENCE = "One more sentence was added here."
OLD = 5


def _old(ordered: list[Document]) -> list[tuple[str, Document]]:
    """Some articles of closed years."""
    return [(f"old{n}", ordered[len(ordered) * (n + 1) // (OLD + 3)]) for n in range(OLD)]


def _edits(article: Document) -> dict[str, Document]:
    """What an editor does to an article."""
    sentences = article.text.split(". ")
    before, after = (". ".join(half) for half in (sentences[:9], sentences[9:]))
    return {
        "title": replace(article, title=f"{article.title} corrected"),
        "end": replace(article, text=f"{article.text} {SENTENCE}"),
        "beginning": replace(article, text=f"{SENTENCE} {article.text}"),
        "middle": replace(article, text=f"{before}. {SENTENCE} {after}"),
        "word": replace(article, text=f"{before}. Corrected {after}"),
    }


def _day(article: Document) -> str:
    return str(article.day)


def renderer_cpu(profile: str) -> float:
    """CPU seconds of Chromium's renderers that were started with this profile."""
    total = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            line = (process / "cmdline").read_bytes()
            if profile.encode() in line and b"--type=renderer" in line:
                for thread in (process / "task").iterdir():
                    total += int((thread / "schedstat").read_text().split()[0])
        except OSError:
            continue
    return total / 1e9


QUERIES = ("rare", "middling", "frequent")
NEWEST = "?query=source:{source}+date:2026-03/2026-04&sort=newest"


def _words(directory: Path) -> tuple[list[str], str]:
    """A rare, a middling and the most frequent word, and a source."""
    from dateline.search.reader import Reader

    reader = Reader(lambda path: (directory / "search" / path).read_bytes())
    names = reader.manifest["words"]
    files = (f"words/{at}-{names[4 * at : 4 * at + 4]}.bin" for at in range(len(names) // 4))
    spellings = {w: n for path in files for w, n in reader.json(path) if len(w) > 4}
    ordered = sorted(spellings, key=lambda word: (-spellings[word], word))
    names = reader.json(reader.manifest["names"]["source"])
    return [ordered[int(len(ordered) * 0.5)], ordered[300], ordered[0]], names[3][0]


RUNS = 3
SLOW = (0.06, 9e6 / 8)
"""A line of 60 ms and 9 Mbit/s."""
KEYS = 8
TYPING = 15
"""Milliseconds from key to key: the word is asked for and none of its beginnings."""


def browser(directory: Path, site: Path, peer: Path | None = None) -> dict[str, Any]:
    """First, second and warm queries in the box, each from an empty profile; medians. `peer` is a
    directory that Pagefind indexed, asked for the same words."""
    from playwright.sync_api import sync_playwright
    from site_server import serve

    words, source = _words(directory)
    found: dict[str, Any] = {"words": words}
    with sync_playwright() as player, tempfile.TemporaryDirectory() as joined:
        target = Path(joined) / "site"
        _join(site, directory, target)
        for name, word in zip(QUERIES, words, strict=True):
            with serve(target) as served:
                found[name] = _medians(
                    lambda at, word=word, served=served: _ask(
                        player, served, word, words[1], f"{joined}/{word}{at}"
                    )
                )
            sites = {"alone": (target, ALONE)}
            if peer:
                sites["pagefind"] = (peer, PAGEFIND)
            for label, (root, engine) in sites.items():
                with serve(root) as served:
                    found[f"{name}_{label}"] = _medians(
                        lambda at, both=(word, words[1]), s=served, e=engine, to=f"{label}{word}": (
                            _ask_alone(player, s, e, both, f"{joined}/{to}{at}")
                        )
                    )
        with serve(target) as served:
            found["two_months"] = _browse(
                player, served, NEWEST.format(source=source), f"{joined}/browse"
            )
            served.line = SLOW
            found["slow_line"] = _medians(
                lambda at: {"to_titles_s": _first(player, served, words[0], f"{joined}/slow{at}")}
            )
    return found


def _medians(run: Callable[[int], dict[str, float]]) -> dict[str, float]:
    runs = [run(number) for number in range(RUNS)]
    return {key: sorted(each[key] for each in runs)[RUNS // 2] for key in runs[0]}


def _join(site: Path, directory: Path, target: Path) -> None:
    target.mkdir()
    for each in site.iterdir():
        if each.name != "search":
            (target / each.name).symlink_to(each.resolve())
    (target / "search").mkdir()
    for each in (directory / "search").iterdir():
        (target / "search" / each.name).symlink_to(each.resolve())
    for name in ("index.html", "search_index.json", "words.json"):
        (target / "search" / name).write_bytes((site / "search" / name).read_bytes())


def _launch(player: Any, profile: str) -> Any:
    return player.chromium.launch_persistent_context(
        profile,
        executable_path="/usr/bin/chromium",
        args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    )


WATCHED = """() => {
    const list = document.querySelector(".md-search-result__list");
    list.innerHTML = "";
    self.shown = new Promise((done) => {
        new MutationObserver((_, watch) => {
            if (!list.childElementCount) return;
            watch.disconnect();
            requestAnimationFrame(() => done());
        }).observe(list, { childList: true });
    });
}"""


def _query(page: Any, word: str) -> float:
    """Type a word; seconds from its last letter to the frame with the first result."""
    page.fill(".md-search__input", "")
    # Playwright's own waiting looks up to half a second apart.
    page.evaluate(WATCHED)
    page.type(".md-search__input", word, delay=TYPING)
    start = time.perf_counter()
    page.evaluate("self.shown")
    took = time.perf_counter() - start
    page.wait_for_timeout(500)
    return took


def _opened(context: Any, served: Any) -> Any:
    page = context.new_page()
    page.goto(f"{served.address}archive/")
    # What Playwright itself brings into a page is no cost of the search.
    page.wait_for_selector(".md-search__input", state="attached")
    page.wait_for_timeout(900)
    return page


def _first(player: Any, served: Any, word: str, profile: str) -> float:
    """Seconds to the first titles, of a reader's first query."""
    context = _launch(player, profile)
    page = _opened(context, served)
    page.click(".md-search__input")
    took = _query(page, word)
    context.close()
    return round(took, 2)


def _ask(player: Any, served: Any, word: str, second: str, profile: str) -> dict[str, float]:
    served.requests.clear()
    context = _launch(player, profile)
    page = _opened(context, served)
    at_load = served.sent(".bin")
    loaded, cpu = served.sent(), renderer_cpu(profile)
    page.click(".md-search__input")
    seconds = _query(page, word)
    first, spent = served.sent() - loaded, renderer_cpu(profile) - cpu
    first_index = served.sent(".bin")
    cpu = renderer_cpu(profile)
    _query(page, second if second != word else f"{second} {word}")
    then, warm = served.sent() - loaded - first, renderer_cpu(profile) - cpu
    # What is there already: the last letter again and again.
    _query(page, word)
    cpu = renderer_cpu(profile)
    for _ in range(KEYS // 2):
        for key in ("Backspace", word[-1]):
            page.keyboard.press(key)
            page.wait_for_timeout(250)
    key = (renderer_cpu(profile) - cpu) / KEYS
    context.close()
    return {
        "index_before_search": at_load,
        "first_bytes": first,
        "first_cpu_s": round(spent, 3),
        "first_wall_s": round(seconds, 2),
        "second_bytes": then,
        "second_cpu_s": round(warm, 3),
        "key_cpu_s": round(key, 3),
        "of_it_index": first_index,
        "of_it_scripts": sum(n for path, n in served.requests if "javascripts/search" in path),
        "of_it_material": sum(n for path, n in served.requests if "javascripts/bundle" in path),
    }


PEER = """async ([address, word]) => {
    const engine = await import(address);
    const found = await engine.search(word);
    const ten = await Promise.all(found.results.slice(0, 10).map((each) => each.data()));
    return ten.map((each) => each.url);
}"""


WORKER = """async ([address, word]) => {
    const worker = (self.worker ??= new Worker(address, { type: "module" }));
    const answered = new Promise((done) => {
        worker.onmessage = ({ data }) => data.type === 3 && done(data.data.items);
    });
    worker.postMessage({ type: 0 });
    worker.postMessage({ type: 2, data: word });
    return (await answered).map(([each]) => each.location);
}"""
PAGEFIND = ("pagefind/pagefind-entry.json", "pagefind/pagefind.js", PEER)
ALONE = ("search/words.json", "assets/javascripts/search/core.js", WORKER)
"""A page with nothing on it, a script, and how it is asked."""


def _ask_alone(
    player: Any,
    served: Any,
    engine: tuple[str, str, str],
    words: tuple[str, str],
    profile: str,
) -> dict[str, float]:
    """A first query, a second and the first again, of an engine with no page around it."""
    served.requests.clear()
    context = _launch(player, profile)
    page = context.new_page()
    blank, script, ask = engine
    page.goto(served.address + blank)
    page.wait_for_timeout(900)
    found = {}
    for name, asked in (("first", words[0]), ("second", words[1]), ("again", words[0])):
        sent, cpu, start = served.sent(), renderer_cpu(profile), time.perf_counter()
        page.evaluate(ask, [served.address + script, asked])
        found[f"{name}_wall_s"] = round(time.perf_counter() - start, 2)
        page.wait_for_timeout(500)
        found[f"{name}_bytes"] = served.sent() - sent
        found[f"{name}_cpu_s"] = round(renderer_cpu(profile) - cpu, 3)
    context.close()
    return found


def _browse(player: Any, served: Any, query: str, profile: str) -> dict[str, float]:
    context = _launch(player, profile)
    page = context.new_page()
    page.goto(f"{served.address}search/")
    page.wait_for_timeout(900)
    loaded = served.sent()
    page.goto(f"{served.address}search/{query}")
    page.wait_for_selector(".dl-search__results li", timeout=60_000)
    page.wait_for_timeout(1500)
    status = page.inner_text(".dl-search__status")
    context.close()
    bins = sum(size for path, size in served.requests if path.endswith(".bin"))
    return {"bytes": served.sent() - loaded, "of_it_index": bins, "status": status}


def quality(peer: Path) -> dict[str, Any]:
    """nDCG@10 of the judged queries over the demonstration archive, of this index; and of Pagefind
    where it indexed the pages that are written to `peer`."""
    from playwright.sync_api import sync_playwright
    from site_server import serve

    from dateline.build.reference import body_reader, make_plan
    from dateline.search.documents import document
    from dateline.search.engine import search
    from dateline.search.reader import Reader
    from dateline.settings import load

    root = Path(__file__).parents[2]
    settings, judged = load(root), root / "tests" / "cases" / "search" / "judged.json"
    read = body_reader(root, settings)
    found = [document(each, read, settings.zone) for each in make_plan(root, settings).entries]
    _write_pages(found, peer)
    queries: dict[str, dict[str, int]] = json.loads(judged.read_text("utf-8"))
    with tempfile.TemporaryDirectory() as made:
        Kept(Path(made)).update({each.id: each for each in found})
        reader = Reader(lambda path: (Path(made) / "search" / path).read_bytes())
        answers = {query: search(reader, query, JUDGED_ON) for query in queries}
    ours = {
        query: [hit.address[-9:-1] for hit in (*each.hits, *each.also)]
        for query, each in answers.items()
    }
    reached = {"dateline": _ndcg(queries, ours)}
    if (peer / "pagefind").is_dir():
        with sync_playwright() as player, serve(peer) as served:
            page = player.chromium.launch(executable_path="/usr/bin/chromium").new_page()
            page.goto(f"{served.address}pagefind/pagefind-entry.json")
            address = f"{served.address}pagefind/pagefind.js"
            asked = {query: page.evaluate(PEER, [address, query]) for query in queries}
        theirs = {query: [url[-9:-1] for url in urls] for query, urls in asked.items()}
        reached["pagefind"] = _ndcg(queries, theirs)
    return reached | {f"lunr_{name}": _ndcg(queries, ids) for name, ids in _lunr(found, queries)}


LUNR = Path(__file__).parent / "peers" / "lunr"


def _lunr(
    articles: list[Document], queries: Iterable[str]
) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """The ids that Material's engine finds where any word is enough, and where all are needed."""
    if not (LUNR / "node_modules").is_dir():
        options = (
            "--ignore-scripts",
            "--omit-lockfile-registry-resolved",
            "--no-audit",
            "--no-fund",
        )
        subprocess.run(["npm", "ci", *options], cwd=LUNR, check=True, capture_output=True)
    given = {
        "articles": [
            {
                "id": each.address[-9:-1],
                "title": each.title,
                "text": each.text,
                "tags": [tag.title for tag in each.tags],
            }
            for each in articles
        ],
        "queries": list(queries),
    }
    done = subprocess.run(
        ["node", LUNR / "rank.mjs"],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=True,
    )
    yield from json.loads(done.stdout).items()


JUDGED_ON = date(2026, 6, 30)


def _ndcg(queries: dict[str, dict[str, int]], found: dict[str, list[str]]) -> float:
    """Järvelin and Kekäläinen (2002), over the first ten."""

    def gain(grades: list[int]) -> float:
        return sum((2**grade - 1) / log2(place + 2) for place, grade in enumerate(grades[:10]))

    shares = [
        gain([grades.get(each, 0) for each in found[query]])
        / gain(sorted(grades.values(), reverse=True))
        for query, grades in queries.items()
    ]
    return round(sum(shares) / len(shares), 3)


def pagefind(size: int, directory: Path) -> dict[str, Any]:
    """The articles as pages for `npx pagefind --site DIRECTORY`."""
    _write_pages(documents(size).values(), directory)
    return {"pages": size}


def _write_pages(articles: Iterable[Document], directory: Path) -> None:
    for article in articles:
        path = directory / article.address / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        source = article.source.title if article.source else ""
        path.write_text(
            f'<!doctype html><html lang="{article.lang}"><title>{escape(article.title)}</title>'
            f"<body data-pagefind-body><h1>{escape(article.title)}</h1>"
            f'<p data-pagefind-filter="source" hidden>{escape(source)}</p>'
            f"<p>{escape(article.text)}</p>",
            "utf-8",
        )


def main(argv: list[str]) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=("index", "browser", "pagefind", "quality"))
    parser.add_argument("first")
    parser.add_argument("second", type=Path, nargs="?")
    parser.add_argument("peer", type=Path, nargs="?")
    given = parser.parse_args(argv)
    if given.command == "browser":
        made = browser(Path(given.first), given.second, given.peer)
    elif given.command == "quality":
        made = quality(Path(given.first))
    else:
        made = {"index": index, "pagefind": pagefind}[given.command](int(given.first), given.second)
    print(json.dumps(made, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
