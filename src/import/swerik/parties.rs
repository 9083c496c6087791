//! The parties of a site in the words of the source.

use jiff::civil::Date;

use super::tables::PartyRow;

/// Names in the source that are not those of the site: earlier and fuller ones of the same party.
const OTHER_NAMES: [(&str, &str); 8] = [
    ("Moderata samlingspartiet", "Moderaterna"),
    ("Folkpartiet", "Liberalerna"),
    ("Folkpartiet liberalerna", "Liberalerna"),
    ("Kristdemokratiska Samhällspartiet", "Kristdemokraterna"),
    ("Kristen Demokratisk Samling", "Kristdemokraterna"),
    ("Vänsterpartiet Kommunisterna", "Vänsterpartiet"),
    ("Miljöpartiet de gröna", "Miljöpartiet"),
    ("Centern", "Centerpartiet"),
];

/// The site's key of a party that the source names.
pub(super) fn key_of<'s>(party: &str, site: &'s [(String, String)]) -> Option<&'s str> {
    let named = |name: &str| site.iter().find(|(_, known)| known == name).map(|(key, _)| key.as_str());
    let other = || OTHER_NAMES.iter().find(|(other, _)| *other == party);
    named(party).or_else(|| named(other()?.1))
}

/// The party that a person belonged to on a day: the affiliation that began last by then, else the first one of all.
pub(super) fn party_on(rows: &[PartyRow], day: Date) -> Option<&str> {
    let first = |row: &&PartyRow| row.from.map_or(Date::MIN, |from| from.first());
    let last = |row: &&PartyRow| row.to.map_or(Date::MAX, |to| to.last());
    let then = rows.iter().filter(|row| first(row) <= day).max_by_key(|row| (first(row), last(row)));
    then.or_else(|| rows.iter().min_by_key(first)).map(|row| row.party.as_str())
}
