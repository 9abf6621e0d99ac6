// @ts-check
/// <reference lib="webworker" />
/**
 * Stands in for Material's search worker: Material's own script, where an owner's wishes need it, starts
 * this file, which `__config.search` names, with every page. Four messages (Material 9,
 * src/templates/assets/javascripts/integrations/search/worker): 0 SETUP and 1 READY, 2 QUERY and
 * 3 RESULT. Nothing of the engine is fetched before the first query; what answers then is answers.js.
 *
 * A classic script, as Material starts it.
 */

(() => {
  const [SETUP, READY, QUERY] = [0, 1, 2];
  /** @type {Promise<typeof import("./answers.js")> | undefined} */
  let answers;
  let latest = "";

  self.onmessage = ({ data: { type, data } }) => {
    if (type === SETUP && !answers) self.postMessage({ type: READY });
    if (type !== QUERY) return;
    latest = data;
    answers ??= import("./answers.js");
    answers.then(({ setUp, ask }) => {
      self.onmessage = null;
      setUp();
      ask(latest);
    });
  };
})();
