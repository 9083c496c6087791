//! The index of a small site in the format of elasticlunr.js 0.9.5, for any program that reads that.
//!
//! The reference of a document is its address, and its title is stored, so that a stock client has something to show. The client must know
//! the three functions that the index names; `assets/search/elasticlunr-sv.js` registers them.

use elasticlunr::pipeline::{FnWrapper, Pipeline};
use elasticlunr::{IndexBuilder, Language};
use serde_json::{Value, json};

use super::{Document, analysis};

/// Swedish as [`analysis`] takes it. The library's own trims away everything that is not a Latin letter, so that a year finds nothing.
struct Swedish;

impl Language for Swedish {
    fn name(&self) -> String {
        "Swedish".into()
    }

    fn code(&self) -> String {
        "sv".into()
    }

    fn tokenize(&self, text: &str) -> Vec<String> {
        let mut words = Vec::new();
        analysis::words(&analysis::normalize(text), |word| words.push(word.to_owned()));
        words
    }

    /// Words come clean from `tokenize`, and a stop word has no term: only the last step does anything here. The client, which splits at spaces
    /// alone, has work for all three; their names are those of lunr-languages.
    fn make_pipeline(&self) -> Pipeline {
        let step = |name: &str, step| Box::new(FnWrapper(name.into(), step)) as Box<_>;
        let term: fn(String) -> Option<String> = |word| analysis::term(&word);
        Pipeline { queue: vec![step("trimmer-sv", Some), step("stopWordFilter-sv", Some), step("stemmer-sv", term)] }
    }
}

/// `search/elasticlunr.json` for these documents.
pub fn encode(documents: &[&Document]) -> Vec<u8> {
    let mut index = IndexBuilder::with_language(Box::new(Swedish))
        .set_ref("url")
        .add_fields(["title", "names", "summary", "numbers", "text"])
        .save_docs(false)
        .build();
    for document in documents {
        let (names, numbers) = (document.names.join("; "), document.numbers.join("; "));
        index.add_doc(&document.url, [document.title.as_str(), &names, &document.summary, &numbers, &document.text]);
    }
    let mut index = serde_json::to_value(&index).expect("the library's index is always JSON");
    // Whole texts would double the file; the library saves all or nothing.
    index["documentStore"]["save"] = Value::Bool(true);
    for document in documents {
        let shown = json!({ "url": document.url, "title": analysis::clean(&document.title) });
        index["documentStore"]["docs"][&document.url] = shown;
    }
    serde_json::to_vec(&index).expect("the library's index is always JSON")
}
