// Texts that are written short: what a site says often is one or two bytes. src/search/words.rs says how. It knows neither documents nor files.

const END = 0;
const OTHER = 1;
const LETTERS = "åäöÅÄÖéüÉ–…”’§\u00a0·èøæáàçñëïó€½";
const FIRST_LETTER = 2;
const ONE = 0x80;
const ONES = 96;
const LETTER = /^(?:[\dA-Za-z]|(?![\u2000-\u2bff])[\u00c0-\u{10ffff}])/u;
const IS_LETTER = Uint8Array.from({ length: 128 }, (_, byte) => (LETTER.test(letter(byte)) ? 1 : 0));

/** What a byte below `ONE` stands for, but for `END` and `OTHER`. @param {number} byte */
function letter(byte) {
  return byte >= 32 ? String.fromCharCode(byte) : (LETTERS[byte - FIRST_LETTER] ?? "");
}

/** So many texts, from a place in bytes to their end. @param {Uint8Array} bytes @param {number} at @param {number} count @param {string[]} words @returns {string[]} */
export function readTexts(bytes, at, count, words) {
  const texts = [];
  while (texts.length < count) {
    let text = "";
    let owes = false; // a space, should a letter or a word follow
    for (;;) {
      if (at >= bytes.length) throw new Error("a text has no end");
      const byte = bytes[at++];
      if (byte === END) break;
      if (byte >= ONE) {
        const code = byte - ONE < ONES ? byte - ONE : ONES + (byte - ONE - ONES) * 256 + (bytes[at++] ?? 0);
        if (code >= words.length) throw new Error("a word is not in the list");
        text += owes ? ` ${words[code]}` : words[code];
        owes = true;
        continue;
      }
      let sign = letter(byte);
      if (byte === OTHER) {
        const length = bytes[at] < 0xe0 ? 2 : bytes[at] < 0xf0 ? 3 : 4;
        sign = new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(at, at + length));
        at += length;
      }
      text += owes && (byte === OTHER ? LETTER.test(sign) : IS_LETTER[byte] === 1) ? ` ${sign}` : sign;
      owes = false;
    }
    texts.push(text);
  }
  if (at !== bytes.length) throw new Error("it has more texts than documents");
  return texts;
}
