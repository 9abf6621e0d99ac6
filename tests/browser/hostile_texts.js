// @ts-check
/**
 * Looks through pages for anything that a text brought in: run in a browser by
 * test_hostile_texts.py. Pages are judged twice. As documents, for elements and attributes that the
 * archive never writes itself; and by running them, without the policy that would stop a script.
 */

const RUNS = "script:not([src]):not([type='application/json']):not([type='application/ld+json'])";
const NEVER = "iframe, object, embed, base, applet, frame, form:not([name]):not([role]):not([class]), "
  + "animate, set, math, foreignObject, marquee, isindex, keygen, portal, xml";

const TOGETHER = 20;

/** @type {string[]} */
const hits = [];

/**
 * What is active in a page, as words; nothing for a good one.
 *
 * @param {string} html
 * @param {ReadonlySet<string>} known the inline scripts that the frame of every page has
 * @returns {string[]}
 */
function active(html, known) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const found = [];
  for (const script of page.querySelectorAll(RUNS)) {
    if (!known.has(script.textContent ?? "")) found.push(`script: ${script.textContent}`);
  }
  for (const element of page.querySelectorAll(NEVER)) found.push(element.outerHTML.slice(0, 80));
  for (const element of page.querySelectorAll("*")) {
    // A form's own properties can be hidden by its fields, so the prototype is asked.
    for (const name of Element.prototype.getAttributeNames.call(element)) {
      const value = Element.prototype.getAttribute.call(element, name) ?? "";
      if (name.startsWith("on") || name === "style" || name === "srcdoc") {
        found.push(`${element.localName} ${name}=${value}`);
      }
      const address = ["href", "src", "action", "formaction", "data", "xlink:href"].includes(name);
      if (address && /^[\s\0-\x20]*(?:javascript|vbscript|data)\s*:/i.test(value)) {
        found.push(`${element.localName} ${name}=${value}`);
      }
      if (name === "src" && /^(?:https?:)?\/\//.test(value)) found.push(`${name}=${value}`);
    }
  }
  return found;
}

/**
 * Runs a page without its policy and without its own scripts; what calls out is in `hits`.
 *
 * @param {string} html
 * @param {string} name
 * @returns {Promise<void>}
 */
function run(html, name) {
  const frame = document.createElement("iframe");
  const spy = `<script>alert=confirm=prompt=print=()=>parent.hits.push(${JSON.stringify(name)})`
    + "</" + "script>";
  frame.srcdoc = spy + html
    .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/g, "")
    .replace(/<script[^>]* src="[^"]*"[^>]*><\/script>|<link [^>]*>/g, "")
    .replace(/<script>__dl_[^<]*<\/script>/g, "");
  return new Promise((resolve) => {
    frame.addEventListener("load", () => setTimeout(() => { frame.remove(); resolve(); }, 5));
    document.body.append(frame);
  });
}

/**
 * Judges pages: what is active in them, what their headlines say, and what called out as they ran.
 * Pages that are inert alone run together, some at a time.
 *
 * @param {readonly string[]} addresses
 * @param {readonly string[]} known
 */
async function judge(addresses, known) {
  const found = /** @type {[string, string[]][]} */ ([]);
  const titles = /** @type {Record<string, string>} */ ({});
  const waiting = [...addresses];
  const worker = async () => {
    while (waiting.length) {
      const together = [];
      for (const address of waiting.splice(0, TOGETHER)) {
        const html = await (await fetch(address)).text();
        const faults = active(html, new Set(known));
        if (faults.length) found.push([address, faults.slice(0, 3)]);
        titles[address] =
          new DOMParser().parseFromString(html, "text/html").querySelector("h1")?.textContent ?? "";
        together.push(html);
      }
      await run(together.join("\n"), "some page");
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  return { found, hits, titles };
}

/**
 * The same with texts as they are, unescaped: they must be found.
 *
 * @param {readonly string[]} texts
 */
async function control(texts) {
  let judged = 0;
  const waiting = [...texts.entries()];
  const worker = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const html = `<!doctype html><html><body><p>${next[1]}</p></body></html>`;
      judged += active(html, new Set()).length ? 1 : 0;
      await run(html, String(next[0]));
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return { judged, ran: new Set(hits).size };
}
