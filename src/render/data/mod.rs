//! The data files: what other programs may rely on. A key or a word that changes here is a breaking change and stands in CHANGELOG.md.
//!
//! Each JSON file is one array with one record a line, in the order of ids; small sites also have each record beside its page, as `index.json`. A record has `id`, `url` (its page, absolute), and the keys
//! of its front matter in their long form: lists as lists, references as full ids (with the folder where several folders of releases
//! have one), dates in EDTF as written, defaults and what
//! parts inherit written out. What the author did not write and the program worked out has keys of its own (`bounds`,
//! `titles`, `total_sek`, `counted`, a deadline's `status`). The front matter's own `url`, a page elsewhere, is `homepage`, since `url` is taken.
//! Knows no HTML and no language of the interface.

mod amount;
mod entity;
mod release;
mod table;

use std::borrow::Cow;

use serde::Serialize;

use crate::model::{Basis, Entity, Head, Model, Name, Party, Period, ReleaseId};
use crate::parse::date::End;
use crate::parse::record::{Review, SourceKind};
use crate::site::{Route, Site};

pub use table::amounts;

/// `data/releases.json`: releases of all three folders.
pub fn releases(site: &Site) -> Vec<u8> {
    lines(site.model.releases.iter().zip(0..).map(|(item, index)| release::ReleaseData::of(site, item, index)))
}

/// `data/agencies.json`: organisations of every type.
pub fn agencies(site: &Site) -> Vec<u8> {
    lines(site.model.organisations.iter().zip(0..).map(|(item, index)| entity::AgencyData::of(site, item, index)))
}

/// `data/ministers.json`.
pub fn ministers(site: &Site) -> Vec<u8> {
    lines(site.model.ministers.iter().zip(0..).map(|(item, index)| entity::MinisterData::of(site, item, index)))
}

/// `data/programs.json`.
pub fn programs(site: &Site) -> Vec<u8> {
    lines(site.model.programs.iter().zip(0..).map(|(item, index)| entity::ProgramData::of(site, item, index)))
}

/// The line of one record in the files above, as a file of its own; nothing for kinds that they leave out.
pub fn record(site: &Site, entity: Entity) -> Vec<u8> {
    let model = &site.model;
    let written = match entity {
        Entity::Release(id) => serde_json::to_vec(&release::ReleaseData::of(site, &model[id], id.0)),
        Entity::Organisation(id) => serde_json::to_vec(&entity::AgencyData::of(site, &model[id], id.0)),
        Entity::Minister(id) => serde_json::to_vec(&entity::MinisterData::of(site, &model[id], id.0)),
        Entity::Program(id) => serde_json::to_vec(&entity::ProgramData::of(site, &model[id], id.0)),
        _ => return Vec::new(),
    };
    let mut bytes = written.expect("records have string keys and memory takes every byte");
    bytes.push(b'\n');
    bytes
}

/// One record a line: small, yet a person can read it and a version control system show what changed.
fn lines<T: Serialize>(records: impl Iterator<Item = T>) -> Vec<u8> {
    let mut bytes = vec![b'['];
    for (index, record) in records.enumerate() {
        bytes.extend_from_slice(if index == 0 { b"\n" } else { b",\n" });
        serde_json::to_writer(&mut bytes, &record).expect("records have string keys and memory takes every byte");
    }
    bytes.extend_from_slice(b"\n]\n");
    bytes
}

/// The keys that every record has.
#[derive(Serialize)]
struct HeadData<'a> {
    id: Cow<'a, str>,
    url: String,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    homepage: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    wikidata: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<&'a str>,
    review: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    corrections: Vec<CorrectionData<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    inferred: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<SourceData<'a>>,
}

#[derive(Serialize)]
struct CorrectionData<'a> {
    date: String,
    text: &'a str,
}

#[derive(Serialize)]
struct SourceData<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retrieved: Option<String>,
}

impl<'a> HeadData<'a> {
    fn of(site: &'a Site, entity: Entity) -> HeadData<'a> {
        let head = site.model.head(entity);
        HeadData {
            id: id(&site.model, entity),
            url: site.absolute(&Route::Entity(entity)),
            title: &head.title,
            summary: head.summary.as_deref(),
            lang: head.lang.as_deref(),
            homepage: head.url.as_deref(),
            wikidata: head.wikidata.as_deref(),
            aliases: head.aliases.iter().map(|alias| alias.value.as_str()).collect(),
            review: match head.review {
                Review::Reviewed => "reviewed",
                Review::Imported => "imported",
            },
            corrections: corrections(head),
            inferred: &head.inferred,
            source: head.source.as_ref().map(|source| SourceData {
                url: source.url.as_deref(),
                kind: match source.kind {
                    SourceKind::Primary => "primary",
                    SourceKind::Secondary => "secondary",
                    SourceKind::Recipient => "recipient",
                },
                publisher: source.publisher.as_deref(),
                retrieved: source.retrieved.map(|day| day.to_string()),
            }),
        }
    }
}

fn corrections(head: &Head) -> Vec<CorrectionData<'_>> {
    let of = |correction: &'_ crate::parse::record::Correction| correction.date.to_string();
    head.corrections.iter().map(|item| CorrectionData { date: of(item), text: &item.text }).collect()
}

/// The political basis: an agreement's id and the keys of parties.
#[derive(Serialize)]
struct BasisData<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    agreement: Option<&'a str>,
    parties: Vec<&'a str>,
}

impl<'a> BasisData<'a> {
    fn of(model: &'a Model, basis: &'a Basis) -> BasisData<'a> {
        BasisData {
            agreement: basis.agreement.map(|id| model[id].head.id.as_str()),
            parties: basis.parties.iter().map(|(key, _)| key.as_str()).collect(),
        }
    }
}

/// `from` and `to` as in front matter: without `to` it goes on.
#[derive(Default, Serialize)]
struct PeriodData {
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
}

impl PeriodData {
    fn of(period: &Period) -> PeriodData {
        let to = match period.to {
            End::At(date) => Some(date.to_string()),
            End::Open | End::Unknown => None,
        };
        PeriodData { from: period.from.map(|date| date.to_string()), to }
    }
}

#[derive(Serialize)]
struct NameData<'a> {
    name: &'a str,
    #[serde(flatten)]
    period: PeriodData,
}

/// Every name that an entity has had, its title among them.
fn names<'a>(head: &'a Head, names: &'a [Name]) -> Vec<NameData<'a>> {
    let period = |name: &Name| name.period.as_ref().map(PeriodData::of).unwrap_or_default();
    let title = (!names.iter().any(|name| name.name == head.title))
        .then(|| NameData { name: &head.title, period: PeriodData::default() });
    title.into_iter().chain(names.iter().map(|name| NameData { name: &name.name, period: period(name) })).collect()
}

/// What a record is called by: its id, with its folder (`releases/2021/a`) where a release of another folder has the same.
fn id(model: &Model, entity: Entity) -> Cow<'_, str> {
    let head = model.head(entity);
    let Entity::Release(ReleaseId(index)) = entity else { return Cow::from(&head.id) };
    // Releases stand in the order of their ids, so that equal ones are neighbours.
    let index = index as usize;
    let neighbours = [index.checked_sub(1), index.checked_add(1)].into_iter().flatten();
    let is_shared = neighbours.filter_map(|at| model.releases.get(at)).any(|other| other.head.id == head.id);
    if is_shared {
        Cow::from(format!("{}/{}", model.releases[index].folder.as_str(), head.id))
    } else {
        Cow::from(&head.id)
    }
}

/// The ids of some items.
fn ids<'a, Id: Copy>(model: &'a Model, items: &[Id], entity: impl Fn(Id) -> Entity) -> Vec<&'a str> {
    items.iter().map(|&id| model.head(entity(id)).id.as_str()).collect()
}

/// An id, the state, or words; as front matter has it.
fn party<'a>(model: &'a Model, party: &'a Party) -> &'a str {
    match party {
        Party::Known(entity) => &model.head(*entity).id,
        Party::State => "staten",
        Party::Words(words) => words,
    }
}

fn parties<'a>(model: &'a Model, all: &'a [Party]) -> Vec<&'a str> {
    all.iter().map(|one| party(model, one)).collect()
}
