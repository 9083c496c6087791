// What the search page and its worker say to each other, as types alone: nothing here runs, and no browser fetches this file.
//
// The page first sends `{index}`, the address of search/index.json, then questions. Each gets one answer with its number, but a search that a
// newer one has overtaken may get none; a question for more of the same overtakes no search. Before it may come its first rows; an answer that is not whole
// is followed by its facets.

/** What is chosen in facets: values of one field are alternatives, fields are all wanted. @typedef {Record<string, string[]>} Filters */

/**
 * @typedef {object} Search
 * @property {number} id
 * @property {string} text as typed, with its field filters, phrases and exclusions
 * @property {Filters} filters
 * @property {string} sort "relevance", "newest", "oldest" or "amount"
 * @property {number} from how many releases to skip
 * @property {number} entities how many rows are wanted of each
 * @property {number} releases
 * @property {string[]} [unfolded] fields of large facets whose values are wanted
 * @property {boolean} [facets] `false` where nobody looks at them: their files are not fetched then, unless something is chosen
 */

/** All releases that a search finds, for a file. @typedef {{id: number, export: true, text: string, filters: Filters, sort: string}} Export */

/** A piece of a text, and whether it is marked as a hit. @typedef {[text: string, isMarked: boolean]} Piece */

/**
 * What is shown of a document. Texts that are not known are empty.
 * @typedef {object} Row
 * @property {string} url
 * @property {string} kind
 * @property {string} kindText
 * @property {string} date ISO, possibly a year or a month
 * @property {string} dateText
 * @property {boolean} imported
 * @property {Piece[]} title
 * @property {Piece[]} excerpt
 * @property {string} [amount]
 * @property {string} [who]
 */

/** @typedef {{value: string, label: string, count: number, chosen: boolean}} FacetValue */
/** One whose values come when they are asked for has none and `isLater`. @typedef {{field: string, label: string, values: FacetValue[], isLater?: boolean}} Facet */

/**
 * What was changed about a search, so that the reader can be told.
 * @typedef {{type: "corrected", from: string, to: string}
 *   | {type: "dropped", word: string}
 *   | {type: "widened", words: string[]}
 *   | {type: "unknown-field", field: string, suggestion: string}
 *   | {type: "cut", words: number}
 *   | {type: "unread", read: number, of: number}
 *   | {type: "failed", name: string}} Note
 */

/**
 * @typedef {object} Answer
 * @property {number} id
 * @property {Row[]} rows entities, then releases
 * @property {number} entities how many were found of each
 * @property {number} releases
 * @property {number} complete how many of all have every word
 * @property {boolean} more whether there are more releases than these
 * @property {Facet[]} facets
 * @property {Note[]} notes
 * @property {boolean} [isWhole] `false` where the facets come later, as `Later`
 */

/** The first rows of an answer, before it. @typedef {{id: number, first: Row[], isWhole: false}} Sooner */
/** The facets of an answer. @typedef {{id: number, facets: Facet[], isWhole: true}} Later */

/** A file's rows, the heads first. @typedef {{id: number, csv: string[][]}} Exported */
/** @typedef {{id: number, error: string}} Failure */

export {};
