//! Whom a name can mean, and when: organisations with all their names, persons with their terms. Made once from a site's model; finds the
//! names of a sentence in one pass. Knows no grammar beyond the end of a name.

mod counties;
mod spellings;
mod table;

use jiff::civil::Date;

use crate::model::{Minister, Model, Organisation as Entity, Period};
use crate::parse::date::Days;
use crate::parse::record::AgencyType;
use counties::Counties;
use table::{Claim, Table};

pub(super) use table::NameHit;

/// An organisation that prose may name.
#[derive(Clone, Debug)]
pub struct Organisation {
    pub id: String,
    pub title: String,
    pub kind: AgencyType,
    /// Title, other names and acronyms, with the time in which each was used.
    pub names: Vec<(String, Option<Period>)>,
}

/// A person who was in the government.
#[derive(Clone, Debug)]
pub struct Person {
    pub id: String,
    pub name: String,
    /// Title, first and last day.
    pub terms: Vec<(String, Date, Option<Date>)>,
}

/// The table of names of one site.
#[derive(Clone, Debug, Default)]
pub struct Names {
    pub organisations: Vec<Organisation>,
    pub people: Vec<Person>,
    organisation_names: Table,
    people_names: Table,
    counties: Counties,
}

impl Names {
    /// Reads them from a linked site.
    pub fn of(model: &Model) -> Names {
        let bodies: Vec<&Entity> = model.organisations.iter().collect();
        let organisations: Vec<Organisation> = bodies.iter().map(|body| organisation(body)).collect();
        let people: Vec<Person> = model.ministers.iter().map(|minister| person(minister, model)).collect();
        let bodies = bodies.iter().enumerate().filter(|(_, body)| is_body(body));
        Names {
            organisation_names: Table::new(bodies.flat_map(|(index, body)| claims(index, body))),
            people_names: Table::new(people.iter().enumerate().map(|(index, person)| Claim::of_person(index, person))),
            counties: Counties::of(&organisations),
            organisations,
            people,
        }
    }

    /// The public bodies that a text names, in its order; county boards in a list each with its own words.
    pub(super) fn bodies_in(&self, text: &str, published: Option<Days>) -> Vec<NameHit> {
        let listed = self.counties.boards_in(text);
        let within = |hit: &NameHit, other: &NameHit| hit.start < other.end && other.start < hit.end;
        let mut hits = self.organisation_names.find(text, published);
        hits.retain(|hit| !listed.iter().any(|board| within(hit, board)));
        hits.extend(listed);
        let shared =
            hits.iter().flat_map(|hit| self.organisation_names.sharing_last_word(text, hit)).collect::<Vec<_>>();
        hits.extend(shared);
        hits.sort_by_key(|hit| hit.start);
        hits
    }

    /// The persons whose full name a text has, in its order.
    pub(super) fn people_in(&self, text: &str) -> Vec<NameHit> {
        self.people_names.find(text, None)
    }
}

impl Person {
    /// Whether a term has a day in common with these; always where the days are not known.
    pub(super) fn in_office(&self, days: Option<Days>) -> bool {
        let Some(days) = days else { return true };
        self.terms.iter().any(|&(_, first, last)| Days { first, last }.intersect(&days).is_some())
    }
}

/// Registered beside public bodies: the government's own offices, and the church that left the state in 2000.
const NOT_PUBLIC_BODIES: [&str; 3] = ["Regeringskansliet", "Utrikesrepresentationen", "Svenska kyrkan"];

/// Whether its names may stand for a public body: not the government's own offices, not private ones, not an unnamed group
/// other than that of all county boards.
fn is_body(body: &Entity) -> bool {
    let title = body.head.title.as_str();
    let is_other = title.ends_with("departementet") || NOT_PUBLIC_BODIES.contains(&title);
    match body.kind {
        AgencyType::Foundation | AgencyType::Company | AgencyType::Ngo => false,
        AgencyType::Group => title == spellings::ALL_COUNTY_BOARDS,
        _ => !is_other,
    }
}

fn organisation(body: &Entity) -> Organisation {
    let title = &body.head.title;
    let mut names: Vec<(String, Option<Period>)> =
        body.names.iter().map(|name| (name.name.clone(), name.period)).collect();
    if !names.iter().any(|(name, _)| name == title) {
        names.insert(0, (title.clone(), None));
    }
    names.extend(body.acronyms.iter().map(|acronym| (acronym.clone(), None)));
    Organisation { id: body.head.id.clone(), title: title.clone(), kind: body.kind, names }
}

/// What an organisation's names and acronyms claim, in every spelling.
fn claims(index: usize, body: &Entity) -> Vec<Claim> {
    let dated = |name: &str| body.names.iter().find(|known| known.name == name).and_then(|known| known.period);
    let title = body.head.title.as_str();
    let names = body.names.iter().map(|name| name.name.as_str()).filter(|name| *name != title);
    let claim = |spelling: String, rank: u8, period| Claim { spelling, holder: index, rank, period, is_acronym: false };
    let mut claims: Vec<Claim> = Vec::new();
    for (name, rank) in std::iter::once((title, 0)).chain(names.map(|name| (name, 1))) {
        claims.extend(spellings::of_name(name).into_iter().map(|spelling| claim(spelling, rank, dated(name))));
        claims.extend(spellings::everyday(name).into_iter().map(|spelling| claim(spelling, 2, None)));
    }
    let may = |acronym: &&String| spellings::stands_alone(acronym) || body.autolink.contains(acronym);
    let acronyms = body.acronyms.iter().filter(may);
    claims.extend(acronyms.map(|acronym| Claim { is_acronym: true, ..claim(acronym.clone(), 2, None) }));
    claims
}

/// A term without an end goes on as long as its government.
fn person(minister: &Minister, model: &Model) -> Person {
    let end_of = |term: &crate::model::Term| {
        let governments = term.governments.iter().filter_map(|&id| model[id].period.last());
        term.period.last().or_else(|| governments.max())
    };
    let terms = minister.terms.iter().map(|term| (term.title.clone(), term.period.first(), end_of(term)));
    Person { id: minister.head.id.clone(), name: minister.head.title.clone(), terms: terms.collect() }
}
