//! Sums of money in prose: value, exactness, measure, years, status, recipient, and whether the initiative pays it.

mod again;
mod evidence;
mod figures;
mod funding;
mod limits;
mod parts;
mod phrases;
mod recipient;
mod status;
mod stretch;
mod tables;
mod time;
mod title;
mod years;

use std::ops::Deref;
use std::sync::LazyLock;

use regex::Regex;

use super::Document;
use super::actors::Actors;
use super::references;
use super::text::{BlockKind, Text, quoted};
use crate::parse::money::{Money, Qualifier};
use crate::parse::record::{Folder, Measure, Status};
use again::Values;
use evidence::Says;
use figures::Figure;
use funding::{Context, Judgement};
use stretch::{Stretch, stretches};
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
    /// What spoke for that and against it, each with its weight.
    pub weighed: Vec<(&'static str, i32)>,
    /// The index of the total of which it is a part ("varav").
    pub part_of: Option<usize>,
    /// The whole sentence.
    pub evidence: String,
}

/// A sum with where it was told.
struct Told {
    amount: Amount,
    block: BlockKind,
    /// The title or a heading told it too.
    is_headed: bool,
    /// The number of its sentence.
    sentence: usize,
}

/// What a document says as a whole that bears on each of its sums.
struct Setting<'a> {
    folder: Folder,
    /// The year of publication.
    year: Option<i16>,
    title: &'a str,
    sentences: Vec<&'a str>,
    /// For each sentence what leads to it: the heading above, and the line that opens its list.
    leads: Vec<String>,
    /// It presents what is still to be proposed.
    proposes: bool,
    is_tax: bool,
    /// Whom the title names as receiver.
    receiver: Option<String>,
    actors: &'a Actors,
}

/// Words that say that a number of millions is money.
static OF_MONEY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)kronor|\bkr\b|mnkr|mkr|anslag|satsa|satsning|förstärk|avsätt|tillför|tillskott|tillskjut|bidrag|stöd|budget|\bmedel|pengar|finansier|investe|kosta|kostnad|betala|\blån\b|garanti|intäkt|belopp")
        .expect("the pattern of money is well-formed")
});

/// "12 miljoner till körer": a title in which millions go somewhere.
static GOES_TO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:miljon|miljoner|miljard|miljarder) (?:extra |mer )?(?:till|i stöd|i bidrag|för att|extra)\b")
        .expect("the pattern of titles is well-formed")
});

/// All sums of a text, once for each sum and purpose. `actors` are read only where there is a sum.
pub(super) fn find(text: &Text, document: &Document, actors: &impl Deref<Target = Actors>) -> Vec<Amount> {
    let sentences =
        || text.blocks.iter().flat_map(|block| block.sentences.iter().map(|sentence| (block.kind, sentence.as_str())));
    let mut read: Vec<(usize, BlockKind, &str, Vec<Figure>)> = Vec::new();
    for (number, (kind, sentence)) in sentences().enumerate() {
        let follows_money = read.last().is_some_and(|(before, ..)| before + 1 == number);
        let sums = sums_of(kind, sentence, document, follows_money);
        if !sums.is_empty() {
            read.push((number, kind, sentence, sums));
        }
    }
    let tables = tables::of(text);
    if read.is_empty() && tables.is_empty() {
        return Vec::new();
    }
    let year = document.published.map(|days| days.first.year());
    let setting = Setting {
        folder: document.folder,
        year,
        title: document.title,
        sentences: sentences().map(|(_, sentence)| sentence).collect(),
        leads: leads(text),
        proposes: document.folder != Folder::Assignments
            && status::presents_a_proposal(sentences().map(|(_, sentence)| sentence), year),
        is_tax: funding::is_tax(document.title),
        receiver: title::receiver(document.title),
        actors,
    };
    let mut told: Vec<Told> = Vec::new();
    let mut values = Values::default();
    let mut former = None;
    for (number, kind, sentence, figures) in read {
        let mut amounts = tell(kind, number, sentence, &figures, &setting);
        if kind == BlockKind::Paragraph && recipient::goes_on(sentence) {
            carry_over(former.map(|at: usize| &told[at]), &mut amounts);
        }
        let parts = parts::of_a_total(sentence, &figures);
        let indices = again::add(&mut told, &mut values, amounts, document.folder);
        parts::link(&mut told, &indices, &parts, former);
        former = indices.last().copied();
    }
    for column in tables.iter().flat_map(|table| table.columns.iter().map(move |column| (table, column))) {
        tell_column(&mut told, &mut values, column, &setting);
    }
    if document.folder == Folder::Assignments {
        years::take_only_years(&mut told, text);
    }
    parts::add_up(&mut told);
    years::take_year_of_use(&mut told, text);
    years::take_from_the_next(&mut told, text);
    let unnamed = told.iter_mut().filter(|told| told.amount.funding && told.amount.to.is_none());
    unnamed.filter(|told| told.block != BlockKind::Row).for_each(|told| told.amount.to.clone_from(&setting.receiver));
    told.into_iter().map(|told| told.amount).collect()
}

/// For each sentence the heading above it and, in a list, the line that opens the list, in a table its head: what they say holds for it too.
fn leads(text: &Text) -> Vec<String> {
    let (mut heading, mut line, mut head) = ("", "", None);
    let mut found = Vec::new();
    for (kind, sentence) in text.sentences() {
        if kind != BlockKind::Row {
            head = None;
        }
        match kind {
            BlockKind::Title => found.push(String::new()),
            BlockKind::Item => found.push(format!("{heading} {line}")),
            BlockKind::Row => {
                found.push(format!("{heading} {line} {}", head.unwrap_or_default()));
                head.get_or_insert(sentence);
            }
            BlockKind::Heading => {
                (heading, line) = (sentence, "");
                found.push(String::new());
            }
            BlockKind::Paragraph => {
                line = sentence;
                found.push(heading.to_owned());
            }
        }
    }
    found
}

/// Who received the sum before receives those that go on with it.
fn carry_over(former: Option<&Told>, amounts: &mut [Told]) {
    let Some(former) = former.filter(|former| former.amount.funding) else { return };
    for told in amounts.iter_mut().filter(|told| told.amount.to.is_none()) {
        told.amount.to.clone_from(&former.amount.to);
    }
}

/// The sums of one column of a table: its total first, which may have been told in prose, and its rows as parts of it.
fn tell_column(told: &mut Vec<Told>, values: &mut Values, (table, column): (&Table, &Column), setting: &Setting) {
    let header = format!("{} {}", table.caption, table.header);
    let said = Said {
        sentence: &header,
        number: usize::MAX,
        opening: &header,
        kind: BlockKind::Row,
        sums: column.cells.len(),
    };
    let time = time::of_a_column(&table.caption, &column.header);
    let stretch = Stretch { before: &header, after: "" };
    let greatest = column.cells.iter().map(|cell| cell.money.min.0 / 100).max().unwrap_or_default();
    let until = header.as_str();
    let Judgement { says, evidence } = funding::judge(&context(&said, until, "", &stretch, &time, greatest, setting));
    let amount = |cell: &Cell, to: Option<String>| Amount {
        money: cell.money,
        text: cell.text.clone(),
        qualifier: Qualifier::Exact,
        measure: time.measure,
        count: None,
        years: time.years.clone(),
        status: status::status(&table.header, "", setting.proposes),
        to,
        funding: says == Says::Given,
        weighed: evidence.clone(),
        part_of: None,
        evidence: cell.row.clone(),
    };
    let total = column.total.iter().map(|cell| amount(cell, None));
    let rows = column.cells.iter().map(|cell| amount(cell, Some(setting.actors.long(&cell.to))));
    let amounts: Vec<Told> = total
        .chain(rows)
        .map(|amount| Told { amount, block: BlockKind::Row, is_headed: false, sentence: usize::MAX - 1 })
        .collect();
    let of_the_total = |at: usize| (column.total.is_some() && at > 0).then_some(Some(0));
    let parts: Vec<_> = (0..amounts.len()).map(of_the_total).collect();
    let indices = again::add(told, values, amounts, setting.folder);
    parts::link(told, &indices, &parts, None);
}

/// The sums of a sentence; numbers of millions only where something says that they are money: a word of it, or the sentence before, which
/// states a sum.
fn sums_of(kind: BlockKind, sentence: &str, document: &Document, follows_money: bool) -> Vec<Figure> {
    let mut sums = figures::figures(sentence);
    let is_head = matches!(kind, BlockKind::Title | BlockKind::Heading);
    if sums.iter().any(|figure| figure.is_bare)
        && !follows_money
        && !OF_MONEY.is_match(sentence)
        && !((is_head || kind == BlockKind::Item) && document.body.contains("kronor"))
        && !(kind == BlockKind::Title && GOES_TO.is_match(sentence))
    {
        sums.retain(|figure| !figure.is_bare);
    }
    sums
}

/// What a sentence says of each of its sums.
fn tell(kind: BlockKind, number: usize, sentence: &str, figures: &[Figure], setting: &Setting) -> Vec<Told> {
    let said = Said { sentence, number, opening: &sentence[..figures[0].words.start], kind, sums: figures.len() };
    let mut told: Vec<Told> = Vec::new();
    let mut former = None;
    for (figure, stretch) in figures.iter().zip(&stretches(sentence, figures)) {
        let (amount, says) = amount(&said, figure, stretch, former, setting);
        former = Some(says);
        told.push(Told { amount, block: kind, is_headed: again::is_head(kind), sentence: number });
    }
    years::share_years(sentence, figures, &mut told);
    share_receivers(sentence, figures, &mut told);
    told
}

/// A sentence that states sums.
struct Said<'a> {
    sentence: &'a str,
    /// How many sentences stand before it.
    number: usize,
    /// Up to its first sum.
    opening: &'a str,
    kind: BlockKind,
    sums: usize,
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
        // "5 respektive 3 miljoner kronor betalas till A".
        if by_year_alone || between.trim() == "respektive" {
            let to = one.to.clone().or(other.to.clone());
            one.to = one.to.take().or(to.clone());
            other.to = other.to.take().or(to);
        }
    }
}

fn amount(said: &Said, figure: &Figure, stretch: &Stretch, former: Option<Says>, setting: &Setting) -> (Amount, Says) {
    let mut time = time::time(said.opening, stretch.before, stretch.after, figure.listed);
    if time.years.is_empty()
        && let Some((year, onward)) = relative_year(said, stretch, setting)
    {
        time.years = vec![year];
        time.measure = if onward { Measure::PerYear } else { time.measure };
    }
    let limit = said.sentence.get(figure.words.start..figure.at.start).unwrap_or_default();
    let until_sum = near(&said.sentence[..figure.words.start], said.sums);
    let context = Context {
        is_first_of_two: matches!(figure.listed, Some((0, 2))),
        former,
        ..context(said, until_sum, limit, stretch, &time, figure.money.min.0 / 100, setting)
    };
    let Judgement { says, evidence: weighed } = funding::judge(&context);
    let Time { measure, years, count, reach } = time.clone();
    let before_list = if figure.listed.is_some() { near(said.opening, said.sums) } else { until_sum };
    let is_task = setting.folder == Folder::Assignments;
    let amount = Amount {
        money: Money { qualifier: None, ..figure.money },
        text: said.sentence[figure.words.start..figure.words.end + reach].trim().to_owned(),
        qualifier: figure.qualifier,
        measure,
        count,
        status: status::status(until_sum, stretch.after, setting.proposes),
        to: recipient::recipient(before_list, stretch.after, setting.actors, is_task, || named_last(said, setting)),
        funding: says == Says::Given,
        weighed,
        years,
        part_of: None,
        evidence: quoted(said.sentence, figure.words.start..figure.at.end).to_owned(),
    };
    (amount, says)
}

/// What a sum is told by stands in its sentence. Where that is a list of many sums it stands near, so that a list takes time by its length
/// alone.
fn near(until_sum: &str, sums: usize) -> &str {
    const MANY: usize = 20;
    const NEAR: usize = 400;
    if sums > MANY { funding::tail(until_sum, NEAR) } else { until_sum }
}

/// The first body of the nearest sentence that names one: this one up to its sum, or one of the three before it.
fn named_last(said: &Said, setting: &Setting) -> Option<String> {
    let near = setting.sentences[..said.number].iter().rev().take(3).copied();
    let first = |text: &str| setting.actors.all_names(text).first().map(|named| setting.actors.long(&named.name));
    std::iter::once(said.opening).chain(near).find_map(first)
}

/// "nästa år" as a year and whether the sum goes on from then, where the text names that year somewhere.
fn relative_year(said: &Said, stretch: &Stretch, setting: &Setting) -> Option<(i16, bool)> {
    let is_named = |year: i16| {
        let year = year.to_string();
        setting.sentences.iter().any(|sentence| sentence.contains(&year))
    };
    time::relative([stretch.after, stretch.before, said.opening], setting.year?, is_named)
}

/// What the judgement of a sum needs to know, `kronor` its figure.
fn context<'a>(
    said: &'a Said,
    until: &'a str,
    limit: &'a str,
    stretch: &Stretch<'a>,
    time: &'a Time,
    kronor: i64,
    setting: &'a Setting,
) -> Context<'a> {
    Context {
        folder: setting.folder,
        title: setting.title,
        start: setting.sentences.get(1).copied().unwrap_or_default(),
        lead: setting.leads.get(said.number).map_or("", String::as_str),
        opening: said.opening,
        until,
        before: stretch.before,
        limit,
        after: stretch.after,
        sentence: said.sentence,
        is_listed: said.sums > 3 || matches!(said.kind, BlockKind::Item | BlockKind::Row | BlockKind::Heading),
        is_first_of_two: false,
        measure: time.measure,
        years: &time.years,
        published: setting.year,
        is_title: said.kind == BlockKind::Title,
        kronor,
        is_tax: setting.is_tax,
        is_pointer: references::is_pointer(said.sentence),
        former: None,
    }
}

#[cfg(test)]
mod tests;
