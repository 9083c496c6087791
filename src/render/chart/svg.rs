//! Writes the few SVG elements that charts are made of. All texts are escaped here.

use std::fmt;

use super::super::html::{Html, escape};

/// A share of the width, in thousandths of a per cent; written as `12.5%`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share(pub i64);

impl Share {
    pub const ZERO: Share = Share(0);
    pub const WHOLE: Share = Share(100_000);

    /// `part` of `whole`; nothing of nothing.
    pub fn of(part: i64, whole: i64) -> Share {
        if whole <= 0 {
            return Share::ZERO;
        }
        Share(i64::try_from(i128::from(part) * 100_000 / i128::from(whole)).unwrap_or(100_000))
    }

    pub fn plus(self, other: Share) -> Share {
        Share(self.0 + other.0)
    }

    pub fn minus(self, other: Share) -> Share {
        Share(self.0 - other.0)
    }

    /// Kept within the drawing.
    pub fn clamped(self) -> Share {
        Share(self.0.clamp(0, 100_000))
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 1000, (self.0 % 1000).abs());
        if rest == 0 {
            return write!(f, "{whole}%");
        }
        let sign = if self.0 < 0 && whole == 0 { "-" } else { "" };
        match (rest % 100, rest % 10) {
            (0, _) => write!(f, "{sign}{whole}.{}%", rest / 100),
            (_, 0) => write!(f, "{sign}{whole}.{:02}%", rest / 10),
            _ => write!(f, "{sign}{whole}.{rest:03}%"),
        }
    }
}

/// A drawing that is being written.
#[derive(Debug)]
pub struct Drawing {
    svg: String,
}

/// Whether the drawing repeats what stands beside it, stands for itself with a name, or holds links that can be reached one by one.
#[derive(Clone, Copy, Debug)]
pub enum Voice<'a> {
    Hidden,
    Image(&'a str),
    Links(&'a str),
}

/// Where a part of a drawing leads, and what it is called; nothing where the texts that it holds say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub address: String,
    pub name: String,
}

impl Drawing {
    /// A drawing over the whole width, `height` pixels high.
    pub fn new(class: &str, height: u32, voice: Voice) -> Drawing {
        let voice = match voice {
            Voice::Hidden => "aria-hidden=\"true\" focusable=\"false\"".to_owned(),
            Voice::Image(name) => format!("role=\"img\" aria-label=\"{}\"", escape(name)),
            Voice::Links("") => "role=\"group\"".to_owned(),
            Voice::Links(name) => format!("role=\"group\" aria-label=\"{}\"", escape(name)),
        };
        Drawing { svg: format!("<svg class=\"chart {class}\" width=\"100%\" height=\"{height}\" {voice}>") }
    }

    /// A drawing over the whole width and height of the box that it lies in.
    pub fn filling(class: &str, voice: Voice) -> Drawing {
        let mut drawing = Drawing::new(class, 0, voice);
        drawing.svg = drawing.svg.replacen("height=\"0\"", "height=\"100%\"", 1);
        drawing
    }

    /// From here to [`Drawing::end_nested`], `y` is counted from the middle of the height.
    pub fn begin_centred(&mut self) {
        self.svg.push_str("<svg class=\"centred\" y=\"50%\">");
    }

    pub fn end_nested(&mut self) {
        self.svg.push_str("</svg>");
    }

    /// A rectangle over the whole height.
    pub fn tall_rect(&mut self, class: &str, x: Share, width: Share) {
        self.svg.push_str(&format!("<rect class=\"{class}\" x=\"{x}\" width=\"{width}\" height=\"100%\"/>"));
    }

    /// A line over the whole height.
    pub fn tall_line(&mut self, class: &str, x: Share) {
        self.svg.push_str(&format!("<line class=\"{class}\" x1=\"{x}\" x2=\"{x}\" y1=\"0\" y2=\"100%\"/>"));
    }

    /// An open arrowhead that ends at `x`.
    pub fn arrow(&mut self, class: &str, x: Share) {
        self.svg
            .push_str(&format!("<svg class=\"centred\" x=\"{x}\"><path class=\"{class}\" d=\"M-7-9l7 9-7 9\"/></svg>"));
    }

    pub fn rect(&mut self, class: &str, x: Share, y: i32, width: Share, height: i32) {
        self.svg
            .push_str(&format!("<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>"));
    }

    /// A hatched area with an outline: a computed one.
    pub fn hatched(&mut self, x: Share, y: i32, width: Share, height: i32) {
        self.svg.push_str(&format!(
            "<rect class=\"hatched\" fill=\"url(#hatch)\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>"
        ));
    }

    /// From here to [`Drawing::end_nested`], ribbons between two columns; across, their units are hundredths of the distance.
    pub fn begin_stretched(&mut self, x: Share, width: Share, height: u32) {
        self.svg.push_str(&format!(
            "<svg x=\"{x}\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 100 {height}\" preserveAspectRatio=\"none\">"
        ));
    }

    /// A curved ribbon over the whole width, from one stretch of pixels down to another.
    pub fn ribbon(&mut self, class: &str, left: (i64, i64), right: (i64, i64)) {
        let ((a, b), (c, d)) = (left, right);
        self.svg.push_str(&format!(
            "<path class=\"{class}\" d=\"M0 {a}C50 {a} 50 {c} 100 {c}V{d}C50 {d} 50 {b} 0 {b}z\"/>"
        ));
    }

    /// A hatched rectangle whose width is in pixels.
    pub fn hatched_block(&mut self, x: Share, y: i32, width: i32, height: i32) {
        self.svg.push_str(&format!(
            "<rect class=\"hatched\" fill=\"url(#hatch)\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>"
        ));
    }

    /// A rectangle whose width is in pixels.
    pub fn block(&mut self, class: &str, x: Share, y: i32, width: i32, height: i32) {
        self.svg
            .push_str(&format!("<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>"));
    }

    pub fn across(&mut self, class: &str, from: Share, to: Share, y: i32) {
        self.svg.push_str(&format!("<line class=\"{class}\" x1=\"{from}\" x2=\"{to}\" y1=\"{y}\" y2=\"{y}\"/>"));
    }

    pub fn down(&mut self, class: &str, x: Share, from: i32, to: i32) {
        self.svg.push_str(&format!("<line class=\"{class}\" x1=\"{x}\" x2=\"{x}\" y1=\"{from}\" y2=\"{to}\"/>"));
    }

    pub fn dot(&mut self, class: &str, x: Share, y: i32, radius: &str) {
        self.svg.push_str(&format!("<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>"));
    }

    /// A text; its class says where `x` lies in it (`start`, `middle`, `end`). `dx` moves it, in pixels.
    pub fn text(&mut self, class: &str, x: Share, dx: i32, y: i32, text: &str) {
        let text = escape(text);
        // The blank, which is not drawn, keeps the texts of a link apart when they are read aloud.
        self.svg.push_str(&format!("<text class=\"{class}\" x=\"{x}\" dx=\"{dx}\" y=\"{y}\">{text} </text>"));
    }

    /// What is drawn in between is a link, where there is one.
    pub fn linked(&mut self, link: Option<&Link>, draw: impl FnOnce(&mut Drawing)) {
        if let Some(Link { address, name }) = link {
            let label = if name.is_empty() { String::new() } else { format!(" aria-label=\"{}\"", escape(name)) };
            self.svg.push_str(&format!("<a href=\"{}\"{label}>", escape(address)));
        }
        draw(self);
        if link.is_some() {
            self.svg.push_str("</a>");
        }
    }

    pub fn finish(mut self) -> Html {
        self.svg.push_str("</svg>");
        Html::markup(self.svg)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_written_without_needless_digits() {
        let written: Vec<String> = [0, 100_000, 12_500, 33_333, -500].map(|share| Share(share).to_string()).into();
        assert_eq!(written, ["0%", "100%", "12.5%", "33.333%", "-0.5%"]);
        assert_eq!(Share::of(75, 127).to_string(), "59.055%");
        assert_eq!(Share::of(1, 0), Share::ZERO);
    }

    #[test]
    fn texts_and_names_are_escaped() {
        let mut drawing = Drawing::new("x", 10, Voice::Image("a\"<b>"));
        drawing.text("start", Share::ZERO, 0, 5, "<script>");
        assert_eq!(
            drawing.finish().as_str(),
            "<svg class=\"chart x\" width=\"100%\" height=\"10\" role=\"img\" aria-label=\"a&quot;&lt;b&gt;\">\
             <text class=\"start\" x=\"0%\" dx=\"0\" y=\"5\">&lt;script&gt; </text></svg>"
        );
    }
}
