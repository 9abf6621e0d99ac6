// @ts-check
/** Elements of the tools' panel, made without markup in texts. */

/**
 * @param {string} name
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/**
 * @param {string} text
 * @param {() => void} act
 */
export function button(text, act) {
  const made = element("button", { type: "button", class: "dl-tool" }, text);
  made.addEventListener("click", act);
  return /** @type {HTMLButtonElement} */ (made);
}

/**
 * Several choices of which one holds.
 *
 * @param {string} legend
 * @param {string} name
 * @param {[string, string][]} options  values and what they are called
 * @param {string} chosen
 * @param {(value: string) => void} choose
 */
export function choices(legend, name, options, chosen, choose) {
  const group = element("fieldset", { class: "dl-choices" }, element("legend", {}, legend));
  for (const [value, text] of options) {
    const input = /** @type {HTMLInputElement} */ (element("input", { type: "radio", name, value }));
    input.checked = value === chosen;
    input.addEventListener("change", () => choose(value));
    group.append(element("label", {}, input, " ", text));
  }
  return group;
}

/**
 * @param {string} text
 * @param {boolean} on
 * @param {(on: boolean) => void} turn
 */
export function check(text, on, turn) {
  const input = /** @type {HTMLInputElement} */ (element("input", { type: "checkbox" }));
  input.checked = on;
  input.addEventListener("change", () => turn(input.checked));
  return element("label", { class: "dl-check" }, input, " ", text);
}

/**
 * A headed part of the panel.
 *
 * @param {string} heading
 * @param {...(Node | string)} children
 */
export function part(heading, ...children) {
  return element("section", {}, element("h3", {}, heading), ...children);
}
