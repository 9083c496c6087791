// How much each document is worth for a query. For each word the best of its matches counts, times the rarity of the word (BM25F, of which the index
// has reckoned the part of the document), and the sum counts as much as the share of words found. It knows neither files nor what is shown.

import { eachPosting } from "./archive.js";
import { BEGUN_NAME } from "./matching.js";

/** @typedef {import("./archive.js").Contents} Contents */
/** @typedef {import("./matching.js").Match} Match */
/** @typedef {import("./matching.js").Slot} Slot */

// With so many releases that have the most words, no others are listed.
const ENOUGH = 10;

// How soon documents count less that lack a word: the power of the share that they have of what the words say, a rare one more than a common one.
const COVERAGE = 3;

// Of so few words nobody meant to leave one out: who has all, as they were typed, stands before all others, whatever these say. More than any document
// is worth. A match that counts less than `TYPED` is a guess.
const SHORT = 3;
const COMPLETE = 100;
const TYPED = 0.8;

// What it is worth to be of the kind that a word names: as much as the word in a title.
const KIND = 0.75;

// A document's worth and its number as one number: steps of a worth, and more than a site has documents.
const STEPS = 1e6;
const MOST_DOCUMENTS = 2 ** 20;

// Why a document is left out: for good, or by what is chosen in facets, which are counted as if it were not.
const EXCLUDED = 1;
const NOT_CHOSEN = 2;

export class Ranking {
  #contents;
  #scores;
  #counts;
  /** What the words say that a document has: the sum of their rarities. */
  #said;
  /** The same of all words. */
  #asked = 0;
  #isTyped = true;
  #isOut;
  /** @type {Map<number, number>} */
  #names = new Map();
  #slots;
  /** Words that a listed release has at least. */
  #level = 0;

  /** @param {Contents} contents @param {Slot[]} slots @param {Match[]} names terms of whole names that were asked for */
  constructor(contents, slots, names) {
    this.#contents = contents;
    this.#slots = slots.length;
    this.#scores = new Float32Array(contents.documents);
    this.#counts = new Uint8Array(contents.documents);
    this.#said = new Float32Array(contents.documents);
    this.#isOut = new Uint8Array(contents.documents);
    for (const slot of slots) this.#add(slot);
    for (const { entry, quality } of names) {
      eachPosting(entry, contents, (number) => {
        this.#names.set(number, Math.max(quality, this.#names.get(number) ?? 0));
        if (quality < BEGUN_NAME) return;
        // It was asked for as a whole, so it has every word.
        this.#counts[number] = slots.length;
        this.#said[number] = this.#asked;
      });
    }
  }

  /** @param {Slot} slot */
  #add(slot) {
    const best = this.#best(slot);
    let found = 0;
    for (let number = 0; number < best.length; number++) found += best[number] > 0 ? 1 : 0;
    const rarity = Math.log(1 + (best.length - found + 0.5) / (found + 0.5));
    // A guess may be wrong, so it is worth less to have.
    const certainty = Math.max(...[...slot.matches, ...slot.sequences].map(({ quality }) => quality), slot.isOfKind ? 1 : 0);
    const says = rarity * certainty;
    this.#asked += says;
    this.#isTyped &&= certainty >= TYPED;
    for (let number = 0; number < best.length; number++) {
      if (best[number] === 0) continue;
      this.#scores[number] += rarity * best[number];
      this.#said[number] += says;
      this.#counts[number] += 1;
    }
  }

  /** @param {Slot} slot */
  #best({ matches, sequences, isOfKind }) {
    const { documents, entities } = this.#contents;
    const best = new Float32Array(documents);
    this.#raise(best, matches, 1);
    for (let number = entities; isOfKind && number < documents; number++) {
      if (isOfKind(number - entities)) best[number] = Math.max(best[number], KIND);
    }
    for (const { members, quality } of sequences) {
      const least = new Float32Array(best.length).fill(Infinity);
      for (const matches of members) {
        const member = new Float32Array(best.length);
        this.#raise(member, matches, quality);
        for (let number = 0; number < best.length; number++) least[number] = Math.min(least[number], member[number]);
      }
      for (let number = 0; number < best.length; number++) best[number] = Math.max(best[number], least[number]);
    }
    return best;
  }

  /** @param {Float32Array} best @param {Match[]} matches @param {number} factor */
  #raise(best, matches, factor) {
    for (const { entry, quality } of matches) {
      eachPosting(entry, this.#contents, (number, impact) => {
        const worth = factor * quality * impact;
        if (worth > best[number]) best[number] = worth;
      });
    }
  }

  /** Takes out documents that hold something that is excluded. @param {Slot[]} slots */
  exclude(slots) {
    for (const slot of slots) this.#leaveOut((worth) => worth > 0, this.#best(slot));
  }

  /** Takes out documents that cannot hold a phrase because they lack one of its words. @param {Slot[]} slots */
  demand(slots) {
    for (const slot of slots) this.#leaveOut((worth) => worth === 0, this.#best(slot));
  }

  /** @param {(worth: number) => boolean} isOut @param {Float32Array} worths */
  #leaveOut(isOut, worths) {
    for (let number = 0; number < worths.length; number++) if (isOut(worths[number])) this.#isOut[number] |= EXCLUDED;
  }

  /** Takes out all that is no release wanted by a typed filter (`isWanted`) and by what is chosen in facets (`isChosen`), both by the number among releases. @param {(release: number) => boolean} isWanted @param {(release: number) => boolean} isChosen */
  keep(isWanted, isChosen) {
    const { entities, documents } = this.#contents;
    this.#isOut.fill(EXCLUDED, 0, entities);
    for (let number = entities; number < documents; number++) {
      if (!isWanted(number - entities)) this.#isOut[number] |= EXCLUDED;
      if (!isChosen(number - entities)) this.#isOut[number] |= NOT_CHOSEN;
    }
  }

  /** What answers the query, the best first, and how many of all have every word. Where few releases do, those with most of the words follow. @param {boolean} isEverything whether a search without words lists all releases that are not left out */
  found(isEverything) {
    const { entities: first, documents } = this.#contents;
    const mostOfReleases = this.#most(first, documents);
    const entities = this.#with(Math.max(this.#most(0, first), mostOfReleases, 1), 0, first);
    // The sort is stable: entities whose names say nothing stay in the order of their scores.
    entities.sort((a, b) => (this.#names.get(b) ?? 0) - (this.#names.get(a) ?? 0));
    // A card may have more words than any release, which are wanted all the same.
    this.#level = isEverything && this.#slots === 0 ? 0 : Math.max(mostOfReleases, 1);
    let releases = this.#with(this.#level, first, documents);
    const complete = [...entities, ...releases].filter((number) => this.#counts[number] === this.#slots).length;
    if (releases.length < ENOUGH && this.#slots > 0) {
      this.#level = Math.max(Math.min(mostOfReleases, this.#slots / 2), 1);
      releases = this.#with(this.#level, first, documents);
    }
    return { entities, releases, complete };
  }

  /** The most words of the query that one of some documents has. @param {number} from @param {number} to */
  #most(from, to) {
    let most = 0;
    for (let number = from; number < to; number++) if (this.#isOut[number] === 0 && this.#counts[number] > most) most = this.#counts[number];
    return most;
  }

  /** Whether a release would be listed, were nothing chosen in facets. Only after `found`. @param {number} number */
  isListed(number) {
    return (this.#isOut[number] & EXCLUDED) === 0 && this.#counts[number] >= this.#level;
  }

  /** Those that have at least so many words of the query, the best first; of equal ones the newer, with the higher number. @param {number} words @param {number} from @param {number} to */
  #with(words, from, to) {
    const [scores, counts, said, names] = [this.#scores, this.#counts, this.#said, this.#names];
    const keys = [];
    for (let number = from; number < to; number++) {
      if (this.#isOut[number] !== 0 || (counts[number] < words && !names.has(number))) continue;
      const isComplete = this.#isTyped && this.#slots <= SHORT && counts[number] === this.#slots;
      const worth = scores[number] * (said[number] / (this.#asked || 1)) ** COVERAGE + (isComplete ? COMPLETE : 0);
      keys.push(Math.floor(worth * STEPS) * MOST_DOCUMENTS + number);
    }
    // Numbers sort many times faster than anything else, and a search may find everything.
    return Array.from(Float64Array.from(keys).sort().reverse(), (key) => key % MOST_DOCUMENTS);
  }
}
