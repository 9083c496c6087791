// Runs the theme's worker in node, with a network that fails in several ways, and prints what it answers.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder] = process.argv.slice(2);
let hear, answered;
globalThis.self = { addEventListener: (_, act) => (hear = act), postMessage: (message) => answered(message) };
const hidden = (text) => String(text).replace(/-(?:[0-9]+-)?[0-9a-f]{6,10}\./gu, "-HASH.");
const asked = new Map();
let answerTo = () => undefined;
globalThis.fetch = async (url) => {
  // A file of the index, or else a page.
  const name = String(url).split("/search/")[1] ?? new URL(url).pathname;
  asked.set(name, (asked.get(name) ?? 0) + 1);
  const status = answerTo(name, asked.get(name));
  if (status === "none") throw new TypeError("Failed to fetch");
  if (name.startsWith("/")) return { ok: status === undefined, status: status ?? 200, text: async () => "<main>Mycket text. Allra sist ett ord.</main>" };
  const bytes = typeof status === "string" ? new TextEncoder().encode(status) : readFileSync(`${folder}/search/${name}`);
  return { ok: status === undefined || typeof status === "string", status: status ?? 200, arrayBuffer: async () => bytes };
};
let id = 0;

async function ask(text) {
  const facets = [];
  const answer = await new Promise((resolve) => {
    answered = (message) => (message.rows || message.error ? resolve(message) : facets.push(message));
    hear({ data: { id: ++id, text, filters: {}, sort: "relevance", from: 0, entities: 2, releases: 10 } });
  });
  return answer;
}

async function show(label, text, network, extra = () => "") {
  asked.clear();
  answerTo = network;
  // A worker of its own for each, as for a page that is opened anew.
  const { listen } = await import(`${pathToFileURL(`${folder}/scripts/worker.js`)}?${label.replaceAll(" ", "")}`);
  listen();
  hear({ data: { index: "https://prov.example/search/index.json" } });
  const answer = await ask(text);
  const failed = (answer.notes ?? []).filter(({ type }) => type === "failed").map(({ name }) => `, failed ${hidden(name)}`);
  console.log(`${label}: ${answer.error ? hidden(answer.error).replace(/^Error: /u, "error ") : `${answer.rows.length} rows`}${failed.join("")}${extra()}`);
}

/** Asks for more as soon as the first rows of an answer are there, before its facets. */
async function askForMore() {
  answerTo = () => undefined;
  const told = [];
  const [first, more] = [++id, ++id];
  const question = { text: "kommuner ", filters: {}, sort: "relevance", entities: 2, releases: 10 };
  await new Promise((resolve) => {
    setTimeout(resolve, 3000);
    answered = (message) => {
      if (message.first) return;
      told.push(`${message.id === first ? "first" : "more"} ${message.rows ? "rows" : "facets"}`);
      if (told.length === 1) hear({ data: { id: more, from: 10, ...question } });
      if (told.length === 3) resolve();
    };
    hear({ data: { id: first, from: 0, ...question } });
  });
  console.log(`asked for more: ${told.sort().join(", ")}`);
}

const table = JSON.parse(readFileSync(`${folder}/search/index.json`, "utf8"));
const shard = (key) => `terms-${table.terms.hashes[Math.max(table.terms.starts.findLastIndex((start) => start <= key), 0)]}.bin`;
const is = (kind) => (name) => name.startsWith(kind);
await show("whole", "kommuner ", () => undefined);
await askForMore();
await show("once without answer", "kommuner ", (_, times) => (times === 1 ? "none" : undefined));
await show("terms never", "kommuner ", (name) => (is("terms")(name) ? "none" : undefined));
await show("one word never", "kommuner ord12x ", (name) => (name === shard("ord12x") && name !== shard("kommun") ? 503 : undefined));
await show("rows never", "kommuner ", (name) => (is("rows")(name) ? 503 : undefined));
await show("facts never", "kommuner ", (name) => (is("facts")(name) ? 503 : undefined));
await show("another index since", "kommuner ", (name, times) => (is("terms")(name) && times === 1 ? 404 : undefined), () => `, index.json fetched ${asked.get("index.json")} times`);
await show("gone for good", "kommuner ", (name) => (is("terms")(name) ? 404 : undefined));
const isPage = (name) => name.startsWith("/sidor/");
await show("phrase", '"allra sist" ', () => undefined);
await show("phrase once without answer", '"allra sist" ', (name, times) => (isPage(name) && times === 1 ? 503 : undefined), () => `, page fetched ${asked.get("/sidor/lang/")} times`);
await show("phrase never", '"allra sist" ', (name) => (isPage(name) ? "none" : undefined));
await show("phrase gone", '"allra sist" ', (name) => (isPage(name) ? 404 : undefined));
await show("old index", "kommuner ", (name) => (name === "index.json" ? '{"version":1}' : undefined));
