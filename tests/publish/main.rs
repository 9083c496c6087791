//! Publishing: readers see one whole edition at every moment, and what is not ours stays.
#![allow(clippy::disallowed_methods)] // These tests read the disk that is published to.

mod child;
mod inputs;
mod kill;
mod machine;
mod site;

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;
use std::time::{Duration, SystemTime};

use diarium::publish::{Obstacle, PublishError, Report, open, write_record};
use site::{Site, files, hidden, publish, seen};

/// A first edition and a `public/` that holds it.
fn published(rows: &[(&str, &str)]) -> Site {
    let site = Site::new();
    publish(&site, &files(rows)).expect("a first edition");
    site
}

fn report(written: usize, unchanged: usize, removed: &[&str], not_at_once: Option<Obstacle>) -> Report {
    Report { written, unchanged, removed: removed.iter().map(|&path| path.to_owned()).collect(), not_at_once }
}

/// Publishes an edition and expects it to be refused with this message, and nothing to have changed.
#[track_caller]
fn refused(site: &Site, rows: &[(&str, &str)], message: &str) {
    let before = site::listing(&site.out);
    let error = publish(site, &files(rows)).expect_err("refused");
    assert_eq!(error.to_string(), message.replace("OUT", &site.out.display().to_string()));
    assert_eq!(site::listing(&site.out), before);
    assert_eq!(hidden(site), Vec::<String>::new());
}

#[test]
fn the_second_edition_replaces_the_first_and_leaves_nothing_beside_it() {
    let site = Site::new();
    let first = publish(&site, &files(&[("index.html", "1"), ("a/index.html", "a"), ("b/b.html", "b")]));
    assert_eq!(first.expect("published"), report(4, 0, &[], None));
    let second = publish(&site, &files(&[("index.html", "2"), ("a/index.html", "a")])).expect("published");
    assert_eq!(second, report(2, 1, &["b/b.html"], None));
    assert_eq!(second.removed_pages().collect::<Vec<_>>(), ["/b/b.html"]);
    assert_eq!(seen(&site.out), files(&[("index.html", "2"), ("a/index.html", "a")]));
    assert!(!site.out.join("b").exists());
    assert_eq!(hidden(&site), Vec::<String>::new());
}

#[test]
fn unchanged_files_keep_inode_and_time() {
    let site = published(&[("index.html", "1"), ("a/index.html", "a")]);
    let page = site.out.join("a/index.html");
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    fs::File::options().write(true).open(&page).and_then(|file| file.set_modified(long_ago)).expect("a file");
    let before = page.metadata().expect("a file");
    publish(&site, &files(&[("index.html", "2"), ("a/index.html", "a")])).expect("published");
    let after = page.metadata().expect("a file");
    assert_eq!((after.ino(), after.modified().expect("a time")), (before.ino(), long_ago));
    assert_eq!(after.nlink(), 1);
}

#[test]
fn an_edition_without_a_change_leaves_even_the_folder_alone() {
    let site = published(&[("index.html", "1")]);
    let before = site.out.metadata().expect("a folder").ino();
    assert_eq!(publish(&site, &files(&[("index.html", "1")])).expect("published"), report(0, 2, &[], None));
    assert_eq!(site.out.metadata().expect("a folder").ino(), before);
}

#[test]
fn a_file_of_ours_that_somebody_spoilt_is_mended() {
    let site = published(&[("index.html", "1"), ("a.css", "a")]);
    fs::write(site.out.join("index.html"), "!").expect("a file");
    fs::remove_file(site.out.join("a.css")).expect("a file");
    publish(&site, &files(&[("index.html", "1"), ("a.css", "a")])).expect("published");
    assert_eq!(seen(&site.out), files(&[("index.html", "1"), ("a.css", "a")]));
}

#[test]
fn what_is_not_ours_stays_the_same_files_and_folders() {
    let site = published(&[("index.html", "1"), ("data/a.json", "a"), ("old/index.html", "old")]);
    for (path, text) in
        [("CNAME", "example.org"), (".well-known/acme/b", "b"), ("data/own.csv", "c"), ("old/mine", "d"), ("x/y", "e")]
    {
        site.put(path, text);
    }
    fs::create_dir(site.out.join("empty")).expect("a folder");
    symlink("/nowhere", site.out.join("link")).expect("a link");
    fs::set_permissions(site.out.join("x"), fs::Permissions::from_mode(0o750)).expect("a folder");
    let paths = ["CNAME", ".well-known", ".well-known/acme/b", "data/own.csv", "old/mine", "x", "x/y", "empty", "link"];
    let inodes = || paths.map(|path| site.out.join(path).symlink_metadata().expect(path).ino());
    let before = inodes();
    for version in ["2", "3"] {
        publish(&site, &files(&[("index.html", version), ("data/a.json", "a")])).expect("published");
        assert_eq!(inodes(), before);
    }
    assert_eq!(fs::read_to_string(site.out.join("old/mine")).expect("a file"), "d");
    assert_eq!(fs::metadata(site.out.join("x")).expect("a folder").mode() & 0o777, 0o750);
    assert_eq!(hidden(&site), Vec::<String>::new());
}

#[test]
fn a_folder_without_a_manifest_is_taken_if_nothing_is_in_the_way() {
    let site = Site::new();
    site.put("CNAME", "example.org");
    let first = publish(&site, &files(&[("index.html", "1")])).expect("published");
    assert_eq!(first, report(2, 0, &[], None));
    assert_eq!(fs::read_to_string(site.out.join("CNAME")).expect("a file"), "example.org");
}

#[test]
fn foreign_files_are_never_overwritten() {
    let site = Site::new();
    site.put("index.html", "somebody's page");
    let message = |path: &str| {
        format!(
            "`{path}` in `OUT` was not written by diarium, and the site needs its place; \
             move it away or choose another folder"
        )
    };
    refused(&site, &[("index.html", "1")], &message("index.html"));
    refused(&site, &[("index.html/a.html", "1")], &message("index.html"));
    site.put("b/c", "somebody's file");
    refused(&site, &[("b", "1")], &message("b"));
    let other = Site::new();
    other.put("manifest.json", r#"{"name": "a web app"}"#);
    refused(&other, &[("index.html", "1")], &message("manifest.json"));
    let third = published(&[("index.html", "1"), ("d/index.html", "d")]);
    third.put("d/mine", "somebody's file");
    refused(&third, &[("index.html", "2"), ("d", "now a file")], &message("d/mine"));
}

#[test]
fn paths_that_leave_the_folder_are_refused() {
    let site = published(&[("index.html", "1")]);
    let paths = ["", "/etc/passwd", "../a", "a/../../b", "a//b", "a/", "./a", "a/./b", "a\0b", "a\\b", ".git/hooks/x"];
    for path in paths {
        refused(&site, &[(path, "x")], &format!("`{path}` is not a path below the output folder"));
    }
    refused(&site, &[(".diarium-staging/x", "x")], "`.diarium-staging/x` is not a path below the output folder");
}

#[test]
fn two_files_on_one_path_are_refused_also_where_one_is_a_folder_of_the_other() {
    for (first, second) in [("a", "a"), ("a", "a/b/c"), ("a/b/c", "a"), ("a/b", "a/b/c")] {
        let site = Site::new();
        let staging = open(&site.out, &site.root).and_then(|target| target.stage()).expect("a staging folder");
        staging.write(first, b"1").expect("written");
        let error = staging.write(second, b"2").expect_err("a clash");
        assert_eq!(error.to_string(), format!("two files of the site claim `{second}`"));
    }
}

#[test]
fn the_manifest_must_list_the_files_of_the_site() {
    let site = published(&[("index.html", "1")]);
    for (manifest, found) in [
        (None, "it is missing or cannot be read"),
        (Some("[]"), "it lacks `index.html`"),
        (Some(r#"[{"path": "a", "sha256": "", "bytes": 1}, {"path": "index.html", "bytes": 1}]"#), "there is no `a`"),
    ] {
        let staging = open(&site.out, &site.root).and_then(|target| target.stage()).expect("a staging folder");
        staging.write("index.html", b"2").expect("written");
        manifest.into_iter().for_each(|text| staging.write("manifest.json", text.as_bytes()).expect("written"));
        let error = staging.commit(false).expect_err("a wrong manifest");
        assert_eq!(error.to_string(), format!("`manifest.json` does not list exactly the files of the site: {found}"));
        assert_eq!(seen(&site.out), files(&[("index.html", "1")]));
    }
}

#[test]
fn an_edition_that_lacks_a_file_is_not_published_whatever_the_caller_does() {
    let site = published(&[("index.html", "1")]);
    let staging = open(&site.out, &site.root).and_then(|target| target.stage()).expect("a staging folder");
    let path = format!("{}.html", "a".repeat(300));
    let error = staging.write(&path, b"a").expect_err("a name too long for the file system");
    assert_eq!(error.to_string(), format!("cannot write `{path}`: File name too long (os error 36)"));
    let manifest = format!(r#"[{{"path": "{path}", "sha256": "", "bytes": 1}}]"#);
    staging.write("manifest.json", manifest.as_bytes()).expect("written");
    let error = staging.commit(false).expect_err("not whole");
    assert_eq!(error.to_string(), "a file of the site could not be written, so nothing is published");
    assert_eq!(seen(&site.out), files(&[("index.html", "1")]));
}

#[test]
fn a_dropped_edition_or_a_panic_leaves_the_old_one() {
    let site = published(&[("index.html", "1")]);
    let staging = open(&site.out, &site.root).and_then(|target| target.stage()).expect("a staging folder");
    staging.write("index.html", b"2").expect("written");
    assert_eq!(hidden(&site), [".public.lock", ".public.staging"]);
    drop(staging);
    assert_eq!(hidden(&site), Vec::<String>::new());
    let panicked = std::panic::catch_unwind(|| {
        let staging = open(&site.out, &site.root).and_then(|target| target.stage()).expect("a staging folder");
        staging.write("index.html", b"2").expect("written");
        panic!("a fault of ours while a page is made");
    });
    assert!(panicked.is_err());
    assert_eq!(hidden(&site), Vec::<String>::new());
    assert_eq!(seen(&site.out), files(&[("index.html", "1")]));
}

#[test]
fn a_second_build_at_once_says_so() {
    let site = published(&[("index.html", "1")]);
    let busy = || open(&site.out, &site.root).expect_err("busy").to_string();
    let message = format!("another build is publishing into `{}`; wait until it has ended", site.out.display());
    let first = open(&site.out, &site.root).expect("a target");
    assert_eq!(busy(), message);
    let staging = first.stage().expect("a staging folder");
    assert_eq!(busy(), message);
    drop(staging);
    fs::create_dir(site.out.join(".git")).expect("a folder");
    let _first = open(&site.out, &site.root).expect("a target");
    assert_eq!(busy(), message);
}

#[test]
fn a_link_stays_a_link() {
    let site = Site::new();
    let real = site.root.join("elsewhere/edition");
    symlink("elsewhere/edition", &site.out).expect("a link");
    for version in ["1", "2"] {
        publish(&site, &files(&[("index.html", version)])).expect("published");
        assert_eq!(fs::read_link(&site.out).expect("a link"), Path::new("elsewhere/edition"));
        assert_eq!(seen(&real), files(&[("index.html", version)]));
    }
    assert_eq!(fs::read_dir(real.parent().expect("a parent")).expect("a folder").count(), 1);
}

#[test]
fn folders_that_hold_the_sources_are_refused() {
    let site = Site::new();
    symlink("content", site.root.join("alias")).expect("a link");
    let root = site.root.display().to_string();
    let holds = "lies there, which the site is made of; choose another folder";
    let inside = "which the site is made of; choose another folder";
    for (out, message) in [
        ("", format!("cannot publish into `{root}`: `{root}` {holds}")),
        ("public/..", format!("cannot publish into `{root}`: `{root}` {holds}")),
        ("content", format!("cannot publish into `{root}/content`: `{root}/content` {holds}")),
        ("alias/", format!("cannot publish into `{root}/content`: `{root}/content` {holds}")),
        ("content/a/b", format!("cannot publish into `{root}/content/a/b`: it lies inside `{root}/content`, {inside}")),
        ("themes/own", format!("cannot publish into `{root}/themes/own`: it lies inside `{root}/themes`, {inside}")),
        ("file", format!("cannot publish into `{root}/file`: it is not a folder")),
    ] {
        fs::create_dir_all(&site.out).expect("a folder");
        fs::write(site.root.join("file"), "x").expect("a file");
        assert_eq!(open(&site.root.join(out), &site.root).expect_err(out).to_string(), message);
    }
    assert!(open(Path::new("/"), &site.root).is_err());
    assert!(open(&site.root.join("missing/../public"), &site.root).is_err());
    assert!(!site.root.join("content/a").exists());
}

#[test]
fn a_folder_with_a_git_is_published_file_by_file() {
    let site = Site::new();
    site.put(".git/HEAD", "ref");
    let git = site.out.join(".git").metadata().expect("a folder").ino();
    let folder = site.out.metadata().expect("a folder").ino();
    let first = publish(&site, &files(&[("index.html", "1"), ("a", "a"), ("b/c/d", "d")])).expect("published");
    assert_eq!(first, report(4, 0, &[], Some(Obstacle::Git)));
    let before = site.out.join("b/c/d").metadata().expect("a file").ino();
    // A file becomes a folder.
    let second = publish(&site, &files(&[("index.html", "2"), ("a/b", "a"), ("b/c/d", "d")])).expect("published");
    assert_eq!(second, report(3, 1, &["a"], Some(Obstacle::Git)));
    assert_eq!(site.out.join("b/c/d").metadata().expect("a file").ino(), before);
    // A folder becomes a file.
    let third = files(&[("index.html", "2"), ("a/b", "a"), ("b", "d")]);
    assert_eq!(publish(&site, &third).expect("published"), report(2, 2, &["b/c/d"], Some(Obstacle::Git)));
    assert_eq!(seen(&site.out), third);
    assert_eq!(site.out.join(".git").metadata().expect("a folder").ino(), git);
    assert_eq!(site.out.metadata().expect("a folder").ino(), folder);
    assert!(!site.out.join(".diarium-staging").exists() && !site.out.join(".diarium-lock").exists());
}

#[test]
fn who_requires_one_switch_gets_an_error_where_there_is_none() {
    let site = Site::new();
    site.put(".git/HEAD", "ref");
    let staging = site::stage(&site, &files(&[("index.html", "1")])).expect("a staging folder");
    let error = staging.commit(true).expect_err("no switch");
    let out = site.out.display();
    assert_eq!(error.to_string(), format!("`{out}` cannot be switched at once: it holds a `.git`"));
    assert_eq!(site::listing(&site.out), [".git", ".git/HEAD"]);
}

#[test]
fn a_new_record_is_whole_and_overwrites_nothing() {
    let site = Site::new();
    let path = site.root.join("content/releases/2021/a.md");
    write_record(&path, b"one").expect("written");
    let error = write_record(&path, b"two").expect_err("there is one");
    assert!(matches!(&error, PublishError::RecordExists { path: there } if *there == path));
    assert_eq!(error.to_string(), format!("`{}` exists already", path.display()));
    assert_eq!(fs::read(&path).expect("a file"), b"one");
    let folder = path.parent().expect("a folder");
    assert_eq!(fs::read_dir(folder).expect("a folder").count(), 1);
    let neighbour = folder.join("plain");
    fs::write(&neighbour, "").expect("a file");
    let mode = |path: &Path| path.metadata().expect("a file").mode();
    assert_eq!(mode(&path), mode(&neighbour));
}

#[test]
fn rights_are_those_of_any_new_file() {
    let site = published(&[("a/index.html", "1")]);
    fs::create_dir(site.root.join("plain")).expect("a folder");
    fs::write(site.root.join("plain/file"), "").expect("a file");
    let mode = |path: &Path| path.metadata().expect("a file").mode();
    assert_eq!(mode(&site.out.join("a/index.html")), mode(&site.root.join("plain/file")));
    assert_eq!(mode(&site.out.join("a")), mode(&site.root.join("plain")));
    fs::set_permissions(&site.out, fs::Permissions::from_mode(0o2775)).expect("a folder");
    publish(&site, &files(&[("a/index.html", "2")])).expect("published");
    assert_eq!(mode(&site.out) & 0o7777, 0o2775);
}
