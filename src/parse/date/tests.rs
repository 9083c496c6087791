//! Every form by example; what holds for all strings is in `tests/properties_parse.rs`.

use super::{Days, Edtf, moment};

fn error(text: &str) -> String {
    let error = Edtf::parse(text).unwrap_err();
    format!("{}: {} ({})", error.code, error.message, error.help.unwrap_or_default())
}

#[test]
fn every_supported_form_is_written_back_as_it_was() {
    let forms = [
        "2021",
        "2021~",
        "2021?",
        "2021%",
        "2021-02",
        "2021-02~",
        "2021-02-18",
        "2021-02-18?",
        "2020-02-29",
        "2021/2023",
        "2021-02/2021-03-04",
        "2021~/2023?",
        "2021/..",
        "2021-02-05/",
        "2021-05/2021",
        "1000",
        "9999-12-31",
    ];
    for form in forms {
        assert_eq!(Edtf::parse(&format!(" {form}\u{a0}")).map(|date| date.to_string()), Ok(form.to_owned()));
    }
}

#[test]
fn a_date_is_a_closed_interval_of_days() {
    let days = |text: &str| {
        let Days { first, last } = Edtf::parse(text).unwrap().days();
        format!("{first}–{}", last.map_or(String::new(), |last| last.to_string()))
    };
    assert_eq!(days("2021"), "2021-01-01–2021-12-31");
    assert_eq!(days("2020-02"), "2020-02-01–2020-02-29");
    assert_eq!(days("2021-02-18"), "2021-02-18–2021-02-18");
    assert_eq!(days("2021/2023-05"), "2021-01-01–2023-05-31");
    assert_eq!(days("2021-03/.."), "2021-03-01–");
}

#[test]
fn days_that_do_not_exist_say_so() {
    assert_eq!(
        error("2021-02-30"),
        "bad-date: `2021-02-30` does not exist (the last day of that month is `2021-02-28`)"
    );
    assert_eq!(error("2021-13"), "bad-date: `2021-13` does not exist (months go from 01 to 12)");
    assert_eq!(error("2021-00-01"), "bad-date: `2021-00-01` does not exist (months go from 01 to 12)");
}

#[test]
fn a_reversed_interval_is_an_impossible_period() {
    assert_eq!(
        error("2023/2021-12-31"),
        "impossible-period: `2023/2021-12-31` ends before it begins (did you mean `2021-12-31/2023`?)"
    );
}

#[test]
fn the_rest_of_edtf_is_named_in_its_error() {
    let cases = [
        ("2021-21", "is a season, which is not supported"),
        ("202X", "has unspecified digits, which is not supported"),
        ("2021-XX", "has unspecified digits, which is not supported"),
        ("[2020,2021]", "is a set of dates, which is not supported"),
        ("{2020..2022}", "is a set of dates, which is not supported"),
        ("2020..2022", "is a set of dates, which is not supported"),
        ("2021?-02", "marks a part of a date, which is not supported"),
        ("2021-02-18T09:00", "has a time of day, which is not supported here"),
        ("Y20210", "is a year outside 1000 to 9999, or an exponential one, which is not supported"),
        ("-2021", "is a year outside 1000 to 9999, or an exponential one, which is not supported"),
        ("../2021", "has no beginning"),
        ("/2021", "has no beginning"),
        ("2021/02/18", "has more than one `/`"),
        ("", "is empty where a date is needed"),
        ("nyligen", "is not a date"),
    ];
    for (text, what) in cases {
        assert_eq!(Edtf::parse(text).unwrap_err().message, format!("`{text}` {what}"));
    }
}

#[test]
fn other_ways_to_write_a_day_are_understood_enough_to_help() {
    for text in ["20210218", "18.2.2021", "18-02-2021", "2021-2-18", "18 februari 2021", "2021.02.18"] {
        assert_eq!(Edtf::parse(text).unwrap_err().help.as_deref(), Some("did you mean `2021-02-18`?"), "{text}");
    }
    for text in ["den 18 februari 2021", "18/2 2021", "18/2-2021", "2021\u{2011}02\u{2011}18"] {
        assert_eq!(Edtf::parse(text).unwrap_err().help.as_deref(), Some("did you mean `2021-02-18`?"), "{text}");
    }
    for text in ["februari 2021", "feb 2021", "2021 februari"] {
        assert_eq!(Edtf::parse(text).unwrap_err().help.as_deref(), Some("did you mean `2021-02`?"), "{text}");
    }
    assert_eq!(
        Edtf::parse("2021-18-02").unwrap_err().help.as_deref(),
        Some("did you mean `2021-02-18`? the month stands before the day")
    );
    assert_eq!(Edtf::parse("under året 2021").unwrap_err().message, "`under året 2021` is not a date");
}

#[test]
fn years_with_a_dash_between_them_are_understood_enough_to_help() {
    for text in ["2021-2023", "2021–2023", "2021 – 2023"] {
        assert_eq!(Edtf::parse(text).unwrap_err().help.as_deref(), Some("did you mean `2021/2023`?"), "{text}");
    }
    assert_eq!(Edtf::parse("2023-2021").unwrap_err().message, "`2023-2021` is not a date");
}

#[test]
fn a_moment_is_swedish_local_time() {
    assert_eq!(moment("2026-12-01T09:00").unwrap().to_string(), "2026-12-01T09:00:00");
    assert_eq!(moment("2026-12-01 09:00:30").unwrap().to_string(), "2026-12-01T09:00:30");
    assert_eq!(moment("2026-12-01").unwrap().to_string(), "2026-12-01T00:00:00");
    assert_eq!(
        moment("2026-12-01T09:00Z").unwrap_err().message,
        "`2026-12-01T09:00Z` has a time zone; times are Swedish local time"
    );
    assert_eq!(moment("2026-12-01T25:00").unwrap_err().message, "`2026-12-01T25:00` is not a moment");
    assert_eq!(moment("2026-12").unwrap_err().message, "`2026-12` is not a moment");
    assert_eq!(moment("åäöåäöåäö").unwrap_err().message, "`åäöåäöåäö` is not a date");
}
