//! Looks up references: any whole tail of an id, within one kind.

use std::borrow::Cow;

use foldhash::HashMap;
use icu_normalizer::ComposingNormalizerBorrowed;

use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::parse::record::{Facts, Kind, Record};
use crate::parse::{Parsed, slug};
use crate::source::Spanned;

/// What a record is to a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Its index within its kind.
    Shown(u32),
    /// Hidden on this day, or not readable: a reference to it is no error and leaves no trace.
    Silent,
}

/// All ids of one kind, in one Unicode form: some file systems give names in another than editors write.
#[derive(Default)]
struct Ids {
    /// Folder and id, for messages and guesses.
    names: Vec<String>,
    targets: Vec<Target>,
    /// The last segment of an id to the records whose ids end with it.
    by_last: HashMap<String, Vec<u32>>,
    /// What shown records are called, in small letters; the first of two with one name.
    by_name: HashMap<String, u32>,
}

/// All ids of all kinds.
pub(super) struct Resolver {
    kinds: HashMap<Kind, Ids>,
}

impl Resolver {
    /// `shown` gives the index of each record that is shown, in the order of `parsed`.
    pub(super) fn new<'a>(parsed: impl Iterator<Item = (&'a Parsed, Option<u32>)>) -> Resolver {
        let mut kinds: HashMap<Kind, Ids> = HashMap::default();
        for (parsed, shown) in parsed {
            kinds.entry(parsed.folder.kind()).or_default().add(parsed, shown.map_or(Target::Silent, Target::Shown));
        }
        Resolver { kinds }
    }

    /// The record of that id, if there is one; never a finding. Several are none that can be told, until `index` reports them.
    pub(super) fn find(&self, kind: Kind, reference: &str) -> Option<Target> {
        let ids = self.kinds.get(&kind)?;
        match ids.fitting(reference)[..] {
            [] => None,
            [one] => Some(ids.targets[one as usize]),
            _ => Some(Target::Silent),
        }
    }

    /// The index that a reference means; a finding where it means none or several.
    pub(super) fn index(
        &self,
        kind: Kind,
        reference: &Spanned<String>,
        record: &Record,
        found: &mut Vec<Diagnostic>,
    ) -> Option<u32> {
        let none = Ids::default();
        let ids = self.kinds.get(&kind).unwrap_or(&none);
        match ids.fitting(&reference.value)[..] {
            [] => {
                found.push(ids.unknown(kind, reference, record));
                None
            }
            [one] => match ids.targets[one as usize] {
                Target::Shown(index) => Some(index),
                Target::Silent => None,
            },
            ref several => {
                found.push(ids.ambiguous(several, reference, record));
                None
            }
        }
    }

    /// The id of the shown record of that name, of now or earlier, or with that acronym.
    pub(super) fn named(&self, kind: Kind, text: &str) -> Option<&str> {
        self.kinds.get(&kind)?.named(text)
    }

    /// An id that a text which looks like one may have been meant as, for parties that may also be plain words.
    pub(super) fn guess(&self, kind: Kind, text: &str) -> Option<&str> {
        let looks_like_an_id =
            text.contains('-') && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        let ids = self.kinds.get(&kind).filter(|_| looks_like_an_id)?;
        nearest(text, ids.names.iter().filter_map(|name| name.split_once('/').map(|(_, id)| id)))
    }
}

/// A text in the form in which letters with accents are one character (NFC).
fn composed(text: &str) -> Cow<'_, str> {
    ComposingNormalizerBorrowed::new_nfc().normalize(text)
}

/// What a record is or was called.
fn names_of(record: &Record) -> impl Iterator<Item = &str> {
    let (names, acronyms) = match &record.facts {
        Facts::Agency(facts) => (&facts.names[..], &facts.acronyms[..]),
        Facts::Ministry(facts) => (&facts.names[..], &facts.acronyms[..]),
        _ => (&[][..], &[][..]),
    };
    let names = names.iter().map(|name| name.name.value.as_str());
    let acronyms = acronyms.iter().map(|acronym| acronym.value.as_str());
    std::iter::once(record.common.title.value.as_str()).chain(names).chain(acronyms)
}

fn last_segment(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or(id)
}

impl Ids {
    fn add(&mut self, parsed: &Parsed, target: Target) {
        let position = self.names.len() as u32;
        let name = composed(&format!("{}/{}", parsed.folder.as_str(), parsed.id)).into_owned();
        self.by_last.entry(last_segment(&name).to_owned()).or_default().push(position);
        self.names.push(name);
        self.targets.push(target);
        for name in parsed.record.iter().filter(|_| target != Target::Silent).flat_map(names_of) {
            self.by_name.entry(composed(name).to_lowercase()).or_insert(position);
        }
    }

    fn named(&self, text: &str) -> Option<&str> {
        let position = self.by_name.get(&composed(text).to_lowercase())?;
        self.names[*position as usize].split_once('/').map(|(_, id)| id)
    }

    /// The records that a tail fits; the one whose whole id it is goes before those of which it is only the end.
    fn fitting(&self, reference: &str) -> Vec<u32> {
        let reference = &*composed(reference);
        let name = |position: &u32| self.names[*position as usize].as_str();
        let fits = |position: &u32| {
            let before = name(position).strip_suffix(reference);
            before.is_some_and(|before| before.is_empty() || before.ends_with('/'))
        };
        let whole = |position: &u32| name(position).split_once('/').is_some_and(|(_, id)| id == reference);
        let ending = self.by_last.get(last_segment(reference)).map_or(&[][..], Vec::as_slice);
        let mut fitting: Vec<u32> = ending.iter().copied().filter(fits).collect();
        if fitting.iter().filter(|position| whole(position)).count() == 1 {
            fitting.retain(whole);
        }
        fitting
    }

    fn unknown(&self, kind: Kind, reference: &Spanned<String>, record: &Record) -> Diagnostic {
        let ids = self.names.iter().filter_map(|name| name.split_once('/').map(|(_, id)| id));
        let last = self.names.iter().filter_map(|name| name.rsplit_once('/').map(|(_, last)| last));
        // A name in place of an id is as near as its id would be.
        let written = &reference.value;
        let as_id = slug(written);
        let guess = [written, &as_id]
            .into_iter()
            .find_map(|text| nearest(text, last.clone()).or_else(|| nearest(text, ids.clone())))
            .or_else(|| self.named(written))
            .or_else(|| self.beginning_with(&as_id));
        let help = match guess {
            Some(guess) => Some(format!("did you mean `{guess}`?")),
            None if written.contains(',') => Some(format!("several are written as a list: `[{written}]`")),
            None => None,
        };
        let message = format!("no {} has the id `{}`", kind.as_str(), reference.value);
        Diagnostic::error(Code::UNKNOWN_REFERENCE, record.file.place(reference.span), message).maybe_help(help)
    }

    /// The one id of which a text is the beginning: `varmland` of `varmlands-lan`.
    fn beginning_with(&self, text: &str) -> Option<&str> {
        let mut ids = self.names.iter().filter_map(|name| name.split_once('/').map(|(_, id)| id));
        let only = ids.find(|id| text.len() > 3 && id.starts_with(text))?;
        ids.all(|id| !id.starts_with(text)).then_some(only)
    }

    fn ambiguous(&self, several: &[u32], reference: &Spanned<String>, record: &Record) -> Diagnostic {
        let names: Vec<String> = several.iter().map(|&at| format!("`{}`", self.names[at as usize])).collect();
        let message = format!("`{}` fits {} records: {}", reference.value, several.len(), names.join(", "));
        Diagnostic::error(Code::AMBIGUOUS_REFERENCE, record.file.place(reference.span), message)
            .help("write more of the id, with its folder where ids are alike")
    }
}
