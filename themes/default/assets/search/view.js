// What search results look like: answers to elements, with the texts of the page. All that comes from content or from the reader becomes text
// nodes. It knows neither the worker nor the address.

/** @typedef {import("./messages.js").Answer} Answer */
/** @typedef {import("./messages.js").Note} Note */
/** @typedef {import("./messages.js").Piece} Piece */
/** @typedef {import("./messages.js").Row} Row */

// More words than these are not told.
const MOST_WORDS = 6;

// Kinds that stand in the list as lines; all others are entities and stand before it as cards.
const LINES = ["release", "page"];

/** An element of the page. @template {Element} T @param {string} id @param {new () => T} type @returns {T} */
export function part(id, type) {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`the page has no ${type.name} "${id}"`);
  return found;
}

/** @template {keyof HTMLElementTagNameMap} K @param {K} name @param {string} className @param {(Node | string)[]} children @returns {HTMLElementTagNameMap[K]} */
export function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** @param {string} className @param {string} text @param {() => void} press @returns {HTMLButtonElement} */
export function button(className, text, press) {
  const made = element("button", className, text);
  made.type = "button";
  made.addEventListener("click", press);
  return made;
}

/** The texts of the interface, from `<template id="search-texts"><data value="KEY">TEXT</data>…`. */
export class Texts {
  /** @type {Map<string, string>} */
  #texts;
  #numbers = new Intl.NumberFormat(document.documentElement.lang || undefined);

  /** @param {HTMLTemplateElement} template */
  constructor(template) {
    this.#texts = new Map(Array.from(template.content.querySelectorAll("data"), (data) => [data.value, data.textContent ?? ""]));
  }

  /** @param {string} key @returns {string} */
  get(key) {
    return this.#texts.get(key) ?? key;
  }

  /** The texts of a set, by what follows its name. @param {string} set @returns {Record<string, string>} */
  set(set) {
    const members = [...this.#texts].filter(([key]) => key.startsWith(`${set}.`));
    return Object.fromEntries(members.map(([key, text]) => [key.slice(set.length + 1), text]));
  }

  /** A text with its number. @param {string} key @param {number} n @returns {string} */
  count(key, n) {
    const text = this.#texts.get(key) ?? this.get(`${key}.${n === 1 ? "one" : "other"}`);
    return text.replace("{n}", this.#numbers.format(n));
  }

  /** A text with elements in the places of its names. @param {string} key @param {Record<string, Node | string>} values @returns {(Node | string)[]} */
  filled(key, values) {
    return this.get(key).split(/\{([a-z]+)\}/u).map((piece, at) => (at % 2 === 0 ? piece : (values[piece] ?? "")));
  }
}

/** A hit: an entity as a card, anything else as a line. @param {Row} row @param {HTMLTemplateElement} imported the mark of what nobody has reviewed @returns {HTMLLIElement} */
export function hit(row, imported) {
  const isLine = LINES.includes(row.kind);
  const link = element("a", "", ...pieces(row.title));
  link.href = row.url;
  const item = isLine ? line(row, link, imported) : card(row, link);
  item.dataset.url = row.url;
  if (row.kind !== "release") item.dataset.kind = row.kind;
  return item;
}

/** @param {Row} row @param {HTMLAnchorElement} link @param {HTMLTemplateElement} imported */
function line(row, link, imported) {
  const time = element("time", "", row.dateText);
  if (row.date) time.dateTime = row.date;
  const detail = element("span", "detail", row.who || row.kindText);
  if (row.imported) detail.append(" ", imported.content.cloneNode(true));
  const text = element("span", "text", element("span", "name", link));
  if (row.excerpt.length > 0) text.append(" ", element("span", "excerpt", ...pieces(row.excerpt)));
  text.append(" ", detail);
  const item = element("li", "record", element("span", "date", ...(row.dateText ? [time] : [])), " ", text);
  if (row.amount) item.append(" ", element("span", "figure", row.amount));
  return item;
}

/** @param {Row} row @param {HTMLAnchorElement} link */
function card(row, link) {
  const item = element("li", "card", element("span", "kind", row.kindText), " ", element("span", "name", link));
  const detail = [row.amount, row.who].filter(Boolean).join(" · ");
  if (detail) item.append(" ", element("span", "detail", detail));
  else if (row.excerpt.length > 0) item.append(" ", element("span", "detail", ...pieces(row.excerpt)));
  return item;
}

/** @param {Piece[]} all @returns {(Node | string)[]} */
function pieces(all) {
  return all.map(([text, isMarked]) => (isMarked ? element("mark", "", text) : text));
}

/** How many were found, and how many of them have every word. @param {Answer} answer @param {Texts} texts @returns {(Node | string)[]} */
export function summary({ rows, entities, releases, complete }, texts) {
  if (rows.length === 0) return [element("strong", "", texts.get("search.none"))];
  const found = [];
  if (releases > 0) found.push(texts.count("records", releases));
  if (entities > 0) found.push(texts.count("entries", entities));
  const all = entities + releases;
  const words = [];
  if (complete > 0 && complete < all) words.push(texts.count("search.complete", complete));
  if (complete < all) words.push(texts.count("search.fallback", all - complete));
  return [element("strong", "", found.join(texts.get("list.and"))), words.length > 0 ? ` ${words.join(", ")}` : ""];
}

/**
 * What was changed about the search, a sentence each, with the ways to what the reader may have meant.
 * @param {Note[]} notes @param {Texts} texts
 * @param {{exactly: (text: string, only?: string) => Node, withField: (text: string, field: string, suggestion: string) => Node, again: (text: string) => Node}} ways
 * @returns {HTMLElement[]}
 */
export function told(notes, texts, ways) {
  const strong = (/** @type {string} */ text) => element("strong", "", text);
  const widened = [...new Set(notes.flatMap((note) => (note.type === "widened" ? note.words : [])))];
  const sentences = notes.map((note) => {
    if (note.type === "corrected") return [...texts.filled("search.corrected", { from: strong(note.from), to: strong(note.to) }), " ", ways.exactly(texts.get("search.as-typed"), note.from)];
    if (note.type === "dropped") return texts.filled("search.dropped", { word: strong(note.word) });
    if (note.type === "cut") return [texts.count("search.cut", note.words)];
    if (note.type === "unread") return texts.filled("search.unread", { read: texts.count("search.number", note.read), of: texts.count("records", note.of) });
    if (note.type === "failed") return [texts.get("search.failed"), " ", ways.again(texts.get("search.retry"))];
    if (note.type === "unknown-field") return unknownField(note, texts, ways);
    return [];
  });
  if (widened.length > 0) {
    const words = list(widened.map(strong), MOST_WORDS);
    // The dots of a word that goes on end the sentence too.
    const isDotted = words.textContent?.endsWith("…");
    const sentence = texts.filled("search.widened", { words }).filter((piece) => !isDotted || piece !== ".");
    sentences.push([...sentence, " ", ways.exactly(texts.get("search.exact"))]);
  }
  return sentences.filter((sentence) => sentence.length > 0).map((sentence) => element("p", "", ...sentence));
}

/** @param {Extract<Note, {type: "unknown-field"}>} note @param {Texts} texts @param {Parameters<typeof told>[2]} ways @returns {(Node | string)[]} */
function unknownField({ field, suggestion }, texts, ways) {
  const sentence = texts.filled("search.unknown-field", { field: element("strong", "", field) });
  if (!suggestion) return sentence;
  const offer = texts.filled("search.suggestion", { field: suggestion }).join("");
  return [...sentence, " ", ways.withField(offer, field, suggestion)];
}

/** @param {HTMLElement[]} words @param {number} most @returns {DocumentFragment} */
function list(words, most) {
  const all = document.createDocumentFragment();
  words.slice(0, most).forEach((word, at) => all.append(at > 0 ? ", " : "", word));
  if (words.length > most) all.append(" …");
  return all;
}
