//! Deadlines as a calendar (RFC 5545), for the whole site and for each organisation that has to report: a day each, those replaced left out.

use jiff::civil::Date;

use super::html::Html;
use super::part::deadlines::{Place, lines};
use super::writer::Writer;
use crate::model::{Deadline, DeadlineId, DeadlineStatus, Entity, OrganisationId, Party};
use crate::site::Route;

/// Bytes of a line, without its end.
const LINE: usize = 75;

pub fn calendar(writer: &Writer, of: Option<OrganisationId>) -> Vec<u8> {
    let site = &writer.model.config.title;
    let name = match of {
        Some(id) => format!("{site}: {}", writer.model.head(Entity::Organisation(id)).title),
        None => format!("{site}: {}", writer.get("deadlines.title")),
    };
    let mut out = Lines::default();
    out.line("BEGIN", "VCALENDAR");
    out.line("VERSION", "2.0");
    out.line("PRODID", "-//diarium//diarium//SV");
    out.line("X-WR-CALNAME", &escaped(&name));
    let mut ids: Vec<DeadlineId> = (0..writer.model.deadlines.len() as u32).map(DeadlineId).collect();
    ids.retain(|&id| is_shown(writer, id, of));
    ids.sort_by_key(|&id| (writer.model[id].due.days().first, id));
    ids.iter().for_each(|&id| event(writer, &mut out, id));
    out.line("END", "VCALENDAR");
    out.0.into_bytes()
}

/// Whether a deadline holds, has a day, and is the organisation's.
fn is_shown(writer: &Writer, id: DeadlineId, of: Option<OrganisationId>) -> bool {
    let deadline = &writer.model[id];
    let of_it = of.is_none_or(|of| deadline.by.contains(&Party::Known(Entity::Organisation(of))));
    of_it && !matches!(deadline.status, DeadlineStatus::Replaced { .. }) && deadline.due.days().last.is_some()
}

fn event(writer: &Writer, out: &mut Lines, id: DeadlineId) {
    let deadline = &writer.model[id];
    let Some(last) = deadline.due.days().last else { return };
    let release = Entity::Release(deadline.release);
    let nth = writer.model[deadline.release].deadlines.iter().position(|&other| other == id).unwrap_or(0) + 1;
    let host = writer.site.origin().split_once("://").map_or("diarium", |(_, host)| host);
    let Some(line) = lines(writer, &[id], Place::Elsewhere).into_iter().next() else { return };
    out.line("BEGIN", "VEVENT");
    out.line("UID", &format!("{}-{nth}@{host}", writer.model.head(release).id.replace('/', "-")));
    out.line("DTSTAMP", &format!("{}T000000Z", compact(revised(writer, deadline, last))));
    out.line("DTSTART;VALUE=DATE", &compact(last));
    out.line("DTEND;VALUE=DATE", &compact(last.tomorrow().unwrap_or(last)));
    out.line("SUMMARY", &text(&line.title));
    out.line("DESCRIPTION", &text(&line.detail));
    out.line("URL", &writer.site.absolute(&Route::Entity(release)));
    out.line("TRANSP", "TRANSPARENT");
    out.line("END", "VEVENT");
}

/// When what the record says was last changed, as far as that is known: without a method, DTSTAMP is that and not the day of the build.
fn revised(writer: &Writer, deadline: &Deadline, due: Date) -> Date {
    let release = &writer.model[deadline.release];
    let stated = [release.updated, release.published, release.decided];
    let known = stated.iter().flatten().map(|date| date.days().first).next();
    known.or(release.bounds.map(|bounds| bounds.first)).unwrap_or(due)
}

fn compact(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

fn text(html: &Html) -> String {
    escaped(&html.plain())
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// Content lines, folded between letters.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn line(&mut self, name: &str, value: &str) {
        let mut room = LINE;
        for c in format!("{name}:{value}").chars() {
            if c.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LINE - 1;
            }
            self.0.push(c);
            room -= c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_at_75_bytes_and_never_within_a_letter() {
        let mut lines = Lines::default();
        lines.line("SUMMARY", &"å".repeat(80));
        assert!(lines.0.split("\r\n").all(|line| line.len() <= 75), "{}", lines.0);
        assert_eq!(lines.0.replace("\r\n ", ""), format!("SUMMARY:{}\r\n", "å".repeat(80)));
    }

    #[test]
    fn what_means_something_in_a_calendar_is_escaped() {
        assert_eq!(escaped("a, b; c\\"), "a\\, b\\; c\\\\");
    }
}
