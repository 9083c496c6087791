// Prints what the browser finds. In: a list of queries, each a text or a whole question as in messages.js; out: for each how many documents have all
// its words, how many are listed, what was changed, and one line for each row, marked words in brackets.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder] = process.argv.slice(2);
const { Index } = await import(pathToFileURL(`${folder}/scripts/index.js`));
const index = new Index(async (name) => new Uint8Array(readFileSync(`${folder}/search/${name}`)));

const text = (pieces) => pieces.map(([piece, isMarked]) => (isMarked ? `[${piece}]` : piece)).join("");
const line = (row) => (row.kind === "release" ? "" : `${row.kind}: `) + text(row.title);
const note = ({ type, ...rest }) => `(${type} ${Object.values(rest).flat().join(" ")})`;

for (const query of JSON.parse(readFileSync(0, "utf8"))) {
  const question = { text: query, filters: {}, sort: "relevance", from: 0, entities: 99, releases: 99, ...(typeof query === "object" ? query : {}) };
  const { answer } = await index.search(question);
  const asked = typeof query === "object" ? JSON.stringify(query) : query;
  const notes = answer.notes.map(note);
  console.log([[asked, "→", answer.complete, "of", answer.entities + answer.releases, ...notes].join(" "), ...answer.rows.map(line)].join("\n  "));
}
