//! What scraping and scanning did to a text is undone: soft hyphens, words split at a line's end, odd spaces and minus signs. No word changes.

/// The text with ordinary characters.
pub fn repair(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' => None,
            '\u{a0}' | '\u{202f}' | '\u{2009}' => Some(' '),
            '\u{2212}' | '\u{2010}' | '\u{2011}' => Some('-'),
            other => Some(other),
        })
        .collect()
}
