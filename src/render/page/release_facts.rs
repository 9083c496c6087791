//! The facts box of a release: who, how much, for whom, until when, on what basis; and what else its source says. An unanswered question
//! says so.

use std::collections::BTreeSet;

use super::super::blocks::{Answer, Facts, Pair};
use super::super::html::{Html, soften};
use super::super::language::Length;
use super::super::part::{deadlines, money, provenance};
use super::super::writer::{Writer, shorten};
use crate::model::{Basis, Deadline, DeadlineStatus, Entity, Party, Quoted, Release, ReleaseId, name_then};
use crate::parse::date::Days;
use crate::parse::record::Role;

/// Names in the value of an answer, and in its details; more are counted.
const MOST_NAMES: usize = 2;
const MOST_DETAILS: usize = 2;
/// Letters of a recipient that is given in words; the rows of money have all of them.
const LONGEST_NAME: usize = 60;

pub fn facts(writer: &Writer, id: ReleaseId) -> Facts {
    let release = &writer.model[id];
    let answers = vec![
        who(writer, release),
        how_much(writer, id),
        for_whom(writer, id),
        until_when(writer, release),
        on_what_basis(writer, release),
    ];
    Facts { answers, pairs: pairs(writer, release) }
}

fn answer(writer: &Writer, question: &str, value: Option<Html>, details: Vec<Html>) -> Answer {
    let missing = || Html::text(writer.get("not-stated")).wrap("span", "missing");
    let value = value.filter(|value| !value.is_empty()).unwrap_or_else(missing);
    let details = details.into_iter().filter(|detail| !detail.is_empty()).collect();
    Answer::new(writer.texts.word("question", question), value, details)
}

fn who(writer: &Writer, release: &Release) -> Answer {
    let ministers = release.ministers.iter().map(|signatory| writer.link(Entity::Minister(signatory.minister)));
    let ministries = writer.links(release.ministries.iter().map(|&id| Entity::Ministry(id)));
    if !ministries.is_empty() {
        return answer(writer, "who", Some(ministries), ministers.collect());
    }
    let source = release.head.source.as_ref().and_then(|source| source.publisher.as_deref());
    let other = match (&release.assigned_by, release.ministers.is_empty(), source) {
        (Some(party), ..) => Some(writer.party(party)),
        (None, false, _) => Some(Html::join(&ministers.collect::<Vec<_>>(), ", ")),
        (None, true, publisher) => publisher.map(|name| Html::text(&soften(&super::capital(name)))),
    };
    answer(writer, "who", other, Vec::new())
}

fn how_much(writer: &Writer, id: ReleaseId) -> Answer {
    let release = &writer.model[id];
    let decided = writer.model.totals(&writer.rows(id)).decided;
    let Some(first) = release.amounts.first().map(|&first| &writer.model[first]) else {
        return answer(writer, "how-much", None, Vec::new());
    };
    let several = release.amounts.len() > 1;
    let years = match first.years {
        _ if several => Html::text(&writer.texts.count("money.rows", release.amounts.len())),
        Some(years) => Html::text(&writer.texts.fill("money.for-years", &[("years", &writer.texts.years(years))])),
        None => Html::text(writer.get("money.year-not-stated")),
    };
    let status =
        if several { Html::default() } else { Html::text(&writer.texts.word("status", first.status.as_str())) };
    match money::decided(writer, &decided) {
        Some(sum) => answer(writer, "how-much", Some(sum), vec![years, status]),
        None => {
            let why = first.why_not.map(|why| money::reason(writer, why)).unwrap_or_default();
            answer(writer, "how-much", Some(Html::text(&writer.stated(first))), vec![years, why])
        }
    }
}

/// Recipients of the money, else those who got the assignment, else the groups that it is for.
fn for_whom(writer: &Writer, id: ReleaseId) -> Answer {
    let release = &writer.model[id];
    let rows = writer.rows(id);
    let (recipients, others) = named(writer, rows.iter().flat_map(|&row| &writer.model[row].to));
    if recipients.is_some() {
        return answer(writer, "for-whom", recipients, others);
    }
    for role in [Role::Receives, Role::Assigned] {
        let agencies = involved(writer, release, role);
        if !agencies.is_empty() {
            let detail = Html::text(&writer.texts.word("role-detail", role.as_str()));
            return answer(writer, "for-whom", Some(agencies), vec![detail]);
        }
    }
    answer(writer, "for-whom", None, Vec::new())
}

/// Those who are named in an answer: the first two as its value, the next in smaller letters, the rest counted. None twice.
pub fn named<'p>(writer: &Writer, parties: impl Iterator<Item = &'p Party>) -> (Option<Html>, Vec<Html>) {
    let mut all: Vec<&Party> = Vec::new();
    for party in parties {
        if !all.contains(&party) {
            all.push(party);
        }
    }
    let name = |party: &&Party| match party {
        Party::Words(words) => Html::text(&soften(&shorten(words, LONGEST_NAME))),
        known => writer.party_short(known),
    };
    let value: Vec<Html> = all.iter().take(MOST_NAMES).map(name).collect();
    let mut details: Vec<Html> = all.iter().skip(MOST_NAMES).take(MOST_DETAILS).map(name).collect();
    if all.len() > MOST_NAMES + MOST_DETAILS {
        details.push(Html::text(&writer.texts.count("and-more", all.len() - MOST_NAMES - MOST_DETAILS)));
    }
    ((!value.is_empty()).then(|| Html::join(&value, ", ")), details)
}

fn involved(writer: &Writer, release: &Release, role: Role) -> Html {
    let of_role = release.agencies.iter().filter(|involved| involved.role == role);
    writer.links(of_role.map(|involved| Entity::Organisation(involved.organisation)))
}

/// The next deadline, else the latest.
fn until_when(writer: &Writer, release: &Release) -> Answer {
    let all = || release.deadlines.iter().map(|&id| &writer.model[id]);
    let live = |deadline: &&Deadline| !matches!(deadline.status, DeadlineStatus::Replaced { .. });
    let coming = all().filter(|deadline| deadline.status == DeadlineStatus::Coming);
    let next = coming.min_by_key(|deadline| deadline.due.days().first);
    let Some(deadline) = next.or_else(|| all().filter(live).max_by_key(|deadline| deadline.due.days().first)) else {
        return answer(writer, "until-when", None, Vec::new());
    };
    let kind = Html::text(&writer.texts.word("deadline", deadline.kind.as_str()));
    let state = deadline.status.as_str();
    let words = Html::text(deadlines::in_short(writer, deadline));
    let ring = Html::markup(format!("<span class=\"ring ring-{state}\"></span> {}", words.as_str()));
    answer(writer, "until-when", Some(writer.date(&deadline.due, Length::Short)), vec![kind, ring])
}

fn on_what_basis(writer: &Writer, release: &Release) -> Answer {
    let (basis, details) = basis(writer, release.basis.as_ref());
    answer(writer, "basis", basis, details)
}

/// The agreement and the parties to it; else how many parties stand behind it, and who.
pub fn basis(writer: &Writer, basis: Option<&Basis>) -> (Option<Html>, Vec<Html>) {
    let Some(basis) = basis else { return (None, Vec::new()) };
    let parties = writer.political(&basis.parties);
    match (basis.agreement, basis.parties.len()) {
        (Some(id), _) => (Some(writer.link(Entity::Agreement(id))), vec![parties]),
        (None, 0) => (None, Vec::new()),
        (None, n) => {
            let behind = Html::text(&super::capital(&writer.texts.count("basis.parties", n)));
            (Some(behind), vec![parties, Html::text(writer.get("basis.no-agreement"))])
        }
    }
}

/// The lower part: nothing of it stands in the answers.
fn pairs(writer: &Writer, release: &Release) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut push = |key: &str, value: Html| {
        if !value.is_empty() {
            pairs.push(Pair { label: writer.texts.word("fact", key), value });
        }
    };
    for role in Role::ALL {
        push(role.as_str(), involved(writer, release, role));
    }
    push("titles", titles(writer, release));
    push("names", names_then(writer, release));
    push("government", release.government.map(|id| writer.link(Entity::Government(id))).unwrap_or_default());
    push("programs", writer.links(release.programs.iter().map(|&id| Entity::Program(id))));
    push("topics", writer.links(release.topics.iter().map(|&id| Entity::Topic(id))));
    push("regions", writer.links(release.regions.iter().map(|&id| Entity::Region(id))));
    push("target-groups", words(&release.target_groups));
    // Those who answer for it are named above.
    let signs = |quoted: &Quoted| matches!(quoted, Quoted::Minister(id) if release.ministers.iter().any(|signatory| signatory.minister == *id));
    if !release.quoted.iter().all(signs) {
        push("quoted", quoted(writer, release));
    }
    push("assigned-by", release.assigned_by.as_ref().map(|party| writer.party(party)).unwrap_or_default());
    push("decided", release.decided.map(|date| writer.date(&date, Length::Long)).unwrap_or_default());
    push("updated", release.updated.map(|date| writer.date(&date, Length::Long)).unwrap_or_default());
    let missing = || Html::text(writer.get("not-stated")).wrap("span", "missing");
    push("reference", release.reference.as_deref().map_or_else(missing, Html::text));
    let source = release.head.source.as_ref().map(|source| provenance::source_line(writer, source));
    push("source", source.unwrap_or_else(missing));
    pairs
}

fn words(words: &[String]) -> Html {
    Html::text(&soften(&words.join(", ")))
}

fn titles(writer: &Writer, release: &Release) -> Html {
    let lines: Vec<String> = release
        .ministers
        .iter()
        .filter(|signatory| !signatory.titles.is_empty())
        .map(|signatory| {
            let name = writer.name(Entity::Minister(signatory.minister));
            name.and_text(": ").and(&writer.titles(signatory)).wrap("span", "line").as_str().to_owned()
        })
        .collect();
    Html::markup(lines.concat())
}

/// What ministries and organisations were called then, where that was something else.
fn names_then(writer: &Writer, release: &Release) -> Html {
    let Some(days) = release.bounds.map(|bounds| Days { first: bounds.first, last: bounds.last }) else {
        return Html::default();
    };
    let ministries = release.ministries.iter().map(|&id| (Entity::Ministry(id), &writer.model[id].names));
    let agencies = release.agencies.iter().map(|involved| involved.organisation);
    let agencies = agencies.map(|id| (Entity::Organisation(id), &writer.model[id].names));
    let mut seen = BTreeSet::new();
    let all = ministries.chain(agencies).filter(|(entity, _)| seen.insert(*entity));
    let lines = all.filter_map(|(entity, names)| {
        let then = name_then(names, &writer.model.head(entity).title, &days)?;
        let line = writer.name(entity).and_text(": ").and_text(&soften(then)).wrap("span", "line");
        Some(line.as_str().to_owned())
    });
    Html::markup(lines.collect::<String>())
}

fn quoted(writer: &Writer, release: &Release) -> Html {
    let names: Vec<Html> = release
        .quoted
        .iter()
        .map(|quoted| match quoted {
            Quoted::Minister(id) => writer.link(Entity::Minister(*id)),
            Quoted::Words(words) => Html::text(words),
        })
        .collect();
    Html::join(&names, ", ")
}
