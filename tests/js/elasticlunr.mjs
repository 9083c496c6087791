// Searches with the stock elasticlunr.js, as any user of search/elasticlunr.json would. In: `{npm, queries}`, the first being
// the folder where elasticlunr is installed; out: the titles found for each.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder] = process.argv.slice(2);
const { npm, queries } = JSON.parse(readFileSync(0, "utf8"));
const elasticlunr = createRequire(`${npm}/`)("elasticlunr");
const { register } = await import(pathToFileURL(`${folder}/scripts/elasticlunr-sv.js`));
const json = (name) => JSON.parse(readFileSync(`${folder}/search/${name}`, "utf8"));

register(elasticlunr, json("index.json").stop_words);
const index = elasticlunr.Index.load(json("elasticlunr.json"));
for (const query of queries) {
  const found = index.search(query).map(({ ref }) => `${ref} ${index.documentStore.getDoc(ref).title}`);
  console.log([query, ...found].join("\n  "));
}
