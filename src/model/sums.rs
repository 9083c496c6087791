//! Sums over rows that have something in common. A row whose whole counts within the set does not count again.

use std::collections::{BTreeMap, BTreeSet};

use super::head::Entity;
use super::money::{Amount, Sum, Totals, WhyNot};
use super::relation::RelationKind;
use super::release::Party;
use super::{AmountId, Model, ReleaseId};
use crate::parse::money::{Ore, Qualifier};
use crate::parse::record::{Measure, Status};

impl Model {
    /// All rows of a release, parts and computed remainders included, in order.
    pub fn rows_of_release(&self, release: ReleaseId) -> impl Iterator<Item = AmountId> + use<> {
        self[release].rows.clone().map(AmountId)
    }

    /// The rows that an entity's money is made of. A release's, its own; an organisation's, those that it receives; a region's, those that
    /// name it, or whose release does while the row names none; any other's, those of the releases that name it in their facts.
    pub fn rows_of(&self, entity: Entity) -> Vec<AmountId> {
        match entity {
            Entity::Release(id) => self.rows_of_release(id).collect(),
            Entity::Organisation(_) => self.received(entity),
            Entity::Region(region) => {
                let concerns = |row: &AmountId| {
                    let row = &self[*row];
                    row.regions.contains(&region)
                        || (row.regions.is_empty() && self[row.release].regions.contains(&region))
                };
                self.rows_of_releases(self.releases_of(entity)).filter(concerns).collect()
            }
            _ => self.rows_of_releases(self.stated_releases_of(entity)).collect(),
        }
    }

    /// The rows whose recipient is that organisation or ministry.
    pub fn received(&self, entity: Entity) -> Vec<AmountId> {
        self.rows_where(entity, |row, party| row.to.contains(party))
    }

    /// The rows that that organisation or ministry hands out.
    pub fn distributed(&self, entity: Entity) -> Vec<AmountId> {
        self.rows_where(entity, |row, party| row.through.contains(party))
    }

    /// The rows that that organisation pays itself.
    pub fn paid_by(&self, entity: Entity) -> Vec<AmountId> {
        self.rows_where(entity, |row, party| row.from == *party)
    }

    /// Every row that has no whole.
    pub fn top_rows(&self) -> impl Iterator<Item = AmountId> + '_ {
        let all = (0..self.amounts.len() as u32).map(AmountId);
        all.filter(|&id| self[id].parent.is_none())
    }

    fn rows_where(&self, entity: Entity, concerns: impl Fn(&Amount, &Party) -> bool) -> Vec<AmountId> {
        let party = Party::Known(entity);
        self.rows_of_releases(self.releases_of(entity)).filter(|&row| concerns(&self[row], &party)).collect()
    }

    fn rows_of_releases(&self, releases: Vec<ReleaseId>) -> impl Iterator<Item = AmountId> {
        releases.into_iter().flat_map(|release| self.rows_of_release(release))
    }

    /// The releases that name an entity as their sender, minister, program and the like, not merely as one who is quoted or reported to.
    fn stated_releases_of(&self, entity: Entity) -> Vec<ReleaseId> {
        use RelationKind as Kind;
        let stated: BTreeSet<ReleaseId> = self
            .incoming(entity)
            .filter(|edge| {
                matches!(
                    edge.kind,
                    Kind::Ministry | Kind::Minister | Kind::Program | Kind::Topic | Kind::Government | Kind::Agreement
                )
            })
            .filter_map(|edge| match edge.from {
                Entity::Release(id) => Some(id),
                _ => None,
            })
            .collect();
        stated.into_iter().collect()
    }

    /// The sums over a set of rows, of the state's money alone.
    pub fn totals(&self, rows: &[AmountId]) -> Totals {
        let set: BTreeSet<AmountId> = rows.iter().copied().collect();
        let mut totals = Totals::default();
        for &id in &set {
            let row = &self[id];
            let Some((status, ore)) = self.counts_by_itself(row) else { continue };
            if self.whole_counts(row, status, &set) {
                continue;
            }
            match status {
                Status::Decided if row.why_not == Some(WhyNot::Unreviewed) => totals.unreviewed.add(row, ore),
                _ if row.why_not == Some(WhyNot::Unreviewed) => {}
                Status::Proposed => totals.proposed.add(row, ore),
                Status::Estimated => totals.estimated.add(row, ore),
                Status::Paid => totals.paid.add(row, ore),
                Status::Decided => {
                    totals.decided.add(row, ore);
                    self.add_years(&mut totals, id, ore);
                }
            }
        }
        totals
    }

    /// The sum of everything decided and reviewed.
    pub fn all_totals(&self) -> Totals {
        let all: Vec<AmountId> = (0..self.amounts.len() as u32).map(AmountId).collect();
        self.totals(&all)
    }

    /// In which of the four totals a row would be, and with how much.
    fn counts_by_itself(&self, row: &Amount) -> Option<(Status, Ore)> {
        match row.apart {
            None | Some(WhyNot::Proposed | WhyNot::Estimated | WhyNot::Paid) => Some((row.status, row.total?)),
            Some(_) => None,
        }
    }

    /// Whether a row that this one is a part of is in the set and counts in the same of the four totals.
    fn whole_counts(&self, row: &Amount, status: Status, set: &BTreeSet<AmountId>) -> bool {
        let mut ancestor = row.parent;
        while let Some(id) = ancestor {
            let counts = self.counts_by_itself(&self[id]).is_some_and(|(of_whole, _)| of_whole == status);
            if counts && set.contains(&id) {
                return true;
            }
            ancestor = self[id].parent;
        }
        false
    }

    fn add_years(&self, totals: &mut Totals, id: AmountId, ore: Ore) {
        let row = &self[id];
        match (row.years, row.measure) {
            (Some((first, Some(last))), Measure::PerYear) => {
                (first..=last).for_each(|year| totals.years.entry(year).or_default().add(row, row.stated.min));
            }
            (Some((first, Some(last))), _) if first == last => totals.years.entry(first).or_default().add(row, ore),
            (Some(_), _) => match self.divided_by_year(row) {
                Some(parts) => {
                    parts.iter().for_each(|&(year, part)| totals.years.entry(year).or_default().add(row, part))
                }
                None => totals.several_years.push(id),
            },
            (None, _) => totals.no_year.push(id),
        }
    }

    /// The years of a row over several that its source itself divides into parts for one year each, without a rest.
    fn divided_by_year(&self, row: &Amount) -> Option<Vec<(i16, Ore)>> {
        let parts: Vec<&Amount> = row.parts.iter().map(|&part| &self[part]).collect();
        let year = |part: &&Amount| match part.years {
            Some((first, Some(last))) if first == last && !part.computed => Some((first, part.total?)),
            _ => None,
        };
        let years: Vec<(i16, Ore)> = parts.iter().map(year).collect::<Option<_>>()?;
        let whole = years.iter().map(|(_, ore)| *ore).sum::<Ore>() == row.total?;
        (!years.is_empty() && whole).then_some(years)
    }

    /// Sums by recipient of everything decided, greatest first: an entity or words, `None` where no recipient is stated.
    pub fn decided_by_recipient(&self) -> Vec<(Option<Party>, Sum)> {
        let mut sums: BTreeMap<Option<Party>, Vec<AmountId>> = BTreeMap::new();
        for id in (0..self.amounts.len() as u32).map(AmountId) {
            let row = &self[id];
            let is_leaf = row.parts.is_empty();
            let to = &row.to;
            match to.as_slice() {
                [one] if is_leaf => sums.entry(Some(one.clone())).or_default().push(id),
                _ if is_leaf => sums.entry(None).or_default().push(id),
                _ => {}
            }
        }
        let mut sums: Vec<_> = sums.into_iter().map(|(party, rows)| (party, self.totals(&rows).decided)).collect();
        sums.retain(|(_, sum)| sum.rows > 0);
        sums.sort_by(|a, b| b.1.ore.cmp(&a.1.ore).then_with(|| a.0.cmp(&b.0)));
        sums
    }
}

impl Sum {
    fn add(&mut self, row: &Amount, ore: Ore) {
        self.ore = self.ore + ore;
        self.rows += 1;
        self.approximate += u32::from(row.qualifier != Qualifier::Exact);
    }
}
