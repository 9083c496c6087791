//! The file of `myndighetsdata` as it stands: bodies by head name, each with what up to seven registers say of it.
//!
//! ```text
//! esv         Ekonomistyrningsverket's list: acronym, ministry, number, years, old names
//! stkt        Statskontoret's: ministry, number, years, other names
//! scb         SCB's register: number, group, years; other names in capitals
//! sfs         instructions in the statute book: days, what each one replaced, the names that they give
//! wd          Wikidata: item, days, other names, predecessors and successors
//! handlingar  handlingar.se: acronym, website, tags, other names
//! agv         Arbetsgivarverket's: staff; other names
//! ```
//!
//! A register says one thing of a body or several (a list). Knows nothing of what is made of it.

use std::fmt;

use jiff::civil::Date;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde_json::{Map, Value};

use crate::import::report::Report;

/// The name by which notes call the file.
pub(super) const FILE: &str = "agencies.json";

/// A body with all that is said of it.
pub(super) struct Entry {
    pub name: String,
    registers: Map<String, Value>,
}

/// What one register says.
#[derive(Clone, Copy)]
pub(super) struct Said<'e>(&'e Map<String, Value>);

/// When a register says that something was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stated {
    Day(Date),
    Year(i16),
}

/// The bodies of a file, in its order. Where the file breaks off or stops being JSON, those before that stand, and it is told.
pub(super) fn read(bytes: &[u8], report: &mut Report) -> Vec<Entry> {
    let text = String::from_utf8_lossy(bytes);
    if matches!(text, std::borrow::Cow::Owned(_)) {
        report.warn(FILE, None, "not UTF-8 everywhere; what is not is read as U+FFFD");
    }
    let mut read = Vec::new();
    let mut reader = serde_json::Deserializer::from_str(text.trim_start_matches('\u{feff}'));
    let whole = Bodies(&mut read).deserialize(&mut reader).and_then(|()| reader.end());
    if let Err(error) = whole {
        report.warn(
            FILE,
            error.line(),
            format!("not JSON from here on ({error}); {} bodies before it are read", read.len()),
        );
    }
    let mut entries = Vec::new();
    for (name, value) in read {
        match value {
            Value::Object(registers) if !name.trim().is_empty() => entries.push(Entry { name, registers }),
            _ => report.warn(FILE, None, format!("`{name}` is no body with a name and registers; it is left out")),
        }
    }
    entries
}

/// Collects the entries of an object, so that those before a fault are not lost.
struct Bodies<'a>(&'a mut Vec<(String, Value)>);

impl<'de> DeserializeSeed<'de> for Bodies<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Bodies<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("bodies by name")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(entry) = map.next_entry()? {
            self.0.push(entry);
        }
        Ok(())
    }
}

impl Entry {
    /// What a register says of the body: nothing, one thing, or several.
    pub fn said(&self, register: &str) -> Vec<Said<'_>> {
        let items = match self.registers.get(register) {
            Some(Value::Array(items)) => items.iter().collect(),
            Some(item) => vec![item],
            None => Vec::new(),
        };
        items.into_iter().filter_map(Value::as_object).map(Said).collect()
    }
}

impl<'e> Said<'e> {
    /// A text that is not blank.
    pub fn text(self, key: &str) -> Option<&'e str> {
        self.0.get(key)?.as_str().map(str::trim).filter(|text| !text.is_empty())
    }

    /// The texts of a list.
    pub fn texts(self, key: &str) -> Vec<&'e str> {
        let items = self.0.get(key).and_then(Value::as_array);
        items.into_iter().flatten().filter_map(Value::as_str).map(str::trim).filter(|text| !text.is_empty()).collect()
    }

    /// A day (`2006-01-01T00:00:00`) or a year, as text or number. What is neither, or no year of Swedish public bodies, is told and left out.
    pub fn date(self, key: &str, body: &str, report: &mut Report) -> Option<Stated> {
        let value = self.0.get(key).filter(|value| !value.is_null())?;
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let day = text.get(..10).and_then(|day| day.parse::<Date>().ok()).map(Stated::Day);
        let stated = day.or_else(|| text.parse::<i16>().ok().map(Stated::Year));
        let is_possible = |stated: &Stated| (1500..2100).contains(&stated.year());
        if stated.filter(is_possible).is_none() && !text.is_empty() {
            report.warn(FILE, None, format!("`{body}`: `{text}` is no possible date; it is left out"));
        }
        stated.filter(is_possible)
    }
}

impl Stated {
    pub fn year(&self) -> i16 {
        match self {
            Stated::Day(day) => day.year(),
            Stated::Year(year) => *year,
        }
    }
}
