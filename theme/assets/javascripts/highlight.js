// @ts-check
/** Marks the words of a search in the article that it led to, as Material does for `?h=`. */

/** @param {string} words with spaces between them */
export function highlight(words) {
  const content = document.querySelector(".md-content");
  const wanted = words.match(/[\p{L}\p{M}\p{N}]+/gu);
  if (!content || !wanted) return;
  const test = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${wanted.join("|")})[\\p{L}\\p{M}\\p{N}]*`, "giu");
  const texts = document.createNodeIterator(content, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const found = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const isShown = text.parentElement?.offsetHeight && !text.parentElement.closest("script, style");
    if (isShown && text.nodeValue?.match(test)) found.push(/** @type {Text} */ (text));
  }
  for (const text of found) {
    const hits = [...text.data.matchAll(test)].reverse();
    for (const hit of hits) {
      const end = text.splitText(hit.index);
      end.splitText(hit[0].length);
      const mark = document.createElement("mark");
      mark.dataset.mdHighlight = "";
      end.replaceWith(mark);
      mark.append(end);
    }
  }
}
