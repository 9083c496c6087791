//! The political basis, diary numbers and links to other pages of the government.

use diarium::extract::{Document, Facts, Names, extract};
use diarium::parse::date::Days;
use diarium::parse::record::Folder;
use jiff::civil::date;

fn facts(title: &str, body: &str, folder: Folder) -> Facts {
    let days = Days { first: date(2021, 3, 1), last: Some(date(2021, 3, 31)) };
    extract(&Document { title, body, folder, published: Some(days) }, &Names::default())
}

/// The parties, the agreement and the clause; `-` where there is no basis.
fn basis(body: &str) -> String {
    let found = facts("Nyhet", body, Folder::Releases).basis;
    found.map_or("-".to_owned(), |basis| {
        format!("{} | {} | {}", basis.parties.join(" "), basis.agreement.unwrap_or_default(), basis.clause)
    })
}

#[test]
fn the_basis_is_an_agreement_between_parties() {
    assert_eq!(
        basis(
            "Mer pengar behövs. Satsningen bygger på en överenskommelse mellan regeringen, Centerpartiet och Liberalerna."
        ),
        "c l |  | Satsningen bygger på en överenskommelse mellan regeringen, Centerpartiet och Liberalerna"
    );
    assert_eq!(
        basis("Vänsterpartiet, Miljöpartiet de gröna och Moderaterna har kommit överens om skolan."),
        "v mp m |  | Vänsterpartiet, Miljöpartiet de gröna och Moderaterna har kommit överens om skolan"
    );
}

#[test]
fn an_agreement_may_be_named() {
    assert_eq!(
        basis(
            "Frågan är en del av januariavtalet, en sakpolitisk överenskommelse mellan Socialdemokraterna och Liberalerna."
        ),
        "s l | januariavtalet | Frågan är en del av januariavtalet, en sakpolitisk överenskommelse mellan Socialdemokraterna och Liberalerna"
    );
    assert_eq!(
        basis("Skolan ska byggas om i enlighet med Tidö-avtalet."),
        " | Tidöavtalet | Skolan ska byggas om i enlighet med Tidö-avtalet"
    );
}

#[test]
fn parties_go_before_a_name_alone() {
    let body =
        "Detta sägs i Tidöavtalet. Lagen bygger på en överenskommelse mellan regeringen och Sverigedemokraterna.";
    assert!(basis(body).starts_with("sd |  | Lagen bygger på"));
}

#[test]
fn agreements_with_others_speech_and_headings_are_no_basis() {
    for body in [
        "Det följer av en överenskommelse mellan staten och Sveriges Kommuner och Regioner.",
        "Regeringen har ingått en överenskommelse med Norge.",
        "– Samarbetspartierna och Liberalerna har en överenskommelse, säger Anna Exempel.",
        "## Pressträff om Tidöavtalet\n\nVälkommen.",
        "Tidöavtalet är omtalat.",
        "[Artikel: En överenskommelse mellan Moderaterna och Liberalerna](/artiklar/2020/01/x/)",
    ] {
        assert_eq!(basis(body), "-", "{body}");
    }
}

/// Own numbers, then the others with what the sentence says of them.
fn numbers(title: &str, body: &str) -> String {
    let found = facts(title, body, Folder::Assignments).references;
    let others = found.others.iter().map(|other| format!("{} {:?}", other.number, other.kind));
    found.own.iter().map(|own| format!("own {own}")).chain(others).collect::<Vec<_>>().join(", ")
}

#[test]
fn own_diary_numbers_close_a_title_stand_alone_or_are_to_be_quoted() {
    assert_eq!(numbers("Uppdrag om skolan, U2019/01234/S", ""), "own U2019/01234/S");
    assert_eq!(numbers("Uppdrag", "Ku2018/01351/KL"), "own Ku2018/01351/KL");
    assert_eq!(numbers("Uppdrag", "Ange diarienummer S2019 /01234 /SOF i redovisningen."), "own S2019/01234/SOF");
}

#[test]
fn numbers_of_other_decisions_tell_their_relation() {
    for (text, found) in [
        ("Med ändring av beslutet den 3 maj (dnr S2018/12/FS) ska arbetet vara klart 2022.", "S2018/12/FS Amends"),
        ("Detta beslut ersätter det tidigare (Fö2013/02056/SSK).", "Fö2013/02056/SSK Replaces"),
        ("Detta beslut har ersatts av beslut om fler sjöräddare, dnr Fö2014/00017/SSK.", "Fö2014/00017/SSK Other"),
        ("Uppdraget kompletterar ett tidigare uppdrag (U2014/3489/S).", "U2014/3489/S Strengthens"),
        ("Uppdraget är en fortsättning på ett annat (dnr S2007/4754/FS).", "S2007/4754/FS Continues"),
        ("Förslaget finns i promemorian (I2020/00123).", "I2020/00123 Other"),
        ("Propositionen (prop. 2016/17:1) och lagen (2010:800) gäller.", ""),
    ] {
        assert_eq!(numbers("Uppdrag", text), found, "{text}");
    }
}

/// Each link's kind and path.
fn links(folder: Folder, body: &str) -> String {
    let found = facts("Nyhet", body, folder).references.links;
    found.iter().map(|link| format!("{:?} {}", link.kind, link.path)).collect::<Vec<_>>().join(", ")
}

#[test]
fn links_tell_the_decision_from_other_pages() {
    let decision = "[Uppdrag att läsa](/regeringsuppdrag/2021/03/uppdrag-att-lasa/ \"Uppdrag\")";
    assert_eq!(links(Folder::Releases, decision), "FormalDecision /regeringsuppdrag/2021/03/uppdrag-att-lasa/");
    let older = "[Uppdrag att läsa](/regeringsuppdrag/2019/03/uppdrag-att-lasa/)";
    assert_eq!(links(Folder::Releases, older), "Other /regeringsuppdrag/2019/03/uppdrag-att-lasa/");
    let announced = "[Pressmeddelande: Alla ska läsa](https://www.regeringen.se/pressmeddelanden/2021/04/las/?a=1)";
    assert_eq!(links(Folder::Assignments, announced), "Announcement /pressmeddelanden/2021/04/las/");
    assert_eq!(links(Folder::Releases, announced), "Other /pressmeddelanden/2021/04/las/");
    assert_eq!(links(Folder::Releases, "[Remiss](/remisser/2021/03/x/) [Tal](/tal/2021/03/x/)"), "");
}

#[test]
fn a_page_that_is_linked_twice_stands_once() {
    let body = "[Här](/artiklar/2021/03/x/) och [där](/artiklar/2021/03/x/#del).";
    assert_eq!(links(Folder::Releases, body), "Other /artiklar/2021/03/x/");
}
