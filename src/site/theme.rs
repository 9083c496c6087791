//! The theme that a site uses: its own files over the built-in ones.

use std::collections::BTreeMap;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::modules;
use crate::diagnostic::{Code, Diagnostic, Place, nearest};
use crate::parse::config::Config;
use crate::source::{SourceFile, Sources, Span, default_theme};

/// Scripts that carry what they import, so that a search does not wait for a dozen small files.
const JOINED: [&str; 1] = ["search/search.js"];

/// The files of the theme that is used.
#[derive(Clone, Debug, Default)]
pub struct Theme {
    /// By name: the built-in ones as `__builtin/page.html`, the site's own as `page.html`.
    pub templates: BTreeMap<String, Template>,
    /// Interface texts of the site's language, key to text; Swedish where the language lacks one.
    pub texts: BTreeMap<String, String>,
    /// The language of the pages: the site's, or Swedish where the theme has no texts in it.
    pub language: String,
    /// By name below `assets/`.
    pub assets: BTreeMap<String, Arc<[u8]>>,
    /// The output path of each asset: with the hash of its bytes, those in folders with one hash for the folder.
    paths: BTreeMap<String, String>,
}

/// A template and where it stands.
#[derive(Clone, Debug)]
pub struct Template {
    pub text: String,
    /// `None` for a built-in one.
    pub file: Option<SourceFile>,
}

impl Theme {
    pub fn new(config: &Config, sources: &Sources) -> (Theme, Vec<Diagnostic>) {
        let mut found = Vec::new();
        let mut theme = Theme::default();
        let builtin = default_theme();
        let name = config.theme.as_ref().map_or("default", |theme| theme.value.as_str());
        let prefix = format!("themes/{name}/");
        let from = (std::ops::Bound::Included(prefix.as_str()), std::ops::Bound::Unbounded);
        let own = sources.files.range::<str, _>(from).take_while(|(path, _)| path.starts_with(&prefix));
        let own: Vec<(&str, &SourceFile)> = own.map(|(path, file)| (&path[prefix.len()..], file)).collect();
        if let Some(theme) = config.theme.as_ref().filter(|_| own.is_empty()) {
            let message = format!("the theme `{name}` has no files below `{prefix}`");
            let error = Diagnostic::error(Code::THEME_MISSING, in_settings(sources, theme.span), message);
            found.push(error.help("make the folder, or take `theme` out"));
        }
        theme.add_templates(&builtin, &own, &mut found);
        found.extend(theme.add_texts(
            &config.language.value,
            &builtin,
            &own,
            &in_settings(sources, config.language.span),
        ));
        theme.add_assets(&builtin, &own);
        (theme, found)
    }

    /// Where an asset stands in the output.
    pub(super) fn asset_path(&self, name: &str) -> String {
        self.paths.get(name).cloned().unwrap_or_else(|| format!("assets/{name}"))
    }

    fn add_templates(
        &mut self,
        builtin: &BTreeMap<String, Arc<[u8]>>,
        own: &[(&str, &SourceFile)],
        found: &mut Vec<Diagnostic>,
    ) {
        for (path, bytes) in builtin {
            if let Some(name) = path.strip_prefix("templates/") {
                let text = String::from_utf8_lossy(bytes).into_owned();
                self.templates.insert(format!("__builtin/{name}"), Template { text, file: None });
            }
        }
        for (path, file) in own {
            let Some(name) = path.strip_prefix("templates/") else { continue };
            let names = || builtin.keys().filter_map(|path| path.strip_prefix("templates/"));
            if let Some(near) = nearest(name, names()).filter(|_| !names().any(|known| known == name)) {
                let message = format!("the built-in theme has no template `{name}`");
                let advice = Diagnostic::advice(Code::THEME_TEMPLATE, Place::file(&file.path), message);
                found.push(advice.help(format!("did you mean `{near}`?")));
            }
            match std::str::from_utf8(&file.bytes) {
                Ok(text) => {
                    let template = Template { text: text.to_owned(), file: Some((*file).clone()) };
                    self.templates.insert(name.to_owned(), template);
                }
                Err(_) => found.push(not_text(file)),
            }
        }
    }

    fn add_texts(
        &mut self,
        language: &str,
        builtin: &BTreeMap<String, Arc<[u8]>>,
        own: &[(&str, &SourceFile)],
        stated: &Place,
    ) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let translation = format!("text/{language}.yaml");
        let fallback = "text/sv.yaml".to_owned();
        for path in [&fallback, &translation] {
            if let Some(bytes) = builtin.get(path) {
                let file = SourceFile::new(format!("themes/default/{path}"), bytes.to_vec());
                self.texts.extend(crate::parse::texts(&file, &BTreeMap::new()).0);
            }
        }
        let own_texts = own.iter().filter(|(path, _)| *path == translation);
        let mut has_language = builtin.contains_key(&translation);
        for (_, file) in own_texts {
            has_language = true;
            let (texts, mistakes) = crate::parse::texts(file, &self.texts);
            self.texts.extend(texts);
            found.extend(mistakes);
        }
        self.language = if has_language { language.to_owned() } else { "sv".to_owned() };
        if !has_language {
            let message = format!("the theme has no texts for the language `{language}`; Swedish is used");
            let help = format!("add {translation} to the site's theme; sv and en are built in");
            found.push(Diagnostic::warning(Code::THEME_TEXT, stated.clone(), message).help(help));
        }
        found
    }

    fn add_assets(&mut self, builtin: &BTreeMap<String, Arc<[u8]>>, own: &[(&str, &SourceFile)]) {
        for (path, bytes) in builtin {
            if let Some(name) = path.strip_prefix("assets/") {
                self.assets.insert(name.to_owned(), bytes.clone());
            }
        }
        for (path, file) in own {
            if let Some(name) = path.strip_prefix("assets/") {
                self.assets.insert(name.to_owned(), file.bytes.clone());
            }
        }
        for script in JOINED {
            if let Some(text) = modules::joined(script, &self.assets) {
                self.assets.insert(script.to_owned(), text.into_bytes().into());
            }
        }
        self.paths = paths(&self.assets);
    }
}

/// `site.css` becomes `assets/site.0123456789.css`; `search/search.js` becomes `assets/search-0123456789/search.js` with one hash of
/// all files of the folder, since they name one another.
fn paths(assets: &BTreeMap<String, Arc<[u8]>>) -> BTreeMap<String, String> {
    let mut folders: BTreeMap<&str, Sha256> = BTreeMap::new();
    for (name, bytes) in assets {
        if let Some((folder, rest)) = name.split_once('/') {
            let hash = folders.entry(folder).or_default();
            hash.update(rest.as_bytes());
            hash.update((bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        }
    }
    let folders: BTreeMap<&str, String> = folders.into_iter().map(|(folder, hash)| (folder, short(hash))).collect();
    let path = |(name, bytes): (&String, &Arc<[u8]>)| {
        let path = match name.split_once('/') {
            Some((folder, rest)) => format!("assets/{folder}-{}/{rest}", folders[folder]),
            None => {
                let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
                let hash = short(Sha256::new_with_prefix(bytes));
                if extension.is_empty() {
                    format!("assets/{stem}.{hash}")
                } else {
                    format!("assets/{stem}.{hash}.{extension}")
                }
            }
        };
        (name.clone(), path)
    };
    assets.iter().map(path).collect()
}

/// The first ten hexadecimal digits of a hash.
fn short(hash: Sha256) -> String {
    base16ct::lower::encode_string(&hash.finalize()[..5])
}

/// Where a value stands in the site's settings.
fn in_settings(sources: &Sources, span: Span) -> Place {
    const PATH: &str = "content/site.yaml";
    sources.files.get(PATH).map_or_else(|| Place::file(&PATH.into()), |file| file.place(span))
}

fn not_text(file: &SourceFile) -> Diagnostic {
    Diagnostic::error(Code::FILE_ENCODING, Place::file(&file.path), "this template is not UTF-8")
}
