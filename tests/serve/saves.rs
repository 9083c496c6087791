//! Every way in which an editor saves shows, and so does an embargo that ends; the page that is looked at is told.

use std::fs;

use crate::{Served, eventually};

const OM: &str = "content/pages/om.md";

fn text(word: &str) -> String {
    format!("---\ntitle: Om webbplatsen\n---\n\nOrdet är {word}.\n")
}

/// What one way of saving does to the page `/om/`.
fn shows(save: impl Fn(&Served)) {
    let site = Served::example();
    let before = site.get("/om/");
    let events = site.listen("/om/", before.digest());
    save(&site);
    events.reload();
    let after = site.get("/om/");
    assert!(after.body.contains("Ordet är nytt."), "{}", after.body);
    assert_ne!(after.digest(), before.digest());
}

#[test]
fn overwriting_shows() {
    shows(|site| site.write(OM, &text("nytt")));
}

#[test]
fn an_atomic_save_shows() {
    shows(|site| {
        site.write("content/pages/om.md.tmp", &text("nytt"));
        fs::rename(site.root().join("content/pages/om.md.tmp"), site.root().join(OM)).expect("renamed");
    });
}

#[test]
fn a_save_with_a_backup_shows() {
    shows(|site| {
        fs::rename(site.root().join(OM), site.root().join("content/pages/om.md~")).expect("renamed");
        site.write(OM, &text("nytt"));
        fs::remove_file(site.root().join("content/pages/om.md~")).expect("removed");
    });
}

#[test]
fn another_branch_in_place_of_all_content_shows() {
    shows(|site| {
        fs::rename(site.root().join("content"), site.root().join("old")).expect("renamed");
        site.write("content/site.yaml", "title: Gren\n");
        site.write(OM, &text("nytt"));
    });
}

#[test]
fn a_deleted_page_is_gone_and_a_new_one_there() {
    let site = Served::example();
    let events = site.listen("/om/", site.get("/om/").digest());
    fs::rename(site.root().join(OM), site.root().join("content/pages/kontakt.md")).expect("renamed");
    events.reload();
    assert_eq!((site.get("/om/").status, site.get("/kontakt/").status), (404, 200));
    let events = site.listen("/om/", site.get("/om/").digest());
    site.write(OM, &text("nytt"));
    events.reload();
    assert_eq!(site.get("/om/").status, 200, "the page that was missing shows as soon as it is written");
}

#[test]
fn a_folder_that_is_moved_in_whole_shows() {
    let site = Served::example();
    site.write("elsewhere/2027/nytt.md", "---\ntitle: Nytt\npublished: 2027-01-01\n---\n");
    fs::rename(site.root().join("elsewhere/2027"), site.root().join("content/releases/2027")).expect("renamed");
    eventually("the release is there", || site.get("/pressmeddelanden/2027/nytt/").status == 200);
}

#[test]
fn a_template_of_ones_own_shows() {
    let site = Served::with(&[("content/site.yaml", "title: Eget\ntheme: own\n"), ("themes/own/readme.txt", "x")]);
    let events = site.listen("/sok/", site.get("/sok/").digest());
    site.write("themes/own/templates/search.html", "<!doctype html><title>x</title><body>Egen sida</body>");
    events.reload();
    assert!(site.get("/sok/").body.contains("Egen sida"));
}

#[test]
fn what_does_not_change_the_page_does_not_reload_it() {
    let site = Served::example();
    let mut events = site.listen("/om/", site.get("/om/").digest());
    site.write("content/pages/.om.md.swp", "x");
    site.write("public/index.html", "x");
    site.write(OM, &fs::read_to_string(site.root().join(OM)).expect("a file"));
    assert!(events.is_silent());
}

#[test]
fn a_page_from_an_earlier_run_is_told_at_once() {
    let site = Served::example();
    site.listen("/om/", "0000000000000000").reload();
}

#[test]
fn drafts_are_shown() {
    let site = Served::with(&[("content/pages/utkast.md", "---\ntitle: Utkast\ndraft: true\n---\n")]);
    assert_eq!(site.get("/utkast/").status, 200);
}

#[test]
fn an_embargo_that_ends_shows_by_itself() {
    let soon = jiff::Zoned::now().in_tz("Europe/Stockholm").expect("a known zone").datetime();
    let soon = soon.saturating_add(jiff::Span::new().seconds(4)).strftime("%Y-%m-%dT%H:%M:%S").to_string();
    let text = format!("---\ntitle: Hemligt\nembargo: {soon}\n---\n");
    let site = Served::with(&[("content/pages/hemligt.md", &text)]);
    let marked = site.get("/hemligt/");
    assert_eq!(marked.status, 200);
    site.listen("/hemligt/", marked.digest()).reload();
}

#[test]
fn the_search_finds_what_was_saved() {
    let site = Served::with(&[(OM, &text("nytt"))]);
    let rows = |site: &Served| {
        let table: serde_json::Value = serde_json::from_str(&site.get("/search/index.json").body).expect("JSON");
        let hashes = table["blocks"].as_str().expect("hashes").as_bytes().chunks(6).enumerate();
        let block = |(at, hash)| format!("/search/rows-{at}-{}.json", String::from_utf8_lossy(hash));
        hashes.map(block).map(|path| site.get(&path).body).collect::<String>()
    };
    assert!(rows(&site).contains("Om webbplatsen"), "{}", rows(&site));
    site.write(OM, "---\ntitle: Hjälp till läsare\n---\n");
    eventually("the new title is in the index", || rows(&site).contains("Hjälp till läsare"));
    assert_eq!(site.get("/search/rows-0-000000.json").status, 404);
}
