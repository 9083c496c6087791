// What a reader typed, taken apart: words, phrases, exclusions, field filters. It knows neither the index nor which values fields have.

import { normalize } from "./analysis.js";

/** A part of a query in the order typed; `text` is normalised. @typedef {{kind: "words" | "phrase", text: string, typed: string, isExcluded: boolean}} Part */
/** A field filter: `minister:stenevi`, `belopp:>20mnkr`. @typedef {{field: string, value: string, shown: string, isExcluded: boolean}} Filter */
/** @typedef {{parts: Part[], filters: Filter[], unknown: {field: string, suggestion: string}[], isOpen: boolean, isCut: boolean}} Query */

// Letters of a query that are read; nobody types more.
const LONGEST = 2000;

// How fields are called when they are typed, in Swedish and in English.
/** @type {[field: string, names: string[]][]} */
const NAMES = [
  ["kind", ["slag", "typ", "sort"]], ["ministry", ["departement"]], ["minister", ["minister", "statsråd"]], ["agency", ["myndighet", "organisation"]],
  ["program", ["program"]], ["topic", ["ämne"]], ["region", ["län", "region"]], ["year", ["år"]], ["amount", ["belopp", "summa"]], ["review", ["granskning"]],
  ["kind", ["kind", "type"]], ["ministry", ["ministry", "department"]], ["agency", ["agency"]], ["program", ["programme"]], ["topic", ["topic"]],
  ["region", ["county"]], ["year", ["year"]], ["amount", ["amount"]], ["review", ["review"]],
];
const FIELDS = new Map(NAMES.flatMap(([field, names]) => names.map((name) => [folded(name), { field, name }])));

const QUOTES = /["\u201c\u201d\u201e\u201f\u00ab\u00bb]/gu;
// A part up to a space: perhaps excluded, perhaps of a field, perhaps a phrase; a quote that is not closed reaches to the end.
const PARTS = /(?<![^\s])(-?)(?:(\p{L}[\p{L}_-]*):)?("[^"]*"?|\S+)/gu;
// What follows a colon in an inflected name: SKR:s, EU:s, tv:n.
const INFLECTION = /^(?:s|n|t|a|e|en|et|er|ar|or|na|ns|ens|ets|arna|erna|are)\W*$/u;

/** @param {string} text @returns {Query} */
export function parse(text) {
  const typed = text.slice(0, LONGEST).replace(QUOTES, '"');
  /** @type {Query} */
  const query = { parts: [], filters: [], unknown: [], isOpen: false, isCut: text.length > LONGEST };
  for (const [whole, minus, name, rest] of typed.matchAll(PARTS)) {
    const isExcluded = minus === "-";
    const known = name === undefined ? undefined : FIELDS.get(folded(name));
    query.isOpen = false;
    if (known) {
      const value = normalize(rest.replaceAll('"', "")).trim();
      // `år:` is a filter that is not finished.
      if (value !== "") query.filters.push({ field: known.field, value, shown: whole, isExcluded });
      continue;
    }
    const isField = name !== undefined && isUnknown(name, rest);
    if (isField) query.unknown.push({ field: name, suggestion: nearest(name) });
    const value = isField || name === undefined ? rest : `${name}:${rest}`;
    const kind = value.startsWith('"') ? "phrase" : "words";
    const words = value.replaceAll('"', "");
    query.parts.push({ kind, text: normalize(words), typed: words, isExcluded });
    query.isOpen = !isExcluded && !value.startsWith('"') && /[\p{Alphabetic}\p{N}]$/u.test(typed);
  }
  return query;
}

/** Whether `name:rest` looks like a field that there is not. @param {string} name @param {string} rest */
function isUnknown(name, rest) {
  if (name.length < 3 || name === name.toUpperCase() || rest.startsWith("/")) return false;
  return !INFLECTION.test(rest);
}

/** The field that was probably meant, as it is typed. @param {string} name */
function nearest(name) {
  const wrong = folded(name);
  let best = { distance: 3, name: "" };
  for (const [known, { name }] of FIELDS) {
    const distance = distanceOf(wrong, known);
    if (distance < best.distance && distance < known.length / 2) best = { distance, name };
  }
  return best.name;
}

/** @param {string} name */
function folded(name) {
  return name.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/gu, "");
}

/** How many letters differ: put in, left out, replaced, or two that changed places. @param {string} a @param {string} b */
function distanceOf(a, b) {
  /** @type {number[][]} */
  const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let distance = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) distance = Math.min(distance, rows[i - 2][j - 2] + 1);
      rows[i].push(distance);
    }
  }
  return rows[a.length][b.length];
}

/** Whether two words differ by one letter at most: put in, left out, replaced, or two neighbours that changed places. @param {string} a @param {string} b */
export function isNear(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [restA, restB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}
