// @ts-check
/** Getting around with single keys; a reader can switch them off (WCAG 2.1.4). */

/** Where "g" and another key lead, by addresses on the site. */
export const PLACES = /** @type {const} */ ({
  h: ["", "front-title"],
  a: ["archive/", "archive-title"],
  s: ["stories/", "stories-title"],
  t: ["topics/", "topics-title"],
  o: ["sources/", "sources-title"],
  p: ["people/", "people-title"],
});

const WAIT = 1500;

/**
 * What a key means: a name of something to do, or `go:` and an address. Two keys in turn, such as g
 * and t, must come within a second and a half.
 *
 * @param {{key: string, at: number}} pressed
 * @param {{key: string, at: number} | null} before
 */
export function meaning(pressed, before) {
  if (before?.key === "g" && pressed.at - before.at < WAIT) {
    const place = PLACES[/** @type {keyof typeof PLACES} */ (pressed.key)];
    return place ? `go:${place[0]}` : "";
  }
  switch (pressed.key) {
    case "j": return "next";
    case "k": return "previous";
    case "[": return "earlier";
    case "]": return "later";
    case "?": return "help";
    default: return "";
  }
}

/**
 * The headline to go to from the one that has the focus.
 *
 * @template T
 * @param {readonly T[]} headlines
 * @param {number} here  -1 where none has it
 * @param {number} way   1 or -1
 * @returns {T | undefined}
 */
export function neighbour(headlines, here, way) {
  if (here < 0) return way > 0 ? headlines[0] : headlines[headlines.length - 1];
  return headlines[here + way];
}

/**
 * Whether the keys belong to a field or to an open dialog. A dialog just closed may keep the focus
 * until the browser draws the next frame; what is pressed then is meant for the page.
 *
 * @param {EventTarget | null} target
 */
function isBusy(target) {
  if (!(target instanceof HTMLElement)) return false;
  const dialog = target.closest("dialog");
  return dialog ? dialog.open : target.matches("input, textarea, select, [contenteditable]");
}

/**
 * @param {(what: string) => void} act
 * @param {() => boolean} isOn
 */
export function listen(act, isOn) {
  /** @type {{key: string, at: number} | null} */
  let before = null;
  document.addEventListener("keydown", (event) => {
    if (!isOn() || isBusy(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const pressed = { key: event.key, at: event.timeStamp };
    const what = meaning(pressed, before);
    before = what ? null : pressed;
    if (what) {
      event.preventDefault();
      act(what);
    }
  });
}

/** @param {number} way */
export function step(way) {
  const headlines = /** @type {HTMLElement[]} */ ([
    ...document.querySelectorAll(
      ".dl :is(.dl-title, .dl-items > li > b, .dl-story__title, .dl-entries b, .dl-rail__story h3) a",
    ),
  ].filter((link) => link instanceof HTMLElement && link.offsetParent !== null));
  const here = headlines.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const to = neighbour(headlines, here, way);
  to?.focus();
  to?.scrollIntoView({ block: "center" });
}
