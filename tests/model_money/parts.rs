//! What parts inherit and leave over.

use super::*;

#[test]
fn the_short_form_is_a_row_of_the_state_that_counts() {
    let text = release("a", "amounts: 20 miljoner kronor\n");
    assert_eq!(rows(&site(&text)), "20 mnkr total = 20 mnkr: counted");
    assert_eq!(totals(&text), "decided 20 mnkr (1); no year 1");
}

#[test]
fn parts_do_not_count_where_their_whole_does_and_the_rest_is_a_row() {
    let text = release(
        "a",
        "amounts:\n  - amount: 127,5 mnkr\n    parts: [75 mnkr, {amount: \"31,5 mnkr\"}, 8 mnkr, 7 mnkr]\n",
    );
    assert_eq!(findings(&text), "");
    assert_eq!(
        rows(&site(&text)),
        "127,5 mnkr total = 127,5 mnkr: counted\n  \
         75 mnkr total = 75 mnkr: part\n  \
         31,5 mnkr total = 31,5 mnkr: part\n  \
         8 mnkr total = 8 mnkr: part\n  \
         7 mnkr total = 7 mnkr: part\n  \
         6 mnkr remainder computed = 6 mnkr: part"
    );
    assert_eq!(totals(&text), "decided 127,5 mnkr (1); no year 1");
}

/// Parts of one measure that is not their whole's are compared by what they are worth in all.
#[test]
fn parts_of_another_measure_leave_over_what_their_totals_do_not_reach() {
    let text = release(
        "a",
        "amounts:\n  \
           - {amount: 30 mnkr, years: 2026/2028, parts: [{amount: 4 mnkr, measure: per-year}]}\n  \
           - {amount: 30 mnkr, parts: [{amount: 2 mnkr, measure: each, count: 3}]}\n  \
           - {amount: 10 mnkr, measure: per-year, years: 2026/2028, parts: [{amount: 12 mnkr, measure: total}]}\n  \
           - {amount: 30 mnkr, parts: [{amount: 2 mnkr, measure: each}]}\n  \
           - {amount: 30 mnkr, parts: [{amount: 2 mnkr, measure: each, count: 3}, 4 mnkr]}\n",
    );
    assert_eq!(
        rows(&site(&text)),
        "30 mnkr total = 30 mnkr: counted\n  \
           4 mnkr per-year = 12 mnkr: part\n  \
           18 mnkr remainder computed = 18 mnkr: part\n\
         30 mnkr total = 30 mnkr: counted\n  \
           2 mnkr each = 6 mnkr: part\n  \
           24 mnkr remainder computed = 24 mnkr: part\n\
         10 mnkr per-year = 30 mnkr: counted\n  \
           12 mnkr total = 12 mnkr: part\n  \
           18 mnkr remainder computed = 18 mnkr: part\n\
         30 mnkr total = 30 mnkr: counted\n  \
           2 mnkr each = ?: count-unknown\n\
         30 mnkr total = 30 mnkr: counted\n  \
           2 mnkr each = 6 mnkr: part\n  \
           4 mnkr total = 4 mnkr: part"
    );
}

#[test]
fn a_count_that_nothing_is_multiplied_by_is_told() {
    let text = release(
        "a",
        "amounts:\n  \
           - {amount: 30 mnkr, count: 3}\n  \
           - {amount: 30 mnkr, count: 3, parts: [{amount: 2 mnkr, measure: each}]}\n  \
           - {amount: 3 mnkr, measure: each, count: 3, parts: [{amount: 2 mnkr, count: 4, measure: per-year}]}\n",
    );
    assert_eq!(
        findings(&text),
        "content/releases/a.md:4:30 warning[count-unused] `count: 3` has no effect with `measure: total`\n  \
           help: add `measure: each` if the sum is for each of them, or take `count` out\n\
         content/releases/a.md:6:79 warning[count-unused] `count: 4` has no effect with `measure: per-year`\n  \
           help: add `measure: each` if the sum is for each of them, or take `count` out"
    );
    let silenced = text.replace("amounts:", "silence: {count-unused: Så står det.}\namounts:");
    assert_eq!(findings(&silenced), "");
}

#[test]
fn parts_that_make_up_their_whole_leave_no_row() {
    let text = release("a", "amounts: {amount: 10 mnkr, parts: [4 mnkr, 6 mnkr]}\n");
    assert_eq!(
        rows(&site(&text)),
        "10 mnkr total = 10 mnkr: counted\n  4 mnkr total = 4 mnkr: part\n  6 mnkr total = 6 mnkr: part"
    );
}

#[test]
fn parts_above_their_total_are_an_error() {
    assert_eq!(
        findings(&release("a", "amounts: {amount: 10 mnkr, parts: [4 mnkr, 7 mnkr]}\n")),
        "content/releases/a.md:3:19 error[parts-exceed-total] the parts are 11 mnkr together, more than their total 10 mnkr\n  \
         help: they are 1 mnkr too much; mend a figure, or move a part out"
    );
}

#[test]
fn parts_above_the_total_of_an_imported_record_are_a_warning() {
    let found = findings(&release("a", "review: imported\namounts: {amount: 10 mnkr, parts: [4 mnkr, 7 mnkr]}\n"));
    assert!(found.starts_with("content/releases/a.md:4:19 warning[parts-exceed-total]"), "{found}");
}

#[test]
fn parts_may_exceed_what_is_stated_as_at_least() {
    assert_eq!(findings(&release("a", "amounts: {amount: minst 10 mnkr, parts: [4 mnkr, 7 mnkr]}\n")), "");
}

#[test]
fn yearly_parts_above_the_total_of_their_years_are_an_error() {
    let text =
        release("a", "amounts: {amount: 30 mnkr, years: 2021/2023, parts: [{amount: 11 mnkr, measure: per-year}]}\n");
    assert_eq!(
        findings(&text),
        "content/releases/a.md:3:19 error[parts-exceed-total] the parts are 33 mnkr together, more than their total 30 mnkr\n  \
         help: they are 3 mnkr too much; mend a figure, or move a part out"
    );
}

#[test]
fn a_part_inherits_what_it_does_not_state() {
    let site = site(
        &(release("forst", "amounts: 9 mnkr\n")
            + "//- content/agencies/o.md\n---\ntitle: O\n---\n//- content/regions/l.md\n---\ntitle: L\n---\n"
            + &release(
                "a",
                "amounts:\n  - {amount: 9 mnkr, measure: each, count: 3, years: 2021, status: proposed, from: EU, through: o, \
             to: o, region: l, for: stöd, source: s. 4, announced_in: forst, regrants: true, \
             parts: [1 mnkr, {amount: 2 mnkr, measure: total, years: 2022, status: paid, from: staten, through: x, \
             to: y, for: z, source: s. 5}]}\n",
            )),
    );
    let model = &site.site.model;
    let whole = model.amounts.iter().find(|row| row.count == Some(3)).expect("the whole has a count");
    let (part, own) = (&model[whole.parts[0]], &model[whole.parts[1]]);
    let what = |row: &Amount| {
        let row = Amount {
            stated: whole.stated,
            total: None,
            parent: None,
            parts: Vec::new(),
            apart: None,
            why_not: None,
            ..row.clone()
        };
        format!("{row:?}")
    };
    assert_eq!(what(part), what(whole));
    assert_eq!(
        (own.measure.as_str(), own.years, own.status.as_str(), &own.from, own.for_.as_deref(), own.source.as_deref()),
        ("total", Some((2022, Some(2022))), "paid", &Party::State, Some("z"), Some("s. 5"))
    );
    assert_eq!((&own.through, &own.to), (&vec![Party::Words("x".into())], &vec![Party::Words("y".into())]));
}

#[test]
fn a_sum_of_shares_never_counts_but_its_parts_do() {
    let text = release("a", "amounts: {amount: 32 mnkr, years: 2023, parts: [25 mnkr, {amount: 7 mnkr, from: SKR}]}\n");
    assert_eq!(findings(&text), "");
    assert_eq!(
        rows(&site(&text)),
        "32 mnkr total = 32 mnkr: sum-of-shares\n  25 mnkr total = 25 mnkr: counted\n  7 mnkr total = 7 mnkr: other-funder"
    );
    assert_eq!(totals(&text), "decided 25 mnkr (1); 2023 25 mnkr (1)");
}

#[test]
fn shares_of_several_funders_leave_no_row_over() {
    let text = release("a", "amounts: {amount: 40 mnkr, parts: [25 mnkr, {amount: 7 mnkr, from: SKR}]}\n");
    assert_eq!(
        rows(&site(&text)),
        "40 mnkr total = 40 mnkr: sum-of-shares\n  25 mnkr total = 25 mnkr: counted\n  7 mnkr total = 7 mnkr: other-funder"
    );
}

#[test]
fn the_state_has_several_names_and_others_are_other_funders() {
    let text = release(
        "a",
        "amounts: [{amount: 1 mnkr, from: staten}, {amount: 2 mnkr, from: Regeringen}, \
         {amount: 4 mnkr, from: regeringskansliet}, {amount: 8 mnkr, from: SKR}]\n",
    );
    assert_eq!(totals(&text), "decided 7 mnkr (3); no year 3");
}

/// A part that names a county leaves over what goes to the same recipient.
#[test]
fn what_is_left_goes_to_whom_the_whole_goes_where_no_part_says_otherwise() {
    let text = release(
        "a",
        "amounts:\n  - {amount: 10 mnkr, to: kommuner, for: x, parts: [{amount: 4 mnkr, for: y}]}\n  \
         - {amount: 7 mnkr, to: regioner, for: x, parts: [{amount: 4 mnkr, to: föreningar}]}\n",
    );
    let site = site(&text);
    let left = site.site.model.amounts.iter().filter(|row| row.computed);
    let left: Vec<String> = left.map(|row| format!("{:?} {:?} {}", row.to, row.for_, row.stated)).collect();
    assert_eq!(left, [r#"[Words("kommuner")] None 6 mnkr"#, r#"[] Some("x") 3 mnkr"#]);
}

#[test]
fn a_part_for_other_years_than_its_sum_is_an_error() {
    let told = |part: &str| {
        findings(&release(
            "a",
            &format!("amounts: {{amount: 9 mnkr, years: 2021/2022, parts: [{{amount: 2 mnkr, {part}}}]}}\n"),
        ))
    };
    assert_eq!(
        told("years: 2023"),
        "content/releases/a.md:3:77 error[contradictory-dates] a part for 2023 of a sum for 2021–2022\n  \
         help: mend the years of one of them, or make the part a row of its own"
    );
    assert!(told("years: 2022/2023").contains("a part for 2022/2023 of a sum for 2021–2022"));
    assert_eq!(told("years: 2022"), "");
    assert_eq!(findings(&release("a", "amounts: {amount: 9 mnkr, parts: [{amount: 2 mnkr, years: 2023}]}\n")), "");
}
