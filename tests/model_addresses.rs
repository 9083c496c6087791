//! Addresses: what each record gets, and everything that can claim one twice.

mod support;

use diarium::compile;
use support::{findings, site, sources};

/// The paths of a site's pages and files below a folder.
fn paths(text: &str, below: &str) -> Vec<String> {
    let mut paths = site(text).paths();
    paths.retain(|path| path.starts_with(below));
    paths
}

const ONE_OF_EACH: &str = "\
//- content/releases/2021/a.md
---
title: A
published: 2021-02-18
---
//- content/assignments/2021/b.md
---
title: B
published: 2021
---
//- content/articles/c.md
---
title: C
---
//- content/programs/d.md
---
title: D
---
//- content/agencies/e.md
---
title: E
---
//- content/ministries/f.md
---
title: F
---
//- content/ministers/g.md
---
title: G
appointments: {title: skolminister, post: skola, from: 2020}
---
//- content/governments/h.md
---
title: H
from: 2019-01-21
---
//- content/agreements/i.md
---
title: I
---
//- content/topics/j.md
---
title: J
---
//- content/regions/k.md
---
title: K
---
//- content/pages/om.md
---
title: Om
---
";

#[test]
fn every_record_and_list_has_the_address_of_its_word() {
    let site = site(ONE_OF_EACH);
    let mut pages: Vec<String> =
        site.paths().iter().filter_map(|path| path.strip_suffix("index.html")).map(|path| format!("/{path}")).collect();
    pages.sort();
    assert_eq!(
        pages.join("\n"),
        "/\n/a-o/\n/amnen/\n/amnen/j/\n/artiklar/\n/artiklar/c/\n/data/\n/departement/\n/departement/f/\n/lan/\n/lan/k/\n\
         /myndigheter/\n/myndigheter/e/\n/om/\n/overenskommelser/\n/overenskommelser/i/\n/pengar/\n/poster/\n\
         /poster/skola/\n/pressmeddelanden/\n/pressmeddelanden/2021/\n/pressmeddelanden/2021/02/\n\
         /pressmeddelanden/2021/a/\n/program/\n/program/d/\n/redovisningar/\n/regeringar/\n/regeringar/h/\n\
         /regeringsuppdrag/\n/regeringsuppdrag/2021/\n/regeringsuppdrag/2021/b/\n/sok/\n/statsrad/\n/statsrad/g/\n\
         /tidslinje/"
    );
}

#[test]
fn files_have_fixed_names() {
    let mut files = site(ONE_OF_EACH).paths();
    let beside_pages = ["index.html", "index.json", "preview.json"];
    files.retain(|path| !beside_pages.iter().any(|name| path.ends_with(name)));
    files.retain(|path| !path.starts_with("assets/") && !path.starts_with("search/"));
    assert_eq!(
        files.join("\n"),
        "404.html\ndata/agencies.json\ndata/amounts.csv\ndata/ministers.json\ndata/programs.json\ndata/releases.json\n\
         feed.xml\nopensearch.xml\nrobots.txt\nsitemap.xml\nmanifest.json"
    );
}

#[test]
fn site_yaml_may_change_the_words() {
    let text = "//- content/site.yaml\ntitle: T\nbase_url: https://a.se/\nwords: {releases: press, data: oppna-data}\n\
                //- content/releases/2021/a.md\n---\ntitle: A\n---\n";
    assert_eq!(
        paths(text, "press"),
        ["press/2021/a/index.html", "press/2021/a/index.json", "press/2021/preview.json", "press/index.html"]
    );
    assert!(site(text).paths().contains(&"oppna-data/releases.json".to_owned()));
}

#[test]
fn a_path_in_base_url_stands_before_every_address() {
    let site = site(
        "//- content/site.yaml\ntitle: T\nbase_url: https://a.se/dok/\n\
         //- content/releases/2021/År_1.md\n---\ntitle: A\n---\n",
    );
    let release = diarium::model::Entity::Release(diarium::model::ReleaseId(0));
    assert_eq!(site.site.url_of(release), "/dok/pressmeddelanden/2021/%C3%85r_1/");
    assert_eq!(
        site.site.absolute(&diarium::site::Route::Entity(release)),
        "https://a.se/dok/pressmeddelanden/2021/%C3%85r_1/"
    );
    assert_eq!(site.site.url(&diarium::site::Route::Home), "/dok/");
}

#[test]
fn ids_that_differ_in_case_are_an_error_at_both_places() {
    let found = findings(
        "//- content/releases/2021/SKR.md\n---\ntitle: A\n---\n//- content/releases/2021/skr.md\n---\ntitle: B\n---\n",
    );
    assert!(
        found.starts_with(
            "content/releases/2021/skr.md:1:1 error[duplicate-address] the address `/pressmeddelanden/2021/skr/` is claimed \
             twice\n  \
             content/releases/2021/SKR.md:1:1 the other claim\n"
        ),
        "{found}"
    );
    assert!(
        found.ends_with(
            "content/releases/2021/skr.md:1:1 error[duplicate-id] the ids `2021/SKR` and `2021/skr` differ in case or \
             Unicode form alone\n  \
             content/releases/2021/SKR.md:1:1 the other one\n  \
             help: rename one of the files; many file systems and readers cannot tell them apart"
        ),
        "{found}"
    );
}

#[test]
fn ids_that_differ_in_unicode_form_are_an_error_at_both_places() {
    let found =
        findings("//- content/topics/å.md\n---\ntitle: A\n---\n//- content/topics/a\u{30a}.md\n---\ntitle: B\n---\n");
    assert!(
        found.contains(
            "error[duplicate-id] the ids `a\u{30a}` and `å` differ in case or Unicode form alone\n  \
             content/topics/a\u{30a}.md:1:1 the other one"
        ),
        "{found}"
    );
}

#[test]
fn an_archive_keeps_its_address_before_a_record() {
    let found = findings(
        "//- content/releases/2021.md\n---\ntitle: Året\n---\n\
         //- content/releases/a.md\n---\ntitle: A\npublished: 2021-02\n---\n",
    );
    assert_eq!(
        found,
        "content/releases/2021.md:1:1 error[duplicate-address] the address `/pressmeddelanden/2021/` is claimed twice\n  \
         help: it belongs to a page that every site has; rename the record or change `words` in site.yaml"
    );
}

#[test]
fn a_page_cannot_take_the_address_of_a_list() {
    let found = findings("//- content/pages/pengar.md\n---\ntitle: Pengar\n---\n");
    assert_eq!(
        found,
        "content/pages/pengar.md:1:1 error[duplicate-address] the address `/pengar/` is claimed twice\n  \
         help: it belongs to a page that every site has; rename the record or change `words` in site.yaml"
    );
}

#[test]
fn one_word_cannot_serve_two_kinds() {
    let found =
        findings("//- content/site.yaml\ntitle: T\nbase_url: https://a.se/\nwords: {articles: pressmeddelanden}\n");
    assert_eq!(
        found,
        "content/site.yaml:3:19 error[duplicate-address] the word `pressmeddelanden` is taken by another key\n  \
         help: choose another word"
    );
}

#[test]
fn an_alias_leads_to_its_record() {
    let text = "//- content/releases/a.md\n---\ntitle: A\naliases: [/gammal/adress/, /2021/a.html]\n---\n";
    let site = site(text);
    assert_eq!(support::findings(text), "");
    for path in ["gammal/adress/index.html", "2021/a.html"] {
        assert!(matches!(site.site.routes.get(path), Some(diarium::site::Route::Redirect(..))), "{path}");
    }
}

#[test]
fn an_alias_cannot_take_the_address_of_a_record() {
    let found = findings(
        "//- content/releases/a.md\n---\ntitle: A\naliases: /pressmeddelanden/b/\n---\n\
         //- content/releases/b.md\n---\ntitle: B\n---\n",
    );
    assert_eq!(
        found,
        "content/releases/a.md:3:10 error[duplicate-address] the address `/pressmeddelanden/b/` is claimed twice\n  \
         content/releases/b.md:1:1 the other claim"
    );
}

#[test]
fn two_records_cannot_have_one_alias() {
    let found = findings(
        "//- content/releases/a.md\n---\ntitle: A\naliases: /gammal/\n---\n\
         //- content/releases/b.md\n---\ntitle: B\naliases: [/x/, /Gammal]\n---\n",
    );
    assert_eq!(
        found,
        "content/releases/b.md:3:16 error[duplicate-address] the address `/Gammal/` is claimed twice\n  \
         content/releases/a.md:3:10 the other claim"
    );
}

#[test]
fn aliases_that_try_to_leave_the_site_are_refused() {
    for alias in
        ["/../x/", "/a/../../x/", "https://b.se/x/", "/a//b/", "/x?y=1", "/x#y", "/.git/x/", "/a/./b/", "/", "a b"]
    {
        let text = format!("//- content/releases/a.md\n---\ntitle: A\naliases: \"{alias}\"\n---\n");
        let told = format!(
            "content/releases/a.md:3:10 error[bad-alias] the alias `{alias}` is not an address within the site\n  \
             help: write the old address as `/folder/name/`, from the root of the site, without host, query or `..`"
        );
        assert_eq!(findings(&text), told);
    }
}

#[test]
fn other_files_stand_beside_the_page_of_their_folder() {
    let text = "//- content/releases/2021/bild.png\nx\n//- content/pages/logo.svg\nx\n//- content/CNAME\nx\n\
                //- content/bilder/a.png\nx\n";
    let files: Vec<String> = site(text)
        .paths()
        .into_iter()
        .filter(|path| path.ends_with(".png") || path == "CNAME" || path == "logo.svg")
        .collect();
    assert_eq!(files, ["CNAME", "bilder/a.png", "logo.svg", "pressmeddelanden/2021/bild.png"]);
    assert_eq!(support::page(&site(text), "CNAME"), "x\n");
}

#[test]
fn a_file_cannot_take_the_address_of_what_every_site_has() {
    let found = findings("//- content/robots.txt\nx\n");
    assert_eq!(
        found,
        "content/robots.txt:1:1 error[duplicate-address] the address `/robots.txt` is claimed twice\n  \
         help: it belongs to a page that every site has; rename the record or change `words` in site.yaml"
    );
}

#[test]
fn a_file_cannot_stand_where_a_folder_must() {
    let found = findings(
        "//- content/pages/feed.xml.md\n---\ntitle: Flöde\n---\n\
         //- content/releases/b.md\n---\ntitle: B\n---\n//- content/releases/b\nx\n",
    );
    assert_eq!(
        found,
        "content/pages/feed.xml.md:1:1 error[duplicate-address] `/feed.xml` cannot be both a file and the folder of \
         `/feed.xml/`\n  \
         help: it belongs to a page that every site has; rename the record or change `words` in site.yaml\n\
         content/releases/b.md:1:1 error[duplicate-address] `/pressmeddelanden/b` cannot be both a file and the folder of \
         `/pressmeddelanden/b/`\n  \
         content/releases/b:1:1 the other claim"
    );
}

#[test]
fn what_the_program_writes_itself_cannot_be_claimed() {
    let found = findings("//- content/manifest.json\n{}\n//- content/search/index.json\n{}\n");
    assert_eq!(
        found,
        "content/manifest.json:1:1 error[duplicate-address] the address `/manifest.json` is claimed twice\n  \
         help: it belongs to a page that every site has; rename the record or change `words` in site.yaml\n\
         content/search/index.json:1:1 error[duplicate-address] the address `/search/index.json` is claimed twice\n  \
         help: it belongs to a page that every site has; rename the record or change `words` in site.yaml"
    );
}

#[test]
fn no_path_is_listed_twice() {
    for text in [ONE_OF_EACH, "//- content/manifest.json\n{}\n//- content/search/index.json\n{}\n"] {
        let paths = site(text).paths();
        let once: std::collections::BTreeSet<&String> = paths.iter().collect();
        assert_eq!(once.len(), paths.len());
    }
}

#[test]
fn releases_stand_in_the_archive_of_their_month_or_else_of_their_year() {
    let site = site(
        "//- content/releases/dag.md\n---\ntitle: A\npublished: 2021-02-18\n---\n\
         //- content/releases/manad.md\n---\ntitle: A\npublished: 2021-02~\n---\n\
         //- content/releases/ar.md\n---\ntitle: A\npublished: 2021\n---\n\
         //- content/releases/over.md\n---\ntitle: A\npublished: 2021-02/2021-03\n---\n\
         //- content/releases/tva-ar.md\n---\ntitle: A\npublished: 2021/2022\n---\n\
         //- content/releases/okand.md\n---\ntitle: A\n---\n",
    );
    let model = &site.site.model;
    let archive: Vec<String> = site
        .site
        .archive
        .iter()
        .map(|((folder, year, month), ids)| {
            let ids: Vec<&str> = ids.iter().map(|&id| model[id].head.id.as_str()).collect();
            format!("{} {year} {month}: {}", folder.as_str(), ids.join(", "))
        })
        .collect();
    assert_eq!(archive, ["releases 0 0: okand, tva-ar", "releases 2021 0: ar, over", "releases 2021 2: manad, dag"]);
}

#[test]
fn the_base_url_of_the_command_line_goes_before_that_of_the_site() {
    let mut sources = sources("");
    sources.options.base_url = Some("https://prov.example/gren".to_owned());
    assert_eq!(compile(&sources).site.base_path(), "/gren/");
}

#[test]
fn an_alias_on_a_page_of_every_site_is_to_be_taken_out() {
    assert_eq!(
        findings("//- content/releases/a.md\n---\ntitle: A\naliases: [/data/releases.json, /pengar/]\n---\n"),
        "content/releases/a.md:3:11 error[duplicate-address] \
         `/data/releases.json` cannot be both a file and the folder of `/data/releases.json/`\n  \
         help: it belongs to a page that every site has; take the alias out\n\
         content/releases/a.md:3:32 error[duplicate-address] the address `/pengar/` is claimed twice\n  \
         help: it belongs to a page that every site has; take the alias out"
    );
}

#[test]
fn a_language_is_a_tag() {
    let release = |lang: &str| findings(&format!("//- content/releases/a.md\n---\ntitle: A\nlang: {lang}\n---\n"));
    for tag in ["sv", "sme", "zh-Hant-TW", "en-GB", "sl-1994"] {
        assert_eq!(release(tag), "", "{tag}");
    }
    for other in ["svenska", "s", "sv_SE", "sv-", "s1", "en--GB", "en-britannica"] {
        let expected = format!(
            "content/releases/a.md:3:7 error[wrong-type] `lang` takes a language code of two or three letters, not `{other}`\n  \
             help: for example `sv`"
        );
        assert_eq!(release(other), expected);
    }
}

#[test]
fn a_file_that_browsers_run_is_refused() {
    for name in
        ["a.html", "A.HTM", "a.b.xhtml", "a.xht", "a.shtml", "a.js", "a.mjs", "a.wasm", "a.xml", "a.xslt", "a.php"]
    {
        let text = format!("//- content/releases/{name}\nx\n");
        let told = format!(
            "content/releases/{name}:1:1 error[active-file] `content/releases/{name}` is of a type that browsers or servers \
             can run\n  \
             help: publish a PDF, a PNG or plain text instead; pages are written in Markdown, and scripts belong in a theme"
        );
        assert_eq!(findings(&text), told);
        assert_eq!(paths(&text, &format!("pressmeddelanden/{name}")), Vec::<String>::new());
    }
}

#[test]
fn a_picture_that_runs_or_loads_something_is_refused() {
    let is_published = |svg: &[u8]| {
        let mut sources = sources("");
        sources.add("content/bilder/a.SVG", svg);
        let site = compile(&sources);
        let codes: Vec<&str> = site.diagnostics.iter().map(|found| found.code.as_str()).collect();
        let published = site.paths().contains(&"bilder/a.SVG".to_owned());
        assert_eq!(codes, if published { vec![] } else { vec!["active-file"] });
        published
    };
    let refused: [&[u8]; 16] = [
        b"<svg><script>x</script></svg>",
        b"<svg><SCRIPT\n>x</SCRIPT></svg>",
        b"<s:svg><s:script>x</s:script></s:svg>",
        b"<svg onload=\"x\"/>",
        b"<svg a=\"b\"onLoad\n= 'x'/>",
        b"<svg/onload=x>",
        b"<svg><a xlink:href=\"javascript:x\"/></svg>",
        b"<svg><a href='&#106;avascript:x'/></svg>",
        b"<svg><foreignObject/></svg>",
        b"<svg><image href=\"https://a.se/a.png\"/></svg>",
        b"<svg><image href = \"data:image/svg+xml,x\"/></svg>",
        b"<svg><set attributeName=\"x\" to=\"y\"/></svg>",
        b"<!DOCTYPE svg [<!ENTITY a \"x\">]><svg/>",
        b"<?xml-stylesheet href=\"#a\"?><svg/>",
        b"<\0s\0v\0g\0/\0>\0",
        b"\xff\xfe<\0",
    ];
    for svg in refused {
        assert!(!is_published(svg), "{}", String::from_utf8_lossy(svg));
    }
    let published: [&[u8]; 3] = [
        b"<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\"><use xlink:href=\"#a\"/><path d=\"M0 0\"/></svg>",
        b"<svg><style>.on{fill:url(#b)}</style><text font-size=\"1\">Script on foreign objects &#229;</text></svg>",
        b"<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x.dtd\"><svg role='img'/>",
    ];
    for svg in published {
        assert!(is_published(svg), "{}", String::from_utf8_lossy(svg));
    }
}
