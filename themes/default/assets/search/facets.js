// The facets beside the results, and what is chosen in them as chips. A change keeps the elements that stay, so that the focus does.
// It knows neither the worker nor the address: it is told what there is, and tells what is chosen.

import { button, element } from "./view.js";

/** @typedef {import("./messages.js").Facet} Facet */
/** @typedef {import("./messages.js").FacetValue} FacetValue */
/** @typedef {import("./messages.js").Filters} Filters */
/** @typedef {import("./view.js").Texts} Texts */
/** @typedef {(field: string, value: string) => void} Choose */

// Values of a facet that are shown at first; no button for a few more.
const MOST_VALUES = 8;
const FEW_MORE = 2;

export class Facets {
  #box;
  #texts;
  #choose;
  #unfold;
  /** @type {Map<string, Group>} */
  #groups = new Map();

  /** @param {HTMLElement} box @param {Texts} texts @param {Choose} choose @param {(field: string) => void} unfold gets the values of a facet that are not there yet */
  constructor(box, texts, choose, unfold) {
    this.#box = box;
    this.#texts = texts;
    this.#choose = choose;
    this.#unfold = unfold;
  }

  /** @param {Facet[]} facets */
  show(facets) {
    const shown = facets.filter((facet) => facet.values.length > 0 || facet.isLater);
    const groups = shown.map((facet) => this.#group(facet.field));
    const elements = groups.map((group) => group.element);
    if (!isSame(elements, this.#box.children)) this.#box.replaceChildren(...elements);
    groups.forEach((group, at) => group.show(shown[at]));
  }

  /** @param {string} field */
  #group(field) {
    let group = this.#groups.get(field);
    if (!group) {
      group = new Group(this.#texts, (value) => this.#choose(field, value), () => this.#unfold(field));
      this.#groups.set(field, group);
    }
    return group;
  }
}

/** One facet: a field with its values, the first of them or all. */
class Group {
  element = element("fieldset", "facet");
  #head = element("legend", "");
  #list = element("ul", "");
  #all;
  #texts;
  #choose;
  #fetch;
  #isWhole = false;
  #isLater = false;
  /** @type {FacetValue[]} */
  #values = [];
  /** @type {Map<string, Line>} */
  #lines = new Map();

  /** @param {Texts} texts @param {(value: string) => void} choose @param {() => void} fetch */
  constructor(texts, choose, fetch) {
    this.#texts = texts;
    this.#choose = choose;
    this.#fetch = fetch;
    this.#all = button("plain-button", "", () => this.#unfold());
    this.element.append(this.#head, this.#list, this.#all);
  }

  /** @param {Facet} facet */
  show(facet) {
    const hadFocus = document.activeElement === this.#all;
    this.#head.textContent = facet.label;
    this.#values = facet.values;
    this.#isLater = facet.isLater === true;
    const isLong = facet.values.length > MOST_VALUES + FEW_MORE;
    const shown = facet.values.filter((value, at) => this.#isWhole || !isLong || at < MOST_VALUES || value.chosen);
    const lines = shown.map((value) => this.#line(value));
    if (!isSame(lines, this.#list.children)) this.#replace(lines);
    this.#all.hidden = !isLong && !this.#isLater;
    this.#all.setAttribute("aria-expanded", String(this.#isWhole));
    if (this.#isLater) this.#all.textContent = this.#texts.get("search.show-values");
    else this.#all.textContent = this.#isWhole ? this.#texts.get("search.show-fewer") : this.#texts.count("search.show-all", facet.values.length);
    if (hadFocus && this.#all.hidden) this.#list.querySelector("input")?.focus();
  }

  /** The line of a value, up to date. @param {FacetValue} value */
  #line(value) {
    let line = this.#lines.get(value.value);
    if (!line) {
      line = new Line(() => this.#choose(value.value));
      this.#lines.set(value.value, line);
    }
    line.show(value, this.#texts);
    return line.element;
  }

  /** Elements that move lose the focus. @param {HTMLElement[]} lines */
  #replace(lines) {
    const focused = document.activeElement;
    this.#list.replaceChildren(...lines);
    if (focused instanceof HTMLElement && this.#list.contains(focused)) focused.focus();
  }

  #unfold() {
    if (this.#isLater) return this.#fetch();
    this.#isWhole = !this.#isWhole;
    this.show({ field: "", label: this.#head.textContent ?? "", values: this.#values });
  }
}

/** One value: a box to tick, its name, and how many it would leave. */
class Line {
  #box = element("input", "");
  #name = element("span", "facet-name");
  #count = element("span", "facet-count");
  element = element("li", "", element("label", "", this.#box, " ", this.#name, " ", this.#count));

  /** @param {() => void} choose */
  constructor(choose) {
    this.#box.type = "checkbox";
    this.#box.addEventListener("change", choose);
  }

  /** @param {FacetValue} value @param {Texts} texts */
  show({ label, count, chosen }, texts) {
    this.#box.checked = chosen;
    this.#name.textContent = label;
    this.#count.textContent = texts.count("search.number", count);
  }
}

/** What is chosen, each with a way out of it. @param {HTMLElement} box @param {Filters} filters @param {Facet[]} facets @param {Texts} texts @param {Choose} choose @param {() => void} clear */
export function showChips(box, filters, facets, texts, choose, clear) {
  const chips = Object.entries(filters).flatMap(([field, values]) => values.map((value) => {
    const facet = facets.find((facet) => facet.field === field);
    const label = facet?.values.find((one) => one.value === value)?.label ?? value;
    const chip = button("chip", "", () => choose(field, value));
    chip.append(element("span", "unseen", `${texts.get("search.remove")} `), chipText(facet?.label, label), element("span", "chip-end", "×"));
    chip.lastElementChild?.setAttribute("aria-hidden", "true");
    return element("li", "", chip);
  }));
  if (chips.length > 0) chips.push(element("li", "", button("plain-button", texts.get("search.clear"), clear)));
  box.replaceChildren(...chips);
  box.hidden = chips.length === 0;
}

/** A name says enough; a year or a range of sums has its field before it. @param {string | undefined} field @param {string} label */
function chipText(field, label) {
  return field === undefined || /^\p{Lu}/u.test(label) ? label : `${field}: ${label}`;
}

/** @param {Element[]} wanted @param {HTMLCollection} present */
function isSame(wanted, present) {
  return wanted.length === present.length && wanted.every((element, at) => element === present[at]);
}
