// Prints what the search page makes of addresses and queries. In: `{addresses, queries}`; out: a line for each.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder] = process.argv.slice(2);
const { exactly, fromAddress, toAddress, toggled } = await import(pathToFileURL(`${folder}/scripts/state.js`));
const names = { fields: { kind: "slag", year: "ar" }, sort: "ordning", orders: { newest: "nyast", oldest: "aldst" } };
const { addresses, queries } = JSON.parse(readFileSync(0, "utf8"));
for (const search of addresses) {
  const address = new URL(search, "https://prov.example/sok/");
  const state = fromAddress(address, names);
  console.log(`${JSON.stringify(state)} ${new URL(toAddress(state, address, names)).search}`);
}
for (const query of queries) console.log(`${query} → ${exactly(query)}`);
console.log(JSON.stringify([toggled({}, "kind", "a"), toggled({ kind: ["a", "b"] }, "kind", "a"), toggled({ kind: ["a"] }, "kind", "a")]));
