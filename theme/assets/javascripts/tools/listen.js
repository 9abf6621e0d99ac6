// @ts-check
/** Reading aloud by the browser's own voice, sentence by sentence, each one marked as it is spoken. */

/**
 * A text in sentences: where each begins and ends.
 *
 * @param {string} text
 * @param {string} lang
 * @returns {[number, number][]}
 */
export function sentences(text, lang) {
  let segmenter;
  try {
    segmenter = new Intl.Segmenter(lang, { granularity: "sentence" });
  } catch {
    segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
  }
  return [...segmenter.segment(text)]
    .filter(({ segment }) => segment.trim())
    .map(({ index, segment }) => [index, index + segment.length]);
}

/**
 * The ranges of an element's sentences, none of which goes over the end of a paragraph.
 *
 * @param {Element} element
 * @param {string} lang
 */
export function ranges(element, lang) {
  const found = [];
  for (const block of element.querySelectorAll("h1, h2, h3, h4, p, li, blockquote > p, td, th")) {
    if (block.querySelector("p, li")) continue;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    /** @type {[Node, number][]} */
    const nodes = [];
    let text = "";
    while (walker.nextNode()) {
      nodes.push([walker.currentNode, text.length]);
      text += walker.currentNode.textContent ?? "";
    }
    const at = (/** @type {number} */ place) =>
      nodes.findLast(([, start]) => start <= place) ?? nodes[0];
    for (const [start, end] of sentences(text, lang)) {
      const range = document.createRange();
      const [first, before] = at(start);
      const [last, behind] = at(end - 1);
      range.setStart(first, start - before);
      range.setEnd(last, end - behind);
      found.push(range);
    }
  }
  return found;
}

/** Whether this browser can speak. */
export function canSpeak() {
  return typeof speechSynthesis !== "undefined" && typeof SpeechSynthesisUtterance !== "undefined";
}

/** Reads one element aloud; `changed` is told whenever it starts or stops. */
export class Reader {
  /**
   * @param {Element} element
   * @param {string} lang
   * @param {(speaking: boolean) => void} changed
   */
  constructor(element, lang, changed) {
    this.element = element;
    this.lang = lang;
    this.changed = changed;
    /** @type {Range[]} */
    this.waiting = [];
    this.speaking = false;
  }

  toggle() {
    if (this.speaking) this.stop();
    else this.start();
  }

  start() {
    this.waiting = ranges(this.element, this.lang);
    this.speaking = true;
    this.changed(true);
    this.#next();
  }

  stop() {
    this.waiting = [];
    this.speaking = false;
    speechSynthesis.cancel();
    this.#mark(null);
    this.changed(false);
  }

  #next() {
    const range = this.waiting.shift();
    if (!this.speaking || !range) {
      if (this.speaking) this.stop();
      return;
    }
    const words = new SpeechSynthesisUtterance(range.toString());
    words.lang = this.lang;
    words.addEventListener("end", () => this.#next());
    words.addEventListener("error", () => this.speaking && this.stop());
    this.#mark(range);
    speechSynthesis.speak(words);
  }

  /** @param {Range | null} range */
  #mark(range) {
    if (typeof Highlight === "undefined" || !CSS.highlights) return;
    if (range) CSS.highlights.set("dl-spoken", new Highlight(range));
    else CSS.highlights.delete("dl-spoken");
  }
}
