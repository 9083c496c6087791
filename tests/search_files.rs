//! The files of the search: their names, what a query fetches of them, what an edit changes, and the limit of `elasticlunr.json`.

mod search_node;

use std::collections::BTreeSet;

use diarium::search::{self, Document, Options, RELEASE};

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
    names
        .iter()
        .map(|name| name.split_once('-').map_or(name.clone(), |(kind, hash)| format!("{kind}-HASH{}", &hash[10..])))
        .collect()
}

#[test]
fn a_small_site_has_four_files() {
    let expected =
        ["search/documents-HASH.json", "search/elasticlunr.json", "search/index.json", "search/terms-HASH.bin"];
    assert_eq!(without_hashes(&names(&releases(3))), expected);
}

#[test]
fn the_table_of_contents_is_small_and_readable() {
    let files = search::files(&releases(1), &Options::default());
    let (_, contents) = files.iter().find(|(name, _)| name == "search/index.json").expect("it is always there");
    let mut contents: serde_json::Value = serde_json::from_slice(contents).expect("it is JSON");
    contents["stop_words"] = "left out here".into();
    let hash = |prefix: &str| {
        let name = files.iter().find_map(|(name, _)| name.strip_prefix(prefix)).expect("there is one");
        name[..10].to_owned()
    };
    let expected = serde_json::json!({
        "version": 1,
        "documents": 1,
        "entities": 0,
        "impact_steps": 16,
        "stop_words": "left out here",
        "kinds": [["release", "Pressmeddelande"]],
        "block": 16,
        "blocks": [hash("search/documents-")],
        "shard_starts": ["0"],
        "shards": [hash("search/terms-")],
    });
    assert_eq!(contents, expected);
}

#[test]
fn elasticlunr_is_written_up_to_its_limit() {
    assert!(names(&releases(500)).contains("search/elasticlunr.json"));
    assert!(!names(&releases(501)).contains("search/elasticlunr.json"));
}

#[test]
fn a_query_fetches_the_shards_of_its_words_once() {
    let files = search::files(&releases(3000), &Options::default());
    let fetched = search_node::run("fetches.mjs", &files, &["ord1017x ", "ord1017x ord4900x ", "ord4900x ", "ord1"]);
    let expected = "\
ord1017x → documents-HASH.json index.json terms-HASH.bin
ord1017x ord4900x → documents-HASH.json terms-HASH.bin
ord4900x →
ord1 → documents-HASH.json terms-HASH.bin
";
    assert_eq!(fetched, expected);
}

#[test]
fn a_file_that_could_not_be_fetched_is_asked_for_again() {
    let files = search::files(&releases(30), &Options::default());
    let expected = "\
no index.json
no terms-HASH.bin
no documents-HASH.json
Nummer 29
";
    assert_eq!(search_node::run("failures.mjs", &files, &"29 "), expected);
}

#[test]
fn a_new_release_is_a_row_in_one_block() {
    let (before, after) = (names(&releases(3000)), names(&releases(3001)));
    let is_block = |name: &&String| name.contains("documents");
    assert_eq!(after.iter().filter(is_block).count(), 188);
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
