// Terms that the stemmer keeps apart though they are forms of one word or root: "stödet" and "stöd", "regler" and "regel". It does exactly what
// src/search/kin.rs does; a change here is a change there.

const SHORTEST = 4;
const SHORTEST_KIN = 3;
const VOWELS = "aeiouyåäö";

/** @type {[ending: string, instead: string][]} */
const ENDINGS = [
  ["et", ""], ["an", ""], ["ning", ""], ["ing", ""], ["alitet", "ell"], ["alitet", "al"], ["isk", "ik"], ["isk", "i"], ["ansk", "an"],
  ["ledamöt", "ledamot"], ["länd", "land"], ["städ", "stad"], ["böck", "bok"], ["händ", "hand"], ["nätt", "natt"], ["stränd", "strand"],
  ["tänd", "tand"], ["rött", "rot"], ["fött", "fot"], ["döttr", "dotter"],
];

/** What a term may be a form of. @param {string} term @returns {string[]} */
export function kin(term) {
  const letters = Array.from(term);
  if (letters.length < SHORTEST || !/^\p{Alphabetic}+$/u.test(term)) return [];
  const found = ENDINGS.filter(([ending]) => term.endsWith(ending)).map(([ending, instead]) => term.slice(0, -ending.length) + instead);
  const head = letters.slice(0, -1).join("");
  const [before, last] = letters.slice(-2);
  if (last === "n" && "vdgtskc".includes(before)) found.push(head, `${head}en`);
  else if ("lr".includes(last) && !VOWELS.includes(before) && !"lnr".includes(before)) found.push(`${head}e${last}`);
  else if (last === "t" && "lnrmv".includes(before)) found.push(head);
  return [...new Set(found)].filter((kin) => Array.from(kin).length >= SHORTEST_KIN && kin !== term);
}
