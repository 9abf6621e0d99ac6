// @ts-check
/** Days as a query names them, as scripts/dateline/search/dates.py reads them. Days count from 1970. */

const DAY = 86_400_000;
const FIRST = day(1, 1, 1);
const LAST = day(9999, 12, 31);

/** @typedef {{ first: number | null, last: number | null }} Days */

/**
 * Days since 1970 of a calendar day, NaN for one that no calendar has.
 * @param {number} year
 * @param {number} month 1 to 12
 * @param {number} date
 */
export function day(year, month, date) {
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, date);
  const fits = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1;
  return fits && at.getUTCDate() === date ? at.getTime() / DAY : NaN;
}

/** @param {number} number */
export const iso = (number) => {
  const [year, ...rest] = new Date(number * DAY).toISOString().slice(0, 10).split("-");
  return [year.padStart(4, "0"), ...rest].join("-");
};

/**
 * @param {string} value
 * @param {number} today
 * @returns {Days | null}
 */
export function span(value, today) {
  const word = value.toLowerCase();
  if (word === "today" || word === "yesterday") {
    const at = today - (word === "yesterday" ? 1 : 0);
    return { first: at, last: at };
  }
  const back = /^P([0-9]{1,4})([DWMY])$/i.exec(value);
  if (back) {
    const first = before(today, Number(back[1]), back[2].toUpperCase());
    return first >= FIRST ? { first, last: today } : null;
  }
  const calendar = /^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$/.exec(value);
  if (!calendar) return null;
  const [year, month, date] = [1, 2, 3].map((part) => Number(calendar[part] ?? 0));
  const first = year < 1 ? NaN : day(year, month || 1, date || 1);
  if (Number.isNaN(first)) return null;
  if (calendar[3]) return { first, last: first };
  return { first, last: day(year, month || 12, length(year, month || 12)) };
}

/**
 * @param {string} value
 * @param {number} today
 * @returns {Days | null}
 */
export function interval(value, today) {
  const cut = value.indexOf("/");
  if (cut < 0) return span(value, today);
  const [start, end] = [value.slice(0, cut), value.slice(cut + 1)];
  const [first, last] = [span(start, today), span(end, today)];
  if ((start && !first) || (end && !last) || value === "/") return null;
  return { first: first?.first ?? null, last: last?.last ?? null };
}

/** @param {string} value */
export const isRelative = (value) =>
  value.split("/").some((part) => /^(today|yesterday|P[0-9]{1,4}[DWMY])$/i.test(part));

/** @param {number | null} at */
export const dayBefore = (at) => (at !== null && at > FIRST ? at - 1 : at);

/** @param {number} at */
export const isKnown = (at) => at >= FIRST && at <= LAST;

/**
 * @param {number} year
 * @param {number} month
 */
function length(year, month) {
  return [31, 30, 29, 28].find((date) => !Number.isNaN(day(year, month, date))) ?? 28;
}

/**
 * @param {number} today
 * @param {number} number
 * @param {string} unit
 */
function before(today, number, unit) {
  if (unit === "D" || unit === "W") return today - number * (unit === "W" ? 7 : 1);
  const at = new Date(today * DAY);
  const months = at.getUTCFullYear() * 12 + at.getUTCMonth() - number * (unit === "Y" ? 12 : 1);
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  if (year < 1) return -Infinity;
  return day(year, month, Math.min(at.getUTCDate(), length(year, month)));
}
