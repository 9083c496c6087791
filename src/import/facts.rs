//! Facts that were read in a text as front matter: what an editor would have typed, each row with its evidence. Knows neither the text nor
//! where it came from.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use super::draft::{Fields, Value};
use super::known::{Known, fold};
use super::unique;
use crate::extract::{self, Amount, BodyFound, Deadline, Facts, Part};
use crate::model::Model;
use crate::parse::date::Days;
use crate::parse::money::{Money, Qualifier};
use crate::parse::record::{Folder, Kind, Measure, Role, Status};

/// Records by their names, for what a text says in words.
#[derive(Debug, Default)]
pub struct Names {
    /// Organisations by folded name, for names that one alone has.
    organisations: BTreeMap<String, String>,
    /// Agreements likewise.
    agreements: BTreeMap<String, String>,
    /// The keys of the site's parties.
    parties: BTreeSet<String>,
    /// The governments' days, and the keys of their parties.
    governments: Vec<(Days, Vec<String>)>,
}

/// The government as a side of an agreement, not as the one that decides: "mellan regeringen och …", "regeringen, Centerpartiet och …",
/// "regeringen har kommit överens med …", "regeringens överenskommelse med …".
static GOVERNMENT_SIDE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
        \bmellan\ (?:\p{Ll}+\ )?regering(?:en|spartierna)\b
        | \b(?i:regering(?:en|spartierna))(?:,|\ och|\ samt|\ tillsammans\ med)\ (?:\p{Ll}+\ )?\p{Lu}\p{Ll}+(?:erna|partiet)\b
        | \p{Lu}\p{Ll}+(?:erna|partiet)(?:,?\ och|\ samt)\ regering(?:en|spartierna)\b
        | \b(?i:regering(?:en|spartierna))\ (?:har\ |är\ )?(?:\p{Ll}+\ ){0,3}(?:överens\b|överenskommit\b|överenskommelse\b|uppgörelse\b)[^.]{0,80}\bmed\b
        | \b(?i:regeringens)\ (?:\p{Ll}+\ ){0,2}(?:överenskommelse|uppgörelse)\b[^.]{0,40}\bmed\b
        ",
    )
    .expect("a tested pattern")
});

impl Names {
    pub fn of(names: &extract::Names, known: &Known, entities: &Model) -> Names {
        let organisations = names.organisations.iter().flat_map(|one| {
            let all = one.names.iter().map(|(name, _)| name).chain([&one.title]);
            all.map(|name| (fold(name), one.id.clone())).collect::<BTreeSet<_>>()
        });
        let agreements = known.of_kind(Kind::Agreement);
        Names {
            organisations: unique(organisations),
            agreements: unique(agreements.flat_map(|one| one.names().map(|name| (name.to_owned(), one.id.clone())))),
            parties: known.config().parties.iter().map(|(key, _)| key.clone()).collect(),
            governments: entities
                .governments
                .iter()
                .map(|one| (one.period.days(), one.parties.iter().map(|(key, _)| key.clone()).collect()))
                .collect(),
        }
    }

    /// The parties in government on all of these days; none where that is not known of one of them.
    fn governing(&self, days: Days) -> &[String] {
        let then: Vec<_> = self.governments.iter().filter(|(period, _)| period.intersect(&days).is_some()).collect();
        let Some(last) = days.last.filter(|last| then.iter().any(|(period, _)| period.contains(*last))) else {
            return &[];
        };
        match then.as_slice() {
            [(period, first), others @ ..]
                if period.contains(days.first) && last >= days.first && others.iter().all(|(_, one)| one == first) =>
            {
                first
            }
            _ => &[],
        }
    }

    /// The id of who is called so, else the words.
    fn party(&self, words: &str) -> String {
        self.organisations.get(&fold(words)).cloned().unwrap_or_else(|| words.to_owned())
    }
}

/// The sums that the initiative pays; parts below their total.
pub fn amounts(facts: &Facts, names: &Names) -> Vec<Fields> {
    let paid = |at: &usize| facts.amounts[*at].funding;
    let whole = |at: usize| facts.amounts[at].part_of.filter(|whole| *whole != at && facts.amounts[*whole].funding);
    let parts_of = |total: usize| {
        let parts = (0..facts.amounts.len())
            .filter(paid)
            .filter(|&at| whole(at) == Some(total) && can_be_parts(facts, total, at));
        parts.map(|at| amount(&facts.amounts[at], names)).collect::<Vec<_>>()
    };
    let is_part = |at: usize| whole(at).is_some_and(|total| whole(total).is_none() && can_be_parts(facts, total, at));
    let tops = (0..facts.amounts.len()).filter(paid).filter(|&at| !is_part(at));
    tops.map(|at| {
        amount(&facts.amounts[at], names).list("parts", if whole(at).is_none() { parts_of(at) } else { Vec::new() })
    })
    .collect()
}

/// Whether a row may stand below a total: one that says more than it, is for other years or measured otherwise, stands by itself.
fn can_be_parts(facts: &Facts, total: usize, part: usize) -> bool {
    let (total, part) = (&facts.amounts[total], &facts.amounts[part]);
    total.measure == part.measure
        && total.status == part.status
        && part.money.max.unwrap_or(part.money.min) <= total.money.min
        && has_years_of(total, part)
}

/// Whether the years of a part lie within those of its total, where both are told. A yearly sum with one year goes on from then.
fn has_years_of(total: &Amount, part: &Amount) -> bool {
    let (Some(first), Some(last)) = (total.years.first(), total.years.last()) else { return true };
    let goes_on = total.measure == Measure::PerYear && total.years.len() == 1;
    part.years.iter().all(|year| first <= year && (goes_on || year <= last))
}

fn amount(amount: &Amount, names: &Names) -> Fields {
    let figure = Money { qualifier: None, ..amount.money };
    Fields::new()
        .with("amount", figure.to_string())
        .maybe("qualifier", (amount.qualifier != Qualifier::Exact).then(|| amount.qualifier.as_str()))
        .maybe("measure", (amount.measure != Measure::Total).then(|| amount.measure.as_str()))
        .maybe("count", amount.count.filter(|_| amount.measure == Measure::Each).map(|count| count.to_string()))
        .maybe("years", years(&amount.years, amount.measure))
        .maybe("status", (amount.status != Status::Decided).then(|| amount.status.as_str()))
        .list("to", distinct(amount.to.iter().flat_map(|to| to.split("; ")).map(|to| names.party(to))))
        .with("evidence", amount.evidence.as_str())
}

/// Each once, in order: two names of a text may be one organisation.
fn distinct<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut found: Vec<T> = Vec::new();
    for item in items {
        if !found.contains(&item) {
            found.push(item);
        }
    }
    found
}

/// One year, or an interval of years that follow one another; others cannot be said in one row. A yearly sum with one year goes on from then.
fn years(years: &[i16], measure: Measure) -> Option<String> {
    match *years {
        [] => None,
        [year] if measure == Measure::PerYear => Some(format!("{year}/..")),
        [year] => Some(year.to_string()),
        [first, .., last] => {
            let is_interval = years.windows(2).all(|pair| pair[1] == pair[0] + 1);
            is_interval.then(|| format!("{first}/{last}"))
        }
    }
}

pub fn deadlines(facts: &Facts, names: &Names) -> Vec<Fields> {
    let row = |deadline: &Deadline| {
        let fields = Fields::new()
            .with("kind", deadline.kind.as_str())
            .with("due", deadline.due.to_string())
            .list("by", distinct(deadline.by.iter().map(|by| names.party(by))));
        let fields = if deadline.superseded { fields.with("superseded", Value::Flag(true)) } else { fields };
        fields.with("evidence", deadline.evidence.as_str())
    };
    facts.deadlines.iter().map(row).collect()
}

/// Ids of the ministers whose part is wanted, each once.
pub fn ministers(facts: &Facts, wanted: impl Fn(Part) -> bool) -> Vec<&str> {
    let mut seen = BTreeSet::new();
    let found = facts.ministers.iter().filter(|minister| wanted(minister.part));
    found.filter_map(|minister| minister.id.as_deref()).filter(|id| seen.insert(*id)).collect()
}

/// Bodies with a part, by id where the role is the usual one of the folder.
pub fn agencies(facts: &Facts, folder: Folder) -> Vec<Value> {
    let usual = if folder == Folder::Assignments { Role::Assigned } else { Role::Mentioned };
    let row = |body: &BodyFound| match body.role {
        role if role == usual => Value::from(body.id.as_str()),
        role => Fields::new().with("agency", body.id.as_str()).with("role", role.as_str()).into(),
    };
    facts.agencies.iter().filter(|body| body.has_part).map(row).collect()
}

/// The agreement where the site has it, and its parties. Where the government is a side, its parties are those in office on the days on
/// which the text was published; whether that was concluded is the second value.
pub fn basis(facts: &Facts, names: &Names, published: Option<Days>) -> (Fields, bool) {
    let Some(basis) = &facts.basis else { return (Fields::new(), false) };
    let agreement = basis.agreement.as_ref().and_then(|name| names.agreements.get(&fold(name)));
    let is_side = !basis.parties.is_empty() && GOVERNMENT_SIDE.is_match(&basis.clause);
    let governing = published.filter(|_| is_side).map(|days| names.governing(days)).unwrap_or_default();
    let mut seen = BTreeSet::new();
    let parties = governing.iter().chain(&basis.parties);
    let parties = parties.filter(|key| names.parties.contains(*key) && seen.insert(*key)).map(String::as_str);
    let fields = Fields::new().maybe("agreement", agreement.map(String::as_str)).list("parties", parties);
    (fields, !governing.is_empty())
}

/// The words behind the facts that have no row of their own.
pub fn evidence(facts: &Facts) -> Fields {
    let minister = facts.ministers.iter().find(|minister| minister.id.is_some());
    let agency = facts.agencies.iter().find(|body| body.has_part);
    Fields::new()
        .maybe("minister", minister.map(|minister| minister.evidence.as_str()))
        .maybe("agencies", agency.map(|body| body.evidence.as_str()))
        .maybe("basis", facts.basis.as_ref().map(|basis| basis.clause.as_str()))
}
