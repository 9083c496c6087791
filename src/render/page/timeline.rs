//! The timeline of everything: programs and strategies against the governments, then records year by year.

use super::super::blocks::{Block, Layout, Page, Section};
use super::super::html::Html;
use super::super::part::{records, timeline};
use super::super::writer::Writer;
use super::{listing, lists};
use crate::model::ProgramId;

/// Records that stand below the axis, the newest.
const NEWEST: usize = 40;

pub fn page(writer: &Writer) -> Page {
    let mut programs: Vec<ProgramId> = (0..writer.model.programs.len() as u32).map(ProgramId).collect();
    programs.sort_by_key(|&id| (writer.model[id].period.map(|period| period.days().first), id));
    let mut page =
        listing("timeline", "timeline", writer.get("timeline.title"), Html::text(writer.get("timeline.lead")));
    if let Some(table) = timeline::table(writer, Html::default(), &lists::on_axis(writer, &programs)) {
        let section = Section::new("program", writer.get("section.programs"), vec![Block::Table { table }]);
        page.sections.push(section.note(Html::text(writer.get("timeline.programs-note"))));
    }
    let newest = writer.model.by_time.iter().rev().take(NEWEST).map(|&id| records::record(writer, id)).collect();
    let blocks = vec![
        Block::Records { records: newest },
        Block::Subhead { text: writer.get("records.by-year").to_owned() },
        Block::Directory { groups: records::by_year(writer, &writer.model.by_time), layout: Layout::Grid },
    ];
    page.sections.push(Section::new("handlingar", writer.get("section.newest"), blocks));
    page
}
