//! Deadlines: what is known of each on the day of the build, and which strikes which through.

mod support;

use diarium::compile;
use diarium::model::DeadlineStatus;
use jiff::civil::date;
use support::findings;

/// What is known of every deadline of a site, as text.
fn statuses(text: &str) -> Vec<String> {
    let site = compile(&support::sources(text));
    let model = &site.site.model;
    let status = |deadline: &diarium::model::Deadline| match &deadline.status {
        DeadlineStatus::Coming => "coming".to_owned(),
        DeadlineStatus::Overdue => "overdue".to_owned(),
        DeadlineStatus::Closed => "closed".to_owned(),
        DeadlineStatus::Delivered { days_late: Some(days), .. } => format!("delivered, {days} days late"),
        DeadlineStatus::Delivered { days_late: None, .. } => "delivered".to_owned(),
        DeadlineStatus::Replaced { by: Some(by) } => {
            let by = &model[*by];
            format!("replaced by {} of {}", by.due, model[by.release].head.id)
        }
        DeadlineStatus::Replaced { by: None } => "replaced".to_owned(),
    };
    model.deadlines.iter().map(|deadline| format!("{}: {}", deadline.due, status(deadline))).collect()
}

fn assignment(id: &str, keys: &str) -> String {
    format!("//- content/assignments/{id}.md\n---\ntitle: U\n{keys}---\n")
}

#[test]
fn a_deadline_is_overdue_from_the_day_after_its_last() {
    let text = assignment(
        "a",
        "deadlines: [{due: 2026-11-21}, {due: 2026-11-22}, {due: 2026-11}, {due: 2026-10}, {due: 2026}]\n",
    );
    assert_eq!(
        statuses(&text),
        ["2026-11-21: overdue", "2026-11-22: coming", "2026-11: coming", "2026-10: overdue", "2026: coming"]
    );
}

#[test]
fn today_decides_what_is_overdue() {
    let text = assignment("a", "deadlines: {due: 2026-11-22}\n");
    let mut sources = support::sources(&text);
    sources.options.now = date(2026, 11, 23).at(0, 0, 0, 0);
    assert_eq!(compile(&sources).site.model.deadlines[0].status, DeadlineStatus::Overdue);
}

#[test]
fn delivered_says_how_late_where_both_days_are_known() {
    let text = assignment(
        "a",
        "deadlines: [{due: 2022-03-31, delivered: 2022-04-05}, {due: 2022-03-31, delivered: {date: 2022-03-30}}, \
         {due: 2022-03-31, delivered: 2022-04}, {due: 2022-03, delivered: 2022-04-05}, \
         {due: 2022-03-31~, delivered: 2022-04-05}, {due: 2022-03-31, delivered: {url: https://a.se/}}]\n",
    );
    assert_eq!(
        statuses(&text),
        [
            "2022-03-31: delivered, 5 days late",
            "2022-03-31: delivered, -1 days late",
            "2022-03-31: delivered",
            "2022-03: delivered",
            "2022-03-31~: delivered",
            "2022-03-31: delivered"
        ]
    );
}

#[test]
fn an_amended_deadline_is_struck_through_at_both_places() {
    let text = assignment("a", "deadlines: [{due: 2022-03-31}, {due: 2023-01-01}]\n")
        + &assignment("b", "deadlines: {due: 2022-06-30, amends: {release: a, due: 2022-03-31}}\n");
    assert_eq!(findings(&text), "");
    assert_eq!(
        statuses(&text),
        ["2022-03-31: replaced by 2022-06-30 of b", "2023-01-01: overdue", "2022-06-30: overdue"]
    );
    let site = support::site(&text);
    let model = &site.site.model;
    let amends = model.deadlines[2].amends.map(|amended| model[amended].due.to_string());
    assert_eq!(amends.as_deref(), Some("2022-03-31"));
}

#[test]
fn of_two_deadlines_on_a_day_the_one_of_the_same_kind_is_amended() {
    let text = assignment("a", "deadlines: [{kind: final, due: 2022-03-31}, {kind: financial, due: 2022-03-31}]\n")
        + &assignment("b", "deadlines: {kind: financial, due: 2022-06-30, amends: {release: a, due: 2022-03-31}}\n");
    assert_eq!(
        statuses(&text),
        ["2022-03-31: overdue", "2022-03-31: replaced by 2022-06-30 of b", "2022-06-30: overdue"]
    );
}

#[test]
fn a_deadline_that_is_amended_must_exist() {
    let text = assignment("a", "deadlines: [{due: 2022-03-31}, {due: 2023}]\n")
        + &assignment("b", "deadlines: {due: 2022-06-30, amends: {release: a, due: 2022-03-30}}\n")
        + &assignment("c", "deadlines: {due: 2022-06-30, amends: {release: b, due: 2022-06-30}}\n")
        + &assignment("d", "deadlines: {due: 2022-06-30, amends: {release: d, due: 2022-06-30}}\n");
    assert_eq!(
        findings(&text),
        "content/assignments/b.md:3:56 error[amended-deadline-unknown] `a` has no deadline due 2022-03-30\n  \
         help: it has 2022-03-31, 2023\n\
         content/assignments/d.md:3:56 error[amended-deadline-unknown] `d` has no deadline due 2022-06-30\n  \
         help: it has no deadline that could be amended"
    );
}

#[test]
fn a_deadline_that_the_same_text_replaces_is_struck_through() {
    let text = assignment("a", "deadlines: [{due: 2022-03-31, superseded: true, delivered: 2022-03-31}]\n");
    assert_eq!(statuses(&text), ["2022-03-31: replaced"]);
}

#[test]
fn a_deadline_before_the_decision_is_an_error() {
    let text = assignment("a", "published: 2021-01-01\ndecided: 2021-06-01\ndeadlines: {due: 2021-05-31}\n");
    assert_eq!(
        findings(&text),
        "content/assignments/a.md:5:18 error[deadline-before-decision] due 2021-05-31, before the decision of 2021-06-01\n  \
         help: mend one of the dates, or add `delivered` if the report came earlier"
    );
}

#[test]
fn without_a_date_the_first_possible_day_is_what_a_deadline_follows() {
    let text = "//- content/governments/g.md\n---\ntitle: G\nfrom: 2019-01-21\n---\n".to_owned()
        + &assignment("a", "government: g\ndeadlines: [{due: 2019-01-20}, {due: 2019-01}]\n");
    assert_eq!(
        findings(&text),
        "content/assignments/a.md:4:19 error[deadline-before-decision] \
         due 2019-01-20, before 2019-01-21, its first possible day\n  \
         help: mend one of the dates, or add `delivered` if the report came earlier"
    );
}

#[test]
fn without_a_decision_the_publication_is_what_a_deadline_follows() {
    let text = assignment("a", "published: 2021-06\ndeadlines: [{due: 2021-05-31}, {due: 2021-06-01}, {due: 2021}]\n");
    assert_eq!(
        findings(&text),
        "content/assignments/a.md:4:19 error[deadline-before-decision] due 2021-05-31, before the publication of 2021-06\n  \
         help: mend one of the dates, or add `delivered` if the report came earlier"
    );
}

#[test]
fn what_tells_of_the_past_may_have_early_deadlines() {
    let early = "decided: 2021-06-01\ndeadlines: {due: 2021-05-31}\n";
    for kind in ["news", "article", "web-page"] {
        assert_eq!(findings(&assignment("a", &format!("kind: {kind}\n{early}"))), "", "{kind}");
    }
    assert_eq!(findings(&format!("//- content/articles/a.md\n---\ntitle: A\n{early}---\n")), "");
    let delivered = early.replace("31}", "31, delivered: 2021-05-30}");
    assert_eq!(findings(&assignment("a", &delivered)), "");
}

#[test]
fn an_early_deadline_of_an_imported_record_is_a_warning() {
    let text = assignment("a", "review: imported\ndecided: 2021-06-01\ndeadlines: {due: 2021-05-31}\n");
    assert!(findings(&text).starts_with("content/assignments/a.md:5:18 warning[deadline-before-decision]"));
}

#[test]
fn what_is_delivered_was_delivered_by_today() {
    let told = |day: &str| findings(&assignment("a", &format!("deadlines: {{due: 2026-11-01, delivered: {day}}}\n")));
    assert_eq!(told("2026-11-22"), "");
    assert_eq!(told("2026-11"), "");
    let found = told("2026-11-23");
    assert!(
        found.contains("warning[contradictory-dates] delivered 2026-11-23, which is after today, 2026-11-22"),
        "{found}"
    );
}
