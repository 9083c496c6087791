//! Typed values out of a checked tree. What does not fit was reported and taken out by `shape`, so nothing here can fail: a value is
//! there or it is not.

use std::str::FromStr;

use jiff::civil::{Date, DateTime};

use super::date::{self, Edtf};
use super::money::Money;
use super::words::Word;
use super::yaml::{Entry, Node, Value};
use crate::source::{Span, Spanned};

/// A mapping by its keys.
#[derive(Clone, Copy)]
pub(super) struct Map<'n>(pub &'n [Entry<'n>]);

impl<'n> Map<'n> {
    fn get(self, key: &str) -> Option<&'n Node<'n>> {
        self.0.iter().find(|entry| entry.key.value == key).map(|entry| &entry.value)
    }

    pub fn has(self, key: &str) -> bool {
        self.get(key).is_some()
    }

    pub fn text(self, key: &str) -> Option<String> {
        self.get(key).and_then(text).map(str::to_owned)
    }

    pub fn spanned(self, key: &str) -> Option<Spanned<String>> {
        self.get(key).and_then(spanned)
    }

    pub fn date(self, key: &str) -> Option<Spanned<Edtf>> {
        self.get(key).and_then(edtf)
    }

    pub fn day(self, key: &str) -> Option<Date> {
        self.date(key).map(|date| date.value.days().first)
    }

    pub fn moment(self, key: &str) -> Option<DateTime> {
        self.get(key).and_then(text).and_then(|text| date::moment(text).ok())
    }

    pub fn money(self, key: &str) -> Option<Spanned<Money>> {
        self.get(key).and_then(money)
    }

    pub fn flag(self, key: &str) -> bool {
        self.get(key).and_then(text) == Some("true")
    }

    pub fn number<N: FromStr>(self, key: &str) -> Option<N> {
        self.get(key).and_then(text)?.parse().ok()
    }

    pub fn word<W: Word>(self, key: &str) -> Option<W> {
        self.get(key).and_then(text).and_then(W::named)
    }

    pub fn texts(self, key: &str) -> Vec<String> {
        self.list(key, |node| text(node).map(str::to_owned))
    }

    /// References, or words, with their places.
    pub fn names(self, key: &str) -> Vec<Spanned<String>> {
        self.list(key, spanned)
    }

    pub fn map(self, key: &str) -> Option<Map<'n>> {
        self.get(key).and_then(map)
    }

    /// The items of a list, or the one that stands without brackets, as far as `read` makes something of them.
    pub fn list<T>(self, key: &str, read: impl Fn(&'n Node<'n>) -> Option<T>) -> Vec<T> {
        match self.get(key) {
            Some(Node { value: Value::List(items), .. }) => items.iter().filter_map(read).collect(),
            Some(node) => read(node).into_iter().collect(),
            None => Vec::new(),
        }
    }

    pub fn one<T>(self, key: &str, read: impl Fn(&'n Node<'n>) -> Option<T>) -> Option<T> {
        self.get(key).and_then(read)
    }

    /// The keys of the author's own with their texts.
    pub fn dictionary(self, key: &str) -> Vec<(Spanned<String>, Spanned<String>)> {
        let Some(Map(entries)) = self.map(key) else { return Vec::new() };
        let pair = |entry: &Entry| Some((entry.key.clone().map(|key| key.into_owned()), spanned(&entry.value)?));
        entries.iter().filter_map(pair).collect()
    }
}

pub(super) fn text<'n>(node: &'n Node) -> Option<&'n str> {
    match &node.value {
        Value::Scalar(text) => Some(text.trim()),
        _ => None,
    }
}

pub(super) fn spanned(node: &Node) -> Option<Spanned<String>> {
    Some(Spanned::new(text(node)?.to_owned(), node.span))
}

pub(super) fn edtf(node: &Node) -> Option<Spanned<Edtf>> {
    Some(Spanned::new(Edtf::parse(text(node)?).ok()?, node.span))
}

pub(super) fn money(node: &Node) -> Option<Spanned<Money>> {
    Some(Spanned::new(Money::parse(text(node)?).ok()?, node.span))
}

pub(super) fn map<'n>(node: &'n Node) -> Option<Map<'n>> {
    match &node.value {
        Value::Map(entries) => Some(Map(entries)),
        _ => None,
    }
}

/// The part of a short form: the mapping where there is one, else the value alone under its key's reader.
pub(super) fn short<'n, T>(
    node: &'n Node<'n>,
    alone: impl Fn(&'n Node<'n>) -> Option<T>,
    whole: impl Fn(Map<'n>, Span) -> Option<T>,
) -> Option<T> {
    match map(node) {
        Some(map) => whole(map, node.span),
        None => alone(node),
    }
}
