// @ts-check
/** The worker that keeps pages for reading without a network: started, or taken away. */

/** Whether the site's owner wants it: then there is a manifest. */
export function isWanted() {
  return document.querySelector("link[rel=manifest]") !== null;
}

/**
 * Starts the worker and has it keep this page too, which came before it; where the owner has switched
 * it off, takes away one of earlier times.
 *
 * @param {URL} root
 * @param {() => void} renewed  called when another version has taken over
 */
export async function mountWorker(root, renewed) {
  if (!("serviceWorker" in navigator)) return;
  const { serviceWorker } = navigator;
  try {
    if (!isWanted()) {
      await (await serviceWorker.getRegistration(root.pathname))?.unregister();
      return;
    }
    const before = serviceWorker.controller;
    if (before) serviceWorker.addEventListener("controllerchange", renewed, { once: true });
    await serviceWorker.register(new URL("sw.js", root), { scope: root.pathname });
    if (before) return;
    const ready = await serviceWorker.ready;
    ready.active?.postMessage({ keep: location.href.split("#")[0] });
  } catch {
    // A browser that has no workers, or allows none here.
  }
}
