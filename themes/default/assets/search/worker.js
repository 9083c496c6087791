// Searches beside the page, so that typing never waits. It knows the address of the index and nothing of the page.
//
// In: `{index}`, the address of search/index.json, once; then `{id, text, entities, releases}`, the last two being how many are wanted of each.
// Out: `{id, rows, count, complete, more}`, entities before releases, or `{id, error}`: how many were found, and how many of them
// have every word. A query that a newer one has overtaken may get no answer.

import { Index } from "./index.js";

let address;
let index;
let newest;

self.addEventListener("message", ({ data }) => {
  if (data.index) {
    address = data.index;
    index = new Index(fetchBytes);
    return;
  }
  newest = data.id;
  answer(data).then(
    (found) => found && self.postMessage({ id: data.id, ...found }),
    (error) => {
      // The site may have been published anew, and its old files may be gone: begin again at the table of contents.
      index = new Index(fetchBytes);
      self.postMessage({ id: data.id, error: String(error) });
    },
  );
});

async function answer({ id, text, entities, releases }) {
  const found = await index.search(text);
  if (id !== newest) return null;
  const numbers = [...found.entities.slice(0, entities), ...found.releases.slice(0, releases)];
  const count = found.entities.length + found.releases.length;
  const rows = await index.rows(numbers, found.hits);
  return { rows, count, complete: found.complete, more: count > numbers.length };
}

async function fetchBytes(name) {
  // The table of contents keeps its name when it changes, the others never change.
  const response = await fetch(new URL(name, address), { cache: name === "index.json" ? "no-cache" : "default" });
  if (!response.ok) throw new Error(`${response.status} ${name}`);
  return new Uint8Array(await response.arrayBuffer());
}
