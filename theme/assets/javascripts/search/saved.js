// @ts-check
/**
 * Searches a reader keeps, in this browser only. What is new is told from the newest segment alone:
 * how many articles it has now that it had not at the last visit.
 */

const KEY = "dateline.searches";
const MOST_SAVED = 50;

/** @typedef {{ query: string, seen: string, count: number }} Saved seen: name of the segment */

/** @returns {Saved[]} */
export function saved() {
  try {
    const list = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return list.filter((/** @type {any} */ each) => typeof each?.query === "string");
  } catch {
    return [];
  }
}

/** @param {Saved[]} list */
function store(list) {
  try {
    localStorage.setItem(KEY, JSON.stringify(list.slice(0, MOST_SAVED)));
  } catch {
    // No room, or not allowed: the search is not kept, and nothing else breaks.
  }
}

/** @param {string} query */
export const remove = (query) => store(saved().filter((each) => each.query !== query));

/**
 * Keeps a search, or notes that it has been looked at.
 * @param {string} query
 * @param {{ name: string, count: number }} newest what it finds in the newest segment now
 */
export function keep(query, { name, count }) {
  const rest = saved().filter((each) => each.query !== query);
  store([{ query, seen: name, count }, ...rest]);
}

/**
 * How many articles are new since the last visit. A segment that has begun since is new throughout.
 * @param {Saved} search
 * @param {{ name: string, count: number }} newest
 */
export const news = (search, { name, count }) =>
  Math.max(0, count - (search.seen === name ? search.count : 0));
