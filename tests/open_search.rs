//! `opensearch.xml`: how a browser can search the site, and that every page leads to it.

mod support;

use support::{page, site};

const LONG: &str = "//- content/site.yaml\ntitle: Registret över löften & beslut\nlanguage: en\nbase_url: https://prov.example/sub/\n\
                    words: {search: find}\n";

#[test]
fn a_browser_is_told_where_to_search() {
    let expected = r#"<?xml version="1.0" encoding="utf-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
 <ShortName>Prov</ShortName>
 <LongName>Prov</LongName>
 <Description>Sök i Prov</Description>
 <InputEncoding>UTF-8</InputEncoding>
 <OutputEncoding>UTF-8</OutputEncoding>
 <Language>sv</Language>
 <Image type="image/svg+xml" width="16" height="16">https://prov.example/assets/icon.HASH.svg</Image>
 <Url type="text/html" template="https://prov.example/sok/?q={searchTerms}"/>
 <Url type="application/opensearchdescription+xml" rel="self" template="https://prov.example/opensearch.xml"/>
</OpenSearchDescription>
"#;
    let found = page(&site(""), "opensearch.xml");
    let (before, after) = found.split_once("icon.").expect("there is an icon");
    assert_eq!(format!("{before}icon.HASH{}", &after[10..]), expected);
}

#[test]
fn below_a_path_and_in_another_language() {
    let found = page(&site(LONG), "opensearch.xml");
    for expected in [
        "<ShortName>Registret över…</ShortName>",
        "<LongName>Registret över löften &amp; beslut</LongName>",
        "<Description>Search Registret över löften &amp; beslut</Description>",
        "<Language>en</Language>",
        "template=\"https://prov.example/sub/find/?q={searchTerms}\"",
    ] {
        assert!(found.contains(expected), "{expected}\n{found}");
    }
}

#[test]
fn every_page_leads_to_it() {
    let site = site(LONG);
    let link = "<link rel=\"search\" type=\"application/opensearchdescription+xml\" title=\"Registret över löften &amp; beslut\" href=\"/sub/opensearch.xml\">";
    for path in ["index.html", "find/index.html", "a-o/index.html", "404.html"] {
        assert!(page(&site, path).contains(link), "{path}");
    }
}
