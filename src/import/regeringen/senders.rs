//! Codes of senders and categories to records: ministries and topics, which are written where the site lacks them, and ministers, which are
//! not, since the archive says nothing of their terms.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, date};

use super::details::Details;
use super::pages::Page;
use super::reported_to::{self, Reported};
use super::{ORIGIN, PREFIX, Report};
use crate::extract::Names;
use crate::import::disk::Files;
use crate::import::draft::{Draft, Fields};
use crate::import::identity::{Candidate, Identified, WantedIds, identify};
use crate::import::known::{Known, KnownRecord, fold};
use crate::parse::record::{Folder, Kind};
use crate::parse::slug;

const CODES: &str = "api/codes.json";
const TOO_NEW: &str =
    "a ministry that did not exist when a page was published is not its sender: the archive relabels old pages";
const REPORTED: &str = "an assignment without details has the ministry that it is reported to; it stands in `inferred`";
const NO_RECORD: &str = "a sender who is no ministry, and no minister of the site, is left out";

/// Names for more than one ministry or for none.
const NO_MINISTRY: [&str; 2] = ["Regeringen", "Regeringskansliet"];

/// The government's office for its head, a ministry by another word.
const PRIME_MINISTERS_OFFICE: &str = "Statsrådsberedningen";

/// Ministries of today and their first day (SFS 1996:1515 with its changes of 2022 and 2023).
const FOUNDED: [(&str, Date); 2] = [
    ("Klimat- och näringslivsdepartementet", date(2023, 1, 1)),
    ("Landsbygds- och infrastrukturdepartementet", date(2023, 1, 1)),
];

/// Which record each code means.
pub struct Senders {
    /// Ids by name.
    ministries: BTreeMap<String, String>,
    /// Ids by code.
    ministers: BTreeMap<String, String>,
    topics: BTreeMap<String, String>,
    /// Ministries by code.
    names: BTreeMap<String, String>,
    /// What assignments say of the ministry that they are reported to, by their files.
    reported: BTreeMap<String, Reported>,
    drafts: Vec<Draft>,
}

/// The ids of those who sent a page, and of what it is about.
#[derive(Debug, Default)]
pub struct Sent {
    pub ministries: Vec<String>,
    pub ministers: Vec<String>,
    pub topics: Vec<String>,
    /// The words from which the ministry was concluded; `None` where the archive itself states it.
    pub evidence: Option<String>,
}

impl Senders {
    /// Reads the codes that the pages use.
    pub fn of(files: &Files, pages: &[Page], known: &Known, names: &Names, report: &mut Report) -> Senders {
        let details: Vec<&Details> = pages.iter().filter_map(|page| page.details).collect();
        let codes = if details.is_empty() { BTreeMap::new() } else { codes(files, report) };
        let mut used = |of: fn(&Details) -> &Vec<String>| {
            let used: BTreeSet<&String> = details.iter().flat_map(|details| of(details)).collect();
            let mut named = Vec::new();
            for code in used {
                match codes.get(code) {
                    Some(name) => named.push((code.clone(), name.split_whitespace().collect::<Vec<_>>().join(" "))),
                    None => report.unresolved(CODES, None, format!("the code `{code}` has no name there")),
                }
            }
            named
        };
        let (senders, categories) = (used(|details| &details.senders), used(|details| &details.categories));
        let (senders, others): (Vec<_>, Vec<_>) = senders.into_iter().partition(|(_, name)| is_ministry(name));
        // Those of the codes too, which the site will have: a repeated import must not know more than the first.
        let mut of_site: BTreeSet<String> = senders.iter().map(|(_, name)| fold(name)).collect();
        of_site.extend(known.of_kind(Kind::Ministry).flat_map(KnownRecord::names).map(str::to_owned));
        let reported = reported_to::read(pages, &|name| of_site.contains(&fold(name)));
        report.add(REPORTED, reported.len());
        let ministries: BTreeSet<&String> =
            senders.iter().map(|(_, name)| name).chain(reported.values().map(|reported| &reported.ministry)).collect();
        let ministries: Vec<(String, String)> =
            ministries.into_iter().map(|name| (format!("ministries/{}", slug(name)), name.clone())).collect();
        let mut found = Senders {
            ministries: BTreeMap::new(),
            ministers: ministers(&others, names, report),
            topics: BTreeMap::new(),
            names: senders.iter().cloned().collect(),
            drafts: Vec::new(),
            reported: reported.into_iter().map(|(file, reported)| (file.to_owned(), reported)).collect(),
        };
        let ids = found.records(Folder::Ministries, &ministries, known);
        found.ministries = ministries.into_iter().map(|(key, name)| (name, ids[&key].clone())).collect();
        let categories: Vec<_> = categories.into_iter().map(|(code, name)| (format!("codes/{code}"), name)).collect();
        let topics = found.records(Folder::Topics, &categories, known);
        found.topics = topics.into_iter().map(|(key, id)| (key.replace("codes/", ""), id)).collect();
        found.count(&details, &others, report);
        found
    }

    /// The id of the record for each key and name; a draft of each, which stands where nobody has written one.
    fn records(&mut self, folder: Folder, named: &[(String, String)], known: &Known) -> BTreeMap<String, String> {
        let candidates: Vec<Candidate> = named.iter().map(|(key, name)| candidate(folder, key, name)).collect();
        let ids: Vec<Identified> = identify(known, &candidates);
        for (((_, name), candidate), id) in named.iter().zip(&candidates).zip(&ids) {
            // A record of another hand stands; that a code means it is nothing to tell.
            if !id.is_another_hand {
                let source = Fields::new().with("url", ORIGIN).with("publisher", "regeringen");
                let fields = Fields::new().with("title", name.as_str()).with("source", source);
                let origin = candidate.origin.clone();
                self.drafts.push(Draft { folder, id: id.id.clone(), origin, fields, body: String::new() });
            }
        }
        named.iter().zip(ids).map(|((key, _), id)| (key.clone(), id.id)).collect()
    }

    fn count(&self, details: &[&Details], others: &[(String, String)], report: &mut Report) {
        let too_new = details.iter().flat_map(|of| of.senders.iter().map(move |code| (*of, code)));
        report.add(TOO_NEW, too_new.filter(|(of, code)| self.is_too_new(of, code)).count());
        let unknown: BTreeSet<&String> =
            others.iter().map(|(code, _)| code).filter(|code| !self.ministers.contains_key(*code)).collect();
        report.add(NO_RECORD, details.iter().flat_map(|of| &of.senders).filter(|code| unknown.contains(code)).count());
    }

    /// Who sent a page, in the order of its codes; for a page without details, to whom it is reported.
    pub fn of_page(&self, page: &Page) -> Sent {
        let Some(details) = page.details else {
            let reported = self.reported.get(page.file);
            let ministry = reported.and_then(|reported| self.ministries.get(&reported.ministry));
            return Sent {
                ministries: ministry.into_iter().cloned().collect(),
                evidence: reported.map(|reported| reported.evidence.clone()),
                ..Sent::default()
            };
        };
        let ids = |codes: &[String], map: &BTreeMap<String, String>| -> Vec<String> {
            let mut seen = BTreeSet::new();
            codes.iter().filter_map(|code| map.get(code)).filter(|id| seen.insert(*id)).cloned().collect()
        };
        let then: Vec<String> =
            details.senders.iter().filter(|code| !self.is_too_new(details, code)).cloned().collect();
        let then: Vec<String> = then.into_iter().filter_map(|code| self.names.get(&code).cloned()).collect();
        Sent {
            evidence: None,
            ministries: ids(&then, &self.ministries),
            ministers: ids(&details.senders, &self.ministers),
            topics: ids(&details.categories, &self.topics),
        }
    }

    fn is_too_new(&self, details: &Details, code: &str) -> bool {
        let founded = self.names.get(code).and_then(|name| FOUNDED.iter().find(|(ministry, _)| ministry == name));
        let published = details.published.as_deref().and_then(|text| text.get(..10)?.parse::<Date>().ok());
        founded.zip(published).is_some_and(|((_, founded), published)| published < *founded)
    }

    /// The records that the site lacks, and those that this import made before.
    pub fn drafts(&self) -> Vec<Draft> {
        self.drafts.clone()
    }
}

fn codes(files: &Files, report: &mut Report) -> BTreeMap<String, String> {
    let Some(bytes) = files.get(CODES) else {
        report.warn(CODES, None, "it is missing, so that senders and categories are left out");
        return BTreeMap::new();
    };
    serde_json::from_slice(bytes).unwrap_or_else(|fault| {
        report.warn(CODES, fault.line(), format!("broken JSON ({fault}); senders and categories are left out"));
        BTreeMap::new()
    })
}

fn is_ministry(name: &str) -> bool {
    (name.ends_with("departementet") || name == PRIME_MINISTERS_OFFICE) && !NO_MINISTRY.contains(&name)
}

fn candidate(folder: Folder, key: &str, name: &str) -> Candidate {
    Candidate {
        folder,
        origin: format!("{PREFIX}{key}"),
        wikidata: None,
        org_nr: None,
        names: vec![name.to_owned()],
        url: None,
        ids: WantedIds::AnyOf(vec![slug(name)]),
    }
}

/// Codes of persons to the ministers of the site by name.
fn ministers(others: &[(String, String)], names: &Names, report: &mut Report) -> BTreeMap<String, String> {
    let people = super::unique(names.people.iter().map(|person| (fold(&person.name), person.id.clone())));
    let mut found = BTreeMap::new();
    for (code, name) in others.iter().filter(|(_, name)| !NO_MINISTRY.contains(&name.as_str())) {
        match people.get(&fold(name)) {
            Some(id) => drop(found.insert(code.clone(), id.clone())),
            None => report.unresolved(CODES, None, format!("no minister of the site is called `{name}`")),
        }
    }
    found
}
