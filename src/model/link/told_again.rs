//! Money that is told again: whether the row that told it first exists, is earlier, and is in the sum that this one is left out of.

use std::collections::BTreeSet;

use super::money::Origins;
use super::{Records, fact};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::money::{Amount, WhyNot};
use crate::model::{AmountId, Model};
use crate::parse::record::Kind;
use crate::source::Span;

/// A finding for each row whose `announced_in` leads to no row of its sum, back to itself, to a later release, or to a row that is in no total of
/// its status: then the sum would be in none.
pub(super) fn check(model: &Model, records: &Records, origins: &Origins) -> Vec<Diagnostic> {
    origins.announced.iter().filter_map(|&(id, span)| one(model, records, id, span)).collect()
}

fn one(model: &Model, records: &Records, id: AmountId, span: Span) -> Option<Diagnostic> {
    let row = &model[id];
    let first = row.announced_in?;
    let record = records.at(Kind::Release, row.release.index());
    let told_in = &model[first].head.id;
    let warning = |code, message: String| Diagnostic::warning(code, record.file.place(span), message);
    if first == row.release {
        let message = format!("`{told_in}` is this release itself");
        let help = "`announced_in` names the earlier release where the same money was told first";
        return Some(warning(Code::TOLD_AGAIN_UNMATCHED, message).help(help));
    }
    let origin = match origin(model, id) {
        Origin::Unmatched => {
            let message = format!("`{told_in}` has no row of {}", row.stated);
            let help = "`announced_in` names the release where the same money was told first";
            return Some(warning(Code::TOLD_AGAIN_UNMATCHED, message).help(help));
        }
        Origin::Circle => {
            let message =
                format!("`{told_in}` says in turn that {} was told here first, so it is in no sum", row.stated);
            let help = "take `announced_in` out where the money was told first";
            return Some(fact(record, Code::LINEAGE_CYCLE, span, message).help(help));
        }
        Origin::ToldElsewhere => None,
        Origin::Row(origin) => Some(&model[origin]),
    };
    if let (Some(here), Some(there)) = (model[row.release].bounds, model[first].bounds)
        && here.last.is_some_and(|last| last < there.first)
    {
        let message = format!("`{told_in}` is later than this release");
        let help = "`announced_in` stands where the money is told again, and names where it was told first";
        return Some(warning(Code::CONTRADICTORY_DATES, message).help(help));
    }
    let origin = origin.filter(|_| row.why_not == Some(WhyNot::ToldAgain))?;
    let origin_id = &model[origin.release].head.id;
    if origin.why_not == Some(WhyNot::Unreviewed) {
        let message =
            format!("`{origin_id}`, which told {} first, is imported and in no sum, so it is in none", row.stated);
        let help = format!("review `{origin_id}`, or take `announced_in` out here");
        return Some(warning(Code::TOLD_AGAIN_UNCOUNTED, message).help(help));
    }
    if origin.status != row.status {
        let (here, there) = (row.status.as_str(), origin.status.as_str());
        let message = format!("`{origin_id}` tells of {} as {there}, so no sum of what is {here} holds it", row.stated);
        let help =
            format!("what is {there} and what is {here} are never added: take `announced_in` out, or mend a `status`");
        return Some(warning(Code::TOLD_AGAIN_UNCOUNTED, message).help(help));
    }
    None
}

/// Where the way from a row that is told again ends.
enum Origin {
    Row(AmountId),
    /// In a release that says where it was told, where it was not.
    ToldElsewhere,
    Unmatched,
    /// The row leads back to itself.
    Circle,
}

fn origin(model: &Model, start: AmountId) -> Origin {
    let mut seen = BTreeSet::new();
    let mut id = start;
    while let Some(release) = model[id].announced_in {
        if !seen.insert(id) {
            return if id == start { Origin::Circle } else { Origin::ToldElsewhere };
        }
        let row = &model[id];
        let same = model.rows_of_release(release).filter(|&other| other != id && is_same(row, &model[other]));
        let likeness = |other: &AmountId| (model[*other].announced_in.is_some(), model[*other].status != row.status);
        match same.min_by_key(likeness) {
            Some(other) => id = other,
            None if id == start => return Origin::Unmatched,
            None => return Origin::ToldElsewhere,
        }
    }
    Origin::Row(id)
}

fn is_same(row: &Amount, other: &Amount) -> bool {
    let figure = |amount: &Amount| (amount.stated.min, amount.stated.max);
    figure(other) == figure(row) || (row.total.is_some() && other.total == row.total)
}
