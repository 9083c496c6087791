//! Funding ladder: one row a year on one scale. Counted money is solid from zero, what does not count is appended open, a year without
//! a known sum is a dashed line.

use super::super::html::Html;
use super::svg::{Drawing, Share, Voice};

/// What is known of a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Year {
    pub counted: i64,
    pub apart: i64,
}

const BAR: i32 = 12;
/// A year below this share of the longest is drawn two pixels wide: little is not nothing.
const THIN: Share = Share(500);

/// One drawing a year; `None` is a gap.
pub fn rows(years: &[Option<Year>]) -> Vec<Html> {
    let longest = years.iter().flatten().map(|year| year.counted + year.apart).max().unwrap_or(0);
    years.iter().map(|year| row(*year, longest)).collect()
}

fn row(year: Option<Year>, longest: i64) -> Html {
    let mut drawing = Drawing::new("bar", BAR as u32, Voice::Hidden);
    match year {
        None => drawing.across("dashes", Share::ZERO, Share::WHOLE, BAR / 2),
        Some(year) => {
            let counted = Share::of(year.counted, longest);
            let apart = Share::of(year.apart, longest);
            if year.counted > 0 && counted < THIN {
                drawing.block("solid", Share::ZERO, 0, 2, BAR);
            } else {
                drawing.rect("solid", Share::ZERO, 0, counted, BAR);
            }
            if apart > Share::ZERO {
                drawing.rect("open", counted, 1, apart, BAR - 2);
            }
        }
    }
    drawing.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_little_can_be_seen_beside_a_lot() {
        let drawn = rows(&[Some(Year { counted: 5, apart: 0 }), Some(Year { counted: 900_000_000, apart: 0 })]);
        assert!(drawn[0].as_str().contains(r#"<rect class="solid" x="0%" y="0" width="2" height="12"/>"#), "{drawn:?}");
    }

    #[test]
    fn all_years_share_one_scale_and_gaps_are_dashed() {
        let drawn = rows(&[Some(Year { counted: 20, apart: 0 }), None, Some(Year { counted: 25, apart: 7 })]);
        assert!(drawn[0].as_str().contains(r#"<rect class="solid" x="0%" y="0" width="62.5%""#), "{drawn:?}");
        assert!(drawn[1].as_str().contains(r#"<line class="dashes" x1="0%" x2="100%""#), "{drawn:?}");
        assert!(drawn[2].as_str().contains(r#"<rect class="open" x="78.125%" y="1" width="21.875%""#), "{drawn:?}");
    }
}
