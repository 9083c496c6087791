//! Members of the government whom no record of the site names: by title and full name, where nothing shows a foreign one.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::phrases::{SAYS, TITLE, is_other_role};
use super::{MinisterFound, found_at};
use crate::extract::Document;
use crate::extract::names::{Names, Person};
use crate::extract::text::{BlockKind, Text};

const FULL_NAME: &str = r"\p{Lu}[\p{L}’'-]+(?: (?:\p{Lu}[\p{L}’'-]+|von|af|de)\b){1,2}";

static TITLE_AND_NAME: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"\b({TITLE}),? ({FULL_NAME})")).expect("a tested pattern"));

static NAME_AND_TITLE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"\b{SAYS} ({FULL_NAME}), ({TITLE})\b")).expect("a tested pattern"));

static QUOTED_NAME: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"\b{SAYS} ({FULL_NAME})")).expect("a tested pattern"));

/// What every match of [`QUOTED_NAME`] holds. Without word boundaries, which make a search slow where letters are not ASCII.
static MAY_QUOTE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"{SAYS} \p{{Lu}}")).expect("a tested pattern"));

/// The end of the words before a title that say whose minister it is: a country's, a people's, a colleague.
static FOREIGN_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:\p{Lu}[\p{L}:-]*[sxz]|\b\p{L}+(?:sk|ska|ske|tysk|tyska|tyske|fransk|franska|franske)|\bkollega|\bmotsvarighet|\bkollegan)(?: (?:ny|nya|vice|biträdande|nytillträdda|nyutnämnda|nuvarande|premiärminister och|statsminister och))*,? $")
        .expect("a tested pattern")
});

/// A country after name and title.
static FOREIGN_AFTER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^,? (?:i|från|av|of) \p{Lu}").expect("a tested pattern"));

/// Titles that no member of the Swedish government has.
const FOREIGN_TITLES: [&str; 4] = ["premiärminister", "hälsominister", "europaminister", "försteminister"];

/// Words of a clause that no title holds.
const NO_PART_OF_A_TITLE: [&str; 14] = [
    "i",
    "på",
    "vid",
    "till",
    "med",
    "av",
    "från",
    "om",
    "deltar",
    "deltog",
    "besöker",
    "besökte",
    "träffar",
    "träffade",
];

/// Those quoted, those at the beginning of a sentence, those in the title.
pub fn find(text: &Text, document: &Document, names: &Names) -> Vec<MinisterFound> {
    let mut found = Vec::new();
    let (foreigners, held) = (foreigners(text), held_offices(text, names));
    for (kind, sentence) in text.sentences().filter(|(_, sentence)| may_hold_title(sentence)) {
        let with_title = TITLE_AND_NAME.captures_iter(sentence).map(|found| (found.get(1), found.get(2)));
        let with_name = NAME_AND_TITLE.captures_iter(sentence).map(|found| (found.get(2), found.get(1)));
        for (title, name) in with_title.chain(with_name).filter_map(|(title, name)| title.zip(name)) {
            let start = title.start().min(name.start());
            let is_ours = !foreigners.iter().any(|foreigner| shares_surname(foreigner, name.as_str()))
                && !is_foreign_title(title.as_str())
                && !is_clause(title.as_str())
                && !is_other_role(sentence, start, title.end().max(name.end()))
                && !names
                    .people
                    .iter()
                    .any(|person| name.as_str().contains(&person.name) || person.name.contains(name.as_str()));
            let slip = misspelt(name.as_str(), Some(title.as_str()), document, names);
            let (id, known) = slip.unwrap_or((None, name.as_str().to_owned()));
            let minister = found_at(id, known, sentence, name.start(), name.end());
            let is_quoted = minister.part == super::Part::Quoted;
            let is_colleague = held.contains(&office(title.as_str()));
            let stands_out = start == 0 || kind == BlockKind::Title;
            if is_ours && (is_quoted || (stands_out && !is_colleague)) {
                found.push(minister);
            }
        }
    }
    found
}

fn may_hold_title(sentence: &str) -> bool {
    sentence.contains("inister") || sentence.contains("tatsråd")
}

/// "ministern för civilt försvar deltar i": more than a title was read.
fn is_clause(title: &str) -> bool {
    title.split(' ').skip(1).any(|word| NO_PART_OF_A_TITLE.contains(&word))
}

/// Those who are quoted without a title, under a name that is one letter from that of a minister in office.
pub fn slips(text: &Text, document: &Document, names: &Names) -> Vec<MinisterFound> {
    let mut found = Vec::new();
    for (_, sentence) in text.sentences().filter(|(_, sentence)| MAY_QUOTE.is_match(sentence)) {
        for name in QUOTED_NAME.captures_iter(sentence).filter_map(|found| found.get(1)) {
            if let Some((id, known)) = misspelt(name.as_str(), None, document, names)
                && !is_other_role(sentence, name.start(), name.end())
            {
                found.push(found_at(id, known, sentence, name.start(), name.end()));
            }
        }
    }
    found
}

/// The minister in office whose name differs in one letter, or in two where the title is theirs: other people's names are as near.
fn misspelt(name: &str, title: Option<&str>, document: &Document, names: &Names) -> Option<(Option<String>, String)> {
    let has_title = |person: &Person| {
        let same = |held: &str| title.is_some_and(|title| office(title) == office(held));
        person.terms.iter().any(|(held, ..)| same(held))
    };
    let is_meant = |person: &&Person| match strsim::levenshtein(&person.name, name) {
        0 => false,
        1 => true,
        2 => has_title(person),
        _ => false,
    };
    let person = names.people.iter().filter(|person| person.in_office(document.published)).find(is_meant)?;
    Some((Some(person.id.clone()), person.name.clone()))
}

/// Whether the words before a title, or after title and name, point to another country.
pub fn is_foreign(before: &str, after: &str) -> bool {
    FOREIGN_BEFORE.is_match(before) && !before.ends_with("Sveriges ") && !before.ends_with("svenska ")
        || FOREIGN_AFTER.is_match(after)
}

fn is_foreign_title(title: &str) -> bool {
    let title = title.to_lowercase();
    FOREIGN_TITLES.iter().any(|foreign| title.contains(foreign))
}

/// The names that a text anywhere gives to a foreign minister.
fn foreigners(text: &Text) -> Vec<String> {
    let mut found = Vec::new();
    for (_, sentence) in text.sentences().filter(|(_, sentence)| may_hold_title(sentence)) {
        for regex in [&*TITLE_AND_NAME, &*NAME_AND_TITLE] {
            for captures in regex.captures_iter(sentence) {
                let whole = captures.get(0).expect("group 0");
                if is_foreign(&sentence[..whole.start()], &sentence[whole.end()..]) || is_foreign_title(whole.as_str())
                {
                    found.push(whole.as_str().to_owned());
                }
            }
        }
    }
    found
}

/// The offices that a text gives to ministers of the site: who else has one of them there is a colleague from abroad.
fn held_offices(text: &Text, names: &Names) -> BTreeSet<String> {
    let mut offices = BTreeSet::new();
    for (_, sentence) in text.sentences().filter(|(_, sentence)| may_hold_title(sentence)) {
        let ours = names.people_in(sentence);
        for captures in TITLE_AND_NAME.captures_iter(sentence) {
            let (title, name) =
                (captures.get(1).expect("no optional group"), captures.get(2).expect("no optional group"));
            if ours.iter().any(|hit| hit.start == name.start()) {
                offices.insert(office(title.as_str()));
            }
        }
    }
    offices
}

/// The last word of a title: `näringsminister` of `energi- och näringsminister`.
fn office(title: &str) -> String {
    title.rsplit(' ').next().unwrap_or(title).to_lowercase()
}

/// Whether the last word of a name stands in a foreigner's title and name.
fn shares_surname(foreigner: &str, name: &str) -> bool {
    let surname = name.rsplit(' ').next().unwrap_or(name);
    foreigner.split([' ', ',']).any(|word| word == surname)
}
