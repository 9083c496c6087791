//! Press releases, assignments and articles of the Swedish government, from an archive of regeringen.se as Markdown.
//!
//! ```text
//! pages    the files: address, title, text, repaired
//! details  what the archive says beside a page: dates, senders, categories, summary, attachments
//! senders  codes of senders and categories to ministries, ministers and topics
//! reported_to  the ministry that an assignment is reported to
//! links    addresses of the government to addresses of the site
//! diary    diary numbers in the names of files
//! decisions  diary numbers and links to the records that they mean
//! ```
//!
//! What a page says is read by `extract`; the facts become front matter in `super::facts`. A page keeps the address that it has at its
//! source. Its body is the source's own text, without the lead that is its summary.

mod decisions;
mod details;
mod diary;
mod links;
mod pages;
mod reported_to;
mod senders;

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::disk::Files;
use super::draft::{Draft, Fields};
use super::facts::{self, Names as Ids};
use super::identity::{Candidate, Identified, WantedIds, identify};
use super::known::Known;
use super::report::Report;
use super::unique;
use crate::extract::{self, Document, Facts, Names, Part};
use crate::model::Model;
use crate::parse::date::{Days, Edtf};
use crate::parse::record::Folder;
use decisions::Decisions;
use links::Addresses;
pub use pages::Section;
use pages::{ORIGIN, Page};
use senders::Senders;

/// What its origins begin with.
pub const PREFIX: &str = "regeringen/";

const NO_DAY: &str = "a page without details is dated by the month in its address";
const NO_TITLE: &str = "a page without a title is called by the words of its address";
const NUMBER_IN_NAME: &str =
    "an assignment whose file is named after its diary number has that number; it stands in `inferred`";
const FACTS: [&str; 4] =
    ["sums of money that the initiative pays", "deadlines", "ministers who are quoted or act", "bodies with a part"];

/// The longest text in which facts are read, in bytes: some thirty times the longest page there is. Reading takes time by length alone, some
/// seconds for this much of nothing but sums.
const LONGEST_READ: usize = 1024 * 1024;

/// Which pages are wanted.
#[derive(Clone, Debug)]
pub struct Choice {
    pub sections: Vec<Section>,
    /// The newest by their addresses.
    pub limit: Option<usize>,
}

impl Choice {
    /// Whether an import of this choice would have made the record of an origin, if its page were there.
    pub fn covers(&self, origin: &str) -> bool {
        let section = origin.strip_prefix(PREFIX).and_then(|below| below.split('/').next());
        self.limit.is_none() && self.sections.iter().any(|chosen| Some(chosen.word()) == section)
    }
}

/// A page with what was read in it, and where its record stands.
struct Read<'p> {
    page: &'p Page<'p>,
    folder: Folder,
    id: String,
    facts: Facts,
    /// The diary number that its file is named after, where its text gives none.
    number_in_name: Option<String>,
}

impl Read<'_> {
    /// Its own diary numbers.
    fn numbers(&self) -> impl Iterator<Item = &String> {
        self.facts.references.own.iter().chain(&self.number_in_name)
    }

    /// As other records refer to it.
    fn reference(&self) -> String {
        decisions::reference(self.folder, &self.id)
    }
}

/// The records of the chosen pages, and of the ministries and topics that they name and the site lacks. `entities` is the site without its
/// releases.
pub fn drafts(files: &Files, choice: &Choice, known: &Known, entities: &Model, report: &mut Report) -> Vec<Draft> {
    let names = Names::of(entities);
    let details = details::read(files, &choice.sections, report);
    let pages = pages::read(files, &details, choice, report);
    let senders = Senders::of(files, &pages, known, &names, report);
    let candidates: Vec<Candidate> = pages.iter().map(candidate).collect();
    let ids = identify(known, &candidates);
    let reads: Vec<Read> = pages.par_iter().zip(ids).map(|(page, found)| read(page, found, &names)).collect();
    let import = Import {
        senders: &senders,
        addresses: Addresses::of(&reads, known),
        decisions: Decisions::of(&reads, known),
        ids: Ids::of(&names, known, entities),
    };
    count(&reads, report);
    let mut drafts: Vec<Draft> = reads.par_iter().map(|read| import.draft(read)).collect();
    drafts.extend(senders.drafts());
    drafts
}

fn read<'p>(page: &'p Page<'p>, place: Identified, names: &Names) -> Read<'p> {
    let facts = if is_too_long(page) { Facts::default() } else { extract::extract(&document(page), names) };
    let may = page.section == Section::Assignments && facts.references.own.is_empty();
    let number_in_name = page.id.rsplit('/').next().filter(|_| may).and_then(diary::of_name);
    Read { page, folder: place.folder, id: place.id, facts, number_in_name }
}

fn candidate(page: &Page) -> Candidate {
    Candidate {
        folder: page.section.folder(),
        origin: page.origin(),
        wikidata: None,
        org_nr: None,
        names: Vec::new(),
        url: Some(page.url()),
        ids: WantedIds::Fixed(page.id.clone()),
    }
}

fn document<'p>(page: &'p Page) -> Document<'p> {
    Document { title: &page.title, body: &page.body, folder: page.section.folder(), published: days(page) }
}

fn is_too_long(page: &Page) -> bool {
    page.body.len() > LONGEST_READ
}

/// The days on which it can have been published, if that is known.
fn days(page: &Page) -> Option<Days> {
    page.published.as_ref().map(Edtf::days).filter(|days| days.last.is_some())
}

/// Tells how much was read, and whom no record names.
fn count(reads: &[Read], report: &mut Report) {
    report.add(NO_DAY, reads.iter().filter(|read| read.page.details.is_none()).count());
    report.add(NUMBER_IN_NAME, reads.iter().filter(|read| read.number_in_name.is_some()).count());
    report.add(NO_TITLE, reads.iter().filter(|read| read.page.is_titled_by_address).count());
    for read in reads {
        if is_too_long(read.page) {
            report.warn(read.page.file, None, "it is longer than any page of the government; no facts are read in it");
        }
        let facts = &read.facts;
        let amounts = facts.amounts.iter().filter(|amount| amount.funding).count();
        let bodies = facts.agencies.iter().filter(|body| body.has_part).count();
        for (rule, count) in FACTS.into_iter().zip([amounts, facts.deadlines.len(), facts.ministers.len(), bodies]) {
            report.add(rule, count);
        }
        for name in &facts.unknown_agencies {
            report.unresolved(
                read.page.file,
                None,
                format!("no record of the site is called `{name}`, which has a task"),
            );
        }
        for minister in facts.ministers.iter().filter(|minister| minister.id.is_none()) {
            let message = format!("no record of the site is called `{}`, a member of the government", minister.name);
            report.unresolved(read.page.file, None, message);
        }
    }
}

/// What is needed to write the records.
struct Import<'i> {
    senders: &'i Senders,
    addresses: Addresses,
    decisions: Decisions,
    ids: Ids,
}

impl Import<'_> {
    fn draft(&self, read: &Read) -> Draft {
        let Read { page, folder, id, facts, number_in_name } = read;
        let details = page.details;
        let lead = details.and_then(|details| details.summary.as_deref()).map(summary);
        let sent = self.senders.of_page(page);
        let quoted: BTreeSet<&str> = facts::ministers(facts, |part| part == Part::Quoted).into_iter().collect();
        let mut ministers = sent.ministers;
        ministers.extend(facts::ministers(facts, |_| true).into_iter().map(str::to_owned));
        let mut seen = BTreeSet::new();
        ministers.retain(|id| seen.insert(id.clone()));
        let (basis, is_basis_inferred) = facts::basis(facts, &self.ids, days(page));
        let inferred = [
            ("title", page.is_titled_by_address),
            ("reference", number_in_name.is_some()),
            ("ministry", sent.evidence.is_some()),
            ("basis", is_basis_inferred),
        ];
        let inferred = inferred.into_iter().filter(|(_, is_so)| *is_so).map(|(key, _)| key);
        let fields = Fields::new()
            .with("title", page.title.as_str())
            .maybe("summary", lead.as_deref())
            .maybe("published", page.published.as_ref().map(Edtf::to_string))
            .maybe("updated", page.updated.as_ref().map(Edtf::to_string))
            .maybe("reference", read.numbers().next().map(String::as_str))
            .list("ministry", sent.ministries)
            .list("minister", ministers)
            .list("agencies", facts::agencies(facts, *folder))
            .list("topics", sent.topics)
            .list("amounts", facts::amounts(facts, &self.ids))
            .list("deadlines", facts::deadlines(facts, &self.ids))
            .with("basis", basis);
        let relations = self.decisions.of_page(read, &self.addresses);
        let fields = relations.into_iter().fold(fields, |fields, (key, ids)| fields.list(key, ids));
        let fields = fields
            .list("quoted", quoted)
            .list("attachments", details.map(|details| self.attachments(details)).unwrap_or_default())
            .with("evidence", facts::evidence(facts).maybe("ministry", sent.evidence))
            .list("inferred", inferred)
            .with("source", Fields::new().with("url", page.url()).with("publisher", "regeringen"));
        let body = self.addresses.rewrite(without_lead(&page.body, lead.as_deref().unwrap_or_default()));
        Draft { folder: *folder, id: id.clone(), origin: page.origin(), fields, body }
    }

    /// Documents of the page, and the pages that it points to.
    fn attachments(&self, details: &details::Details) -> Vec<Fields> {
        let all = details.attachments.iter().chain(&details.shortcuts);
        let row = |link: &details::Link| {
            let address = self.addresses.of_link(&link.url)?;
            let title = link.name.replace("- extern webbplats,", "");
            (!title.trim().is_empty())
                .then(|| Fields::new().with("title", extract::repair::repair(title.trim())).with("url", address))
        };
        all.filter_map(row).collect()
    }
}

/// A lead in one line, without the mark that a page was renewed.
fn summary(text: &str) -> String {
    let text = one_line(&extract::repair::repair(text));
    text.strip_prefix("(Ny version)").unwrap_or(&text).trim().to_owned()
}

/// The text behind its lead: the site shows the summary above the text, where the archive has it in both places.
fn without_lead<'b>(body: &'b str, lead: &str) -> &'b str {
    let (first, rest) = body.split_once("\n\n").unwrap_or((body, ""));
    if one_line(first) == lead { rest } else { body }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
