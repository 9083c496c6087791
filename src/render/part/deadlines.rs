//! Deadlines as lines with a ring and words: coming, passed without a known report, delivered, replaced. The register does not accuse:
//! it says what it knows on the day of the build.

use jiff::civil::Date;

use super::super::blocks::{Block, DeadlineLine, Section};
use super::super::html::Html;
use super::super::language::Length;
use super::super::writer::Writer;
use super::citation;
use crate::model::{Deadline, DeadlineId, DeadlineStatus, Entity, Party};
use crate::site::Route;

/// Lines of a section at most, the latest.
const MOST: usize = 30;

/// Whether the line stands on the page of its release, which needs no link to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    OnRelease,
    Elsewhere,
}

/// The deadlines of an entity, latest first.
pub fn section(writer: &Writer, deadlines: &[DeadlineId], place: Place) -> Option<Section> {
    if deadlines.is_empty() {
        return None;
    }
    let shown = &deadlines[..deadlines.len().min(MOST)];
    let mut blocks = vec![Block::Deadlines { deadlines: lines(writer, shown, place) }];
    if shown.len() < deadlines.len() {
        blocks.push(Block::note(Html::text(&writer.texts.count("backlinks.more", deadlines.len() - shown.len()))));
    }
    Some(Section::new("redovisning", writer.get("section.deadlines"), blocks))
}

pub fn lines(writer: &Writer, deadlines: &[DeadlineId], place: Place) -> Vec<DeadlineLine> {
    deadlines.iter().map(|&id| line(writer, &writer.model[id], place)).collect()
}

fn line(writer: &Writer, deadline: &Deadline, place: Place) -> DeadlineLine {
    let release = Entity::Release(deadline.release);
    let sentence = sentence(writer, deadline, place);
    let (title, origin) = match place {
        Place::OnRelease => (sentence, Html::default()),
        Place::Elsewhere => (sentence.link(writer.site.url_of(release)), writer.name(release).and_text(". ")),
    };
    DeadlineLine {
        state: state(&deadline.status).to_owned(),
        date: writer.date(&deadline.due, Length::Long),
        relative: deadline.due.days().last.map_or_else(String::new, |last| relative(writer, last)),
        title,
        detail: origin.and(&status(writer, deadline)).and(&known_to_you(writer, deadline, place)),
    }
}

/// The word for its ring.
fn state(status: &DeadlineStatus) -> &'static str {
    match status {
        DeadlineStatus::Coming => "coming",
        DeadlineStatus::Overdue => "overdue",
        DeadlineStatus::Delivered { .. } => "delivered",
        DeadlineStatus::Replaced { .. } => "replaced",
    }
}

/// "Socialstyrelsen lämnar slutredovisning till Regeringskansliet". Elsewhere it becomes one link, and so holds none itself.
fn sentence(writer: &Writer, deadline: &Deadline, place: Place) -> Html {
    let party = |party: &Party| match place {
        Place::OnRelease => writer.party(party),
        Place::Elsewhere => writer.party_name(party),
    };
    let list = |parties: &[Party]| writer.texts.list(&parties.iter().map(party).collect::<Vec<_>>());
    let kind = Html::text(&writer.texts.word("deadline", deadline.kind.as_str()));
    let key = match (deadline.by.is_empty(), deadline.to.is_empty()) {
        (false, false) => "deadline-sentence.by-to",
        (false, true) => "deadline-sentence.by",
        (true, false) => "deadline-sentence.to",
        (true, true) => "deadline-sentence.bare",
    };
    writer.texts.html(key, &[("by", &list(&deadline.by)), ("kind", &kind), ("to", &list(&deadline.to))]).sentence_case()
}

/// What is known of it, in a sentence.
fn status(writer: &Writer, deadline: &Deadline) -> Html {
    match &deadline.status {
        DeadlineStatus::Coming => Html::text(writer.get("deadline-status.coming")),
        DeadlineStatus::Overdue => {
            let today = writer.texts.day(writer.model.today(), Length::Long);
            Html::text(&writer.texts.fill("deadline-status.overdue", &[("date", &today)]))
        }
        DeadlineStatus::Delivered { date, url, days_late } => {
            let day = date.map(|date| writer.date(&date, Length::Long));
            let words = match day {
                Some(day) => writer.texts.html("deadline-status.delivered-on", &[("date", &day)]),
                None => Html::text(writer.get("deadline-status.delivered")),
            };
            let words = url.as_deref().map_or(words.clone(), |url| words.link(url));
            match late(writer, *days_late) {
                Some(late) => words.and_text(", ").and_text(&late).and_text("."),
                None => words.and_text("."),
            }
        }
        DeadlineStatus::Replaced { by } => replaced(writer, *by),
    }
}

/// On the record's own page: where to tell of a report that the register does not know.
fn known_to_you(writer: &Writer, deadline: &Deadline, place: Place) -> Html {
    if place == Place::Elsewhere || deadline.status != DeadlineStatus::Overdue {
        return Html::default();
    }
    let release = Entity::Release(deadline.release);
    let address = writer.site.absolute(&Route::Entity(release));
    let report = citation::report(writer, &writer.model.head(release).title, &address);
    let link = report.map(|to| Html::text(writer.get("deadlines.known-to-you")).link(&to));
    link.map(|link| Html::text(" ").and(&link)).unwrap_or_default()
}

fn late(writer: &Writer, days_late: Option<i32>) -> Option<String> {
    let days = days_late?;
    let count = days.unsigned_abs() as usize;
    match days.signum() {
        1 => Some(writer.texts.count("deadline-late", count)),
        -1 => Some(writer.texts.count("deadline-early", count)),
        _ => Some(writer.get("deadline-on-day").to_owned()),
    }
}

fn replaced(writer: &Writer, by: Option<DeadlineId>) -> Html {
    let Some(by) = by else { return Html::text(writer.get("deadline-status.replaced")) };
    let later = &writer.model[by];
    let date = writer.date(&later.due, Length::Long);
    let release = writer.link(Entity::Release(later.release));
    writer.texts.html("deadline-status.replaced-by", &[("date", &date), ("record", &release)])
}

/// "för 3 år sedan", "om 2 månader": only ever a second line.
fn relative(writer: &Writer, day: Date) -> String {
    let today = writer.model.today();
    let (earlier, later) = if day < today { (day, today) } else { (today, day) };
    let months = (i32::from(later.year()) - i32::from(earlier.year())) * 12
        + i32::from(later.month() - earlier.month())
        - i32::from(later.day() < earlier.day());
    let days = (later - earlier).get_days();
    let (unit, count) = match months {
        12.. => ("years", months / 12),
        1..12 => ("months", months),
        _ => ("days", days),
    };
    let direction = match day.cmp(&today) {
        std::cmp::Ordering::Less => "ago",
        std::cmp::Ordering::Equal => return writer.get("relative.today").to_owned(),
        std::cmp::Ordering::Greater => "ahead",
    };
    writer.texts.count(&format!("relative-{direction}.{unit}"), count.unsigned_abs() as usize)
}
