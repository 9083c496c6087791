//! Rows of money: what parts inherit, what they leave over, and what counts.

use super::{Linker, fact, party, regions};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::money::{Amount, WhyNot};
use crate::model::release::Party;
use crate::model::{AmountId, DeadlineId, ReleaseId};
use crate::parse::date::{Edtf, End};
use crate::parse::money::{Money, Ore, Qualifier};
use crate::parse::record::{AmountRow, Kind, Measure, Record, Regrants, ReleaseFacts, Review, Status};
use crate::source::{Span, Spanned};

/// What is left to look at when all releases are known, with its place.
#[derive(Default)]
pub(super) struct Origins {
    /// Rows that say where the same money was told first.
    pub announced: Vec<(AmountId, Span)>,
    /// Deadlines that amend one of a release.
    pub amended: Vec<(DeadlineId, ReleaseId, Spanned<Edtf>)>,
}

impl Origins {
    pub(super) fn append(&mut self, more: Origins, amounts: u32, deadlines: u32) {
        self.announced.extend(more.announced.into_iter().map(|(id, span)| (AmountId(id.0 + amounts), span)));
        let amended = more.amended.into_iter().map(|(id, release, due)| (DeadlineId(id.0 + deadlines), release, due));
        self.amended.extend(amended);
    }
}

/// The rows of one release, counted from 0: the ids of those that are no part, and all of them.
pub(super) fn rows(
    linker: &Linker,
    record: &Record,
    facts: &ReleaseFacts,
    release: ReleaseId,
    found: &mut Vec<Diagnostic>,
) -> (Vec<AmountId>, Vec<Amount>, Origins) {
    let mut rows = Rows { linker, record, release, amounts: Vec::new(), origins: Origins::default(), found };
    let top: Vec<AmountId> = facts.amounts.iter().map(|row| rows.add(row, None)).collect();
    for index in 0..rows.amounts.len() {
        rows.amounts[index].apart = apart(&rows.amounts, index);
    }
    for index in 0..rows.amounts.len() {
        rows.amounts[index].why_not = why_not(&rows.amounts, index, record.common.review);
    }
    (top, rows.amounts, rows.origins)
}

/// The rows of one release while they are made.
struct Rows<'a, 'b> {
    linker: &'a Linker<'a>,
    record: &'a Record,
    release: ReleaseId,
    amounts: Vec<Amount>,
    origins: Origins,
    found: &'b mut Vec<Diagnostic>,
}

impl Rows<'_, '_> {
    /// Appends a row and then its parts; a part inherits what it does not state.
    fn add(&mut self, row: &AmountRow, parent: Option<AmountId>) -> AmountId {
        let id = AmountId(self.amounts.len() as u32);
        let amount = self.amount(row, parent);
        self.check_count(row, amount.measure);
        self.check_years(row, parent);
        if row.announced_in.is_some() && amount.announced_in.is_some() {
            self.origins.announced.push((id, row.amount.span));
        }
        self.amounts.push(amount);
        let mut parts: Vec<AmountId> = row.parts.iter().map(|part| self.add(part, Some(id))).collect();
        if !parts.is_empty() {
            parts.extend(self.leave_over(id, &parts, row));
            self.amounts[id.index()].parts = parts;
        }
        id
    }

    fn amount(&mut self, row: &AmountRow, parent: Option<AmountId>) -> Amount {
        let inherited = parent.map(|id| self.amounts[id.index()].clone());
        let inherited = inherited.as_ref();
        let stated = row.qualifier.or(row.amount.value.qualifier);
        let measure = row.measure.or(inherited.map(|whole| whole.measure)).unwrap_or_default();
        let years = match &row.years {
            Some(years) => Some(years_of(&years.value)),
            None => inherited.and_then(|whole| whole.years),
        };
        let goes_on = match &row.years {
            Some(years) => matches!(years.value, Edtf::Interval(_, End::Open)),
            None => inherited.is_some_and(|whole| whole.goes_on),
        };
        let count = row.count.map(|count| count.value).or(inherited.and_then(|whole| whole.count));
        let resolver = &self.linker.resolver;
        let from = row.from.as_ref().and_then(|text| funder(self.linker, text, self.record, self.found));
        let regions = match row.regions.as_slice() {
            [] => inherited.map_or_else(Vec::new, |whole| whole.regions.clone()),
            references => regions(resolver, references, self.record, self.found),
        };
        let announced =
            row.announced_in.as_ref().and_then(|id| resolver.index(Kind::Release, id, self.record, self.found));
        let regrants = match &row.regrants {
            Some(Regrants::Unknown) => Some(None),
            Some(Regrants::From(id)) => Some(resolver.index(Kind::Release, id, self.record, self.found).map(ReleaseId)),
            None => inherited.and_then(|whole| whole.regrants),
        };
        Amount {
            release: self.release,
            parent,
            parts: Vec::new(),
            stated: row.amount.value,
            qualifier: stated.or(inherited.map(|whole| whole.qualifier)).unwrap_or_default(),
            measure,
            count,
            years,
            goes_on,
            status: row.status.or(inherited.map(|whole| whole.status)).unwrap_or_default(),
            from: from.or(inherited.map(|whole| whole.from.clone())).unwrap_or(Party::State),
            through: self.parties(&row.through, inherited.map(|whole| &whole.through)),
            to: self.parties(&row.to, inherited.map(|whole| &whole.to)),
            regions,
            for_: row.for_.clone().or_else(|| inherited.and_then(|whole| whole.for_.clone())),
            evidence: row.evidence.clone(),
            source: row.source.clone().or_else(|| inherited.and_then(|whole| whole.source.clone())),
            announced_in: announced.map(ReleaseId).or(inherited.and_then(|whole| whole.announced_in)),
            regrants,
            total: total(row.amount.value, measure, count, years),
            computed: false,
            apart: None,
            why_not: None,
        }
    }

    /// A count says nothing where neither its row nor a part that inherits it is for each.
    fn check_count(&mut self, row: &AmountRow, measure: Measure) {
        let Some(count) = row.count.filter(|_| !uses_count(row, measure)) else { return };
        let message = format!("`count: {}` has no effect with `measure: {}`", count.value, measure.as_str());
        let finding = Diagnostic::warning(Code::COUNT_UNUSED, self.record.file.place(count.span), message);
        self.found.push(finding.help("add `measure: each` if the sum is for each of them, or take `count` out"));
    }

    /// A part for years that its whole is not for cannot be a part of it.
    fn check_years(&mut self, row: &AmountRow, parent: Option<AmountId>) {
        let Some((whole, years)) = parent.and_then(|id| self.amounts[id.index()].years).zip(row.years.as_ref()) else {
            return;
        };
        let (first, last) = years_of(&years.value);
        let is_within = |year: i16| whole.0 <= year && whole.1.is_none_or(|end| year <= end);
        if is_within(first) && last.is_none_or(is_within) {
            return;
        }
        let end = whole.1.filter(|end| *end != whole.0).map_or(String::new(), |end| format!("–{end}"));
        let message = format!("a part for {} of a sum for {}{end}", years.value, whole.0);
        let finding = fact(self.record, Code::CONTRADICTORY_DATES, years.span, message);
        self.found.push(finding.help("mend the years of one of them, or make the part a row of its own"));
    }

    fn parties(&mut self, texts: &[Spanned<String>], inherited: Option<&Vec<Party>>) -> Vec<Party> {
        match texts {
            [] => inherited.cloned().unwrap_or_default(),
            texts => {
                let known = |text| party(&self.linker.resolver, text, self.record, self.found);
                texts.iter().filter_map(known).collect()
            }
        }
    }

    /// Reports parts above their total; else the row of what parts of one measure and funder leave over.
    fn leave_over(&mut self, whole: AmountId, parts: &[AmountId], row: &AmountRow) -> Option<AmountId> {
        let amount = |id: AmountId| &self.amounts[id.index()];
        let all = amount(whole);
        let like = |id: &&AmountId| comparable(amount(**id), all);
        let sum: Ore = parts.iter().filter(like).map(|&id| amount(id).stated.min).sum();
        let most = all.stated.max.unwrap_or(all.stated.min);
        let totals: Ore = parts.iter().filter_map(|&id| amount(id).total).sum();
        let exceeding = [(sum, Some(most)), (totals, all.total)].into_iter();
        let exceeding = exceeding.filter_map(|(sum, most)| Some((sum, most?))).find(|(sum, most)| most < sum);
        if let Some((sum, most)) = exceeding.filter(|_| all.qualifier != Qualifier::AtLeast) {
            self.found.push(self.parts_exceed(sum, most, row));
            return None;
        }
        let divided = parts.iter().all(|&id| {
            let part = amount(id);
            part.from == all.from && part.stated.max.is_none() && part.status == all.status
        });
        let left = self.left(all, parts).filter(|left| *left > Ore(0) && divided && all.stated.max.is_none())?;
        let in_measure = parts.iter().all(|id| like(&id));
        let exact =
            all.qualifier == Qualifier::Exact && parts.iter().all(|&id| amount(id).qualifier == Qualifier::Exact);
        let stated = Money { min: left, max: None, qualifier: None };
        // Where no part says otherwise, the rest is for whom, and for what, the whole is.
        let same = |like: fn(&Amount, &Amount) -> bool| parts.iter().all(|&id| like(amount(id), all));
        let remainder = Amount {
            parent: Some(whole),
            parts: Vec::new(),
            stated,
            qualifier: if exact { Qualifier::Exact } else { Qualifier::About },
            total: if in_measure { total(stated, all.measure, all.count, all.years) } else { Some(left) },
            measure: Measure::Remainder,
            to: if same(|part, whole| part.to == whole.to) { all.to.clone() } else { Vec::new() },
            for_: all.for_.clone().filter(|_| same(|part, whole| part.for_ == whole.for_)),
            evidence: None,
            computed: true,
            ..all.clone()
        };
        self.amounts.push(remainder);
        Some(AmountId(self.amounts.len() as u32 - 1))
    }

    /// What parts of one measure leave over: in the measure of the whole where they are stated as it is, of its total where they have another.
    fn left(&self, whole: &Amount, parts: &[AmountId]) -> Option<Ore> {
        let parts = || parts.iter().map(|id| &self.amounts[id.index()]);
        if parts().all(|part| comparable(part, whole)) {
            return Some(whole.stated.min - parts().map(|part| part.stated.min).sum());
        }
        let measure = parts().next()?.measure;
        if measure == whole.measure {
            return None;
        }
        let totals = parts().map(|part| part.total.filter(|_| part.measure == measure)).sum::<Option<Ore>>()?;
        Some(whole.total? - totals)
    }

    fn parts_exceed(&self, sum: Ore, most: Ore, row: &AmountRow) -> Diagnostic {
        let money = |ore| Money { min: ore, max: None, qualifier: None };
        let message = format!("the parts are {} together, more than their total {}", money(sum), money(most));
        let help = format!("they are {} too much; mend a figure, or move a part out", money(sum - most));
        fact(self.record, Code::PARTS_EXCEED_TOTAL, row.amount.span, message).help(help)
    }
}

/// Whether a row of a measure, or a part that inherits its count, is multiplied by it.
fn uses_count(row: &AmountRow, measure: Measure) -> bool {
    let inherits = |part: &&AmountRow| part.count.is_none();
    measure == Measure::Each
        || row.parts.iter().filter(inherits).any(|part| uses_count(part, part.measure.unwrap_or(measure)))
}

/// Whether a part is stated in the same way as its whole: both for all, or both per year, or both for each of as many.
fn comparable(part: &Amount, whole: &Amount) -> bool {
    match part.measure {
        Measure::Remainder => true,
        Measure::Total => matches!(whole.measure, Measure::Total | Measure::Remainder),
        Measure::PerYear => whole.measure == Measure::PerYear && part.years == whole.years,
        Measure::Each => whole.measure == Measure::Each && part.count == whole.count,
    }
}

/// What is shown of a payer that is hidden.
const UNTOLD: &str = "–";

/// Who pays. The state has several names. A payer that is hidden leaves no trace but that it is not the state.
fn funder(linker: &Linker, text: &Spanned<String>, record: &Record, found: &mut Vec<Diagnostic>) -> Option<Party> {
    match text.value.to_lowercase().as_str() {
        "staten" | "regeringen" | "regeringskansliet" => Some(Party::State),
        _ => party(&linker.resolver, text, record, found).or_else(|| Some(Party::Words(UNTOLD.to_owned()))),
    }
}

fn years_of(years: &Edtf) -> (i16, Option<i16>) {
    match years {
        Edtf::Date(date) => (date.year, Some(date.year)),
        Edtf::Interval(from, End::At(to)) => (from.year, Some(to.year)),
        Edtf::Interval(from, _) => (from.year, None),
    }
}

/// Per-year times its years, each times its count; `None` where one of them is not known.
fn total(money: Money, measure: Measure, count: Option<u32>, years: Option<(i16, Option<i16>)>) -> Option<Ore> {
    if money.max.is_some() {
        return None;
    }
    match measure {
        Measure::Total | Measure::Remainder => Some(money.min),
        Measure::Each => money.min.times(i64::from(count?)),
        Measure::PerYear => {
            let (first, last) = years?;
            money.min.times(i64::from(last?) - i64::from(first) + 1)
        }
    }
}

/// Why a row would not count even if it were no part of another.
fn apart(amounts: &[Amount], index: usize) -> Option<WhyNot> {
    let row = &amounts[index];
    let counts_elsewhere = |part: &AmountId| counts_elsewhere(amounts, *part, &row.from);
    // What is left of a sum for each is no such sum itself.
    let measure = row.parent.filter(|_| row.computed).map_or(row.measure, |whole| amounts[whole.index()].measure);
    match (row.total, row.status) {
        _ if row.announced_in.is_some() => Some(WhyNot::ToldAgain),
        _ if row.regrants.is_some() => Some(WhyNot::Regranted),
        _ if row.parts.iter().any(counts_elsewhere) => Some(WhyNot::SumOfShares),
        _ if row.from != Party::State => Some(WhyNot::OtherFunder),
        (None, _) if row.stated.max.is_some() => Some(WhyNot::Range),
        (None, _) if measure == Measure::Each => Some(WhyNot::CountUnknown),
        (None, _) => Some(WhyNot::YearsUnknown),
        (Some(_), Status::Proposed) => Some(WhyNot::Proposed),
        (Some(_), Status::Estimated) => Some(WhyNot::Estimated),
        (Some(_), Status::Paid) => Some(WhyNot::Paid),
        (Some(_), Status::Decided) => None,
    }
}

/// Whether a part, or a part of it, has another funder, or is money of another release: told there first, or handed on from it.
fn counts_elsewhere(amounts: &[Amount], part: AmountId, funder: &Party) -> bool {
    let part = &amounts[part.index()];
    let of_another = |release: ReleaseId| release != part.release;
    part.from != *funder
        || part.announced_in.is_some_and(of_another)
        || part.regrants.flatten().is_some_and(of_another)
        || part.parts.iter().any(|&inner| counts_elsewhere(amounts, inner, funder))
}

/// Why a row is not in the sum of everything decided: because a machine read it, for its own reason, or because its whole is.
fn why_not(amounts: &[Amount], index: usize, review: Review) -> Option<WhyNot> {
    if review == Review::Imported {
        return Some(WhyNot::Unreviewed);
    }
    let row = &amounts[index];
    let mut ancestor = row.parent;
    while let Some(id) = ancestor {
        let whole = &amounts[id.index()];
        if row.apart.is_none() && whole.apart.is_none() {
            return Some(WhyNot::Part);
        }
        ancestor = whole.parent;
    }
    row.apart
}
