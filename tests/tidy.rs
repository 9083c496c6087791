//! Rules of the house that no compiler keeps: which module may import which, who may touch the disk and the clock, and that every
//! file says what it is.

#![allow(clippy::disallowed_methods, reason = "tests read the sources")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules in reading order. A module imports earlier ones only.
const ORDER: [&str; 14] = [
    "diagnostic",
    "source",
    "parse",
    "model",
    "extract",
    "site",
    "search",
    "render",
    "load",
    "publish",
    "watch",
    "serve",
    "import",
    "cli",
];

/// The outer modules: they meet in `cli` and nowhere else.
const OUTER: [&str; 4] = ["load", "publish", "watch", "serve"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below a folder, with its path relative to the root.
fn rust_files(folder: &str) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(root().join(folder)) {
        let entry = entry.expect("the sources can be walked");
        let path = entry.path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.strip_prefix(root()).expect("below the root").to_string_lossy().into_owned();
            files.insert(name, fs::read_to_string(path).expect("sources are UTF-8"));
        }
    }
    assert!(!files.is_empty(), "no Rust files in {folder}");
    files
}

/// The module of the house that a file belongs to: `src/model/link/money.rs` is `model`.
fn module_of(path: &str) -> &str {
    let below = path.strip_prefix("src/").expect("sources are in src");
    below.split(['/', '.']).next().expect("split gives at least one")
}

/// The modules that a file names as `crate::module`.
fn imports(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        for after in code.split("crate::").skip(1) {
            let named = after.trim_start_matches('{');
            let end = named.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(named.len());
            found.push((number + 1, &named[..end]));
        }
    }
    found
}

fn rank(module: &str) -> Option<usize> {
    ORDER.iter().position(|known| *known == module)
}

#[test]
fn modules_import_earlier_ones_only() {
    let mut faults = Vec::new();
    for (path, text) in rust_files("src") {
        let own = module_of(&path);
        let Some(own_rank) = rank(own) else { continue };
        for (line, named) in imports(&text) {
            let Some(named_rank) = rank(named) else { continue };
            let outer = OUTER.contains(&own) && OUTER.contains(&named) && own != named;
            if named_rank > own_rank || outer {
                faults.push(format!("{path}:{line} imports `{named}`"));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

/// A file that no other declares is not compiled, and nobody notices.
#[test]
fn every_file_is_part_of_the_program() {
    let files = rust_files("src");
    let declares = |text: &str, name: &str| {
        let ends = [format!("mod {name};"), format!("mod {name} {{")];
        text.lines().any(|line| ends.iter().any(|end| line.ends_with(end)))
    };
    let is_root = |path: &&String| ["src/lib.rs", "src/main.rs"].contains(&path.as_str());
    let orphans: Vec<&String> = files
        .keys()
        .filter(|path| !is_root(path))
        .filter(|path| {
            let path = path.strip_suffix("/mod.rs").or(path.strip_suffix(".rs")).expect("a Rust file");
            let (folder, name) = path.rsplit_once('/').expect("below src");
            let parents = [format!("{folder}.rs"), format!("{folder}/mod.rs"), format!("{folder}/lib.rs")];
            !parents.iter().filter_map(|parent| files.get(parent)).any(|text| declares(text, name))
        })
        .collect();
    assert_eq!(orphans, Vec::<&String>::new());
}

#[test]
fn lib_lists_the_modules_in_reading_order() {
    let lib = fs::read_to_string(root().join("src/lib.rs")).expect("there is a lib.rs");
    let listed: Vec<&str> = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(listed, ORDER);
}

/// Who may name what: the disk is for `load`, `publish`, `watch` and `import`, the clock and the environment for `cli`, the network for `serve`.
#[test]
fn only_outer_modules_touch_the_world() {
    let allowed: [(&str, &[&str]); 6] = [
        ("std::fs", &["load", "publish", "watch", "import"]),
        ("rustix::fs", &["load", "publish", "watch"]),
        ("SystemTime", &["load", "publish", "watch", "cli"]),
        ("Instant::now", &["watch", "serve", "cli"]),
        ("std::env", &["cli"]),
        ("std::net", &["serve", "cli"]),
    ];
    let mut faults = Vec::new();
    for (path, text) in rust_files("src") {
        let module = module_of(&path);
        for (what, modules) in allowed {
            // What the kernel says of this very process is no file.
            let is_code = |line: &&str| !line.trim_start().starts_with("//") && !line.contains("\"/proc/self/");
            let used = text.lines().filter(is_code).any(|line| line.contains(what));
            if used && !modules.contains(&module) && !path.contains("tests") {
                faults.push(format!("{path} uses `{what}`"));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn every_file_says_what_it_is() {
    let folders = ["src", "tests", "examples"];
    let silent: Vec<String> = folders
        .into_iter()
        .filter(|folder| Path::new(&root().join(folder)).exists())
        .flat_map(rust_files)
        .filter(|(_, text)| !text.starts_with("//! "))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(silent, Vec::<String>::new());
}

/// What a file may hold in mind: source files stay below 500 lines.
#[test]
fn no_source_file_is_too_long() {
    let long: Vec<String> = rust_files("src")
        .into_iter()
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > 500)
        .map(|(path, lines)| format!("{path}: {lines} lines"))
        .collect();
    assert_eq!(long, Vec::<String>::new());
}

/// Front matter, templates and code say what they mean; these words say that something is missing.
#[test]
fn nothing_is_left_for_later() {
    let words = ["todo!", "unimplemented!", "dbg!(", "#[ignore"];
    let mut faults = Vec::new();
    for folder in ["src", "examples"] {
        for (path, text) in rust_files(folder) {
            faults.extend(words.iter().filter(|word| text.contains(**word)).map(|word| format!("{path} has `{word}`")));
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}
