//! Bodies that are given a task but are in no record: offered by name, so that an import can report them.

use std::sync::LazyLock;

use regex::Regex;

use super::super::Document;
use super::super::names::Names;
use super::super::text::Text;

/// Who is given an assignment, as a name that begins with a capital.
static ASSIGNED: LazyLock<Regex> = LazyLock::new(|| {
    const NAME: &str = r"(\p{Lu}[\w&-]*(?: (?:\p{Lu}[\w&-]*|för|och|i|\p{Ll}[\w-]*))*?)";
    let to = r"(?:\b[Uu]ppdr(?:ar|og|agit)\b(?: \p{Ll}+){0,3} åt|\b[Uu]ppdrag (?:till|åt))";
    let pattern = format!(r"{to} {NAME}(?: \(|,| att\b| om\b|$)|\b(?:ger|ge|gav) {NAME}(?: \([^)]*\))? i uppdrag\b");
    Regex::new(&pattern).expect("a tested pattern")
});

/// Who is given tasks but is no body of its own, or is part of the government.
const NO_BODIES: [&str; 4] = ["Regeringskansliet", "Försvarsberedningen", "Utredningen", "Sverige"];

/// The longest that a name can be, in characters.
const LONGEST_NAME: usize = 90;

/// Names of bodies with a task that no record has, each once, in the order of the text.
pub fn unknown(text: &Text, document: &Document, names: &Names) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (_, sentence) in text.sentences() {
        let known = names.bodies_in(sentence, document.published);
        for named in ASSIGNED.captures_iter(sentence).filter_map(|captures| captures.get(1).or(captures.get(2))) {
            let is_known = known.iter().any(|hit| hit.start < named.end() && named.start() < hit.end);
            let name = named.as_str().to_owned();
            let is_body = !NO_BODIES.contains(&name.as_str());
            if !is_known && is_body && name.chars().count() <= LONGEST_NAME && !found.contains(&name) {
                found.push(name);
            }
        }
    }
    found
}
