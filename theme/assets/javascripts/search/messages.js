// @ts-check
/**
 * Texts in the site's language. They are written in English where they are used; a file of the site
 * has what stands for each, by CLDR's plural categories. English stands in for what cannot be loaded.
 */

/** @typedef {Record<string, string | number>} Values */
/** @typedef {[text: string, values: Values]} Message */
/** @typedef {(text: string, values?: Values) => string} Say `values.number` chooses the plural form */

/**
 * @param {string} text with places like {number}
 * @param {Values} values
 */
export const filled = (text, values) =>
  text.replace(/\{([a-z]+)\}/g, (place, name) => String(values[name] ?? place));

const FROM_RIGHT = /^(ar|dv|fa|he|ps|sd|ug|ur|yi)\b/;

/**
 * @param {string} language
 * @param {Record<string, Record<string, string>>} texts
 * @param {string} [group] what stands between thousands, where that is all there is to it
 * @returns {Say}
 */
export function saying(language, texts, group) {
  const rules = new Intl.PluralRules(language);
  /** @param {number} number */
  const written = (number) => {
    // A browser takes 20 ms and more to make ready for numbers: a quarter of a search.
    if (number >= 1000 && !group) return number.toLocaleString(language);
    return String(number).replace(/\B(?=(\d{3})+$)/g, group ?? "");
  };
  return (text, given = {}) => {
    const forms = texts[text] ?? {};
    const { number } = given;
    const values = FROM_RIGHT.test(language) ? isolated(given) : given;
    if (typeof number !== "number") return filled(forms.other ?? text, values);
    return filled(forms[rules.select(number)] ?? forms.other ?? text, { ...values, number: written(number) });
  };
}

/**
 * Values that keep their own direction: behind Arabic letters 2026-11 would read 11-2026.
 * @param {Values} values
 */
const isolated = (values) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, `\u2068${value}\u2069`]));

/**
 * @param {URL} site
 * @returns {Promise<Say>}
 */
export async function siteTexts(site) {
  try {
    const { language, texts, group } = await (await fetch(new URL("search/words.json", site))).json();
    return saying(language, texts, group);
  } catch {
    return saying("en", {}, ",");
  }
}
