//! Timelines: what is drawn of a time, and where.

use super::*;

fn year(year: i16) -> PartialDate {
    PartialDate { year, month: None, day: None, approximate: false, uncertain: false }
}

fn reigns() -> Vec<Reign> {
    vec![
        Reign { name: "Löfven I".into(), from: date(2014, 10, 3), until: Some(date(2019, 1, 21)) },
        Reign { name: "Löfven II".into(), from: date(2019, 1, 21), until: None },
    ]
}

fn timeline(times: &[Time]) -> Timeline {
    Timeline::around(times, &reigns(), date(2026, 11, 22), Words::default()).expect("there are times")
}

#[test]
fn the_axis_holds_whole_years_and_one_of_air() {
    let timeline = timeline(&[Time::Period(Some(year(2015)), End::At(year(2018)))]);
    assert_eq!((timeline.first, timeline.end), (date(2015, 1, 1), date(2020, 1, 1)));
    assert_eq!(timeline.at(date(2017, 1, 1)), Share::of(731, 1826));
    assert_eq!(timeline.reigns().len(), 2);
}

#[test]
fn years_have_no_strokes_and_days_have() {
    let of_years = Time::Period(Some(year(2015)), End::At(year(2018)));
    let days = |from, to| Time::Period(Some(PartialDate::day(from)), End::At(PartialDate::day(to)));
    let of_days = days(date(2015, 2, 5), date(2018, 11, 30));
    let timeline = timeline(&[of_years]);
    assert_eq!(timeline.strip(&of_years, Weight::Subject, None).as_str().matches("class=\"end\"").count(), 0);
    assert_eq!(timeline.strip(&of_days, Weight::Subject, None).as_str().matches("class=\"end\"").count(), 2);
}

#[test]
fn what_goes_on_ends_in_an_arrow_at_the_edge() {
    let time = Time::Period(Some(year(2015)), End::Open);
    let strip = timeline(&[time]).strip(&time, Weight::Neighbour, None);
    assert!(strip.as_str().contains("<rect class=\"solid neighbour\" x=\"0%\" y=\"-6\" width=\"100%\""), "{strip:?}");
    assert!(strip.as_str().contains("<path class=\"on\""), "{strip:?}");
}

#[test]
fn bounds_are_dotted_between_strokes() {
    let time = Time::Between(date(2021, 2, 5), Some(date(2021, 7, 8)));
    let strip = timeline(&[time]).strip(&time, Weight::Subject, None);
    assert_eq!(strip.as_str().matches("class=\"end\"").count(), 2);
    assert_eq!(strip.as_str().matches("class=\"solid\"").count(), 0);
}

#[test]
fn labels_of_years_never_crowd() {
    let long = timeline(&[Time::Period(Some(year(1976)), End::At(year(2025)))]);
    assert_eq!(long.steps(), [4, 8, 16]);
    let short = timeline(&[Time::Period(Some(year(2019)), End::At(year(2022)))]);
    assert_eq!(short.steps(), [1, 1, 1]);
}
