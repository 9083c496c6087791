//! Pages: one function for each kind of route, from the model to blocks. None knows how its blocks become markup.

pub mod agreement;
pub mod archive;
pub mod deadlines;
pub mod government;
pub mod home;
pub mod index;
pub mod lists;
pub mod minister;
pub mod ministry;
pub mod money;
pub mod organisation;
pub mod plain;
pub mod post;
pub mod program;
pub mod release;
pub mod release_facts;
pub mod release_money;
pub mod search;
pub mod timeline;
pub mod topic;

use super::blocks::{Crumb, Page};
use super::html::{Html, soften};
use super::part::banner;
pub use super::texts::capital;
use super::writer::{Writer, entity_word};
use crate::model::Entity;
use crate::site::{List, Route};

/// Sections from which a page says which it has.
const LONG: usize = 5;

/// Letters from which a title is a text.
const WORDY: usize = 140;

/// The page of an entity.
pub fn entity(writer: &Writer, entity: Entity) -> Page {
    let mut page = of(writer, entity);
    page.long = !matches!(entity, Entity::Release(_)) && page.sections.len() >= LONG;
    page
}

fn of(writer: &Writer, entity: Entity) -> Page {
    match entity {
        Entity::Release(id) => release::page(writer, id),
        Entity::Program(id) => program::page(writer, id),
        Entity::Organisation(id) => organisation::page(writer, id),
        Entity::Ministry(id) => ministry::page(writer, id),
        Entity::Minister(id) => minister::page(writer, id),
        Entity::Post(id) => post::page(writer, id),
        Entity::Government(id) => government::page(writer, id),
        Entity::Agreement(id) => agreement::page(writer, id),
        Entity::Topic(_) | Entity::Region(_) => topic::page(writer, entity),
        Entity::Page(_) => plain::own_page(writer, entity),
    }
}

/// What the pages of all entities have: title, lead, banners, the way to them.
fn frame(writer: &Writer, entity: Entity, list: List, kicker: Html) -> Page {
    let head = writer.model.head(entity);
    let lang = head.lang.as_deref();
    Page {
        kind: entity_word(entity).to_owned(),
        nav: list.key().to_owned(),
        title: head.title.clone(),
        heading: Html::text(&soften(&head.title)).in_language(lang),
        wordy: head.title.chars().count() > WORDY,
        kicker,
        lead: head.summary.as_deref().map(|summary| Html::text(&soften(summary)).in_language(lang)).unwrap_or_default(),
        crumbs: vec![crumb(writer, &Route::List(list))],
        banners: banner::banners(writer, entity),
        ..Page::default()
    }
}

/// A page that is no entity's.
fn listing(kind: &str, nav: &str, title: &str, lead: Html) -> Page {
    Page {
        kind: kind.to_owned(),
        nav: nav.to_owned(),
        title: title.to_owned(),
        heading: Html::text(&soften(title)),
        lead,
        ..Page::default()
    }
}

/// The step of a route, by the name that its own page has.
fn crumb(writer: &Writer, route: &Route) -> Crumb {
    Crumb { name: route_name(writer, route), address: Some(writer.site.url(route)) }
}

/// What a route that is no entity's is called.
pub fn route_name(writer: &Writer, route: &Route) -> String {
    match route {
        Route::List(list) => writer.texts.word("list", list.key()),
        Route::Year(_, year) => year.to_string(),
        Route::Month(_, _, 0) => writer.get("month.unknown").to_owned(),
        Route::Month(_, _, month) => capital(writer.texts.month(*month, super::language::Length::Long)),
        Route::Timeline => writer.get("timeline.title").to_owned(),
        Route::Money => writer.get("money.title").to_owned(),
        Route::Deadlines => writer.get("deadlines.title").to_owned(),
        Route::Index => writer.get("index.title").to_owned(),
        Route::Letter(head) => head.clone(),
        Route::Search => writer.get("search.title").to_owned(),
        Route::DataIndex => writer.get("data.title").to_owned(),
        Route::NotFound => writer.get("not-found.title").to_owned(),
        _ => writer.model.config.title.clone(),
    }
}
