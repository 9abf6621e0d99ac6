// @ts-check
/** Articles in which words follow each other. Loaded when a phrase is asked for. */

import { EXACT, each } from "./clauses.js";
import { Cursor } from "./pack.js";
import { stems } from "./stems.js";
import { fold } from "./words.js";

/** @typedef {import("./index.js").Segment} Segment */
/** @typedef {import("./stems.js").Stem} Stem */

/**
 * @param {Segment} segment
 * @param {string[]} words
 * @param {Stem[]} stemmers
 * @param {Uint8Array} found
 */
export async function addPhrase(segment, words, stemmers, found) {
  const all = await Promise.all(words.map((word) => spots(segment, word, stemmers)));
  for (const [number, [impact, starts]] of all[0]) {
    const others = all.map((spots) => spots.get(number));
    if (others.includes(undefined)) continue;
    const sets = others.map((other) => new Set(other?.[1]));
    if (starts.some((start) => sets.every((set, offset) => set.has(start + offset)))) {
      found[number] = Math.min(impact, ...others.map((other) => other?.[0] ?? 0)) * EXACT;
    }
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
  /** @type {Map<number, [number, number[]]>} */
  const found = new Map();
  for (const key of stems(word, stemmers)) {
    const entry = await segment.entry(key);
    const wanted = entry ? entry.forms.indexOf(spelling) : -1;
    if (!entry || wanted < 0) continue;
    const cursor = new Cursor(await positions(segment, key, entry));
    const masks = entry.masks && new Cursor(entry.masks);
    each(entry, (number, at) => {
      for (const bit of masks ? bits(masks) : [0]) {
        const places = read(cursor);
        if (bit !== wanted) continue;
        const [impact, before] = found.get(number) ?? [0, []];
        found.set(number, [Math.max(impact, entry.impacts?.[at] ?? 0), [...before, ...places]]);
      }
    });
  }
  return found;
}

/** @param {Cursor} cursor */
function read(cursor) {
  const places = [];
  for (let left = cursor.number(), place = -1; left; left--) {
    places.push((place += cursor.number() + 1));
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
 * Where a term stands, for its postings in order: out of a file of several shards, each with the
 * sizes of its terms before them all.
 * @param {Segment} segment
 * @param {string} key
 * @param {import("./pack.js").Entry} entry
 */
async function positions(segment, key, entry) {
  const { grouped, about } = segment;
  const number = segment.shardOf(key);
  const group = Math.floor(number / grouped);
  const data = await segment.index.file(segment.path("p", group), (read) => read);
  const cursor = new Cursor(data);
  let [start, wanted, size] = [0, 0, 0];
  for (let shard = group * grouped; shard < Math.min((group + 1) * grouped, about.terms.length); shard++) {
    const count = cursor.number();
    for (let place = 0; place < count; place++) {
      const length = cursor.number();
      if (shard === number && place === entry.number) [wanted, size] = [start, length];
      start += length;
    }
  }
  return data.subarray(cursor.at + wanted, cursor.at + wanted + size);
}
