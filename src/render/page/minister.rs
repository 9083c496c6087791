//! The page of a minister: terms on the axis of governments, who held the post before and after, records on the same axis, appointments
//! and how each ended.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::super::blocks::{Answer, Block, CellKind, Column, Facts, Page, Row, RowKind, Section, Table};
use super::super::chart::timeline::Weight;
use super::super::html::{Html, soften};
use super::super::language::Length;
use super::super::part::timeline::{self, Item};
use super::super::part::{deadlines, money, prose, provenance, records, relations};
use super::super::writer::Writer;
use super::{frame, program};
use crate::model::{Entity, GovernmentId, Minister, MinisterId, PostId, ReleaseId, Term};
use crate::parse::date::{Edtf, End};
use crate::site::List;

/// Records that stand on the axis one by one; more share a row.
const MOST_ON_AXIS: usize = 6;

pub fn page(writer: &Writer, id: MinisterId) -> Page {
    let minister = &writer.model[id];
    let entity = Entity::Minister(id);
    let releases = writer.model.releases_of(entity);
    let mut page = frame(writer, entity, List::Ministers, kicker(writer, minister));
    let terms: Vec<(MinisterId, &Term)> = minister.terms.iter().map(|term| (id, term)).collect();
    if page.lead.is_empty() {
        page.lead = titles(writer, minister);
    }
    page.facts = Some(facts(writer, id, &releases));
    page.sections = [
        in_time(writer, id, &releases),
        term_table(writer, &terms, TermsOf::Minister).map(|table| {
            Section::new("forordnanden", writer.get("section.appointments"), vec![Block::Table { table }])
        }),
        records::section(writer, &releases),
        deadlines::section(writer, &program::deadlines_of(writer.model, &releases), deadlines::Place::Elsewhere),
        prose::section(writer, entity),
        Some(provenance::section(writer, entity)),
        relations::backlinks(writer, entity, &[]),
    ]
    .into_iter()
    .flatten()
    .collect();
    page
}

fn kicker(writer: &Writer, minister: &Minister) -> Html {
    let kind = Html::text(&writer.texts.word("entity", "minister")).wrap("strong", "kind");
    match &minister.party {
        Some((_, name)) => kind.and_text(" · ").and_text(name),
        None => kind,
    }
}

/// "Jämställdhets- och bostadsminister 5 februari–30 november 2021", in place of a summary.
fn titles(writer: &Writer, minister: &Minister) -> Html {
    let title = |term: &Term| Html::text(&term.title).and_text(" ").and(&writer.period(&term.period, Length::Long));
    let titles: Vec<Html> = minister.terms.iter().map(title).collect();
    match titles.is_empty() {
        true => Html::default(),
        false => Html::text(&super::capital(&Html::join(&titles, "; ").plain())).and_text("."),
    }
}

fn facts(writer: &Writer, id: MinisterId, releases: &[ReleaseId]) -> Facts {
    let minister = &writer.model[id];
    let missing = || Html::text(writer.get("not-known")).wrap("span", "missing");
    let mut named = BTreeSet::new();
    let posts = minister.terms.iter().filter_map(|term| term.post).filter(|&post| named.insert(post));
    let posts: Vec<PostId> = posts.collect();
    let posts = writer.links(posts.into_iter().map(Entity::Post));
    let (sum, counted) = money::answer(writer, &writer.model.totals(&writer.model.rows_of(Entity::Minister(id))));
    let (days, note) = days_in_office(writer, minister);
    let party = minister.party.as_ref().map(|(_, name)| Html::text(name));
    let answer = |question: &str, value: Option<Html>, details: Vec<Html>| {
        Answer::new(
            writer.texts.word("question", question),
            value.filter(|value| !value.is_empty()).unwrap_or_else(missing),
            details,
        )
    };
    let answers = vec![
        answer("post", Some(posts), Vec::new()),
        answer("party", party, Vec::new()),
        answer("in-office", days, note),
        answer("records", Some(records::number(writer, releases)), records::span(writer, releases)),
        answer("money", sum, counted),
    ];
    Facts { answers, pairs: Vec::new() }
}

/// Days in office, where every term's first and last day are known and past, a day in two offices once; the periods in any case.
fn days_in_office(writer: &Writer, minister: &Minister) -> (Option<Html>, Vec<Html>) {
    let periods = minister.terms.iter().map(|term| writer.period(&term.period, Length::Short)).collect();
    let days = |term: &Term| {
        let from = term.period.from.filter(|from| from.day.is_some() && !from.is_vague())?.first();
        let last = match term.period.to {
            End::At(to) if to.day.is_some() && !to.is_vague() => to.last(),
            _ => return None,
        };
        Some((from, last))
    };
    let all: Option<BTreeSet<(Date, Date)>> = minister.terms.iter().map(days).collect();
    let sum = all.filter(|terms| !terms.is_empty()).map(|terms| {
        let (mut sum, mut counted) = (0, None);
        for (from, last) in terms {
            let from = counted.map_or(from, |day: Date| from.max(day.tomorrow().unwrap_or(day)));
            sum += usize::try_from((last - from).get_days() + 1).unwrap_or(0);
            counted = counted.max(Some(last));
        }
        sum
    });
    let goes_on = minister.terms.iter().any(|term| term.period.to == End::Open);
    let now = || goes_on.then(|| Html::text(&super::capital(writer.get("term.goes-on"))));
    (sum.map(|days| Html::text(&writer.texts.count("days", days))).or_else(now), periods)
}

/// One strip a term, the neighbours in the post, then the records.
fn in_time(writer: &Writer, id: MinisterId, releases: &[ReleaseId]) -> Option<Section> {
    let minister = &writer.model[id];
    let mut items: Vec<Item> = Vec::new();
    for (at, term) in minister.terms.iter().enumerate() {
        items.extend(term_item(writer, Html::text(&soften(&super::capital(&term.title))), term, Weight::Subject, None));
        if let Some(post) = term.post {
            items.extend(neighbours(writer, post, id, at));
        }
    }
    let few = releases.len() <= MOST_ON_AXIS;
    items.extend(releases.iter().filter(|_| few).filter_map(|&release| {
        let release_of = &writer.model[release];
        let note = writer.published(release_of, Length::Short);
        let name = writer.link(Entity::Release(release));
        Some(Item { name, note, time: timeline::of_release(release_of)?, weight: Weight::Subject, foremost: false })
    }));
    let days = if few { Vec::new() } else { timeline::days_of(writer, releases, &[]) };
    let table = timeline::table_with(writer, summary(writer, minister), &items, &days)?;
    let section = Section::new("tidslinje", writer.get("section.timeline"), vec![Block::Table { table }]);
    Some(section.note(Html::text(writer.get("timeline.note"))))
}

/// "En titel, två regeringar".
fn summary(writer: &Writer, minister: &Minister) -> Html {
    let titles: BTreeSet<&str> = minister.terms.iter().map(|term| term.title.as_str()).collect();
    let governments: BTreeSet<GovernmentId> =
        minister.terms.iter().flat_map(|term| term.governments.iter().copied()).collect();
    let counted = [("minister.titles", titles.len()), ("minister.governments", governments.len())];
    let pieces: Vec<String> =
        counted.into_iter().filter(|(_, n)| *n > 0).map(|(key, n)| writer.texts.count(key, n)).collect();
    Html::text(&super::capital(&pieces.join(", ")))
}

fn term_item(writer: &Writer, name: Html, term: &Term, weight: Weight, role: Option<&str>) -> Option<Item> {
    let note = writer.period(&term.period, Length::Short);
    let note = role.map_or(note.clone(), |role| note.and_text(", ").and_text(writer.texts.get(role)));
    let foremost = weight == Weight::Subject;
    Some(Item { name, note, time: timeline::of_period(&term.period)?, weight, foremost })
}

/// Who held the post just before and just after a term.
fn neighbours(writer: &Writer, post: PostId, minister: MinisterId, term: usize) -> Vec<Item> {
    let holders = &writer.model[post].holders;
    let Some(at) = holders.iter().position(|holder| *holder == (minister, term)) else { return Vec::new() };
    let before = at.checked_sub(1).and_then(|before| holders.get(before));
    let neighbours = [(before, "post.before"), (holders.get(at + 1), "post.after")];
    let item = |(holder, role): (Option<&(MinisterId, usize)>, &str)| {
        let &(other, term) = holder.filter(|(other, _)| *other != minister)?;
        let name = writer.link(Entity::Minister(other));
        term_item(writer, name, &writer.model[other].terms[term], Weight::Neighbour, Some(role))
    };
    neighbours.into_iter().filter_map(item).collect()
}

/// Whose terms a table shows, and so what it need not say in every row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermsOf {
    Minister,
    Post,
    Several,
}

/// Terms as a table.
pub fn term_table(writer: &Writer, terms: &[(MinisterId, &Term)], of: TermsOf) -> Option<Table> {
    if terms.is_empty() {
        return None;
    }
    let mut columns = Vec::new();
    if of != TermsOf::Minister {
        columns.push(Column::new(writer.get("column.minister"), CellKind::Name));
    }
    let title = if of == TermsOf::Minister { CellKind::Name } else { CellKind::Text };
    columns.push(Column::new(writer.get("column.title"), title));
    for key in ["column.post", "column.government", "column.first-day", "column.last-day", "column.end"] {
        if !(of == TermsOf::Post && key == "column.post") {
            columns.push(Column::new(writer.texts.get(key), CellKind::Text));
        }
    }
    let rows = terms.iter().map(|(minister, term)| term_row(writer, *minister, term, of)).collect();
    Some(Table { kind: "terms".to_owned(), sortable: terms.len() > 2, columns, rows, ..Table::default() })
}

fn term_row(writer: &Writer, minister: MinisterId, term: &Term, of: TermsOf) -> Row {
    let unknown = || Html::text(writer.get("not-known"));
    let last = match term.period.to {
        End::At(date) => writer.date(&Edtf::Date(date), Length::Short),
        End::Open => Html::text(writer.get("term.goes-on")),
        End::Unknown => unknown(),
    };
    let from = term.period.from.map(|date| writer.date(&Edtf::Date(date), Length::Short));
    let end = term.end.map(|end| Html::text(&writer.texts.word("term-end", end.as_str())));
    let mut cells = Vec::new();
    if of != TermsOf::Minister {
        cells.push(writer.link(Entity::Minister(minister)));
    }
    cells.push(Html::text(&soften(&super::capital(&term.title))));
    if of != TermsOf::Post {
        cells.push(term.post.map(|post| writer.link(Entity::Post(post))).unwrap_or_default());
    }
    cells.extend([
        writer.links(term.governments.iter().map(|&id: &GovernmentId| Entity::Government(id))),
        from.unwrap_or_else(unknown),
        last,
        end.unwrap_or_default(),
    ]);
    Row { kind: RowKind::Plain, cells }
}
