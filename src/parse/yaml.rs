//! YAML text to a tree of nodes with places. The only module that knows the YAML library; knows no keys and no kinds.
//!
//! Scalars keep their text: `no` is "no" and `2021` is "2021"; what they mean is the reader's business. Nothing here recurses on
//! the input, and depth, nodes and what aliases unfold to are bounded.

mod explain;

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_saphyr::granit_parser::{self, ErrorKind, Event, Options, Parser, ScalarStyle, ScanError, StructureStyle};

use super::findings::Findings;
use super::shown;
use crate::diagnostic::{Code, Severity};
use crate::source::{Span, Spanned};

/// A record needs some dozens; an alias bomb reaches it in a blink.
const MOST_NODES: usize = 20_000;
/// Amounts in parts of parts nest some four deep.
const DEEPEST: usize = 32;

/// A value and where it stands in the file.
#[derive(Clone, Debug)]
pub(super) struct Node<'t> {
    pub value: Value<'t>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub(super) enum Value<'t> {
    Null,
    /// Something that was reported already; to be passed over in silence.
    Broken,
    /// The text after YAML's escapes; nothing else is done to it.
    Scalar(Cow<'t, str>),
    List(Vec<Node<'t>>),
    Map(Vec<Entry<'t>>),
}

/// A key and its value, in the order written.
#[derive(Clone, Debug)]
pub(super) struct Entry<'t> {
    pub key: Spanned<Cow<'t, str>>,
    pub value: Node<'t>,
}

/// What came of a mapping's text.
pub(super) struct Reading<'t> {
    pub entries: Vec<Entry<'t>>,
    /// Whether all of it was valid YAML. If not, `entries` holds what could be saved, so that its other mistakes are told too.
    pub whole: bool,
}

/// Reads a text that should be one mapping; `base` is its first byte in the file.
pub(super) fn read<'t>(text: &'t str, base: usize, findings: &mut Findings) -> Reading<'t> {
    let mut budget = MOST_NODES;
    match Builder::new(text, base, findings, &mut budget).mapping(false) {
        Ok(entries) => Reading { entries: without_duplicates(entries, findings), whole: true },
        Err(fault) if fault.code == Code::YAML_LIMIT => {
            fault.report(findings);
            Reading { entries: Vec::new(), whole: false }
        }
        Err(fault) => Reading { entries: salvage(text, base, fault, findings), whole: false },
    }
}

/// Reads each top-level entry by itself, so that a syntax error in one hides no mistake in another.
fn salvage<'t>(text: &'t str, base: usize, first: Fault, findings: &mut Findings) -> Vec<Entry<'t>> {
    let mut budget = MOST_NODES;
    let mut saved = Vec::new();
    let mut faults = Vec::new();
    for (start, chunk) in top_level(text) {
        let place = base + start..base + start + chunk.len();
        match Builder::new(chunk, place.start, findings, &mut budget).mapping(true) {
            Ok(entries) => saved.extend(entries),
            Err(fault) => {
                saved.extend(broken_entry(chunk, place.start));
                // The first reading saw the whole text, so that it knows best what it found.
                let same = faults.is_empty() && place.contains(&(first.span.start as usize));
                faults.push(if same { first.clone() } else { fault });
            }
        }
        if budget == 0 {
            break;
        }
    }
    if faults.is_empty() {
        faults.push(first);
    }
    faults.into_iter().for_each(|fault| fault.report(findings));
    without_duplicates(saved, findings)
}

/// The stretches of text that begin in the first column with something other than a blank, comment, list, colon or closing bracket.
fn top_level(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut starts = vec![0];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if at > 0 && !line.starts_with([' ', '\t', '#', '-', ':', ']', '}', '\r', '\n']) {
            starts.push(at);
        }
        at += line.len();
    }
    starts.push(text.len());
    (1..starts.len()).map(move |i| (starts[i - 1], &text[starts[i - 1]..starts[i]]))
}

/// The key of an entry whose value cannot be read, so that nobody calls it missing.
fn broken_entry(chunk: &str, base: usize) -> Option<Entry<'_>> {
    let (key, _) = chunk.split_once(':').filter(|(key, _)| !key.contains(['\n', '?', '[', '{', '"', '\'']))?;
    let span = Span::new(base, base + key.len());
    let value = Node { value: Value::Broken, span };
    Some(Entry { key: Spanned::new(Cow::Borrowed(key.trim()), span), value })
}

/// Keeps the first of each key and reports the others.
fn without_duplicates<'t>(entries: Vec<Entry<'t>>, findings: &mut Findings) -> Vec<Entry<'t>> {
    let mut firsts: BTreeMap<Cow<'t, str>, Span> = BTreeMap::new();
    let mut kept = Vec::with_capacity(entries.len());
    for entry in entries {
        if let Some(&first) = firsts.get(&entry.key.value) {
            let message = format!("`{}` stands twice", shown(&entry.key.value));
            let first = (first, "the first is used");
            findings.error_with(Code::YAML_DUPLICATE_KEY, entry.key.span, message, "take one of them out", first);
            continue;
        }
        firsts.insert(entry.key.value.clone(), entry.key.span);
        kept.push(entry);
    }
    kept
}

/// Why a text is not one mapping.
#[derive(Clone)]
struct Fault {
    code: Code,
    span: Span,
    message: String,
    help: Option<String>,
}

impl Fault {
    fn syntax(span: Span, message: impl Into<String>, help: impl Into<String>) -> Fault {
        Fault { code: Code::YAML_SYNTAX, span, message: message.into(), help: Some(help.into()) }
    }

    fn too_deep(span: Span) -> Fault {
        let message = format!("lists and mappings are nested more than {DEEPEST} deep");
        let help = Some("is a bracket too many, or a text without its quotes?".to_owned());
        Fault { code: Code::YAML_LIMIT, span, message, help }
    }

    fn too_many(span: Span) -> Fault {
        let message = format!("more than {MOST_NODES} values, those that aliases unfold to counted");
        let help = Some("write values out instead of aliases, or split the record".to_owned());
        Fault { code: Code::YAML_LIMIT, span, message, help }
    }

    fn report(self, findings: &mut Findings) {
        findings.error(self.code, self.span, self.message, self.help);
    }
}

/// A list or mapping that is still being read.
struct Open<'t> {
    start: usize,
    anchor: usize,
    flow: bool,
    value: OpenValue<'t>,
}

enum OpenValue<'t> {
    List(Vec<Node<'t>>),
    /// Entries, and the key whose value comes next.
    Map(Vec<Entry<'t>>, Option<Spanned<Cow<'t, str>>>),
}

/// Turns the library's events into nodes.
struct Builder<'t, 'a, 'f> {
    text: &'t str,
    base: usize,
    findings: &'a mut Findings<'f>,
    /// How many nodes may still come.
    budget: &'a mut usize,
    open: Vec<Open<'t>>,
    /// Finished nodes by anchor, with how many nodes each holds.
    anchors: BTreeMap<usize, (Node<'t>, usize)>,
    root: Option<Node<'t>>,
}

impl<'t, 'a, 'f> Builder<'t, 'a, 'f> {
    fn new(text: &'t str, base: usize, findings: &'a mut Findings<'f>, budget: &'a mut usize) -> Self {
        Builder { text, base, findings, budget, open: Vec::new(), anchors: BTreeMap::new(), root: None }
    }

    /// The entries of a text that is one mapping or nothing at all. In a `part` of a text, anchors may be defined elsewhere.
    fn mapping(mut self, part: bool) -> Result<Vec<Entry<'t>>, Fault> {
        for event in Parser::new_from_str_with_options(self.text, options(part)) {
            let (event, span) = event.map_err(|error| self.fault(&error))?;
            if let Some(tag) = span.tag_span().and_then(|tag| tag.byte_range()) {
                let message = "a value cannot begin with `!`, which marks a YAML tag";
                return Err(Fault::syntax(self.span(tag.start, tag.end), message, "put the text in quotes"));
            }
            let span = span.byte_range().map_or(Span::default(), |range| self.span(range.start, range.end));
            self.event(event, span)?;
        }
        match self.root {
            None => Ok(Vec::new()),
            Some(Node { value: Value::Map(entries), .. }) => Ok(entries),
            Some(Node { value: Value::Null, .. }) => Ok(Vec::new()),
            Some(node) => Err(explain::not_a_mapping(&self.text[node.span.start as usize - self.base..], node.span)),
        }
    }

    fn event(&mut self, event: Event<'t>, span: Span) -> Result<(), Fault> {
        match event {
            Event::Scalar(text, style, anchor, _) => self.scalar(text, style, anchor, span),
            Event::SequenceStart(style, anchor, _) => self.begin(OpenValue::List(Vec::new()), style, anchor, span),
            Event::MappingStart(style, anchor, _) => self.begin(OpenValue::Map(Vec::new(), None), style, anchor, span),
            Event::SequenceEnd | Event::MappingEnd => self.end(span),
            Event::Alias(anchor) => self.alias(anchor, span),
            Event::UnresolvedAlias(_) => self.finish(Node { value: Value::Broken, span }),
            Event::DocumentStart(..) if self.root.is_some() => Err(Fault::syntax(
                span,
                "a second YAML document begins here",
                "front matter is one mapping; take the line out",
            )),
            _ => Ok(()),
        }
    }

    fn scalar(&mut self, text: Cow<'t, str>, style: ScalarStyle, anchor: usize, span: Span) -> Result<(), Fault> {
        self.spend(1, span)?;
        if style == ScalarStyle::Plain {
            self.warn_of_comment(span);
        }
        let null = style == ScalarStyle::Plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
        let value = if null { Value::Null } else { Value::Scalar(text) };
        self.finish_anchored(Node { value, span }, anchor)
    }

    /// `title: Kampen mot #hat` loses its last word without a sound; comments proper have a blank after the `#`.
    fn warn_of_comment(&mut self, span: Span) {
        let rest = &self.text[span.end as usize - self.base..];
        let line = rest.lines().next().unwrap_or_default().trim_start_matches(':').trim();
        if line.starts_with('#') && line[1..].starts_with(char::is_alphanumeric) {
            let start = span.end as usize + rest.find('#').unwrap_or_default();
            let message = format!("`{}` is a comment to YAML, no part of the value", shown(line));
            let help = "put the whole value in quotes, or write a blank after the `#`".to_owned();
            let span = Span::new(start, start + line.len());
            self.findings.add(Severity::Warning, Code::YAML_SYNTAX, span, message, Some(help));
        }
    }

    fn begin(&mut self, value: OpenValue<'t>, style: StructureStyle, anchor: usize, span: Span) -> Result<(), Fault> {
        self.spend(1, span)?;
        if self.open.len() >= DEEPEST {
            return Err(Fault::too_deep(span));
        }
        let flow = style == StructureStyle::Flow;
        self.open.push(Open { start: span.start as usize, anchor, flow, value });
        Ok(())
    }

    fn end(&mut self, span: Span) -> Result<(), Fault> {
        let open = self.open.pop().expect("the parser closes only what it opened");
        let (value, last) = match open.value {
            OpenValue::List(items) => {
                let items = if open.flow { self.rejoin_items(items) } else { items };
                let last = items.last().map(|item| item.span.end);
                (Value::List(items), last)
            }
            OpenValue::Map(entries, _) => {
                let entries = if open.flow { self.rejoin_entries(entries)? } else { entries };
                let last = entries.last().map(|entry| entry.value.span.end);
                (Value::Map(without_duplicates(entries, self.findings)), last)
            }
        };
        // A block ends, for the parser, where the next thing begins; for a reader, with its last word.
        let end = if open.flow { span.end } else { last.unwrap_or(span.end) };
        self.finish_anchored(Node { value, span: Span { start: open.start as u32, end } }, open.anchor)
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Result<(), Fault> {
        let Some((node, size)) = self.anchors.get(&anchor).cloned() else {
            return Err(Fault::syntax(span, "an alias within its own anchor", "write the value out"));
        };
        self.spend(size, span)?;
        self.finish(node)
    }

    fn finish_anchored(&mut self, node: Node<'t>, anchor: usize) -> Result<(), Fault> {
        if anchor > 0 {
            let size = size(&node);
            self.spend(size, node.span)?;
            self.anchors.insert(anchor, (node.clone(), size));
        }
        self.finish(node)
    }

    /// Hands a finished node to what it stands in.
    fn finish(&mut self, node: Node<'t>) -> Result<(), Fault> {
        match self.open.last_mut().map(|open| &mut open.value) {
            None => self.root = Some(node),
            Some(OpenValue::List(items)) => items.push(node),
            Some(OpenValue::Map(entries, key)) => match key.take() {
                Some(key) => entries.push(Entry { key, value: node }),
                None => *key = Some(as_key(node)?),
            },
        }
        Ok(())
    }

    /// `{amount: 31,5 mnkr, to: x}`: a comma in braces begins an entry. Puts such a value together again and says what to do.
    fn rejoin_entries(&mut self, entries: Vec<Entry<'t>>) -> Result<Vec<Entry<'t>>, Fault> {
        let mut joined: Vec<Entry<'t>> = Vec::with_capacity(entries.len());
        for entry in entries {
            if !self.is_bare(&entry) {
                joined.push(entry);
                continue;
            }
            let before = joined.last_mut().map(|last| &mut last.value);
            match before.filter(|value| matches!(value.value, Value::Scalar(_))) {
                Some(value) => *value = self.rejoin(value.span, entry.key.span),
                None => {
                    let message = format!("`{}` has no value", shown(&entry.key.value));
                    return Err(Fault::syntax(entry.key.span, message, "in braces each entry is `key: value`"));
                }
            }
        }
        Ok(joined)
    }

    /// Whether a key in braces has neither colon nor value.
    fn is_bare(&self, entry: &Entry<'t>) -> bool {
        let after = &self.text[entry.key.span.end as usize - self.base..];
        matches!(entry.value.value, Value::Null) && after.trim_start().starts_with([',', '}'])
    }

    /// `[31,5 mnkr]`: digits, a comma without a blank, digits and a unit are one sum.
    fn rejoin_items(&mut self, items: Vec<Node<'t>>) -> Vec<Node<'t>> {
        let mut joined: Vec<Node<'t>> = Vec::with_capacity(items.len());
        for item in items {
            match joined.last_mut().filter(|last| is_split_sum(last, &item)) {
                Some(last) => *last = self.rejoin(last.span, item.span),
                None => joined.push(item),
            }
        }
        joined
    }

    fn rejoin(&mut self, first: Span, second: Span) -> Node<'t> {
        let span = Span { start: first.start, end: second.end };
        let text = &self.text[first.start as usize - self.base..second.end as usize - self.base];
        let what = if text.starts_with(|c: char| c.is_ascii_digit()) { "amount" } else { "text" };
        let message = format!("in brackets and braces a comma begins something new, so `{}` falls apart", shown(text));
        let help = format!("put the {what} in quotes: {}", explain::quoted(text));
        self.findings.error(Code::YAML_SYNTAX, span, message, Some(help));
        Node { value: Value::Scalar(Cow::Borrowed(text)), span }
    }

    fn spend(&mut self, nodes: usize, span: Span) -> Result<(), Fault> {
        *self.budget = self.budget.checked_sub(nodes).ok_or_else(|| Fault::too_many(span))?;
        Ok(())
    }

    fn fault(&self, error: &ScanError) -> Fault {
        let at = error.marker().byte_offset().unwrap_or(0).min(self.text.len());
        if *error.kind() == ErrorKind::RecursionLimitExceeded {
            return Fault::too_deep(self.span(at, at));
        }
        explain::syntax(error.kind(), self.text, at, self.base)
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.base + start, self.base + end)
    }
}

fn options(part: bool) -> Options {
    granit_parser::options! {
        flow_nesting_limit: DEEPEST,
        block_nesting_limit: DEEPEST,
        emit_unresolved_aliases: part,
        disallow_directives: true,
        emit_comments: false,
    }
}

fn as_key(node: Node<'_>) -> Result<Spanned<Cow<'_, str>>, Fault> {
    match node.value {
        Value::Scalar(text) => Ok(Spanned::new(text, node.span)),
        _ => Err(Fault::syntax(node.span, "a key must be a word", "write `key: value`")),
    }
}

fn is_split_sum(first: &Node, second: &Node) -> bool {
    let (Value::Scalar(whole), Value::Scalar(rest)) = (&first.value, &second.value) else { return false };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ');
    first.span.end + 1 == second.span.start
        && digits(whole)
        && rest.starts_with(|c: char| c.is_ascii_digit())
        && rest.ends_with(char::is_alphabetic)
}

/// How many nodes a tree holds. Its depth is bounded, so the recursion is.
fn size(node: &Node) -> usize {
    1 + match &node.value {
        Value::List(items) => items.iter().map(size).sum(),
        Value::Map(entries) => entries.iter().map(|entry| 1 + size(&entry.value)).sum::<usize>(),
        Value::Null | Value::Broken | Value::Scalar(_) => 0,
    }
}
