// @ts-check
/** Numbers about the articles found: by day, and by the values of a field. */

import { json } from "./pack.js";

/**
 * Values of a field, the most frequent first: key, title, number of articles.
 * @param {import("./index.js").Index} index
 * @param {string} field
 * @returns {Promise<[string, string, number][]>}
 */
export const namesOf = (index, field) => index.file(index.manifest.names[field], json);

/**
 * The values of a field, and for each article which of them it has (or -1, or several).
 * @param {import("./index.js").Segment} segment
 * @param {string} field
 * @returns {Promise<{ keys: string[], of: (number | number[])[] }>}
 */
export function columnOf(segment, field) {
  const { index } = segment;
  return index.file(segment.path("c", index.manifest.columns.indexOf(field)), json);
}

/**
 * How many articles are found on each day: pairs of day (since 1970) and number, oldest first.
 * @param {import("./engine.js").Answer} answer
 * @returns {[number, number][]}
 */
export function days(answer) {
  /** @type {[number, number][]} */
  const found = [];
  for (const { segment, found: numbers } of answer.parts) {
    for (const [day, start, end] of segment.days) {
      let total = 0;
      for (let at = start; at < end; at++) total += numbers[at];
      if (total) found.push([day, total]);
    }
  }
  return found.sort(([one], [other]) => one - other);
}

/**
 * How many of the articles found have each value of a field.
 * @param {import("./engine.js").Answer} answer
 * @param {string} field
 * @returns {Promise<Map<string, number>>}
 */
export async function countsOf(answer, field) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  const columns = await Promise.all(answer.parts.map(({ segment }) => columnOf(segment, field)));
  answer.parts.forEach(({ found }, part) => {
    const { keys, of } = columns[part];
    for (let at = 0; at < found.length; at++) {
      if (!found[at]) continue;
      for (const value of [of[at]].flat()) {
        if (value >= 0) counts.set(keys[value], (counts.get(keys[value]) ?? 0) + 1);
      }
    }
  });
  return counts;
}
