//! The data files, quoted whole: other programs rely on every key and word.

mod support;

use proptest::prelude::*;
use support::{page, site};

const SITE: &str = r#"
//- content/governments/lofven-ii.md
---
title: Löfven II
from: 2019-01-21
parties: [s, mp]
---
//- content/ministries/arbetsmarknadsdepartementet.md
---
title: Arbetsmarknadsdepartementet
---
//- content/ministers/marta-stenevi.md
---
title: Märta Stenevi
party: mp
appointments:
  - {title: jämställdhetsminister, post: jamstalldhet, ministry: arbetsmarknadsdepartementet, government: lofven-ii, from: 2021-02-05, to: 2021-11-30, end: dismissed}
---
//- content/agencies/skr.md
---
title: Sveriges Kommuner och Regioner
type: association
url: https://skr.se/
names: [{name: Sveriges Kommuner och Landsting, to: 2019-11-26}]
acronyms: [SKR]
---
//- content/agencies/rss.md
---
title: Stödstrukturerna
type: network
ministry: [{ministry: arbetsmarknadsdepartementet, from: 2018}]
succeeds: [{agency: skr, relation: split, date: 2020}]
---
//- content/topics/jamstalldhet.md
---
title: Jämställdhet
---
//- content/programs/kvinnofrid.md
---
title: Kvinnofrid
period: 2021/2023
lead: skr
goals: arbeta mot våld
topics: jamstalldhet
---
//- content/releases/2021/skr-bidrag.md
---
title: Stöd till SKR
summary: Pengar för 2021.
kind: grant
ministry: arbetsmarknadsdepartementet
minister: marta-stenevi
agencies: [{agency: skr, role: receives}]
programs: kvinnofrid
topics: jamstalldhet
amounts:
  - amount: 20,25 mnkr
    years: 2021
    to: skr
    evidence: "20,25 miljoner"
    parts:
      - {amount: 0,05 kr, for: "=1+1"}
      - {amount: 15 mnkr, to: rss}
  - {amount: 2,5 mnkr, measure: per-year, years: 2021/2023, through: skr, to: "@rss"}
  - {amount: 15–20 mdkr, status: proposed, qualifier: about}
  - {amount: 7 mnkr, from: skr}
deadlines:
  - {kind: interim, due: 2022-03, by: skr, superseded: true}
  - {kind: final, due: 2022-06-30, by: skr, to: regeringen, delivered: {date: 2022-07-02, url: "https://skr.se/rapport"}}
  - {kind: annual, due: 2027}
quoted: [marta-stenevi, Anna Andersson]
contacts: [{name: Öppen, email: o@example.org, publish: true}, {name: Dold, phone: "08"}]
source: {url: "https://www.regeringen.se/pressmeddelanden/2021/02/x/", retrieved: 2026-11-22}
corrections: [{date: 2021-05-03, text: Summan rättad.}]
---
Text.
//- content/assignments/2021/uppdrag.md
---
title: Uppdrag
published: 2021-06-01~
agencies: skr
strengthens: skr-bidrag
review: imported
amounts: {amount: 20 mnkr, regrants: skr-bidrag, to: rss}
---
"#;

/// A data file with each object on a line of its own.
fn broken(json: &str) -> String {
    json.replace(",{", ",\n{").replace("[{", "[\n{").replace("}],", "}],\n")
}

#[test]
fn a_release_has_its_front_matter_in_the_long_form() {
    let expected = r#"[
{"id":"2021/skr-bidrag","url":"https://prov.example/pressmeddelanden/2021/skr-bidrag/","title":"Stöd till SKR","summary":"Pengar för 2021.","review":"reviewed","corrections":[
{"date":"2021-05-03","text":"Summan rättad."}],
"source":{"url":"https://www.regeringen.se/pressmeddelanden/2021/02/x/","kind":"primary","retrieved":"2026-11-22"},"kind":"grant","bounds":{"first":"2021-02-05","last":"2021-02-28","derived_from":["terms","address"]},"government":"lofven-ii","government_stated":false,"ministry":["arbetsmarknadsdepartementet"],"minister":["marta-stenevi"],"titles":[
{"minister":"marta-stenevi","titles":["jämställdhetsminister"]}],
"agencies":["skr"],"agency_roles":[
{"agency":"skr","role":"receives"}],
"programs":["kvinnofrid"],"topics":["jamstalldhet"],"regions":[],"amounts":[
{"amount":"20,25 mnkr","sek":20250000,"qualifier":"exact","measure":"total","years":"2021","status":"decided","from":"staten","to":["skr"],"evidence":"20,25 miljoner","counted":true,"parts":[
{"amount":"0,05 kr","sek":0.05,"qualifier":"exact","measure":"total","years":"2021","status":"decided","from":"staten","to":["skr"],"for":"=1+1","counted":false,"why":"part"},
{"amount":"15 mnkr","sek":15000000,"qualifier":"exact","measure":"total","years":"2021","status":"decided","from":"staten","to":["rss"],"counted":false,"why":"part"},
{"amount":"5 249 999,95 kr","sek":5249999.95,"qualifier":"exact","measure":"remainder","years":"2021","status":"decided","from":"staten","computed":true,"counted":false,"why":"part"}]},
{"amount":"2,5 mnkr","sek":2500000,"total_sek":7500000,"qualifier":"exact","measure":"per-year","years":"2021/2023","status":"decided","from":"staten","through":["skr"],"to":["@rss"],"counted":true},
{"amount":"15–20 mdkr","sek":{"min":15000000000,"max":20000000000},"qualifier":"about","measure":"total","status":"proposed","from":"staten","counted":false,"why":"range"},
{"amount":"7 mnkr","sek":7000000,"qualifier":"exact","measure":"total","status":"decided","from":"skr","counted":false,"why":"other-funder"}],
"deadlines":[
{"kind":"interim","due":"2022-03","by":["skr"],"superseded":true,"status":"replaced"},
{"kind":"final","due":"2022-06-30","by":["skr"],"to":["regeringen"],"delivered":{"date":"2022-07-02","url":"https://skr.se/rapport"},"status":"delivered","days_late":2},
{"kind":"annual","due":"2027","status":"coming"}],
"quoted":["marta-stenevi","Anna Andersson"],"contacts":[
{"name":"Öppen","email":"o@example.org"}]},
{"id":"2021/uppdrag","url":"https://prov.example/regeringsuppdrag/2021/uppdrag/","title":"Uppdrag","review":"imported","kind":"assignment","published":"2021-06-01~","bounds":{"first":"2021-06-01","last":"2021-06-01"},"government":"lofven-ii","government_stated":false,"ministry":[],"minister":[],"titles":[],"agencies":["skr"],"agency_roles":[
{"agency":"skr","role":"assigned"}],
"programs":[],"topics":[],"regions":[],"amounts":[
{"amount":"20 mnkr","sek":20000000,"qualifier":"exact","measure":"total","status":"decided","from":"staten","to":["rss"],"regrants":"2021/skr-bidrag","counted":false,"why":"unreviewed"}],
"deadlines":[],"strengthens":["2021/skr-bidrag"]}
]
"#;
    assert_eq!(broken(&page(&site(SITE), "data/releases.json")), expected);
}

/// Two folders may have one id; what refers to it then says which.
#[test]
fn an_id_of_two_folders_stands_with_its_folder() {
    let text = "//- content/releases/2021/a.md\n---\ntitle: A\npublished: 2021\ndeadlines: {due: 2022}\n---\n\
        //- content/assignments/2021/a.md\n---\ntitle: A\namounts: {amount: 1 kr, regrants: releases/2021/a}\n---\n\
        //- content/releases/2021/b.md\n---\ntitle: B\ncontinues: assignments/2021/a\n\
        amounts: {amount: 1 kr, announced_in: assignments/2021/a}\n\
        deadlines: {due: 2023, amends: {release: releases/2021/a, due: 2022}}\n---\n";
    let site = site(text);
    let releases: serde_json::Value = serde_json::from_str(&page(&site, "data/releases.json")).expect("JSON");
    let ids: Vec<&serde_json::Value> = (0..3).map(|at| &releases[at]["id"]).collect();
    assert_eq!(ids, ["releases/2021/a", "assignments/2021/a", "2021/b"]);
    assert_eq!(releases[0]["deadlines"][0]["replaced_by"]["release"], "2021/b");
    assert_eq!(releases[1]["amounts"][0]["regrants"], "releases/2021/a");
    assert_eq!(releases[2]["continues"][0], "assignments/2021/a");
    assert_eq!(releases[2]["amounts"][0]["announced_in"], "assignments/2021/a");
    assert_eq!(releases[2]["deadlines"][0]["amends"]["release"], "releases/2021/a");
    let table = page(&site, "data/amounts.csv");
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let columns = reader.headers().expect("a header").clone();
    let at = |name: &str| columns.iter().position(|column| column == name).expect("the column");
    let rows: Vec<[String; 3]> = reader
        .records()
        .map(|row| row.expect("a row as long as the header"))
        .map(|row| ["release", "announced_in", "regrants"].map(|name| row[at(name)].to_owned()))
        .collect();
    let expected =
        [["assignments/2021/a", "assignments/2021/a", "releases/2021/a"], ["2021/b", "assignments/2021/a", "false"]];
    assert_eq!(rows, expected);
}

/// What an author wrote of a deadline stands there whatever came of it later.
#[test]
fn a_deadline_that_was_replaced_keeps_its_delivery() {
    let text = "//- content/releases/a.md\n---\ntitle: A\n\
        deadlines: {due: 2022, superseded: true, delivered: {date: 2021-12-01, url: /a.pdf}}\n---\n";
    let releases: serde_json::Value = serde_json::from_str(&page(&site(text), "data/releases.json")).expect("JSON");
    let expected = r#"{"delivered":{"date":"2021-12-01","url":"/a.pdf"},"due":"2022","kind":"final","status":"replaced","superseded":true}"#;
    assert_eq!(releases[0]["deadlines"][0], serde_json::from_str::<serde_json::Value>(expected).expect("JSON"));
}

#[test]
fn one_record_stands_on_one_line() {
    let releases = page(&site(SITE), "data/releases.json");
    assert_eq!(releases.lines().count(), 4);
    let empty = page(&site(""), "data/releases.json");
    assert_eq!(empty, "[\n]\n");
}

#[test]
fn organisations_have_names_in_time() {
    let expected = r#"[
{"id":"rss","url":"https://prov.example/myndigheter/rss/","title":"Stödstrukturerna","review":"reviewed","type":"network","names":[{"name":"Stödstrukturerna"}],"acronyms":[],"ministry":[{"ministry":"arbetsmarknadsdepartementet","from":"2018"}],"succeeds":[{"agency":"skr","relation":"split","date":"2020"}]},
{"id":"skr","url":"https://prov.example/myndigheter/skr/","title":"Sveriges Kommuner och Regioner","homepage":"https://skr.se/","review":"reviewed","type":"association","names":[{"name":"Sveriges Kommuner och Regioner"},{"name":"Sveriges Kommuner och Landsting","to":"2019-11-26"}],"acronyms":["SKR"]}
]
"#;
    assert_eq!(page(&site(SITE), "data/agencies.json"), expected);
}

#[test]
fn ministers_have_their_terms() {
    let expected = r#"[
{"id":"marta-stenevi","url":"https://prov.example/statsrad/marta-stenevi/","title":"Märta Stenevi","review":"reviewed","names":[{"name":"Märta Stenevi"}],"acronyms":[],"party":"mp","appointments":[{"title":"jämställdhetsminister","post":"jamstalldhet","ministry":["arbetsmarknadsdepartementet"],"government":["lofven-ii"],"from":"2021-02-05","to":"2021-11-30","end":"dismissed"}]}
]
"#;
    assert_eq!(page(&site(SITE), "data/ministers.json"), expected);
}

#[test]
fn programs_have_their_period() {
    let expected = r#"[
{"id":"kvinnofrid","url":"https://prov.example/program/kvinnofrid/","title":"Kvinnofrid","review":"reviewed","type":"initiative","names":[{"name":"Kvinnofrid"}],"acronyms":[],"period":"2021/2023","lead":["skr"],"goals":["arbeta mot våld"],"topics":["jamstalldhet"]}
]
"#;
    assert_eq!(page(&site(SITE), "data/programs.json"), expected);
}

#[test]
fn amounts_have_a_row_for_each_part_and_remainder() {
    let expected = r#"release,url,title,published,row,part_of,sek,sek_min,sek_max,total_sek,qualifier,measure,count,first_year,last_year,status,from,through,to,region,for,evidence,source,announced_in,regrants,computed,counted,why,review
2021/skr-bidrag,https://prov.example/pressmeddelanden/2021/skr-bidrag/,Stöd till SKR,,1,,20250000,20250000,20250000,20250000,exact,total,1,2021,2021,decided,staten,,skr,,,"20,25 miljoner",https://www.regeringen.se/pressmeddelanden/2021/02/x/,2021/skr-bidrag,false,false,true,,reviewed
2021/skr-bidrag,https://prov.example/pressmeddelanden/2021/skr-bidrag/,Stöd till SKR,,2,1,0.05,0.05,0.05,0.05,exact,total,1,2021,2021,decided,staten,,skr,,'=1+1,,https://www.regeringen.se/pressmeddelanden/2021/02/x/,2021/skr-bidrag,false,false,false,part,reviewed
2021/skr-bidrag,https://prov.example/pressmeddelanden/2021/skr-bidrag/,Stöd till SKR,,3,1,15000000,15000000,15000000,15000000,exact,total,1,2021,2021,decided,staten,,rss,,,,https://www.regeringen.se/pressmeddelanden/2021/02/x/,2021/skr-bidrag,false,false,false,part,reviewed
2021/skr-bidrag,https://prov.example/pressmeddelanden/2021/skr-bidrag/,Stöd till SKR,,4,1,5249999.95,5249999.95,5249999.95,5249999.95,exact,remainder,1,2021,2021,decided,staten,,,,,,https://www.regeringen.se/pressmeddelanden/2021/02/x/,2021/skr-bidrag,false,true,false,part,reviewed
2021/skr-bidrag,https://prov.example/pressmeddelanden/2021/skr-bidrag/,Stöd till SKR,,5,,2500000,2500000,2500000,7500000,exact,per-year,1,2021,2023,decided,staten,skr,'@rss,,,,https://www.regeringen.se/pressmeddelanden/2021/02/x/,2021/skr-bidrag,false,false,true,,reviewed
2021/skr-bidrag,https://prov.example/pressmeddelanden/2021/skr-bidrag/,Stöd till SKR,,6,,,15000000000,20000000000,,about,total,1,,,proposed,staten,,,,,,https://www.regeringen.se/pressmeddelanden/2021/02/x/,2021/skr-bidrag,false,false,false,range,reviewed
2021/skr-bidrag,https://prov.example/pressmeddelanden/2021/skr-bidrag/,Stöd till SKR,,7,,7000000,7000000,7000000,7000000,exact,total,1,,,decided,skr,,,,,,https://www.regeringen.se/pressmeddelanden/2021/02/x/,2021/skr-bidrag,false,false,false,other-funder,reviewed
2021/uppdrag,https://prov.example/regeringsuppdrag/2021/uppdrag/,Uppdrag,2021-06-01~,1,,20000000,20000000,20000000,20000000,exact,total,1,,,decided,staten,,rss,,,,,2021/uppdrag,2021/skr-bidrag,false,false,unreviewed,imported
"#;
    let table = page(&site(SITE), "data/amounts.csv");
    assert_eq!(table.matches("\r\n").count(), 9, "RFC 4180 ends lines with CR LF");
    assert_eq!(table.replace("\r\n", "\n"), expected);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever a cell says, a reader gets it back, and no spreadsheet takes it for a formula.
    #[test]
    fn cells_read_back_and_are_no_formulas(words in "[-=+@\t\r\n,;\"' aå0-9]{1,12}") {
        let quoted = serde_json::to_string(&words).expect("text is JSON");
        let record = format!("//- content/releases/a.md\n---\ntitle: A\namounts: [{{amount: 1 kr, for: {quoted}}}]\n---\n");
        let site = site(&record);
        let releases: serde_json::Value = serde_json::from_str(&page(&site, "data/releases.json")).expect("JSON");
        let said = releases[0]["amounts"][0]["for"].as_str().unwrap_or_default();
        let table = page(&site, "data/amounts.csv");
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let column = reader.headers().expect("a header").iter().position(|name| name == "for").expect("the column");
        let row = reader.records().next().expect("one row").expect("a row as long as the header");
        prop_assert_eq!(row[column].strip_prefix('\'').filter(|_| !said.starts_with('\'')).unwrap_or(&row[column]), said);
        prop_assert!(!row[column].starts_with(['=', '+', '-', '@', '\t', '\r']), "{:?}", &row[column]);
    }
}

/// `2021/..` goes on; `2021/` has an end that the source does not say.
#[test]
fn years_without_an_end_are_told_as_they_are_known() {
    let text = "//- content/releases/a.md\n---\ntitle: A\namounts:\n  - {amount: 2 mnkr, years: 2021/.., parts: [1 mnkr]}\n  \
        - {amount: 2 mnkr, years: 2021/}\n---\n";
    let json = page(&site(text), "data/releases.json");
    let years: Vec<&str> = json.split("\"years\":\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(years, ["2021/..", "2021/..", "2021/..", "2021/"]);
}
