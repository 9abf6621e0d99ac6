// @ts-check
/**
 * Copies of pages for reading without a network, in caches that the worker reads (theme/sw.js): what
 * was saved on purpose, and what is followed. The browser's limits are kept to.
 */

import { isWanted } from "./worker.js";

export const SAVED = "dateline-saved";
export const FOLLOWED = "dateline-followed";

/** The share of the room a browser gives a site that is taken; the rest is for the latest pages. */
const SHARE = 0.8;

/** Whether the owner wants it and the browser can. */
export function canKeep() {
  return isWanted() && "caches" in window;
}

async function hasRoom() {
  const room = await navigator.storage?.estimate?.();
  return !room?.quota || (room.usage ?? 0) <= room.quota * SHARE;
}

/**
 * Keeps what is not kept yet, one after the other.
 *
 * @param {string} name  of the cache
 * @param {readonly string[]} addresses
 * @param {(done: number) => void} [tell]
 * @returns {Promise<number>} how many are kept
 * @throws where there is no room, or an address cannot be had
 */
export async function keepAll(name, addresses, tell) {
  if (!(await hasRoom())) throw new Error("full");
  const cache = await caches.open(name);
  let done = 0;
  for (const address of addresses) {
    if (!(await cache.match(address))) await cache.add(address);
    done += 1;
    if (done % 10 === 0) tell?.(done);
  }
  return done;
}

/**
 * Keeps the followed pages as they are now, and the articles they name first; what is followed no
 * longer goes. A browser that cannot keeps nothing, and that is all.
 *
 * @param {ReadonlyMap<string, Response>} pages  fresh, by address
 * @param {readonly string[]} articles
 * @param {readonly string[]} wanted  all followed pages, whether they could be had now or not
 */
export async function keepFollowed(pages, articles, wanted) {
  if (!canKeep()) return;
  try {
    const cache = await caches.open(FOLLOWED);
    for (const [address, page] of pages) await cache.put(address, page);
    const stay = new Set([...wanted, ...articles]);
    // A page that could not be had says nothing of its articles: they stay with it.
    if (pages.size === wanted.length) {
      const gone = (await cache.keys()).filter(({ url }) => !stay.has(url));
      await Promise.all(gone.map((request) => cache.delete(request)));
    }
    await keepAll(FOLLOWED, articles);
  } catch {
    // No network, or no room.
  }
}

/**
 * The copy of a page, where there is one.
 *
 * @param {URL} page
 */
export async function copyOf(page) {
  return canKeep() ? caches.match(page.href) : undefined;
}
