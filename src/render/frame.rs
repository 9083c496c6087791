//! What stands around every page: the same navigation and footer on all, and each page's own words for search engines, feeds and those
//! who share it. Knows no body.

use serde::Serialize;

use super::blocks::Page;
use super::html::{Html, escape};
use super::language::Length;
use super::part::citation;
use super::writer::{Writer, shorten};
use super::{page, structured};
use crate::model::Entity;
use crate::parse::record::Folder;
use crate::site::{List, Route};

/// Characters of a description.
const DESCRIPTION: usize = 160;

/// The same on all pages, made once.
#[derive(Clone, Debug, Serialize)]
pub struct Shared {
    pub title: String,
    pub language: String,
    pub home: String,
    pub navigation: Vec<Item>,
    pub search: String,
    /// The script of the search page and the index that it reads.
    pub search_script: String,
    pub search_index: String,
    /// How browsers can search the site.
    pub open_search: String,
    /// The script of all other pages: the key that leads to the search box, sorting, copying, previews.
    pub page_script: String,
    /// Where links lead that have a preview: the beginnings of their addresses, with blanks between; after a bar, those of releases,
    /// which share a file.
    pub previews: String,
    pub stylesheet: String,
    pub icon: String,
    pub feed: String,
    pub logo: Option<String>,
    pub publisher: Option<Publisher>,
    pub license: Option<String>,
    pub data: Item,
    pub index: Item,
    /// The site's own pages, such as "about".
    pub own_pages: Vec<Item>,
    /// "22 november 2026".
    pub built: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Item {
    pub key: String,
    pub name: String,
    pub address: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Publisher {
    pub name: String,
    pub url: Option<String>,
    pub email: Option<String>,
}

/// What a page says of itself outside its body.
#[derive(Clone, Debug, Serialize)]
pub struct Head {
    /// Plain text for `title`.
    pub title: String,
    pub description: String,
    pub canonical: String,
    /// `article` or `website`, for Open Graph.
    pub kind: String,
    pub noindex: bool,
    pub structured: Vec<Html>,
    /// `meta` elements for programs that collect references.
    pub citation: Html,
    /// Where the record is as data.
    pub record: Option<String>,
    /// Where the record can be changed, and its mistakes told.
    pub edit: Option<String>,
    pub report: Option<String>,
    /// The page is the first one or the search, which have a search box of their own.
    pub has_search: bool,
}

/// Made once for all pages of a site.
pub fn shared(writer: &Writer) -> Shared {
    let site = writer.site;
    let config = &site.model.config;
    let asset = |name: &str| site.asset(name).unwrap_or_default();
    let own_pages = site.model.entities().filter(|entity| matches!(entity, Entity::Page(_)));
    Shared {
        title: config.title.clone(),
        language: site.theme.language.clone(),
        home: site.url(&Route::Home),
        navigation: navigation(writer),
        search: site.url(&Route::Search),
        search_script: asset("search/search.js"),
        search_index: format!("{}search/index.json", site.base_path()),
        open_search: site.url(&Route::OpenSearch),
        page_script: asset("page.js"),
        previews: previews(writer),
        stylesheet: asset("site.css"),
        icon: asset("icon.svg"),
        feed: site.url(&Route::Feed),
        logo: site.logo(),
        publisher: (!config.publisher.name.is_empty()).then(|| Publisher {
            name: config.publisher.name.clone(),
            url: config.publisher.url.clone(),
            email: config.publisher.email.clone(),
        }),
        license: config.license.clone(),
        data: item(writer, &Route::DataIndex, "data"),
        index: item(writer, &Route::Index, "index"),
        own_pages: own_pages
            .map(|entity| Item {
                key: String::new(),
                name: site.model.head(entity).title.clone(),
                address: site.url_of(entity).to_owned(),
            })
            .collect(),
        built: writer.texts.day(site.model.today(), Length::Long),
    }
}

/// The addresses of all lists of entities that have previews.
fn previews(writer: &Writer) -> String {
    let names = List::OF_NAMES.map(|list| writer.site.url(&Route::List(list))).join(" ");
    let releases = Folder::OF_RELEASES.map(|folder| writer.site.url(&Route::List(List::Releases(folder)))).join(" ");
    format!("{names}|{releases}")
}

/// Seven words.
fn navigation(writer: &Writer) -> Vec<Item> {
    [
        (Route::List(List::Releases(Folder::Releases)), "releases"),
        (Route::List(List::Programs), "programs"),
        (Route::Money, "money"),
        (Route::Deadlines, "deadlines"),
        (Route::List(List::Ministers), "ministers"),
        (Route::Timeline, "timeline"),
        (Route::Index, "index"),
    ]
    .map(|(route, key)| item(writer, &route, key))
    .into()
}

fn item(writer: &Writer, route: &Route, key: &str) -> Item {
    Item { key: key.to_owned(), name: page::route_name(writer, route), address: writer.site.url(route) }
}

/// A page's own.
pub fn head(writer: &Writer, route: &Route, page: &Page) -> Head {
    let config = &writer.model.config;
    let entity = match route {
        Route::Entity(entity) | Route::Redirect(entity, _) => Some(*entity),
        _ => None,
    };
    let imported = entity.is_some_and(|entity| writer.model.head(entity).is_imported());
    let hidden = matches!(route, Route::NotFound | Route::Redirect(..));
    let canonical = match route {
        Route::Redirect(entity, _) => writer.site.absolute(&Route::Entity(*entity)),
        _ => writer.site.absolute(route),
    };
    Head {
        title: title(writer, route, page),
        description: description(writer, entity, page),
        kind: if matches!(entity, Some(Entity::Release(_))) { "article" } else { "website" }.to_owned(),
        noindex: hidden || (imported && config.noindex_imported),
        structured: structured_data(writer, route, page, &canonical),
        citation: entity.map(|entity| citation_tags(writer, entity)).unwrap_or_default(),
        record: entity.and_then(|entity| citation::data(writer, entity)),
        edit: entity.and_then(|entity| citation::edit(writer, writer.model.head(entity))),
        report: citation::report(writer, &page.title, &canonical),
        has_search: matches!(route, Route::Home | Route::Search),
        canonical,
    }
}

/// "Title – Site"; the first page is the site's own name and its heading.
fn title(writer: &Writer, route: &Route, page: &Page) -> String {
    let site = &writer.model.config.title;
    match route {
        Route::Home => format!("{site} – {}", page.title),
        _ => format!("{} – {site}", page.title),
    }
}

/// What Zotero and Google Scholar read of a release: title, author, date, site, language. Its address is the canonical one.
fn citation_tags(writer: &Writer, entity: Entity) -> Html {
    let Entity::Release(_) = entity else { return Html::default() };
    let head = writer.model.head(entity);
    let date = citation::date(writer, entity).map(|date| date.to_string().replace('-', "/")).unwrap_or_default();
    let author = citation::author(writer, entity);
    let language = head.lang.as_deref().unwrap_or(&writer.site.theme.language);
    let tags = [
        ("title", head.title.as_str()),
        ("author", &author),
        ("publication_date", &date),
        ("publisher", &writer.model.config.title),
        ("language", language),
    ];
    let tag = |(name, value): &(&str, &str)| format!("<meta name=\"citation_{name}\" content=\"{}\">\n", escape(value));
    Html::markup(tags.iter().filter(|(_, value)| !value.is_empty()).map(tag).collect::<String>())
}

/// The summary or the beginning of the text; for pages that are no entity's, their lead.
fn description(writer: &Writer, entity: Option<Entity>, page: &Page) -> String {
    let text = match entity {
        Some(entity) => writer.description(entity, DESCRIPTION),
        None => shorten(&page.lead.plain(), DESCRIPTION).into_owned(),
    };
    if text.is_empty() { page.title.clone() } else { text.replace('\n', " ") }
}

/// What the page is about, and the way to it.
fn structured_data(writer: &Writer, route: &Route, page: &Page, canonical: &str) -> Vec<Html> {
    if matches!(route, Route::Redirect(..) | Route::NotFound) {
        return Vec::new();
    }
    let mut blocks = Vec::from_iter(structured::json_ld(writer.site, route));
    let origin = writer.site.origin();
    let mut steps: Vec<(String, String)> =
        vec![(writer.model.config.title.clone(), writer.site.absolute(&Route::Home))];
    steps.extend(
        page.crumbs
            .iter()
            .filter_map(|crumb| Some((crumb.name.clone(), format!("{origin}{}", crumb.address.as_ref()?)))),
    );
    if !matches!(route, Route::Home) {
        steps.push((page.title.clone(), canonical.to_owned()));
        blocks.push(structured::breadcrumbs(&steps));
    }
    blocks.into_iter().map(Html::markup).collect()
}
