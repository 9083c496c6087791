//! The browser reduces text to exactly the terms that the index holds.
//!
//! `search_words.tsv` holds real Swedish words with their terms. `DIARIUM_CORPUS`, where it is set, names a folder of Markdown files, and then
//! every text in it is compared too.

// A test reads its fixtures, and where the corpus is.
#![allow(clippy::disallowed_methods)]

mod search_node;

use std::{env, fs};

use diarium::search::{analysis, kin};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

const WORDS: &str = include_str!("search_words.tsv");

/// Letters whose case, composition or kind is peculiar, separators, invisible signs.
const ODD_TEXTS: &[&str] = &[
    "",
    " \t\n",
    "ÅÄÖ åäö A\u{30a}A\u{308}O\u{308} É é e\u{301} Ü ß ẞ æ Ø Đ İ I ı ŉ ǰ",
    "ΣΑΣ Σ ΌΣ, ὈΔΥΣΣΕΎΣ",
    "justitie\u{ad}minister myndig\u{200b}heten \u{feff}ord \u{202e}dro\u{202c} 5\u{a0}000 −5",
    "A2020/01001/JÄM 2021:1299 127,5 127.5 1.2.3 2021/22:140 24/7 och/eller a//b /a/ 5/ :5 ,5 5, 5,,5 1:a a:1 a.b",
    "SKR:s EU:s covid-19 it-system L'Oréal 50% § 3 ½ ² Ⅷ ٣,٤",
    "a å 1 åå i på och",
    "https://www.regeringen.se/regeringsuppdrag/2021/06/uppdrag-att-fortsatta-utveckla-och-sprida/123456789012345678901234567890",
    "löst arbetslöst fullt smakfullt els igels s ss as bs ls trygghetens ssss",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "𝒜 𝔘𝔫𝔦 🙂ord🙂 日本語 हिन्दी",
];

/// Asserts that Rust and the browser make the same of each text.
fn check(texts: &[String]) {
    let input = json!({ "stopWords": analysis::STOP_WORDS, "texts": texts });
    let answer: Vec<Value> = serde_json::from_str(&search_node::run("terms.mjs", &[], &input)).expect("it prints JSON");
    assert_eq!(answer.len(), texts.len());
    for (text, in_browser) in texts.iter().zip(answer) {
        let here = json!({
            "terms": analysis::terms(text),
            "name": analysis::name_key(text, false),
            "fold": analysis::fold(&analysis::normalize(text)),
            "kin": analysis::terms(text).iter().map(|term| kin::kin(term)).collect::<Vec<_>>(),
        });
        assert_eq!(in_browser, here, "of {text:?}");
    }
}

#[test]
fn real_words_have_their_terms() {
    for line in WORDS.lines() {
        let (word, term) = line.split_once('\t').expect("a line is a word, a tab, a term");
        assert_eq!(analysis::terms(word), [term], "of {word}");
    }
}

#[test]
fn the_browser_agrees_on_real_words() {
    let words: Vec<String> = WORDS.lines().map(|line| line.split('\t').next().unwrap_or_default().to_owned()).collect();
    check(&words);
}

#[test]
fn the_browser_agrees_on_odd_texts() {
    check(&ODD_TEXTS.iter().map(|text| text.to_string()).collect::<Vec<_>>());
}

/// The scripts of Europe and the signs between them. Not all of Unicode: node may know an older version of it.
#[test]
fn the_browser_agrees_on_any_european_text() {
    let strategy =
        "([a-zåäö]{1,12}|[0-9]{1,4}|[/.,: -]|[ -ɏ\u{300}-\u{36f}Α-ωЀ-ӿ\u{1e00}-\u{1eff}\u{2000}-\u{206f}]){0,30}";
    let strategy = proptest::string::string_regex(strategy).expect("it is a regular expression");
    let mut runner = TestRunner::deterministic();
    let texts = (0..2000).map(|_| strategy.new_tree(&mut runner).expect("every text is allowed").current());
    check(&texts.collect::<Vec<_>>());
}

#[test]
fn the_browser_agrees_on_a_whole_archive() {
    let Some(folder) = env::var_os("DIARIUM_CORPUS") else {
        eprintln!("not compared: DIARIUM_CORPUS does not name a folder of Markdown files");
        return;
    };
    let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    let pages = files.filter(|file| file.path().extension().is_some_and(|extension| extension == "md"));
    let texts: Vec<String> = pages.map(|page| fs::read_to_string(page.path()).expect("a page is UTF-8")).collect();
    assert!(!texts.is_empty(), "DIARIUM_CORPUS has no Markdown file");
    check(&texts);
}
