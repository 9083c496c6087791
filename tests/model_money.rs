//! Money: what parts inherit and leave over, what counts in which sum, and in which year.

mod support;

use diarium::Compiled;
use diarium::model::{Amount, Entity, Model, OrganisationId, Party, ProgramId, RegionId, ReleaseId, Sum, Totals};
use diarium::parse::money::{Money, Ore};
use support::{findings, site};

/// A release with these rows.
fn release(id: &str, amounts: &str) -> String {
    format!("//- content/releases/{id}.md\n---\ntitle: R\n{amounts}---\n")
}

fn sum(ore: Ore) -> String {
    Money { min: ore, max: None, qualifier: None }.to_string()
}

/// Every row of a site: its figure, its total, and whether it counts. Parts stand below their whole.
fn rows(site: &Compiled) -> String {
    fn row(model: &Model, amount: &Amount, depth: usize, lines: &mut Vec<String>) {
        let total = amount.total.map_or("?".to_owned(), sum);
        let counted = amount.why_not.map_or("counted", |why| why.as_str());
        let computed = if amount.computed { " computed" } else { "" };
        let measure = amount.measure.as_str();
        lines.push(format!("{}{} {measure}{computed} = {total}: {counted}", "  ".repeat(depth), amount.stated));
        amount.parts.iter().for_each(|&part| row(model, &model[part], depth + 1, lines));
    }
    let model = &site.site.model;
    let mut lines = Vec::new();
    model.top_rows().for_each(|id| row(model, &model[id], 0, &mut lines));
    lines.join("\n")
}

/// Sums as text; those of nothing are left out.
fn told(totals: &Totals) -> String {
    let one = |name: &str, sum: Sum| {
        let about = if sum.approximate > 0 { format!(", {} about", sum.approximate) } else { String::new() };
        (sum.rows > 0).then(|| format!("{name} {} ({}{about})", self::sum(sum.ore), sum.rows))
    };
    let four = [
        one("decided", totals.decided),
        one("proposed", totals.proposed),
        one("estimated", totals.estimated),
        one("paid", totals.paid),
        one("unreviewed", totals.unreviewed),
    ];
    let years = totals.years.iter().map(|(year, sum)| one(&year.to_string(), *sum));
    let open = |name: &str, rows: usize| (rows > 0).then(|| format!("{name} {rows}"));
    let open = [open("several years", totals.several_years.len()), open("no year", totals.no_year.len())];
    four.into_iter().chain(years).chain(open).flatten().collect::<Vec<_>>().join("; ")
}

fn totals(text: &str) -> String {
    told(&site(text).site.model.all_totals())
}

fn totals_of(site: &Compiled, entity: Entity) -> String {
    told(&site.site.model.totals(&site.site.model.rows_of(entity)))
}

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

#[test]
fn the_four_totals_are_never_added() {
    let text = release(
        "a",
        "amounts: [1 mnkr, {amount: 2 mnkr, status: proposed}, {amount: 4 mnkr, status: estimated}, \
         {amount: 8 mnkr, status: paid}]\n",
    );
    assert_eq!(
        totals(&text),
        "decided 1 mnkr (1); proposed 2 mnkr (1); estimated 4 mnkr (1); paid 8 mnkr (1); no year 1"
    );
    assert_eq!(
        rows(&site(&text)),
        "1 mnkr total = 1 mnkr: counted\n2 mnkr total = 2 mnkr: proposed\n4 mnkr total = 4 mnkr: estimated\n\
         8 mnkr total = 8 mnkr: paid"
    );
}

#[test]
fn a_part_of_another_status_than_its_whole_counts_in_its_own_total() {
    let text = release("a", "amounts: {amount: 30 mnkr, parts: [{amount: 10 mnkr, status: paid}]}\n")
        + &release("b", "amounts: {amount: 7 mnkr, status: proposed, parts: [{amount: 3 mnkr, status: decided}]}\n");
    assert_eq!(totals(&text), "decided 33 mnkr (2); proposed 7 mnkr (1); paid 10 mnkr (1); no year 2");
    assert_eq!(
        rows(&site(&text)),
        "30 mnkr total = 30 mnkr: counted\n  10 mnkr total = 10 mnkr: paid\n\
         7 mnkr total = 7 mnkr: proposed\n  3 mnkr total = 3 mnkr: counted"
    );
}

#[test]
fn figures_that_are_not_exact_count_and_the_sum_says_so() {
    let text = release("a", "amounts: [1 mnkr, cirka 2 mnkr, högst 4 mnkr, {amount: 8 mnkr, qualifier: at-least}]\n");
    assert_eq!(totals(&text), "decided 15 mnkr (4, 3 about); no year 4");
}

#[test]
fn what_is_left_of_a_figure_that_is_not_exact_is_not_exact() {
    let text = release("a", "amounts: {amount: cirka 10 mnkr, parts: [4 mnkr]}\n");
    let site = site(&text);
    let rest = site.site.model.amounts.last().expect("three rows");
    assert_eq!((rest.computed, rest.qualifier.as_str()), (true, "about"));
}

#[test]
fn a_range_does_not_count_but_its_parts_do() {
    let text = release("a", "amounts: {amount: 15–20 miljarder kronor, parts: [1 mdkr]}\n");
    assert_eq!(rows(&site(&text)), "15–20 mdkr total = ?: range\n  1 mdkr total = 1 mdkr: counted");
    assert_eq!(totals(&text), "decided 1 mdkr (1); no year 1");
}

#[test]
fn each_counts_only_with_how_many() {
    let text = release("a", "amounts: [{amount: 2 mnkr, measure: each, count: 21}, {amount: 3 mnkr, measure: each}]\n");
    assert_eq!(rows(&site(&text)), "2 mnkr each = 42 mnkr: counted\n3 mnkr each = ?: count-unknown");
    assert_eq!(totals(&text), "decided 42 mnkr (1); no year 1");
}

#[test]
fn what_is_left_of_a_sum_for_each_lacks_the_same_number() {
    let text = release("a", "amounts: {amount: 20 mnkr, measure: each, parts: [6 mnkr]}\n");
    assert_eq!(
        rows(&site(&text)),
        "20 mnkr each = ?: count-unknown\n  6 mnkr each = ?: count-unknown\n  \
         14 mnkr remainder computed = ?: count-unknown"
    );
}

#[test]
fn parts_for_each_of_another_number_are_not_measured_against_the_whole() {
    let text =
        release("a", "amounts: {amount: 2 mnkr, measure: each, count: 10, parts: [{amount: 3 mnkr, count: 5}]}\n");
    assert_eq!(findings(&text), "");
    assert_eq!(rows(&site(&text)), "2 mnkr each = 20 mnkr: counted\n  3 mnkr each = 15 mnkr: part");
}

#[test]
fn yearly_money_needs_a_last_year_for_its_total() {
    let yearly = |years: &str| release("a", &format!("amounts: {{amount: 9 mnkr, measure: per-year{years}}}\n"));
    assert_eq!(
        totals(&yearly(", years: 2021/2023")),
        "decided 27 mnkr (1); 2021 9 mnkr (1); 2022 9 mnkr (1); 2023 9 mnkr (1)"
    );
    for open in ["", ", years: 2021/..", ", years: 2021/"] {
        assert_eq!(rows(&site(&yearly(open))), "9 mnkr per-year = ?: years-unknown", "{open}");
        assert_eq!(totals(&yearly(open)), "", "{open}");
    }
}

#[test]
fn a_sum_over_several_years_is_never_divided() {
    let text = release(
        "a",
        "published: 2021-03-01\namounts: [{amount: 30 mnkr, years: 2021/2023}, {amount: 1 mnkr, years: 2021}, 5 mnkr]\n",
    );
    assert_eq!(totals(&text), "decided 36 mnkr (3); 2021 1 mnkr (1); several years 1; no year 1");
}

#[test]
fn a_sum_over_several_years_that_its_source_divides_is_in_each() {
    let text = release(
        "a",
        "amounts: {amount: 30 mnkr, years: 2021/2022, parts: [{amount: 10 mnkr, years: 2021}, \
         {amount: 20 mnkr, years: 2022}]}\n",
    );
    assert_eq!(totals(&text), "decided 30 mnkr (1); 2021 10 mnkr (1); 2022 20 mnkr (1)");
}

#[test]
fn a_year_without_money_is_a_gap() {
    let text = release("a", "amounts: [{amount: 1 mnkr, years: 2020}, {amount: 1 mnkr, years: 2022}]\n");
    let years: Vec<i16> = site(&text).site.model.all_totals().years.into_keys().collect();
    assert_eq!(years, [2020, 2022]);
}

#[test]
fn rows_of_imported_records_are_apart() {
    let text = release(
        "a",
        "review: imported\namounts: [1 mnkr, {amount: 2 mnkr, parts: [1 mnkr]}, {amount: 4 mnkr, status: proposed}]\n",
    );
    assert_eq!(totals(&text), "unreviewed 3 mnkr (2)");
    assert_eq!(
        rows(&site(&text)),
        "1 mnkr total = 1 mnkr: unreviewed\n2 mnkr total = 2 mnkr: unreviewed\n  1 mnkr total = 1 mnkr: unreviewed\n  \
         1 mnkr remainder computed = 1 mnkr: unreviewed\n4 mnkr total = 4 mnkr: unreviewed"
    );
}

#[test]
fn who_distributes_changes_no_counting() {
    let text =
        release("a", "amounts: {amount: 1 mnkr, through: socialstyrelsen, parts: [{amount: 1 mnkr, through: x}]}\n");
    assert_eq!(totals(&text), "decided 1 mnkr (1); no year 1");
}

#[test]
fn each_entity_has_the_money_of_its_releases_or_its_own() {
    let text = "//- content/agencies/o.md\n---\ntitle: O\n---\n//- content/programs/p.md\n---\ntitle: P\n---\n\
                //- content/regions/l.md\n---\ntitle: L\n---\n//- content/regions/m.md\n---\ntitle: M\n---\n"
        .to_owned()
        + &release(
            "a",
            "programs: p\nregions: [l, m]\nagencies: o\n\
             amounts:\n  - {amount: 100 mnkr, years: 2021, parts: [{amount: 10 mnkr, to: o}]}\n  - {amount: 5 mnkr, years: 2021, region: m}\n",
        )
        + &release("b", "amounts: {amount: 1 mnkr, to: o, years: 2021}\n");
    let site = site(&text);
    let of = |entity| totals_of(&site, entity);
    assert_eq!(of(Entity::Release(ReleaseId(0))), "decided 105 mnkr (2); 2021 105 mnkr (2)");
    assert_eq!(of(Entity::Program(ProgramId(0))), "decided 105 mnkr (2); 2021 105 mnkr (2)");
    // What it receives: a part counts where its whole is not in the sum.
    assert_eq!(of(Entity::Organisation(OrganisationId(0))), "decided 11 mnkr (2); 2021 11 mnkr (2)");
    // A row without a region is for those of its release.
    assert_eq!(of(Entity::Region(RegionId(0))), "decided 100 mnkr (1); 2021 100 mnkr (1)");
    assert_eq!(of(Entity::Region(RegionId(1))), "decided 105 mnkr (2); 2021 105 mnkr (2)");
}

#[test]
fn a_recipient_that_is_only_linked_to_in_the_text_has_no_money_of_the_release() {
    let text = "//- content/topics/t.md\n---\ntitle: T\n---\n//- content/releases/a.md\n---\ntitle: A\namounts: 1 mnkr\n---\n\
                [t](/amnen/t/)\n";
    let site = site(text);
    assert_eq!(totals_of(&site, Entity::Topic(diarium::model::TopicId(0))), "");
}

#[test]
fn sums_by_recipient_take_the_innermost_rows() {
    let text = release(
        "a",
        "amounts: [{amount: 100 mnkr, parts: [{amount: 75 mnkr, to: kommuner}, {amount: 5 mnkr, to: [x, y]}]}, \
         {amount: 1 mnkr, to: kommuner}, {amount: 9 mnkr, to: kommuner, from: EU}]\n",
    );
    let recipients: Vec<(Option<Party>, String)> =
        site(&text).site.model.decided_by_recipient().into_iter().map(|(to, of)| (to, sum(of.ore))).collect();
    assert_eq!(recipients, [(Some(Party::Words("kommuner".into())), "76 mnkr".into()), (None, "25 mnkr".into())]);
}

#[test]
fn what_is_marked_as_counted_is_what_the_total_counts() {
    let text = release(
        "a",
        "amounts:\n  - {amount: 30 mnkr, years: 2021/2023, parts: [{amount: 10 mnkr, status: paid}, 5 mnkr]}\n  \
         - {amount: 32 mnkr, parts: [{amount: 25 mnkr, parts: [20 mnkr]}, {amount: 7 mnkr, from: SKR}]}\n  \
         - {amount: 9 mnkr, status: proposed, parts: [{amount: 3 mnkr, status: decided, parts: [1 mnkr]}]}\n  \
         - {amount: 15–20 mnkr, parts: [{amount: 4 mnkr, measure: each, parts: [1 mnkr]}]}\n  \
         - {amount: 8 mnkr, parts: [{amount: 2 mnkr, regrants: true}]}\n",
    ) + &release("b", "review: imported\namounts: 6 mnkr\n");
    let site = site(&text);
    let model = &site.site.model;
    let counted: Ore = model.amounts.iter().filter(|row| row.why_not.is_none()).filter_map(|row| row.total).sum();
    assert_eq!(counted, model.all_totals().decided.ore);
    assert_eq!(sum(counted), "66 mnkr");
}

#[test]
fn a_part_is_as_approximate_as_its_whole_unless_it_says_otherwise() {
    // The whole is a range and does not count, so its parts do.
    let text = release(
        "a",
        "amounts: {amount: cirka 15–20 mnkr, parts: [{amount: 5 mnkr}, {amount: 3 mnkr, qualifier: exact}]}\n",
    );
    assert_eq!(totals(&text), "decided 8 mnkr (2, 1 about); no year 2");
}
