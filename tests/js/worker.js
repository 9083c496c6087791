// Stands in for the theme's worker.js in tests of the search page: it answers by messages.js from a register of its own, without an index.
//
// What it finds depends on words of the query: "fel" fails once, "tyst" is never answered, "tomt" finds nothing, "ond" finds a hostile title, "stort" has a
// facet whose values come when they are asked for.

const KINDS = [["grant", "Bidrag"], ["news", "Nyhet"], ["assignment", "Regeringsuppdrag"]];
const ENTITIES = ["Bokverket", "Arbetsmiljönämnden", "Cykelrådet", "Dansnämnden", "Elverket"].map((name, at) => ({
  url: at === 0 ? "/sub/myndigheter/bokverket/" : `/myndigheter/${at}/`, kind: "agency", kindText: "Myndighet", date: "", dateText: "", imported: false,
  title: [[name, false]], excerpt: [["Fördelar medel.", false]], amount: "", who: "",
}));
const RELEASES = Array.from({ length: 45 }, (_, at) => ({
  url: `/pressmeddelanden/${at}/`, kind: "release", kindText: KINDS[at % 3][1], date: `${2024 - (at % 20)}-03-23`, dateText: `23 mars ${2024 - (at % 20)}`,
  imported: at % 5 === 4, title: [[`Stöd nummer ${at} till `, false], ["kommunerna", true]], excerpt: [["… så att ", false], ["kommunerna", true], [" kan bygga …", false]],
  amount: at % 2 ? "" : `${45 - at},0 mnkr`, who: at % 4 ? "Finansdepartementet" : "",
  facts: { review: at % 5 === 4 ? "imported" : "reviewed", kind: KINDS[at % 3][0], year: String(2024 - (at % 20)), amount: at % 2 ? "none" : "1-100" },
}));
const LABELS = { review: "Granskning", kind: "Slag", year: "År", amount: "Belopp, mnkr" };
const VALUES = { reviewed: "Granskad", imported: "Maskinläst", none: "inget känt", "1-100": "1–100", ...Object.fromEntries(KINDS) };
const ORDERS = { newest: (a, b) => b.date.localeCompare(a.date), oldest: (a, b) => a.date.localeCompare(b.date) };
const HOSTILE = "<img src=x onerror=\"document.title='ran'\">";

let failures = 0;
export function listen() {
  self.addEventListener("message", ({ data }) => {
    if (data.index || data.text.includes("tyst")) return;
    if (data.text.includes("fel") && failures++ === 0) return self.postMessage({ id: data.id, error: "503" });
    self.postMessage({ id: data.id, ...(data.export ? exported(data) : answer(data)) });
  });
}

function answer({ text, filters, sort, from, entities, releases, unfolded }) {
  if (text.includes("tomt")) return { rows: [], entities: 0, releases: 0, complete: 0, more: false, facets: [], notes: [{ type: "dropped", word: "tomt" }] };
  const found = passing(filters).sort(ORDERS[sort] ?? (() => 0));
  const names = Object.keys(filters).length > 0 ? [] : ENTITIES;
  const rows = [...names.slice(0, entities), ...found.slice(from, from + releases)].map(({ facts, ...row }) => row);
  if (text.includes("ond")) rows.push({ ...ENTITIES[0], kind: "release", url: "/ond/", title: [[HOSTILE, false]], excerpt: [[HOSTILE, true]], who: HOSTILE, kindText: HOSTILE });
  return { rows, entities: names.length, releases: found.length, complete: 40, more: from + releases < found.length, facets: [...facets(filters), ...(text.includes("stort") ? [large(unfolded)] : [])], notes: notes(text) };
}

function large(unfolded) {
  const values = ENTITIES.map(({ title: [[label]] }) => ({ value: label, label, count: 1, chosen: false }));
  const isLater = !unfolded.includes("agency");
  return { field: "agency", label: "Myndighet", values: isLater ? [] : values, isLater };
}

function passing(filters, but) {
  const isChosen = ({ facts }) => Object.entries(filters).every(([field, values]) => field === but || values.includes(facts[field]));
  return RELEASES.filter(isChosen);
}

function facets(filters) {
  return Object.keys(LABELS).map((field) => {
    const counts = new Map((filters[field] ?? []).map((value) => [value, 0]));
    for (const { facts } of passing(filters, field)) counts.set(facts[field], (counts.get(facts[field]) ?? 0) + 1);
    const value = ([value, count]) => ({ value, label: VALUES[value] ?? value, count, chosen: filters[field]?.includes(value) ?? false });
    return { field, label: LABELS[field], values: Array.from(counts, value) };
  });
}

function notes(text) {
  const notes = [];
  if (text.startsWith("kom")) notes.push({ type: "widened", words: ["kommunerna", "kommunala"] });
  if (text.includes("sommar")) notes.push({ type: "widened", words: ["sommar…"] });
  if (text.includes("komun")) notes.push({ type: "corrected", from: "komun", to: "kommun" });
  if (text.includes("ministr:")) notes.push({ type: "unknown-field", field: "ministr", suggestion: "minister" });
  if (text.includes("i följd")) notes.push({ type: "unread", read: 64, of: 1070 });
  if (text.includes("halv")) notes.push({ type: "failed", name: "terms-0.bin" });
  if (text.includes("ond")) notes.push({ type: "dropped", word: HOSTILE });
  return notes;
}

function exported({ filters }) {
  const rows = passing(filters).map(({ date, title, amount }) => [date, title.map(([text]) => text).join(""), amount]);
  return { csv: [["datum", "titel", "belopp"], ["=1+1", "a;b, \"c\"\nd", "@SUM(A1)"], ...rows] };
}
