//! `search/elasticlunr.json` works in the stock elasticlunr.js 0.9.5, which npm installs below the target folder.

mod search_node;

use std::path::Path;
use std::process::Command;

use diarium::search::{self, Document, Options, RELEASE};

const NPM_FOLDER: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/npm");

fn install_elasticlunr() {
    if !Path::new(NPM_FOLDER).join("node_modules/elasticlunr/elasticlunr.js").exists() {
        let mut npm = Command::new("npm");
        npm.args(["install", "--silent", "--no-save", "--ignore-scripts", "--prefix", NPM_FOLDER, "elasticlunr@0.9.5"]);
        search_node::output(&mut npm, b"");
    }
}

fn release(url: &str, title: &str, numbers: &[&str], text: &str) -> Document {
    Document {
        kind: RELEASE,
        url: url.to_owned(),
        title: title.to_owned(),
        numbers: numbers.iter().map(|number| number.to_string()).collect(),
        text: text.into(),
        ..Document::default()
    }
}

#[test]
fn the_stock_client_finds_words_numbers_and_references() {
    install_elasticlunr();
    let documents = [
        release("/2021/skr/", "Stöd till SKR", &["2021", "20 mnkr"], "Kommunernas arbete för jämställdhet."),
        release("/2020/medel/", "Medel mot våld", &["2020", "A2020/01001/JÄM"], "Nu satsas 127,5 miljoner kronor."),
        Document {
            kind: "agency",
            names: vec!["SKR".into()],
            ..release("/skr/", "Sveriges Kommuner och Regioner", &[], "")
        },
    ];
    let files = search::files(&documents, &Options::default());
    let queries = [
        "kommun",
        "Kommunen 2021",
        "2020",
        "A2020/01001/JÄM",
        "(127,5)",
        "SKR",
        "jämställdheten",
        "stöd till och",
        "volvo",
    ];
    let found =
        search_node::run("elasticlunr.mjs", &files, &serde_json::json!({ "npm": NPM_FOLDER, "queries": queries }));
    let expected = "\
kommun
  /skr/ Sveriges Kommuner och Regioner
  /2021/skr/ Stöd till SKR
Kommunen 2021
  /2021/skr/ Stöd till SKR
  /skr/ Sveriges Kommuner och Regioner
2020
  /2020/medel/ Medel mot våld
A2020/01001/JÄM
  /2020/medel/ Medel mot våld
(127,5)
  /2020/medel/ Medel mot våld
SKR
  /skr/ Sveriges Kommuner och Regioner
  /2021/skr/ Stöd till SKR
jämställdheten
  /2021/skr/ Stöd till SKR
stöd till och
  /2021/skr/ Stöd till SKR
volvo
";
    assert_eq!(found, expected);
}
