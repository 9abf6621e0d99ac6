// @ts-check
/// <reference lib="webworker" />
/**
 * Stands in for Material's search worker: its search box names this file in `__config.search`.
 * Four messages (Material 9, src/templates/assets/javascripts/integrations/search/worker):
 * 0 SETUP and 1 READY, 2 QUERY and 3 RESULT. A query comes with every key; it is answered when the
 * reader pauses. Nothing of the index, nor of the engine, is fetched before the first query.
 *
 * A classic script, as Material starts it; the rest are modules.
 */

(() => {
  const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
  const PAUSE = 120;
  const SHOWN = 10;
  /** Results whose whole text is fetched for a passage, where nothing else shows the word. */
  const PASSAGES = 2;
  /** Texts in a file above which it is not fetched for that: the page of all results does so. */
  const FEW_TEXTS = 10;
  const site = new URL("../../../", self.location.href);

  /** @type {Promise<any> | undefined} */
  let loaded;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let latest = 0;

  async function load() {
    const base = new URL("search/", site);
    const manifest = fetch(new URL("manifest.bin", base), { cache: "no-cache" });
    manifest.catch(() => {});
    const texts = import("./messages.js").then(({ siteTexts }) => siteTexts(site));
    const [engine, index, teaser] = await Promise.all([
      import("./engine.js"),
      import("./index.js"),
      import("./teaser.js"),
      import("./snowball/base-stemmer.js"),
    ]);
    const get = index.fetching(base, manifest);
    return { engine: new engine.Engine(get), say: await texts, ...teaser };
  }

  /** @param {string} text */
  const escaped = (text) =>
    text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

  /** @param {import("./teaser.js").Piece[]} parts */
  const html = (parts) =>
    parts
      .map(([text, hit]) => (hit ? `<mark data-md-highlight>${escaped(text)}</mark>` : escaped(text)))
      .join("");

  /**
   * An entry of the list that leads to the page of all results.
   * @param {string} query
   * @param {string} title
   * @param {string} text
   * @param {number} score
   */
  const more = (query, title, text, score) => [
    {
      location: `search/?${new URLSearchParams({ query })}`,
      title: escaped(title),
      text: escaped(text),
      score,
      terms: {},
    },
  ];

  /**
   * @param {any} hit
   * @param {number} place
   * @param {any} tools
   * @param {import("./teaser.js").Test} test
   * @param {Record<string, boolean>} terms words to be marked in the article
   */
  async function item(hit, place, tools, test, terms) {
    const record = await hit.segment.record(hit.number);
    const [address, title, moment, about, , source, , , excerpt] = record;
    let text = excerpt;
    const isShown = tools.hits(`${title} ${excerpt}`, test).length;
    if (place < PASSAGES && !isShown && hit.segment.texts <= FEW_TEXTS) {
      text = (await hit.segment.text(hit.number).catch(() => "")) || excerpt;
    }
    const day = moment.slice(0, 10);
    const facts = [about ? tools.say("about {day}", { day }) : day, source[1]].filter(Boolean).join(" · ");
    return [
      {
        location: address,
        title: html(tools.pieces(title, test)),
        text: `<p>${escaped(facts)}</p>${html(tools.teaser(text, test, 180))}`,
        score: SHOWN - place,
        terms,
      },
    ];
  }

  /** Loads what every query needs; what failed is loaded anew when it is asked for again. */
  function ready() {
    loaded ??= load();
    loaded.catch(() => (loaded = undefined));
    return loaded;
  }

  /** The way is made ready while the word is still being typed. @param {string} text */
  const ahead = (text) => ready().then(({ engine }) => engine.ahead(text)).catch(() => {});

  /** @param {string} query */
  async function answer(query) {
    const tools = await ready();
    const today = Math.floor((Date.now() - new Date().getTimezoneOffset() * 60_000) / 86_400_000);
    const found = await tools.engine.search(query, today, { typing: true });
    const test = tools.tester(found);
    const words = found.scored.flatMap((/** @type {any} */ { text, words, value }) => text ?? words ?? value);
    const terms = Object.fromEntries(words.map((/** @type {string} */ word) => [word, true]));
    const hits = [...found.hits("relevance", SHOWN), ...found.also(SHOWN)];
    const settled = await Promise.allSettled(
      hits.map((/** @type {any} */ hit, /** @type {number} */ place) => item(hit, place, tools, test, terms)),
    );
    const items = settled.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
    const lost = hits.length - items.length;
    const { say } = tools;
    const { problems, corrected, missing } = found;
    // Material shows ten entries at first: what must be read comes before them.
    if (lost || found.relaxed || hits.length > found.total || [problems, corrected, missing].flat().length) {
      const { notes } = await import("./notes.js");
      items.unshift(more(query, say("About this search"), notes(found, hits.length, lost, say), 0));
    }
    if (found.total > items.length) {
      items.push(more(query, say("All {number} results", { number: found.total }), "", 0));
    }
    return items;
  }

  /**
   * @param {string} query
   * @param {number} turn
   */
  async function respond(query, turn) {
    /** @type {object[][]} */
    let items = [];
    try {
      if (query.trim()) items = await answer(query);
    } catch (error) {
      console.warn(error);
      const say = (await loaded?.catch(() => null))?.say ?? String;
      items = [more(query, say("Search could not be loaded."), say("Try again, or browse by date."), 0)];
    }
    if (turn === latest) self.postMessage({ type: RESULT, data: { items } });
  }

  self.addEventListener("message", (event) => {
    const { type, data } = /** @type {MessageEvent} */ (event).data;
    if (type === SETUP) {
      self.postMessage({ type: READY });
      // Material's script starts the worker with the page and brings an index; box.js, which brings
      // none, when a reader turns to the box.
      if (!data) ahead("");
    } else if (type === QUERY) {
      const turn = ++latest;
      if (String(data).trim()) ahead(data);
      clearTimeout(timer);
      timer = setTimeout(() => respond(String(data), turn), PAUSE);
    }
  });
})();
