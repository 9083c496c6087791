// Prints which files a query makes the browser fetch, by kind. In: a list of queries, the first of which fails at its first file and is asked again.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder] = process.argv.slice(2);
const { Index } = await import(pathToFileURL(`${folder}/scripts/index.js`));
let fetched = [];
let isDown = true;
const index = new Index(async (name) => {
  fetched.push(name.replace(/-[0-9a-f]{10}\./, "-HASH."));
  if (isDown) throw new Error("the network is down");
  return new Uint8Array(readFileSync(`${folder}/search/${name}`));
});

const queries = JSON.parse(readFileSync(0, "utf8"));
await index.search(queries[0]).then(() => console.log("no error"), (error) => console.log(`${queries[0]} → ${error.message}`));
isDown = false;
for (const query of queries) {
  fetched = [];
  const { releases, hits } = await index.search(query);
  await index.rows(releases.slice(0, 1), hits);
  console.log(`${query} → ${fetched.sort().join(" ")}`);
}
