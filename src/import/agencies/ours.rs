//! What the registers lack and releases name as parties: SKR, the regions, the municipalities, the county boards as a group.
//!
//! Codes and names of counties and municipalities are those of SCB's list (Län och kommuner); a municipality that calls itself a city
//! (`stad`) has that name too. Gotland is one body, municipality and region in one, and stands among the regions. A landsting is dated
//! where its county's became a region on 1 January 2019, when the name region became the law's (SFS 2018:1348 and 2019:835 complete the
//! change); those that changed their name earlier are undated. SKR has its name since its congress of 27 November 2019.

use crate::import::draft::{Fields, Value};
use crate::import::report::Report;
use crate::import::table::rows;

const MUNICIPALITIES: &str = include_str!("municipalities.csv");
const COUNTIES: &str = include_str!("counties.csv");

const LAST_DAY_OF_LANDSTING: &str = "2018-12-31";

/// An organisation of our own table.
#[derive(Clone, Debug)]
pub(super) struct Organisation {
    /// What it is in the table: `kommun/0114`.
    pub key: String,
    pub title: String,
    pub kind: &'static str,
    pub names: Vec<Name>,
    pub acronyms: Vec<&'static str>,
    pub url: Option<&'static str>,
}

/// A name with its first and last day, where they are known.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub name: String,
    pub from: Option<&'static str>,
    pub to: Option<&'static str>,
}

/// A county (län).
#[derive(Clone, Debug)]
pub(super) struct County {
    pub code: String,
    pub name: String,
}

impl Name {
    fn undated(name: &str) -> Name {
        Name { name: name.to_owned(), from: None, to: None }
    }

    /// Alone where it has no dates.
    pub fn value(&self) -> Value {
        if self.from.is_none() && self.to.is_none() {
            return self.name.as_str().into();
        }
        Fields::new().with("name", self.name.as_str()).maybe("from", self.from).maybe("to", self.to).into()
    }
}

/// The 21 counties.
pub(super) fn counties() -> Vec<County> {
    let rows = own_rows("counties.csv", COUNTIES, ["code", "county"]);
    rows.into_iter().map(|[code, name]| County { code, name }).collect()
}

/// Everything in the table.
pub(super) fn organisations() -> Vec<Organisation> {
    let mut organisations = vec![skr(), riksbank(), county_boards()];
    organisations.extend(counties().iter().map(county_board));
    let regions = own_rows("counties.csv", COUNTIES, ["code", "region", "earlier", "renamed"]);
    organisations.extend(regions.into_iter().map(region));
    let municipalities = own_rows("municipalities.csv", MUNICIPALITIES, ["code", "name", "stad"]);
    organisations.extend(municipalities.into_iter().map(municipality));
    organisations
}

fn skr() -> Organisation {
    let name = |name: &str, from, to| Name { name: name.to_owned(), from, to };
    Organisation {
        key: "skr".to_owned(),
        title: "Sveriges Kommuner och Regioner".to_owned(),
        kind: "association",
        names: vec![
            name("Sveriges Kommuner och Regioner", Some("2019-11-27"), None),
            name("Sveriges Kommuner och Landsting", None, Some("2019-11-26")),
        ],
        acronyms: vec!["SKR", "SKL"],
        url: Some("https://skr.se/"),
    }
}

fn riksbank() -> Organisation {
    Organisation { names: vec![Name::undated("Riksbanken")], ..plain("riksbanken", "Sveriges riksbank", "agency") }
}

fn county_boards() -> Organisation {
    plain("lansstyrelserna", "Länsstyrelserna", "group")
}

fn county_board(county: &County) -> Organisation {
    let title = format!("Länsstyrelsen i {}", county.name);
    plain(&format!("lansstyrelse/{}", county.code), &title, "county-board")
}

fn region([code, title, earlier, renamed]: [String; 4]) -> Organisation {
    let is_dated = renamed == "2019-01-01";
    let mut names = Vec::new();
    if is_dated {
        names.push(Name { name: title.clone(), from: Some("2019-01-01"), to: None });
    }
    if !earlier.is_empty() {
        names.push(Name { name: earlier, from: None, to: is_dated.then_some(LAST_DAY_OF_LANDSTING) });
    }
    Organisation { names, ..plain(&format!("region/{code}"), &title, "region") }
}

fn municipality([code, title, city]: [String; 3]) -> Organisation {
    let spellings = [city.clone(), city.replace(" stad", " Stad")];
    let names = spellings.iter().filter(|name| !name.is_empty()).map(|name| Name::undated(name)).collect();
    Organisation { names, ..plain(&format!("kommun/{code}"), &title, "municipality") }
}

fn plain(key: &str, title: &str, kind: &'static str) -> Organisation {
    let (key, title) = (key.to_owned(), title.to_owned());
    Organisation { key, title, kind, names: Vec::new(), acronyms: Vec::new(), url: None }
}

fn own_rows<const N: usize>(file: &str, text: &str, columns: [&str; N]) -> Vec<[String; N]> {
    let mut report = Report::default();
    rows(file, text.as_bytes(), columns, &mut report).into_iter().map(|row| row.cells).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_table_is_whole() {
        let all = organisations();
        let of = |kind: &str| all.iter().filter(|one| one.kind == kind).count();
        assert_eq!((of("municipality"), of("region"), of("county-board")), (289, 21, 21));
        assert_eq!(all.iter().map(|one| &one.key).collect::<BTreeSet<_>>().len(), all.len());
        assert_eq!(all.iter().map(|one| &one.title).collect::<BTreeSet<_>>().len(), all.len());
        let codes: BTreeSet<String> = counties().into_iter().map(|county| county.code).collect();
        let municipality = |one: &&Organisation| one.kind == "municipality";
        assert!(all.iter().filter(municipality).all(|one| codes.contains(&one.key["kommun/".len()..][..2])));
    }
}
