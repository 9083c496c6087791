//! The imports of real registers, where the environment variable `DIARIUM_CORPUS` names a folder that holds them (`agencies.json`,
//! `swerik/`): whatever the order, a site without an error, and nothing to write the second time.

use std::path::PathBuf;

use crate::Folder;

fn corpus() -> Option<PathBuf> {
    let folder = std::env::var_os("DIARIUM_CORPUS").map(PathBuf::from)?;
    (folder.join("agencies.json").is_file() && folder.join("swerik").is_dir()).then_some(folder)
}

#[test]
fn real_registers_make_a_site_without_an_error_in_any_order() {
    let Some(corpus) = corpus() else {
        eprintln!("skipped: DIARIUM_CORPUS names no folder with agencies.json and swerik/");
        return;
    };
    let (agencies, swerik) = (corpus.join("agencies.json"), corpus.join("swerik"));
    let agencies = ["agencies", agencies.to_str().expect("UTF-8")];
    let swerik = ["swerik", swerik.to_str().expect("UTF-8")];
    for order in [&[agencies][..], &[swerik], &[agencies, swerik], &[swerik, agencies]] {
        let folder = Folder::empty();
        let import = |[name, path]: &[&str; 2]| {
            let output = folder.run(&["import", name, path, "--into", "site"]).output().expect("it runs");
            assert!(output.status.success(), "{name}");
            String::from_utf8(output.stdout).expect("text")
        };
        order.iter().for_each(|one| drop(import(one)));
        folder.run(&["check", "--root", "site", "-q"]).assert().success();
        for one in order {
            let again = import(one);
            assert!(
                again.contains("  as before\n") && !again.contains("  new\n") && !again.contains("  changed\n"),
                "{again}"
            );
        }
    }
}
