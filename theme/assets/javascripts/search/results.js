// @ts-check
/** Rows of articles found, one for each story, with the passage that answers the query. */

import { h, marked } from "./dom.js";
import { columnOf } from "./tallies.js";
import { hits as hitsIn, pieces, teaser } from "./teaser.js";

/** The most articles that are looked through for stories to show. */
const LOOKED_AT = 400;
const LENGTH = 220;

/**
 * @typedef {import("./engine.js").Hit} Hit
 * @typedef {{ hit: Hit, record: any[] }} Row
 */

/**
 * The first articles found, of each story only the first.
 * @param {import("./engine.js").Answer} answer
 * @param {string} sort
 * @param {number} most
 * @returns {Promise<{ rows: Row[], lost: number }>}
 */
export const rows = (answer, sort, most) =>
  gathered(answer.hits(sort, Math.min(LOOKED_AT, most * 4)), most);

/**
 * @param {Hit[]} hits
 * @param {number} most
 * @returns {Promise<{ rows: Row[], lost: number }>}
 */
export async function gathered(hits, most) {
  /** @type {Row[]} */
  const found = [];
  const stories = new Set();
  let lost = 0;
  for (let at = 0; at < hits.length && found.length < most; at += most) {
    const some = hits.slice(at, at + most);
    const records = await Promise.allSettled(some.map(({ segment, number }) => segment.record(number)));
    records.forEach((settled, index) => {
      if (settled.status === "rejected") lost += 1;
      else if (found.length < most) {
        const [story] = settled.value[6];
        if (story && stories.has(story)) return;
        if (story) stories.add(story);
        found.push({ hit: some[index], record: settled.value });
      }
    });
  }
  return { rows: found, lost };
}

/**
 * For each story how many articles found are of it, and of how many sources.
 * @param {import("./engine.js").Answer} answer
 * @returns {Promise<Map<string, { count: number, sources: Set<string> }>>}
 */
export async function storySizes(answer) {
  /** @type {Map<string, { count: number, sources: Set<string> }>} */
  const sizes = new Map();
  await Promise.all(
    answer.parts.map(async ({ segment, found, total }) => {
      if (!total) return;
      const [stories, sources] = await Promise.all([columnOf(segment, "story"), columnOf(segment, "source")]);
      found.forEach((isFound, at) => {
        const story = Number(stories.of[at]);
        if (!isFound || !(story >= 0)) return;
        const size = sizes.get(stories.keys[story]) ?? { count: 0, sources: new Set() };
        size.count += 1;
        const source = Number(sources.of[at]);
        if (source >= 0) size.sources.add(sources.keys[source]);
        sizes.set(stories.keys[story], size);
      });
    }),
  );
  return sizes;
}

/**
 * @param {Row} row
 * @param {import("./teaser.js").Test} test
 * @param {URL} site
 * @param {import("./messages.js").Say} say
 * @param {(story: string) => string} narrowed the address of the search within a story
 * @param {boolean} worded whether words are searched, of which a passage could show one
 */
export function item({ hit, record }, test, site, say, narrowed, worded) {
  const [address, title, moment, about, lang, source, story, topics, excerpt] = record;
  const target = new URL(address, site);
  const link = h("a", { href: target.href, lang, dir: "auto" }, ...marked(pieces(title, test)));
  const text = h("p", { lang, dir: "auto" });
  const day = moment.slice(0, 10);
  const facts = [
    ...(day ? [h("time", { datetime: moment }, about ? say("about {day}", { day }) : day)] : [h("span", {}, say("undated"))]),
    ...[source[1], ...topics].filter(Boolean).map((each) => h("span", {}, each)),
  ];
  const meta = h("p", { class: "dl-meta" }, ...facts.flatMap((each) => [each, " "]));
  const element = h("li", {}, h("p", { class: "dl-title" }, link), text, meta);

  /** @param {string} passage */
  const fill = (passage) => {
    const parts = teaser(passage, test, LENGTH);
    text.replaceChildren(...marked(parts));
    // Our own links only: a fragment shows the reader where the words are.
    link.setAttribute("href", target.href + fragment(parts));
  };
  fill(excerpt);
  const load = () => hit.segment.text(hit.number).then((whole) => whole && fill(whole), () => {});
  if (worded && !hitsIn(excerpt, test).length) seen(element, load);
  return {
    element,
    story: story[0] ?? "",
    /** @param {{ count: number, sources: Set<string> }} size */
    gather({ count, sources }) {
      const others = Math.max(0, sources.size - (source[0] ? 1 : 0));
      const label = others ? say("+{number} other sources", { number: others }) : say("+{number} more", { number: count - 1 });
      if (count > 1) {
        meta.append(h("a", { href: narrowed(story[0]), "data-dl-inside": true }, `${label}: ${story[1]}`));
      }
    },
  };
}

/**
 * Calls `load` once the element comes into view.
 * @param {Element} element
 * @param {() => void} load
 */
function seen(element, load) {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    load();
  });
  observer.observe(element);
}

/**
 * A text fragment (https://wicg.github.io/scroll-to-text-fragment/) that leads to the first hit.
 * @param {import("./teaser.js").Piece[]} parts
 */
function fragment(parts) {
  const first = parts.findIndex(([, isHit]) => isHit);
  if (first < 0) return "";
  const after = (parts[first + 1]?.[0] ?? "").match(/^(?:\s+[\p{L}\p{N}]+){1,3}/u)?.[0] ?? "";
  return `#:~:text=${encodeURIComponent(parts[first][0] + after).replace(/-/g, "%2D")}`;
}
