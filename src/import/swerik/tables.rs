//! The files of the Swerik project's `riksdagen-persons` as typed rows. What a date or a name means is worked out elsewhere.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::import::report::Report;
use crate::import::table::rows;
use crate::parse::date::{Edtf, PartialDate};

/// The files that are read, by name.
pub const FILES: [&str; 6] =
    ["government.csv", "minister.csv", "name.csv", "party_affiliation.csv", "person.csv", "wiki_id.csv"];

/// A government of the source.
#[derive(Clone, Debug)]
pub(super) struct GovernmentRow {
    pub name: String,
    pub wikidata: Option<String>,
    pub from: Date,
    /// The day on which the next one enters, which is its last; `None` for the one in office.
    pub to: Option<Date>,
}

/// That a person had a title in a government.
#[derive(Clone, Debug)]
pub(super) struct MinisterRow {
    pub line: usize,
    pub person: String,
    pub from: Option<PartialDate>,
    pub to: Option<PartialDate>,
    pub government: String,
    pub role: String,
}

/// A party that a person belonged to, and when.
#[derive(Clone, Debug)]
pub(super) struct PartyRow {
    pub from: Option<PartialDate>,
    pub to: Option<PartialDate>,
    pub party: String,
}

/// The whole source; persons by their id in it.
#[derive(Debug, Default)]
pub(super) struct Tables {
    /// By first day.
    pub governments: Vec<GovernmentRow>,
    pub ministers: Vec<MinisterRow>,
    /// The primary name first.
    pub names: BTreeMap<String, Vec<String>>,
    pub parties: BTreeMap<String, Vec<PartyRow>>,
    pub born: BTreeMap<String, i16>,
    pub wikidata: BTreeMap<String, String>,
}

/// Reads the files, which come in the order of [`FILES`].
pub(super) fn read(files: &[Vec<u8>; FILES.len()], report: &mut Report) -> Tables {
    let [governments, ministers, names, parties, persons, items] = files;
    Tables {
        governments: read_governments(governments, report),
        ministers: read_ministers(ministers, report),
        names: read_names(names, report),
        parties: read_parties(parties, report),
        born: read_births(persons, report),
        wikidata: read_items(items, report),
    }
}

fn read_governments(bytes: &[u8], report: &mut Report) -> Vec<GovernmentRow> {
    const FILE: &str = "government.csv";
    let mut governments = Vec::new();
    for row in rows(FILE, bytes, ["government", "government_id", "start", "end"], report) {
        let [name, item, start, end] = row.cells;
        let from = date(&start, FILE, row.line, report).filter(|from| from.day.is_some());
        match from {
            Some(from) if !name.is_empty() => {
                let to = date(&end, FILE, row.line, report).map(|to| to.last());
                governments.push(GovernmentRow { name, wikidata: item_of(item), from: from.first(), to });
            }
            _ => report.warn(FILE, row.line, "a government needs a name and its first day; the row is passed over"),
        }
    }
    governments.sort_by(|a, b| (a.from, &a.name).cmp(&(b.from, &b.name)));
    for index in 1..governments.len() {
        let next = governments[index].from;
        governments[index - 1].to = Some(next);
    }
    governments
}

fn read_ministers(bytes: &[u8], report: &mut Report) -> Vec<MinisterRow> {
    const FILE: &str = "minister.csv";
    let mut ministers = Vec::new();
    for row in rows(FILE, bytes, ["person_id", "start", "end", "government", "role"], report) {
        let [person, start, end, government, role] = row.cells;
        if person.is_empty() || government.is_empty() || role.is_empty() {
            report.warn(FILE, row.line, "a person, a government and a role are needed; the row is passed over");
            continue;
        }
        let from = date(&start, FILE, row.line, report);
        let mut to = date(&end, FILE, row.line, report);
        if from.is_some_and(|from| to.is_some_and(|to| to.last() < from.first())) {
            report.warn(FILE, row.line, format!("`{end}` is before `{start}`; the end is taken as blank"));
            to = None;
        }
        ministers.push(MinisterRow { line: row.line, person, from, to, government, role: titled(&role) });
    }
    ministers
}

fn read_names(bytes: &[u8], report: &mut Report) -> BTreeMap<String, Vec<String>> {
    let mut names: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in rows("name.csv", bytes, ["person_id", "name", "primary_name"], report) {
        let [person, name, primary] = row.cells;
        let names = names.entry(person).or_default();
        match primary.as_str() {
            _ if name.is_empty() => {}
            "True" => names.insert(0, name),
            _ => names.push(name),
        }
    }
    names
}

fn read_parties(bytes: &[u8], report: &mut Report) -> BTreeMap<String, Vec<PartyRow>> {
    const FILE: &str = "party_affiliation.csv";
    let mut parties: BTreeMap<String, Vec<PartyRow>> = BTreeMap::new();
    for row in rows(FILE, bytes, ["person_id", "start", "end", "party"], report) {
        let [person, start, end, party] = row.cells;
        let (from, to) = (date(&start, FILE, row.line, report), date(&end, FILE, row.line, report));
        if !party.is_empty() {
            parties.entry(person).or_default().push(PartyRow { from, to, party });
        }
    }
    parties
}

fn read_births(bytes: &[u8], report: &mut Report) -> BTreeMap<String, i16> {
    let mut born = BTreeMap::new();
    for row in rows("person.csv", bytes, ["person_id", "born"], report) {
        let [person, day] = row.cells;
        if let Some(date) = date(&day, "person.csv", row.line, report) {
            born.insert(person, date.year);
        }
    }
    born
}

fn read_items(bytes: &[u8], report: &mut Report) -> BTreeMap<String, String> {
    let mut items: BTreeMap<String, String> = BTreeMap::new();
    for row in rows("wiki_id.csv", bytes, ["person_id", "wiki_id"], report) {
        let [person, item] = row.cells;
        // The first of several: the others are duplicates in Wikidata that wait to be merged.
        if let Some(item) = item_of(item) {
            items.entry(person).or_insert(item);
        }
    }
    items
}

/// A date of the source: a day, a month or a year. Blank and `nan` are none; what is no date is reported and taken as blank.
fn date(text: &str, file: &str, line: usize, report: &mut Report) -> Option<PartialDate> {
    if text.is_empty() || text == "nan" {
        return None;
    }
    match Edtf::parse(text) {
        Ok(Edtf::Date(date)) => Some(date),
        _ => {
            report.warn(file, line, format!("`{text}` is no date; it is taken as blank"));
            None
        }
    }
}

fn item_of(text: String) -> Option<String> {
    let is_item = text
        .strip_prefix('Q')
        .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()));
    is_item.then_some(text)
}

/// A title as it stands within a sentence: `Biträdande finansminister` is `biträdande finansminister`, `EU-minister` stays.
fn titled(role: &str) -> String {
    let mut letters = role.chars();
    let (first, second) = (letters.next(), letters.clone().next());
    match first {
        Some(first) if !second.is_some_and(char::is_uppercase) => first.to_lowercase().chain(letters).collect(),
        _ => role.to_owned(),
    }
}
