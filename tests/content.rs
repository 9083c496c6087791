//! The site that comes with the project, as it would be published.

mod support;

use diarium::source::{Options, Sources};

fn content() -> Sources {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    diarium::load::load(root, Options::at(support::today())).expect("the content can be read")
}

#[test]
fn nothing_is_found_in_the_content() {
    let site = diarium::compile(&content());
    let found: Vec<String> = site.diagnostics.iter().map(support::told).collect();
    assert_eq!(found.join("\n"), "");
}

/// What the five documents say of money, counted once: 20 and 1.5 in 2021, 1.8 in 2020, 25 of the state's in 2023, and 127.5 for a time that
/// its source does not state.
#[test]
fn the_sums_of_the_content_are_those_of_its_sources() {
    let site = diarium::compile(&content());
    let totals = site.site.model.all_totals();
    let years: Vec<(i16, i64)> = totals.years.iter().map(|(year, sum)| (*year, sum.ore.0 / 100)).collect();
    assert_eq!(years, [(2020, 1_800_000), (2021, 21_500_000), (2023, 25_000_000)]);
    assert_eq!(totals.no_year.len(), 1);
    assert_eq!(totals.decided.ore.0 / 100, 175_800_000);
}
