//! The findings as HTML: a panel laid over a page, and a page that is only the panel. Everything from content is text here.
//! Does not know which page it goes into.

use sha2::{Digest, Sha256};

use crate::diagnostic::{Diagnostic, Place, Severity, tally};
use crate::source::is_trick;

/// More than these are counted, not listed: a panel is read, and the terminal has them all.
const LONGEST_LIST: usize = 50;

/// How a panel stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    OverPage,
    Alone,
}

/// The findings and what went wrong beside them, as a panel; nothing where there is nothing to tell. Errors come first and open the panel,
/// warnings alone leave it folded, advice alone makes none.
pub fn panel(diagnostics: &[Diagnostic], trouble: Option<&str>, standing: Standing) -> String {
    let has = |severity| diagnostics.iter().any(|found| found.severity == severity);
    let severe = trouble.is_some() || has(Severity::Error);
    if !severe && !has(Severity::Warning) {
        return String::new();
    }
    let mut found: Vec<&Diagnostic> = diagnostics.iter().collect();
    found.sort_by_key(|found| std::cmp::Reverse(found.severity));
    let list: String = found.iter().take(LONGEST_LIST).map(|found| item(found)).collect();
    let more = match found.len().saturating_sub(LONGEST_LIST) {
        0 => String::new(),
        left => format!("<p>… and {left} more, in the terminal</p>"),
    };
    let trouble = trouble.map(|trouble| format!("<pre tabindex=\"0\">{}</pre>", escape(trouble))).unwrap_or_default();
    let content = format!("{trouble}<ol>{list}</ol>{more}");
    let summary = if found.is_empty() { "a fault".to_owned() } else { tally(diagnostics) };
    let (class, button) = match standing {
        Standing::Alone => ("alone", ""),
        Standing::OverPage if severe => ("", BUTTON),
        Standing::OverPage => ("mild", BUTTON),
    };
    let open = if severe { " open" } else { "" };
    format!(
        "<section id=\"diarium-panel\" class=\"{class}\" lang=\"en\" aria-label=\"Findings\" data-digest=\"{}\">\
         <link rel=\"stylesheet\" href=\"/_diarium/panel.css\">{button}\
         <details{open}><summary>{summary}</summary>{content}</details></section>",
        digest(&content),
    )
}

/// The script shows it; without one it could do nothing.
const BUTTON: &str = "<button type=\"button\" hidden>Hide until they change</button>";

/// A whole page around a panel that stands alone.
pub fn page(panel: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>diarium: findings</title>\
         <meta name=\"viewport\" content=\"width=device-width\"></head><body>{panel}</body></html>\n"
    )
}

/// The page with the panel and the script that reloads it, and the digest by which the script knows what it shows.
pub fn inject(page: &str, panel: &str) -> (String, String) {
    let digest = digest(&format!("{page}\0{panel}"));
    let added = format!("{panel}<script src=\"/_diarium/reload.js\" data-digest=\"{digest}\" defer></script>");
    let end = page.rfind("</body>").unwrap_or(page.len());
    (format!("{}{added}{}", &page[..end], &page[end..]), digest)
}

fn item(found: &Diagnostic) -> String {
    let help = found.help.as_deref().map(|help| format!("<p>help: {}</p>", escape(help))).unwrap_or_default();
    let others: String =
        found.others.iter().map(|(place, what)| format!("<p>{}</p>{}", escape(what), whereabouts(place))).collect();
    format!(
        "<li><p><strong>{}[{}]</strong>: {}</p>{}{others}{help}</li>",
        found.severity.as_str(),
        found.code,
        escape(&found.message),
        whereabouts(&found.place),
    )
}

/// Path, line and column, and the line with what is meant marked.
fn whereabouts(place: &Place) -> String {
    let title = format!("<p class=\"place\">{}:{}:{}</p>", escape(&place.path), place.line, place.column);
    if place.excerpt.is_empty() {
        return title;
    }
    let start = (place.column.saturating_sub(1)).saturating_sub(place.skipped) as usize;
    let mut characters = place.excerpt.chars();
    let before: String = characters.by_ref().take(start).collect();
    let meant: String = characters.by_ref().take(place.width as usize).collect();
    let after: String = characters.collect();
    format!("{title}<pre tabindex=\"0\">{}<mark>{}</mark>{}</pre>", escape(&before), escape(&meant), escape(&after))
}

/// Text for HTML; control and bidirectional characters, which could make it read as another, become U+FFFD.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' => escaped.push('\n'),
            trick if is_trick(trick) => escaped.push('\u{fffd}'),
            plain => escaped.push(plain),
        }
    }
    escaped
}

/// Sixteen hexadecimal digits that stand for a text.
pub fn digest(text: &str) -> String {
    base16ct::lower::encode_string(&Sha256::digest(text.as_bytes())[..8])
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::Code;
    use crate::source::{SourceFile, Span};

    fn found(severity: Severity, message: &str) -> Diagnostic {
        Diagnostic::new(severity, Code::WRONG_TYPE, Place::file(&Arc::from("content/a.md")), message)
    }

    #[test]
    fn a_finding_is_text_with_its_place_marked() {
        let file = SourceFile::new("content/a&b.md", &b"---\ntitel: <b>\n"[..]);
        let found = Diagnostic::error(Code::UNKNOWN_KEY, file.place(Span::new(4, 9)), "unknown key `<i>\u{202e}`")
            .help("\"title\"");
        assert_eq!(
            item(&found),
            "<li><p><strong>error[unknown-key]</strong>: unknown key `&lt;i&gt;\u{fffd}`</p>\
             <p class=\"place\">content/a&amp;b.md:2:1</p><pre tabindex=\"0\"><mark>titel</mark>: &lt;b&gt;</pre>\
             <p>help: &quot;title&quot;</p></li>"
        );
    }

    #[test]
    fn errors_open_the_panel_warnings_fold_it_and_advice_makes_none() {
        let over = |severity| panel(&[found(severity, "x")], None, Standing::OverPage);
        assert!(over(Severity::Error).contains("<details open><summary>1 error</summary>"));
        assert!(over(Severity::Warning).contains("class=\"mild\""));
        assert!(over(Severity::Warning).contains("<details><summary>1 warning</summary>"));
        assert_eq!(over(Severity::Advice), "");
    }

    #[test]
    fn a_long_list_is_cut_and_begins_with_the_errors() {
        let mut many: Vec<Diagnostic> = (0..60).map(|number| found(Severity::Warning, &number.to_string())).collect();
        many.push(found(Severity::Error, "the worst"));
        let panel = panel(&many, None, Standing::OverPage);
        assert!(panel.contains("<ol><li><p><strong>error[wrong-type]</strong>: the worst</p>"), "{panel}");
        assert!(panel.contains("</ol><p>… and 11 more, in the terminal</p>"), "{panel}");
    }

    #[test]
    fn the_script_stands_before_the_end_of_the_page() {
        let (page, digest) = inject("<body>x</body></html>", "<p>panel</p>");
        let script = format!("<script src=\"/_diarium/reload.js\" data-digest=\"{digest}\" defer></script>");
        assert_eq!(page, format!("<body>x<p>panel</p>{script}</body></html>"));
        assert_ne!(inject("<body>x</body></html>", "").1, digest, "other findings, another digest");
    }
}
