//! `content/site.yaml`: what one site calls itself and its addresses.

use std::collections::BTreeMap;

use super::findings::Findings;
use super::read::{Map, short, text};
use super::shown;
use super::words::{Word, closed_set};
use super::yaml::{Entry, Node, Value};
use crate::diagnostic::{Code, nearest};
use crate::source::{Span, Spanned};

/// The site's own settings, with defaults applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    pub title: String,
    /// `sv` or another language that the theme has a translation file for.
    pub language: Spanned<String>,
    /// Absolute, with `/` at its end: `https://diarium.example/sub/`.
    pub base_url: String,
    pub publisher: Publisher,
    pub license: Option<String>,
    /// A file below `content/`, or an absolute address.
    pub logo: Option<Spanned<String>>,
    /// The folder below `themes/` whose files override the built-in theme's.
    pub theme: Option<Spanned<String>>,
    /// Party key to name, in the order written; default: the Riksdag's.
    pub parties: Vec<(String, String)>,
    pub words: Words,
    pub edit_url: Option<String>,
    pub report_url: Option<String>,
    pub noindex_imported: bool,
    pub search: SearchSettings,
    pub data: DataSettings,
}

/// What a site decides about its data files: `data:` in `site.yaml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DataSettings {
    /// Records above which they have no JSON file each.
    pub record_limit: usize,
}

impl Default for DataSettings {
    fn default() -> DataSettings {
        DataSettings { record_limit: 5000 }
    }
}

/// What a site decides about its search: `search:` in `site.yaml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchSettings {
    /// Documents above which `search/elasticlunr.json` is not written.
    pub elasticlunr_limit: usize,
    /// How much a word counts in each part of a document, in hundredths; by the keys of [`SearchSettings::WEIGHTS`].
    pub weights: BTreeMap<&'static str, u32>,
    /// By what results can be narrowed, in the order shown.
    pub facets: Vec<Facet>,
    /// Words and phrases that mean the same, a group each, beside those that the program knows.
    pub synonyms: Vec<Vec<String>>,
}

closed_set! {
    /// By what a search can be narrowed.
    pub enum Facet {
        Kind = "kind",
        Ministry = "ministry",
        Minister = "minister",
        Agency = "agency",
        Program = "program",
        Topic = "topic",
        Region = "region",
        Year = "year",
        Amount = "amount",
        Review = "review",
    }
}

impl SearchSettings {
    /// The parts of a document and what a word in each counts, in hundredths. `parts` is what a part of a compound counts of the whole word.
    pub const WEIGHTS: [(&'static str, u32); 6] =
        [("title", 500), ("names", 300), ("summary", 150), ("numbers", 150), ("text", 100), ("parts", 40)];
}

impl Default for SearchSettings {
    fn default() -> SearchSettings {
        SearchSettings {
            elasticlunr_limit: 500,
            weights: SearchSettings::WEIGHTS.into(),
            facets: Facet::ALL.to_vec(),
            synonyms: Vec::new(),
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publisher {
    pub name: String,
    pub url: Option<String>,
    pub email: Option<String>,
}

/// The first segments of addresses. Keys are the names below in `words:` of `site.yaml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words(BTreeMap<&'static str, String>);

impl Words {
    /// Key and default, the only home of either.
    pub const DEFAULTS: [(&'static str, &'static str); 18] = [
        ("releases", "pressmeddelanden"),
        ("assignments", "regeringsuppdrag"),
        ("articles", "artiklar"),
        ("programs", "program"),
        ("agencies", "myndigheter"),
        ("ministries", "departement"),
        ("ministers", "statsrad"),
        ("posts", "poster"),
        ("governments", "regeringar"),
        ("agreements", "overenskommelser"),
        ("topics", "amnen"),
        ("regions", "lan"),
        ("timeline", "tidslinje"),
        ("money", "pengar"),
        ("deadlines", "redovisningar"),
        ("index", "a-o"),
        ("search", "sok"),
        ("data", "data"),
    ];

    /// The word for one of the keys of [`Words::DEFAULTS`].
    pub fn get(&self, key: &str) -> &str {
        self.0.get(key).map_or("", String::as_str)
    }

    /// Replaces the word of a key; `false` where there is no such key.
    pub fn set(&mut self, key: &str, word: String) -> bool {
        self.0.get_mut(key).map(|slot| *slot = word).is_some()
    }
}

impl Default for Words {
    fn default() -> Words {
        Words(Words::DEFAULTS.iter().map(|&(key, word)| (key, word.to_owned())).collect())
    }
}

impl Default for Config {
    fn default() -> Config {
        Config {
            title: "Diarium".to_owned(),
            language: Spanned::new("sv".to_owned(), Span::default()),
            base_url: "http://localhost/".to_owned(),
            publisher: Publisher::default(),
            license: None,
            logo: None,
            theme: None,
            parties: riksdag_parties(),
            words: Words::default(),
            edit_url: None,
            report_url: None,
            noindex_imported: false,
            search: SearchSettings::default(),
            data: DataSettings::default(),
        }
    }
}

/// The settings of a checked `site.yaml`.
pub(super) fn read(map: Map, findings: &mut Findings) -> Config {
    let default = Config::default();
    let parties = map.dictionary("parties").into_iter().map(|(key, name)| (key.value, name.value)).collect::<Vec<_>>();
    Config {
        title: map.text("title").unwrap_or(default.title),
        language: map.spanned("language").unwrap_or(default.language),
        base_url: base_url(map, findings).unwrap_or(default.base_url),
        publisher: map.one("publisher", publisher).unwrap_or_default(),
        license: map.text("license"),
        logo: map.spanned("logo"),
        theme: map.spanned("theme"),
        parties: if parties.is_empty() { default.parties } else { parties },
        words: words(map, findings),
        edit_url: map.text("edit_url"),
        report_url: map.text("report_url"),
        noindex_imported: map.flag("noindex_imported"),
        search: map.map("search").map_or(default.search, search),
        data: map
            .map("data")
            .and_then(|map| map.number("record_limit"))
            .map_or(default.data, |record_limit| DataSettings { record_limit }),
    }
}

fn search(map: Map) -> SearchSettings {
    let mut settings = SearchSettings::default();
    if let Some(limit) = map.number("elasticlunr_limit") {
        settings.elasticlunr_limit = limit;
    }
    if let Some(weights) = map.map("weights") {
        for (part, weight) in &mut settings.weights {
            *weight = weights.text(part).and_then(|text| hundredths(&text)).unwrap_or(*weight);
        }
    }
    if map.has("facets") {
        settings.facets = map.list("facets", |node| text(node).and_then(Facet::named));
    }
    if let Some(Map(entries)) = map.map("synonyms") {
        let group = |entry: &Entry| {
            let others = match &entry.value.value {
                Value::List(items) => items.iter().filter_map(text).map(str::to_owned).collect(),
                _ => text(&entry.value).map(str::to_owned).into_iter().collect::<Vec<_>>(),
            };
            std::iter::once(entry.key.value.to_string()).chain(others).collect()
        };
        settings.synonyms = entries.iter().map(group).collect();
    }
    settings
}

/// A weight such as `2.5` or `2,5` in hundredths: from 0 to 100, two decimals at most.
pub(super) fn hundredths(text: &str) -> Option<u32> {
    let (whole, decimals) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let is_number = |digits: &str, most| {
        matches!(digits.len(), 1..=3) && digits.len() <= most && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !is_number(whole, 3) || !is_number(decimals, 2) {
        return None;
    }
    let weight = whole.parse::<u32>().ok()? * 100 + format!("{decimals:0<2}").parse::<u32>().ok()?;
    (weight <= 10_000).then_some(weight)
}

/// With `/` at its end. A query or fragment cannot stand before the paths that follow.
fn base_url(map: Map, findings: &mut Findings) -> Option<String> {
    let url = map.spanned("base_url")?;
    if let Some(at) = url.value.find(['?', '#']) {
        let help = format!("write `{}`", shown(&url.value[..at]));
        findings.error(Code::BAD_URL, url.span, "`base_url` takes no `?` and no `#`", Some(help));
        return None;
    }
    Some(format!("{}/", url.value.trim_end_matches('/')))
}

fn publisher(node: &Node) -> Option<Publisher> {
    let alone = |node| Some(Publisher { name: text(node)?.to_owned(), ..Publisher::default() });
    short(node, alone, |map, _| {
        Some(Publisher { name: map.text("name")?, url: map.text("url"), email: map.text("email") })
    })
}

/// The address words, those of `words:` put in place; a word that another key has too is refused.
fn words(map: Map, findings: &mut Findings) -> Words {
    let mut words = Words::default();
    let written = map.dictionary("words");
    for (key, word) in &written {
        if !words.set(&key.value, word.value.clone()) {
            unknown_word_key(key, findings);
        }
    }
    for (key, word) in &written {
        let taken = words.0.iter().any(|(other, taken)| *other != key.value && *taken == word.value);
        let default = Words::DEFAULTS.iter().find(|(known, _)| *known == key.value);
        if let Some((_, default)) = default.filter(|_| taken) {
            words.set(&key.value, (*default).to_owned());
            let message = format!("the word `{}` is taken by another key", shown(&word.value));
            findings.error(Code::DUPLICATE_ADDRESS, word.span, message, Some("choose another word".to_owned()));
        }
    }
    words
}

fn unknown_word_key(key: &Spanned<String>, findings: &mut Findings) {
    let keys = Words::DEFAULTS.map(|(key, _)| key);
    let help = match nearest(&key.value, keys) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the keys are {}", keys.join(", ")),
    };
    let message = format!("`words` has no key `{}`", shown(&key.value));
    findings.error(Code::UNKNOWN_KEY, key.span, message, Some(help));
}

/// The parties of the Riksdag, for sites that name none.
fn riksdag_parties() -> Vec<(String, String)> {
    [
        ("s", "Socialdemokraterna"),
        ("m", "Moderaterna"),
        ("sd", "Sverigedemokraterna"),
        ("c", "Centerpartiet"),
        ("v", "Vänsterpartiet"),
        ("kd", "Kristdemokraterna"),
        ("l", "Liberalerna"),
        ("mp", "Miljöpartiet"),
    ]
    .map(|(key, name)| (key.to_owned(), name.to_owned()))
    .into()
}
