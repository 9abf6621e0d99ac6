// @ts-check
/**
 * The query language, as scripts/dateline/search/query.py reads it: a line of text to a tree and to
 * explanations. tests/cases/search/queries.json holds both sides equal.
 */

import { dayBefore, interval, isRelative, iso, span } from "./dates.js";
import { filled } from "./messages.js";
import { slug, words } from "./words.js";

const LONGEST_QUERY = 1_000;
const MOST = 32;
const DEEPEST = 12;
export const FIELDS = ["source", "topic", "tag", "person", "org", "place", "lang", "kind", "story"];
const DATES = ["date", "on", "before", "after"];

/**
 * @typedef {{ type: "word", text: string, begins: boolean }} Word
 * @typedef {{ type: "phrase", words: string[] }} Phrase
 * @typedef {{ type: "field", name: string, value: string }} Field
 * @typedef {{ type: "dated", days: import("./dates.js").Days }} Dated
 * @typedef {{ type: "not", of: Node }} Not
 * @typedef {{ type: "all", of: Node[] } | { type: "any", of: Node[] }} Several
 * @typedef {Word | Phrase | Field | Dated | Not | Several} Node
 * @typedef {Word | Phrase | Field | Dated} Leaf
 * @typedef {{ node: Node | null, problems: Message[], absolute: string, chips: Chip[] }} Parsed
 * @typedef {import("./messages.js").Message} Message
 * @typedef {{ start: number, end: number, text: string, name: string }} Chip a top-level part
 */

const TOKEN = new RegExp(
  "\\s*(?:(?<bracket>[()])" +
    "|(?<minus>-(?=[^\\s\\-)]))" +
    "|(?<either>OR(?=[\\s()]|$)|\\|)" +
    '|(?:(?<field>[A-Za-z]+):)?["“„](?<quoted>[^"”“]*)(?<close>["”“]?)' +
    '|(?<word>[^\\s()"“”„|]+))',
  "uyd",
);

/**
 * @param {string} text
 * @param {number} today days since 1970
 * @param {boolean} [typing] whether the last word may be the beginning of one
 * @returns {Parsed}
 */
export function parse(text, today, typing = false) {
  const characters = [...text];
  const long = characters.length > LONGEST_QUERY;
  const reader = new Reader(long ? characters.slice(0, LONGEST_QUERY).join("") : text, today);
  let node = reader.either(0);
  while (reader.at < reader.tokens.length) {
    reader.at += 1;
    reader.problem("A bracket is closed that was not opened.");
    const rest = reader.either(0);
    node = joined([node, rest].flatMap((part) => part ?? []));
  }
  if (long) reader.problem("Only the first {number} characters are searched.", { number: LONGEST_QUERY });
  if (typing && !long && /\S$/u.test(text)) node = begun(node);
  return {
    node,
    problems: [...reader.problems.values()],
    absolute: reader.absolute(),
    chips: reader.chips,
  };
}

class Reader {
  /**
   * @param {string} text
   * @param {number} today
   */
  constructor(text, today) {
    this.text = text;
    this.today = today;
    this.at = 0;
    this.words = 0;
    /** @type {Map<string, Message>} by what they say in English, each once */
    this.problems = new Map();
    /** @type {Chip[]} */
    this.chips = [];
    /** @type {[number, number, string][]} */
    this.changes = [];
    /** @type {RegExpExecArray[]} */
    this.tokens = [];
    TOKEN.lastIndex = 0;
    for (let match; (match = TOKEN.exec(text)); ) this.tokens.push(match);
  }

  /**
   * @param {string} text
   * @param {import("./messages.js").Values} [values]
   */
  problem(text, values = {}) {
    this.problems.set(filled(text, values), [text, values]);
  }

  absolute() {
    let text = this.text;
    for (const [start, end, value] of this.changes.reverse()) {
      text = text.slice(0, start) + value + text.slice(end);
    }
    return text.trim();
  }

  /**
   * @param {number} depth
   * @returns {Node | null}
   */
  either(depth) {
    /** @type {Node[]} */
    const found = [];
    for (;;) {
      const part = this.all(depth);
      if (part) found.push(part);
      if (!this.tokens[this.at]?.groups?.either) break;
      if (!part || this.at + 1 === this.tokens.length) {
        this.problem("OR stands between two words.");
      }
      this.at += 1;
    }
    return found.length > 1 ? { type: "any", of: found } : found[0] ?? null;
  }

  /**
   * @param {number} depth
   * @returns {Node | null}
   */
  all(depth) {
    /** @type {Node[]} */
    const found = [];
    while (this.at < this.tokens.length) {
      const groups = this.tokens[this.at].groups ?? {};
      if (groups.either || groups.bracket === ")") break;
      const first = this.at;
      const part = this.one(depth);
      if (part) found.push(part);
      if (depth === 0) this.chip(first, part);
    }
    return joined(found);
  }

  /**
   * @param {number} first
   * @param {Node | null} part
   */
  chip(first, part) {
    const start = this.start(first);
    const last = this.tokens[this.at - 1];
    const end = last.index + last[0].length;
    const inner = part?.type === "not" ? part.of : part;
    const name = inner?.type === "field" ? inner.name : inner?.type === "dated" ? "date" : "";
    this.chips.push({ start, end, text: this.text.slice(start, end), name });
  }

  /** @param {number} token */
  start(token) {
    const match = this.tokens[token];
    return match.index + match[0].length - match[0].trimStart().length;
  }

  /**
   * @param {number} depth
   * @returns {Node | null}
   */
  one(depth) {
    const token = this.tokens[this.at];
    const groups = token.groups ?? {};
    this.at += 1;
    if (groups.minus) {
      const part = this.at < this.tokens.length ? this.one(depth) : null;
      return part && { type: "not", of: part };
    }
    if (groups.either) return null;
    if (groups.bracket) return groups.bracket === "(" ? this.bracket(depth) : null;
    this.words += 1;
    if (this.words > MOST) {
      this.problem("Only the first {number} words are searched.", { number: MOST });
      return null;
    }
    return groups.quoted === undefined ? this.word(token) : this.quoted(token);
  }

  /**
   * @param {number} depth
   * @returns {Node | null}
   */
  bracket(depth) {
    if (depth === DEEPEST) {
      this.problem("There are too many brackets in brackets.");
      return null;
    }
    const part = this.either(depth + 1);
    if (this.at < this.tokens.length) this.at += 1;
    else this.problem("A bracket is not closed.");
    return part;
  }

  /**
   * @param {RegExpExecArray} token
   * @returns {Node | null}
   */
  quoted(token) {
    const { field, quoted, close } = token.groups ?? {};
    if (!close) this.problem("A quotation mark is not closed.");
    const start = token.indices?.groups?.quoted?.[0] ?? 0;
    return field ? this.field(field, quoted, start) : this.plain(quoted);
  }

  /**
   * @param {RegExpExecArray} token
   * @returns {Node | null}
   */
  word(token) {
    const word = token.groups?.word ?? "";
    const named = /^([A-Za-z]+):(.*)$/su.exec(word);
    if (!named || named[2].startsWith("//")) return this.plain(word);
    const start = (token.indices?.groups?.word?.[0] ?? 0) + named[1].length + 1;
    return this.field(named[1], named[2], start);
  }

  /**
   * @param {string} text
   * @returns {Node | null}
   */
  plain(text) {
    const found = words(text);
    if (!found.length) {
      this.problem("There is no word in {text}.", { text: shown(text) });
      return null;
    }
    if (found.length === 1) return { type: "word", text: found[0], begins: false };
    return { type: "phrase", words: found.slice(0, MOST) };
  }

  /**
   * @param {string} field
   * @param {string} value
   * @param {number} start
   * @returns {Node | null}
   */
  field(field, value, start) {
    const name = field.toLowerCase();
    if (DATES.includes(name)) return this.dated(name, value, start);
    if (name === "title" || FIELDS.includes(name)) {
      const found = name === "title" ? words(value).slice(0, MOST) : [slug(value)].filter(Boolean);
      if (!found.length) this.problem("After {name}: a word is missing.", { name });
      return joined(found.map((each) => ({ type: "field", name, value: each })));
    }
    const known = ["title", ...FIELDS, ...DATES].join(", ");
    this.problem("There is no {name}: to search in, only {known}.", { name, known });
    return this.plain(`${name} ${value}`);
  }

  /**
   * @param {string} name
   * @param {string} value
   * @param {number} start
   * @returns {Node | null}
   */
  dated(name, value, start) {
    const bound = name === "before" || name === "after";
    let days = (bound ? span : interval)(value, this.today);
    if (days && name === "before") days = { first: null, last: dayBefore(days.first) };
    else if (days && name === "after") days = { first: days.first, last: null };
    if (!days) {
      const forms = "2026, 2026-11, 2026-11-23, today, P1W";
      this.problem("{text} is no date: write {forms}.", { text: shown(value), forms });
      return null;
    }
    if (days.first !== null && days.last !== null && days.first > days.last) {
      this.problem("{text} ends before it begins.", { text: shown(value) });
    }
    if (isRelative(value)) this.changes.push([start, start + value.length, this.fixed(bound, value)]);
    return { type: "dated", days };
  }

  /**
   * @param {boolean} bound
   * @param {string} value
   */
  fixed(bound, value) {
    const days = interval(value, this.today);
    const [first, last] = [days?.first, days?.last].map((at) => (at == null ? "" : iso(at)));
    return first === last || bound ? first : `${first}/${last}`;
  }
}

/**
 * @param {Node[]} found
 * @returns {Node | null}
 */
function joined(found) {
  return found.length > 1 ? { type: "all", of: found } : found[0] ?? null;
}

/**
 * @param {Node | null} node
 * @returns {Node | null}
 */
function begun(node) {
  if (node?.type === "word") return { ...node, begins: true };
  if (node?.type !== "all" && node?.type !== "any") return node;
  const last = begun(node.of[node.of.length - 1]);
  return last?.type === "word" || last?.type === "all"
    ? { ...node, of: [...node.of.slice(0, -1), last] }
    : node;
}

/** @param {string} text */
function shown(text) {
  const characters = [...text];
  return characters.length > 40 ? `“${characters.slice(0, 40).join("")}…”` : `“${text}”`;
}

/**
 * Everything in a tree that is no connection; `left` says whether parts left out are among it.
 * @param {Node} node
 * @param {boolean} [left]
 * @returns {Leaf[]}
 */
export function leaves(node, left = true) {
  if (node.type === "all" || node.type === "any") {
    return node.of.flatMap((part) => leaves(part, left));
  }
  if (node.type === "not") return left ? leaves(node.of, left) : [];
  return [node];
}

/** @param {Node} node */
export const isText = (node) =>
  node.type === "word" || node.type === "phrase" || (node.type === "field" && node.name === "title");
