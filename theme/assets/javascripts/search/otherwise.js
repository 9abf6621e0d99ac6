// @ts-check
/**
 * What is searched where nothing is found: known words that differ by one letter, then any of the
 * words. Loaded when it is needed; engine.py and tree.py do the same.
 */

import { Answer, FULL } from "./engine.js";
import { ordered } from "./index.js";
import { isText, leaves } from "./query.js";
import { fold, isPair } from "./words.js";

const SHORTEST_WRONG = 4;

/** @typedef {import("./query.js").Node} Node */
/** @typedef {((segment: import("./index.js").Segment) => boolean) | undefined} Only */

/**
 * Searches otherwise, and notes in the answer what was searched.
 * @param {Answer} answer
 * @param {Node} node
 * @param {Only} only
 */
export async function found(answer, node, only) {
  const known = answer.total ? node : await corrected(answer, node, only);
  const looser = relaxed(known);
  if (!looser || answer.total >= FULL) return;
  if (!answer.total) {
    answer.relaxed = true;
    await answer.find(looser, undefined, only);
    return;
  }
  const others = new Answer(answer.index, answer.stemmers, answer.parsed);
  await others.find(looser, undefined, only);
  answer.also = (most) => rest(answer, others).slice(0, Math.max(0, Math.min(most, FULL) - answer.total));
}

/**
 * The best of other articles that are not found already.
 * @param {Answer} answer
 * @param {Answer} others
 */
function rest(answer, others) {
  const found = new Map(answer.parts.map((part) => [part.segment, part.found]));
  const hits = others.hits("relevance", FULL);
  return hits.filter(({ segment, number }) => !found.get(segment)?.[number]);
}

/**
 * Searches for known words in the place of those that no article has.
 * @param {Answer} answer
 * @param {Node} node
 * @param {Only} only
 * @returns {Promise<Node>} what was searched in the end
 */
async function corrected(answer, node, only) {
  /** @type {Map<string, string>} */
  const better = new Map();
  for (const leaf of leaves(node)) {
    if (leaf.type !== "word" || answer.frequency(leaf)) continue;
    const known = await correction(answer.index, leaf.text).catch(() => null);
    if (known) better.set(leaf.text, known);
  }
  if (!better.size) return node;
  answer.corrected = [...better];
  const known = withWords(node, better);
  await answer.find(known, undefined, only);
  return known;
}

/**
 * The most frequent known word that differs by one letter; null for a known word.
 * @param {import("./index.js").Index} index
 * @param {string} word
 */
async function correction(index, word) {
  const wrong = fold(word);
  const [first, second, ...rest] = wrong;
  if (rest.length + 2 < SHORTEST_WRONG || isPair(wrong)) return null;
  const lists = [index.spellings(first + second), index.spellings(second + first)];
  const found = new Map((await Promise.all(lists)).flatMap((list) => [...list]));
  if (found.has(wrong)) return null;
  return ordered(new Map([...found].filter(([known]) => isOneApart(wrong, known))))[0] ?? null;
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

/**
 * The tree with other words in the place of some.
 * @param {Node} node
 * @param {Map<string, string>} better
 * @returns {Node}
 */
function withWords(node, better) {
  if (node.type === "all" || node.type === "any") {
    return { ...node, of: node.of.map((part) => withWords(part, better)) };
  }
  if (node.type === "not") return { type: "not", of: withWords(node.of, better) };
  const text = node.type === "word" && better.get(node.text);
  return text ? { type: "word", text, begins: false } : node;
}

/**
 * The tree with any of its words enough; null where it does not ask for several at its top.
 * @param {Node} node
 * @returns {Node | null}
 */
function relaxed(node) {
  if (node.type !== "all") return null;
  const words = node.of.filter(isText);
  if (words.length < 2) return null;
  const rest = node.of.filter((part) => !isText(part));
  /** @type {Node} */
  const any = { type: "any", of: words };
  return rest.length ? { type: "all", of: [...rest, any] } : any;
}
