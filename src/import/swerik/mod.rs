//! Governments, ministers and their terms, from the Swerik project's `riksdagen-persons` (CC BY 4.0).
//!
//! ```text
//! tables   the six CSV files
//! terms    rows to terms of office, each rule stated and counted
//! posts    the portfolio behind a title
//! parties  the site's keys for the source's names
//! ```
//!
//! The source has no ministries, so that the appointments have none. Names in time are not written either: front matter has no place for
//! the names of a person; they serve to recognise one.

mod parties;
mod posts;
mod tables;
mod terms;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Result, bail};

use super::disk;
use super::draft::{Draft, Fields};
use super::identity::{Candidate, Identified, WantedIds, identify};
use super::known::Known;
use super::report::Report;
use crate::parse::record::Folder;
use crate::parse::slug;
pub use tables::FILES;
use tables::{GovernmentRow, Tables};
use terms::Term;

/// What its origins begin with.
pub const PREFIX: &str = "swerik/";

const ADDRESS: &str = "https://github.com/swerik-project/riksdagen-persons";

const TWO_OF_ONE_NAME: &str = "the year of birth is part of an id that two persons of one name would share";
const NO_POST: &str = "a title that does not name its portfolio for certain has no post";

/// Reads the files of a folder. Fails where one is missing.
pub fn load(folder: &Path) -> Result<[Vec<u8>; FILES.len()]> {
    if !folder.is_dir() {
        bail!("`{}` is not a folder with {}", folder.display(), FILES.join(", "));
    }
    let mut files: [Vec<u8>; FILES.len()] = Default::default();
    for (file, name) in files.iter_mut().zip(FILES) {
        *file = disk::source(&folder.join(name))?;
    }
    Ok(files)
}

/// The records of the governments that entered in the year `since` or later, and of everyone who was in them.
pub fn drafts(files: &[Vec<u8>; FILES.len()], since: i16, known: &Known, report: &mut Report) -> Vec<Draft> {
    let tables = tables::read(files, report);
    let terms = terms::terms(&tables.governments, &tables.ministers, since, report);
    let people = people(&tables, &terms, report);
    let governments: Vec<usize> =
        (0..tables.governments.len()).filter(|&at| tables.governments[at].from.year() >= since).collect();
    let candidates: Vec<Candidate> = people
        .iter()
        .map(|person| person_candidate(person, &tables))
        .chain(governments.iter().map(|&at| government_candidate(&tables.governments[at], known)))
        .collect();
    let ids = identify(known, &candidates);
    let (person_ids, government_ids) = ids.split_at(people.len());
    let parties = known.config().parties;
    let import = Import {
        tables: &tables,
        parties: &parties,
        government_ids: governments.iter().copied().zip(government_ids.iter().map(|one| one.id.as_str())).collect(),
    };
    let mut drafts = Vec::with_capacity(candidates.len());
    for (person, Identified { id, .. }) in people.iter().zip(person_ids) {
        drafts.push(import.minister(person, id, report));
    }
    for &at in &governments {
        drafts.push(import.government(at, &people, person_ids, report));
    }
    drafts
}

/// A person who was in one of the governments.
struct Person<'t> {
    /// The source's own id.
    key: &'t str,
    name: &'t str,
    /// With the year of birth where another person has the same name.
    wanted_id: String,
    terms: &'t [Term],
}

impl Person<'_> {
    fn origin(&self) -> String {
        format!("{PREFIX}{}", self.key)
    }
}

/// Everyone with a term, by name and then by the source's id.
fn people<'t>(tables: &'t Tables, terms: &'t BTreeMap<String, Vec<Term>>, report: &mut Report) -> Vec<Person<'t>> {
    let mut people: Vec<Person> = Vec::new();
    for (key, terms) in terms {
        match tables.names.get(key).and_then(|names| names.first()) {
            Some(name) => people.push(Person { key, name, wanted_id: slug(name), terms }),
            None => report.warn("name.csv", None, format!("`{key}` was a minister and has no name; it is left out")),
        }
    }
    let mut items: BTreeMap<&str, &str> = BTreeMap::new();
    for (person, item) in people.iter().filter_map(|person| Some((person, tables.wikidata.get(person.key)?))) {
        if let Some(other) = items.insert(item, person.key) {
            let message = format!("`{item}` is said to be `{other}` and `{}`; one of them is wrong", person.key);
            report.warn("wiki_id.csv", None, message);
        }
    }
    people.sort_by(|a, b| (a.name, a.key).cmp(&(b.name, b.key)));
    report.add(TWO_OF_ONE_NAME, 0);
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    people.iter().for_each(|person| *count.entry(person.wanted_id.clone()).or_default() += 1);
    for person in people.iter_mut().filter(|person| count[&person.wanted_id] > 1) {
        if let Some(year) = tables.born.get(person.key) {
            report.count(TWO_OF_ONE_NAME);
            person.wanted_id = format!("{}-{year}", person.wanted_id);
        }
    }
    people
}

fn person_candidate(person: &Person, tables: &Tables) -> Candidate {
    let with_year = tables.born.get(person.key).map(|year| format!("{}-{year}", slug(person.name)));
    let names = tables.names.get(person.key).into_iter().flatten();
    Candidate {
        folder: Folder::Ministers,
        origin: person.origin(),
        wikidata: tables.wikidata.get(person.key).cloned(),
        org_nr: None,
        // A surname alone is many people's.
        names: names.filter(|name| name.contains(' ')).cloned().collect(),
        url: None,
        ids: WantedIds::AnyOf([Some(person.wanted_id.clone()), with_year].into_iter().flatten().collect()),
    }
}

/// Two governments never begin on one day, so that a record that does is this one, whatever it is called.
fn government_candidate(row: &GovernmentRow, known: &Known) -> Candidate {
    let title = title_of(row);
    let ids = match known.government_from(row.from) {
        Some(record) => WantedIds::Fixed(record.id.clone()),
        None => WantedIds::AnyOf(vec![slug(title), format!("{}-{}", slug(title), row.from.year())]),
    };
    Candidate {
        folder: Folder::Governments,
        origin: government_origin(row),
        wikidata: row.wikidata.clone(),
        org_nr: None,
        names: vec![title.to_owned(), row.name.clone()],
        url: None,
        ids,
    }
}

/// `Regeringen Löfven II` is called `Löfven II`: the site puts the word before it where a sentence needs it.
fn title_of(row: &GovernmentRow) -> &str {
    row.name.strip_prefix("Regeringen ").unwrap_or(&row.name)
}

fn government_origin(row: &GovernmentRow) -> String {
    format!("{PREFIX}{}", row.wikidata.clone().unwrap_or_else(|| slug(&row.name)))
}

/// What is needed to write the records.
struct Import<'i> {
    tables: &'i Tables,
    /// The site's keys and names.
    parties: &'i [(String, String)],
    government_ids: BTreeMap<usize, &'i str>,
}

impl Import<'_> {
    fn minister(&self, person: &Person, id: &str, report: &mut Report) -> Draft {
        let last = person.terms.last().expect("everyone here has a term");
        let party = self.party(person, last, report);
        let inferred = person.terms.iter().any(|term| term.is_inferred).then_some("appointments");
        let rows = person.terms.iter().map(|term| self.appointment(term, person, report)).collect::<Vec<_>>();
        let fields = Fields::new()
            .with("title", person.name)
            .maybe("wikidata", self.tables.wikidata.get(person.key).map(String::as_str))
            .maybe("party", party)
            .list("appointments", rows)
            .list("inferred", inferred)
            .with("source", source());
        Draft { folder: Folder::Ministers, id: id.to_owned(), origin: person.origin(), fields, body: String::new() }
    }

    fn appointment(&self, term: &Term, person: &Person, report: &mut Report) -> Fields {
        let post = posts::post_of(&term.title);
        if post.is_none() {
            report.count(NO_POST);
        }
        Fields::new()
            .with("title", term.title.as_str())
            .maybe("post", post)
            .with("government", self.government_ids[&term.government])
            .with("from", term.from.to_string())
            .maybe("to", term.to.map(|to| to.to_string()))
            .maybe("end", self.end(term, person))
    }

    /// How a term ended: with its government; by another term of the person that begins then or goes on; else the person left.
    fn end(&self, term: &Term, person: &Person) -> Option<&'static str> {
        let last = term.to?.last();
        if self.tables.governments[term.government].to == Some(last) {
            return Some("government-left");
        }
        let goes_on = |other: &&Term| {
            let begins_by_then = other.from.first() <= last.tomorrow().unwrap_or(last);
            begins_by_then && other.to.is_none_or(|to| to.last() > last)
        };
        Some(if person.terms.iter().any(|other| goes_on(&other)) { "changed-portfolio" } else { "dismissed" })
    }

    /// The site's key of the party that a person belonged to when a term began.
    fn party(&self, person: &Person, term: &Term, report: &mut Report) -> Option<&str> {
        let rows = self.tables.parties.get(person.key).map_or(&[][..], Vec::as_slice);
        let Some(party) = parties::party_on(rows, term.from.first()) else {
            report.unresolved("party_affiliation.csv", None, format!("`{}` has no party there", person.name));
            return None;
        };
        let key = parties::key_of(party, self.parties);
        if key.is_none() {
            let message = format!("`{}` belonged to `{party}`, which is no party of site.yaml", person.name);
            report.unresolved("party_affiliation.csv", None, message);
        }
        key
    }

    fn government(&self, at: usize, people: &[Person], ids: &[Identified], report: &mut Report) -> Draft {
        let row = &self.tables.governments[at];
        let members = || people.iter().zip(ids).flat_map(|(one, id)| one.terms.iter().map(move |term| (one, id, term)));
        let prime_minister = members().find(|(.., term)| term.government == at && term.title == "statsminister");
        if prime_minister.is_none() {
            report.unresolved("minister.csv", None, format!("`{}` has no prime minister there", row.name));
        }
        let first = prime_minister.and_then(|(person, _, term)| self.party(person, term, report));
        let others: BTreeSet<&str> = members()
            .filter(|(.., term)| term.government == at)
            .filter_map(|(person, _, term)| self.party(person, term, report))
            .collect();
        let in_order = self.parties.iter().map(|(key, _)| key.as_str()).filter(|key| others.contains(key));
        let parties: Vec<&str> = first.into_iter().chain(in_order.filter(|key| Some(*key) != first)).collect();
        let fields = Fields::new()
            .with("title", title_of(row))
            .maybe("wikidata", row.wikidata.as_deref())
            .with("from", row.from.to_string())
            .list("parties", parties.iter().copied())
            .maybe("prime_minister", prime_minister.map(|(_, id, _)| id.id.as_str()))
            // The source states each minister's party, not the government's.
            .list("inferred", (!parties.is_empty()).then_some("parties"))
            .with("source", source());
        let id = self.government_ids[&at].to_owned();
        Draft { folder: Folder::Governments, id, origin: government_origin(row), fields, body: String::new() }
    }
}

fn source() -> Fields {
    Fields::new().with("kind", "secondary").with("publisher", "Swerik").with("url", ADDRESS)
}
