// Scores a built index in node with a file of queries: success@1, success@10 and MRR by class, and the misses.
//
//   node bench/search/score.mjs SITE/public QUERIES.json [--section pressmeddelanden] [--scripts FOLDER] [--all]
//
// A query is {id, class, query, paths}; a path is that of the record's file below content's folder (`pressmeddelanden/2023/05/x.md`). Only hits
// below the section count, as many as there are. `--scripts` takes the theme's scripts from elsewhere than the site, while they are written. `--all`
// prints every query with its rank and its milliseconds.
import { readFileSync, readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { report } from "./report.mjs";

const options = process.argv.slice(2);
const section = options.includes("--section") ? options.splice(options.indexOf("--section"), 2)[1] : "pressmeddelanden";
const isAll = options.includes("--all") && options.splice(options.indexOf("--all"), 1).length > 0;
const given = options.includes("--scripts") && options.splice(options.indexOf("--scripts"), 2)[1];
const [site, file] = options;
const scripts = given || `${site}/assets/${readdirSync(`${site}/assets`).find((name) => name.startsWith("search-"))}`;
const { Index } = await import(pathToFileURL(`${scripts}/index.js`));
const read = async (name) => new Uint8Array(readFileSync(`${site}/search/${name}`));
const index = new Index(read, async (url) => readFileSync(`${site}${url}index.html`, "utf8"));

const results = [];
for (const query of JSON.parse(readFileSync(file, "utf8"))) {
  const question = { text: query.query, filters: {}, sort: "relevance", from: 0, entities: 2, releases: 40 };
  const began = performance.now();
  const { answer } = await index.search(question);
  results.push({ ...query, ms: performance.now() - began, urls: answer.rows.filter((row) => row.kind === "release").map((row) => row.url), notes: answer.notes });
}
report(results, section, isAll);
