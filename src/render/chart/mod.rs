//! Charts as geometry: numbers and days to shares of a width, and those to SVG. Per cent across and pixels down, so that text keeps its
//! size at every width; classes only. They know no model.

pub mod bars;
pub mod flow;
pub mod ladder;
pub mod svg;
pub mod timeline;
pub mod years;
