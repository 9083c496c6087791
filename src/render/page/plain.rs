//! Pages of few words: the site's own texts, open data, 404.

use super::super::blocks::{Block, Page, Pair, Section};
use super::super::html::Html;
use super::super::part::{banner, prose, relations};
use super::super::writer::Writer;
use super::listing;
use crate::model::Entity;
use crate::site::{DataFile, List, Route};

/// A page of the site's own, such as "about": its text is all.
pub fn own_page(writer: &Writer, entity: Entity) -> Page {
    let head = writer.model.head(entity);
    let lead = head.summary.as_deref().map(|summary| Html::text(summary).in_language(head.lang.as_deref()));
    let mut page = listing("page", "", &head.title, lead.unwrap_or_default());
    page.heading = page.heading.in_language(head.lang.as_deref());
    page.banners = banner::banners(writer, entity);
    page.sections =
        [prose::section(writer, entity), relations::backlinks(writer, entity, &[])].into_iter().flatten().collect();
    page
}

/// An old address: where the page stands now.
pub fn redirect(writer: &Writer, entity: Entity) -> Page {
    let text = writer.texts.html("redirect.lead", &[("page", &writer.link(entity))]);
    let mut page = listing("redirect", "", &writer.model.head(entity).title, text);
    page.heading = writer.name(entity);
    page
}

pub fn not_found(writer: &Writer) -> Page {
    let mut page = listing("not-found", "", writer.get("not-found.title"), Html::text(writer.get("not-found.lead")));
    let links = [Route::Search, Route::Index, Route::List(List::Programs), Route::Timeline]
        .map(|route| writer.to(&route, &super::route_name(writer, &route)));
    page.sections =
        vec![Section::new("vidare", writer.get("section.further"), vec![Block::More { links: links.into() }])];
    page
}

/// What data there is and under which licence.
pub fn data(writer: &Writer) -> Page {
    let mut page = listing("data", "", writer.get("data.title"), Html::text(writer.get("data.lead")));
    let files = [
        (DataFile::Releases, "releases"),
        (DataFile::Agencies, "agencies"),
        (DataFile::Ministers, "ministers"),
        (DataFile::Programs, "programs"),
        (DataFile::Amounts, "amounts"),
    ];
    let pair = |(file, key): (DataFile, &str)| {
        let route = Route::Data(file);
        let address = writer.site.url(&route);
        let name = address.rsplit('/').next().unwrap_or(&address);
        let text = writer.to(&route, name).and_text(": ").and_text(&writer.texts.word("data-file", key));
        Pair::new(&writer.texts.word("data-name", key), text)
    };
    let mut pairs: Vec<Pair> = files.into_iter().map(pair).collect();
    if writer.site.has_record_files() {
        pairs.push(Pair::new(writer.get("data.records"), Html::text(writer.get("data.records-text"))));
    }
    pairs.push(Pair::new(writer.get("data.feed"), writer.to(&Route::Feed, writer.get("data.feed-text"))));
    if writer.model.reporting().next().is_some() {
        let calendar = writer.to(&Route::Calendar(None), writer.get("data.calendar-text"));
        pairs.push(Pair::new(writer.get("data.calendar"), calendar));
    }
    pairs.push(Pair::new(writer.get("data.sitemap"), writer.to(&Route::Sitemap, writer.get("data.sitemap-text"))));
    if let Some(license) = &writer.model.config.license {
        pairs.push(Pair::new(writer.get("data.license"), Html::text(license)));
    }
    page.sections = vec![Section::new("filer", writer.get("section.files"), vec![Block::Pairs { pairs }])];
    page
}
