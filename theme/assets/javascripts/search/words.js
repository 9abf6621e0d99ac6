// @ts-check
/**
 * Text to words, as scripts/dateline/search/words.py does it for articles; tests hold both equal.
 */

const UNSPACED =
  "\\u3005\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uac00-\\ud7af\\u0e00-" +
  "\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u{20000}-\\u{3134f}";
const WORD = /[\p{L}\p{N}_][\p{L}\p{N}\p{M}_]*(?:['’][st](?![\p{L}\p{N}\p{M}_]))?/gu;
const RUNS = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "gu");
const STARTS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");
const LOOSE = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/g;
/** @type {Record<string, string>} */
const LETTERS = {
  ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ς: "σ", "’": "", "'": "",
  أ: "ا", إ: "ا", آ: "ا", ٱ: "ا", ى: "ي", ی: "ي", ک: "ك", ة: "ه",
};
const SPELLED = /[ßæœøłđðþıς’'أإآٱىیکة]/g;

/** @param {string} text */
const respelled = (text) => text.replace(SPELLED, (letter) => LETTERS[letter]);

/**
 * Small letters of compatible forms: what words are cut from.
 * @param {string} text
 */
export const lower = (text) => text.normalize("NFKC").toLowerCase();

/**
 * The spelling under which a lowered word is kept.
 * @param {string} word
 */
export function fold(word) {
  if (/^[a-z]+$/.test(word)) return word;
  const bare = /['’]s$/.test(word) ? word.slice(0, -2) : word;
  return respelled(respelled(bare).normalize("NFKD").replace(LOOSE, "")).normalize("NFC");
}

/**
 * The lowered words of a text with the place each begins at in `lower(text)`, pairs of characters
 * for scripts without spaces.
 * @param {string} text
 * @returns {[string, number][]}
 */
export function places(text) {
  /** @type {[string, number][]} */
  const found = [];
  for (const match of lower(text).matchAll(WORD)) {
    let at = match.index ?? 0;
    for (const run of match[0].match(RUNS) ?? []) {
      for (const [piece, offset] of pairs(run)) found.push([piece, at + offset]);
      at += run.length;
    }
  }
  return found;
}

/**
 * @param {string} run
 * @returns {[string, number][]}
 */
function pairs(run) {
  const characters = [...run];
  if (!isPair(run) || characters.length === 1) return [[run, 0]];
  let at = 0;
  return characters.slice(1).map((character, index) => {
    const start = at;
    at += characters[index].length;
    return [characters[index] + character, start];
  });
}

/**
 * The words of a text as it is written, with the place each begins at.
 * @param {string} text
 * @returns {[string, number][]}
 */
export const spans = (text) => [...text.matchAll(WORD)].map((match) => [match[0], match.index ?? 0]);

/** @param {string} text */
export const words = (text) => places(text).map(([word]) => word);

/**
 * Whether a word is of a script without spaces.
 * @param {string} word
 */
export const isPair = (word) => STARTS_UNSPACED.test(word);

/**
 * A name as a query's value is compared.
 * @param {string} value
 */
export const slug = (value) => (lower(value).match(WORD) ?? []).map(fold).join("-");
