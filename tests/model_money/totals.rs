//! What counts in which sum, and in which year.

use super::*;

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
