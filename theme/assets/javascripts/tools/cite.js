// @ts-check
/** References to an article, and addresses of a passage in it. Pure. */

/**
 * @typedef {object} Work
 * @property {string} title
 * @property {string} author    empty where none is named
 * @property {string} source    who published it; empty where none is named
 * @property {string} date      2026-11-23, 2026-11, or empty
 * @property {string} url
 * @property {string} archive   the name of this site
 * @property {string} lang
 */

/** @param {string} text */
function braced(text) {
  return text.replace(/[\\{}]/g, " ").replace(/[&%$#_~^]/g, (sign) => `\\${sign}`).replace(/\\([~^])/g, "\\$1{}");
}

/** @param {Work} work */
export function bibtex(work) {
  const key = /-([0-9a-f]{8})\/?$/.exec(work.url)?.[1] ?? "article";
  const fields = [
    ["title", `{${braced(work.title)}}`],
    ["author", work.author && `{${braced(work.author)}}`],
    ["publisher", work.source && braced(work.source)],
    ["date", work.date],
    ["url", work.url],
    ["note", braced(work.archive)],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}}`);
  return `@online{${key},\n${lines.join(",\n")}\n}`;
}

/** @param {Work} work */
export function apa(work) {
  const who = (work.author || work.source).replace(/\.$/, "");
  const when = work.date ? work.date.replaceAll("-", "/") : "n.d.";
  const house = work.source && work.author ? ` ${work.source}.` : "";
  return `${who ? `${who}. ` : ""}(${when}). ${work.title}.${house} ${work.archive}. ${work.url}`;
}

/** @param {Work} work */
export function wiki(work) {
  const safe = (/** @type {string} */ text) => text.replace(/[{}[\]]{2}/g, "").replaceAll("|", "{{!}}");
  const fields = [
    ["title", work.title],
    ["author", work.author],
    ["work", work.source],
    ["date", work.date],
    ["url", work.url],
    ["via", work.archive],
    ["language", work.lang],
  ];
  const parts = fields.filter(([, value]) => value).map(([name, value]) => `${name}=${safe(value)}`);
  return `{{cite news |${parts.join(" |")}}}`;
}

/**
 * The address of a passage (a text fragment): long passages by their first and last words.
 *
 * @param {string} url
 * @param {string} passage
 */
export function passageAddress(url, passage) {
  const words = passage.trim().split(/\s+/);
  const coded = (/** @type {string[]} */ some) =>
    encodeURIComponent(some.join(" ")).replaceAll("-", "%2D");
  const text = words.length > 12
    ? `${coded(words.slice(0, 5))},${coded(words.slice(-5))}`
    : coded(words);
  return `${url.split("#")[0]}#:~:text=${text}`;
}
