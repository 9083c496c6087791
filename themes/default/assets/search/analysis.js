// Swedish text to the terms that are searched. It does exactly what src/search/analysis.rs does; a change here is a change there.
// It knows neither the index nor the page. The stop words come with the index.

import { stem } from "./stemmer.js";

const LONGEST_WORD = 40;
const LONGEST_NAME = 80;

// Soft hyphens, zero-width spaces and joiners, marks of direction.
const IGNORED = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const HAS_DIGIT = /\p{N}/u;
const SEPARATORS = /[^\p{Alphabetic}\p{N}]+/u;
const POINTS = /[.,:]/u;
// Runs of letters and digits that belong together: strokes join anything, points join digits.
const CHAINS = /[\p{Alphabetic}\p{N}]+(?:(?:\/|(?<=\p{N})[.,:](?=\p{N}))[\p{Alphabetic}\p{N}]+)*/gu;

/** Text as `words` takes it: the same letters whatever the case, and however a letter was composed. @param {string} text */
export function normalize(text) {
  return text.replace(IGNORED, "").toLowerCase().normalize("NFC");
}

/** Each chain of normalised text as a list of its words, the longest first: `2021:1299`, `2021`, `1299`. @param {string} text @returns {string[][]} */
export function chains(text) {
  return Array.from(text.matchAll(CHAINS), ([chain]) => chainWords(chain));
}

/** @param {string} chain */
function chainWords(chain) {
  const words = [];
  if (chain.includes("/") && isReference(chain)) words.push(chain);
  for (const segment of chain.split("/")) {
    const runs = segment.split(POINTS);
    if (runs.length > 1 && isReference(segment)) words.push(segment);
    words.push(...runs);
  }
  return words;
}

/** @param {string} word */
function isReference(word) {
  return HAS_DIGIT.test(word) && Array.from(word).length <= LONGEST_WORD;
}

/** Whether a word counts at all: a single letter and a stop word do not. @param {string} word @param {Set<string>} stopWords */
export function isSearched(word, stopWords) {
  return HAS_DIGIT.test(word) || (Array.from(word).length > 1 && !stopWords.has(cut(word, LONGEST_WORD)));
}

/** What a word is found by: its stem; a word with a digit as it stands, with a decimal comma. @param {string} word */
export function term(word) {
  const short = cut(word, LONGEST_WORD);
  return HAS_DIGIT.test(word) ? short.replaceAll(".", ",") : stem(short);
}

/** The terms of any text, in order. @param {string} text @param {Set<string>} stopWords */
export function terms(text, stopWords) {
  return chains(normalize(text)).flat().filter((word) => isSearched(word, stopWords)).map(term);
}

/** A word of a text as typed, and normalised. @typedef {{typed: string, word: string}} NameWord */

/** The words of a text as names are compared. @param {string} text @returns {NameWord[]} */
export function nameWords(text) {
  const all = text.replace(IGNORED, "").normalize("NFC").split(SEPARATORS);
  return all.flatMap((typed) => normalize(typed).split(SEPARATORS).filter(Boolean).map((word) => ({ typed, word })));
}

/** What all names with this first word begin with in the index. @param {string} first @param {Set<string>} stopWords */
export function nameStart(first, stopWords) {
  return `${isSearched(first, stopWords) ? term(first) : first}=`;
}

/** As much of a name as the index has. @param {string} name */
export function cutName(name) {
  return cut(name, LONGEST_NAME);
}

/** A term without its diacritics: what the index is sorted by. @param {string} text */
export function fold(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/gu, "").replaceAll("æ", "ae").replaceAll("ø", "o");
}

/** A shown text in pieces: marked are the words for which `isHit(word)` holds; a word is normalised. @param {string} text @param {(word: string) => boolean} isHit */
export function marked(text, isHit) {
  /** @type {import("./messages.js").Piece[]} */
  const pieces = [];
  let end = 0;
  for (const { 0: chain, index } of text.matchAll(CHAINS)) {
    if (!chainWords(normalize(chain)).some(isHit)) continue;
    pieces.push([text.slice(end, index), false], [chain, true]);
    end = index + chain.length;
  }
  pieces.push([text.slice(end), false]);
  return pieces.filter(([piece]) => piece !== "");
}

/** @param {string} text @param {number} most */
function cut(text, most) {
  return text.length <= most ? text : Array.from(text).slice(0, most).join("");
}
