// The search page: what is asked, by typing, choosing, or the address, and what is shown of the answer. The searching itself is in the worker,
// what an answer looks like in view.js and facets.js. The page's markup is in templates/search.html.
//
// For other programs: `#search-results` holds an `li[data-url]` for every hit, those of entities with `data-kind`; its `data-state` is `loading`,
// `ready`, `empty` or `error`, and `data-query` the text that it answers.

import { Facets, showChips } from "./facets.js";
import { BY_RELEVANCE, chosen, exactly, fromAddress, toAddress, toggled, withField } from "./state.js";
import { Texts, button, element, hit, part, summary, told } from "./view.js";
import { listen } from "./worker.js";

/** @typedef {import("./messages.js").Answer} Answer */
/** @typedef {import("./messages.js").Exported} Exported */
/** @typedef {import("./messages.js").Facet} Facet */
/** @typedef {import("./messages.js").Row} Row */
/** What gets the first rows, which come before an answer, and the facets, which come after. @typedef {{sooner: (rows: Row[]) => void, later: (facets: Facet[]) => void}} Beside */
/** @typedef {import("./state.js").State} State */

const SHORTEST = 2;
const ENTITIES = 2;
const RELEASES = 10;
const MORE_RELEASES = 30;
const MORE_ENTITIES = 60;

// Milliseconds without a key: before the search starts, before "searching" is said, before screen readers are told, before a search that was typed
// keeps a place of its own in the history.
const PAUSE = 60;
const SLOW = 250;
const QUIET = 900;
const SETTLED = 1500;
// Milliseconds until the address is tried again: Safari takes a hundred changes in 30 seconds.
const LIMIT = 10_000;

class SearchPage {
  #form = part("search-form", HTMLFormElement);
  #input = /** @type {HTMLInputElement} */ (this.#form.querySelector("input[type=search]"));
  #notes = part("search-notes", HTMLElement);
  #status = part("search-status", HTMLElement);
  #body = part("search-body", HTMLElement);
  #panel = part("search-facets", HTMLDetailsElement);
  #chosen = part("search-chosen", HTMLElement);
  #count = part("search-count", HTMLElement);
  #sort = part("search-sort", HTMLSelectElement);
  #tools = part("search-tools", HTMLElement);
  #file = part("search-csv", HTMLButtonElement);
  #chips = part("search-chips", HTMLElement);
  #list = part("search-results", HTMLOListElement);
  #more = part("search-more", HTMLButtonElement);
  #problem = part("search-problem", HTMLElement);
  #ways = part("search-ways", HTMLElement);
  #imported = part("search-imported", HTMLTemplateElement);
  #texts = new Texts(part("search-texts", HTMLTemplateElement));
  #facets = new Facets(part("search-groups", HTMLElement), this.#texts, (field, value) => this.#toggle(field, value), (field) => this.#unfold(field));
  #names = { fields: this.#texts.set("search.in-address"), sort: this.#texts.get("search.order-in-address"), orders: this.#texts.set("search.sort-in-address") };
  #client = new Client(new URL(this.#form.dataset.index ?? "", document.baseURI).href);

  /** @type {State} */
  #state = { text: "", filters: {}, sort: BY_RELEVANCE };
  /** @type {Answer | undefined} */
  #answer;
  #wanted = RELEASES;
  #question = 0; // the newest; answers to others are not shown
  #isSettled = true; // whether the present place in the history stays when the search changes
  #address = ""; // the part of it that says what is asked
  #lacksFacets = false; // because nobody looked at them
  /** @type {string[]} */
  #unfolded = []; // large facets that somebody has looked at
  #scroll = 0; // where the reader was, on the way back to this page
  /** @type {Record<"typing" | "slow" | "quiet" | "settled", number | undefined>} */
  #timers = { typing: undefined, slow: undefined, quiet: undefined, settled: undefined };

  constructor() {
    this.#input.addEventListener("input", () => this.#type());
    this.#form.addEventListener("submit", (event) => this.#submit(event));
    this.#sort.addEventListener("change", () => this.#choose({ sort: this.#sort.value }));
    this.#file.addEventListener("click", () => this.#saveFile());
    this.#more.addEventListener("click", () => this.#showMore());
    this.#panel.addEventListener("toggle", () => this.#panel.open && this.#lacksFacets && this.#ask());
    document.addEventListener("keydown", (event) => this.#moveByKey(event));
    // Also a link within the page comes here; it changes no search.
    addEventListener("popstate", () => location.search !== this.#address && this.#restore());
    this.#list.addEventListener("click", () => this.#keepPlace());
    const isWide = matchMedia("(width >= 60rem)");
    const open = () => (this.#panel.open = isWide.matches);
    isWide.addEventListener("change", open);
    open();
    this.#restore();
    this.#ways.dataset.ready = "";
  }

  // What is asked

  #type() {
    this.#question += 1; // what was asked before is no longer an answer to what stands in the box
    this.#list.dataset.state = "loading";
    this.#change({ text: this.#input.value });
    this.#after("typing", PAUSE, () => {
      this.#remember(false);
      this.#ask();
    });
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    this.#change({ text: this.#input.value });
    this.#remember(false);
    this.#isSettled = true;
    // On a touch screen the keyboard would hide the results.
    if (matchMedia("(pointer: coarse)").matches) this.#input.blur();
    this.#ask();
  }

  /** @param {string} field @param {string} value */
  #toggle(field, value) {
    this.#choose({ filters: toggled(this.#state.filters, field, value) });
  }

  /** Shows the values of a facet that are fetched for nobody else. @param {string} field */
  #unfold(field) {
    this.#unfolded.push(field);
    this.#ask();
  }

  /** @param {Partial<State>} change */
  #choose(change) {
    this.#change({ text: this.#input.value, ...change });
    this.#input.value = this.#state.text;
    this.#remember(true);
    this.#ask();
  }

  /** @param {Partial<State>} change */
  #change(change) {
    this.#state = { ...this.#state, ...change };
    this.#wanted = RELEASES;
    this.#scroll = 0;
  }

  /** Puts the search in the address. One that was chosen, or typed and left for a while, keeps its place in the history. @param {boolean} isChosen */
  #remember(isChosen) {
    const address = toAddress(this.#state, new URL(location.href), this.#names);
    // A browser that is told too often refuses, or throws; the search goes on, and its address follows with the next that is taken.
    try {
      if (address !== location.href && (isChosen || this.#isSettled)) history.pushState(null, "", address);
      else history.replaceState(null, "", address);
    } catch {
      this.#after("settled", LIMIT, () => this.#remember(isChosen));
      return;
    }
    this.#address = location.search;
    this.#isSettled = isChosen;
    this.#after("settled", SETTLED, () => (this.#isSettled = true));
  }

  /** What the way back to this search needs beside its address. */
  #keepPlace() {
    try {
      history.replaceState({ releases: this.#wanted, scroll: scrollY }, "");
    } catch {
      // Told too often: the way back leads to the top of the list.
    }
  }

  #restore() {
    this.#state = fromAddress(new URL(location.href), this.#names);
    this.#address = location.search;
    this.#input.value = this.#state.text;
    this.#isSettled = true;
    this.#wanted = history.state?.releases ?? RELEASES;
    this.#scroll = history.state?.scroll ?? 0;
    this.#ask();
  }

  async #ask() {
    const question = ++this.#question;
    clearTimeout(this.#timers.typing);
    this.#sort.value = this.#state.sort;
    if (this.#text === "" && chosen(this.#state.filters) === 0) return this.#showStart();
    this.#ways.hidden = true;
    this.#showLoading();
    try {
      const isAsked = () => question === this.#question;
      const beside = { sooner: (/** @type {Row[]} */ rows) => isAsked() && this.#showFirst(rows), later: (/** @type {Facet[]} */ facets) => isAsked() && this.#showGroups(facets) };
      const answer = await this.#search(0, ENTITIES, this.#wanted, beside);
      if (question === this.#question) this.#show(answer);
    } catch {
      if (question === this.#question) this.#showProblem();
    }
  }

  /** What is searched for: a single letter is not yet. */
  get #text() {
    return Array.from(this.#state.text.trim()).length < SHORTEST ? "" : this.#state.text;
  }

  /** @param {number} from @param {number} entities @param {number} releases @param {Beside} [beside] */
  #search(from, entities, releases, beside) {
    return this.#client.search({ text: this.#text, filters: this.#state.filters, sort: this.#state.sort, from, entities, releases, facets: this.#panel.open, unfolded: this.#unfolded }, beside);
  }

  // What is shown

  #showStart() {
    this.#body.hidden = this.#notes.hidden = true;
    this.#ways.hidden = false;
    this.#list.replaceChildren();
    this.#finish("ready", "");
  }

  /** The old list stays. */
  #showLoading() {
    this.#list.dataset.state = "loading";
    this.#after("slow", SLOW, () => {
      this.#body.hidden = false;
      this.#count.textContent = this.#texts.get("search.loading");
    });
  }

  /** Something to see before the answer is whole. The list is not finished. @param {Row[]} rows */
  #showFirst(rows) {
    if (this.#scroll > 0) return; // the reader is on the way back to a place further down
    clearTimeout(this.#timers.slow);
    this.#body.hidden = false;
    this.#problem.hidden = true;
    this.#list.replaceChildren(...rows.map((row) => hit(row, this.#imported)));
  }

  /** @param {Answer} answer */
  #show(answer) {
    this.#answer = answer;
    const isEmpty = answer.rows.length === 0;
    this.#body.hidden = false;
    this.#problem.hidden = this.#ways.hidden = !isEmpty;
    this.#tools.hidden = isEmpty;
    if (isEmpty) this.#problem.textContent = this.#texts.get(chosen(this.#state.filters) > 0 ? "search.hint-chosen" : "search.hint");
    this.#showNotes(answer);
    this.#showFacets(answer);
    this.#count.replaceChildren(...summary(answer, this.#texts));
    this.#list.replaceChildren(...answer.rows.map((row) => hit(row, this.#imported)));
    this.#offerNames(answer);
    this.#more.hidden = !answer.more;
    if (this.#scroll > 0) scrollTo(0, this.#scroll);
    this.#scroll = 0;
    this.#finish(isEmpty ? "empty" : "ready", `${this.#count.textContent}. ${this.#notes.textContent}`);
  }

  /** @param {Answer} answer */
  #showNotes(answer) {
    const text = this.#state.text;
    const sentences = told(answer.notes, this.#texts, {
      exactly: (label, only) => this.#way(label, exactly(text, only)),
      withField: (label, field, suggestion) => this.#way(label, withField(text, field, suggestion)),
      again: (label) => button("plain-button", label, () => this.#ask()),
    });
    this.#notes.replaceChildren(...sentences);
    this.#notes.hidden = sentences.length === 0;
  }

  /** A link to the same search with another text. @param {string} label @param {string} text */
  #way(label, text) {
    const link = element("a", "", label);
    link.href = toAddress({ ...this.#state, text }, new URL(location.href), this.#names);
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.#input.focus();
      this.#choose({ text });
    });
    return link;
  }

  /** @param {Facet[]} facets */
  #showGroups(facets) {
    this.#facets.show(facets);
    this.#panel.hidden = facets.length === 0;
  }

  /** @param {Answer} answer */
  #showFacets({ facets, isWhole, releases }) {
    const { filters } = this.#state;
    // Until they come, those of the search before stand there; while the panel is closed, they are not fetched.
    this.#lacksFacets = facets.length === 0 && !this.#panel.open;
    if (this.#lacksFacets) this.#panel.hidden = releases === 0;
    else if (isWhole !== false) this.#showGroups(facets);
    const number = chosen(filters);
    this.#chosen.textContent = number > 0 ? this.#texts.count("search.chosen", number) : "";
    const isHere = this.#chips.contains(document.activeElement);
    const choose = (/** @type {string} */ field, /** @type {string} */ value) => this.#toggle(field, value);
    showChips(this.#chips, filters, facets, this.#texts, choose, () => this.#choose({ filters: {} }));
    if (isHere) (this.#chips.querySelector("button") ?? this.#input).focus();
  }

  /** The entities that are found beside those shown. @param {Answer} answer */
  #offerNames({ rows, entities, releases }) {
    const cards = this.#list.querySelectorAll("li.card");
    if (cards.length === 0 || entities <= cards.length) return;
    const all = button("plain-button", this.#texts.count("search.more-names", entities), () => this.#showNames());
    cards[cards.length - 1].after(element("li", "more-names", all));
  }

  async #showNames() {
    await this.#add(0, MORE_ENTITIES, 0, ({ rows }) => {
      const shown = this.#list.querySelectorAll("li.card").length;
      const cards = rows.map((row) => hit(row, this.#imported)).slice(shown);
      this.#list.querySelector("li.more-names")?.replaceWith(...cards);
      return cards;
    });
  }

  async #showMore() {
    const shown = this.#list.querySelectorAll("li.record").length;
    await this.#add(shown, 0, MORE_RELEASES, ({ rows, more }) => {
      const lines = rows.map((row) => hit(row, this.#imported));
      this.#list.append(...lines);
      this.#more.hidden = !more;
      this.#wanted = shown + lines.length;
      this.#keepPlace();
      return lines;
    });
  }

  /** Asks for more of the same search, and puts the focus on the first that is new. @param {number} from @param {number} entities @param {number} releases @param {(answer: Answer) => HTMLElement[]} show */
  async #add(from, entities, releases, show) {
    const question = this.#question;
    this.#list.dataset.state = "loading";
    try {
      const answer = await this.#search(from, entities, releases);
      if (question !== this.#question) return;
      show(answer)[0]?.querySelector("a")?.focus();
      this.#list.dataset.state = "ready";
    } catch {
      if (question === this.#question) this.#showProblem();
    }
  }

  #showProblem() {
    this.#body.hidden = this.#problem.hidden = false;
    this.#notes.hidden = this.#more.hidden = this.#tools.hidden = this.#ways.hidden = true;
    const text = this.#texts.get("search.error");
    this.#problem.replaceChildren(element("p", "", text), button("button", this.#texts.get("search.retry"), () => this.#ask()));
    this.#count.textContent = "";
    this.#list.replaceChildren();
    this.#finish("error", text);
  }

  /** @param {string} state @param {string} announcement */
  #finish(state, announcement) {
    clearTimeout(this.#timers.slow);
    // Screen readers are told when the typing rests, not at every letter.
    this.#after("quiet", QUIET, () => (this.#status.textContent = announcement));
    this.#list.dataset.query = this.#state.text;
    this.#list.dataset.state = state; // last: whoever waits for it finds the rest done
  }

  async #saveFile() {
    const { filters, sort } = this.#state;
    try {
      const [{ csv, save }, answer] = await Promise.all([import("./csv.js"), this.#client.exported({ text: this.#text, filters, sort })]);
      save(`${this.#texts.get("search.csv-name")}.csv`, csv(answer.csv, this.#texts.get("search.csv-separator")));
      const rows = answer.csv.length - 1;
      const isCut = rows < (this.#answer?.releases ?? 0);
      this.#say(this.#texts.count(isCut ? "search.csv-cut" : "search.csv-saved", rows));
    } catch {
      this.#say(this.#texts.get("search.csv-failed"));
    }
  }

  /** Tells everybody something at once, until the next search. @param {string} text */
  #say(text) {
    this.#notes.querySelector(".said")?.remove();
    this.#notes.append(element("p", "said", text));
    this.#notes.hidden = false;
    this.#status.textContent = text;
  }

  // Keys and time

  /** Arrows go from the box into the list and back, Escape from the list to the box, and in the box it empties it; `/` leads to the box. Enter opens a hit, as for any link. @param {KeyboardEvent} event */
  #moveByKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const stops = /** @type {HTMLElement[]} */ ([this.#input, ...this.#list.querySelectorAll("a, button"), this.#more].filter((stop) => stop.checkVisibility()));
    const here = document.activeElement;
    const at = stops.findIndex((stop) => stop === here);
    const isTyping = here instanceof Element && here.matches("input[type=search], textarea, select");
    if (event.key === "ArrowDown" && at >= 0) stops[Math.min(at + 1, stops.length - 1)].focus();
    else if (event.key === "ArrowUp" && at > 0) stops[at - 1].focus();
    else if (event.key === "Escape" && at > 0) this.#input.focus();
    else if (event.key === "Escape" && at === 0) this.#choose({ text: "" });
    else if (event.key === "/" && !isTyping) this.#input.select();
    else return;
    event.preventDefault();
  }

  /** One thing at a time of each kind. @param {"typing" | "slow" | "quiet" | "settled"} name @param {number} pause @param {() => void} act */
  #after(name, pause, act) {
    clearTimeout(this.#timers[name]);
    this.#timers[name] = setTimeout(act, pause);
  }
}

/** The worker, as questions and promises of answers. */
class Client {
  #index;
  /** @type {Worker | undefined} */
  #worker;
  #id = 0;
  #newest = 0;
  #more = 0;
  /** @type {Map<number, {resolve: (answer: any) => void, reject: (error: Error) => void, beside?: Beside}>} */
  #waiting = new Map();

  /** @param {string} index the address of search/index.json */
  constructor(index) {
    this.#index = index;
  }

  /** A newer search overtakes this one, which then gets no answer; more of the same overtakes only more. @param {Omit<import("./messages.js").Search, "id">} search @param {Beside} [beside] @returns {Promise<Answer>} */
  async search(search, beside) {
    const isMore = search.from > 0 || search.releases === 0;
    this.#waiting.delete(this.#more);
    if (!isMore) this.#waiting.delete(this.#newest);
    if (!isMore) this.#newest = this.#id + 1;
    this.#more = isMore ? this.#id + 1 : 0;
    return { entities: 0, releases: 0, complete: 0, facets: [], notes: [], ...(await this.#ask(search, beside)) };
  }

  /** @param {Omit<import("./messages.js").Export, "id" | "export">} search @returns {Promise<Exported>} */
  exported(search) {
    return this.#ask({ export: true, ...search });
  }

  /** @param {object} question @param {Beside} [beside] @returns {Promise<any>} */
  #ask(question, beside) {
    const id = ++this.#id;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, beside });
      this.#worker ??= this.#start();
      this.#worker.postMessage({ id, ...question });
    });
  }

  #start() {
    const worker = new Worker(import.meta.url, { type: "module" });
    worker.addEventListener("message", ({ data }) => {
      const waiting = this.#waiting.get(data.id);
      if (data.isWhole !== false) this.#waiting.delete(data.id);
      if (data.error) waiting?.reject(new Error(data.error));
      else if (data.rows || data.csv) waiting?.resolve(data);
      else if (data.first) waiting?.beside?.sooner(data.first);
      else waiting?.beside?.later(data.facets);
    });
    // A script could not be fetched: start anew with the next question.
    worker.addEventListener("error", () => {
      worker.terminate();
      this.#worker = undefined;
      for (const { reject } of this.#waiting.values()) reject(new Error("the search could not be started"));
      this.#waiting.clear();
    });
    worker.postMessage({ index: this.#index });
    return worker;
  }
}

// The page and its worker are one script, so that a browser asks for one.
if (typeof document === "undefined") listen();
else new SearchPage();
