//! Public bodies as prose names them, told by the shape of their names alone: "Statens skolverk", "Länsstyrelsen i Skåne län",
//! "Post- och telestyrelsen". Knows no register: who they are is for whoever has one.

use std::ops::Range;

/// A run of words that names a body, in base form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub at: Range<usize>,
    pub name: String,
}

/// How the last word of a body's name ends.
const ENDINGS: [&str; 51] = [
    "verket",
    "verk",
    "myndigheten",
    "myndighet",
    "styrelsen",
    "styrelse",
    "kollegiet",
    "rådet",
    "råd",
    "nämnden",
    "nämnd",
    "inspektionen",
    "inspektion",
    "institutet",
    "institut",
    "ombudsmannen",
    "ämbetet",
    "förmedlingen",
    "kassan",
    "makten",
    "kontoret",
    "arkivet",
    "arkiven",
    "biblioteket",
    "museet",
    "museer",
    "museum",
    "centralen",
    "byrån",
    "universitetet",
    "universitet",
    "högskola",
    "högskolan",
    "lantmäteriet",
    "kraftnät",
    "polisen",
    "bevakningen",
    "undersökning",
    "anstalt",
    "samlingar",
    "analys",
    "domstolen",
    "domstolar",
    "beredning",
    "akademin",
    "akademien",
    "konstnärsnämnden",
    "datainspektionen",
    "kommun",
    "tinget",
    "haverikommission",
];

/// Bodies whose names end like nothing else.
const SINGULAR: &[&str] = &[
    "Vinnova",
    "Formas",
    "Forte",
    "Sida",
    "Brå",
    "Digg",
    "Swedac",
    "Kriminalvården",
    "Lantmäteriet",
    "Riksgälden",
    "Kronofogden",
    "Riksbanken",
    "Säpo",
    "Handisam",
    "Almi",
    "Länsstyrelserna",
    "länsstyrelserna",
];

/// First words of names that go on with "för" and what the body is for.
const OPEN_HEADS: [&str; 14] = [
    "Myndigheten",
    "Inspektionen",
    "Institutet",
    "Styrelsen",
    "Forskningsrådet",
    "Verket",
    "Forum",
    "Delegationen",
    "Nämnden",
    "Rådet",
    "Centrum",
    "Nämndmyndigheten",
    "Nationella",
    "Sekretariatet",
];

/// Words that end what a body is for: what follows is no part of its name.
const STOPS: [&str; 34] = [
    "att",
    "ska",
    "skall",
    "får",
    "har",
    "i",
    "som",
    "under",
    "med",
    "om",
    "till",
    "är",
    "bör",
    "kan",
    "på",
    "av",
    "för",
    "från",
    "vid",
    "enligt",
    "samt",
    "eller",
    "lämnar",
    "redovisar",
    "vill",
    "ges",
    "fick",
    "tillförs",
    "tilldelas",
    "att",
    "inom",
    "länsstyrelserna",
    "utan",
    "de",
];

/// Capitalised words that begin sentences, not names; and bodies that are not Swedish.
const NOT_FIRST: [&str; 29] = [
    "Den",
    "Det",
    "Denna",
    "Detta",
    "De",
    "Regeringen",
    "Regeringens",
    "Berörda",
    "Varje",
    "Övriga",
    "En",
    "Ett",
    "Andra",
    "Flera",
    "Alla",
    "Samtliga",
    "Europeiska",
    "Nordiska",
    "EU:s",
    "FN:s",
    "För",
    "Vid",
    "I",
    "Kommunala",
    "Nationell",
    "Socialnämnden",
    "Ny",
    "Nya",
    "Statlig",
];

/// A word of a text with its place, without punctuation around it.
struct Word<'a> {
    at: Range<usize>,
    word: &'a str,
    /// A mark after it parts it from the next word.
    closed: bool,
}

/// All names of bodies in a text, in their order.
pub(super) fn bodies(text: &str) -> Vec<Named> {
    let words = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match length(&words[at..]) {
            Some(length) => {
                let range = words[at].at.start..words[at + length - 1].at.end;
                found.push(Named { name: base_form(&text[range.clone()]), at: range });
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let mut start = 0;
    for piece in text.split(' ') {
        let word = piece.trim_start_matches(['(', '”', '"', '–', '*', '[']);
        let from = start + piece.len() - word.len();
        let trimmed = word.trim_end_matches([',', '.', ';', ':', ')', '”', '"', '*', ']', '!', '?']);
        if !trimmed.is_empty() {
            found.push(Word { at: from..from + trimmed.len(), word: trimmed, closed: trimmed.len() < word.len() });
        }
        start += piece.len() + 1;
    }
    found
}

/// How many words the name that begins here has.
fn length(words: &[Word]) -> Option<usize> {
    let first = words[0].word;
    if SINGULAR.contains(&without_genitive(first)) {
        return Some(1);
    }
    if !first.starts_with(char::is_uppercase) || first.starts_with("EU-") || first.starts_with("Europa") {
        return None;
    }
    let rest = if words[0].closed { &[] } else { &words[1..] };
    county(first, rest)
        .or_else(|| region(first, rest))
        .or_else(|| open(first, rest))
        .or_else(|| compound(first, rest))
        .or_else(|| association(first, rest))
        .or_else(|| several_words(first, rest))
        .or_else(|| one_word(first).then_some(1))
}

/// "Länsstyrelsen i Västra Götalands län".
fn county(first: &str, rest: &[Word]) -> Option<usize> {
    if first != "Länsstyrelsen" || rest.first()?.word != "i" {
        return None;
    }
    let end = rest.iter().take(5).position(|word| word.word == "län" || word.word == "läns");
    let named = rest[1..].iter().take_while(|word| word.word.starts_with(char::is_uppercase)).count().min(2);
    Some(end.map_or(2 + named, |end| end + 2))
}

/// "Region Skåne", "Högskolan i Borås".
fn region(first: &str, rest: &[Word]) -> Option<usize> {
    let is_name = |word: Option<&Word>| word.is_some_and(|word| word.word.starts_with(char::is_uppercase));
    match first {
        "Region" if is_name(rest.first()) => Some(2),
        "Högskolan" if rest.first()?.word == "i" && is_name(rest.get(1)) => Some(3),
        _ => None,
    }
}

/// "Myndigheten för ungdoms- och civilsamhällesfrågor".
fn open(first: &str, rest: &[Word]) -> Option<usize> {
    if !OPEN_HEADS.contains(&first) {
        return None;
    }
    purpose(rest).map(|length| length + 1)
}

/// "för vård- och omsorgsanalys": what a body is for, and how many words that takes.
fn purpose(rest: &[Word]) -> Option<usize> {
    if !matches!(rest.first()?.word, "för" | "mot") {
        return None;
    }
    let is_part = |word: &Word| word.word.starts_with(char::is_lowercase) && !STOPS.contains(&word.word);
    let mut length = 1;
    while let Some(word) = rest.get(length).filter(|word| is_part(word)) {
        let goes_on = match word.word {
            "och" => rest.get(length + 1).is_some_and(is_part),
            _ => true,
        };
        // "för hälsa, arbetsliv och välfärd" goes on after a comma, "för delaktighet, som" does not.
        let ends = word.closed && !rest.iter().skip(length + 1).take(3).any(|next| next.word == "och");
        length += usize::from(goes_on);
        if !goes_on || ends {
            break;
        }
    }
    (length > 1).then_some(length)
}

/// "Havs- och vattenmyndigheten".
fn compound(first: &str, rest: &[Word]) -> Option<usize> {
    let last = rest.get(1)?;
    (first.ends_with('-') && rest[0].word == "och" && has_ending(last.word)).then_some(3)
}

/// "Sveriges Kommuner och Regioner", which is no agency but acts like one.
fn association(first: &str, rest: &[Word]) -> Option<usize> {
    let [a, b, c, ..] = rest else { return None };
    let is_it = first == "Sveriges" && (a.word, b.word) == ("Kommuner", "och");
    (is_it && (c.word.starts_with("Landsting") || c.word.starts_with("Regioner"))).then_some(4)
}

/// "Statens geotekniska institut", "Brottsförebyggande rådet", "Statens beredning för medicinsk utvärdering".
fn several_words(first: &str, rest: &[Word]) -> Option<usize> {
    if NOT_FIRST.contains(&first) {
        return None;
    }
    let reach =
        if ["Statens", "Sveriges", "Svenska", "Försvarets", "Totalförsvarets"].contains(&first) { 4 } else { 1 };
    for (at, word) in rest.iter().take(reach).enumerate() {
        // "Karolinska Institutet" and some universities write both words with a capital.
        let is_lower = word.word.starts_with(char::is_lowercase)
            || ["Institutet", "Universitet"].contains(&without_genitive(word.word));
        if is_lower && !STOPS.contains(&word.word) && has_ending(&word.word.to_lowercase()) {
            let purpose = if word.closed { None } else { purpose(&rest[at + 1..]) };
            return Some(at + 2 + purpose.unwrap_or(0));
        }
        if !is_lower || word.closed || (STOPS.contains(&word.word) && word.word != "och") {
            return None;
        }
    }
    None
}

/// "Socialstyrelsen"; but not "Myndigheten", which points back at a name.
fn one_word(word: &str) -> bool {
    let base = without_genitive(word);
    let lower = base.to_lowercase();
    let ending = ENDINGS.iter().find(|ending| lower.ends_with(**ending));
    ending.is_some_and(|ending| base.chars().count() > ending.chars().count() + 1)
        && !NOT_FIRST.contains(&base)
        && is_definite(base)
}

/// Names of one word have the definite form, but for a few kinds.
fn is_definite(word: &str) -> bool {
    let last = word.chars().next_back();
    matches!(last, Some('t' | 'n')) || word.ends_with("analys") || word.ends_with("kraftnät")
}

fn has_ending(word: &str) -> bool {
    let base = without_genitive(word);
    ENDINGS.iter().any(|ending| base.ends_with(ending))
}

fn without_genitive(word: &str) -> &str {
    let base = word.strip_suffix('s').unwrap_or(word);
    let is_genitive = base.ends_with("et") || base.ends_with("en") || base.ends_with("an") || base.ends_with("erna");
    if is_genitive { base } else { word }
}

fn base_form(name: &str) -> String {
    without_genitive(name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::bodies;

    fn names(text: &str) -> String {
        bodies(text).into_iter().map(|named| named.name).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn names_are_told_by_their_shape() {
        for (text, expected) in [
            ("Regeringen uppdrar åt Socialstyrelsen att", "Socialstyrelsen"),
            ("Statens skolverk (Skolverket) och Boverket ska", "Statens skolverk; Skolverket; Boverket"),
            ("Länsstyrelsen i Västra Götalands län ska", "Länsstyrelsen i Västra Götalands län"),
            ("samråd med Havs- och vattenmyndigheten.", "Havs- och vattenmyndigheten"),
            ("Post- och telestyrelsens arbete", "Post- och telestyrelsen"),
            ("Myndigheten för vård- och omsorgsanalys ska", "Myndigheten för vård- och omsorgsanalys"),
            ("Myndigheten för delaktighet och Forte får", "Myndigheten för delaktighet; Forte"),
            (
                "Statens beredning för medicinsk och social utvärdering får",
                "Statens beredning för medicinsk och social utvärdering",
            ),
            (
                "Forskningsrådet för hälsa, arbetsliv och välfärd ska",
                "Forskningsrådet för hälsa, arbetsliv och välfärd",
            ),
            ("Brottsförebyggande rådet och Uppsala universitet", "Brottsförebyggande rådet; Uppsala universitet"),
            ("Karolinska Institutet ska", "Karolinska Institutet"),
            ("Sveriges Kommuner och Regioner samt Region Skåne", "Sveriges Kommuner och Regioner; Region Skåne"),
        ] {
            assert_eq!(names(text), expected, "{text}");
        }
    }

    #[test]
    fn words_that_point_back_and_foreign_bodies_are_no_names() {
        assert_eq!(names("Myndigheten ska redovisa. Europeiska rådet, Europarådet och Den nya myndigheten"), "");
        assert_eq!(names("Regeringen ger Regeringskansliet ett råd"), "");
    }
}
