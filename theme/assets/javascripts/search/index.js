// @ts-check
/**
 * An index, file by file, as they are asked for. Each is fetched once; what failed is fetched anew
 * when it is asked for again.
 */

import { iso } from "./dates.js";
import { json, shard, unzipped } from "./pack.js";
import { fold, isPair } from "./words.js";

const OFFERED = 3;
const SHORTEST_BEGUN = 2;
/** Characters a word has in common with all others of its file (spread.py). */
export const ALIKE = 5;
const CODE = "dateline-search/9";

/**
 * @typedef {(path: string, fresh: boolean) => Promise<Uint8Array<ArrayBuffer>>} Fetch
 * @typedef {import("./pack.js").Entry} Entry
 * @typedef {object} About a segment in the manifest
 * @property {string} name
 * @property {number} count
 * @property {number[]} days pairs: days since the last one, and how many articles it has
 * @property {Record<string, string>} names of each family's files, four characters each
 * @property {[number, number, number]} sizes articles in a block, in a text block, blocks that
 *   share a name
 * @property {[number, string, string][]} parts how many articles, names of blocks, of text blocks
 * @typedef {object} Manifest
 * @property {string} code
 * @property {string[]} columns
 * @property {Record<string, string>} languages with the names of their stemmers
 * @property {About[]} segments
 * @property {string} words four characters for each file of spellings
 * @property {Record<string, string>} names
 */

/**
 * A way to fetch the files below `base`. Browsers may keep all but the manifest, for a file whose
 * content changes has another name.
 * @param {URL} base
 * @param {ArrayBuffer} [first] what is in the first file, where it is loaded already
 * @returns {Fetch}
 */
export const fetching = (base, first) => async (path, fresh) => {
  if (first) {
    const given = first;
    first = undefined;
    return new Uint8Array(given);
  }
  const response = await fetch(new URL(path, base), { cache: fresh ? "no-cache" : "default" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
};

/**
 * A number for what a text begins with: which file it is in (spread.py).
 * @param {string} text
 * @param {number} most characters
 */
export function spread(text, most) {
  let found = 2_166_136_261;
  for (const character of [...text].slice(0, most)) {
    found = Math.imul(found ^ (character.codePointAt(0) ?? 0), 16_777_619);
  }
  return (found ^ (found >>> 15)) >>> 0;
}

/**
 * The name of a file, out of many.
 * @param {string} names four characters each
 * @param {number} at
 */
export const named = (names, at) => names.slice(4 * at, 4 * at + 4);

export class Index {
  /**
   * @param {Fetch} get
   * @returns {Promise<Index>}
   */
  static async open(get) {
    const data = await unzipped(await get("manifest.bin", true));
    return new Index(get, json(data));
  }

  /**
   * @param {Fetch} get
   * @param {Manifest} manifest
   */
  constructor(get, manifest) {
    if (manifest.code !== CODE) throw new Error(`index ${manifest.code}`);
    this.manifest = manifest;
    this.get = get;
    /** @type {Map<string, Promise<any>>} */
    this.files = new Map();
    this.segments = manifest.segments.map((about) => new Segment(this, about));
    this.total = this.segments.reduce((sum, segment) => sum + segment.count, 0);
    this.languages = [...new Set(Object.values(manifest.languages))];
    this.newest = Math.max(...this.segments.map(({ newest }) => newest));
    this.oldest = Math.min(...this.segments.map(({ oldest }) => oldest));
  }

  /**
   * What `read` makes of a file.
   * @template T
   * @param {string} path
   * @param {(data: Uint8Array) => T} read
   * @returns {Promise<T>}
   */
  file(path, read) {
    let found = this.files.get(path);
    if (!found) {
      found = this.get(path, false).then(unzipped).then(read);
      this.files.set(path, found);
      found.catch(() => this.files.delete(path));
    }
    return found;
  }

  /**
   * The known words of the file that has those with this beginning, of two letters or more; how
   * frequent each is.
   * @param {string} start
   * @returns {Promise<[string, number][]>}
   */
  known(start) {
    const { words } = this.manifest;
    const number = spread(start, 2) % (words.length / 4);
    return this.file(`words/${number}-${named(words, number)}.bin`, json);
  }

  /**
   * The known words that begin with `start`, with how frequent each is.
   * @param {string} start
   */
  async spellings(start) {
    return new Map((await this.known(start)).filter((each) => each[0].startsWith(start)));
  }
}

/**
 * The most frequent words that begin with this one.
 * @param {Index} index
 * @param {string} word
 */
export async function completions(index, word) {
  const start = fold(word);
  const { length } = [...start];
  if (length < SHORTEST_BEGUN || isPair(start)) return [];
  const found = await index.spellings(start);
  found.delete(start);
  return ordered(found).slice(0, length < ALIKE ? 1 : OFFERED);
}

/** @param {Map<string, number>} found */
export function ordered(found) {
  return [...found]
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .map(([word]) => word);
}

export class Segment {
  /**
   * @param {Index} index
   * @param {About} about
   */
  constructor(index, about) {
    this.index = index;
    this.about = about;
    this.count = about.count;
    const [records, texts, named] = about.sizes;
    this.records = records;
    this.texts = texts;
    this.named = named;
    /** @type {[number, number, number][]} day, from, up to but not including */
    this.days = [];
    let [day, start] = [0, 0];
    for (let at = 0; at < about.days.length; at += 2) {
      day += about.days[at];
      this.days.push([day, start, start + about.days[at + 1]]);
      start += about.days[at + 1];
    }
    this.oldest = this.days.length ? this.days[0][0] : Infinity;
    this.newest = this.days.length ? day : -Infinity;
  }

  /** Its time, as `date:` would ask for it. */
  get period() {
    if (!this.days.length) return this.about.name;
    const [first, last] = [this.oldest, this.newest].map((at) => iso(at).slice(0, 7));
    return first === last ? first : `${first}/${last}`;
  }

  /**
   * @param {string} family
   * @param {string | number} number
   * @param {string} [names]
   * @param {number} [at]
   */
  path(family, number, names = this.about.names[family], at = Number(number)) {
    return `${this.about.name}/${family}/${number}-${named(names, at)}.bin`;
  }

  /**
   * What a block of records or texts holds of an article; undefined where there are no blocks.
   * @param {string} family
   * @param {1 | 2} names which of a part's names are the family's
   * @param {number} size articles in a block
   * @param {number} number
   */
  async inBlock(family, names, size, number) {
    let [part, at] = [0, number];
    while (at >= this.about.parts[part][0]) at -= this.about.parts[part++][0];
    const block = Math.floor(at / size);
    const known = this.about.parts[part][names];
    if (!known) return undefined;
    const path = this.path(family, `${part}.${block}`, known, Math.floor(block / this.named));
    return (await this.index.file(path, json))[at % size];
  }

  /**
   * Which file of a family has a term.
   * @param {string} family
   * @param {string} key
   */
  fileOf(family, key) {
    return spread(key, key.indexOf(":") + 1 + ALIKE) % (this.about.names[family].length / 4);
  }

  /**
   * The postings of a term.
   * @param {string} key
   * @returns {Promise<Entry | undefined>}
   */
  async entry(key) {
    return (await this.index.file(this.path("t", this.fileOf("t", key)), shard)).get(key);
  }

  /**
   * What lists show of an article; see `_record` in part.py.
   * @param {number} number
   * @returns {Promise<any[]>}
   */
  record(number) {
    return this.inBlock("r", 1, this.records, number);
  }

  /**
   * The text of an article, empty where it is no more than the excerpt of its record.
   * @param {number} number
   * @returns {Promise<string>}
   */
  async text(number) {
    return (await this.inBlock("x", 2, this.texts, number)) ?? "";
  }

  /**
   * The day of an article, since 1970; NaN without one.
   * @param {number} number
   */
  day(number) {
    let [low, high] = [0, this.days.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.days[middle][2] <= number) low = middle + 1;
      else high = middle;
    }
    return low < this.days.length ? this.days[low][0] : NaN;
  }
}
