// What is known of releases beside their words: narrowing by it, counting it, ordering by sums. Fetched when a search first needs it. It knows
// neither words nor what is shown of a release.

import { FileError } from "./archive.js";
import { fold, normalize, term } from "./analysis.js";
import { kin } from "./kin.js";

/** @typedef {import("./archive.js").Archive} Archive */
/** @typedef {import("./archive.js").Column} Column */
/** @typedef {import("./archive.js").Contents} Contents */
/** @typedef {import("./messages.js").Facet} Facet */
/** @typedef {import("./messages.js").Filters} Filters */
/** @typedef {import("./messages.js").Note} Note */
/** @typedef {import("./query.js").Filter} Filter */
/** Whether a release passes, by its number among releases. @typedef {(release: number) => boolean} Test */
/** What passes of each field that something is chosen of. @typedef {Map<string, Test>} Chosen */

// Values of a facet that are told.
const MOST_VALUES = 300;

// The column of the ranges of sums, and what is chosen where none is known.
const RANGE = "range";
const NONE = "none";
const MILLION = 1e6;
/** @type {Record<string, number>} */
const UNITS = { kr: 1, tkr: 1e3, mnkr: MILLION, mkr: MILLION, mn: MILLION, m: MILLION, miljon: MILLION, miljoner: MILLION, mdkr: 1e9, md: 1e9, mdr: 1e9, miljard: 1e9, miljarder: 1e9 };
// A number without a unit is millions, as in the facet, unless so large that nobody means that.
const SURELY_KRONOR = 100_000;
const SUM = /^(\d[\d ]*(?:[.,]\d+)?)\s*(kr|tkr|mnkr|mkr|mn|m|miljon|miljoner|mdkr|mdr|md|miljard|miljarder)?(?: kronor)?$/u;

export class Facts {
  #archive;
  #contents;
  #failed;

  /** @param {Archive} archive @param {Contents} contents @param {Set<string>} failed where names of files go that could not be had */
  constructor(archive, contents, failed) {
    this.#archive = archive;
    this.#contents = contents;
    this.#failed = failed;
  }

  /** What passes the filters that were typed; one that no value fits is told. @param {Filter[]} filters @returns {Promise<{test: Test, notes: Note[]}>} */
  async typed(filters) {
    /** @type {Note[]} */
    const notes = [];
    const tests = await Promise.all(filters.map(async (filter) => {
      const column = await this.#column(filter.field);
      if (column === null) return () => true; // it could not be fetched, which is told
      const test = column && typedTest(column, filter);
      if (!test) notes.push({ type: "dropped", word: filter.shown });
      if (!test) return () => filter.isExcluded;
      return filter.isExcluded ? (/** @type {number} */ release) => !test(release) : test;
    }));
    return { test: (release) => tests.every((test) => test(release)), notes };
  }

  /** @param {Filters} filters @returns {Promise<Chosen>} */
  async chosen(filters) {
    const fields = Object.entries(filters).filter(([, values]) => values.length > 0);
    const tests = fields.map(async ([field, values]) => {
      const column = await this.#column(field === "amount" ? RANGE : field);
      /** @type {[string, Test]} */
      const test = [field, column === null ? () => true : column ? chosenTest(column, field, values) : () => false];
      return test;
    });
    return new Map(await Promise.all(tests));
  }

  /** Whether a release is of the kind that a word names ("regeringsuppdragen"); `undefined` where the word names none. @param {string} word @returns {Promise<Test | undefined>} */
  async ofKind(word) {
    const forms = [term(word), ...kin(term(word))];
    const isNamed = (/** @type {string} */ label) => /^\p{Alphabetic}+$/u.test(label) && forms.includes(term(normalize(label)));
    if (!this.#contents.kinds.some(([kind, label]) => kind === "release" && isNamed(label))) return undefined;
    const column = await this.#column("kind");
    return column ? having(column, ({ label }) => isNamed(label)) : undefined;
  }

  /** Each facet with its values and how many releases each would leave; one that is large only where it is wanted, or something of it is chosen. @param {Test} isListed @param {Filters} filters @param {Chosen} chosen @param {string[]} wanted @returns {Promise<Facet[]>} */
  async facets(isListed, filters, chosen, wanted) {
    const isLater = (/** @type {string} */ field) => this.#contents.heavy.includes(field) && field !== "amount" && !wanted.includes(field) && !chosen.has(field);
    const columns = await Promise.all(this.#contents.facets.map(([field]) => (isLater(field) ? undefined : this.#column(field === "amount" ? RANGE : field))));
    const releases = this.#contents.documents - this.#contents.entities;
    /** @type {number[]} */
    const listed = [];
    for (let release = 0; release < releases; release++) if (isListed(release)) listed.push(release);
    return this.#contents.facets.flatMap(([field, label], at) => {
      if (isLater(field)) return [{ field, label, values: [], isLater: true }];
      const column = columns[at];
      if (!column) return [];
      const others = [...chosen].filter(([other]) => other !== field).map(([, test]) => test);
      const passing = others.length === 0 ? listed : listed.filter((release) => others.every((test) => test(release)));
      const values = field === "amount" ? this.#ranges(column, passing) : counted(column, passing);
      const shown = told(values, field, filters[field] ?? []);
      return shown.length > 0 ? [{ field, label, values: shown }] : [];
    });
  }

  /** Releases by their sums, the greatest first; those without follow as they were. @param {number[]} releases numbers among releases @returns {Promise<number[]>} */
  async bySum(releases) {
    const column = await this.#column("amount");
    if (!column) return releases;
    return releases.slice().sort((a, b) => column.sums[b] - column.sums[a]);
  }

  /** In kronor, -1 where none is known. @returns {Promise<Float64Array | undefined>} */
  async sums() {
    return (await this.#column("amount"))?.sums;
  }

  /** @param {Column} column @param {number[]} releases */
  #ranges(column, releases) {
    const values = counted(column, releases).map((value) => ({ ...value, label: rangeLabel(value.value) })).sort((a, b) => parseInt(a.value, 10) - parseInt(b.value, 10));
    const known = releases.filter((release) => column.starts[release] < column.starts[release + 1]).length;
    return [...values, { value: NONE, label: this.#contents.noAmount, count: releases.length - known }];
  }

  /** `undefined` where there is no such column, `null` where it could not be had. @param {string} field */
  async #column(field) {
    try {
      return await this.#archive.column(field);
    } catch (error) {
      if (!(error instanceof FileError) || error.isGone) throw error;
      this.#failed.add(error.file);
      return null;
    }
  }
}

/** @param {Column} column @param {number[]} releases */
function counted({ values, starts, codes }, releases) {
  const counts = new Uint32Array(values.length);
  for (const release of releases) for (let at = starts[release]; at < starts[release + 1]; at++) counts[codes[at]] += 1;
  return values.map(({ id, label }, at) => ({ value: id, label, count: counts[at] }));
}

/** Values in the order of a reader: years backwards, sums upwards, all others by how many they have. @param {{value: string, label: string, count: number}[]} values @param {string} field @param {string[]} chosen */
function told(values, field, chosen) {
  const shown = values.filter(({ value, count }) => count > 0 || chosen.includes(value)).map((value) => ({ ...value, chosen: chosen.includes(value.value) }));
  for (const value of chosen) {
    if (!shown.some((one) => one.value === value)) shown.push({ value, label: value, count: 0, chosen: true });
  }
  if (field === "year") shown.sort((a, b) => b.value.localeCompare(a.value));
  else if (field !== "amount") shown.sort((a, b) => b.count - a.count);
  return shown.filter((value, at) => at < MOST_VALUES || value.chosen);
}

/** @param {Column} column @param {string} field @param {string[]} chosen @returns {Test} */
function chosenTest(column, field, chosen) {
  const isOne = having(column, (value) => chosen.includes(value.id));
  if (field !== "amount" || !chosen.includes(NONE)) return isOne;
  return (release) => column.starts[release] === column.starts[release + 1] || isOne(release);
}

/** `undefined` where no value fits. @param {Column} column @param {Filter} filter @returns {Test | undefined} */
function typedTest(column, { field, value }) {
  if (field === "amount") {
    const range = spanOf(value, (text) => sumOf(text));
    return range && ((release) => column.sums[release] >= Math.max(range[0], 0) && column.sums[release] <= range[1]);
  }
  const years = field === "year" ? spanOf(value, (text) => (/^\d{4}$/u.test(text) ? Number(text) : undefined)) : undefined;
  const words = wordsOf(value);
  const fits = (/** @type {Column["values"][0]} */ { id, label, names }) => {
    if (years) return Number(id) >= years[0] && Number(id) <= years[1];
    if (fold(normalize(id)) === fold(value)) return true;
    const known = [id, label, ...names].flatMap(wordsOf);
    return words.length > 0 && words.every((word) => known.some((other) => other.startsWith(word)));
  };
  return column.values.some(fits) ? having(column, fits) : undefined;
}

/** @param {Column} column @param {(value: Column["values"][0]) => boolean} fits @returns {Test} */
function having({ values, starts, codes }, fits) {
  const isIn = Uint8Array.from(values, (value) => (fits(value) ? 1 : 0));
  return (release) => {
    for (let at = starts[release]; at < starts[release + 1]; at++) if (isIn[codes[at]] === 1) return true;
    return false;
  };
}

/** @param {string} text */
function wordsOf(text) {
  return fold(normalize(text)).split(/[^\p{Alphabetic}\p{N}]+/u).filter(Boolean);
}

/** `2021`, `2019-2021`, `>2019`, `>=2019`, `<2015`, `2019..`: the least and the greatest, both counted. @param {string} text @param {(text: string) => number | undefined} read @returns {[number, number] | undefined} */
function spanOf(text, read) {
  const compared = /^([<>]=?)(.+)$/u.exec(text);
  if (compared) {
    const limit = read(compared[2].trim());
    if (limit === undefined) return undefined;
    const beside = compared[1].endsWith("=") ? 0 : 1; // whole years, whole kronor
    return compared[1].startsWith(">") ? [limit + beside, Infinity] : [-Infinity, limit - beside];
  }
  const ends = text.split(/\.\.|[-\u2013]/u);
  if (ends.length === 1) {
    const only = read(text);
    return only === undefined ? undefined : [only, only];
  }
  const unit = /[a-zåäö ]+$/u.exec(ends[1] ?? "")?.[0] ?? "";
  const least = ends[0] === "" ? -Infinity : read(/\d$/u.test(ends[0]) ? ends[0] + unit : ends[0]);
  const greatest = ends[1] === "" ? Infinity : read(ends[1]);
  return ends.length > 2 || least === undefined || greatest === undefined ? undefined : [least, greatest];
}

/** In kronor. @param {string} text */
function sumOf(text) {
  const found = SUM.exec(text.replaceAll("\u00a0", " ").trim());
  if (!found) return undefined;
  const number = Number(found[1].replaceAll(" ", "").replace(",", "."));
  const unit = found[2] ? UNITS[found[2]] : number >= SURELY_KRONOR ? 1 : MILLION;
  return Math.round(number * unit);
}

/** What a reader sees of a range of sums, in millions: `10-100`, `1000-`. @param {string} range */
function rangeLabel(range) {
  const [from, below] = range.split("-");
  const thousands = (/** @type {string} */ number) => (number.length < 4 ? number : `${number.slice(0, -3)}\u00a0${number.slice(-3)}`);
  if (from === "0") return `< ${below}`;
  return below === "" ? `\u2265 ${thousands(from)}` : `${from}–${thousands(below)}`;
}
