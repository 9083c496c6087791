//! What we tell the author, and where.
//!
//! A diagnostic carries its own place and excerpt, so that whoever prints it needs nothing else. It knows neither files on
//! disk nor terminals; `cli` prints it.

use std::fmt;
use std::sync::Arc;

/// How bad a finding is. `build` publishes nothing while there is an `Error`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Advice,
    Warning,
    Error,
}

impl Severity {
    /// The word in the JSON output: `error`, `warning` or `advice`.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Advice => "advice",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// The stable name of a kind of finding. Codes never change meaning; messages may change wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code(&'static str);

impl Code {
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// Whether a record may name it in `silence`: findings about facts, and what is never an error.
    pub fn can_be_silenced(self) -> bool {
        const FACTS: [Code; 14] = [
            Code::NOT_IN_OFFICE,
            Code::CONTRADICTORY_DATES,
            Code::IMPOSSIBLE_PERIOD,
            Code::PARTS_EXCEED_TOTAL,
            Code::TOLD_AGAIN_UNMATCHED,
            Code::TOLD_AGAIN_UNCOUNTED,
            Code::NAME_FOR_ID,
            Code::COUNT_UNUSED,
            Code::DEADLINE_BEFORE_DECISION,
            Code::AMENDED_DEADLINE_UNKNOWN,
            Code::NAME_CLAIMED_TWICE,
            Code::RAW_HTML,
            Code::BROKEN_LINK,
            Code::BIDI_CONTROL,
        ];
        FACTS.contains(&self)
    }

    /// The code of that name, for `silence` in front matter.
    pub fn named(name: &str) -> Option<Code> {
        Code::ALL.iter().map(|(code, _)| *code).find(|code| code.0 == name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// Declares each code once, as a constant and as a row of [`Code::ALL`].
macro_rules! codes {
    ($($name:ident = $code:literal, $meaning:literal;)*) => {
        impl Code {
            $(#[doc = $meaning] pub const $name: Code = Code($code);)*

            /// Every code with what it means.
            pub const ALL: &'static [(Code, &'static str)] = &[$((Code::$name, $meaning)),*];
        }
    };
}

codes! {
    // Files
    FILE_UNREADABLE = "file-unreadable", "A file or folder cannot be read.";
    FILE_NOT_REGULAR = "file-not-regular", "A named pipe, socket, device, or a link that leads out of the root.";
    FILE_NAME = "file-name", "A file name that cannot be part of an address.";
    FILE_ENCODING = "file-encoding", "A text file that is not UTF-8, or holds a NUL.";
    FILE_TOO_LARGE = "file-too-large", "A record larger than the limit.";
    ACTIVE_FILE = "active-file", "A file below `content/` that could run in a reader's browser; it is not published.";
    UNKNOWN_FOLDER = "unknown-folder", "A Markdown file outside the folders of the known kinds.";
    // Front matter
    FRONT_MATTER_MISSING = "front-matter-missing", "A record without front matter, or without its closing line.";
    YAML_SYNTAX = "yaml-syntax", "The front matter is not valid YAML.";
    YAML_DUPLICATE_KEY = "yaml-duplicate-key", "A key stands twice in one mapping.";
    YAML_LIMIT = "yaml-limit", "Too deep, too many nodes, or too many aliases.";
    UNKNOWN_KEY = "unknown-key", "A key that the content model does not have there.";
    WRONG_TYPE = "wrong-type", "A value of another type or form than the key takes.";
    MISSING_KEY = "missing-key", "A required key is missing.";
    UNKNOWN_WORD = "unknown-word", "A word outside the closed set that the key takes.";
    UNKNOWN_CODE = "unknown-code", "`silence` names a finding that does not exist.";
    BAD_DATE = "bad-date", "A date that is not one of the supported EDTF forms, or does not exist.";
    BAD_AMOUNT = "bad-amount", "A sum of money that cannot be read exactly.";
    BAD_URL = "bad-url", "An address of another scheme than http, https, mailto or relative.";
    // Markdown
    RAW_HTML = "raw-html", "HTML in Markdown, shown as text.";
    UNSAFE_LINK = "unsafe-link", "A link or image in the text whose scheme is not allowed; shown as text.";
    BROKEN_LINK = "broken-link", "A link in the text, an attachment or a logo that this site does not have.";
    BIDI_CONTROL = "bidi-control", "A bidirectional control character, which can make text look like another.";
    // References and addresses
    UNKNOWN_REFERENCE = "unknown-reference", "A reference that no record answers to.";
    NAME_FOR_ID = "name-for-id", "Words that are the name of an organisation or a person, which only its id links.";
    AMBIGUOUS_REFERENCE = "ambiguous-reference", "A reference that several records answer to.";
    DUPLICATE_REFERENCE = "duplicate-reference", "A reference that stands twice in one list; it counts once.";
    DUPLICATE_ID = "duplicate-id", "Two records with one id, or ids that differ in case or Unicode form alone.";
    DUPLICATE_ADDRESS = "duplicate-address", "Two claims on one address.";
    BAD_ALIAS = "bad-alias", "An alias that is not a plain address within the site.";
    // Facts
    NOT_IN_OFFICE = "not-in-office", "A minister named on a date when that person held no post.";
    CONTRADICTORY_DATES = "contradictory-dates", "Dates that cannot all be true.";
    IMPOSSIBLE_PERIOD = "impossible-period", "A period that ends before it begins.";
    PARTS_EXCEED_TOTAL = "parts-exceed-total", "Parts that together are more than their total.";
    TOLD_AGAIN_UNMATCHED = "told-again-unmatched", "`announced_in` names a record that has no row of that sum.";
    TOLD_AGAIN_UNCOUNTED = "told-again-uncounted", "Money told again whose first row is in no sum of its status.";
    COUNT_UNUSED = "count-unused", "A `count` of a row that is not for each.";
    LINEAGE_CYCLE = "lineage-cycle", "A record that, over others, continues or belongs to itself.";
    DEADLINE_BEFORE_DECISION = "deadline-before-decision", "A deadline earlier than the decision that set it.";
    AMENDED_DEADLINE_UNKNOWN = "amended-deadline-unknown", "`amends` names a deadline that the release does not have.";
    SILENCE_UNUSED = "silence-unused", "`silence` names a finding that the record does not have.";
    NAME_CLAIMED_TWICE = "name-claimed-twice", "Two organisations with one name or acronym at one time; it is not linked by itself.";
    // The site
    CONFIG_MISSING = "config-missing", "`content/site.yaml` is missing.";
    THEME_MISSING = "theme-missing", "`theme` in site.yaml names a folder that does not exist.";
    THEME_TEMPLATE = "theme-template", "A template of the site's theme cannot be used.";
    THEME_TEXT = "theme-text", "A translation file of the theme cannot be used.";
}

/// A place in an author's file, with the line that stands there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Relative to the root, with `/`.
    pub path: Arc<str>,
    /// From 1; 1 for a finding about the whole file.
    pub line: u32,
    /// From 1, in characters.
    pub column: u32,
    /// The line of the file, without its end; empty where the file has no text.
    pub excerpt: String,
    /// How many characters of the line stand before the excerpt (0 but for very long lines).
    pub skipped: u32,
    /// How many characters of the excerpt are meant, from `column`; at least 1.
    pub width: u32,
}

impl Place {
    /// The file as a whole.
    pub fn file(path: &Arc<str>) -> Place {
        Place { path: path.clone(), line: 1, column: 1, excerpt: String::new(), skipped: 0, width: 1 }
    }
}

/// One finding: a sentence at a place, and where one can be guessed, a remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub code: Code,
    pub severity: Severity,
    pub place: Place,
    /// Lower case, values in backticks, no full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Other places that take part, each with what is there.
    pub others: Vec<(Place, String)>,
}

impl Diagnostic {
    pub fn new(severity: Severity, code: Code, place: Place, message: impl Into<String>) -> Diagnostic {
        Diagnostic { code, severity, place, message: message.into(), help: None, others: Vec::new() }
    }

    pub fn error(code: Code, place: Place, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Error, code, place, message)
    }

    pub fn warning(code: Code, place: Place, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Warning, code, place, message)
    }

    pub fn advice(code: Code, place: Place, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Advice, code, place, message)
    }

    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    /// Adds the remedy where there is one.
    pub fn maybe_help(mut self, help: Option<String>) -> Diagnostic {
        self.help = help.or(self.help);
        self
    }

    pub fn other(mut self, place: Place, what: impl Into<String>) -> Diagnostic {
        self.others.push((place, what.into()));
        self
    }
}

/// Puts diagnostics in the one order in which they are reported: path, line, column, then code and message.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| (&a.place, a.code, &a.message).cmp(&(&b.place, b.code, &b.message)));
    diagnostics.dedup();
}

/// The nearest of some known words, for "did you mean".
///
/// Up to two wrong letters (Damerau–Levenshtein), never more than a third of the word; the first in order wins a tie.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (word.chars().count() / 3).clamp(1, 2);
    // Letters added or left out show in the length: most words need not be compared.
    let is_near = |candidate: &&str| candidate.len().abs_diff(word.len()) <= limit * 4;
    known
        .into_iter()
        .filter(is_near)
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// `2 errors, 1 warning`: how many findings of each severity, the worst first; empty without any.
pub fn tally(diagnostics: &[Diagnostic]) -> String {
    let counted = [Severity::Error, Severity::Warning, Severity::Advice].map(|severity| {
        let count = diagnostics.iter().filter(|found| found.severity == severity).count();
        match (count, severity) {
            (0, _) => String::new(),
            (1, Severity::Advice) => "1 piece of advice".to_owned(),
            (_, Severity::Advice) => format!("{count} pieces of advice"),
            (1, _) => format!("1 {}", severity.as_str()),
            _ => format!("{count} {}s", severity.as_str()),
        }
    });
    counted.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
}
