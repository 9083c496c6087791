// The Swedish Snowball stemmer (https://snowballstem.org/algorithms/swedish/stemmer.html), equal to the one that made the index.
// It knows lower-case words alone.

const VOWELS = "aeiouyäåö";
const S_ENDING = "bcdfghjklmnoprtvy";

// Each list is tried for its longest ending; so they are sorted by length.
const MAIN = (
  "heterna hetens anden arnas ernas ornas andes andet arens heten heter arna erna orna ande arne aste aren ades erns "
  + "ade are ern ens het ast ad en ar er or as es at a e s"
).split(" ").sort((a, b) => b.length - a.length);
const PAIRS = ["dd", "gd", "nn", "dt", "gt", "kt", "tt"];
const OTHER = ["fullt", "löst", "lig", "els", "ig"];

/** The stem of a lower-case word. @param {string} word */
export function stem(word) {
  const letters = Array.from(word);
  const start = regionStart(letters);
  if (start === null) return word;
  const head = letters.slice(0, start).join("");
  return otherSuffix(head, consonantPair(mainSuffix(head, letters.slice(start).join(""))));
}

/** Whether a word that is still being typed may have gone so far into one of the endings that `stem` takes off. @param {string} letters */
export function beginsEnding(letters) {
  return MAIN.some((ending) => ending.startsWith(letters)) || OTHER.some((ending) => ending.startsWith(letters));
}

/** Where endings may begin: after the first consonant that follows a vowel, and after the third letter. `null` where there is no such place. @param {string[]} letters */
function regionStart(letters) {
  if (letters.length < 3) return null;
  const vowel = letters.findIndex((letter) => VOWELS.includes(letter));
  if (vowel < 0) return null;
  const consonant = letters.findIndex((letter, at) => at > vowel && !VOWELS.includes(letter));
  return consonant < 0 ? null : Math.max(consonant + 1, 3);
}

/** @param {string} head @param {string} region */
function mainSuffix(head, region) {
  const ending = MAIN.find((ending) => region.endsWith(ending));
  if (ending === undefined) return region;
  // An "s" goes only after certain letters; the letter may stand before the region.
  if (ending === "s" && !S_ENDING.includes((head + region).at(-2) ?? "-")) return region;
  return region.slice(0, -ending.length);
}

/** @param {string} region */
function consonantPair(region) {
  return PAIRS.some((pair) => region.endsWith(pair)) ? region.slice(0, -1) : region;
}

/** @param {string} head @param {string} region */
function otherSuffix(head, region) {
  const ending = OTHER.find((ending) => region.endsWith(ending));
  if (ending === undefined) return head + region;
  const kept = ending === "fullt" || ending === "löst" ? ending.length - 1 : 0;
  return head + region.slice(0, region.length - ending.length + kept);
}
