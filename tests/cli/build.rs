//! `diarium build`.

use snapbox::str;

use crate::Folder;

const TODAY: &str = "--today=2026-06-01";

#[test]
fn a_build_says_what_it_wrote_and_when_that_would_change() {
    let folder = Folder::example();
    folder.run(["build", TODAY]).assert().success().stdout_eq(str![[""]]).stderr_eq(str![]);
    folder.run(["build", TODAY]).assert().success().stdout_eq(str![[""]]).stderr_eq(str![]);
}

#[test]
fn an_address_that_vanished_is_named() {
    let folder = Folder::example().file("content/topics/gammalt.md", "---\ntitle: Gammalt\n---\n");
    folder.run(["build", TODAY]).assert().success();
    std::fs::remove_file(folder.path().join("content/topics/gammalt.md")).expect("removed");
    folder.run(["build", TODAY]).assert().success().stdout_eq(str![[""]]).stderr_eq(str![]);
}

#[test]
fn with_an_error_nothing_is_published() {
    let folder = Folder::example();
    folder.run(["build", "-q"]).assert().success();
    let before = folder.read("public/manifest.json");
    let folder = folder.file("content/topics/nytt.md", "---\ntitle: Nytt\nbroder: exempel\n---\n");
    folder.run(["build"]).assert().code(1).stdout_eq(str![]).stderr_eq(str![[""]]);
    assert_eq!(folder.read("public/manifest.json"), before);
}

#[test]
fn an_embargo_ends_at_its_minute() {
    let embargoed = "---\ntitle: Hemligt till nio\nembargo: 2026-12-01T09:00\n---\n";
    let folder = Folder::example().file("content/topics/hemligt.md", embargoed);
    let is_shown = || folder.path().join("public/amnen/hemligt/index.html").exists();
    folder.run(["build", "--today", "2026-12-01T08:59"]).assert().success().stdout_eq(str![[""]]);
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
    Folder::example().run(["build", "--out", "."]).assert().code(2).stdout_eq(str![]).stderr_eq(str![[""]]);
}

#[test]
fn timings_are_a_line_per_stage() {
    let folder = Folder::example();
    folder.run(["build", TODAY, "--timings"]).assert().success().stderr_eq(str![[""]]);
}

#[test]
fn what_cannot_be_switched_at_once_is_said_or_refused() {
    let folder = Folder::example().file("public/.git/HEAD", "ref: refs/heads/main\n");
    folder.run(["build", TODAY, "--require-atomic"]).assert().code(2).stdout_eq(str![]).stderr_eq(str![[""]]);
    assert!(!folder.path().join("public/index.html").exists());
    folder.run(["build", TODAY]).assert().success().stdout_eq(str![[""]]).stderr_eq(str![]);
}
