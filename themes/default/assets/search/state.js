// What is searched for, and how it stands in the address: /sok/?q=våld&slag=grant&ordning=nyast. It knows neither the page nor the index.

/** @typedef {import("./messages.js").Filters} Filters */
/** @typedef {{text: string, filters: Filters, sort: string}} State */

/**
 * The words of addresses in the language of the site: of each field, of the sort, and of each order but by relevance.
 * @typedef {{fields: Record<string, string>, sort: string, orders: Record<string, string>}} Names
 */

export const BY_RELEVANCE = "relevance";

// A phrase, perhaps excluded or of a field, or anything else up to a space; a quote that is not closed yet reaches to the end.
const PARTS = /-?(?:\p{L}+:)?"[^"]*"?|\S+/gu;
// A part that is more than a word: excluded, a phrase, of a field, or only signs.
const NO_WORD = /^-|^"|^\p{L}+:|^[^\p{L}\p{N}]+$/u;

/** What an address asks for. @param {URL} address @param {Names} names @returns {State} */
export function fromAddress(address, names) {
  const given = address.searchParams;
  /** @type {Filters} */
  const filters = {};
  for (const [field, name] of Object.entries(names.fields)) {
    const values = new Set(given.getAll(name).filter((value) => value !== ""));
    if (values.size > 0) filters[field] = [...values];
  }
  const order = Object.entries(names.orders).find(([, name]) => name === given.get(names.sort));
  return { text: given.get("q") ?? "", filters, sort: order?.[0] ?? BY_RELEVANCE };
}

/** The address that asks for something; what else stands in the present one stays. @param {State} state @param {URL} present @param {Names} names @returns {string} */
export function toAddress(state, present, names) {
  const address = new URL(present);
  const asked = address.searchParams;
  for (const name of ["q", names.sort, ...Object.values(names.fields)]) asked.delete(name);
  if (state.text !== "") asked.set("q", state.text);
  for (const [field, name] of Object.entries(names.fields)) {
    for (const value of state.filters[field] ?? []) asked.append(name, value);
  }
  const order = names.orders[state.sort];
  if (order) asked.set(names.sort, order);
  return address.href;
}

/** The filters with a value chosen, or not chosen any more. @param {Filters} filters @param {string} field @param {string} value @returns {Filters} */
export function toggled(filters, field, value) {
  const { [field]: before = [], ...others } = filters;
  const values = before.includes(value) ? before.filter((other) => other !== value) : [...before, value];
  return values.length > 0 ? { ...others, [field]: values } : others;
}

/** How many values are chosen. @param {Filters} filters @returns {number} */
export function chosen(filters) {
  return Object.values(filters).flat().length;
}

/** The query with its words in quotes, so that they are taken as they stand; with `only`, that word alone. @param {string} text @param {string} [only] @returns {string} */
export function exactly(text, only) {
  const isMeant = (/** @type {string} */ part) => only === undefined || part.toLowerCase() === only.toLowerCase();
  return text.replace(PARTS, (part) => (NO_WORD.test(part) || !isMeant(part) ? part : `"${part.replaceAll('"', "")}"`));
}

/** The query with another name of a field: `ministr:stenevi` as `minister:stenevi`. @param {string} text @param {string} field @param {string} suggestion @returns {string} */
export function withField(text, field, suggestion) {
  const wrong = `${field}:`.toLowerCase();
  return text.replace(PARTS, (part) => (part.toLowerCase().startsWith(wrong) ? `${suggestion}:${part.slice(wrong.length)}` : part));
}
