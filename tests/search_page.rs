//! The scripts of the search page without a browser: their types, and what they make of addresses and queries.

mod search_node;

use std::path::Path;
use std::process::Command;

const NPM_FOLDER: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/npm-typescript");
const PROJECT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/js/page.tsconfig.json");

/// TypeScript reads the types from the comments, strictly; npm installs it below the target folder.
#[test]
fn types_are_right() {
    let compiler = Path::new(NPM_FOLDER).join("node_modules/typescript/bin/tsc");
    if !compiler.exists() {
        let mut npm = Command::new("npm");
        npm.args(["install", "--silent", "--no-save", "--ignore-scripts", "--prefix", NPM_FOLDER, "typescript@5.9.3"]);
        search_node::output(&mut npm, b"");
    }
    // What is wrong is printed on standard output.
    let found = Command::new("node").arg(compiler).args(["--project", PROJECT]).output().expect("node can be started");
    assert!(found.status.success(), "{}", String::from_utf8_lossy(&found.stdout));
}

#[test]
fn addresses_are_read_and_written() {
    let input = serde_json::json!({
        "addresses": ["", "?q=v%C3%A5ld+%26+x&slag=a&slag=b&slag=a&slag=&ar=2021&ordning=nyast&annat=1", "?ordning=okänd"],
        "queries": ["våld kommuner", "\"en fras\" -ej år:2021 minister:\"Anna Ek\" & 2021:1299", "öppen \"fras"],
    });
    let expected = "\
{\"text\":\"\",\"filters\":{},\"sort\":\"relevance\"} 
{\"text\":\"våld & x\",\"filters\":{\"kind\":[\"a\",\"b\"],\"year\":[\"2021\"]},\"sort\":\"newest\"} ?annat=1&q=v%C3%A5ld+%26+x&slag=a&slag=b&ar=2021&ordning=nyast
{\"text\":\"\",\"filters\":{},\"sort\":\"relevance\"} 
våld kommuner → \"våld\" \"kommuner\"
\"en fras\" -ej år:2021 minister:\"Anna Ek\" & 2021:1299 → \"en fras\" -ej år:2021 minister:\"Anna Ek\" & \"2021:1299\"
öppen \"fras → \"öppen\" \"fras
[{\"kind\":[\"a\"]},{\"kind\":[\"b\"]},{}]
";
    assert_eq!(search_node::run("state.mjs", &[], &input), expected);
}
