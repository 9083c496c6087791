// Scores a built site in real Chromium, through a server that compresses and counts: what a reader waits for, and what goes over the wire.
//
//   node bench/search/browser.mjs SITE/public QUERIES.json [--section pressmeddelanden] [--base /] [--delay 40] [--first QUERY] [--all]
//
// First it opens the search page anew with a two-word query, with an empty cache, and counts requests and bytes until the first hit shows, until the list
// is whole, and until all is quiet: what was answered by then, over a network on which every answer takes `--delay` milliseconds. Then it types every query of the file into the page (see score.mjs for the format) and prints success by class, the
// bytes of each further query, and the milliseconds from the key to the whole list. Last it asks all again in a worker that has the bytes of every file
// already, so that nothing but computing takes time: once with an index that is read anew for each query, once with one that was asked before. Needs
// chromedriver.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { report } from "./report.mjs";

const options = process.argv.slice(2);
const option = (name, otherwise) => (options.includes(name) ? options.splice(options.indexOf(name), 2)[1] : otherwise);
const section = option("--section", "pressmeddelanden");
const base = option("--base", "/");
const delay = Number(option("--delay", "40"));
const isAll = options.includes("--all") && options.splice(options.indexOf("--all"), 1).length > 0;
const [site, file] = options;
const queries = JSON.parse(readFileSync(file, "utf8"));

const TYPES = { html: "text/html", js: "text/javascript", css: "text/css", json: "application/json", svg: "image/svg+xml" };
const POLICY = "default-src 'self'";
const served = [];
const seen = {};

// Runs in the page before all else, and tells the server as soon as a hit shows and as soon as the list is whole.
const WATCH = `const told = new Set();
const tell = (name) => told.has(name) || (told.add(name), fetch("/seen-" + name + "?" + Date.now()));
new MutationObserver(() => {
  const list = document.querySelector("#search-results");
  if (!list?.querySelector("li[data-url]")) return;
  tell("first");
  if (list.dataset.state === "ready") tell("whole");
}).observe(document, { subtree: true, childList: true, attributes: true });`;

// A worker in which nobody waits for the network: `performance.now` around whole searches, facets included.
const COMPUTING = `self.onmessage = async ({ data: { scripts, search, queries } }) => {
  const { Index } = await import(scripts + "/index.js");
  const bytes = new Map();
  const ready = async (url, as) => {
    if (!bytes.has(url)) bytes.set(url, await fetch(url).then((response) => response[as]()));
    return as === "text" ? bytes.get(url) : new Uint8Array(bytes.get(url));
  };
  const fresh = () => new Index((name) => ready(search + name, "arrayBuffer"), (url) => ready(url, "text"));
  const ask = async (index, text) => {
    const began = performance.now();
    const { facets } = await index.search({ text, filters: {}, sort: "relevance", from: 0, entities: 2, releases: 10 });
    const listed = performance.now();
    await facets();
    return [listed - began, performance.now() - began];
  };
  const anew = [], again = [];
  for (const text of queries) {
    await ask(fresh(), text);
    anew.push(await ask(fresh(), text));
  }
  const index = fresh();
  for (const text of queries) again.push(await ask(index, text));
  self.postMessage({ anew, again });
};`;

/** Serves the files of the site, compressed as a static host does it, and notes each. */
const server = createServer((request, response) => {
  const { pathname, search: query } = new URL(request.url, "http://localhost");
  if (pathname.startsWith("/seen-")) {
    // What came after that, while this was under way, is not of it.
    seen[pathname.slice(6)] ??= count(Number(query.slice(1)));
    response.writeHead(204).end();
    return;
  }
  if (pathname === "/computing.js") {
    response.writeHead(200, { "content-type": TYPES.js }).end(COMPUTING);
    return;
  }
  const path = join(site, pathname.slice(base.length - 1), pathname.endsWith("/") ? "index.html" : "");
  if (!existsSync(path) || statSync(path).isDirectory()) {
    served.push({ path: pathname, bytes: 0, at: Date.now() });
    response.writeHead(404).end();
    return;
  }
  const body = gzipSync(readFileSync(path), { level: 6 });
  response.on("finish", () => served.push({ path: pathname, bytes: body.length, at: Date.now() }));
  response.writeHead(200, {
    "content-type": TYPES[path.split(".").pop()] ?? "application/octet-stream", "content-encoding": "gzip", "content-security-policy": POLICY,
    "cache-control": /-[0-9a-f]{6,10}[./]/u.test(pathname) ? "max-age=31536000, immutable" : "no-cache",
  });
  setTimeout(() => response.end(body), delay);
});
server.listen(0, "127.0.0.1");
await once(server, "listening");
const origin = `http://127.0.0.1:${server.address().port}`;

const driverPort = 20000 + (process.pid % 20000);
const driver = spawn("chromedriver", [`--port=${driverPort}`], { stdio: "ignore" });
const profile = mkdtempSync(join(tmpdir(), "search-bench-"));
let session = "";

async function command(method, path, body) {
  const response = await fetch(`http://127.0.0.1:${driverPort}${path}`, { method, body: body && JSON.stringify(body) });
  const { value } = await response.json();
  if (value?.error) throw new Error(`${path}: ${value.message}`);
  return value;
}
const run = (script, ...args) => command("POST", `/session/${session}/execute/async`, { script: `const done = arguments[arguments.length - 1]; ${script}`, args });
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function begin() {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await fetch(`http://127.0.0.1:${driverPort}/status`).then(({ ok }) => ok, () => false)) break;
    await pause(100);
  }
  const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--no-first-run", "--window-size=1280,1000", `--user-data-dir=${profile}`];
  const capabilities = { alwaysMatch: { browserName: "chrome", "goog:chromeOptions": { args }, timeouts: { script: 60_000 }, pageLoadStrategy: "none" } };
  session = (await command("POST", "/session", { capabilities })).sessionId;
  const watch = { cmd: "Page.addScriptToEvaluateOnNewDocument", params: { source: WATCH } };
  await command("POST", `/session/${session}/goog/cdp/execute`, watch);
}

/** Waits until an expression of the page is true. */
const until = (expression) => run(`const look = () => { try { if (${expression}) return done(true); } catch {} setTimeout(look, 2); }; look();`);
const LIST = "document.querySelector('#search-results')";
const isReady = (text) => `${LIST}.dataset.query === ${JSON.stringify(text)} && ${LIST}.dataset.state !== 'loading'`;

/** What was served up to a moment but the page itself and its styles, which every page needs. */
function count(until = Infinity) {
  const counted = served.filter(({ path, at }) => at <= until && !path.endsWith("/") && !path.endsWith(".css") && !path.endsWith(".svg") && !path.endsWith(".ico") && !path.includes("/assets/keys"));
  return { requests: counted.length, bytes: counted.reduce((sum, { bytes }) => sum + bytes, 0) };
}
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

async function first(text) {
  served.length = 0;
  await command("POST", `/session/${session}/url`, { url: `${origin}${base}sok/?q=${encodeURIComponent(text)}` });
  await until(isReady(text));
  await pause(3000);
  const quiet = count();
  const line = (name, { requests, bytes }) => console.log(`${name.padEnd(44)}${String(requests).padStart(4)} requests${kilobytes(bytes).padStart(12)}`);
  console.log(`a cold cache, "${text}":`);
  line("  until the first results show", seen.first ?? quiet);
  line("  until the list is whole", seen.whole ?? quiet);
  line("  until all is quiet (facets)", quiet);
  if (isAll) for (const { path, bytes } of served) console.log(`    ${path.padEnd(60)}${kilobytes(bytes).padStart(10)}`);
}

async function typed(query) {
  const before = served.length;
  const began = performance.now();
  const ms = await run(
    `const [text] = arguments; const box = document.querySelector('input[type=search]'); const list = ${LIST}; const began = performance.now();
     box.value = text; box.dispatchEvent(new Event('input', { bubbles: true }));
     const look = () => (list.dataset.query === text && list.dataset.state !== 'loading' ? done(performance.now() - began) : setTimeout(look, 1)); look();`, query.query);
  const urls = await run(`done([...document.querySelectorAll('#search-results li:not([data-kind])')].map((item) => item.dataset.url))`);
  const bytes = served.slice(before).reduce((sum, { bytes }) => sum + bytes, 0);
  return { ...query, urls: urls.filter(Boolean), ms: Math.min(ms, performance.now() - began), bytes };
}

/** Prints how long searches compute, by the clock of a worker. */
async function computing() {
  const folder = readdirSync(join(site, "assets")).find((name) => name.startsWith("search-"));
  const question = { scripts: `${base}assets/${folder}`, search: `${base}search/`, queries: queries.map(({ query }) => query) };
  await command("POST", `/session/${session}/timeouts`, { script: 600_000 });
  const times = await run(
    `const worker = new Worker("/computing.js", { type: "module" }); worker.onmessage = ({ data }) => done(data); worker.postMessage(arguments[0]);`, question);
  const line = (name, all) => {
    const sorted = all.toSorted((a, b) => a - b);
    const at = (share) => sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)].toFixed(1);
    console.log(`  ${name.padEnd(42)}median ${at(0.5).padStart(6)}, p95 ${at(0.95).padStart(6)}, most ${at(1).padStart(6)}`);
  };
  console.log("milliseconds of computing in the worker:");
  line("the list, all files read anew", times.anew.map(([list]) => list));
  line("list and facets, all files read anew", times.anew.map(([, all]) => all));
  line("the list, in one session", times.again.map(([list]) => list));
  line("list and facets, in one session", times.again.map(([, all]) => all));
}

try {
  await begin();
  await first(option("--first", queries.map(({ query }) => query).find((query) => query.split(" ").length === 2) ?? queries[0].query));
  const results = [];
  for (const query of queries) results.push(await typed(query));
  report(results, section, isAll);
  const bytes = results.map(({ bytes }) => bytes).sort((a, b) => a - b);
  const at = (share) => kilobytes(bytes[Math.min(Math.floor(bytes.length * share), bytes.length - 1)]);
  console.log(`bytes of a further query: median ${at(0.5)}, p95 ${at(0.95)}, most ${at(1)}`);
  await computing();
} finally {
  await command("DELETE", `/session/${session}`).catch(() => undefined);
  driver.kill();
  server.close();
  server.closeAllConnections();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
