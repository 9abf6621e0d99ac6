// @ts-check
/** What was read, and what is new since the last visit. */

/** @typedef {import("./store.js").Store} Store */

const LINES = ":is(.dl-items, .dl-entries) > li";
const PAUSE = 30 * 60_000;

/**
 * The id at the end of an article's address; empty for another address.
 *
 * @param {string} address
 */
export function idOf(address) {
  return /-([0-9a-f]{8})\/(?:[?#].*)?$/.exec(address)?.[1] ?? "";
}

/**
 * The times of visits when a page is opened at `now`: pages opened within half an hour of each other
 * are one visit.
 *
 * @param {{last: number, before: number}} visit
 * @param {number} now
 */
export function visited(visit, now) {
  return now - visit.last < PAUSE
    ? { last: now, before: visit.before }
    : { last: now, before: visit.last };
}

/**
 * Whether something of the time `stamp` (a <time>'s value) came after `before`.
 *
 * @param {string} stamp
 * @param {number} before
 */
export function isNew(stamp, before) {
  if (!before || !/^\d{4}-\d\d-\d\d/.test(stamp)) return false;
  const bare = stamp.length === 10;
  const then = Date.parse(stamp) + (bare ? 86_399_999 : 0);
  return then > before;
}

/**
 * Marks lines of lists below `root`; returns how many are new and not read.
 *
 * @param {ParentNode} root
 * @param {Store} store
 */
export function markLines(root, store) {
  const { read, visit } = store.kept;
  let fresh = 0;
  for (const line of root.querySelectorAll(LINES)) {
    const link = line.querySelector("a[href]");
    const id = idOf(link?.getAttribute("href") ?? "");
    if (!link || !id) continue;
    line.classList.toggle("dl-was-read", id in read);
    const stamp = line.querySelector("time")?.getAttribute("datetime") ?? "";
    const news = !(id in read) && isNew(stamp, visit.before);
    line.classList.toggle("dl-is-new", news);
    fresh += news ? 1 : 0;
  }
  return fresh;
}

/**
 * Remembers that the article of this page was read, and the visit.
 *
 * @param {Store} store
 * @param {string} address
 * @param {number} now
 */
export function remember(store, address, now) {
  const id = idOf(address);
  store.change((kept) => {
    kept.visit = visited(kept.visit, now);
    if (id) kept.read[id] = now;
  });
}
