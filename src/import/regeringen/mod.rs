//! Press releases, assignments and articles of the Swedish government, from an archive of regeringen.se as Markdown.
//!
//! ```text
//! pages    the files: address, title, text, repaired
//! details  what the archive says beside a page: dates, senders, categories, summary, attachments
//! senders  codes of senders and categories to ministries, ministers and topics
//! reported_to  the ministry that an assignment is reported to
//! links    addresses of the government to addresses of the site
//! decisions  diary numbers and links to the records that they mean
//! ```
//!
//! What a page says is read by `extract`; the facts become front matter in `super::facts`. A page keeps the address that it has at its
//! source. Its body is the source's own text.

mod decisions;
mod details;
mod links;
mod pages;
mod reported_to;
mod senders;

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::disk::Files;
use super::draft::{Draft, Fields};
use super::facts::{self, Names as Ids};
use super::identity::{Candidate, WantedIds, identify};
use super::known::Known;
use super::report::Report;
use super::unique;
use crate::extract::{self, Document, Facts, Names, Part};
use crate::parse::date::Edtf;
use decisions::Decisions;
use links::Addresses;
pub use pages::Section;
use pages::{ORIGIN, Page};
use senders::Senders;

/// What its origins begin with.
pub const PREFIX: &str = "regeringen/";

const NO_DAY: &str = "a page without details is dated by the month in its address";
const NO_TITLE: &str = "a page without a title is called by the words of its address";
const FACTS: [&str; 4] =
    ["sums of money that the initiative pays", "deadlines", "ministers who are quoted or act", "bodies with a part"];

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

/// A page with what was read in it.
struct Read<'p> {
    page: &'p Page<'p>,
    id: String,
    facts: Facts,
}

/// The records of the chosen pages, and of the ministries and topics that they name and the site lacks. `names` is whom the site knows.
pub fn drafts(files: &Files, choice: &Choice, known: &Known, names: &Names, report: &mut Report) -> Vec<Draft> {
    let details = details::read(files, &choice.sections, report);
    let pages = pages::read(files, &details, choice, report);
    let senders = Senders::of(files, &pages, known, names, report);
    let candidates: Vec<Candidate> = pages.iter().map(candidate).collect();
    let ids = identify(known, &candidates);
    let reads: Vec<Read> = pages
        .par_iter()
        .zip(ids)
        .map(|(page, found)| Read { page, id: found.id, facts: extract::extract(&document(page), names) })
        .collect();
    let import = Import {
        senders: &senders,
        addresses: Addresses::of(&reads, known),
        decisions: Decisions::of(&reads),
        ids: Ids::of(names, known),
    };
    count(&reads, report);
    let mut drafts: Vec<Draft> = reads.par_iter().map(|read| import.draft(read)).collect();
    drafts.extend(senders.drafts());
    drafts
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
    Document {
        title: &page.title,
        body: &page.body,
        folder: page.section.folder(),
        published: page
            .published
            .as_ref()
            .map(Edtf::days)
            .and_then(|days| Some(days).filter(|days| days.last.is_some())),
    }
}

/// Tells how much was read, and whom no record names.
fn count(reads: &[Read], report: &mut Report) {
    report.add(NO_DAY, reads.iter().filter(|read| read.page.details.is_none()).count());
    report.add(NO_TITLE, reads.iter().filter(|read| read.page.is_titled_by_address).count());
    for read in reads {
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
        let Read { page, id, facts } = read;
        let details = page.details;
        let sent = self.senders.of_page(page);
        let quoted: BTreeSet<&str> = facts::ministers(facts, |part| part == Part::Quoted).into_iter().collect();
        let mut ministers = sent.ministers;
        ministers.extend(facts::ministers(facts, |_| true).into_iter().map(str::to_owned));
        let mut seen = BTreeSet::new();
        ministers.retain(|id| seen.insert(id.clone()));
        let inferred = [("title", page.is_titled_by_address), ("ministry", sent.evidence.is_some())];
        let inferred = inferred.into_iter().filter(|(_, is_so)| *is_so).map(|(key, _)| key);
        let fields = Fields::new()
            .with("title", page.title.as_str())
            .maybe("summary", details.and_then(|details| details.summary.as_deref()).map(summary))
            .maybe("published", page.published.as_ref().map(Edtf::to_string))
            .maybe("updated", page.updated.as_ref().map(Edtf::to_string))
            .maybe("reference", facts.references.own.first().map(String::as_str))
            .list("ministry", sent.ministries)
            .list("minister", ministers)
            .list("agencies", facts::agencies(facts, page.section.folder()))
            .list("topics", sent.topics)
            .list("amounts", facts::amounts(facts, &self.ids))
            .list("deadlines", facts::deadlines(facts, &self.ids))
            .with("basis", facts::basis(facts, &self.ids));
        let fields = self.decisions.of_page(read).into_iter().fold(fields, |fields, (key, ids)| fields.list(key, ids));
        let fields = fields
            .list("quoted", quoted)
            .list("attachments", details.map(|details| self.attachments(details)).unwrap_or_default())
            .with("evidence", facts::evidence(facts).maybe("ministry", sent.evidence))
            .list("inferred", inferred)
            .with("source", Fields::new().with("url", page.url()).with("publisher", "regeringen"));
        let body = self.addresses.rewrite(&page.body);
        Draft { folder: page.section.folder(), id: id.clone(), origin: page.origin(), fields, body }
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

/// A lead without the mark that a page was renewed.
fn summary(text: &str) -> String {
    let text = extract::repair::repair(text);
    text.strip_prefix("(Ny version)").unwrap_or(&text).trim().to_owned()
}
