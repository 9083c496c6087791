//! What a published folder knows of the inputs that it was made from.

use std::fs;
use std::path::Path;

use diarium::publish::{Edition, Report, open};

use crate::site::{self, Files, Site, files};

/// A site that was made from `inputs`; `None` where the system keeps no notes at folders, and nothing can be tested.
fn made_from(inputs: &str) -> Option<Site> {
    let site = Site::new();
    let staging = site::stage(&site, &edition()).expect("staged").from_inputs(Some(inputs.to_owned()));
    staging.commit(false).expect("published");
    let noted = rustix::fs::getxattr(&site.out, "user.diarium.edition", &mut [0; 512][..]);
    if noted == Err(rustix::io::Errno::NOTSUP) || noted == Err(rustix::io::Errno::NODATA) {
        eprintln!("skipped: no extended attributes in {}", site.out.display());
        return None;
    }
    Some(site)
}

fn edition() -> Files {
    files(&[("index.html", "1"), ("a/index.html", "a")])
}

fn found(site: &Site, inputs: &str) -> Option<Edition> {
    open(&site.out, &site.root).expect("a target").made_from(inputs)
}

#[test]
fn the_same_inputs_are_known_again_with_all_files() {
    let Some(site) = made_from("these") else { return };
    let edition = found(&site, "these").expect("known");
    assert_eq!(edition.paths, ["a/index.html", "index.html", "manifest.json"]);
    let manifest = fs::metadata(site.out.join("manifest.json")).expect("a manifest").len();
    assert_eq!(edition.bytes, 2 + manifest);
    assert_eq!(edition.report, Report { written: 0, unchanged: 3, removed: Vec::new(), not_at_once: None });
    assert_eq!(found(&site, "others"), None);
}

#[test]
fn a_later_edition_from_elsewhere_is_not_taken_for_the_former() {
    let Some(site) = made_from("these") else { return };
    site::publish(&site, &files(&[("index.html", "2")])).expect("published");
    assert_eq!(found(&site, "these"), None);
}

#[test]
fn a_file_that_somebody_touched_is_noticed() {
    let change: [fn(&Path); 4] = [
        |out| fs::write(out.join("a/index.html"), "b").expect("written"),
        |out| fs::remove_file(out.join("index.html")).expect("removed"),
        |out| fs::write(out.join("manifest.json"), "[]").expect("written"),
        |out| {
            fs::rename(out.join("a"), out.join("b")).expect("moved");
            std::os::unix::fs::symlink("/", out.join("a")).expect("a link");
        },
    ];
    for change in change {
        let Some(site) = made_from("these") else { return };
        change(&site.out);
        assert_eq!(found(&site, "these"), None);
    }
}
