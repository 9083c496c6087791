//! Which paths the output has, and what to do when two things claim one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::theme::Theme;
use super::{DataFile, List, Route, Site};
use super::{attachments, has_data, letters, links};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{Entity, Model, OrganisationId, PerEntity, ReleaseId};
use crate::parse::record::{Folder, Record};
use crate::source::{Sources, Spanned};

/// Files that are made from the finished plan, under names that do not change.
const MADE_LATER: [&str; 3] = ["manifest.json", "search/index.json", "search/elasticlunr.json"];

/// Plans the whole output; of the `hidden` records nothing is in it, nor of the files that are theirs alone. Each path once: a second claim is a finding at both places, and the first in order keeps it.
pub fn plan(model: Model, hidden: &[&Record], sources: &Sources) -> (Site, Vec<Diagnostic>) {
    let (theme, mut found) = Theme::new(&model.config, sources);
    let archive = archive(&model);
    let mut attachments = attachments::all(sources);
    found.extend(attachments::refuse_active(&mut attachments));
    let letters = letters::letters(&model);
    let mut site =
        Site { letters, model, theme, urls: PerEntity::default(), routes: BTreeMap::new(), archive, attachments };
    site.urls = PerEntity::of(&site.model, |entity| site.url_of_path(&site.path(&Route::Entity(entity))));
    attachments::withhold(&mut site, hidden);
    let mut plan = Plan { site, sources, folded: BTreeMap::new(), found: Vec::new() };
    plan.fixed();
    plan.letters();
    plan.archives();
    plan.entities();
    plan.calendars();
    plan.attachments();
    plan.aliases();
    plan.sitemap();
    plan.nested();
    found.append(&mut plan.found);
    let mut site = plan.site;
    found.extend(links::link(&mut site, sources));
    (site, found)
}

/// Releases by folder, year and month.
fn archive(model: &Model) -> BTreeMap<(Folder, i16, i8), Vec<ReleaseId>> {
    let mut archive: BTreeMap<_, Vec<ReleaseId>> = BTreeMap::new();
    for &id in &model.by_time {
        let release = &model[id];
        let year = release.year().unwrap_or(0);
        let month = release.month().map_or(0, |(_, month)| month);
        archive.entry((release.folder, year, month)).or_default().push(id);
    }
    archive
}

struct Plan<'a> {
    site: Site,
    sources: &'a Sources,
    /// Paths in lower case, for file systems and hosts that fold them.
    folded: BTreeMap<String, String>,
    found: Vec<Diagnostic>,
}

impl Plan<'_> {
    /// Claims the path of a route; whether it was free.
    fn claim(&mut self, route: Route) -> bool {
        let path = self.site.path(&route);
        self.claim_at(path, route, None)
    }

    fn claim_at(&mut self, path: String, route: Route, place: Option<Place>) -> bool {
        let folded = path.to_lowercase();
        if let Some(taken) = self.folded.get(&folded) {
            let first = self.site.routes.get(taken).and_then(|first| self.place(first));
            let message = format!("the address `{}` is claimed twice", shown(&path));
            let here = place.or_else(|| self.place(&route));
            self.found.push(clash(message, here, first, help_of(&route)));
            return false;
        }
        self.folded.insert(folded, path.clone());
        self.site.routes.insert(path, route);
        true
    }

    /// A path cannot be a file and hold another.
    fn nested(&mut self) {
        let place = |path: &str| self.site.routes.get(path).and_then(|route| self.place(route));
        let mut found = Vec::new();
        for (folded, file) in &self.folded {
            let folder = format!("{folded}/");
            let within = self.folded.range(folder.clone()..).take_while(|(path, _)| path.starts_with(&folder));
            // What stands beside a page has no claim of its own.
            let is_beside = |path: &str| {
                matches!(
                    self.site.routes.get(path),
                    Some(Route::Record(_) | Route::Preview(_) | Route::Calendar(Some(_)))
                )
            };
            for (_, path) in within.filter(|(_, path)| !is_beside(path)) {
                let message = format!("`/{file}` cannot be both a file and the folder of `{}`", shown(path));
                let help = self.site.routes.get(path).map_or(RENAME, help_of);
                found.push(clash(message, place(path), place(file), help));
            }
        }
        self.found.append(&mut found);
    }

    /// The file that makes a claim, if one does.
    fn place(&self, route: &Route) -> Option<Place> {
        match route {
            Route::Entity(entity) | Route::Record(entity) | Route::Preview(entity) => {
                Some(&self.site.model.head(*entity).path).filter(|path| !path.is_empty()).map(Place::file)
            }
            Route::Redirect(entity, path) => {
                let head = self.site.model.head(*entity);
                let alias = head.aliases.iter().find(|alias| alias_path(&alias.value).as_deref() == Some(path))?;
                Some(self.sources.files.get(&head.path)?.place(alias.span))
            }
            Route::Attachment(path) => Some(Place::file(path)),
            _ => None,
        }
    }

    /// What every site has.
    fn fixed(&mut self) {
        self.folded.extend(MADE_LATER.map(|path| (path.to_owned(), path.to_owned())));
        let lists = Folder::OF_RELEASES.map(List::Releases).into_iter().chain(List::OF_NAMES);
        let pages = [Route::Home, Route::Timeline, Route::Money, Route::Deadlines, Route::Index, Route::Search];
        let files = [Route::NotFound, Route::DataIndex, Route::Feed, Route::Robots, Route::OpenSearch];
        let data = DataFile::ALL.map(Route::Data);
        let assets: Vec<Route> = self.site.theme.assets.keys().cloned().map(Route::Asset).collect();
        pages.into_iter().chain(files).chain(lists.map(Route::List)).chain(data).chain(assets).for_each(|route| {
            self.claim(route);
        });
    }

    fn letters(&mut self) {
        if self.site.has_letter_pages() {
            let heads: Vec<String> = self.site.letters.iter().map(|letter| letter.head.clone()).collect();
            for head in heads {
                self.claim(Route::Letter(head));
            }
        }
    }

    fn archives(&mut self) {
        let archive: Vec<(Folder, i16, i8)> =
            self.site.archive.keys().copied().filter(|(_, year, _)| *year != 0).collect();
        let mut years: Vec<(Folder, i16)> = archive.iter().map(|&(folder, year, _)| (folder, year)).collect();
        years.dedup();
        for (folder, year) in years {
            self.claim(Route::Year(folder, year));
        }
        for (folder, year, month) in archive.into_iter().filter(|(_, _, month)| *month != 0) {
            self.claim(Route::Month(folder, year, month));
        }
    }

    fn entities(&mut self) {
        let entities: Vec<Entity> = self.site.model.entities().collect();
        let has_files = self.site.has_record_files();
        let mut folders: BTreeSet<(Folder, String)> = BTreeSet::new();
        for entity in entities {
            if !self.claim(Route::Entity(entity)) {
                continue;
            }
            if let Entity::Release(id) = entity {
                let release = &self.site.model[id];
                let within = release.head.id.rsplit_once('/').map_or("", |(within, _)| within);
                folders.insert((release.folder, within.to_owned()));
            }
            if has_files && has_data(&entity) {
                self.claim(Route::Record(entity));
            }
            if !matches!(entity, Entity::Release(_) | Entity::Page(_)) {
                self.claim(Route::Preview(entity));
            }
        }
        for (folder, within) in folders {
            self.claim(Route::Previews(folder, within));
        }
    }

    /// For all, and for each organisation that has to report.
    fn calendars(&mut self) {
        let reporting: BTreeSet<OrganisationId> = self.site.model.reporting().collect();
        if !reporting.is_empty() {
            for of in std::iter::once(None).chain(reporting.into_iter().map(Some)) {
                self.claim(Route::Calendar(of));
            }
        }
    }

    fn attachments(&mut self) {
        let paths: Vec<Arc<str>> = self.site.attachments.keys().cloned().collect();
        for path in paths {
            self.claim(Route::Attachment(path));
        }
    }

    fn aliases(&mut self) {
        let entities: Vec<Entity> = self.site.model.entities().collect();
        for entity in entities {
            let head = self.site.model.head(entity);
            let (path, aliases) = (head.path.clone(), head.aliases.clone());
            for alias in aliases {
                let place = self.sources.files.get(&path).map(|file| file.place(alias.span));
                self.alias(entity, &alias, place);
            }
        }
    }

    fn alias(&mut self, entity: Entity, alias: &Spanned<String>, place: Option<Place>) {
        match alias_path(&alias.value) {
            Some(path) => {
                self.claim_at(path.clone(), Route::Redirect(entity, path), place);
            }
            None => {
                let place = place.unwrap_or_else(|| Place::file(&self.site.model.head(entity).path));
                let message = format!("the alias `{}` is not an address within the site", alias.value);
                let help =
                    "write the old address as `/folder/name/`, from the root of the site, without host, query or `..`";
                self.found.push(Diagnostic::error(Code::BAD_ALIAS, place, message).help(help));
            }
        }
    }

    /// One site map, or several where it would be too large.
    fn sitemap(&mut self) {
        self.claim(Route::Sitemap);
        for part in 1..=self.site.sitemap_parts() {
            self.claim(Route::SitemapPart(part));
        }
    }
}

/// How a path of the output is shown: as its address.
fn shown(path: &str) -> String {
    format!("/{}", path.strip_suffix("index.html").unwrap_or(path))
}

const RENAME: &str = "it belongs to a page that every site has; rename the record or change `words` in site.yaml";

/// What to do about a claim on an address of every site.
fn help_of(claim: &Route) -> &'static str {
    match claim {
        Route::Redirect(..) => "it belongs to a page that every site has; take the alias out",
        _ => RENAME,
    }
}

/// The finding for two claims, at both places where both have one.
fn clash(message: String, second: Option<Place>, first: Option<Place>, help: &str) -> Diagnostic {
    let (here, there) = match (second, first) {
        (Some(second), first) => (second, first),
        (None, Some(first)) => (first, None),
        (None, None) => (Place::file(&"content/site.yaml".into()), None),
    };
    let finding = Diagnostic::error(Code::DUPLICATE_ADDRESS, here.clone(), message);
    match there.filter(|there| *there != here) {
        Some(there) => finding.other(there, "the other claim"),
        None => finding.help(help),
    }
}

/// The output path of an alias: a page, or a file where it ends in `.html`; `None` where it is not an address within the site.
fn alias_path(alias: &str) -> Option<String> {
    let below = alias.trim_matches('/');
    let is_segment = |segment: &str| {
        !segment.is_empty()
            && !segment.starts_with('.')
            && !segment.ends_with('.')
            && segment
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '~' | '+' | ',' | '(' | ')'))
    };
    let is_address = !below.is_empty() && below.split('/').all(is_segment) && below.len() <= 1000;
    is_address.then(|| if below.ends_with(".html") { below.to_owned() } else { format!("{below}/index.html") })
}
