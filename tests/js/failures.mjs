// Prints what the browser finds over a network that fails at the first request for each file. In: a query, asked until nothing is missing.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder] = process.argv.slice(2);
const { Index } = await import(pathToFileURL(`${folder}/scripts/index.js`));
const { FileError } = await import(pathToFileURL(`${folder}/scripts/archive.js`));
const asked = new Set();
const hidden = (text) => text.replace(/-(?:[0-9]+-)?[0-9a-f]{6,10}\./gu, "-HASH.");
const index = new Index(async (name) => {
  if (!asked.has(name)) {
    asked.add(name);
    throw new FileError(name, "no answer");
  }
  return new Uint8Array(readFileSync(`${folder}/search/${name}`));
});

const text = JSON.parse(readFileSync(0, "utf8"));
for (let attempt = 0; attempt < 10; attempt++) {
  try {
    const { answer } = await index.search({ text, filters: {}, sort: "relevance", from: 0, entities: 9, releases: 9 });
    const failed = answer.notes.filter(({ type }) => type === "failed").map(({ name }) => `without ${hidden(name)}`);
    console.log([...answer.rows.map((row) => row.title.map(([piece]) => piece).join("")), ...failed].join("; "));
    if (failed.length === 0) break;
  } catch (error) {
    console.log(`error: ${hidden(error.message)}`);
  }
}
