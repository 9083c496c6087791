//! The political agreement on which an initiative rests: one between parties, named by its parties or by its own name.

use std::sync::LazyLock;

use regex::Regex;

use super::text::{BlockKind, Text};

/// A basis as the text states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis {
    /// The clause without its full stop.
    pub clause: String,
    /// Keys of parties: `s`, `m`, `sd`, `c`, `v`, `kd`, `l`, `mp`, in the text's order; empty where the text names none.
    pub parties: Vec<String>,
    /// The agreement's own name in its usual spelling, where the text gives it: `januariavtalet`, `Tidöavtalet`.
    pub agreement: Option<String>,
}

/// Parties as prose writes them, with their keys.
const PARTIES: [(&str, &str); 9] = [
    ("Sverigedemokraterna", "sd"),
    ("Kristdemokraterna", "kd"),
    ("Socialdemokraterna", "s"),
    ("Moderaterna", "m"),
    ("Centerpartiet", "c"),
    ("Vänsterpartiet", "v"),
    ("Liberalerna", "l"),
    ("Folkpartiet", "l"),
    ("Miljöpartiet", "mp"),
];

/// Agreements between parties that have a name of their own: how the word begins in small letters, and the usual spelling.
const AGREEMENTS: [(&str, &str); 8] = [
    ("januariavtalet", "januariavtalet"),
    ("januariöverenskommelsen", "januariavtalet"),
    ("tidöavtalet", "Tidöavtalet"),
    ("tidö-avtalet", "Tidöavtalet"),
    ("tidööverenskommelsen", "Tidöavtalet"),
    ("energiöverenskommelsen", "energiöverenskommelsen"),
    ("migrationsöverenskommelsen", "migrationsöverenskommelsen"),
    ("decemberöverenskommelsen", "decemberöverenskommelsen"),
];

/// An agreement, or that some have agreed.
static AGREED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:\p{L}*överenskommelse(?:n|r|rna)?|\p{L}*uppgörelse(?:n)?|(?:kommit |är |varit )överens|överenskommit|\p{L}*avtalet)\b")
        .expect("a tested pattern")
});

/// Words that tie the matter to an agreement's name; beside it alone, without parties, a name is only talked of.
static RESTS_ON: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:bygger på|i linje med|i enlighet med|(?:en |viktig )?del (?:av|i)|en av reformerna i|enligt|mot bakgrund av|framgår (?:också |även )?av|av|aviserat?s? i|i|omfattas av|genomföra|genomför|med anledning av|genom|led i) (?:den |det s\.k\. |det så kallade )?$",
    )
    .expect("a tested pattern")
});

/// The basis that names its parties, else the one that gives the agreement's name; speech and headings state none.
pub(super) fn find(text: &Text) -> Option<Basis> {
    let stated = |(kind, sentence): (BlockKind, &'_ str)| {
        let is_prose = matches!(kind, BlockKind::Paragraph | BlockKind::Item);
        is_prose && !is_speech(sentence) && !super::references::is_pointer(sentence)
    };
    let sentences: Vec<&str> = text.sentences().filter(|&found| stated(found)).map(|(_, sentence)| sentence).collect();
    let of_parties = sentences.iter().find(|sentence| is_between_parties(sentence));
    let named = || sentences.iter().find(|sentence| rests_on_named(sentence));
    of_parties.or_else(named).map(|sentence| Basis {
        clause: sentence.trim_end_matches('.').to_owned(),
        parties: parties_in(sentence),
        agreement: agreement_in(sentence).map(|(_, name)| name.to_owned()),
    })
}

/// Two parties, or one and the government or its allies, have agreed.
fn is_between_parties(sentence: &str) -> bool {
    let allies = ["egeringen", "egeringspartierna", "amarbetspartie"];
    let sides = parties_in(sentence).len() + usize::from(allies.iter().any(|side| sentence.contains(side)));
    sides >= 2 && !parties_in(sentence).is_empty() && AGREED.is_match(sentence)
}

fn rests_on_named(sentence: &str) -> bool {
    agreement_in(sentence).is_some_and(|(at, _)| RESTS_ON.is_match(&sentence[..at]))
}

/// Where an agreement's own name begins, and its usual spelling.
fn agreement_in(sentence: &str) -> Option<(usize, &'static str)> {
    if !sentence.contains("avtalet") && !sentence.contains("överenskommelsen") {
        return None;
    }
    let words = sentence.char_indices().filter(|&(at, _)| at == 0 || sentence[..at].ends_with([' ', '(']));
    words.into_iter().find_map(|(at, _)| {
        let word = sentence[at..].split([' ', ',', '.', ')', ';', ':']).next()?.to_lowercase();
        let named = AGREEMENTS.into_iter().find(|(name, _)| word.strip_suffix('s').unwrap_or(&word) == *name);
        named.map(|(_, usual)| (at, usual))
    })
}

/// Keys in the order in which the parties are named.
fn parties_in(sentence: &str) -> Vec<String> {
    let mut found: Vec<(usize, &str)> =
        PARTIES.into_iter().filter_map(|(name, key)| sentence.find(name).map(|at| (at, key))).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, key)| key.to_owned()).collect()
}

/// Whether somebody says it, or goes on speaking: a dash begins it, or a verb of saying closes it.
fn is_speech(sentence: &str) -> bool {
    let begins = sentence.starts_with(['–', '-', '—', '"', '”']);
    begins || [", säger ", ", sa ", ", sade "].iter().any(|verb| sentence.contains(verb))
}
