//! An import again, in parts, or over what somebody has written.

use super::*;

#[test]
fn a_second_import_writes_nothing() {
    let folder = imported();
    let path = folder.path().join("site/content/articles/2023/06/mote.md");
    let before = std::fs::metadata(&path).and_then(|file| file.modified()).expect("a file");
    snapbox::assert_data_eq!(
        told(&folder, &[]),
        str![[r#"
imported regeringen into site
       7  as before
not resolved (2)
  api/codes.json: no minister of the site is called `Bo Bok`
  api/codes.json: the code `99` has no name there

"#]]
    );
    assert_eq!(std::fs::metadata(&path).and_then(|file| file.modified()).expect("a file"), before);
}

#[test]
fn an_edited_record_stays_and_the_change_at_its_source_is_told() {
    let folder = imported();
    let path = "site/content/assignments/2023/11/andring.md";
    let edited = folder.read(path).replace("title: Ändring av", "title: En ändring av");
    folder.write(path, &edited);
    folder.write("arkiv/regeringsuppdrag/2023/11/andring.md", AMENDED.replace("31 maj", "30 juni"));
    folder.write("arkiv/regeringsuppdrag/2023/05/u20231234s.md", DECISION.replace("40 000 000", "41 000 000"));
    snapbox::assert_data_eq!(
        told(&folder, &["--dry-run"]),
        str![[r#"
--- content/assignments/2023/05/u20231234s.md
+++ content/assignments/2023/05/u20231234s.md
@@ -7,3 +7,3 @@
 amounts:
-  - {amount: 40 mnkr, qualifier: at-most, to: ekverket, evidence: Ekverket får använda högst 40 000 000 kronor för uppdraget.}
+  - {amount: 41 mnkr, qualifier: at-most, to: ekverket, evidence: Ekverket får använda högst 41 000 000 kronor för uppdraget.}
 deadlines:
@@ -18,3 +18,3 @@
 
-Regeringen uppdrar åt Ekverket att fördela stöd. Ekverket får använda högst 40 000 000 kronor för uppdraget.
+Regeringen uppdrar åt Ekverket att fördela stöd. Ekverket får använda högst 41 000 000 kronor för uppdraget.
 
would import regeringen into site
       1  changed
       5  as before
       1  edited by hand, left alone
not resolved (2)
  api/codes.json: no minister of the site is called `Bo Bok`
  api/codes.json: the code `99` has no name there
edited records whose source has changed (1)
  content/assignments/2023/11/andring.md: edited by hand, and `regeringen/regeringsuppdrag/2023/11/andring` has changed since the import; compare them

"#]]
    );
    assert!(folder.record("assignments/2023/05/u20231234s").contains("amount: 40 mnkr"));
    snapbox::assert_data_eq!(
        told(&folder, &[]),
        str![[r#"
imported regeringen into site
       1  changed
       5  as before
       1  edited by hand, left alone
not resolved (2)
  api/codes.json: no minister of the site is called `Bo Bok`
  api/codes.json: the code `99` has no name there
edited records whose source has changed (1)
  content/assignments/2023/11/andring.md: edited by hand, and `regeringen/regeringsuppdrag/2023/11/andring` has changed since the import; compare them

"#]]
    );
    assert_eq!(folder.read(path), edited);
    assert!(folder.record("assignments/2023/05/u20231234s").contains("amount: 41 mnkr"));
    folder.check();
}

#[test]
fn a_hand_written_record_of_the_page_wins_in_whatever_folder_it_stands() {
    let hand =
        "---\ntitle: Eget\nsource: https://www.regeringen.se/pressmeddelanden/2023/05/stod-till-skolbibliotek/\n---\n";
    let folder = source().file("site/content/assignments/2023/eget.md", hand);
    snapbox::assert_data_eq!(
        told(&folder, &[]),
        str![[r#"
imported regeringen into site
       6  new
       1  of another hand, left alone
not resolved (2)
  api/codes.json: no minister of the site is called `Bo Bok`
  api/codes.json: the code `99` has no name there
records of another hand that stand (1)
  content/assignments/2023/eget.md: stands for `regeringen/pressmeddelanden/2023/05/stod-till-skolbibliotek`, and is left as it is

"#]]
    );
    assert_eq!(folder.read("site/content/assignments/2023/eget.md"), hand);
    assert!(!folder.has("site/content/releases"));
    let article = folder.record("articles/2023/06/mote");
    assert!(article.contains("[stödet](/regeringsuppdrag/2023/eget/)"), "{article}");
    folder.check();
}

#[test]
fn a_record_that_was_moved_to_another_folder_is_still_that_of_its_page() {
    let folder = imported();
    let (from, to) = ("site/content/articles/2023/06/mote.md", "site/content/releases/2023/06/mote.md");
    folder.write(to, folder.read(from));
    std::fs::remove_file(folder.path().join(from)).expect("it was there");
    snapbox::assert_data_eq!(
        told(&folder, &[]),
        str![[r#"
imported regeringen into site
       7  as before
not resolved (2)
  api/codes.json: no minister of the site is called `Bo Bok`
  api/codes.json: the code `99` has no name there

"#]]
    );
    assert!(!folder.has(from));
}

#[test]
fn sections_one_by_one_come_to_what_all_at_once_would_be() {
    let whole = imported();
    let folder = source();
    let run = |arguments: &[&str]| told(&folder, arguments);
    for section in ["artiklar", "pressmeddelanden", "regeringsuppdrag"] {
        let text = run(&["--sections", section]);
        assert!(!text.contains("gone from the source"), "{text}");
        folder.check();
    }
    let release = "releases/2023/05/stod-till-skolbibliotek";
    assert!(!folder.record(release).contains("formal_decision"), "it was not there yet");
    run(&["--sections", "pressmeddelanden,artiklar"]);
    for record in [release, "articles/2023/06/mote", "assignments/2023/11/andring", "assignments/2023/05/u20231234s"] {
        assert_eq!(folder.record(record), whole.record(record));
    }
    assert!(run(&[]).starts_with("imported regeringen into site\n       7  as before\nnot resolved"));
}

#[test]
fn a_limit_takes_the_newest_and_tells_no_record_as_gone() {
    let folder = source();
    snapbox::assert_data_eq!(
        told(&folder, &["--limit", "2"]),
        str![[r#"
imported regeringen into site
       5  new
not resolved (2)
  api/codes.json: no minister of the site is called `Bo Bok`
  api/codes.json: the code `99` has no name there

"#]]
    );
    folder.check();
    assert!(folder.has("site/content/assignments/2023/11/andring.md"));
    assert!(folder.has("site/content/articles/2023/06/mote.md"));
    assert!(!folder.has("site/content/releases"));
    told(&folder, &[]);
    assert_eq!(folder.record("articles/2023/06/mote"), imported().record("articles/2023/06/mote"));
    snapbox::assert_data_eq!(
        told(&folder, &["--limit", "2"]),
        str![[r#"
imported regeringen into site
       5  as before
not resolved (2)
  api/codes.json: no minister of the site is called `Bo Bok`
  api/codes.json: the code `99` has no name there

"#]]
    );
    std::fs::remove_file(folder.path().join("arkiv/regeringsuppdrag/2023/11/andring.md")).expect("it was there");
    snapbox::assert_data_eq!(
        told(&folder, &["--sections", "artiklar"]),
        str![[r#"
imported regeringen into site
       4  as before
not resolved (2)
  api/codes.json: no minister of the site is called `Bo Bok`
  api/codes.json: the code `99` has no name there

"#]]
    );
    snapbox::assert_data_eq!(
        told(&folder, &["--sections", "regeringsuppdrag"]),
        str![[r#"
imported regeringen into site
       2  as before
       1  gone from the source, left alone
records gone from the source (1)
  content/assignments/2023/11/andring.md: `regeringen/regeringsuppdrag/2023/11/andring` is no longer in the source

"#]]
    );
    assert!(folder.has("site/content/assignments/2023/11/andring.md"), "gone from the source is not gone");
}

#[test]
fn a_number_of_a_hand_written_assignment_is_found_too() {
    let hand = "---\ntitle: Eget\nreference: U2023/01234/S\n---\n";
    let folder = source().file("site/content/assignments/2023/eget.md", hand);
    std::fs::remove_file(folder.path().join("arkiv/regeringsuppdrag/2023/05/u20231234s.md")).expect("it was there");
    folder.run(&[&IMPORT[..], &["-q"]].concat()).assert().success();
    assert!(folder.record("assignments/2023/11/andring").contains("\namends: assignments/2023/eget\n"));
    folder.check();
}
