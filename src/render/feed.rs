//! The Atom feed of the whole site (RFC 4287). All times come from the records: the same sources give the same feed, whatever the
//! clock says. Knows no HTML.

use std::io;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::xml::{XmlWriter, document, empty, text};
use crate::model::{Entity, Release, ReleaseId};
use crate::site::{Route, Site};

/// How many of the newest releases the feed holds.
const NEWEST: usize = 50;

/// The longest summary, in characters, where a record has none and its text is shortened.
const LONGEST_SUMMARY: usize = 300;

/// Swedish time as a rule, so that no file of the machine is read.
const SWEDISH_TIME: &str = "CET-1CEST,M3.5.0,M10.5.0/3";

/// `feed.xml`: the newest releases, newest first. Releases without any known day are not in it, since an entry must have one.
pub fn atom(site: &Site) -> Vec<u8> {
    let newest = newest(site);
    let changed = newest.iter().map(|&id| last_change(&site.model[id])).max().flatten();
    let attributes = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", site.theme.language.as_str())];
    document("feed", &attributes, |writer| {
        let (own, home) = (site.absolute(&Route::Feed), site.absolute(&Route::Home));
        text(writer, "id", &own)?;
        text(writer, "title", &site.model.config.title)?;
        text(writer, "updated", &midnight(changed.unwrap_or(EPOCH)))?;
        author(writer, site)?;
        empty(writer, "link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &own)])?;
        empty(writer, "link", &[("rel", "alternate"), ("type", "text/html"), ("href", &home)])?;
        newest.iter().try_for_each(|&id| entry(writer, site, id))
    })
}

/// The time of a feed without entries, which must have one.
const EPOCH: Date = Date::constant(1970, 1, 1);

fn newest(site: &Site) -> Vec<ReleaseId> {
    let dated = |id: &ReleaseId| site.model[*id].bounds.is_some();
    site.model.by_time.iter().rev().copied().filter(dated).take(NEWEST).collect()
}

fn author(writer: &mut XmlWriter, site: &Site) -> io::Result<()> {
    let publisher = &site.model.config.publisher;
    let name = if publisher.name.is_empty() { &site.model.config.title } else { &publisher.name };
    writer.create_element("author").write_inner_content(|writer| {
        text(writer, "name", name)?;
        publisher.url.iter().try_for_each(|url| text(writer, "uri", url))?;
        publisher.email.iter().try_for_each(|email| text(writer, "email", email))
    })?;
    Ok(())
}

fn entry(writer: &mut XmlWriter, site: &Site, id: ReleaseId) -> io::Result<()> {
    let release = &site.model[id];
    let url = site.absolute(&Route::Entity(Entity::Release(id)));
    let mut element = writer.create_element("entry");
    if let Some(lang) = &release.head.lang {
        element = element.with_attribute(("xml:lang", lang.as_str()));
    }
    element.write_inner_content(|writer| {
        text(writer, "id", &url)?;
        text(writer, "title", &release.head.title)?;
        text(writer, "updated", &midnight(last_change(release).unwrap_or(EPOCH)))?;
        published_day(release).iter().try_for_each(|&day| text(writer, "published", &midnight(day)))?;
        empty(writer, "link", &[("rel", "alternate"), ("type", "text/html"), ("href", &url)])?;
        if let Some(source) = release.head.source.as_ref().and_then(|source| source.url.as_deref()) {
            empty(writer, "link", &[("rel", "via"), ("href", source)])?;
        }
        for &topic in &release.topics {
            let head = &site.model[topic].head;
            empty(writer, "category", &[("term", &head.id), ("label", &head.title)])?;
        }
        match summary(release).as_str() {
            "" => Ok(()),
            summary => text(writer, "summary", summary),
        }
    })?;
    Ok(())
}

/// The record's summary, else the beginning of its text up to the end of a word.
fn summary(release: &Release) -> String {
    if let Some(summary) = &release.head.summary {
        return summary.clone();
    }
    let plain = release.head.body.plain.split_whitespace();
    let mut short = String::new();
    for word in plain {
        if short.chars().count() + word.chars().count() >= LONGEST_SUMMARY {
            short.push('…');
            break;
        }
        short.extend((!short.is_empty()).then_some(' '));
        short.push_str(word);
    }
    short
}

/// The day of publication, where it is stated to the day.
fn published_day(release: &Release) -> Option<Date> {
    release.published.and_then(|date| date.exact_day())
}

/// The latest day on which a record is known to have changed: the first that each of its dates may mean.
fn last_change(release: &Release) -> Option<Date> {
    let corrected = release.head.corrections.iter().map(|correction| correction.date.start().first());
    let updated = release.updated.map(|date| date.start().first());
    corrected.chain(updated).chain(release.bounds.map(|bounds| bounds.first)).max()
}

/// The beginning of a day in Sweden, as RFC 3339 writes it.
fn midnight(day: Date) -> String {
    let zone = TimeZone::posix(SWEDISH_TIME).expect("a constant that the tests read");
    match day.to_zoned(zone) {
        Ok(time) => time.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        // The last days that there are, in December, cannot be told by the second.
        Err(_) => format!("{day}T00:00:00+01:00"),
    }
}
