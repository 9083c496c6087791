//! The interface's texts in the site's language: a key, its text, what is filled in. Knows no page; which language it is, only the
//! theme's translation file knows.

use std::collections::BTreeMap;
use std::ops::Range;

use foldhash::HashMap;

use super::html::{Html, escape};
use super::language::Length;

/// Texts by key, from the theme's translation file. A key that is missing stands for itself, so that it can be seen.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    by_key: HashMap<String, Text>,
    /// The names of the months, long and short: every date of a site asks for one.
    months: [Vec<String>; 2],
}

impl Texts {
    pub fn new(texts: BTreeMap<String, String>) -> Texts {
        let by_key = texts.into_iter().map(|(key, text)| (key, Text::new(text))).collect();
        let mut texts = Texts { by_key, months: Default::default() };
        texts.months =
            ["month", "month-short"].map(|set| (1..=12).map(|month: i8| texts.word(set, &month.to_string())).collect());
        texts
    }

    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.by_key.get(key).map_or(key, |text| &text.plain.text)
    }

    /// The name of a month, from 1.
    pub fn month(&self, month: i8, length: Length) -> &str {
        let names = &self.months[usize::from(length == Length::Short)];
        usize::try_from(month - 1).ok().and_then(|at| names.get(at)).map_or("", String::as_str)
    }

    /// All keys with their texts, in no order.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.by_key.iter().map(|(key, text)| (key.as_str(), text.plain.text.as_str()))
    }

    /// The word for one of a closed set: `word("kind", "press-release")` is the text `kind.press-release`.
    pub fn word(&self, set: &str, word: &str) -> String {
        self.get(&[set, ".", word].concat()).to_owned()
    }

    /// A text with its `{placeholders}` filled in.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        match self.by_key.get(key) {
            Some(text) => text.plain.fill(|name| find(values, name).copied()),
            None => key.to_owned(),
        }
    }

    /// The same with HTML filled in; the text itself is escaped.
    pub fn html(&self, key: &str, values: &[(&str, &Html)]) -> Html {
        match self.by_key.get(key) {
            Some(text) => Html::markup(text.escaped.fill(|name| find(values, name).map(|value| value.as_str()))),
            None => Html::text(key),
        }
    }

    /// A number as running text has it: in letters up to twelve.
    pub fn in_words(&self, n: usize) -> String {
        if (2..=12).contains(&n) { self.word("number-word", &n.to_string()) } else { self.integer(n as i64) }
    }

    /// The form of a text for a number, with the number as `{n}`: `key.one` for 1, otherwise `key.other`.
    pub fn count(&self, key: &str, n: usize) -> String {
        self.count_with(key, n, &[])
    }

    /// The same with more placeholders.
    pub fn count_with(&self, key: &str, n: usize, values: &[(&str, &str)]) -> String {
        let (number, word) = (self.integer(n as i64), self.in_words(n));
        let mut values = values.to_vec();
        values.extend([("n", number.as_str()), ("word", &word)]);
        self.fill(&plural_key(key, n), &values)
    }
}

/// With a capital first letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The key of the form for a number; English and Swedish have two.
pub fn plural_key(key: &str, n: usize) -> String {
    [key, if n == 1 { ".one" } else { ".other" }].concat()
}

fn find<'v, V>(values: &'v [(&str, V)], name: &str) -> Option<&'v V> {
    values.iter().find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// A text of the translation file, read once: every date, sum and link of a site fills one in.
#[derive(Clone, Debug)]
struct Text {
    plain: Pattern,
    escaped: Pattern,
}

impl Text {
    fn new(text: String) -> Text {
        let escaped = Pattern::new(escape(&text).into_owned());
        Text { plain: Pattern::new(text), escaped }
    }
}

/// A text and where its `{names}` stand in it.
#[derive(Clone, Debug)]
struct Pattern {
    text: String,
    places: Vec<Range<usize>>,
}

impl Pattern {
    fn new(text: String) -> Pattern {
        let mut places = Vec::new();
        let mut from = 0;
        while let Some(open) = text[from..].find('{').map(|at| from + at) {
            let Some(close) = text[open..].find('}').map(|at| open + at) else { break };
            // The last brace before the closing one opens the name.
            let open = text[..close].rfind('{').unwrap_or(open);
            places.push(open + 1..close);
            from = close + 1;
        }
        Pattern { text, places }
    }

    /// Replaces each `{name}` that has a value; one without stays as it is.
    fn fill<'v>(&self, value: impl Fn(&str) -> Option<&'v str>) -> String {
        let mut filled = String::with_capacity(self.text.len() + 32);
        let mut from = 0;
        for place in &self.places {
            let Some(value) = value(&self.text[place.clone()]) else { continue };
            filled.push_str(&self.text[from..place.start - 1]);
            filled.push_str(value);
            from = place.end + 1;
        }
        filled.push_str(&self.text[from..]);
        filled
    }
}

/// The texts of a language of the default theme, for tests.
#[cfg(test)]
pub fn default_texts(language: &str) -> Texts {
    let files = crate::source::default_theme();
    let file = &files[&format!("text/{language}.yaml")];
    let text = std::str::from_utf8(file).expect("the default theme is UTF-8");
    Texts::new(serde_saphyr::from_str(text).expect("the default theme's texts are flat YAML"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled_once_and_unknown_ones_stay() {
        let texts = Texts::new([("a".to_owned(), "{x} av {y} {".to_owned())].into());
        assert_eq!(texts.fill("a", &[("x", "{y}")]), "{y} av {y} {");
    }

    #[test]
    fn html_is_filled_into_escaped_text() {
        let texts = Texts::new([("a".to_owned(), "A & {link}".to_owned())].into());
        let link = Html::text("<B>").link("/b/");
        assert_eq!(texts.html("a", &[("link", &link)]).as_str(), "A &amp; <a href=\"/b/\">&lt;B&gt;</a>");
    }

    #[test]
    fn one_and_many_have_forms_of_their_own() {
        let texts = default_texts("sv");
        assert_eq!(texts.count("records", 1), "1\u{a0}handling");
        assert_eq!(texts.count("records", 44_397), "44\u{a0}397\u{a0}handlingar");
    }
}
