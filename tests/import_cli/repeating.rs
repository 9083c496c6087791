//! An import that is repeated: what is rewritten, what is left, what a dry run shows.

use snapbox::str;

use crate::Folder;

const BODIES: &str =
    r#"{"Ekverket": {"esv": {"short_name": "EKV"}}, "Askverket": {"esv": {}}, "Bokverket": {"esv": {}}}"#;
const CHANGED: &str = r#"{"Ekverket": {"esv": {"short_name": "EKVE"}}, "Askverket": {"esv": {"short_name": "ASK"}}, "Alverket": {"esv": {}}}"#;

const IMPORT: [&str; 5] = ["import", "agencies", "bodies.json", "--into", "site"];

fn imported() -> Folder {
    let folder = Folder::empty().file("bodies.json", BODIES);
    folder.run(&IMPORT).assert().success();
    folder
}

/// The counts and the notes of a run, without the rules.
fn told(folder: &Folder, arguments: &[&str]) -> String {
    let output = folder.run(&[&IMPORT[..], arguments].concat()).output().expect("it runs");
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).expect("text");
    let rules = text.find("rules\n").expect("there are rules");
    let rest = text[rules..].lines().skip(1).skip_while(|line| line.starts_with("    "));
    text[..rules].to_owned() + &rest.map(|line| format!("{line}\n")).collect::<String>()
}

#[test]
fn nothing_changed_writes_nothing() {
    let folder = imported();
    let path = folder.path().join("site/content/agencies/ekverket.md");
    let before = std::fs::metadata(&path).and_then(|file| file.modified()).expect("a file");
    snapbox::assert_data_eq!(
        told(&folder, &[]),
        str![[r#"
imported agencies into site
     358  as before

"#]]
    );
    assert_eq!(std::fs::metadata(&path).and_then(|file| file.modified()).expect("a file"), before);
}

#[test]
fn a_dry_run_shows_the_differences_and_writes_nothing() {
    let folder = imported();
    folder.write("bodies.json", CHANGED);
    snapbox::assert_data_eq!(
        told(&folder, &["--dry-run"]),
        str![[r#"
new content/agencies/alverket.md
--- content/agencies/askverket.md
+++ content/agencies/askverket.md
@@ -3,2 +3,3 @@
 type: agency
+acronyms: [ASK]
 source: {kind: secondary, publisher: Civic Tech Sweden, url: "https://github.com/civictechsweden/myndighetsdata"}
--- content/agencies/ekverket.md
+++ content/agencies/ekverket.md
@@ -3,3 +3,3 @@
 type: agency
-acronyms: [EKV]
+acronyms: [EKVE]
 source: {kind: secondary, publisher: Civic Tech Sweden, url: "https://github.com/civictechsweden/myndighetsdata"}
would import agencies into site
       1  new
       2  changed
     355  as before
       1  gone from the source, left alone
records gone from the source (1)
  content/agencies/bokverket.md: `agencies/Bokverket` is no longer in the source

"#]]
    );
    assert!(folder.record("agencies/ekverket").contains("acronyms: [EKV]"));
    assert!(!folder.has("site/content/agencies/alverket.md"));
}

#[test]
fn an_edited_record_is_left_whole_and_the_others_are_rewritten() {
    let folder = imported();
    let path = "site/content/agencies/askverket.md";
    let edited = folder.read(path).replace("title: Askverket", "title: Det nya Askverket");
    folder.write(path, &edited);
    folder.write("bodies.json", CHANGED);
    snapbox::assert_data_eq!(
        told(&folder, &[]),
        str![[r#"
imported agencies into site
       1  new
       1  changed
     355  as before
       1  edited by hand, left alone
       1  gone from the source, left alone
edited records whose source has changed (1)
  content/agencies/askverket.md: edited by hand, and `agencies/Askverket` has changed since the import; compare them
records gone from the source (1)
  content/agencies/bokverket.md: `agencies/Bokverket` is no longer in the source

"#]]
    );
    assert_eq!(folder.read(path), edited);
    assert!(folder.record("agencies/ekverket").contains("acronyms: [EKVE]"));
    assert!(folder.has("site/content/agencies/bokverket.md"), "gone from the source is not gone");
}

#[test]
fn the_report_is_also_json() {
    let folder = imported();
    folder.write("bodies.json", CHANGED);
    folder.run(&[&IMPORT[..], &["-q", "--report", "report.json"]].concat()).assert().success().stdout_eq(str![]);
    let report: serde_json::Value = serde_json::from_str(&folder.read("report.json")).expect("JSON");
    assert_eq!(
        report["records"],
        serde_json::json!({"new": 1, "changed": 2, "same": 355, "edited": 0, "others": 0, "vanished": 1})
    );
    assert_eq!(
        report["notes"],
        serde_json::json!([{
            "kind": "vanished",
            "file": "content/agencies/bokverket.md",
            "message": "`agencies/Bokverket` is no longer in the source",
        }])
    );
}
