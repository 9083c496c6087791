//! `diarium build`.

use snapbox::str;

use crate::Folder;

const TODAY: &str = "--today=2026-06-01";

#[test]
fn a_build_says_what_it_wrote_and_when_that_would_change() {
    let folder = Folder::example();
    folder
        .run(["build", TODAY])
        .assert()
        .success()
        .stdout_eq(str![[r#"
built [..] pages, [..] files in public/ ([..]); [..] changed, 0 unchanged
the same content gives another site from 2026-06-02 00:00

"#]])
        .stderr_eq(str![]);
    folder
        .run(["build", TODAY])
        .assert()
        .success()
        .stdout_eq(str![[r#"
built [..] pages, [..] files in public/ ([..]); 0 changed, [..] unchanged
the same content gives another site from 2026-06-02 00:00

"#]])
        .stderr_eq(str![]);
}

#[test]
fn a_page_that_somebody_changed_in_the_output_is_made_again() {
    let folder = Folder::example();
    folder.run(["build", "-q", TODAY]).assert().success();
    let page = folder.read("public/om/index.html");
    let folder = folder.file("public/om/index.html", "changed by hand");
    folder.run(["build", TODAY]).assert().success().stdout_eq(str![[r#"
built [..] pages, [..] files in public/ ([..]); 1 changed, [..] unchanged
the same content gives another site from 2026-06-02 00:00

"#]]);
    assert_eq!(folder.read("public/om/index.html"), page);
}

#[test]
fn the_same_content_on_another_day_is_made_again() {
    let folder = Folder::example();
    folder.run(["build", "-q", TODAY]).assert().success();
    folder.run(["build", "--today=2026-06-03"]).assert().success().stdout_eq(str![[r#"
built [..] pages, [..] files in public/ ([..]); [..] changed, [..] unchanged
the same content gives another site from 2026-06-04 00:00

"#]]);
    assert!(folder.read("public/index.html").contains("3\u{a0}juni\u{a0}2026"));
}

#[test]
fn an_address_that_vanished_is_named() {
    let folder = Folder::example().file("content/topics/gammalt.md", "---\ntitle: Gammalt\n---\n");
    folder.run(["build", TODAY]).assert().success();
    std::fs::remove_file(folder.path().join("content/topics/gammalt.md")).expect("removed");
    folder
        .run(["build", TODAY])
        .assert()
        .success()
        .stdout_eq(str![[r#"
built [..] pages, [..] files in public/ ([..]); [..] changed, [..] unchanged
vanished since the last build: /amnen/gammalt/
the same content gives another site from 2026-06-02 00:00

"#]])
        .stderr_eq(str![]);
}

#[test]
fn with_an_error_nothing_is_published() {
    let folder = Folder::example();
    folder.run(["build", "-q"]).assert().success();
    let before = folder.read("public/manifest.json");
    let folder = folder.file("content/topics/nytt.md", "---\ntitle: Nytt\nbroder: exempel\n---\n");
    folder.run(["build"]).assert().code(1).stdout_eq(str![]).stderr_eq(str![[r#"
error[unknown-key]: a topic has no key `broder`
 --> content/topics/nytt.md:3:1
  |
3 | broder: exempel
  | ^^^^^^
  |
  = help: did you mean `broader`?

1 error
nothing is published; `public` stays as it was

"#]]);
    assert_eq!(folder.read("public/manifest.json"), before);
    std::fs::remove_dir_all(folder.path().join("public")).expect("it is ours");
    let told = folder.run(["build"]).assert().code(1).get_output().stderr.clone();
    assert!(String::from_utf8_lossy(&told).ends_with("1 error\nnothing is published\n"));
}

#[test]
fn with_a_template_that_fails_nothing_is_published() {
    let folder = Folder::example()
        .file("content/site.yaml", "title: Mitt diarium\ntheme: own\n")
        .file("themes/own/templates/search.html", "{{ no_such_thing }}\n");
    folder.run(["build", "-q"]).assert().code(1).stdout_eq(str![]).stderr_eq(str![[r#"
error[theme-template]: a template of the theme cannot make `sok/index.html`
...
1 error

"#]]);
    assert!(!folder.path().join("public").exists());
}

#[test]
fn an_embargo_ends_at_its_minute() {
    let embargoed = "---\ntitle: Hemligt till nio\nembargo: 2026-12-01T09:00\n---\n";
    let folder = Folder::example().file("content/topics/hemligt.md", embargoed);
    let is_shown = || folder.path().join("public/amnen/hemligt/index.html").exists();
    folder.run(["build", "--today", "2026-12-01T08:59"]).assert().success().stdout_eq(str![[r#"
built [..] pages, [..] files in public/ ([..]); [..] changed, 0 unchanged
the same content gives another site from 2026-12-01 09:00

"#]]);
    assert!(!is_shown());
    folder.run(["build", "--today", "2026-12-01T09:00", "-q"]).assert().success().stdout_eq(str![]);
    assert!(is_shown());
}

#[test]
fn the_folder_and_the_address_can_be_chosen() {
    let folder = Folder::example();
    folder.run(["build", TODAY, "--out", "ut/x", "--base-url", "https://e.example/sub"]).assert().success();
    assert!(folder.read("ut/x/sitemap.xml").contains("<loc>https://e.example/sub/</loc>"));
    assert!(!folder.path().join("public").exists());
}

#[test]
fn the_output_may_not_hold_the_sources() {
    Folder::example().run(["build", "--out", "."]).assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: cannot publish into `[..]`: `[..]` lies there, which the site is made of; choose another folder

"#]]);
}

#[test]
fn timings_are_a_line_per_stage() {
    let folder = Folder::example();
    folder.run(["build", TODAY, "--timings"]).assert().success().stderr_eq(str![[r#"
load [..] ms
parse [..] ms
link [..] ms
plan [..] ms
templates [..] ms
render, write [..] ms
  of it writing [..] ms
publish [..] ms
total [..] ms
peak memory [..] MB

"#]]);
}

#[test]
fn what_cannot_be_switched_at_once_is_said_or_refused() {
    let folder = Folder::example().file("public/.git/HEAD", "ref: refs/heads/main\n");
    folder.run(["build", TODAY, "--require-atomic"]).assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: `[..]/public` cannot be switched at once: it holds a `.git`

"#]]);
    assert!(!folder.path().join("public/index.html").exists());
    folder
        .run(["build", TODAY])
        .assert()
        .success()
        .stdout_eq(str![[r#"
built [..] pages, [..] files in public/ ([..]); [..] changed, 0 unchanged
this edition was switched file by file, not at once: it holds a `.git`
the same content gives another site from 2026-06-02 00:00

"#]])
        .stderr_eq(str![]);
}
