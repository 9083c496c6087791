//! `diarium init`.

use snapbox::str;

use crate::Folder;

#[test]
fn init_writes_a_site_and_says_what_next() {
    let folder = Folder::empty();
    folder
        .run(["init", "mitt diarium"])
        .assert()
        .success()
        .stdout_eq(str![[r#"
wrote 9 files to mitt diarium/content

Next:
  cd 'mitt diarium'
  open content/site.yaml and give the site its title and address
  diarium serve     see it in a browser while you write
  diarium check     look for mistakes
  diarium build     write the site to public/

"#]])
        .stderr_eq(str![]);
    assert!(folder.read("mitt diarium/content/site.yaml").contains("title: Mitt diarium"));
}

#[test]
fn the_new_site_has_no_mistake_and_can_be_built() {
    let folder = Folder::empty();
    folder.run(["init", "."]).assert().success();
    folder
        .run(["check"])
        .assert()
        .success()
        .stdout_eq(str![[r#"
no findings in 8 records

"#]])
        .stderr_eq(str![]);
    folder.run(["build", "-q"]).assert().success().stdout_eq(str![]).stderr_eq(str![]);
    assert!(folder.read("public/index.html").contains("Mitt diarium"));
}

#[test]
fn an_empty_site_is_its_settings_alone_and_can_be_built() {
    let folder = Folder::empty();
    folder
        .run(["init", ".", "--empty"])
        .assert()
        .success()
        .stdout_eq(str![[r#"
wrote 1 file to content

Next:
  open content/site.yaml and give the site its title and address
  diarium serve     see it in a browser while you write
  diarium check     look for mistakes
  diarium build     write the site to public/

"#]])
        .stderr_eq(str![]);
    let files: Vec<_> = std::fs::read_dir(folder.path().join("content")).expect("a folder").collect();
    assert_eq!(files.len(), 1);
    folder.run(["check"]).assert().success().stdout_eq(str![[r#"
no findings in 0 records

"#]]);
    folder.run(["build"]).assert().success();
}

#[test]
fn nothing_is_ever_overwritten() {
    let folder = Folder::empty().file("x/content/site.yaml", "title: Mine\n");
    folder.run(["init", "x"]).assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: `x/content` exists already, and `init` never overwrites; choose another folder

"#]]);
    assert_eq!(folder.read("x/content/site.yaml"), "title: Mine\n");
    let entries = std::fs::read_dir(folder.path().join("x/content")).expect("a folder").count();
    assert_eq!(entries, 1, "nothing is added to it either");
}
