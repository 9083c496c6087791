//! Text that is HTML already, as a type of its own, so that neither code nor template can mistake one for the other. Knows no page.

use std::borrow::Cow;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use serde::{Serialize, Serializer};

use super::texts::capital;

/// A piece of HTML whose texts are escaped. Templates print it as it stands, and escape every other text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html {
    html: String,
}

/// As the template engine's own kind of text that is not escaped again.
impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        tera::Value::safe_string(&self.html).serialize(serializer)
    }
}

impl Html {
    /// Escapes a text.
    pub fn text(text: &str) -> Html {
        Html { html: escape(text).into_owned() }
    }

    /// Takes markup that its writer has escaped.
    pub fn markup(html: impl Into<String>) -> Html {
        Html { html: html.into() }
    }

    pub fn as_str(&self) -> &str {
        &self.html
    }

    /// The text of a piece without its elements, for places that hold no HTML.
    pub fn plain(&self) -> String {
        let mut plain = String::with_capacity(self.html.len());
        let mut outside = true;
        for c in self.html.chars() {
            match c {
                '<' => outside = false,
                '>' => outside = true,
                _ if outside => plain.push(c),
                _ => {}
            }
        }
        let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
        entities.into_iter().fold(plain.replace('\u{ad}', ""), |text, (entity, c)| text.replace(entity, c))
    }

    /// Whether it is one link and nothing else.
    pub fn is_link(&self) -> bool {
        self.html.starts_with("<a ") && self.html.ends_with("</a>") && self.html.matches("<a ").count() == 1
    }

    /// Where it leads, if it is one link and nothing else.
    pub fn target(&self) -> Option<String> {
        let address = self.html.strip_prefix("<a href=\"").filter(|_| self.is_link())?.split('"').next()?;
        Some(Html::markup(address).plain())
    }

    pub fn is_empty(&self) -> bool {
        self.html.is_empty()
    }

    /// Adds a piece at the end.
    pub fn and(mut self, more: &Html) -> Html {
        self.html.push_str(&more.html);
        self
    }

    /// Adds a text at the end.
    pub fn and_text(mut self, text: &str) -> Html {
        self.html.push_str(&escape(text));
        self
    }

    /// With a capital first letter, within its element or without one.
    pub fn sentence_case(&self) -> Html {
        let start = if self.html.starts_with('<') { self.html.find('>').map_or(0, |at| at + 1) } else { 0 };
        let (element, text) = self.html.split_at(start);
        Html { html: [element, &capital(text)].concat() }
    }

    /// An element around it: `wrap("span", "note")`.
    pub fn wrap(&self, element: &str, class: &str) -> Html {
        Html { html: ["<", element, " class=\"", class, "\">", &self.html, "</", element, ">"].concat() }
    }

    /// A link around it.
    pub fn link(&self, address: &str) -> Html {
        Html { html: ["<a href=\"", &escape(address), "\">", &self.html, "</a>"].concat() }
    }

    /// States its language where it is not the page's; what runs from right to left does not turn the words beside it.
    pub fn in_language(self, lang: Option<&str>) -> Html {
        match lang {
            Some(lang) => {
                Html { html: ["<span lang=\"", &escape(lang), "\" dir=\"auto\">", &self.html, "</span>"].concat() }
            }
            None => self,
        }
    }

    /// Pieces with a separator (a text) between them.
    pub fn join(pieces: &[Html], separator: &str) -> Html {
        let pieces: Vec<&str> = pieces.iter().map(Html::as_str).collect();
        Html { html: pieces.join(&escape(separator)) }
    }
}

/// The five characters that mean something in HTML, in text and in quoted attributes.
pub fn escape(text: &str) -> Cow<'_, str> {
    let Some(first) = text.bytes().position(is_special) else { return Cow::Borrowed(text) };
    let mut escaped = String::with_capacity(text.len() + 16);
    let (mut from, mut at) = (0, Some(first));
    while let Some(special) = at {
        escaped.push_str(&text[from..special]);
        escaped.push_str(match text.as_bytes()[special] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        from = special + 1;
        at = text.as_bytes()[from..].iter().position(|byte| is_special(*byte)).map(|next| from + next);
    }
    escaped.push_str(&text[from..]);
    Cow::Owned(escaped)
}

fn is_special(byte: u8) -> bool {
    matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'')
}

/// The latter halves of Swedish compounds before which a long word may be divided. Several browsers have no Swedish hyphenation.
const LATTER_HALVES: [&str; 41] = [
    "arbete",
    "arbetet",
    "avtal",
    "bidrag",
    "demokrat",
    "departement",
    "diskriminering",
    "enhet",
    "fördelning",
    "förordning",
    "förtryck",
    "förvaltning",
    "integrering",
    "inspektion",
    "kommission",
    "kommun",
    "konferens",
    "kvinnofrid",
    "länet",
    "marknad",
    "minister",
    "myndighet",
    "nämnd",
    "organisation",
    "politik",
    "program",
    "redovisning",
    "samarbete",
    "samordn",
    "segregation",
    "socialtjänst",
    "strategi",
    "struktur",
    "styrelse",
    "styrning",
    "tjänst",
    "universitet",
    "uppdrag",
    "utveckling",
    "utsatt",
    "verksamhet",
];

/// All of them in one pass: every heading, name and table cell of a site comes by here.
static HALVES: LazyLock<AhoCorasick> =
    LazyLock::new(|| AhoCorasick::new(LATTER_HALVES).expect("some forty words make an automaton"));

/// Words of at least this many letters get soft hyphens.
const LONG_WORD: usize = 15;

/// Puts soft hyphens into long words, where a compound's latter half begins. For headings, values and table cells; never for what
/// is cited, fed or read by programs.
pub fn soften(text: &str) -> Cow<'_, str> {
    // A word of few bytes has few letters, and most texts are of such words.
    if text.split(' ').all(|word| word.len() < LONG_WORD) {
        return Cow::Borrowed(text);
    }
    let words: Vec<Cow<'_, str>> = text.split(' ').map(soften_word).collect();
    Cow::Owned(words.join(" "))
}

fn soften_word(word: &str) -> Cow<'_, str> {
    if word.chars().count() < LONG_WORD {
        return Cow::Borrowed(word);
    }
    let lower = word.to_lowercase();
    // Lower-casing keeps byte offsets for the letters of Swedish; where it does not, the word is left alone.
    if lower.len() != word.len() {
        return Cow::Borrowed(word);
    }
    let mut cuts: Vec<usize> = HALVES
        .find_overlapping_iter(&lower)
        .map(|found| found.start())
        .filter(|&at| word.is_char_boundary(at) && word[..at].chars().count() >= 4 && word[at..].chars().count() >= 4)
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut softened = String::with_capacity(word.len() + 2 * cuts.len());
    let mut from = 0;
    for at in cuts {
        let (piece, hyphenated) = (&word[from..at], word[..at].ends_with('-'));
        softened.push_str(piece);
        if !hyphenated {
            softened.push('\u{ad}');
        }
        from = at;
    }
    softened.push_str(&word[from..]);
    Cow::Owned(softened)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_begins_with_a_capital_letter_also_within_a_link() {
        let sentence = |html: Html| html.sentence_case().as_str().to_owned();
        assert_eq!(sentence(Html::text("åklagare & fler")), "Åklagare &amp; fler");
        assert_eq!(
            sentence(Html::text("kommuner").link("/k/").and_text(" lämnar")),
            "<a href=\"/k/\">Kommuner</a> lämnar"
        );
        assert_eq!(sentence(Html::default()), "");
    }

    #[test]
    fn text_is_escaped_in_attributes_too() {
        let html = Html::text("<b>\"A & B's\"").link("/a\"b/");
        assert_eq!(html.as_str(), "<a href=\"/a&quot;b/\">&lt;b&gt;&quot;A &amp; B&#39;s&quot;</a>");
    }

    #[test]
    fn long_compounds_may_break_before_their_latter_half() {
        assert_eq!(soften("Arbetsmarknadsdepartementet"), "Arbets\u{ad}marknads\u{ad}departementet");
        assert_eq!(soften("Jämställdhetsmyndigheten och SKR"), "Jämställdhets\u{ad}myndigheten och SKR");
        assert_eq!(soften("myndighet"), "myndighet");
    }
}
