//! Public bodies, from the merged registers of Civic Tech Sweden's `myndighetsdata`, and what those lack from a table of ours.
//!
//! ```text
//! register  the file, body by body and register by register
//! names     which are names, which acronyms
//! dates     when a body was, where two registers agree
//! body      all of that, with number, item, ministry and address
//! lineage   predecessors and successors
//! ours      SKR, regions, municipalities, county boards
//! ```

mod body;
mod dates;
mod lineage;
mod names;
mod ours;
mod register;

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Draft, Fields, Value};
use super::identity::{Candidate, Identified, WantedIds, identify};
use super::known::{Known, fold};
use super::report::Report;
use crate::parse::record::Folder;
use crate::parse::slug;
use body::Body;
use lineage::Successions;
use ours::{County, Organisation};
use register::FILE;

/// What its origins begin with.
pub const PREFIX: &str = "agencies/";

const ANOTHERS_TITLE: &str = "a name that is another body's head name is that body's alone";
const CLAIMED_TWICE: &str = "a name that two bodies have had stays with both, undated, and is not linked by itself";
const DATED: &str =
    "a body without other names has its name from its first day and to its last, where two registers agree on them";
const MINISTRY: &str = "a ministry among the bodies is no body of its own";
const LIVING: &str = "an acronym that a body of today has is not also that of one that is no more";
const COMPLETED: &str = "a body that a register has is completed from our own table";

/// The records of all bodies in the file, of the ministries that they are under, and of what our own table adds.
pub fn drafts(bytes: &[u8], known: &Known, report: &mut Report) -> Vec<Draft> {
    for rule in [ANOTHERS_TITLE, CLAIMED_TWICE, MINISTRY, LIVING, DATED, COMPLETED] {
        report.add(rule, 0);
    }
    let mut bodies = bodies(bytes, report);
    settle_names(&mut bodies, report);
    settle_acronyms(&mut bodies, report);
    let successions = lineage::successions(&bodies, report);
    let (completions, own) = split(ours::organisations(), &bodies, report);
    let ministries: BTreeSet<&str> = bodies.iter().filter_map(|body| body.ministry.as_deref()).collect();
    let counties = ours::counties();
    let mut candidates: Vec<Candidate> = bodies.iter().map(body_candidate).collect();
    candidates.extend(own.iter().map(own_candidate));
    candidates.extend(
        ministries.iter().map(|name| candidate(Folder::Ministries, &format!("departement/{}", slug(name)), name)),
    );
    candidates.extend(counties.iter().map(|one| candidate(Folder::Regions, &format!("lan/{}", one.code), &one.name)));
    let ids: Vec<Identified> = identify(known, &candidates);
    let (body_ids, rest) = ids.split_at(bodies.len());
    let (own_ids, rest) = rest.split_at(own.len());
    let (ministry_ids, county_ids) = rest.split_at(ministries.len());
    let ministry_of: BTreeMap<&str, &str> =
        ministries.iter().copied().zip(ministry_ids.iter().map(|one| one.id.as_str())).collect();
    let import = Import { bodies: &bodies, ids: body_ids, ministry_of, successions, completions };
    let mut drafts: Vec<Draft> = (0..bodies.len()).map(|at| import.body(at, report)).collect();
    drafts.extend(own.iter().zip(own_ids).map(|(one, id)| own_draft(one, id)));
    drafts.extend(ministries.iter().zip(ministry_ids).map(|(name, id)| ministry_draft(name, id)));
    drafts.extend(counties.iter().zip(county_ids).map(|(county, id)| county_draft(county, id)));
    drafts
}

fn bodies(bytes: &[u8], report: &mut Report) -> Vec<Body> {
    let mut seen = BTreeSet::new();
    let mut bodies = Vec::new();
    for entry in register::read(bytes, report) {
        if entry.name.ends_with("departementet") {
            report.count(MINISTRY);
        } else if seen.insert(entry.name.clone()) {
            bodies.push(Body::of(&entry, report));
        } else {
            report.warn(FILE, None, format!("two bodies are called `{}`; the first one is read", entry.name));
        }
    }
    bodies
}

/// Takes from each body the other names that are another's title; tells those that several have had.
fn settle_names(bodies: &mut [Body], report: &mut Report) {
    let titles: BTreeSet<String> = bodies.iter().map(|body| fold(&body.names.title)).collect();
    let mut claims: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for body in bodies.iter_mut() {
        let before = body.names.others.len();
        let own = fold(&body.names.title);
        body.names.others.retain(|name| fold(name) == own || !titles.contains(&fold(name)));
        report.add(ANOTHERS_TITLE, before - body.names.others.len());
        for name in &body.names.others {
            claims.entry(name.clone()).or_default().push(body.names.title.clone());
        }
    }
    let mut same_title: BTreeMap<String, usize> = BTreeMap::new();
    bodies.iter().for_each(|body| *same_title.entry(fold(&body.names.title)).or_default() += 1);
    for (title, _) in same_title.iter().filter(|(_, count)| **count > 1) {
        report.warn(FILE, None, format!("two bodies are called `{title}`, but for capitals; both are written"));
    }
    for (name, holders) in claims.iter().filter(|(_, holders)| holders.len() > 1) {
        report.count(CLAIMED_TWICE);
        report.warn(FILE, None, format!("the name `{name}` is claimed by {}", holders.join(" and ")));
    }
}

/// Takes from each body that is no more the acronyms of bodies of today.
fn settle_acronyms(bodies: &mut [Body], report: &mut Report) {
    let living = bodies.iter().filter(|body| !body.lifetime.has_ended);
    let taken: BTreeSet<String> = living.flat_map(|body| body.names.acronyms.iter().cloned()).collect();
    for body in bodies.iter_mut().filter(|body| body.lifetime.has_ended) {
        let before = body.names.acronyms.len();
        body.names.acronyms.retain(|acronym| !taken.contains(acronym));
        report.add(LIVING, before - body.names.acronyms.len());
    }
}

/// What our table adds to bodies of the registers, by their places, and what it has alone.
fn split(
    organisations: Vec<Organisation>,
    bodies: &[Body],
    report: &mut Report,
) -> (BTreeMap<usize, Organisation>, Vec<Organisation>) {
    let titles: BTreeMap<String, usize> =
        bodies.iter().enumerate().map(|(at, body)| (fold(&body.names.title), at)).collect();
    let (mut completions, mut own) = (BTreeMap::new(), Vec::new());
    for organisation in organisations {
        match titles.get(&fold(&organisation.title)) {
            Some(&at) => {
                report.count(COMPLETED);
                completions.insert(at, organisation);
            }
            None => own.push(organisation),
        }
    }
    (completions, own)
}

fn candidate(folder: Folder, origin: &str, name: &str) -> Candidate {
    Candidate {
        folder,
        origin: format!("{PREFIX}{origin}"),
        wikidata: None,
        org_nr: None,
        names: vec![name.to_owned()],
        url: None,
        ids: WantedIds::AnyOf(vec![slug(name)]),
    }
}

fn body_candidate(body: &Body) -> Candidate {
    Candidate {
        wikidata: body.wikidata.clone(),
        org_nr: body.org_nr.clone(),
        names: std::iter::once(&body.names.title).chain(&body.names.others).cloned().collect(),
        ..candidate(Folder::Agencies, &body.key, &body.names.title)
    }
}

fn own_candidate(one: &Organisation) -> Candidate {
    let mut candidate = candidate(Folder::Agencies, &one.key, &one.title);
    candidate.names.extend(one.names.iter().map(|name| name.name.clone()));
    let wanted = match one.kind {
        // Håbo and Habo are one word without accents.
        "municipality" => {
            vec![slug(&one.title), format!("{}-{}", slug(&one.title), one.key.rsplit('/').next().unwrap_or_default())]
        }
        _ => one.acronyms.first().into_iter().map(|acronym| slug(acronym)).chain([slug(&one.title)]).collect(),
    };
    candidate.ids = WantedIds::AnyOf(wanted);
    candidate
}

/// What is needed to write the bodies of the registers.
struct Import<'i> {
    bodies: &'i [Body],
    ids: &'i [Identified],
    ministry_of: BTreeMap<&'i str, &'i str>,
    successions: Successions,
    completions: BTreeMap<usize, Organisation>,
}

impl Import<'_> {
    fn body(&self, at: usize, report: &mut Report) -> Draft {
        let body = &self.bodies[at];
        let completion = self.completions.get(&at);
        let ministry = body.ministry.as_deref().map(|name| self.ministry_of[name]);
        let before = self.successions.range((at, 0)..=(at, usize::MAX));
        let succeeds = before.map(|((_, earlier), day)| -> Value {
            let id = self.ids[*earlier].id.as_str();
            match day {
                Some(day) => Fields::new().with("agency", id).with("date", day.to_string()).into(),
                None => id.into(),
            }
        });
        let fields = Fields::new()
            .with("title", body.names.title.as_str())
            .with("type", completion.map_or(body.kind, |one| one.kind))
            .maybe("url", body.url.as_deref())
            .maybe("wikidata", body.wikidata.as_deref())
            .list("names", names_of(body, completion, report))
            .list("acronyms", body.names.acronyms.iter().map(String::as_str))
            .maybe("org_nr", body.org_nr.as_deref())
            .list("ministry", ministry)
            .list("succeeds", succeeds.collect::<Vec<_>>())
            .with("source", source("Civic Tech Sweden", "https://github.com/civictechsweden/myndighetsdata"));
        draft(Folder::Agencies, &self.ids[at], &body.key, fields)
    }
}

/// The names of a body: dated where it has had only one, else undated.
fn names_of(body: &Body, completion: Option<&Organisation>, report: &mut Report) -> Vec<Value> {
    let added = completion.map_or(&[][..], |one| one.names.as_slice());
    let mut names: Vec<Value> = Vec::new();
    let is_dated = body.lifetime.from.is_some() || body.lifetime.to.is_some();
    if !body.names.has_other() && is_dated {
        report.count(DATED);
        let fields = Fields::new()
            .with("name", body.names.title.as_str())
            .maybe("from", body.lifetime.from.map(|date| date.to_string()))
            .maybe("to", body.lifetime.to.map(|date| date.to_string()));
        names.push(fields.into());
    }
    names.extend(body.names.others.iter().map(|name| Value::from(name.as_str())));
    names.extend(added.iter().map(ours::Name::value));
    names
}

fn own_draft(one: &Organisation, id: &Identified) -> Draft {
    const CODES: &str =
        "https://www.scb.se/hitta-statistik/regional-statistik-och-kartor/regionala-indelningar/lan-och-kommuner/";
    let fields = Fields::new()
        .with("title", one.title.as_str())
        .with("type", one.kind)
        .maybe("url", one.url)
        .list("names", one.names.iter().map(ours::Name::value))
        .list("acronyms", one.acronyms.iter().copied());
    let fields = match one.kind {
        "municipality" | "region" => fields.with("source", source("SCB", CODES)),
        _ => fields,
    };
    draft(Folder::Agencies, id, &one.key, fields)
}

fn ministry_draft(name: &str, id: &Identified) -> Draft {
    let fields = Fields::new().with("title", name);
    draft(Folder::Ministries, id, &format!("departement/{}", slug(name)), fields)
}

fn county_draft(county: &County, id: &Identified) -> Draft {
    let fields = Fields::new().with("title", county.name.as_str()).with("code", county.code.as_str());
    draft(Folder::Regions, id, &format!("lan/{}", county.code), fields)
}

fn draft(folder: Folder, id: &Identified, key: &str, fields: Fields) -> Draft {
    Draft { folder, id: id.id.clone(), origin: format!("{PREFIX}{key}"), fields, body: String::new() }
}

fn source(publisher: &str, url: &str) -> Fields {
    Fields::new().with("kind", "secondary").with("publisher", publisher).with("url", url)
}
