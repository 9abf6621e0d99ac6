// The parts of the reading tools that need no page: run by node's own runner (test_tools.py).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const tools = "../../../theme/assets/javascripts/tools";
const { apa, bibtex, passageAddress, wiki } = await import(`${tools}/cite.js`);
const { meaning, neighbour } = await import(`${tools}/keys.js`);
const { sentences } = await import(`${tools}/listen.js`);
const { idOf, isNew, visited } = await import(`${tools}/marks.js`);
const { finder, plain, presetWords } = await import(`${tools}/mute.js`);
const { MOST_READ, Store, fitted, isAddress, nothing } = await import(`${tools}/store.js`);
const { wording } = await import(`${tools}/words.js`);

const WORK = {
  title: "Ferry & {storm}: 100 %",
  author: "",
  source: "Example Times",
  date: "2026-11-23",
  url: "https://example.org/2026/11/23/ferry-aaaaaaa1/",
  archive: "Dateline",
  lang: "en",
};

class Memory {
  items = new Map();
  getItem(key) { return this.items.get(key) ?? null; }
  setItem(key, value) { this.items.set(key, value); }
}

class Full extends Memory {
  setItem() { throw new DOMException("full", "QuotaExceededError"); }
}

test("what is kept survives the page, and what another tab kept", () => {
  const memory = new Memory();
  const one = new Store(memory, "k");
  const other = new Store(memory, "k");
  one.change((kept) => kept.muted.words.push("storm"));
  other.change((kept) => { kept.read["aaaaaaa1"] = 5; });
  const later = new Store(memory, "k").kept;
  assert.deepEqual(later.muted.words, ["storm"]);
  assert.deepEqual(later.read, { aaaaaaa1: 5 });
});

for (const [name, storage] of [["switched off", null], ["full", new Full()]]) {
  test(`a storage that is ${name} forgets, and nothing breaks`, () => {
    const store = new Store(storage, "k");
    store.change((kept) => { kept.reading.size = 2; });
    store.change((kept) => { kept.reading.width = 1; });
    assert.deepEqual([store.kept.reading.size, store.kept.reading.width], [2, 1]);
    assert.equal(store.keeps, false);
  });
}

for (const text of ["no json", "3", "[]", '{"read": {"x": 1, "aaaaaaa1": "y"}, "muted": 3}']) {
  test(`what was kept by another version or another program is harmless: ${text}`, () => {
    const memory = new Memory();
    memory.setItem("k", text);
    assert.deepEqual(new Store(memory, "k").kept, nothing());
  });
}

test("what does not fit is left out", () => {
  const kept = fitted({
    reading: { size: 9, width: "1", face: "<b>", keys: false },
    follow: [{ address: "https://evil.example/", title: "x" }, { address: "../", title: "x" },
             { address: "topics/x/", title: "t".repeat(999) }, { address: 3, title: "x" }],
    muted: { words: [" a ", "a", "", 3], sources: "x" },
    visit: { last: "x" },
  });
  assert.deepEqual(kept.reading, { size: 0, width: 0, face: "serif", keys: false });
  assert.deepEqual(kept.follow.map((each) => each.address), ["topics/x/"]);
  assert.equal(kept.follow[0].title.length, 200);
  assert.deepEqual(kept.muted.words, ["a"]);
});

test("only so many read articles are remembered, the latest", () => {
  const read = Object.fromEntries(
    Array.from({ length: MOST_READ + 5 }, (_, n) => [n.toString(16).padStart(8, "0"), n]),
  );
  const kept = fitted({ read }).read;
  assert.equal(Object.keys(kept).length, MOST_READ);
  assert.ok(!("00000004" in kept) && "00000005" in kept);
});

test("addresses are inside the site", () => {
  for (const good of ["", "topics/", "2026/11/23/ferry-aaaaaaa1/"]) assert.ok(isAddress(good));
  for (const bad of ["/", "//x/", "a", "../", "a/../", "javascript:x/", "https://a/", "a?b/", null]) {
    assert.ok(!isAddress(bad), String(bad));
  }
});

test("an article is known by the end of its address", () => {
  assert.equal(idOf("../../23/ferry-again-3f9a1c2e/"), "3f9a1c2e");
  assert.equal(idOf("ferry-3f9a1c2e/#part"), "3f9a1c2e");
  for (const other of ["", "topics/", "a-3f9a1c2e", "a-3f9a1c2/"]) assert.equal(idOf(other), "");
});

test("pages opened soon after each other are one visit", () => {
  const first = visited({ last: 0, before: 0 }, 10_000_000);
  assert.deepEqual(first, { last: 10_000_000, before: 0 });
  const soon = visited(first, 10_060_000);
  assert.deepEqual(soon, { last: 10_060_000, before: 0 });
  assert.deepEqual(visited(soon, 20_000_000), { last: 20_000_000, before: 10_060_000 });
});

test("new is what came after the visit before; a day counts to its end", () => {
  const before = Date.parse("2026-11-23T12:00:00Z");
  assert.ok(isNew("2026-11-23T12:00:01+00:00", before));
  assert.ok(!isNew("2026-11-23T12:00:00+00:00", before));
  assert.ok(isNew("2026-11-23", before));
  assert.ok(!isNew("2026-11-22", before));
  for (const vague of ["2026-11", "", "yesterday"]) assert.ok(!isNew(vague, before));
  assert.ok(!isNew("2026-11-23", 0), "nothing is new on a first visit");
});

test("words are found whole, whatever their case and marks", () => {
  const says = finder(["storm", "Élection", "c++", "กีฬา"]);
  for (const text of ["A STORM came", "storm", "l’election", "C++ wins", "ข่าวกีฬาวันนี้"]) {
    assert.ok(says(text), text);
  }
  for (const text of ["stormy", "brainstorm", "selections", "c+"]) assert.ok(!says(text), text);
  assert.ok(!finder([])("anything") && !finder([" "])("a b"));
  assert.equal(plain("  É  ß "), "e ß");
});

test("ready-made lists come from the site's words", () => {
  const say = wording({ "preset-sport-words": "football, world cup" }, "en");
  assert.deepEqual(presetWords(["sport", "unknown"], say), ["football", "world cup"]);
});

test("keys alone and in turn", () => {
  const key = (name, at) => ({ key: name, at });
  assert.equal(meaning(key("j", 0), null), "next");
  assert.equal(meaning(key("k", 0), null), "previous");
  assert.equal(meaning(key("?", 0), null), "help");
  assert.equal(meaning(key("t", 900), key("g", 0)), "go:topics/");
  assert.equal(meaning(key("h", 900), key("g", 0)), "go:");
  assert.equal(meaning(key("t", 2000), key("g", 0)), "");
  assert.equal(meaning(key("x", 900), key("g", 0)), "");
  assert.equal(meaning(key("t", 0), null), "");
});

test("from headline to headline", () => {
  const lines = ["a", "b", "c"];
  assert.deepEqual(
    [[-1, 1], [-1, -1], [0, 1], [2, 1], [0, -1]].map(([here, way]) => neighbour(lines, here, way)),
    ["a", "c", "b", undefined, undefined],
  );
});

test("references", () => {
  assert.equal(
    bibtex(WORK),
    "@online{aaaaaaa1,\n  title = {{Ferry \\&  storm : 100 \\%}},\n  publisher = {Example Times},\n"
      + "  date = {2026-11-23},\n  url = {https://example.org/2026/11/23/ferry-aaaaaaa1/},\n"
      + "  note = {Dateline}\n}",
  );
  assert.equal(
    apa(WORK),
    "Example Times. (2026/11/23). Ferry & {storm}: 100 %. Dateline. "
      + "https://example.org/2026/11/23/ferry-aaaaaaa1/",
  );
  assert.ok(apa({ ...WORK, date: "", author: "Doe, J." }).startsWith("Doe, J. (n.d.). Ferry"));
  const template = wiki({ ...WORK, title: "a|b }} c" });
  assert.ok(template.startsWith("{{cite news |title=a{{!}}b  c |work=Example Times |date="));
});

test("a passage has an address", () => {
  assert.equal(passageAddress("https://a.example/x/#y", " two - words "), "https://a.example/x/#:~:text=two%20%2D%20words");
  const long = Array.from({ length: 20 }, (_, n) => `w${n}`).join(" ");
  assert.match(passageAddress("u", long), /text=w0%20w1%20w2%20w3%20w4,w15%20/);
});

test("sentences", () => {
  const text = "One came. Two went!  Three?";
  assert.deepEqual(
    sentences(text, "en").map(([a, b]) => text.slice(a, b).trim()),
    ["One came.", "Two went!", "Three?"],
  );
  assert.equal(sentences("Un. Deux.", "not a language!").length, 2);
});

test("words of the site", () => {
  const say = wording({ a: "b {name}", n: { one: "{number} thing", other: "{number} things" } }, "en");
  assert.equal(say("a", { name: "<c>" }), "b <c>");
  assert.equal(say("a"), "b {name}");
  assert.deepEqual([say("n", { number: 1 }), say("n", { number: 2 })], ["1 thing", "2 things"]);
  assert.equal(say("missing"), "missing");
  assert.equal(wording({ a: "x" }, "no language!")("a"), "x");
});

test("every text that the tools say is planned for them", () => {
  const source = ["index", "panel", "lists", "offline", "follow", "mute", "keys"]
    .map((name) => readFileSync(new URL(`${tools}/${name}.js`, import.meta.url), "utf8"))
    .join("\n");
  const english = readFileSync(
    new URL("../../../scripts/dateline/wording/catalogues/en.yml", import.meta.url), "utf8",
  );
  const known = new Set([...english.matchAll(/^([a-z-]+):/gm)].map(([, key]) => key));
  const said = [...source.matchAll(/\bsay\("([a-z-]+)"/g)].map(([, key]) => key);
  assert.ok(said.length > 30);
  assert.deepEqual(said.filter((key) => !known.has(key)), []);
});
