//! `content/site.yaml`: what one site calls itself and its addresses.

use std::collections::BTreeMap;

/// The site's own settings, with defaults applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    pub title: String,
    /// `sv` or another language that the theme has a translation file for.
    pub language: String,
    /// Absolute, with `/` at its end: `https://diarium.example/sub/`.
    pub base_url: String,
    pub publisher: Publisher,
    pub license: Option<String>,
    pub logo: Option<String>,
    /// The folder below `themes/` whose files override the built-in theme's.
    pub theme: Option<String>,
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
            language: "sv".to_owned(),
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
