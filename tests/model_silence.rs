//! `silence`: findings that an editor has looked at and lets stand.

mod support;

use support::findings;

const EARLY: &str = "//- content/assignments/a.md\n---\ntitle: A\ndecided: 2021-05-01\ndeadlines: {due: 2021-04-01}\n";

#[test]
fn a_silenced_finding_is_not_reported() {
    assert_eq!(
        findings(&format!("{EARLY}---\n")),
        "content/assignments/a.md:4:18 error[deadline-before-decision] due 2021-04-01, before the decision of 2021-05-01\n  \
         help: mend one of the dates, or add `delivered` if the report came earlier"
    );
    assert_eq!(findings(&format!("{EARLY}silence: {{deadline-before-decision: så står det}}\n---\n")), "");
}

#[test]
fn silence_holds_for_its_own_record_only() {
    let other = EARLY.replace("/a.md", "/b.md");
    let found = findings(&format!("{EARLY}silence: {{deadline-before-decision: så står det}}\n---\n{other}---\n"));
    assert!(found.starts_with("content/assignments/b.md:4:18 error[deadline-before-decision]"), "{found}");
}

#[test]
fn a_silence_that_names_no_finding_is_itself_reported() {
    assert_eq!(
        findings("//- content/releases/a.md\n---\ntitle: A\nsilence: {not-in-office: förr var det så}\n---\n"),
        "content/releases/a.md:3:11 warning[silence-unused] the record has no finding `not-in-office`\n  \
         help: take the line out"
    );
}

#[test]
fn only_findings_about_facts_can_be_silenced() {
    assert_eq!(
        findings("//- content/releases/a.md\n---\ntitle: A\ntopics: x\nsilence: {unknown-reference: sedan}\n---\n"),
        "content/releases/a.md:3:9 error[unknown-reference] no topic has the id `x`\n\
         content/releases/a.md:4:11 warning[silence-unused] `unknown-reference` cannot be silenced\n  \
         help: mend what it says; only findings about facts can be"
    );
}

#[test]
fn a_silence_of_a_code_that_does_not_exist_gets_the_nearest() {
    assert_eq!(
        findings("//- content/releases/a.md\n---\ntitle: A\nsilence: {not-in-ofice: x}\n---\n"),
        "content/releases/a.md:3:11 error[unknown-code] no finding is called `not-in-ofice`\n  \
         help: did you mean `not-in-office`? what can be silenced: raw-html, broken-link, bidi-control, name-for-id, not-in-office, \
         contradictory-dates, impossible-period, parts-exceed-total, told-again-unmatched, told-again-uncounted, count-unused, \
         deadline-before-decision, amended-deadline-unknown, name-claimed-twice"
    );
}

#[test]
fn a_hidden_record_whose_facts_are_not_looked_at_may_be_silent() {
    assert_eq!(findings(&format!("{EARLY}draft: true\nsilence: {{deadline-before-decision: så står det}}\n---\n")), "");
}
