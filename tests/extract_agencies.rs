//! Public bodies in prose: by which names they are found, with which role, and which have no part.

mod support;

use diarium::extract::{Document, Facts, Names, extract};
use diarium::parse::date::Days;
use diarium::parse::record::Folder;
use jiff::civil::date;
use support::site;

const ORGANISATIONS: &str = "\
//- content/agencies/skolverket.md
---
title: Statens skolverk
---
//- content/agencies/geologi.md
---
title: Sveriges geologiska undersökning
acronyms: SGU
---
//- content/agencies/bok.md
---
title: Bokmyndigheten
names: [{name: Bokrådet, to: 2015-12-31}]
acronyms: BOKM
---
//- content/agencies/formas.md
---
title: Formas
---
//- content/agencies/kassa.md
---
title: Kammarkollegiet
---
//- content/agencies/skr.md
---
title: Sveriges Kommuner och Regioner
type: association
acronyms: SKR
---
//- content/agencies/skane.md
---
title: Länsstyrelsen i Skåne län
type: county-board
---
//- content/agencies/vg.md
---
title: Länsstyrelsen i Västra Götalands län
type: county-board
---
//- content/agencies/stockholm.md
---
title: Länsstyrelsen i Stockholms län
type: county-board
---
//- content/agencies/alla.md
---
title: Länsstyrelserna
type: group
---
//- content/agencies/lund.md
---
title: Lunds universitet
type: university
---
//- content/agencies/uppsala.md
---
title: Uppsala universitet
type: university
---
//- content/agencies/sida.md
---
title: Biståndsstyrelsen
names: Sida
---
//- content/agencies/grund.md
---
title: Grundmyndigheten
acronyms: [SGI, SOFI]
---
//- content/agencies/fond.md
---
title: Bokfonden
type: foundation
---
";

fn facts(title: &str, body: &str, folder: Folder) -> Facts {
    let names = Names::of(&site(ORGANISATIONS).site.model);
    let days = Days { first: date(2021, 3, 1), last: Some(date(2021, 3, 31)) };
    extract(&Document { title, body, folder, published: Some(days) }, &names)
}

/// Each body of an announcement with its role; one without a part in parentheses.
fn bodies(body: &str) -> String {
    titled("Nyhet", body)
}

fn titled(title: &str, body: &str) -> String {
    let shown = |body: &diarium::extract::BodyFound| match body.has_part {
        true => format!("{} {}", body.id, body.role.as_str()),
        false => format!("({})", body.id),
    };
    facts(title, body, Folder::Releases).agencies.iter().map(shown).collect::<Vec<_>>().join(", ")
}

#[test]
fn names_are_found_in_every_spelling_and_case() {
    for (text, found) in [
        ("Regeringen uppdrar åt Statens skolverk att räkna.", "skolverket assigned"),
        ("Regeringen uppdrar åt Skolverket att räkna.", "skolverket assigned"),
        ("Regeringen uppdrar åt bokmyndigheten att räkna.", "bok assigned"),
        ("Regeringen uppdrar åt Sveriges Geologiska Undersökning att räkna.", "geologi assigned"),
        ("Regeringen uppdrar åt SGU att räkna.", "geologi assigned"),
        ("Detta följer av Bokmyndighetens instruktion och SKR:s stadgar.", "bok mentioned, skr mentioned"),
        ("Ett stöd via Formas verksamhet.", "formas mentioned"),
    ] {
        assert_eq!(bodies(text), found, "{text}");
    }
}

#[test]
fn acronyms_that_mean_other_things_wait_for_an_explanation() {
    assert_eq!(bodies("SGI och SOFI är förkortningar, men Sida och SKR är kända."), "sida mentioned, skr mentioned");
    assert_eq!(bodies("Här läser alla SVA och EM i ämnet."), "");
    assert_eq!(
        bodies("Regeringen ger Bokmyndigheten (BM) i uppdrag att läsa. BM ska redovisa arbetet."),
        "bok assigned"
    );
}

#[test]
fn the_longest_name_of_the_text_stands() {
    let found = facts("Nyhet", "SGU ska mäta. Sveriges geologiska undersökning (SGU) ska räkna.", Folder::Releases);
    let names: Vec<&str> = found.agencies.iter().map(|body| body.name.as_str()).collect();
    assert_eq!(names, ["Sveriges geologiska undersökning"]);
}

#[test]
fn county_boards_and_universities_share_a_word() {
    assert_eq!(
        bodies("Regeringen uppdrar åt länsstyrelserna i Skåne, Västra Götalands och Stockholms län att mäta."),
        "skane assigned, vg assigned, stockholm assigned"
    );
    assert_eq!(bodies("Länsstyrelsen Skåne ska mäta."), "skane assigned");
    assert_eq!(bodies("Regeringen uppdrar åt länsstyrelserna att mäta."), "alla assigned");
    assert_eq!(bodies("Berörda länsstyrelser bör höras."), "");
    assert_eq!(
        bodies("Regeringen ger Lunds och Uppsala universitet i uppdrag att mäta."),
        "lund assigned, uppsala assigned"
    );
}

#[test]
fn the_words_beside_a_list_give_all_of_it_one_role() {
    for (text, found) in [
        (
            "Regeringen ger Statens skolverk (Skolverket), Bokmyndigheten och SGU i uppdrag att läsa.",
            "skolverket assigned, bok assigned, geologi assigned",
        ),
        ("Arbetet ska ske i samråd med Skolverket och SKR.", "skolverket consulted, skr consulted"),
        ("Kammarkollegiet ska efter rekvisition betala ut pengarna.", "kassa distributes"),
        ("Medlen betalas ut engångsvis av Kammarkollegiet.", "kassa distributes"),
        ("Bokmyndigheten får under 2021 använda högst 2 miljoner kronor.", "bok receives"),
        ("Skolverket ska vid behov bistå den nya funktionen.", "skolverket assists"),
        ("Bokmyndigheten får ett utökat bemyndigande att meddela föreskrifter.", "bok assigned"),
        ("En överenskommelse mellan staten och Sveriges Kommuner och Regioner styr.", "skr consulted"),
        ("Medel som är kvar ska återbetalas till Kammarkollegiet.", "kassa distributes"),
        (
            "Kammarkollegiet ska efter rekvisition utbetala 3 miljoner kronor till SKR.",
            "kassa distributes, skr receives",
        ),
        ("Detta sker i samråd med Ostmyndigheten, Boverken och SGU.", "geologi consulted"),
        ("Lånen beräknas av Bokmyndigheten.", "bok mentioned"),
    ] {
        assert_eq!(bodies(text), found, "{text}");
    }
}

#[test]
fn each_body_stands_once_with_its_weightiest_role() {
    assert_eq!(bodies("Samråd ska ske med SGU. Regeringen uppdrar åt SGU att mäta."), "geologi assigned");
}

#[test]
fn employers_sources_hosts_and_places_have_no_part() {
    for (text, found) in [
        ("Anna Exempel har arbetat som enhetschef på Skolverket.", "(skolverket)"),
        ("På mötet talade Bokmyndighetens generaldirektör Anna Exempel.", "(bok)"),
        ("Hon var där tillsammans med Bokmyndighetens generaldirektör Anna Exempel.", "(bok)"),
        ("Hon var universitetslektor vid Uppsala universitet.", "(uppsala)"),
        ("Hon har en doktorsexamen från Uppsala universitet.", "(uppsala)"),
        ("Enligt Bokmyndigheten lånas allt fler böcker.", "(bok)"),
        ("Plats: Formas, Drottninggatan 1", "(formas)"),
        ("Kulturministern besöker Bokmyndigheten.", "(bok)"),
        ("Regeringen har utsett Anna Exempel till generaldirektör för Skolverket.", "skolverket mentioned"),
    ] {
        assert_eq!(bodies(text), found, "{text}");
    }
    assert_eq!(titled("Ny ambassadör i Rom", "Hon har arbetat med Formas i Rom."), "(formas)");
}

#[test]
fn lines_that_point_to_other_pages_and_private_bodies_are_left_out() {
    assert_eq!(bodies("[Pressmeddelande: Uppdrag till Skolverket](/pressmeddelanden/2020/01/x/)"), "");
    assert_eq!(bodies("Regeringen uppdrar åt Bokfonden att läsa."), "");
}

#[test]
fn another_assignment_is_no_part_in_this_decision() {
    let body = "Regeringen uppdrar åt SGU att mäta. Tidigare har Skolverket fått i uppdrag att läsa.";
    let parts = |folder| {
        let found = facts("Uppdrag", body, folder).agencies;
        found.into_iter().filter(|body| body.has_part).map(|body| body.id).collect::<Vec<_>>()
    };
    assert_eq!(parts(Folder::Assignments), ["geologi"]);
    assert_eq!(parts(Folder::Releases), ["geologi", "skolverket"]);
}

#[test]
fn companies_of_a_body_are_not_the_body() {
    assert_eq!(bodies("I arbetet deltar Lunds universitets Holding AB och Formas."), "formas mentioned");
}

#[test]
fn bodies_with_a_task_that_no_record_names_are_offered() {
    let body = "Regeringen uppdrar åt Ostmyndigheten att räkna. Regeringen uppdrar åt Skolverket att läsa.";
    let found = facts("Uppdrag", body, Folder::Assignments);
    assert_eq!(found.unknown_agencies, ["Ostmyndigheten"]);
}
