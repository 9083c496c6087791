//! The site that comes with the project, as it would be published.

mod support;

use diarium::source::{Options, Sources};

fn content() -> Sources {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Sources::new(Options::at(support::today()));
    for entry in walkdir::WalkDir::new(root.join("content")) {
        let entry = entry.expect("content can be walked");
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(root).expect("content is in the root").to_str().expect("UTF-8");
            sources.add(path, std::fs::read(entry.path()).expect("content can be read"));
        }
    }
    sources
}

#[test]
fn nothing_is_found_in_the_content() {
    let site = diarium::compile(&content());
    let found: Vec<String> = site.diagnostics.iter().map(support::told).collect();
    assert_eq!(found.join("\n"), "");
}
