//! Diary numbers in prose: which are the document's own, and how it relates to the decisions of the others.

use std::sync::LazyLock;

use regex::Regex;

use super::{Reference, ReferenceKind};
use crate::extract::text::{BlockKind, Text};

/// Ministry, year, number, unit: `Ku2018/01351/KL`, also with blanks from scanning and with several units (`UF2013/38840/UD/USTYR`).
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(\p{Lu}\p{L}{0,2}) ?((?:19|20)\d\d) ?/ ?(\d{1,6})((?: ?/ ?\p{Lu}[\p{L}]{0,8})*)")
        .expect("a tested pattern")
});

/// Words before a number that ask the reader to quote it, or give it as that of this decision.
static OWN_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)(?:(?:\bange|\buppge|\bmärk\b[^.;]*|\bhänvisa till|\brefere\w+ till|\bangivande av)(?: [^.;()]{0,40})? ?(?:diarienummer|diarienumret|dnr)|",
        r"\b(?:detta|föreliggande) (?:besluts?|uppdrags?)[^.;]{0,20}(?:dnr|diarienummer)?)[ .:(]*$|^(?:dnr|diarienummer|diarienr)[ .:]*$",
    ))
    .expect("a tested pattern")
});

/// What a sentence says of another decision; the first that fits decides.
const RELATIONS: [(ReferenceKind, &str); 5] = [
    // A page that was renewed: the other decision is the later one, and says so itself.
    (
        ReferenceKind::Other,
        r"(?i)\b(?:har ersatts av|ersätts av|har upphävts genom|har ändrats genom) (?:ett |det |nytt |nya |regeringens )*(?:regerings)?(?:beslut|uppdrag)",
    ),
    (ReferenceKind::Replaces, r"(?i)\b(?:ersätter|ersätts|upphäver|upphävs|i stället för)\b"),
    (
        ReferenceKind::Amends,
        r"(?i)\b(?:med ändring av|ändrar|ändra|ändras|ändrat|ändring|förlänger|förlänga|förlängs|förlängning|förlängd|senarelägg\w+|tidigarelägg\w+|anstånd|ska i stället)\b",
    ),
    (
        ReferenceKind::Strengthens,
        r"(?i)\b(?:kompletter\w+|tillägg\w*|utvidg\w+|förstärk\w+|utök\w+|fördjup\w+|precisering|preciser\w+)\b",
    ),
    (
        ReferenceKind::Continues,
        r"(?i)\b(?:fortsätt\w+|fortsatt|vidareutveck\w+|bygger vidare|uppfölj\w+|utveckling av|slutför\w*|återrapport\w*)\b",
    ),
];

static RELATION_RULES: LazyLock<Vec<(ReferenceKind, Regex)>> = LazyLock::new(|| {
    let rule = |(kind, phrase)| (kind, Regex::new(phrase).expect("tested phrases"));
    RELATIONS.into_iter().map(rule).collect()
});

/// The document's own numbers, and the others with their sentences, each once.
pub fn find(text: &Text) -> (Vec<String>, Vec<Reference>) {
    let mut own: Vec<String> = Vec::new();
    let mut others: Vec<Reference> = Vec::new();
    for (kind, sentence) in text.sentences().filter(|(_, sentence)| sentence.contains('/')) {
        for found in NUMBER.captures_iter(sentence) {
            let whole = found.get(0).expect("group 0");
            let number = format!("{}{}/{}{}", &found[1], &found[2], &found[3], found[4].replace(' ', ""));
            let is_known = own.contains(&number) || others.iter().any(|other| other.number == number);
            if is_known {
                continue;
            }
            if is_own(kind, sentence, whole.start(), whole.end()) {
                own.push(number);
            } else {
                others.push(Reference { number, kind: relation(sentence), evidence: sentence.to_owned() });
            }
        }
    }
    (own, others)
}

/// A number closes a title, stands alone in its line, or is given as that of this decision.
fn is_own(kind: BlockKind, sentence: &str, start: usize, end: usize) -> bool {
    let (before, after) = (&sentence[..start], &sentence[end..]);
    let closes_title = kind == BlockKind::Title && after.trim().is_empty();
    let is_alone = before.is_empty() && after.trim_matches(['.', ' ', '*']).is_empty();
    closes_title || is_alone || OWN_BEFORE.is_match(before)
}

fn relation(sentence: &str) -> ReferenceKind {
    RELATION_RULES.iter().find(|(_, phrase)| phrase.is_match(sentence)).map_or(ReferenceKind::Other, |(kind, _)| *kind)
}
