// @ts-check
/** What a reader's choices change on a page: lines left out, a front page of one's own, notices. */

import { button, element } from "./elements.js";
import { sections } from "./follow.js";
import { markLines } from "./marks.js";
import { hideMuted } from "./mute.js";

/** @typedef {import("./words.js").Say} Say */
/** @typedef {import("./store.js").Store} Store */

/**
 * Leaves out what is muted and says how much that is.
 *
 * @param {Element} content
 * @param {import("./store.js").Kept["muted"]} muted
 * @param {Say} say
 */
export function showMuted(content, muted, say) {
  const hidden = hideMuted(content, muted, say);
  let notice = content.querySelector(".dl-muted-count");
  if (!hidden) {
    notice?.remove();
    return;
  }
  if (!notice) {
    notice = element("p", { class: "dl-muted-count", role: "status" });
    content.prepend(notice);
  }
  const page = document.documentElement;
  const shown = page.hasAttribute("data-dl-show");
  notice.replaceChildren(say("tool-hidden", { number: hidden }), " ",
    button(say(shown ? "tool-hide" : "tool-show"), () => {
      page.toggleAttribute("data-dl-show");
      showMuted(content, muted, say);
    }));
}

/**
 * Puts what is followed on top of the front page.
 *
 * @param {Store} store
 * @param {URL} root
 * @param {Say} say
 */
export async function showFollowed(store, root, say) {
  const { follow } = store.kept;
  const made = element("section", { class: "dl-followed" },
    element("h2", { class: "dl-band" }, say("tool-yours")),
    ...(await sections(follow, root, say)));
  document.querySelector(".dl-followed")?.remove();
  if (!follow.length) return;
  document.querySelector(".dl--front")?.prepend(made);
  labelNews(made, store, say);
}

/**
 * Says how many reports of this page are new, and which.
 *
 * @param {Element} content
 * @param {number} fresh
 * @param {Say} say
 */
export function showNews(content, fresh, say) {
  label(content, say);
  if (content.matches(".dl--front")) {
    content.prepend(element("p", { class: "dl-fresh dl-note" }, say("tool-fresh", { number: fresh })));
  }
}

/**
 * @param {Element} root
 * @param {Store} store
 * @param {Say} say
 */
function labelNews(root, store, say) {
  if (markLines(root, store)) label(root, say);
}

/**
 * @param {Element} root
 * @param {Say} say
 */
function label(root, say) {
  for (const line of root.querySelectorAll(".dl-is-new")) {
    if (line.querySelector(".dl-new")) continue;
    line.querySelector("a[href]")?.after(" ", element("span", { class: "dl-label dl-new" }, say("tool-new")));
  }
}

/**
 * Says that a newer version of the site has taken over.
 *
 * @param {Say} say
 */
export function showNotice(say) {
  if (document.querySelector(".dl-update")) return;
  document.querySelector(".dl")?.prepend(
    element("p", { class: "dl-update dl-note", role: "status" }, say("tool-update"), " ",
      button(say("tool-reload"), () => location.reload())));
}
