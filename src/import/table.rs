//! CSV files of other people as rows of text. A row that cannot be read is a warning, and so is a column that is missing; neither ends
//! an import.

use csv::{ByteRecord, ReaderBuilder};

use super::report::Report;

/// One row: the cells of the columns that were asked for, in that order, without blanks around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row<const N: usize> {
    /// The line in the file, from 1.
    pub line: usize,
    pub cells: [String; N],
}

/// The rows of a file that has these columns, in its order. No rows where a column is missing.
pub(super) fn rows<const N: usize>(file: &str, bytes: &[u8], columns: [&str; N], report: &mut Report) -> Vec<Row<N>> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(bytes);
    let header = reader.byte_headers().cloned().unwrap_or_default();
    let position = |name: &str| header.iter().position(|cell| cell == name.as_bytes());
    let found = columns.map(position);
    if let Some(missing) = columns.iter().zip(found).find(|(_, found)| found.is_none()) {
        report.warn(file, 1, format!("there is no column `{}`; the file is passed over", missing.0));
        return Vec::new();
    }
    let positions = found.map(|position| position.expect("missing columns were reported"));
    let mut rows = Vec::new();
    for record in reader.byte_records() {
        // Whatever bytes come, a flexible reader of memory makes a record of them.
        let Ok(record) = record else { continue };
        let line = record.position().map_or(1, |position| position.line() as usize);
        match cells(&record, header.len(), positions) {
            Ok(cells) => rows.push(Row { line, cells }),
            Err(fault) => report.warn(file, line, format!("{fault}; the row is passed over")),
        }
    }
    rows
}

fn cells<const N: usize>(record: &ByteRecord, width: usize, positions: [usize; N]) -> Result<[String; N], String> {
    if record.len() != width {
        return Err(format!("{} cells where the header has {width}", record.len()));
    }
    let text = |at: usize| std::str::from_utf8(&record[at]).map(str::trim).map_err(|_| "not UTF-8".to_owned());
    let mut cells = [const { String::new() }; N];
    for (cell, at) in cells.iter_mut().zip(positions) {
        *cell = text(at)?.to_owned();
    }
    Ok(cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_rows_are_told_and_passed_over() {
        let mut report = Report::new("prov");
        let bytes = b"\xef\xbb\xbfa,b,c\n1, 2 ,3\n4,5\n6,7,\xff\n8,\"9\n10\",11\n12";
        let found = rows("x.csv", bytes, ["c", "b"], &mut report);
        let cells = |row: &Row<2>| (row.line, row.cells.clone());
        assert_eq!(
            found.iter().map(cells).collect::<Vec<_>>(),
            [(2, ["3".to_owned(), "2".to_owned()]), (5, ["11".to_owned(), "9\n10".to_owned()])]
        );
        let told: Vec<_> = report.notes().iter().map(|note| (note.line, note.message.as_str())).collect();
        assert_eq!(
            told,
            [
                (Some(3), "2 cells where the header has 3; the row is passed over"),
                (Some(4), "not UTF-8; the row is passed over"),
                (Some(7), "1 cells where the header has 3; the row is passed over"),
            ]
        );
    }

    #[test]
    fn a_missing_column_is_told_once() {
        let mut report = Report::new("prov");
        assert_eq!(rows("x.csv", b"a,b\n1,2\n", ["a", "c"], &mut report), []);
        assert_eq!(report.notes().len(), 1);
        assert_eq!(report.notes()[0].message, "there is no column `c`; the file is passed over");
    }
}
