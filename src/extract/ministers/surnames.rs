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

/// What every match of [`SURNAME`] holds. Without word boundaries, which make a search slow where letters are not ASCII.
static MAY_HOLD_SURNAME: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"{SAYS} \p{{Lu}}|inister|tatsråd")).expect("a tested pattern"));

/// Those whose surname is that of one minister alone: one whom the text names in full, or else one in office.
pub fn find(text: &Text, document: &Document, names: &Names, full: &[MinisterFound]) -> Vec<MinisterFound> {
    let mut found = Vec::new();
    for (_, sentence) in text.sentences().filter(|(_, sentence)| MAY_HOLD_SURNAME.is_match(sentence)) {
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
