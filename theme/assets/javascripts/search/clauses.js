// @ts-check
/** Which articles of a segment a leaf of a query finds, and how much each is about it: clauses.py. */

import { Cursor } from "./pack.js";
import { stems } from "./stems.js";
import { fold } from "./words.js";

export const EXACT = 8;
const STEMMED = 4;
const TITLE = 150;

/**
 * @typedef {import("./index.js").Segment} Segment
 * @typedef {import("./query.js").Node} Node
 * @typedef {import("./query.js").Leaf} Leaf
 * @typedef {import("./stems.js").Stem} Stem
 * @typedef {Uint8Array} Weights for each article of the segment; 0 where it is not found
 */

/**
 * @param {Segment} segment
 * @param {Leaf} leaf
 * @param {Stem[]} stemmers
 * @param {string[]} extra further words that count as this one
 * @param {Set<string>} spellings gets those of the words found
 * @returns {Promise<Weights>}
 */
export async function weights(segment, leaf, stemmers, extra, spellings) {
  const found = new Uint8Array(segment.count);
  if (leaf.type === "word") {
    await Promise.all([leaf.text, ...extra].map((word) => addWord(segment, word, stemmers, found, spellings)));
  } else if (leaf.type === "phrase") {
    const { addPhrase } = await import("./phrases.js");
    await addPhrase(segment, leaf.words, stemmers, found);
  } else if (leaf.type === "field") {
    const title = leaf.name === "title";
    const values = title ? stems(leaf.value, stemmers) : [leaf.value];
    for (const value of values) {
      const entry = await segment.entry(`${leaf.name}:${value}`);
      if (entry) each(entry, (number) => (found[number] = title ? TITLE : 1));
    }
  }
  return found;
}

/**
 * Calls `use` with the number of each article of a term, and its place in the postings.
 * @param {import("./pack.js").Entry} entry
 * @param {(number: number, at: number) => void} use
 */
export function each(entry, use) {
  const cursor = new Cursor(entry.documents);
  for (let at = 0, number = -1; at < entry.count; at++) use((number += cursor.number() + 1), at);
}

/**
 * @param {Segment} segment
 * @param {string} word
 * @param {Stem[]} stemmers
 * @param {Weights} found
 * @param {Set<string>} spellings
 */
async function addWord(segment, word, stemmers, found, spellings) {
  const spelling = fold(word);
  const entries = await Promise.all(stems(word, stemmers).map((key) => segment.entry(key)));
  for (const entry of entries) {
    if (!entry) continue;
    const { forms } = entry;
    for (const form of forms) spellings.add(form);
    const bit = forms.indexOf(spelling);
    const masks = entry.masks && bit >= 0 ? new Cursor(entry.masks) : null;
    const { impacts } = entry;
    each(entry, (number, at) => {
      const exact = masks ? masks.hasBit(bit) : bit >= 0;
      const weight = (impacts ? impacts[at] : 0) * (exact ? EXACT : STEMMED);
      if (weight > found[number]) found[number] = weight;
    });
  }
}

/**
 * For each article 1 where a tree finds it.
 * @param {Node} node
 * @param {Segment} segment
 * @param {Map<Leaf, Weights>} clauses
 * @returns {Uint8Array}
 */
export function matched(node, segment, clauses) {
  const found = new Uint8Array(segment.count);
  if (node.type === "not") {
    const left = matched(node.of, segment, clauses);
    for (let at = 0; at < found.length; at++) found[at] = left[at] ? 0 : 1;
  } else if (node.type === "all" || node.type === "any") {
    const parts = node.of.map((part) => matched(part, segment, clauses));
    const all = node.type === "all";
    for (let at = 0; at < found.length; at++) {
      found[at] = (all ? parts.every((part) => part[at]) : parts.some((part) => part[at])) ? 1 : 0;
    }
  } else if (node.type === "dated") {
    const { first, last } = node.days;
    for (const [day, start, end] of segment.days) {
      if ((first === null || day >= first) && (last === null || day <= last)) {
        found.fill(1, start, end);
      }
    }
  } else {
    const weights = clauses.get(node);
    if (weights) for (let at = 0; at < found.length; at++) found[at] = weights[at] ? 1 : 0;
  }
  return found;
}
