//! Names in prose that become links by themselves.

mod support;

use diarium::model::{Entity, Model, RelationKind};
use support::{findings, site};

const ORGANISATIONS: &str = "\
//- content/agencies/jamy.md
---
title: Jämställdhetsmyndigheten
acronyms: JäMy
---
//- content/agencies/skr.md
---
title: Sveriges Kommuner och Regioner
acronyms: SKR
names: [{name: Sveriges Kommuner och Landsting, to: 2019-11-26}]
---
//- content/agencies/formas.md
---
title: Formas
---
//- content/agencies/do.md
---
title: Diskrimineringsombudsmannen
acronyms: DO
---
";

/// The names in the text of one release that become links, each with where it leads.
fn linked(records: &str, text: &str) -> Vec<String> {
    let site =
        site(&format!("{records}//- content/releases/a.md\n---\ntitle: A\npublished: 2021-03-01\n---\n{text}\n"));
    let model = &site.site.model;
    let head = &model.releases.iter().find(|release| release.head.id == "a").expect("the release").head;
    let words = |span: diarium::source::Span| head.body.text[span.start as usize..span.end as usize].replace('\n', " ");
    head.mentions.iter().map(|mention| format!("{} > {}", words(mention.span), model.head(mention.to).id)).collect()
}

#[test]
fn names_and_acronyms_become_links() {
    assert_eq!(
        linked(ORGANISATIONS, "Stödet går till Jämställdhetsmyndigheten och SKR."),
        ["Jämställdhetsmyndigheten > jamy", "SKR > skr"]
    );
}

#[test]
fn genitives_are_part_of_the_link() {
    assert_eq!(
        linked(ORGANISATIONS, "Jämställdhetsmyndighetens, SKR:s och Formas arbete."),
        ["Jämställdhetsmyndighetens > jamy", "SKR:s > skr", "Formas > formas"]
    );
}

#[test]
fn a_name_within_a_word_is_no_name() {
    assert!(linked(ORGANISATIONS, "SKRs, SKR-bidraget, OSKR, Jämställdhetsmyndighetensk och Formaska.").is_empty());
}

#[test]
fn acronyms_are_case_sensitive() {
    assert!(linked(ORGANISATIONS, "skr, Skr och jämy.").is_empty());
}

#[test]
fn the_first_time_only() {
    assert_eq!(linked(ORGANISATIONS, "SKR får stöd. SKR och Sveriges Kommuner och Regioner."), ["SKR > skr"]);
}

#[test]
fn not_in_links_headings_or_code() {
    let text = "# SKR\n\n[SKR](https://a.se/), `SKR`, ![SKR](https://a.se/)\n\n    SKR\n\n<b>SKR</b>\n";
    assert_eq!(linked(ORGANISATIONS, &text.replace("<b>SKR</b>", "")), [""; 0]);
}

#[test]
fn a_name_over_a_line_end_is_found() {
    assert_eq!(
        linked(ORGANISATIONS, "Stödet går till Sveriges\nKommuner och\nRegioner."),
        ["Sveriges Kommuner och Regioner > skr"]
    );
}

#[test]
fn ordinary_words_are_linked_only_where_the_record_says_so() {
    assert!(linked(ORGANISATIONS, "DO får pengar.").is_empty());
    let willing = ORGANISATIONS.replace("acronyms: DO\n", "acronyms: DO\nautolink: DO\n");
    assert_eq!(linked(&willing, "DO får pengar."), ["DO > do"]);
}

#[test]
fn groups_and_names_in_lower_case_are_linked_only_where_the_record_says_so() {
    let records = "//- content/agencies/kommuner.md\n---\ntitle: Kommuner\ntype: group\n---\n\
                   //- content/agencies/kultur.md\n---\ntitle: kulturen\n---\n";
    assert!(linked(records, "Kommuner och kulturen.").is_empty());
}

const RENAMED: &str = "\
//- content/agencies/ny.md
---
title: Nya verket
names: [{name: Verket, from: 2021-01-01}]
---
//- content/agencies/gammal.md
---
title: Gamla verket
names: [{name: Verket, from: 2010-01-01, to: 2020-12-31}]
---
";

#[test]
fn a_name_leads_to_who_had_it_then() {
    assert_eq!(findings(RENAMED), "");
    assert_eq!(linked(RENAMED, "Verket får pengar."), ["Verket > ny"]);
    let before = RENAMED.replace("2021-01-01", "2022-01-01").replace("2020-12-31", "2021-12-31");
    assert_eq!(linked(&before, "Verket får pengar."), ["Verket > gammal"]);
}

#[test]
fn a_title_that_is_dated_is_a_name_of_its_time() {
    let records = "//- content/agencies/ny.md\n---\ntitle: Verket\nnames: [{name: Verket, from: 2021-01-01}]\n---\n\
                   //- content/agencies/gammal.md\n---\ntitle: Verket\nnames: [{name: Verket, to: 2020-12-31}]\n---\n";
    assert_eq!(findings(records), "");
    assert_eq!(linked(records, "Verket får pengar."), ["Verket > ny"]);
}

#[test]
fn a_name_may_have_been_used_twice() {
    let records = "//- content/agencies/a.md\n---\ntitle: A-verket\n\
                   names: [{name: Verket, to: 2000}, {name: Verket, from: 2020-01-01}]\n---\n\
                   //- content/agencies/b.md\n---\ntitle: B-verket\nnames: [{name: Verket, from: 2001, to: 2019}]\n---\n";
    assert_eq!(findings(records), "");
    assert_eq!(linked(records, "Verket får pengar."), ["Verket > a"]);
}

#[test]
fn a_name_of_two_at_one_time_is_not_linked_and_pointed_out() {
    let records = "//- content/agencies/a.md\n---\ntitle: A-verket\nacronyms: VER\n---\n\
                   //- content/agencies/b.md\n---\ntitle: B-verket\nacronyms: VER\n---\n";
    assert_eq!(
        findings(records),
        "content/agencies/b.md:2:8 advice[name-claimed-twice] the name `VER` also belongs to `a`; it is not linked by itself\n  \
         content/agencies/a.md:2:8 the other one\n  \
         help: give each name the time in which it was used, or take it out of one of them"
    );
    assert!(linked(records, "VER får pengar.").is_empty());
}

#[test]
fn ministers_governments_and_programs_are_names_too() {
    let records = "//- content/ministers/m.md\n---\ntitle: Märta Stenevi\n---\n\
                   //- content/governments/g.md\n---\ntitle: Löfven II\nfrom: 2019-01-21\n---\n\
                   //- content/programs/p.md\n---\ntitle: Program för hållbar jämställdhet\n---\n\
                   //- content/ministries/d.md\n---\ntitle: Arbetsmarknadsdepartementet\n---\n";
    assert_eq!(
        linked(
            records,
            "Regeringen Löfven II gav Märta Stenevis programmet program för hållbar jämställdhet vid Arbetsmarknadsdepartementet."
        ),
        [
            "Regeringen Löfven II > g",
            "Märta Stenevis > m",
            "program för hållbar jämställdhet > p",
            "Arbetsmarknadsdepartementet > d"
        ]
    );
    assert_eq!(linked(records, "Under regeringen Löfven II."), ["regeringen Löfven II > g"]);
}

#[test]
fn a_record_does_not_link_to_itself() {
    let site = site("//- content/agencies/skr.md\n---\ntitle: SKR\n---\nSKR är en organisation.\n");
    assert!(site.site.model.organisations[0].head.mentions.is_empty());
}

/// The sentences in which other texts name an entity.
fn sentences(model: &Model, to: Entity) -> Vec<String> {
    let mentions = model.incoming(to).filter(|edge| edge.kind == RelationKind::Mentions);
    mentions.filter_map(|edge| model.sentence(edge)).collect()
}

fn sentence(text: &str) -> String {
    let site = site(&format!("{ORGANISATIONS}//- content/releases/a.md\n---\ntitle: A\n---\n{text}\n"));
    let model = &site.site.model;
    let skr = model.entities().find(|&entity| model.head(entity).id == "skr").expect("SKR is there");
    sentences(model, skr).join("|")
}

#[test]
fn a_backlink_has_its_sentence_without_markup() {
    assert_eq!(
        sentence("Det första. Nu får **SKR** [stöd](https://a.se/), ca. 20 mnkr. Det sista."),
        "Nu får SKR stöd, ca. 20 mnkr."
    );
    assert_eq!(sentence("Ett stycke.\n\nSKR i ett annat"), "SKR i ett annat");
    assert_eq!(sentence("Beslut den 5 feb. 2021 om bl.a. SKR. Sedan."), "Beslut den 5 feb. 2021 om bl.a. SKR.");
}

#[test]
fn the_sentence_of_an_item_is_the_item() {
    assert_eq!(sentence("Stöd till:\n\n- Formas\n- SKR med flera\n- andra"), "SKR med flera");
    assert_eq!(sentence("## Rubrik\nSKR får stöd."), "SKR får stöd.");
}
