// @ts-check
/** Words still being typed, and words with one letter wrong: spelling.py. */

import { fold, isPair } from "./words.js";

const OFFERED = 3;
const SHORTEST_BEGUN = 2;
const SHORTEST_WRONG = 4;

/**
 * The most frequent words that begin with this one.
 * @param {import("./index.js").Index} index
 * @param {string} word
 * @param {number} [most]
 */
export async function completions(index, word, most = OFFERED) {
  const start = fold(word);
  if ([...start].length < SHORTEST_BEGUN || isPair(start)) return [];
  const found = await index.spellings(start);
  found.delete(start);
  return ordered(found).slice(0, most);
}

/**
 * The most frequent known word that differs by one letter; null for a known word.
 * @param {import("./index.js").Index} index
 * @param {string} word
 */
export async function correction(index, word) {
  const wrong = fold(word);
  const [first, second, ...rest] = wrong;
  if (rest.length + 2 < SHORTEST_WRONG || isPair(wrong)) return null;
  const lists = [index.spellings(first + second), index.spellings(second + first)];
  const found = new Map((await Promise.all(lists)).flatMap((list) => [...list]));
  if (found.has(wrong)) return null;
  return ordered(new Map([...found].filter(([known]) => isOneApart(wrong, known))))[0] ?? null;
}

/** @param {Map<string, number>} found */
function ordered(found) {
  return [...found]
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .map(([word]) => word);
}

/**
 * @param {string} word
 * @param {string} known
 */
function isOneApart(word, known) {
  const [one, other] = [[...word], [...known]];
  if (Math.abs(one.length - other.length) > 1 || word === known) return false;
  let start = 0;
  while (start < Math.min(one.length, other.length) && one[start] === other[start]) start++;
  /**
   * @param {string[]} text
   * @param {number} at
   */
  const rest = (text, at) => text.slice(at).join("");
  if (one.length !== other.length) {
    const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
    return rest(shorter, start) === rest(longer, start + 1);
  }
  if (rest(one, start + 1) === rest(other, start + 1)) return true;
  const swapped = one[start] === other[start + 1] && one[start + 1] === other[start];
  return swapped && rest(one, start + 2) === rest(other, start + 2);
}
