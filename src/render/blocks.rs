//! What pages are made of: small values that templates turn into markup, one component of `templates/blocks.html` each. They know no
//! model; whatever they hold is text or HTML that is written already.

use serde::Serialize;

use super::html::Html;

/// One page, as the template `page.html` (or another that extends `base.html`) gets it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Page {
    /// A word for the kind of page, as a class: `release`, `money`.
    pub kind: String,
    /// The key of the navigation's item that the page belongs to; empty for none.
    pub nav: String,
    /// Plain text, for `title`.
    pub title: String,
    pub heading: Html,
    /// The heading is a text rather than a title, and is written smaller.
    pub wordy: bool,
    /// The line above the heading: kind, date, marks.
    pub kicker: Html,
    pub lead: Html,
    /// Links that belong to the whole page, below the lead.
    pub after_lead: Html,
    pub crumbs: Vec<Crumb>,
    /// At most two, the gravest first.
    pub banners: Vec<Html>,
    pub facts: Option<Facts>,
    /// Long enough for links to its sections.
    pub long: bool,
    pub sections: Vec<Section>,
}

/// A step of the way from the root to the page.
#[derive(Clone, Debug, Serialize)]
pub struct Crumb {
    pub name: String,
    /// `None` for a step without a page.
    pub address: Option<String>,
}

/// The one tinted area: five answers, and below them what else is known.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Facts {
    pub answers: Vec<Answer>,
    pub pairs: Vec<Pair>,
}

/// One of the five answers.
#[derive(Clone, Debug, Serialize)]
pub struct Answer {
    pub question: String,
    pub value: Html,
    /// The value is one link and nothing else, which needs no line beneath it.
    pub whole: bool,
    pub details: Vec<Html>,
}

impl Answer {
    pub fn new(question: String, value: Html, details: Vec<Html>) -> Answer {
        let whole = value.is_link();
        Answer { question, value, whole, details }
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct Pair {
    pub label: String,
    pub value: Html,
}

impl Pair {
    pub fn new(label: &str, value: Html) -> Pair {
        Pair { label: label.to_owned(), value }
    }
}

/// A part of a page: its head stands in the margin, its blocks beside it.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    /// Its anchor.
    pub id: String,
    pub head: String,
    /// At most two lines under the head.
    pub note: Html,
    /// Links to the headings of a long text: they stay beside it.
    pub contents: Vec<Html>,
    /// A head above this section and those that follow it under it.
    pub part: Option<Part>,
    /// It stands under the head of a part.
    pub within: bool,
    pub blocks: Vec<Block>,
}

/// The head of several sections.
#[derive(Clone, Debug, Serialize)]
pub struct Part {
    pub id: String,
    pub head: String,
    pub note: Html,
}

impl Section {
    pub fn new(id: &str, head: &str, blocks: Vec<Block>) -> Section {
        Section {
            id: id.to_owned(),
            head: head.to_owned(),
            note: Html::default(),
            contents: Vec::new(),
            part: None,
            within: false,
            blocks,
        }
    }

    pub fn note(mut self, note: Html) -> Section {
        self.note = note;
        self
    }
}

#[derive(Clone, Debug, Serialize)]
#[serde(tag = "block", rename_all = "kebab-case")]
pub enum Block {
    /// A record's own text.
    Prose {
        html: Html,
        lang: Option<String>,
    },
    /// A paragraph of the interface.
    Note {
        html: Html,
    },
    Subhead {
        text: String,
    },
    /// Date, title, figure.
    Records {
        records: Vec<Record>,
    },
    Pairs {
        pairs: Vec<Pair>,
    },
    Table {
        table: Table,
    },
    Figure {
        figure: Figure,
    },
    /// Names under heads, in columns.
    Directory {
        groups: Vec<Group>,
        layout: Layout,
    },
    Deadlines {
        deadlines: Vec<DeadlineLine>,
    },
    Quotes {
        quotes: Vec<QuoteLine>,
    },
    Citation {
        text: Html,
        /// The same in other styles: their name and the citation.
        styles: Vec<(String, String)>,
        /// What can be done with the page: tell of a mistake, change its record.
        links: Vec<Html>,
    },
    /// A paragraph of links to further pages.
    More {
        links: Vec<Html>,
    },
}

/// How groups of names stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// Beside one another, in rows.
    Grid,
    /// One after another, in columns.
    Flow,
}

impl Block {
    pub fn note(html: Html) -> Block {
        Block::Note { html }
    }
}

/// A line of a list: the same everywhere.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Record {
    pub date: Html,
    pub title: Html,
    /// Who, under the title.
    pub detail: Html,
    pub marks: Vec<Html>,
    pub figure: Html,
    pub figure_note: Html,
}

/// A table; a drawing may stand in its cells.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Table {
    /// A word for its layout, as a class.
    pub kind: String,
    /// Readers may sort it by any column.
    pub sortable: bool,
    pub title: Html,
    /// Unit and reading help, under the title.
    pub unit: Html,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// The marks in use.
    pub legend: Vec<Html>,
    /// What numbers in the drawings stand for.
    pub key: Html,
}

#[derive(Clone, Debug, Serialize)]
pub struct Column {
    /// Also the word before the cell where the table is narrow.
    pub name: String,
    pub cells: CellKind,
    /// The name is for screen readers alone.
    pub silent: bool,
    /// A drawing above the column, such as the axis of a timeline.
    pub drawing: Html,
    /// The rows stand in the order of this column: `ascending`, `descending`, or nothing.
    pub sorted: &'static str,
}

impl Column {
    pub fn new(name: &str, cells: CellKind) -> Column {
        Column { name: name.to_owned(), cells, silent: false, drawing: Html::default(), sorted: "" }
    }

    /// The column by which the rows are sorted, falling or rising.
    pub fn sorted(self, falling: bool) -> Column {
        Column { sorted: if falling { "descending" } else { "ascending" }, ..self }
    }

    pub fn silent(name: &str, cells: CellKind) -> Column {
        Column { silent: true, ..Column::new(name, cells) }
    }

    /// A column of drawings below a drawing of their axis.
    pub fn drawn(name: &str, drawing: Html) -> Column {
        Column { drawing, ..Column::silent(name, CellKind::Drawing) }
    }
}

/// What the cells of a column hold, as a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CellKind {
    /// The row's own name: a head of the row.
    Name,
    Text,
    Number,
    /// A drawing that says nothing which the other cells do not say.
    Drawing,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct Row {
    pub kind: RowKind,
    pub cells: Vec<Html>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowKind {
    #[default]
    Plain,
    /// Shown, not counted.
    Apart,
    Sum,
    /// What the page is about, among others.
    Subject,
}

/// A drawing with its words.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Figure {
    pub title: Html,
    pub unit: Html,
    pub drawing: Html,
    pub legend: Vec<Html>,
    /// What the drawing cannot show.
    pub note: Html,
    /// The same numbers.
    pub table: Option<Table>,
    pub more: Vec<Html>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct Group {
    pub head: String,
    /// Its anchor, where it has one.
    pub id: String,
    pub items: Vec<Html>,
}

/// A deadline in a list; `state` names its ring.
#[derive(Clone, Debug, Serialize)]
pub struct DeadlineLine {
    /// `coming`, `overdue`, `closed`, `delivered` or `replaced`.
    pub state: String,
    pub date: Html,
    pub title: Html,
    pub detail: Html,
}

/// Verbatim words of a source and what they show.
#[derive(Clone, Debug, Serialize)]
pub struct QuoteLine {
    pub label: String,
    pub texts: Vec<String>,
    pub lang: Option<String>,
}
