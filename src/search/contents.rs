//! The table of contents, `search/index.json`: the only name that is fixed, through which all other files are found.

use std::collections::BTreeMap;

use serde::Serialize;

use super::analysis::STOP_WORDS;
use super::bytes::Shards;
use super::columns::Column;
use super::index::IMPACT_STEPS;
use super::rows::Rows;
use super::{Document, Options, entities, synonyms};
use crate::parse::config::Facet;

/// The version of the format, raised when a reader of the old one would misread it.
const VERSION: u32 = 4;

/// Hexadecimal digits of the hash in the name of a block of rows, which has its number too: one in 16 million that a change keeps the name.
const SHORT_HASH: usize = 6;

/// All that the table leads to.
pub struct Parts {
    pub terms: Shards,
    pub spelling: Shards,
    pub rows: Rows,
    pub columns: Vec<Column>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Contents<'a> {
    version: u32,
    documents: usize,
    /// Documents with lower numbers than this are entities, the others releases by date.
    entities: usize,
    impact_steps: u8,
    stop_words: &'static [&'static str],
    /// Each kind with its text.
    kinds: &'a [(String, String)],
    /// Documents in a block of rows.
    block: usize,
    /// The hashes in the names of the blocks, in the order of documents, one after the other.
    blocks: String,
    /// The words that rows are written with, by their codes, a space between two. They are a third of the table; a file of their own would be one
    /// request more before anything can be shown.
    words: &'a str,
    terms: Names<'a>,
    spelling: Names<'a>,
    /// The hash in the name of each column.
    columns: BTreeMap<&'static str, &'a str>,
    /// Columns that are so large that nobody should fetch them unasked.
    heavy: Vec<&'static str>,
    /// Field and label of what is shown as a facet, in order.
    facets: Vec<(&'static str, &'a str)>,
    no_amount: &'a str,
    column_names: &'a [String],
    /// Words and phrases that mean the same, a group each.
    synonyms: Vec<Vec<String>>,
}

/// Where each shard begins, and the hashes in their names.
#[derive(Serialize)]
struct Names<'a> {
    starts: &'a [String],
    hashes: Vec<&'a str>,
}

/// The table, and all files that it leads to.
pub fn encode(documents: &[&Document], options: &Options, parts: Parts) -> (Vec<u8>, Vec<(String, Vec<u8>)>) {
    let label = |facet: Facet| {
        let named = options.facet_names.iter().find(|(of, _)| *of == facet);
        named.map_or(facet.as_str(), |(_, name)| name)
    };
    let has = |facet: &&Facet| parts.columns.iter().any(|column| column.name == facet.as_str());
    let contents = Contents {
        version: VERSION,
        documents: documents.len(),
        entities: entities(documents),
        impact_steps: IMPACT_STEPS,
        stop_words: STOP_WORDS,
        kinds: &parts.rows.kinds,
        block: parts.rows.block,
        blocks: parts.rows.files.iter().map(|file| &file.hash[..SHORT_HASH]).collect(),
        words: &parts.rows.words,
        terms: names(&parts.terms),
        spelling: names(&parts.spelling),
        columns: parts.columns.iter().map(|column| (column.name, &*column.file.hash)).collect(),
        heavy: parts.columns.iter().filter(|column| column.is_heavy()).map(|column| column.name).collect(),
        facets: options.settings.facets.iter().filter(has).map(|&facet| (facet.as_str(), label(facet))).collect(),
        no_amount: &options.no_amount,
        column_names: &options.column_names,
        synonyms: synonyms::groups(&options.settings.synonyms),
    };
    let contents = serde_json::to_vec(&contents).expect("strings and numbers are always JSON");
    (contents, files(parts))
}

fn names(shards: &Shards) -> Names<'_> {
    Names { starts: &shards.starts, hashes: shards.files.iter().map(|file| file.hash.as_str()).collect() }
}

fn files(parts: Parts) -> Vec<(String, Vec<u8>)> {
    let shards = |kind: &'static str, shards: Shards| {
        shards.files.into_iter().map(move |file| (format!("search/{kind}-{}.bin", file.hash), file.bytes))
    };
    let rows = parts.rows.files.into_iter().enumerate();
    let rows = rows.map(|(at, file)| (format!("search/rows-{at}-{}.bin", &file.hash[..SHORT_HASH]), file.bytes));
    let columns = parts.columns.into_iter();
    let columns =
        columns.map(|column| (format!("search/facts-{}-{}.bin", column.name, column.file.hash), column.file.bytes));
    shards("terms", parts.terms).chain(shards("spelling", parts.spelling)).chain(rows).chain(columns).collect()
}
