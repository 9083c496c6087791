//! `content/site.yaml`: what one site calls itself and its addresses.

use std::collections::BTreeMap;

use super::findings::Findings;
use super::read::{Map, short, text};
use super::shown;
use super::yaml::Node;
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
    /// Documents above which `search/elasticlunr.json` is not written.
    pub elasticlunr_limit: usize,
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
            elasticlunr_limit: 500,
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
        elasticlunr_limit: map
            .map("search")
            .and_then(|search| search.number("elasticlunr_limit"))
            .unwrap_or(default.elasticlunr_limit),
    }
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
