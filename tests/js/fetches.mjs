// Prints which files each query makes the browser fetch. In: a list of queries, asked one after the other; the first hit of each is shown.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder] = process.argv.slice(2);
const { Index } = await import(pathToFileURL(`${folder}/scripts/index.js`));
let fetched = [];
const index = new Index(async (name) => {
  fetched.push(name.replace(/-(?:[0-9]+-)?[0-9a-f]{6,10}\./, "-HASH."));
  return new Uint8Array(readFileSync(`${folder}/search/${name}`));
});

for (const query of JSON.parse(readFileSync(0, "utf8"))) {
  fetched = [];
  await index.search({ text: query, filters: {}, sort: "relevance", from: 0, entities: 0, releases: 1 });
  console.log([query.trim(), "→", ...fetched.sort()].join(" "));
}
