//! The plan: every output path, known before a byte is rendered; the only place that makes an address. Knows no HTML and no file's bytes
//! but the theme's.

mod active;
mod address;
mod attachments;
mod letters;
mod links;
mod modules;
mod plan;
mod theme;

pub use letters::Letter;
pub use plan::plan;
pub use theme::{Template, Theme};

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{Entity, Model, OrganisationId, PerEntity, ReleaseId};
use crate::parse::record::Folder;

/// A model with its routes and its theme.
pub struct Site {
    pub model: Model,
    pub theme: Theme,
    /// The address of each entity's page below the host, made once: every link to it is one.
    urls: PerEntity<String>,
    /// What stands at each path of the output, such as `pengar/index.html`.
    pub routes: BTreeMap<String, Route>,
    /// Releases by folder, year and month in the order of time; month 0 where only the year is known, year and month 0 where nothing is.
    pub archive: BTreeMap<(Folder, i16, i8), Vec<ReleaseId>>,
    /// Every name that has a page but releases, by letter.
    pub letters: Vec<Letter>,
    /// Files beside the records that are published, by their path in the sources.
    pub attachments: BTreeMap<Arc<str>, Arc<[u8]>>,
}

/// What a path of the output holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route {
    Home,
    /// The page of one entity.
    Entity(Entity),
    /// All entities of a kind.
    List(List),
    /// Releases of one folder in a year, or in a month of it.
    Year(Folder, i16),
    Month(Folder, i16, i8),
    Timeline,
    Money,
    Deadlines,
    /// A–Ö.
    Index,
    /// The names under one letter, where they are many: `S`.
    Letter(String),
    Search,
    NotFound,
    /// Open data, explained.
    DataIndex,
    /// Atom, for the whole site.
    Feed,
    /// The site map, or the list of its parts where it has more than one.
    Sitemap,
    /// A part of a site map that is too large for one file, from 1.
    SitemapPart(u32),
    Robots,
    /// How browsers can search the site (OpenSearch 1.1).
    OpenSearch,
    Data(DataFile),
    /// What is shown of an entity beside a link to it (JSON).
    Preview(Entity),
    /// The same of all releases whose pages stand in one folder: `2023/05` (JSON by their last segments).
    Previews(Folder, String),
    /// A record as the data files have it (JSON).
    Record(Entity),
    /// The days by which reports are due (iCalendar): of all, or of one organisation.
    Calendar(Option<OrganisationId>),
    /// A file of the theme, by its name below `assets/`.
    Asset(String),
    /// A file beside a record, by its path in the sources.
    Attachment(Arc<str>),
    /// An old address of an entity, and its path in the output.
    Redirect(Entity, String),
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

impl List {
    /// All but those of releases: their pages are of names that others lead to.
    pub const OF_NAMES: [List; 9] = [
        List::Programs,
        List::Agencies,
        List::Ministries,
        List::Ministers,
        List::Posts,
        List::Governments,
        List::Agreements,
        List::Topics,
        List::Regions,
    ];
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

    /// Whether the names are too many for one index, so that each letter has a page.
    pub fn has_letter_pages(&self) -> bool {
        letters::are_pages(&self.letters)
    }

    /// Whether each record has a file of its own: only where that does not double a large site.
    pub fn has_record_files(&self) -> bool {
        let model = &self.model;
        let records = [model.releases.len(), model.programs.len(), model.organisations.len(), model.ministers.len()];
        records.iter().sum::<usize>() <= model.config.data.record_limit
    }

    fn is_listed(&self, route: &Route) -> bool {
        match route {
            Route::Entity(entity) => !(self.model.config.noindex_imported && self.model.head(*entity).is_imported()),
            Route::Home | Route::List(_) | Route::Year(..) | Route::Month(..) | Route::Timeline | Route::Money => true,
            Route::Deadlines | Route::Index | Route::Letter(_) | Route::DataIndex => true,
            Route::Search | Route::NotFound | Route::Redirect(..) => false,
            Route::Feed | Route::Sitemap | Route::SitemapPart(_) | Route::Robots => false,
            Route::OpenSearch | Route::Data(_) | Route::Calendar(_) => false,
            Route::Preview(_) | Route::Previews(..) | Route::Record(_) => false,
            Route::Asset(_) | Route::Attachment(_) => false,
        }
    }
}

/// Whether the data files have a record of it.
pub(crate) fn has_data(entity: &Entity) -> bool {
    matches!(entity, Entity::Release(_) | Entity::Program(_) | Entity::Organisation(_) | Entity::Minister(_))
}
