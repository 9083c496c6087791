//! Deadlines as readers see them: each kind in its own words, wherever it shows. Nobody owes the register an application.

mod support;

use support::{page, site};

const RECORDS: &str = "\
//- content/assignments/2021/u.md
---
title: Uppdraget
published: 2021-02-18
programs: p
agencies: verket
deadlines:
  - {kind: application, due: 2021-05-01, by: verket, to: kassan}
  - {kind: application, due: 2027-05-01}
  - {kind: requisition, due: 2021-06-01, by: verket, to: kassan}
  - {kind: requisition, due: 2027-06-01, by: verket}
  - {kind: plan, due: 2021-07-01, by: verket}
  - {kind: final, due: 2022-03-31, by: verket, to: kassan}
  - {kind: application, due: 2021-08-01, delivered: 2021-07-30}
---
//- content/agencies/verket.md
---
title: Verket
---
//- content/agencies/kassan.md
---
title: Kassan
---
//- content/programs/p.md
---
title: Programmet
---
";

/// Every deadline of a page: its state, its sentence and what is known of it.
fn told(html: &str) -> Vec<String> {
    let line = |rest: &str| {
        let plain = |from: &str, to: &str| {
            let piece = rest.split_once(from).and_then(|(_, rest)| rest.split_once(to)).expect("a line has it").0;
            let mut inside = false;
            piece
                .chars()
                .filter(|&c| {
                    inside = inside && c != '>' || c == '<';
                    !inside && c != '>'
                })
                .collect::<String>()
        };
        let state = rest.split('"').next().unwrap_or_default();
        format!("{state}: {} | {}", plain("class=\"name\">", "</span>"), plain("class=\"detail\">", "</span>"))
    };
    html.split("<li class=\"record deadline ").skip(1).map(line).collect()
}

#[test]
fn each_kind_has_its_own_words_on_its_record() {
    let html = page(&site(RECORDS), "regeringsuppdrag/2021/u/index.html");
    assert_eq!(
        told(&html),
        [
            "closed: Verket lämnar ansökan till Kassan | Ansökan är stängd.",
            "coming: Sista dag för ansökan | Ansökan kan lämnas till och med denna dag.",
            "closed: Verket rekvirerar medlen från Kassan | Tiden för rekvisition är ute.",
            "coming: Verket rekvirerar medlen | Medlen kan rekvireras till och med denna dag.",
            "overdue: Verket lämnar plan | Ingen plan känd i registret.",
            "overdue: Verket lämnar slutredovisning till Kassan | Ingen redovisning känd i registret.",
            "delivered: Sista dag för ansökan | Lämnad 30\u{a0}juli\u{a0}2021, 2 dagar i förväg.",
        ]
    );
    assert!(html.contains("<h2>Sista dagar</h2>"), "not all of them are reports");
}

#[test]
fn what_is_closed_is_overdue_nowhere() {
    let site = site(RECORDS);
    let home = page(&site, "index.html");
    assert_eq!(
        told(&home),
        [
            "overdue: Verket lämnar slutredovisning till Kassan | Uppdraget. ",
            "overdue: Verket lämnar plan | Uppdraget. ",
            "coming: Sista dag för ansökan | Uppdraget. ",
            "coming: Verket rekvirerar medlen | Uppdraget. ",
        ],
        "the heads say what is known of them"
    );
    assert!(home.contains("Redovisningar utan känt svar</a></dt><dd>2</dd>"), "{home}");
    let all = page(&site, "redovisningar/index.html");
    let heads: Vec<&str> =
        all.split("<h2>").skip(1).filter_map(|rest| rest.split_once("</h2>")).map(|(head, _)| head).collect();
    assert_eq!(
        heads,
        ["Passerade utan känd redovisning", "Kommande", "Lämnade", "Stängda för ansökan och rekvisition"]
    );
    let agency = page(&site, "myndigheter/verket/index.html");
    assert!(agency.contains("<dt>Redovisar</dt><dd><span class=\"value\">2 sista dagar</span> <span class=\"detail\">2 utan känd redovisning</span>"), "{agency}");
    for path in ["myndigheter/verket/index.html", "program/p/index.html"] {
        let told = told(&page(&site, path));
        assert!(
            told.iter().any(|line| line.starts_with("closed: Verket lämnar ansökan till Kassan")),
            "{path}: {told:#?}"
        );
        assert!(!told.iter().any(|line| line.contains("ansökan") && line.starts_with("overdue")), "{path}: {told:#?}");
    }
    let calendar = page(&site, "redovisningar/calendar.ics").replace("\r\n ", "");
    assert!(
        calendar.contains("SUMMARY:Verket lämnar ansökan till Kassan\r\nDESCRIPTION:Uppdraget. Ansökan är stängd."),
        "{calendar}"
    );
    let data = page(&site, "data/releases.json");
    assert_eq!(data.matches("\"status\":\"closed\"").count(), 2, "{data}");
    assert_eq!(data.matches("\"status\":\"overdue\"").count(), 2, "{data}");
}

#[test]
fn the_next_day_that_holds_answers_until_when() {
    let closed = "//- content/releases/2021/a.md\n---\ntitle: A\npublished: 2021\ndeadlines: {kind: application, due: 2021-05-01}\n---\n";
    let html = page(&site(closed), "pressmeddelanden/2021/a/index.html");
    assert!(html.contains("<span class=\"detail\">ansökan</span> <span class=\"detail\"><span class=\"ring ring-closed\"></span> stängd</span>"), "{html}");
}

#[test]
fn english_has_the_same_kinds() {
    let english =
        format!("//- content/site.yaml\ntitle: Test\nlanguage: en\nbase_url: https://test.example/\n{RECORDS}");
    let html = page(&site(&english), "regeringsuppdrag/2021/u/index.html");
    assert_eq!(told(&html)[0], "closed: Verket: application to Kassan | Applications are closed.");
    assert_eq!(
        told(&html)[2],
        "closed: Verket: requisition of the money from Kassan | The time for requisition is over."
    );
}

/// A page changes when something on it does: here on the first of June, when the time to requisition is over.
#[test]
fn a_page_of_today_is_that_of_tomorrow_unless_something_passes() {
    let at = |month: i8, day: i8| {
        let mut sources = support::sources(RECORDS);
        sources.options.now = jiff::civil::date(2027, month, day).at(0, 0, 0, 0);
        diarium::compile(&sources)
    };
    let (before, next, after) = (at(5, 20), at(5, 21), at(6, 2));
    let differ = |one: &diarium::Compiled, other: &diarium::Compiled| -> Vec<String> {
        let html = |path: &String| path.ends_with(".html");
        one.paths()
            .into_iter()
            .map(|path| path.to_string())
            .filter(html)
            .filter(|path| page(one, path) != page(other, path))
            .collect()
    };
    // Both say the day for which they hold.
    assert_eq!(differ(&before, &next), ["data/index.html", "index.html", "redovisningar/index.html"]);
    assert!(differ(&next, &after).contains(&"regeringsuppdrag/2021/u/index.html".to_owned()));
    assert_eq!(page(&before, "redovisningar/calendar.ics"), page(&next, "redovisningar/calendar.ics"));
}

#[test]
fn a_basis_without_an_agreement_says_what_it_is() {
    let text = "//- content/releases/2021/a.md\n---\ntitle: A\npublished: 2021\nbasis: {parties: [s, mp, c]}\n---\n\
                //- content/releases/2021/b.md\n---\ntitle: B\npublished: 2021\nbasis: {parties: m}\n---\n";
    let site = site(text);
    let basis = |path: &str| {
        let html = page(&site, path);
        let (_, rest) = html.split_once("<dt>På vilken grund</dt><dd>").expect("the fifth question");
        rest.split_once("</dd>").expect("its answer").0.to_owned()
    };
    assert_eq!(
        basis("pressmeddelanden/2021/a/index.html"),
        "<span class=\"value\">Tre partier</span> <span class=\"detail\">Social\u{ad}demokraterna, Miljöpartiet och Centerpartiet</span> \
         <span class=\"detail\">utan namngiven överenskommelse</span>"
    );
    assert!(
        basis("pressmeddelanden/2021/b/index.html")
            .starts_with("<span class=\"value\">Ett parti</span> <span class=\"detail\">Moderaterna")
    );
}
