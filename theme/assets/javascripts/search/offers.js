// @ts-check
/**
 * Values and words offered under the box while a reader types, as WAI-ARIA's combobox
 * (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).
 */

import { h } from "./dom.js";
import { FIELDS } from "./query.js";
import { namesOf } from "./tallies.js";
import { fold, lower } from "./words.js";

const MOST_OFFERS = 8;

/** @typedef {{ text: string, label: string, note: string }} Offer text: what the query becomes */

/**
 * What a query may become whose last part is not finished.
 * @param {import("./index.js").Index} index
 * @param {string} query
 * @returns {Promise<Offer[]>}
 */
export async function offers(index, query) {
  const [, before, part] = /^(.*?)(\S*)$/su.exec(query) ?? ["", "", ""];
  const named = /^(-?)([a-z]+):["“]?(.*)$/iu.exec(part);
  if (named) {
    const [, minus, name, value] = named;
    const field = name.toLowerCase();
    if (!FIELDS.includes(field)) return [];
    const wanted = fold(lower(value));
    const known = await namesOf(index, field);
    return known
      .filter(([key, title]) => key.startsWith(wanted) || fold(lower(title)).startsWith(wanted))
      .slice(0, MOST_OFFERS)
      .map(([key, title, count]) => ({
        text: `${before}${minus}${field}:${key} `,
        label: title,
        note: count.toLocaleString(),
      }));
  }
  const word = lower(part.replace(/^[-("“]+/u, ""));
  if (word.length < 2) return [];
  const prefix = part.slice(0, part.length - word.length);
  const fields = FIELDS.filter((name) => name.startsWith(word)).map((name) => ({
    text: `${before}${prefix}${name}:`,
    label: `${name}:`,
    note: "",
  }));
  const found = [...(await index.spellings(fold(word)))]
    .filter(([each]) => each !== fold(word))
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .slice(0, MOST_OFFERS - fields.length)
    .map(([each]) => ({ text: `${before}${prefix}${each} `, label: each, note: "" }));
  return [...fields, ...found];
}

/**
 * Shows offers below an input; `choose` gets the query chosen.
 * @param {HTMLInputElement} input
 * @param {HTMLElement} list
 * @param {(text: string) => void} choose
 */
export function combobox(input, list, choose) {
  /** @type {Offer[]} */
  let shown = [];
  let active = -1;

  /** @param {number} at */
  function activate(at) {
    active = at;
    [...list.children].forEach((item, index) => {
      item.setAttribute("aria-selected", String(index === at));
    });
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `dl-offer-${at}`);
  }

  /** @param {Offer[]} next */
  function show(next) {
    shown = next;
    list.hidden = !next.length;
    input.setAttribute("aria-expanded", String(!!next.length));
    list.replaceChildren(
      ...next.map(({ label, note }, at) =>
        h(
          "li",
          { id: `dl-offer-${at}`, role: "option", "aria-selected": "false", pointerdown: take(at) },
          h("span", { dir: "auto" }, label),
          h("span", {}, note),
        ),
      ),
    );
    activate(-1);
  }

  /**
   * @param {number} at
   * @returns {EventListener}
   */
  const take = (at) => (event) => {
    event.preventDefault();
    const { text } = shown[at];
    show([]);
    choose(text);
  };

  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const move = event.key === "ArrowDown" ? 1 : -1;
      activate(((active + 1 + move + shown.length + 1) % (shown.length + 1)) - 1);
    } else if (event.key === "Enter" && active >= 0) {
      take(active)(event);
    } else if (event.key === "Escape") {
      event.preventDefault();
      show([]);
    }
  });
  input.addEventListener("blur", () => show([]));
  return show;
}
