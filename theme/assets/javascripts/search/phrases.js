// @ts-check
/** Articles in which words follow each other. Loaded when a phrase is asked for. */

import { EXACT, each } from "./clauses.js";
import { spread } from "./index.js";
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
    let ends = starts;
    for (const [at, other] of others.slice(1).entries()) {
      const places = new Set(other?.[1]);
      ends = ends.map((end) => after(end, words[at])).filter((end) => places.has(end));
    }
    if (ends.length) {
      found[number] = Math.min(impact, ...others.map((other) => other?.[0] ?? 0)) * EXACT;
    }
  }
}

/**
 * Where the next word stands, behind a word (spread.py).
 * @param {number} place
 * @param {string} word
 */
function after(place, word) {
  const spelling = fold(word);
  const isAnchor = [...spelling].length >= 5 && spread(spelling, Infinity) % 16 === 0;
  return (isAnchor ? place | 63 : place) + 1;
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
  const { names } = segment.about;
  const shards = names.t.length / names.p.length;
  const wanted = Math.floor((segment.fileOf("t", key) * 4) / names.p.length);
  const path = segment.path("p", segment.fileOf("p", key));
  const data = await segment.index.file(path, (read) => read);
  const cursor = new Cursor(data);
  let [start, before, size] = [0, 0, 0];
  for (let shard = 0; shard < shards; shard++) {
    const count = cursor.number();
    for (let place = 0; place < count; place++) {
      const length = cursor.number();
      if (shard === wanted && place === entry.number) [before, size] = [start, length];
      start += length;
    }
  }
  return data.subarray(cursor.at + before, cursor.at + before + size);
}
