//! One page that an editor has at hand, a saved HTML page or pasted text, as title, dates, senders, address and text in Markdown.
//!
//! ```text
//! html      a saved page: where its title, dates and text stand
//! markdown  what is left of a page after cleaning, as Markdown
//! pasted    text that was copied from a page
//! words     what both say in words: dates, senders, where the text ends
//! record    what was read, as the fields of a record
//! ```
//!
//! Knows pages of regeringen.se and skr.se, and no network: nothing that a page refers to is fetched. Nothing of a page's own HTML leaves
//! this module.

mod html;
mod markdown;
mod pasted;
mod record;
mod words;

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;
use thiserror::Error;

use super::regeringen::Section;
use crate::parse::date::Edtf;
use crate::parse::record::SourceKind;
pub use record::{Begun, fields};

/// What a page says of itself, and its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    pub title: Option<String>,
    pub lead: Option<String>,
    /// The day, else the month in its address.
    pub published: Option<Edtf>,
    pub updated: Option<Date>,
    /// Names of ministries, as the page writes them.
    pub senders: Vec<String>,
    /// Where it stands on the web.
    pub address: Option<String>,
    /// Markdown, repaired, without the title.
    pub text: String,
    /// Whether the text goes on, further than is read.
    pub is_cut: bool,
}

/// How much of a text is read, in bytes: several times the longest page of the government. Facts refer to one another, so that a text of
/// ten times the length takes a hundred times as long.
const LONGEST_TEXT: usize = 200_000;

/// Why nothing could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Unusable {
    #[error("is empty")]
    Empty,
    #[error("is not text; save the page as HTML, or copy its text")]
    Binary,
    #[error("is a web archive (MHTML); save the page as HTML alone")]
    Archive,
    #[error("nests thousands of elements in one another, which no page does")]
    TooDeep,
}

/// Reads a page; whether it is HTML, its content says.
pub fn read(bytes: &[u8]) -> Result<Page, Unusable> {
    let text = std::str::from_utf8(bytes).map_err(|_| Unusable::Binary)?;
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(Unusable::Empty);
    }
    if text.contains('\0') {
        return Err(Unusable::Binary);
    }
    static ARCHIVE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\A(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*)*(?i)Content-Type: multipart/related")
            .expect("a tested pattern")
    });
    if ARCHIVE.is_match(text) {
        return Err(Unusable::Archive);
    }
    let mut page = if is_html(text) { html::read(text)? } else { pasted::read(text) };
    page.cut();
    page.published = page.published.or_else(|| page.address.as_deref().and_then(words::month_in_address));
    let published = page.published.map(|date| date.days().first);
    page.updated = page.updated.filter(|updated| published.is_none_or(|published| *updated > published));
    Ok(page)
}

fn is_html(text: &str) -> bool {
    static TAG: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)<(?:!doctype html|(?:html|head|body|main|article|section|div|p|h1|span|a|br)[\s/>])")
            .expect("a tested pattern")
    });
    TAG.is_match(text)
}

impl Page {
    /// Ends the text where it gets too long, behind a whole block where there is one.
    fn cut(&mut self) {
        self.is_cut = self.text.len() > LONGEST_TEXT;
        if self.is_cut {
            let end = (0..=LONGEST_TEXT).rev().find(|&end| self.text.is_char_boundary(end)).expect("0 is a boundary");
            let end = self.text[..end].rfind("\n\n").unwrap_or(end);
            self.text.truncate(end);
        }
    }

    /// Who published it, where its address says so, and what that makes of the source.
    pub fn publisher(&self) -> Option<(&str, SourceKind)> {
        let rest = self.address.as_deref()?.split_once("://")?.1;
        let host = rest.split(['/', '?', '#', ':']).next().unwrap_or(rest);
        Some(match host.strip_prefix("www.").unwrap_or(host) {
            "regeringen.se" => ("regeringen", SourceKind::Primary),
            "skr.se" => ("skr", SourceKind::Recipient),
            other => (other, SourceKind::Secondary),
        })
    }

    /// The part of the government's pages that it belongs to.
    pub fn section(&self) -> Option<Section> {
        let (_, rest) = self.address.as_deref()?.split_once("regeringen.se/")?;
        let is_government = self.publisher().is_some_and(|(publisher, _)| publisher == "regeringen");
        let word = rest.split('/').next().filter(|_| is_government)?;
        Section::ALL.into_iter().find(|section| section.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_end_is_cut_behind_a_whole_block() {
        let page = read(format!("Titel\n\n{}", "Åtta ord.\n\n".repeat(100_000)).as_bytes()).expect("a page");
        assert!(page.is_cut && page.text.len() <= LONGEST_TEXT && page.text.ends_with("Åtta ord."));
        let page = read(format!("Titel\n\n{}", "å".repeat(LONGEST_TEXT)).as_bytes()).expect("a page");
        assert!(page.is_cut && page.text.len() == LONGEST_TEXT);
        assert!(!read(b"Titel\n\nKort.").expect("a page").is_cut);
    }

    #[test]
    fn the_address_says_who_published_and_in_which_section() {
        let of = |address: &str| {
            let page = Page { address: Some(address.to_owned()), ..Page::default() };
            (page.publisher().map(|(publisher, _)| publisher.to_owned()), page.section())
        };
        let government = Some("regeringen".to_owned());
        assert_eq!(of("https://www.regeringen.se/artiklar/2024/01/z/"), (government.clone(), Some(Section::Articles)));
        assert_eq!(of("https://regeringen.se/tal/2024/01/z/"), (government, None));
        assert_eq!(of("https://skr.se/x?u=regeringen.se/artiklar/"), (Some("skr".to_owned()), None));
        assert_eq!(of("https://regeringen.se.e.example/artiklar/"), (Some("regeringen.se.e.example".to_owned()), None));
    }

    #[test]
    fn a_change_before_the_publication_is_none() {
        let page = read("Bad\nPublicerad 3 mars 2025\nUppdaterad 2 mars 2025".as_bytes()).expect("a page");
        assert_eq!((page.published.is_some(), page.updated), (true, None));
    }
}
