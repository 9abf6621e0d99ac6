/**
 * Runs the browser's side of search on what it is given as JSON, for tests that hold it equal to the
 * Python side: node ask.mjs <<< '{"queries": [...], "texts": [...], "index": "…", "ask": [...]}'
 */

import { readFile } from "node:fs/promises";
import { join } from "node:path";

const source = new URL("../../theme/assets/javascripts/search/", import.meta.url);
const { Engine } = await import(new URL("engine.js", source).href);
const { parse } = await import(new URL("query.js", source).href);
const { words, fold, slug } = await import(new URL("words.js", source).href);
const { stemmer } = await import(new URL("stems.js", source).href);
const { countsOf, days } = await import(new URL("tallies.js", source).href);
const { filesOf } = await import(new URL("offline.js", source).href);
const { filled } = await import(new URL("messages.js", source).href);
const { day, iso } = await import(new URL("dates.js", source).href);

let text = "";
for await (const chunk of process.stdin) text += chunk;
const given = JSON.parse(text);

/** A tree as nested lists, as the cases write it. */
function plain(node) {
  if (!node) return null;
  if (node.type === "word") return [node.begins ? "begins" : "word", node.text];
  if (node.type === "phrase") return ["phrase", ...node.words];
  if (node.type === "field") return ["field", node.name, node.value];
  if (node.type === "not") return ["not", plain(node.of)];
  if (node.type !== "dated") return [node.type, ...node.of.map(plain)];
  return ["dated", ...[node.days.first, node.days.last].map((at) => (at === null ? null : iso(at)))];
}

/** @param {string} value */
const number = (value) => day(...value.split("-").map(Number));

const parsed = (given.queries ?? []).map(([query, today, typing]) => {
  const { node, problems, absolute } = parse(query, number(today), typing);
  return { tree: plain(node), problems: problems.map((each) => filled(...each)), absolute };
});
const cut = (given.texts ?? []).map((each) => ({
  words: words(each),
  folded: words(each).map(fold),
  slug: slug(each),
}));
const stems = [];
for (const [name, list] of given.stems ?? []) stems.push(list.map(await stemmer(name)));
const engine = new Engine((path) =>
  readFile(join(given.index, path)).then((data) => new Uint8Array(data)),
);
const answers = [];
for (const [query, today, sort, most, typing] of given.ask ?? []) {
  const answer = await engine.search(query, number(today), { typing });
  const months = new Map();
  for (const [at, count] of days(answer)) {
    const month = iso(at).slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + count);
  }
  const hits = [];
  for (const { segment, number: at } of answer.hits(sort, most)) {
    hits.push((await segment.record(at))[0]);
  }
  const also = [];
  for (const { segment, number: at } of sort === "relevance" ? answer.also(most) : []) {
    also.push((await segment.record(at))[0]);
  }
  const { total, corrected, missing } = answer;
  const problems = answer.problems.map((each) => filled(...each));
  const tags = total ? [...(await countsOf(answer, "tag"))].sort() : [];
  answers.push({ total, hits, also, problems, corrected, missing, months: [...months], counts: tags });
}
const files = [];
if (given.files) {
  const { index } = await engine.open();
  files.push(...index.manifest.segments.flatMap((about) => filesOf(about)));
}
process.stdout.write(JSON.stringify({ files, parsed, cut, stems, answers }));
