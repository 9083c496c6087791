//! Which kind of deadline a clause states, by its words. Does not know whether it states one.

use std::sync::LazyLock;

use regex::Regex;

use crate::parse::record::DeadlineKind;

/// The first pattern that fits decides; later ones are weaker.
const KINDS: [(DeadlineKind, &str); 9] = [
    (DeadlineKind::Other, r"återbetal|betalas? tillbaka|återföras"),
    (DeadlineKind::Requisition, r"rekvisition|rekvirer"),
    (
        DeadlineKind::Application,
        r"\bansök(?:an|ningar|ningarna|ningen)? (?:om [^.,]{0,60} )?(?:ska|skall|kan|måste|lämnas|görs|senast|bör|in)\b|\bansökningsdag|\bansöka\b",
    ),
    (
        DeadlineKind::Other,
        r"\bremiss|\bremitter|\byttra(?:nde|s|\b)|\binkomma med svar|\bsynpunkter (?:ska|kan) (?:lämnas|skickas)|\bsvara på\b",
    ),
    (
        DeadlineKind::Final,
        r"slutredovis|slutrapport|slutbetänkande|slutlig(?:t|en|a)? (?:redovis|rapport|ut)|slutsrapport|i sin helhet|samlad redovisning|samlat redovis",
    ),
    (
        DeadlineKind::Interim,
        r"delredovis|delrapport|delbetänkande|lägesrapport|lägesredovis|statusrapport|underhandsrapport|avstämning|första (?:del|redovis|rapport)|preliminär|informera\w* om hur (?:arbetet|uppdraget) (?:fortlöper|fortskrider)|i (?:dessa|denna|den|de) del(?:ar|en)?\b|deluppdrag",
    ),
    (
        DeadlineKind::Plan,
        r"projektplan|arbetsplan|genomförandeplan|tidsplan|tidplan|verksamhetsplan|\bplan (?:för|över|som|med)|planering(?:en)? (?:för|av)",
    ),
    (
        DeadlineKind::Financial,
        r"ekonomisk(?:a|t)? (?:redovis|rapport|slutredovis|återrapport|uppfölj)|redovis\w* (?:av |för )?(?:hur )?(?:använda |de (?:använda )?)?(?:medel|medlen|medlens)\b|ekonomiskt",
    ),
    (
        DeadlineKind::Final,
        r"redovis|rapport|betänkande|återrapport|redogör|presenter|överlämn|inkomm|lämna|förslag|\binges|ges in\b|tillhanda",
    ),
];

static PATTERNS: LazyLock<Vec<(DeadlineKind, Regex)>> = LazyLock::new(|| {
    let compile = |(kind, pattern): (DeadlineKind, &str)| {
        (kind, Regex::new(&format!("(?i){pattern}")).expect("the patterns of kinds are well-formed"))
    };
    KINDS.into_iter().map(compile).collect()
});

/// What the report is about besides money: "en redovisning av uppdraget och en ekonomisk redovisning" is one report.
static WHOLE_TASK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)redovis\w* (?:av )?uppdrag|uppdraget\b|genomförande|insatser|åtgärder|resultat|beskrivning")
        .expect("the pattern of whole tasks is well-formed")
});

/// What is left is paid back and accounted for at once: that is an account.
static ACCOUNT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)ekonomisk redovisning|redovisning av (?:använda )?med")
        .expect("the pattern of accounts is well-formed")
});

/// An account by name, with what it accounts for.
static BY_NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)ekonomiska? (?:slut)?(?:redovisning|rapport)\w*(?: (?:av|över|för) \pL+)?")
        .expect("the pattern of accounts is well-formed")
});

/// "en rapport och en ekonomisk redovisning": two reports on one day.
static REPORT_AND_ACCOUNT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?P<report>.*(?:redovis|rapport)\w*\b[^.;]{0,160}?) (?:och|samt|liksom|jämte) (?:även )?(?:lämna )?(?:en )?ekonomiska? (?:slut)?(?:redovisning|rapport)")
        .expect("the pattern of two reports is well-formed")
});

/// What follows is in the report, not beside it.
static CONTAINS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:innehåll\w*|innefatt\w*|omfatt\w*|inklusive|inkluder\w*|beskriv\w*|bestå\w*)\b")
        .expect("the pattern of contents is well-formed")
});

/// "i samband med slutredovisningen den 1 juni": the day of the last report, whatever else is due on it.
static NAMED_DAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\bslut(?:redovisning|rapport)\w* (?:senast )?den \d")
        .expect("the pattern of named days is well-formed")
});

/// "en redovisning av resultatet, plan för": the plan is a part of the report.
static RESULTS_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\bredovisning av (?:resultat|uppdrag)[^.;]*\bplan").expect("the pattern of results is well-formed")
});

/// Whether a clause asks for an account of the money beside the report that it asks for.
pub(super) fn has_account_beside(clause: &str) -> bool {
    clause.contains("konomisk")
        && REPORT_AND_ACCOUNT.captures(clause).is_some_and(|found| !CONTAINS.is_match(&found["report"]))
}

/// Whether a sentence speaks of money that is paid back.
pub(super) fn is_repayment(sentence: &str) -> bool {
    PATTERNS[0].1.is_match(sentence)
}

/// The kind that a clause's words say; `None` where it has no word of a report, a plan, money or an answer.
pub(super) fn kind(clause: &str) -> Option<DeadlineKind> {
    if NAMED_DAY.is_match(clause) {
        return Some(DeadlineKind::Final);
    }
    if is_repayment(clause) && ACCOUNT.is_match(clause) {
        return Some(DeadlineKind::Financial);
    }
    let kind = PATTERNS.iter().find(|(_, pattern)| pattern.is_match(clause)).map(|(kind, _)| *kind)?;
    match kind {
        DeadlineKind::Financial
            if has_account_beside(clause) || WHOLE_TASK.is_match(&BY_NAME.replace_all(clause, "")) =>
        {
            Some(DeadlineKind::Final)
        }
        DeadlineKind::Plan if RESULTS_FIRST.is_match(clause) => Some(DeadlineKind::Final),
        kind => Some(kind),
    }
}

#[cfg(test)]
mod tests {
    use super::{has_account_beside, kind};

    #[test]
    fn words_of_a_clause_say_its_kind() {
        for (clause, expected) in [
            ("Uppdraget ska slutredovisas", "final"),
            ("Uppdraget ska redovisas till Finansdepartementet", "final"),
            ("lämna en delredovisning", "interim"),
            ("En lägesrapport ska lämnas", "interim"),
            ("Rekvisition ska lämnas", "requisition"),
            ("Ansökan ska ha kommit in", "application"),
            ("En ekonomisk redovisning ska lämnas till Kammarkollegiet", "financial"),
            ("En redovisning av uppdraget och en ekonomisk redovisning ska lämnas", "final"),
            ("En ekonomisk redovisning av uppdraget ska lämnas", "financial"),
            ("En projektplan ska lämnas in", "plan"),
            ("Oanvända medel ska återbetalas", "other"),
            ("Oanvända medel ska återbetalas, då även en ekonomisk redovisning ska lämnas", "financial"),
            ("Remissvar ska lämnas", "other"),
            ("Oanvända medel ska återbetalas i samband med slutredovisningen den 1 juni 2020", "final"),
            ("En redovisning av resultatet och en plan för broar ska lämnas", "final"),
        ] {
            assert_eq!(kind(clause).map(|kind| kind.as_str()), Some(expected), "{clause}");
        }
        assert_eq!(kind("Arbetet ska vara klart"), None);
        assert_eq!(kind("enligt deras ansökningar utbetala medel"), None);
    }

    #[test]
    fn an_account_stands_beside_a_report_or_in_it() {
        assert!(has_account_beside("Arbetet i form av en rapport och en ekonomisk redovisning ska lämnas"));
        assert!(has_account_beside("En slutredovisning av broarna samt ekonomisk redovisning ska lämnas"));
        assert!(has_account_beside("Boverket ska redovisa insatserna samt lämna en ekonomisk redovisning"));
        assert!(!has_account_beside("Rapporten ska innehålla en beskrivning och en ekonomisk redovisning"));
        assert!(!has_account_beside("En ekonomisk redovisning ska lämnas"));
    }
}
