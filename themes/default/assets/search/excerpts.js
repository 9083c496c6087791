// What is shown of a hit: title and text in pieces, marked where they have what was asked for, the text cut to where most of it stands. Also whether a
// text holds a phrase. It knows neither the index nor the page.

import { marked, normalize, term } from "./analysis.js";

/** @typedef {import("./archive.js").Stored} Stored */
/** @typedef {import("./messages.js").Piece} Piece */
/** @typedef {import("./messages.js").Row} Row */

// Letters of an excerpt, and of them before the first hit.
const LENGTH = 240;
const BEFORE = 60;

// The shortest term that is also marked as a part of a compound.
const SHORTEST_PART = 4;

/** What is shown of a document. @param {Stored} stored @param {(word: string) => boolean} isHit @returns {Row} */
export function row({ url, kind, kindText, title, date, dateText, who, amount, imported, text }, isHit) {
  return { url, kind, kindText, date, dateText, who, amount, imported, title: marked(title, isHit), excerpt: excerpt(text, isHit) };
}

/** Whether a word is one of the terms that were found, or has one as a part. @param {Set<string>} hits @returns {(word: string) => boolean} */
export function hitTest(hits) {
  const parts = [...hits].filter((hit) => hit.length >= SHORTEST_PART && /^\p{Alphabetic}+$/u.test(hit));
  return (word) => {
    const own = term(word);
    if (hits.has(own)) return true;
    return own.length > SHORTEST_PART && parts.some((part) => own.length > part.length + 2 && (own.startsWith(part) || own.endsWith(part)));
  };
}

/** The stretch of a text in which most hits stand, whole words, with dots where it is cut. @param {string} text @param {(word: string) => boolean} isHit @returns {Piece[]} */
function excerpt(text, isHit) {
  const pieces = marked(text, isHit);
  if (text.length <= LENGTH) return pieces;
  const from = bestStart(pieces);
  const start = from === 0 ? 0 : text.indexOf(" ", from) + 1 || from;
  const last = text.lastIndexOf(" ", start + LENGTH);
  const end = start + LENGTH >= text.length ? text.length : last > start ? last : start + LENGTH;
  /** @type {Piece[]} */
  const cut = start > 0 ? [["… ", false]] : [];
  let at = 0;
  for (const [piece, isMarked] of pieces) {
    const part = piece.slice(Math.max(start - at, 0), Math.max(end - at, 0));
    if (part !== "") cut.push([part, isMarked]);
    at += piece.length;
  }
  if (end < text.length) cut.push([" …", false]);
  return cut;
}

/** Where the excerpt begins that holds most different hits. @param {Piece[]} pieces */
function bestStart(pieces) {
  /** @type {{at: number, word: string}[]} */
  const hits = [];
  let at = 0;
  for (const [piece, isMarked] of pieces) {
    if (isMarked) hits.push({ at, word: piece.toLowerCase() });
    at += piece.length;
  }
  let best = { at: 0, count: 0 };
  for (const { at } of hits) {
    const within = hits.filter((hit) => hit.at >= at && hit.at < at + LENGTH - BEFORE);
    const count = new Set(within.map(({ word }) => word)).size;
    if (count > best.count) best = { at, count };
  }
  return Math.max(best.at - BEFORE, 0);
}

/** A text as it is compared with phrases: its words, with a space before and after each. @param {string} text */
export function phraseText(text) {
  return ` ${normalize(text).split(/[^\p{Alphabetic}\p{N}]+/u).filter(Boolean).join(" ")} `;
}

/** The words of a page of the site, from its HTML: of its main part, without markup. @param {string} html */
export function textOfPage(html) {
  const main = /<main\b[^>]*>([\s\S]*)<\/main>/u.exec(html)?.[1] ?? html;
  return main
    .replace(/<(script|style|template)\b[\s\S]*?<\/\1>/gu, " ")
    .replace(/<\/?(?:a|abbr|b|cite|code|del|em|i|ins|mark|q|s|small|span|strong|sub|sup|time|wbr)\b[^>]*>/gu, "")
    .replace(/<[^>]*>/gu, " ")
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(amp|lt|gt|quot|nbsp|shy));/giu, (whole, decimal, hex, name) => {
      if (name) return { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " ", shy: "" }[String(name).toLowerCase()] ?? whole;
      const code = decimal ? Number(decimal) : parseInt(hex, 16);
      return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : whole;
    });
}
