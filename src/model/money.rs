//! Rows of money: what each says, what counts, and sums. A sum is never divided, and no krona is counted twice.

use std::collections::BTreeMap;

use super::release::Party;
use super::{AmountId, RegionId, ReleaseId};
use crate::parse::money::{Money, Ore, Qualifier};
use crate::parse::record::{Measure, Status};

/// A row of a release with everything that it inherits.
#[derive(Clone, Debug)]
pub struct Amount {
    pub release: ReleaseId,
    /// The row that this one is a part of.
    pub parent: Option<AmountId>,
    /// Its parts, a computed remainder last.
    pub parts: Vec<AmountId>,
    /// The figure as stated: per year, or for each, where `measure` says so.
    pub stated: Money,
    pub qualifier: Qualifier,
    pub measure: Measure,
    pub count: Option<u32>,
    /// First and last year, both counted; the last is `None` where it goes on or is not known.
    pub years: Option<(i16, Option<i16>)>,
    /// `years` without a last one: it goes on, and does not merely end in a year that is not known.
    pub goes_on: bool,
    pub status: Status,
    pub from: Party,
    pub through: Vec<Party>,
    pub to: Vec<Party>,
    pub regions: Vec<RegionId>,
    pub for_: Option<String>,
    pub evidence: Option<String>,
    /// Where it is not the record's.
    pub source: Option<String>,
    pub announced_in: Option<ReleaseId>,
    /// Money handed on: by whom it was received, where that is known.
    pub regrants: Option<Option<ReleaseId>>,
    /// `stated` times years times count; `None` for a range or where one of them is not known.
    pub total: Option<Ore>,
    /// Worked out here, not stated by the source: the remainder of parts.
    pub computed: bool,
    /// `None` where the row counts by itself, were it not a part of another.
    pub apart: Option<WhyNot>,
    /// `None` where the row is counted in the sum of everything decided.
    pub why_not: Option<WhyNot>,
}

/// Why a row is shown and not counted among what is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WhyNot {
    Part,
    SumOfShares,
    OtherFunder,
    ToldAgain,
    Regranted,
    Proposed,
    Estimated,
    Paid,
    Range,
    CountUnknown,
    YearsUnknown,
    Unreviewed,
}

impl WhyNot {
    /// The word in data files.
    pub fn as_str(self) -> &'static str {
        match self {
            WhyNot::Part => "part",
            WhyNot::SumOfShares => "sum-of-shares",
            WhyNot::OtherFunder => "other-funder",
            WhyNot::ToldAgain => "told-again",
            WhyNot::Regranted => "regranted",
            WhyNot::Proposed => "proposed",
            WhyNot::Estimated => "estimated",
            WhyNot::Paid => "paid",
            WhyNot::Range => "range",
            WhyNot::CountUnknown => "count-unknown",
            WhyNot::YearsUnknown => "years-unknown",
            WhyNot::Unreviewed => "unreviewed",
        }
    }
}

/// A sum of rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    pub ore: Ore,
    pub rows: u32,
    /// How many of the rows are not stated exactly.
    pub approximate: u32,
}

/// The four totals of a set of rows, never added, and what is decided by year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    pub decided: Sum,
    pub proposed: Sum,
    pub estimated: Sum,
    pub paid: Sum,
    /// Decided by imported records; in no other sum.
    pub unreviewed: Sum,
    /// Decided for exactly one year, and per-year rows in each of theirs. A year that is missing is a gap, not zero.
    pub years: BTreeMap<i16, Sum>,
    /// Decided rows over several years, which the source does not divide.
    pub several_years: Vec<AmountId>,
    /// Decided rows without years.
    pub no_year: Vec<AmountId>,
}
