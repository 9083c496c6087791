//! When a body began and ended, where two registers agree; nothing is dated by one alone, and nothing by guess.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::register::{Entry, FILE, Stated};
use crate::import::report::Report;
use crate::parse::date::PartialDate;

/// The time of a body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Lifetime {
    pub from: Option<PartialDate>,
    /// Its last day.
    pub to: Option<PartialDate>,
    /// Whether some register says that it is no more.
    pub has_ended: bool,
}

pub(super) fn lifetime(entry: &Entry, report: &mut Report) -> Lifetime {
    let (first_rule, last_rule) = instructions(entry, report);
    let (starts, ends) = (years(entry, "start", report), years(entry, "end", report));
    let (wikidata_start, wikidata_end) = (stated(entry, "wd", "start", report), stated(entry, "wd", "end", report));
    // An instruction that ended may have been replaced by another: it tells of an end only where no other register knows the body.
    let known_elsewhere =
        ["esv", "stkt", "scb", "wd", "handlingar"].iter().any(|register| !entry.said(register).is_empty());
    let has_ended = !ends.is_empty() || !wikidata_end.is_empty() || (!known_elsewhere && last_rule.is_some());
    let from = agreed(first_rule, day(&wikidata_start), &wikidata_start, &starts);
    let to = if has_ended { agreed_end(last_rule, &wikidata_end, &ends) } else { None };
    tell_ends_before_starts(entry, report);
    Lifetime { from, to, has_ended }
}

/// A register that lets a body end before it begins is told; no two registers agree on such an end.
fn tell_ends_before_starts(entry: &Entry, report: &mut Report) {
    for register in ["esv", "stkt", "scb", "wd"] {
        for said in entry.said(register) {
            let mut silent = Report::new("");
            let (start, end) =
                (said.date("start", &entry.name, &mut silent), said.date("end", &entry.name, &mut silent));
            if let (Some(start), Some(end)) = (start, end)
                && end.year() < start.year()
            {
                let message =
                    format!("`{}` ends in {} and begins in {} by `{register}`", entry.name, end.year(), start.year());
                report.warn(FILE, None, message);
            }
        }
    }
}

/// What the registers that know years state.
fn years(entry: &Entry, key: &str, report: &mut Report) -> Vec<i16> {
    let mut years = Vec::new();
    for register in ["esv", "stkt", "scb"] {
        years.extend(stated(entry, register, key, report).iter().map(Stated::year));
    }
    years
}

fn stated(entry: &Entry, register: &str, key: &str, report: &mut Report) -> Vec<Stated> {
    entry.said(register).into_iter().filter_map(|said| said.date(key, &entry.name, report)).collect()
}

/// The first and the last day on which an instruction was in force; none where one of them has no such day.
fn instructions(entry: &Entry, report: &mut Report) -> (Option<Date>, Option<Date>) {
    let said = entry.said("sfs");
    let mut days = |key: &str| -> Option<Vec<Date>> {
        said.iter().map(|said| day(&said.date(key, &entry.name, report).into_iter().collect::<Vec<_>>())).collect()
    };
    let first = days("start").and_then(|days| days.into_iter().min());
    // The statute book gives the first day without it.
    let last = days("end").and_then(|days| days.into_iter().max()).and_then(|day| day.yesterday().ok());
    (first, last)
}

fn day(stated: &[Stated]) -> Option<Date> {
    match stated {
        [Stated::Day(day)] => Some(*day),
        _ => None,
    }
}

/// The day that the statute book and Wikidata agree on, else the one year that most registers, and at least two, state.
fn agreed(rule: Option<Date>, item: Option<Date>, wikidata: &[Stated], years: &[i16]) -> Option<PartialDate> {
    if rule.is_some() && rule == item {
        return rule.map(PartialDate::day);
    }
    let of_others = rule.map(|day| day.year()).into_iter().chain(wikidata.iter().map(Stated::year));
    year_of_most(years.iter().copied().chain(of_others))
}

/// The same for an end. Wikidata gives the last day or the one after it: 1 January ends the year before.
fn agreed_end(rule: Option<Date>, wikidata: &[Stated], years: &[i16]) -> Option<PartialDate> {
    let item = day(wikidata);
    let before = item.and_then(|day| day.yesterday().ok());
    if rule.is_some() && (rule == item || rule == before) {
        return rule.map(PartialDate::day);
    }
    let year_of = |stated: &Stated| match stated {
        Stated::Day(day) if day.day_of_year() == 1 => day.year() - 1,
        stated => stated.year(),
    };
    let of_others = rule.map(|day| day.year()).into_iter().chain(wikidata.iter().map(year_of));
    year_of_most(years.iter().copied().chain(of_others))
}

fn year_of_most(years: impl Iterator<Item = i16>) -> Option<PartialDate> {
    let mut count: BTreeMap<i16, usize> = BTreeMap::new();
    years.for_each(|year| *count.entry(year).or_default() += 1);
    let most = count.values().copied().max().filter(|most| *most >= 2)?;
    let mut with_most = count.into_iter().filter(|(_, count)| *count == most);
    let (year, _) = with_most.next()?;
    let none_else = with_most.next().is_none();
    none_else.then_some(PartialDate { year, month: None, day: None, approximate: false, uncertain: false })
}
