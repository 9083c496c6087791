//! Cleaned HTML as Markdown: headings, paragraphs, lists, tables and links. Emphasis and pictures are left out; they say nothing that could be
//! read. Goes through the tree without recursion, so that its depth does not matter.

use std::collections::{HashMap, HashSet};

use ammonia::Builder;
use ego_tree::iter::Edge;
use scraper::{Html, Node};

/// What may be left of a page. All other elements lose their tags and keep their text.
const TAGS: [&str; 30] = [
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "div",
    "section",
    "article",
    "header",
    "blockquote",
    "figcaption",
    "pre",
    "dl",
    "dt",
    "dd",
    "address",
    "ul",
    "ol",
    "li",
    "br",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "a",
];

/// Elements that go with all that is in them: they run, they are filled in, or they lead elsewhere.
const GONE: [&str; 18] = [
    "script", "style", "noscript", "template", "title", "svg", "math", "iframe", "object", "form", "button", "select",
    "textarea", "nav", "aside", "footer", "audio", "video",
];

/// Lists in lists, as deep as the text shows it.
const DEEPEST_LIST: usize = 6;

/// The blocks of a piece of HTML, each without blanks around it. Where it has a heading of the first rank, those behind it.
pub(super) fn blocks(html: &str) -> Vec<String> {
    let cleaned = clean(html);
    let fragment = Html::parse_fragment(&cleaned);
    let mut writer = Writer::default();
    for edge in fragment.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Text(text) => writer.text(text),
                Node::Element(element) => writer.open(element.name(), element.attr("href")),
                _ => {}
            },
            Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    writer.close(element.name());
                }
            }
        }
    }
    writer.flush();
    writer.blocks
}

/// Without anything that runs, and without all attributes but the addresses of links.
fn clean(html: &str) -> String {
    Builder::empty()
        .tags(HashSet::from(TAGS))
        .clean_content_tags(HashSet::from(GONE))
        .tag_attributes(HashMap::from([("a", HashSet::from(["href"]))]))
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .link_rel(None)
        .clean(html)
        .to_string()
}

#[derive(Default)]
struct Writer {
    blocks: Vec<String>,
    /// The block that is being written.
    line: String,
    /// The marks of the lists that are open.
    lists: Vec<&'static str>,
    /// Whether the next block begins an item.
    begins_item: bool,
    /// Where the words of the open link begin in the line, and where it leads.
    link: Option<(usize, String)>,
    /// Tables that are open.
    tables: usize,
    /// The rows of the outermost one.
    rows: Vec<Vec<String>>,
}

impl Writer {
    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                // Not the no-break spaces within figures.
                ' ' | '\t' | '\n' | '\r' | '\u{c}' if self.line.is_empty() || self.line.ends_with([' ', '\n']) => {}
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => self.line.push(' '),
                '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '&' | '|' | '~' => self.line.extend(['\\', c]),
                c => self.line.push(c),
            }
        }
    }

    fn open(&mut self, name: &str, href: Option<&str>) {
        match name {
            "a" => self.link = href.filter(|href| is_plain(href)).map(|href| (self.line.len(), href.to_owned())),
            "br" if self.tables == 0 && self.lists.is_empty() => self.line.push('\n'),
            "table" => {
                if self.tables == 0 {
                    self.flush()
                } else {
                    self.blank()
                }
                self.tables += 1;
            }
            _ if self.tables > 1 => self.blank(),
            "tr" => self.rows.push(Vec::new()),
            "td" | "th" => self.line.clear(),
            _ if self.tables == 1 => self.blank(),
            "ul" | "ol" => {
                self.flush();
                self.lists.push(if name == "ul" { "- " } else { "1. " });
            }
            _ => {
                self.flush();
                self.begins_item |= name == "li";
            }
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "a" => self.close_link(),
            "br" => {}
            "table" => {
                self.tables -= 1;
                if self.tables == 0 {
                    self.close_table();
                }
            }
            _ if self.tables > 1 => self.blank(),
            "td" | "th" => {
                let cell = std::mem::take(&mut self.line).trim().replace('\n', " ");
                // A cell outside a row cannot be: the parser puts one around it.
                if let Some(row) = self.rows.last_mut() {
                    row.push(cell);
                }
            }
            "caption" => self.flush(),
            _ if self.tables == 1 => self.blank(),
            "h1" => self.begin_again(),
            "h2" | "h3" | "h4" | "h5" | "h6" => self.close_heading(),
            "ul" | "ol" => {
                self.flush();
                self.lists.pop();
            }
            _ => self.flush(),
        }
    }

    /// What stands before the title, and the title, is not the text.
    fn begin_again(&mut self) {
        self.line.clear();
        self.blocks.clear();
    }

    fn close_heading(&mut self) {
        let words = std::mem::take(&mut self.line).replace('\n', " ");
        self.link = None;
        if !words.trim().is_empty() {
            self.blocks.push(format!("## {}", words.trim()));
        }
    }

    fn close_link(&mut self) {
        let Some((start, href)) = self.link.take() else { return };
        // A block within a link has ended it.
        let Some(words) = self.line.get(start..).map(|words| words.trim().replace('\n', " ")) else { return };
        if !words.is_empty() {
            self.line.truncate(start);
            self.line.push_str(&format!("[{words}](<{href}>)"));
        }
    }

    fn close_table(&mut self) {
        let rows: Vec<Vec<String>> = std::mem::take(&mut self.rows).into_iter().filter(|row| !row.is_empty()).collect();
        self.line.clear();
        let Some(width) = rows.iter().map(Vec::len).max() else { return };
        let mut lines: Vec<String> = rows.iter().map(|row| format!("| {} |", row.join(" | "))).collect();
        lines.insert(1, format!("|{}", "---|".repeat(width)));
        self.blocks.push(lines.join("\n"));
    }

    fn blank(&mut self) {
        self.text(" ");
    }

    /// Ends the block that is being written.
    fn flush(&mut self) {
        self.link = None;
        let line = std::mem::take(&mut self.line);
        let text = line.lines().map(str::trim).filter(|line| !line.is_empty()).map(plain_start).collect::<Vec<_>>();
        if text.is_empty() {
            return;
        }
        let deep = self.lists.len().min(DEEPEST_LIST);
        let outer: usize = self.lists.iter().take(deep.saturating_sub(1)).map(|mark| mark.len()).sum();
        let mark = deep.checked_sub(1).map_or("", |at| self.lists[at]);
        let mark = if self.begins_item { mark.to_owned() } else { " ".repeat(mark.len()) };
        self.begins_item = false;
        self.blocks.push(format!("{}{mark}{}", " ".repeat(outer), text.join("\n")));
    }
}

/// An address that cannot end its brackets.
fn is_plain(href: &str) -> bool {
    !href.is_empty() && !href.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '\\'))
}

/// A line that Markdown takes for prose: a dash before a quotation is no list, a number no item.
fn plain_start(line: &str) -> String {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match line.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => format!("{}\\{}", &line[..digits], &line[digits..]),
        Some(b'#' | b'-' | b'+' | b'=') if digits == 0 => format!("\\{line}"),
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::blocks;

    fn markdown(html: &str) -> String {
        blocks(html).join("\n\n")
    }

    #[test]
    fn headings_paragraphs_lists_and_links_become_markdown() {
        let html = "<div>Banner</div><h1>Titel</h1><p>Ett <b>fett</b>\n ord.<br>Ny rad.</p><h2>Rubrik</h2>\
                    <ul><li>ett<ul><li><p>inre</p><p>mer</p></li></ul></li><li>två</li></ul><ol><li>först</li></ol>\
                    <p>Läs <a href=\"/a/b/\"> beslutet </a>.</p>";
        assert_eq!(
            markdown(html),
            "Ett fett ord.\nNy rad.\n\n## Rubrik\n\n- ett\n\n  - inre\n\n    mer\n\n- två\n\n1. först\n\nLäs [beslutet](</a/b/>)."
        );
    }

    #[test]
    fn tables_become_rows() {
        let html = "<table><caption>Pengar</caption><thead><tr><th>År<th>Mnkr</tr></thead>\
                    <tbody><tr><td><p>2021</p><td>a|b<table><tr><td>inre</table></tbody></table><p>Efter.";
        assert_eq!(markdown(html), "Pengar\n\n| År | Mnkr |\n|---|---|\n| 2021 | a\\|b inre |\n\nEfter.");
    }

    #[test]
    fn what_runs_is_gone_and_what_looks_like_markup_is_text() {
        let html = "<p onclick=x()>- Det <script>alert(1)</script>är <a href='javascript:x()'>bra</a>*, säger hon.\
                    <p>3. Sedan <img src=x onerror=y()> &lt;script&gt;<nav>Meny</nav><form>Sök</form><style>p{}</style>";
        assert_eq!(markdown(html), "\\- Det är bra\\*, säger hon.\n\n3\\. Sedan \\<script\\>");
    }

    #[test]
    fn a_link_around_blocks_and_an_open_table_lose_no_text() {
        assert_eq!(markdown("<a href='/x/'><p>Ett</p><p>Två</p></a> tre"), "Ett\n\nTvå\n\ntre");
        assert_eq!(markdown("<table><tr><td>a<td>"), "| a |  |\n|---|---|");
        assert_eq!(markdown("</div></p><li>x"), "x");
    }
}
