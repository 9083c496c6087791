//! The names of a body out of seven registers: which are names, which acronyms, and how they are written.

use super::register::Entry;
use crate::import::known::fold;

/// The names that a body has beside its head name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Names {
    pub title: String,
    /// Undated: no register says when they were used.
    pub others: Vec<String>,
    pub acronyms: Vec<String>,
}

impl Names {
    /// Adds a name that is not there yet. Another spelling of one (`Karolinska Institutet`) is a name too: prose is searched for each as it stands.
    fn add(&mut self, name: Option<String>) {
        let Some(name) = name.filter(|name| *name != self.title && !self.others.contains(name)) else { return };
        self.others.push(name);
    }

    /// Whether it has had a name that is more than another spelling of its title.
    pub fn has_other(&self) -> bool {
        self.others.iter().any(|name| fold(name) != fold(&self.title))
    }
}

/// Short names of a body that mean something else in everyday prose: artificial intelligence, the United Nations, television.
const MEANS_SOMETHING_ELSE: [&str; 17] =
    ["AI", "AM", "DOM", "EU", "FM", "FN", "IT", "IV", "OK", "OSSE", "PM", "SB", "TV", "UN", "US", "VA", "VD"];

/// A name of one word in capitals that is longer than this, in letters, is a word that somebody has shouted.
const LONGEST_ACRONYM: usize = 5;

/// SCB's register cuts names off at this many characters.
const CUT_OFF: usize = 48;

/// Reads all names; `left_out` is told each acronym that means something else.
pub(super) fn names(entry: &Entry, is_mission: bool, left_out: &mut dyn FnMut(&str)) -> Names {
    let all = written(entry);
    let mut names = Names { title: readable(&entry.name, &all), ..Names::default() };
    // Of other spellings of the title those count that people have written: the lists capitalise as their columns do.
    let respelt = |name: &&String| fold(name) == fold(&entry.name) && !is_given(entry, &["wd"], name);
    for name in all.iter().filter(|name| !respelt(name)) {
        let is_short = is_acronym(name);
        if is_short && (is_mission || MEANS_SOMETHING_ELSE.contains(&name.as_str())) {
            left_out(name);
        } else if is_short && !names.acronyms.contains(name) && fold(name) != fold(&names.title) {
            names.acronyms.push(name.clone());
            // ESV's short names are codes as often as not.
            names.add(as_a_word(name).filter(|_| is_given(entry, &["stkt", "handlingar", "wd", "scb"], name)));
        } else if !is_short && is_name(name) {
            names.add(Some(readable(name, &all)));
        }
    }
    names
}

/// What the registers write, in the order of how well they know it, without what scraping left.
fn written(entry: &Entry) -> Vec<String> {
    const KEYS: [&str; 3] = ["short_name", "other_names", "old_names"];
    let mut all: Vec<&str> = Vec::new();
    for register in ["stkt", "handlingar", "wd", "esv", "agv", "scb"] {
        for said in entry.said(register) {
            all.extend(said.text(KEYS[0]));
            all.extend(said.texts(KEYS[1]));
            // What SCB keeps under a number that was reused are not names of its present holder.
            if register != "scb" {
                all.extend(said.texts(KEYS[2]));
            }
        }
    }
    // The statute book's list writes every acronym as a word (`Csn`); where another register spells it, that one knows.
    let statutes = entry.said("sfs").into_iter().flat_map(|said| said.texts(KEYS[1]));
    let unknown: Vec<&str> = statutes.filter(|name| !all.iter().any(|other| is_respelt(name, other))).collect();
    all.extend(unknown);
    let cleaned = all.into_iter().map(|name| name.replace("_x000D_", "").trim().to_owned());
    cleaned.filter(|name| !name.is_empty()).collect()
}

/// Whether one of some registers has a name, as it is spelt.
fn is_given(entry: &Entry, registers: &[&str], name: &str) -> bool {
    let said = registers.iter().flat_map(|register| entry.said(register));
    said.into_iter().any(|said| said.text("short_name") == Some(name) || said.texts("other_names").contains(&name))
}

/// One word in capitals, with a small letter at most for every capital (`HaV`, `SiS`).
fn is_acronym(name: &str) -> bool {
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    let small = name.chars().filter(|c| c.is_lowercase()).count();
    let is_word = name.chars().all(char::is_alphanumeric);
    is_word
        && (1..=8).contains(&capitals)
        && small <= capitals
        && name.chars().count() >= 2
        && name.chars().count() <= 8
        && (capitals >= 2 || name.chars().count() == 2)
}

/// An acronym that is read as a word is written as one too: `SWEDAC`, `Swedac`.
fn as_a_word(acronym: &str) -> Option<String> {
    let vowels = acronym.chars().filter(|c| "AEIOUYÅÄÖ".contains(*c)).count();
    let is_read = acronym.chars().count() >= 6 && vowels >= 2 && is_in_capitals(acronym);
    is_read.then(|| capitalised(&acronym.to_lowercase()))
}

fn is_respelt(name: &str, other: &str) -> bool {
    name != other && name.to_lowercase() == other.to_lowercase()
}

/// What may be a body's name in prose: a capital first, letters, no list or note.
fn is_name(name: &str) -> bool {
    name.starts_with(char::is_uppercase)
        && !name.contains(['(', ':', '.', ';', '/'])
        && name.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && !(is_in_capitals(name) && name.chars().count() >= CUT_OFF)
}

fn is_in_capitals(name: &str) -> bool {
    !name.chars().any(char::is_lowercase) && name.contains(char::is_uppercase)
}

/// A name in capitals as another register writes it, else with a capital at its beginning and after `i`.
fn readable(name: &str, others: &[String]) -> String {
    if !is_in_capitals(name) || name.chars().count() <= LONGEST_ACRONYM {
        return name.to_owned();
    }
    let other = others.iter().find(|other| !is_in_capitals(other) && fold(other) == fold(name));
    match other {
        Some(other) => lowered(other),
        None => lowered(&name.to_lowercase()),
    }
}

/// `Alingsås Tingsrätt`, `alingsås tingsrätt`: a capital first and after `i`, none for what kind of body it is.
fn lowered(name: &str) -> String {
    const KINDS: [&str; 6] = ["tingsrätt", "hovrätt", "riksbank", "för", "över", "och"];
    let mut words: Vec<String> = Vec::new();
    for (at, word) in name.split_whitespace().enumerate() {
        let is_kind = KINDS.contains(&word.to_lowercase().as_str());
        words.push(match at {
            0 => capitalised(word),
            _ if is_kind => word.to_lowercase(),
            _ if words.last().is_some_and(|last| last == "i") => capitalised(word),
            _ => word.to_owned(),
        });
    }
    words.join(" ")
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_are_short_and_in_capitals() {
        for acronym in ["SCB", "HaV", "SiS", "Ei", "FOHM", "UmU", "DO"] {
            assert!(is_acronym(acronym), "{acronym}");
        }
        for name in
            ["Sida", "Formas", "Brå", "Vinnova", "Försvarsmakten", "G.C.I.", "Svea hovrätt", "A", "ÅKLAGARMYNDIGHETEN"]
        {
            assert!(!is_acronym(name), "{name}");
        }
    }

    #[test]
    fn an_acronym_that_is_read_as_a_word_is_one_too() {
        assert_eq!(as_a_word("SWEDAC").as_deref(), Some("Swedac"));
        assert_eq!(["SMHI", "LSTHLM", "HaV", "MUCF"].map(as_a_word), [None, None, None, None]);
    }

    #[test]
    fn capitals_become_words() {
        assert_eq!(readable("HÖGSTA DOMSTOLEN", &["Högsta domstolen".to_owned()]), "Högsta domstolen");
        assert_eq!(readable("ALINGSÅS TINGSRÄTT", &["Alingsås Tingsrätt".to_owned()]), "Alingsås tingsrätt");
        assert_eq!(readable("FÖRVALTNINGSRÄTTEN I LULEÅ", &[]), "Förvaltningsrätten i Luleå");
        assert_eq!(readable("Statens VA-nämnd", &[]), "Statens VA-nämnd");
    }
}
