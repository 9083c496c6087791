//! The files of the search: their names, what a query fetches of them, what an edit changes, and the limit of `elasticlunr.json`.

mod search_node;

use std::collections::BTreeSet;
use std::sync::Arc;

use diarium::parse::config::Facet;
use diarium::search::{self, Document, Options, RELEASE, Value};

/// As many releases as asked for, of 40 words each out of 5,000: no two alike, always the same.
fn releases(count: usize) -> Vec<Document> {
    (0..count).map(release).collect()
}

fn release(number: usize) -> Document {
    let words: Vec<String> =
        (0..40).map(|at| format!("ord{}x", (number * 1_000_003 + at * at * 7_919 + at * number) % 5_000)).collect();
    Document {
        kind: RELEASE,
        kind_text: "Pressmeddelande".to_owned(),
        url: format!("/pressmeddelanden/{number}/"),
        title: format!("Nummer {number}"),
        date: Some(format!("{:04}", 1900 + number / 20)),
        text: words.join(" ").into(),
        ..Document::default()
    }
}

fn names(documents: &[Document]) -> BTreeSet<String> {
    search::files(documents, &Options::default()).into_iter().map(|(name, _)| name).collect()
}

/// The names with every hash as `HASH`.
fn without_hashes(names: &BTreeSet<String>) -> Vec<String> {
    let masked = |name: &String| match (name.rsplit_once('-'), name.rsplit_once('.')) {
        (Some((kind, _)), Some((_, extension))) => format!("{kind}-HASH.{extension}"),
        _ => name.clone(),
    };
    names.iter().map(masked).collect()
}

#[test]
fn a_small_site_has_few_files() {
    let expected = [
        "search/elasticlunr.json",
        "search/facts-amount-HASH.bin",
        "search/facts-range-HASH.bin",
        "search/index.json",
        "search/rows-0-HASH.bin",
        "search/spelling-HASH.bin",
        "search/terms-HASH.bin",
    ];
    let one = Document { kronor: Some(1), text: "stöd".into(), ..release(1) };
    assert_eq!(without_hashes(&names(&[one])), expected);
}

#[test]
fn the_table_of_contents_is_small_and_readable() {
    let value = Value { id: "reviewed".into(), label: "Granskad".into(), names: Vec::new() };
    let reviewed = Document { facts: vec![(Facet::Review, Arc::new(value))], ..release(0) };
    let options = Options {
        facet_names: vec![(Facet::Review, "Granskning".into())],
        column_names: vec!["datum".into()],
        ..Options::default()
    };
    let files = search::files(&[reviewed], &options);
    let (_, contents) = files.iter().find(|(name, _)| name == "search/index.json").expect("it is always there");
    let mut contents: serde_json::Value = serde_json::from_slice(contents).expect("it is JSON");
    contents["stopWords"] = "left out here".into();
    contents["synonyms"] = "left out here".into();
    let hash = |prefix: &str| {
        let name = files.iter().find_map(|(name, _)| name.strip_prefix(prefix)).expect("there is one");
        name.split('.').next().expect("a name").to_owned()
    };
    let expected = serde_json::json!({
        "version": 4,
        "documents": 1,
        "entities": 0,
        "impactSteps": 16,
        "stopWords": "left out here",
        "kinds": [["release", "Pressmeddelande"]],
        "block": 1,
        "blocks": hash("search/rows-0-"),
        "words": "",
        "terms": { "starts": ["0"], "hashes": [hash("search/terms-")] },
        "spelling": { "starts": ["<"], "hashes": [hash("search/spelling-")] },
        "columns": { "review": hash("search/facts-review-") },
        "heavy": [],
        "facets": [["review", "Granskning"]],
        "noAmount": "",
        "columnNames": ["datum"],
        "synonyms": "left out here",
    });
    assert_eq!(contents, expected);
}

#[test]
fn elasticlunr_is_written_up_to_its_limit() {
    assert!(names(&releases(500)).contains("search/elasticlunr.json"));
    assert!(!names(&releases(501)).contains("search/elasticlunr.json"));
}

/// Titles, addresses and names of every kind, in a site that is large enough for a list of words.
#[test]
fn what_is_written_in_words_of_the_site_is_read_as_it_was() {
    let odd = [
        "Regeringen ger stöd till kommuner",
        "regeringen, ger – stöd (till) kommuner.",
        "REGERINGEN Ger2 2stöd till-kommuner",
        "Klimat- och miljöministern: stöd!",
        "Łódź и Москва ger stöd 日本 🙂 till €ł",
        "stödtill kommunerna ger²½",
        "“ger” ’stöd’ … §5",
        "İstanbul ÅÄÖ éü ger",
        "*ger* ~stöd~ /till/",
    ];
    let common = |number: usize| Document {
        title: "Regeringen ger stöd till kommuner".into(),
        text: "Regeringen ger stöd till kommuner och Klimat och 5.".into(),
        ..release(number)
    };
    let udda = |(number, title): (usize, &&str)| {
        let slug = title.to_lowercase().replace([' ', ':', '!'], "-").replace('ö', "o");
        let url = format!("/p/{number}/{slug}/");
        Document {
            title: (*title).to_owned(),
            who: format!("{title} udda"),
            url,
            text: "udda".into(),
            ..release(number)
        }
    };
    let odd: Vec<Document> = odd.iter().enumerate().map(udda).collect();
    let documents: Vec<Document> = (10..1200).map(common).chain(odd.clone()).collect();
    let files = search::files(&documents, &Options::default());
    assert!(
        files
            .iter()
            .any(|(name, bytes)| name.ends_with("index.json")
                && bytes.windows(7).any(|word| word == " stöd ".as_bytes()))
    );
    let rows = search_node::run("rows.mjs", &files, &"udda ");
    let shown = |row: &str| -> (String, String, String) {
        let row: serde_json::Value = serde_json::from_str(row).expect("a row is JSON");
        let pieces = row["title"].as_array().expect("pieces").iter();
        let title: Vec<&str> = pieces.map(|piece| piece[0].as_str().expect("a text")).collect();
        (
            row["url"].as_str().expect("a url").to_owned(),
            title.concat(),
            row["who"].as_str().expect("a name").to_owned(),
        )
    };
    let found: BTreeSet<_> = rows.lines().map(shown).collect();
    let expected = odd.iter().map(|one| (one.url.clone(), one.title.clone(), one.who.clone())).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_query_fetches_the_shards_of_its_words_once() {
    let files = search::files(&releases(3000), &Options::default());
    let fetched = search_node::run("fetches.mjs", &files, &["ord1017x ", "ord1017x ord4900x ", "ord4900x ", "ord1"]);
    let expected = "\
ord1017x → index.json rows-HASH.bin terms-HASH.bin
ord1017x ord4900x → rows-HASH.bin terms-HASH.bin
ord4900x →
ord1 → rows-HASH.bin terms-HASH.bin
";
    assert_eq!(fetched, expected);
}

#[test]
fn a_file_that_could_not_be_fetched_is_asked_for_again() {
    let files = search::files(&releases(30), &Options::default());
    let expected = "\
error: index.json: no answer
error: could not be fetched: terms-HASH.bin
error: could not be fetched: rows-HASH.bin
Nummer 29
";
    assert_eq!(search_node::run("failures.mjs", &files, &"29 "), expected);
}

#[test]
fn a_new_release_is_a_row_in_one_block() {
    let (before, after) = (names(&releases(3001)), names(&releases(3002)));
    let is_block = |name: &&String| name.contains("rows");
    assert_eq!(after.iter().filter(is_block).count(), 751);
    assert_eq!(after.difference(&before).filter(is_block).count(), 1);
}

#[test]
fn a_new_word_leaves_all_other_shards_as_they_were() {
    let mut documents = releases(3000);
    let before = names(&documents);
    documents[7].numbers.push("00000".to_owned());
    let after = names(&documents);
    let new: BTreeSet<String> = after.difference(&before).cloned().collect();
    assert_eq!(without_hashes(&new), ["search/terms-HASH.bin"]);
}
