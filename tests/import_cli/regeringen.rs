//! `diarium import regeringen`: an archive of pages to releases, assignments and articles.

mod broken;
mod repeated;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use snapbox::str;

use crate::Folder;

const GRANT: &str = "# Stöd till skol\u{ad}bibliotek

Regeringen ger Ekverket i uppdrag att fördela stöd till skolbibliotek. Satsningen omfattar 40 miljoner kronor under 2023, varav 30 miljoner kronor går till kommuner.

– Alla elever ska ha böcker, säger skolminister Eva Ek.

Ekverket ska samråda med Askverket. Uppdraget ska redovisas senast den 31 mars 2024.

Förslaget bygger på en överenskommelse mellan regeringen och Sverigedemokraterna.

[Uppdrag till Ekverket](/regeringsuppdrag/2023/05/u20231234s/) och [en lag](/rattsliga-dokument/lag-1/).
";

const DECISION: &str = "# Uppdrag att fördela stöd till skolbibliotek

Regeringen uppdrar åt Ekverket att fördela stöd. Ekverket får använda högst 40 000 000 kronor för uppdraget.

Uppdraget ska redovisas till Regeringskansliet (Utbildningsdepartementet) senast den 31 mars 2024.
";

const AMENDED: &str = "# Ändring av uppdraget om skolbibliotek

Regeringen ändrar uppdraget till Ekverket (dnr U2023/1234). Uppdraget ska i stället redovisas till Regeringskansliet (Utbildningsdepartementet) senast den 31 maj 2024.
";

const ARTICLE: &str = "# Möte om läsning

Lärare och minister om läsning.

Skolminister Eva Ek tog emot lärare. Läs om [stödet](https://www.regeringen.se/pressmeddelanden/2023/05/stod-till-skolbibliotek/?x=1).
";

const DETAILS: &str = r##"[
{"title": "Möte om läsning", "url": "/artiklar/2023/06/mote/", "published": "2023-06-14", "updated": "2023-06-20", "types": ["1"],
 "senders": ["10", "11", "12"], "categories": ["20", "21", "99"], "summary": "(Ny version) Lärare  och minister om läsning.", "id": null,
 "shortcuts": [{"name": "Ekverket - extern webbplats,", "url": "https://ek.example/"}, {"name": "Stödet", "url": "/pressmeddelanden/2023/05/stod-till-skolbibliotek/"}],
 "attachments": [{"name": "Program (pdf 1 MB)", "url": "/contentassets/1/program.pdf"}]}
]"##;

const CODES: &str =
    r#"{"10": "Utbildningsdepartementet", "11": "Eva Ek", "12": "Bo Bok", "20": "Skola", "21": "Kultur"}"#;

/// The government and its one minister, as a person wrote them.
const GOVERNMENT: &str = "---\ntitle: Ek\nfrom: 2022-10-18\nparties: [m, kd]\n---\n";
const MINISTER: &str =
    "---\ntitle: Eva Ek\nappointments: {title: skolminister, post: skola, government: ek, from: 2022-10-18}\n---\n";

const IMPORT: [&str; 5] = ["import", "regeringen", "arkiv", "--into", "site"];

/// An archive alone.
fn archive() -> Folder {
    Folder::empty()
        .file("arkiv/pressmeddelanden/2023/05/stod-till-skolbibliotek.md", GRANT)
        .file("arkiv/regeringsuppdrag/2023/05/u20231234s.md", DECISION)
        .file("arkiv/regeringsuppdrag/2023/11/andring.md", AMENDED)
        .file("arkiv/artiklar/2023/06/mote.md", ARTICLE)
        .file("arkiv/artiklar.json", DETAILS)
        .file("arkiv/api/codes.json", CODES)
}

/// With a site that knows the government and the bodies.
fn source() -> Folder {
    archive()
        .file("site/content/site.yaml", "title: T\nbase_url: https://e.example/\n")
        .file("site/content/governments/ek.md", GOVERNMENT)
        .file("site/content/ministers/eva-ek.md", MINISTER)
        .file("site/content/agencies/ekverket.md", "---\ntitle: Ekverket\n---\n")
        .file("site/content/agencies/askverket.md", "---\ntitle: Askverket\n---\n")
}

fn imported() -> Folder {
    let folder = source();
    folder.run(&[&IMPORT[..], &["-q"]].concat()).assert().success();
    folder
}

/// What a run says, without the rules.
fn told(folder: &Folder, arguments: &[&str]) -> String {
    let output = folder.run(&[&IMPORT[..], arguments].concat()).output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut text = String::new();
    let mut is_rule = false;
    for line in String::from_utf8(output.stdout).expect("text").lines() {
        is_rule = line == "rules" || is_rule && line.starts_with("    ");
        if !is_rule {
            writeln!(text, "{line}").expect("a text takes all");
        }
    }
    text
}

#[test]
fn pages_become_records_with_the_facts_in_them() {
    let folder = source();
    folder.run(&IMPORT).assert().success().stderr_eq(str![]).stdout_eq(str![[r#"
imported regeringen into site
       7  new
rules
       2  an assignment without details has the ministry that it is reported to; it stands in `inferred`
       0  a ministry that did not exist when a page was published is not its sender: the archive relabels old pages
       1  a sender who is no ministry, and no minister of the site, is left out
       3  a page without details is dated by the month in its address
       1  an assignment whose file is named after its diary number has that number; it stands in `inferred`
       0  a page without a title is called by the words of its address
       3  sums of money that the initiative pays
       3  deadlines
       2  ministers who are quoted or act
       4  bodies with a part
not resolved (2)
  api/codes.json: no minister of the site is called `Bo Bok`
  api/codes.json: the code `99` has no name there

"#]]);
    folder.check();
    snapbox::assert_data_eq!(
        folder.record("releases/2023/05/stod-till-skolbibliotek"),
        str![[r#"
---
title: Stöd till skolbibliotek
published: 2023-05
minister: eva-ek
agencies:
  - {agency: ekverket, role: assigned}
  - {agency: askverket, role: consulted}
amounts:
  - amount: 40 mnkr
    years: 2023
    status: proposed
    to: skolbibliotek
    evidence: Satsningen omfattar 40 miljoner kronor under 2023, varav 30 miljoner kronor går till kommuner.
    parts:
      - amount: 30 mnkr
        years: 2023
        status: proposed
        to: kommuner
        evidence: Satsningen omfattar 40 miljoner kronor under 2023, varav 30 miljoner kronor går till kommuner.
deadlines:
  - {kind: final, due: 2024-03-31, by: ekverket, evidence: Uppdraget ska redovisas senast den 31 mars 2024.}
basis: {parties: [m, kd, sd]}
formal_decision: assignments/2023/05/u20231234s
quoted: eva-ek
evidence:
  minister: säger skolminister Eva Ek
  agencies: Regeringen ger Ekverket i uppdrag att fördela stöd till skolbibliotek.
  basis: Förslaget bygger på en överenskommelse mellan regeringen och Sverigedemokraterna
inferred: basis
source: {url: "https://www.regeringen.se/pressmeddelanden/2023/05/stod-till-skolbibliotek/", publisher: regeringen}
review: imported
---

Regeringen ger Ekverket i uppdrag att fördela stöd till skolbibliotek. Satsningen omfattar 40 miljoner kronor under 2023, varav 30 miljoner kronor går till kommuner.

– Alla elever ska ha böcker, säger skolminister Eva Ek.

Ekverket ska samråda med Askverket. Uppdraget ska redovisas senast den 31 mars 2024.

Förslaget bygger på en överenskommelse mellan regeringen och Sverigedemokraterna.

[Uppdrag till Ekverket](/regeringsuppdrag/2023/05/u20231234s/) och [en lag](https://www.regeringen.se/rattsliga-dokument/lag-1/).

"#]]
    );
}

#[test]
fn an_assignment_named_after_its_number_has_it_and_the_ministry_that_it_is_reported_to() {
    let folder = imported();
    snapbox::assert_data_eq!(
        folder.record("assignments/2023/05/u20231234s"),
        str![[r#"
---
title: Uppdrag att fördela stöd till skolbibliotek
published: 2023-05
reference: U2023/1234/S
ministry: utbildningsdepartementet
agencies: ekverket
amounts:
  - {amount: 40 mnkr, qualifier: at-most, to: ekverket, evidence: Ekverket får använda högst 40 000 000 kronor för uppdraget.}
deadlines:
  - {kind: final, due: 2024-03-31, by: ekverket, evidence: Uppdraget ska redovisas till Regeringskansliet (Utbildningsdepartementet) senast den 31 mars 2024.}
evidence:
  agencies: Regeringen uppdrar åt Ekverket att fördela stöd.
  ministry: Uppdraget ska redovisas till Regeringskansliet (Utbildningsdepartementet) senast den 31 mars 2024.
inferred: [reference, ministry]
source: {url: "https://www.regeringen.se/regeringsuppdrag/2023/05/u20231234s/", publisher: regeringen}
review: imported
---

Regeringen uppdrar åt Ekverket att fördela stöd. Ekverket får använda högst 40 000 000 kronor för uppdraget.

Uppdraget ska redovisas till Regeringskansliet (Utbildningsdepartementet) senast den 31 mars 2024.

"#]]
    );
}

#[test]
fn a_decision_is_found_by_its_number_without_its_unit() {
    let folder = imported();
    snapbox::assert_data_eq!(
        folder.record("assignments/2023/11/andring"),
        str![[r#"
---
title: Ändring av uppdraget om skolbibliotek
published: 2023-11
ministry: utbildningsdepartementet
agencies: ekverket
deadlines:
  - kind: final
    due: 2024-05-31
    by: ekverket
    evidence: Uppdraget ska i stället redovisas till Regeringskansliet (Utbildningsdepartementet) senast den 31 maj 2024.
amends: assignments/2023/05/u20231234s
evidence:
  agencies: Regeringen ändrar uppdraget till Ekverket (dnr U2023/1234).
  ministry: Uppdraget ska i stället redovisas till Regeringskansliet (Utbildningsdepartementet) senast den 31 maj 2024.
inferred: ministry
source: {url: "https://www.regeringen.se/regeringsuppdrag/2023/11/andring/", publisher: regeringen}
review: imported
---

Regeringen ändrar uppdraget till Ekverket (dnr U2023/1234). Uppdraget ska i stället redovisas till Regeringskansliet (Utbildningsdepartementet) senast den 31 maj 2024.

"#]]
    );
}

#[test]
fn no_assignment_continues_a_later_one() {
    let folder = source();
    for (path, text) in [
        ("2010/12/uppfoljning", "ansvara för uppföljningen av överenskommelsen (dnr S2010/9054/HS)."),
        ("2011/12/s20109054fs", "utbetala 3 000 000 kronor till kommunerna."),
        ("2012/12/fortsatt", "fortsätta med utbetalningen (dnr S2010/9054/HS)."),
    ] {
        let text = format!("# Uppdrag om kommunerna\n\nRegeringen ger Ekverket i uppdrag att {text}\n");
        folder.write(&format!("arkiv/regeringsuppdrag/{path}.md"), text);
    }
    folder.run(&[&IMPORT[..], &["-q"]].concat()).assert().success();
    let earlier = folder.record("assignments/2010/12/uppfoljning");
    assert!(!earlier.contains("continues"), "{earlier}");
    let later = folder.record("assignments/2012/12/fortsatt");
    assert!(later.contains("\ncontinues: assignments/2011/12/s20109054fs\n"), "{later}");
    folder.check();
}

#[test]
fn details_give_day_senders_topics_documents_and_shortcuts() {
    let folder = imported();
    snapbox::assert_data_eq!(
        folder.record("articles/2023/06/mote"),
        str![[r#"
---
title: Möte om läsning
summary: Lärare och minister om läsning.
published: 2023-06-14
updated: 2023-06-20
ministry: utbildningsdepartementet
minister: eva-ek
topics: [skola, kultur]
attachments:
  - {title: Program (pdf 1 MB), url: "https://www.regeringen.se/contentassets/1/program.pdf"}
  - {title: Ekverket, url: "https://ek.example/"}
  - {title: Stödet, url: /pressmeddelanden/2023/05/stod-till-skolbibliotek/}
evidence: {minister: Skolminister Eva Ek tog emot lärare.}
source: {url: "https://www.regeringen.se/artiklar/2023/06/mote/", publisher: regeringen}
review: imported
---

Skolminister Eva Ek tog emot lärare. Läs om [stödet](/pressmeddelanden/2023/05/stod-till-skolbibliotek/).

"#]]
    );
}

#[test]
fn without_its_details_an_article_has_its_month() {
    let folder = source();
    std::fs::remove_file(folder.path().join("arkiv/artiklar.json")).expect("it was there");
    std::fs::remove_file(folder.path().join("arkiv/api/codes.json")).expect("it was there");
    snapbox::assert_data_eq!(
        told(&folder, &[]),
        str![[r#"
imported regeringen into site
       4  new

"#]]
    );
    folder.check();
    snapbox::assert_data_eq!(
        folder.record("articles/2023/06/mote"),
        str![[r#"
---
title: Möte om läsning
published: 2023-06
minister: eva-ek
evidence: {minister: Skolminister Eva Ek tog emot lärare.}
source: {url: "https://www.regeringen.se/artiklar/2023/06/mote/", publisher: regeringen}
review: imported
---

Lärare och minister om läsning.

Skolminister Eva Ek tog emot lärare. Läs om [stödet](/pressmeddelanden/2023/05/stod-till-skolbibliotek/).

"#]]
    );
}

#[test]
fn the_governments_parties_are_those_of_the_day() {
    let basis = |text: &str, month: &str| {
        let folder = source().file(
            &format!("arkiv/pressmeddelanden/{month}/x.md"),
            format!("# X\n\nFörslaget bygger på en överenskommelse {text}.\n"),
        );
        folder.write("site/content/governments/al.md", "---\ntitle: Al\nfrom: 2019-01-21\nparties: [s, mp]\n---\n");
        folder.write("site/content/governments/as.md", "---\ntitle: As\nfrom: 2021-07-09\nparties: [s, mp]\n---\n");
        folder.run(&[&IMPORT[..], &["-q"]].concat()).assert().success();
        let record = folder.record(&format!("releases/{month}/x"));
        record.lines().find(|line| line.starts_with("basis:")).unwrap_or_default().to_owned()
    };
    let with_centre = "mellan regeringen och Centerpartiet";
    assert_eq!(basis(with_centre, "2020/05"), "basis: {parties: [s, mp, c]}");
    assert_eq!(basis(with_centre, "2021/07"), "basis: {parties: [s, mp, c]}", "both governments have the same");
    assert_eq!(basis(with_centre, "2022/10"), "basis: {parties: c}", "two governments in one month");
    assert_eq!(basis(with_centre, "2018/05"), "basis: {parties: c}", "no government is known");
    assert_eq!(
        basis("mellan regeringspartierna, Centerpartiet och Liberalerna", "2020/05"),
        "basis: {parties: [s, mp, c, l]}"
    );
    assert_eq!(
        basis("mellan Moderaterna och Liberalerna, som regeringen välkomnar", "2023/05"),
        "basis: {parties: [m, l]}"
    );
}

/// `check` would tell it as a contradiction of the text's, which it is not.
#[test]
fn a_sum_for_another_year_is_no_part() {
    let folder = source();
    let text = "# Stöd\n\nRegeringen avsätter 40 miljoner kronor under 2023, varav 15 miljoner kronor under 2024.\n";
    folder.write("arkiv/artiklar/2023/06/stod.md", text);
    folder.run(&[&IMPORT[..], &["-q"]].concat()).assert().success();
    let record = folder.record("articles/2023/06/stod");
    assert!(record.contains("amount: 40 mnkr") && record.contains("amount: 15 mnkr"), "{record}");
    assert!(!record.contains("parts:"), "{record}");
    folder.check();
}

#[test]
fn links_that_no_reader_could_follow_are_their_words_alone() {
    let text = "# L\n\nA [b](javascript:x) c. D [![](data:image/png;base64,AA)](/e/) f. [![g](/h.png)](/i/)\n";
    let folder = source().file("arkiv/artiklar/2023/06/l.md", text);
    folder.run(&[&IMPORT[..], &["-q"]].concat()).assert().success();
    folder.check();
    let record = folder.record("articles/2023/06/l");
    assert!(
        record.ends_with("A b c. D  f. [![g](https://www.regeringen.se/h.png)](https://www.regeringen.se/i/)\n"),
        "{record}"
    );
}

#[test]
fn pages_alone_make_a_site_of_their_own() {
    let folder = archive();
    folder.run(&[&IMPORT[..], &["-q"]].concat()).assert().success();
    folder.check();
    snapbox::assert_data_eq!(
        folder.record("releases/2023/05/stod-till-skolbibliotek"),
        str![[r#"
---
title: Stöd till skolbibliotek
published: 2023-05
amounts:
  - amount: 40 mnkr
    years: 2023
    status: proposed
    to: skolbibliotek
    evidence: Satsningen omfattar 40 miljoner kronor under 2023, varav 30 miljoner kronor går till kommuner.
    parts:
      - amount: 30 mnkr
        years: 2023
        status: proposed
        to: kommuner
        evidence: Satsningen omfattar 40 miljoner kronor under 2023, varav 30 miljoner kronor går till kommuner.
deadlines:
  - {kind: final, due: 2024-03-31, by: Ekverket, evidence: Uppdraget ska redovisas senast den 31 mars 2024.}
basis: {parties: sd}
formal_decision: assignments/2023/05/u20231234s
evidence: {basis: Förslaget bygger på en överenskommelse mellan regeringen och Sverigedemokraterna}
source: {url: "https://www.regeringen.se/pressmeddelanden/2023/05/stod-till-skolbibliotek/", publisher: regeringen}
review: imported
---

Regeringen ger Ekverket i uppdrag att fördela stöd till skolbibliotek. Satsningen omfattar 40 miljoner kronor under 2023, varav 30 miljoner kronor går till kommuner.

– Alla elever ska ha böcker, säger skolminister Eva Ek.

Ekverket ska samråda med Askverket. Uppdraget ska redovisas senast den 31 mars 2024.

Förslaget bygger på en överenskommelse mellan regeringen och Sverigedemokraterna.

[Uppdrag till Ekverket](/regeringsuppdrag/2023/05/u20231234s/) och [en lag](https://www.regeringen.se/rattsliga-dokument/lag-1/).

"#]]
    );
    snapbox::assert_data_eq!(
        folder.record("topics/skola"),
        str![[r#"
---
title: Skola
source: {url: "https://www.regeringen.se", publisher: regeringen}
review: imported
---

"#]]
    );
    snapbox::assert_data_eq!(
        folder.record("ministries/utbildningsdepartementet"),
        str![[r#"
---
title: Utbildningsdepartementet
source: {url: "https://www.regeringen.se", publisher: regeringen}
review: imported
---

"#]]
    );
}

#[test]
fn pages_and_registers_in_any_order_make_a_site_without_an_error() {
    const AGENCIES: [&str; 3] = ["import", "agencies", "bodies.json"];
    const SWERIK: [&str; 3] = ["import", "swerik", "data"];
    const PAGES: [&str; 3] = ["import", "regeringen", "arkiv"];
    let mut checked = BTreeSet::new();
    let mut end = |order: [[&'static str; 3]; 3]| {
        let folder = crate::swerik::source()
            .file(
                "bodies.json",
                r#"{"Ekverket": {"esv": {"department": "Utbildningsdepartementet"}}, "Askverket": {"esv": {}}}"#,
            )
            .file(
                "arkiv/pressmeddelanden/2007/05/stod.md",
                GRANT.replace("skolminister Eva Ek", "statsminister Eva Ek"),
            )
            .file("arkiv/regeringsuppdrag/2007/05/u20071234s.md", DECISION)
            .file("arkiv/artiklar/2023/06/mote.md", ARTICLE)
            .file("arkiv/artiklar.json", DETAILS)
            .file("arkiv/api/codes.json", CODES);
        let again = (order[2] != PAGES).then_some(PAGES);
        let imports: Vec<[&str; 3]> = order.into_iter().chain(again).collect();
        for (at, one) in imports.iter().enumerate() {
            folder.run(&[&one[..], &["--into", "site", "-q"]].concat()).assert().success();
            if checked.insert(imports[..=at].to_vec()) {
                folder.check();
            }
        }
        [
            "releases/2007/05/stod",
            "assignments/2007/05/u20071234s",
            "articles/2023/06/mote",
            "ministries/utbildningsdepartementet",
        ]
        .map(|path| folder.record(path))
    };
    let first = end([AGENCIES, SWERIK, PAGES]);
    assert!(first[0].contains("\nminister: eva-ek\n") && first[1].contains("\nagencies: ekverket\n"), "{}", first[0]);
    for order in [
        [PAGES, AGENCIES, SWERIK],
        [SWERIK, PAGES, AGENCIES],
        [AGENCIES, PAGES, SWERIK],
        [PAGES, SWERIK, AGENCIES],
        [SWERIK, AGENCIES, PAGES],
    ] {
        assert_eq!(end(order)[..3], first[..3]);
    }
}
