// @ts-check
/**
 * Material's frame without its script, which is three times as large as a page: the choice of
 * colours, the way to the search box, and words to be marked.
 */

import "./dateline.js";

/**
 * Shows the button that leads on from the chosen colours.
 *
 * @param {readonly HTMLInputElement[]} choices
 * @param {number} index
 */
function offer(choices, index) {
  choices.forEach((choice, number) => {
    if (choice.nextElementSibling instanceof HTMLElement) {
      choice.nextElementSibling.hidden = number !== index;
    }
  });
}

/**
 * Takes on the colours of a choice and remembers it as Material does.
 *
 * @param {readonly HTMLInputElement[]} choices
 * @param {number} index
 */
function choose(choices, index) {
  /** @type {Record<string, string>} */
  const color = {};
  for (const name of ["media", "scheme", "primary", "accent"]) {
    color[name] = choices[index].getAttribute(`data-md-color-${name}`) ?? "";
  }
  // The storage is Material's: scope.js defines it, and it forgives a browser that keeps nothing.
  const page = /** @type {any} */ (window);
  page.__md_set("__palette", { index, color });
  page.__dl_palette();
  if (color.media !== "(prefers-color-scheme)") {
    for (const [name, value] of Object.entries(color)) {
      document.body.setAttribute(`data-md-color-${name}`, value);
    }
  }
  offer(choices, index);
}

function mountPalette() {
  const choices = [
    .../** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll(".md-option")),
  ];
  if (!choices.length) return;
  const page = /** @type {any} */ (window);
  const kept = page.__md_get("__palette");
  const fitting = choices.findIndex((choice) =>
    matchMedia(choice.getAttribute("data-md-color-media") ?? "").matches,
  );
  const index = Math.max(0, Math.min(kept?.index ?? fitting, choices.length - 1));
  choices[index].checked = true;
  if (kept) offer(choices, index);
  else choose(choices, index);
  choices.forEach((choice, number) =>
    choice.addEventListener("change", () => choose(choices, number)),
  );
  matchMedia("(prefers-color-scheme: light)").addEventListener("change", () => page.__dl_palette());
}

/** Loads Material's script once; it waits for an event that is long past, so it is sent again. */
function loadMaterial() {
  const own = document.querySelector("script[data-dl-material]");
  const address = own?.getAttribute("data-dl-material");
  if (!own || !address) return;
  own.removeAttribute("data-dl-material");
  // What Material's script looks for by this mark, which pages do without (build/frames.py).
  for (const name of ["header", "container", "main"]) {
    document.querySelector(`.md-${name}`)?.setAttribute("data-md-component", name);
  }
  // Material takes every alternate for a translated site and asks for its sitemap; a feed, or another
  // page of this site, is none. It
  // looks for this very word, while a space changes nothing for others.
  for (const feed of document.querySelectorAll("link[rel=alternate]")) {
    feed.setAttribute("rel", "alternate ");
  }
  const script = document.createElement("script");
  script.src = new URL(address, import.meta.url).href;
  script.addEventListener("load", () => document.dispatchEvent(new Event("DOMContentLoaded")));
  document.body.append(script);
}

/** Whether typing here is meant for a field.
 *
 * @param {EventTarget | null} target
 */
function isField(target) {
  return target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");
}

/** Makes the search box work: by itself where a worker of the archive's is behind it. */
function openBox() {
  const config = JSON.parse(document.getElementById("__config")?.textContent ?? "{}");
  const wants = "[data-md-component=search-share], [data-md-component=search-suggest]";
  const [, engine] = /search\/(worker|pagefind)\.js$/.exec(config.search) ?? [];
  if (!engine || document.querySelector(wants)) {
    loadMaterial();
    return;
  }
  // All are on their way at once.
  const isOwn = engine === "worker";
  const start = () =>
    isOwn
      ? new Worker(config.search.replace(/worker\.js$/, "core.js"), { type: "module" })
      : new Worker(config.search);
  /** @type {Worker | undefined} */
  let worker = start();
  worker.onerror = () => (worker = undefined); // before the box is there to tell of it
  const manifest = isOwn ? fetch(`${config.base}/search/manifest.bin`, { cache: "no-cache" }) : undefined;
  import("./search/box.js").then(({ mount }) => mount(worker, start, config, manifest));
}

function mountSearch() {
  const box = /** @type {HTMLInputElement | null} */ (document.querySelector(".md-search__input"));
  const toggle = /** @type {HTMLInputElement | null} */ (document.getElementById("__search"));
  if (!box || !toggle) return;
  let isOpen = false;
  const open = () => {
    if (!isOpen) openBox();
    isOpen = true;
  };
  box.addEventListener("focus", () => {
    // After the click on a label, which changes the switch by itself.
    setTimeout(() => (toggle.checked = true));
    open();
  });
  toggle.addEventListener("change", open);
  document.querySelector("header [for=__search]")?.addEventListener("click", () => box.focus());
  document.addEventListener("keydown", (event) => {
    const asked = ["/", "f", "s"].includes(event.key) && !isField(event.target);
    if (!asked || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
  const query = new URLSearchParams(location.search).get("q");
  if (query) {
    box.value = query;
    box.focus();
  }
}

function mountHighlight() {
  const words = new URLSearchParams(location.search).get("h");
  if (words) import("./highlight.js").then(({ highlight }) => highlight(words));
}

mountPalette();
mountSearch();
mountHighlight();
