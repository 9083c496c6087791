//! Time: who was in office when, which title was held, and on which days something can have been published.

mod support;

use diarium::model::{Bounds, BoundsReason, Minister, Release};
use diarium::{Compiled, compile};
use jiff::civil::date;
use support::{findings, site};

const GOVERNMENTS: &str = "\
//- content/governments/lofven-ii.md
---
title: Löfven II
from: 2019-01-21
---
//- content/governments/lofven-iii.md
---
title: Löfven III
from: 2021-07-09
---
//- content/governments/andersson.md
---
title: Andersson
from: 2021-11-30
---
";

const LINDHAGEN: &str = "\
//- content/ministers/lindhagen.md
---
title: Åsa Lindhagen
appointments: {title: jämställdhetsminister, post: jamstalldhet, government: lofven-ii, from: 2019-01-21, to: 2021-02-05}
---
";

const STENEVI: &str = "\
//- content/ministers/stenevi.md
---
title: Märta Stenevi
appointments:
  - {title: jämställdhets- och bostadsminister, post: jamstalldhet, government: lofven-ii, from: 2021-02-05, to: 2021-07-08}
  - {title: jämställdhets- och bostadsminister, post: jamstalldhet, government: lofven-iii, from: 2021-07-09, to: 2021-11-30, end: dismissed}
---
";

fn people(more: &str) -> String {
    [GOVERNMENTS, LINDHAGEN, STENEVI, more].concat()
}

fn release(keys: &str) -> String {
    people(&format!("//- content/releases/a.md\n---\ntitle: A\n{keys}---\n"))
}

fn only(site: &Compiled) -> &Release {
    &site.site.model.releases[0]
}

fn days(bounds: Bounds) -> String {
    let reason = match bounds.reason {
        BoundsReason::Stated => "stated".to_owned(),
        BoundsReason::Derived { government, terms, address } => {
            let of = [(government, "government"), (terms, "terms"), (address, "address")];
            of.iter().filter(|(is, _)| *is).map(|(_, name)| *name).collect::<Vec<_>>().join(" + ")
        }
    };
    format!("{}–{} ({reason})", bounds.first, bounds.last.map_or(String::new(), |last| last.to_string()))
}

/// The days on which a release with these keys can have been published.
fn bounds(keys: &str) -> String {
    only(&site(&release(keys))).bounds.map_or("none".to_owned(), days)
}

/// The terms of a minister: title, days, governments.
fn terms(minister: &Minister, site: &Compiled) -> Vec<String> {
    let term = |term: &diarium::model::Term| {
        let governments: Vec<&str> = term.governments.iter().map(|&id| site.site.model[id].head.id.as_str()).collect();
        let last = term.period.last().map_or(String::new(), |last| last.to_string());
        let end = term.end.map_or("", |end| end.as_str());
        format!("{} {}–{last} {} {end}", term.title, term.period.first(), governments.join(", "))
    };
    minister.terms.iter().map(term).collect()
}

/// Which government a day has, by its id.
fn government_on(site: &Compiled, day: jiff::civil::Date) -> Option<&str> {
    let model = &site.site.model;
    model.government_on(day).map(|id| model[id].head.id.as_str())
}

#[test]
fn a_government_is_in_office_to_the_day_before_the_next_one() {
    let site = site(GOVERNMENTS);
    assert_eq!(government_on(&site, date(2019, 1, 20)), None);
    assert_eq!(government_on(&site, date(2019, 1, 21)), Some("lofven-ii"));
    assert_eq!(government_on(&site, date(2021, 7, 8)), Some("lofven-ii"));
    assert_eq!(government_on(&site, date(2021, 7, 9)), Some("lofven-iii"));
    assert_eq!(government_on(&site, date(2026, 1, 1)), Some("andersson"));
}

#[test]
fn the_government_of_a_release_is_the_one_in_office_on_every_day_of_its_date() {
    let government = |keys: &str| {
        let site = site(&release(keys));
        let release = only(&site);
        let id = release.government.map(|id| site.site.model[id].head.id.clone());
        (id.unwrap_or_default(), release.government_stated)
    };
    assert_eq!(government("published: 2021-07-08\n"), ("lofven-ii".to_owned(), false));
    assert_eq!(government("published: 2021-06\n"), ("lofven-ii".to_owned(), false));
    assert_eq!(government("published: 2021-07\n"), (String::new(), false));
    assert_eq!(government("published: 2021-07\ngovernment: lofven-iii\n"), ("lofven-iii".to_owned(), true));
    assert_eq!(government("decided: 2021-06-01\n"), (String::new(), false));
}

#[test]
fn on_a_day_of_change_both_ministers_are_in_office() {
    for minister in ["lindhagen", "stenevi"] {
        assert_eq!(findings(&release(&format!("published: 2021-02-05\nminister: {minister}\n"))), "");
    }
    assert_eq!(findings(&release("published: 2021-07-09\ngovernment: lofven-ii\n")), "");
}

#[test]
fn a_minister_not_in_office_is_an_error_that_names_the_term_and_who_held_the_post() {
    assert_eq!(
        findings(&release("published: 2021-02-04\nminister: stenevi\n")),
        "content/releases/a.md:4:11 error[not-in-office] `stenevi` was not in office on 2021-02-04\n  \
         help: in office as jämställdhets- och bostadsminister 2021-02-05–2021-11-30; then in office: Åsa Lindhagen \
         (jämställdhetsminister)"
    );
}

#[test]
fn a_minister_in_office_on_any_day_of_the_date_is_no_finding() {
    assert_eq!(findings(&release("published: 2021-02\nminister: [stenevi, lindhagen]\n")), "");
}

#[test]
fn an_uncertain_date_or_an_imported_record_makes_it_a_warning() {
    for keys in ["published: 2021-02-04~", "published: 2021-02-04?", "published: 2021-02-04\nreview: imported"] {
        let found = findings(&release(&format!("{keys}\nminister: stenevi\n")));
        let told: Vec<&str> = found.lines().filter(|line| line.starts_with("content")).collect();
        assert_eq!(told.len(), 1, "{found}");
        assert!(told[0].contains("warning[not-in-office] `stenevi` was not in office on 2021-02-04"), "{found}");
    }
}

#[test]
fn a_minister_of_whom_no_term_is_known_is_not_judged() {
    let text = people(
        "//- content/ministers/x.md\n---\ntitle: X\n---\n//- content/releases/a.md\n---\ntitle: A\npublished: 1999\nminister: x\n---\n",
    );
    assert_eq!(findings(&text), "");
}

#[test]
fn a_term_without_an_end_that_is_known_ends_with_its_government() {
    let minister = "//- content/ministers/x.md\n---\ntitle: X\nappointments: {title: t, government: lofven-ii, from: 2020-01-01, to: 2021~}\n---\n\
                    //- content/ministers/y.md\n---\ntitle: Y\nappointments: {title: u, government: lofven-ii}\n---\n";
    let on = |day: &str| {
        findings(&people(&format!(
            "{minister}//- content/releases/a.md\n---\ntitle: A\npublished: {day}\nminister: y\n---\n"
        )))
    };
    assert_eq!(on("2021-07-09"), "");
    assert_eq!(
        on("2021-07-10"),
        "content/releases/a.md:4:11 error[not-in-office] `y` was not in office on 2021-07-10\n  \
         help: in office as u 2019-01-21–2021-07-09"
    );
}

const TWO_TITLES: &str = "\
//- content/ministers/x.md
---
title: X
appointments:
  - {title: skolminister, post: skola, from: 2021-01-01, to: 2021-02-14}
  - {title: kulturminister, post: kultur, from: 2021-02-15, to: 2021-12-31}
---
";

#[test]
fn the_title_is_the_one_held_on_every_day_else_all_that_fit() {
    let titles = |published: &str| {
        let site = site(&format!(
            "{TWO_TITLES}//- content/releases/a.md\n---\ntitle: A\npublished: {published}\nminister: x\n---\n"
        ));
        let signatory = &only(&site).ministers[0];
        (signatory.titles.join(" eller "), signatory.certain)
    };
    assert_eq!(titles("2021-02-14"), ("skolminister".to_owned(), true));
    assert_eq!(titles("2021-02-15"), ("kulturminister".to_owned(), true));
    assert_eq!(titles("2021-03"), ("kulturminister".to_owned(), true));
    assert_eq!(titles("2021-02"), ("skolminister eller kulturminister".to_owned(), false));
    assert_eq!(titles("2021"), ("skolminister eller kulturminister".to_owned(), false));
}

#[test]
fn consecutive_appointments_with_one_title_are_one_term() {
    let site = site(&people(""));
    let stenevi = &site.site.model.ministers[1];
    assert_eq!(
        terms(stenevi, &site),
        ["jämställdhets- och bostadsminister 2021-02-05–2021-11-30 lofven-ii, lofven-iii dismissed"]
    );
}

#[test]
fn a_day_between_another_title_or_another_post_makes_another_term() {
    let of = |rows: &str| {
        let site = site(&format!("//- content/ministers/x.md\n---\ntitle: X\nappointments:\n{rows}---\n"));
        terms(&site.site.model.ministers[0], &site)
    };
    assert_eq!(
        of(
            "  - {title: t, post: p, from: 2021-01-01, to: 2021-02-01}\n  - {title: t, post: p, from: 2021-02-03, to: 2021-03-01}\n"
        ),
        ["t 2021-01-01–2021-02-01  ", "t 2021-02-03–2021-03-01  "]
    );
    assert_eq!(
        of("  - {title: t, post: p, from: 2021-01-01, to: 2021-02-01}\n  - {title: t, post: q, from: 2021-02-02}\n"),
        ["t 2021-01-01–2021-02-01  ", "t 2021-02-02–  "]
    );
    assert_eq!(
        of("  - {title: t, post: p, from: 2021-02-02}\n  - {title: t, post: p, from: 2021-01-01, to: 2021-02-01}\n"),
        ["t 2021-01-01–  "]
    );
}

#[test]
fn a_post_lists_all_who_held_it_in_the_order_of_time() {
    let site = site(&people(
        "//- content/topics/jamstalldhet.md\n---\ntitle: Jämställdhet\n---\n\
         //- content/ministers/z.md\n---\ntitle: Z\n\
         appointments: {title: jämställdhetsminister, post: jamstalldhet, from: 2017-01-01, to: 2019-01-20}\n---\n",
    ));
    let model = &site.site.model;
    let post = &model.posts[0];
    let holders: Vec<&str> = post.holders.iter().map(|(id, _)| model[*id].head.title.as_str()).collect();
    assert_eq!((post.head.id.as_str(), post.head.title.as_str()), ("jamstalldhet", "Jämställdhet"));
    assert_eq!(holders, ["Z", "Åsa Lindhagen", "Märta Stenevi"]);
}

#[test]
fn a_term_outside_its_government_is_an_error() {
    let text = people(
        "//- content/ministers/x.md\n---\ntitle: X\nappointments: {title: t, government: lofven-iii, from: 2021-01-01, to: 2021-07-08}\n---\n",
    );
    assert_eq!(
        findings(&text),
        "content/ministers/x.md:3:15 error[contradictory-dates] no day of this term lies in the time of `Löfven III`\n  \
         help: that government was in office from 2021-07-09 to 2021-11-29"
    );
    let text = "//- content/governments/g.md\n---\ntitle: G\nfrom: 2024-01-15\n---\n//- content/ministers/x.md\n---\n\
        title: X\nappointments: {title: t, government: g, from: 2021-01-01, to: 2021-07-08}\n---\n";
    assert!(findings(text).ends_with("help: that government was in office from 2024-01-15 on"));
}

#[test]
fn a_period_that_ends_before_it_begins_is_told_once() {
    assert_eq!(
        findings(
            "//- content/ministers/x.md\n---\ntitle: X\nappointments: {title: t, from: 2021-01-01, to: 2020-07-08}\n---\n"
        ),
        "content/ministers/x.md:3:48 error[impossible-period] it ends, `2020-07-08`, before it begins, `2021-01-01`\n  \
         help: `from` is the first day and `to` the last, both counted"
    );
}

#[test]
fn two_governments_cannot_begin_on_one_day() {
    let found = findings(&format!("{GOVERNMENTS}//- content/governments/x.md\n---\ntitle: X\nfrom: 2021-07-09\n---\n"));
    assert_eq!(
        found,
        "content/governments/x.md:3:7 error[contradictory-dates] `Löfven III` begins on the same day\n  \
         content/governments/lofven-iii.md:3:7 the other one\n  \
         help: one government is in office at a time, from its first day to the day before the next one's"
    );
}

#[test]
fn bounds_of_a_missing_date_come_from_government_terms_and_address() {
    assert_eq!(bounds(""), "none");
    assert_eq!(bounds("government: lofven-iii\n"), "2021-07-09–2021-11-29 (government)");
    assert_eq!(bounds("minister: stenevi\n"), "2021-02-05–2021-11-30 (terms)");
    assert_eq!(bounds("minister: stenevi\ngovernment: lofven-ii\n"), "2021-02-05–2021-07-08 (government + terms)");
    assert_eq!(bounds("source: https://a.se/nyheter/2021/02/x/\n"), "2021-02-01–2021-02-28 (address)");
    assert_eq!(bounds("source: https://a.se/nyheter/2021/x/\n"), "2021-01-01–2021-12-31 (address)");
    assert_eq!(
        bounds("minister: stenevi\nsource: https://a.se/nyheter/2021/02/x/\n"),
        "2021-02-05–2021-02-28 (terms + address)"
    );
    assert_eq!(bounds("source: https://a.se/nyheter/20210203/x/?y=/2021/02/\n"), "none");
}

#[test]
fn bounds_of_a_partial_date_are_narrowed_in_the_same_way() {
    assert_eq!(bounds("published: 2021\ngovernment: lofven-iii\n"), "2021-07-09–2021-11-29 (stated)");
    assert_eq!(bounds("published: 2021-02\nminister: stenevi\n"), "2021-02-05–2021-02-28 (stated)");
    assert_eq!(bounds("published: 2021\nsource: https://a.se/2021/02/x/\n"), "2021-02-01–2021-02-28 (stated)");
}

#[test]
fn a_certain_day_stands_as_it_is() {
    assert_eq!(bounds("published: 2024-03-05\nsource: https://a.se/2021/02/x/\n"), "2024-03-05–2024-03-05 (stated)");
}

#[test]
fn no_day_left_is_an_error() {
    let told = |line: &str| {
        format!(
            "content/releases/a.md:{line} error[contradictory-dates] no day fits the date, the government, the ministers' \
             terms and the source's address together\n  \
             help: one of them must be wrong; `published` states a date that the source gives"
        )
    };
    assert_eq!(findings(&release("government: andersson\nsource: https://a.se/2021/02/x/\n")), told("3:13"));
    assert_eq!(findings(&release("minister: stenevi\nsource: https://a.se/2020/02/x/\n")), told("3:11"));
    assert_eq!(findings(&release("published: 2020\nsource: https://a.se/2021/02/x/\n")), told("3:12"));
    assert_eq!(findings(&release("published: 2018\ngovernment: lofven-ii\n")), told("3:12"));
}

#[test]
fn a_minister_out_of_office_on_a_partial_date_is_told_once() {
    let found = findings(&release("published: 2020\nminister: stenevi\n"));
    let told: Vec<&str> = found.lines().filter(|line| line.starts_with("content")).collect();
    assert_eq!(told, ["content/releases/a.md:4:11 error[not-in-office] `stenevi` was not in office on 2020"]);
}

#[test]
fn a_government_that_was_not_in_office_on_the_day_is_an_error() {
    assert_eq!(
        findings(&release("published: 2021-07-10\ngovernment: lofven-ii\n")),
        "content/releases/a.md:4:13 error[contradictory-dates] `lofven-ii` was not in office on 2021-07-10\n  \
         help: it was from 2019-01-21 to 2021-07-08"
    );
}

#[test]
fn a_government_that_is_in_office_still_is_told_without_an_end() {
    let text = "//- content/governments/g.md\n---\ntitle: G\nfrom: 2024-01-15\n---\n\
        //- content/releases/a.md\n---\ntitle: A\npublished: 2023-05-05\ngovernment: g\n---\n";
    assert_eq!(
        findings(text),
        "content/releases/a.md:4:13 error[contradictory-dates] `g` was not in office on 2023-05-05\n  \
         help: it was from 2024-01-15 on"
    );
}

#[test]
fn an_update_before_the_publication_is_an_error() {
    assert_eq!(
        findings(&release("published: 2021-07-10\nupdated: 2021-06\n")),
        "content/releases/a.md:4:10 error[contradictory-dates] updated 2021-06, before it was published 2021-07-10"
    );
}

#[test]
fn the_banner_of_an_earlier_government_needs_every_day_before_the_present_one() {
    let earlier = |keys: &str| only(&site(&release(keys))).earlier_government;
    assert!(earlier("published: 2021-11-29\n"));
    assert!(!earlier("published: 2021-11-30\n"));
    assert!(!earlier("published: 2021-11\n"));
    assert!(earlier("government: lofven-ii\n"));
    assert!(!earlier(""));
}

#[test]
fn today_decides_which_government_is_present() {
    let mut sources = support::sources(&release("published: 2021-07-08\n"));
    sources.options.now = date(2021, 7, 8).at(12, 0, 0, 0);
    assert!(!only(&compile(&sources)).earlier_government);
    sources.options.now = date(2021, 7, 9).at(0, 0, 0, 0);
    assert!(only(&compile(&sources)).earlier_government);
}

#[test]
fn releases_sort_by_earliest_day_then_latest_then_id() {
    let mut text = String::new();
    for (id, published) in [
        ("e", "published: 2021-02-18\n"),
        ("d", "published: 2021-02-18\n"),
        ("b", "published: 2021\n"),
        ("c", "published: 2021-01\n"),
        ("a", ""),
        ("f", "published: 2020-12-31\n"),
    ] {
        text += &format!("//- content/releases/{id}.md\n---\ntitle: T\n{published}---\n");
    }
    let site = site(&text);
    let model = &site.site.model;
    let order: Vec<&str> = model.by_time.iter().map(|&id| model[id].head.id.as_str()).collect();
    assert_eq!(order, ["a", "f", "c", "b", "d", "e"]);
}

#[test]
fn titles_sort_as_swedish_readers_expect() {
    let mut text = String::new();
    for (id, title) in
        [("a", "Östersund"), ("b", "Ändring"), ("c", "Ål"), ("d", "zon"), ("e", "Zon 10"), ("f", "Zon 9")]
    {
        text += &format!("//- content/topics/{id}.md\n---\ntitle: {title}\n---\n");
    }
    let site = site(&text);
    let mut topics: Vec<_> = site.site.model.topics.iter().map(|topic| &topic.head).collect();
    topics.sort_by(|a, b| a.collation.cmp(&b.collation));
    let titles: Vec<&str> = topics.iter().map(|head| head.title.as_str()).collect();
    assert_eq!(titles, ["zon", "Zon 9", "Zon 10", "Ål", "Ändring", "Östersund"]);
}

#[test]
fn a_term_without_an_end_ends_with_its_government() {
    let appointments = "//- content/ministers/y.md\n---\ntitle: Y\nappointments: {title: T, government: lofven-ii, from: 2019-02-01}\n---\n";
    let release = |day: &str| {
        people(&format!("{appointments}//- content/releases/a.md\n---\ntitle: A\nminister: y\npublished: {day}\n---\n"))
    };
    assert_eq!(findings(&release("2021-07-09")), "", "on the day of change both are in office");
    assert_eq!(
        findings(&release("2021-07-10")),
        "content/releases/a.md:3:11 error[not-in-office] `y` was not in office on 2021-07-10\n  \
         help: in office as T 2019-02-01–2021-07-09"
    );
}

#[test]
fn what_is_shown_before_its_day_is_told() {
    let told = |keys: &str| findings(&format!("//- content/releases/a.md\n---\ntitle: A\n{keys}---\n"));
    assert_eq!(
        told("published: 2062-02-18\n"),
        "content/releases/a.md:3:12 warning[contradictory-dates] published 2062-02-18, which is after today, 2026-11-22\n  \
         help: mend the date, or add `embargo` to show it from that day on"
    );
    for keys in [
        "published: 2026-11-22\n",
        "published: 2026\n",
        "published: 2027\nembargo: 2027-01-01\n",
        "published: 2027\ndraft: true\n",
    ] {
        assert_eq!(told(keys), "", "{keys}");
    }
}
