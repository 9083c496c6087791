//! The pages of the archive: `pressmeddelanden/2021/02/x.md` with its title and its text.

use std::fmt;

use jiff::civil::Date;

use super::details::{AllDetails, Details};
use super::{Choice, PREFIX, Report};
use crate::extract::repair::repair;
use crate::import::disk::Files;
use crate::parse::date::{Edtf, PartialDate};
use crate::parse::record::Folder;

/// In bytes; file systems take 255, with what stands around the name of a new file.
const LONGEST_NAME: usize = 240;

/// Where the pages stand on the web.
pub const ORIGIN: &str = "https://www.regeringen.se";

/// A part of the government's pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    PressReleases,
    Assignments,
    Articles,
}

impl Section {
    pub const ALL: [Section; 3] = [Section::PressReleases, Section::Assignments, Section::Articles];

    /// Its folder in the archive, and the first word of its addresses.
    pub fn word(self) -> &'static str {
        match self {
            Section::PressReleases => "pressmeddelanden",
            Section::Assignments => "regeringsuppdrag",
            Section::Articles => "artiklar",
        }
    }

    pub fn folder(self) -> Folder {
        match self {
            Section::PressReleases => Folder::Releases,
            Section::Assignments => Folder::Assignments,
            Section::Articles => Folder::Articles,
        }
    }
}

impl Section {
    /// The path of a page at the source.
    pub fn path_of(self, id: &str) -> String {
        format!("/{}/{id}/", self.word())
    }
}

impl fmt::Display for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// One page.
#[derive(Debug)]
pub struct Page<'f> {
    pub section: Section,
    /// `2021/02/x`: the rest of its address.
    pub id: String,
    /// Its file in the archive.
    pub file: &'f str,
    pub title: String,
    pub is_titled_by_address: bool,
    /// Markdown without the title, repaired.
    pub body: String,
    /// The day where there are details, else the month of the address.
    pub published: Option<Edtf>,
    pub updated: Option<Edtf>,
    pub details: Option<&'f Details>,
}

impl Page<'_> {
    pub fn path(&self) -> String {
        self.section.path_of(&self.id)
    }

    pub fn url(&self) -> String {
        format!("{ORIGIN}{}", self.path())
    }

    pub fn origin(&self) -> String {
        format!("{PREFIX}{}/{}", self.section.word(), self.id)
    }
}

/// The chosen pages in the order of their files. A file that is none is a warning.
pub fn read<'f>(files: &'f Files, details: &'f AllDetails, choice: &Choice, report: &mut Report) -> Vec<Page<'f>> {
    let mut addresses: Vec<(&str, Section, &str)> = Vec::new();
    for path in files.keys().filter(|path| path.ends_with(".md")) {
        let section = path.split_once('/').and_then(|(word, rest)| Some((section(word)?, rest)));
        let Some((section, rest)) = section.filter(|(section, _)| choice.sections.contains(section)) else { continue };
        match id_of(rest) {
            Some(id) => addresses.push((path, section, id)),
            None => report.warn(
                path,
                None,
                "no page: its path is not `section/year/month/name.md`, with at most 240 letters, digits, `-`, `_` and `.`",
            ),
        }
    }
    if addresses.is_empty() {
        let words: Vec<String> = choice.sections.iter().map(|section| format!("`{section}/`")).collect();
        report.warn(".", None, format!("no page stands in {}", words.join(", ")));
    }
    if let Some(limit) = choice.limit {
        addresses.sort_by_key(|&(path, _, id)| (std::cmp::Reverse(id.get(..7).unwrap_or(id)), path));
        addresses.truncate(limit);
        addresses.sort();
    }
    let page = |(file, section, id)| page(file, &files[file], section, id, details, report);
    addresses.into_iter().map(page).collect()
}

fn section(word: &str) -> Option<Section> {
    Section::ALL.into_iter().find(|section| section.word() == word)
}

/// `2021/02/x` of `2021/02/x.md`, if it can be an id.
fn id_of(rest: &str) -> Option<&str> {
    let id = rest.strip_suffix(".md")?;
    let segments: Vec<&str> = id.split('/').collect();
    let [year, month, name] = segments[..] else { return None };
    let digits = |text: &str, count| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_name = (1..=LONGEST_NAME).contains(&name.len())
        && !name.starts_with('.')
        && !name.ends_with('.')
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'));
    (digits(year, 4) && digits(month, 2) && is_name).then_some(id)
}

fn page<'f>(
    file: &'f str,
    bytes: &[u8],
    section: Section,
    id: &str,
    details: &'f AllDetails,
    report: &mut Report,
) -> Page<'f> {
    let text = String::from_utf8_lossy(bytes);
    if matches!(text, std::borrow::Cow::Owned(_)) {
        report.warn(file, None, "not UTF-8; what cannot be read stands as `\u{fffd}`");
    }
    let (heading, body) = divide(&repair(&text));
    let details = details.get(&format!("/{}/{id}/", section.word()));
    let title =
        heading.or_else(|| details.map(|details| repair(&details.title)).filter(|title| !title.trim().is_empty()));
    let is_titled_by_address = title.is_none();
    let title = title.unwrap_or_else(|| words_of(id));
    if is_titled_by_address {
        report.warn(file, None, format!("it has no title; it is called `{title}`, as in its address"));
    }
    if body.trim().is_empty() {
        report.warn(file, None, "it has no text");
    }
    let month = month_of(id);
    if month.is_none() {
        report.warn(file, None, "the month in its address is none; it has no date");
    }
    let mut day = |text: Option<&str>, what: &str| {
        let text = text?;
        let date =
            text.get(..10).unwrap_or(text).parse::<Date>().ok().filter(|date| (1900..2200).contains(&date.year()));
        if date.is_none() {
            report.warn(file, None, format!("`{text}`, the day on which it was {what}, is no date; it is left out"));
        }
        date.map(|date| Edtf::Date(PartialDate::day(date)))
    };
    let published = day(details.and_then(|details| details.published.as_deref()), "published");
    let updated = day(details.and_then(|details| details.updated.as_deref()), "updated");
    let is_before =
        |updated: &Edtf| published.as_ref().is_some_and(|published| updated.days().first < published.days().first);
    if let Some(day) = updated.as_ref().filter(|updated| is_before(updated)) {
        report.warn(
            file,
            None,
            format!("`{day}`, the day on which it was updated, is before it was published; it is left out"),
        );
    }
    let updated = updated.filter(|updated| !is_before(updated));
    let body = body.trim().to_owned();
    Page {
        section,
        id: id.to_owned(),
        file,
        title,
        is_titled_by_address,
        body,
        published: published.or(month),
        updated,
        details,
    }
}

/// Title and the rest: the first line that is not blank, where it is a heading of the first rank.
fn divide(text: &str) -> (Option<String>, String) {
    let start = text.trim_start_matches(['\n', '\r', ' ', '\u{feff}']);
    let (first, rest) = start.split_once('\n').unwrap_or((start, ""));
    match first.strip_prefix('#').filter(|title| !title.starts_with('#')) {
        Some(title) => {
            let title = title.replace('\\', "").split_whitespace().collect::<Vec<_>>().join(" ");
            (Some(title).filter(|title| !title.is_empty()), rest.to_owned())
        }
        None => (None, start.to_owned()),
    }
}

/// `Stod till skolan` of `2021/02/stod-till-skolan`.
fn words_of(id: &str) -> String {
    let words = id.rsplit('/').next().unwrap_or(id).replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn month_of(id: &str) -> Option<Edtf> {
    let text = id.get(..7)?.replace('/', "-");
    Edtf::parse(&text).ok().filter(|month| (1900..2200).contains(&month.days().first.year()))
}
