//! `diarium schema`.

use serde_json::Value;
use snapbox::str;

use crate::Folder;

#[test]
fn every_kind_has_a_schema_and_so_have_all_together() {
    let folder = Folder::empty();
    let kinds = [
        "release",
        "program",
        "agency",
        "ministry",
        "minister",
        "government",
        "agreement",
        "topic",
        "region",
        "page",
        "site",
    ];
    for command in kinds.map(|kind| folder.run(["schema", kind])).into_iter().chain([folder.run(["schema"])]) {
        let output = command.output().expect("the program runs");
        assert!(output.status.success());
        let schema: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert!(schema.get("$schema").is_some(), "{schema}");
    }
}

#[test]
fn an_unknown_kind_lists_the_known_ones() {
    Folder::empty().run(["schema", "minster"]).assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: invalid value 'minster' for '[KIND]'
  [possible values: release, program, agency, ministry, minister, government, agreement, topic, region, page, site]

  tip: a similar value exists: 'minister'

For more information, try '--help'.

"#]]);
}

#[test]
fn a_reader_that_has_read_enough_is_no_failure() {
    let folder = Folder::empty();
    let command = format!("{} schema | head -c 1; exit ${{PIPESTATUS[0]}}", env!("CARGO_BIN_EXE_diarium"));
    let output = std::process::Command::new("bash").args(["-c", &command]).current_dir(folder.path()).output();
    let output = output.expect("bash runs");
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}
