// @ts-check
/**
 * Words to stems, as scripts/dateline/search/stems.py does it, by the same release of Snowball.
 * A language's algorithm is fetched when an index has articles in that language.
 */

import { fold, isPair } from "./words.js";

const LONGEST = 40;

/** @typedef {(word: string) => string} Stem */

/**
 * From a lowered word to its folded stem in one language.
 * @param {string} name of the algorithm; empty where there is none
 * @returns {Promise<Stem>}
 */
export async function stemmer(name) {
  if (!/^[a-z]+$/.test(name)) return fold;
  const { default: Snowball } = await import(`./snowball/${name}.js`);
  const snowball = new Snowball();
  /** @type {Map<string, string>} */
  const known = new Map();
  return (word) => {
    let stem = known.get(word);
    if (stem === undefined) {
      const plain = [...word].length > LONGEST || isPair(word);
      stem = plain ? fold(word) : fold(snowball.stem(word.replace(/’/g, "'"))) || fold(word);
      known.set(word, stem);
    }
    return stem;
  };
}

/**
 * Everything a word of a query may be kept under.
 * @param {string} word lowered
 * @param {Stem[]} stemmers
 */
export const stems = (word, stemmers) => [
  ...new Set([fold(word), ...stemmers.map((stem) => stem(word))]),
];
