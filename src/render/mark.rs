//! Marks: a drawn square and a word for everything that the register has added to what its sources say. The same in text, table and
//! chart. Knows no fact.

use super::html::Html;
use super::texts::Texts;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Read and reviewed; in legends only.
    Read,
    /// Remainders, per-year times years.
    Computed,
    /// Inferred facts, bounds of dates.
    Concluded,
    /// Shown, not counted.
    NotCounted,
    /// Machine-made, not reviewed.
    Imported,
    /// No known sum.
    Gap,
}

impl Mark {
    /// The drawn square alone, 12 by 12 units.
    pub fn sign(self) -> Html {
        let drawing = match self {
            Mark::Read => r#"<path class="solid" d="M1 1h10v10H1z"/>"#,
            Mark::Computed => r#"<path class="open" d="M1 1h10v10H1zM1 6l5-5M1 11 11 1M6 11l5-5"/>"#,
            Mark::Concluded => r#"<path class="open" stroke-dasharray="1.6 1.4" d="M1 1h10v10H1z"/>"#,
            Mark::NotCounted => r#"<path class="open" d="M1 1h10v10H1z"/>"#,
            Mark::Imported => r#"<path class="open" d="M.7.7h10.6v10.6H.7zM3.5 3.5h5v5h-5z"/>"#,
            Mark::Gap => r#"<path class="dashes" d="M0 9h12"/>"#,
        };
        Html::markup(format!(
            r#"<svg class="sign" viewBox="0 0 12 12" aria-hidden="true" focusable="false">{drawing}</svg>"#
        ))
    }

    /// The square with words after it, of which the first stays beside it.
    pub fn with(self, words: &str) -> Html {
        let words = Html::text(words);
        Html::markup(format!("<span class=\"mark\">{}\u{a0}{}</span>", self.sign().as_str(), words.as_str()))
    }

    /// The square with its own word, for legends.
    pub fn legend(self, texts: &Texts) -> Html {
        self.with(texts.get(match self {
            Mark::Read => "mark.read",
            Mark::Computed => "mark.computed",
            Mark::Concluded => "mark.concluded",
            Mark::NotCounted => "mark.not-counted",
            Mark::Imported => "mark.imported",
            Mark::Gap => "mark.gap",
        }))
    }
}
