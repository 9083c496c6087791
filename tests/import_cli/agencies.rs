//! `diarium import agencies`: seven registers to organisations, and what our own table adds.

use snapbox::str;

use crate::Folder;

const BODIES: &str = r#"{
"Kartverket": {
  "esv": {"short_name": "KV", "department": "Finansdepartementet", "org_nr": "202100-1111", "start": "2011"},
  "stkt": {"department": "Finansdepartementet", "org_nr": "2021001111", "other_names": ["Kartan"]},
  "scb": {"org_nr": "202100-1111", "website": "www.kartverket.example", "group": "Statliga förvaltningsmyndigheter", "other_names": ["KARTVERKET"]},
  "sfs": [{"start": "2011-01-01T00:00:00", "end": null, "other_names": [], "replaces": ["Rikskartan", "Statens kartverk", "Kartkontoret"]},
          {"start": "1990-07-01T00:00:00", "end": "2011-01-01T00:00:00", "other_names": ["Statens kartverk"], "replaces": []}],
  "wd": {"id": "Q77", "start": "2011-01-01T00:00:00Z", "other_names": ["Kartverket (Sverige)", "TV"]}
},
"Rikskartan": {"sfs": {"start": "1980-07-01T00:00:00", "end": "2011-01-01T00:00:00", "other_names": [], "replaces": []},
  "wd": {"id": "Q78", "start": "1980-07-01T00:00:00Z", "end": "2010-12-31T00:00:00Z", "replaces": ["Kartverket"]},
  "esv": {"department": "Finansdepartementet", "short_name": "KV"}},
"SVERIGES RIKSBANK": {"scb": {"org_nr": "2021002684"}},
"ÅS TINGSRÄTT": {"handlingar": {"website": "https://as.example", "other_names": ["Ås Tingsrätt"]}},
"Länsstyrelsen i Gotlands län": {"stkt": {"department": "Finansdepartementet", "start": 2001, "end": ""}}
}"#;

const IMPORT: [&str; 5] = ["import", "agencies", "bodies.json", "--into", "site"];

#[test]
fn bodies_come_with_the_rules_that_made_them() {
    let folder = Folder::empty().file("bodies.json", BODIES);
    folder.run(&IMPORT).assert().success().stderr_eq(str![]).stdout_eq(str![[r#"
imported agencies into site
     359  new
rules
       0  a name that is another body's head name is that body's alone
       0  a name that two bodies have had stays with both, undated, and is not linked by itself
       0  a ministry among the bodies is no body of its own
       1  an acronym that a body of today has is not also that of one that is no more
       1  a body without other names has its name from its first day and to its last, where two registers agree on them
       2  a body that a register has is completed from our own table
       1  an acronym that means something else in everyday prose, or is a mission's abroad, is left out
       0  registers that state different organisation numbers are told, and the first of SCB, ESV, Statskontoret and Wikidata stands
       0  registers that state different ministries are told, and Statskontoret's stands
       1  a body that is no more has no ministry, since the registers state the present one or the last one without its time
       1  a predecessor that is an earlier name of the same body is no predecessor
       1  a predecessor that follows the body itself is left out
warnings (1)
  agencies.json: `Rikskartan` is said to follow `Kartverket`, which follows it; the second is left out
not resolved (1)
  agencies.json: `Kartverket` replaced `Kartkontoret`, which is no body there

"#]]);
    folder.check();
    snapbox::assert_data_eq!(
        folder.record("agencies/kartverket"),
        str![[r#"
---
title: Kartverket
type: agency
url: https://www.kartverket.example
wikidata: Q77
names: [Kartan, Statens kartverk]
acronyms: KV
org_nr: 202100-1111
ministry: finansdepartementet
succeeds:
  - {agency: rikskartan, date: 2011-01-01}
source: {kind: secondary, publisher: Civic Tech Sweden, url: "https://github.com/civictechsweden/myndighetsdata"}
review: imported
---

"#]]
    );
    snapbox::assert_data_eq!(
        folder.record("agencies/rikskartan"),
        str![[r#"
---
title: Rikskartan
type: agency
wikidata: Q78
names:
  - {name: Rikskartan, from: 1980-07-01, to: 2010-12-31}
source: {kind: secondary, publisher: Civic Tech Sweden, url: "https://github.com/civictechsweden/myndighetsdata"}
review: imported
---

"#]]
    );
    snapbox::assert_data_eq!(
        folder.record("agencies/as-tingsratt"),
        str![[r#"
---
title: Ås tingsrätt
type: court
url: https://as.example
source: {kind: secondary, publisher: Civic Tech Sweden, url: "https://github.com/civictechsweden/myndighetsdata"}
review: imported
---

"#]]
    );
    snapbox::assert_data_eq!(
        folder.record("ministries/finansdepartementet"),
        str![[r#"
---
title: Finansdepartementet
review: imported
---

"#]]
    );
}

#[test]
fn our_own_table_adds_what_the_registers_lack() {
    let folder = Folder::empty().file("bodies.json", BODIES);
    folder.run(&[&IMPORT[..], &["-q"]].concat()).assert().success().stdout_eq(str![]);
    snapbox::assert_data_eq!(
        folder.record("agencies/skr"),
        str![[r#"
---
title: Sveriges Kommuner och Regioner
type: association
url: https://skr.se/
names:
  - {name: Sveriges Kommuner och Regioner, from: 2019-11-27}
  - {name: Sveriges Kommuner och Landsting, to: 2019-11-26}
acronyms: [SKR, SKL]
review: imported
---

"#]]
    );
    snapbox::assert_data_eq!(
        folder.record("agencies/sveriges-riksbank"),
        str![[r#"
---
title: Sveriges riksbank
type: agency
names: Riksbanken
org_nr: 202100-2684
source: {kind: secondary, publisher: Civic Tech Sweden, url: "https://github.com/civictechsweden/myndighetsdata"}
review: imported
---

"#]]
    );
    snapbox::assert_data_eq!(
        folder.record("agencies/region-dalarna"),
        str![[r#"
---
title: Region Dalarna
type: region
names:
  - {name: Region Dalarna, from: 2019-01-01}
  - {name: Landstinget Dalarna, to: 2018-12-31}
source: {kind: secondary, publisher: SCB, url: "https://www.scb.se/hitta-statistik/regional-statistik-och-kartor/regionala-indelningar/lan-och-kommuner/"}
review: imported
---

"#]]
    );
    snapbox::assert_data_eq!(
        folder.record("agencies/goteborgs-kommun"),
        str![[r#"
---
title: Göteborgs kommun
type: municipality
names: [Göteborgs stad, Göteborgs Stad]
source: {kind: secondary, publisher: SCB, url: "https://www.scb.se/hitta-statistik/regional-statistik-och-kartor/regionala-indelningar/lan-och-kommuner/"}
review: imported
---

"#]]
    );
    snapbox::assert_data_eq!(
        folder.record("agencies/lansstyrelserna"),
        str![[r#"
---
title: Länsstyrelserna
type: group
review: imported
---

"#]]
    );
    snapbox::assert_data_eq!(
        folder.record("regions/stockholms-lan"),
        str![[r#"
---
title: Stockholms län
code: "01"
review: imported
---

"#]]
    );
    assert!(folder.record("agencies/habo-kommun").contains("title: Håbo kommun"));
    assert!(folder.record("agencies/habo-kommun-0643").contains("title: Habo kommun"));
    assert!(!folder.has("site/content/agencies/gotlands-kommun.md"), "it is Region Gotland");
    assert!(!folder.has("site/content/agencies/lansstyrelsen-i-gotlands-lan-2.md"), "the register has it");
}

#[test]
fn hand_written_bodies_and_ministries_stand_and_are_referred_to() {
    let folder = Folder::empty()
        .file("bodies.json", BODIES)
        .file("site/content/site.yaml", "title: T\nbase_url: https://e.example/\n")
        .file("site/content/agencies/karta.md", "---\ntitle: Rikets karta\nwikidata: Q78\n---\n")
        .file("site/content/agencies/lst-gotland.md", "---\ntitle: Länsstyrelsen i Gotlands län\n---\n")
        .file("site/content/ministries/fi.md", "---\ntitle: Finansdepartementet\n---\n");
    folder.run(&[&IMPORT[..], &["-q"]].concat()).assert().success();
    let record = folder.record("agencies/kartverket");
    assert!(record.contains("ministry: fi\n") && record.contains("agency: karta,"), "{record}");
    assert!(!folder.has("site/content/agencies/lansstyrelsen-i-gotlands-lan.md"));
    folder.check();
}

#[test]
fn broken_input_is_told_and_the_rest_is_imported() {
    let broken = r#"{"Ekverket": {"esv": {"start": "9999", "org_nr": "12"}, "scb": {"org_nr": "2021001111"}},
"Ekverket": {"esv": {}},
"EKVERKET": {"esv": {"old_names": ["Alverket"]}},
"Askverket": {"esv": {"old_names": ["Alverket"], "org_nr": "202100-2222"}, "scb": {"org_nr": "202100-3333"}},
"Bokverket": [],
"": {"esv": {}},
"Granverket": {"esv": {"short_na"#;
    let folder = Folder::empty().file("bodies.json", broken);
    folder.run(&IMPORT).assert().success().stderr_eq(str![]).stdout_eq(str![[r#"
imported agencies into site
     358  new
rules
       0  a name that is another body's head name is that body's alone
       1  a name that two bodies have had stays with both, undated, and is not linked by itself
       0  a ministry among the bodies is no body of its own
       0  an acronym that a body of today has is not also that of one that is no more
       0  a body without other names has its name from its first day and to its last, where two registers agree on them
       0  a body that a register has is completed from our own table
       0  an acronym that means something else in everyday prose, or is a mission's abroad, is left out
       1  registers that state different organisation numbers are told, and the first of SCB, ESV, Statskontoret and Wikidata stands
       0  registers that state different ministries are told, and Statskontoret's stands
       0  a body that is no more has no ministry, since the registers state the present one or the last one without its time
       0  a predecessor that is an earlier name of the same body is no predecessor
       0  a predecessor that follows the body itself is left out
warnings (9)
  agencies.json: `Askverket` has different organisation numbers: 2021003333, 2021002222
  agencies.json: `Bokverket` is no body with a name and registers; it is left out
  agencies.json: `Ekverket`: `12` is no organisation number
  agencies.json: `Ekverket`: `9999` is no possible date; it is left out
  agencies.json: `` is no body with a name and registers; it is left out
  agencies.json: the name `Alverket` is claimed by Ekverket and Askverket
  agencies.json: two bodies are called `Ekverket`; the first one is read
  agencies.json: two bodies are called `ekverket`, but for capitals; both are written
  agencies.json:7: not JSON from here on (EOF while parsing a string at line 7 column 32); 6 bodies before it are read

"#]]);
    folder.check();
    assert!(folder.has("site/content/agencies/ekverket.md") && folder.has("site/content/agencies/ekverket-2.md"));
}

#[test]
fn impossible_numbers_times_and_names_are_told() {
    let long = "Ekverket".repeat(50);
    let broken = format!(
        r#"{{"Ekverket": {{"esv": {{"org_nr": "hej"}}, "wd": {{"start": "2020-01-01", "end": "2010-01-01"}}}}, "{long}": {{}}}}"#
    );
    let folder = Folder::empty().file("bodies.json", broken);
    let output = folder.run(&IMPORT).assert().success().stderr_eq(str![]).get_output().stdout.clone();
    let told = String::from_utf8(output).expect("text");
    let warnings: Vec<&str> = told.lines().skip_while(|line| !line.starts_with("warnings")).map(str::trim).collect();
    assert_eq!(
        warnings,
        [
            "warnings (3)",
            "agencies.json: `Ekverket` ends in 2010 and begins in 2020 by `wd`",
            "agencies.json: `Ekverket`: `hej` is no organisation number",
            "ekverketekverketekverketekverketekverket…: its name is longer than any file's may be; the record is left out",
        ]
    );
    folder.check();
    assert!(folder.has("site/content/agencies/ekverket.md"));
}

#[test]
fn a_missing_file_ends_the_import_before_anything_is_written() {
    let folder = Folder::empty();
    folder.run(&IMPORT).assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: `bodies.json` does not exist

"#]]);
    assert!(!folder.has("site"));
}
