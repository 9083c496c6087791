// The files of the index, fetched when they are first needed and read into plain values. It knows neither queries nor the network: it is given a
// function that fetches a file below search/ as bytes. The formats are described in src/search/*.rs.
//
// A damaged file is an error that names it: every number and length is checked against what is there.

import { fold, normalize } from "./analysis.js";
import { readTexts } from "./words.js";

/** @typedef {(name: string) => Promise<Uint8Array>} FetchBytes */
/** A term of the index; its postings are read when they are needed. @typedef {{text: string, key: string, documents: number, file: string, bytes: Uint8Array, start: number, end: number}} Entry */
/** A folded term, or one backwards behind "<", and in how many documents it is at least. @typedef {{key: string, documents: number}} Spelling */
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
 * @property {string[]} words what rows are written with
 * @property {Shards} terms
 * @property {Shards} spelling
 * @property {Record<string, string>} columns
 * @property {string[]} heavy
 * @property {[string, string][]} facets
 * @property {string} noAmount
 * @property {string[]} columnNames
 * @property {string[][]} synonyms
 */

const VERSION = 4;
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
    return this.#shards("terms", terms, first, last, most, (bytes, name) => readTerms(bytes, name, documents));
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
    const size = Math.min(contents.block, contents.documents - at * contents.block);
    const block = await this.#once(`rows-${at}-${hash}.bin`, (bytes) => readBlock(bytes, size, contents.kinds, contents.words));
    return block[number % contents.block];
  }

  /** A column of facts; `undefined` where the site has nothing of it. @param {string} field @returns {Promise<Column | undefined>} */
  async column(field) {
    const { columns, documents, entities } = await this.contents();
    if (!Object.hasOwn(columns, field)) return undefined;
    return this.#once(`facts-${field}-${columns[field]}.bin`, (bytes) => readColumn(bytes, documents - entities, field === "amount"));
  }

  /**
   * @template T
   * @param {string} kind @param {Shards} shards @param {string} first @param {string} last @param {number} most @param {(bytes: Uint8Array, name: string) => T[]} read
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

  /** Fetches a file once; a failure is forgotten, so that the next call tries again. @template T @param {string} name @param {(bytes: Uint8Array, name: string) => T} read @returns {Promise<T>} */
  #once(name, read) {
    let file = this.#files.get(name);
    if (!file) {
      file = this.#fetchBytes(name).then((bytes) => named(name, () => read(bytes, name)));
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

/** The address of a document: folders, so many letters of the title as addresses have it, and the rest. @param {string} short @param {string} title */
function wholeUrl(short, title) {
  const [whole, folders, loose, letters, rest] = /^([^*]*)\*(~?)(\d*)\*(.*)$/su.exec(short) ?? [];
  if (whole === undefined) return short;
  const folded = fold(normalize(title));
  const slug = loose ? folded.replace(/[^ .\u2013\p{Alphabetic}\p{N}-]/gu, "").replace(/[ \u2013]/gu, "-") : folded.split(/[^\p{Alphabetic}\p{N}]+/u).filter(Boolean).join("-");
  return folders + slug.slice(0, letters === "" ? undefined : Number(letters)) + rest;
}

/** @param {Uint8Array} bytes @returns {any} */
function readJson(bytes) {
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** @param {Uint8Array} bytes @returns {Contents} */
function readContents(bytes) {
  const contents = readJson(bytes);
  if (contents?.version !== VERSION) throw new WrongVersion(`the index has version ${contents?.version}, this script reads ${VERSION}`);
  return { ...contents, stopWords: new Set(contents.stopWords), words: contents.words.split(" ").filter(Boolean) };
}

const TEXTS = 7;

/** @param {Uint8Array} bytes @param {number} size @param {[string, string][]} kinds @param {string[]} words @returns {Stored[]} */
function readBlock(bytes, size, kinds, words) {
  const reader = new Reader(bytes, 0, bytes.length);
  const numbers = Array.from({ length: size }, () => reader.number());
  const texts = readTexts(bytes, reader.at, TEXTS * size, words);
  return numbers.map((number, at) => {
    const kind = kinds[Math.floor(number / 4)];
    if (!kind) throw new Error("a kind is not in the list");
    const [url, title, date, dateText, who, amount, text] = Array.from({ length: TEXTS }, (_, column) => texts[column * size + at]);
    const [isWhole, isImported] = [(number & 2) > 0, (number & 1) > 0];
    return { url: wholeUrl(url, title), kind: kind[0], kindText: kind[1], title, date, dateText, who, amount, imported: isImported, text, whole: isWhole };
  });
}

// A byte below this ends the text of a term.
const ENDS = 0x20;

/** @param {Uint8Array} bytes @param {string} file @param {number} documents @returns {Entry[]} */
function readTerms(bytes, file, documents) {
  const reader = new Reader(bytes, 0, bytes.length);
  const texts = new Texts(reader);
  const entries = [];
  while (reader.at < bytes.length) {
    const text = texts.next((byte) => byte < ENDS, (byte) => byte);
    const count = reader.number();
    if (count === 0 || count > documents) throw new Error("a term has more documents than there are");
    const start = reader.at;
    reader.skipNumbers(count);
    reader.skip(Math.ceil(count / 2));
    entries.push({ text, key: fold(text), documents: count, file, bytes, start, end: reader.at });
  }
  return entries;
}

// About how many documents: the steps of src/search/spelling.rs.
const STEPS = [1, 2, 3, 6, 12, 32, 100, 400];

/** @param {Uint8Array} bytes @returns {Spelling[]} */
function readSpellings(bytes) {
  const reader = new Reader(bytes, 0, bytes.length);
  const texts = new Texts(reader);
  const found = [];
  while (reader.at < bytes.length) {
    const key = texts.next((byte) => byte >= 128, (byte) => byte & 15);
    found.push({ key, documents: STEPS[(bytes[reader.at - 1] >> 4) & 7] });
  }
  return found;
}

/** Calls `each` with every document of a term and its impact, above 0 and at most 1. @param {Entry} entry @param {Contents} contents @param {(document: number, impact: number) => void} each */
export function eachPosting(entry, contents, each) {
  const { bytes, start, end, documents, file } = entry;
  const steps = contents.impactSteps;
  const impacts = end - Math.ceil(documents / 2);
  const reader = new Reader(bytes, start, impacts, file);
  let number = 0;
  for (let at = 0; at < documents; at++) {
    number += reader.number();
    if (number >= contents.documents) throw new FileError(file, "a document is not there");
    const pair = bytes[impacts + (at >> 1)];
    each(number, ((at % 2 === 0 ? pair & 15 : pair >> 4) + 0.5) / steps);
  }
  if (reader.at !== impacts) throw new FileError(file, "its postings have another size");
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

/** Texts that are written as what they do not share with the one before, and a byte that ends this and says how much they share. */
class Texts {
  #reader;
  #before = new Uint8Array(0);
  #decoder = new TextDecoder("utf-8", { fatal: true });

  /** @param {Reader} reader */
  constructor(reader) {
    this.#reader = reader;
  }

  /** @param {(byte: number) => boolean} isEnd @param {(byte: number) => number} sharedOf */
  next(isEnd, sharedOf) {
    const { bytes, at } = this.#reader;
    let end = at;
    while (end < bytes.length && !isEnd(bytes[end])) end++;
    const rest = this.#reader.take(end - at);
    this.#reader.skip(1);
    const shared = sharedOf(bytes[end]);
    if (shared > this.#before.length) throw new Error("a text shares more than there is");
    const text = new Uint8Array(shared + rest.length);
    text.set(this.#before.subarray(0, shared));
    text.set(rest, shared);
    this.#before = text;
    return this.#decoder.decode(text);
  }
}

class Reader {
  /** @param {Uint8Array} bytes @param {number} at @param {number} end @param {string} [file] where that is not said by whoever reads */
  constructor(bytes, at, end, file) {
    this.file = file;
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
    throw this.file ? new FileError(this.file, "a number is not whole") : new Error("a number is not whole");
  }

  /** @param {number} count */
  skipNumbers(count) {
    for (let left = count; left > 0; this.at++) {
      if (this.at >= this.end) throw new Error("it ends too soon");
      if (this.bytes[this.at] < 0x80) left--;
    }
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
