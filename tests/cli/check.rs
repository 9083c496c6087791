//! `diarium check`.

use snapbox::str;

use crate::Folder;

const UNKNOWN_KEY: &str = "---\ntitle: Ett ämne\nbroder: exempel\n---\n";

#[test]
fn a_site_without_mistakes_is_told_so() {
    Folder::example()
        .run(["check"])
        .assert()
        .success()
        .stdout_eq(str![[r#"
no findings in 8 records

"#]])
        .stderr_eq(str![]);
    Folder::example().run(["check", "-q"]).assert().success().stdout_eq(str![]).stderr_eq(str![]);
    Folder::example().run(["check", "--format", "json"]).assert().success().stdout_eq("[]\n").stderr_eq(str![]);
}

#[test]
fn a_mistake_is_told_with_its_place_and_remedy() {
    let folder = Folder::example().file("content/topics/nytt.md", UNKNOWN_KEY);
    folder
        .run(["check"])
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
error[unknown-key]: a topic has no key `broder`
 --> content/topics/nytt.md:3:1
  |
3 | broder: exempel
  | ^^^^^^
  |
  = help: did you mean `broader`?

1 error

"#]])
        .stderr_eq(str![]);
    folder
        .run(["check", "-q"])
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
error[unknown-key]: a topic has no key `broder`
 --> content/topics/nytt.md:3:1
  |
3 | broder: exempel
  | ^^^^^^
  |
  = help: did you mean `broader`?

1 error

"#]])
        .stderr_eq(str![]);
}

#[test]
fn a_program_gets_the_same_as_json() {
    let folder = Folder::example().file("content/topics/nytt.md", UNKNOWN_KEY);
    folder
        .run(["check", "--format", "json"])
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
[
  {
    "code": "unknown-key",
    "severity": "error",
    "path": "content/topics/nytt.md",
    "line": 3,
    "column": 1,
    "message": "a topic has no key `broder`",
    "help": "did you mean `broader`?"
  }
]

"#]])
        .stderr_eq(str![]);
}

#[test]
fn the_root_is_found_from_below() {
    let folder = Folder::example();
    let below = folder.path().join("content/topics");
    folder.run(["check"]).current_dir(below).assert().success().stdout_eq(str![[r#"
no findings in 8 records

"#]]);
}

#[test]
fn a_template_that_cannot_be_used_is_a_mistake_of_the_site() {
    let folder = Folder::example()
        .file("content/site.yaml", "title: Mitt diarium\ntheme: own\n")
        .file("themes/own/templates/search.html", "{{ no_such_thing }}\n");
    folder
        .run(["check"])
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
error[theme-template]: a template of the theme cannot make `sok/index.html`
--> themes:1:1
 = help: error: Variable `no_such_thing` is not defined. Available variables: head, page, search, site
          --> search.html:1:4
           |
         1 | {{ no_such_thing }}
           |    ^^^^^^^^^^^^^

1 error

"#]])
        .stderr_eq(str![]);
}

#[test]
fn a_clash_stands_at_both_places_in_json() {
    let folder = Folder::example()
        .file("content/topics/nytt.md", "---\ntitle: Nytt\naliases: [/gammal/]\n---\n")
        .file("content/topics/annat.md", "---\ntitle: Annat\naliases: [/gammal/]\n---\n");
    folder
        .run(["check", "--format", "json"])
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
[
  {
    "code": "duplicate-address",
    "severity": "error",
    "path": "content/topics/nytt.md",
    "line": 3,
    "column": 11,
    "message": "the address `/gammal/` is claimed twice",
    "help": "the other claim is at content/topics/annat.md:3"
  },
  {
    "code": "duplicate-address",
    "severity": "error",
    "path": "content/topics/annat.md",
    "line": 3,
    "column": 11,
    "message": "the address `/gammal/` is claimed twice",
    "help": "the other claim is at content/topics/nytt.md:3"
  }
]

"#]])
        .stderr_eq(str![]);
}

/// From the repository's root, as a workflow runs it.
#[test]
fn a_workflow_gets_annotations_with_the_paths_of_its_repository() {
    let folder = Folder::empty()
        .file("site/content/site.yaml", "title: T\n")
        .file("site/content/topics/nytt.md", UNKNOWN_KEY)
        .file("site/content/topics/exempel.md", "---\ntitle: E\n---\n<b>fet</b>\n");
    folder
        .run(["check", "--root", "site", "--format", "github"])
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
::notice file=site/content/topics/exempel.md,line=4,col=1,endColumn=3,title=raw-html::HTML is shown as text%0Ahelp: write Markdown; to show code, put it between backticks
::error file=site/content/topics/nytt.md,line=3,col=1,endColumn=6,title=unknown-key::a topic has no key `broder`%0Ahelp: did you mean `broader`?

"#]])
        .stderr_eq(str![]);
    let sarif = folder.run(["check", "--root", "site", "--format", "sarif"]).output().expect("it runs");
    assert_eq!(sarif.status.code(), Some(1));
    let log: serde_json::Value = serde_json::from_slice(&sarif.stdout).expect("JSON");
    let result = &log["runs"][0]["results"][1];
    assert_eq!(result["ruleId"], "unknown-key");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "site/content/topics/nytt.md");
    assert_eq!((&place["region"]["startLine"], &place["region"]["endColumn"]), (&3.into(), &7.into()));

    // From a folder within, whose repository is above.
    std::fs::create_dir(folder.path().join(".git")).expect("a repository");
    let within = folder.run(["check", "--format", "github"]).current_dir(folder.path().join("site")).output();
    let told = String::from_utf8(within.expect("it runs").stdout).expect("text");
    assert!(told.contains("::error file=site/content/topics/nytt.md,"), "{told}");
}
