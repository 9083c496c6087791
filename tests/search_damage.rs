//! An index that is damaged, old, or not wholly there: what is wrong is said, what is whole is found, and nothing hangs.

mod search_node;

use diarium::search::{self, Document, Options, RELEASE};

fn releases(count: usize) -> Vec<Document> {
    let release = |number: usize| Document {
        kind: RELEASE,
        kind_text: "Pressmeddelande".to_owned(),
        url: format!("/pressmeddelanden/{number}/"),
        title: format!("Stöd nummer {number} till kommuner"),
        date: Some(format!("{:04}", 1900 + number / 20)),
        kronor: number.is_multiple_of(3).then_some(number as u64 * 1_000_000),
        text: (0..40)
            .map(|at| format!("ord{}x ", (number * 131 + at * at * 7 + at * number) % 5_000))
            .collect::<String>()
            .into(),
        ..Document::default()
    };
    (0..count).map(release).collect()
}

/// Bytes of every file are changed, cut off, put in and moved at random, always the same; then questions are asked.
#[test]
fn damaged_files_are_errors_that_name_them_and_no_search_hangs() {
    let files = search::files(&releases(600), &Options::default());
    let told = search_node::run("damage.mjs", &files, &600);
    let counts: serde_json::Value = serde_json::from_str(&told).expect("JSON");
    let count = |name: &str| counts[name].as_u64().expect("a number");
    assert_eq!(count("other"), 0, "an error that names no file: {told}");
    assert_eq!(count("slow"), 0, "{told}");
    assert!(count("answered") > 100 && count("noted") > 50 && count("failed") > 20, "{told}");
}

/// The worker itself over a network that fails: what it fetches and how often, and what it answers.
#[test]
fn the_worker_tries_again_and_then_says_what_is_missing() {
    // One whose text the index does not hold whole, so that its page is read for a phrase.
    let text = format!("{} Allra sist ett ord.", "Mycket text. ".repeat(300)).into();
    let long =
        Document { kind: RELEASE, url: "/sidor/lang/".into(), title: "Lång".into(), text, ..Document::default() };
    let documents: Vec<Document> = releases(600).into_iter().chain([long]).collect();
    let files = search::files(&documents, &Options::default());
    let expected = "\
whole: 10 rows
asked for more: first facets, first rows, more rows
once without answer: 10 rows
terms never: error could not be fetched: terms-HASH.bin
one word never: 10 rows, failed terms-HASH.bin
rows never: error could not be fetched: rows-HASH.bin and 9 more
facts never: 10 rows
another index since: 10 rows, index.json fetched 2 times
gone for good: error could not be fetched: terms-HASH.bin
phrase: 1 rows
phrase once without answer: 1 rows, page fetched 2 times
phrase never: error could not be fetched: /sidor/lang/
phrase gone: error could not be fetched: /sidor/lang/
old index: error the index has version 1, this script reads 4
";
    assert_eq!(search_node::run("worker.mjs", &files, &()), expected);
}
