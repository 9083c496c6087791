//! The way of money in one year: who pays, through whom, to whom, and what of it has no known recipient.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::head::Entity;
use super::money::{Amount, WhyNot};
use super::release::Party;
use super::{AmountId, Model};
use crate::parse::money::Ore;
use crate::parse::record::{Measure, Status};

/// Money that comes to one who hands it on, and where it goes. Never more goes out than comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flow {
    /// `None` for money whose years the sources do not say.
    pub year: Option<i16>,
    /// An organisation or a ministry.
    pub distributor: Entity,
    /// Greatest first.
    pub funders: Vec<Inflow>,
    /// Greatest first.
    pub recipients: Vec<Outflow>,
    /// What is left of the inflow, worked out here; with what the sources themselves leave undivided.
    pub rest: Ore,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inflow {
    pub from: Party,
    pub ore: Ore,
    /// Whether it is in the sum of what is decided; co-financing is not.
    pub counted: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outflow {
    /// Everyone who gets it, in the order written.
    pub to: Vec<Party>,
    /// What it is for, where all rows say the same.
    pub for_: Option<String>,
    pub ore: Ore,
}

impl Flow {
    pub fn total(&self) -> Ore {
        self.funders.iter().map(|inflow| inflow.ore).sum()
    }
}

/// What goes in and out of one distributor in one year.
#[derive(Default)]
struct Way<'a> {
    inflows: Vec<(&'a Amount, Ore)>,
    outflows: Vec<(&'a Amount, Ore)>,
}

/// What a row is to the one through whom its money goes.
struct Step {
    distributor: Entity,
    comes_in: bool,
    goes_out: bool,
}

impl Model {
    /// The flow of the latest year in which a set of rows tells both where money comes from and to whom it is handed on, through one distributor
    /// or, of several, the one through whom most goes. `None` where the sources do not tell, or tell of more that goes out than comes in.
    pub fn flow(&self, rows: &[AmountId], through: Option<Entity>) -> Option<Flow> {
        let set: BTreeSet<AmountId> = rows.iter().copied().collect();
        let mut ways: BTreeMap<(Option<i16>, Entity), Way> = BTreeMap::new();
        for row in set.iter().map(|&id| &self[id]).filter(|row| is_given(row)) {
            let Some(step) = self.step(row) else { continue };
            for (year, ore) in by_year(row) {
                ways.entry((year, step.distributor)).or_default().add(row, &step, ore);
            }
        }
        let flows = ways.into_iter().filter_map(|((year, distributor), way)| way.flow(year, distributor));
        let flows = flows.filter(|flow| through.is_none_or(|through| flow.distributor == through));
        flows.max_by_key(|flow| (flow.year, flow.total() - flow.rest, Reverse(flow.distributor)))
    }

    fn step(&self, row: &Amount) -> Option<Step> {
        let is_leaf = row.parts.is_empty();
        let step = |distributor: &Party, comes_in, goes_out| {
            Some(Step { distributor: distributor.entity()?, comes_in, goes_out })
        };
        match (row.through.as_slice(), row.to.as_slice()) {
            // A part of what goes through somebody is in the whole already.
            ([one], _) => {
                let in_whole =
                    |whole: &Amount| whole.through == row.through && whole.apart != Some(WhyNot::SumOfShares);
                let is_whole = row.parent.is_none_or(|whole| !in_whole(&self[whole]));
                step(one, is_whole, is_leaf && !row.computed)
            }
            ([], _) if !is_leaf || row.computed => None,
            ([], _) if row.regrants.is_some() => step(&row.from, false, true),
            ([], [one]) => step(one, true, false),
            ([], []) => step(self.beneficiary(row)?, true, false),
            _ => None,
        }
    }

    /// Who, in the same whole, gets money of others and adds this row as their own.
    fn beneficiary(&self, row: &Amount) -> Option<&Party> {
        let siblings = &self[row.parent?].parts;
        siblings.iter().flat_map(|&part| &self[part].to).find(|party| **party == row.from)
    }
}

impl<'a> Way<'a> {
    fn add(&mut self, row: &'a Amount, step: &Step, ore: Ore) {
        if step.comes_in {
            self.inflows.push((row, ore));
        }
        if step.goes_out {
            self.outflows.push((row, ore));
        }
    }

    /// `None` where only one side is known.
    fn flow(self, year: Option<i16>, distributor: Entity) -> Option<Flow> {
        let mut sums: BTreeMap<(bool, &Party), Ore> = BTreeMap::new();
        for (row, ore) in of_one_status(self.inflows) {
            let sum = sums.entry((row.apart != Some(WhyNot::OtherFunder), &row.from)).or_default();
            *sum = *sum + ore;
        }
        let mut funders: Vec<Inflow> =
            sums.into_iter().map(|((counted, from), ore)| Inflow { from: from.clone(), ore, counted }).collect();
        let mut outflows: Vec<Outflow> = Vec::new();
        // Rows without a recipient or a purpose are a part of the rest.
        let told = of_one_status(self.outflows).into_iter().filter(|(row, _)| !row.to.is_empty() || row.for_.is_some());
        for (row, ore) in told {
            match outflows.iter_mut().find(|other| other.to == row.to && other.for_ == row.for_) {
                Some(other) => other.ore = other.ore + ore,
                None => outflows.push(Outflow { to: row.to.clone(), for_: row.for_.clone(), ore }),
            }
        }
        let total: Ore = funders.iter().map(|inflow| inflow.ore).sum();
        let told: Ore = outflows.iter().map(|outflow| outflow.ore).sum();
        if outflows.is_empty() || told > total {
            return None;
        }
        funders.sort_by_key(|inflow| Reverse((inflow.counted, inflow.ore)));
        outflows.sort_by_key(|outflow| Reverse(outflow.ore));
        Some(Flow { year, distributor, funders, recipients: outflows, rest: total - told })
    }
}

/// What is decided and what is paid may be the same money, and are never added: what is paid stands in where nothing is decided.
fn of_one_status(rows: Vec<(&Amount, Ore)>) -> Vec<(&Amount, Ore)> {
    let is_decided = |(row, _): &(&Amount, Ore)| row.status == Status::Decided;
    let some_are = rows.iter().any(is_decided);
    rows.into_iter().filter(|row| is_decided(row) || !some_are).collect()
}

/// Money that somebody has decided to give, told here first. Imported rows count nowhere, and so draw nothing.
fn is_given(row: &Amount) -> bool {
    let told_elsewhere = matches!(row.why_not, Some(WhyNot::ToldAgain | WhyNot::Unreviewed));
    matches!(row.status, Status::Decided | Status::Paid) && !told_elsewhere && row.apart != Some(WhyNot::SumOfShares)
}

/// What a row gives in each year; all of it under no year where the source names none. Nothing for a sum over several years, which nobody divides.
fn by_year(row: &Amount) -> Vec<(Option<i16>, Ore)> {
    match (row.years, row.measure, row.total) {
        (Some((first, Some(last))), Measure::PerYear, _) => {
            (first..=last).map(|year| (Some(year), row.stated.min)).collect()
        }
        (Some((first, Some(last))), _, Some(total)) if first == last => vec![(Some(first), total)],
        (None, _, Some(total)) => vec![(None, total)],
        _ => Vec::new(),
    }
}
