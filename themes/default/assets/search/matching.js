// Words of a query to the terms of the index that answer them: the word itself, else the same without its dots, longer words while typing, what was
// probably meant, what means the same. It knows neither documents nor how they are ranked.

import { chains, cutName, fold, isSearched, nameStart, nameWords, normalize, term } from "./analysis.js";
import { FileError } from "./archive.js";
import { kin } from "./kin.js";
import { isNear } from "./query.js";
import { beginsEnding, stem } from "./stemmer.js";

/** @typedef {import("./archive.js").Entry} Entry */
/** @typedef {import("./archive.js").Spelling} Spelling */
/** @typedef {import("./messages.js").Note} Note */
/** @typedef {import("./query.js").Part} Part */
/** @typedef {{entry: Entry, quality: number}} Match */
/** Words that only together mean the same. @typedef {{members: Match[][], quality: number}} Sequence */
/** Something that is asked for, and what answers it; `of` is the reference that it is a part of, which no document has; `isOfKind` tells releases of the kind that it names. @typedef {{word: string, matches: Match[], sequences: Sequence[], of?: string, isOfKind?: (release: number) => boolean}} Slot */
/** Words in this order and side by side, normalised. @typedef {{text: string, slots: Slot[], isExcluded: boolean}} Phrase */
/** @typedef {{slots: Slot[], excluded: Slot[], phrases: Phrase[], notes: Note[]}} Matched */

// How much a match counts that is not the word itself.
const FOLDED = 0.8;
const LONGER = 0.4;
const MEANT = 0.7;
const SAME = 0.6;
const KIN = 0.6;
const SPLIT = 0.7;

// What of a name a query has. One that stands in a longer query is not all that is asked for.
const WHOLE_NAME = 3;
export const BEGUN_NAME = 2;
const NAME_WITHIN = 1;

// The shortest term that a word can be that stops within its ending; the shortest whose faults are forgiven.
const SHORTEST_STEM = 3;
const SHORTEST_SPELT = 4;
const SHORTEST_PART = 3;

// A word in so few documents may be a fault of the texts; then one that is so many times as common is searched too.
const RARE = 2;
const TIMES = 25;

// Words that were perhaps meant and are about as common, of which the index is asked for the commonest.
const MOST_MEANT = 6;

const SHARDS_PER_PREFIX = 2;
const MOST_COMPOUNDS = 6;
const MOST_WORDS = 32;
const LAST = "\uffff";

// The longest ending in which a fault is looked for, and the letters that endings have.
const LONGEST_ENDING = 6;
const ENDING_LETTERS = "adeghiklnorst";

export class Matcher {
  #archive;
  #contents;
  /** @type {Set<string>} */
  #failed;
  /** @type {Note[]} */
  #notes = [];

  /** @param {import("./archive.js").Archive} archive @param {import("./archive.js").Contents} contents @param {Set<string>} failed where names of files go that could not be had */
  constructor(archive, contents, failed) {
    this.#archive = archive;
    this.#contents = contents;
    this.#failed = failed;
  }

  /** @param {import("./query.js").Query} query @returns {Promise<Matched>} */
  async match({ parts, isOpen, isCut }) {
    /** @type {Promise<{part: Part, slots: Slot[]}>[]} */
    const found = [];
    let room = MOST_WORDS;
    for (const [at, part] of parts.entries()) {
      const words = chains(part.text).slice(0, Math.max(room, 0));
      room -= words.length;
      const open = isOpen && at === parts.length - 1;
      found.push(this.#partSlots(words, open, part.kind === "phrase" || part.isExcluded).then((slots) => ({ part, slots })));
    }
    const all = await Promise.all(found);
    const wanted = all.filter(({ part }) => !part.isExcluded);
    const phrases = all.filter(({ part, slots }) => part.kind === "phrase" && (slots.length > 1 || chains(part.text).length > 1));
    if (isCut || room < 0) this.#notes.push({ type: "cut", words: MOST_WORDS });
    await this.#addSynonyms(wanted.filter(({ part }) => part.kind === "words"));
    const dropped = wanted.flatMap(({ slots }) => slots).flatMap(({ word, matches, sequences, of }) => of ?? (matches.length === 0 && sequences.length === 0 ? word : []));
    this.#notes.push(...Array.from(new Set(dropped), (word) => ({ type: /** @type {const} */ ("dropped"), word })));
    return {
      slots: wanted.flatMap(({ slots }) => slots),
      excluded: all.filter((one) => one.part.isExcluded && !phrases.includes(one)).flatMap(({ slots }) => slots),
      phrases: phrases.map(({ part, slots }) => ({ text: part.text, slots, isExcluded: part.isExcluded })),
      notes: this.#notes,
    };
  }

  /** The entities whose whole name the query is, or begins, or has in it, by the terms that say so. @param {import("./query.js").Query} query @returns {Promise<Match[]>} */
  async names({ parts }) {
    if (this.#contents.entities === 0) return [];
    const words = parts.filter(({ isExcluded }) => !isExcluded).flatMap(({ typed }) => nameWords(typed)).slice(0, MOST_WORDS);
    const found = await Promise.all(words.map((_, at) => this.#namesAt(words, at)));
    return found.flat();
  }

  /** Those whose name begins at a word. @param {import("./analysis.js").NameWord[]} words @param {number} at @returns {Promise<Match[]>} */
  async #namesAt(words, at) {
    const { stopWords } = this.#contents;
    const [{ typed, word: first }] = words.slice(at);
    if (first.length < 2 || (at > 0 && !isSearched(first, stopWords))) return [];
    const start = fold(nameStart(first, stopWords));
    const rest = words.slice(at).map(({ word }) => word).join(" ");
    const word = fold(first);
    // Names that are ordinary words stand before the others. A name of one word may go on where the query stops, and have another stem.
    const ranges = [[start, start], [start + word, start + fold(rest) + LAST], ...(words.length === 1 ? [[word, word + LAST]] : [])];
    const found = await Promise.all(ranges.map(([from, to]) => this.#terms(from, to, SHARDS_PER_PREFIX)));
    const isCapitals = typed === typed.toUpperCase() && typed !== typed.toLowerCase();
    const entries = new Set(found.flat().filter(({ text }) => text.includes("=")));
    return [...entries].flatMap((entry) => {
      const [, isOrdinary, whole] = /=(=?)([^=]+)$/u.exec(entry.text) ?? [];
      if (whole === undefined) return [];
      // As it is, or typed without its dots.
      const names = [whole, fold(whole)];
      if (at === 0 && names.includes(cutName(rest))) return { entry, quality: WHOLE_NAME };
      if (at === 0 && names.some((name) => name.startsWith(rest))) return { entry, quality: BEGUN_NAME };
      // A longer name says more than a shorter one that is in it.
      const isPart = names.some((name) => isNameIn(name, rest)) && (!isOrdinary || isCapitals);
      return isPart ? { entry, quality: NAME_WITHIN + Math.min(whole.length, 99) / 100 } : [];
    });
  }

  /** @param {string[][]} all @param {boolean} isOpen @param {boolean} isExact @returns {Promise<Slot[]>} */
  async #partSlots(all, isOpen, isExact) {
    const slots = await Promise.all(all.map((words, at) => this.#chainSlots(words, isOpen && at === all.length - 1, isExact)));
    return slots.flat();
  }

  /** A reference is searched as one word, and where the index does not have it, by its parts. @param {string[]} words @param {boolean} isOpen @param {boolean} isExact @returns {Promise<Slot[]>} */
  async #chainSlots(words, isOpen, isExact) {
    const runs = words.filter((word) => !/[/.,:]/u.test(word));
    if (runs.length < words.length) {
      const matches = await this.#matches(words[0], isOpen, true);
      if (matches.length > 0) return [{ word: words[0], matches, sequences: [] }];
    }
    const slots = await Promise.all(runs.map((run, at) => this.#slot(run, isOpen && at === runs.length - 1, isExact)));
    return runs.length < words.length ? slots.flat().map((slot) => ({ ...slot, of: words[0] })) : slots.flat();
  }

  /** @param {string} word @param {boolean} isOpen @param {boolean} isExact @returns {Promise<Slot[]>} */
  async #slot(word, isOpen, isExact) {
    const isWhole = isSearched(word, this.#contents.stopWords);
    if (!isWhole && (!isOpen || Array.from(word).length < 2)) return [];
    const matches = isWhole ? await this.#matches(word, isOpen, isExact) : (await this.#beginning(word)).map((entry) => ({ entry, quality: LONGER }));
    // A stop word may be the beginning of another word; if it is not, it is nothing.
    if (!isWhole && matches.length === 0) return [];
    /** @type {Slot} */
    const slot = { word, matches, sequences: [] };
    if (matches.length === 0 && !isExact) slot.sequences = await this.#split(word);
    return [slot];
  }

  /** What a word matches: its term, else the same without diacritics, else what was probably meant; while it is typed (`isOpen`), also the words that it may become. @param {string} word @param {boolean} isOpen @param {boolean} isExact @returns {Promise<Match[]>} */
  async #matches(word, isOpen, isExact) {
    const own = term(word);
    const [matches, ...forms] = await Promise.all([this.#equal(own, isExact), ...(isExact ? [] : kin(own)).map((form) => this.#equal(form, true))]);
    matches.push(...forms.flat().map(({ entry }) => ({ entry, quality: KIN })));
    if (isOpen) {
      const longer = await this.#beginning(word);
      const unfinished = matches.length > 0 ? [] : await this.#unfinished(word);
      const known = new Set(matches.map((match) => match.entry));
      matches.push(...[...longer, ...unfinished].filter((entry) => !known.has(entry)).map((entry) => ({ entry, quality: LONGER })));
    }
    if (!isExact && matches.length === 0) await this.#addCompounds(word, matches);
    if (!isExact) await this.#addMeant(word, matches);
    return matches;
  }

  /** The entry of a term; where there is none, those that differ from it in diacritics alone. @param {string} text @param {boolean} isExact @returns {Promise<Match[]>} */
  async #equal(text, isExact) {
    const key = fold(text);
    const same = (await this.#terms(key, key, 1)).filter((entry) => entry.key === key);
    const exact = same.filter((entry) => entry.text === text);
    if (exact.length > 0 || isExact) return exact.map((entry) => ({ entry, quality: 1 }));
    return same.map((entry) => ({ entry, quality: FOLDED }));
  }

  /** The entries that begin with a word as it is typed; where there are none, those that do without diacritics. @param {string} word @returns {Promise<Entry[]>} */
  async #beginning(word) {
    const start = word.replaceAll(".", ",");
    const key = fold(start);
    const folded = (await this.#terms(key, key + LAST, SHARDS_PER_PREFIX)).filter((entry) => entry.key.startsWith(key));
    const exact = folded.filter((entry) => entry.text.startsWith(start));
    return exact.length > 0 ? exact : folded;
  }

  /** The entries of a word that stops within an ending that its term has lost ("jämställdhe"). @param {string} word @returns {Promise<Entry[]>} */
  async #unfinished(word) {
    for (let length = word.length - 1; length >= SHORTEST_STEM && beginsEnding(word.slice(length)); length--) {
      const matches = await this.#equal(word.slice(0, length), false);
      if (matches.length > 0) return matches.map((match) => match.entry);
    }
    return [];
  }

  /** Adds the words that begin or end with one that never stands by itself. @param {string} word @param {Match[]} matches */
  async #addCompounds(word, matches) {
    const key = fold(term(word));
    if (key.length < SHORTEST_SPELT || !/^\p{Alphabetic}+$/u.test(key)) return;
    const edges = [key, "<" + backwards(key)];
    const found = await Promise.all(edges.map((edge) => this.#spellings(edge, edge + LAST, 1)));
    const longer = found.flatMap((some, at) => some.filter((one) => one.key.startsWith(edges[at])));
    const common = longer.sort((a, b) => b.documents - a.documents).slice(0, MOST_COMPOUNDS);
    const keys = common.map(({ key }) => (key.startsWith("<") ? backwards(key.slice(1)) : key));
    const entries = await Promise.all(keys.map((key) => this.#equal(key, false)));
    matches.push(...entries.flat().map(({ entry }) => ({ entry, quality: LONGER })));
    // Terms are no words that a reader knows; the word with dots says what is searched.
    const isBefore = keys.some((found) => found.startsWith(key));
    const isAfter = keys.some((found) => !found.startsWith(key));
    if (matches.length > 0) this.#notes.push({ type: "widened", words: [isBefore ? `${word}…` : "", isAfter ? `…${word}` : ""].filter(Boolean) });
  }

  /** Adds the word that was probably meant where this one is unknown, or so rare that it may be a fault of the texts themselves. @param {string} word @param {Match[]} matches */
  async #addMeant(word, matches) {
    const known = documentsOf(matches.map(({ entry }) => entry));
    const key = fold(stem(word));
    if (known > RARE || key.length < SHORTEST_SPELT || !/^\p{Alphabetic}+$/u.test(key)) return;
    const near = await this.#near(key, word);
    const most = Math.max(...near.map(({ documents }) => documents));
    const likely = near.filter(({ documents }) => documents === most).slice(0, MOST_MEANT);
    const found = await Promise.all(likely.map(async ({ key }) => (await this.#terms(key, key, 1)).filter((entry) => entry.key === key)));
    const meant = found.reduce((best, entries) => (documentsOf(entries) > documentsOf(best) ? entries : best), []);
    if (meant.length === 0 || documentsOf(meant) < known * TIMES) return;
    const common = meant.reduce((best, entry) => (entry.documents > best.documents ? entry : best));
    // With the ending as typed, unless the fault was there.
    const isWhole = isNear(common.text, word) || !isNear(common.key, key);
    const shown = isWhole ? common.text : common.text + word.slice(stem(word).length);
    this.#notes.push(known === 0 ? { type: "corrected", from: word, to: shown } : { type: "widened", words: [shown] });
    matches.push(...meant.map((entry) => ({ entry, quality: MEANT })));
  }

  /** Spellings that differ by one letter: they have the first or the second half in common. A fault in the ending makes another stem altogether, so those of all words that may have been meant are looked for too. @param {string} key @param {string} word @returns {Promise<Spelling[]>} */
  async #near(key, word) {
    const half = Math.floor(key.length / 2);
    const first = key.slice(0, half);
    const last = "<" + backwards(key).slice(0, key.length - half - 1 || 1);
    const halves = await Promise.all([first, last].map((half) => this.#spellings(half, half + LAST, SHARDS_PER_PREFIX)));
    const near = new Map();
    const endings = stemsOfFaults(word);
    for (const { key: other, documents } of halves.flat()) {
      const forwards = other.startsWith("<") ? backwards(other.slice(1)) : other;
      if (forwards !== key && (isNear(forwards, key) || endings.has(forwards))) near.set(forwards, documents);
    }
    return Array.from(near, ([key, documents]) => ({ key, documents }));
  }

  /** The parts of a compound that the index does not have, where it has both. @param {string} word @returns {Promise<Sequence[]>} */
  async #split(word) {
    const key = fold(stem(word));
    if (key.length < 2 * SHORTEST_PART || !/^\p{Alphabetic}+$/u.test(key)) return [];
    const start = key.slice(0, SHORTEST_PART);
    const end = "<" + backwards(key).slice(0, SHORTEST_PART);
    const [heads, tails] = await Promise.all([start, end].map((edge) => this.#spellings(edge, edge + LAST, SHARDS_PER_PREFIX)));
    let best = { rarer: 0, head: "", tail: "" };
    for (const head of heads) {
      if (!key.startsWith(head.key) || head.key.length < SHORTEST_PART) continue;
      for (const tail of tails) {
        const letters = tail.key.length - 1;
        // At most a linking letter and a vowel that the head has lost lie between them.
        const gap = key.length - head.key.length - letters;
        if (gap < 0 || gap > 2 || letters < SHORTEST_PART || !backwards(key).startsWith(tail.key.slice(1))) continue;
        const rarer = Math.min(head.documents, tail.documents) / (1 + gap);
        if (rarer > best.rarer) best = { rarer, head: head.key, tail: backwards(tail.key.slice(1)) };
      }
    }
    if (best.rarer === 0) return [];
    const members = await Promise.all([best.head, best.tail].map((part) => this.#equal(part, false)));
    if (members.some((matches) => matches.length === 0)) return [];
    this.#notes.push({ type: "widened", words: [`${members[0][0].entry.text} ${members[1][0].entry.text}`] });
    return [{ members, quality: SPLIT }];
  }

  /** Adds to words and phrases what means the same. @param {{slots: Slot[]}[]} parts */
  async #addSynonyms(parts) {
    const slots = parts.flatMap(({ slots }) => slots);
    const terms = slots.map(({ word }) => term(word));
    for (const group of this.#contents.synonyms) {
      const members = group.map((member) => this.#termsOf(member));
      for (const [at, words] of members.entries()) {
        const place = words.length === 0 ? -1 : terms.findIndex((_, from) => words.every((word, next) => terms[from + next] === word));
        if (place < 0) continue;
        const others = members.filter((other, number) => number !== at && other.length > 0 && !isWithin(words, other));
        const sequences = await Promise.all(others.map((other) => this.#sequence(other)));
        const found = sequences.filter(({ members }) => members.every((matches) => matches.length > 0));
        slots.slice(place, place + words.length).forEach((slot) => slot.sequences.push(...found));
        const shown = group.filter((_, number) => found.some(({ words }) => words === members[number]));
        if (shown.length > 0) this.#notes.push({ type: "widened", words: shown });
        break;
      }
    }
  }

  /** @param {string[]} words */
  async #sequence(words) {
    return { words, members: await Promise.all(words.map((word) => this.#equal(word, true))), quality: SAME };
  }

  /** @param {string} text */
  #termsOf(text) {
    return chains(normalize(text)).map(([word]) => word).filter((word) => isSearched(word, this.#contents.stopWords)).map(term);
  }

  /** @param {string} first @param {string} last @param {number} most */
  #terms(first, last, most) {
    return this.#orNothing(this.#archive.terms(first, last, most));
  }

  /** @param {string} first @param {string} last @param {number} most */
  #spellings(first, last, most) {
    return this.#orNothing(this.#archive.spellings(first, last, most));
  }

  /** A shard that cannot be had is told, and the rest goes on. @template T @param {Promise<T[]>} shard @returns {Promise<T[]>} */
  async #orNothing(shard) {
    try {
      return await shard;
    } catch (error) {
      if (!(error instanceof FileError) || error.isGone) throw error;
      this.#failed.add(error.file);
      return [];
    }
  }
}

/** The stems of all words that differ from one by a letter of its ending, folded. @param {string} word */
function stemsOfFaults(word) {
  const stems = new Set();
  for (let at = Math.max(word.length - LONGEST_ENDING, SHORTEST_STEM); at <= word.length; at++) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    stems.add(head + tail.slice(1));
    if (tail.length > 1) stems.add(head + tail[1] + tail[0] + tail.slice(2));
    for (const letter of ENDING_LETTERS) stems.add(head + letter + tail).add(head + letter + tail.slice(1));
  }
  return new Set(Array.from(stems, (word) => fold(stem(word))));
}

/** Whether words begin with a name, perhaps in the genitive. @param {string} name @param {string} words */
function isNameIn(name, words) {
  if (!words.startsWith(name)) return false;
  const after = words.slice(name.length);
  return after === "" || after.startsWith(" ") || /^s(?: |$)/u.test(after);
}

/** @param {Entry[]} entries */
function documentsOf(entries) {
  return entries.reduce((sum, { documents }) => sum + documents, 0);
}

/** @param {string} text */
function backwards(text) {
  return Array.from(text).reverse().join("");
}

/** Whether a phrase holds all words of another, which then finds nothing new. @param {string[]} words @param {string[]} other */
function isWithin(words, other) {
  return words.every((word) => other.includes(word));
}
