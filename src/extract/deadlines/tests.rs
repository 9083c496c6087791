//! Whole texts and the deadlines that are read from them.

use crate::extract::{Document, Names, extract};
use crate::parse::date::Days;
use crate::parse::record::Folder;
use jiff::civil::date;

fn deadlines(folder: Folder, title: &str, body: &str) -> Vec<String> {
    let published = Some(Days { first: date(2019, 5, 1), last: Some(date(2019, 5, 31)) });
    let facts = extract(&Document { title, body, folder, published }, &Names::default());
    let line = |deadline: super::Deadline| {
        let replaced = if deadline.superseded { " (replaced)" } else { "" };
        format!("{} {} {}{replaced}", deadline.due, deadline.kind.as_str(), deadline.by.join(", "))
            .trim_end()
            .to_owned()
    };
    facts.deadlines.into_iter().map(line).collect()
}

fn assignment(body: &str) -> Vec<String> {
    deadlines(Folder::Assignments, "Uppdrag", &format!("Regeringen uppdrar åt Boverket att mäta broar. {body}\n"))
}

#[test]
fn each_date_has_the_words_of_its_clause() {
    let body = "Boverket ska senast den 1 mars 2020 lämna en delrapport och senast den 1 mars 2021 en slutrapport till Finansdepartementet.";
    assert_eq!(assignment(body), ["2020-03-01 interim Boverket", "2021-03-01 final Boverket"]);
    let body = "En delredovisning ska lämnas senast den 1 mars 2020 och en slutredovisning den 1 mars 2021.";
    assert_eq!(assignment(body), ["2020-03-01 interim Boverket", "2021-03-01 final Boverket"]);
}

#[test]
fn the_earlier_of_two_unnamed_reports_is_a_part() {
    let body =
        "Boverket ska redovisa delar av uppdraget senast den 31 maj 2020 och resterande delar den 15 februari 2021.";
    assert_eq!(assignment(body), ["2020-05-31 interim Boverket", "2021-02-15 final Boverket"]);
}

#[test]
fn an_open_series_ends_before_the_final_report() {
    let body = "Boverket ska senast den 30 november varje år, med start 2019, lämna en redovisning. Uppdraget ska slutredovisas senast den 1 april 2021.";
    assert_eq!(
        assignment(body),
        ["2019-11-30 annual Boverket", "2020-11-30 annual Boverket", "2021-04-01 final Boverket"]
    );
}

#[test]
fn a_moved_deadline_replaces_the_one_before() {
    let body = "Uppdraget skulle redovisas senast den 1 juni 2020. Uppdraget ska i stället redovisas senast den 1 september 2020.";
    assert_eq!(assignment(body), ["2020-06-01 final Boverket (replaced)", "2020-09-01 final Boverket"]);
    let body = "Uppdraget ska redovisas senast den 1 juni 2020.\n\nUppdraget förlängs till den 1 september 2020.";
    assert_eq!(assignment(body), ["2020-06-01 final Boverket (replaced)", "2020-09-01 final Boverket"]);
}

#[test]
fn what_is_paid_back_when_it_is_accounted_for_is_told_once() {
    let body = "En ekonomisk redovisning ska lämnas senast den 1 mars 2020. Oanvända medel ska återbetalas senast den 1 mars 2020.";
    assert_eq!(assignment(body), ["2020-03-01 financial Boverket"]);
}

#[test]
fn the_body_is_the_sentences_subject_or_has_the_task() {
    let body =
        "Skolverket (SV) ska redovisa senast den 1 mars 2020. Myndigheten ska ansöka om medel senast den 1 maj 2020.";
    assert_eq!(assignment(body), ["2020-03-01 final Skolverket", "2020-05-01 application Boverket"]);
    let title = "Uppdrag till Myndigheten för digital förvaltning och Lantmäteriet att mäta";
    let found = deadlines(Folder::Assignments, title, "Uppdraget ska redovisas senast den 1 mars 2020.\n");
    assert_eq!(found, ["2020-03-01 final Myndigheten för digital förvaltning, Lantmäteriet"]);
}

#[test]
fn inquiries_and_referrals_have_nobody() {
    let found =
        deadlines(Folder::Releases, "Utredning om broar", "Utredningen ska redovisas senast den 1 mars 2020.\n");
    assert_eq!(found, ["2020-03-01 final"]);
    let found = deadlines(Folder::Releases, "Broar på remiss", "Remissvaren ska lämnas senast den 1 mars 2020.\n");
    assert_eq!(found, ["2020-03-01 other"]);
    let found = deadlines(Folder::Releases, "Broar", "Vi skickar förslaget på remiss till den 1 mars 2020.\n");
    assert_eq!(found, ["2020-03-01 other"]);
}

#[test]
fn a_report_and_an_account_on_one_day_are_two() {
    let body = "Arbetet i form av en rapport och en ekonomisk redovisning ska lämnas senast den 1 mars 2020.";
    assert_eq!(assignment(body), ["2020-03-01 final Boverket", "2020-03-01 financial Boverket"]);
    let body =
        "Uppdraget ska redovisas senast den 1 mars 2020. Vid samma tidpunkt ska en ekonomisk redovisning lämnas.";
    assert_eq!(assignment(body), ["2020-03-01 final Boverket", "2020-03-01 financial Boverket"]);
}

#[test]
fn other_dates_are_no_deadlines() {
    for sentence in [
        "Uppdraget redovisades den 1 mars 2020.",
        "Uppdraget ska redovisas senast den 1 mars 2018.",
        "Enligt regeringens beslut den 1 juni 2019 ska uppdraget redovisas.",
        "Lagen träder i kraft senast den 1 juli 2020.",
        "Uppdraget ska redovisas löpande under perioden 1 maj 2019 till 1 maj 2020 i årsredovisningen.",
        "Fram till september 2019 kan rapporter lämnas.",
        "Uppdraget ska redovisas årligen senast den 1 mars.",
        "Trafiken förlängs till den 1 mars 2020.",
    ] {
        assert_eq!(assignment(sentence), Vec::<String>::new(), "{sentence}");
    }
    for sentence in [
        "Anmälan till mötet ska göras senast den 1 juni 2019.",
        "Bilen ska ha köpts senast den 1 juni 2019.",
        "Sverige ska senast den 1 juni 2020 rapportera till unionen.",
        "Stödet ska lämnas till kommuner t.o.m. juni 2020.",
    ] {
        let found = deadlines(Folder::Releases, "Nyheter", &format!("{sentence}\n"));
        assert_eq!(found, Vec::<String>::new(), "{sentence}");
    }
}
