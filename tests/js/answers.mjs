// Prints the whole answers, with their facets, as JSON. In: a list of queries, each a text or a whole question as in messages.js. Fails where one takes
// longer than a reader waits.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder] = process.argv.slice(2);
const { Index } = await import(pathToFileURL(`${folder}/scripts/index.js`));
const index = new Index(async (name) => new Uint8Array(readFileSync(`${folder}/search/${name}`)));

const answers = [];
for (const query of JSON.parse(readFileSync(0, "utf8"))) {
  const question = { text: query, filters: {}, sort: "relevance", from: 0, entities: 9, releases: 99, ...(typeof query === "object" ? query : {}) };
  const began = performance.now();
  const { answer, facets } = await index.search(question);
  const facetsFound = await facets();
  if (performance.now() - began > 2000) throw new Error(`too slow: ${question.text.slice(0, 80)}`);
  answers.push({ ...answer, facets: facetsFound });
}
process.stdout.write(JSON.stringify(answers));
