// @ts-check
/**
 * What a reader's browser keeps for this archive: choices, marks, mutes, what is followed. It never
 * leaves the browser. A browser that keeps nothing, or has no more room, forgets when the page is
 * left, and that is all.
 */

/**
 * @typedef {object} Kept
 * @property {{size: number, width: number, face: string, keys: boolean}} reading
 * @property {Record<string, number>} read    id of an article -> when it was opened, in ms
 * @property {{words: string[], sources: string[], topics: string[], presets: string[]}} muted
 * @property {{address: string, title: string}[]} follow   pages, by their address on this site
 * @property {{last: number, before: number}} visit   the latest visit and the one before, in ms
 */

/** The most read articles that are remembered: the oldest go first. */
export const MOST_READ = 3000;

/** Text chosen by a reader is cut here. */
const LONGEST = 200;
const MOST = 200;

/** @returns {Kept} */
export function nothing() {
  return {
    reading: { size: 0, width: 0, face: "serif", keys: true },
    read: {},
    muted: { words: [], sources: [], topics: [], presets: [] },
    follow: [],
    visit: { last: 0, before: 0 },
  };
}

/**
 * @param {unknown} value
 * @returns {string[]}
 */
function texts(value) {
  if (!Array.isArray(value)) return [];
  const found = value.filter((each) => typeof each === "string" && each.trim());
  return [...new Set(found.map((each) => each.trim().slice(0, LONGEST)))].slice(0, MOST);
}

/**
 * @param {unknown} value
 * @param {number} least
 * @param {number} most
 */
function step(value, least, most) {
  const fits = Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
  return fits ? Number(value) : 0;
}

/**
 * @param {unknown} value
 * @returns {Record<string, unknown>}
 */
function record(value) {
  return value && typeof value === "object" && !Array.isArray(value)
    ? /** @type {Record<string, unknown>} */ (value)
    : {};
}

/**
 * Any value as what is kept: what does not fit is left out, so that a file from elsewhere, or from an
 * older version, can do no harm.
 *
 * @param {unknown} value
 * @returns {Kept}
 */
export function fitted(value) {
  const given = record(value);
  const reading = record(given.reading);
  const muted = record(given.muted);
  const visit = record(given.visit);
  const read = Object.entries(record(given.read))
    .filter(([id, at]) => /^[0-9a-f]{8}$/.test(id) && Number.isFinite(at))
    .sort((one, other) => Number(other[1]) - Number(one[1]))
    .slice(0, MOST_READ);
  const follow = (Array.isArray(given.follow) ? given.follow : [])
    .map(record)
    .filter(({ address, title }) => isAddress(address) && typeof title === "string")
    .map(({ address, title }) => ({
      address: String(address),
      title: String(title).slice(0, LONGEST),
    }));
  return {
    reading: {
      size: step(reading.size, -2, 4),
      width: step(reading.width, -1, 2),
      face: reading.face === "sans" ? "sans" : "serif",
      keys: reading.keys !== false,
    },
    read: /** @type {Record<string, number>} */ (Object.fromEntries(read)),
    muted: {
      words: texts(muted.words),
      sources: texts(muted.sources),
      topics: texts(muted.topics),
      presets: texts(muted.presets),
    },
    follow: follow.slice(0, MOST),
    visit: { last: Number(visit.last) || 0, before: Number(visit.before) || 0 },
  };
}

/**
 * Whether a text is an address inside this site: relative, downwards, and nothing else.
 *
 * @param {unknown} value
 */
export function isAddress(value) {
  return typeof value === "string" && /^(?:[\w%.~-]+\/)*$/.test(value) && !value.includes("..");
}

/** Reads and writes what is kept; `storage` may be missing or refuse. */
export class Store {
  /**
   * @param {Storage | null} storage
   * @param {string} key
   */
  constructor(storage, key) {
    this.storage = storage;
    this.key = key;
    this.kept = fitted(this.#load());
    /** Whether the last writing succeeded. */
    this.keeps = storage !== null;
  }

  #load() {
    try {
      return JSON.parse(this.storage?.getItem(this.key) ?? "null");
    } catch {
      return null;
    }
  }

  /**
   * Changes what is kept; another tab's changes of the meantime are kept too.
   *
   * @param {(kept: Kept) => void} change
   */
  change(change) {
    if (this.keeps) this.kept = fitted(this.#load() ?? this.kept);
    change(this.kept);
    this.kept = fitted(this.kept);
    try {
      this.storage?.setItem(this.key, JSON.stringify(this.kept));
    } catch {
      // No room, or not allowed: it lasts as long as the page.
      this.keeps = false;
    }
  }
}

/**
 * The browser's storage, null where it is switched off.
 *
 * @returns {Storage | null}
 */
export function browserStorage() {
  try {
    const storage = window.localStorage;
    storage.getItem("");
    return storage;
  } catch {
    return null;
  }
}
