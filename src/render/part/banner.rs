//! Banners: one sentence beside a line, at most two on a page, the gravest first.

use super::super::html::Html;
use super::super::language::Length;
use super::super::writer::Writer;
use crate::model::{Entity, Head, Release};

/// At most this many stand on a page.
const MOST: usize = 2;

/// What a reader must know of a record before its facts.
pub fn banners(writer: &Writer, entity: Entity) -> Vec<Html> {
    let head = writer.model.head(entity);
    let release = match entity {
        Entity::Release(id) => Some(&writer.model[id]),
        _ => None,
    };
    let found = [
        head.stale.then(|| plain(writer, "banner.stale", "banner.stale-text")),
        head.draft.then(|| plain(writer, "banner.draft", "banner.draft-text")),
        embargo(writer, head),
        head.is_imported().then(|| imported(writer, head)),
        correction(writer, head),
        release.and_then(|release| earlier_government(writer, release)),
    ];
    found.into_iter().flatten().take(MOST).collect()
}

fn plain(writer: &Writer, title: &str, text: &str) -> Html {
    Html::text(writer.texts.get(title)).wrap("strong", "first-words").and_text(" ").and_text(writer.texts.get(text))
}

/// With the way to the original, where it is known.
fn imported(writer: &Writer, head: &Head) -> Html {
    let banner = plain(writer, "banner.imported", "banner.imported-text");
    let Some(url) = head.source.as_ref().and_then(|source| source.url.as_deref()) else { return banner };
    banner.and_text(" ").and(&Html::text(writer.get("banner.original")).link(url)).and_text(".")
}

fn embargo(writer: &Writer, head: &Head) -> Option<Html> {
    let until = head.embargo?;
    let day = writer.texts.day(until.date(), Length::Long);
    let moment = writer.texts.fill("date.at-time", &[("date", &day), ("time", &until.strftime("%H.%M").to_string())]);
    let text = writer.texts.fill("banner.embargo-text", &[("date", &moment)]);
    Some(Html::text(writer.get("banner.embargo")).wrap("strong", "first-words").and_text(" ").and_text(&text))
}

fn correction(writer: &Writer, head: &Head) -> Option<Html> {
    let latest = head.corrections.iter().max_by_key(|correction| correction.date.days().first)?;
    let date = writer.date(&latest.date, Length::Long);
    let title = writer.texts.html("banner.corrected", &[("date", &date)]).wrap("strong", "first-words");
    Some(title.and_text(" ").and(&Html::text(&latest.text)))
}

fn earlier_government(writer: &Writer, release: &Release) -> Option<Html> {
    let id = release.government.filter(|_| release.earlier_government)?;
    let government = writer.link(Entity::Government(id));
    let period = writer.period(&writer.model[id].period, Length::Long);
    let text = writer.texts.html("banner.earlier-government-text", &[("government", &government), ("period", &period)]);
    Some(Html::text(writer.get("banner.earlier-government")).wrap("strong", "first-words").and_text(" ").and(&text))
}
