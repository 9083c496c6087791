// Prints what the browser finds. In: a list of queries; out: for each one line of what it would show, marked words in brackets.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder] = process.argv.slice(2);
const { Index } = await import(pathToFileURL(`${folder}/scripts/index.js`));
const index = new Index(async (name) => new Uint8Array(readFileSync(`${folder}/search/${name}`)));

const text = (pieces) => pieces.map(([piece, isMarked]) => (isMarked ? `[${piece}]` : piece)).join("");
const line = (row) => (row.kind === "release" ? "" : `${row.kind}: `) + text(row.title);

for (const query of JSON.parse(readFileSync(0, "utf8"))) {
  const { entities, releases, complete, hits } = await index.search(query);
  const rows = await index.rows([...entities, ...releases], hits);
  console.log([`${query} → ${complete} of ${rows.length}`, ...rows.map(line)].join("\n  "));
}
