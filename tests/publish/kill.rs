//! `kill -9` at random moments of a build, and what a reader then sees.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use diarium::publish::open;

use crate::child;
use crate::site::{Files, Site, hidden, listing, publish, seen, stage_at};

const PAGES: usize = 300;
const KILLS: usize = 20;

/// Pages that come, go, change and stay; each lists what it refers to, one path a line after its version.
fn edition(version: usize) -> Files {
    let style = format!("style.{version}.css");
    let pages = (0..PAGES).filter(|page| (page + version) % 5 != 0);
    let mut files: Files = pages
        .map(|page| {
            let (version, style) = if page % 2 == 0 { (version, &*style) } else { (0, "style.css") };
            (format!("pages/{page}/index.html"), format!("{version}\n{style}\n").into_bytes())
        })
        .collect();
    let links: Vec<_> = files.keys().map(String::as_str).collect();
    let home = format!("{version}\n{style}\n{}\n", links.join("\n"));
    files.insert("index.html".to_owned(), home.into_bytes());
    files.insert("style.css".to_owned(), b"p {}".to_vec());
    files.insert(style, version.to_string().into_bytes());
    files
}

fn version(out: &Path) -> usize {
    let home = fs::read_to_string(out.join("index.html")).expect("a home page");
    home.lines().next().and_then(|line| line.parse().ok()).expect("a version")
}

/// Publishes one edition after the other until it is killed.
fn publish_on_and_on(root: &Path) -> ! {
    let out = root.join("public");
    let first = version(&out) + 1;
    println!("\ngo");
    for version in first.. {
        stage_at(&out, root, &edition(version)).and_then(|staging| staging.commit(false)).expect("published");
    }
    unreachable!("versions do not end");
}

/// Numbers that look random and are the same in every run (a linear congruential generator, Knuth's MMIX).
struct Moments(u64);

impl Moments {
    fn next(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// Kills a build again and again, and after each kill lets a reader look, once before and once after the next build has begun.
fn kill_builds(test: &str, foreign: &[&str], before: impl Fn(&Site), after: impl Fn(&Site)) {
    // In memory where there is such a folder: on a disk nearly every kill would hit the wait for the disk.
    let memory = Path::new("/dev/shm");
    let site = if memory.is_dir() { Site::within(memory) } else { Site::new() };
    foreign.iter().for_each(|path| site.put(path, path));
    publish(&site, &edition(0)).expect("published");
    let start = Instant::now();
    publish(&site, &edition(1)).expect("published");
    let four_builds = u64::try_from(start.elapsed().as_micros() * 4).expect("a short time");
    let mut moments = Moments(2026);
    let mut versions = BTreeSet::new();
    for kill in 0..KILLS {
        let mut child = child::command(test, &site.root).stdout(Stdio::piped()).spawn().expect("a child");
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        assert!(lines.any(|line| line.is_ok_and(|line| line == "go")), "the child did not begin");
        let moment = moments.next(four_builds);
        std::thread::sleep(Duration::from_micros(moment));
        child.kill().and_then(|()| child.wait()).expect("a kill");
        println!("kill {kill} after {moment} µs, edition {}, beside it {:?}", version(&site.out), hidden(&site));
        for path in foreign {
            assert_eq!(fs::read_to_string(site.out.join(path)).expect(path), *path);
        }
        before(&site);
        drop(open(&site.out, &site.root).expect("the next build"));
        assert_eq!(hidden(&site), Vec::<String>::new());
        after(&site);
        versions.insert(version(&site.out));
    }
    assert!(versions.len() > 1, "no build ended before it was killed");
}

/// The folder holds one whole edition, what is not ours, and nothing else.
fn assert_one_edition(site: &Site, foreign: &[&str]) {
    let files = edition(version(&site.out));
    assert_eq!(seen(&site.out), files);
    let found = listing(&site.out).into_iter().filter(|path| !site.out.join(path).is_dir());
    let expected = files.keys().map(String::as_str).chain(["manifest.json"]).chain(foreign.iter().copied());
    assert_eq!(found.collect::<BTreeSet<_>>(), expected.map(str::to_owned).collect());
}

#[test]
fn a_reader_sees_the_old_edition_or_the_new_after_kill_9() {
    if let Some(root) = child::folder() {
        publish_on_and_on(&root);
    }
    let foreign = [".well-known/acme/token", "CNAME", "pages/mine"];
    let one_edition = |site: &Site| assert_one_edition(site, &foreign);
    kill_builds("kill::a_reader_sees_the_old_edition_or_the_new_after_kill_9", &foreign, one_edition, one_edition);
}

/// Every page that the home page refers to is there, and so is what those refer to.
fn assert_no_broken_link(site: &Site) {
    let references = |path: &str| {
        let page = fs::read_to_string(site.out.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        page.lines().skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    for page in references("index.html").iter().filter(|path| path.ends_with(".html")) {
        for asset in references(page) {
            assert!(site.out.join(&asset).exists(), "{page} refers to {asset}");
        }
    }
}

#[test]
fn file_by_file_no_link_breaks_and_the_next_build_ends_what_was_killed() {
    if let Some(root) = child::folder() {
        publish_on_and_on(&root);
    }
    let foreign = [".git/HEAD", "CNAME", "pages/mine"];
    let whole = |site: &Site| assert_one_edition(site, &foreign);
    let test = "kill::file_by_file_no_link_breaks_and_the_next_build_ends_what_was_killed";
    kill_builds(test, &foreign, assert_no_broken_link, whole);
}
