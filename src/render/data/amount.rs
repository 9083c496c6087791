//! Rows of money in data: nested as the front matter nests them, each with what it is worth and whether it counts.

use std::borrow::Cow;

use serde::ser::{Error, Serialize, Serializer};
use serde_json::value::RawValue;

use super::{id, ids, parties, party};
use crate::model::{Amount, AmountId, Entity, Model};
use crate::parse::money::{Money, Ore};

/// A row. Its parts stand in `parts` as the author nested them; what they leave over is the last of them, with `measure: remainder` and
/// `computed: true`. Every row carries what it inherits.
#[derive(serde::Serialize)]
pub(super) struct AmountData<'a> {
    /// The figure in a notation that front matter takes, without its qualifier.
    amount: String,
    sek: Sek,
    #[serde(skip_serializing_if = "Option::is_none")]
    total_sek: Option<Kronor>,
    qualifier: &'static str,
    measure: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    years: Option<String>,
    status: &'static str,
    from: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    through: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    to: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    region: Vec<&'a str>,
    #[serde(rename = "for", skip_serializing_if = "Option::is_none")]
    for_: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    announced_in: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    regrants: Option<RegrantsData<'a>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    computed: bool,
    counted: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<AmountData<'a>>,
}

/// The release that the money was received by, or `true` where it is not known.
#[derive(serde::Serialize)]
#[serde(untagged)]
enum RegrantsData<'a> {
    From(Cow<'a, str>),
    Unknown(bool),
}

impl<'a> AmountData<'a> {
    pub(super) fn of(model: &'a Model, row: AmountId) -> AmountData<'a> {
        let row = &model[row];
        AmountData {
            amount: Money { qualifier: None, ..row.stated }.to_string(),
            sek: Sek::of(&row.stated),
            total_sek: total_where_it_differs(row),
            qualifier: row.qualifier.as_str(),
            measure: row.measure.as_str(),
            count: row.count,
            years: years(row),
            status: row.status.as_str(),
            from: party(model, &row.from),
            through: parties(model, &row.through),
            to: parties(model, &row.to),
            region: ids(model, &row.regions, Entity::Region),
            for_: row.for_.as_deref(),
            evidence: row.evidence.as_deref(),
            source: row.source.as_deref(),
            announced_in: row.announced_in.map(|first| id(model, Entity::Release(first))),
            regrants: row.regrants.map(|from| match from {
                Some(from) => RegrantsData::From(id(model, Entity::Release(from))),
                None => RegrantsData::Unknown(true),
            }),
            computed: row.computed,
            counted: row.why_not.is_none(),
            why: row.why_not.map(|why| why.as_str()),
            parts: row.parts.iter().map(|&part| AmountData::of(model, part)).collect(),
        }
    }
}

/// A per-year row's total over its years, or an each-row's times its count; `None` where it is the figure itself or not known.
fn total_where_it_differs(row: &Amount) -> Option<Kronor> {
    row.total.filter(|&total| row.stated.max.is_some() || total != row.stated.min).map(Kronor)
}

/// `2021`, `2021/2023`, `2021/..` where it goes on, or `2021/` where its end is not known.
fn years(row: &Amount) -> Option<String> {
    Some(match row.years? {
        (first, Some(last)) if last == first => first.to_string(),
        (first, Some(last)) => format!("{first}/{last}"),
        (first, None) if row.goes_on => format!("{first}/.."),
        (first, None) => format!("{first}/"),
    })
}

/// A figure, or the two ends of a range.
#[derive(serde::Serialize)]
#[serde(untagged)]
enum Sek {
    One(Kronor),
    Range { min: Kronor, max: Kronor },
}

impl Sek {
    fn of(money: &Money) -> Sek {
        match money.max {
            Some(max) => Sek::Range { min: Kronor(money.min), max: Kronor(max) },
            None => Sek::One(Kronor(money.min)),
        }
    }
}

/// A sum as a JSON number of kronor with at most two decimals. It is written from the öre, digit by digit, so that no binary fraction ever
/// touches it: `6000000`, `127500.5`, `0.05`.
#[derive(Clone, Copy)]
pub(super) struct Kronor(pub(super) Ore);

impl std::fmt::Display for Kronor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (kronor, ore) = (self.0.0.unsigned_abs() / 100, self.0.0.unsigned_abs() % 100);
        let sign = if self.0.0 < 0 { "-" } else { "" };
        match (ore, ore % 10) {
            (0, _) => write!(f, "{sign}{kronor}"),
            (_, 0) => write!(f, "{sign}{kronor}.{}", ore / 10),
            _ => write!(f, "{sign}{kronor}.{ore:02}"),
        }
    }
}

impl Serialize for Kronor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RawValue::from_string(self.to_string()).map_err(S::Error::custom)?.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Kronor, Ore};

    #[test]
    fn kronor_have_no_more_decimals_than_they_need() {
        let written = [0, 5, 10, 100, 12_750_050, -1, -110, i64::MAX, i64::MIN].map(|ore| Kronor(Ore(ore)).to_string());
        let expected =
            ["0", "0.05", "0.1", "1", "127500.5", "-0.01", "-1.1", "92233720368547758.07", "-92233720368547758.08"];
        assert_eq!(written, expected);
    }

    proptest! {
        /// The öre are what the decimal says, digit by digit.
        #[test]
        fn kronor_read_back(ore: i64) {
            let written = serde_json::to_string(&Kronor(Ore(ore))).expect("a number is JSON");
            let (kronor, decimals) = written.split_once('.').unwrap_or((&written, ""));
            let read: i128 = format!("{kronor}{decimals:0<2}").parse().expect("digits");
            prop_assert_eq!(read, i128::from(ore));
        }
    }
}
