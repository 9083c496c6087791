//! Which addresses a record may hold. Knows schemes, not this site's own paths.

/// Whether an address in a text may become a link: http, https, mailto, or a place within the site.
///
/// Judged as a browser would read it: blanks at the ends, tabs and line ends anywhere are ignored, a backslash is a slash. An
/// address that begins with `//` leads to another host whatever it looks like, and is refused (WHATWG URL, 4.4).
pub(super) fn is_safe(address: &str) -> bool {
    let seen: String = as_browsers_see(address).take(SCHEME_WINDOW).collect();
    match seen.split_once(':') {
        Some((scheme, _)) if !scheme.contains(['/', '?', '#']) => {
            ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
        }
        None if seen.chars().count() == SCHEME_WINDOW && !seen.contains(['/', '?', '#']) => false,
        _ => !seen.starts_with("//"),
    }
}

/// No scheme is as long as this; what has not ended by then is not looked at further.
const SCHEME_WINDOW: usize = 512;

fn as_browsers_see(address: &str) -> impl Iterator<Item = char> {
    address
        .trim_matches(|c: char| c.is_control() || c.is_whitespace())
        .chars()
        .filter(|c| !c.is_control())
        .map(|c| if c == '\\' { '/' } else { c })
}

/// Whether an address leads out of the site: it has a scheme.
pub(crate) fn is_external(address: &str) -> bool {
    let scheme = address.split(':').next().filter(|scheme| scheme.len() < address.len());
    scheme.is_some_and(|scheme| !scheme.contains(['/', '?', '#']))
}

/// Whether a text is an absolute http or https address without blanks in it.
pub(crate) fn is_web(address: &str) -> bool {
    let rest = ["https://", "http://"].iter().find_map(|scheme| {
        let head = address.get(..scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then(|| &address[scheme.len()..])
    });
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '\\' | '<' | '>' | '"');
    rest.is_some_and(|rest| rest.starts_with(char::is_alphanumeric) && rest.chars().all(plain))
}

/// Whether a text can be one segment of an address as it stands: letters, digits, `-`, `_`, and `.` not first or last.
pub(super) fn is_segment(text: &str) -> bool {
    let allowed = |c: char| c.is_alphanumeric() || is_mark(c) || matches!(c, '-' | '_' | '.');
    !text.is_empty() && text.chars().all(allowed) && !text.starts_with('.') && !text.ends_with('.')
}

/// Combining marks: letters that are stored as base and accent are letters too.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// A segment like a text that cannot be one.
pub(super) fn segment_like(text: &str) -> String {
    let mut segment = String::new();
    for c in text.chars() {
        if is_segment(&c.to_string()) || c == '.' {
            segment.push(c);
        } else if !segment.ends_with('-') {
            segment.push('-');
        }
    }
    match segment.trim_matches(['-', '.']) {
        "" => "x".to_owned(),
        trimmed => trimmed.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_schemes_become_links() {
        let safe = [
            "https://a.se/x?y=z:w",
            "HTTP://a.se",
            "mailto:a@b.se",
            "/om/",
            "../x.pdf",
            "#del",
            "om/",
            "a/b:c",
            "?q=a:b",
            "",
        ];
        for address in safe {
            assert!(is_safe(address), "{address}");
        }
        let unsafe_ones = [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            " \u{1}javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "ftp://a.se",
            "//evil.se",
            "\\\\evil.se",
            "/\\evil.se",
            "/\t/evil.se",
            "tel:1",
        ];
        for address in unsafe_ones {
            assert!(!is_safe(address), "{address}");
        }
    }

    #[test]
    fn a_segment_is_taken_as_it_stands_or_gets_a_suggestion() {
        for segment in ["skr-bidrag", "A2020_1", "v1.2", "jämställdhet", "2021"] {
            assert!(is_segment(segment), "{segment}");
        }
        for (segment, like) in [("a b", "a-b"), (".x", "x"), ("x.", "x"), ("a\"b\nc", "a-b-c"), ("", "x"), ("?", "x")] {
            assert!(!is_segment(segment), "{segment}");
            assert_eq!(segment_like(segment), like);
        }
    }
}
