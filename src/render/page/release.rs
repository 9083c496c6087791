//! The page of a release: the five answers, money, deadlines, its text, its context, where it comes from.

use super::super::blocks::{Block, Crumb, Page, Pair, Section};
use super::super::html::Html;
use super::super::language::Length;
use super::super::part::{deadlines, further, prose, provenance, relations};
use super::super::writer::Writer;
use super::{crumb, frame, release_facts, release_money};
use crate::model::{Entity, RelationKind, Release, ReleaseId};
use crate::parse::record::Attachment;
use crate::site::{List, Route};

/// What the page shows in its facts, and so not among the backlinks.
const SHOWN: [RelationKind; 1] = [RelationKind::Quotes];

pub fn page(writer: &Writer, id: ReleaseId) -> Page {
    let release = &writer.model[id];
    let entity = Entity::Release(id);
    let mut page = frame(writer, entity, List::Releases(release.folder), kicker(writer, id));
    page.crumbs.extend(archive_crumbs(writer, release));
    page.facts = Some(release_facts::facts(writer, id));
    page.sections = [
        release_money::section(writer, id),
        deadlines::section(writer, &release.deadlines, deadlines::Place::OnRelease),
        prose::section(writer, entity),
        context(writer, id),
        further::section(writer, id),
        Some(provenance::section(writer, entity)),
        relations::backlinks(writer, entity, &SHOWN),
    ]
    .into_iter()
    .flatten()
    .collect();
    page
}

/// "Nyhet · 23 mars 2020", with marks.
fn kicker(writer: &Writer, id: ReleaseId) -> Html {
    let release = &writer.model[id];
    let kind = Html::text(&writer.kind_of(id)).wrap("strong", "kind");
    let line = kind.and_text(" · ").and(&writer.published(release, Length::Long));
    writer.release_marks(release).iter().fold(line, |line, mark| line.and_text("\u{2003}").and(mark))
}

/// Year and month of the archive that it stands in, as far as they are known.
fn archive_crumbs(writer: &Writer, release: &Release) -> Vec<Crumb> {
    let year = release.year().map(|year| Route::Year(release.folder, year));
    let month = release.month().map(|(year, month)| Route::Month(release.folder, year, month));
    year.iter().chain(&month).map(|route| crumb(writer, route)).collect()
}

/// What it builds on and what builds on it, what belongs to it, whom to ask.
fn context(writer: &Writer, id: ReleaseId) -> Option<Section> {
    let release = &writer.model[id];
    let mut pairs = relations::lineage(writer, Entity::Release(id), &[]);
    if !release.attachments.is_empty() {
        let link = |attachment: &Attachment| {
            let title = Html::text(&attachment.title);
            match writer.site.attachment(Entity::Release(id), &attachment.url.value) {
                Some(address) => title.link(&address),
                None => title,
            }
        };
        let links: Vec<Html> = release.attachments.iter().map(link).collect();
        pairs.push(Pair::new(writer.get("fact.attachments"), Html::join(&links, " · ")));
    }
    for contact in &release.contacts {
        let address = contact.email.as_deref().map(|email| Html::text(email).link(&format!("mailto:{email}")));
        let words = [Some(&contact.name), contact.role.as_ref(), contact.for_.as_ref(), contact.phone.as_ref()];
        let mut pieces: Vec<Html> = words.into_iter().flatten().map(|text| Html::text(text)).collect();
        pieces.extend(address);
        pairs.push(Pair::new(writer.get("fact.contact"), Html::join(&pieces, ", ")));
    }
    (!pairs.is_empty()).then(|| Section::new("sammanhang", writer.get("section.context"), vec![Block::Pairs { pairs }]))
}
