//! Rows of the source to terms of office. Each rule is stated where it is applied, and counted under those words.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::tables::{GovernmentRow, MinisterRow};
use crate::import::report::Report;
use crate::parse::date::PartialDate;

const FILE: &str = "minister.csv";

const BLANK_START: &str = "a blank start is the first day of its government";
const BLANK_END: &str = "a blank end is the last day of its government";
const CUT_START: &str = "a start before its government is cut to the government's first day";
const CUT_END: &str = "an end after its government is cut to the government's last day";
const WRONG_END: &str = "an end before a government under which the same term stands too is taken as blank";
const NO_DAY: &str = "a row without a day within its government is left out";
const JOINED: &str = "rows of one person, title and government that overlap or adjoin are one term";
const GOES_ON: &str = "a term that goes on under the next government has a row for each; the site shows one";

/// A term of office under one government.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub title: String,
    /// Its index in the tables.
    pub government: usize,
    pub from: PartialDate,
    /// `None`: the government is still in office.
    pub to: Option<PartialDate>,
    /// Whether a bound is the government's because the source has none.
    pub is_inferred: bool,
}

/// The terms of every person in the governments that entered in `since` or later, by person, and then in time.
pub(super) fn terms(
    governments: &[GovernmentRow],
    rows: &[MinisterRow],
    since: i16,
    report: &mut Report,
) -> BTreeMap<String, Vec<Term>> {
    for rule in [BLANK_START, BLANK_END, CUT_START, CUT_END, WRONG_END, NO_DAY, JOINED, GOES_ON] {
        report.add(rule, 0);
    }
    let by_name: BTreeMap<&str, usize> =
        governments.iter().enumerate().map(|(index, row)| (row.name.as_str(), index)).collect();
    let wrong_ends = wrong_ends(governments, &by_name, rows);
    let mut terms: BTreeMap<String, Vec<Term>> = BTreeMap::new();
    for row in rows {
        let Some(&index) = by_name.get(row.government.as_str()) else {
            report.unresolved(
                FILE,
                row.line,
                format!("no government is called `{}`; the row is left out", row.government),
            );
            continue;
        };
        if governments[index].from.year() < since {
            continue;
        }
        let mut row = row.clone();
        if row.to.is_some() && wrong_ends.contains(&key_of(&row)) {
            report.count(WRONG_END);
            let message =
                format!("`{}` ends before a government that it stands under; the end is taken as blank", row.role);
            report.warn(FILE, row.line, message);
            row.to = None;
        }
        if let Some(term) = bounded(&row, index, &governments[index], report) {
            terms.entry(row.person).or_default().push(term);
        }
    }
    for terms in terms.values_mut() {
        join(terms, report);
    }
    terms
}

/// What makes rows the same term under several governments.
type TermKey<'r> = (&'r str, &'r str, Option<PartialDate>, Option<PartialDate>);

fn key_of(row: &MinisterRow) -> TermKey<'_> {
    (&row.person, &row.role, row.from, row.to)
}

/// Terms that stand under a government which began only after their end.
fn wrong_ends<'r>(
    governments: &[GovernmentRow],
    by_name: &BTreeMap<&str, usize>,
    rows: &'r [MinisterRow],
) -> BTreeSet<TermKey<'r>> {
    let ends_before = |row: &&MinisterRow| {
        let government = by_name.get(row.government.as_str()).map(|&index| &governments[index]);
        government.is_some_and(|government| row.to.is_some_and(|to| to.last() < government.from))
    };
    rows.iter().filter(ends_before).map(key_of).collect()
}

/// The term of a row, within the time of its government; `None` where no day of it is. The day on which the next government enters is
/// the last of this one, and no term begins on it.
fn bounded(row: &MinisterRow, index: usize, government: &GovernmentRow, report: &mut Report) -> Option<Term> {
    let begins_late = |from: PartialDate| government.to.is_some_and(|last| from.first() >= last);
    let ends_early = |to: PartialDate| to.last() < government.from;
    if row.from.is_some_and(begins_late) || row.to.is_some_and(ends_early) {
        report.count(NO_DAY);
        let message =
            format!("no day of `{}` lies in the time of `{}`; the row is left out", row.role, government.name);
        report.warn(FILE, row.line, message);
        return None;
    }
    let from = match row.from {
        None => counted(BLANK_START, PartialDate::day(government.from), report),
        Some(from) if from.first() < government.from => counted(CUT_START, PartialDate::day(government.from), report),
        Some(from) => from,
    };
    let to = match (row.to, government.to) {
        (None, Some(last)) => Some(counted(BLANK_END, PartialDate::day(last), report)),
        (Some(to), Some(last)) if to.last() > last => Some(counted(CUT_END, PartialDate::day(last), report)),
        (to, _) => to,
    };
    let is_inferred = row.from.is_none() || (row.to.is_none() && to.is_some());
    Some(Term { title: row.role.clone(), government: index, from, to, is_inferred })
}

fn counted(rule: &str, date: PartialDate, report: &mut Report) -> PartialDate {
    report.count(rule);
    date
}

/// Puts the terms of a person in order and joins those of one title and government that leave no day between them.
fn join(terms: &mut Vec<Term>, report: &mut Report) {
    terms.sort_by(|a, b| order(a).cmp(&order(b)));
    let mut joined: Vec<Term> = Vec::with_capacity(terms.len());
    for term in terms.drain(..) {
        let same = |known: &&mut Term| known.title == term.title && known.government == term.government;
        match joined.iter_mut().rev().find(same).filter(|known| touches(known, &term)) {
            Some(known) => {
                report.count(JOINED);
                if last(&term) > last(known) {
                    known.to = term.to;
                }
                known.is_inferred |= term.is_inferred;
            }
            None => joined.push(term),
        }
    }
    for (at, term) in joined.iter().enumerate() {
        if joined[..at].iter().any(|known| known.title == term.title && touches(known, term)) {
            report.count(GOES_ON);
        }
    }
    *terms = joined;
}

fn order(term: &Term) -> (Date, Date, &str) {
    (term.from.first(), last(term), &term.title)
}

fn last(term: &Term) -> Date {
    term.to.map_or(Date::MAX, |to| to.last())
}

fn touches(earlier: &Term, later: &Term) -> bool {
    last(earlier).tomorrow().is_ok_and(|next| later.from.first() <= next) || earlier.to.is_none()
}
