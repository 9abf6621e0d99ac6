// @ts-check
/**
 * Material's search box without Material's script, which is thirty times as large: the same form and
 * list, the same keys, and the same four messages to what answers them (answers.js).
 */

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];

/**
 * @typedef {object} Item
 * @property {string} location
 * @property {string} title HTML
 * @property {string} text HTML
 * @property {number} score
 * @property {Record<string, boolean>} terms words to be marked in the article
 */

/** @param {string} name */
const part = (name) => /** @type {HTMLElement} */ (document.querySelector(`.md-search${name}`));

/**
 * @param {Item} item
 * @param {string} base
 */
function entry({ location, title, text, terms }, base) {
  const item = document.createElement("li");
  item.className = "md-search-result__item";
  item.innerHTML = `<a class="md-search-result__link" tabindex="-1"><article class="md-search-result__article md-typeset"><div class="md-search-result__icon md-icon"></div><h1>${title}</h1>${text}</article></a>`;
  const url = new URL(location, new URL(base, document.baseURI));
  const words = Object.keys(terms).join(" ");
  if (words) url.searchParams.set("h", words);
  /** @type {HTMLAnchorElement} */ (item.firstChild).href = url.href;
  return item;
}

/**
 * @param {Worker | undefined} worker
 * @param {() => Worker} start makes another one, where the file of the first did not come
 * @param {{ base: string, translations: Record<string, string> }} config Material's
 * @param {Promise<Response>} [manifest] what comes of the index's first file
 */
export function mount(worker, start, { base, translations }, manifest) {
  const list = part("-result__list");
  const input = /** @type {HTMLInputElement} */ (part("__input"));
  const toggle = /** @type {HTMLInputElement} */ (document.getElementById("__search"));
  /** @type {Item[][]} */
  let found = [];
  /** @type {string | undefined} */
  let asked;

  const ask = () => {
    if (!worker) setUp((worker = start()));
    else if (asked !== input.value) worker.postMessage({ type: QUERY, data: (asked = input.value) });
  };
  const close = () => {
    if (toggle.checked) toggle.click();
  };

  /** @param {MessageEvent} event */
  const take = ({ data: { type, data } }) => {
    if (type === READY) ask();
    if (type !== RESULT) return;
    found = data.items;
    const kind = !asked ? "placeholder" : ["none", "one"][found.length] ?? "other";
    part("-result__meta").textContent = translations[`search.result.${kind}`].replace("#", `${found.length}`);
    list.replaceChildren(...found.map(([item]) => entry(item, base)));
  };
  const fail = async () => {
    worker?.terminate();
    worker = asked = undefined; // the next key tries again
    const { lost } = await import("./lost.js");
    part("-result__meta").textContent = await lost(base);
  };
  /** @param {Worker} worker */
  const setUp = async (worker) => {
    worker.onmessage = take;
    worker.onerror = fail;
    const answer = await manifest?.catch(() => undefined);
    const data = answer?.ok ? await answer.arrayBuffer().catch(() => undefined) : undefined;
    worker.postMessage({ type: SETUP, data });
  };
  worker ? setUp(worker) : fail();

  list.role = "list";
  input.addEventListener("input", ask);
  input.form?.addEventListener("reset", () => {
    input.focus();
    setTimeout(ask);
  });
  list.addEventListener("click", close);
  part("").addEventListener("keydown", (event) => {
    const { key } = event;
    const places = [input, ...list.querySelectorAll("a")];
    const at = places.indexOf(/** @type {any} */ (document.activeElement));
    const step = { ArrowUp: -1, ArrowDown: 1 }[key];
    if (/^(Escape|Tab)$/.test(key)) {
      close();
      return input.blur();
    }
    if (step) places[(at + step + places.length) % places.length].focus();
    else if (key !== "Enter") return at && input.focus();
    else if (at) return;
    else places[1 + Math.max(0, found.findIndex(([{ score }]) => score))]?.click();
    event.preventDefault();
  });
}
