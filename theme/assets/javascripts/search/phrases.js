// @ts-check
/** Articles in which words follow each other. Loaded when a phrase is asked for. */

import { EXACT, each } from "./clauses.js";
import { Cursor } from "./pack.js";
import { stems } from "./stems.js";
import { fold } from "./words.js";

/** @typedef {import("./index.js").Segment} Segment */
/** @typedef {import("./stems.js").Stem} Stem */
/** @typedef {Map<number, number>} Places with where the next word stands; -1 for nowhere */

/** Words of a run (places.py). */
const SLOT = 32;

/**
 * @param {Segment} segment
 * @param {string[]} words
 * @param {Stem[]} stemmers
 * @param {Uint8Array} found
 */
export async function addPhrase(segment, words, stemmers, found) {
  const all = await Promise.all(words.map((word) => spots(segment, word, stemmers)));
  for (const number of all[0].keys()) {
    const each = all.flatMap((spots) => spots.get(number) ?? []);
    if (each.length < all.length) continue;
    let ends = [...each[0].places.keys()];
    for (const [at, { places }] of each.slice(1).entries()) {
      ends = ends.map((end) => each[at].places.get(end) ?? -1).filter((end) => places.has(end));
    }
    if (ends.length) found[number] = Math.min(...each.map(({ impact }) => impact)) * EXACT;
  }
}

/**
 * Impact and places of a word, in this spelling, for each article that has it.
 * @param {Segment} segment
 * @param {string} word
 * @param {Stem[]} stemmers
 */
async function spots(segment, word, stemmers) {
  const spelling = fold(word);
  /** @type {Map<number, { impact: number, places: Places }>} */
  const found = new Map();
  for (const key of stems(word, stemmers)) {
    const entry = await segment.entry(key);
    const wanted = entry ? entry.forms.indexOf(spelling) : -1;
    if (!entry || wanted < 0) continue;
    const next = await positions(segment, key, entry);
    const masks = entry.masks && new Cursor(entry.masks);
    each(entry, (number, at) => {
      for (const bit of masks ? bits(masks) : [0]) {
        const places = read(next);
        if (bit !== wanted) continue;
        const before = found.get(number);
        found.set(number, {
          impact: Math.max(before?.impact ?? 0, entry.impacts?.[at] ?? 0),
          places: new Map([...(before?.places ?? []), ...places]),
        });
      }
    });
  }
  return found;
}

/** @param {() => number} next */
function read(next) {
  /** @type {Places} */
  const places = new Map();
  for (let number = 0, place = -1; number % 2 === 0; ) {
    number = next();
    place += (number >> 1) + 1;
    places.set(place, place % SLOT === SLOT - 1 ? next() - 1 : place + 1);
  }
  return places;
}

/**
 * Bit numbers of a mask, which may have more of them than a number holds.
 * @param {Cursor} masks
 */
function bits(masks) {
  /** @type {number[]} */
  const found = [];
  for (let bit = 0; ; bit += 7) {
    const byte = masks.data[masks.at++];
    for (let index = 0; index < 7; index++) if ((byte >> index) & 1) found.push(bit + index);
    if (byte < 128) return found;
  }
}

/**
 * Where a term stands, number by number, for its postings in order: out of a file of several shards,
 * with the sizes of all terms first, then the lowest bytes of all numbers, then what is left of them.
 * @param {Segment} segment
 * @param {string} key
 * @param {import("./pack.js").Entry} entry
 */
async function positions(segment, key, entry) {
  const { names } = segment.about;
  const shards = names.t.length / names.p.length;
  const wanted = Math.floor((segment.fileOf("t", key) * 4) / names.p.length);
  const path = segment.path("p", segment.fileOf("p", key));
  const data = await segment.index.file(path, (read) => read);
  const cursor = new Cursor(data);
  let [lowest, rest, before, left] = [0, 0, 0, 0];
  for (let shard = 0; shard < shards; shard++) {
    const count = cursor.number();
    for (let place = 0; place < count; place++) {
      if (shard === wanted && place === entry.number) [before, left] = [lowest, rest];
      const many = cursor.number();
      lowest += many;
      rest += many + cursor.number();
    }
  }
  let at = cursor.at + before;
  cursor.at += lowest + left;
  return () => data[at++] + 256 * cursor.number();
}
