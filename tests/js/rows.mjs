// Prints all that the browser is given of each hit. In: a query; out: the rows as JSON, one a line.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder] = process.argv.slice(2);
const { Index } = await import(pathToFileURL(`${folder}/scripts/index.js`));
const index = new Index(async (name) => new Uint8Array(readFileSync(`${folder}/search/${name}`)));
const text = JSON.parse(readFileSync(0, "utf8"));
const { answer } = await index.search({ text, filters: {}, sort: "relevance", from: 0, entities: 9, releases: 99 });
for (const row of answer.rows) console.log(JSON.stringify(row));
