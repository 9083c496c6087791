//! Days by which somebody must hand in, ask for or finish something.
//!
//! `dates` finds the days of a sentence, `due` tells which are deadlines, `kind` what for; here series are ended by the
//! final report, earlier parts told from it, and deadlines marked that the same text replaces.

mod dates;
mod due;
mod kind;

use std::ops::Deref;
use std::sync::LazyLock;

use regex::Regex;

use super::Document;
use super::actors::Actors;
use super::text::{Text, quoted};
use crate::parse::date::PartialDate;
use crate::parse::record::DeadlineKind;
use dates::{Mention, Series};
use due::Place;

pub(in crate::extract) use dates::years_of;

/// A deadline that the text states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// A day or a month.
    pub due: PartialDate,
    pub kind: DeadlineKind,
    /// Who must do it, in base form.
    pub by: Vec<String>,
    /// The same text replaces it.
    pub superseded: bool,
    /// The whole sentence.
    pub evidence: String,
}

/// A deadline with what is still to be decided from the whole text.
struct Candidate {
    deadline: Deadline,
    /// The series to which it belongs, by the place of its sentence and mention.
    series: Option<Series>,
    /// Its sentence says that it is another day than before.
    moves: bool,
    /// Its clause says "slut-".
    is_last: bool,
    /// Where its sentence stands.
    sentence: usize,
}

/// A sentence that gives another day than before.
static MOVES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)i stället|istället|förläng|senarelägg|flyttas? fram|\bändr|ny redovisningstid|redovisningstiden")
        .expect("the pattern of moved deadlines is well-formed")
});

/// A verb of its own: what follows it is no part of a list.
static PREDICATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:ska|skall|är|har|träd\w*|gäller|börjar|beslut\w*|lämnades|trädde|kan|får|upphör\w*|från|till och med)\b")
        .expect("the pattern of predicates is well-formed")
});

static ENDS_BEFORE_DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:,|\b(?:och|den|samt|senast|respektive)) ?$").expect("the pattern of joints is well-formed")
});

/// The task of an inquiry, whose reports nobody's name ties together.
static INQUIRY: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)uppdrag|utred|betänkande").expect("the pattern of inquiries is well-formed"));

static LAST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\bslut(?:lig|redovis|rapport|betänk)").expect("the pattern of last reports is well-formed")
});

/// All deadlines of a text, series written out. `actors` are read only where there is a date.
pub(super) fn find(text: &Text, document: &Document, actors: &impl Deref<Target = Actors>) -> Vec<Deadline> {
    let sentences = text.blocks.iter().flat_map(|block| &block.sentences);
    let mut found = Vec::new();
    for (number, sentence) in sentences.enumerate() {
        account_on_the_same_day(sentence, number, actors, &mut found);
        if !sentence.contains("20") {
            continue;
        }
        let mentions = dates::mentions(sentence);
        if mentions.is_empty() {
            continue;
        }
        read(sentence, number, &mentions, document, actors, &mut found);
    }
    found.retain(|candidate| document.published.is_none_or(|days| candidate.deadline.due.last() >= days.first));
    drop_repetitions(&mut found);
    end_open_series(&mut found);
    tell_parts_from_the_last(&mut found);
    mark_superseded(&mut found);
    drop_repayments(&mut found);
    found.into_iter().map(|candidate| candidate.deadline).collect()
}

/// The deadlines of one sentence.
fn read(
    sentence: &str,
    number: usize,
    mentions: &[Mention],
    document: &Document,
    actors: &Actors,
    found: &mut Vec<Candidate>,
) {
    let clauses = clauses(sentence, mentions);
    let mut former: Option<(usize, DeadlineKind)> = None;
    for (mention, clause) in mentions.iter().zip(&clauses) {
        let continued = former.filter(|(end, _)| continues(&sentence[*end..mention.at.start]));
        let place = Place {
            before: &sentence[..mention.at.start],
            clause,
            sentence,
            folder: document.folder,
            continues: continued.is_some(),
        };
        if !due::is_deadline(&place) {
            former = None;
            continue;
        }
        let own = kind::kind(clause).or(continued.map(|(_, kind)| kind)).or_else(|| kind::kind(sentence));
        let kind = yearly_kind(own.unwrap_or(DeadlineKind::Other), mention, sentence, clause);
        former = Some((mention.at.end, kind));
        let by = actors.responsible(sentence, clause);
        // A yearly report holds its account.
        let is_two = matches!(kind, DeadlineKind::Final | DeadlineKind::Interim) && mention.series.is_none();
        let beside = (is_two && kind::has_account_beside(clause)).then_some(DeadlineKind::Financial);
        let evidence = quoted(sentence, mention.at.clone()).to_owned();
        for &due in &mention.dates {
            found.extend([Some(kind), beside].into_iter().flatten().map(|kind| Candidate {
                deadline: Deadline { due, kind, by: by.clone(), superseded: false, evidence: evidence.clone() },
                series: mention.series,
                moves: MOVES.is_match(sentence),
                is_last: LAST.is_match(clause),
                sentence: number,
            }));
        }
    }
}

/// "Vid samma tidpunkt ska en ekonomisk redovisning lämnas": on the day of the sentence before.
fn account_on_the_same_day(
    sentence: &str,
    number: usize,
    actors: &impl Deref<Target = Actors>,
    found: &mut Vec<Candidate>,
) {
    let Some(former) = found.last() else { return };
    let is_next = former.sentence + 1 == number && sentence.to_lowercase().contains("vid samma tid");
    if !is_next || kind::kind(sentence) != Some(DeadlineKind::Financial) {
        return;
    }
    let deadline = Deadline {
        due: former.deadline.due,
        kind: DeadlineKind::Financial,
        by: actors.responsible(sentence, sentence),
        superseded: false,
        evidence: sentence.to_owned(),
    };
    found.push(Candidate { deadline, series: None, moves: false, is_last: false, sentence: number });
}

/// A report that comes each year, and is called neither part nor last, is annual.
fn yearly_kind(kind: DeadlineKind, mention: &Mention, sentence: &str, clause: &str) -> DeadlineKind {
    let is_series = mention.series.is_some() || (dates::is_yearly(clause) && dates::is_yearly(sentence));
    match kind {
        DeadlineKind::Final if is_series && !LAST.is_match(clause) => DeadlineKind::Annual,
        kind => kind,
    }
}

/// Whether what stands between two dates joins them, with or without what is due on the second: "och resterande delar den".
fn continues(between: &str) -> bool {
    let joins = [" och", ",", " samt", " respektive"].iter().any(|joint| between.starts_with(joint));
    joins && !PREDICATE.is_match(between) && ENDS_BEFORE_DATE.is_match(between)
}

/// The words that belong to each date: between two dates the sentence is cut at the word that joins the clauses.
fn clauses<'a>(sentence: &'a str, mentions: &[Mention]) -> Vec<&'a str> {
    let mut cuts = vec![0];
    for pair in mentions.windows(2) {
        let (from, to) = (pair[0].at.end, pair[1].at.start);
        cuts.push(from + cut(&sentence[from..to]));
    }
    cuts.push(sentence.len());
    cuts.windows(2).map(|pair| &sentence[pair[0]..pair[1]]).collect()
}

/// Where a clause ends between two dates: at once where a joining word follows the first date, else at the last one outside parentheses.
fn cut(between: &str) -> usize {
    const JOINTS: [&str; 7] = [" och ", " samt ", ", ", "; ", " respektive ", " varefter ", " med en del"];
    let lower = between.to_lowercase();
    if JOINTS.iter().any(|joint| lower.starts_with(joint)) {
        return 0;
    }
    let outside = |at: usize| between[..at].matches('(').count() == between[..at].matches(')').count();
    let last = JOINTS
        .iter()
        .flat_map(|joint| lower.match_indices(joint))
        .map(|(at, _)| at)
        .filter(|&at| between.is_char_boundary(at) && outside(at));
    last.max().unwrap_or(between.len())
}

/// The same day and kind is told once.
fn drop_repetitions(found: &mut Vec<Candidate>) {
    let mut kept: Vec<Candidate> = Vec::new();
    for candidate in found.drain(..) {
        let same = |other: &&mut Candidate| {
            other.deadline.due == candidate.deadline.due
                && (other.deadline.kind == candidate.deadline.kind
                    || other.deadline.by == candidate.deadline.by && reports(other) && reports(&candidate))
        };
        match kept.iter_mut().find(same) {
            Some(other) if other.deadline.by.is_empty() => other.deadline.by = candidate.deadline.by,
            Some(_) => {}
            None => kept.push(candidate),
        }
    }
    *found = kept;
}

/// Whether it is for a report on the task, of whatever kind.
fn reports(candidate: &Candidate) -> bool {
    matches!(candidate.deadline.kind, DeadlineKind::Final | DeadlineKind::Interim | DeadlineKind::Annual)
}

/// A yearly series without end goes on until the final report.
fn end_open_series(found: &mut Vec<Candidate>) {
    let last = found
        .iter()
        .filter(|candidate| candidate.is_last && candidate.series.is_none())
        .map(|candidate| candidate.deadline.due)
        .max();
    let Some(last) = last else { return };
    let mut added = Vec::new();
    for candidate in found.iter().filter(|candidate| candidate.series.is_some_and(|series| !series.bounded)) {
        let first = candidate.deadline.due;
        for year in first.year + 1..=last.year {
            let due = PartialDate { year, ..first };
            if due.last() < last.last() {
                let deadline = Deadline { due, ..candidate.deadline.clone() };
                added.push(Candidate { deadline, ..*candidate });
            }
        }
    }
    found.extend(added);
    found.sort_by_key(|candidate| candidate.sentence);
}

/// Of several reports on the task of one body that are called neither part nor last, the earlier are parts.
fn tell_parts_from_the_last(found: &mut [Candidate]) {
    let is_report = |candidate: &Candidate| {
        let deadline = &candidate.deadline;
        let is_known = !deadline.by.is_empty() || INQUIRY.is_match(&deadline.evidence);
        deadline.kind == DeadlineKind::Final && !candidate.moves && is_known
    };
    let reports = found.iter().filter(|candidate| is_report(candidate));
    let last: Vec<(PartialDate, Vec<String>)> =
        reports.map(|candidate| (candidate.deadline.due, candidate.deadline.by.clone())).collect();
    for candidate in found.iter_mut().filter(|candidate| is_report(candidate) && !candidate.is_last) {
        if last.iter().any(|(due, by)| *due > candidate.deadline.due && *by == candidate.deadline.by) {
            candidate.deadline.kind = DeadlineKind::Interim;
        }
    }
}

/// A sentence that moves a deadline replaces the earlier one of the same kind.
fn mark_superseded(found: &mut [Candidate]) {
    for at in 0..found.len() {
        if !found[at].moves {
            continue;
        }
        if found[at].deadline.kind == DeadlineKind::Other
            && found[..at].iter().any(|earlier| earlier.deadline.kind == DeadlineKind::Final)
        {
            found[at].deadline.kind = DeadlineKind::Final;
        }
        let (due, kind, sentence) = (found[at].deadline.due, found[at].deadline.kind, found[at].sentence);
        let replaced = |other: &&mut Candidate| {
            other.deadline.kind == kind && other.deadline.due < due && other.sentence < sentence
        };
        found.iter_mut().filter(replaced).for_each(|other| other.deadline.superseded = true);
    }
}

/// Money that is left is paid back when its use is accounted for: one day, told as the account.
fn drop_repayments(found: &mut Vec<Candidate>) {
    let repays = |candidate: &Candidate| {
        kind::is_repayment(&candidate.deadline.evidence) && candidate.deadline.kind == DeadlineKind::Other
    };
    let accounts: Vec<PartialDate> = found
        .iter()
        .filter(|candidate| candidate.deadline.kind == DeadlineKind::Financial)
        .map(|candidate| candidate.deadline.due)
        .collect();
    found.retain(|candidate| !(repays(candidate) && accounts.contains(&candidate.deadline.due)));
}

#[cfg(test)]
mod tests;
