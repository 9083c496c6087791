//! Parts and remainder: each part's bar begins where the one before it ended, on a line as long as the total.

use super::super::html::Html;
use super::svg::{Drawing, Share, Voice};

/// A bar of the row: how much, and whether it was computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub sum: i64,
    pub computed: bool,
}

/// Height of a bar, in pixels.
const BAR: i32 = 12;
/// A part below this share is drawn two pixels wide.
const THIN: Share = Share(500);

/// Where each part begins and how wide it is.
pub fn spans(total: i64, parts: &[Part]) -> Vec<(Share, Share)> {
    let mut before = 0;
    parts
        .iter()
        .map(|part| {
            let start = Share::of(before, total).clamped();
            before += part.sum;
            (start, Share::of(before, total).clamped().minus(start))
        })
        .collect()
}

/// One drawing for each part.
pub fn parts(total: i64, parts: &[Part]) -> Vec<Html> {
    let spans = spans(total, parts);
    parts.iter().zip(spans).map(|(part, (start, width))| bar(part, start, width)).collect()
}

fn bar(part: &Part, start: Share, width: Share) -> Html {
    let mut drawing = Drawing::new("bar", BAR as u32, Voice::Hidden);
    drawing.across("hair", Share::ZERO, Share::WHOLE, BAR / 2);
    match (part.computed, width < THIN) {
        (true, _) => drawing.hatched(start, 0, width, BAR),
        (false, true) => drawing.block("solid", start, 0, 2, BAR),
        (false, false) => drawing.rect("solid", start, 0, width, BAR),
    }
    drawing.finish()
}

/// The bracket of the sum row: as long as all parts together.
pub fn bracket() -> Html {
    let mut drawing = Drawing::new("bar", BAR as u32, Voice::Hidden);
    drawing.across("stroke", Share::ZERO, Share::WHOLE, BAR / 2);
    drawing.down("stroke", Share::ZERO, 1, BAR - 1);
    drawing.down("stroke", Share::WHOLE, 1, BAR - 1);
    drawing.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bar_begins_where_the_one_before_it_ended() {
        let part = |sum| Part { sum, computed: false };
        let spans = spans(200, &[part(100), part(50), part(50)]);
        let written: Vec<String> = spans.iter().map(|(start, width)| format!("{start}+{width}")).collect();
        assert_eq!(written, ["0%+50%", "50%+25%", "75%+25%"]);
    }

    #[test]
    fn a_tiny_part_can_be_seen_and_a_computed_one_is_hatched() {
        let drawn = parts(1000, &[Part { sum: 1, computed: false }, Part { sum: 999, computed: true }]);
        assert!(drawn[0].as_str().contains(r#"<rect class="solid" x="0%" y="0" width="2" height="12"/>"#), "{drawn:?}");
        assert!(drawn[1].as_str().contains(r##"fill="url(#hatch)" x="0.1%" y="0" width="99.9%""##), "{drawn:?}");
    }
}
