//! A name as an id. Knows no record.

use deunicode::deunicode;

/// Letters and digits without accents, everything else a hyphen (`Ebba Busch` is `ebba-busch`).
pub fn slug(name: &str) -> String {
    let ascii = deunicode(name).to_ascii_lowercase();
    let words: Vec<&str> = ascii.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "x".to_owned() } else { words.join("-") }
}
