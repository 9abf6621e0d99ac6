// @ts-check
/**
 * Relative times, as the reader's clock sees them: an addition to the absolute times of the page,
 * which stay as they are. Old times get none: "2 years ago" says less than the date.
 */

const DAY = 86_400_000;

/** @type {ReadonlyArray<[Intl.RelativeTimeFormatUnit, number]>} */
const UNITS = [["day", DAY], ["hour", 3_600_000], ["minute", 60_000]];

/** The longest age, in milliseconds, that is said in words. */
export const LONGEST = 14 * DAY;

/** Times that stand alone; below a day's heading only the time of day is shown. */
const STAMPS = ":is(.dl-items:not(.dl-clock) > li > :is(small, .dl-meta), .dl-byline) time, time.dl-when";

/**
 * How long ago `value`, a <time> element's `datetime`, was; empty for what is too long ago, in the
 * future, or no finer than a month. A bare day is compared with the reader's calendar day.
 *
 * @param {string} value
 * @param {Date} now
 * @param {string} language
 * @returns {string}
 */
export function ago(value, now, language) {
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const day = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
  if (day) {
    const then = Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3]));
    const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
    const age = today - then;
    return age >= 0 && age <= LONGEST ? format.format(-age / DAY, "day") : "";
  }
  const age = value.includes("T") ? now.getTime() - Date.parse(value) : NaN;
  if (!(age >= 0 && age <= LONGEST)) return "";
  const [unit, size] = UNITS.find(([, size]) => age >= size) ?? ["minute", 60_000];
  return format.format(-Math.floor(age / size), unit);
}

/**
 * Puts the relative time behind every <time> of the archive below `root`.
 *
 * @param {ParentNode} root
 * @param {Date} now
 * @param {string} language
 */
export function addRelativeTimes(root, now, language) {
  for (const element of root.querySelectorAll(STAMPS)) {
    const text = ago(element.getAttribute("datetime") ?? "", now, language);
    if (!text) continue;
    const note = document.createElement("span");
    note.className = "dl-ago";
    note.textContent = `(${text})`;
    element.after(" ", note);
  }
}

if (typeof document !== "undefined") {
  addRelativeTimes(document, new Date(), document.documentElement.lang || "en");
}
