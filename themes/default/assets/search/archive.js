// The files of the index, fetched when they are first needed and read into plain values. It knows neither queries nor the network: it is given a
// function that fetches a file below search/ as bytes. The formats are described in src/search/*.rs.
//
// A damaged file is an error that names it: every number and length is checked against what is there.

import { fold } from "./analysis.js";

/** @typedef {(name: string) => Promise<Uint8Array>} FetchBytes */
/** A term of the index; its postings are read when they are needed. @typedef {{text: string, key: string, documents: number, bytes: Uint8Array, start: number, end: number}} Entry */
/** A folded term, or one backwards behind "<", and in how many documents it is. @typedef {{key: string, documents: number}} Spelling */
/** @typedef {{starts: string[], hashes: string[]}} Shards */
/** What is known of a document that is shown. @typedef {{url: string, kind: string, kindText: string, title: string, date: string, dateText: string, who: string, amount: string, imported: boolean, text: string, whole: boolean}} Stored */
/** The values of a facet, and for each release which it has, as places in `values`; of sums, `sums` in kronor, -1 where none is known. @typedef {{values: {id: string, label: string, names: string[]}[], starts: Uint32Array, codes: Uint32Array, sums: Float64Array}} Column */

/**
 * The table of contents.
 * @typedef {object} Contents
 * @property {number} version
 * @property {number} documents
 * @property {number} entities
 * @property {number} impactSteps
 * @property {Set<string>} stopWords
 * @property {[string, string][]} kinds
 * @property {number} block
 * @property {string} blocks
 * @property {Shards} terms
 * @property {Shards} spelling
 * @property {Record<string, string>} columns
 * @property {[string, string][]} facets
 * @property {string} noAmount
 * @property {string[]} columnNames
 * @property {string[][]} synonyms
 */

const VERSION = 2;
const SHORT_HASH = 6;

/** The index is newer or older than this script: the page has to be loaded anew. */
export class WrongVersion extends Error {}

export class Archive {
  #fetchBytes;
  /** @type {Map<string, Promise<any>>} */
  #files = new Map();

  /** @param {FetchBytes} fetchBytes */
  constructor(fetchBytes) {
    this.#fetchBytes = fetchBytes;
  }

  /** @returns {Promise<Contents>} */
  contents() {
    return this.#once("index.json", readContents);
  }

  /** The terms of the shards in which keys from `first` to `last` would be, `most` shards at most. @param {string} first @param {string} last @param {number} most @returns {Promise<Entry[]>} */
  async terms(first, last, most) {
    const { terms, documents } = await this.contents();
    return this.#shards("terms", terms, first, last, most, (bytes) => readTerms(bytes, documents));
  }

  /** The same for spellings. @param {string} first @param {string} last @param {number} most @returns {Promise<Spelling[]>} */
  async spellings(first, last, most) {
    const { spelling } = await this.contents();
    return this.#shards("spelling", spelling, first, last, most, readSpellings);
  }

  /** What is shown of a document. @param {number} number @returns {Promise<Stored>} */
  async stored(number) {
    const contents = await this.contents();
    const at = Math.floor(number / contents.block);
    const hash = contents.blocks.slice(at * SHORT_HASH, (at + 1) * SHORT_HASH);
    const block = await this.#once(`rows-${at}-${hash}.json`, readJson);
    const place = number % contents.block;
    const [kind, kindText] = contents.kinds[block.kind[place]];
    const text = (/** @type {string} */ column) => String(block[column][place]);
    return {
      url: text("url"), kind, kindText, title: text("title"), date: text("date"), dateText: text("dateText"), who: text("who"),
      amount: text("amount"), imported: block.imported[place] === 1, text: text("text"), whole: block.whole[place] === 1,
    };
  }

  /** A column of facts; `undefined` where the site has nothing of it. @param {string} field @returns {Promise<Column | undefined>} */
  async column(field) {
    const { columns, documents, entities } = await this.contents();
    if (!Object.hasOwn(columns, field)) return undefined;
    return this.#once(`facts-${field}-${columns[field]}.bin`, (bytes) => readColumn(bytes, documents - entities, field === "amount"));
  }

  /**
   * @template T
   * @param {string} kind @param {Shards} shards @param {string} first @param {string} last @param {number} most @param {(bytes: Uint8Array) => T[]} read
   * @returns {Promise<T[]>}
   */
  async #shards(kind, { starts, hashes }, first, last, most, read) {
    if (hashes.length === 0) return [];
    const from = placeOf(starts, first);
    const to = Math.min(placeOf(starts, last), from + most - 1);
    const all = [];
    for (let at = from; at <= to; at++) all.push(this.#once(`${kind}-${hashes[at]}.bin`, read));
    return (await Promise.all(all)).flat();
  }

  /** Fetches a file once; a failure is forgotten, so that the next call tries again. @template T @param {string} name @param {(bytes: Uint8Array) => T} read @returns {Promise<T>} */
  #once(name, read) {
    let file = this.#files.get(name);
    if (!file) {
      file = this.#fetchBytes(name).then((bytes) => named(name, () => read(bytes)));
      file.catch(() => this.#files.delete(name));
      this.#files.set(name, file);
    }
    return file;
  }
}

/** The file that could not be had or read, for a note. */
export class FileError extends Error {
  /** @param {string} name @param {unknown} cause @param {boolean} [isGone] whether the site has it no more, so that the table of contents must be old */
  constructor(name, cause, isGone = false) {
    super(`${name}: ${cause instanceof Error ? cause.message : cause}`);
    this.file = name;
    this.isGone = isGone;
  }
}

/** @template T @param {string} name @param {() => T} read @returns {T} */
function named(name, read) {
  try {
    return read();
  } catch (error) {
    throw error instanceof WrongVersion ? error : new FileError(name, error);
  }
}

/** The place of the shard that would hold `key`. @param {string[]} starts @param {string} key */
function placeOf(starts, key) {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= key) low = middle + 1;
    else high = middle;
  }
  return Math.max(low - 1, 0);
}

/** @param {Uint8Array} bytes @returns {any} */
function readJson(bytes) {
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** @param {Uint8Array} bytes @returns {Contents} */
function readContents(bytes) {
  const contents = readJson(bytes);
  if (contents?.version !== VERSION) throw new WrongVersion(`the index has version ${contents?.version}, this script reads ${VERSION}`);
  return { ...contents, stopWords: new Set(contents.stopWords) };
}

/** @param {Uint8Array} bytes @param {number} documents @returns {Entry[]} */
function readTerms(bytes, documents) {
  const reader = new Reader(bytes, 0, bytes.length);
  const texts = new Texts(reader);
  const entries = [];
  while (reader.at < bytes.length) {
    const text = texts.next();
    const count = reader.number();
    const size = reader.number();
    const start = reader.at;
    reader.skip(size);
    // A posting takes a byte and a half at least.
    if (count > documents || count * 1.5 > size) throw new Error("a term has more documents than there is room for");
    entries.push({ text, key: fold(text), documents: count, bytes, start, end: reader.at });
  }
  return entries;
}

/** @param {Uint8Array} bytes @returns {Spelling[]} */
function readSpellings(bytes) {
  const reader = new Reader(bytes, 0, bytes.length);
  const texts = new Texts(reader);
  const found = [];
  while (reader.at < bytes.length) found.push({ key: texts.next(), documents: reader.number() });
  return found;
}

/** Calls `each` with every document of a term and its impact, above 0 and at most 1. @param {Entry} entry @param {Contents} contents @param {(document: number, impact: number) => void} each */
export function eachPosting(entry, contents, each) {
  const { bytes, start, end, documents } = entry;
  const steps = contents.impactSteps;
  const impacts = end - Math.ceil(documents / 2);
  const reader = new Reader(bytes, start, impacts);
  let number = 0;
  for (let at = 0; at < documents; at++) {
    number += reader.number();
    if (number >= contents.documents) throw new FileError(entry.text, "a document is not there");
    const pair = bytes[impacts + (at >> 1)];
    each(number, ((at % 2 === 0 ? pair & 15 : pair >> 4) + 0.5) / steps);
  }
  if (reader.at !== impacts) throw new FileError(entry.text, "its postings have another size");
}

/** @param {Uint8Array} bytes @param {number} releases @param {boolean} isSum @returns {Column} */
function readColumn(bytes, releases, isSum) {
  const reader = new Reader(bytes, 0, bytes.length);
  const head = readJson(reader.take(reader.number()));
  const values = head.map((/** @type {string[]} */ [id, label, ...names]) => ({ id, label, names }));
  const sums = new Float64Array(isSum ? releases : 0);
  for (let at = 0; at < sums.length; at++) sums[at] = reader.number() - 1;
  const starts = new Uint32Array(isSum ? 1 : releases + 1);
  const codes = [];
  for (let at = 0; at + 1 < starts.length; at++) {
    for (let code = reader.number(), more = true; more && code > 0; ) {
      const place = (code >> 1) - 1;
      if (place >= values.length) throw new Error("a value is not in the list");
      codes.push(place);
      more = code % 2 === 1;
      if (more) code = reader.number();
    }
    starts[at + 1] = codes.length;
  }
  if (reader.at !== bytes.length) throw new Error("a column has another length");
  return { values, starts, codes: Uint32Array.from(codes), sums };
}

/** Texts that are written as what they share with the one before. */
class Texts {
  #reader;
  #before = new Uint8Array(0);
  #decoder = new TextDecoder("utf-8", { fatal: true });

  /** @param {Reader} reader */
  constructor(reader) {
    this.#reader = reader;
  }

  next() {
    const shared = this.#reader.number();
    const rest = this.#reader.take(this.#reader.number());
    if (shared > this.#before.length) throw new Error("a text shares more than there is");
    const text = new Uint8Array(shared + rest.length);
    text.set(this.#before.subarray(0, shared));
    text.set(rest, shared);
    this.#before = text;
    return this.#decoder.decode(text);
  }
}

class Reader {
  /** @param {Uint8Array} bytes @param {number} at @param {number} end */
  constructor(bytes, at, end) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  /** An unsigned LEB128 number below 2^49. */
  number() {
    let number = 0;
    for (let unit = 1; unit < 2 ** 49; unit *= 128) {
      if (this.at >= this.end) break;
      const byte = this.bytes[this.at++];
      number += (byte & 0x7f) * unit;
      if (byte < 0x80) return number;
    }
    throw new Error("a number is not whole");
  }

  /** @param {number} length */
  take(length) {
    this.skip(length);
    return this.bytes.subarray(this.at - length, this.at);
  }

  /** @param {number} length */
  skip(length) {
    if (length > this.end - this.at) throw new Error("it ends too soon");
    this.at += length;
  }
}
