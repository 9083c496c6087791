//! Links of a page's Markdown to other releases, assignments and articles of the government.

use std::sync::LazyLock;

use jiff::civil::Date;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use regex::Regex;

use crate::extract::Document;
use crate::parse::record::Folder;

/// What a linked page is to the page that links to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// The decision behind this announcement.
    FormalDecision,
    /// The announcement of this decision.
    Announcement,
    /// An earlier or another page.
    Other,
}

/// A link to another page of the government.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// `/regeringsuppdrag/2021/06/x/`, without query and fragment, with a slash at its end.
    pub path: String,
    /// The words of the link.
    pub text: String,
    pub kind: LinkKind,
}

/// Section, year and month of an address.
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:https?://(?:www\.)?regeringen\.se)?(/(pressmeddelanden|regeringsuppdrag|artiklar)/(\d{4})/(\d{2})/[^/?#]+)").expect("a tested pattern")
});

/// Words that call a page the decision itself.
static DECISION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:läs |se )?(?:hela |mer om )?(?:regerings)?(?:beslut|uppdrag|tilläggsuppdrag|ändring|bidrag)")
        .expect("a tested pattern")
});

/// All links of a document to releases, each page once.
pub fn find(document: &Document) -> Vec<Link> {
    let mut found: Vec<Link> = Vec::new();
    let mut open: Option<(String, String)> = None;
    for event in Parser::new(document.body) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => open = Some((dest_url.into_string(), String::new())),
            Event::Text(words) | Event::Code(words) => {
                if let Some((_, text)) = &mut open {
                    text.push_str(&words);
                }
            }
            Event::End(TagEnd::Link) => {
                let link = open.take().and_then(|(address, text)| link(&address, &text, document));
                found.extend(link.filter(|link| !found.iter().any(|known| known.path == link.path)));
            }
            _ => {}
        }
    }
    found
}

fn link(address: &str, text: &str, document: &Document) -> Option<Link> {
    let found = ADDRESS.captures(address)?;
    let month =
        found[3].parse().ok().zip(found[4].parse().ok()).and_then(|(year, month)| Date::new(year, month, 1).ok());
    let is_same_time = month.is_some_and(|month| is_near(month, document));
    let kind = match (document.folder, &found[2]) {
        (Folder::Releases | Folder::Articles, "regeringsuppdrag") if is_same_time && DECISION.is_match(text.trim()) => {
            LinkKind::FormalDecision
        }
        (Folder::Assignments, "pressmeddelanden") if is_same_time => LinkKind::Announcement,
        _ => LinkKind::Other,
    };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Link { path: format!("{}/", &found[1]), text, kind })
}

/// Whether a month holds one of the document's days, or is the one before or after.
fn is_near(month: Date, document: &Document) -> bool {
    let Some(days) = document.published else { return false };
    let apart = |day: Date| {
        (i32::from(day.year()) - i32::from(month.year())) * 12 + i32::from(day.month()) - i32::from(month.month())
    };
    apart(days.first) <= 1 && apart(days.last.unwrap_or(days.first)) >= -1
}
