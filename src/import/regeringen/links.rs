//! Addresses of the government in texts: to pages of the site where they are imported, else to where they stand on the web.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::Read;
use super::pages::{ORIGIN, Section};
use crate::import::known::Known;
use crate::parse::record::Folder;

/// A link or an image in Markdown; one pair of brackets may stand within its words.
static LINK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<image>!?)\[(?P<words>[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)?)\]\(\s*<?(?P<address>[^)\s>]*)>?(?P<title>[^)]*)\)")
        .expect("a tested pattern")
});

/// A scheme that a link may have.
static WEB: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?:https?://[^\s/]+|mailto:\S)").expect("a tested pattern"));

/// Which pages the site has, as the government addresses them, and how the site does.
pub struct Addresses {
    pages: BTreeSet<String>,
    words: [(Section, String); 3],
}

impl Addresses {
    /// The pages of this import and of the site.
    pub fn of(reads: &[Read], known: &Known) -> Addresses {
        let own = reads.iter().map(|read| format!("/{}/{}/", read.page.section.word(), read.id));
        let stands = known.records().filter_map(|record| Some((section_of(record.folder)?, &record.id)));
        let stands = stands.map(|(section, id)| format!("/{}/{id}/", section.word()));
        let words =
            Section::ALL.map(|section| (section, known.config().words.get(section.folder().as_str()).to_owned()));
        Addresses { pages: own.chain(stands).collect(), words }
    }

    /// Markdown with its links as the site has them.
    pub fn rewrite(&self, markdown: &str) -> String {
        let rewritten = |found: &Captures| match self.of_link(&found["address"]) {
            Some(address) => format!("{}[{}]({address}{})", &found["image"], &found["words"], &found["title"]),
            // An address of the source's own editing tool, or one that no reader could follow.
            None => found["words"].to_owned(),
        };
        LINK.replace_all(markdown, rewritten).into_owned()
    }

    /// The address of a link beside a page; `None` for what is no address.
    pub fn of_link(&self, address: &str) -> Option<String> {
        let below = ["https://www.regeringen.se", "https://regeringen.se", "http://www.regeringen.se"];
        let path = below.iter().find_map(|origin| address.strip_prefix(origin)).unwrap_or(address);
        if path.starts_with('/') && !path.starts_with("//") {
            return Some(self.address(path));
        }
        (WEB.is_match(address) || address.starts_with('#')).then(|| address.replace(' ', "%20"))
    }

    fn address(&self, path: &str) -> String {
        let page = path.split(['?', '#']).next().unwrap_or(path);
        let page = format!("/{}/", page.trim_matches('/'));
        let section = self.words.iter().find(|(section, _)| page.starts_with(&format!("/{}/", section.word())));
        match section.filter(|_| self.pages.contains(&page)) {
            Some((section, word)) => page.replacen(section.word(), word, 1),
            None => format!("{ORIGIN}{path}"),
        }
    }
}

fn section_of(folder: Folder) -> Option<Section> {
    Section::ALL.into_iter().find(|section| section.folder() == folder)
}
