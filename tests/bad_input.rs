//! Bad input, each case through the whole of the program: a clear finding or a safely escaped page; never a panic, a hang or half a site.
#![allow(clippy::disallowed_methods, reason = "a test writes the files that it reads")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;
use std::sync::{Mutex, mpsc};
use std::time::Duration;

use diarium::Compiled;
use diarium::load::load;
use diarium::source::Options;
use scraper::{Html, Selector};
use support::{SITE, findings, page, site, today, told};

/// A site of one record with that front matter.
fn record(front_matter: &str) -> String {
    format!("//- content/releases/a.md\n---\n{front_matter}\n---\n")
}

/// A site of one record with that text.
fn body(text: &str) -> String {
    format!("//- content/releases/a.md\n---\ntitle: A\n---\n{text}\n")
}

/// Every file of the site, rendered.
fn rendered(site: &Compiled) -> BTreeMap<String, Vec<u8>> {
    let files = Mutex::new(BTreeMap::new());
    let keep = |output: diarium::Output| {
        files.lock().expect("no thread panics while it holds this").insert(output.path, output.bytes);
        Ok(())
    };
    site.render_each(keep).expect("every page can be made");
    files.into_inner().expect("no thread panics while it holds this")
}

/// Renders the whole site, and looks on every page for anything that a browser would run.
fn assert_nothing_runs(site: &Compiled) {
    let all = Selector::parse("*").expect("a selector");
    for (path, bytes) in rendered(site).into_iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = String::from_utf8(bytes).expect("pages are UTF-8");
        for element in Html::parse_document(&text).select(&all) {
            let element = element.value();
            let is_code = element.name() == "script" && element.attr("type") != Some("application/ld+json");
            assert!(!is_code || element.attr("src").is_some(), "an inline script on {path}");
            for (name, value) in element.attrs() {
                let scheme: String = value.chars().filter(|c| !c.is_control() && *c != ' ').collect();
                let scheme = scheme.to_lowercase();
                let runs = ["javascript:", "vbscript:", "data:"].iter().any(|bad| scheme.starts_with(bad));
                assert!(!name.starts_with("on") && !runs, "{path} has {name}={value:?}");
            }
        }
    }
}

/// The finished site, within half a minute.
fn in_time(text: String) -> Compiled {
    let (done, wait) = mpsc::channel();
    std::thread::spawn(move || {
        let site = site(&text);
        rendered(&site);
        let _ = done.send(site);
    });
    wait.recv_timeout(Duration::from_secs(30)).expect("it neither hangs nor panics")
}

/// The findings in a folder that `make` fills, beside a plain `content/site.yaml`.
fn findings_in_folder(make: impl Fn(&Path)) -> String {
    let root = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir_all(root.path().join("content/releases")).expect("a new folder");
    fs::write(root.path().join("content/site.yaml"), SITE).expect("a new file");
    make(root.path());
    let site = diarium::compile(&load(root.path(), Options::at(today())).expect("the root can be read"));
    assert_nothing_runs(&site);
    site.diagnostics.iter().map(told).collect::<Vec<_>>().join("\n")
}

#[test]
fn all_mistakes_of_all_files_at_once() {
    let text = "//- content/releases/a.md\n---\ntitle: A\nministerr: b\npublished: 2021-02-30\n---\n\
                //- content/releases/b.md\n---\ntitle: [x\n---\n";
    assert_eq!(
        findings(text),
        "content/releases/a.md:3:1 error[unknown-key] a release has no key `ministerr`
  help: did you mean `minister`?
content/releases/a.md:4:12 error[bad-date] `2021-02-30` does not exist
  help: the last day of that month is `2021-02-28`
content/releases/b.md:2:8 error[yaml-syntax] `[` is not closed
  help: add `]`, or put the text in quotes"
    );
}

#[test]
fn yaml_that_is_not_closed() {
    assert_eq!(
        findings(&record("title: [A, B\npublished: 2021")),
        "content/releases/a.md:2:8 error[yaml-syntax] `[` is not closed
  help: add `]`, or put the text in quotes"
    );
}

#[test]
fn a_key_that_stands_twice() {
    assert_eq!(
        findings(&record("title: A\ntitle: B")),
        "content/releases/a.md:3:1 error[yaml-duplicate-key] `title` stands twice
  content/releases/a.md:2:1 the first is used
  help: take one of them out"
    );
}

#[test]
fn aliases_that_unfold_to_millions() {
    let lists = ('a'..='h')
        .zip('b'..='i')
        .map(|(from, to)| format!("x{to}: &{to} [{}]", vec![format!("*{from}"); 9].join(", ")));
    let bomb = ["title: A".to_owned(), "xa: &a [x, x, x, x, x, x, x, x, x]".to_owned()].into_iter().chain(lists);
    assert_eq!(
        findings(&record(&bomb.collect::<Vec<_>>().join("\n"))),
        "content/releases/a.md:7:9 error[yaml-limit] more than 20000 values, those that aliases unfold to counted
  help: write values out instead of aliases, or split the record"
    );
}

#[test]
fn front_matter_without_an_end() {
    assert_eq!(
        findings("//- content/releases/a.md\n---\ntitle: A\n\nText.\n"),
        "content/releases/a.md:1:1 error[front-matter-missing] the front matter has no closing line
  help: end it with a line `---` of its own, before the text"
    );
}

#[test]
fn no_front_matter() {
    assert_eq!(
        findings("//- content/releases/a.md\nText.\n"),
        "content/releases/a.md:1:1 error[front-matter-missing] there is no front matter
  help: a record begins with a line `---`, lines of `key: value`, and a line `---`"
    );
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_fine() {
    let plain = site("//- content/releases/a.md\n---\ntitle: A\n---\n\nRad ett\nrad två\n");
    let marked = site("//- content/releases/a.md\n\u{feff}---\r\ntitle: A\r\n---\r\n\r\nRad ett\r\nrad två\r\n");
    assert!(plain.diagnostics.is_empty() && marked.diagnostics.is_empty());
    assert_eq!(rendered(&plain), rendered(&marked));
}

#[test]
fn a_nul() {
    assert_eq!(
        findings(&record("title: A\0B")),
        "content/releases/a.md:2:9 error[file-encoding] the file holds a NUL
  help: take it out; a file full of them may be UTF-16, save it as UTF-8"
    );
}

#[test]
fn text_that_is_not_utf8() {
    let mut sources = support::sources("");
    sources.add("content/releases/a.md", b"---\ntitle: Malm\xf6\n---\n".to_vec());
    let site = diarium::compile(&sources);
    assert_eq!(
        site.diagnostics.iter().map(told).collect::<String>(),
        "content/releases/a.md:2:12 error[file-encoding] the byte 0xF6 is not UTF-8
  help: save the file as UTF-8 (it may be Windows-1252 or Latin-1)"
    );
}

#[test]
fn ten_megabytes_of_text_are_a_page() {
    let text = "Ett ord till. ".repeat(10 * 1024 * 1024 / 14);
    let site = in_time(body(&text));
    assert_eq!(site.diagnostics, []);
}

#[test]
fn ten_thousand_levels_of_anything_are_a_page() {
    let levels = [
        "- ".repeat(10_000),
        "1. ".repeat(10_000),
        ">".repeat(10_000),
        "[".repeat(10_000) + &"]".repeat(10_000),
        "![".repeat(10_000) + &"](a)".repeat(10_000),
        "*a **b ".repeat(10_000),
        "`".repeat(9_999),
        "[a](".repeat(10_000),
        "<b>".repeat(10_000),
    ];
    for text in levels {
        in_time(body(&text));
    }
}

#[test]
fn ten_thousand_levels_in_front_matter() {
    let site = in_time(record(&format!("title: {}{}", "[".repeat(10_000), "]".repeat(10_000))));
    assert_eq!(
        site.diagnostics.iter().map(told).collect::<String>(),
        "content/releases/a.md:2:40 error[yaml-limit] lists and mappings are nested more than 32 deep
  help: is a bracket too many, or a text without its quotes?"
    );
}

#[test]
fn references_and_aliases_that_lead_out() {
    let text = record(
        "title: A\nministry: ../ministries/x\naliases: [../../etc/passwd, /a/../../b/, 'C:\\x', /%2e%2e/x/, 'http://x/y/', /.git/config]",
    );
    assert_eq!(
        findings(&text),
        r#"content/releases/a.md:3:11 error[unknown-reference] no ministry has the id `../ministries/x`
content/releases/a.md:4:11 error[bad-alias] the alias `../../etc/passwd` is not an address within the site
  help: write the old address as `/folder/name/`, from the root of the site, without host, query or `..`
content/releases/a.md:4:29 error[bad-alias] the alias `/a/../../b/` is not an address within the site
  help: write the old address as `/folder/name/`, from the root of the site, without host, query or `..`
content/releases/a.md:4:42 error[bad-alias] the alias `C:\x` is not an address within the site
  help: write the old address as `/folder/name/`, from the root of the site, without host, query or `..`
content/releases/a.md:4:50 error[bad-alias] the alias `/%2e%2e/x/` is not an address within the site
  help: write the old address as `/folder/name/`, from the root of the site, without host, query or `..`
content/releases/a.md:4:62 error[bad-alias] the alias `http://x/y/` is not an address within the site
  help: write the old address as `/folder/name/`, from the root of the site, without host, query or `..`
content/releases/a.md:4:77 error[bad-alias] the alias `/.git/config` is not an address within the site
  help: write the old address as `/folder/name/`, from the root of the site, without host, query or `..`"#
    );
    let paths = site(&text).paths();
    assert!(
        paths.iter().all(|path| !path.starts_with('/') && path.split('/').all(|segment| !segment.starts_with('.'))),
        "{paths:?}"
    );
}

#[test]
fn addresses_that_a_browser_would_run() {
    let text = "//- content/releases/a.md\n---\ntitle: A\nurl: \"javascript:alert(1)\"\nsource: \"data:text/html,x\"\n\
                attachments: [{title: B, url: \"vbscript:x\"}]\n---\n\
                [a](javascript:alert(1)) ![b](data:x) <javascript:alert(2)> [c](JaVaScRiPt&#58;x) [d](java&#9;script:x)\n";
    assert_eq!(findings(text), "content/releases/a.md:3:6 error[bad-url] `url` takes an address that begins with `https://`, not `javascript:alert(1)`
  help: write the whole address, as a browser shows it
content/releases/a.md:4:9 error[bad-url] `source` takes an address that begins with `https://`, not `data:text/html,x`
  help: write the whole address, as a browser shows it
content/releases/a.md:5:31 error[bad-url] `url` takes an address, not `vbscript:x`
  help: addresses may be http, https, mailto, or a path within the site
content/releases/a.md:7:1 warning[unsafe-link] a link to `javascript:alert(1)` is shown as text
  help: links may be http, https, mailto, or a path within the site
content/releases/a.md:7:26 warning[unsafe-link] a link to `data:x` is shown as text
  help: links may be http, https, mailto, or a path within the site
content/releases/a.md:7:39 warning[unsafe-link] a link to `javascript:alert(2)` is shown as text
  help: links may be http, https, mailto, or a path within the site
content/releases/a.md:7:61 warning[unsafe-link] a link to `JaVaScRiPt:x` is shown as text
  help: links may be http, https, mailto, or a path within the site
content/releases/a.md:7:83 warning[unsafe-link] a link to `java	script:x` is shown as text
  help: links may be http, https, mailto, or a path within the site");
    assert_nothing_runs(&site(text));
}

const SCRIPT: &str = r#"
//- content/site.yaml
title: "</title><script>alert(1)</script>"
base_url: https://prov.example/
publisher: {name: "\"><script>alert(2)</script>"}
//- content/releases/2021/a.md
---
title: "</title></script><script>alert(3)</script>"
summary: "\"><img src=x onerror=alert(4)>"
published: 2021-02-18
minister: m
agencies: o
topics: t
programs: p
reference: "'><script>alert(5)</script>"
amounts: [{amount: 1 kr, to: "<script>alert(6)</script>", for: "'\"><script>alert(7)</script>", evidence: "</script>"}]
deadlines: [{kind: final, due: 2022, by: "<script>alert(8)</script>"}]
target_groups: ["<script>alert(9)</script>"]
quoted: ["<script>alert(10)</script>"]
attachments: [{title: "<script>alert(11)</script>", url: "https://x.example/?\"><script>alert(12)</script>"}]
contacts: [{name: "<script>alert(13)</script>", publish: true}]
corrections: [{date: 2021-03, text: "<script>alert(14)</script>"}]
evidence: {minister: "<script>alert(15)</script>"}
source: {url: "https://x.example/'?a=b&c", publisher: "<script>alert(17)</script>"}
---
# <script>alert(18)</script> {#"onclick=alert(19)}

<script>alert(20)</script>

<img src=x onerror=alert(21)> ![x" onerror="alert(22)](https://x.example/ "\" onerror=\"alert(23)") `<script>alert(24)</script>`

[x]: https://x.example/ "'><script>alert(25)</script>"
//- content/ministers/m.md
---
title: "<script>alert(30)</script>"
appointments: [{title: "<script>alert(31)</script>", post: minister, from: 2020}]
---
//- content/agencies/o.md
---
title: "<script>alert(32)</script>"
acronyms: ["<SCRIPT>"]
names: [{name: "'\"><script>alert(33)</script>", to: 2019}]
---
//- content/topics/t.md
---
title: "<script>alert(34)</script>"
---
//- content/programs/p.md
---
title: "]]><script>alert(35)</script>"
period: 2021/2023
goals: ["<script>alert(36)</script>"]
---
"#;

#[test]
fn script_in_every_text_stays_text() {
    let site = site(SCRIPT);
    let errors: Vec<String> = site.diagnostics.iter().filter(|it| it.severity.as_str() == "error").map(told).collect();
    assert_eq!(errors, Vec::<String>::new());
    assert_nothing_runs(&site);
    for path in ["feed.xml", "sitemap.xml"] {
        assert!(!page(&site, path).contains("<script"), "{path}");
    }
}

#[test]
fn direction_overrides_are_pointed_at() {
    let text = record("title: \"A\u{202e}B\"") + "A \u{2066}gnp.exe\n";
    assert_eq!(
        findings(&text),
        "content/releases/a.md:2:10 warning[bidi-control] an invisible control of writing direction (U+202E)
  help: take it out, unless the text is in a script that runs from right to left
content/releases/a.md:4:3 warning[bidi-control] an invisible control of writing direction (U+2066)
  help: take it out, unless the text is in a script that runs from right to left"
    );
}

#[test]
fn formulas_are_text_in_the_table() {
    let text = record(
        "title: '=cmd|calc'\namounts:\n  - {amount: 1 kr, to: '@SUM(A1)', for: '+1', evidence: \"\\t=1\"}\n  - {amount: 2 kr, for: '-2+3'}",
    );
    assert_eq!(
        page(&site(&text), "data/amounts.csv"),
        "release,url,title,published,row,part_of,sek,sek_min,sek_max,total_sek,qualifier,measure,count,first_year,last_year,status,from,through,to,region,for,evidence,source,announced_in,regrants,computed,counted,why,review\r\n\
         a,https://prov.example/pressmeddelanden/a/,'=cmd|calc,,1,,1,1,1,1,exact,total,1,,,decided,staten,,'@SUM(A1),,'+1,'=1,,a,false,false,true,,reviewed\r\n\
         a,https://prov.example/pressmeddelanden/a/,'=cmd|calc,,2,,2,2,2,2,exact,total,1,,,decided,staten,,,,'-2+3,,,a,false,false,true,,reviewed\r\n\
         "
    );
}

#[test]
fn file_names_that_no_address_can_have() {
    let found = findings_in_folder(|root| {
        for name in ["två ord.md", "cit\"at.md", "rad\nbrytning.md", "a<b.md", "-.md", "a..md"] {
            fs::write(root.join("content/releases").join(name), "---\ntitle: A\n---\n").expect("a new file");
        }
        let latin1 = std::ffi::OsStr::from_bytes(b"malm\xf6.md");
        fs::write(root.join("content/releases").join(latin1), "---\ntitle: A\n---\n").expect("a new file");
    });
    assert_eq!(
        found,
        r#"content/releases/a..md:1:1 error[file-name] the file name `a..md` cannot be part of an address
  help: names take letters, digits, `-`, `_` and inner dots: call it `a.md`
content/releases/a<b.md:1:1 error[file-name] the file name `a<b.md` cannot be part of an address
  help: names take letters, digits, `-`, `_` and inner dots: call it `a-b.md`
content/releases/cit"at.md:1:1 error[file-name] the file name `cit"at.md` cannot be part of an address
  help: names take letters, digits, `-`, `_` and inner dots: call it `cit-at.md`
content/releases/malm\xF6.md:1:1 error[file-name] the name of `content/releases/malm\xF6.md` holds characters that cannot be part of an address
  help: rename it: letters, digits, `-`, `_` and `.` are always good
content/releases/rad\nbrytning.md:1:1 error[file-name] the name of `content/releases/rad\nbrytning.md` holds characters that cannot be part of an address
  help: rename it: letters, digits, `-`, `_` and `.` are always good
content/releases/två ord.md:1:1 error[file-name] the file name `två ord.md` cannot be part of an address
  help: names take letters, digits, `-`, `_` and inner dots: call it `två-ord.md`"#
    );
}

#[test]
fn what_is_no_file_of_the_site_is_not_opened() {
    let found = findings_in_folder(|root| {
        let releases = root.join("content/releases");
        symlink("/etc/passwd", releases.join("ut.md")).expect("a new link");
        symlink("/etc", releases.join("mapp")).expect("a new link");
        symlink("../releases", releases.join("runt")).expect("a new link");
        symlink("saknas.md", releases.join("borta.md")).expect("a new link");
        let pipe = releases.join("ror.md");
        rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, rustix::fs::Mode::RWXU, 0)
            .expect("a new pipe");
    });
    assert_eq!(found, "content/releases/borta.md:1:1 error[file-unreadable] cannot read `content/releases/borta.md`: No such file or directory (os error 2)
content/releases/mapp:1:1 error[file-not-regular] `content/releases/mapp` is a link that leads out of the root
  help: replace it by the file itself, or remove it
content/releases/ror.md:1:1 error[file-not-regular] `content/releases/ror.md` is neither a file nor a folder, but a pipe, a socket or a device
  help: replace it by the file itself, or remove it
content/releases/runt:1:1 error[file-not-regular] `content/releases/runt` is a link back to `content/releases`
  help: replace it by the file itself, or remove it
content/releases/ut.md:1:1 error[file-not-regular] `content/releases/ut.md` is a link that leads out of the root
  help: replace it by the file itself, or remove it");
}

#[test]
fn a_mistake_leaves_what_is_published_as_it_was() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let content = root.path().join("content");
    fs::create_dir_all(content.join("releases")).expect("a new folder");
    fs::write(content.join("site.yaml"), SITE).expect("a new file");
    fs::write(content.join("releases/a.md"), "---\ntitle: A\n---\n").expect("a new file");
    let build =
        || Command::new(env!("CARGO_BIN_EXE_diarium")).args(["build", "-q", "--root"]).arg(root.path()).output();
    let published = || -> BTreeMap<String, Vec<u8>> {
        let files = walkdir::WalkDir::new(root.path().join("public"))
            .into_iter()
            .flatten()
            .filter(|entry| entry.file_type().is_file());
        files
            .map(|file| (file.path().display().to_string(), fs::read(file.path()).expect("a file of the site")))
            .collect()
    };
    assert_eq!(build().expect("the program runs").status.code(), Some(0));
    let before = published();
    assert!(before.len() > 10, "{before:?}");
    fs::write(content.join("releases/b.md"), "---\ntitle: B\npublished: 2021-02-30\n---\n").expect("a new file");
    let second = build().expect("the program runs");
    assert_eq!(second.status.code(), Some(1), "{}", String::from_utf8_lossy(&second.stderr));
    assert_eq!(published(), before);
    assert_eq!(fs::read_dir(root.path()).expect("the root").count(), 2, "nothing half-written is left beside it");
}

/// As a file beside the records it would be published with all that its front matter keeps back.
#[test]
fn a_record_whose_name_ends_in_another_way_is_told_and_not_published() {
    let text =
        "//- content/topics/A.MD\n---\ntitle: A\ndraft: true\n---\n//- content/topics/b.markdown\n---\ntitle: B\n---\n";
    let compiled = site(text);
    assert_eq!(
        findings(text),
        "content/topics/A.MD:1:1 error[file-name] `content/topics/A.MD` is not read: the name of a record ends in `.md`\n  \
         help: call it `A.md`\n\
         content/topics/b.markdown:1:1 error[file-name] `content/topics/b.markdown` is not read: the name of a record ends in \
         `.md`\n  help: call it `b.md`"
    );
    assert!(!compiled.paths().iter().any(|path| path.contains("A.MD") || path.contains("b.markdown")));
}
