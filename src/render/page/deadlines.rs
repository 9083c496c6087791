//! The deadlines page: passed without a known report, coming, delivered, closed, replaced; each by year.

use std::collections::BTreeMap;

use super::super::blocks::{Block, Page, Part, Section};
use super::super::html::Html;
use super::super::language::Length;
use super::super::part::deadlines::{Place, lines};
use super::super::writer::Writer;
use super::listing;
use crate::model::{DeadlineId, DeadlineStatus};
use crate::site::Route;

/// Lines of one state at most, those nearest today.
const MOST: usize = 100;

pub fn page(writer: &Writer) -> Page {
    let today = writer.texts.day(writer.model.today(), Length::Long);
    let lead = Html::text(&writer.texts.fill("deadlines.lead", &[("date", &today)]));
    let mut page = listing("deadlines", "deadlines", writer.get("deadlines.title"), lead);
    if writer.model.reporting().next().is_some() {
        page.after_lead = writer.to(&Route::Calendar(None), writer.get("deadlines.calendar"));
    }
    page.sections = [
        ("passerade", "section.overdue", overdue(writer)),
        ("kommande", "section.coming", coming(writer)),
        ("lamnade", "section.delivered", delivered(writer)),
        ("stangda", "section.closed", closed(writer)),
        ("ersatta", "section.replaced", replaced(writer)),
    ]
    .into_iter()
    // What is late and what is coming is answered in any case; the rest stands where there is any.
    .filter(|(id, _, deadlines)| !deadlines.is_empty() || matches!(*id, "passerade" | "kommande"))
    .flat_map(|(id, head, deadlines)| sections(writer, id, writer.texts.get(head), &deadlines))
    .collect();
    page
}

/// The deadlines of one state: a section a year, the first under the state's head.
fn sections(writer: &Writer, id: &str, head: &str, deadlines: &[DeadlineId]) -> Vec<Section> {
    if deadlines.is_empty() {
        return vec![Section::new(id, head, vec![Block::note(Html::text(writer.get("deadlines.none")))])];
    }
    let shown = &deadlines[..deadlines.len().min(MOST)];
    let mut years: BTreeMap<i16, Vec<DeadlineId>> = BTreeMap::new();
    for &id in shown {
        years.entry(writer.model[id].due.days().first.year()).or_default().push(id);
    }
    let mut years: Vec<(i16, Vec<DeadlineId>)> = years.into_iter().collect();
    if is_descending(writer, shown) {
        years.reverse();
    }
    let section = |(year, ids): (i16, Vec<DeadlineId>)| {
        let blocks = vec![Block::Deadlines { deadlines: lines(writer, &ids, Place::UnderItsState) }];
        let mut section = Section::new(&format!("{id}-{year}"), &year.to_string(), blocks);
        section.within = true;
        section
    };
    let mut sections: Vec<Section> = years.into_iter().map(section).collect();
    if let Some(first) = sections.first_mut() {
        let note = Html::text(&note(writer, shown.len(), deadlines.len()));
        first.part = Some(Part { id: id.to_owned(), head: head.to_owned(), note });
    }
    sections
}

/// How many there are, and how many of them stand here.
fn note(writer: &Writer, shown: usize, all: usize) -> String {
    let count = writer.texts.count("deadlines.count", all);
    if shown == all {
        return count;
    }
    let shown = writer.texts.integer(shown as i64);
    format!("{count}. {}", writer.texts.fill("deadlines.shown", &[("n", &shown)]))
}

fn is_descending(writer: &Writer, ids: &[DeadlineId]) -> bool {
    let first = |id: &DeadlineId| writer.model[*id].due.days().first;
    ids.first().map(first) >= ids.last().map(first)
}

/// Those of one state, earliest first.
fn of_state(writer: &Writer, is: impl Fn(&DeadlineStatus) -> bool) -> Vec<DeadlineId> {
    let all = writer.model.deadlines.iter().zip(0..);
    let mut found: Vec<DeadlineId> =
        all.filter(|(deadline, _)| is(&deadline.status)).map(|(_, index)| DeadlineId(index)).collect();
    found.sort_by_key(|&id| (writer.model[id].due.days().first, id));
    found
}

/// Passed without a known report, latest first.
pub fn overdue(writer: &Writer) -> Vec<DeadlineId> {
    let mut found = of_state(writer, |status| *status == DeadlineStatus::Overdue);
    found.reverse();
    found
}

/// Coming, soonest first.
pub fn coming(writer: &Writer) -> Vec<DeadlineId> {
    of_state(writer, |status| *status == DeadlineStatus::Coming)
}

fn delivered(writer: &Writer) -> Vec<DeadlineId> {
    let mut found = of_state(writer, |status| matches!(status, DeadlineStatus::Delivered { .. }));
    found.reverse();
    found
}

/// Times to apply for money or to requisition it that are over.
fn closed(writer: &Writer) -> Vec<DeadlineId> {
    let mut found = of_state(writer, |status| *status == DeadlineStatus::Closed);
    found.reverse();
    found
}

fn replaced(writer: &Writer) -> Vec<DeadlineId> {
    let mut found = of_state(writer, |status| matches!(status, DeadlineStatus::Replaced { .. }));
    found.reverse();
    found
}
