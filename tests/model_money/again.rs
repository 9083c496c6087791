//! Money that was told before, or is handed on, counts once.

use super::*;

#[test]
fn money_told_again_is_shown_and_not_counted() {
    let text = release("forst", "amounts: 20 mnkr\n")
        + &release("sedan", "amounts: {amount: 20 mnkr, announced_in: forst, parts: [5 mnkr]}\n");
    assert_eq!(findings(&text), "");
    assert_eq!(
        rows(&site(&text)),
        "20 mnkr total = 20 mnkr: counted\n\
         20 mnkr total = 20 mnkr: told-again\n  \
         5 mnkr total = 5 mnkr: told-again\n  \
         15 mnkr remainder computed = 15 mnkr: told-again"
    );
    assert_eq!(totals(&text), "decided 20 mnkr (1); no year 1");
}

/// Otherwise the part would be in the sum twice: there, and here in its whole.
#[test]
fn a_whole_with_a_part_that_was_told_before_counts_by_what_is_new() {
    let text = release("forst", "amounts: 15 mnkr\n")
        + &release("sedan", "amounts: {amount: 20 mnkr, parts: [{amount: 15 mnkr, announced_in: forst}]}\n")
        + &release("vidare", "amounts: {amount: 9 mnkr, parts: [{amount: 4 mnkr, regrants: forst}, 3 mnkr]}\n")
        // What the recipient of this very sum hands on is in it, and nowhere else.
        + &release("xinom", "amounts: {amount: 8 mnkr, parts: [{amount: 2 mnkr, regrants: xinom}]}\n");
    assert_eq!(findings(&text), "");
    assert_eq!(
        rows(&site(&text)),
        "15 mnkr total = 15 mnkr: counted\n\
         20 mnkr total = 20 mnkr: sum-of-shares\n  \
           15 mnkr total = 15 mnkr: told-again\n  \
           5 mnkr remainder computed = 5 mnkr: counted\n\
         9 mnkr total = 9 mnkr: sum-of-shares\n  \
           4 mnkr total = 4 mnkr: regranted\n  \
           3 mnkr total = 3 mnkr: counted\n  \
           2 mnkr remainder computed = 2 mnkr: counted\n\
         8 mnkr total = 8 mnkr: counted\n  \
           2 mnkr total = 2 mnkr: regranted\n  \
           6 mnkr remainder computed = 6 mnkr: part"
    );
    assert_eq!(totals(&text), "decided 33 mnkr (5); no year 5");
}

#[test]
fn money_told_again_that_was_not_told_so_is_a_warning() {
    let warning = |figure: &str| {
        format!(
            "content/releases/sedan.md:3:19 warning[told-again-unmatched] `forst` has no row of {figure}\n  \
             help: `announced_in` names the release where the same money was told first"
        )
    };
    let again = release("sedan", "amounts: {amount: 20 mnkr, announced_in: forst}\n");
    assert_eq!(findings(&(release("forst", "amounts: 21 mnkr\n") + &again)), warning("20 mnkr"));
    assert_eq!(findings(&(release("forst", "amounts: 20–30 mnkr\n") + &again)), warning("20 mnkr"));
    assert_eq!(findings(&(release("forst", "amounts: {amount: 30 mnkr, parts: [10 mnkr]}\n") + &again)), "");
}

#[test]
fn money_cannot_be_told_first_where_it_is_told_again() {
    assert_eq!(
        findings(&release("a", "amounts: {amount: 20 mnkr, announced_in: a}\n")),
        "content/releases/a.md:3:19 warning[told-again-unmatched] `a` is this release itself\n  \
         help: `announced_in` names the earlier release where the same money was told first"
    );
}

/// Each would be left out because of the other.
#[test]
fn money_cannot_be_told_first_in_each_of_two() {
    let one = |id: &str, other: &str| release(id, &format!("amounts: {{amount: 20 mnkr, announced_in: {other}}}\n"));
    let error = |id: &str, other: &str| {
        format!(
            "content/releases/{id}.md:3:19 error[lineage-cycle] `{other}` says in turn that 20 mnkr was told here first, so it \
             is in no sum\n  help: take `announced_in` out where the money was told first"
        )
    };
    assert_eq!(findings(&(one("a", "b") + &one("b", "a"))), format!("{}\n{}", error("a", "b"), error("b", "a")));
}

#[test]
fn money_told_again_must_be_in_a_sum_where_it_was_told() {
    let again = "amounts: {amount: 20 mnkr, announced_in: forst}\n";
    let told = |first: &str| findings(&(release("forst", first) + &release("sedan", again)));
    assert_eq!(
        told("review: imported\namounts: 20 mnkr\n"),
        "content/releases/sedan.md:3:19 warning[told-again-uncounted] `forst`, which told 20 mnkr first, is imported and in no \
         sum, so it is in none\n  help: review `forst`, or take `announced_in` out here"
    );
    assert_eq!(
        told("amounts: {amount: 20 mnkr, status: proposed}\n"),
        "content/releases/sedan.md:3:19 warning[told-again-uncounted] `forst` tells of 20 mnkr as proposed, so no sum of what \
         is decided holds it\n  help: what is proposed and what is decided are never added: take `announced_in` out, or mend a \
         `status`"
    );
    assert_eq!(told("amounts: [{amount: 20 mnkr, status: proposed}, {amount: 20 mnkr}]\n"), "");
    assert_eq!(
        findings(
            &(release("forst", "published: 2022\namounts: 20 mnkr\n")
                + &release("sedan", &format!("published: 2021\n{again}")))
        ),
        "content/releases/sedan.md:4:19 warning[contradictory-dates] `forst` is later than this release\n  \
         help: `announced_in` stands where the money is told again, and names where it was told first"
    );
}

#[test]
fn the_total_of_yearly_money_is_found_again_too() {
    let text = release("forst", "amounts: {amount: 10 mnkr, measure: per-year, years: 2021/2023}\n")
        + &release("sedan", "amounts: {amount: 30 mnkr, years: 2021/2023, announced_in: forst}\n");
    assert_eq!(findings(&text), "");
}

#[test]
fn money_handed_on_is_on_the_recipients_page_and_not_counted() {
    let text = "//- content/agencies/rss.md\n---\ntitle: RSS\n---\n".to_owned()
        + &release("stat", "amounts: 20 mnkr\n")
        + &release(
            "vidare",
            "amounts: [{amount: 9 mnkr, regrants: stat, to: rss}, {amount: 2 mnkr, regrants: true, to: rss}]\n",
        );
    assert_eq!(findings(&text), "");
    let site = site(&text);
    assert_eq!(
        rows(&site),
        "20 mnkr total = 20 mnkr: counted\n9 mnkr total = 9 mnkr: regranted\n2 mnkr total = 2 mnkr: regranted"
    );
    let recipient = Entity::Organisation(OrganisationId(0));
    assert_eq!(site.site.model.received(recipient).len(), 2);
    assert_eq!(totals_of(&site, recipient), "");
}
