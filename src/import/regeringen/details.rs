//! What the archive says beside its pages: `artiklar.json` for the pages below `artiklar/`. An archive need not have it.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{DeserializeSeed, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::{Report, Section};
use crate::import::disk::Files;

/// What is known of one page. Dates are texts, as the archive has them.
#[derive(Debug, Default, Deserialize)]
pub struct Details {
    #[serde(default)]
    pub title: String,
    pub url: String,
    pub published: Option<String>,
    pub updated: Option<String>,
    /// Codes of ministries and ministers.
    #[serde(default)]
    pub senders: Vec<String>,
    #[serde(default)]
    pub categories: Vec<String>,
    pub summary: Option<String>,
    #[serde(default)]
    pub shortcuts: Vec<Link>,
    #[serde(default)]
    pub attachments: Vec<Link>,
}

#[derive(Debug, Deserialize)]
pub struct Link {
    pub name: String,
    pub url: String,
}

/// By the address of the page, with a slash at both ends.
pub type AllDetails = BTreeMap<String, Details>;

/// Reads the details of the chosen sections. Of a broken file, what stands before the fault is taken.
pub fn read(files: &Files, sections: &[Section], report: &mut Report) -> AllDetails {
    let mut all = AllDetails::new();
    for section in sections {
        let name = format!("{}.json", section.word());
        let Some(bytes) = files.get(&name) else { continue };
        let mut entries = Vec::new();
        if let Err(fault) = Entries(&mut entries).deserialize(&mut serde_json::Deserializer::from_slice(bytes)) {
            let message = format!("broken JSON ({fault}); entries taken before that: {}", entries.len());
            report.warn(&name, fault.line(), message);
        }
        for (at, entry) in entries.into_iter().enumerate() {
            match serde_json::from_value::<Details>(entry) {
                Ok(details) => {
                    let address = format!("/{}/", details.url.trim_matches('/'));
                    if all.contains_key(&address) {
                        let message =
                            format!("entry {} is of `{address}` like one before it; the last one counts", at + 1);
                        report.warn(&name, None, message);
                    }
                    all.insert(address, details);
                }
                Err(fault) => report.warn(&name, None, format!("entry {} is skipped: {fault}", at + 1)),
            }
        }
    }
    all
}

/// Collects the entries of a list one by one, so that a fault loses only what follows it.
struct Entries<'e>(&'e mut Vec<Value>);

impl<'de> DeserializeSeed<'de> for Entries<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Entries<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of entries")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while let Some(item) = items.next_element()? {
            self.0.push(item);
        }
        Ok(())
    }
}
