//! The way of money from payer over distributor to recipient, as the rows of a program tell it.

mod support;

use diarium::model::{Entity, Flow, Model, Party, ProgramId};
use diarium::parse::money::{Money, Ore};
use support::site;

const AROUND: &str = "//- content/agencies/forbundet.md\n---\ntitle: Förbundet\n---\n\
    //- content/agencies/natverket.md\n---\ntitle: Nätverket\n---\n\
    //- content/agencies/verket.md\n---\ntitle: Verket\n---\n\
    //- content/programs/p.md\n---\ntitle: P\n---\n";

fn sum(ore: Ore) -> String {
    Money { min: ore, max: None, qualifier: None }.to_string()
}

fn name(model: &Model, party: &Party) -> String {
    match party {
        Party::Known(entity) => model.head(*entity).title.clone(),
        Party::State => "staten".to_owned(),
        Party::Words(words) => words.clone(),
    }
}

/// The flow in one line: year, who pays, through whom, to whom, what is left.
fn told(model: &Model, flow: &Flow) -> String {
    let funders = flow.funders.iter().map(|inflow| {
        let apart = if inflow.counted { "" } else { " apart" };
        format!("{} {}{apart}", name(model, &inflow.from), sum(inflow.ore))
    });
    let recipients = flow.recipients.iter().map(|outflow| {
        let to: Vec<String> = outflow.to.iter().map(|party| name(model, party)).collect();
        format!("{}({}) {}", to.join("+"), outflow.for_.as_deref().unwrap_or_default(), sum(outflow.ore))
    });
    format!(
        "{:?}: {} > {} > {} rest {}",
        flow.year,
        funders.collect::<Vec<_>>().join(", "),
        model.head(flow.distributor).title,
        recipients.collect::<Vec<_>>().join(", "),
        sum(flow.rest)
    )
}

/// The flow of the program that all these releases belong to.
fn flow(releases: &[&str]) -> String {
    let mut text = AROUND.to_owned();
    for (at, rows) in releases.iter().enumerate() {
        text += &format!("//- content/releases/r{at}.md\n---\ntitle: R\nprograms: p\n{rows}---\n");
    }
    let site = site(&text);
    let model = &site.site.model;
    let rows = model.rows_of(Entity::Program(ProgramId(0)));
    model.flow(&rows, None).map_or("none".to_owned(), |flow| told(model, &flow))
}

#[test]
fn money_that_is_handed_on_leads_from_the_payer_to_those_who_get_it() {
    let told = flow(&["amounts:\n  - amount: 32 mnkr\n    years: 2023\n    parts:\n      \
        - {amount: 25 mnkr, from: staten, to: forbundet}\n      - {amount: 7 mnkr, from: forbundet, for: egna medel}\n  \
        - {amount: 9 mnkr, measure: per-year, years: 2021/2023, from: forbundet, to: natverket, for: ledare, regrants: true}\n"]);
    assert_eq!(
        told,
        "Some(2023): staten 25 mnkr, Förbundet 7 mnkr apart > Förbundet > Nätverket(ledare) 9 mnkr rest 23 mnkr"
    );
}

#[test]
fn a_whole_that_goes_through_an_agency_flows_in_once_and_out_by_its_parts() {
    let told = flow(&["amounts:\n  - amount: 127,5 mnkr\n    through: verket\n    parts:\n      \
        - {amount: 75 mnkr, to: kommuner}\n      - {amount: 31,5 mnkr, to: natverket}\n      - {amount: 7 mnkr, to: verket}\n"]);
    assert_eq!(
        told,
        "None: staten 127,5 mnkr > Verket > kommuner() 75 mnkr, Nätverket() 31,5 mnkr, Verket() 7 mnkr rest 14 mnkr"
    );
}

#[test]
fn the_latest_year_is_told_and_equal_recipients_are_one() {
    let year = |year: u32, first: &str| {
        format!(
            "amounts:\n  - {{amount: 5 mnkr, years: {year}, to: forbundet}}\n  \
             - {{amount: {first}, years: {year}, from: forbundet, to: natverket, regrants: true}}\n  \
             - {{amount: 1 mnkr, years: {year}, from: forbundet, to: natverket, regrants: true}}\n"
        )
    };
    let told = flow(&[&year(2021, "2 mnkr"), &year(2022, "3 mnkr")]);
    assert_eq!(told, "Some(2022): staten 5 mnkr > Förbundet > Nätverket() 4 mnkr rest 1 mnkr");
}

#[test]
fn nothing_is_told_where_one_side_is_missing_or_more_goes_out_than_comes_in() {
    let out = "  - {amount: 6 mnkr, years: 2021, from: forbundet, to: natverket, regrants: true}\n";
    let paid_in = "amounts:\n  - {amount: 5 mnkr, years: 2021, to: forbundet}\n";
    assert_eq!(flow(&[paid_in]), "none");
    assert_eq!(flow(&[&format!("amounts:\n{out}")]), "none");
    assert_eq!(flow(&[&format!("{paid_in}{out}")]), "none");
}

#[test]
fn what_is_proposed_or_told_again_or_not_reviewed_is_no_flow() {
    let rows = |more: &str| {
        format!(
            "amounts:\n  - {{amount: 5 mnkr, years: 2021, to: forbundet{more}}}\n  \
             - {{amount: 2 mnkr, years: 2021, from: forbundet, to: natverket, regrants: true}}\n"
        )
    };
    assert_ne!(flow(&[&rows("")]), "none");
    assert_eq!(flow(&[&rows(", status: proposed")]), "none");
    assert_eq!(flow(&[&format!("review: imported\n{}", rows(""))]), "none");
    let again = flow(&[&rows(""), &rows(", announced_in: r0")]);
    assert_eq!(again, flow(&[&rows("")]).replace("2 mnkr rest 3", "4 mnkr rest 1"));
}

/// What was decided and what was then paid may be the same money.
#[test]
fn what_is_paid_does_not_flow_beside_what_is_decided() {
    let paid = "  - {amount: 11 mnkr, years: 2021, to: forbundet, status: paid}\n";
    let out = "  - {amount: 3 mnkr, years: 2021, from: forbundet, to: natverket, regrants: true, status: paid}\n";
    let both = format!("amounts:\n  - {{amount: 20 mnkr, years: 2021, to: forbundet}}\n{paid}{out}");
    assert_eq!(flow(&[&both]), "Some(2021): staten 20 mnkr > Förbundet > Nätverket() 3 mnkr rest 17 mnkr");
    let paid = format!("amounts:\n{paid}{out}");
    assert_eq!(flow(&[&paid]), "Some(2021): staten 11 mnkr > Förbundet > Nätverket() 3 mnkr rest 8 mnkr");
}

#[test]
fn shares_of_several_that_go_through_one_agency_flow_in_each() {
    let told = flow(&["amounts:\n  - amount: 32 mnkr\n    through: verket\n    parts:\n      \
        - {amount: 25 mnkr, to: kommuner}\n      - {amount: 7 mnkr, from: forbundet, to: natverket}\n"]);
    assert_eq!(
        told,
        "None: staten 25 mnkr, Förbundet 7 mnkr apart > Verket > kommuner() 25 mnkr, Nätverket() 7 mnkr rest 0 kr"
    );
}
