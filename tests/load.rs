//! Reading a root: what is taken, what is skipped, what is refused.
#![allow(clippy::disallowed_methods)] // These tests make the disk that is read.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::Path;

use diarium::load::{find_root, is_source, load};
use diarium::source::{Options, Sources};
use tempfile::TempDir;

/// A root in which every one of these files holds its own path.
fn root(paths: &[&str]) -> TempDir {
    let root = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir(root.path().join("content")).expect("a folder");
    for path in paths {
        write(root.path(), path);
    }
    root
}

fn write(root: &Path, path: &str) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().expect("a parent")).expect("folders");
    fs::write(file, path).expect("a file");
}

fn loaded(root: &TempDir) -> Sources {
    load(root.path(), Options::at(jiff::civil::date(2026, 11, 22).at(0, 0, 0, 0))).expect("a readable root")
}

/// Every path that was read, one a line, then every problem with its remedy.
#[track_caller]
fn check(root: &TempDir, expected: &str) {
    let sources = loaded(root);
    let files = sources.files.keys().map(|path| format!("{path}\n"));
    let problems = sources.problems.iter().map(|problem| {
        let help = problem.help.as_ref().map(|help| format!("  help: {help}\n")).unwrap_or_default();
        format!("{}[{}] {}: {}\n{help}", problem.severity.as_str(), problem.code, problem.place.path, problem.message)
    });
    assert_eq!(files.chain(problems).collect::<String>(), expected);
}

#[test]
fn content_and_themes_are_read_with_paths_from_the_root() {
    let root =
        root(&["content/site.yaml", "content/releases/2021/å b.pdf", "themes/own/page.html", "public/index.html"]);
    check(&root, "content/releases/2021/å b.pdf\ncontent/site.yaml\nthemes/own/page.html\n");
    assert_eq!(&*loaded(&root).files["content/site.yaml"].bytes, b"content/site.yaml");
}

#[test]
fn hidden_files_and_leftovers_of_editors_are_skipped() {
    let leftovers = [
        "a.md~",
        ".a.md.swp",
        "a.swp",
        "a.swx",
        "4913",
        "#a.md#",
        "a.md.tmp",
        "a.md.bak",
        "a.md.orig",
        "a.md.rej",
        ".git/a.md",
        ".#a.md",
    ];
    let root = root(&leftovers.map(|name| format!("content/pages/{name}")).each_ref().map(String::as_str));
    write(root.path(), "content/topics/4913/a.md");
    symlink("user@host.1234", root.path().join("content/pages/.#b.md")).expect("a link");
    check(&root, "content/topics/4913/a.md\n");
}

#[test]
fn the_watcher_can_ask_for_the_same_rule() {
    for path in ["content/a.md", "content/4913/a.md", "themes/own/x.css", "content/releases", "content"] {
        assert!(is_source(Path::new(path)), "{path}");
    }
    for path in ["public/a.md", "content/.a.md", "content/.x/a.md", "content/a.md~", "content/4913", "a.md"] {
        assert!(!is_source(Path::new(path)), "{path}");
    }
}

#[test]
fn pipes_and_sockets_are_never_opened() {
    let root = root(&["content/site.yaml"]);
    let made = std::process::Command::new("mkfifo").arg(root.path().join("content/a.md")).status().expect("mkfifo");
    assert!(made.success());
    let _socket = std::os::unix::net::UnixListener::bind(root.path().join("content/b.md")).expect("a socket");
    check(
        &root,
        "content/site.yaml\n\
         error[file-not-regular] content/a.md: `content/a.md` is neither a file nor a folder, but a pipe, a socket or a device\n  \
         help: replace it by the file itself, or remove it\n\
         error[file-not-regular] content/b.md: `content/b.md` is neither a file nor a folder, but a pipe, a socket or a device\n  \
         help: replace it by the file itself, or remove it\n",
    );
}

#[test]
fn links_out_of_the_root_are_refused() {
    let outside = tempfile::tempdir().expect("a temporary folder");
    fs::write(outside.path().join("secret.md"), "secret").expect("a file");
    let root = root(&["content/pages/a.md"]);
    symlink(outside.path(), root.path().join("content/folder")).expect("a link");
    symlink(outside.path().join("secret.md"), root.path().join("content/pages/b.md")).expect("a link");
    check(
        &root,
        "content/pages/a.md\n\
         error[file-not-regular] content/folder: `content/folder` is a link that leads out of the root\n  \
         help: replace it by the file itself, or remove it\n\
         error[file-not-regular] content/pages/b.md: `content/pages/b.md` is a link that leads out of the root\n  \
         help: replace it by the file itself, or remove it\n",
    );
}

#[test]
fn links_within_the_root_are_followed_but_not_round_in_circles() {
    let root = root(&["content/pages/a.md", "shared/b.md"]);
    symlink("../shared", root.path().join("content/shared")).expect("a link");
    symlink("a.md", root.path().join("content/pages/c.md")).expect("a link");
    symlink("..", root.path().join("content/pages/up")).expect("a link");
    symlink("nowhere", root.path().join("content/pages/gone.md")).expect("a link");
    check(
        &root,
        "content/pages/a.md\ncontent/pages/c.md\ncontent/shared/b.md\n\
         error[file-unreadable] content/pages/gone.md: cannot read `content/pages/gone.md`: \
         No such file or directory (os error 2)\n\
         error[file-not-regular] content/pages/up: `content/pages/up` is a link back to `content`\n  \
         help: replace it by the file itself, or remove it\n",
    );
}

/// Thirty folders with two links each to the next one are a thousand million paths.
#[test]
fn links_to_links_do_not_multiply_without_end() {
    let root = root(&["content/29/a.md"]);
    for level in 0..29 {
        fs::create_dir_all(root.path().join(format!("content/{level}"))).expect("a folder");
        for link in ["x", "y"] {
            symlink(format!("../{}", level + 1), root.path().join(format!("content/{level}/{link}"))).expect("a link");
        }
    }
    let sources = loaded(&root);
    let files: Vec<_> = sources.files.keys().map(|path| &**path).collect();
    assert_eq!(files, ["content/28/x/a.md", "content/28/y/a.md", "content/29/a.md"]);
    assert_eq!(sources.problems.len(), 28 * 4);
    assert_eq!(
        sources.problems[0].message,
        "`content/0/x/x` is a link to a folder within a folder that is itself reached over a link"
    );
}

#[test]
fn names_that_play_tricks_are_shown_escaped_and_skipped() {
    let root = root(&["content/a\nb.md", "content/c\u{202e}dm.md", "content/e\td/f.md", "content/g h.pdf"]);
    let name = [root.path().as_os_str().as_bytes(), b"/content/\xff.md"].concat();
    File::create(Path::new(OsStr::from_bytes(&name))).expect("a file");
    let problem = |name: &str| {
        format!(
            "error[file-name] {name}: the name of `{name}` holds characters that cannot be part of an address\n  \
             help: rename it: letters, digits, `-`, `_` and `.` are always good\n"
        )
    };
    let names = ["content/\\xFF.md", "content/a\\nb.md", "content/c\\u{202e}dm.md", "content/e\\td"];
    check(&root, &format!("content/g h.pdf\n{}", names.map(problem).concat()));
}

#[test]
fn a_record_above_the_limit_is_not_read() {
    let root = root(&[]);
    let bytes = (64 << 20) + 1;
    File::create(root.path().join("content/a.md")).and_then(|file| file.set_len(bytes)).expect("a file with holes");
    File::create(root.path().join("content/a.pdf")).and_then(|file| file.set_len(bytes)).expect("a file with holes");
    check(
        &root,
        "content/a.pdf\nerror[file-too-large] content/a.md: the file has 67108865 bytes; at most 67108864 are read\n",
    );
}

/// Nobody is refused anything as root, so there the test asks for a loop of links, which nobody can read either.
#[test]
fn what_cannot_be_read_says_why() {
    let root = root(&["content/b.md"]);
    symlink("a.md", root.path().join("content/a.md")).expect("a link");
    check(
        &root,
        "content/b.md\nerror[file-unreadable] content/a.md: cannot read `content/a.md`: \
         Too many levels of symbolic links (os error 40)\n",
    );
}

#[test]
fn a_root_without_content_is_empty_and_no_root_is_a_failure() {
    let empty = tempfile::tempdir().expect("a temporary folder");
    check(&empty, "");
    let missing = empty.path().join("missing");
    let error =
        load(&missing, Options::at(jiff::civil::date(2026, 11, 22).at(0, 0, 0, 0))).expect_err("no such folder");
    assert_eq!(
        format!("{error:#}"),
        format!("cannot read `{}`: No such file or directory (os error 2)", missing.display())
    );
}

#[test]
fn the_root_is_the_nearest_parent_with_content() {
    let root = root(&["content/releases/2021/a.md"]);
    let real = root.path().canonicalize().expect("a folder");
    assert_eq!(find_root(root.path()), Some(real.clone()));
    assert_eq!(find_root(&root.path().join("content/releases/2021")), Some(real));
    assert_eq!(find_root(Path::new("/proc")), None);
}
