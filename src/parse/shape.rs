//! What a key may hold, and the one pass that checks a tree of nodes against it. Knows no particular key; those stand in `keys`.
//!
//! The pass reports every mistake at its place and takes what is wrong out of the tree, so that whoever reads the tree afterwards
//! finds only what fits: a wrong value loses its key, no more.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::address;
use super::date::{self, Edtf};
use super::findings::Findings;
use super::habits;
use super::money::Money;
use super::shown;
use super::yaml::{Entry, Node, Value};
use crate::diagnostic::{Code, Severity, nearest};
use crate::source::Span;

/// What a key may hold.
pub(super) enum Shape {
    Text,
    /// Any date or interval.
    Date,
    /// A date, not an interval.
    Point,
    /// A whole, certain day.
    Day,
    /// Years or an interval of years.
    Years,
    /// Swedish local time.
    Moment,
    Amount,
    /// An http or https address.
    Web,
    /// Any address that may become a link.
    Link,
    /// `true` or `false`.
    Flag,
    /// A whole number from 1.
    Count,
    /// One of a closed set of words.
    Word(fn() -> Vec<&'static str>),
    /// The id of a record, or a tail of it; what it is of, for the description.
    Reference(&'static str),
    /// A text of a certain form: what it is, an example, a pattern that lets nothing less through, and the test.
    Form(&'static str, &'static str, &'static str, fn(&str) -> bool),
    /// `true`, or something else.
    TrueOr(&'static Shape),
    /// A list; one item may stand without brackets.
    List(&'static Shape),
    Map(&'static Fields),
    /// A mapping, or its most important value alone.
    Short(&'static Shape, &'static Fields),
    /// A mapping with keys of the author's own.
    Dictionary(&'static Shape),
    /// A mapping from codes of findings to reasons.
    Silence,
    /// The name of a key of the same record.
    OwnKey,
}

/// A mapping with known keys.
pub(super) struct Fields {
    /// With its article: "an amount".
    pub noun: &'static str,
    /// Groups of keys; several so that kinds can share one.
    pub keys: &'static [&'static [Key]],
}

pub(super) struct Key {
    pub name: &'static str,
    pub shape: Shape,
    pub required: bool,
    /// One sentence for editors' completion.
    pub about: &'static str,
}

impl Key {
    /// The sentence about it as a part of another.
    fn clause(&self) -> String {
        let mut letters = self.about.trim_end_matches('.').chars();
        letters.next().map_or(String::new(), |first| first.to_lowercase().chain(letters).collect())
    }
}

impl Fields {
    pub fn keys(&self) -> impl Iterator<Item = &'static Key> + Clone {
        self.keys.iter().copied().flatten()
    }

    fn names(&self) -> String {
        self.keys().map(|key| key.name).collect::<Vec<_>>().join(", ")
    }

    fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys().find(|key| key.name == name)
    }
}

impl Shape {
    /// A reference, written alone or as the most important value of a mapping.
    fn is_reference(&self) -> bool {
        match self {
            Shape::Reference(_) => true,
            Shape::Short(alone, _) => matches!(alone, Shape::Reference(_)),
            _ => false,
        }
    }

    /// What it takes, for messages: "a date".
    fn takes(&self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Shape::Text => "text",
            Shape::Date => "a date or an interval",
            Shape::Point => "one date",
            Shape::Day => "a day",
            Shape::Years => "a year or an interval of years",
            Shape::Moment => "a moment such as `2026-12-01T09:00`",
            Shape::Amount => "a sum of money",
            Shape::Web => "an address that begins with `https://`",
            Shape::Link => "an address",
            Shape::Flag => "`true` or `false`",
            Shape::Count => "a whole number from 1",
            Shape::Word(_) => "a word",
            Shape::Reference(of) => return Cow::Owned(format!("the id of {of}")),
            Shape::Form(what, ..) => what,
            Shape::TrueOr(shape) => return Cow::Owned(format!("`true` or {}", shape.takes())),
            Shape::List(shape) => return Cow::Owned(format!("a list, each item {}", shape.takes())),
            Shape::Map(fields) => return Cow::Owned(format!("the keys of {}", fields.noun)),
            Shape::Short(shape, fields) => {
                return Cow::Owned(format!("{} or the keys of {}", shape.takes(), fields.noun));
            }
            Shape::Dictionary(_) | Shape::Silence => "keys with texts",
            Shape::OwnKey => "the name of a key",
        })
    }
}

/// Checks the mapping of a whole file. `place` is where a missing key is reported.
pub(super) fn check(entries: &mut Vec<Entry>, fields: &'static Fields, place: Span, findings: &mut Findings) {
    Check { findings, all: fields }.map(entries, fields, place);
}

struct Check<'a, 'f> {
    findings: &'a mut Findings<'f>,
    /// The fields of the file as a whole.
    all: &'static Fields,
}

impl Check<'_, '_> {
    /// Keeps what fits; `false` where a required key is missing, so that the mapping as a whole is of no use.
    fn map(&mut self, entries: &mut Vec<Entry>, fields: &'static Fields, place: Span) -> bool {
        let missing: Vec<&Key> = fields.keys().filter(|key| key.required && !has(entries, key.name)).collect();
        for key in &missing {
            let span = entries.iter().find(|entry| entry.key.value == key.name).map_or(place, |entry| entry.key.span);
            let help = format!("add `{}`: {}", key.name, key.clause());
            self.findings.error(Code::MISSING_KEY, span, format!("{} needs `{}`", fields.noun, key.name), Some(help));
        }
        entries.retain_mut(|entry| match fields.key(&entry.key.value) {
            Some(key) => {
                !matches!(entry.value.value, Value::Null) && self.value(&mut entry.value, &key.shape, key.name)
            }
            None => {
                self.unknown_key(entry, fields);
                false
            }
        });
        self.order(entries, fields);
        fields.keys().filter(|key| key.required).all(|key| has(entries, key.name))
    }

    /// Whether a value fits after what does not fit was taken out of it.
    fn value(&mut self, node: &mut Node, shape: &Shape, key: &'static str) -> bool {
        match (&mut node.value, shape) {
            (Value::Broken, _) => true,
            (Value::Null, _) => self.wrong(node, shape, key, "nothing"),
            (Value::List(items), Shape::List(item)) => {
                items.retain_mut(|node| self.value(node, item, key));
                if item.is_reference() {
                    self.repeated(items, key);
                }
                true
            }
            (_, Shape::List(item)) => self.value(node, item, key),
            (Value::Map(entries), Shape::Map(fields) | Shape::Short(_, fields)) => self.map(entries, fields, node.span),
            (Value::Map(entries), Shape::Dictionary(shape)) => {
                entries.retain_mut(|entry| self.value(&mut entry.value, shape, key));
                true
            }
            (Value::Map(entries), Shape::Silence) => {
                entries.retain_mut(|entry| self.code(entry) && self.value(&mut entry.value, &Shape::Text, key));
                true
            }
            (Value::Scalar(_), Shape::Short(short, _)) => self.value(node, short, key),
            (Value::Scalar(text), Shape::TrueOr(_)) if text == "true" => true,
            (Value::Scalar(_), Shape::TrueOr(other)) => self.value(node, other, key),
            (Value::Scalar(_), Shape::Map(_) | Shape::Dictionary(_) | Shape::Silence) => {
                self.wrong(node, shape, key, "text")
            }
            (Value::Scalar(text), _) => {
                let fault = if text.trim().is_empty() { Err(empty(key)) } else { self.scalar(text, shape, key) };
                fault.map_err(|fault| self.report(node.span, fault)).is_ok()
            }
            (Value::List(_), _) => self.wrong(node, shape, key, "a list"),
            (Value::Map(_), _) => self.wrong(node, shape, key, "a mapping"),
        }
    }

    fn scalar(&self, text: &str, shape: &Shape, key: &str) -> Result<(), Fault> {
        let text = text.trim();
        match shape {
            Shape::Date => dated(text).map(drop),
            Shape::Point => match dated(text)? {
                Edtf::Date(_) => Ok(()),
                Edtf::Interval(..) => Err(unfit(shape, text, key)),
            },
            Shape::Day => match dated(text)? {
                Edtf::Date(date) if date.day.is_some() && !date.is_vague() => Ok(()),
                _ => Err(unfit(shape, text, key)),
            },
            Shape::Years => match dated(text)? {
                years if years.is_vague() => {
                    let (code, message, _) = unfit(shape, text, key);
                    Err((code, message, Some("leave `years` out where the source does not say them".to_owned())))
                }
                years if years.to_string().contains('-') => Err(unfit(shape, text, key)),
                _ => Ok(()),
            },
            Shape::Moment => date::moment(text).map(drop).map_err(Fault::from),
            Shape::Amount => {
                Money::parse(text).map(drop).map_err(|error| (Code::BAD_AMOUNT, error.message, error.help))
            }
            Shape::Web if !address::is_web(text) => Err(bad_address(shape, text, key)),
            Shape::Link if !address::is_safe(text) => Err(bad_address(shape, text, key)),
            Shape::Flag if !matches!(text, "true" | "false") => Err(unfit(shape, text, key)),
            Shape::Count if !text.parse::<u32>().is_ok_and(|count| count > 0) => Err(unfit(shape, text, key)),
            Shape::Word(words) => one_of(text, &words(), key),
            Shape::Form(_, example, _, fits) if !fits(text) => {
                let (code, message, _) = unfit(shape, text, key);
                Err((code, message, Some(format!("for example `{example}`"))))
            }
            Shape::OwnKey if self.all.key(text).is_none() => {
                Err((Code::UNKNOWN_WORD, no_key(text, self.all), Some(near_key(text, self.all))))
            }
            _ => Ok(()),
        }
    }

    /// Takes out what stands in a list of references a second time.
    fn repeated(&mut self, items: &mut Vec<Node>, key: &str) {
        let mut seen: BTreeSet<String> = BTreeSet::new();
        items.retain(|node| {
            let Value::Scalar(text) = &node.value else { return true };
            let is_first = seen.insert(text.trim().to_owned());
            if !is_first {
                let message = format!("`{}` stands twice in `{key}`", shown(text));
                let help = Some("take one of them out; it counts once".to_owned());
                self.findings.add(Severity::Warning, Code::DUPLICATE_REFERENCE, node.span, message, help);
            }
            is_first
        });
    }

    fn unknown_key(&mut self, entry: &Entry, fields: &Fields) {
        let word = &*entry.key.value;
        let help = Some(near_key(word, fields));
        self.findings.error(Code::UNKNOWN_KEY, entry.key.span, no_key(word, fields), help);
    }

    fn code(&mut self, entry: &Entry) -> bool {
        let word = &*entry.key.value;
        if Code::named(word).is_some() {
            return true;
        }
        let codes: Vec<&str> =
            Code::ALL.iter().filter(|(code, _)| code.can_be_silenced()).map(|(code, _)| code.as_str()).collect();
        let near =
            nearest(word, codes.iter().copied()).map_or(String::new(), |near| format!("did you mean `{near}`? "));
        let help = format!("{near}what can be silenced: {}", codes.join(", "));
        let message = format!("no finding is called `{}`", shown(word));
        self.findings.error(Code::UNKNOWN_CODE, entry.key.span, message, Some(help));
        false
    }

    /// `from` and `to` of one mapping, where they are dates.
    fn order(&mut self, entries: &[Entry], fields: &Fields) {
        let point = |name| {
            fields.key(name).filter(|key| matches!(key.shape, Shape::Point))?;
            let node = &entries.iter().find(|entry| entry.key.value == name)?.value;
            let Value::Scalar(text) = &node.value else { return None };
            Some((Edtf::parse(text).ok()?, node.span))
        };
        if let (Some((from, _)), Some((to, span))) = (point("from"), point("to"))
            && to.days().last.is_some_and(|last| last < from.days().first)
        {
            let message = format!("it ends, `{to}`, before it begins, `{from}`");
            let help = "`from` is the first day and `to` the last, both counted".to_owned();
            self.findings.error(Code::IMPOSSIBLE_PERIOD, span, message, Some(help));
        }
    }

    fn wrong(&mut self, node: &Node, shape: &Shape, key: &str, found: &str) -> bool {
        let help = match shape {
            Shape::Map(fields) | Shape::Short(_, fields) => Some(format!("the keys are {}", fields.names())),
            _ if found == "a mapping" => Some("text that holds `: ` needs quotes".to_owned()),
            _ => None,
        };
        self.report(node.span, (Code::WRONG_TYPE, format!("`{key}` takes {}, not {found}", shape.takes()), help));
        false
    }

    fn report(&mut self, span: Span, (code, message, help): Fault) {
        self.findings.error(code, span, message, help);
    }
}

/// What is wrong with a scalar, and the remedy.
type Fault = (Code, String, Option<String>);

impl From<date::DateError> for Fault {
    fn from(error: date::DateError) -> Fault {
        (error.code, error.message, error.help)
    }
}

fn has(entries: &[Entry], name: &str) -> bool {
    entries.iter().any(|entry| entry.key.value == name && !matches!(entry.value.value, Value::Null))
}

fn dated(text: &str) -> Result<Edtf, Fault> {
    Edtf::parse(text).map_err(Fault::from)
}

fn empty(key: &str) -> Fault {
    (Code::WRONG_TYPE, format!("`{key}` is empty"), Some("write something, or leave the key out".to_owned()))
}

fn unfit(shape: &Shape, text: &str, key: &str) -> Fault {
    (Code::WRONG_TYPE, format!("`{key}` takes {}, not `{}`", shape.takes(), shown(text)), None)
}

fn bad_address(shape: &Shape, text: &str, key: &str) -> Fault {
    let (_, message, _) = unfit(shape, text, key);
    let help = match shape {
        Shape::Web => "write the whole address, as a browser shows it",
        _ => "addresses may be http, https, mailto, or a path within the site",
    };
    (Code::BAD_URL, message, Some(help.to_owned()))
}

fn no_key(word: &str, fields: &Fields) -> String {
    format!("{} has no key `{}`", fields.noun, shown(word))
}

fn near_key(word: &str, fields: &Fields) -> String {
    if word != word.trim() {
        return "blanks of another kind (as in text from web pages) belong to it; write the blanks anew".to_owned();
    }
    let names = fields.keys().map(|key| key.name);
    match nearest(word, names.clone()).or_else(|| habits::meant(word, names)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the keys are {}", fields.names()),
    }
}

fn one_of(text: &str, words: &[&str], key: &str) -> Result<(), Fault> {
    if words.contains(&text) {
        return Ok(());
    }
    let all = || words.iter().copied();
    let near = nearest(text, all()).or_else(|| habits::meant(text, all()));
    let near = near.map_or(String::new(), |near| format!("did you mean `{near}`? "));
    let message = format!("`{key}` does not take `{}`", shown(text));
    Err((Code::UNKNOWN_WORD, message, Some(format!("{near}it takes {}", words.join(", ")))))
}
