//! The one place that makes an address: of every route, as a path of the output and as what a link says.

use std::borrow::Cow;
use std::sync::Arc;

use super::{DataFile, List, Route, Site, letters};
use crate::model::Entity;
use crate::parse::record::{Folder, Record};
use crate::parse::{identity, is_external, is_web};

/// The key of an entity's address word in `Words`, `None` for pages, which stand at the root.
fn word_of(entity: Entity, site: &Site) -> Option<&'static str> {
    let key = match entity {
        Entity::Release(id) => word_of_folder(site.model[id].folder),
        Entity::Program(_) => "programs",
        Entity::Organisation(_) => "agencies",
        Entity::Ministry(_) => "ministries",
        Entity::Minister(_) => "ministers",
        Entity::Post(_) => "posts",
        Entity::Government(_) => "governments",
        Entity::Agreement(_) => "agreements",
        Entity::Topic(_) => "topics",
        Entity::Region(_) => "regions",
        Entity::Page(_) => return None,
    };
    Some(key)
}

/// The key of a folder's address word; the folder of pages has none.
pub(super) fn word_of_folder(folder: Folder) -> &'static str {
    folder.as_str()
}

impl List {
    /// Its key: of its address word in `Words`, of its texts, and of its item in the navigation.
    pub fn key(self) -> &'static str {
        match self {
            List::Releases(folder) => word_of_folder(folder),
            List::Programs => "programs",
            List::Agencies => "agencies",
            List::Ministries => "ministries",
            List::Ministers => "ministers",
            List::Posts => "posts",
            List::Governments => "governments",
            List::Agreements => "agreements",
            List::Topics => "topics",
            List::Regions => "regions",
        }
    }
}

impl DataFile {
    pub const ALL: [DataFile; 5] =
        [DataFile::Releases, DataFile::Agencies, DataFile::Ministers, DataFile::Programs, DataFile::Amounts];

    /// The name below the data folder; other programs rely on it.
    pub fn file_name(self) -> &'static str {
        match self {
            DataFile::Releases => "releases.json",
            DataFile::Agencies => "agencies.json",
            DataFile::Ministers => "ministers.json",
            DataFile::Programs => "programs.json",
            DataFile::Amounts => "amounts.csv",
        }
    }
}

impl Site {
    /// The address of a route below the host, with the base path: `/sub/pengar/`. Links in pages use it.
    pub fn url(&self, route: &Route) -> String {
        match route {
            Route::Entity(entity) => self.url_of(*entity).to_owned(),
            route => self.url_of_path(&self.path(route)),
        }
    }

    /// The address of a path of the output below the host.
    pub(super) fn url_of_path(&self, path: &str) -> String {
        let shown = path.strip_suffix("index.html").unwrap_or(path);
        [self.base_path(), &encode(shown)].concat()
    }

    /// The same for an entity.
    pub fn url_of(&self, entity: Entity) -> &str {
        &self.urls[entity]
    }

    /// The absolute address: `https://diarium.example/sub/pengar/`.
    pub fn absolute(&self, route: &Route) -> String {
        [self.origin(), &self.url(route)].concat()
    }

    /// The address of a theme asset by its name below `assets/` (`site.css`), with its hash in it.
    pub fn asset(&self, name: &str) -> Option<String> {
        self.theme.assets.contains_key(name).then(|| self.url(&Route::Asset(name.to_owned())))
    }

    /// `/`, or the path of `base_url` with `/` at both ends.
    pub fn base_path(&self) -> &str {
        let rest = self.model.config.base_url.split_once("://").map_or("", |(_, rest)| rest);
        rest.find('/').map_or("/", |at| &rest[at..])
    }

    /// Scheme and host: `https://diarium.example`.
    pub fn origin(&self) -> &str {
        let base = &self.model.config.base_url;
        base.strip_suffix(self.base_path()).unwrap_or(base)
    }

    /// Where a route stands in the output: `pengar/index.html`.
    pub(super) fn path(&self, route: &Route) -> String {
        let word = |key: &str| self.model.config.words.get(key).to_owned();
        let page = |address: String| address + "/index.html";
        match route {
            Route::Home => "index.html".to_owned(),
            Route::Entity(entity) => page(self.address(*entity)),
            Route::List(list) => page(word(list.key())),
            Route::Year(folder, year) => page(format!("{}/{year:04}", word(word_of_folder(*folder)))),
            Route::Month(folder, year, month) => {
                page(format!("{}/{year:04}/{month:02}", word(word_of_folder(*folder))))
            }
            Route::Timeline => page(word("timeline")),
            Route::Money => page(word("money")),
            Route::Deadlines => page(word("deadlines")),
            Route::Index => page(word("index")),
            Route::Letter(head) => page(format!("{}/{}", word("index"), letters::slug(head))),
            Route::Search => page(word("search")),
            Route::NotFound => "404.html".to_owned(),
            Route::DataIndex => page(word("data")),
            Route::Feed => "feed.xml".to_owned(),
            Route::Sitemap => "sitemap.xml".to_owned(),
            Route::SitemapPart(part) => format!("sitemap-{part}.xml"),
            Route::Robots => "robots.txt".to_owned(),
            Route::OpenSearch => "opensearch.xml".to_owned(),
            Route::Data(file) => format!("{}/{}", word("data"), file.file_name()),
            Route::Preview(entity) => format!("{}/preview.json", self.address(*entity)),
            Route::Previews(folder, within) => {
                let word = word(word_of_folder(*folder));
                if within.is_empty() { format!("{word}/preview.json") } else { format!("{word}/{within}/preview.json") }
            }
            Route::Record(entity) => format!("{}/index.json", self.address(*entity)),
            Route::Calendar(None) => format!("{}/calendar.ics", word("deadlines")),
            Route::Calendar(Some(id)) => format!("{}/calendar.ics", self.address(Entity::Organisation(*id))),
            Route::Asset(name) => self.theme.asset_path(name),
            Route::Attachment(path) => self.attachment_path(path),
            Route::Redirect(_, path) => path.clone(),
        }
    }

    /// The address without slashes at its ends: `pressmeddelanden/2021/skr-bidrag`.
    fn address(&self, entity: Entity) -> String {
        let id = &self.model.head(entity).id;
        match word_of(entity, self) {
            Some(word) => [self.model.config.words.get(word), "/", id].concat(),
            None => id.clone(),
        }
    }

    /// A file stands beside the page of its folder: `content/releases/2021/x.pdf` at `pressmeddelanden/2021/x.pdf`.
    pub(super) fn attachment_path(&self, path: &str) -> String {
        let below = path.strip_prefix("content/").unwrap_or(path);
        let Some((first, rest)) = below.split_once('/') else { return below.to_owned() };
        match Folder::ALL.into_iter().find(|folder| folder.as_str() == first) {
            Some(Folder::Pages) => rest.to_owned(),
            Some(folder) => format!("{}/{rest}", self.model.config.words.get(word_of_folder(folder))),
            None => below.to_owned(),
        }
    }

    /// Where a link in an entity's text leads: as a path of the output, `None` where this site has no such place.
    fn target(&self, from: Entity, link: &str) -> Option<String> {
        self.candidates(from, link).into_iter().find(|path| self.routes.contains_key(path))
    }

    /// The paths of the output that a link can mean: as readers see it, at the page's address, then as editors do, beside the record's file.
    pub(super) fn candidates(&self, from: Entity, link: &str) -> Vec<String> {
        self.candidates_at(&self.address(from), &self.model.head(from).path, link)
    }

    /// The same for a record that need not be shown.
    pub(super) fn candidates_of_record(&self, record: &Record, link: &str) -> Vec<String> {
        let path = self.path_of_record(record.folder, &record.id);
        self.candidates_at(path.trim_end_matches("/index.html"), &record.file.path, link)
    }

    /// The same from a page's address, without slashes at its ends, and the path of its file.
    fn candidates_at(&self, address: &str, file: &str, link: &str) -> Vec<String> {
        let plain = decode(link.split(['?', '#']).next().unwrap_or_default());
        let read = match plain.strip_prefix('/') {
            Some(rooted) => join("", rooted),
            None if plain.is_empty() => Some(format!("{address}/")),
            None => join(address, &plain),
        };
        let read = read.map(|path| [format!("{path}index.html"), format!("{path}/index.html"), path]);
        read.into_iter().flatten().chain(self.path_of_source(file, &plain)).collect()
    }

    /// Where the file that stands there in the sources, as seen from another file, is in the output: a record's page, or the file itself.
    fn path_of_source(&self, from: &str, file: &str) -> Option<String> {
        let own = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        let path = match file.strip_prefix('/') {
            Some(rooted) => join("content", rooted)?,
            None => join(own, file)?,
        };
        match identity(&path) {
            Some((folder, id)) => Some(self.path_of_record(folder, id)),
            None => self.attachments.contains_key(path.as_str()).then(|| self.attachment_path(&path)),
        }
    }

    /// Where the page of a record stands, shown or not.
    pub(super) fn path_of_record(&self, folder: Folder, id: &str) -> String {
        match folder {
            Folder::Pages => format!("{id}/index.html"),
            folder => format!("{}/{id}/index.html", self.model.config.words.get(word_of_folder(folder))),
        }
    }

    /// What stands where a link in an entity's text leads; `None` where this site has no such place.
    pub fn follow(&self, from: Entity, link: &str) -> Option<&Route> {
        self.routes.get(&self.target(from, link)?)
    }

    /// The address that a link to a place within the site gets in a page, with its query and fragment.
    pub fn link(&self, from: Entity, link: &str) -> Option<String> {
        if link.starts_with('#') {
            return Some(link.to_owned());
        }
        let path = self.target(from, link)?;
        let tail = link.find(['?', '#']).map_or("", |at| &link[at..]);
        Some(self.url_of_path(&path) + tail)
    }
}

impl Site {
    /// The address that an attachment of an entity gets in a page: as written where it leads out of the site; `None` where it leads nowhere.
    pub fn attachment(&self, from: Entity, link: &str) -> Option<String> {
        if is_external(link) { Some(link.to_owned()) } else { self.link(from, link) }
    }

    /// The same with scheme and host, for data.
    pub fn absolute_attachment(&self, from: Entity, link: &str) -> Option<String> {
        let address = self.attachment(from, link)?;
        Some(match address.chars().next() {
            Some('/') => format!("{}{address}", self.origin()),
            Some('#') => format!("{}{}{address}", self.origin(), self.url_of(from)),
            _ => address,
        })
    }

    /// The address of the logo: that of its file, or as written where it is another host's; `None` where there is neither.
    pub fn logo(&self) -> Option<String> {
        let logo = &self.model.config.logo.as_ref()?.value;
        if is_web(logo) {
            return Some(logo.clone());
        }
        self.logo_file().map(|file| self.url(&Route::Attachment(file.clone())))
    }

    /// The file below `content/` that is the logo.
    pub(super) fn logo_file(&self) -> Option<&Arc<str>> {
        let logo = &self.model.config.logo.as_ref()?.value;
        let path = join("content", &decode(logo.trim_start_matches('/')))?;
        self.attachments.get_key_value(path.as_str()).map(|(path, _)| path)
    }
}

/// Joins a folder and a relative path; `None` where it would leave the root.
fn join(folder: &str, relative: &str) -> Option<String> {
    let mut segments: Vec<&str> = folder.split('/').filter(|segment| !segment.is_empty()).collect();
    for segment in relative.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop()?;
            }
            segment => segments.push(segment),
        }
    }
    let joined = segments.join("/");
    let is_folder = relative.is_empty() || relative.ends_with('/') || relative.ends_with("..");
    Some(if is_folder && !joined.is_empty() { joined + "/" } else { joined })
}

/// Percent-encodes what cannot stand in the path of an address (RFC 3986).
fn encode(path: &str) -> Cow<'_, str> {
    let stands = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/');
    if path.bytes().all(stands) {
        return Cow::Borrowed(path);
    }
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if stands(byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    Cow::Owned(encoded)
}

/// The text that percent-encoding stands for; what is not UTF-8 stays as it is.
fn decode(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, after @ ..] = rest {
        let hex = after.get(..2).filter(|_| *first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}
