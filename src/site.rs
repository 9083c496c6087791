//! The plan: every output path, known before a byte is rendered; the only place that makes an address. Knows no HTML and no file's bytes
//! but the theme's.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{Entity, Model};
use crate::parse::record::Folder;

/// A model with its routes and its theme.
pub struct Site {
    pub model: Model,
    pub theme: Theme,
    /// What stands at each path of the output, such as `pengar/index.html`.
    pub routes: BTreeMap<String, Route>,
}

/// The files of the theme that is used: the site's own over the built-in ones.
#[derive(Clone, Debug, Default)]
pub struct Theme {
    /// Templates by name below `templates/`; the built-in ones also under `__builtin/`.
    pub templates: BTreeMap<String, Arc<str>>,
    /// Interface texts of the site's language, key to text.
    pub texts: BTreeMap<String, String>,
    /// Assets by their name below `assets/`, with their bytes.
    pub assets: BTreeMap<String, Arc<[u8]>>,
}

/// What a path of the output holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route {
    Home,
    /// The page of one entity.
    Entity(Entity),
    /// All entities of a kind.
    List(List),
    /// Releases of one folder in a year, or in a month of it. A month of 0 is "month not known".
    Year(Folder, i16),
    Month(Folder, i16, i8),
    Timeline,
    Money,
    Deadlines,
    /// A–Ö.
    Index,
    Search,
    NotFound,
    /// Open data, explained.
    DataIndex,
    /// Atom, for the whole site.
    Feed,
    Sitemap,
    /// One part of a sitemap that is too long for one file, from 1.
    SitemapPart(u32),
    Robots,
    Data(DataFile),
    /// A file of the theme, by its name below `assets/`.
    Asset(String),
    /// A file beside a record, by its path in the sources.
    Attachment(Arc<str>),
    /// An old address of an entity.
    Redirect(Entity),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// All releases of one of the three folders, by year.
    Releases(Folder),
    Programs,
    Agencies,
    Ministries,
    Ministers,
    Posts,
    Governments,
    Agreements,
    Topics,
    Regions,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DataFile {
    Releases,
    Agencies,
    Ministers,
    Programs,
    Amounts,
}

impl Site {
    /// How many addresses one sitemap may hold (sitemaps.org).
    pub const SITEMAP_LIMIT: usize = 50_000;

    /// The pages that search engines should find, in the order of their paths.
    pub fn listed(&self) -> Vec<&Route> {
        self.routes.values().filter(|route| self.is_listed(route)).collect()
    }

    /// Into how many parts the sitemap is divided; 0 where one file holds it.
    pub fn sitemap_parts(&self) -> u32 {
        let listed = self.listed().len();
        if listed <= Site::SITEMAP_LIMIT { 0 } else { listed.div_ceil(Site::SITEMAP_LIMIT) as u32 }
    }

    fn is_listed(&self, route: &Route) -> bool {
        match route {
            Route::Entity(entity) => !(self.model.config.noindex_imported && self.model.head(*entity).is_imported()),
            Route::Home | Route::List(_) | Route::Year(..) | Route::Month(..) | Route::Timeline | Route::Money => true,
            Route::Deadlines | Route::Index | Route::DataIndex => true,
            Route::Search | Route::NotFound | Route::Redirect(_) => false,
            Route::Feed | Route::Sitemap | Route::SitemapPart(_) | Route::Robots | Route::Data(_) => false,
            Route::Asset(_) | Route::Attachment(_) => false,
        }
    }

    /// The address of a route below the host, with the base path: `/sub/pengar/`. Links in pages use it.
    pub fn url(&self, route: &Route) -> String {
        let _ = route;
        unimplemented!("stub of the skeleton")
    }

    /// The same for an entity.
    pub fn url_of(&self, entity: Entity) -> String {
        self.url(&Route::Entity(entity))
    }

    /// The absolute address: `https://diarium.example/sub/pengar/`.
    pub fn absolute(&self, route: &Route) -> String {
        let _ = route;
        unimplemented!("stub of the skeleton")
    }

    /// The address of a theme asset by its name below `assets/` (`site.css`), with its hash in it.
    pub fn asset(&self, name: &str) -> Option<String> {
        let _ = name;
        unimplemented!("stub of the skeleton")
    }
}
