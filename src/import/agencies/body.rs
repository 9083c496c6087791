//! A public body as the records need it, out of what the registers say.

use jiff::civil::Date;

use super::dates::{Lifetime, lifetime};
use super::names::{Names, names};
use super::register::{Entry, FILE, Stated};
use crate::import::known::digits;
use crate::import::report::Report;
use crate::parse::is_web;

const NUMBERS_DIFFER: &str = "registers that state different organisation numbers are told, and the first of SCB, ESV, Statskontoret and Wikidata stands";
const ACRONYM_OUT: &str =
    "an acronym that means something else in everyday prose, or is a mission's abroad, is left out";
const MINISTRIES_DIFFER: &str = "registers that state different ministries are told, and Statskontoret's stands";
const ENDED: &str = "a body that is no more has no ministry, since the registers state the present one or the last one without its time";

/// A body with everything but its id.
#[derive(Clone, Debug)]
pub(super) struct Body {
    /// The head name as the file has it.
    pub key: String,
    pub kind: &'static str,
    pub names: Names,
    pub lifetime: Lifetime,
    pub org_nr: Option<String>,
    pub wikidata: Option<String>,
    pub ministry: Option<String>,
    pub url: Option<String>,
    /// The names of bodies that it replaced, with the day where the statute book gives one.
    pub replaces: Vec<(String, Option<Date>)>,
    pub replaced_by: Vec<String>,
}

impl Body {
    pub fn of(entry: &Entry, report: &mut Report) -> Body {
        for rule in [ACRONYM_OUT, NUMBERS_DIFFER, MINISTRIES_DIFFER, ENDED] {
            report.add(rule, 0);
        }
        let is_mission = is_mission(entry);
        let names = names(entry, is_mission, &mut |_| report.count(ACRONYM_OUT));
        let lifetime = lifetime(entry, report);
        let wikidata = entry.said("wd").first().and_then(|said| said.text("id")).filter(|id| id.starts_with('Q'));
        let replaced_by = entry.said("wd").into_iter().flat_map(|said| said.texts("replaced_by"));
        Body {
            key: entry.name.clone(),
            kind: kind_of(&names.title),
            org_nr: org_nr(entry, report),
            wikidata: wikidata.map(str::to_owned),
            ministry: ministry(entry, &lifetime, report),
            url: url(entry),
            replaces: replaces(entry, report),
            replaced_by: replaced_by.map(str::to_owned).collect(),
            names,
            lifetime,
        }
    }
}

/// An embassy, a delegation or a consulate.
fn is_mission(entry: &Entry) -> bool {
    let group = entry.said("scb").first().and_then(|said| said.text("group"));
    let tags = entry.said("handlingar").into_iter().flat_map(|said| said.texts("tags"));
    group == Some("Svenska utlandsmyndigheter") || tags.into_iter().any(|tag| tag == "ambassad")
}

/// The word of the content model for what a body's name says that it is.
fn kind_of(name: &str) -> &'static str {
    let name = name.to_lowercase();
    let begins = |words: &[&str]| words.iter().any(|word| name.starts_with(word));
    let ends = |words: &[&str]| words.iter().any(|word| name.ends_with(word));
    let holds = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if begins(&["länsstyrelsen "]) {
        "county-board"
    } else if ends(&["tingsrätt", "hovrätt", "domstolen", "domstol"])
        || begins(&["hovrätten ", "kammarrätten ", "förvaltningsrätten ", "länsrätten ", "tingsrätten "])
    {
        "court"
    } else if ends(&["universitet", "högskola"])
        || begins(&["högskolan ", "universitetet "])
        || (holds(&["högskolan"]) && !holds(&["myndighet", "nämnd", "råd", "styrelse"]))
        || ["karolinska institutet", "konstfack"].contains(&name.as_str())
    {
        "university"
    } else {
        "agency"
    }
}

/// `202100-5521`.
fn org_nr(entry: &Entry, report: &mut Report) -> Option<String> {
    let mut numbers: Vec<String> = Vec::new();
    for register in ["scb", "esv", "stkt", "wd"] {
        for said in entry.said(register) {
            let Some(text) = said.text("org_nr") else { continue };
            let number = digits(text);
            match number.len() {
                0 => report.warn(FILE, None, format!("`{}`: `{text}` is no organisation number", entry.name)),
                10 if numbers.contains(&number) => {}
                10 => numbers.push(number),
                _ => report.warn(FILE, None, format!("`{}`: `{number}` is no organisation number", entry.name)),
            }
        }
    }
    if numbers.len() > 1 {
        report.count(NUMBERS_DIFFER);
        report.warn(FILE, None, format!("`{}` has different organisation numbers: {}", entry.name, numbers.join(", ")));
    }
    numbers.first().map(|number| format!("{}-{}", &number[..6], &number[6..]))
}

fn ministry(entry: &Entry, lifetime: &Lifetime, report: &mut Report) -> Option<String> {
    let is_ministry = |name: &&str| name.ends_with("departementet") || *name == "Statsrådsberedningen";
    let of = |register: &str| entry.said(register).first().and_then(|said| said.text("department")).filter(is_ministry);
    let (first, second) = (of("stkt"), of("esv"));
    if lifetime.has_ended {
        if first.or(second).is_some() {
            report.count(ENDED);
        }
        return None;
    }
    if let (Some(first), Some(second)) = (first, second)
        && first != second
    {
        report.count(MINISTRIES_DIFFER);
        report.warn(FILE, None, format!("`{}` is under `{first}` and under `{second}`", entry.name));
    }
    first.or(second).map(str::to_owned)
}

fn url(entry: &Entry) -> Option<String> {
    let sites = ["handlingar", "scb"].into_iter().flat_map(|register| entry.said(register));
    let whole = |site: &str| if site.contains("://") { site.to_owned() } else { format!("https://{site}") };
    sites.filter_map(|said| said.text("website").map(whole)).find(|site| is_web(site))
}

fn replaces(entry: &Entry, report: &mut Report) -> Vec<(String, Option<Date>)> {
    let mut replaces = Vec::new();
    for said in entry.said("sfs") {
        let day = match said.date("start", &entry.name, report) {
            Some(Stated::Day(day)) => Some(day),
            _ => None,
        };
        replaces.extend(said.texts("replaces").into_iter().map(|name| (name.to_owned(), day)));
    }
    for said in entry.said("wd") {
        replaces.extend(said.texts("replaces").into_iter().map(|name| (name.to_owned(), None)));
    }
    replaces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_tells_the_kind() {
        let kinds = [
            ("Länsstyrelsen i Uppsala län", "county-board"),
            ("Länsstyrelsernas organisationsnämnd", "agency"),
            ("Svea hovrätt", "court"),
            ("Högsta domstolen", "court"),
            ("Domstolsverket", "agency"),
            ("Kungl. Tekniska högskolan", "university"),
            ("Göteborgs universitet", "university"),
            ("Universitetskanslersämbetet", "agency"),
            ("Myndigheten för yrkeshögskolan", "agency"),
        ];
        for (name, kind) in kinds {
            assert_eq!(kind_of(name), kind, "{name}");
        }
    }
}
