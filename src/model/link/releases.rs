//! Releases: references, when they can have been published, under which government, and whether the ministers were in office.

use jiff::civil::Date;
use rayon::prelude::*;

use super::money::Origins;
use super::people::People;
use super::{Linker, Shown, basis, deadlines, fact, lookup, money, name_for_id, party, regions, repeated};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::deadline::Deadline;
use crate::model::money::Amount;
use crate::model::release::{Bounds, BoundsReason, Involved, Quoted, Release, Signatory};
use crate::model::{
    AmountId, DeadlineId, GovernmentId, MinisterId, MinistryId, OrganisationId, ProgramId, ReleaseId, TopicId,
};
use crate::parse::date::{Days, Edtf};
use crate::parse::record::{Facts, Kind, Record, ReleaseFacts, ReleaseKind};
use crate::source::Spanned;

/// All releases with their rows.
#[derive(Default)]
pub(super) struct Linked {
    pub releases: Vec<Release>,
    pub amounts: Vec<Amount>,
    pub deadlines: Vec<Deadline>,
    pub origins: Origins,
    pub found: Vec<Diagnostic>,
}

/// One release with its rows, whose ids count from 0.
struct One {
    release: Release,
    amounts: Vec<Amount>,
    deadlines: Vec<Deadline>,
    origins: Origins,
    found: Vec<Diagnostic>,
}

/// Links all releases in parallel; the order of the result is that of `shown`.
pub(super) fn link(linker: &Linker, shown: &[Shown], people: &People) -> Linked {
    let each = |(index, shown): (usize, &Shown)| one(linker, shown, ReleaseId(index as u32), people);
    let ones: Vec<One> = shown.par_iter().enumerate().map(each).collect();
    let count = |rows: fn(&One) -> usize| ones.iter().map(rows).sum();
    let mut linked = Linked {
        releases: Vec::with_capacity(ones.len()),
        amounts: Vec::with_capacity(count(|one| one.amounts.len())),
        deadlines: Vec::with_capacity(count(|one| one.deadlines.len())),
        ..Linked::default()
    };
    for one in ones {
        linked.add(one);
    }
    linked
}

impl Linked {
    /// Appends one release; its rows' ids then count from those before.
    fn add(&mut self, mut one: One) {
        let (amounts, deadlines) = (self.amounts.len() as u32, self.deadlines.len() as u32);
        one.release.rows = amounts..amounts + one.amounts.len() as u32;
        let amount = |id: &mut AmountId| id.0 += amounts;
        one.release.amounts.iter_mut().for_each(amount);
        for row in &mut one.amounts {
            row.parts.iter_mut().for_each(amount);
            row.parent.iter_mut().for_each(amount);
        }
        one.release.deadlines.iter_mut().for_each(|id: &mut DeadlineId| id.0 += deadlines);
        self.origins.append(one.origins, amounts, deadlines);
        self.releases.push(one.release);
        self.amounts.append(&mut one.amounts);
        self.deadlines.append(&mut one.deadlines);
        self.found.append(&mut one.found);
    }
}

fn one(linker: &Linker, shown: &Shown, id: ReleaseId, people: &People) -> One {
    let record = shown.record;
    let Facts::Release(facts) = &record.facts else { unreachable!("records are sorted by kind") };
    let mut found = Vec::new();
    let resolver = &linker.resolver;
    let ministers = lookup(resolver, Kind::Minister, &facts.ministers, record, MinisterId, &mut found);
    let stated = facts.government.as_ref().and_then(|text| resolver.index(Kind::Government, text, record, &mut found));
    let stated = stated.map(GovernmentId);
    let bounds = bounds(record, facts, stated, &ministers, people, &mut found);
    let days = bounds.map(|bounds| Days { first: bounds.first, last: bounds.last });
    check_in_office(linker, record, facts, people, &mut found);
    check_order(record, facts, &mut found);
    check_published(linker, record, facts, &mut found);
    let government = stated.or_else(|| people.government_on_all(&days?));
    let (amounts, rows, mut origins) = money::rows(linker, record, facts, id, &mut found);
    let deadlines = deadlines::rows(linker, record, facts, id, bounds, &mut origins, &mut found);
    let releases = |references: &[Spanned<String>], found: &mut _| {
        lookup(resolver, Kind::Release, references, record, ReleaseId, found)
    };
    let release = Release {
        head: linker.head(shown),
        folder: record.folder,
        kind: facts.kind,
        published: facts.published.as_ref().map(|date| date.value),
        bounds,
        decided: facts.decided.as_ref().map(|date| date.value),
        updated: facts.updated.as_ref().map(|date| date.value),
        reference: facts.reference.clone(),
        government,
        government_stated: stated.is_some(),
        earlier_government: is_earlier(days, linker.now.date(), people),
        ministries: lookup(resolver, Kind::Ministry, &facts.ministries, record, MinistryId, &mut found),
        ministers: ministers.iter().map(|&minister| signatory(minister, days, people)).collect(),
        agencies: agencies(linker, record, facts, &mut found),
        assigned_by: facts.assigned_by.as_ref().and_then(|text| party(resolver, text, record, &mut found)),
        programs: lookup(resolver, Kind::Program, &facts.programs, record, ProgramId, &mut found),
        topics: lookup(resolver, Kind::Topic, &facts.topics, record, TopicId, &mut found),
        regions: regions(resolver, &facts.regions, record, &mut found),
        amounts,
        rows: 0..rows.len() as u32,
        deadlines: (0..deadlines.len() as u32).map(DeadlineId).collect(),
        basis: facts.basis.as_ref().map(|text| basis(linker.config, resolver, text, record, &mut found)),
        continues: releases(&facts.continues, &mut found),
        strengthens: releases(&facts.strengthens, &mut found),
        amends: releases(&facts.amends, &mut found),
        replaces: releases(&facts.replaces, &mut found),
        assists: releases(&facts.assists, &mut found),
        formal_decision: releases(&facts.formal_decision, &mut found),
        target_groups: facts.target_groups.clone(),
        quoted: facts.quoted.iter().filter_map(|text| quoted(linker, text, record, &mut found)).collect(),
        attachments: facts.attachments.clone(),
        contacts: facts.contacts.iter().filter(|contact| contact.publish).cloned().collect(),
        evidence: facts.evidence.clone(),
    };
    One { release, amounts: rows, deadlines, origins, found }
}

fn agencies(linker: &Linker, record: &Record, facts: &ReleaseFacts, found: &mut Vec<Diagnostic>) -> Vec<Involved> {
    let mut involved: Vec<Involved> = Vec::with_capacity(facts.agencies.len());
    for agency in &facts.agencies {
        let index = linker.resolver.index(Kind::Agency, &agency.agency, record, found);
        let Some(organisation) = index.map(OrganisationId) else { continue };
        let one = Involved { organisation, role: agency.role };
        if involved.contains(&one) {
            found.push(repeated(&agency.agency, record));
        } else {
            involved.push(one);
        }
    }
    involved
}

/// A minister by the id, or else the words as they stand; nothing of a minister who is hidden.
fn quoted(linker: &Linker, text: &Spanned<String>, record: &Record, found: &mut Vec<Diagnostic>) -> Option<Quoted> {
    if linker.resolver.find(Kind::Minister, &text.value).is_none() {
        let named = linker.resolver.named(Kind::Minister, &text.value);
        found.extend(named.and_then(|id| name_for_id(text, id, record)));
        return Some(Quoted::Words(text.value.clone()));
    }
    let index = linker.resolver.index(Kind::Minister, text, record, found)?;
    Some(Quoted::Minister(MinisterId(index)))
}

/// The days on which a release can have been published: what is stated, narrowed by its government, its ministers' terms, and the year
/// and month in its source's address. A certain day stands as it is.
fn bounds(
    record: &Record,
    facts: &ReleaseFacts,
    government: Option<GovernmentId>,
    ministers: &[MinisterId],
    people: &People,
    found: &mut Vec<Diagnostic>,
) -> Option<Bounds> {
    let stated = facts.published.as_ref().map(|date| date.value);
    let address = record.common.source.as_ref().and_then(|source| days_in_address(source.url.as_deref()?));
    let government = government.map(|id| people.governments[id.index()].period.days());
    let mut terms: Vec<Vec<Days>> =
        ministers.iter().map(|id| terms_of(*id, people)).filter(|terms| !terms.is_empty()).collect();
    let mut possible = match stated {
        Some(edtf) if is_one_day(&edtf) => {
            check_government(record, facts, &edtf, government, found);
            let days = edtf.days();
            return Some(Bounds { first: days.first, last: days.last, reason: BoundsReason::Stated });
        }
        Some(edtf) => vec![edtf.days()],
        None => vec![Days { first: Date::MIN, last: None }],
    };
    let before = possible.clone();
    // A minister who was not in office on the stated date is a finding of its own.
    terms.retain(|terms| !intersect(&before, terms).is_empty());
    for clue in government.iter().chain(&address).map(|days| vec![*days]).chain(terms.iter().cloned()) {
        possible = intersect(&possible, &clue);
    }
    if possible.is_empty() {
        found.push(no_day_left(record, facts));
        possible = before;
    }
    let first = possible.iter().map(|days| days.first).min()?;
    let last =
        possible.iter().map(|days| days.last).collect::<Option<Vec<_>>>().and_then(|lasts| lasts.into_iter().max());
    let derived = BoundsReason::Derived {
        government: government.is_some(),
        terms: !terms.is_empty(),
        address: address.is_some(),
    };
    let reason = if stated.is_some() { BoundsReason::Stated } else { derived };
    (first != Date::MIN || last.is_some()).then_some(Bounds { first, last, reason })
}

fn is_one_day(edtf: &Edtf) -> bool {
    let days = edtf.days();
    !edtf.is_vague() && days.last == Some(days.first)
}

fn terms_of(minister: MinisterId, people: &People) -> Vec<Days> {
    people.ministers[minister.index()].terms.iter().map(|term| people.days_of(term)).collect()
}

fn intersect(some: &[Days], others: &[Days]) -> Vec<Days> {
    some.iter().flat_map(|days| others.iter().filter_map(|other| days.intersect(other))).collect()
}

/// The month (or the year) that stands in an address as `/2021/02/` (or `/2021/`).
fn days_in_address(url: &str) -> Option<Days> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let segments: Vec<&str> = path.split(['?', '#']).next()?.split('/').collect();
    let number =
        |segment: &str, digits: usize| (segment.len() == digits).then(|| segment.parse::<i16>().ok()).flatten();
    let (at, year) = segments.iter().enumerate().find_map(|(at, segment)| {
        number(segment, 4).filter(|year| (1900..2200).contains(year)).map(|year| (at, year))
    })?;
    let month = segments.get(at + 1).and_then(|segment| number(segment, 2)).and_then(|month| i8::try_from(month).ok());
    let first = month.and_then(|month| Date::new(year, month, 1).ok());
    match first {
        Some(first) => Some(Days { first, last: Some(first.last_of_month()) }),
        None => Date::new(year, 1, 1).ok().map(|first| Days { first, last: Some(first.last_of_year()) }),
    }
}

fn no_day_left(record: &Record, facts: &ReleaseFacts) -> Diagnostic {
    let span = facts.published.as_ref().map(|date| date.span);
    let span = span.or(facts.government.as_ref().map(|government| government.span));
    let span = span.or(facts.ministers.first().map(|minister| minister.span)).unwrap_or(record.common.title.span);
    let message =
        "no day fits the date, the government, the ministers' terms and the source's address together".to_owned();
    fact(record, Code::CONTRADICTORY_DATES, span, message)
        .help("one of them must be wrong; `published` states a date that the source gives")
}

fn check_government(
    record: &Record,
    facts: &ReleaseFacts,
    published: &Edtf,
    government: Option<Days>,
    found: &mut Vec<Diagnostic>,
) {
    let (Some(government), Some(text)) = (government, &facts.government) else { return };
    let with_change = Days { last: government.last.and_then(|last| last.tomorrow().ok()), ..government };
    if published.days().intersect(&with_change).is_none() {
        let message = format!("`{}` was not in office on {published}", text.value);
        let until = government.last.map_or_else(|| "on".to_owned(), |last| format!("to {last}"));
        let help = format!("it was from {} {until}", government.first);
        found.push(fact(record, Code::CONTRADICTORY_DATES, text.span, message).help(help));
    }
}

/// Each minister must have been in office on some day of the date; with `~` or `?` it is only likely.
fn check_in_office(
    linker: &Linker,
    record: &Record,
    facts: &ReleaseFacts,
    people: &People,
    found: &mut Vec<Diagnostic>,
) {
    let Some(published) = facts.published.as_ref().map(|date| date.value) else { return };
    let days = published.days();
    for reference in &facts.ministers {
        let Some(super::resolve::Target::Shown(index)) = linker.resolver.find(Kind::Minister, &reference.value) else {
            continue;
        };
        let minister = MinisterId(index);
        let terms = terms_of(minister, people);
        if terms.is_empty() || terms.iter().any(|term| term.intersect(&days).is_some()) {
            continue;
        }
        let message = format!("`{}` was not in office on {published}", reference.value);
        let mut finding =
            fact(record, Code::NOT_IN_OFFICE, reference.span, message).help(in_office_help(minister, &days, people));
        if published.is_vague() {
            finding.severity = finding.severity.min(crate::diagnostic::Severity::Warning);
        }
        found.push(finding);
    }
}

fn in_office_help(minister: MinisterId, days: &Days, people: &People) -> String {
    let minister_terms = &people.ministers[minister.index()].terms;
    let term = |term: &crate::model::people::Term| {
        let days = people.days_of(term);
        let last = days.last.map_or_else(String::new, |last| last.to_string());
        format!("{} {}–{last}", term.title, days.first)
    };
    let terms: Vec<String> = minister_terms.iter().map(term).collect();
    let others = people.others_in_posts_of(minister, days);
    let then = if others.is_empty() { String::new() } else { format!("; then in office: {}", others.join(", ")) };
    format!("in office as {}{then}", terms.join(", "))
}

/// An update or correction before the publication cannot be.
fn check_order(record: &Record, facts: &ReleaseFacts, found: &mut Vec<Diagnostic>) {
    let (Some(published), Some(updated)) = (&facts.published, &facts.updated) else { return };
    if updated.value.days().last.is_some_and(|last| last < published.value.days().first) {
        let message = format!("updated {}, before it was published {}", updated.value, published.value);
        found.push(fact(record, Code::CONTRADICTORY_DATES, updated.span, message));
    }
}

/// What is shown before its day of publication has a wrong date, or no embargo.
fn check_published(linker: &Linker, record: &Record, facts: &ReleaseFacts, found: &mut Vec<Diagnostic>) {
    let Some(published) = &facts.published else { return };
    let today = linker.now.date();
    let waits = record.common.draft || record.common.embargo.is_some_and(|until| linker.now < until);
    if !waits && today < published.value.days().first {
        let message = format!("published {}, which is after today, {today}", published.value);
        let place = record.file.place(published.span);
        let finding = Diagnostic::warning(Code::CONTRADICTORY_DATES, place, message);
        found.push(finding.help("mend the date, or add `embargo` to show it from that day on"));
    }
}

/// Whether every day lies before the present government's first.
fn is_earlier(days: Option<Days>, today: Date, people: &People) -> bool {
    let present = people
        .by_time
        .iter()
        .map(|id| &people.governments[id.index()])
        .find(|government| government.period.contains(today));
    let last = days.and_then(|days| days.last);
    matches!((last, present), (Some(last), Some(present)) if last < present.period.first())
}

/// The title held on every day of the date, else all that fit.
fn signatory(minister: MinisterId, days: Option<Days>, people: &People) -> Signatory {
    let terms = &people.ministers[minister.index()].terms;
    let Some(days) = days else { return Signatory { minister, titles: Vec::new(), certain: false } };
    let on_every_day = |term: &&crate::model::people::Term| {
        let term = people.days_of(term);
        term.contains(days.first) && days.last.map_or(term.last.is_none(), |last| term.contains(last))
    };
    let mut titles: Vec<String> = terms.iter().filter(on_every_day).map(|term| term.title.clone()).collect();
    let certain = !titles.is_empty();
    if !certain {
        let fitting = terms.iter().filter(|term| people.days_of(term).intersect(&days).is_some());
        titles = fitting.map(|term| term.title.clone()).collect();
    }
    let mut seen = Vec::new();
    titles.retain(|title| {
        !seen.contains(title) && {
            seen.push(title.clone());
            true
        }
    });
    Signatory { minister, titles, certain }
}

/// Kinds whose dates tell of deadlines long past.
pub(super) fn tells_of_the_past(kind: ReleaseKind) -> bool {
    matches!(kind, ReleaseKind::News | ReleaseKind::Article | ReleaseKind::WebPage)
}
