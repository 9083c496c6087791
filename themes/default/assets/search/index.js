// The index of the site, read piece by piece: which documents answer a query, and what is shown of them.
// It knows neither the page nor the network: it is given a function that fetches a file below search/ as bytes, and runs in a worker and in node.
// The format of the files is described in src/search/shards.rs.

import { chains, fold, isSearched, marked, nameKey, normalize, term } from "./analysis.js";
import { beginsEnding } from "./stemmer.js";

const VERSION = 1;

// How much a match counts that is not the word itself: the same letters without their dots and rings, a longer word while typing.
const FOLDED = 0.8;
const LONGER = 0.4;

// The shortest term that a word can be that stops within its ending.
const SHORTEST_STEM = 3;

// With so many releases that have the most words, no others are shown.
const ENOUGH = 10;

// Shards that are fetched for the words that begin with what is being typed.
const SHARDS_PER_PREFIX = 2;

export class Index {
  #fetchBytes;
  #contents;
  #shards = new Map();
  #blocks = new Map();

  /** `fetchBytes(name)` promises the bytes of a file below search/ as a Uint8Array. */
  constructor(fetchBytes) {
    this.#fetchBytes = fetchBytes;
  }

  /**
   * The documents that answer `text`, the best first: `{entities, releases, complete, hits}`. The first two are document numbers; `complete` tells how many
   * of all have every word. Where few releases do, those with most of the words follow. `hits` are the terms that were found, for `rows`.
   */
  async search(text) {
    const { documents, entities: firstRelease } = await this.#open();
    const [slots, names] = await Promise.all([this.#slots(normalize(text)), this.#names(text)]);
    const ranking = new Ranking(slots, names, documents);
    const entities = ranking.with(ranking.most, range(0, firstRelease));
    // The sort is stable: entities whose names say nothing stay in the order of their scores.
    entities.sort((a, b) => (names.get(b) ?? 0) - (names.get(a) ?? 0));
    let releases = ranking.with(ranking.most, range(firstRelease, documents));
    const complete = ranking.most === slots.length ? entities.length + releases.length : 0;
    if (releases.length < ENOUGH) releases = ranking.with(Math.min(ranking.most, slots.length / 2), range(firstRelease, documents));
    return { entities, releases, complete, hits: new Set(slots.flatMap((slot) => slot.matches.map((match) => match.entry.text))) };
  }

  /** What is shown of documents, in their order; title and excerpt in pieces `[text, marked]`. */
  async rows(numbers, hits) {
    const contents = await this.#open();
    const isHit = (word) => hits.has(term(word));
    return Promise.all(numbers.map(async (number) => {
      const block = await this.#block(Math.floor(number / contents.block));
      const [url, kind, title, date, dateText, excerpt, imported] = block[number % contents.block];
      const [kindName, kindText] = contents.kinds[kind];
      return {
        url, kind: kindName, kindText, date, dateText, imported: imported === 1,
        title: marked(title, isHit), excerpt: marked(excerpt, isHit),
      };
    }));
  }

  /** Fetches the table of contents once; a failure is forgotten, so that the next call tries again. */
  #open() {
    this.#contents ??= this.#fetchBytes("index.json").then(readContents).catch((error) => {
      this.#contents = undefined;
      throw error;
    });
    return this.#contents;
  }

  /** For each word of the query what it matches: `{matches: [{entry, quality}]}`. Stop words are none. */
  async #slots(query) {
    const { stopWords } = await this.#open();
    const all = chains(query);
    const isTyping = /[\p{Alphabetic}\p{N}]$/u.test(query);
    const slots = await Promise.all(all.map((words, at) => this.#chainSlots(words, isTyping && at === all.length - 1, stopWords)));
    return slots.flat();
  }

  /** A reference is searched as one word, and where the index does not have it, by its parts. */
  async #chainSlots(words, isOpen, stopWords) {
    const runs = words.filter((word) => !/[/.,:]/u.test(word));
    if (runs.length < words.length) {
      const matches = await this.#matches(words[0], isOpen, true);
      if (matches.length > 0) return [{ matches }];
    }
    const slots = runs.map(async (run, at) => {
      const isLast = isOpen && at === runs.length - 1;
      const isWhole = isSearched(run, stopWords);
      if (!isWhole && !isLast) return [];
      const matches = await this.#matches(run, isLast, isWhole);
      // A stop word may be the beginning of another word; if it is not, it is nothing.
      return isWhole || matches.length > 0 ? [{ matches }] : [];
    });
    return (await Promise.all(slots)).flat();
  }

  /** What a word matches: its term, else the same without diacritics; while it is typed (`isOpen`), also the words that it may become. */
  async #matches(word, isOpen, isWhole) {
    const matches = isWhole ? await this.#equal(term(word)) : [];
    if (!isOpen) return matches;
    const longer = await this.#beginning(word);
    const unfinished = matches.length > 0 ? [] : await this.#unfinished(word);
    const known = new Set(matches.map((match) => match.entry));
    return matches.concat([...longer, ...unfinished].filter((entry) => !known.has(entry)).map((entry) => ({ entry, quality: LONGER })));
  }

  /** The entry of a term; where there is none, those that differ from it in diacritics alone. */
  async #equal(text) {
    const key = fold(text);
    const same = (await this.#shardOf(key)).filter((entry) => entry.key === key);
    const exact = same.filter((entry) => entry.text === text);
    return exact.length > 0 ? exact.map((entry) => ({ entry, quality: 1 })) : same.map((entry) => ({ entry, quality: FOLDED }));
  }

  /** The entries that begin with a word as it is typed; where there are none, those that do without diacritics. */
  async #beginning(word) {
    const { shardStarts } = await this.#open();
    const start = word.replaceAll(".", ",");
    const key = fold(start);
    const first = placeOf(shardStarts, key);
    const last = Math.min(placeOf(shardStarts, key + "\uffff"), first + SHARDS_PER_PREFIX - 1);
    const shards = await Promise.all(range(first, last + 1).map((at) => this.#shard(at)));
    const folded = shards.flat().filter((entry) => entry.key.startsWith(key));
    const exact = folded.filter((entry) => entry.text.startsWith(start));
    return exact.length > 0 ? exact : folded;
  }

  /** The entries of a word that stops within an ending that its term has lost ("jämställdhe"). */
  async #unfinished(word) {
    for (let length = word.length - 1; length >= SHORTEST_STEM && beginsEnding(word.slice(length)); length--) {
      const matches = await this.#equal(word.slice(0, length));
      if (matches.length > 0) return matches.map((match) => match.entry);
    }
    return [];
  }

  /** The entities whose whole name the query is (2) or begins (1). */
  async #names(text) {
    const key = nameKey(text);
    const names = new Map();
    const { entities } = await this.#open();
    if (entities === 0 || key.length < 3) return names;
    for (const entry of await this.#beginning(key)) {
      const quality = entry.key === fold(key) ? 2 : 1;
      for (const [number] of postings(entry)) names.set(number, Math.max(quality, names.get(number) ?? 0));
    }
    return names;
  }

  async #shardOf(key) {
    const { shardStarts } = await this.#open();
    return this.#shard(placeOf(shardStarts, key));
  }

  /** The entries of a shard. */
  async #shard(at) {
    const { shards, impactSteps } = await this.#open();
    if (shards.length === 0) return [];
    return this.#once(this.#shards, at, `terms-${shards[at]}.bin`, (bytes) => entries(bytes, impactSteps));
  }

  async #block(at) {
    const { blocks } = await this.#open();
    return this.#once(this.#blocks, at, `documents-${blocks[at]}.json`, readJson);
  }

  /** Fetches a file once; a failure is forgotten, so that the next call tries again. */
  #once(cache, at, name, read) {
    if (!cache.has(at)) {
      cache.set(at, this.#fetchBytes(name).then(read).catch((error) => {
        cache.delete(at);
        throw error;
      }));
    }
    return cache.get(at);
  }
}

/** What every document is worth for a query. For each word the best of its matches counts, times the rarity of the word (BM25). */
class Ranking {
  #scores;
  #counts;
  #names;

  /** `names` are the documents whose whole name was asked for: they have every word. */
  constructor(slots, names, documents) {
    this.#scores = new Float32Array(documents);
    this.#counts = new Uint8Array(documents);
    this.#names = names;
    for (const slot of slots) this.#add(slot);
    for (const number of names.keys()) this.#counts[number] = slots.length;
    this.most = this.#counts.reduce((most, count) => Math.max(most, count), 0);
  }

  #add(slot) {
    const best = new Float32Array(this.#scores.length);
    for (const { entry, quality } of slot.matches) {
      for (const [number, impact] of postings(entry)) best[number] = Math.max(best[number], quality * impact);
    }
    const found = best.reduce((found, impact) => found + (impact > 0 ? 1 : 0), 0);
    const rarity = Math.log(1 + (best.length - found + 0.5) / (found + 0.5));
    for (let number = 0; number < best.length; number++) {
      if (best[number] === 0) continue;
      this.#scores[number] += rarity * best[number];
      this.#counts[number] += 1;
    }
  }

  /** Those of `numbers` that have at least so many words of the query, and one: more words first, then higher scores, then the newer, with the higher number. */
  with(words, numbers) {
    const [scores, counts, names] = [this.#scores, this.#counts, this.#names];
    return numbers
      .filter((number) => (counts[number] > 0 && counts[number] >= words) || names.has(number))
      .sort((a, b) => counts[b] - counts[a] || scores[b] - scores[a] || b - a);
  }
}

/** The place of the shard that would hold `key`. */
function placeOf(starts, key) {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= key) low = middle + 1;
    else high = middle;
  }
  return Math.max(low - 1, 0);
}

function readContents(bytes) {
  const contents = readJson(bytes);
  if (contents.version !== VERSION) throw new Error(`the index has version ${contents.version}, this script reads ${VERSION}`);
  return {
    documents: contents.documents,
    entities: contents.entities,
    impactSteps: contents.impact_steps,
    stopWords: new Set(contents.stop_words),
    kinds: contents.kinds,
    block: contents.block,
    blocks: contents.blocks,
    shardStarts: contents.shard_starts,
    shards: contents.shards,
  };
}

function readJson(bytes) {
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** The terms of a shard: `{text, key, bytes, start, end, impactSteps}`; the postings are read when they are needed. */
function entries(bytes, impactSteps) {
  const reader = new Reader(bytes, 0);
  const decoder = new TextDecoder();
  const found = [];
  let name = new Uint8Array(0);
  while (reader.at < bytes.length) {
    const shared = reader.number();
    const rest = reader.take(reader.number());
    const before = name;
    name = new Uint8Array(shared + rest.length);
    name.set(before.subarray(0, shared));
    name.set(rest, shared);
    reader.number(); // how many documents: for a reader that does not decode the postings
    const size = reader.number();
    const text = decoder.decode(name);
    found.push({ text, key: fold(text), bytes, start: reader.at, end: reader.at + size, impactSteps });
    reader.at += size;
  }
  return found;
}

/** Each document of a term with its impact, above 0 and at most 1. */
function* postings({ bytes, start, end, impactSteps }) {
  const reader = new Reader(bytes, start);
  let number = 0;
  while (reader.at < end) {
    const posting = reader.number();
    number += Math.floor(posting / impactSteps);
    yield [number, (posting % impactSteps + 0.5) / impactSteps];
  }
}

class Reader {
  constructor(bytes, at) {
    this.bytes = bytes;
    this.at = at;
  }

  /** An unsigned LEB128 number. */
  number() {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      number |= (byte & 0x7f) << shift;
      if (byte < 0x80) return number;
      if (shift > 21) throw new Error("a number in the index is too large");
    }
  }

  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}

function range(start, end) {
  return Array.from({ length: Math.max(end - start, 0) }, (_, at) => start + at);
}
