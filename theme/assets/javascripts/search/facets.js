// @ts-check
/** Fields by which a search can be narrowed, with exact counts; counted when opened. */

import { iso } from "./dates.js";
import { h } from "./dom.js";
import { countsOf, days, namesOf } from "./tallies.js";

const MOST_VALUES = 20;
/** @type {[string, string][]} */
const FACETS = [
  ["source", "Source"],
  ["topic", "Topic"],
  ["tag", "Tag"],
  ["lang", "Language"],
];

/** @typedef {[value: string, title: string, count: number]} Value */

/**
 * @param {import("./engine.js").Answer} answer
 * @param {string} field
 * @returns {Promise<Value[]>}
 */
async function values(answer, field) {
  const [counts, names] = await Promise.all([countsOf(answer, field), namesOf(answer.index, field)]);
  const titles = new Map(names.map(([key, title]) => [key, title]));
  return [...counts]
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .slice(0, MOST_VALUES)
    .map(([key, count]) => [key, field === "lang" ? language(key) : titles.get(key) ?? key, count]);
}

/** @param {string} code */
function language(code) {
  try {
    return new Intl.DisplayNames(document.documentElement.lang || "en", { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/**
 * Years, or the months of the one year there is, newest first.
 * @param {import("./engine.js").Answer} answer
 * @returns {Value[]}
 */
function periods(answer) {
  /** @type {Map<string, number>} */
  const years = new Map();
  /** @type {Map<string, number>} */
  const months = new Map();
  for (const [at, count] of days(answer)) {
    const [year, month] = [iso(at).slice(0, 4), iso(at).slice(0, 7)];
    years.set(year, (years.get(year) ?? 0) + count);
    months.set(month, (months.get(month) ?? 0) + count);
  }
  const list = years.size > 1 ? years : months;
  return [...list].reverse().map(([key, count]) => [key, key, count]);
}

/**
 * Fills `place` with the facets of an answer. `narrowed` gives the address of a narrower search.
 * Which of them are open stays as it was.
 * @param {HTMLElement} place
 * @param {import("./engine.js").Answer} answer
 * @param {import("./messages.js").Say} say
 * @param {(field: string, value: string) => string} narrowed
 */
export function facets(place, answer, say, narrowed) {
  const open = new Set(
    [...place.querySelectorAll("details[open]")].map((each) => each.getAttribute("data-field")),
  );
  /**
   * @param {string} field
   * @param {Value[]} list
   */
  const listed = (field, list) =>
    h(
      "ul",
      {},
      ...list.map(([value, title, count]) =>
        h(
          "li",
          {},
          h("a", { href: narrowed(field, value), "data-dl-inside": true, dir: "auto" }, title),
          h("span", {}, count.toLocaleString()),
        ),
      ),
    );
  const dates = h(
    "details",
    { "data-field": "date", open: !place.childElementCount || open.has("date") },
    h("summary", {}, say("Date")),
    listed("date", periods(answer)),
  );
  const others = FACETS.map(([field, title]) => {
    const list = h("div");
    const load = async () => {
      if (!details.open || list.childElementCount) return;
      const found = await values(answer, field).catch(() => null);
      list.replaceChildren(found ? listed(field, found) : h("p", {}, say("These could not be counted.")));
    };
    const details = /** @type {HTMLDetailsElement} */ (
      h("details", { "data-field": field, open: open.has(field), toggle: load }, h("summary", {}, say(title)), list)
    );
    load();
    return details;
  });
  place.replaceChildren(dates, ...others);
}
