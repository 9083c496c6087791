//! Sums of money in prose: value, exactness, measure, years, status, recipient, and whether the initiative pays it.

mod again;
mod figures;
mod funding;
mod limits;
mod parts;
mod recipient;
mod status;
mod tables;
mod time;

use std::ops::Deref;
use std::sync::LazyLock;

use regex::Regex;

use super::Document;
use super::actors::Actors;
use super::text::{BlockKind, Text};
use crate::parse::money::{Money, Qualifier};
use crate::parse::record::{Folder, Measure, Status};
use figures::Figure;
use funding::{Context, Verdict};
use tables::{Cell, Column, Table};
use time::Time;

/// A sum that the text states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    pub money: Money,
    /// The shortest run of words that holds number, unit and what limits them.
    pub text: String,
    pub qualifier: Qualifier,
    pub measure: Measure,
    /// How many, where each gets it and the text says how many.
    pub count: Option<u32>,
    /// Ascending; only years that the text ties to the sum.
    pub years: Vec<i16>,
    pub status: Status,
    /// Who receives it, in the text's own words.
    pub to: Option<String>,
    /// Whether the initiative of this document grants, proposes or is financed by it.
    pub funding: bool,
    /// The index of the total of which it is a part ("varav").
    pub part_of: Option<usize>,
    /// The whole sentence.
    pub evidence: String,
}

/// A sum with where it was told.
struct Told {
    amount: Amount,
    block: BlockKind,
}

/// What a document says as a whole that bears on each of its sums.
struct Setting<'a> {
    folder: Folder,
    /// The year of publication.
    year: Option<i16>,
    /// It presents what is still to be proposed.
    proposes: bool,
    is_event: bool,
    is_tax: bool,
    /// Whom the title names as receiver.
    receiver: Option<String>,
    actors: &'a Actors,
}

/// Words that say that a number of millions is money.
static OF_MONEY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)kronor|\bkr\b|mnkr|mkr|anslag|satsa|satsning|förstärk|avsätt|tillför|tillskott|tillskjut|bidrag|\bstöd|budget|\bmedel|pengar|finansier|investe|kosta|kostnad|betala|\blån\b|garanti|intäkt|belopp")
        .expect("the pattern of money is well-formed")
});

/// All sums of a text, once for each sum and purpose. `actors` are read only where there is a sum.
pub(super) fn find(text: &Text, document: &Document, actors: &impl Deref<Target = Actors>) -> Vec<Amount> {
    let sentences =
        || text.blocks.iter().flat_map(|block| block.sentences.iter().map(|sentence| (block.kind, sentence.as_str())));
    let read: Vec<(BlockKind, &str, Vec<Figure>)> = sentences()
        .map(|(kind, sentence)| (kind, sentence, sums_of(kind, sentence, document)))
        .filter(|(_, _, sums)| !sums.is_empty())
        .collect();
    let tables = tables::of(text);
    if read.is_empty() && tables.is_empty() {
        return Vec::new();
    }
    let setting = Setting {
        folder: document.folder,
        year: document.published.map(|days| days.first.year()),
        proposes: document.folder != Folder::Assignments
            && status::presents_a_proposal(sentences().map(|(_, sentence)| sentence)),
        is_event: document.folder != Folder::Assignments && funding::is_event(document.title),
        is_tax: funding::is_tax(document.title),
        receiver: recipient::of_the_title(document.title),
        actors,
    };
    let mut told: Vec<Told> = Vec::new();
    let mut former = None;
    for (kind, sentence, figures) in read {
        let mut amounts = tell(kind, sentence, &figures, &setting);
        if kind == BlockKind::Paragraph && recipient::goes_on(sentence) {
            carry_over(former.map(|at: usize| &told[at]), &mut amounts);
        }
        let parts = parts::of_a_total(sentence, &figures);
        let indices = again::add(&mut told, amounts, document.folder);
        parts::link(&mut told, &indices, &parts, former);
        former = indices.last().copied();
    }
    for column in tables.iter().flat_map(|table| table.columns.iter().map(move |column| (table, column))) {
        tell_column(&mut told, column, &setting);
    }
    if document.folder == Folder::Assignments {
        take_only_years(&mut told, text);
    }
    parts::add_up(&mut told);
    take_year_of_use(&mut told, text);
    let unnamed = told.iter_mut().filter(|told| told.amount.funding && told.amount.to.is_none());
    unnamed.filter(|told| told.block != BlockKind::Row).for_each(|told| told.amount.to.clone_from(&setting.receiver));
    told.into_iter().map(|told| told.amount).collect()
}

/// Who received the sum before receives those that go on with it.
fn carry_over(former: Option<&Told>, amounts: &mut [Told]) {
    let Some(former) = former.filter(|former| former.amount.funding) else { return };
    for told in amounts.iter_mut().filter(|told| told.amount.to.is_none()) {
        told.amount.to.clone_from(&former.amount.to);
    }
}

/// The sums of one column of a table: its total first, which may have been told in prose, and its rows as parts of it.
fn tell_column(told: &mut Vec<Told>, (table, column): (&Table, &Column), setting: &Setting) {
    let header = format!("{} {}", table.caption, table.header);
    let said = Said { sentence: &header, opening: &header, kind: BlockKind::Row, sums: column.cells.len() };
    let time = time::of_a_column(&table.caption, &column.header);
    let stretch = Stretch { before: &header, after: "" };
    let greatest = column.cells.iter().map(|cell| cell.money.min.0 / 100).max().unwrap_or_default();
    let verdict = funding::judge(&context(&said, "", &stretch, &time, greatest, setting), None);
    let amount = |cell: &Cell, to: Option<String>| Amount {
        money: cell.money,
        text: cell.text.clone(),
        qualifier: Qualifier::Exact,
        measure: time.measure,
        count: None,
        years: time.years.clone(),
        status: status::status(&table.header, "", setting.proposes),
        to,
        funding: verdict == Verdict::Funding,
        part_of: None,
        evidence: cell.row.clone(),
    };
    let total = column.total.iter().map(|cell| amount(cell, None));
    let rows = column.cells.iter().map(|cell| amount(cell, Some(setting.actors.long(&cell.to))));
    let amounts: Vec<Told> = total.chain(rows).map(|amount| Told { amount, block: BlockKind::Row }).collect();
    let of_the_total = |at: usize| (column.total.is_some() && at > 0).then_some(Some(0));
    let parts: Vec<_> = (0..amounts.len()).map(of_the_total).collect();
    let indices = again::add(told, amounts, setting.folder);
    parts::link(told, &indices, &parts, None);
}

/// An assignment that charges one year's budget, or whose title names one, gives its sums in that time where they name none.
fn take_only_years(told: &mut [Told], text: &Text) {
    let sentences = || text.blocks.iter().flat_map(|block| &block.sentences);
    let mut years: Vec<Vec<i16>> = sentences().flat_map(|sentence| time::budget_years(sentence)).collect();
    let stated = told.iter().filter(|told| told.amount.funding && !told.amount.years.is_empty());
    years.extend(stated.map(|told| told.amount.years.clone()));
    if years.is_empty() {
        years.extend(time::title_years(&text.blocks[0].sentences.join(" ")));
    }
    years.sort();
    years.dedup();
    let [only] = years.as_slice() else { return };
    for told in told.iter_mut().filter(|told| told.amount.funding && told.amount.years.is_empty()) {
        told.amount.years.clone_from(only);
    }
}

/// The only sum of a text that lists its conditions has the one year in which one of them says that the money is for: "Stödet ges för resor
/// under 2025".
fn take_year_of_use(told: &mut [Told], text: &Text) {
    let mut granted = told.iter_mut().filter(|told| told.amount.funding);
    let (Some(only), None) = (granted.next(), granted.next()) else { return };
    if !only.amount.years.is_empty() {
        return;
    }
    let items = text.sentences().filter(|(kind, _)| *kind == BlockKind::Item);
    let mut years: Vec<i16> = items.filter_map(|(_, sentence)| time::year_of_use(sentence)).collect();
    years.dedup();
    if let [year] = years[..] {
        only.amount.years = vec![year];
    }
}

/// The sums of a sentence; numbers of millions only where something says that they are money.
fn sums_of(kind: BlockKind, sentence: &str, document: &Document) -> Vec<Figure> {
    let mut sums = figures::figures(sentence);
    let is_head = matches!(kind, BlockKind::Title | BlockKind::Heading);
    if sums.iter().any(|figure| figure.is_bare)
        && !OF_MONEY.is_match(sentence)
        && !(is_head && document.body.contains("kronor"))
    {
        sums.retain(|figure| !figure.is_bare);
    }
    sums
}

/// What a sentence says of each of its sums.
fn tell(kind: BlockKind, sentence: &str, figures: &[Figure], setting: &Setting) -> Vec<Told> {
    let said = Said { sentence, opening: &sentence[..figures[0].words.start], kind, sums: figures.len() };
    let mut told: Vec<Told> = Vec::new();
    let mut former = None;
    for (figure, stretch) in figures.iter().zip(&stretches(sentence, figures)) {
        let (amount, verdict) = amount(&said, figure, stretch, former, setting);
        former = Some(verdict);
        told.push(Told { amount, block: kind });
    }
    share_years(sentence, figures, &mut told);
    share_receivers(sentence, figures, &mut told);
    told
}

/// A sentence that states sums.
struct Said<'a> {
    sentence: &'a str,
    /// Up to its first sum.
    opening: &'a str,
    kind: BlockKind,
    sums: usize,
}

/// "5 miljoner till A och 3 miljoner till B under 2024" ties both to the year; "7 miljoner respektive 4 miljoner" each to its own.
fn share_years(sentence: &str, figures: &[Figure], told: &mut [Told]) {
    for at in (1..told.len()).rev() {
        let (before, behind) = told.split_at_mut(at);
        let (one, other) = (&mut before[at - 1].amount, &mut behind[0].amount);
        let between = sentence.get(figures[at - 1].at.end..figures[at].at.start).unwrap_or_default();
        let each_its_own = between.contains("respektive")
            && other.years.len() == 2
            && (one.years.is_empty() || one.years == other.years);
        if each_its_own {
            one.years = vec![other.years[0]];
            other.years = vec![other.years[1]];
        } else if one.years.is_empty() && one.measure == other.measure && !between.contains(';') {
            one.years.clone_from(&other.years);
        }
    }
}

/// "5 miljoner kronor 2024 och 7 miljoner kronor 2025 till A": sums that differ by year alone have one receiver.
fn share_receivers(sentence: &str, figures: &[Figure], told: &mut [Told]) {
    for at in 1..told.len() {
        let (before, behind) = told.split_at_mut(at);
        let (one, other) = (&mut before[at - 1].amount, &mut behind[0].amount);
        let between = sentence.get(figures[at - 1].at.end..figures[at].at.start).unwrap_or_default();
        let by_year_alone = !one.years.is_empty()
            && one.years != other.years
            && between.len() < 60
            && ![" till ", ";", "varav"].iter().any(|word| between.contains(word));
        if by_year_alone {
            let to = one.to.clone().or(other.to.clone());
            one.to = one.to.take().or(to.clone());
            other.to = other.to.take().or(to);
        }
    }
}

/// The words that belong to a sum: before it from the one before, and behind it up to the next.
struct Stretch<'a> {
    before: &'a str,
    after: &'a str,
}

fn amount(
    said: &Said,
    figure: &Figure,
    stretch: &Stretch,
    former: Option<Verdict>,
    setting: &Setting,
) -> (Amount, Verdict) {
    let time = time::time(said.opening, stretch.before, stretch.after, figure.listed);
    let limit = said.sentence.get(figure.words.start..figure.at.start).unwrap_or_default();
    let context = Context {
        is_first_of_two: matches!(figure.listed, Some((0, 2))),
        ..context(said, limit, stretch, &time, figure.money.min.0 / 100, setting)
    };
    let verdict = funding::judge(&context, former);
    let Time { measure, years, count, reach } = time.clone();
    let until_sum = &said.sentence[..figure.words.start];
    let before_list = if figure.listed.is_some() { said.opening } else { until_sum };
    let is_task = setting.folder == Folder::Assignments;
    let amount = Amount {
        money: Money { qualifier: None, ..figure.money },
        text: said.sentence[figure.words.start..figure.words.end + reach].trim().to_owned(),
        qualifier: figure.qualifier,
        measure,
        count,
        status: status::status(until_sum, stretch.after, setting.proposes),
        to: recipient::recipient(before_list, stretch.after, setting.actors, is_task),
        funding: verdict == Verdict::Funding,
        years,
        part_of: None,
        evidence: said.sentence.to_owned(),
    };
    (amount, verdict)
}

/// What the judgement of a sum needs to know, `kronor` its figure.
fn context<'a>(
    said: &'a Said,
    limit: &'a str,
    stretch: &Stretch<'a>,
    time: &'a Time,
    kronor: i64,
    setting: &Setting,
) -> Context<'a> {
    Context {
        folder: setting.folder,
        opening: said.opening,
        before: stretch.before,
        limit,
        after: stretch.after,
        sentence: said.sentence,
        is_listed: said.sums > 3 || matches!(said.kind, BlockKind::Item | BlockKind::Row),
        is_first_of_two: false,
        measure: time.measure,
        years: &time.years,
        published: setting.year,
        is_title: said.kind == BlockKind::Title,
        kronor,
        is_tax: setting.is_tax,
        is_event: setting.is_event,
    }
}

/// Cuts the words between two sums at the last word that joins clauses: "2024, | och för 2025".
fn stretches<'a>(sentence: &'a str, figures: &[Figure]) -> Vec<Stretch<'a>> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, figure) in figures.iter().enumerate() {
        let (after_from, next) = (figure.words.end, figures.get(at + 1));
        let shares_unit = next.filter(|next| next.words.start < after_from);
        let end = next.map_or(sentence.len(), |next| next.words.start.max(after_from));
        let between = &sentence[after_from..end];
        let length = if next.is_some() && shares_unit.is_none() { joint(between) } else { between.len() };
        let before = sentence.get(from..figure.words.start).unwrap_or_default();
        let after = if shares_unit.is_some() { rest_of_list(sentence, figures, at) } else { &between[..length] };
        found.push(Stretch { before, after });
        from = if shares_unit.is_some() { from } else { after_from + length };
    }
    found
}

/// What follows the last sum of the list to which a sum belongs.
fn rest_of_list<'a>(sentence: &'a str, figures: &[Figure], at: usize) -> &'a str {
    let end = figures[at].words.end;
    let next = figures[at + 1..]
        .iter()
        .find(|figure| figure.at.start >= end)
        .map_or(sentence.len(), |figure| figure.words.start);
    let between = &sentence[end..next];
    if next == sentence.len() { between } else { &between[..joint(between)] }
}

/// Where the words of the first sum end: at the last joining word, unless mere years and more words follow it ("2024 och 2025 till skolan").
fn joint(between: &str) -> usize {
    const JOINTS: [&str; 6] = [", varav", ", ", " och ", " samt ", "; ", " respektive "];
    let goes_on_with_years = |rest: &str| {
        let rest = rest.trim_start();
        let years = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, ' ' | '–' | '-')).unwrap_or(rest.len());
        years >= 4 && years < rest.len()
    };
    let candidates = JOINTS.iter().flat_map(|joint| between.match_indices(joint));
    let cuts = candidates.filter(|(at, joint)| !goes_on_with_years(&between[at + joint.len()..]));
    cuts.map(|(at, _)| at).max().unwrap_or(between.len())
}

#[cfg(test)]
mod tests;
