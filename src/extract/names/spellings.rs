//! How a registered name is written in prose: capitals, definite forms, which acronyms need no explanation.

use crate::model::is_ordinary;

/// The title of a record that stands for all county boards.
pub const ALL_COUNTY_BOARDS: &str = "Länsstyrelserna";

/// Other words for all county boards.
const ALL_COUNTY_BOARDS_TOO: [&str; 4] =
    ["landets länsstyrelser", "samtliga länsstyrelser", "alla länsstyrelser", "Sveriges länsstyrelser"];

/// Endings of one-word names that prose also writes with a small letter.
const ENDINGS_OF_AUTHORITIES: [&str; 20] = [
    "verket",
    "myndigheten",
    "styrelsen",
    "kassan",
    "förmedlingen",
    "inspektionen",
    "vården",
    "polisen",
    "makten",
    "ombudsmannen",
    "kollegiet",
    "ämbetet",
    "nämnden",
    "kontoret",
    "rådet",
    "bevakningen",
    "institutet",
    "gälden",
    "arkivet",
    "styrelserna",
];

/// Small words inside names.
const CONNECTIVES: [&str; 12] = ["och", "för", "i", "om", "av", "på", "till", "vid", "den", "mot", "m.m.", "samt"];

/// What everyone calls a body, though no register says so.
const EVERYDAY: [(&str, &str); 5] = [
    ("Polismyndigheten", "Polisen"),
    ("Sveriges riksbank", "Riksbanken"),
    ("Riksgäldskontoret", "Riksgälden"),
    ("Affärsverket svenska kraftnät", "Svenska kraftnät"),
    ("Affärsverket svenska kraftnät", "Svenska Kraftnät"),
];

/// Acronyms and names of three or four letters that need no explanation; registers hold hundreds of others, which prose uses for other things (`SMR`, `SFI`).
const SHORT_ACRONYMS_IN_DAILY_USE: [&str; 33] = [
    "ARN", "Brå", "CSN", "EKN", "ESV", "FBA", "FMV", "FOI", "FRA", "IMY", "ISF", "ISP", "IVO", "KTH", "MFD", "MPF",
    "MSB", "MYH", "PRV", "PTS", "SBU", "SCB", "SGU", "SKL", "SKR", "SLU", "SMI", "SSM", "SiS", "Sida", "TLV", "UHR",
    "UKÄ",
];

/// Longer acronyms of bodies that are words for other things.
const ACRONYMS_OF_OTHER_THINGS: [&str; 4] = ["STEM", "OSSE", "SAMS", "SOFI"];

/// The ways to write a name: as registered, in small letters after the first, each word with a capital, inside a sentence.
pub fn of_name(name: &str) -> Vec<String> {
    if is_ordinary(name) && !SHORT_ACRONYMS_IN_DAILY_USE.contains(&name) {
        return Vec::new();
    }
    let mut forms = vec![name.to_owned()];
    if name.contains(' ') {
        forms.push(first_capital(&name.to_lowercase()));
        forms.push(capital_words(name));
        forms.extend([lowered(&forms[0]), lowered(&forms[1])]);
    } else if ENDINGS_OF_AUTHORITIES.iter().any(|ending| name.ends_with(ending)) {
        forms.push(lowered(name));
    }
    forms.sort();
    forms.dedup();
    forms
}

/// Names in daily use that follow from the registered one: `Statens skolverk` is `Skolverket`.
pub fn everyday(name: &str) -> Vec<String> {
    let mut forms: Vec<String> =
        EVERYDAY.iter().filter(|(registered, _)| *registered == name).map(|(_, form)| (*form).to_owned()).collect();
    if name == ALL_COUNTY_BOARDS {
        forms.extend(ALL_COUNTY_BOARDS_TOO.map(str::to_owned));
    }
    if let Some(definite) = name.strip_prefix("Statens ").and_then(definite) {
        forms.extend([definite.clone(), first_capital(&definite)]);
    }
    forms
}

/// Whether an acronym is understood without its name beside it.
pub fn stands_alone(acronym: &str) -> bool {
    let is_long = acronym.chars().count() > 3 && !ACRONYMS_OF_OTHER_THINGS.contains(&acronym);
    SHORT_ACRONYMS_IN_DAILY_USE.contains(&acronym) || (is_long && !is_ordinary(acronym))
}

/// `skolverk` to `skolverket`; `None` where it is no single word of a known form.
fn definite(word: &str) -> Option<String> {
    const ARTICLES: [(&str, &str); 7] = [
        ("verk", "et"),
        ("råd", "et"),
        ("institut", "et"),
        ("myndighet", "en"),
        ("kommission", "en"),
        ("inspektion", "en"),
        ("styrelse", "n"),
    ];
    let (_, article) = ARTICLES.into_iter().find(|(ending, _)| word.ends_with(ending))?;
    (!word.contains(' ')).then(|| format!("{word}{article}"))
}

fn first_capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn lowered(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn capital_words(name: &str) -> String {
    let word = |word: &str| if CONNECTIVES.contains(&word) { word.to_owned() } else { first_capital(word) };
    name.split(' ').map(word).collect::<Vec<_>>().join(" ")
}
