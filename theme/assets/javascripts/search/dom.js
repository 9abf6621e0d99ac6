// @ts-check
/** Elements from values. Texts are only ever texts: nothing here reads HTML. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {Element} element
 * @param {Record<string, string | number | boolean | EventListener>} attributes
 * @param {(Node | string)[]} children
 */
function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children);
  return element;
}

/**
 * @param {string} tag
 * @param {Record<string, string | number | boolean | EventListener>} [attributes] functions listen
 * @param {(Node | string)[]} children
 * @returns {HTMLElement}
 */
export const h = (tag, attributes = {}, ...children) =>
  /** @type {HTMLElement} */ (filled(document.createElement(tag), attributes, children));

/**
 * @param {string} tag
 * @param {Record<string, string | number | boolean | EventListener>} [attributes]
 * @param {(Node | string)[]} children
 */
export const svg = (tag, attributes = {}, ...children) =>
  /** @type {SVGElement} */ (filled(document.createElementNS(SVG, tag), attributes, children));

/**
 * @param {import("./teaser.js").Piece[]} parts
 * @returns {(Node | string)[]}
 */
export const marked = (parts) => parts.map(([text, hit]) => (hit ? h("mark", {}, text) : text));
