// Damages files of an index at random, always in the same way, and asks. In: how many times; out: how many searches were answered whole, answered with a
// note of what failed, failed by an error that names a file, failed otherwise, or took longer than a second.
import { readFileSync, readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder] = process.argv.slice(2);
const { Index } = await import(pathToFileURL(`${folder}/scripts/index.js`));
const rounds = JSON.parse(readFileSync(0, "utf8"));
const files = new Map(readdirSync(`${folder}/search`).map((name) => [name, readFileSync(`${folder}/search/${name}`)]));
const kinds = ["terms", "spelling", "rows", "facts"];
const questions = ["kommuner", "ord12x ord4", "stödd kommmun", "belopp:>20mnkr stöd", "\"stöd nummer 7\"", "nummer -ord99x"];

let state = 1;
function random(below) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}

function damaged(bytes) {
  const copy = Array.from(bytes);
  for (let faults = 1 + random(3); faults > 0; faults--) {
    const at = random(copy.length);
    const kind = random(5);
    if (kind === 0) copy[at] = random(256);
    else if (kind === 1) copy[at] ^= 1 << random(8);
    else if (kind === 2) copy.length = at;
    else if (kind === 3) copy.splice(at, 1 + random(20));
    else copy.splice(at, 0, ...Array.from({ length: 1 + random(20) }, () => 128 + random(128)));
  }
  return Uint8Array.from(copy);
}

const counts = { answered: 0, noted: 0, failed: 0, other: 0, slow: 0, last: "" };
for (let round = 0; round < rounds; round++) {
  const kind = kinds[round % kinds.length];
  const index = new Index(async (name) => (name.startsWith(kind) ? damaged(files.get(name)) : new Uint8Array(files.get(name))));
  const began = performance.now();
  try {
    const question = { text: questions[random(questions.length)], filters: {}, sort: ["relevance", "amount"][random(2)], from: 0, entities: 2, releases: 10 };
    const { answer, facets } = await index.search(question);
    await facets();
    if (answer.notes.some(({ type }) => type === "failed")) counts.noted += 1;
    else counts.answered += 1;
  } catch (error) {
    const isNamed = [...files.keys()].some((name) => error.message.includes(name)) || error.message.includes("could not be fetched");
    counts[isNamed ? "failed" : "other"] += 1;
    if (!isNamed) counts.last = String(error.stack);
  }
  if (performance.now() - began > 1000) counts.slow += 1;
}
process.stdout.write(JSON.stringify(counts));
