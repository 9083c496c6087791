//! Deadlines: what strikes what through, and what is known of each today.

use std::collections::BTreeMap;

use super::money::Origins;
use super::releases::tells_of_the_past;
use super::{Linker, Records, fact, party};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::deadline::{Deadline, DeadlineStatus};
use crate::model::release::Bounds;
use crate::model::{DeadlineId, Model, ReleaseId};
use crate::parse::date::Edtf;
use crate::parse::record::{DeadlineRow, Delivered, Kind, Record, ReleaseFacts};

/// The deadlines of one release, counted from 0; what amends others is left in `origins`.
pub(super) fn rows(
    linker: &Linker,
    record: &Record,
    facts: &ReleaseFacts,
    release: ReleaseId,
    bounds: Option<Bounds>,
    origins: &mut Origins,
    found: &mut Vec<Diagnostic>,
) -> Vec<Deadline> {
    let mut deadlines = Vec::with_capacity(facts.deadlines.len());
    for (row, index) in facts.deadlines.iter().zip(0..) {
        check_after_decision(row, record, facts, bounds, found);
        check_delivered(row, record, linker, found);
        if let Some(amended) = &row.amends
            && let Some(of) = linker.resolver.index(Kind::Release, &amended.release, record, found)
        {
            origins.amended.push((DeadlineId(index), ReleaseId(of), amended.due));
        }
        let mut parties =
            |texts: &[_]| texts.iter().filter_map(|text| party(&linker.resolver, text, record, found)).collect();
        deadlines.push(Deadline {
            release,
            kind: row.kind,
            due: row.due.value,
            by: parties(&row.by),
            to: parties(&row.to),
            evidence: row.evidence.clone(),
            superseded: row.superseded,
            delivered: row.delivered.clone(),
            amends: None,
            status: status(row, linker),
        });
    }
    deadlines
}

fn status(row: &DeadlineRow, linker: &Linker) -> DeadlineStatus {
    match &row.delivered {
        _ if row.superseded => DeadlineStatus::Replaced { by: None },
        Some(delivered) => self::delivered(delivered, &row.due.value),
        None if row.due.value.days().last.is_none_or(|last| last >= linker.now.date()) => DeadlineStatus::Coming,
        None if row.kind.is_window() => DeadlineStatus::Closed,
        None => DeadlineStatus::Overdue,
    }
}

fn delivered(delivered: &Delivered, due: &Edtf) -> DeadlineStatus {
    let date = delivered.date.as_ref().map(|date| date.value);
    let day = |edtf: &Edtf| Some(edtf.days()).filter(|days| days.last == Some(days.first) && !edtf.is_vague());
    let days_late =
        date.as_ref().and_then(day).zip(day(due)).map(|(delivered, due)| (delivered.first - due.first).get_days());
    DeadlineStatus::Delivered { date, url: delivered.url.clone(), days_late }
}

/// What is delivered was delivered by today.
fn check_delivered(row: &DeadlineRow, record: &Record, linker: &Linker, found: &mut Vec<Diagnostic>) {
    let Some(date) = row.delivered.as_ref().and_then(|delivered| delivered.date.as_ref()) else { return };
    let today = linker.now.date();
    if today < date.value.days().first {
        let message = format!("delivered {}, which is after today, {today}", date.value);
        let finding = Diagnostic::warning(Code::CONTRADICTORY_DATES, record.file.place(date.span), message);
        found.push(finding.help("`due` is when it is to be delivered, `delivered` when it was"));
    }
}

/// A deadline before the decision that set it, else before the publication, be that only known by its earliest possible day.
fn check_after_decision(
    row: &DeadlineRow,
    record: &Record,
    facts: &ReleaseFacts,
    bounds: Option<Bounds>,
    found: &mut Vec<Diagnostic>,
) {
    let (set, first) = match (&facts.decided, &facts.published, bounds) {
        (Some(decided), _, _) => (format!("the decision of {}", decided.value), decided.value.days().first),
        (None, Some(published), _) => (format!("the publication of {}", published.value), published.value.days().first),
        (None, None, Some(bounds)) => (format!("{}, its first possible day", bounds.first), bounds.first),
        (None, None, None) => return,
    };
    let too_early = row.due.value.days().last.is_some_and(|last| last < first);
    if too_early && row.delivered.is_none() && !tells_of_the_past(facts.kind) {
        let message = format!("due {}, before {set}", row.due.value);
        let finding = fact(record, Code::DEADLINE_BEFORE_DECISION, row.due.span, message);
        found.push(finding.help("mend one of the dates, or add `delivered` if the report came earlier"));
    }
}

/// Strikes amended deadlines through, once all are known.
pub(super) fn link(model: &mut Model, records: &Records, origins: &Origins) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut struck: BTreeMap<DeadlineId, DeadlineId> = BTreeMap::new();
    for &(by, release, due) in &origins.amended {
        let of_release = &model[release].deadlines;
        let due_then = || of_release.iter().copied().filter(|&id| id != by && model[id].due == due.value);
        let earlier = due_then().find(|&id| model[id].kind == model[by].kind).or_else(|| due_then().next());
        match earlier {
            Some(earlier) => {
                struck.insert(earlier, by);
                model.deadlines[by.index()].amends = Some(earlier);
            }
            None => {
                let record = records.at(Kind::Release, model[by].release.index());
                let others = of_release.iter().filter(|&&id| id != by);
                let known: Vec<String> = others.map(|&id| model[id].due.to_string()).collect();
                let message = format!("`{}` has no deadline due {}", model[release].head.id, due.value);
                let help = if known.is_empty() {
                    "it has no deadline that could be amended".to_owned()
                } else {
                    format!("it has {}", known.join(", "))
                };
                found.push(fact(record, Code::AMENDED_DEADLINE_UNKNOWN, due.span, message).help(help));
            }
        }
    }
    for (earlier, by) in struck {
        model.deadlines[earlier.index()].status = DeadlineStatus::Replaced { by: Some(by) };
    }
    found
}
