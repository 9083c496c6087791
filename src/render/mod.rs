//! A route to bytes: page views, charts, feeds, data, search files. Pure; does not know who calls.

mod blocks;
mod calendar;
mod chart;
pub mod data;
pub mod feed;
mod frame;
mod html;
mod language;
mod mark;
mod near;
mod open_search;
mod page;
mod part;
mod preview;
mod searched;
pub mod sitemap;
pub mod structured;
mod templates;
mod texts;
mod writer;
mod xml;

use std::sync::Arc;

use tera::{Context, Tera};

use crate::diagnostic::Diagnostic;
use crate::search;
use crate::site::{DataFile, Route, Site};
use blocks::Page;
use near::Near;
use texts::Texts;
use writer::{Names, Writer};

/// Renders the routes of a site.
pub struct Renderer {
    tera: Tera,
    texts: Arc<Texts>,
    names: Names,
    near: Near,
}

impl Renderer {
    /// Loads the templates of the site's theme; one that cannot be used is a finding, and the built-in one stands in for it.
    pub fn new(site: &Site) -> (Renderer, Vec<Diagnostic>) {
        let texts = Arc::new(Texts::new(site.theme.texts.clone()));
        let (names, near) = rayon::join(|| Names::of(&site.model), || Near::of(&site.model));
        let shared = frame::shared(&Writer::new(site, &texts, &names, &near));
        let (tera, found) = templates::load(&site.theme, texts.clone(), &shared);
        (Renderer { tera, texts, names, near }, found)
    }

    /// The bytes of a route; an error is a fault of a template.
    pub fn render(&self, site: &Site, route: &Route) -> Result<Vec<u8>, String> {
        Ok(match route {
            Route::Feed => feed::atom(site),
            Route::Sitemap => sitemap::sitemap(site),
            Route::SitemapPart(part) => sitemap::part(site, *part),
            Route::Robots => sitemap::robots(site),
            Route::OpenSearch => open_search::description(&self.writer(site)),
            Route::Data(DataFile::Releases) => data::releases(site),
            Route::Data(DataFile::Agencies) => data::agencies(site),
            Route::Data(DataFile::Ministers) => data::ministers(site),
            Route::Data(DataFile::Programs) => data::programs(site),
            Route::Data(DataFile::Amounts) => data::amounts(site),
            Route::Preview(entity) => preview::preview(&self.writer(site), *entity),
            Route::Previews(folder, within) => preview::of_releases(&self.writer(site), *folder, within),
            Route::Record(entity) => data::record(site, *entity),
            Route::Calendar(of) => calendar::calendar(&self.writer(site), *of),
            Route::Asset(name) => site.theme.assets.get(name).map(|bytes| bytes.to_vec()).unwrap_or_default(),
            Route::Attachment(path) => site.attachments.get(path).map(|bytes| bytes.to_vec()).unwrap_or_default(),
            page => return self.page(site, page),
        })
    }

    /// What the search shows of a site's entities, and its words.
    pub fn searched<'a>(&'a self, site: &'a Site) -> impl search::Texts + 'a {
        searched::Searched(self.writer(site))
    }

    fn writer<'a>(&'a self, site: &'a Site) -> Writer<'a> {
        Writer::new(site, &self.texts, &self.names, &self.near)
    }

    fn page(&self, site: &Site, route: &Route) -> Result<Vec<u8>, String> {
        let writer = self.writer(site);
        let mut context = Context::new();
        let (template, page) = match route {
            Route::Home => {
                let (page, home) = page::home::page(&writer);
                context.insert("home", &home);
                ("home.html", page)
            }
            Route::Redirect(entity, _) => ("redirect.html", page::plain::redirect(&writer, *entity)),
            Route::Search => {
                let (page, search) = page::search::page(&writer);
                context.insert("search", &search);
                ("search.html", page)
            }
            other => ("page.html", view(&writer, other)),
        };
        context.insert("head", &frame::head(&writer, route, &page));
        context.insert("page", &page);
        templates::render(&self.tera, template, &context)
    }
}

/// The page of a route that needs nothing but blocks.
fn view(writer: &Writer, route: &Route) -> Page {
    match route {
        Route::Entity(entity) => page::entity(writer, *entity),
        Route::List(list) => page::lists::page(writer, *list),
        Route::Year(folder, year) => page::archive::year(writer, *folder, *year),
        Route::Month(folder, year, month) => page::archive::month(writer, *folder, *year, *month),
        Route::Timeline => page::timeline::page(writer),
        Route::Money => page::money::page(writer),
        Route::Deadlines => page::deadlines::page(writer),
        Route::Index => page::index::page(writer),
        Route::Letter(head) => page::index::letter(writer, head),
        Route::DataIndex => page::plain::data(writer),
        _ => page::plain::not_found(writer),
    }
}
