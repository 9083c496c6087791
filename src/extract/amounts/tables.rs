//! Sums in tables whose unit stands in the header or the caption alone: one for each row, to whom the row names. Knows nothing of sums that
//! carry their unit in the cell: those are prose.

use std::sync::LazyLock;

use regex::Regex;

use super::figures;
use crate::extract::text::{Block, BlockKind, Text};
use crate::parse::money::Money;

/// A table of money.
pub(super) struct Table {
    /// The sentence before it, and what its header says of all columns.
    pub caption: String,
    /// All of its header: what the sums of one column are may stand above another.
    pub header: String,
    pub columns: Vec<Column>,
}

/// The sums of one column.
pub(super) struct Column {
    pub header: String,
    /// The row that adds up the others.
    pub total: Option<Cell>,
    pub cells: Vec<Cell>,
}

pub(super) struct Cell {
    pub money: Money,
    /// As it is written.
    pub text: String,
    /// The name of the row: who receives it.
    pub to: String,
    /// The whole row.
    pub row: String,
}

static UNIT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:(?:(?:miljarder|miljoner|tusental|tusen) )?(?:kronor|kr|sek)|mdkr|mnkr|mkr|msek|tkr)\b")
        .expect("the pattern of units is well-formed")
});

/// Columns that count something else than kronor.
static NO_MONEY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)%|€|\b(?:procent\w*|andel\w*|antal\w*|euro|dollar|usd|platser|timmar|personer|index|nummer|dnr)\b")
        .expect("the pattern of other columns is well-formed")
});

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:\d{1,3}(?: \d{3})+|\d+)(?:,\d{1,2})?$").expect("the pattern of numbers is well-formed")
});

static YEAR: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?:år )?20\d\d\*?$").expect("the pattern of years is well-formed"));

static TOTAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:totalt?|total(?:summa|belopp)\w*|summa|sammanlagt|sammantaget|hela (?:riket|landet))\b")
        .expect("the pattern of totals is well-formed")
});

/// What the money is called before who receives it.
static GIVEN_TO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:medel|bidrag|statsbidrag|stöd|anslag|ersättning) till (?:den |det |de )?")
        .expect("the pattern of gifts is well-formed")
});

/// The tables of a text that give sums of money.
pub(super) fn of(text: &Text) -> Vec<Table> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.blocks.len() {
        let rows = text.blocks[at..].iter().take_while(|block| block.kind == BlockKind::Row).count();
        if rows > 1 {
            let before = text.blocks[..at].last().and_then(|block| block.sentences.last());
            let rows: Vec<String> = text.blocks[at..at + rows].iter().map(row).collect();
            found.extend(table(before.map_or("", String::as_str), &rows));
        }
        at += rows.max(1);
    }
    found
}

fn row(block: &Block) -> String {
    block.sentences.join(" ").trim_end_matches([' ', '|']).to_owned()
}

fn table(before: &str, rows: &[String]) -> Option<Table> {
    let cells: Vec<Vec<&str>> = rows.iter().map(|row| row.split('|').map(plain).collect()).collect();
    let first = cells.iter().position(|row| row[1..].iter().any(|cell| is_number(cell)))?;
    let (header, body) = (&cells[..first], &cells[first..]);
    let width = body.iter().map(Vec::len).max()?;
    let headers: Vec<String> = (0..width).map(|column| joined(header, column)).collect();
    let caption = format!("{before} {}", headers[0]).trim().to_owned();
    let columns: Vec<Column> = money_columns(&caption, &headers)
        .into_iter()
        .map(|(at, unit)| column(at, &unit, &headers[at], body, &rows[first..]))
        .filter(|column| !column.cells.is_empty())
        .collect();
    (!columns.is_empty()).then(|| Table { caption, header: headers.join(" "), columns })
}

/// A cell without footnote marks.
fn plain(cell: &str) -> &str {
    cell.trim().trim_matches('*').trim()
}

fn is_number(cell: &str) -> bool {
    NUMBER.is_match(cell) && !YEAR.is_match(cell)
}

/// What the rows of a header say of one column.
fn joined(header: &[Vec<&str>], column: usize) -> String {
    let words = header.iter().filter_map(|row| row.get(column)).filter(|words| !words.is_empty());
    words.copied().collect::<Vec<_>>().join(" ")
}

/// The columns of sums with their units: the only one, one for each year, or the one that adds up the others.
fn money_columns(caption: &str, headers: &[String]) -> Vec<(usize, String)> {
    let unit = |words: &str| UNIT.find(words).map(|unit| unit.as_str().to_lowercase());
    let own = |at: usize| unit(&headers[at]).map(|unit| (at, unit));
    let counts_kronor = |at: &usize| !NO_MONEY.is_match(&headers[*at]);
    let mut found: Vec<(usize, String)> = (1..headers.len()).filter(counts_kronor).filter_map(own).collect();
    if found.is_empty()
        && let Some(unit) = unit(caption)
    {
        found = (1..headers.len()).filter(counts_kronor).map(|at| (at, unit.clone())).collect();
    }
    if found.len() > 1 && !found.iter().all(|(at, _)| headers[*at].split(' ').any(|word| YEAR.is_match(word))) {
        found.retain(|(at, _)| TOTAL.is_match(&headers[*at]));
        found.truncate(1);
    }
    found
}

fn column(at: usize, unit: &str, header: &str, body: &[Vec<&str>], rows: &[String]) -> Column {
    let mut column = Column { header: header.to_owned(), total: None, cells: Vec::new() };
    for (cells, row) in body.iter().zip(rows) {
        let Some(cell) = cell(cells, at, unit, row) else { continue };
        match TOTAL.is_match(&cell.to) {
            true => column.total = Some(cell),
            false => column.cells.push(cell),
        }
    }
    column
}

fn cell(cells: &[&str], at: usize, unit: &str, row: &str) -> Option<Cell> {
    let text = cells.get(at).filter(|text| NUMBER.is_match(text))?;
    let to = GIVEN_TO.replace(cells[0], "").into_owned();
    let money = figures::money(text, &unit.replace("tusental", "tusen"))?;
    (!to.is_empty()).then(|| Cell { money, text: (*text).to_owned(), to, row: row.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::of;
    use crate::extract::text::Text;

    /// Each column as its header, its total and its rows.
    fn read(body: &str) -> Vec<String> {
        let columns = of(&Text::of("Titel", body)).into_iter().flat_map(|table| table.columns);
        let told = |cell: &super::Cell| format!("{} {}", cell.to, cell.money);
        let line = |column: super::Column| {
            let rows: Vec<String> = column.total.iter().chain(&column.cells).map(told).collect();
            format!("{}: {}", column.header, rows.join(", "))
        };
        columns.map(line).collect()
    }

    #[test]
    fn the_header_gives_the_unit_and_the_row_the_receiver() {
        let body = "|  |  |\n|---|---|\n| **Kommun** | **Kronor** |\n| Ekby | 1 250 000 |\n| Norrby* | 900 000 |\n| Summa | 2 150 000 |\n";
        assert_eq!(read(body), ["Kronor: Summa 2,15 mnkr, Ekby 1,25 mnkr, Norrby 900 tkr"]);
    }

    #[test]
    fn the_caption_gives_the_unit_and_years_head_the_columns() {
        let body = "Belopp i mnkr.\n\n| Mottagare | 2026 | 2027 |\n|---|---|---|\n| Medel till kommuner | 2,5 | 4 |\n| Totalt | 7 | 9 |\n";
        assert_eq!(read(body), ["2026: Totalt 7 mnkr, kommuner 2,5 mnkr", "2027: Totalt 9 mnkr, kommuner 4 mnkr"]);
    }

    #[test]
    fn of_several_columns_the_one_that_adds_them_up_is_read() {
        let body = "| Fond | Antal | Stat, mnkr | Totalt, mnkr |\n|---|---|---|---|\n| Norr | 14 | 3 | 5 |\n";
        assert_eq!(read(body), ["Totalt, mnkr: Norr 5 mnkr"]);
    }

    #[test]
    fn numbers_of_other_things_and_broken_ones_are_no_sums() {
        for body in [
            "| Län | Antal platser |\n|---|---|\n| Gotland | 45 |\n",
            "| Län | Andel av medel, kronor (%) |\n|---|---|\n| Gotland | 45 |\n",
            "| Län | Kronor |\n|---|---|\n| Gotland | 45 12 160 |\n",
            "| Fond | Stat, mnkr | EU, mnkr |\n|---|---|---|\n| Norr | 3 | 5 |\n",
        ] {
            assert_eq!(read(body), Vec::<String>::new(), "{body}");
        }
    }
}
