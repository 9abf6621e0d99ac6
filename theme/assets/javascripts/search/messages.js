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

/**
 * @param {string} language
 * @param {Record<string, Record<string, string>>} texts
 * @returns {Say}
 */
export function saying(language, texts) {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (text, values = {}) => {
    const forms = texts[text] ?? {};
    const form = forms[rules.select(Number(values.number))] ?? forms.other ?? text;
    const { number } = values;
    return filled(form, typeof number === "number" ? { ...values, number: numbers.format(number) } : values);
  };
}

/**
 * @param {URL} site
 * @returns {Promise<Say>}
 */
export async function siteTexts(site) {
  try {
    const { language, texts } = await (await fetch(new URL("search/words.json", site))).json();
    return saying(language, texts);
  } catch {
    return saying("en", {});
  }
}
