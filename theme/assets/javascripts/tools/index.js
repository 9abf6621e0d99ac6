// @ts-check
/**
 * A reader's tools: what was chosen takes effect at once, everything else is loaded when it is wanted.
 * All of it is an addition; without it every page reads completely.
 */

import { listen, step } from "./keys.js";
import { markLines, remember } from "./marks.js";
import { Store, browserStorage } from "./store.js";
import { mountWorker } from "./worker.js";

const root = new URL("../../../", import.meta.url);
const address = location.pathname.startsWith(root.pathname)
  ? location.pathname.slice(root.pathname.length)
  : "";
const content = document.querySelector(".dl");
const store = new Store(browserStorage(), `${root.pathname}.dateline`);

/** @type {Promise<import("./words.js").Say> | undefined} */
let words;

/** The site's words, asked for once, and only where something is to be said. */
function said() {
  words ??= import("./words.js").then(({ siteWords }) =>
    siteWords(document.documentElement.lang || "en"),
  );
  return words;
}

/** Puts the choices of reading on the page; scope.js does the same before the page is painted. */
function applyReading() {
  const { size, width, face } = store.kept.reading;
  const { dataset } = document.documentElement;
  dataset.dlSize = String(size);
  dataset.dlWidth = String(width);
  dataset.dlFace = face;
}

/** Applies what leaves lines out of lists or brings some in. */
async function applyLists() {
  const { muted, follow } = store.kept;
  const isFront = document.querySelector(".dl--front") !== null;
  const mutes = Object.values(muted).some((list) => list.length);
  if (content && (mutes || document.querySelector(".dl-muted-count"))) {
    const { showMuted } = await import("./lists.js");
    showMuted(content, muted, await said());
  }
  if (isFront && (follow.length || document.querySelector(".dl-followed"))) {
    const { showFollowed } = await import("./lists.js");
    await showFollowed(store, root, await said());
  }
}

async function applyNews() {
  if (!content) return;
  const fresh = markLines(content, store);
  if (!fresh) return;
  const { showNews } = await import("./lists.js");
  showNews(content, fresh, await said());
}

function apply() {
  applyReading();
  void applyLists();
}

/** @param {string} [at] */
async function show(at = "") {
  const [{ open }, say] = await Promise.all([import("./panel.js"), said()]);
  open({ store, say, root, address, apply }, at);
}

function mountOpener() {
  const own = document.querySelector("script[data-dl-tools]");
  const name = own?.getAttribute("data-dl-tools") ?? "";
  const opener = document.createElement("button");
  opener.type = "button";
  opener.className = "md-header__button md-icon dl-opener";
  opener.title = name;
  opener.setAttribute("aria-label", name);
  opener.setAttribute("aria-haspopup", "dialog");
  opener.textContent = "Aa";
  opener.addEventListener("click", () => void show());
  const before = document.querySelector(".md-header__inner label[for=__search]");
  if (before) before.before(opener);
  else document.querySelector(".md-header__inner")?.append(opener);
}

/** @param {string} what */
function act(what) {
  if (what.startsWith("go:")) location.assign(new URL(what.slice(3), root));
  else if (what === "help") void show("keys");
  else if (what === "next") step(1);
  else if (what === "previous") step(-1);
  else {
    const way = what === "earlier" ? "prev" : "next";
    const link = document.querySelector(`.dl-neighbours a[rel=${way}]`);
    if (link instanceof HTMLAnchorElement) location.assign(link.href);
  }
}

async function renewed() {
  const { showNotice } = await import("./lists.js");
  showNotice(await said());
}

applyReading();
remember(store, address, Date.now());
mountOpener();
listen(act, () => store.kept.reading.keys);
void applyLists();
void applyNews();
void mountWorker(root, () => void renewed());
