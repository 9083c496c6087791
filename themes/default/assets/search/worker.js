// Searches beside the page, so that typing never waits. What comes in and goes out is described in messages.js. It knows the address of the index and
// nothing of the page.

import { FileError } from "./archive.js";
import { Index } from "./index.js";

/** @typedef {import("./messages.js").Export} Export */
/** @typedef {import("./messages.js").Search} Search */

// Milliseconds before a file is asked for once more.
const AGAIN = 300;

const worker = /** @type {{postMessage: (message: object) => void, addEventListener: (name: "message", act: (event: MessageEvent) => void) => void}} */ (/** @type {unknown} */ (self));
let address = "";
let newest = 0;
let index = fresh();
// Files that were gone when the index was last begun anew: where they are not there again, the site lacks them.
/** @type {Set<string>} */
const gone = new Set();

/** Answers from now on; for a script that runs in a worker. */
export function listen() {
  worker.addEventListener("message", ({ data }) => {
    if (data.index) address = data.index;
    else if (data.export) answer(data, (question) => exported(question));
    else {
      // Whoever asks for more of the same still waits for its facets.
      if (!isMore(data)) newest = data.id;
      const current = newest;
      answer(data, (question) => search(question, () => current === newest));
    }
  });
}

/** @param {any} question @param {(question: any) => Promise<void>} act */
async function answer(question, act) {
  try {
    await act(question).catch((error) => {
      // The site may have been published anew, and its old files may be gone: begin again at the table of contents, once.
      index = fresh();
      if (!(error instanceof FileError) || !error.isGone) throw error;
      gone.add(error.file);
      return act(question);
    });
  } catch (error) {
    worker.postMessage({ id: question.id, error: String(error) });
  }
}

/** @param {Search} question */
function isMore({ from, releases }) {
  return from > 0 || releases === 0;
}

/** @param {Search} question @param {() => boolean} isAsked whether no newer search has overtaken it */
async function search(question, isAsked) {
  const begin = (/** @type {object[]} */ first) => isAsked() && worker.postMessage({ id: question.id, first, isWhole: false });
  const { answer, facets } = await index.search(question, begin);
  if (!isAsked()) return;
  const isWhole = answer.facets.length > 0 || isMore(question) || question.facets === false;
  worker.postMessage({ id: question.id, ...answer, isWhole });
  if (isWhole) return;
  const found = await facets().catch(() => []);
  if (isAsked()) worker.postMessage({ id: question.id, facets: found, isWhole: true });
}

/** @param {Export} question */
async function exported(question) {
  const found = await index.exported(question, (url) => new URL(url, address).href);
  worker.postMessage({ id: question.id, ...found });
}

function fresh() {
  return new Index((name) => fetchBytes(name), (url) => fetchPage(url));
}

/** @param {string} name @returns {Promise<Uint8Array>} */
async function fetchBytes(name) {
  // The table of contents keeps its name when it changes, the others never change.
  const isTable = name === "index.json";
  const response = await fetched(name, isTable ? "no-cache" : "default", !isTable);
  return new Uint8Array(await response.arrayBuffer());
}

/** The HTML of a page of the site. @param {string} url */
async function fetchPage(url) {
  return (await fetched(url, "default", true)).text();
}

/** What stands at an address, asked for once more where there is no answer; else an error. @param {string} name relative to search/ @param {"default" | "no-cache"} cache @param {boolean} mayBeGone whether it is named in the table of contents */
async function fetched(name, cache, mayBeGone) {
  const ask = () => fetch(new URL(name, address), /** @type {RequestInit} */ ({ cache }));
  let response = await ask().catch(() => undefined);
  if (!response || response.status >= 500) {
    await new Promise((resolve) => setTimeout(resolve, AGAIN));
    response = await ask().catch(() => undefined);
  }
  if (!response?.ok) throw new FileError(name, response?.status ?? "no answer", mayBeGone && response?.status === 404 && !gone.has(name));
  return response;
}
