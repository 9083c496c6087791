//! `sitemap.xml` (sitemaps.org 0.9) and `robots.txt`: what search engines should find. Knows which pages are listed from `site` and
//! when they changed from the records.

use std::io;

use jiff::civil::Date;

use super::xml::{XmlWriter, document, text};
use crate::model::Entity;
use crate::parse::date::Edtf;
use crate::site::{Route, Site};

const NAMESPACE: [(&str, &str); 1] = [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")];

/// `sitemap.xml`: all listed pages, or an index of the parts where they are more than one file may hold.
pub fn sitemap(site: &Site) -> Vec<u8> {
    let parts = site.sitemap_parts();
    if parts == 0 {
        return urls(site, &site.listed());
    }
    document("sitemapindex", &NAMESPACE, |writer| {
        (1..=parts).try_for_each(|part| {
            writer
                .create_element("sitemap")
                .write_inner_content(|writer| text(writer, "loc", &site.absolute(&Route::SitemapPart(part))))?;
            Ok(())
        })
    })
}

/// `sitemap-1.xml` and so on: one part of a large sitemap, numbered from 1.
pub fn part(site: &Site, part: u32) -> Vec<u8> {
    let listed = site.listed();
    let start = (part as usize - 1) * Site::SITEMAP_LIMIT;
    urls(site, &listed[start..listed.len().min(start + Site::SITEMAP_LIMIT)])
}

/// `robots.txt`: everything may be read, and this is what there is.
pub fn robots(site: &Site) -> Vec<u8> {
    format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", site.absolute(&Route::Sitemap)).into_bytes()
}

fn urls(site: &Site, routes: &[&Route]) -> Vec<u8> {
    document("urlset", &NAMESPACE, |writer| routes.iter().try_for_each(|route| url(writer, site, route)))
}

fn url(writer: &mut XmlWriter, site: &Site, route: &Route) -> io::Result<()> {
    writer.create_element("url").write_inner_content(|writer| {
        text(writer, "loc", &site.absolute(route))?;
        last_change(site, route).iter().try_for_each(|day| text(writer, "lastmod", &day.to_string()))
    })?;
    Ok(())
}

/// The day of a release's latest change; nothing where one of its dates is not known to the day, nor for pages that gather others.
fn last_change(site: &Site, route: &Route) -> Option<Date> {
    let Route::Entity(Entity::Release(id)) = route else { return None };
    let release = &site.model[*id];
    let corrections = release.head.corrections.iter().map(|correction| correction.date);
    let days: Option<Vec<Date>> = release
        .published
        .into_iter()
        .chain(release.updated)
        .chain(corrections)
        .map(|date: Edtf| date.exact_day())
        .collect();
    days?.into_iter().max()
}
