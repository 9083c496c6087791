//! `diarium import swerik`: rows to governments, ministers and their terms.

use snapbox::str;

use crate::Folder;

const GOVERNMENTS: &str = "start,end,government,government_id
1996-03-22,2006-10-06,Regeringen Gran,Q1
2006-10-06,2010-09-01,Regeringen Ek I,Q2
2010-09-03,,Regeringen Ek II,Q3
";

const MINISTERS: &str = "person_id,start,end,government,role
p1,,,Regeringen Ek I,statsminister
p1,,,Regeringen Ek II,statsminister
p2,2006-10-06,2008-02-01,Regeringen Ek I,justitieminister
p2,2008-02-01,2011,Regeringen Ek I,Biträdande finansminister
p2,2008-02-01,2011,Regeringen Ek II,Biträdande finansminister
p3,2007-05,2008-06-30,Regeringen Ek I,minister för nordiskt samarbete
p4,1997-01-01,1999-01-01,Regeringen Gran,skolminister
";

const NAMES: &str = "person_id,name,primary_name
p1,Ek,False
p1,Eva Ek,True
p2,Ola Öberg,True
p3,Ola Öberg,True
p4,Gun Gran,True
";

const PARTIES: &str = "person_id,start,end,party
p1,1990,,Moderata samlingspartiet
p2,1990,2005-01-01,Vänsterpartiet
p2,2005-01-01,,Folkpartiet liberalerna
p3,,,Nationalpartiet
";

const PERSONS: &str = "person_id,born,dead
p1,1960-02-03,
p2,1950-02-03,
p3,1970,
";

const ITEMS: &str = "person_id,wiki_id\np1,Q101\np2,Q102\n";

pub fn source() -> Folder {
    Folder::empty()
        .file("data/government.csv", GOVERNMENTS)
        .file("data/minister.csv", MINISTERS)
        .file("data/name.csv", NAMES)
        .file("data/party_affiliation.csv", PARTIES)
        .file("data/person.csv", PERSONS)
        .file("data/wiki_id.csv", ITEMS)
}

const IMPORT: [&str; 5] = ["import", "swerik", "data", "--into", "site"];

#[test]
fn governments_and_ministers_come_with_the_rules_that_made_them() {
    let folder = source();
    folder.run(&IMPORT).assert().success().stderr_eq(str![]).stdout_eq(str![[r#"
imported swerik into site
       5  new
rules
       2  a blank start is the first day of its government
       1  a blank end is the last day of its government
       1  a start before its government is cut to the government's first day
       1  an end after its government is cut to the government's last day
       0  an end before a government under which the same term stands too is taken as blank
       0  a row without a day within its government is left out
       0  rows of one person, title and government that overlap or adjoin are one term
       2  a term that goes on under the next government has a row for each; the site shows one
       2  the year of birth is part of an id that two persons of one name would share
       2  a title that does not name its portfolio for certain has no post
not resolved (1)
  party_affiliation.csv: `Ola Öberg` belonged to `Nationalpartiet`, which is no party of site.yaml

"#]]);
    folder.check();
    snapbox::assert_data_eq!(
        folder.record("governments/ek-i"),
        str![[r#"
---
title: Ek I
wikidata: Q2
from: 2006-10-06
parties: [m, l]
prime_minister: eva-ek
inferred: parties
source: {kind: secondary, publisher: Swerik, url: "https://github.com/swerik-project/riksdagen-persons"}
review: imported
---

"#]]
    );
    snapbox::assert_data_eq!(
        folder.record("ministers/eva-ek"),
        str![[r#"
---
title: Eva Ek
wikidata: Q101
party: m
appointments:
  - {title: statsminister, post: statsminister, government: ek-i, from: 2006-10-06, to: 2010-09-03, end: government-left}
  - {title: statsminister, post: statsminister, government: ek-ii, from: 2010-09-03}
inferred: appointments
source: {kind: secondary, publisher: Swerik, url: "https://github.com/swerik-project/riksdagen-persons"}
review: imported
---

"#]]
    );
    snapbox::assert_data_eq!(
        folder.record("ministers/ola-oberg-1950"),
        str![[r#"
---
title: Ola Öberg
wikidata: Q102
party: l
appointments:
  - {title: justitieminister, post: justitie, government: ek-i, from: 2006-10-06, to: 2008-02-01, end: changed-portfolio}
  - {title: biträdande finansminister, government: ek-i, from: 2008-02-01, to: 2010-09-03, end: government-left}
  - {title: biträdande finansminister, government: ek-ii, from: 2010-09-03, to: 2011, end: dismissed}
source: {kind: secondary, publisher: Swerik, url: "https://github.com/swerik-project/riksdagen-persons"}
review: imported
---

"#]]
    );
    snapbox::assert_data_eq!(
        folder.record("ministers/ola-oberg-1970"),
        str![[r#"
---
title: Ola Öberg
appointments:
  - {title: minister för nordiskt samarbete, post: nordiskt-samarbete, government: ek-i, from: 2007-05, to: 2008-06-30, end: dismissed}
source: {kind: secondary, publisher: Swerik, url: "https://github.com/swerik-project/riksdagen-persons"}
review: imported
---

"#]]
    );
    assert!(!folder.has("site/content/ministers/gun-gran.md"), "before 2006");
}

#[test]
fn since_reaches_back() {
    let folder = source();
    folder.run(&[&IMPORT[..], &["--since", "1996", "-q"]].concat()).assert().success().stdout_eq(str![]);
    folder.check();
    assert!(folder.read("site/content/ministers/gun-gran.md").contains("to: 1999-01-01, end: dismissed"));
}

#[test]
fn a_hand_written_minister_or_government_stands_and_is_referred_to() {
    let minister = "---\ntitle: Eva Ek\nwikidata: Q101\n---\n";
    let folder = source()
        .file("site/content/site.yaml", "title: T\nbase_url: https://e.example/\n")
        .file("site/content/ministers/statsministern.md", minister)
        .file("site/content/governments/regeringen-ek.md", "---\ntitle: Den första\nfrom: 2006-10-06\n---\n")
        .file("site/content/ministers/ola-oberg-1950.md", "---\ntitle: Ola Öberg\nwikidata: Q999\n---\n");
    folder.run(&[&IMPORT[..], &["--report", "report.json"]].concat()).assert().success();
    assert_eq!(folder.record("ministers/statsministern"), minister);
    assert!(folder.record("governments/ek-ii").contains("prime_minister: statsministern\n"));
    assert!(!folder.has("site/content/governments/ek-i.md"));
    assert!(
        folder.record("ministers/ola-oberg-1950-2").contains("government: regeringen-ek,"),
        "another person of that name"
    );
    let report = folder.read("report.json");
    assert!(report.contains("\"message\": \"stands for `swerik/p1`, and is left as it is\""), "{report}");
    folder.run(&["check", "--root", "site"]).assert().success();
}

#[test]
fn broken_input_is_told_and_the_rest_is_imported() {
    let folder = source();
    folder.write("data/government.csv", format!("{GOVERNMENTS},,Regeringen Ask,Q4\n3000-13-45,,Regeringen Al,Q5\n"));
    folder.write(
        "data/minister.csv",
        [
            MINISTERS.as_bytes(),
            b"p1,2007-99-99,,Regeringen Ek I,sk\xf6ldminister\n",
            "p1,2007-99-99,,Regeringen Ek I,skolminister\n".as_bytes(),
            "p1,2009-01-01,2008-01-01,Regeringen Ek I,kulturminister\n".as_bytes(),
            "p1,,2006-12-31,Regeringen Ek II,miljöminister\n".as_bytes(),
            "p1,2010-09-03,2011-01-01,Regeringen Ek I,energiminister\n".as_bytes(),
            "p9,,,Regeringen Ek I,skolminister\n,,,Regeringen Ek I,skolminister\n".as_bytes(),
            "p2,,,Regeringen Bok,skolminister\np2,,Regerin".as_bytes(),
        ]
        .concat(),
    );
    folder.write("data/person.csv", "person_id,birthday\np1,1960\n");
    folder.run(&IMPORT).assert().success().stderr_eq(str![]).stdout_eq(str![[r#"
imported swerik into site
       5  new
rules
       5  a blank start is the first day of its government
       4  a blank end is the last day of its government
       1  a start before its government is cut to the government's first day
       1  an end after its government is cut to the government's last day
       1  an end before a government under which the same term stands too is taken as blank
       1  a row without a day within its government is left out
       0  rows of one person, title and government that overlap or adjoin are one term
       2  a term that goes on under the next government has a row for each; the site shows one
       0  the year of birth is part of an id that two persons of one name would share
       2  a title that does not name its portfolio for certain has no post
warnings (12)
  government.csv:5: a government needs a name and its first day; the row is passed over
  government.csv:6: `3000-13-45` is no date; it is taken as blank
  government.csv:6: a government needs a name and its first day; the row is passed over
  minister.csv:9: not UTF-8; the row is passed over
  minister.csv:10: `2007-99-99` is no date; it is taken as blank
  minister.csv:11: `2008-01-01` is before `2009-01-01`; the end is taken as blank
  minister.csv:12: `miljöminister` ends before a government that it stands under; the end is taken as blank
  minister.csv:13: no day of `energiminister` lies in the time of `Regeringen Ek I`; the row is left out
  minister.csv:15: a person, a government and a role are needed; the row is passed over
  minister.csv:17: 3 cells where the header has 5; the row is passed over
  … and 2 notes more; `--report FILE` writes them all
not resolved (2)
  minister.csv:16: no government is called `Regeringen Bok`; the row is left out
  party_affiliation.csv: `Ola Öberg` belonged to `Nationalpartiet`, which is no party of site.yaml

"#]]);
    folder.check();
}

#[test]
fn one_item_of_two_persons_is_told() {
    let folder = source();
    folder.write("data/wiki_id.csv", "person_id,wiki_id\np1,Q101\np2,Q101\n");
    let output = folder.run(&IMPORT).assert().success().stderr_eq(str![]).get_output().stdout.clone();
    let told = String::from_utf8(output).expect("text");
    assert!(told.contains("  wiki_id.csv: `Q101` is said to be `p1` and `p2`; one of them is wrong\n"), "{told}");
}

#[test]
fn a_missing_file_ends_the_import_before_anything_is_written() {
    let folder = source();
    std::fs::remove_file(folder.path().join("data/name.csv")).expect("it was there");
    folder.run(&IMPORT).assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: `data/name.csv` does not exist

"#]]);
    folder.run(&["import", "swerik", "nowhere", "--into", "site"]).assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: `nowhere` is not a folder with government.csv, minister.csv, name.csv, party_affiliation.csv, person.csv, wiki_id.csv

"#]]);
    assert!(!folder.has("site"));
}
