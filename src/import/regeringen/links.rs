//! Addresses of the government in texts: to pages of the site where they are imported, else to where they stand on the web.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::Read;
use super::pages::{ORIGIN, Section};
use crate::import::known::{Known, KnownRecord};
use crate::parse::record::{Folder, Kind};

/// A link or an image in Markdown; one pair of brackets may stand within its words.
static LINK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<image>!?)\[(?P<words>[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)?)\]\(\s*<?(?P<address>[^)\s>]*)>?(?P<title>[^)]*)\)")
        .expect("a tested pattern")
});

/// A scheme that a link may have.
static WEB: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?:https?://[^\s/]+|mailto:\S)").expect("a tested pattern"));

/// Which pages the site has: where each page of the government stands in it.
pub struct Addresses {
    /// Folder and id by path at the source.
    records: BTreeMap<String, (Folder, String)>,
    words: [(Folder, String); 3],
}

impl Addresses {
    /// The pages of this import and of the site. A record of the site stands for the page of its own address, and for the one that it
    /// alone gives as its source.
    pub fn of(reads: &[Read], known: &Known) -> Addresses {
        let releases = || known.of_kind(Kind::Release);
        let place = |record: &KnownRecord| (record.folder, record.id.clone());
        let own = releases().filter_map(|record| Some((section_of(record.folder)?.path_of(&record.id), place(record))));
        let stated = super::unique(
            releases()
                .filter_map(|record| Some((page_of(path_at_source(record.identity.url.as_deref()?)?), place(record)))),
        );
        let here = reads.iter().map(|read| (read.page.path(), (read.folder, read.id.clone())));
        let words = Section::ALL
            .map(|section| (section.folder(), known.config().words.get(section.folder().as_str()).to_owned()));
        Addresses { records: own.chain(stated).chain(here).collect(), words }
    }

    /// The record for a page of the government.
    pub fn record(&self, path: &str) -> Option<&(Folder, String)> {
        self.records.get(path)
    }

    /// Markdown with its links as the site has them.
    pub fn rewrite(&self, markdown: &str) -> String {
        let rewritten = |found: &Captures| {
            let words = self.rewrite(&found["words"]);
            match self.of_link(&found["address"]).filter(|_| found["words"].is_empty() || !words.trim().is_empty()) {
                Some(address) => format!("{}[{words}]({address}{})", &found["image"], &found["title"]),
                // An address of the source's own editing tool, or one that no reader could follow; or its picture was one.
                None => words,
            }
        };
        LINK.replace_all(markdown, rewritten).into_owned()
    }

    /// The address of a link beside a page; `None` for what is no address.
    pub fn of_link(&self, address: &str) -> Option<String> {
        let path = path_at_source(address).unwrap_or(address);
        if path.starts_with('/') && !path.starts_with("//") {
            return Some(self.address(path));
        }
        (WEB.is_match(address) || address.starts_with('#')).then(|| address.replace(' ', "%20"))
    }

    fn address(&self, path: &str) -> String {
        let place = self.record(&page_of(path));
        let word = |folder| self.words.iter().find(|(of, _)| *of == folder).map(|(_, word)| word);
        match place.and_then(|(folder, id)| Some((word(*folder)?, id))) {
            Some((word, id)) => format!("/{word}/{id}/"),
            None => format!("{ORIGIN}{path}"),
        }
    }
}

/// What stands behind the government's domain.
fn path_at_source(address: &str) -> Option<&str> {
    let origins = ["https://www.regeringen.se", "https://regeringen.se", "http://www.regeringen.se"];
    origins.iter().find_map(|origin| address.strip_prefix(origin)).filter(|path| path.starts_with('/'))
}

/// A path without query and fragment, with a slash at both ends.
fn page_of(path: &str) -> String {
    let page = path.split(['?', '#']).next().unwrap_or(path);
    format!("/{}/", page.trim_matches('/'))
}

fn section_of(folder: Folder) -> Option<Section> {
    Section::ALL.into_iter().find(|section| section.folder() == folder)
}
