//! One state of the site as the server shows it: an address to an answer, by looking it up among the paths of the site and nowhere else.
//! Pure; knows no connection and no disk, so there is nothing that a path could lead out of.

use std::sync::Arc;

use axum::http::StatusCode;

use super::panel::{self, Standing};
use super::searched::Searched;
use crate::{Compiled, MANIFEST, RenderError};

/// A compiled site, and what the author should see over it.
pub struct Snapshot {
    compiled: Arc<Compiled>,
    /// The path of the base address, with `/` at both ends, as it is written in addresses.
    base: String,
    /// What went wrong beside the findings: the sources could not be read.
    trouble: Option<String>,
    panel: String,
    searched: Arc<Searched>,
}

/// What an address gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    Body {
        status: StatusCode,
        content_type: &'static str,
        bytes: Vec<u8>,
        /// Stands for everything that the reader sees of an HTML page.
        digest: String,
    },
    /// To the address with its missing `/`, or into the base path.
    Moved(String),
}

impl Answer {
    /// Stands for what the reader sees at the address: another digest, another sight.
    pub fn digest(&self) -> &str {
        match self {
            Answer::Body { digest, .. } => digest,
            Answer::Moved(location) => location,
        }
    }
}

impl Snapshot {
    /// A site as it lies below `base` (`/` or `/sub/`), searched with the newest index that is finished.
    pub fn new(compiled: Arc<Compiled>, base: &str, trouble: Option<String>, searched: Arc<Searched>) -> Snapshot {
        Snapshot {
            searched,
            base: base.to_owned(),
            panel: panel::panel(&compiled.diagnostics, trouble.as_deref(), Standing::OverPage),
            trouble,
            compiled,
        }
    }

    /// The answer to an address as it stands in a request, percent-encoded and without its query.
    pub fn answer(&self, asked: &str) -> Answer {
        let (Some(path), Some(base)) = (decode(asked), decode(&self.base)) else { return self.missing() };
        let Some(below) = path.strip_prefix(&base) else {
            let into_base = path == "/" || format!("{path}/") == base;
            return if into_base { Answer::Moved(self.base.clone()) } else { self.missing() };
        };
        let is_folder = below.is_empty() || below.ends_with('/');
        let file = if is_folder { format!("{below}index.html") } else { below.to_owned() };
        if !is_folder && self.compiled.site.routes.contains_key(&format!("{below}/index.html")) {
            return Answer::Moved(format!("{asked}/"));
        }
        self.file(StatusCode::OK, &file).unwrap_or_else(|| self.missing())
    }

    /// Whether it is worth asking for. To look for what is no file of the site (a browser asks for `favicon.ico` by itself) among the files for
    /// searching would make them, which takes longer than all else.
    fn may_have(&self, path: &str) -> bool {
        self.compiled.site.routes.contains_key(path) || path == MANIFEST
    }

    fn missing(&self) -> Answer {
        self.file(StatusCode::NOT_FOUND, "404.html").unwrap_or_else(|| {
            self.panel_alone(StatusCode::NOT_FOUND, self.trouble.as_deref().unwrap_or("the site has no such page"))
        })
    }

    /// A file of the site; `None` where there is no such file.
    fn file(&self, status: StatusCode, path: &str) -> Option<Answer> {
        if path.starts_with("search/") {
            let body = |bytes| Answer::Body { status, content_type: content_type(path), bytes, digest: String::new() };
            return self.searched.get(path).map(body);
        }
        if !self.may_have(path) {
            return None;
        }
        Some(match self.compiled.render(path)? {
            Ok(bytes) if path.ends_with(".html") => html(status, &String::from_utf8_lossy(&bytes), &self.panel),
            Ok(bytes) => Answer::Body { status, content_type: content_type(path), bytes, digest: String::new() },
            Err(RenderError { path, message }) => {
                let trouble = format!("cannot render `{path}`\n{message}");
                self.panel_alone(StatusCode::INTERNAL_SERVER_ERROR, &trouble)
            }
        })
    }

    fn panel_alone(&self, status: StatusCode, trouble: &str) -> Answer {
        let panel = panel::panel(&self.compiled.diagnostics, Some(trouble), Standing::Alone);
        html(status, &panel::page(&panel), "")
    }
}

fn html(status: StatusCode, page: &str, panel: &str) -> Answer {
    let (page, digest) = panel::inject(page, panel);
    Answer::Body { status, content_type: content_type(".html"), bytes: page.into_bytes(), digest }
}

/// Text without percent signs; `None` where they hide something that is not UTF-8 or are not followed by two digits.
pub fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        if first == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            let is_hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
            bytes.push(u8::from_str_radix(digits, 16).ok().filter(|_| is_hex)?);
            rest = &after[2..];
        } else {
            bytes.push(first);
        }
    }
    String::from_utf8(bytes).ok()
}

/// By the end of the name, as static hosts do it.
fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "jsonld" => "application/ld+json",
        "ndjson" => "application/x-ndjson",
        "geojson" => "application/geo+json",
        "webmanifest" => "application/manifest+json",
        "xml" => "application/xml",
        "atom" => "application/atom+xml",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "txt" | "md" | "conf" | "bib" | "ris" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "wasm" => "application/wasm",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_signs_are_decoded_or_refused() {
        assert_eq!(decode("/amnen/j%C3%A4mst%c3%a4lldhet/").as_deref(), Some("/amnen/jämställdhet/"));
        assert_eq!(decode("%2e%2e%2f").as_deref(), Some("../"));
        for broken in ["%", "%4", "%zz", "%+1", "%ff", "%é"] {
            assert_eq!(decode(broken), None, "{broken}");
        }
    }
}
