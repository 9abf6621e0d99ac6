// @ts-check
/**
 * How many articles were found in each month, as bars; a second query as a line. Dragging over it,
 * or arrows, Shift with arrows and Enter, choose months.
 */

import { day, iso } from "./dates.js";
import { svg } from "./dom.js";

const [WIDTH, HEIGHT] = [1000, 100];

/**
 * Articles by month from the first month to the last, months without any included.
 * @param {[number, number][]} days day since 1970 and number
 * @param {string} first month, 2026-11
 * @param {string} last
 * @returns {[string, number][]}
 */
export function byMonth(days, first, last) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (let month = first; month <= last; month = next(month)) counts.set(month, 0);
  for (const [at, count] of days) {
    const month = iso(at).slice(0, 7);
    counts.set(month, (counts.get(month) ?? 0) + count);
  }
  return [...counts];
}

/** @param {string} month */
function next(month) {
  const [year, number] = month.split("-").map(Number);
  return number === 12 ? `${String(year + 1).padStart(4, "0")}-01` : `${month.slice(0, 5)}${String(number + 1).padStart(2, "0")}`;
}

/**
 * The first and the last day of some months.
 * @param {string} first
 * @param {string} last
 */
export function ends(first, last) {
  const [year, month] = next(last).split("-").map(Number);
  return [`${first}-01`, iso(day(year, month, 1) - 1)];
}

/**
 * @param {[string, number][]} months
 * @param {[string, number][]} others of the query compared with, or none
 * @param {(first: string, last: string) => void} choose
 * @param {(text: string) => void} tell what is under the cursor
 * @param {import("./messages.js").Say} say
 */
export function timeline(months, others, choose, tell, say) {
  const most = Math.max(1, ...months.map(([, count]) => count), ...others.map(([, count]) => count));
  const step = WIDTH / months.length;
  const bars = months.map(([, count], at) => {
    const height = Math.max(count ? 2 : 0, (count / most) * (HEIGHT - 2));
    return svg("rect", { x: at * step, y: HEIGHT - height, width: Math.max(step - 1, 0.5), height });
  });
  const base = svg("rect", { class: "is-base", x: 0, y: HEIGHT - 1, width: WIDTH, height: 1 });
  const points = others.map(([, count], at) => `${(at + 0.5) * step},${HEIGHT - (count / most) * (HEIGHT - 2)}`);
  const total = months.reduce((sum, [, count]) => sum + count, 0);
  const drawing = svg(
    "svg",
    {
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      preserveAspectRatio: "none",
      tabindex: 0,
      role: "slider",
      "aria-label": say(
        "Articles by month, {number} in all. Arrow keys move, with Shift they choose, Enter sets the dates.",
        { number: total },
      ),
      "aria-valuemin": 0,
      "aria-valuemax": months.length - 1,
    },
    base,
    ...bars,
    ...(points.length ? [svg("polyline", { points: points.join(" ") })] : []),
  );
  let [anchor, cursor] = [months.length - 1, months.length - 1];

  const show = () => {
    const [low, high] = [Math.min(anchor, cursor), Math.max(anchor, cursor)];
    bars.forEach((bar, at) => bar.classList.toggle("is-chosen", at >= low && at <= high));
    const sum = months.slice(low, high + 1).reduce((all, [, count]) => all + count, 0);
    const [[first], [last]] = [months[low], months[high]];
    const span = low === high ? first : say("{first} to {last}", { first, last });
    const text = `${span}: ${sum}`;
    drawing.setAttribute("aria-valuenow", String(cursor));
    drawing.setAttribute("aria-valuetext", text);
    tell(text);
  };
  const done = () =>
    choose(months[Math.min(anchor, cursor)][0], months[Math.max(anchor, cursor)][0]);
  // Where one reads from right to left, time goes that way too (search.css).
  const isMirrored = () => drawing.closest("[dir=rtl]") !== null;
  /** @param {MouseEvent} event */
  const under = (event) => {
    const { left, right, width } = drawing.getBoundingClientRect();
    const from = isMirrored() ? right - event.clientX : event.clientX - left;
    const at = Math.floor((from / width) * months.length);
    return Math.max(0, Math.min(months.length - 1, at));
  };
  let dragging = false;
  drawing.addEventListener("pointerdown", (event) => {
    dragging = true;
    drawing.setPointerCapture(event.pointerId);
    anchor = cursor = under(event);
    show();
  });
  drawing.addEventListener("pointermove", (event) => {
    cursor = under(event);
    if (!dragging) anchor = cursor;
    show();
  });
  drawing.addEventListener("pointerup", () => {
    if (dragging) done();
    dragging = false;
  });
  drawing.addEventListener("keydown", (event) => {
    const back = isMirrored() ? 1 : -1;
    const move = { ArrowLeft: back, ArrowRight: -back, Home: -months.length, End: months.length }[event.key];
    if (event.key === "Enter") done();
    if (!move) return;
    event.preventDefault();
    cursor = Math.max(0, Math.min(months.length - 1, cursor + move));
    if (!event.shiftKey) anchor = cursor;
    show();
  });
  drawing.setAttribute("aria-valuenow", String(cursor));
  return drawing;
}
