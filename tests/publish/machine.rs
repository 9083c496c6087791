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

/// A container's image is such a file system: a folder of a lower layer cannot change places with another.
#[test]
fn where_the_system_refuses_the_exchange_the_rest_is_done_file_by_file() {
    let first = files(&[("index.html", "1"), ("a/index.html", "a"), ("same/index.html", "s")]);
    let second = files(&[("index.html", "2"), ("b/index.html", "b"), ("same/index.html", "s")]);
    if let Some(folder) = child::folder() {
        let root = folder.join("merged");
        let required = stage_at(&root.join("public"), &root, &second).expect("staged").commit(true);
        assert!(matches!(required, Err(PublishError::NotAtOnce { .. })), "{required:?}");
        assert_eq!(seen(&root.join("public")), first);
        let report = publish_at(&root, &second).expect("published");
        let refused = Obstacle::Refused("Invalid cross-device link (os error 18)".to_owned());
        assert_eq!(report.not_at_once, Some(refused));
        assert_eq!(seen(&root.join("public")), second);
        let paths = ["CNAME", "b", "b/index.html", "index.html", "manifest.json", "same", "same/index.html"];
        assert_eq!(listing(&root.join("public")), paths);
        assert_eq!(listing(&root).iter().filter(|path| path.starts_with('.')).count(), 0);
        return;
    }
    let site = Site::new();
    let lower = site.root.join("lower");
    for path in ["lower/content", "lower/themes", "lower/public", "upper", "work", "merged"] {
        fs::create_dir_all(site.root.join(path)).expect("a folder");
    }
    fs::write(lower.join("public/CNAME"), "example.org").expect("a file");
    publish_at(&lower, &first).expect("published");
    let layers = "mount -t overlay overlay $FOLDER/merged \
                  -o userxattr,lowerdir=$FOLDER/lower,upperdir=$FOLDER/upper,workdir=$FOLDER/work";
    let test = "machine::where_the_system_refuses_the_exchange_the_rest_is_done_file_by_file";
    match child::run(test, &site.root, MOUNTS, layers) {
        Some(output) => assert_passed("a file system in layers", &output),
        None => println!("this machine allows nobody to mount a file system in layers"),
    }
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
