// @ts-check
/** Keeping a month for reading without a network, on purpose. */

import { button, element, part } from "./elements.js";
import { isWanted } from "./worker.js";

const MOST = 1500;

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
  if (!isWanted() || !("caches" in window) || !month) return made;
  const keep = button(say("tool-save-month"), async () => {
    keep.disabled = true;
    try {
      const pages = await monthPages(new URL(month, root));
      const kept = await keepAll(pages, (number) => tell(say("tool-saving", { number, count: pages.length })));
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
 * @param {readonly string[]} pages
 * @param {(done: number) => void} tell
 */
async function keepAll(pages, tell) {
  const room = await navigator.storage?.estimate?.();
  if (room?.quota && (room.usage ?? 0) > room.quota * 0.8) throw new Error("full");
  const cache = await caches.open("dateline-saved");
  let done = 0;
  for (const page of pages) {
    if (!(await cache.match(page))) await cache.add(page);
    done += 1;
    if (done % 10 === 0) tell(done);
  }
  return done;
}
