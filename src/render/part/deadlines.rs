//! Deadlines as lines with a ring and words: coming, passed without a known report, closed, delivered, replaced. The register does not
//! accuse: it says what it knows. How long ago or ahead a day is, browsers say (`assets/page.js`), so that a page of today is that of tomorrow.

use super::super::blocks::{Block, DeadlineLine, Section};
use super::super::html::Html;
use super::super::language::Length;
use super::super::writer::Writer;
use super::citation;
use crate::model::{Deadline, DeadlineId, DeadlineStatus, Entity, Party};
use crate::parse::record::DeadlineKind;
use crate::site::Route;

/// Lines of a section at most, the latest.
const MOST: usize = 30;

/// Where a line stands: on the page of its release, which needs no link to it, or under a head that says already what is known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    OnRelease,
    Elsewhere,
    UnderItsState,
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
    Some(Section::new("redovisning", writer.get(head(writer, deadlines)), blocks))
}

/// The key of the head above some deadlines: not all of them need be reports.
pub fn head(writer: &Writer, deadlines: &[DeadlineId]) -> &'static str {
    let has_windows = deadlines.iter().any(|&id| writer.model[id].kind.is_window());
    if has_windows { "section.last-days" } else { "section.deadlines" }
}

pub fn lines(writer: &Writer, deadlines: &[DeadlineId], place: Place) -> Vec<DeadlineLine> {
    deadlines.iter().map(|&id| line(writer, &writer.model[id], place)).collect()
}

fn line(writer: &Writer, deadline: &Deadline, place: Place) -> DeadlineLine {
    let release = Entity::Release(deadline.release);
    let sentence = sentence(writer, deadline, place);
    let (title, origin) = match place {
        Place::OnRelease => (sentence, Html::default()),
        _ => (sentence.link(writer.site.url_of(release)), writer.name(release).and_text(". ")),
    };
    DeadlineLine {
        state: deadline.status.as_str().to_owned(),
        date: writer.date(&deadline.due, Length::Long),
        title,
        detail: origin
            .and(&status(writer, deadline, place))
            .and(&amended(writer, deadline))
            .and(&known_to_you(writer, deadline, place)),
    }
}

/// What is known of a deadline, in one word or a few. Nobody reports an application: some kinds have words of their own.
pub fn in_short<'w>(writer: &Writer<'w>, deadline: &Deadline) -> &'w str {
    writer.get(match (&deadline.status, deadline.kind) {
        (DeadlineStatus::Coming, _) => "deadline-short.coming",
        (DeadlineStatus::Overdue, _) => "deadline-short.overdue",
        (DeadlineStatus::Closed, DeadlineKind::Application) => "deadline-short.closed-application",
        (DeadlineStatus::Closed, _) => "deadline-short.closed-requisition",
        (DeadlineStatus::Delivered { .. }, _) => "deadline-short.delivered",
        (DeadlineStatus::Replaced { .. }, _) => "deadline-short.replaced",
    })
}

/// "Socialstyrelsen lämnar slutredovisning till Regeringskansliet". Elsewhere it becomes one link, and so holds none itself.
fn sentence(writer: &Writer, deadline: &Deadline, place: Place) -> Html {
    let party = |party: &Party| match place {
        Place::OnRelease => writer.party(party),
        _ => writer.party_name(party),
    };
    let list = |parties: &[Party]| writer.texts.list(&parties.iter().map(party).collect::<Vec<_>>());
    let kind = Html::text(&writer.texts.word("deadline", deadline.kind.as_str()));
    let of = match deadline.kind {
        DeadlineKind::Application => "application-sentence",
        DeadlineKind::Requisition => "requisition-sentence",
        _ => "deadline-sentence",
    };
    let told = match (deadline.by.is_empty(), deadline.to.is_empty()) {
        (false, false) => "by-to",
        (false, true) => "by",
        (true, false) => "to",
        (true, true) => "bare",
    };
    writer
        .texts
        .html(&format!("{of}.{told}"), &[("by", &list(&deadline.by)), ("kind", &kind), ("to", &list(&deadline.to))])
        .sentence_case()
}

/// What is known of it, in a sentence.
fn status(writer: &Writer, deadline: &Deadline, place: Place) -> Html {
    match &deadline.status {
        DeadlineStatus::Coming | DeadlineStatus::Overdue if place == Place::UnderItsState => Html::default(),
        DeadlineStatus::Coming => Html::text(writer.get(match deadline.kind {
            DeadlineKind::Application => "deadline-status.coming-application",
            DeadlineKind::Requisition => "deadline-status.coming-requisition",
            _ => "deadline-status.coming",
        })),
        DeadlineStatus::Overdue => Html::text(writer.get(match deadline.kind {
            DeadlineKind::Plan => "deadline-status.overdue-plan",
            _ => "deadline-status.overdue",
        })),
        DeadlineStatus::Closed => Html::text(writer.get(match deadline.kind {
            DeadlineKind::Application => "deadline-status.closed-application",
            _ => "deadline-status.closed-requisition",
        })),
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
    if place != Place::OnRelease || deadline.status != DeadlineStatus::Overdue {
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

/// The earlier last day that this one strikes through.
fn amended(writer: &Writer, deadline: &Deadline) -> Html {
    let Some(earlier) = deadline.amends.map(|id| &writer.model[id]) else { return Html::default() };
    let date = writer.date(&earlier.due, Length::Long).wrap("s", "struck");
    let release = writer.link(Entity::Release(earlier.release));
    Html::text(" ").and(&writer.texts.html("deadline-status.amends", &[("date", &date), ("record", &release)]))
}

fn replaced(writer: &Writer, by: Option<DeadlineId>) -> Html {
    let Some(by) = by else { return Html::text(writer.get("deadline-status.replaced")) };
    let later = &writer.model[by];
    let date = writer.date(&later.due, Length::Long);
    let release = writer.link(Entity::Release(later.release));
    writer.texts.html("deadline-status.replaced-by", &[("date", &date), ("record", &release)])
}
