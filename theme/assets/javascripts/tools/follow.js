// @ts-check
/** A front page of one's own: the newest of the pages that a reader follows. */

import { element } from "./elements.js";
import { copyOf, keepFollowed } from "./kept.js";
import { idOf } from "./marks.js";

/** @typedef {import("./store.js").Kept} Kept */
/** @typedef {{title: string, address: string, note: string}} Entry */

const EACH = 5;

/**
 * The first lines of lists in a page of this site, their links made whole.
 *
 * @param {string} html
 * @param {URL} address  of the page
 * @returns {Entry[]}
 */
export function newest(html, address) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const found = new Map();
  for (const line of page.querySelectorAll(":is(.dl-items, .dl-entries) > li")) {
    const link = line.querySelector("a[href]");
    const target = link && new URL(link.getAttribute("href") ?? "", address);
    if (!link || !target || target.origin !== address.origin || !idOf(target.pathname)) continue;
    const note = line.querySelector("time")?.textContent ?? "";
    found.set(target.href, { title: link.textContent ?? "", address: target.href, note });
    if (found.size === EACH) break;
  }
  return [...found.values()];
}

/**
 * A section for each followed page, as elements; one that cannot be had says so. All of them, and
 * the articles they name, are kept for reading without a network.
 *
 * @param {Kept["follow"]} follow
 * @param {URL} site
 * @param {import("./words.js").Say} say
 */
export async function sections(follow, site, say) {
  /** @type {Map<string, Response>} */
  const fresh = new Map();
  /** @type {string[]} */
  const named = [];
  const made = await Promise.all(
    follow.map(async ({ address, title }) => {
      const page = new URL(address, site);
      try {
        const entries = newest(await (await got(page, fresh)).text(), page);
        named.push(...entries.map((entry) => entry.address));
        return section(title, page, list(entries));
      } catch {
        return section(title, page, element("p", { class: "dl-note" }, say("tool-not-there")));
      }
    }),
  );
  const pages = follow.map(({ address }) => new URL(address, site).href);
  void keepFollowed(fresh, named, pages);
  return made;
}

/**
 * A page from the network, else its copy.
 *
 * @param {URL} page
 * @param {Map<string, Response>} fresh  takes in what came from the network
 * @returns {Promise<Response>}
 */
async function got(page, fresh) {
  try {
    const answer = await fetch(page);
    if (!answer.ok) throw new Error(String(answer.status));
    fresh.set(page.href, answer.clone());
    return answer;
  } catch (error) {
    const copy = await copyOf(page);
    if (!copy) throw error;
    return copy;
  }
}

/**
 * @param {string} title
 * @param {URL} page
 * @param {Element} body
 */
function section(title, page, body) {
  const heading = element("h3", { class: "dl-section__title" }, linked(title, page.href));
  return element("section", { class: "dl-section" }, heading, body);
}

/**
 * @param {string} text
 * @param {string} address
 */
function linked(text, address) {
  return element("a", { href: address }, text);
}

/** @param {Entry[]} entries */
function list(entries) {
  return element("ul", { class: "dl-items" }, ...entries.map(({ title, address, note }) =>
    element("li", {},
      element("p", { class: "dl-title" }, linked(title, address)),
      element("p", { class: "dl-meta" }, note))));
}
