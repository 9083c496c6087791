// The search of the site: a question to its answer, both as in messages.js. It knows neither the page nor the network: it is given functions that
// fetch, and runs in a worker and in node.

import { Archive, FileError } from "./archive.js";
import { hitTest, phraseText, row, textOfPage } from "./excerpts.js";
import { Facts } from "./facts.js";
import { Matcher } from "./matching.js";
import { parse } from "./query.js";
import { Ranking } from "./ranking.js";

/** @typedef {import("./matching.js").Phrase} Phrase */
/** @typedef {import("./messages.js").Answer} Answer */
/** @typedef {import("./messages.js").Export} Export */
/** @typedef {import("./messages.js").Exported} Exported */
/** @typedef {import("./messages.js").Facet} Facet */
/** @typedef {import("./messages.js").Filters} Filters */
/** @typedef {import("./messages.js").Note} Note */
/** @typedef {import("./messages.js").Row} Row */
/** @typedef {import("./messages.js").Search} Search */
/** @typedef {import("./archive.js").Stored} Stored */

/** What was found, before it is shown. @typedef {{entities: number[], releases: number[], complete: number, hits: Set<string>, notes: Note[], failed: Set<string>, hasPhrases: boolean, facets: (wanted: string[]) => Promise<Facet[]>}} Found */

// Rows that are fetched before the others, so that there is something to see: as many as a browser has connections to a server, so that they come at once.
const FIRST_ROWS = 6;

// Releases in a file, and files that are fetched at once for it.
const MOST_EXPORTED = 1000;
const AT_ONCE = 16;

// Documents that are read for a phrase where the index does not hold their whole text, in one search and at once.
const MOST_READ = 60;
const READ_AT_ONCE = 8;

export class Index {
  #archive;
  #fetchPage;
  /** Whether a document holds a phrase. @type {Map<string, boolean>} */
  #phrases = new Map();

  /**
   * @param {import("./archive.js").FetchBytes} fetchBytes promises the bytes of a file below search/
   * @param {(url: string) => Promise<string>} [fetchPage] promises the HTML of a page of the site
   */
  constructor(fetchBytes, fetchPage) {
    this.#archive = new Archive(fetchBytes);
    this.#fetchPage = fetchPage;
  }

  /**
   * The answer to a question, and then its facets: they need files of their own, which nobody has to wait for. `begin` gets the first rows as soon as they
   * are there.
   * @param {Omit<Search, "id">} search @param {(rows: Row[]) => void} [begin] @returns {Promise<{answer: Omit<Answer, "id">, facets: () => Promise<Facet[]>}>}
   */
  async search({ text, filters, sort, from, entities, releases, unfolded = [] }, begin) {
    const found = await this.#find(text, filters, sort, from + releases);
    const numbers = [...found.entities.slice(0, entities), ...found.releases.slice(from, from + releases)];
    const isHit = hitTest(found.hits);
    const rows = await this.#rows(numbers.slice(0, FIRST_ROWS), isHit, found.failed);
    if (begin && numbers.length > FIRST_ROWS && rows.length > 0) begin(rows);
    rows.push(...(await this.#rows(numbers.slice(FIRST_ROWS), isHit, found.failed)));
    const count = found.entities.length + found.releases.length;
    // Nothing at all could be had, or be read for a phrase: that is no answer.
    if (rows.length === 0 && found.failed.size > 0 && (count > 0 || found.hits.size === 0 || found.hasPhrases)) throw new Error(`could not be fetched: ${named(found.failed)}`);
    const isNarrowed = Object.keys(filters).length > 0;
    const facets = isNarrowed ? await found.facets(unfolded) : [];
    const answer = {
      rows, entities: found.entities.length, releases: found.releases.length, complete: found.complete,
      more: from + releases < found.releases.length, facets, notes: withFailures(found),
    };
    return { answer, facets: isNarrowed ? async () => facets : () => found.facets(unfolded) };
  }

  /** All releases that a search finds, as the rows of a file. @param {Omit<Export, "id" | "export">} search @param {(url: string) => string} absolute @returns {Promise<Omit<Exported, "id">>} */
  async exported({ text, filters, sort }, absolute) {
    const contents = await this.#archive.contents();
    const found = await this.#find(text, filters, sort, MOST_EXPORTED);
    const numbers = found.releases.slice(0, MOST_EXPORTED);
    const sums = await new Facts(this.#archive, contents, found.failed).sums();
    const csv = [contents.columnNames];
    for (let at = 0; at < numbers.length; at += AT_ONCE) {
      const some = numbers.slice(at, at + AT_ONCE);
      const stored = await Promise.all(some.map((number) => this.#archive.stored(number)));
      stored.forEach((one, next) => {
        const sum = sums?.[some[next] - contents.entities] ?? -1;
        csv.push([one.date, one.kindText, one.title, one.who, sum < 0 ? "" : String(sum), absolute(one.url)]);
      });
    }
    return { csv };
  }

  /** @param {string} text @param {Filters} filters @param {string} sort @param {number} wanted how many releases will be shown, for phrases @returns {Promise<Found>} */
  async #find(text, filters, sort, wanted) {
    const contents = await this.#archive.contents();
    /** @type {Set<string>} */
    const failed = new Set();
    const query = parse(text);
    const matcher = new Matcher(this.#archive, contents, failed);
    const facts = new Facts(this.#archive, contents, failed);
    const [matched, names, typed, chosen] = await Promise.all([
      matcher.match(query), matcher.names(query), facts.typed(query.filters), facts.chosen(filters),
    ]);
    /** @type {Note[]} */
    const notes = [...query.unknown.map(({ field, suggestion }) => ({ type: /** @type {const} */ ("unknown-field"), field, suggestion })), ...matched.notes, ...typed.notes];
    const isNarrowed = query.filters.length > 0 || chosen.size > 0;
    const hits = new Set(hitTerms(matched.slots));
    if (matched.slots.length === 0 && names.length === 0 && !isNarrowed) return { entities: [], releases: [], complete: 0, hits, notes, failed, hasPhrases: false, facets: async () => [] };
    for (const slot of matched.slots) slot.isOfKind = await facts.ofKind(slot.word);
    const kinds = matched.slots.filter(({ isOfKind }) => isOfKind).map(({ word }) => word);
    notes.splice(0, notes.length, ...notes.filter((note) => note.type !== "dropped" || !kinds.includes(note.word)));
    const ranking = new Ranking(contents, matched.slots, names);
    ranking.exclude(matched.excluded);
    for (const phrase of matched.phrases) if (!phrase.isExcluded) ranking.demand(phrase.slots);
    if (isNarrowed) ranking.keep(typed.test, (release) => [...chosen.values()].every((test) => test(release)));
    const found = ranking.found(isNarrowed);
    let releases = await this.#sorted(found.releases, matched.slots.length === 0 ? withoutWords(sort) : sort, facts, contents.entities);
    let entities = found.entities;
    // No document has a reference of which only parts were found.
    if (matched.slots.some(({ of }) => of !== undefined)) found.complete = 0;
    if (matched.phrases.length > 0) {
      const candidates = releases.length;
      entities = (await this.#holding(entities, matched.phrases, entities.length, failed)).numbers;
      const holding = await this.#holding(releases, matched.phrases, wanted, failed);
      releases = holding.numbers;
      found.complete = entities.length + releases.length;
      if (holding.unread > 0) notes.push({ type: "unread", read: candidates - holding.unread, of: candidates });
    }
    const isListed = (/** @type {number} */ release) => ranking.isListed(release + contents.entities);
    return { entities, releases, complete: found.complete, hits, notes, failed, hasPhrases: matched.phrases.length > 0, facets: (wanted) => facts.facets(isListed, filters, chosen, wanted) };
  }

  /** @param {number[]} releases the best first @param {string} sort @param {Facts} facts @param {number} first the number of the first release */
  async #sorted(releases, sort, facts, first) {
    if (sort === "newest") return releases.slice().sort((a, b) => b - a);
    if (sort === "oldest") return releases.slice().sort((a, b) => a - b);
    if (sort === "amount") return (await facts.bySum(releases.map((number) => number - first))).map((release) => release + first);
    return releases;
  }

  /** Those of some documents that hold every phrase and none that is excluded, until as many are known as are wanted; the rest is taken at its words. Where too few hold them, many are left unread. @param {number[]} numbers @param {Phrase[]} phrases @param {number} wanted @param {Set<string>} failed */
  async #holding(numbers, phrases, wanted, failed) {
    /** @type {number[]} */
    const holding = [];
    let at = 0;
    while (at < numbers.length && holding.length < wanted && at < MOST_READ) {
      const some = numbers.slice(at, at + READ_AT_ONCE);
      const holds = await Promise.all(some.map((number) => this.#holds(number, phrases, failed)));
      holding.push(...some.filter((_, next) => holds[next]));
      at += some.length;
    }
    const isEnough = holding.length >= wanted;
    return { numbers: isEnough ? holding.concat(numbers.slice(at)) : holding, unread: isEnough ? 0 : numbers.length - at };
  }

  /** @param {number} number @param {Phrase[]} phrases @param {Set<string>} failed */
  async #holds(number, phrases, failed) {
    const key = `${number} ${phrases.map(({ text, isExcluded }) => `${isExcluded}${text}`).join("|")}`;
    const known = this.#phrases.get(key);
    if (known !== undefined) return known;
    const [stored] = await this.#stored([number], failed);
    if (!stored) return false;
    const holds = (/** @type {string} */ text) => phrases.map((phrase) => phraseText(text).includes(phraseText(phrase.text)));
    let found = holds(`${stored.title} . ${stored.text}`);
    const isOpen = phrases.some((_, at) => !found[at]);
    if (isOpen && !stored.whole && this.#fetchPage) {
      const page = await this.#fetchPage(stored.url).catch((error) => orFailed(error, stored.url, failed));
      if (page === undefined) return false;
      const inPage = holds(textOfPage(page));
      found = found.map((one, at) => one || inPage[at]);
    }
    const holdsAll = phrases.every((phrase, at) => found[at] !== phrase.isExcluded);
    this.#phrases.set(key, holdsAll);
    return holdsAll;
  }

  /** @param {number[]} numbers @param {(word: string) => boolean} isHit @param {Set<string>} failed */
  async #rows(numbers, isHit, failed) {
    const stored = await this.#stored(numbers, failed);
    return stored.flatMap((one) => (one ? [row(one, isHit)] : []));
  }

  /** What is shown of documents; `undefined` for one that could not be had. @param {number[]} numbers @param {Set<string>} failed @returns {Promise<(Stored | undefined)[]>} */
  #stored(numbers, failed) {
    return Promise.all(numbers.map((number) => this.#archive.stored(number).catch((error) => orFailed(error, error.file, failed))));
  }
}

/** Notes what could not be had, so that it is told; any other error, and one that asks for another table of contents, goes on. @param {unknown} error @param {string} name @param {Set<string>} failed @returns {undefined} */
function orFailed(error, name, failed) {
  if (!(error instanceof FileError) || error.isGone) throw error;
  failed.add(name);
  return undefined;
}

/** The first of some files, and how many more. @param {Set<string>} files */
function named(files) {
  const [first] = files;
  return files.size > 1 ? `${first} and ${files.size - 1} more` : first;
}

/** Without words nothing is more relevant than the newest. @param {string} sort */
function withoutWords(sort) {
  return sort === "relevance" ? "newest" : sort;
}

/** @param {Found} found @returns {Note[]} */
function withFailures({ notes, failed }) {
  return [...notes, ...Array.from(failed, (name) => ({ type: /** @type {const} */ ("failed"), name }))];
}

/** @param {import("./matching.js").Slot[]} slots */
function hitTerms(slots) {
  return slots.flatMap(({ matches, sequences }) => [...matches, ...sequences.flatMap(({ members }) => members.flat())].map(({ entry }) => entry.text));
}
