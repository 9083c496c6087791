//! Every notation by example; what holds for all strings is in `tests/properties_parse.rs`.

use super::{Money, Ore, Qualifier};

fn ore(text: &str) -> i64 {
    let money = Money::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
    assert_eq!(money.max, None, "{text}");
    money.min.0
}

fn error(text: &str) -> String {
    let error = Money::parse(text).expect_err(text);
    format!("{} ({})", error.message, error.help.unwrap_or_default())
}

#[test]
fn one_sum_in_every_notation() {
    let cases = [
        ("127,5 miljoner kronor", 12_750_000_000),
        ("127.5 mnkr", 12_750_000_000),
        ("20 mnkr", 2_000_000_000),
        ("20 mkr", 2_000_000_000),
        ("20 Mkr", 2_000_000_000),
        ("20mnkr", 2_000_000_000),
        ("20 milj. kr", 2_000_000_000),
        ("20 milj kr.", 2_000_000_000),
        ("20 MSEK", 2_000_000_000),
        ("2,5 miljoner", 250_000_000),
        ("9 mdkr", 900_000_000_000),
        ("9 mdr", 900_000_000_000),
        ("9 mdr kr", 900_000_000_000),
        ("9 miljarder kronor", 900_000_000_000),
        ("1 miljard kronor", 100_000_000_000),
        ("750 tkr", 75_000_000),
        ("750 tusen kronor", 75_000_000),
        ("tusen kronor", 100_000),
        ("3000000", 300_000_000),
        ("1 500 000 kr", 150_000_000),
        ("1\u{a0}500\u{a0}000 kr", 150_000_000),
        ("1\u{202f}500\u{202f}000 kronor", 150_000_000),
        ("1\u{2009}500\u{2009}000\u{a0}kronor", 150_000_000),
        ("1.500.000 kronor", 150_000_000),
        ("1.500 kronor", 150_000),
        ("1 500 000,50 kr", 150_000_050),
        ("1.500.000,5 kr", 150_000_050),
        ("12,50 kr", 1_250),
        ("500:-", 50_000),
        ("500 kr:-", 50_000),
        ("500 svenska kronor", 50_000),
        ("1,125 mnkr", 112_500_000),
        ("0.125 mnkr", 12_500_000),
        ("0,00000001 mnkr", 1),
        ("127,5 mil\u{ad}joner kronor", 12_750_000_000),
        ("en miljon kronor", 100_000_000),
        ("en halv miljon", 50_000_000),
        ("en halv miljard kronor", 50_000_000_000),
        ("en och en halv miljard", 150_000_000_000),
        ("två miljoner kronor", 200_000_000),
        ("tolv miljoner kronor", 1_200_000_000),
        ("0 kr", 0),
    ];
    for (text, expected) in cases {
        assert_eq!(ore(text), expected, "{text}");
    }
}

#[test]
fn a_range_has_two_figures() {
    let range = |min, max| Ok(Money { min: Ore::from_kronor(min), max: Some(Ore::from_kronor(max)), qualifier: None });
    let billions = range(15_000_000_000, 20_000_000_000);
    for text in [
        "15–20 miljarder kronor",
        "15-20 miljarder kronor",
        "15\u{2212}20 mdkr",
        "15 – 20 miljarder kronor",
        "15 till 20 miljarder",
        "mellan 15 och 20 miljarder kronor",
        "15 miljarder–20 miljarder kronor",
    ] {
        assert_eq!(Money::parse(text), billions, "{text}");
    }
    assert_eq!(Money::parse("1 500–2 000 kr"), range(1_500, 2_000));
    assert_eq!(Money::parse("800 tkr–1,2 mnkr"), range(800_000, 1_200_000));
    assert!(error("20–20 mnkr").starts_with("`20–20 mnkr` is a range whose second figure is not the larger"));
    assert_eq!(
        error("20–15 mnkr"),
        "`20–15 mnkr` is a range whose second figure is not the larger (write the smaller figure first: `15–20 mnkr`)"
    );
}

#[test]
fn words_before_the_figure_qualify_it() {
    let words = [
        (Qualifier::About, "cirka ca ca. c:a omkring ungefär runt knappt drygt närmare Drygt kring upp_emot uppemot"),
        (Qualifier::AtMost, "högst maximalt max upp_till som_mest"),
        (Qualifier::AtLeast, "minst lägst"),
    ];
    for (qualifier, words) in words {
        for word in words.split(' ') {
            let text = format!("{} 3 mnkr", word.replace('_', " "));
            let expected = Money { min: Ore::from_kronor(3_000_000), max: None, qualifier: Some(qualifier) };
            assert_eq!(Money::parse(&text), Ok(expected), "{text}");
        }
    }
    assert_eq!(ore("närmare en halv miljard kronor"), 50_000_000_000);
}

#[test]
fn what_is_not_one_exact_sum_is_an_error_with_a_remedy() {
    let notations = "sums are written as `127,5 mnkr`, `1 500 000 kr`, `9 miljarder kronor` or `15–20 mnkr`";
    let kronor = "amounts are Swedish kronor; tell of other currencies in the text";
    let precise = "write kronor with at most two decimals, thousands with a blank (`1 000`)";
    let dotted = "write thousands with a blank (`1 500`) and decimals with a comma (`1,5`)";
    let negative = "state the sum itself, and in `for` what it is taken from";
    let one = "one sum per row; write the other as a row of its own";
    let cases = [
        ("", "is empty where a sum is needed", notations),
        ("mycket pengar", "is not a sum of money", notations),
        ("miljoner kronor", "is not a sum of money", notations),
        ("SEK 500", "is not a sum of money", "the figure stands first: `500 kr`"),
        ("MSEK 20", "is not a sum of money", "the figure stands first: `20 mnkr`"),
        ("20 mnkr kronor", "has `kronor` after the sum", "the unit says kronor already; leave the word out"),
        ("-5 mnkr", "is negative", negative),
        ("\u{2212}5 mnkr", "is negative", negative),
        ("5 miljoner euro", "is not in Swedish kronor", kronor),
        ("€5", "is not in Swedish kronor", kronor),
        ("5€", "is not in Swedish kronor", kronor),
        ("100 norska kronor", "is not in Swedish kronor", kronor),
        ("12,345 kr", "is more precise than one öre", precise),
        ("1,000", "is more precise than one öre", precise),
        ("0,000000001 mnkr", "is more precise than one öre", precise),
        ("1.500", "can be read in two ways", dotted),
        ("1.500 mnkr", "can be read in two ways", dotted),
        ("9999999999999999 mdkr", "is too large", "is the unit right?"),
        ("99999999999999999999999999999999999999999999", "is too large", "is the unit right?"),
        ("1,500,000 kr", "is more precise than one öre", precise),
        ("25 10 miljoner", "has `10 miljoner` after the sum", notations),
        ("2028 10 miljoner", "has `10 miljoner` after the sum", notations),
        ("25 respektive 10 mnkr", "has `respektive 10 mnkr` after the sum", one),
        ("2 mnkr och 3 mnkr", "has `och 3 mnkr` after the sum", one),
        ("9 mnkr per år", "has `per år` after the sum", "leave the words out and add `measure: per-year` with `years`"),
        ("2,5 mnkr vardera", "has `vardera` after the sum", "leave the word out and add `measure: each` with `count`"),
        ("20 miljner kronor", "has `miljner kronor` after the sum", "did you mean `miljoner`?"),
        ("1 5000 kr", "has `5000 kr` after the sum", notations),
        ("5, mnkr", "has `, mnkr` after the sum", notations),
    ];
    for (text, what, help) in cases {
        assert_eq!(error(text), format!("`{text}` {what} ({help})"));
    }
}

#[test]
fn written_out_in_the_largest_unit_with_two_decimals() {
    for (text, shown) in [
        ("127500000", "127,5 mnkr"),
        ("1500000", "1,5 mnkr"),
        ("1234567", "1 234 567 kr"),
        ("1 000 kr", "1 tkr"),
        ("999,05", "999,05 kr"),
        ("15-20 miljarder", "15–20 mdkr"),
        ("högst 12 345 mdkr", "högst 12 345 mdkr"),
        ("0", "0 kr"),
    ] {
        assert_eq!(Money::parse(text).map(|money| money.to_string()), Ok(shown.to_owned()));
    }
}
