// @ts-check
/** What is asked, all of it in the page's address. Dates, sources and the like are words of the query. */

import { iso } from "./dates.js";

/** @typedef {{ query: string, sort: string, against: string }} State */

export const SORTS = ["relevance", "newest", "oldest"];

/**
 * @param {string} search the address's part behind the question mark
 * @returns {State}
 */
export function read(search) {
  const values = new URLSearchParams(search);
  const sort = values.get("sort") ?? "";
  return {
    query: (values.get("query") ?? "").slice(0, 10_000),
    sort: SORTS.includes(sort) ? sort : SORTS[0],
    against: (values.get("against") ?? "").slice(0, 10_000),
  };
}

/**
 * @param {State} state
 * @returns {string}
 */
export function written({ query, sort, against }) {
  const values = new URLSearchParams();
  if (query) values.set("query", query);
  if (sort !== SORTS[0]) values.set("sort", sort);
  if (against) values.set("against", against);
  const text = values.toString();
  return text ? `?${text}` : "";
}

/**
 * A query with a part added; with one of the same field replaced where there may be only one.
 * @param {string} query
 * @param {import("./query.js").Chip[]} chips
 * @param {string} name
 * @param {string} value
 */
export function withPart(query, chips, name, value) {
  const rest = name === "date" ? without(query, chips.filter((chip) => chip.name === "date")) : query;
  const text = /\s/.test(value) ? `"${value.replace(/["“”„]/g, " ")}"` : value;
  return value ? `${rest} ${name}:${text}`.trim() : rest.trim();
}

/**
 * A query without some of its parts.
 * @param {string} query
 * @param {import("./query.js").Chip[]} chips
 */
export function without(query, chips) {
  let text = query;
  for (const { start, end } of [...chips].reverse()) text = text.slice(0, start) + text.slice(end);
  return text.replace(/\s+/g, " ").trim();
}

/**
 * The value of a `date:` from two days of an <input type="date">.
 * @param {string} from
 * @param {string} to
 */
export const dateValue = (from, to) => (from || to ? (from === to ? from : `${from}/${to}`) : "");

/**
 * The days a tree asks for at its top, as texts for <input type="date">.
 * @param {import("./query.js").Node | null} node
 */
export function datesOf(node) {
  const parts = node?.type === "all" ? node.of : node ? [node] : [];
  for (const part of parts) {
    if (part.type !== "dated") continue;
    return [part.days.first, part.days.last].map((at) => (at === null ? "" : iso(at)));
  }
  return ["", ""];
}
