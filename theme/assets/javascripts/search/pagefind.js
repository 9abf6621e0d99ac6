// @ts-check
/// <reference lib="webworker" />
/**
 * Pagefind behind the search box, where the owner chose it: stands in for Material's search worker and
 * speaks its four messages (worker.js). Pagefind runs in here, for a page's own policy allows it no
 * WebAssembly. Nothing of it is fetched before the first query.
 *
 * A classic script, as Material starts it.
 */

(() => {
  const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
  const PAUSE = 120;
  const SHOWN = 10;
  const site = new URL("../../../", self.location.href);
  /** @type {Promise<any> | undefined} */
  let pagefind;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let latest = 0;

  async function load() {
    const made = await import(new URL("pagefind/pagefind.js", site).href);
    await made.options({ baseUrl: site.pathname, excerptLength: 24 });
    return made;
  }

  /** @param {string} text */
  const escaped = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

  /**
   * Pagefind's own excerpts are HTML: the text is escaped, and words found are marked.
   * @param {any} found
   * @param {number} place
   */
  async function item(found, place) {
    const { url, meta, excerpt } = await found.data();
    const location = url.slice(site.pathname.length);
    return [{ location, title: escaped(meta.title ?? location), text: excerpt, score: SHOWN - place, terms: {} }];
  }

  /**
   * @param {string} query
   * @param {number} turn
   */
  async function respond(query, turn) {
    /** @type {object[][]} */
    let items = [];
    try {
      pagefind ??= load();
      const found = query.trim() ? await (await pagefind).search(query) : { results: [] };
      items = await Promise.all(found.results.slice(0, SHOWN).map(item));
    } catch (error) {
      pagefind = undefined;
      self.reportError(error); // the box says so, and starts anew with the next key
      return;
    }
    if (turn === latest) self.postMessage({ type: RESULT, data: { items } });
  }

  self.addEventListener("message", (event) => {
    const { type, data } = /** @type {MessageEvent} */ (event).data;
    if (type === SETUP) self.postMessage({ type: READY });
    if (type !== QUERY) return;
    const turn = ++latest;
    clearTimeout(timer);
    timer = setTimeout(() => respond(String(data), turn), PAUSE);
  });
})();
