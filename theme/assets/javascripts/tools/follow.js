// @ts-check
/** A front page of one's own: the newest of the pages that a reader follows. */

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
 * A section for each followed page, as elements; one that cannot be had says so.
 *
 * @param {Kept["follow"]} follow
 * @param {URL} site
 * @param {import("./words.js").Say} say
 */
export async function sections(follow, site, say) {
  return Promise.all(
    follow.map(async ({ address, title }) => {
      const page = new URL(address, site);
      const section = document.createElement("section");
      section.className = "dl-section";
      const heading = document.createElement("h3");
      heading.className = "dl-section__title";
      heading.append(linked(title, page.href));
      section.append(heading);
      try {
        const answer = await fetch(page);
        if (!answer.ok) throw new Error(String(answer.status));
        section.append(list(newest(await answer.text(), page)));
      } catch {
        const note = document.createElement("p");
        note.className = "dl-note";
        note.textContent = say("tool-not-there");
        section.append(note);
      }
      return section;
    }),
  );
}

/**
 * @param {string} text
 * @param {string} address
 */
function linked(text, address) {
  const link = document.createElement("a");
  link.href = address;
  link.textContent = text;
  return link;
}

/** @param {Entry[]} entries */
function list(entries) {
  const rows = document.createElement("ul");
  rows.className = "dl-items";
  for (const { title, address, note } of entries) {
    const row = document.createElement("li");
    const headline = document.createElement("p");
    headline.className = "dl-title";
    headline.append(linked(title, address));
    const meta = document.createElement("p");
    meta.className = "dl-meta";
    meta.textContent = note;
    row.append(headline, meta);
    rows.append(row);
  }
  return rows;
}
