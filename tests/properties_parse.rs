//! What holds for every string: nothing panics, and what is written out is read back as it was.

use diarium::diagnostic::Diagnostic;
use diarium::parse::date::{self, Edtf, End, PartialDate};
use diarium::parse::money::{Money, Ore, Qualifier};
use diarium::parse::{self, markdown};
use diarium::source::{SourceFile, Span};
use proptest::prelude::{Just, Strategy, any, prop_oneof, proptest};
use proptest::{collection, option, sample};

const LABELS: markdown::Labels<'_> = markdown::Labels { table: "Table", footnotes: "Notes", back: "Back to reference" };

fn money() -> impl Strategy<Value = Money> {
    let ore =
        prop_oneof![0..1_000_000i64, 0..1_000_000_000_000_000i64, (0..10_000_000i64).prop_map(|n| n * 10_000_000)];
    let qualifier = option::of(sample::select(vec![Qualifier::About, Qualifier::AtMost, Qualifier::AtLeast]));
    (ore, option::of(1..1_000_000_000_000i64), qualifier).prop_map(|(min, more, qualifier)| Money {
        min: Ore(min),
        max: more.map(|more| Ore(min + more)),
        qualifier,
    })
}

fn partial() -> impl Strategy<Value = PartialDate> {
    let month_and_day = option::of((1..=12i8, option::of(1..=28i8)));
    (1000..=9999i16, month_and_day, any::<bool>(), any::<bool>()).prop_map(|(year, rest, approximate, uncertain)| {
        PartialDate {
            year,
            month: rest.map(|(month, _)| month),
            day: rest.and_then(|(_, day)| day),
            approximate,
            uncertain,
        }
    })
}

fn edtf() -> impl Strategy<Value = Edtf> {
    let end = prop_oneof![partial().prop_map(End::At), Just(End::Open), Just(End::Unknown)];
    prop_oneof![
        partial().prop_map(Edtf::Date),
        (partial(), end).prop_map(|(from, end)| match end {
            End::At(to) if to.last() < from.first() => Edtf::Interval(to, End::At(from)),
            end => Edtf::Interval(from, end),
        })
    ]
}

/// Text made of what front matter is made of, so that chance finds its way into the corners.
fn yaml_like() -> impl Strategy<Value = String> {
    let pieces = vec![
        "---\n",
        "\n",
        "\r\n",
        "  ",
        "- ",
        "title",
        "amounts",
        "amount",
        ": ",
        ":",
        "[",
        "]",
        "{",
        "}",
        ",",
        "\"",
        "'",
        "#",
        "&a ",
        "*a",
        "!",
        "|\n",
        ">\n",
        "? ",
        "31,5 mnkr",
        "2021-02",
        "~",
        "true",
        "å",
        "\t",
        "\\",
        "%",
        "@",
        "\u{202e}",
        "\u{feff}",
        "...\n",
        "<b>",
        "[x](javascript:y)",
        "| a |\n|---|\n",
        "[^1]",
        "[^1]: x\n",
        "# ",
        "![",
        "`",
        "> ",
    ];
    collection::vec(sample::select(pieces), 0..60).prop_map(|pieces| pieces.concat())
}

/// Reads a file as any kind, writes its text as HTML, and looks at every place.
fn read_everything(bytes: &[u8]) {
    for path in ["content/releases/2021/a.md", "content/ministers/a.md", "content/pages/a.md"] {
        let file = SourceFile::new(path, bytes);
        let parsed = parse::record(&file).expect("a record's path");
        let text = String::from_utf8_lossy(bytes);
        parsed.diagnostics.iter().for_each(|found| check_place(found, &text));
        let Some(record) = parsed.record else { continue };
        let mentions: Vec<(Span, &str)> = record.body.prose.iter().map(|span| (*span, "/x/")).collect();
        for span in &record.body.prose {
            let in_file = record.body.in_file(*span);
            let there = &text[in_file.start as usize..in_file.end as usize];
            let here = &record.body.text[span.start as usize..span.end as usize];
            assert_eq!(there.replace("\r\n", "\n").replace('\r', "\n"), here);
        }
        let html = markdown::html(&record.body.text, &mentions, &|link| Some(link.to_owned()), &LABELS);
        assert!(!html.contains("<script") && !html.contains("href=\"javascript:"), "{html}");
    }
    let site = SourceFile::new("content/site.yaml", bytes);
    parse::config(&site);
}

fn check_place(found: &Diagnostic, text: &str) {
    let line = text.split('\n').nth(found.place.line as usize - 1).expect("the line exists");
    assert!(found.place.column as usize <= line.chars().count() + 1, "{found:?}");
}

proptest! {
    #[test]
    fn money_is_read_back_as_written(money in money()) {
        assert_eq!(Money::parse(&money.to_string()), Ok(money), "{money}");
    }

    #[test]
    fn no_string_panics_as_money(text in ".*", number in "[0-9 .,–-]{0,30}(mnkr|mdkr| kr|tusen)?") {
        for text in [text, number] {
            if let Ok(money) = Money::parse(&text) {
                assert_eq!(Money::parse(&money.to_string()), Ok(money), "{text}");
            }
        }
    }

    #[test]
    fn dates_are_read_back_as_written(date in edtf()) {
        assert_eq!(Edtf::parse(&date.to_string()), Ok(date), "{date}");
    }

    #[test]
    fn no_string_panics_as_a_date(text in ".*", dated in "[0-9X/.~?%-]{0,20}") {
        for text in [text, dated] {
            let _ = date::moment(&text);
            if let Ok(date) = Edtf::parse(&text) {
                assert_eq!(date.to_string(), text.trim());
                assert!(date.days().last.is_none_or(|last| last >= date.days().first));
            }
        }
    }

    #[test]
    fn no_bytes_panic_as_a_record(bytes in collection::vec(any::<u8>(), 0..200)) {
        read_everything(&bytes);
        read_everything(&[b"---\ntitle: x\n---\n", &bytes[..]].concat());
    }

    #[test]
    fn no_text_panics_as_a_record(front in yaml_like(), body in yaml_like()) {
        read_everything(format!("---\n{front}\n---\n{body}").as_bytes());
        read_everything(format!("\u{feff}---\r\ntitle: x\r\n---\r\n{body}").as_bytes());
    }
}
