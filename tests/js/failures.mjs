// Prints what the browser finds over a network that fails at the first request for each file. In: a query, asked until it is answered.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder] = process.argv.slice(2);
const { Index } = await import(pathToFileURL(`${folder}/scripts/index.js`));
const asked = new Set();
const index = new Index(async (name) => {
  if (!asked.has(name)) {
    asked.add(name);
    throw new Error(`no ${name.replace(/-[0-9a-f]{10}\./, "-HASH.")}`);
  }
  return new Uint8Array(readFileSync(`${folder}/search/${name}`));
});

const query = JSON.parse(readFileSync(0, "utf8"));
async function titles() {
  const { releases, hits } = await index.search(query);
  const rows = await index.rows(releases, hits);
  return rows.map((row) => row.title.map(([piece]) => piece).join(""));
}
for (let attempt = 0; attempt < 10; attempt++) {
  const answer = await titles().catch((error) => error);
  console.log(answer instanceof Error ? answer.message : answer.join("\n"));
  if (!(answer instanceof Error)) break;
}
