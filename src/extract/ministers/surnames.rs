//! Ministers by surname alone, after a verb of saying or a title: `säger Exempelsson.`, `utrikesminister Exempelsson`.

use std::sync::LazyLock;

use regex::Regex;

use super::phrases::{SAYS, TITLE};
use super::untabled::is_foreign;
use super::{MinisterFound, found_at};
use crate::extract::Document;
use crate::extract::names::Names;
use crate::extract::text::Text;

/// One word with a capital after a verb or a title, or a double surname after a title.
static SURNAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"\b(?:{SAYS}|(?:{SAYS} )?{TITLE}) (\p{{Lu}}[\p{{L}}-]+(?: \p{{Lu}}[\p{{L}}-]+)?)"))
        .expect("a tested pattern")
});

/// One of these stands in every sentence that [`SURNAME`] can match; they are much faster to look for.
const CUES: [&str; 22] = [
    "minister",
    "tatsråd",
    "säger",
    "sa ",
    "sade",
    "framhåll",
    "framhöll",
    "betona",
    "understryk",
    "konstatera",
    "menar",
    "uppger",
    "kommenterar",
    "berätta",
    "skriver",
    "anser",
    "fortsätter",
    "avslutar",
    "förklara",
    "uttalar",
    "tillägger",
    "underströk",
];

/// Those whose surname is that of one minister alone: one whom the text names in full, or else one in office.
pub fn find(text: &Text, document: &Document, names: &Names, full: &[MinisterFound]) -> Vec<MinisterFound> {
    let mut found = Vec::new();
    let may_name = |sentence: &str| CUES.iter().any(|cue| sentence.contains(cue));
    for (_, sentence) in text.sentences().filter(|(_, sentence)| may_name(sentence)) {
        for captures in SURNAME.captures_iter(sentence) {
            let (whole, surname) = (captures.get(0).expect("group 0"), captures.get(1).expect("no optional group"));
            if is_foreign(&sentence[..whole.start()], &sentence[surname.end()..]) {
                continue;
            }
            let base = surname.as_str();
            let in_text = only(full.iter().filter(|minister| ends_with(&minister.name, base)));
            let in_text = in_text.map(|minister| (minister.id.clone(), minister.name.clone()));
            let in_office = || {
                let people = names.people.iter().filter(|person| ends_with(&person.name, base));
                only(people.filter(|person| person.in_office(document.published)))
                    .map(|person| (Some(person.id.clone()), person.name.clone()))
            };
            if let Some((id, name)) = in_text.or_else(in_office) {
                found.push(found_at(id, name, sentence, surname.start(), surname.end()));
            }
        }
    }
    found
}

fn ends_with(name: &str, surname: &str) -> bool {
    name.strip_suffix(surname).is_some_and(|given| given.ends_with(' '))
}

fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.next().is_none().then_some(first)
}
