// @ts-check
/** What a reader does not want to see in lists: by words, sources, topics, and ready-made lists. */

/** @typedef {import("./store.js").Kept} Kept */

export const PRESETS = ["sport", "crime", "war", "celebrities"];

/**
 * A text as it is compared: without case, marks and doubled white space.
 *
 * @param {string} text
 */
export function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}

/**
 * A test for texts that contain one of `words` as whole words; scripts without spaces are searched
 * anywhere.
 *
 * @param {readonly string[]} words
 * @returns {(text: string) => boolean}
 */
export function finder(words) {
  const found = words.map(plain).filter(Boolean);
  if (!found.length) return () => false;
  const escaped = found.map((word) => {
    const safe = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return /[\p{Script=Thai}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word)
      ? safe
      : `(?<![\\p{L}\\p{N}])${safe}(?![\\p{L}\\p{N}])`;
  });
  const pattern = new RegExp(escaped.join("|"), "u");
  return (text) => pattern.test(plain(text));
}

/**
 * The words of ready-made lists, in the site's language.
 *
 * @param {readonly string[]} presets
 * @param {import("./words.js").Say} say
 */
export function presetWords(presets, say) {
  return PRESETS.filter((name) => presets.includes(name))
    .flatMap((name) => say(`preset-${name}-words`).split(","))
    .map((word) => word.trim());
}

/**
 * Hides what is muted below `root`; returns how many lines are hidden.
 *
 * @param {ParentNode} root
 * @param {Kept["muted"]} muted
 * @param {import("./words.js").Say} say
 */
export function hideMuted(root, muted, say) {
  const says = finder([...muted.words, ...presetWords(muted.presets, say)]);
  const leads = (/** @type {Element} */ part, /** @type {readonly string[]} */ addresses) =>
    addresses.some((address) => part.querySelector(`a[href$="/${CSS.escape(address)}/"]`));
  let hidden = 0;
  for (const line of root.querySelectorAll(":is(.dl-items, .dl-entries) > li, .dl-story")) {
    const mutes = leads(line, muted.sources) || says(line.textContent ?? "");
    line.toggleAttribute("data-dl-muted", mutes);
    hidden += mutes ? 1 : 0;
  }
  for (const section of root.querySelectorAll(".dl-section, .dl-day__topic")) {
    const heading = section.querySelector("h2, h3");
    const mutes = heading !== null && leads(heading, muted.topics);
    section.toggleAttribute("data-dl-muted", mutes);
    hidden += mutes ? section.querySelectorAll("li:not([data-dl-muted])").length : 0;
  }
  return hidden;
}
