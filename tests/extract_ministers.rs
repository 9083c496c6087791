//! Ministers in prose: who is quoted or acts, told apart from foreign ones, former ones and the ministers' staff.

mod support;

use diarium::extract::{Document, Names, extract};
use diarium::parse::date::Days;
use diarium::parse::record::Folder;
use jiff::civil::date;
use support::site;

const PEOPLE: &str = "\
//- content/governments/prov.md
---
title: Prov
from: 2019-01-01
---
//- content/governments/ny.md
---
title: Ny
from: 2022-01-01
---
//- content/ministers/anna-exempel.md
---
title: Anna Exempel
appointments: {title: utrikesminister, government: prov, from: 2019-01-01}
---
//- content/ministers/bo-ek-provsson.md
---
title: Bo Ek Provsson
appointments: {title: skolminister, government: prov, from: 2019-01-01, to: 2021-03-10}
---
//- content/ministers/cilla-ny.md
---
title: Cilla Ny
appointments: {title: skolminister, government: ny, from: 2022-01-01}
---
";

/// Each minister of a release of March 2021: id or `-`, name, part.
fn ministers_in(records: &str, title: &str, body: &str) -> String {
    let names = Names::of(&site(records).site.model);
    let days = Days { first: date(2021, 3, 1), last: Some(date(2021, 3, 31)) };
    let facts = extract(&Document { title, body, folder: Folder::Releases, published: Some(days) }, &names);
    let shown = |minister: &diarium::extract::MinisterFound| {
        format!("{} {} {:?}", minister.id.as_deref().unwrap_or("-"), minister.name, minister.part)
    };
    facts.ministers.iter().map(shown).collect::<Vec<_>>().join(", ")
}

fn ministers(body: &str) -> String {
    ministers_in(PEOPLE, "Nyhet", body)
}

#[test]
fn a_name_with_a_verb_of_saying_is_quoted_and_any_other_acts() {
    for (text, found) in [
        ("– Det är bra, säger utrikesminister Anna Exempel.", "anna-exempel Anna Exempel Quoted"),
        ("Anna Exempel, utrikesminister, säger att det är bra.", "anna-exempel Anna Exempel Quoted"),
        ("Utrikesminister Anna Exempel besöker Oslo.", "anna-exempel Anna Exempel Acting"),
        ("Tidigare i dag träffade utrikesminister Anna Exempel sin kollega.", "anna-exempel Anna Exempel Acting"),
    ] {
        assert_eq!(ministers(text), found, "{text}");
    }
}

#[test]
fn a_quotation_goes_before_an_act() {
    let text = "Anna Exempel besöker Oslo. – Det är bra, säger Anna Exempel.";
    assert_eq!(ministers(text), "anna-exempel Anna Exempel Quoted");
}

#[test]
fn a_surname_alone_is_enough_after_a_verb_or_a_title() {
    assert_eq!(ministers("– Det är bra, säger Exempel."), "anna-exempel Anna Exempel Quoted");
    assert_eq!(ministers("Kungen och skolminister Provsson deltar."), "bo-ek-provsson Bo Ek Provsson Acting");
    assert_eq!(ministers("Ett gott Exempel följer."), "");
}

#[test]
fn only_those_in_office_on_a_day_of_the_release_are_meant() {
    assert_eq!(ministers("Bo Ek Provsson besöker Oslo."), "bo-ek-provsson Bo Ek Provsson Acting");
    assert_eq!(ministers("Cilla Ny besöker Oslo."), "");
}

#[test]
fn staff_former_ministers_and_spokespersons_are_not_meant() {
    for text in [
        "Dan Prov, statssekreterare hos utrikesminister Anna Exempel, deltar.",
        "Dan Prov, statssekreterare hos barn-, skol- och utrikesminister Anna Exempel, deltar.",
        "Pressekreterare hos Anna Exempel",
        "Förre utrikesministern Anna Exempel talade.",
        "– Bra, säger Anna Exempel (S), riksdagsledamot.",
        "– Bra, säger landshövding Anna Exempel.",
        "Skolministern besöker Oslo.",
    ] {
        assert_eq!(ministers(text), "", "{text}");
    }
    let list = "I mötet deltog Anna Exempel, generaldirektör Dan Prov och andra.";
    assert_eq!(ministers(list), "anna-exempel Anna Exempel Acting");
}

#[test]
fn a_minister_without_a_record_is_found_by_title_and_name() {
    assert_eq!(ministers("– Bra, säger idrottsminister Eva Okänd."), "- Eva Okänd Quoted");
    assert_eq!(ministers("– Bra, säger Eva Okänd, minister för civilt försvar."), "- Eva Okänd Quoted");
    assert_eq!(ministers_in("", "Nyhet", "Barn- och idrottsminister Eva Okänd besöker Oslo."), "- Eva Okänd Acting");
    assert_eq!(ministers_in("", "Idrottsminister Eva Okänd besöker Oslo", ""), "- Eva Okänd Acting");
    assert_eq!(ministers("I Oslo träffar hon idrottsminister Eva Okänd."), "");
}

#[test]
fn a_slip_in_the_name_of_one_in_office_is_forgiven() {
    assert_eq!(ministers("– Bra, säger utrikesminister Anna Exemple."), "anna-exempel Anna Exempel Quoted");
}

#[test]
fn foreign_ministers_are_not_ours() {
    for text in [
        "– Bra, säger Norges idrottsminister Eva Okänd.",
        "– Bra, säger den norska idrottsministern, Eva Okänd.",
        "– Bra, säger Eva Okänd, hälsominister i Moldavien.",
        "– Bra, säger Eva Okänd, idrottsminister i Norge.",
        "Norges idrottsminister Eva Okänd kommer hit. – Bra, säger idrottsminister Eva Okänd.",
        "Idrottsministern besöker Kalmar Kongress.",
    ] {
        assert_eq!(ministers(text), "", "{text}");
    }
    // One title has one holder: the other one is a colleague from abroad.
    let meeting = "Utrikesminister Anna Exempel reser. Utrikesminister Eva Okänd är värd.";
    assert_eq!(ministers(meeting), "anna-exempel Anna Exempel Acting");
}

#[test]
fn the_evidence_of_a_quotation_runs_from_the_verb_to_the_name() {
    let names = Names::of(&site(PEOPLE).site.model);
    let body = "– Det är bra, säger utrikesminister Anna Exempel.";
    let document = Document { title: "Nyhet", body, folder: Folder::Releases, published: None };
    assert_eq!(extract(&document, &names).ministers[0].evidence, "säger utrikesminister Anna Exempel");
}

#[test]
fn a_longer_name_and_a_ministers_office_are_somebody_else() {
    for text in [
        "– Bra, säger Anna Exempel Dal.",
        "Anna Exempels statssekreterare Dan Prov deltog.",
        "– Bra, säger Dan Prov, statssekreterare med ansvar för handel hos utrikesminister Anna Exempel.",
        "USA:s idrottsminister Eva Okänd kommer hit. – Bra, säger idrottsminister Eva Okänd.",
        "Danska statsrådet Eva Okänd kommer hit. – Bra, säger statsrådet Eva Okänd.",
    ] {
        assert_eq!(ministers(text), "", "{text}");
    }
    assert_eq!(ministers("Därefter besöker Anna Exempel Oslo."), "anna-exempel Anna Exempel Acting");
}

#[test]
fn a_slip_without_a_title_is_one_letter() {
    assert_eq!(ministers("– Bra, säger Anna Exempell."), "anna-exempel Anna Exempel Quoted");
    assert_eq!(ministers("– Bra, säger Anders Exempel."), "");
}
