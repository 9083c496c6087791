//! Markdown to the HTML of a page. No recursion: a text nested ten thousand deep is as safe as any. Nothing of the source reaches the
//! output but escaped; addresses pass `address::is_safe` first. No inline styles, so that a strict content security policy holds.

use std::collections::BTreeMap;

use deunicode::deunicode;
use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::{Piece, pieces};
use crate::parse::address;
use crate::source::Span;

/// The words that the HTML needs of the interface language.
#[derive(Clone, Copy, Debug)]
pub struct Labels<'a> {
    /// Names the region in which a wide table scrolls.
    pub table: &'a str,
    /// Names the list of footnotes.
    pub footnotes: &'a str,
    /// Names the link from a footnote back to the text.
    pub back: &'a str,
}

/// The HTML of a body's text. Headings begin at `<h2>`, their ids with `h-`, those of footnotes with `fn`.
///
/// `mentions` are stretches of prose (bytes of `text`, in order, not overlapping) with the address that each leads to; others are
/// ignored. `link` gives the address on the page for one within the site; `None` means that it leads nowhere: of such a link or image
/// only the text is shown.
pub fn html(text: &str, mentions: &[(Span, &str)], link: &dyn Fn(&str) -> Option<String>, labels: &Labels) -> String {
    let mut writer = Writer {
        text,
        mentions,
        link,
        labels,
        out: vec![String::with_capacity(text.len() + text.len() / 2)],
        links: Vec::new(),
        image: None,
        heading: None,
        open_headings: Vec::new(),
        ids: BTreeMap::new(),
        table: Table::default(),
        footnotes: Footnotes::default(),
    };
    pieces(text).for_each(|piece| writer.piece(piece));
    writer.finish()
}

struct Writer<'a> {
    text: &'a str,
    /// Those still to come.
    mentions: &'a [(Span, &'a str)],
    link: &'a dyn Fn(&str) -> Option<String>,
    labels: &'a Labels<'a>,
    /// The page, and above it headings and footnotes that are still being written.
    out: Vec<String>,
    /// For each open link whether it is one; those that are unsafe or lead nowhere are not.
    links: Vec<bool>,
    image: Option<Image>,
    /// The plain text of the open heading.
    heading: Option<String>,
    /// The headings above the place at hand: the level as written, and the level on the page.
    open_headings: Vec<(usize, usize)>,
    /// How often each heading id was wanted.
    ids: BTreeMap<String, usize>,
    table: Table,
    footnotes: Footnotes,
}

/// An image whose alternative text is being read.
struct Image {
    source: Option<String>,
    title: String,
    alt: String,
    /// Images and links within its own text.
    depth: usize,
}

#[derive(Default)]
struct Table {
    alignments: Vec<Alignment>,
    head: bool,
    column: usize,
}

#[derive(Default)]
struct Footnotes {
    /// By label: its number, and how often it is referred to.
    numbers: BTreeMap<String, (usize, usize)>,
    /// The label of the note that is being written.
    open: Vec<String>,
    /// By number: its HTML.
    notes: BTreeMap<usize, String>,
}

impl Footnotes {
    fn number(&mut self, label: &str) -> &mut (usize, usize) {
        let next = self.numbers.len() + 1;
        self.numbers.entry(label.to_owned()).or_insert((next, 0))
    }
}

impl Writer<'_> {
    fn piece(&mut self, piece: Piece) {
        match piece {
            Piece::Prose(range) => self.prose(range.start, range.end),
            Piece::Event(event, _) if self.image.is_some() => self.within_image(event),
            Piece::Event(event, _) => self.event(event),
        }
    }

    fn event(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.words(&text),
            Event::Html(text) | Event::InlineHtml(text) => self.words(&text),
            Event::Code(text) => {
                self.push("<code>");
                self.words(&text);
                self.push("</code>");
            }
            Event::SoftBreak => self.push("\n"),
            Event::HardBreak => self.push("<br>\n"),
            Event::Rule => self.push("<hr>\n"),
            Event::FootnoteReference(label) => self.footnote_reference(&label),
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => self.push("<p>"),
            Tag::Heading { .. } => {
                self.heading = Some(String::new());
                self.out.push(String::new());
            }
            Tag::BlockQuote(_) => self.push("<blockquote>\n"),
            Tag::CodeBlock(kind) => self.code_block(kind),
            Tag::List(None) => self.push("<ul>\n"),
            Tag::List(Some(1)) => self.push("<ol>\n"),
            Tag::List(Some(first)) => self.push(&format!("<ol start=\"{first}\">\n")),
            Tag::Item => self.push("<li>"),
            Tag::FootnoteDefinition(label) => {
                self.footnotes.open.push(label.into_string());
                self.out.push(String::new());
            }
            Tag::DefinitionList => self.push("<dl>\n"),
            Tag::DefinitionListTitle => self.push("<dt>"),
            Tag::DefinitionListDefinition => self.push("<dd>"),
            Tag::Table(alignments) => self.table(alignments),
            Tag::TableHead => {
                self.table.head = true;
                self.table.column = 0;
                self.push("<thead>\n<tr>");
            }
            Tag::TableRow => {
                self.table.column = 0;
                self.push("<tr>");
            }
            Tag::TableCell => self.cell(),
            Tag::Emphasis => self.push("<em>"),
            Tag::Strong => self.push("<strong>"),
            Tag::Strikethrough => self.push("<del>"),
            Tag::Superscript | Tag::Subscript | Tag::MetadataBlock(_) => {}
            Tag::Link { link_type, dest_url, title, .. } => self.link(link_type, &dest_url, &title),
            Tag::Image { dest_url, title, .. } => {
                let source = self.address(&dest_url);
                self.image = Some(Image { source, title: title.into_string(), alt: String::new(), depth: 0 });
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.push("</p>\n"),
            TagEnd::Heading(level) => self.end_heading(level),
            TagEnd::BlockQuote(_) => self.push("</blockquote>\n"),
            TagEnd::CodeBlock => self.push("</code></pre>\n"),
            TagEnd::List(false) => self.push("</ul>\n"),
            TagEnd::List(true) => self.push("</ol>\n"),
            TagEnd::Item => self.push("</li>\n"),
            TagEnd::FootnoteDefinition => self.end_footnote(),
            TagEnd::DefinitionList => self.push("</dl>\n"),
            TagEnd::DefinitionListTitle => self.push("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.push("</dd>\n"),
            TagEnd::Table => self.push("</tbody>\n</table></div>\n"),
            TagEnd::TableHead => {
                self.table.head = false;
                self.push("</tr>\n</thead>\n<tbody>\n");
            }
            TagEnd::TableRow => self.push("</tr>\n"),
            TagEnd::TableCell => self.push(if self.table.head { "</th>" } else { "</td>" }),
            TagEnd::Emphasis => self.push("</em>"),
            TagEnd::Strong => self.push("</strong>"),
            TagEnd::Strikethrough => self.push("</del>"),
            TagEnd::Link => {
                if self.links.pop() == Some(true) {
                    self.push("</a>");
                }
            }
            TagEnd::Image | TagEnd::Superscript | TagEnd::Subscript | TagEnd::MetadataBlock(_) => {}
        }
    }

    /// Prose with its mentions as links.
    fn prose(&mut self, start: usize, end: usize) {
        let mut at = start;
        while let Some((span, href)) = self.mentions.first() {
            let (from, to) = (span.start as usize, span.end as usize);
            if from >= end {
                break;
            }
            self.mentions = &self.mentions[1..];
            let Some(name) = self.text.get(from..to).filter(|name| from >= at && to <= end && !name.is_empty()) else {
                continue;
            };
            let before = &self.text[at..from];
            self.words(before);
            self.push("<a href=\"");
            self.attribute(&percent_encoded(href));
            self.push("\">");
            self.words(name);
            self.push("</a>");
            at = to;
        }
        self.words(&self.text[at..end]);
    }

    fn link(&mut self, kind: LinkType, destination: &str, title: &str) {
        let email = kind == LinkType::Email;
        let email = email.then(|| percent_encoded(&format!("mailto:{destination}")));
        let href = email.or_else(|| self.address(destination));
        self.links.push(href.is_some());
        let Some(href) = href else { return };
        self.push("<a href=\"");
        self.attribute(&href);
        if address::is_web(destination) {
            self.push("\" rel=\"external");
        }
        self.title(title);
        self.push("\">");
    }

    /// An address as it stands in an attribute, those within the site as the site wants them; `None` where it is unsafe or leads nowhere.
    fn address(&self, destination: &str) -> Option<String> {
        if !address::is_safe(destination) {
            return None;
        }
        let as_written = address::is_external(destination) || destination.starts_with('#');
        let address = if as_written { Some(destination.to_owned()) } else { (self.link)(destination) };
        address.map(|address| percent_encoded(&address))
    }

    fn title(&mut self, title: &str) {
        if !title.is_empty() {
            self.push("\" title=\"");
            self.attribute(title);
        }
    }

    /// Collects an image's alternative text; at its end writes the image, or where it has no address, the text.
    fn within_image(&mut self, event: Event) {
        let Some(image) = &mut self.image else { return };
        match event {
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => image.alt.push_str(&text),
            Event::SoftBreak | Event::HardBreak => image.alt.push(' '),
            Event::Start(Tag::Image { .. }) => image.depth += 1,
            Event::End(TagEnd::Image) if image.depth > 0 => image.depth -= 1,
            Event::End(TagEnd::Image) => self.end_image(),
            _ => {}
        }
    }

    fn end_image(&mut self) {
        let Some(image) = self.image.take() else { return };
        let Some(source) = image.source else { return self.words(&image.alt) };
        self.push("<img src=\"");
        self.attribute(&source);
        self.push("\" alt=\"");
        self.attribute(&image.alt);
        self.title(&image.title);
        self.push("\">");
    }

    fn end_heading(&mut self, level: HeadingLevel) {
        let content = self.out.pop().unwrap_or_default();
        let text = self.heading.take().unwrap_or_default();
        // One without a word would be a stop for those who listen, and nothing for those who look.
        if content.trim().is_empty() {
            return;
        }
        let level = self.level(level as usize);
        let id = self.id(&text);
        self.push(&format!("<h{level} id=\"{id}\">{content}</h{level}>\n"));
    }

    /// The level of a heading on the page: as written, one below the page's own, but none is skipped. Texts from elsewhere begin anywhere.
    fn level(&mut self, written: usize) -> usize {
        while self.open_headings.last().is_some_and(|(above, _)| *above >= written) {
            self.open_headings.pop();
        }
        // The body stands in a section, whose own heading is an `<h2>`.
        let above = self.open_headings.last().map_or(2, |(_, level)| *level);
        let level = (written + 1).min(above + 1).min(6);
        self.open_headings.push((written, level));
        level
    }

    /// An id that no other heading has.
    fn id(&mut self, text: &str) -> String {
        let mut id = "h".to_owned();
        for word in deunicode(text).to_ascii_lowercase().split(|c: char| !c.is_ascii_alphanumeric()) {
            if !word.is_empty() {
                id.push('-');
                id.push_str(word);
            }
        }
        loop {
            let count = self.ids.entry(id.clone()).or_default();
            *count += 1;
            match *count {
                1 => return id,
                // The numbered id may be the plain one of another heading, so that it is claimed in its turn.
                count => id = format!("{id}-{count}"),
            }
        }
    }

    fn code_block(&mut self, kind: CodeBlockKind) {
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split([' ', ',']).next().unwrap_or_default().to_owned(),
            CodeBlockKind::Indented => String::new(),
        };
        self.push("<pre tabindex=\"0\"><code");
        if !language.is_empty() {
            self.push(" class=\"language-");
            self.attribute(&language);
            self.push("\"");
        }
        self.push(">");
    }

    fn table(&mut self, alignments: Vec<Alignment>) {
        self.table = Table { alignments, ..Table::default() };
        self.push("<div class=\"table-wrap\" tabindex=\"0\" role=\"region\" aria-label=\"");
        self.attribute(self.labels.table);
        self.push("\"><table>\n");
    }

    fn cell(&mut self) {
        let class = match self.table.alignments.get(self.table.column) {
            Some(Alignment::Left) => " class=\"align-left\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            Some(Alignment::None) | None => "",
        };
        self.table.column += 1;
        self.push(if self.table.head { "<th scope=\"col\"" } else { "<td" });
        self.push(class);
        self.push(">");
    }

    fn footnote_reference(&mut self, label: &CowStr) {
        let slot = self.footnotes.number(label);
        slot.1 += 1;
        let (number, count) = *slot;
        let id = back_id(number, count);
        self.push(&format!("<sup id=\"{id}\"><a href=\"#fn-{number}\" role=\"doc-noteref\">{number}</a></sup>"));
    }

    fn end_footnote(&mut self) {
        let note = self.out.pop().unwrap_or_default();
        let label = self.footnotes.open.pop().unwrap_or_default();
        let number = self.footnotes.number(&label).0;
        self.footnotes.notes.entry(number).or_insert(note);
    }

    /// The page, with its footnotes at the end.
    fn finish(mut self) -> String {
        let references: BTreeMap<usize, usize> = self.footnotes.numbers.values().copied().collect();
        let notes = std::mem::take(&mut self.footnotes.notes);
        if !notes.is_empty() {
            self.push("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"");
            self.attribute(self.labels.footnotes);
            self.push("\">\n<ol>\n");
            for (number, note) in notes {
                self.note(number, &note, references.get(&number).copied().unwrap_or_default());
            }
            self.push("</ol>\n</section>\n");
        }
        self.out.swap_remove(0)
    }

    fn note(&mut self, number: usize, note: &str, references: usize) {
        let (content, close) = match note.strip_suffix("</p>\n") {
            Some(content) => (content, "</p>\n"),
            None => (note, ""),
        };
        self.push(&format!("<li id=\"fn-{number}\" value=\"{number}\">{content}"));
        for count in 1..=references {
            self.push(&format!(" <a href=\"#{}\" role=\"doc-backlink\" aria-label=\"", back_id(number, count)));
            self.attribute(self.labels.back);
            self.push(&format!(" {number}\">↩</a>"));
        }
        self.push(close);
        self.push("</li>\n");
    }

    /// Escaped text, also noted for the id of an open heading.
    fn words(&mut self, text: &str) {
        if let Some(heading) = &mut self.heading {
            heading.push_str(text);
        }
        escape(text, self.out.last_mut().expect("the page itself is never taken off"));
    }

    fn attribute(&mut self, text: &str) {
        escape(text, self.out.last_mut().expect("the page itself is never taken off"));
    }

    /// Markup of our own.
    fn push(&mut self, markup: &str) {
        self.out.last_mut().expect("the page itself is never taken off").push_str(markup);
    }
}

fn back_id(number: usize, count: usize) -> String {
    if count == 1 { format!("fnref-{number}") } else { format!("fnref-{number}-{count}") }
}

/// Text that is text in HTML, in elements and in quoted attributes alike.
fn escape(text: &str, out: &mut String) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(entity);
        from = at + 1;
    }
    out.push_str(&text[from..]);
}

/// An address in which only what RFC 3986 allows stands as it is.
fn percent_encoded(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=%".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
