// @ts-check
/**
 * Answers to queries, step by step as scripts/dateline/search/engine.py gives them: whole numbers
 * only, so that both give the same order. Segments are asked for newest first.
 */

import { matched, weights } from "./clauses.js";
import { ALIKE, Index, completions } from "./index.js";
import { isText, leaves, parse } from "./query.js";
import { stemmer } from "./stems.js";
import { fold, lower } from "./words.js";

const RECENT = 200;
/** Articles found below which others follow that have some of the words. */
export const FULL = 10;

/**
 * @typedef {import("./query.js").Node} Node
 * @typedef {import("./query.js").Leaf} Leaf
 * @typedef {import("./index.js").Segment} Segment
 * @typedef {import("./clauses.js").Weights} Weights
 * @typedef {object} Hit
 * @property {number} score
 * @property {Segment} segment
 * @property {number} number
 * @property {number} day since 1970, NaN without one
 * @typedef {object} Part what one segment has
 * @property {Segment} segment
 * @property {Map<Leaf, Weights>} clauses
 * @property {Uint8Array} found
 * @property {number} total
 */

export class Engine {
  /** @param {import("./index.js").Fetch} get */
  constructor(get) {
    this.get = get;
    /** @type {Promise<Index> | null} */
    this.opened = null;
    /** @type {Promise<import("./stems.js").Stem[]> | null} */
    this.stemmers = null;
  }

  /** The index, and the stemmers of its languages. */
  async open() {
    this.opened ??= Index.open(this.get);
    try {
      const index = await this.opened;
      this.stemmers ??= Promise.all(index.languages.map(stemmer));
      return { index, stemmers: await this.stemmers };
    } catch (error) {
      this.opened = this.stemmers = null;
      throw error;
    }
  }

  /**
   * Opens the index, and asks for what a word will need that is still being typed: two letters tell
   * some of it, five all.
   * @param {string} text
   */
  async ahead(text) {
    this.open().catch(() => {});
    const index = await /** @type {Promise<Index>} */ (this.opened);
    const [, word] = /(?:^| )([\p{L}\p{N}]{2,})$/u.exec(text) ?? [];
    if (!word) return;
    const key = fold(lower(word));
    const segments = [...key].length < ALIKE ? [] : index.segments;
    await Promise.all([index.known(key), ...segments.map((segment) => segment.entry(key))]);
  }

  /**
   * Opens the manifest anew, after a file was missing; whether it is another one.
   * @param {Index} before
   */
  async reopened(before) {
    this.opened = null;
    const { index } = await this.open();
    return JSON.stringify(index.manifest) !== JSON.stringify(before.manifest);
  }

  /**
   * Answers a query. Rejects only where there is no index at all.
   * @param {string} text
   * @param {number} today days since 1970
   * @param {{ typing?: boolean, progress?: (answer: Answer) => void,
   *   only?: (segment: Segment) => boolean }} [options]
   * @returns {Promise<Answer>}
   */
  async search(text, today, options = {}) {
    const answer = await this.asked(text, today, options);
    if (answer.missing.length && (await this.reopened(answer.index).catch(() => false))) {
      return this.asked(text, today, options);
    }
    return answer;
  }

  /**
   * @param {string} text
   * @param {number} today
   * @param {{ typing?: boolean, progress?: (answer: Answer) => void,
   *   only?: (segment: Segment) => boolean }} options
   */
  async asked(text, today, { typing = false, progress, only }) {
    const parsed = parse(text, today, typing);
    const { index, stemmers } = await this.open();
    const answer = new Answer(index, stemmers, parsed);
    if (!parsed.node) return answer;
    await answer.find(parsed.node, progress, only);
    if (!answer.total || (answer.total < FULL && parsed.node.type === "all")) {
      const { found } = await import("./otherwise.js");
      await found(answer, parsed.node, only);
    }
    return answer;
  }
}

export class Answer {
  /**
   * @param {Index} index
   * @param {import("./stems.js").Stem[]} stemmers
   * @param {import("./query.js").Parsed} parsed
   */
  constructor(index, stemmers, parsed) {
    this.index = index;
    this.stemmers = stemmers;
    this.parsed = parsed;
    this.problems = parsed.problems;
    /** @type {[string, string][]} */
    this.corrected = [];
    /** Whether no article has all of the words, and these have some. */
    this.relaxed = false;
    /**
     * Articles that have some of the words, where few have all of them.
     * @type {(most: number) => Hit[]}
     */
    this.also = () => [];
    /** @type {string[]} times of segments that could not be asked */
    this.missing = [];
    /** @type {Part[]} */
    this.parts = [];
    /** @type {Leaf[]} */
    this.scored = [];
    /** @type {Map<Leaf, string[]>} */
    this.extra = new Map();
    /** @type {Set<string>} in which the words that were searched are written */
    this.spellings = new Set();
    this.total = 0;
  }

  /**
   * @param {Node} node
   * @param {((answer: Answer) => void) | undefined} progress
   * @param {((segment: Segment) => boolean) | undefined} only
   */
  async find(node, progress, only) {
    const all = leaves(node).filter((leaf) => leaf.type !== "dated");
    this.scored = leaves(node, false).filter(isText);
    const begun = all.filter((leaf) => leaf.type === "word" && leaf.begins);
    await Promise.all(begun.map((leaf) => this.complete(leaf)));
    const within = bounds(node);
    this.parts = [];
    this.missing = [];
    this.total = 0;
    // Rareness counts the whole archive; a single word's is the same for every article.
    const everywhere = this.scored.length > 1;
    const asked = this.index.segments
      .filter((segment) => (only ? only(segment) : everywhere || overlaps(segment, within)))
      .reverse()
      .map((segment) => ({ segment, part: this.part(segment, node, all) }));
    for (const { part } of asked) part.catch(() => {});
    for (const { segment, part } of asked) {
      try {
        const done = await part;
        this.parts.push(done);
        this.total += done.total;
      } catch {
        this.missing.push(segment.period);
      }
      progress?.(this);
    }
  }

  /** @param {Leaf} leaf */
  async complete(leaf) {
    if (leaf.type !== "word") return;
    this.extra.set(leaf, await completions(this.index, leaf.text).catch(() => []));
  }

  /**
   * @param {Segment} segment
   * @param {Node} node
   * @param {Leaf[]} all
   * @returns {Promise<Part>}
   */
  async part(segment, node, all) {
    const found = await Promise.all(
      all.map((leaf) => weights(segment, leaf, this.stemmers, this.extra.get(leaf) ?? [], this.spellings)),
    );
    const clauses = new Map(all.map((leaf, at) => [leaf, found[at]]));
    const numbers = matched(node, segment, clauses);
    return { segment, clauses, found: numbers, total: count(numbers) };
  }

  /** @param {Leaf} leaf */
  frequency(leaf) {
    return this.parts.reduce((sum, part) => sum + count(part.clauses.get(leaf) ?? EMPTY), 0);
  }

  /**
   * The first `most` articles found.
   * @param {string} sort relevance, newest or oldest
   * @param {number} most
   * @returns {Hit[]}
   */
  hits(sort, most) {
    /** @type {Hit[]} */
    const best = [];
    const before = sort === "oldest" ? isOlder : isBetter;
    for (const hit of this.ranked(sort)) {
      if (best.length === most && !before(hit, best[most - 1])) continue;
      let at = best.length;
      while (at && before(hit, best[at - 1])) at--;
      best.splice(at, 0, hit);
      if (best.length > most) best.pop();
    }
    return best;
  }

  /**
   * Every article found, with its score.
   * @param {string} sort
   * @returns {Generator<Hit>}
   */
  *ranked(sort) {
    const { index } = this;
    const rare = sort === "relevance" ? this.scored.map((leaf) => this.rareness(leaf)) : [];
    for (const { segment, clauses, found } of this.parts) {
      const columns = rare.map((_, at) => clauses.get(this.scored[at]) ?? EMPTY);
      for (let number = -1; (number = found.indexOf(1, number + 1)) >= 0; ) {
        const day = segment.day(number);
        let score = 0;
        for (let at = 0; at < rare.length; at++) score += rare[at] * columns[at][number];
        const age = index.newest - day;
        const recent = Number.isNaN(day) ? 0 : Math.floor((RECENT * 365) / (365 + age));
        yield { score: score * (1000 + recent), segment, number, day };
      }
    }
  }

  /** @param {Leaf} leaf */
  rareness(leaf) {
    const frequency = this.frequency(leaf);
    const odds = (this.index.total - frequency + 0.5) / (frequency + 0.5);
    return Math.floor(1024 * Math.log2(1 + odds) + 0.5);
  }
}

const EMPTY = new Uint8Array(0);

/** @param {Uint8Array} numbers */
function count(numbers) {
  let total = 0;
  // Not `of`, which takes ten times as long.
  for (let at = 0; at < numbers.length; at++) if (numbers[at]) total++;
  return total;
}

/**
 * Newer first; undated articles last.
 * @param {Hit} one
 * @param {Hit} other
 */
function isNewer(one, other) {
  const dated = !Number.isNaN(one.day);
  if (dated !== !Number.isNaN(other.day)) return dated;
  return one.day === other.day || !dated ? isLater(one, other) : one.day > other.day;
}

/**
 * @param {Hit} one
 * @param {Hit} other
 */
function isOlder(one, other) {
  const dated = !Number.isNaN(one.day);
  return dated === !Number.isNaN(other.day) ? isNewer(other, one) : dated;
}

/**
 * Whether an article of the same day, and so of the same segment, stands behind another one.
 * @param {Hit} one
 * @param {Hit} other
 */
const isLater = (one, other) => one.number > other.number;

/**
 * @param {Hit} one
 * @param {Hit} other
 */
const isBetter = (one, other) =>
  one.score === other.score ? isNewer(one, other) : one.score > other.score;

/**
 * The days that an article must be of, as far as the tree's top says.
 * @param {Node} node
 * @returns {[number, number] | null}
 */
function bounds(node) {
  const dated = (node.type === "all" ? node.of : [node]).filter((part) => part.type === "dated");
  if (!dated.length) return null;
  return [
    Math.max(...dated.map(({ days }) => days.first ?? -Infinity)),
    Math.min(...dated.map(({ days }) => days.last ?? Infinity)),
  ];
}

/**
 * @param {Segment} segment
 * @param {[number, number] | null} within
 */
const overlaps = (segment, within) =>
  !within || (segment.newest >= within[0] && segment.oldest <= within[1]);
