//! Bodies that are given a task but are in no record: offered by name, so that an import can report them.

use std::sync::LazyLock;

use regex::Regex;

use super::super::Document;
use super::super::names::Names;
use super::super::text::Text;

/// Who is given an assignment, as a name that begins with a capital.
static ASSIGNED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:\b[Uu]ppdr(?:ar|og|agit)\b(?: \p{Ll}+){0,3} åt|\b[Uu]ppdrag (?:till|åt)|\b(?:ger|ge|gav)) ",
        r"(\p{Lu}[\w&-]*(?: (?:\p{Lu}[\w&-]*|för|och|i|\p{Ll}[\w-]*))*?)(?: \(|,| att\b| i uppdrag\b| rätt\b| om\b|$)",
    ))
    .expect("a tested pattern")
});

/// The longest that a name can be, in characters.
const LONGEST_NAME: usize = 90;

/// Names of bodies with a task that no record has, each once, in the order of the text.
pub fn unknown(text: &Text, document: &Document, names: &Names) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (_, sentence) in text.sentences() {
        let known = names.bodies_in(sentence, document.published);
        for named in ASSIGNED.captures_iter(sentence).filter_map(|captures| captures.get(1)) {
            let is_known = known.iter().any(|hit| hit.start < named.end() && named.start() < hit.end);
            let name = named.as_str().to_owned();
            if !is_known && name.chars().count() <= LONGEST_NAME && !found.contains(&name) {
                found.push(name);
            }
        }
    }
    found
}
