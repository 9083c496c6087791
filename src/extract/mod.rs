//! The text of a release to facts: sums, deadlines, ministers, bodies, political basis, references, each with the words that say so.
//!
//! ```text
//! repair   what scraping did to the text (soft hyphens, split words, odd spaces), without changing words
//! text     blocks and sentences
//! named    bodies told by the shape of their names
//! actors   who has the task, and who must do what a sentence says
//! names    whom a name can mean, and when: made from a site's model
//! amounts, deadlines, ministers, agencies, basis, references   one rule book each
//! ```
//!
//! Pure: no disk, no clock, no other document. Rules come from how Swedish administrative prose is written; they prefer to leave a fact out
//! over inventing one. Knows nothing of front matter; whoever calls it decides what is written.

mod actors;
mod agencies;
mod amounts;
mod basis;
mod deadlines;
mod ministers;
mod named;
mod names;
mod references;
pub mod repair;
mod text;

pub use agencies::BodyFound;
pub use amounts::Amount;
pub use basis::Basis;
pub use deadlines::Deadline;
pub use ministers::{MinisterFound, Part};
pub use names::Names;
pub use references::{Link, LinkKind, Reference, ReferenceKind, References};

use std::cell::LazyCell;

use crate::parse::date::Days;
use crate::parse::record::Folder;
use actors::Actors;
pub use text::MONTHS;
use text::Text;

/// One repaired document.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    pub title: &'a str,
    /// Markdown without the title.
    pub body: &'a str,
    pub folder: Folder,
    /// The days on which it can have been published.
    pub published: Option<Days>,
}

/// What the words of one document say, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    pub amounts: Vec<Amount>,
    pub deadlines: Vec<Deadline>,
    pub ministers: Vec<MinisterFound>,
    pub agencies: Vec<BodyFound>,
    /// Bodies with a task that no record of the site names.
    pub unknown_agencies: Vec<String>,
    pub basis: Option<Basis>,
    pub references: References,
}

/// Reads one document. Never fails: what no rule understands is left out.
pub fn extract(document: &Document, names: &Names) -> Facts {
    let text = Text::of(document.title, document.body);
    let actors = LazyCell::new(|| Actors::of(&text, names));
    Facts {
        amounts: amounts::find(&text, document, &actors),
        deadlines: deadlines::find(&text, document, &actors),
        ministers: ministers::find(&text, document, names),
        agencies: agencies::find(&text, document, names),
        unknown_agencies: agencies::unknown(&text, document, names),
        basis: basis::find(&text),
        references: references::find(document, &text),
    }
}
