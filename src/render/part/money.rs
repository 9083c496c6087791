//! Money as tables: rows with payer, way, recipient and source, counted ones in a column of their own; what is shown only, beside it with
//! the reason; the totals of each status, never added.

use std::collections::BTreeSet;

use super::super::blocks::{Block, CellKind, Column, Row, RowKind, Section, Table};
use super::super::html::{Html, soften};
use super::super::language::column_decimals;
use super::super::mark::Mark;
use super::super::texts::{capital, plural_key};
use super::super::writer::Writer;
use super::provenance::outward;
use super::relations::dated_link;
use crate::model::{Amount, AmountId, Entity, Model, Party, Sum, Totals, WhyNot};
use crate::parse::money::{Ore, Qualifier};
use crate::parse::record::Measure;
use crate::site::{DataFile, Route};

/// Rows that a table shows at most, the newest; all of them are in the data files.
const MOST: usize = 50;
/// Rows that are read as an account, at most.
const ACCOUNT: usize = 20;
/// Rows from which what holds for all of them is said once.
const LEAST_ALIKE: usize = 3;

/// Whether the table says which record each row stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sources {
    Named,
    /// On the page of who receives every row.
    NamedFor(Entity),
    SameRecord,
}

/// Which columns a table has.
#[derive(Clone, Copy)]
struct Columns {
    sources: Sources,
    /// Some row counts: what counts has a column.
    counted: bool,
    /// The latest years stand first.
    falling: bool,
    /// No row is reviewed, as stands above the table.
    none_reviewed: bool,
}

impl Columns {
    fn is_received(self) -> bool {
        matches!(self.sources, Sources::NamedFor(_))
    }

    fn named(self) -> bool {
        self.sources != Sources::SameRecord
    }

    /// The place of the column beside the sum.
    fn apart(self) -> usize {
        if self.named() { 4 } else { 3 }
    }

    fn number(self) -> usize {
        self.apart() + 1 + usize::from(self.counted)
    }
}

/// Why a row does not count among what is decided within a set of rows; `None` where it counts.
pub fn why_apart(model: &Model, set: &BTreeSet<AmountId>, id: AmountId) -> Option<WhyNot> {
    let unreviewed = model[id].why_not.filter(|why| *why == WhyNot::Unreviewed);
    unreviewed.or(model[id].apart).or_else(|| has_counting_whole(model, set, id).then_some(WhyNot::Part))
}

/// Whether a row that this one is a part of counts within the set.
fn has_counting_whole(model: &Model, set: &BTreeSet<AmountId>, id: AmountId) -> bool {
    let mut ancestor = model[id].parent;
    while let Some(whole) = ancestor {
        if set.contains(&whole) && model[whole].apart.is_none() {
            return true;
        }
        ancestor = model[whole].parent;
    }
    false
}

/// The money of an entity as a section with one table.
pub fn section(writer: &Writer, id: &str, head: &str, rows: &[AmountId]) -> Option<Section> {
    let table = table(writer, rows, Sources::Named)?;
    Some(Section::new(id, head, vec![Block::Table { table }]))
}

/// The same on the page of who receives it all, who is not named again in every row.
pub fn received(writer: &Writer, id: &str, rows: &[AmountId], by: Entity) -> Option<Section> {
    let table = table(writer, rows, Sources::NamedFor(by))?;
    Some(Section::new(id, writer.get("section.received"), vec![Block::Table { table }]))
}

/// Rows and their sums. Parts of what counts are left out: they stand on their record's page.
pub fn table(writer: &Writer, rows: &[AmountId], sources: Sources) -> Option<Table> {
    if rows.is_empty() {
        return None;
    }
    let set: BTreeSet<AmountId> = rows.iter().copied().collect();
    let mut shown: Vec<AmountId> =
        set.iter().copied().filter(|&id| !has_counting_whole(writer.model, &set, id)).collect();
    let left_out = shown.len().saturating_sub(MOST);
    if left_out > 0 {
        // The newest by when they were told: many rows have no year at all.
        shown.sort_by_cached_key(|&id| (writer.model[writer.model[id].release].time_order(), id));
        shown.drain(..left_out);
    }
    // A few rows are read as an account, from the first year on; of many the newest are wanted first. Those without a year are last. Of one
    // record and year they stand as it has them.
    let falling = shown.len() > ACCOUNT;
    let years = |id: AmountId| (writer.model[id].years.is_none() != falling, writer.model[id].years);
    let told = |id: AmountId| writer.model[writer.model[id].release].time_order();
    match falling {
        true => shown.sort_by(|&a, &b| (years(b), told(b)).cmp(&(years(a), told(a))).then(a.cmp(&b))),
        false => shown.sort_by_key(|&id| (years(id), id)),
    }
    let totals = writer.model.totals(rows);
    let decimals = column_decimals(shown.iter().filter_map(|&id| writer.model[id].total));
    let counted = shown.iter().filter(|&&id| why_apart(writer.model, &set, id).is_none()).count();
    let unreviewed = |&id: &AmountId| why_apart(writer.model, &set, id) == Some(WhyNot::Unreviewed);
    let columns = Columns {
        sources,
        counted: counted > 0 || totals.decided.rows > 0,
        falling,
        none_reviewed: shown.len() >= LEAST_ALIKE && shown.iter().all(unreviewed),
    };
    let mut table = Table {
        kind: "amounts".to_owned(),
        sortable: shown.len() > 2,
        unit: Html::text(&unit(writer, shown.len(), counted, left_out, columns.none_reviewed)),
        key: left_out_rows(writer, left_out),
        columns: heads(writer, columns),
        rows: shown.iter().map(|&id| row(writer, &set, id, columns, decimals)).collect(),
        ..Table::default()
    };
    table.rows.extend(sum_rows(writer, &totals, columns, decimals));
    Some(table)
}

/// "Miljoner kronor. Nio rader, fyra ingår i summan."
fn unit(writer: &Writer, shown: usize, counted: usize, left_out: usize, none_reviewed: bool) -> String {
    let mut unit = writer.get("money.unit").to_owned();
    if shown > 2 {
        let (n, all) = (writer.texts.integer(shown as i64), writer.texts.integer((shown + left_out) as i64));
        let rows = match left_out {
            0 => capital(&writer.texts.count("money.table-rows", shown)),
            _ => writer.texts.fill("money.table-newest", &[("n", &n), ("all", &all)]),
        };
        let sum = match counted {
            0 if none_reviewed => writer.get("money.none-reviewed-rows").to_owned(),
            0 => writer.get("money.none-counted").to_owned(),
            n if n == shown && left_out == 0 => writer.get("money.all-counted").to_owned(),
            n => writer.texts.count("money.some-counted", n),
        };
        unit = format!("{unit} {rows}, {sum}.");
    }
    unit
}

/// Where the rows stand that a table leaves out. Below it: a link in a caption is more than some browsers take.
fn left_out_rows(writer: &Writer, left_out: usize) -> Html {
    if left_out == 0 {
        return Html::default();
    }
    let file = writer.to(&Route::Data(DataFile::Amounts), writer.get("money.data-file"));
    let rows = Html::text(&writer.texts.integer(left_out as i64));
    writer.texts.html(&plural_key("money.left-out", left_out), &[("n", &rows), ("file", &file)])
}

fn heads(writer: &Writer, of: Columns) -> Vec<Column> {
    let mut columns = vec![
        Column::new(writer.get("column.years"), CellKind::Text).sorted(of.falling),
        Column::new(writer.get("column.from"), CellKind::Text),
        Column::new(writer.get(if of.is_received() { "column.for" } else { "column.to" }), CellKind::Name),
    ];
    if of.named() {
        columns.push(Column::new(writer.get("column.source"), CellKind::Text));
    }
    columns.push(Column::new(writer.get("column.apart"), CellKind::Number));
    if of.counted {
        columns.push(Column::new(writer.get("column.counted"), CellKind::Number));
    }
    columns
}

fn row(writer: &Writer, set: &BTreeSet<AmountId>, id: AmountId, columns: Columns, decimals: u32) -> Row {
    let amount = &writer.model[id];
    let why = why_apart(writer.model, set, id);
    let mut cells = vec![years(writer, amount), payer(writer, amount), what(writer, amount, columns.sources)];
    if columns.named() {
        cells.push(source(writer, amount));
    }
    let (apart, counted) = match why {
        Some(why) => {
            let also =
                amount.apart.filter(|apart| *apart != why).map(|apart| reason(writer, apart)).unwrap_or_default();
            let why = if columns.none_reviewed { Html::default() } else { reason(writer, why) };
            let stated = value(amount.stated.min, &writer.stated(amount)).and(&why).and(&also);
            let stated = stated.and(&told_at(writer, amount));
            (stated, Html::default())
        }
        None => (computed_note(writer, amount), counted(writer, amount, decimals)),
    };
    cells.push(apart);
    if columns.counted {
        cells.push(counted);
    }
    Row { kind: if why.is_some() { RowKind::Apart } else { RowKind::Plain }, cells }
}

fn years(writer: &Writer, amount: &Amount) -> Html {
    match amount.years {
        Some(years) => Html::text(&writer.texts.years(years)),
        None => Html::text(writer.get("money.no-year")),
    }
}

/// "Staten, genom Socialstyrelsen"; for a sum of shares, everyone who pays one.
fn payer(writer: &Writer, amount: &Amount) -> Html {
    let mut payers = vec![&amount.from];
    if amount.apart == Some(WhyNot::SumOfShares) {
        payers = amount.parts.iter().map(|&part| &writer.model[part].from).collect();
        payers.dedup();
    }
    let short = |parties: &mut dyn Iterator<Item = &Party>| {
        writer.texts.list(&parties.map(|party| writer.party_short(party)).collect::<Vec<_>>())
    };
    let from = short(&mut payers.into_iter());
    if amount.through.is_empty() {
        return from;
    }
    let through = short(&mut amount.through.iter());
    writer.texts.html("money.through", &[("from", &from), ("through", &through)])
}

/// Who receives it and for what; where the source gives no purpose, the name of the record says what it is about.
fn what(writer: &Writer, amount: &Amount, sources: Sources) -> Html {
    let title = || Html::text(&soften(&writer.model.head(Entity::Release(amount.release)).title));
    match (sources, &amount.for_) {
        (Sources::SameRecord, _) | (Sources::Named, Some(_)) => purpose(writer, amount),
        (Sources::Named, None) => purpose(writer, amount).and(&title().wrap("span", "line quiet")),
        (Sources::NamedFor(by), for_) => {
            let others: Vec<Party> = amount.to.iter().filter(|party| **party != Party::Known(by)).cloned().collect();
            let what = for_.as_deref().map_or_else(title, Html::text);
            let shared = match others.is_empty() {
                true => Html::default(),
                false => writer
                    .texts
                    .html("money.shared-with", &[("with", &writer.parties(&others))])
                    .wrap("span", "line quiet"),
            };
            what.and(&shared).and(&own_source(writer, amount))
        }
    }
}

/// Who receives it, for what, where; at least one of them is known, or else the page says that the source does not say.
pub fn purpose(writer: &Writer, amount: &Amount) -> Html {
    let regions = writer.links(amount.regions.iter().map(|&id| Entity::Region(id)));
    let to = writer.parties(&amount.to);
    let what = amount.for_.as_deref().map(Html::text).unwrap_or_default();
    let computed = if amount.measure == Measure::Remainder && amount.computed {
        Mark::Computed.with(writer.get("money.rest")).wrap("span", "line")
    } else {
        Html::default()
    };
    let pieces: Vec<Html> = [to, what, regions].into_iter().filter(|piece| !piece.is_empty()).collect();
    if pieces.is_empty() && computed.is_empty() {
        return Html::text(writer.get("not-stated"));
    }
    Html::join(&pieces, "; ").and(&computed).and(&own_source(writer, amount))
}

/// The source of a row where it is not its record's.
fn own_source(writer: &Writer, amount: &Amount) -> Html {
    let Some(source) = &amount.source else { return Html::default() };
    let name = if source.contains("://") { outward(source) } else { Html::text(source) };
    writer.texts.html("money.own-source", &[("source", &name)]).wrap("span", "line quiet")
}

fn source(writer: &Writer, amount: &Amount) -> Html {
    let release = &writer.model[amount.release];
    let address = writer.site.url_of(Entity::Release(amount.release));
    let title = Html::text(&release.head.title);
    let date = match (release.published, release.bounds) {
        (None, Some(bounds)) => {
            let text = writer.published_in_list(release);
            Html::markup(format!("<data value=\"{}\">{}</data>", bounds.first, text.as_str()))
        }
        _ => writer.published_in_list(release),
    };
    Html::markup(format!(
        "<a href=\"{}\">{}<span class=\"unseen\">: {}</span></a>",
        super::super::html::escape(address),
        date.as_str(),
        title.as_str()
    ))
}

/// Why a row stands beside the sum, as a mark.
pub fn reason(writer: &Writer, why: WhyNot) -> Html {
    let mark = if why == WhyNot::Unreviewed { Mark::Imported } else { Mark::NotCounted };
    mark.with(&writer.texts.word("why", why.as_str())).wrap("span", "line")
}

/// Where the same money was told first, or received.
fn told_at(writer: &Writer, amount: &Amount) -> Html {
    let release = amount.announced_in.or(amount.regrants.flatten());
    let link = release.map(|id| dated_link(writer, Entity::Release(id)).wrap("span", "line quiet"));
    link.unwrap_or_default()
}

/// "9,0 mnkr per år", where the counted figure is another than the stated one.
fn computed_note(writer: &Writer, amount: &Amount) -> Html {
    if matches!(amount.measure, Measure::PerYear | Measure::Each) && !amount.computed {
        Mark::Computed.with(&writer.stated(amount))
    } else {
        Html::default()
    }
}

fn counted(writer: &Writer, amount: &Amount, decimals: u32) -> Html {
    let Some(total) = amount.total else { return Html::default() };
    value(total, &writer.texts.qualified(&writer.texts.millions(total, decimals), amount.qualifier))
}

/// A figure with its sum for programs, in öre: by it the rows can be sorted.
pub fn value(sum: Ore, figure: &str) -> Html {
    Html::markup(format!("<data value=\"{}\">{}</data>", sum.0, super::super::html::escape(figure)))
}

/// A line for each of the totals that has rows. What is decided stands in the column of the sum, everything else beside it.
fn sum_rows(writer: &Writer, totals: &Totals, columns: Columns, decimals: u32) -> Vec<Row> {
    let line = |key: &str, sum: &Sum, at: usize, kind: RowKind| {
        let mut cells = vec![Html::default(); columns.number()];
        cells[0] = Html::text(writer.get("sum.word"));
        cells[2] = Html::text(&writer.texts.word("sum", key)).and(&approximate(writer, sum));
        cells[at] = Html::text(&writer.texts.millions(sum.ore, decimals));
        Row { kind, cells }
    };
    let others = [("proposed", &totals.proposed), ("estimated", &totals.estimated), ("paid", &totals.paid)];
    let mut rows: Vec<Row> = others
        .into_iter()
        .filter(|(_, sum)| sum.rows > 0)
        .map(|(key, sum)| line(key, sum, columns.apart(), RowKind::Apart))
        .collect();
    if totals.decided.rows > 0 {
        rows.push(line("decided", &totals.decided, columns.apart() + 1, RowKind::Sum));
    }
    rows
}

/// "därav ett ungefärligt belopp".
pub fn approximate(writer: &Writer, sum: &Sum) -> Html {
    match sum.approximate {
        0 => Html::default(),
        n => Html::text(&writer.texts.count("money.approximate", n as usize)).wrap("span", "line quiet"),
    }
}

/// A sum of what is decided for facts: `127,5 mnkr`, with "cirka" where a row is not exact.
pub fn decided(writer: &Writer, sum: &Sum) -> Option<Html> {
    let qualifier = if sum.approximate > 0 { Qualifier::About } else { Qualifier::Exact };
    (sum.rows > 0).then(|| Html::text(&writer.texts.qualified(&writer.texts.sum(sum.ore), qualifier)))
}

/// The answer to how much: the sum of what is decided; where nothing is, but unreviewed rows are known, it says so, and how many.
pub fn answer(writer: &Writer, totals: &Totals) -> (Option<Html>, Vec<Html>) {
    match (decided(writer, &totals.decided), totals.unreviewed.rows) {
        (None, 0) => (None, Vec::new()),
        (None, n) => {
            let none = Html::text(writer.get("money.none-reviewed")).wrap("span", "missing");
            (Some(none), vec![Html::text(&writer.texts.count("money.unreviewed", n as usize))])
        }
        (sum, _) => (sum, vec![Html::text(writer.get("money.decided-reviewed"))]),
    }
}

/// A sum in millions with one decimal, for axes and labels.
pub fn label(writer: &Writer, ore: Ore) -> String {
    writer.texts.millions(ore, column_decimals([ore]).min(2))
}
