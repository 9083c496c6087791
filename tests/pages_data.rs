//! What stands beside the pages for programs and for previews: a record as data, the previews of names and of a folder of releases.

mod support;

use serde_json::{Value, json};
use support::{page, site};

const RECORDS: &str = "\
//- content/releases/2023/05/x.md
---
title: Stöd till Verket
summary: Verket får medel.
published: 2023-05-04
ministry: d
agencies: [{agency: verket, role: receives}]
amounts: {amount: 20 mnkr, years: 2023, to: verket}
---
//- content/releases/2023/05/y.md
---
title: Ett andra
published: 2023-05
---
//- content/articles/2023/05/x.md
---
title: En artikel
published: 2023-05-09
---
//- content/releases/2023/z.md
---
title: Utan månad
published: 2023
---
//- content/releases/ensam.md
---
title: Ensam
---
//- content/agencies/verket.md
---
title: Verket
---
//- content/ministries/d.md
---
title: Departementet
---
";

fn parsed(site: &diarium::Compiled, path: &str) -> Value {
    serde_json::from_str(&page(site, path)).expect("JSON")
}

fn ending(site: &diarium::Compiled, end: &str) -> Vec<String> {
    let paths = site.paths().into_iter().map(|path| path.to_string());
    paths.filter(|path| path.ends_with(end) && !path.starts_with("search/")).collect()
}

#[test]
fn releases_of_one_folder_share_a_file_of_previews() {
    let site = site(RECORDS);
    let files: Vec<String> = ending(&site, "preview.json")
        .into_iter()
        .filter(|path| path.contains("20") || path.contains("pressm"))
        .collect();
    assert_eq!(
        files,
        [
            "artiklar/2023/05/preview.json",
            "pressmeddelanden/2023/05/preview.json",
            "pressmeddelanden/2023/preview.json",
            "pressmeddelanden/preview.json"
        ]
    );
    assert_eq!(
        parsed(&site, "pressmeddelanden/2023/05/preview.json"),
        json!({
            "x": {"kind": "Pressmeddelande · 4\u{a0}maj\u{a0}2023", "title": "Stöd till Verket",
                  "text": "Verket får medel.", "facts": ["Departementet", "20,0\u{a0}mnkr"]},
            "y": {"kind": "Pressmeddelande · maj\u{a0}2023", "title": "Ett andra", "text": "", "facts": []}
        })
    );
    let keys = |path: &str| parsed(&site, path).as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys("artiklar/2023/05/preview.json"), ["x"]);
    assert_eq!(keys("pressmeddelanden/2023/preview.json"), ["z"]);
    assert_eq!(keys("pressmeddelanden/preview.json"), ["ensam"]);
}

#[test]
fn very_many_releases_of_one_folder_have_no_previews() {
    let many: String =
        (0..401).map(|n| format!("//- content/releases/2023/05/n-{n}.md\n---\ntitle: N{n}\n---\n")).collect();
    assert_eq!(page(&site(&many), "pressmeddelanden/2023/05/preview.json"), "{}");
}

#[test]
fn each_record_stands_beside_its_page_as_in_the_data_files() {
    let site = site(RECORDS);
    let all = page(&site, "data/releases.json");
    let one = page(&site, "pressmeddelanden/2023/05/x/index.json");
    assert!(all.lines().any(|line| line.trim_end_matches(',') == one.trim_end()), "{one}\nis no line of\n{all}");
    let html = page(&site, "pressmeddelanden/2023/05/x/index.html");
    let link = "<link rel=\"alternate\" type=\"application/json\" href=\"/pressmeddelanden/2023/05/x/index.json\">";
    assert!(html.contains(link), "{html}");
    assert!(html.contains("<a href=\"/pressmeddelanden/2023/05/x/index.json\">JSON</a>"), "{html}");
    assert_eq!(parsed(&site, "myndigheter/verket/index.json")["title"], "Verket");
    assert!(!page(&site, "departement/d/index.html").contains("index.json"), "no data file has ministries");
    assert_eq!(ending(&site, "index.json").len(), 6);
}

#[test]
fn large_sites_have_no_file_for_each_record() {
    let config = |limit: usize| {
        format!(
            "//- content/site.yaml\ntitle: Prov\nbase_url: https://prov.example/\ndata: {{record_limit: {limit}}}\n{RECORDS}"
        )
    };
    let large = site(&config(5));
    assert_eq!(ending(&large, "index.json"), Vec::<String>::new());
    assert!(!page(&large, "pressmeddelanden/2023/05/x/index.html").contains("application/json\""));
    assert_eq!(ending(&site(&config(6)), "index.json").len(), 6);
    let told = support::findings(
        "//- content/site.yaml\ntitle: Prov\nbase_url: https://prov.example/\ndata: {record_limit: 0}\n",
    );
    assert_eq!(told, "content/site.yaml:3:22 error[wrong-type] `record_limit` takes a whole number from 1, not `0`");
}
