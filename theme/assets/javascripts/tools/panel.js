// @ts-check
/** The tools' panel: a dialog that is made when a reader opens it, from what is kept. */

import { apa, bibtex, passageAddress, wiki } from "./cite.js";
import { button, check, choices, element, part } from "./elements.js";
import { PLACES } from "./keys.js";
import { Reader, canSpeak } from "./listen.js";
import { PRESETS } from "./mute.js";
import { offlinePart } from "./offline.js";
import { fitted, nothing } from "./store.js";

/**
 * @typedef {object} Site
 * @property {import("./store.js").Store} store
 * @property {import("./words.js").Say} say
 * @property {URL} root
 * @property {string} address   of this page, relative to the root
 * @property {() => void} apply  shows what was changed
 */

/** @type {HTMLDialogElement | null} */
let dialog = null;
/** @type {Reader | null} */
let reader = null;

/**
 * Opens the panel.
 *
 * @param {Site} site
 * @param {string} [at]  the part to begin at
 */
export function open(site, at = "") {
  dialog?.remove();
  dress();
  const { say } = site;
  const close = button(say("tool-close"), () => dialog?.close());
  const status = element("p", { class: "dl-panel__status", role: "status" });
  dialog = /** @type {HTMLDialogElement} */ (
    element("dialog", { class: "dl-panel", "aria-labelledby": "dl-panel-title" },
      element("header", {}, element("h2", { id: "dl-panel-title" }, say("tools")), close),
      ...parts(site, (text) => { status.textContent = text; }), status)
  );
  document.body.append(dialog);
  dialog.showModal();
  const target = at ? dialog.querySelector(`#dl-panel-${at}`) : null;
  if (target instanceof HTMLElement) target.focus();
}

/** Loads the panel's style, once. */
function dress() {
  if (document.querySelector("link[data-dl-panel]")) return;
  const href = new URL("../../stylesheets/panel.css", import.meta.url).href;
  document.head.append(element("link", { rel: "stylesheet", href, "data-dl-panel": "" }));
}

/**
 * @param {Site} site
 * @param {(text: string) => void} tell
 */
function parts(site, tell) {
  const isArticle = document.querySelector(".dl--article") !== null;
  return [
    textPart(site),
    ...(isArticle ? [sharePart(site, tell)] : []),
    followPart(site),
    mutePart(site),
    offlinePart(site, tell),
    keysPart(site),
    dataPart(site, tell),
  ];
}

/** @param {Site} site */
function textPart({ store, say, apply }) {
  const { reading } = store.kept;
  const set = (/** @type {Partial<typeof reading>} */ change) => {
    store.change((kept) => Object.assign(kept.reading, change));
    apply();
  };
  const sizes = [-2, -1, 0, 1, 2, 3, 4].map((size) => /** @type {[string, string]} */ (
    [String(size), `${100 + size * 12} %`]
  ));
  return part(say("tool-text"),
    choices(say("tool-size"), "dl-size", sizes, String(reading.size), (v) => set({ size: Number(v) })),
    choices(say("tool-width"), "dl-width", [
      ["-1", say("tool-narrow")], ["0", say("tool-usual")], ["1", say("tool-wide")],
      ["2", say("tool-widest")],
    ], String(reading.width), (v) => set({ width: Number(v) })),
    choices(say("tool-face"), "dl-face", [["serif", say("tool-serif")], ["sans", say("tool-sans")]],
      reading.face, (v) => set({ face: v })));
}

/**
 * @param {Site} site
 * @param {(text: string) => void} tell
 */
function sharePart({ say }, tell) {
  const work = described();
  const copy = (/** @type {string} */ text) => async () => {
    try {
      await navigator.clipboard.writeText(text);
      tell(say("tool-copied"));
    } catch {
      tell(text);
    }
  };
  const passage = String(getSelection() ?? "").trim();
  const row = element("p", { class: "dl-tools" }, button(say("tool-copy-link"), copy(work.url)));
  if (passage) row.append(button(say("tool-copy-passage"), copy(passageAddress(work.url, passage))));
  for (const [name, cite] of /** @type {const} */ ([["BibTeX", bibtex], ["APA", apa], ["Wiki", wiki]])) {
    row.append(button(say("tool-cite", { form: name }), copy(cite(work))));
  }
  if (typeof navigator.share === "function") {
    row.append(button(say("tool-share"), () => {
      navigator.share({ title: work.title, url: work.url }).catch(() => {});
    }));
  }
  const body = document.querySelector(".dl-article");
  if (body && canSpeak()) {
    const listen = button(say(reader?.speaking ? "tool-stop" : "tool-listen"), () => reader?.toggle());
    reader ??= new Reader(body, work.lang, () => {});
    reader.changed = (on) => { listen.textContent = say(on ? "tool-stop" : "tool-listen"); };
    row.append(listen);
  }
  return part(say("tool-article"), row);
}

/** This page's article, as what a reference needs. */
function described() {
  const text = (/** @type {string} */ where) => document.querySelector(where)?.textContent?.trim() ?? "";
  const canonical = document.querySelector("link[rel=canonical]")?.getAttribute("href");
  const stamp = document.querySelector(".dl-byline time")?.getAttribute("datetime") ?? "";
  return {
    title: text("h1"),
    author: text(".dl-byline [dir=auto]"),
    source: text(".dl-byline .dl-source"),
    date: stamp.slice(0, 10),
    url: canonical ?? location.href.split("#")[0],
    archive: text(".dl-wordmark") || location.hostname,
    lang: document.querySelector("h1")?.getAttribute("lang") ?? document.documentElement.lang,
  };
}

/**
 * What can be followed from here: this page if it lists articles, or what an article belongs to.
 *
 * @param {Site} site
 * @returns {{address: string, title: string}[]}
 */
function followable({ root, address }) {
  if (document.querySelector(".dl--article")) {
    const links = document.querySelectorAll(".dl-kicker a, .dl-byline .dl-source a");
    return [...links].map((link) => ({
      address: new URL(link.getAttribute("href") ?? "", location.href).href.slice(root.href.length),
      title: link.textContent?.trim() ?? "",
    }));
  }
  const title = document.querySelector("h1")?.textContent?.trim() ?? "";
  const lists = document.querySelector(".dl :is(.dl-items, .dl-entries)") !== null;
  return lists && address && title ? [{ address, title }] : [];
}

/** @param {Site} site */
function followPart(site) {
  const { store, say, apply } = site;
  const rows = element("ul", { class: "dl-panel__list" });
  const offers = element("p", { class: "dl-tools" });
  const draw = () => {
    const followed = new Set(store.kept.follow.map(({ address }) => address));
    rows.replaceChildren(...store.kept.follow.map((each) => element("li", {}, each.title, " ",
      button(say("tool-unfollow"), () => {
        store.change((kept) => {
          kept.follow = kept.follow.filter(({ address }) => address !== each.address);
        });
        draw();
        apply();
      }))));
    offers.replaceChildren(...followable(site)
      .filter(({ address }) => !followed.has(address))
      .map((each) => button(say("tool-follow", { title: each.title }), () => {
        store.change((kept) => kept.follow.push(each));
        draw();
        apply();
      })));
  };
  draw();
  return part(say("tool-following"), rows, offers);
}

/** @param {Site} site */
function mutePart({ store, say, apply }) {
  const { muted } = store.kept;
  const set = (/** @type {Partial<typeof muted>} */ change) => {
    store.change((kept) => Object.assign(kept.muted, change));
    apply();
  };
  const made = part(say("tool-mute"));
  made.append(...PRESETS.map((name) =>
    check(say(`preset-${name}`), muted.presets.includes(name), (on) => set({
      presets: PRESETS.filter((each) => (each === name ? on : store.kept.muted.presets.includes(each))),
    }))));
  for (const kind of /** @type {const} */ (["words", "sources", "topics"])) {
    const field = /** @type {HTMLTextAreaElement} */ (
      element("textarea", { rows: "2", id: `dl-mute-${kind}`, spellcheck: "false" })
    );
    field.value = muted[kind].join("\n");
    field.addEventListener("change", () => set({ [kind]: field.value.split("\n") }));
    made.append(element("label", { for: field.id }, say(`tool-mute-${kind}`)), field);
  }
  return made;
}

/** @param {Site} site */
function keysPart({ store, say, apply }) {
  const keys = /** @type {[string, string][]} */ ([
    ["j k", say("key-step")], ["[ ]", say("key-neighbours")], ["/", say("search-title")],
    ["?", say("key-help")],
    ...Object.entries(PLACES).map(([key, [, title]]) => [`g ${key}`, say(title)]),
  ]);
  const list = element("dl", { class: "dl-keys" });
  for (const [key, means] of keys) {
    list.append(element("div", {}, element("dt", {}, element("kbd", {}, key)), element("dd", {}, means)));
  }
  const heading = element("h3", { id: "dl-panel-keys", tabindex: "-1" }, say("tool-keys"));
  return element("section", {}, heading,
    check(say("tool-keys-on"), store.kept.reading.keys, (on) => {
      store.change((kept) => { kept.reading.keys = on; });
      apply();
    }), list);
}

/**
 * @param {Site} site
 * @param {(text: string) => void} tell
 */
function dataPart({ store, say, apply }, tell) {
  const made = part(say("tool-data"), element("p", {}, say("tool-data-note")));
  const file = /** @type {HTMLInputElement} */ (
    element("input", { type: "file", accept: "application/json", id: "dl-import" })
  );
  file.addEventListener("change", async () => {
    try {
      const given = fitted(JSON.parse(await (file.files?.[0]?.text() ?? "null")));
      store.change((kept) => Object.assign(kept, given));
      apply();
      tell(say("tool-imported"));
    } catch {
      tell(say("tool-no-file"));
    }
  });
  made.append(
    element("p", { class: "dl-tools" },
      button(say("tool-export"), () => save(JSON.stringify(store.kept, null, 1))),
      button(say("tool-forget"), () => {
        store.change((kept) => Object.assign(kept, nothing()));
        apply();
        tell(say("tool-forgotten"));
      })),
    element("label", { for: file.id }, say("tool-import")), file);
  if (!store.keeps) made.append(element("p", { class: "dl-note" }, say("tool-keeps-nothing")));
  return made;
}

/** @param {string} text */
function save(text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = /** @type {HTMLAnchorElement} */ (
    element("a", { href: address, download: "reading.json" })
  );
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
