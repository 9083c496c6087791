//! Who must do what a sentence says: the body that it names as its subject, or else the one that has the assignment. Tells names by
//! their shape, and looks up acronyms that the text does not explain.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use super::named::{self, Named};
use super::names::Names;
use super::text::{BlockKind, Text};
use crate::model::Period;

/// Words directly before a body that make it no subject.
const PREPOSITIONS: [&str; 22] = [
    "till", "med", "från", "hos", "för", "i", "om", "på", "vid", "mot", "inom", "enligt", "efter", "under", "genom",
    "via", "hör", "att", "samråd", "kopia", "utöver", "ur",
];

/// What follows a body that must do something.
static MUST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^[\s*]*(?:\([^)]*\)[\s*]*)?(?:, [^.]{0,160}?,? |– [^–]{0,160} – )?(?:ska|skall|får|bör|har i uppdrag|har (?:även |nu )?fått i uppdrag|ges i uppdrag|lämnar|redovisar|slutredovisar|delredovisar|kommer att|rekvirerar)\b")
        .expect("the pattern of duties is well-formed")
});

static MUST_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:ska|skall|bör|av|av respektive) (?:även )?$").expect("the pattern of duties is well-formed")
});

/// An acronym that nothing explains, as a subject.
static SHORT_SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[ (])([A-ZÅÄÖ]{3,6}) (?:ska|skall|bör|får)\b").expect("the pattern of acronyms is well-formed")
});

/// The task is given to those who follow.
static GIVEN_TO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:uppdrar åt|uppdra åt|i uppdrag åt|i uppdrag till|uppdrag(?:et)? (?:till|åt|för)|\bger|\bgett|\bge|\bgivit|beslutar att)(?: nu| även)? $")
        .expect("the pattern of given tasks is well-formed")
});

/// The task is given to those who stand before.
static GETS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^[\s*]*(?:\([^)]*\)[\s*]*)?(?:[^.,]{0,60}, )?(?:i uppdrag|får(?: nu)? (?:i uppdrag|ett uppdrag|förlängd|förlängt|utökat)|ska\b|ges|har fått i uppdrag|fortsätter|utreder)")
        .expect("the pattern of received tasks is well-formed")
});

/// An inquiry reports in its own name, which no register knows; a referral is answered by many.
static INQUIRY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\butred(?:are|aren|ningen|ningens|ningstiden|ning)\b|kommitté|betänkande|delegationen\b|\bremiss|särskild utred|tilläggsdirektiv")
        .expect("the pattern of inquiries is well-formed")
});

/// A title that gives money on: "Uppdrag att fördela bidrag till kommuner".
static HANDS_ON: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:fördela|utbetala|betala ut|lämna|utlysa)\b[^.]{0,60}(?:medel|bidrag|stöd|ersättning)\b[^.]{0,80}\btill\b")
        .expect("the pattern of what is handed on is well-formed")
});

/// The bodies of one document that have tasks, and what they are called for short.
pub(super) struct Actors {
    /// To whom the assignment as a whole is given.
    task: Vec<String>,
    /// "SBU" → "Statens beredning för medicinsk utvärdering".
    long_names: BTreeMap<String, String>,
    is_inquiry: bool,
    hands_on: bool,
}

impl Actors {
    pub(super) fn of(text: &Text, names: &Names) -> Actors {
        let mut actors = Actors { task: Vec::new(), long_names: BTreeMap::new(), is_inquiry: false, hands_on: false };
        let all: Vec<(BlockKind, &str)> =
            text.blocks.iter().flat_map(|block| block.sentences.iter().map(|s| (block.kind, s.as_str()))).collect();
        for (_, sentence) in &all {
            actors.learn_short_names(sentence);
        }
        actors.look_up_short_names(all.iter().map(|(_, sentence)| *sentence), names);
        let body = all.iter().filter(|(kind, _)| *kind != BlockKind::Title);
        let title = all.iter().filter(|(kind, _)| *kind == BlockKind::Title);
        let given = |sentence: &str| {
            given_task(sentence, &actors.all_names(sentence))
                .into_iter()
                .map(|name| actors.long(&name))
                .collect::<Vec<_>>()
        };
        let found = body.chain(title).map(|(_, sentence)| given(sentence)).find(|names| !names.is_empty());
        actors.task = found.unwrap_or_default();
        actors.hands_on = HANDS_ON.is_match(&text.blocks[0].sentences.join(" "));
        actors.is_inquiry = all.iter().take(4).any(|(_, sentence)| INQUIRY.is_match(sentence));
        actors
    }

    /// "Statens beredning för medicinsk utvärdering (SBU)".
    fn learn_short_names(&mut self, sentence: &str) {
        for Named { at, name } in named::bodies(sentence) {
            let after = &sentence[at.end..];
            if let Some((short, _)) = after.strip_prefix(" (").and_then(|rest| rest.split_once(')'))
                && short.chars().next().is_some_and(char::is_uppercase)
                && !short.contains([' ', '/'])
            {
                self.long_names.entry(short.to_owned()).or_insert(name);
            }
        }
    }

    /// Acronyms that the text does not explain, but the site knows: of one body only.
    fn look_up_short_names<'a>(&mut self, sentences: impl Iterator<Item = &'a str>, names: &Names) {
        let is_short = |word: &&str| (3..=6).contains(&word.chars().count()) && word.chars().all(char::is_uppercase);
        let words = sentences.flat_map(|sentence| sentence.split(|c: char| !c.is_alphanumeric())).filter(is_short);
        let unexplained: BTreeSet<&str> = words.filter(|word| !self.long_names.contains_key(*word)).collect();
        for short in unexplained {
            let bodies = names.organisations.iter().map(|organisation| organisation.names.as_slice());
            if let Some(long) = only_holder(short, bodies) {
                self.long_names.insert(short.to_owned(), long.to_owned());
            }
        }
    }

    /// The bodies to which the assignment as a whole is given.
    pub(super) fn with_the_task(&self) -> &[String] {
        &self.task
    }

    /// Whether the task is to hand money on to others, so that the money of the task is not its bearer's.
    pub(super) fn hands_on(&self) -> bool {
        self.hands_on
    }

    /// The long form of a name that the text has shortened.
    pub(super) fn long(&self, name: &str) -> String {
        self.long_names.get(name).cloned().unwrap_or_else(|| name.to_owned())
    }

    /// Who must do what a clause of a sentence says.
    pub(super) fn responsible(&self, sentence: &str, clause: &str) -> Vec<String> {
        let own = self.subjects(clause);
        let subjects = if own.is_empty() { self.subjects(sentence) } else { own };
        if !subjects.is_empty() {
            return subjects;
        }
        match INQUIRY.is_match(sentence) || (self.is_inquiry && self.task.is_empty()) {
            true => Vec::new(),
            false => self.task.clone(),
        }
    }

    /// Bodies that stand where the one who must do it stands.
    fn subjects(&self, sentence: &str) -> Vec<String> {
        let names = self.all_names(sentence);
        for (first, run) in runs(sentence, &names) {
            let before = &sentence[..run[0].at.start];
            let after = &sentence[run[run.len() - 1].at.end..];
            if (MUST.is_match(after) && !follows_preposition(before)) || MUST_BEFORE.is_match(before) {
                return names[first..first + run.len()].iter().map(|named| self.long(&named.name)).collect();
            }
        }
        SHORT_SUBJECT.captures(sentence).map(|found| self.long(&found[1])).into_iter().collect()
    }

    /// Names by shape, and the short names that the text has explained.
    pub(super) fn all_names(&self, sentence: &str) -> Vec<Named> {
        let mut names = named::bodies(sentence);
        for short in self.long_names.keys() {
            for (start, _) in sentence.match_indices(short.as_str()) {
                let at = start..start + short.len();
                let stands_alone = !sentence[..start].ends_with(|c: char| c.is_alphanumeric() || c == '(')
                    && !sentence[at.end..].starts_with(char::is_alphanumeric);
                if stands_alone && !names.iter().any(|other| other.at.start < at.end && at.start < other.at.end) {
                    names.push(Named { at, name: short.clone() });
                }
            }
        }
        names.sort_by_key(|named| named.at.start);
        names
    }
}

/// The first name of the only body that has a name among its others.
fn only_holder<'a>(short: &str, bodies: impl Iterator<Item = &'a [(String, Option<Period>)]>) -> Option<&'a str> {
    let mut holders = bodies.filter(|names| names.iter().any(|(name, _)| name == short));
    match (holders.next(), holders.next()) {
        (Some(names), None) => names.first().map(|(name, _)| name.as_str()),
        _ => None,
    }
}

/// To whom a sentence gives a task.
fn given_task(sentence: &str, names: &[Named]) -> Vec<String> {
    for (_, run) in runs(sentence, names) {
        let before = &sentence[..run[0].at.start];
        let after = &sentence[run[run.len() - 1].at.end..];
        if GIVEN_TO.is_match(before) || (GETS.is_match(after) && !follows_preposition(before)) {
            return run.iter().map(|named| named.name.clone()).collect();
        }
    }
    Vec::new()
}

/// Names that are joined by commas and "och", each run with the index of its first.
fn runs<'a>(sentence: &str, names: &'a [Named]) -> Vec<(usize, &'a [Named])> {
    let joined = |a: &Named, b: &Named| {
        let between = without_parentheses(&sentence[a.at.end..b.at.start]);
        matches!(between.trim(), "," | "och" | "samt" | ", och" | "respektive")
    };
    let mut found = Vec::new();
    let mut first = 0;
    for at in 1..=names.len() {
        if at == names.len() || !joined(&names[at - 1], &names[at]) {
            found.push((first, &names[first..at]));
            first = at;
        }
    }
    found
}

fn without_parentheses(text: &str) -> String {
    let mut depth = 0;
    let mut kept = String::new();
    for character in text.chars() {
        match character {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ if depth == 0 => kept.push(character),
            _ => {}
        }
    }
    kept
}

fn follows_preposition(before: &str) -> bool {
    let trimmed = before.trim_end();
    let word = trimmed.rsplit(' ').next().unwrap_or_default().to_lowercase();
    PREPOSITIONS.contains(&word.as_str()) || trimmed.ends_with('(')
}

#[cfg(test)]
mod tests {
    use super::{Actors, only_holder};
    use crate::extract::names::Names;
    use crate::extract::text::Text;

    #[test]
    fn acronyms_are_explained_by_the_text() {
        let text = Text::of("Uppdrag", "Regeringen uppdrar åt Statens medieråd (SMR) och Boverket att mäta broar.");
        let actors = Actors::of(&text, &Names::default());
        assert_eq!(actors.with_the_task(), ["Statens medieråd", "Boverket"]);
        let sentence = "SMR ska i samråd med Skolverket redovisa.";
        assert_eq!(actors.responsible(sentence, sentence), ["Statens medieråd"]);
        let sentence = "IVO ska redovisa.";
        assert_eq!(actors.responsible(sentence, sentence), ["IVO"]);
        let sentence = "Redovisningen ska lämnas till Skolverket.";
        assert_eq!(actors.responsible(sentence, sentence), ["Statens medieråd", "Boverket"]);
    }

    #[test]
    fn an_acronym_of_two_bodies_means_neither() {
        let names = |names: [&str; 2]| names.map(|name| (name.to_owned(), None));
        let bodies = [names(["Boverket", "BV"]), names(["Banverket", "BV"]), names(["Skolverket", "SKV"])];
        let holder = |short| only_holder(short, bodies.iter().map(|names| names.as_slice()));
        assert_eq!(holder("SKV"), Some("Skolverket"));
        assert_eq!((holder("BV"), holder("XX")), (None, None));
    }
}
