//! From records to the model: every reference looked up, everything derived that can be.

mod deadlines;
mod identity;
mod lineage;
mod mentions;
mod money;
mod organisations;
mod people;
mod programs;
mod relations;
mod releases;
mod resolve;
mod told_again;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::DateTime;
use rayon::prelude::*;

use super::head::{Entity, Head};
use super::relation::Relations;
use super::release::{Basis, Party};
use super::topic::{Page, Region, Topic};
use super::{AgreementId, MinistryId, Model, OrganisationId, Predecessor, RegionId, TopicId};
use super::{agreement::Agreement, time::Period};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::parse::Parsed;
use crate::parse::config::Config;
use crate::parse::date::Edtf;
use crate::parse::record::{self, Facts, Kind, Record, Review};
use crate::source::{Options, Span, Spanned};
use resolve::Resolver;

pub(super) use mentions::sentence;
pub(crate) use mentions::{end_of_name, is_ordinary};

/// A parsed file on its way into the model.
#[derive(Clone, Debug)]
pub struct Entry {
    pub parsed: Arc<Parsed>,
    /// The file cannot be read now; this is its last good text.
    pub stale: bool,
}

/// A record that is shown.
#[derive(Clone, Copy)]
struct Shown<'a> {
    record: &'a Record,
    stale: bool,
}

/// What every step of linking needs, and what it finds.
struct Linker<'a> {
    config: &'a Config,
    resolver: Resolver,
    sort: super::head::Collation,
    now: DateTime,
    found: Vec<Diagnostic>,
}

/// Looks up every reference and derives what can be derived. Records with findings stay; only what is hidden on this day is left out.
pub fn link(config: Config, entries: &[Entry], options: &Options) -> (Model, Vec<Diagnostic>) {
    let (mut found, (by_kind, resolver)) = rayon::join(|| identity::duplicates(entries), || order(entries, options));
    let of = |kind: Kind| by_kind.get(&kind).map_or(&[][..], Vec::as_slice);
    let sort = super::head::Collation::new(&config.language.value);
    let mut linker = Linker { config: &config, resolver, sort, now: options.now, found: Vec::new() };

    let governments = linker.governments(of(Kind::Government));
    let governments_by_time = people::by_time(&governments);
    let (ministers, posts) = linker.ministers(of(Kind::Minister), of(Kind::Topic), &governments);
    let organisations = linker.organisations(of(Kind::Agency));
    let ministries = linker.ministries(of(Kind::Ministry));
    let agreements = linker.agreements(of(Kind::Agreement));
    let topics = linker.topics(of(Kind::Topic));
    let regions = linker.regions(of(Kind::Region));
    let pages = of(Kind::Page).iter().map(|shown| Page { head: linker.head(shown) }).collect();
    let programs = linker.programs(of(Kind::Program));
    let people = people::People {
        ministers: &ministers,
        posts: &posts,
        governments: &governments,
        by_time: &governments_by_time,
    };
    let linked = releases::link(&linker, of(Kind::Release), &people);
    found.append(&mut linker.found);
    found.extend(linked.found);

    let mut by_time: Vec<_> = (0..linked.releases.len() as u32).map(super::ReleaseId).collect();
    by_time.sort_by_key(|id| linked.releases[id.index()].time_order());
    let mut model = Model {
        now: options.now,
        releases: linked.releases,
        programs,
        organisations,
        ministries,
        ministers,
        posts,
        governments,
        agreements,
        topics,
        regions,
        pages,
        amounts: linked.amounts,
        deadlines: linked.deadlines,
        by_time,
        governments_by_time,
        relations: Relations::default(),
        next_embargo: next_embargo(entries, options),
        config,
    };
    let records = Records { by_kind: &by_kind };
    found.extend(told_again::check(&model, &records, &linked.origins));
    found.extend(deadlines::link(&mut model, &records, &linked.origins));
    found.extend(lineage::invert(&mut model, &records));
    let (in_text, claimed_twice) = mentions::link(&mut model, &records);
    found.extend(claimed_twice);
    relations::link(&mut model, in_text);
    (model, found)
}

/// The records behind the entities, for the places of findings.
struct Records<'a> {
    by_kind: &'a BTreeMap<Kind, Vec<Shown<'a>>>,
}

impl<'a> Records<'a> {
    fn of(&self, kind: Kind) -> &[Shown<'a>] {
        self.by_kind.get(&kind).map_or(&[], Vec::as_slice)
    }

    fn at(&self, kind: Kind, index: usize) -> &'a Record {
        self.of(kind)[index].record
    }
}

/// The shown records of each kind in the order of their ids, and where each id leads.
fn order<'a>(entries: &'a [Entry], options: &Options) -> (BTreeMap<Kind, Vec<Shown<'a>>>, Resolver) {
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    sorted.par_sort_by(|a, b| (&a.parsed.id, a.parsed.folder).cmp(&(&b.parsed.id, b.parsed.folder)));
    let mut by_kind: BTreeMap<Kind, Vec<Shown>> = BTreeMap::new();
    let mut targets = Vec::with_capacity(sorted.len());
    for entry in sorted {
        let record = entry.parsed.record.as_ref().filter(|record| !is_hidden(record, options));
        let index = record.map(|record| {
            let of_kind = by_kind.entry(record.folder.kind()).or_default();
            of_kind.push(Shown { record, stale: entry.stale });
            of_kind.len() as u32 - 1
        });
        targets.push((entry.parsed.as_ref(), index));
    }
    (by_kind, Resolver::new(targets.into_iter()))
}

/// A draft, or not yet to be told.
fn is_hidden(record: &Record, options: &Options) -> bool {
    let embargoed = record.common.embargo.is_some_and(|until| options.now < until);
    !options.drafts && (record.common.draft || embargoed)
}

/// The records that are left out of the model, for what must not be published with them.
pub fn hidden<'a>(entries: &'a [Entry], options: &Options) -> Vec<&'a Record> {
    entries
        .iter()
        .filter_map(|entry| entry.parsed.record.as_ref())
        .filter(|record| is_hidden(record, options))
        .collect()
}

/// The first embargo after now that ends, drafts aside.
fn next_embargo(entries: &[Entry], options: &Options) -> Option<DateTime> {
    let records = entries.iter().filter_map(|entry| entry.parsed.record.as_ref());
    let embargoes = records.filter(|record| !record.common.draft).filter_map(|record| record.common.embargo);
    embargoes.filter(|&until| options.now < until).min()
}

/// A finding about a fact: an error where a person has reviewed the record, a warning where a machine made it.
fn fact(record: &Record, code: Code, span: Span, message: String) -> Diagnostic {
    let severity = match record.common.review {
        Review::Reviewed => Severity::Error,
        Review::Imported => Severity::Warning,
    };
    Diagnostic::new(severity, code, record.file.place(span), message)
}

impl Linker<'_> {
    fn head(&self, shown: &Shown) -> Head {
        let record = shown.record;
        let common = &record.common;
        Head {
            folder: Some(record.folder),
            id: record.id.clone(),
            title: common.title.value.clone(),
            summary: common.summary.clone(),
            lang: common.lang.clone(),
            url: common.url.clone(),
            wikidata: common.wikidata.clone(),
            aliases: common.aliases.clone(),
            draft: common.draft,
            embargo: common.embargo.filter(|&until| self.now < until),
            stale: shown.stale,
            review: common.review,
            corrections: common.corrections.clone(),
            inferred: common.inferred.clone(),
            source: common.source.clone(),
            body: record.body.clone(),
            mentions: Vec::new(),
            path: record.file.path.clone(),
            collation: self.sort.key(&common.title.value),
        }
    }

    /// The index that a reference means, with a finding where there is none.
    fn index(&mut self, kind: Kind, reference: &Spanned<String>, record: &Record) -> Option<u32> {
        self.resolver.index(kind, reference, record, &mut self.found)
    }

    /// The same for a list, without repetitions, in the order written.
    fn indices<Id: PartialEq>(
        &mut self,
        kind: Kind,
        references: &[Spanned<String>],
        record: &Record,
        id: impl Fn(u32) -> Id,
    ) -> Vec<Id> {
        lookup(&self.resolver, kind, references, record, id, &mut self.found)
    }

    fn topics(&mut self, shown: &[Shown]) -> Vec<Topic> {
        let topic = |shown: &Shown| {
            let Facts::Topic(facts) = &shown.record.facts else { unreachable!("records are sorted by kind") };
            let broader = self.indices(Kind::Topic, &facts.broader, shown.record, TopicId);
            Topic { head: self.head(shown), broader, narrower: Vec::new() }
        };
        shown.iter().map(topic).collect()
    }

    fn regions(&mut self, shown: &[Shown]) -> Vec<Region> {
        let region = |shown: &Shown| {
            let Facts::Region(facts) = &shown.record.facts else { unreachable!("records are sorted by kind") };
            Region { head: self.head(shown), code: facts.code.clone() }
        };
        shown.iter().map(region).collect()
    }

    fn agreements(&mut self, shown: &[Shown]) -> Vec<Agreement> {
        let agreement = |shown: &Shown| {
            let Facts::Agreement(facts) = &shown.record.facts else { unreachable!("records are sorted by kind") };
            let parties = parties(self.config, &facts.parties, shown.record, &mut self.found);
            let period = Self::period(&facts.from, &facts.to);
            Agreement { head: self.head(shown), parties, period }
        };
        shown.iter().map(agreement).collect()
    }

    /// The period of two keys, `None` where neither is there.
    fn period(from: &Option<Spanned<Edtf>>, to: &Option<Spanned<Edtf>>) -> Option<Period> {
        let is_stated = from.is_some() || to.is_some();
        is_stated.then(|| Period::of_keys(from.as_ref().map(|from| from.value), to.as_ref().map(|to| to.value)))
    }

    fn predecessors(
        &mut self,
        kind: Kind,
        succeeds: &[record::Succession],
        record: &Record,
        entity: impl Fn(u32) -> Entity,
    ) -> Vec<Predecessor> {
        let predecessor = |succession: &record::Succession| {
            let entity = entity(self.index(kind, &succession.of, record)?);
            Some(Predecessor {
                entity,
                relation: succession.relation,
                date: succession.date.as_ref().map(|date| date.value),
            })
        };
        succeeds.iter().filter_map(predecessor).collect()
    }
}

/// A reference to what is in its list already; where the very same text stands twice, that is told when the file is read.
fn repeated(reference: &Spanned<String>, record: &Record) -> Diagnostic {
    let message = format!("`{}` is in the list already, written otherwise", reference.value);
    Diagnostic::warning(Code::DUPLICATE_REFERENCE, record.file.place(reference.span), message)
        .help("take one of them out; it counts once")
}

/// Looks up a list of references, without repetitions, in the order written.
fn lookup<Id: PartialEq>(
    resolver: &Resolver,
    kind: Kind,
    references: &[Spanned<String>],
    record: &Record,
    id: impl Fn(u32) -> Id,
    found: &mut Vec<Diagnostic>,
) -> Vec<Id> {
    let mut ids = Vec::with_capacity(references.len());
    for reference in references {
        let Some(id) = resolver.index(kind, reference, record, found).map(&id) else { continue };
        if ids.contains(&id) {
            found.push(repeated(reference, record));
        } else {
            ids.push(id);
        }
    }
    ids
}

/// An organisation or a ministry by its id, or else the words as they stand.
fn party(resolver: &Resolver, text: &Spanned<String>, record: &Record, found: &mut Vec<Diagnostic>) -> Option<Party> {
    if resolver.find(Kind::Agency, &text.value).is_some() {
        let index = resolver.index(Kind::Agency, text, record, found)?;
        return Some(Party::Known(Entity::Organisation(OrganisationId(index))));
    }
    if resolver.find(Kind::Ministry, &text.value).is_some() {
        let index = resolver.index(Kind::Ministry, text, record, found)?;
        return Some(Party::Known(Entity::Ministry(MinistryId(index))));
    }
    if let Some(id) = [Kind::Agency, Kind::Ministry].into_iter().find_map(|kind| resolver.named(kind, &text.value)) {
        found.extend(name_for_id(text, id, record));
    } else if let Some(guess) = resolver.guess(Kind::Agency, &text.value) {
        let message = format!("`{}` looks like an id that no agency has; it is shown as words", text.value);
        let place = record.file.place(text.span);
        let help = format!("did you mean `{guess}`?");
        found.push(Diagnostic::warning(Code::UNKNOWN_REFERENCE, place, message).help(help));
    }
    Some(Party::Words(text.value.clone()))
}

/// A warning where words are the name of a record, which is not linked by its name; a machine writes what it reads.
fn name_for_id(text: &Spanned<String>, id: &str, record: &Record) -> Option<Diagnostic> {
    let message = format!("`{}` is the name of `{id}`, and is shown as words", text.value);
    let finding = Diagnostic::warning(Code::NAME_FOR_ID, record.file.place(text.span), message);
    (record.common.review == Review::Reviewed).then(|| finding.help(format!("write `{id}` to link it")))
}

/// Party keys with their names, in the order written; a finding for a key that the site does not have.
fn parties(
    config: &Config,
    keys: &[Spanned<String>],
    record: &Record,
    found: &mut Vec<Diagnostic>,
) -> Vec<(String, String)> {
    let party = |key: &Spanned<String>| {
        let known = config.parties.iter().find(|(known, _)| *known == key.value);
        if known.is_none() {
            let keys: Vec<&str> = config.parties.iter().map(|(key, _)| key.as_str()).collect();
            let message = format!("no party has the key `{}`", key.value);
            let all = format!("the site has {}; `parties` in content/site.yaml adds more", keys.join(", "));
            let written = key.value.to_lowercase();
            let named = config.parties.iter().find(|(known, name)| *known == written || name.to_lowercase() == written);
            let help = named.map_or(all, |(known, _)| format!("did you mean `{known}`?"));
            found.push(Diagnostic::error(Code::UNKNOWN_REFERENCE, record.file.place(key.span), message).help(help));
        }
        known.cloned()
    };
    keys.iter().filter_map(party).collect()
}

/// The political basis with what it refers to.
fn basis(
    config: &Config,
    resolver: &Resolver,
    basis: &record::Basis,
    record: &Record,
    found: &mut Vec<Diagnostic>,
) -> Basis {
    let agreement =
        basis.agreement.as_ref().and_then(|agreement| resolver.index(Kind::Agreement, agreement, record, found));
    Basis { agreement: agreement.map(AgreementId), parties: parties(config, &basis.parties, record, found) }
}

/// Regions of a row or a record.
fn regions(
    resolver: &Resolver,
    references: &[Spanned<String>],
    record: &Record,
    found: &mut Vec<Diagnostic>,
) -> Vec<RegionId> {
    lookup(resolver, Kind::Region, references, record, RegionId, found)
}
