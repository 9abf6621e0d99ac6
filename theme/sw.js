// @ts-check
/**
 * The worker that lets pages be read without a network.
 *
 * Pages come from the network, and from what is kept where there is none; files of the site (style,
 * scripts, fonts, words) come from what is kept and are asked for again behind the reader's back. What
 * was saved on purpose stays until the reader's browser is told to forget it, what is followed as
 * long as it is followed (tools/kept.js); of pages that were only visited the latest are kept. A
 * worker of another version leaves nothing behind but what was saved and what is followed.
 */

const VERSION = 1;
const SHELL = `dateline-shell-${VERSION}`;
const PAGES = `dateline-pages-${VERSION}`;
const SAVED = "dateline-saved";
const FOLLOWED = "dateline-followed";
const MOST_PAGES = 120;
const PATIENCE = 4000;
const OFFLINE = "offline.html";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

worker.addEventListener("install", (event) => {
  // A browser that knows routes takes the parts of the index without waking this worker: a search
  // asks for dozens at once.
  const { pathname } = new URL("search/*/*.bin", worker.registration.scope);
  /** @type {any} */ (event).addRoutes?.({
    condition: { urlPattern: { pathname } },
    source: { cacheName: SAVED },
  });
  event.waitUntil((async () => {
    const cache = await caches.open(SHELL);
    await cache.add(OFFLINE);
    await worker.skipWaiting();
  })());
});

worker.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const ours = [SHELL, PAGES, SAVED, FOLLOWED];
    const names = (await caches.keys()).filter((name) => name.startsWith("dateline-"));
    await Promise.all(names.filter((name) => !ours.includes(name)).map((name) => caches.delete(name)));
    await worker.clients.claim();
  })());
});

/* A page that was there before the worker asks to be kept as well. */
worker.addEventListener("message", (event) => {
  const { keep: address } = event.data ?? {};
  if (typeof address !== "string" || !address.startsWith(worker.registration.scope)) return;
  event.waitUntil(fetch(address).then((answer) =>
    answer.ok ? keep(PAGES, new Request(address), answer) : undefined).catch(() => {}));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const isOurs = request.method === "GET" && url.href.startsWith(worker.registration.scope);
  if (!isOurs || request.headers.has("range")) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (/\/assets\/|\/words\.json$/.test(url.pathname)) event.respondWith(file(event));
  else if (url.pathname.endsWith(".bin")) event.respondWith(part(request));
});

/**
 * A part of the search index, which never changes under its name, but for the one that names the
 * others: from what was saved, or the network.
 *
 * @param {Request} request
 */
async function part(request) {
  const saved = await caches.match(request.url);
  if (saved && !request.url.endsWith("/manifest.bin")) return saved;
  return fetch(request).catch(() => saved ?? Response.error());
}

/**
 * A page: from the network if it answers in time, else from what is kept, else a page that says so.
 *
 * @param {Request} request
 */
async function page(request) {
  const kept = caches.match(request, { ignoreSearch: true });
  const asked = fetch(request).then(async (answer) => {
    if (answer.ok && answer.type === "basic") await keep(PAGES, request, answer.clone());
    return answer;
  });
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE)).then(() => kept);
  try {
    const first = await Promise.race([asked, late]);
    return first instanceof Response ? first : await asked;
  } catch {
    return (await kept) ?? (await caches.match(OFFLINE)) ?? Response.error();
  }
}

/** @param {FetchEvent} event */
async function file(event) {
  const kept = await caches.match(event.request);
  const asked = fetch(event.request).then(async (answer) => {
    if (answer.ok) await keep(SHELL, event.request, answer.clone());
    return answer;
  });
  if (!kept) return asked;
  event.waitUntil(asked.catch(() => {}));
  return kept;
}

/**
 * Keeps an answer, and the latest of its kind; a browser without room keeps fewer.
 *
 * @param {string} name
 * @param {Request} request
 * @param {Response} answer
 */
async function keep(name, request, answer) {
  try {
    const cache = await caches.open(name);
    await cache.put(request, answer);
    if (name !== PAGES) return;
    const known = await cache.keys();
    await Promise.all(known.slice(0, Math.max(0, known.length - MOST_PAGES)).map((old) => cache.delete(old)));
  } catch {
    await caches.delete(PAGES);
  }
}
