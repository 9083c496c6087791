//! An import that is repeated: what is rewritten, what is left, what a dry run shows.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

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
+acronyms: ASK
 source: {kind: secondary, publisher: Civic Tech Sweden, url: "https://github.com/civictechsweden/myndighetsdata"}
--- content/agencies/ekverket.md
+++ content/agencies/ekverket.md
@@ -3,3 +3,3 @@
 type: agency
-acronyms: EKV
+acronyms: EKVE
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
    assert!(folder.record("agencies/ekverket").contains("acronyms: EKV\n"));
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
    assert!(folder.record("agencies/ekverket").contains("acronyms: EKVE"));
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

/// Every file below a folder, hidden ones too.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&next) else { continue };
        for entry in entries {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("below it").display().to_string();
                files.insert(name, std::fs::read(&path).expect("a file"));
            }
        }
    }
    files
}

#[test]
fn a_killed_import_leaves_no_half_record_and_goes_on_where_it_stopped() {
    let whole = files(&imported().path().join("site"));
    for milliseconds in [2, 5, 10, 20, 40, 80] {
        let folder = Folder::empty().file("bodies.json", BODIES);
        let mut import = Command::new(env!("CARGO_BIN_EXE_diarium"))
            .args(IMPORT)
            .current_dir(folder.path())
            .stdout(Stdio::null())
            .spawn()
            .expect("it starts");
        std::thread::sleep(Duration::from_millis(milliseconds));
        import.kill().expect("it can be killed, or has ended");
        import.wait().expect("it ends");
        let site = folder.path().join("site");
        for (name, bytes) in files(&site).into_iter().filter(|(name, _)| name.ends_with(".md")) {
            assert!(whole[&name] == bytes, "{name} after {milliseconds} ms");
        }
        folder.run(&IMPORT).assert().success();
        assert_eq!(files(&site), whole, "after {milliseconds} ms");
    }
}
