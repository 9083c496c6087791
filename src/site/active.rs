//! Files that a reader's browser would run: such are not published from `content/`, where anybody may have sent them. A theme's own files
//! are not judged. Knows names and bytes, no path of the output.

/// Endings of files that run, or can, on their own: pages, scripts, and XML, which can be a page by its namespace.
const ENDINGS: [&str; 24] = [
    "html", "htm", "xhtml", "xht", "shtml", "mhtml", "mht", "xml", "xsl", "xslt", "atom", "rss", "rdf", "svgz", "js",
    "mjs", "cjs", "wasm", "swf", "php", "phtml", "asp", "jsp", "cgi",
];

/// What a picture never needs: scripts by address, entities and style sheets in which one can hide, and escapes of other encodings.
const MARKS: [&str; 5] = ["javascript:", "<!entity", "<?xml-stylesheet", "\0", "\u{1b}"];

/// Elements that run something, load something, or change an attribute later, whatever their namespace's prefix.
const ELEMENTS: [&str; 14] = [
    "script",
    "foreignobject",
    "iframe",
    "object",
    "embed",
    "form",
    "base",
    "meta",
    "link",
    "handler",
    "listener",
    "set",
    "animate",
    "animation",
];

/// Why a file may not be published, in words that follow "is"; `None` for one that may.
pub(super) fn why(path: &str, bytes: &[u8]) -> Option<&'static str> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let ending = name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase());
    match ending.as_str() {
        "svg" => is_active_svg(bytes).then_some("a picture with something in it that can run or load other files"),
        ending => ENDINGS.contains(&ending).then_some("of a type that browsers or servers can run"),
    }
}

/// Judged by the bytes wherever they stand, since a reader that parses another way than the browser could be led astray.
fn is_active_svg(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return true };
    let text = text.to_ascii_lowercase();
    MARKS.iter().any(|mark| text.contains(mark))
        || elements(&text).any(|name| ELEMENTS.contains(&name))
        || text.match_indices("href").any(|(at, href)| !leads_within(&text[at + href.len()..]))
        || text.match_indices("on").any(|(at, _)| is_handler(&text[..at], &text[at..]))
}

/// The names after each `<`, without prefix.
fn elements(text: &str) -> impl Iterator<Item = &str> {
    let ends = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>');
    text.split('<').skip(1).map(move |rest| {
        let name = rest.split(ends).next().unwrap_or_default();
        name.rsplit(':').next().unwrap_or_default()
    })
}

/// Whether what follows `href` is no value, or one that leads to a place in the same file.
fn leads_within(after: &str) -> bool {
    match after.trim_start().strip_prefix('=') {
        Some(value) => value.trim_start().trim_start_matches(['"', '\'']).starts_with('#'),
        None => true,
    }
}

/// Whether an attribute such as `onload=` begins here.
fn is_handler(before: &str, here: &str) -> bool {
    let begins = before.ends_with(|c: char| c.is_ascii_whitespace() || matches!(c, '"' | '\'' | '/'));
    let after = here.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    begins && after.trim_start().starts_with('=')
}
