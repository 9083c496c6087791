//! Whole texts and the sums that are read from them; each rule of notation, time and receiver has its tests where it stands.

use super::Amount;
use crate::extract::{Document, Names, extract};
use crate::parse::date::Days;
use crate::parse::record::Folder;
use jiff::civil::date;

fn amounts(folder: Folder, title: &str, body: &str) -> Vec<Amount> {
    let published = Some(Days { first: date(2023, 5, 1), last: Some(date(2023, 5, 31)) });
    extract(&Document { title, body, folder, published }, &Names::default()).amounts
}

/// Value, what it is and whether it is paid here.
fn told(folder: Folder, title: &str, body: &str) -> Vec<String> {
    let line = |amount: Amount| {
        let kind = if amount.funding { "funding" } else { "other" };
        format!("{} {} {:?} {} {kind}", amount.money, amount.measure.as_str(), amount.years, amount.status.as_str())
    };
    amounts(folder, title, body).into_iter().map(line).collect()
}

fn release(title: &str, body: &str) -> Vec<String> {
    told(Folder::Releases, title, body)
}

#[test]
fn the_same_money_told_again_is_one_sum() {
    let found = release(
        "80 miljoner till fler broar",
        "Regeringen ger kommunerna 80 miljoner kronor under 2023.\n\n– Vi satsar 80 miljoner kronor, säger ministern.\n",
    );
    assert_eq!(found, ["80 mnkr total [2023] decided funding"]);
}

#[test]
fn equal_sums_of_other_years_or_rows_are_different_money() {
    let found = release("Broar", "Regeringen avsätter 5 miljoner kronor 2023 och 5 miljoner kronor 2024 för broar.\n");
    assert_eq!(found, ["5 mnkr total [2023] decided funding", "5 mnkr total [2024] decided funding"]);
    let rows = "Medlen ska belasta\n\n* 200 000 kronor från utgiftsområde 4,\n* 200 000 kronor från utgiftsområde 9.\n";
    assert_eq!(told(Folder::Assignments, "Uppdrag", rows).len(), 2);
}

#[test]
fn parts_stand_beside_their_total_and_share_its_year() {
    let body = "Boverket får använda högst 9 miljoner kronor under 2023, varav 2 miljoner kronor för resor.\n";
    let found = amounts(Folder::Assignments, "Uppdrag till Boverket", body);
    assert_eq!(found.iter().map(|amount| amount.part_of).collect::<Vec<_>>(), [None, Some(0)]);
    assert_eq!(found[1].years, [2023]);
    assert_eq!((found[0].qualifier.as_str(), found[0].text.as_str()), ("at-most", "högst 9 miljoner kronor"));
    assert_eq!(found[0].to.as_deref(), Some("Boverket"));
}

#[test]
fn sums_that_add_up_to_the_one_beside_them_are_its_parts() {
    let body = "Kostnaden för uppdraget beräknas till 900 000 kronor.\n\n* 400 000 kronor från anslaget 1:1,\n* 500 000 kronor från anslaget 2:1.\n";
    let found = amounts(Folder::Assignments, "Uppdrag till Boverket", body);
    let parts: Vec<_> = found.iter().map(|amount| (amount.part_of, amount.to.as_deref())).collect();
    assert_eq!(parts, [(None, Some("Boverket")), (Some(0), Some("Boverket")), (Some(0), Some("Boverket"))]);
}

#[test]
fn sums_of_several_years_are_no_parts_of_one_another() {
    let parts = |body: &str| {
        let found = amounts(Folder::Assignments, "Uppdrag till Boverket", body);
        found.iter().map(|amount| (amount.part_of, amount.years.clone())).collect::<Vec<_>>()
    };
    assert_eq!(
        parts(
            "Boverket får använda 2 miljoner kronor under 2024, 1 miljon kronor under 2025 och 1 miljon kronor under 2026.\n"
        ),
        [(None, vec![2024]), (None, vec![2025]), (None, vec![2026])]
    );
    assert_eq!(
        parts(
            "Boverket får använda 7 miljoner kronor från anslaget 2:2 Vatten, luft och jord under 2023 och 2024 varav 2 miljoner kronor under 2023 och 5 miljoner kronor under 2024.\n"
        ),
        [(None, vec![2023, 2024]), (Some(0), vec![2023]), (Some(0), vec![2024])]
    );
    let found = release(
        "Mer pengar till broar",
        "Regeringen föreslår att anslaget ökar med 20 miljarder kronor från 28 miljarder kronor 2023 till 48 miljarder kronor 2024.\n",
    );
    assert_eq!(
        found,
        [
            "20 mdkr total [] proposed funding",
            "28 mdkr total [2023] proposed other",
            "48 mdkr total [2024] proposed funding"
        ]
    );
}

#[test]
fn each_sum_has_the_years_beside_it() {
    let found = release(
        "Förslag om broar",
        "Regeringen föreslår 8 miljoner kronor 2024, 9 mnkr 2025 och 24 mnkr från 2026. Under 2023 tillförs 10 miljoner kronor och \
         2024–2025 60 miljoner kronor per år.\n",
    );
    assert_eq!(
        found,
        [
            "8 mnkr total [2024] proposed funding",
            "9 mnkr total [2025] proposed funding",
            "24 mnkr per-year [2026] proposed funding",
            "10 mnkr total [2023] proposed funding",
            "60 mnkr per-year [2024, 2025] proposed funding",
        ]
    );
}

#[test]
fn a_year_behind_several_sums_is_theirs_or_each_has_its_own() {
    let body = "Boverket får 5 miljoner kronor för mätning och 3 miljoner kronor för resor under 2023.\n";
    let years =
        |body| amounts(Folder::Assignments, "Uppdrag till Boverket", body).into_iter().map(|amount| amount.years);
    assert_eq!(years(body).collect::<Vec<_>>(), [[2023], [2023]]);
    let body = "För åren 2024–2025 beräknas 7 miljoner kronor respektive 4 miljoner kronor för uppdraget.\n";
    assert_eq!(years(body).collect::<Vec<_>>(), [[2024], [2025]]);
}

#[test]
fn equal_sums_to_different_bodies_are_different_money() {
    let body = "För uppdraget får Boverket 5 miljoner kronor.\n\nFör uppdraget får Skolverket 5 miljoner kronor.\n";
    assert_eq!(release("Två uppdrag", body).len(), 2);
}

#[test]
fn a_gift_has_its_worth_as_its_sum() {
    let body = "Sverige skänker reservdelar till ett värde av 70 miljoner kronor.\n";
    assert_eq!(release("Nytt stöd", body), ["70 mnkr total [] decided funding"]);
}

#[test]
fn an_assignment_charges_the_budget_of_its_year() {
    let body = "Boverket får använda 3 miljoner kronor för uppdraget. Kostnaden ska belasta anslaget 1:1 för budgetåret 2023.\n";
    assert_eq!(told(Folder::Assignments, "Uppdrag till Boverket", body), ["3 mnkr total [2023] decided funding"]);
}

#[test]
fn background_rates_taxes_crime_and_others_money_are_no_funding() {
    for sentence in [
        "Sedan tidigare har regeringen avsatt 70 miljoner kronor för detta.",
        "Förra året avsattes 70 miljoner kronor.",
        "Stödet var 70 miljoner kronor för 2021.",
        "Varje år betalas omkring 70 miljoner kronor ut felaktigt.",
        "Förslaget minskar skatteintäkterna med 70 miljoner kronor.",
        "Avgiftens tak höjs till 70 miljoner kronor.",
        "Bidraget har under flera år uppgått till 70 miljoner kronor.",
        "Branschen omsätter 70 miljoner kronor.",
        "Bidraget föreslås bli 700 kronor per månad.",
        "Bidrag får ges med högst 70 000 kronor.",
    ] {
        let found = release("Regeringen vill mer", &format!("{sentence}\n"));
        assert!(found.len() == 1 && found[0].ends_with("other"), "{sentence}: {found:?}");
    }
}

#[test]
fn the_level_before_is_background_and_the_new_one_is_not() {
    let found = release("Ramen ökar", "Regeringen utökar ramen från 40 miljoner kronor till 90 miljoner kronor.\n");
    assert_eq!(found, ["40 mnkr total [] decided other", "90 mnkr total [] decided funding"]);
}

#[test]
fn a_visit_tells_of_money_and_grants_new_money_alone() {
    let title = "Ministern besöker Lund";
    assert_eq!(release(title, "Staten ger staden 40 miljoner kronor.\n"), ["40 mnkr total [] decided other"]);
    let new = "Ministern presenterar ett nytt stöd på 40 miljoner kronor.\n";
    assert_eq!(release(title, new), ["40 mnkr total [] decided funding"]);
}

#[test]
fn numbers_of_people_are_no_money() {
    assert_eq!(release("Skolan", "Över 4 miljoner går i skolan i dag.\n"), Vec::<String>::new());
}

#[test]
fn rows_of_a_table_are_parts_of_its_total() {
    let body = "Regeringen ger kommunerna 30 miljoner kronor för broar.\n\n## Fördelning av medel 2023\n\n| Kommun | Kronor |\n|---|---|\n\
                | Ekby | 18 000 000 |\n| Norrby | 12 000 000 |\n| Totalt | 30 000 000 |\n";
    let found = amounts(Folder::Releases, "Medel till broar", body);
    let row = |amount: &Amount| {
        (amount.money.to_string(), amount.to.clone(), amount.years.clone(), amount.part_of, amount.funding)
    };
    let part = |money: &str, to: &str| (money.to_owned(), Some(to.to_owned()), vec![2023], Some(0), true);
    assert_eq!(found[1..].iter().map(row).collect::<Vec<_>>(), [part("18 mnkr", "Ekby"), part("12 mnkr", "Norrby")]);
    assert_eq!((found[0].money.to_string().as_str(), found[0].years.as_slice()), ("30 mnkr", [2023].as_slice()));
}

#[test]
fn a_table_of_the_unions_money_grants_nothing() {
    let body = "| Program | EU-medel, mnkr | Totalt, mnkr |\n|---|---|---|\n| Norr | 300 | 500 |\n";
    assert!(release("Nya program", body).iter().all(|line| line.ends_with("other")));
}

#[test]
fn what_a_tax_proposal_costs_is_revenue() {
    let found = release("Fler slipper betala moms", "Kostnaden för förslaget bedöms vara 70 miljoner kronor.\n");
    assert_eq!(found, ["70 mnkr total [] estimated other"]);
}

#[test]
fn an_earlier_decision_that_is_carried_out_is_the_money_of_this_one() {
    let body =
        "Beslutet följer av det tidigare riksdagsbeslutet, där bidraget till körer höjdes med 7 miljoner kronor.\n";
    assert!(release("Körer får mer", body)[0].ends_with("funding"));
}

#[test]
fn later_sums_and_other_years_have_the_receiver_of_the_first() {
    let body = "Körerna tillförs 7 miljoner kronor 2023 och 9 miljoner kronor 2024.\n\nFör 2025 beräknas satsningen omfatta 5 miljoner kronor.\n";
    let found = amounts(Folder::Releases, "Mer sång", body);
    assert!(found.len() == 3 && found.iter().all(|amount| amount.to.as_deref() == Some("Körerna")), "{found:?}");
    let found = amounts(Folder::Releases, "Nytt stöd till körer", "Regeringen föreslår 7 miljoner kronor.\n");
    assert_eq!(found[0].to.as_deref(), Some("körer"));
}

#[test]
fn a_task_and_its_money_told_twice_are_one_sum() {
    let body = "Regeringen uppdrar åt Boverket att lämna bidrag om 2 miljoner kronor under 2023 för att stödja broar i norr.\n\n\
                Boverket får använda 2 miljoner kronor under 2023.\n";
    assert_eq!(amounts(Folder::Assignments, "Uppdrag till Boverket", body).len(), 1);
}

#[test]
fn a_condition_of_the_list_says_when_the_money_is_for() {
    let body = "Regeringen ger byarna 7 miljoner kronor.\n\n* Stödet ges för resor under 2024.\n* Stödet går till byar som under 2022 hade bro.\n";
    assert_eq!(release("Resor", body), ["7 mnkr total [2024] decided funding"]);
}

#[test]
fn each_of_two_bodies_has_its_own_sum() {
    let body = "För uppdraget tilldelas Boverket 2 miljoner kronor under 2024 och Skolverket 3 miljoner kronor.\n";
    let to: Vec<_> = amounts(Folder::Releases, "Broar", body).into_iter().map(|amount| amount.to).collect();
    assert_eq!(to, [Some("Boverket".to_owned()), Some("Skolverket".to_owned())]);
}

#[test]
fn pointers_to_other_pages_and_lists_of_earlier_money_are_not_this_initiatives() {
    let body = "Regeringen höjer stödet.\n\n* Pressmeddelande: 40 miljoner kronor till broar\n";
    assert_eq!(release("Mötet i Lund", body), ["40 mnkr total [] decided other"]);
    let body = "Regeringen ger 60 miljoner kronor till broar.\n\nDetta har regeringen beslutat om tidigare:\n\n* 5 miljoner kronor till färjor\n";
    assert_eq!(release("Broar", body), ["60 mnkr total [] decided funding", "5 mnkr total [] decided other"]);
}

#[test]
fn what_is_given_now_stands_beside_what_was_given_before() {
    let body =
        "Staten har hittills bidragit med 20 miljoner kronor, och bidrar nu med ytterligare 30 miljoner kronor.\n";
    assert_eq!(release("Broar", body), ["20 mnkr total [] paid other", "30 mnkr total [] decided funding"]);
}

#[test]
fn what_may_be_used_is_decided_in_whatever_text() {
    let body = "Regeringen ger Boverket i uppdrag att ta fram förslag till broar.\n\nBoverket får under 2023 använda 3 miljoner kronor.\n";
    assert_eq!(release("Förslag till broar ska tas fram", body), ["3 mnkr total [2023] decided funding"]);
}

#[test]
fn next_year_is_a_year_where_the_text_names_it() {
    let body = "Regeringen avsätter 3 miljoner kronor nästa år.\n";
    assert_eq!(release("Broar", body), ["3 mnkr total [] decided funding"]);
    assert_eq!(release("Broar", &format!("{body}\nBroarna byggs 2024.\n")), ["3 mnkr total [2024] decided funding"]);
}

#[test]
fn the_next_sentence_says_what_year_the_money_is_for() {
    let body = "Regeringen ger byarna 7 miljoner kronor. Medlen avser kostnader under andra halvåret 2023.\n";
    assert_eq!(release("Broar", body), ["7 mnkr total [2023] decided funding"]);
}

#[test]
fn the_agency_is_the_one_that_was_named_last() {
    let body = "Boverket prövar alla broar. Regeringen föreslår att myndighetens anslag ökas med 7 miljoner kronor.\n";
    assert_eq!(amounts(Folder::Releases, "Broar", body)[0].to.as_deref(), Some("Boverket"));
    let body = "Regeringen ger 4 miljoner kronor vardera till Boverket, Skolverket och Vinnova.\n";
    let found = amounts(Folder::Releases, "Broar", body);
    assert_eq!(found[0].to.as_deref(), Some("Boverket; Skolverket; Vinnova"));
}

#[test]
fn families_get_millions_and_one_family_a_rate() {
    let body = "Regeringen avsätter 70 miljoner kronor för barnfamiljer.\n";
    assert_eq!(release("Stöd", body), ["70 mnkr total [] decided funding"]);
    assert_eq!(release("Stöd", "En familj får 700 000 kronor av regeringen.\n").len(), 1);
}

#[test]
fn thousands_of_equal_sums_are_read_in_time() {
    let body: String = (0..20_000).map(|at| format!("* Regeringen ger 5 miljoner kronor till by {at}.\n")).collect();
    assert_eq!(amounts(Folder::Releases, "Byar", &body).len(), 20_000);
}

#[test]
fn what_was_weighed_can_be_read() {
    let body = "Regeringen har tidigare avsatt 20 miljoner kronor och föreslår nu ytterligare 30 miljoner kronor.\n";
    let found = amounts(Folder::Releases, "Mer till broar", body);
    let weighed = |at: usize| -> Vec<String> {
        found[at].weighed.iter().map(|(name, weight)| format!("{name} {weight:+}")).collect()
    };
    assert_eq!((found[0].funding, found[1].funding), (false, true));
    assert_eq!(weighed(0), ["words of giving +3", "the sentence opens with earlier money -5", "given before -5",]);
    assert!(weighed(1).contains(&"more than before +1".to_owned()), "{:?}", weighed(1));
}

#[test]
fn a_rounded_sum_and_the_exact_one_are_one() {
    let body = "– Nu får regionerna nästan tre miljarder kronor, säger ministern.\n\nRegeringen avsätter 2 952 000 000 kronor.\n";
    assert_eq!(release("Nästan 3 miljarder till vården", body), ["2 952 mnkr total [] decided funding"]);
    let body = "Regeringen avsätter 2 000 000 000 kronor.\n";
    assert_eq!(release("Nästan 3 miljarder till vården", body).len(), 2);
}

#[test]
fn equal_sums_of_earlier_and_of_new_money_are_two() {
    let body = "Anslaget för broar ökas med 20 miljoner kronor.\n\nSedan tidigare har regeringen avsatt 20 miljoner kronor för färjor.\n";
    assert_eq!(release("Broar", body), ["20 mnkr total [] decided funding", "20 mnkr total [] decided other"]);
    let body = "Regeringen har hittills gett 26 miljoner kronor.\n\nAv dessa 26 miljoner kronor går allt till broar.\n";
    assert_eq!(release("Broar", body).len(), 1);
}

#[test]
fn the_level_that_is_reached_with_earlier_money_is_given() {
    for body in [
        "Tillsammans med redan avsatta medel innebär det att 70 miljoner kronor finns för broar.\n",
        "Detta ger tillsammans med tidigare beslutade medel sammanlagt 70 miljoner kronor.\n",
    ] {
        assert_eq!(release("Broar", body), ["70 mnkr total [] decided funding"], "{body}");
    }
}

#[test]
fn what_others_get_is_background_beside_a_task_or_a_meeting() {
    let body = "Regeringen avsätter 400 miljoner kronor per år för vården.\n\nBoverket får använda 2 miljoner kronor för uppdraget.\n";
    let found = told(Folder::Assignments, "Uppdrag att följa upp satsningen på vården", body);
    assert_eq!(found, ["400 mnkr per-year [] decided other", "2 mnkr total [] decided funding"]);
    let found = told(Folder::Articles, "Samtal om broar", "Ministern mötte byarna. Broar får 9 miljoner kronor.\n");
    assert_eq!(found, ["9 mnkr total [] decided other"]);
    let body = "Civilministern mötte byarna i dag.\n\nRegeringen avsätter 9 miljoner kronor till broar.\n";
    assert_eq!(told(Folder::Articles, "Viktiga inspel", body), ["9 mnkr total [] decided other"]);
}

#[test]
fn items_of_a_list_say_who_gets_their_millions() {
    let body = "Regeringen ger stöd om 360 miljoner kronor:\n\n* World Food Programme – 250 miljoner\n* Två fonder – 70 miljoner + 40 miljoner\n";
    let found = amounts(Folder::Articles, "Nytt stöd", body);
    let items: Vec<_> = found[1..].iter().map(|item| (item.money.to_string(), item.part_of, item.funding)).collect();
    assert_eq!(
        items,
        [
            ("250 mnkr".to_owned(), Some(0), true),
            ("70 mnkr".to_owned(), Some(0), true),
            ("40 mnkr".to_owned(), Some(0), true)
        ]
    );
    assert_eq!(found[1].to.as_deref(), Some("World Food Programme"));
}

#[test]
fn comparisons_and_terms_of_office_are_not_the_texts_own() {
    let body = "Vi ger 5 miljarder kronor. Det är en miljard mer än summan av alla tidigare stöd.\n\nUnder mandatperioden satsar regeringen 9 miljarder kronor.\n";
    let found = release("Stöd", body);
    assert_eq!(
        found,
        ["5 mdkr total [] decided funding", "1 mdkr total [] decided other", "9 mdkr total [] decided other"]
    );
}
