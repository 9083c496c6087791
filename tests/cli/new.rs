//! `diarium new` from a title.

use snapbox::str;

use crate::Folder;

const KINDS: [&str; 17] = [
    "release",
    "press-release",
    "assignment",
    "article",
    "grant",
    "proposal",
    "news",
    "web-page",
    "program",
    "agency",
    "ministry",
    "minister",
    "government",
    "agreement",
    "topic",
    "region",
    "page",
];

/// The year that stands in the path of a new release.
fn year_of(folder: &Folder) -> String {
    let years = std::fs::read_dir(folder.path().join("content/releases")).expect("a folder");
    let years = years.map(|year| year.expect("an entry").file_name().into_string().expect("a year"));
    years.max().expect("a year")
}

#[test]
fn a_new_release_is_a_draft_with_the_keys_of_its_kind() {
    let folder = Folder::empty();
    folder.run(["init", ".", "--empty", "-q"]).assert().success();
    folder.run(["new", "release", "Stöd", "till", "SKR"]).assert().success().stdout_eq(str![[r#"
wrote content/releases/[..]/stod-till-skr.md

"#]]);
    let year = year_of(&folder);
    snapbox::assert_data_eq!(
        folder.read(&format!("content/releases/{year}/stod-till-skr.md")),
        str![[r#"
---
# Ta bort #-tecknet framför det som ska med, och skriv över exemplen.
title: Stöd till SKR
# summary: En eller två meningar om vad som är beslutat.
draft: true  # dold tills raden tas bort
# kind: grant  # annars mappens; även assignment, article, agreement, proposal, news, web-page
# published: [..]  # eller 2026-11, om dagen inte är känd
# decided: [..]  # om den skiljer sig
# reference: A2026/01234
# ministry: exempeldepartementet
# minister: anna-exempel
# agencies:
#   - {agency: exempelmyndigheten, role: distributes}  # assigned, assists, distributes, receives, consulted, mentioned
# programs: exempelprogrammet
# topics: exempel
# amounts:
#   - {amount: 20 mnkr, years: 2026, to: kommuner, for: stöd till exempel, evidence: "källans egna ord"}
# deadlines:
#   - {kind: final, due: 2027-03-31, by: exempelmyndigheten, to: regeringskansliet}
# basis: {agreement: exempelavtalet}
# source:
#   url: https://www.regeringen.se/pressmeddelanden/
#   kind: primary
#   publisher: regeringen
#   retrieved: [..]
---

"#]]
    );
}

#[test]
fn every_kind_can_be_begun_and_checks_without_a_finding() {
    let folder = Folder::example();
    for kind in KINDS {
        folder.run(["new", kind, "Ett prov", kind, "-q"]).assert().success().stdout_eq(str![]).stderr_eq(str![]);
    }
    folder.run(["check"]).assert().success().stdout_eq(str![[r#"
no findings in 25 records

"#]]);
    folder.run(["build", "-q"]).assert().success();
    let year = year_of(&folder);
    assert!(
        folder
            .read(&format!("content/assignments/{year}/ett-prov-assignment.md"))
            .contains("\ntitle: Ett prov assignment\n")
    );
    assert!(folder.read(&format!("content/releases/{year}/ett-prov-web-page.md")).contains("\nkind: web-page\n"));
}

#[test]
fn nothing_is_ever_overwritten_and_ids_are_numbered() {
    let folder = Folder::example().file("content/topics/Bad.md", "---\ntitle: Bad\n---\n");
    folder.run(["new", "topic", "bad"]).assert().success().stdout_eq("wrote content/topics/bad-2.md\n");
    folder.run(["new", "topic", "BAD!"]).assert().success().stdout_eq("wrote content/topics/bad-3.md\n");
    assert_eq!(folder.read("content/topics/Bad.md"), "---\ntitle: Bad\n---\n");
    folder.run(["check"]).assert().success();
}

#[test]
fn a_title_is_text_whatever_yaml_makes_of_it() {
    let folder = Folder::example();
    let titles =
        ["null", "2021", "a: b #c", "- x", "'", "\"", "{a: b}", "ja\n---\ndraft: false", "~", "Å\u{1b}[2J\u{202e}"];
    for title in titles {
        let made = folder.run(["new", "page", "--", title]).output().expect("the program runs");
        assert_eq!(made.status.success(), title.chars().any(char::is_alphanumeric), "{title}");
    }
    folder.run(["check"]).assert().success().stderr_eq(str![]);
    assert!(folder.read("content/pages/ja-draft-false.md").contains("\ntitle: \"ja --- draft: false\"\n"));
    assert!(folder.read("content/pages/a-b-c.md").contains("\ntitle: \"a: b #c\"\n"));
    assert!(folder.read("content/pages/a-2j.md").contains("\ntitle: Å [2J\n"));
}

#[test]
fn a_title_without_a_letter_has_no_id() {
    let folder = Folder::example();
    folder.run(["new", "topic", "?!"]).assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: the title `?!` has no letter or digit that an id could be made of

"#]]);
    folder.run(["new", "topic", "  "]).assert().code(2).stderr_eq(str![[r#"
error: the title is empty

"#]]);
    folder.run(["new", "topic"]).assert().code(2).stderr_eq(str![[r#"
error: the following required arguments were not provided:
  <TITLE>...

Usage: diarium new <KIND> <TITLE>...

For more information, try '--help'.

"#]]);
}

#[test]
fn an_unknown_kind_is_told_with_all_there_are() {
    Folder::example().run(["new", "utredning", "x"]).assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: invalid value 'utredning' for '<KIND>'
  [possible values: release, press-release, assignment, article, grant, proposal, news, web-page, program, agency, ministry, minister, government, agreement, topic, region, page]

For more information, try '--help'.

"#]]);
}

#[test]
fn the_root_is_found_or_named() {
    let folder = Folder::example();
    let elsewhere = Folder::empty();
    let root = folder.path().to_str().expect("a path");
    elsewhere.run(["new", "topic", "Bad", "--root", root, "-q"]).assert().success();
    assert!(folder.read("content/topics/bad.md").contains("title: Bad"));
    elsewhere.run(["new", "topic", "Bad"]).assert().code(2).stderr_eq(str![[r#"
error: neither `[..]` nor a folder above it holds `content/`; `diarium init DIR` makes a small site, `--root DIR` names another folder

"#]]);
}
