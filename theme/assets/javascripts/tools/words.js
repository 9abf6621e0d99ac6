// @ts-check
/** The site's own words for its tools, in the site's language; plural forms by CLDR's rules. */

/** @typedef {Record<string, string | Record<string, string>>} Catalogue */

/**
 * @param {Catalogue} catalogue
 * @param {string} language
 */
export function wording(catalogue, language) {
  /** @type {Intl.PluralRules | undefined} */
  let rules;
  try {
    rules = new Intl.PluralRules(language);
  } catch {
    rules = new Intl.PluralRules("en");
  }
  /**
   * A text with its places filled; `number` chooses the plural form. A key there is not gives itself.
   *
   * @param {string} key
   * @param {Record<string, string | number>} [values]
   */
  return function say(key, values = {}) {
    const found = catalogue[key] ?? key;
    const forms = typeof found === "string" ? { other: found } : found;
    const form = forms[rules.select(Number(values.number ?? 0))] ?? forms.other ?? key;
    return form.replace(/\{([a-z]+)\}/g, (whole, name) =>
      name in values ? String(values[name]) : whole,
    );
  };
}

/** @typedef {ReturnType<typeof wording>} Say */

/**
 * The words of the site whose scripts these are.
 *
 * @param {string} language
 */
export async function siteWords(language) {
  try {
    const answer = await fetch(new URL("../../../words.json", import.meta.url));
    return wording(answer.ok ? await answer.json() : {}, language);
  } catch {
    return wording({}, language);
  }
}
