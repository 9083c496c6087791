//! `diarium import regeringen`: an archive of pages to releases, assignments and articles.

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

#[test]
fn a_second_import_writes_nothing() {
    let folder = imported();
    let path = folder.path().join("site/content/articles/2023/06/mote.md");
    let before = std::fs::metadata(&path).and_then(|file| file.modified()).expect("a file");
    snapbox::assert_data_eq!(
        told(&folder, &[]),
        str![[r#"
imported regeringen into site
       7  as before
not resolved (2)
  api/codes.json: no minister of the site is called `Bo Bok`
  api/codes.json: the code `99` has no name there

"#]]
    );
    assert_eq!(std::fs::metadata(&path).and_then(|file| file.modified()).expect("a file"), before);
}

#[test]
fn an_edited_record_stays_and_the_change_at_its_source_is_told() {
    let folder = imported();
    let path = "site/content/assignments/2023/11/andring.md";
    let edited = folder.read(path).replace("title: Ändring av", "title: En ändring av");
    folder.write(path, &edited);
    folder.write("arkiv/regeringsuppdrag/2023/11/andring.md", AMENDED.replace("31 maj", "30 juni"));
    folder.write("arkiv/regeringsuppdrag/2023/05/u20231234s.md", DECISION.replace("40 000 000", "41 000 000"));
    snapbox::assert_data_eq!(
        told(&folder, &["--dry-run"]),
        str![[r#"
--- content/assignments/2023/05/u20231234s.md
+++ content/assignments/2023/05/u20231234s.md
@@ -7,3 +7,3 @@
 amounts:
-  - {amount: 40 mnkr, qualifier: at-most, to: ekverket, evidence: Ekverket får använda högst 40 000 000 kronor för uppdraget.}
+  - {amount: 41 mnkr, qualifier: at-most, to: ekverket, evidence: Ekverket får använda högst 41 000 000 kronor för uppdraget.}
 deadlines:
@@ -18,3 +18,3 @@
 
-Regeringen uppdrar åt Ekverket att fördela stöd. Ekverket får använda högst 40 000 000 kronor för uppdraget.
+Regeringen uppdrar åt Ekverket att fördela stöd. Ekverket får använda högst 41 000 000 kronor för uppdraget.
 
would import regeringen into site
       1  changed
       5  as before
       1  edited by hand, left alone
not resolved (2)
  api/codes.json: no minister of the site is called `Bo Bok`
  api/codes.json: the code `99` has no name there
edited records whose source has changed (1)
  content/assignments/2023/11/andring.md: edited by hand, and `regeringen/regeringsuppdrag/2023/11/andring` has changed since the import; compare them

"#]]
    );
    assert!(folder.record("assignments/2023/05/u20231234s").contains("amount: 40 mnkr"));
    snapbox::assert_data_eq!(
        told(&folder, &[]),
        str![[r#"
imported regeringen into site
       1  changed
       5  as before
       1  edited by hand, left alone
not resolved (2)
  api/codes.json: no minister of the site is called `Bo Bok`
  api/codes.json: the code `99` has no name there
edited records whose source has changed (1)
  content/assignments/2023/11/andring.md: edited by hand, and `regeringen/regeringsuppdrag/2023/11/andring` has changed since the import; compare them

"#]]
    );
    assert_eq!(folder.read(path), edited);
    assert!(folder.record("assignments/2023/05/u20231234s").contains("amount: 41 mnkr"));
    folder.check();
}

#[test]
fn a_hand_written_record_of_the_page_wins_in_whatever_folder_it_stands() {
    let hand =
        "---\ntitle: Eget\nsource: https://www.regeringen.se/pressmeddelanden/2023/05/stod-till-skolbibliotek/\n---\n";
    let folder = source().file("site/content/assignments/2023/eget.md", hand);
    snapbox::assert_data_eq!(
        told(&folder, &[]),
        str![[r#"
imported regeringen into site
       6  new
       1  of another hand, left alone
not resolved (2)
  api/codes.json: no minister of the site is called `Bo Bok`
  api/codes.json: the code `99` has no name there
records of another hand that stand (1)
  content/assignments/2023/eget.md: stands for `regeringen/pressmeddelanden/2023/05/stod-till-skolbibliotek`, and is left as it is

"#]]
    );
    assert_eq!(folder.read("site/content/assignments/2023/eget.md"), hand);
    assert!(!folder.has("site/content/releases"));
    let article = folder.record("articles/2023/06/mote");
    assert!(article.contains("[stödet](/regeringsuppdrag/2023/eget/)"), "{article}");
    folder.check();
}

#[test]
fn a_record_that_was_moved_to_another_folder_is_still_that_of_its_page() {
    let folder = imported();
    let (from, to) = ("site/content/articles/2023/06/mote.md", "site/content/releases/2023/06/mote.md");
    folder.write(to, folder.read(from));
    std::fs::remove_file(folder.path().join(from)).expect("it was there");
    snapbox::assert_data_eq!(
        told(&folder, &[]),
        str![[r#"
imported regeringen into site
       7  as before
not resolved (2)
  api/codes.json: no minister of the site is called `Bo Bok`
  api/codes.json: the code `99` has no name there

"#]]
    );
    assert!(!folder.has(from));
}

#[test]
fn a_number_of_a_hand_written_assignment_is_found_too() {
    let hand = "---\ntitle: Eget\nreference: U2023/01234/S\n---\n";
    let folder = source().file("site/content/assignments/2023/eget.md", hand);
    std::fs::remove_file(folder.path().join("arkiv/regeringsuppdrag/2023/05/u20231234s.md")).expect("it was there");
    folder.run(&[&IMPORT[..], &["-q"]].concat()).assert().success();
    assert!(folder.record("assignments/2023/11/andring").contains("\namends: assignments/2023/eget\n"));
    folder.check();
}

#[test]
fn sections_one_by_one_come_to_what_all_at_once_would_be() {
    let whole = imported();
    let folder = source();
    let run = |arguments: &[&str]| told(&folder, arguments);
    for section in ["artiklar", "pressmeddelanden", "regeringsuppdrag"] {
        let text = run(&["--sections", section]);
        assert!(!text.contains("gone from the source"), "{text}");
        folder.check();
    }
    let release = "releases/2023/05/stod-till-skolbibliotek";
    assert!(!folder.record(release).contains("formal_decision"), "it was not there yet");
    run(&["--sections", "pressmeddelanden,artiklar"]);
    for record in [release, "articles/2023/06/mote", "assignments/2023/11/andring", "assignments/2023/05/u20231234s"] {
        assert_eq!(folder.record(record), whole.record(record));
    }
    assert!(run(&[]).starts_with("imported regeringen into site\n       7  as before\nnot resolved"));
}

#[test]
fn a_limit_takes_the_newest_and_tells_no_record_as_gone() {
    let folder = source();
    snapbox::assert_data_eq!(
        told(&folder, &["--limit", "2"]),
        str![[r#"
imported regeringen into site
       5  new
not resolved (2)
  api/codes.json: no minister of the site is called `Bo Bok`
  api/codes.json: the code `99` has no name there

"#]]
    );
    folder.check();
    assert!(folder.has("site/content/assignments/2023/11/andring.md"));
    assert!(folder.has("site/content/articles/2023/06/mote.md"));
    assert!(!folder.has("site/content/releases"));
    told(&folder, &[]);
    assert_eq!(folder.record("articles/2023/06/mote"), imported().record("articles/2023/06/mote"));
    snapbox::assert_data_eq!(
        told(&folder, &["--limit", "2"]),
        str![[r#"
imported regeringen into site
       5  as before
not resolved (2)
  api/codes.json: no minister of the site is called `Bo Bok`
  api/codes.json: the code `99` has no name there

"#]]
    );
    std::fs::remove_file(folder.path().join("arkiv/regeringsuppdrag/2023/11/andring.md")).expect("it was there");
    snapbox::assert_data_eq!(
        told(&folder, &["--sections", "artiklar"]),
        str![[r#"
imported regeringen into site
       4  as before
not resolved (2)
  api/codes.json: no minister of the site is called `Bo Bok`
  api/codes.json: the code `99` has no name there

"#]]
    );
    snapbox::assert_data_eq!(
        told(&folder, &["--sections", "regeringsuppdrag"]),
        str![[r#"
imported regeringen into site
       2  as before
       1  gone from the source, left alone
records gone from the source (1)
  content/assignments/2023/11/andring.md: `regeringen/regeringsuppdrag/2023/11/andring` is no longer in the source

"#]]
    );
    assert!(folder.has("site/content/assignments/2023/11/andring.md"), "gone from the source is not gone");
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
    let end = |order: [[&str; 3]; 3]| {
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
        for one in order {
            folder.run(&[&one[..], &["--into", "site", "-q"]].concat()).assert().success();
            folder.check();
        }
        folder.run(&[&PAGES[..], &["--into", "site", "-q"]].concat()).assert().success();
        folder.check();
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

#[test]
fn broken_pages_are_told_and_the_others_are_imported() {
    let folder = source();
    let many = "Regeringen ger Ekverket 5 miljoner kronor under 2023. ".repeat(200_000);
    let name = format!("arkiv/artiklar/2023/06/{}.md", "a".repeat(245));
    for (path, text) in [
        ("arkiv/artiklar/2023/06/utan-titel.md", b"Regeringen tackar Ekverket.\n".as_slice()),
        ("arkiv/artiklar/2023/06/tom.md", b""),
        ("arkiv/artiklar/2023/06/utan-text.md", b"# Utan text\n"),
        ("arkiv/artiklar/2023/06/latin.md", b"# F\xf6r\n\nEn \0 f\xf6rordning.\n"),
        ("arkiv/artiklar/2023/13/manad.md", b"# Manad\n\nText.\n"),
        ("arkiv/artiklar/2023/06/med blank.md", b"# Blank\n\nText.\n"),
        (name.as_str(), b"# Lang\n\nText.\n"),
        ("arkiv/artiklar/2023/lost.md", b"# Lost\n\nText.\n"),
        ("arkiv/artiklar/2023/06/falt.md", b"# ---\n\n---\ntitle: x\n---\n\n{{ x }} <script>alert(1)</script>\n"),
        ("arkiv/artiklar/2023/06/stor.md", format!("# Stor\n\n{many}\n").as_bytes()),
    ] {
        folder.write(path, text);
    }
    snapbox::assert_data_eq!(
        told(&folder, &["--sections", "artiklar"]),
        str![[r#"
imported regeringen into site
      11  new
warnings (10)
  artiklar/2023/06/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.md: no page: its path is not `section/year/month/name.md`, with at most 240 letters, digits, `-`, `_` and `.`
  artiklar/2023/06/latin.md: not UTF-8; what cannot be read stands as `�`
  artiklar/2023/06/med blank.md: no page: its path is not `section/year/month/name.md`, with at most 240 letters, digits, `-`, `_` and `.`
  artiklar/2023/06/stor.md: it is longer than any page of the government; no facts are read in it
  artiklar/2023/06/tom.md: it has no text
  artiklar/2023/06/tom.md: it has no title; it is called `Tom`, as in its address
  artiklar/2023/06/utan-text.md: it has no text
  artiklar/2023/06/utan-titel.md: it has no title; it is called `Utan titel`, as in its address
  artiklar/2023/13/manad.md: the month in its address is none; it has no date
  artiklar/2023/lost.md: no page: its path is not `section/year/month/name.md`, with at most 240 letters, digits, `-`, `_` and `.`
not resolved (2)
  api/codes.json: no minister of the site is called `Bo Bok`
  api/codes.json: the code `99` has no name there

"#]]
    );
    folder.run(&["check", "--root", "site", "-q"]).assert().success();
    snapbox::assert_data_eq!(
        folder.record("articles/2023/06/utan-titel"),
        str![[r#"
---
title: Utan titel
published: 2023-06
agencies: ekverket
evidence: {agencies: Regeringen tackar Ekverket.}
inferred: title
source: {url: "https://www.regeringen.se/artiklar/2023/06/utan-titel/", publisher: regeringen}
review: imported
---

Regeringen tackar Ekverket.

"#]]
    );
    snapbox::assert_data_eq!(
        folder.record("articles/2023/06/tom"),
        str![[r#"
---
title: Tom
published: 2023-06
inferred: title
source: {url: "https://www.regeringen.se/artiklar/2023/06/tom/", publisher: regeringen}
review: imported
---

"#]]
    );
    snapbox::assert_data_eq!(
        folder.record("articles/2023/06/latin"),
        str![[r#"
---
title: F�r
published: 2023-06
source: {url: "https://www.regeringen.se/artiklar/2023/06/latin/", publisher: regeringen}
review: imported
---

En 
 f�rordning.

"#]]
    );
    snapbox::assert_data_eq!(
        folder.record("articles/2023/13/manad"),
        str![[r#"
---
title: Manad
source: {url: "https://www.regeringen.se/artiklar/2023/13/manad/", publisher: regeringen}
review: imported
---

Text.

"#]]
    );
    snapbox::assert_data_eq!(
        folder.record("articles/2023/06/falt"),
        str![[r#"
---
title: "---"
published: 2023-06
source: {url: "https://www.regeringen.se/artiklar/2023/06/falt/", publisher: regeringen}
review: imported
---

---
title: x
---

{{ x }} <script>alert(1)</script>

"#]]
    );
}

#[test]
fn broken_details_lose_only_what_follows_the_fault() {
    let folder = source();
    let entry = |name: &str, published: &str| {
        format!("{{\"title\": \"T\", \"url\": \"/artiklar/2023/06/{name}/\", \"published\": \"{published}\"}}")
    };
    for name in ["a", "b", "c", "d"] {
        folder.write(&format!("arkiv/artiklar/2023/06/{name}.md"), "# T\n\nText.\n");
    }
    let entries = [
        &entry("a", "2023-06-31"),
        &entry("b", "2023-06-02T10:00:00"),
        "{\"title\": 7}",
        &entry("c", "9999-06-01"),
        "{\"url\": \"/artiklar",
    ];
    folder.write("arkiv/artiklar.json", format!("[{}", entries.join(",\n")));
    folder.write("arkiv/api/codes.json", "{\n\"10\": \"Utbildningsdepartementet\",\n\"11\": ");
    snapbox::assert_data_eq!(
        told(&folder, &["--sections", "artiklar"]),
        str![[r#"
imported regeringen into site
       5  new
warnings (5)
  api/codes.json:3: broken JSON (EOF while parsing a value at line 3 column 6); senders and categories are left out
  artiklar.json: entry 3 is skipped: invalid type: integer `7`, expected a string
  artiklar.json:5: broken JSON (EOF while parsing a string at line 5 column 18); entries taken before that: 4
  artiklar/2023/06/a.md: `2023-06-31`, the day on which it was published, is no date; it is left out
  artiklar/2023/06/c.md: `9999-06-01`, the day on which it was published, is no date; it is left out

"#]]
    );
    folder.check();
    for (name, published) in [("a", "2023-06"), ("b", "2023-06-02"), ("c", "2023-06"), ("d", "2023-06")] {
        let record = folder.record(&format!("articles/2023/06/{name}"));
        assert!(record.contains(&format!("\npublished: {published}\n")), "{record}");
    }
}

#[test]
fn one_path_in_two_sections_is_two_records_with_their_own_addresses() {
    let folder = source();
    for section in ["pressmeddelanden", "artiklar", "regeringsuppdrag"] {
        folder.write(&format!("arkiv/{section}/2023/06/samma.md"), format!("# {section}\n\nText.\n"));
    }
    folder.write("arkiv/artiklar/2023/06/mote.md", "# Möte\n\n[Uppdraget](/regeringsuppdrag/2023/06/samma/)\n");
    folder.run(&[&IMPORT[..], &["-q"]].concat()).assert().success();
    folder.check();
    for (folder_of, section) in
        [("releases", "pressmeddelanden"), ("articles", "artiklar"), ("assignments", "regeringsuppdrag")]
    {
        assert!(folder.record(&format!("{folder_of}/2023/06/samma")).contains(&format!("title: {section}\n")));
    }
    assert!(folder.record("articles/2023/06/mote").contains("(/regeringsuppdrag/2023/06/samma/)"));
}

/// A tape archive of files and of other entries, gzipped.
fn tape(entries: &[(&str, tar::EntryType, &[u8])]) -> Vec<u8> {
    let mut tape = tar::Builder::new(flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast()));
    for &(path, kind, bytes) in entries {
        let mut header = tar::Header::new_gnu();
        // Not `set_path`, which refuses what an attacker would write.
        header.as_old_mut().name[..path.len()].copy_from_slice(path.as_bytes());
        header.set_entry_type(kind);
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        if kind == tar::EntryType::Symlink {
            header.set_link_name("/etc/passwd").expect("a name");
        }
        header.set_cksum();
        tape.append(&header, bytes).expect("it is written");
    }
    tape.into_inner().and_then(|gzip| gzip.finish()).expect("it is written")
}

#[test]
fn a_truncated_archive_gives_the_files_before_the_fault() {
    let text = format!("# T\n\n{}\n", (0..20_000).map(|n| format!("{} ", n * 7919 % 10_007)).collect::<String>());
    let file = tar::EntryType::Regular;
    let whole =
        tape(&[("artiklar/2023/06/a.md", file, b"# A\n\nText.\n"), ("artiklar/2023/06/b.md", file, text.as_bytes())]);
    let folder = Folder::empty().file("arkiv", &whole[..whole.len() / 2]);
    snapbox::assert_data_eq!(
        told(&folder, &["--sections", "artiklar"]),
        str![[r#"
imported regeringen into site
       1  new
warnings (1)
  arkiv: the archive is damaged (incomplete deflate stream); files read before that: 1

"#]]
    );
    folder.check();
    assert!(folder.has("site/content/articles/2023/06/a.md") && !folder.has("site/content/articles/2023/06/b.md"));
    folder.write("arkiv", b"no archive");
    folder.run(&IMPORT).assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: `arkiv` is neither a folder nor an archive with files (.tar, .tar.gz)

"#]]);
}

#[test]
fn paths_and_links_that_lead_out_of_an_archive_are_told_and_passed_over() {
    use tar::EntryType::{Link, Regular, Symlink};
    let archive = tape(&[
        ("./artiklar/2023/06/a.md", Regular, b"# A\n\nText.\n"),
        ("../x.md", Regular, b"# X\n\nText.\n"),
        ("artiklar/2023/06/../../../../y.md", Regular, b"# Y\n\nText.\n"),
        ("/artiklar/2023/06/z.md", Regular, b"# Z\n\nText.\n"),
        ("artiklar/2023/06/link.md", Symlink, b""),
        ("artiklar/2023/06/hard.md", Link, b""),
    ]);
    let folder = Folder::empty().file("arkiv", archive);
    snapbox::assert_data_eq!(
        told(&folder, &["--sections", "artiklar"]),
        str![[r#"
imported regeringen into site
       1  new
warnings (5)
  ../x.md: its path leads out of the archive; it is passed over
  /artiklar/2023/06/z.md: its path leads out of the archive; it is passed over
  artiklar/2023/06/../../../../y.md: its path leads out of the archive; it is passed over
  artiklar/2023/06/hard.md: it is a link, or no file; it is passed over
  artiklar/2023/06/link.md: it is a link, or no file; it is passed over

"#]]
    );
    folder.check();
    let articles = std::fs::read_dir(folder.path().join("site/content/articles/2023/06")).expect("a folder");
    assert_eq!(articles.count(), 1);
}

#[test]
fn links_in_a_folder_are_told_and_not_followed() {
    let folder = archive().file("geheim.md", "# Hemligt\n\nText.\n");
    let link = |to: &str, at: &str| {
        std::os::unix::fs::symlink(folder.path().join(to), folder.path().join(at)).expect("a link")
    };
    link("geheim.md", "arkiv/artiklar/2023/06/link.md");
    link("arkiv/artiklar", "arkiv/artiklar/2023/krets");
    snapbox::assert_data_eq!(
        told(&folder, &["--sections", "artiklar"]),
        str![[r#"
imported regeringen into site
       4  new
warnings (2)
  artiklar/2023/06/link.md: it is a link, or no file; it is passed over
  artiklar/2023/krets: it is a link, or no file; it is passed over
not resolved (4)
  api/codes.json: no minister of the site is called `Bo Bok`
  api/codes.json: no minister of the site is called `Eva Ek`
  api/codes.json: the code `99` has no name there
  artiklar/2023/06/mote.md: no record of the site is called `Eva Ek`, a member of the government

"#]]
    );
    assert!(!folder.has("site/content/articles/2023/06/link.md"));
    folder.check();
}

#[test]
fn an_archive_without_pages_is_told() {
    let folder = Folder::empty().file("arkiv/data/artiklar/2023/06/a.md", "# A\n\nText.\n");
    snapbox::assert_data_eq!(
        told(&folder, &[]),
        str![[r#"
imported regeringen into site
warnings (1)
  .: no page stands in `pressmeddelanden/`, `regeringsuppdrag/`, `artiklar/`

"#]]
    );
}

#[test]
fn a_killed_import_leaves_no_half_record_and_goes_on_where_it_stopped() {
    use crate::repeating::files;
    let folder = || {
        let folder = source();
        for number in 0..120 {
            folder.write(
                &format!("arkiv/pressmeddelanden/2023/04/nr-{number}.md"),
                GRANT.replace("40 miljoner", &format!("{} miljoner", 40 + number)),
            );
        }
        folder
    };
    let whole = folder();
    let start = std::time::Instant::now();
    whole.run(&[&IMPORT[..], &["-q"]].concat()).assert().success();
    let time = start.elapsed();
    let whole = files(&whole.path().join("site"));
    for percent in [50, 80, 90, 95, 99] {
        let folder = folder();
        let mut import = std::process::Command::new(env!("CARGO_BIN_EXE_diarium"))
            .args(IMPORT)
            .current_dir(folder.path())
            .stdout(std::process::Stdio::null())
            .spawn()
            .expect("it starts");
        std::thread::sleep(time * percent / 100);
        import.kill().expect("it can be killed, or has ended");
        import.wait().expect("it ends");
        let site = folder.path().join("site");
        for (name, bytes) in files(&site).into_iter().filter(|(name, _)| name.ends_with(".md")) {
            assert!(whole[&name] == bytes, "{name} after {percent} %");
        }
        folder.run(&[&IMPORT[..], &["-q"]].concat()).assert().success();
        assert_eq!(files(&site), whole, "after {percent} %");
    }
}
