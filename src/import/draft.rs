//! A record as an import makes it, before it has its place on disk: folder, id, front matter in the order in which it is to be read, body.
//!
//! ```text
//! hash   of the record's own text: all of the file but the key `import`
//! text   the file: front matter, `review: imported`, `import: {path, hash, seen}`, body
//! ```
//!
//! Knows no other record and no disk.

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::yaml;
use crate::parse::record::Folder;

/// How many hexadecimal digits of SHA-256 a record carries: enough that no editor's change goes unseen, few enough to read past.
const HASH_DIGITS: usize = 16;

/// A value of front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Any text; it is read back as it stands here, whatever it looks like to YAML.
    Text(String),
    Flag(bool),
    List(Vec<Value>),
    Map(Fields),
}

impl<T: Into<String>> From<T> for Value {
    fn from(text: T) -> Value {
        Value::Text(text.into())
    }
}

impl From<Fields> for Value {
    fn from(fields: Fields) -> Value {
        Value::Map(fields)
    }
}

impl Value {
    /// A value without anything in it, which front matter may not have.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Value::Text(text) => text.is_empty(),
            Value::Flag(_) => false,
            Value::List(items) => items.is_empty(),
            Value::Map(fields) => fields.0.is_empty(),
        }
    }

    /// Without blanks around texts, which the parser drops, and without what is then empty.
    fn tidy(self) -> Value {
        match self {
            Value::Text(text) => Value::Text(text.trim().to_owned()),
            Value::Flag(flag) => Value::Flag(flag),
            Value::List(items) => {
                Value::List(items.into_iter().map(Value::tidy).filter(|item| !item.is_empty()).collect())
            }
            Value::Map(fields) => Value::Map(fields),
        }
    }
}

/// Keys with their values, in the order in which they are written. A key whose value is empty is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(pub(super) Vec<(String, Value)>);

impl Fields {
    pub fn new() -> Fields {
        Fields::default()
    }

    #[must_use]
    pub fn with(mut self, key: &str, value: impl Into<Value>) -> Fields {
        let value = value.into().tidy();
        if !value.is_empty() {
            self.0.push((key.to_owned(), value));
        }
        self
    }

    /// A key that is left out where there is no value.
    #[must_use]
    pub fn maybe(self, key: &str, value: Option<impl Into<Value>>) -> Fields {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    /// A list, left out where it is empty.
    #[must_use]
    pub fn list<V: Into<Value>>(self, key: &str, items: impl IntoIterator<Item = V>) -> Fields {
        self.with(key, Value::List(items.into_iter().map(Into::into).collect()))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A record that an import wants to stand in the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub folder: Folder,
    pub id: String,
    /// What it is at its source, the same in every import: `swerik/i-Y7HHuSEZsgc8ayVQEsVKs9`.
    pub origin: String,
    /// Without `review` and `import`.
    pub fields: Fields,
    /// Markdown; may be empty.
    pub body: String,
}

impl Draft {
    /// Its path below the root of the site.
    pub fn path(&self) -> String {
        format!("content/{}/{}.md", self.folder.as_str(), self.id)
    }

    /// The file, and the hash in it.
    pub fn text(&self, seen: Date) -> (String, String) {
        let front = yaml::block(&self.fields.clone().with("review", "imported"));
        let body = readable(&self.body);
        let hash = hash_of(&assemble(&front, &body));
        let import =
            Fields::new().with("path", self.origin.as_str()).with("hash", hash.as_str()).with("seen", seen.to_string());
        let front = front + &yaml::block(&Fields::new().with("import", import));
        (assemble(&front, &body), hash)
    }
}

fn assemble(front: &str, body: &str) -> String {
    if body.is_empty() { format!("---\n{front}---\n") } else { format!("---\n{front}---\n\n{body}\n") }
}

/// A body that the parser takes: no NUL, one kind of line end, no blank lines around it.
fn readable(body: &str) -> String {
    let body = body.replace("\r\n", "\n").replace(['\r', '\0'], "\n");
    let lines: Vec<&str> = body.trim_end().split('\n').collect();
    let first = lines.iter().position(|line| !line.trim().is_empty()).unwrap_or(lines.len());
    lines[first..].join("\n")
}

/// The hash of a record's own text; how its lines end does not matter, since tools change that by themselves.
pub(super) fn hash_of(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let digest = Sha256::digest(text.trim_end().as_bytes());
    base16ct::lower::encode_string(&digest[..HASH_DIGITS / 2])
}

/// A record's own text: the file without the lines of its top-level key `import`.
pub(super) fn own_text(file: &str) -> String {
    let mut own = String::with_capacity(file.len());
    let (mut fences, mut within) = (0, false);
    for line in file.split_inclusive('\n') {
        if fences < 2 && line.trim_end() == "---" {
            fences += 1;
            within = false;
        } else if fences == 1 && line.starts_with("import:") {
            within = true;
        } else if within && !line.starts_with([' ', '\t']) {
            within = false;
        }
        if !within {
            own.push_str(line);
        }
    }
    own
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn draft() -> Draft {
        Draft {
            folder: Folder::Ministers,
            id: "eva-ek".to_owned(),
            origin: "register/7".to_owned(),
            fields: Fields::new().with("title", " Eva Ek ").with("summary", "  ").list("aliases", ["", "/a/"]),
            body: "\n\nFörsta.\r\nAndra.\n\n".to_owned(),
        }
    }

    #[test]
    fn a_draft_is_a_file_as_an_author_would_write_it() {
        let (text, hash) = draft().text(date(2026, 11, 22));
        let expected = format!(
            "---\ntitle: Eva Ek\naliases: /a/\nreview: imported\n\
             import: {{path: register/7, hash: {hash}, seen: 2026-11-22}}\n---\n\nFörsta.\nAndra.\n"
        );
        assert_eq!(text, expected);
    }

    #[test]
    fn the_hash_is_of_all_but_the_key_import() {
        let (text, hash) = draft().text(date(2026, 11, 22));
        assert_eq!(hash_of(&own_text(&text)), hash);
        let (later, same) = draft().text(date(2027, 1, 1));
        assert_ne!(text, later);
        assert_eq!(hash, same);
        assert_eq!(hash_of(&own_text(&text.replace('\n', "\r\n"))), hash, "the ends of lines do not count");
        assert_ne!(hash_of(&own_text(&text.replace("Andra", "Annan"))), hash);
        assert_ne!(hash_of(&own_text(&text.replace("title: Eva Ek", "title: Eva Al"))), hash);
    }

    #[test]
    fn the_key_import_is_found_in_block_form_and_not_in_the_body() {
        let file = "---\ntitle: A\nimport:\n  path: b\n  hash: c\nlang: se\n---\n\nimport: d\n";
        assert_eq!(own_text(file), "---\ntitle: A\nlang: se\n---\n\nimport: d\n");
    }
}
