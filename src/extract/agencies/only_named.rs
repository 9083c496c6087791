//! Bodies that a text names without a part in the matter: where somebody works, whose figures are quoted, where a meeting is held.

use std::sync::LazyLock;

use regex::Regex;

use super::super::Document;
use super::mentions::Group;
use crate::parse::record::Folder;

/// Somebody's work or studies at the body.
static EMPLOYER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)(?:\b|general|över|avdelnings|enhets|utrednings|kansli|region|preses|universitets|högskole|doktors|master|magister|kandidat|forsknings|press|krisberedskaps)",
        r"(?:direktör\w*|chef\w*|professor\w*|docent|rektor|prorektor|lagman|rådman|hovrättsråd|forskare|utredare|lärare|jurist|ordförande|",
        r"ledamot|handläggare|sakkunnig|expert|doktorand|student|studenter|examen|anställd\w*|anställning|arbetar|arbetat|arbetade|",
        r"tjänstgjort|tjänstgör|tjänstgöring|disputera\w*|utbildad|studerat|studier|åklagare|strateg|analytiker|",
        r"samordnare|föreståndare|justitieråd|president|överste|general|kommendör|doktor|lektor|befattningar?|uppdrag som \S+)\b[^.;:]{0,45}\b(?:vid|på|i|för|hos|inom|från|till) (?:den |det |bland annat )?$|(?:direktör|chef|rektor) $",
    ))
    .expect("a tested pattern")
});

/// The body's own people, named: `Folkhälsomyndighetens generaldirektör Anna Exempel`.
static OWN_PEOPLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^,? (?:tidigare |nya |tillförordnade )?\S*(?:direktör|chef|rektor|ordförande|talesperson|expert|professor|överbefälhavare),? \p{Lu}")
        .expect("a tested pattern")
});

/// Figures and reports quoted as a source.
static SOURCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:\benligt|\bkälla:?|\b(?:statistik|siffror|beräkningar|prognos(?:en|er)?|undersökning(?:en|ar)?|studien?) (?:av|från))(?: en \S+ (?:av|från))? $")
        .expect("a tested pattern")
});

/// A place, a contact, a host: `Plats: Skolverket`, `ministern besöker Skolverket`.
static PLACE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:(?:plats|adress|lokal|kontakt|presskontakt|var|samling)\W{0,3}:[^.;]{0,40}|besök(?:er|te|a|ta|t)?(?: (?:även|också|dessutom))?|besök(?:et)? (?:på|hos|vid|i|av)) $")
        .expect("a tested pattern")
});

/// Somebody is given the office: then the body is what the decision is about.
static APPOINTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:utser|utsett|utses|utsetts|utnämner|utnämnt|utnämnd|anställer|anställt|förordnar|förordnat|förlänger|entledigar|ny|nya|nytt|blir)\b").expect("a tested pattern")
});

/// An assignment that a body has had before, before its name and after it.
static EARLIER: LazyLock<(Regex, Regex)> = LazyLock::new(|| {
    let after = r"^(?: har)?(?: \p{Ll}+){0,2} (?:fått|getts|haft)\b[^.;:]{0,40}? uppdrag(?:et)?\b";
    (
        Regex::new(r"\b[Hh]ar(?: \p{Ll}+){0,3} $").expect("a tested pattern"),
        Regex::new(after).expect("a tested pattern"),
    )
});

/// Whether a decision tells of another assignment: "har Skolverket fått i uppdrag". "Skolverket har fått i uppdrag" may tell of this one,
/// and an announcement says both of its own.
pub fn has_another_assignment(group: &Group, document: &Document) -> bool {
    let (before, after) = (group.before(), group.after());
    let (has, given) = &*EARLIER;
    let is_told =
        given.is_match(after) && (has.is_match(before) || (after.starts_with(" har ") && before.ends_with("Även ")));
    document.folder == Folder::Assignments && is_told
}

/// Whether the words give the bodies no part.
pub fn is_only_named(group: &Group, document: &Document) -> bool {
    let before = group.before();
    let is_office = EMPLOYER.is_match(before) || is_of_its_people(group);
    is_life_story(document.title)
        || has_another_assignment(group, document)
        || (is_office && !APPOINTED.is_match(before))
        || SOURCE.is_match(before)
        || PLACE.is_match(before)
}

/// Whether it is named for one of its people alone: `Bokmyndighetens generaldirektör Anna Exempel`.
pub fn is_of_its_people(group: &Group) -> bool {
    OWN_PEOPLE.is_match(group.after())
}

/// Whether a release tells of a person's appointment abroad, and so of employers only.
fn is_life_story(title: &str) -> bool {
    let title = title.to_lowercase();
    ["ambassadör", "generalkonsul", "konsul "].iter().any(|word| title.contains(word))
}
