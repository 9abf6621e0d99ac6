// @ts-check
/**
 * The page of all results. What is asked stands in the address; everything shown follows from it.
 * Nothing of the index is fetched before there is a query.
 */

import { dateValue, datesOf, read, withPart, without, written } from "./state.js";
import { day, iso } from "./dates.js";
import { h } from "./dom.js";
import { Engine } from "./engine.js";
import { facets } from "./facets.js";
import { fetching } from "./index.js";
import { saying, siteTexts } from "./messages.js";
import { combobox, offers } from "./offers.js";
import { gathered, item, rows, storySizes } from "./results.js";
import { keep, news, remove, saved } from "./saved.js";
import { days } from "./tallies.js";
import { tester } from "./teaser.js";
import { byMonth, ends, timeline } from "./timeline.js";

/** Articles shown at once: each may lie in a file of its own. */
const PAGE = 10;
/** How many more a reader asks for. */
const MORE = 20;
const PAUSE = 250;

/** @typedef {import("./engine.js").Answer} Answer */

/** Lets the browser draw what there is, and a reader do something, before more is made. */
const drawn = () => new Promise((done) => setTimeout(done));

class Page {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.site = new URL(root.dataset.dlSearch || "./", location.href);
    this.engine = new Engine(fetching(new URL("search/", this.site)));
    /** @type {import("./messages.js").Say} */
    this.words = saying("en", {}, ",");
    this.form = /** @type {HTMLFormElement} */ (this.part("form"));
    this.input = /** @type {HTMLInputElement} */ (this.part("#dl-query"));
    this.state = read(location.search);
    this.turn = 0;
    this.shown = PAGE;
    /** @type {Answer | null} */
    this.answer = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.offer = combobox(this.input, this.part("#dl-offers"), (text) => {
      this.input.value = text;
      this.input.focus();
      this.typed();
    });
    this.listen();
  }

  /**
   * @param {string} selector
   * @returns {HTMLElement}
   */
  part(selector) {
    return /** @type {HTMLElement} */ (this.root.querySelector(selector));
  }

  /**
   * @param {string} name
   * @returns {HTMLInputElement}
   */
  field(name) {
    return /** @type {HTMLInputElement} */ (this.form.elements.namedItem(name));
  }

  get today() {
    const now = new Date();
    return day(now.getFullYear(), now.getMonth() + 1, now.getDate());
  }

  listen() {
    this.input.addEventListener("input", () => this.typed());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(this.timer);
      this.offer([]);
      this.go({ ...this.state, query: this.input.value, against: this.field("against").value });
    });
    for (const name of ["from", "to"]) {
      this.field(name).addEventListener("change", () => {
        this.narrow("date", dateValue(this.field("from").value, this.field("to").value));
      });
    }
    this.field("sort").addEventListener("change", () => {
      this.go({ ...this.state, sort: this.field("sort").value });
    });
    this.field("against").addEventListener("change", () => {
      this.go({ ...this.state, against: this.field("against").value });
    });
    this.field("save").addEventListener("click", () => this.save());
    this.part("[name=more]").addEventListener("click", () => this.more());
    window.addEventListener("popstate", () => {
      this.state = read(location.search);
      this.start();
    });
    this.root.addEventListener("click", (event) => {
      const link = event.target instanceof Element && event.target.closest("a[data-dl-inside]");
      if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
      event.preventDefault();
      this.go(read(new URL(/** @type {HTMLAnchorElement} */ (link).href).search));
    });
  }

  async open() {
    // The index is on its way while the texts are.
    if (this.state.query.trim()) this.engine.open().catch(() => {});
    this.words = await siteTexts(this.site);
    this.start();
  }

  /** Shows what the address asks for. */
  start() {
    this.input.value = this.state.query;
    this.field("sort").value = this.state.sort;
    this.field("against").value = this.state.against;
    this.shown = PAGE;
    this.search();
    this.showSaved(!this.state.query);
  }

  typed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(async () => {
      this.state = { ...this.state, query: this.input.value };
      this.shown = PAGE;
      this.search(true);
      const value = this.input.value;
      const found = await this.engine
        .open()
        .then(({ index }) => offers(index, value))
        .catch(() => []);
      if (value === this.input.value && document.activeElement === this.input) this.offer(found);
    }, PAUSE);
  }

  /** @param {import("./state.js").State} state */
  go(state) {
    this.state = state;
    // The address is made before the answer, for it must hold no "today".
    history.pushState(null, "", location.pathname + written(state));
    this.start();
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  narrowed(name, value) {
    const chips = this.answer?.parsed.chips ?? [];
    return { ...this.state, query: withPart(this.state.query, chips, name, value) };
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  narrow(name, value) {
    this.go(this.narrowed(name, value));
  }

  /** @param {boolean} [typing] */
  async search(typing = false) {
    const turn = ++this.turn;
    const { query } = this.state;
    if (!query.trim()) {
      this.clear();
      return;
    }
    this.say(this.words("Searching…"));
    /** @param {Answer} answer */
    const progress = (answer) => {
      if (turn === this.turn && performance.now() - started > PAUSE) this.showRows(answer, turn);
    };
    const started = performance.now();
    try {
      const answer = await this.engine.search(query, this.today, { typing, progress });
      if (turn === this.turn) await this.show(answer, turn);
    } catch (error) {
      console.warn(error);
      if (turn === this.turn) this.fail();
    }
  }

  clear() {
    this.answer = null;
    this.part(".dl-search__timeline").classList.add("is-empty");
    this.part("[name=more]").hidden = true;
    for (const name of ["problems", "chips", "results", "facets"]) {
      this.part(`.dl-search__${name}`).replaceChildren();
    }
    this.say("");
  }

  fail() {
    this.clear();
    this.say(`${this.words("Search could not be loaded.")} `);
    const again = h("button", { type: "button", click: () => this.search() }, this.words("Try again"));
    const browse = h("a", { href: new URL("archive/", this.site).href }, this.words("Browse by date"));
    this.part(".dl-search__status").append(again, " ", browse);
  }

  /** @param {string} text */
  say(text) {
    this.part(".dl-search__status").textContent = text;
  }

  /**
   * @param {Answer} answer
   * @param {number} turn
   */
  async show(answer, turn) {
    this.answer = answer;
    const { absolute, node, chips } = answer.parsed;
    history.replaceState(null, "", location.pathname + written({ ...this.state, query: absolute }));
    const [from, to] = datesOf(node);
    this.field("from").value = from;
    this.field("to").value = to;
    this.part(".dl-search__problems").replaceChildren(
      ...answer.problems.map((problem) => h("p", {}, this.words(...problem))),
    );
    this.part(".dl-search__chips").replaceChildren(
      ...(chips.length > 1 ? chips : []).map((chip) => this.chip(chip)),
    );
    this.say(this.summary(answer));
    // The articles before all else: the rest asks for more files, and takes its time to be drawn.
    await this.showRows(answer, turn);
    await drawn();
    await this.showTimeline(answer, turn);
    await drawn();
    if (turn !== this.turn) return;
    const narrower = this.part(".dl-search__facets");
    if (answer.total) {
      facets(narrower, answer, this.words, (field, value) => written(this.narrowed(field, value)));
    } else narrower.replaceChildren();
  }

  /** @param {import("./query.js").Chip} chip */
  chip(chip) {
    const remove = () => this.go({ ...this.state, query: without(this.state.query, [chip]) });
    const label = this.words("Remove {part}", { part: chip.text });
    return h("li", {}, h("button", { type: "button", "aria-label": label, click: remove }, `${chip.text} ×`));
  }

  /** @param {Answer} answer */
  summary(answer) {
    const say = this.words;
    const parts = [say("{number} articles.", { number: answer.total })];
    for (const [wrong, better] of answer.corrected) {
      parts.push(say("Nothing has “{wrong}”; these have “{better}”.", { wrong, better }));
    }
    if (answer.relaxed) parts.push(say("No article has all of these words; these have some of them."));
    const names = answer.missing.join(", ");
    if (names) parts.push(say("Not searched, for files are missing: {names}.", { names }));
    if (!answer.total && answer.parsed.node) {
      parts.push(say("Try fewer or other words, or remove a part above."));
    }
    return parts.join(" ");
  }

  /**
   * @param {Answer} answer
   * @param {number} turn
   */
  async showRows(answer, turn) {
    const found = await rows(answer, this.state.sort, this.shown);
    const others = this.state.sort === "relevance" ? await gathered(answer.also(PAGE), PAGE) : null;
    if (turn !== this.turn) return;
    const test = tester(answer);
    const worded = answer.scored.some(({ type }) => type === "word" || type === "phrase");
    /** @param {string} story */
    const within = (story) => written(this.narrowed("story", story));
    /** @param {import("./results.js").Row} row */
    const made = (row) => item(row, test, this.site, this.words, within, worded);
    const items = found.rows.map(made);
    const also = (others?.rows ?? []).map(made);
    this.part(".dl-search__results").replaceChildren(
      ...items.map(({ element }) => element),
      ...(also.length ? [h("li", { class: "dl-search__also" }, this.words("These have some of the words:"))] : []),
      ...also.map(({ element }) => element),
    );
    this.part("[name=more]").hidden = found.rows.length < this.shown;
    if (found.lost) {
      const lost = this.words("{number} could not be loaded.", { number: found.lost });
      this.say(`${this.summary(answer)} ${lost}`);
    }
    if (!items.some(({ story }) => story)) return;
    const sizes = await storySizes(answer).catch(() => new Map());
    for (const { story, gather } of items) if (sizes.has(story)) gather(sizes.get(story));
  }

  /**
   * @param {Answer} answer
   * @param {number} turn
   */
  async showTimeline(answer, turn) {
    const figure = this.part(".dl-search__timeline");
    const { against } = this.state;
    const other = against.trim() ? await this.engine.search(against, this.today) : null;
    if (turn !== this.turn) return;
    const { oldest, newest } = answer.index;
    const isEmpty = !Number.isFinite(oldest) || !answer.total;
    figure.classList.toggle("is-empty", isEmpty);
    if (isEmpty) return;
    const [first, last] = [iso(oldest).slice(0, 7), iso(newest).slice(0, 7)];
    const months = byMonth(days(answer), first, last);
    const others = other ? byMonth(days(other), first, last) : [];
    const caption = this.part(".dl-search__timeline figcaption");
    const articles = this.words("{number} articles.", { number: other?.total ?? 0 });
    const line = this.words("The line is “{query}”: {articles}", { query: against, articles });
    const note = other ? ` ${line}` : "";
    caption.textContent = this.words("{first} to {last}, by month.", { first, last }) + note;
    const drawing = timeline(
      months,
      others,
      (from, to) => this.narrow("date", ends(from, to).join("/")),
      (text) => (caption.textContent = text + note),
      this.words,
    );
    this.part(".dl-search__timeline div").replaceChildren(drawing);
  }

  more() {
    const before = this.part(".dl-search__results").childElementCount;
    this.shown += MORE;
    if (!this.answer) return;
    this.showRows(this.answer, this.turn).then(() => {
      const next = this.part(".dl-search__results").children[before];
      /** @type {HTMLElement | null | undefined} */ (next?.querySelector("a"))?.focus();
    });
  }

  /** What a query finds in the newest dated segment. @param {string} query */
  async newest(query) {
    const { index } = await this.engine.open();
    const last = index.segments.filter(({ newest }) => newest === index.newest)[0];
    if (!last) return { name: "", count: 0 };
    const answer = await this.engine.search(query, this.today, { only: (each) => each.about.name === last.about.name });
    return { name: last.about.name, count: answer.total };
  }

  async save() {
    const { query } = this.state;
    if (!query.trim()) return;
    keep(query, await this.newest(query).catch(() => ({ name: "", count: 0 })));
    this.showSaved(true);
  }

  /** @param {boolean} open whether the list is shown, and not only that there is one */
  async showSaved(open) {
    const list = saved();
    const place = /** @type {HTMLDetailsElement} */ (this.part(".dl-search__saved"));
    place.hidden = !list.length;
    place.open = open;
    const notes = list.map(() => h("span"));
    const items = list.map((search, at) =>
      h(
        "li",
        {},
        h(
          "a",
          {
            href: written({ query: search.query, sort: "newest", against: "" }),
            "data-dl-inside": true,
            dir: "auto",
            click: () => this.newest(search.query).then((now) => keep(search.query, now), () => {}),
          },
          search.query,
        ),
        " ",
        notes[at],
        " ",
        h(
          "button",
          {
            type: "button",
            "aria-label": this.words("Forget {query}", { query: search.query }),
            click: () => {
              remove(search.query);
              this.showSaved(true);
            },
          },
          "×",
        ),
      ),
    );
    this.part(".dl-search__saved ul").replaceChildren(...items);
    for (const [at, search] of list.entries()) {
      const now = await this.newest(search.query).catch(() => null);
      const count = now ? news(search, now) : 0;
      if (count) notes[at].textContent = this.words("{number} new since your visit", { number: count });
    }
  }
}

const root = document.querySelector("[data-dl-search]");
if (root instanceof HTMLElement) new Page(root).open();
