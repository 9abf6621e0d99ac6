// @ts-check
/** What the search box says, in the site's language, where the engine's file does not come. */

const TOLD = "Search could not be loaded.";

/** @param {string} base the site's address */
export async function lost(base) {
  const words = await fetch(`${base}/search/words.json`).then((answer) => answer.json()).catch(() => ({}));
  return words.texts?.[TOLD]?.other ?? TOLD;
}
