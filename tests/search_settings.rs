//! What a site decides about its search, what its index never holds, and how the names of its entities are found: whole sites, asked in node.

mod search_node;
mod support;

use diarium::Compiled;
use serde_json::Value;

const SETTINGS: &str = "//- content/site.yaml\ntitle: Prov\nbase_url: https://prov.example/\n";

const RECORDS: &str = "
//- content/agencies/skr.md
---
title: Sveriges Kommuner och Regioner
acronyms: [SKR, SKL]
names:
  - {name: Sveriges Kommuner och Landsting, to: 2019-11}
  - {name: Sveriges Kommuner och Regioner, from: 2019-11}
---
//- content/releases/2018/a.md
---
title: Medel till SKL
published: 2018-02-01
amounts: 20 miljoner kronor
---
Avtalet gäller kvalitet.
//- content/releases/2021/b.md
---
title: Mer stöd
published: 2021-02-01
agencies: skr
---
Förbundet får stöd för kvalitetsarbete.
//- content/releases/2021/hemlig.md
---
title: Qvaxhemlig satsning
published: 2021-02-01
draft: true
---
Zypordhemlig text.
//- content/releases/2027/embargo.md
---
title: Qvaxhemlig nyhet
embargo: 2027-01-01T09:00
---
Zypordhemlig text.
";

fn site(search: &str) -> Compiled {
    support::site(&format!("{SETTINGS}{search}{RECORDS}"))
}

fn ask(site: &Compiled, queries: &[&str]) -> String {
    let files: Vec<(String, Vec<u8>)> =
        site.search_files().iter().map(|(path, bytes)| (path.clone(), bytes.clone())).collect();
    search_node::run("query.mjs", &files, queries)
}

fn contents(site: &Compiled) -> Value {
    serde_json::from_slice(&site.search_files()["search/index.json"]).expect("it is JSON")
}

#[test]
fn old_and_new_names_find_what_was_written_of_either() {
    let expected = "\
SKR  → 3 of 3 (widened SKL)
  agency: Sveriges Kommuner och Regioner
  Medel till [SKL]
  Mer stöd
SKL  → 3 of 3 (widened SKR)
  agency: Sveriges Kommuner och Regioner
  Medel till [SKL]
  Mer stöd
sveriges kommuner och landsting  → 2 of 2
  agency: [Sveriges] [Kommuner] och Regioner
  Mer stöd
";
    assert_eq!(ask(&site(""), &["SKR ", "SKL ", "sveriges kommuner och landsting "]), expected);
}

#[test]
fn hidden_records_are_in_no_file_of_the_index() {
    let site = site("");
    for (path, bytes) in site.search_files().iter() {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        // Terms share their beginnings and stand backwards too, so any piece of the words would tell.
        for piece in ["vaxhem", "ypordh", "axheml", "ordhem", "hxav", "dropyz", "hemlig", "gilmeh"] {
            assert!(!text.contains(piece), "`{piece}` in {path}");
        }
    }
    assert_eq!(
        ask(&site, &["qvaxhemlig ", "zypordhemlig "]),
        "qvaxhemlig  → 0 of 0 (dropped qvaxhemlig)\nzypordhemlig  → 0 of 0 (dropped zypordhemlig)\n"
    );
}

#[test]
fn facets_synonyms_and_the_limit_are_the_sites_own() {
    let site = site(
        "search: {facets: [year, amount, region], synonyms: {förbundet: [organisationen, SKR]}, elasticlunr_limit: 2}\n",
    );
    let contents = contents(&site);
    assert_eq!(contents["facets"], serde_json::json!([["year", "År"], ["amount", "Belopp, mnkr"]]));
    assert_eq!(contents["synonyms"][0], serde_json::json!(["förbundet", "organisationen", "SKR"]));
    assert!(!site.search_files().contains_key("search/elasticlunr.json"), "three documents are more than two");
    // What is not shown as a facet can still be typed.
    assert_eq!(
        ask(&site, &["slag:pressmeddelande år:2018 "]),
        "slag:pressmeddelande år:2018  → 1 of 1\n  Medel till SKL\n"
    );
    assert_eq!(
        ask(&site, &["organisationen stöd "]),
        "organisationen stöd  → 1 of 1 (widened förbundet SKR)\n  Mer [stöd]\n"
    );
}

#[test]
fn weights_are_the_sites_own() {
    let queries = ["stöd kvalitet "];
    let usual = ask(&site(""), &queries);
    assert!(usual.contains("stöd"), "{usual}");
    let whole = ask(&site("search: {weights: {parts: 0}}\n"), &["kvalitet "]);
    assert_eq!(whole, "kvalitet  → 1 of 1\n  Medel till SKL\n");
    let untitled = ask(&site("search: {weights: {title: 0, names: 0}}\n"), &["medel "]);
    assert!(!untitled.contains("[Medel]"), "{untitled}");
}
