// The Swedish steps that search/elasticlunr.json names, for the stock elasticlunr.js 0.9.5. Not used by the site's own search.
//
//   import elasticlunr from "elasticlunr";
//   import { register } from "./elasticlunr-sv.js";
//   register(elasticlunr, (await (await fetch("search/index.json")).json()).stop_words);
//   const index = elasticlunr.Index.load(await (await fetch("search/elasticlunr.json")).json());
//   for (const { ref } of index.search("kommunerna 2021")) console.log(ref, index.documentStore.getDoc(ref).title);

import { isSearched, normalize, term } from "./analysis.js";

const EDGES = /^[^\p{Alphabetic}\p{N}]+|[^\p{Alphabetic}\p{N}]+$/gu;

/** Makes the steps known to elasticlunr; call it once, before `Index.load`. */
export function register(elasticlunr, stopWords) {
  const stops = new Set(stopWords);
  const step = (name, change) => elasticlunr.Pipeline.registerFunction(change, name);
  // A step that gives `undefined` drops the word.
  step("trimmer-sv", (word) => normalize(word).replace(EDGES, "") || undefined);
  step("stopWordFilter-sv", (word) => (isSearched(word, stops) ? word : undefined));
  step("stemmer-sv", (word) => term(word));
}
