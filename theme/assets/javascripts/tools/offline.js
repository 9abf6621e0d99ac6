// @ts-check
/** Keeping a month for reading without a network, on purpose. */

import { button, element, part } from "./elements.js";
import { SAVED, canKeep, keepAll } from "./kept.js";

const MOST = 1500;
const DAY = 86_400_000;

/** Of larger parts of the index only what is needed to find is saved, no passages and no phrases. */
const WHOLE = 3000;

/** @param {string} message */
function isMissing(message) {
  return message === "missing";
}

/**
 * The addresses of a month's pages: itself, its days, their articles.
 *
 * @param {URL} month
 * @returns {Promise<string[]>}
 */
export async function monthPages(month) {
  const found = new Set([month.href]);
  for (const day of await linksOf(month, month)) {
    found.add(day);
    if (!/\/\d{4}\/\d\d\/\d\d\/$/.test(day)) continue;
    for (const article of await linksOf(new URL(day), month)) found.add(article);
    if (found.size > MOST) break;
  }
  return [...found].slice(0, MOST);
}

/**
 * @param {URL} page
 * @param {URL} below
 */
async function linksOf(page, below) {
  const answer = await fetch(page);
  if (!answer.ok) throw new Error("missing");
  const html = new DOMParser().parseFromString(await answer.text(), "text/html");
  return [...html.querySelectorAll(".dl a[href]")]
    .map((link) => new URL(link.getAttribute("href") ?? "", page))
    .filter((address) => address.href.startsWith(below.href) && address.pathname.endsWith("/"))
    .map((address) => address.href.split("#")[0]);
}

/**
 * The panel's part.
 *
 * @param {import("./panel.js").Site} site
 * @param {(text: string) => void} tell
 */
export function offlinePart({ say, root, address }, tell) {
  const month = /^\d{4}\/\d\d\//.exec(address)?.[0];
  const made = part(say("tool-offline"), element("p", {}, say("tool-offline-note")));
  if (!canKeep() || !month) return made;
  const keep = button(say("tool-save-month"), async () => {
    keep.disabled = true;
    try {
      const pages = await monthPages(new URL(month, root));
      const told = (/** @type {number} */ number) =>
        tell(say("tool-saving", { number, count: pages.length }));
      const kept = await keepAll(SAVED, pages, told);
      await keepSearch(month, root);
      tell(say("tool-saved", { number: kept }));
    } catch (error) {
      tell(say(isMissing(error instanceof Error ? error.message : "") ? "tool-not-there" : "tool-no-room"));
    }
    keep.disabled = false;
  });
  made.append(keep);
  return made;
}

/**
 * Keeps what it takes to search a month: the page of results with its scripts, and the parts of the
 * index that the month's days are in. Loading a script keeps it, for the worker keeps the site's own.
 *
 * @param {string} month  2026/11/
 * @param {URL} root
 */
async function keepSearch(month, root) {
  const [{ Index, fetching }, { filesOf }] = await Promise.all([
    import("../search/index.js"), import("../search/offline.js"), import("../search/page.js"),
  ]);
  const base = new URL("search/", root);
  const index = await Index.open(fetching(base));
  await Promise.all(index.languages.filter(Boolean).map((name) =>
    import(`../search/snowball/${name}.js`)));
  const [year, number] = month.split("/").map(Number);
  const [first, next] = [0, 1].map((more) => Date.UTC(year, number - 1 + more, 1) / DAY);
  const files = index.segments
    .filter(({ oldest, newest }) => newest >= first && oldest < next)
    .flatMap(({ about }) => filesOf(about, about.count <= WHOLE));
  const names = Object.values(index.manifest.names);
  const wanted = ["", "manifest.bin", "words.json", ...names, ...files].map((path) => new URL(path, base).href);
  await (await caches.open(SAVED)).delete(new URL("manifest.bin", base).href);
  await keepAll(SAVED, [...wanted, new URL("assets/stylesheets/search.css", root).href]);
}
