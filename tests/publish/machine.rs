//! Disks that are full, folders that are mounted, parents that may not be written to: each in a child process that has them.
//!
//! What a machine allows differs, so each test says which way it went; none goes no way at all.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};

use diarium::publish::{Obstacle, PublishError, Report, open};

use crate::child;
use crate::site::{Files, Site, files, listing, seen, stage_at};

/// A mount namespace of the child's own: what it mounts is gone when it ends.
const MOUNTS: &[&str] = &["unshare", "--map-root-user", "--mount"];

/// Without root's right to write everywhere; the user stays the same.
const NO_PRIVILEGE: &[&str] = &["unshare", "--user"];

#[track_caller]
fn assert_passed(way: &str, output: &Output) {
    let text = [&*output.stdout, &*output.stderr].map(String::from_utf8_lossy).concat();
    println!("by {way}:\n{text}");
    assert!(output.status.success(), "by {way}:\n{text}");
}

fn publish_at(root: &Path, files: &Files) -> Result<Report, PublishError> {
    stage_at(&root.join("public"), root, files)?.commit(false)
}

/// Large enough for no disk of one megabyte, in files too large for a limit of half of one.
fn too_large() -> Files {
    (0..4).map(|page| (format!("{page}/index.html"), vec![b'x'; 700_000])).collect()
}

#[test]
fn a_full_disk_leaves_the_old_edition() {
    let small = files(&[("index.html", "1"), ("a/index.html", "a")]);
    if let Some(root) = child::folder() {
        for obstacle in [None, Some(Obstacle::Git)] {
            assert_eq!(publish_at(&root, &small).expect("published").not_at_once, None);
            if obstacle.is_some() {
                fs::create_dir(root.join("public/.git")).expect("a folder");
            }
            let before = listing(&root);
            let error = publish_at(&root, &too_large()).expect_err("no room");
            println!("{error}");
            assert!(matches!(error, PublishError::Io { action: "write", .. }), "{error}");
            assert_eq!(seen(&root.join("public")), small);
            assert_eq!(listing(&root), before);
        }
        return;
    }
    let test = "machine::a_full_disk_leaves_the_old_edition";
    let site = Site::new();
    let full = "mount -t tmpfs -o size=1m tmpfs $FOLDER && mkdir $FOLDER/content $FOLDER/themes";
    let limit = "trap '' XFSZ && ulimit -f 1000";
    if let Some(output) = child::run(test, &site.root, MOUNTS, full) {
        assert_passed("a disk of one megabyte", &output);
    }
    let output = child::run(test, &site.root, &["env"], limit).expect("a shell that can limit the size of files");
    assert_passed("a limit to the size of files", &output);
}

/// What every folder that cannot be switched at once must show.
fn assert_published_file_by_file(root: &Path, obstacle: &Obstacle) {
    fs::write(root.join("public/CNAME"), "example.org").expect("a file");
    let first = publish_at(root, &files(&[("index.html", "1"), ("a/index.html", "a")])).expect("published");
    assert_eq!(first.not_at_once.as_ref(), Some(obstacle));
    let staging = stage_at(&root.join("public"), root, &files(&[("index.html", "2")])).expect("staged");
    assert!(matches!(staging.commit(true), Err(PublishError::NotAtOnce { .. })));
    let _first = open(&root.join("public"), root).expect("a target");
    assert!(matches!(open(&root.join("public"), root), Err(PublishError::Busy { .. })));
    drop(_first);
    let second = publish_at(root, &files(&[("index.html", "2")])).expect("published");
    assert_eq!(second.removed, ["a/index.html"]);
    assert_eq!(seen(&root.join("public")), files(&[("index.html", "2")]));
    assert_eq!(listing(&root.join("public")), ["CNAME", "index.html", "manifest.json"]);
}

#[test]
fn a_folder_that_cannot_be_switched_is_published_file_by_file() {
    let test = "machine::a_folder_that_cannot_be_switched_is_published_file_by_file";
    if let Some(root) = child::folder() {
        let is_mount = fs::metadata(&root).expect("a root").permissions().mode() & 0o200 != 0;
        let obstacle = if is_mount { Obstacle::MountPoint } else { Obstacle::NoRightBeside };
        return assert_published_file_by_file(&root, &obstacle);
    }
    let site = Site::new();
    fs::create_dir(&site.out).expect("a folder");
    let mounted = child::run(test, &site.root, MOUNTS, "mount -t tmpfs tmpfs $FOLDER/public");
    let bound = child::run(test, &site.root, MOUNTS, "mount --bind $FOLDER/public $FOLDER/public");
    mounted.iter().for_each(|output| assert_passed("a mounted file system", output));
    bound.iter().for_each(|output| assert_passed("a mounted folder of the same file system", output));
    fs::set_permissions(&site.root, fs::Permissions::from_mode(0o555)).expect("a folder");
    let refused = Command::new("touch").arg(site.root.join("x")).status().expect("touch");
    let wrapper = if refused.success() { NO_PRIVILEGE } else { &["env"] };
    let output = child::run(test, &site.root, wrapper, "! touch $FOLDER/y 2>/dev/null");
    output.iter().for_each(|output| assert_passed("a parent that may not be written to", output));
    assert!(mounted.is_some() || output.is_some(), "this machine has neither mounts nor users without rights");
    fs::set_permissions(&site.root, fs::Permissions::from_mode(0o755)).expect("a folder");
}
