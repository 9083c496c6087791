//! Compiling again: the same sources give the same bytes, and an unreadable file keeps its last good text.

mod support;

use std::collections::BTreeMap;

use diarium::source::{Options, Sources};
use diarium::{Compiled, Memory, compile, compile_again};
use support::told;

/// The site that comes with the project: every kind of record, and all that is derived.
fn content() -> Sources {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    diarium::load::load(root, Options::at(support::today())).expect("the project's own site can be read")
}

fn outputs(site: &Compiled) -> BTreeMap<String, Vec<u8>> {
    let render = |path: String| {
        let bytes = site.render(&path).expect("a path of the site").expect("it can be rendered");
        (path, bytes)
    };
    site.paths().into_iter().map(render).collect()
}

#[test]
fn the_same_sources_give_the_same_bytes() {
    let sources = content();
    let mut shuffled = Sources::new(sources.options.clone());
    let files: Vec<_> = sources.files.values().collect();
    for at in 0..files.len() {
        // 7919 is a prime that does not divide the count: each file once, far from the last.
        let file = files[at * 7919 % files.len()];
        shuffled.add(&file.path, file.bytes.to_vec());
    }
    assert_eq!(shuffled.files.len(), files.len());
    let (first, second) = (compile(&sources), compile(&shuffled));
    assert_eq!(first.diagnostics, second.diagnostics);
    assert_eq!(outputs(&first), outputs(&second));
}

#[test]
fn what_was_remembered_changes_nothing() {
    let sources = content();
    let mut memory = Memory::default();
    let mut without = sources.clone();
    without.files.remove("content/ministers/marta-stenevi.md");
    compile_again(&without, &mut memory);
    assert_eq!(outputs(&compile_again(&sources, &mut memory)), outputs(&compile(&sources)));
}

#[test]
fn the_rows_of_the_manifest_are_the_files_of_the_site() {
    let site = compile(&content());
    let mut collected = BTreeMap::new();
    let written = std::sync::Mutex::new(&mut collected);
    site.render_each(|output| {
        written.lock().expect("no thread panics").insert(output.path, output.bytes);
        Ok(())
    })
    .expect("the site can be rendered");
    assert_eq!(collected, outputs(&site));
}

/// The titles of releases, each with `*` where it is an earlier text.
fn titles(site: &Compiled) -> Vec<String> {
    let title = |release: &diarium::model::Release| {
        format!("{}{}", release.head.title, if release.head.stale { "*" } else { "" })
    };
    site.site.model.releases.iter().map(title).collect()
}

#[test]
fn an_unreadable_file_keeps_its_last_good_text() {
    let mut memory = Memory::default();
    let mut sources = support::sources("//- content/releases/a.md\n---\ntitle: Ett\n---\n");
    assert_eq!(titles(&compile_again(&sources, &mut memory)), ["Ett"]);

    for broken in ["---\ntitle: [\n---\n", "---\ntitle: {\n---\n"] {
        sources.add("content/releases/a.md", broken.as_bytes().to_vec());
        let site = compile_again(&sources, &mut memory);
        assert_eq!(titles(&site), ["Ett*"]);
        assert!(site.has_errors());
    }

    sources.add("content/releases/a.md", b"---\ntitle: Tva\n---\n".to_vec());
    let site = compile_again(&sources, &mut memory);
    assert_eq!(titles(&site), ["Tva"]);
    assert_eq!(site.diagnostics.iter().map(told).collect::<String>(), "");
}

#[test]
fn a_removed_file_is_forgotten() {
    let mut memory = Memory::default();
    let mut sources = support::sources("//- content/releases/a.md\n---\ntitle: Ett\n---\n");
    compile_again(&sources, &mut memory);
    sources.files.remove("content/releases/a.md");
    assert!(titles(&compile_again(&sources, &mut memory)).is_empty());
    sources.add("content/releases/a.md", b"---\ntitle: [\n---\n".to_vec());
    assert!(titles(&compile_again(&sources, &mut memory)).is_empty());
}

#[test]
fn a_file_that_can_no_longer_be_opened_keeps_its_last_good_text() {
    use diarium::diagnostic::{Code, Diagnostic, Place};
    let mut memory = Memory::default();
    let mut sources = support::sources("//- content/releases/a.md\n---\ntitle: Ett\n---\n");
    compile_again(&sources, &mut memory);
    sources.files.remove("content/releases/a.md");
    let place = Place::file(&"content/releases/a.md".into());
    sources.problems.push(Diagnostic::error(Code::FILE_UNREADABLE, place, "cannot read it"));
    assert_eq!(titles(&compile_again(&sources, &mut memory)), ["Ett*"]);
}
