// @ts-check
/// <reference lib="webworker" />
/**
 * Answers what is typed into the search box, in a worker that box.js works with, or Material's own
 * script (worker.js). A query comes with every key; it is answered when the reader pauses. In the page
 * of results, which has the same file, nothing of this runs.
 */

import { Engine } from "./engine.js";
import { fetching } from "./index.js";
import { siteTexts } from "./messages.js";
import { hits, pieces, teaser, tester } from "./teaser.js";

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
const PAUSE = 120;
const SHOWN = 10;
/** Results whose whole text is fetched for a passage, where nothing else shows the word. */
const PASSAGES = 2;
/** Texts in a file above which it is not fetched for that: the page of all results does so. */
const FEW_TEXTS = 10;
const home = new URL("../../../", import.meta.url);

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let latest = 0;
/** @type {Promise<import("./messages.js").Say>} */
let texts;
/** @type {(engine: Engine) => void} */
let begin;
/** @type {Promise<Engine>} */
const engine = new Promise((done) => (begin = done));

/** @param {ArrayBuffer} [manifest] the index's first file, where it is loaded already */
export function setUp(manifest) {
  begin(new Engine(fetching(new URL("search/", home), manifest)));
}

/** @param {string} text */
const escaped = (text) =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** @param {import("./teaser.js").Piece[]} parts */
const html = (parts) =>
  parts
    .map(([text, hit]) => (hit ? `<mark data-md-highlight>${escaped(text)}</mark>` : escaped(text)))
    .join("");

/**
 * An entry of the list that leads to the page of all results.
 * @param {string} query
 * @param {string} title
 * @param {string} text
 * @param {number} score
 */
const more = (query, title, text, score) => [
  {
    location: `search/?${new URLSearchParams({ query })}`,
    title: escaped(title),
    text: escaped(text),
    score,
    terms: {},
  },
];

/**
 * @param {import("./engine.js").Hit} hit
 * @param {number} place
 * @param {import("./teaser.js").Test} test
 * @param {Record<string, boolean>} terms words to be marked in the article
 */
async function item(hit, place, test, terms) {
  const say = await texts;
  const record = await hit.segment.record(hit.number);
  const [address, title, moment, about, , source, , , excerpt] = record;
  let text = excerpt;
  const mayShow = place < PASSAGES && hit.segment.texts <= FEW_TEXTS;
  if (mayShow && !hits(`${title} ${excerpt}`, test).length) {
    text = (await hit.segment.text(hit.number).catch(() => "")) || excerpt;
  }
  const day = moment.slice(0, 10);
  const facts = [about ? say("about {day}", { day }) : day, source[1]].filter(Boolean).join(" · ");
  return [
    {
      location: address,
      title: html(pieces(title, test)),
      text: `<p>${escaped(facts)}</p>${html(teaser(text, test, 180))}`,
      score: SHOWN - place,
      terms,
    },
  ];
}

/** @param {string} query */
async function answer(query) {
  const today = Math.floor((Date.now() - new Date().getTimezoneOffset() * 60_000) / 86_400_000);
  const found = await (await engine).search(query, today, { typing: true });
  const test = tester(found);
  const words = found.scored.flatMap((/** @type {any} */ { text, words, value }) => text ?? words ?? value);
  const terms = Object.fromEntries(words.map((word) => [word, true]));
  const best = [...found.hits("relevance", SHOWN), ...found.also(SHOWN)];
  const settled = await Promise.allSettled(best.map((hit, place) => item(hit, place, test, terms)));
  const items = settled.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  const lost = best.length - items.length;
  const say = await texts;
  const { problems, corrected, missing } = found;
  // Material shows ten entries at first: what must be read comes before them.
  if (lost || found.relaxed || best.length > found.total || [problems, corrected, missing].flat().length) {
    const { notes } = await import("./notes.js");
    items.unshift(more(query, say("About this search"), notes(found, best.length, lost, say), 0));
  }
  if (found.total > items.length) {
    items.push(more(query, say("All {number} results", { number: found.total }), "", 0));
  }
  return items;
}

/**
 * @param {string} query
 * @param {number} turn
 */
async function respond(query, turn) {
  /** @type {object[][]} */
  let items = [];
  try {
    if (query.trim()) items = await answer(query);
  } catch (error) {
    console.warn(error);
    const say = await texts;
    items = [more(query, say("Search could not be loaded."), say("Try again, or browse by date."), 0)];
  }
  if (turn === latest) self.postMessage({ type: RESULT, data: { items } });
}

/** The way is made ready while the word is still being typed. @param {string} query */
async function ahead(query) {
  await (await engine).ahead(query);
}

/** @param {string} query what is typed so far */
export function ask(query) {
  const turn = ++latest;
  if (query.trim()) ahead(query).catch(() => {});
  clearTimeout(timer);
  timer = setTimeout(() => respond(query, turn), PAUSE);
}

if ("DedicatedWorkerGlobalScope" in self) {
  texts = siteTexts(home);
  import("./snowball/base-stemmer.js").catch(() => {});
  self.addEventListener("message", (event) => {
    const { type, data } = /** @type {MessageEvent} */ (event).data;
    if (type === QUERY) ask(data);
    if (type !== SETUP) return;
    setUp(data);
    self.postMessage({ type: READY });
    ahead("").catch(() => {});
  });
}
