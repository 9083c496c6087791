//! What a page says as the fields of a record, by the same rules as an import: facts with their evidence, references to records that the
//! site has, and what no record answers to.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Page;
use crate::extract::{self, Document, Facts, Names, Part};
use crate::import::draft::Fields;
use crate::import::facts::{self, Names as Ids};
use crate::import::known::{Known, fold};
use crate::import::unique;
use crate::model::Model;
use crate::parse::record::{Folder, Kind};

/// The beginning of a record.
#[derive(Clone, Debug, Default)]
pub struct Begun {
    pub fields: Fields,
    /// How many of each were read; what was not found is left out.
    pub found: Vec<(usize, &'static str)>,
    /// What the page names and no record answers to, in words.
    pub unresolved: Vec<String>,
    /// A record that the site has of the same page.
    pub same_page: Option<String>,
}

/// Fills a record of a folder from a page. `known` and `entities` are the site's; `retrieved` is the day on which the page was read. Facts are
/// read for releases alone.
pub fn fields(page: &Page, title: &str, folder: Folder, known: &Known, entities: &Model, retrieved: Date) -> Begun {
    let fields = Fields::new().with("title", title).maybe("summary", page.lead.as_deref());
    let source = page.publisher().map(|(publisher, kind)| {
        Fields::new()
            .maybe("url", page.address.as_deref())
            .with("kind", kind.as_str())
            .with("publisher", publisher)
            .with("retrieved", retrieved.to_string())
    });
    let same_page = same_page(page, known);
    if folder.kind() != Kind::Release {
        return Begun { same_page, fields: fields.maybe("source", source), ..Begun::default() };
    }
    let (ministries, mut unresolved) = ministries(&page.senders, known);
    let names = Names::of(entities);
    let document = Document { title, body: &page.text, folder, published: page.published.map(|date| date.days()) };
    let facts = extract::extract(&document, &names);
    unresolved.extend(unknown(&facts));
    if page.is_cut {
        unresolved.push("the text goes on, longer than any page of the government; its end was not read".to_owned());
    }
    let found = counts(page, &ministries, &facts);
    let fields = fields
        .maybe("published", page.published.map(|date| date.to_string()))
        .maybe("updated", page.updated.map(|date| date.to_string()))
        .maybe("source", source);
    Begun {
        fields: with_facts(fields, &ministries, &facts, &document, &Ids::of(&names, known, entities)),
        found,
        unresolved,
        same_page,
    }
}

fn with_facts(fields: Fields, ministries: &[String], facts: &Facts, document: &Document, ids: &Ids) -> Fields {
    let (basis, is_concluded) = facts::basis(facts, ids, document.published);
    fields
        .maybe("reference", facts.references.own.first().map(String::as_str))
        .list("ministry", ministries.iter().map(String::as_str))
        .list("minister", facts::ministers(facts, |_| true))
        .list("agencies", facts::agencies(facts, document.folder))
        .list("amounts", facts::amounts(facts, ids))
        .list("deadlines", facts::deadlines(facts, ids))
        .with("basis", basis)
        .list("quoted", facts::ministers(facts, |part| part == Part::Quoted))
        .with("evidence", facts::evidence(facts))
        .list("inferred", is_concluded.then_some("basis"))
}

/// The path of a record whose source has this address.
fn same_page(page: &Page, known: &Known) -> Option<String> {
    let address = page.address.as_deref()?;
    let record = known.records().find(|record| record.identity.url.as_deref() == Some(address))?;
    Some(format!("content/{}/{}.md", record.folder.as_str(), record.id))
}

/// The ids of ministries by their names, and what is to be told of the others.
fn ministries(senders: &[String], known: &Known) -> (Vec<String>, Vec<String>) {
    let named = known.of_kind(Kind::Ministry);
    let ids = unique(named.flat_map(|one| one.names().map(|name| (name.to_owned(), one.id.clone()))));
    let (found, missing): (Vec<&String>, Vec<&String>) = senders.iter().partition(|name| ids.contains_key(&fold(name)));
    let told = missing.iter().map(|name| format!("no ministry of the site is called `{name}`, which sends the page"));
    (found.into_iter().map(|name| ids[&fold(name)].clone()).collect(), told.collect())
}

/// Whom the text names and the site does not know.
fn unknown(facts: &Facts) -> Vec<String> {
    let bodies =
        facts.unknown_agencies.iter().map(|name| format!("no record of the site is called `{name}`, which has a task"));
    let people = facts.ministers.iter().filter(|minister| minister.id.is_none()).map(|minister| &minister.name);
    let people = people.collect::<BTreeSet<_>>().into_iter();
    bodies
        .chain(people.map(|name| format!("no record of the site is called `{name}`, a member of the government")))
        .collect()
}

fn counts(page: &Page, ministries: &[String], facts: &Facts) -> Vec<(usize, &'static str)> {
    let counts = [
        (usize::from(page.published.is_some()), "date of publication"),
        (usize::from(page.lead.is_some()), "lead"),
        (ministries.len(), "sender"),
        (facts.amounts.iter().filter(|amount| amount.funding).count(), "sum of money"),
        (facts.deadlines.len(), "deadline"),
        (facts::ministers(facts, |_| true).len(), "minister"),
        (facts.agencies.iter().filter(|body| body.has_part).count(), "body with a part"),
        (usize::from(facts.basis.is_some()), "political basis"),
        (facts.references.own.len().min(1), "diary number"),
    ];
    counts.into_iter().filter(|(count, _)| *count > 0).collect()
}
