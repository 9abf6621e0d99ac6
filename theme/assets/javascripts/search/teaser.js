// @ts-check
/** What of a text shows best that it answers a query, in parts to be marked or not. Makes no HTML. */

import { fold, lower, places, spans } from "./words.js";

/**
 * @typedef {(word: string) => boolean} Test whether a lowered word is one that was searched
 * @typedef {[text: string, isHit: boolean]} Piece
 */

/**
 * @param {import("./engine.js").Answer} answer
 * @returns {Test}
 */
export function tester(answer) {
  const { stemmers } = answer;
  const spellings = new Set(answer.spellings);
  // Of the words of titles it is not known how else they are written.
  const stems = new Set();
  for (const leaf of answer.scored) {
    if (leaf.type === "phrase") leaf.words.forEach((word) => spellings.add(fold(word)));
    if (leaf.type === "field") stemmers.forEach((stem) => stems.add(stem(leaf.value)));
  }
  return (word) =>
    spellings.has(fold(word)) || (stems.size > 0 && stemmers.some((stem) => stems.has(stem(word))));
}

/**
 * Where the hits of a text are: from and to.
 * @param {string} text
 * @param {Test} test
 * @returns {[number, number][]}
 */
export function hits(text, test) {
  /** @type {[number, number][]} */
  const found = [];
  for (const [word, start] of spans(text)) {
    // Most words are plain, and none of those searched.
    if (/^[A-Za-z]+$/.test(word) && !test(word.toLowerCase())) continue;
    // Where a word's small letters are more or fewer than its own, it is marked as a whole.
    const same = lower(word).length === word.length;
    for (const [piece, offset] of places(word)) {
      if (!test(piece)) continue;
      const [from, size] = same ? [start + offset, piece.length] : [start, word.length];
      const last = found[found.length - 1];
      if (last && last[1] >= from) last[1] = from + size;
      else found.push([from, from + size]);
    }
  }
  return found;
}

/**
 * A text in parts.
 * @param {string} text
 * @param {Test} test
 * @returns {Piece[]}
 */
export const pieces = (text, test) => cut(text, hits(text, test), 0, text.length);

/**
 * The passage of a text with most hits.
 * @param {string} text
 * @param {Test} test
 * @param {number} length in characters
 * @returns {Piece[]}
 */
export function teaser(text, test, length) {
  const found = hits(text, test);
  if (!found.length) return text.length > length ? [[`${text.slice(0, length)}…`, false]] : [[text, false]];
  let [best, most] = [0, 0];
  found.forEach(([start], first) => {
    const inside = found.slice(first).filter(([, end]) => end - start < length - 40);
    const kinds = new Set(inside.map(([from, to]) => fold(lower(text.slice(from, to)))));
    if (kinds.size > most) [best, most] = [first, kinds.size];
  });
  const start = boundary(text, Math.max(0, found[best][0] - 40));
  let end = text.lastIndexOf(" ", start + length);
  if (start + length >= text.length) end = text.length;
  if (end <= found[best][1]) end = Math.min(text.length, start + length);
  const parts = cut(text, found, start, end);
  if (start) parts.unshift(["…", false]);
  if (end < text.length) parts.push(["…", false]);
  return parts;
}

/**
 * @param {string} text
 * @param {[number, number][]} found
 * @param {number} start
 * @param {number} end
 * @returns {Piece[]}
 */
function cut(text, found, start, end) {
  /** @type {Piece[]} */
  const parts = [];
  let at = start;
  for (const [from, to] of found) {
    if (from < at || to > end) continue;
    if (from > at) parts.push([text.slice(at, from), false]);
    parts.push([text.slice(from, to), true]);
    at = to;
  }
  if (at < end) parts.push([text.slice(at, end), false]);
  return parts;
}

/**
 * The beginning of a word near a place.
 * @param {string} text
 * @param {number} at
 */
function boundary(text, at) {
  if (!at) return 0;
  const space = text.indexOf(" ", at);
  return space < 0 || space > at + 20 ? at : space + 1;
}
