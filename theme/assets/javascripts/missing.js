// @ts-check
/**
 * What a reader may have wanted who came to an address that leads nowhere: the day, month or year in
 * it, if the archive has a page for it, and a search for its words. Asks this site only.
 */

/**
 * The addresses above a date in a path, the most exact first, and the words of its last part.
 *
 * @param {string} path the part of the address below the site's root
 * @returns {{ dates: string[], words: string }}
 */
export function guess(path) {
  const found = /(?:^|[^\d])(\d{4})(?:[-/]?(\d\d?)(?:[-/]?(\d\d?))?)?(?!\d)/.exec(path);
  /** @type {string[]} */
  const dates = [];
  if (found && Number(found[2] ?? 1) <= 12 && Number(found[3] ?? 1) <= 31) {
    const parts = [found[1], found[2]?.padStart(2, "0"), found[3]?.padStart(2, "0")];
    const given = parts.filter(Boolean);
    for (let length = given.length; length > 0; length -= 1) {
      dates.push(`${given.slice(0, length).join("/")}/`);
    }
  }
  const rest = decoded(path.split("/").filter(Boolean).at(-1) ?? "");
  const words = rest
    .replace(/\.[a-z]{2,5}$/i, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word && !/^[0-9a-f]{8}$/.test(word) && !/^\d+$/.test(word));
  return { dates, words: words.slice(0, 12).join(" ") };
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether the site has a page at an address.
 *
 * @param {string} address
 */
async function exists(address) {
  try {
    return (await fetch(address, { method: "HEAD" })).ok;
  } catch {
    return false;
  }
}

/** 2026/11/23/ in the words of the page's language.
 *
 * @param {string} date
 */
function named(date) {
  const [year, month, day] = date.split("/").filter(Boolean).map(Number);
  const format = new Intl.DateTimeFormat(document.documentElement.lang || "en", {
    year: "numeric",
    month: month ? "long" : undefined,
    day: day ? "numeric" : undefined,
    timeZone: "UTC",
  });
  return format.format(new Date(Date.UTC(year, (month || 1) - 1, day || 1)));
}

/** @param {HTMLElement} section */
async function offer(section) {
  const root = new URL(`${section.dataset.dlRoot ?? "."}/`, location.href);
  const { dates, words } = guess(location.pathname.slice(root.pathname.length));
  /** @type {[string, string][]} */
  const wanted = dates.map((date) => [date, named(date)]);
  if (words) {
    const text = (section.dataset.dlSearch ?? "{}").replace("{}", words);
    wanted.push([`search/?query=${encodeURIComponent(words)}`, text]);
  }
  const list = section.querySelector("ul");
  for (const [address, text] of wanted) {
    const link = document.createElement("a");
    link.href = new URL(address, root).href;
    link.textContent = text;
    if (!list || !(await exists(link.href))) continue;
    const entry = document.createElement("li");
    entry.append(link);
    list.append(entry);
    section.hidden = false;
  }
}

if (typeof document !== "undefined") {
  const section = /** @type {HTMLElement | null} */ (document.querySelector(".dl-guess"));
  if (section) void offer(section);
}
