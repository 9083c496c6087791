//! A small site's search, asked as a reader asks it: `search::files` makes the index, the theme's own scripts answer.

mod search_node;

use diarium::search::{self, Document, Options, RELEASE};

/// One document a line: kind, address, title, names, numbers, date, text; parted by `|`, names and numbers by `;`.
const SITE: &str = "
agency   | /myndigheter/skr/                  | Sveriges Kommuner och Regioner | SKR; Sveriges Kommuner och Landsting; SKL | | | Organisation för kommuner och regioner.
agency   | /myndigheter/socialstyrelsen/      | Socialstyrelsen                | SoS              |                  |         | Fördelar medel och ger kunskapsstöd.
agency   | /myndigheter/jamstalldhet/         | Jämställdhetsmyndigheten       |                  |                  |         | Samordnar den nationella strategin.
agency   | /myndigheter/av/                   | Arbetsmiljöverket              | AV               |                  |         | Ser till arbetsmiljön.
minister | /statsrad/marta-stenevi/           | Märta Stenevi                  |                  |                  |         | Jämställdhetsminister.
program  | /program/modellkommuner/           | Modellkommuner                 |                  | 2015; 2020       | 2015    | Kommuner provade arbetssätt.
topic    | /amnen/jamstalldhet/               | Jämställdhet                   |                  |                  |         | Kvinnor och män ska ha samma makt.
region   | /lan/varmland/                     | Värmlands län                  |                  |                  |         |
release  | /pressmeddelanden/2021/skr-bidrag/ | Statligt stöd till SKR         |                  | 20 mnkr; 2021    | 2021-02 | Pengarna går till jämställdhetsarbete i kommunerna.
release  | /pressmeddelanden/2020/medel/      | Medel mot våld                 |                  | 127,5 mnkr; 2020 | 2020-03 | Socialstyrelsen fördelar 127,5 miljoner kronor till kommuner och regioner.
release  | /regeringsuppdrag/2021/arbetssatt/ | Uppdrag om nya arbetssätt      |                  | A2020/01001/JÄM  | 2021-06 | Nå våldsutsatta under pandemin. Se prop. 2020/21:36.
release  | /pressmeddelanden/2019/far/        | Får på bete                    |                  | 2019             | 2019    | Fårens bete ger öppna landskap.
release  | /pressmeddelanden/2018/far/        | Far och son                    |                  | 2018             | 2018    | En bok om fäder.
release  | /pressmeddelanden/2017/hav/        | Sillen i havet                 |                  | 2017             | 2017    | Fiskekvoter för sill.
release  | /pressmeddelanden/2016/hav/        | Sillen i havet                 |                  | 2016             | 2016    | Fiskekvoter för sill.
release  | /pressmeddelanden/2015/skola/      | Lag om skolan                  |                  | 2021:1299        | 2015    | Skolor och lärare.
release  | /pressmeddelanden/2014/skog/       | Skogsbruk i Norrland           |                  | 2014             | 2014    | Träd och vägar.
release  | /pressmeddelanden/ond/             | <img src=x onerror=alert(1)>   |                  |                  |         | <script>alert(2)</script> & \"citat\"
";

fn documents() -> Vec<Document> {
    SITE.lines().filter(|line| !line.is_empty()).map(document).collect()
}

fn document(line: &'static str) -> Document {
    let mut columns = line.split('|').map(str::trim);
    let mut next = || columns.next().expect("a line has seven columns");
    let list =
        |text: &str| text.split(';').map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()).collect();
    let kind = next();
    Document {
        kind: if kind == "release" { RELEASE } else { kind },
        kind_text: kind.to_uppercase(),
        url: next().to_owned(),
        title: next().to_owned(),
        names: list(next()),
        numbers: list(next()),
        date: Some(next().to_owned()).filter(|date| !date.is_empty()),
        text: next().into(),
        ..Document::default()
    }
}

/// Asserts what each query shows: the query, how many documents have all its words and how many are listed, and the titles.
fn check(queries: &[&str], expected: &str) {
    let files = search::files(&documents(), &Options::default());
    assert_eq!(search_node::run("query.mjs", &files, &queries).trim_end(), expected.trim());
}

#[test]
fn an_inflected_word_finds_the_others() {
    check(
        &["kommunernas pengar ", "skola ", "fiskekvot ", "kvinnor MAKT "],
        "
kommunernas pengar  → 2 of 2 (widened medel)
  Statligt stöd till SKR
  [Medel] mot våld
skola  → 1 of 1
  Lag om skolan
fiskekvot  → 2 of 2
  Sillen i havet
  Sillen i havet
kvinnor MAKT  → 1 of 1
  topic: Jämställdhet",
    );
}

#[test]
fn years_amounts_and_references_are_words_and_so_are_their_parts() {
    check(
        &["2021 ", "127,5 ", "127.5 ", "2021:1299 ", "a2020/01001/jäm ", "A2020/010", "01001 ", "2020/21:36 "],
        "
2021  → 2 of 2
  Statligt stöd till SKR
  Lag om skolan
127,5  → 1 of 1
  Medel mot våld
127.5  → 1 of 1
  Medel mot våld
2021:1299  → 1 of 1
  Lag om skolan
a2020/01001/jäm  → 1 of 1
  Uppdrag om nya arbetssätt
A2020/010 → 1 of 1
  Uppdrag om nya arbetssätt
01001  → 1 of 1
  Uppdrag om nya arbetssätt
2020/21:36  → 1 of 1
  Uppdrag om nya arbetssätt",
    );
}

#[test]
fn an_unknown_reference_is_searched_by_its_parts() {
    check(&["2020/21:99 "], "2020/21:99  → 0 of 1 (dropped 2020/21:99)\n  Uppdrag om nya arbetssätt");
}

#[test]
fn entities_come_first_and_the_one_with_exactly_that_name_before_the_others() {
    check(
        &["skr ", "SKL ", "jämställdhet ", "socialstyrelsens ", "sveriges kommuner och regioner "],
        "
skr  → 2 of 2
  agency: Sveriges Kommuner och Regioner
  Statligt stöd till [SKR]
SKL  → 1 of 1
  agency: Sveriges Kommuner och Regioner
jämställdhet  → 2 of 2
  topic: [Jämställdhet]
  agency: [Jämställdhetsmyndigheten]
socialstyrelsens  → 2 of 2
  agency: [Socialstyrelsen]
  Medel mot våld
sveriges kommuner och regioner  → 1 of 2
  agency: [Sveriges] [Kommuner] och [Regioner]
  Medel mot våld",
    );
}

#[test]
fn an_acronym_that_is_a_stop_word_finds_its_agency() {
    check(&["AV "], "AV  → 1 of 1\n  agency: Arbetsmiljöverket");
}

#[test]
fn a_word_is_found_while_it_is_typed_whatever_ending_it_stops_in() {
    check(
        &["vär", "socialst", "skolo", "jämställdhe"],
        "
vär → 1 of 1
  region: [Värmlands] län
socialst → 2 of 2
  agency: [Socialstyrelsen]
  Medel mot våld
skolo → 1 of 1
  Lag om skolan
jämställdhe → 4 of 4
  agency: [Jämställdhetsmyndigheten]
  topic: [Jämställdhet]
  minister: Märta Stenevi
  Statligt stöd till SKR",
    );
}

#[test]
fn letters_without_their_dots_find_the_word_unless_they_are_one() {
    check(
        &["jamstalldhetsmyndigheten ", "vag ", "far ", "får "],
        "
jamstalldhetsmyndigheten  → 1 of 1
  agency: [Jämställdhetsmyndigheten]
vag  → 1 of 1
  Skogsbruk i Norrland
far  → 1 of 1
  [Far] och son
får  → 1 of 1
  [Får] på bete",
    );
}

#[test]
fn all_words_are_wanted_and_most_words_are_offered() {
    check(
        &["socialstyrelsen 127,5 miljoner ", "socialstyrelsen skolan ", "våld pandemin xyzzy ", "xyzzy ", "och ", " "],
        "
socialstyrelsen 127,5 miljoner  → 1 of 2
  agency: [Socialstyrelsen]
  Medel mot våld
socialstyrelsen skolan  → 0 of 3
  agency: [Socialstyrelsen]
  Lag om [skolan]
  Medel mot våld
våld pandemin xyzzy  → 0 of 2 (dropped xyzzy)
  Medel mot [våld]
  Uppdrag om nya arbetssätt
xyzzy  → 0 of 0 (dropped xyzzy)
och  → 0 of 0
  → 0 of 0",
    );
}

#[test]
fn of_two_equal_releases_the_newer_comes_first() {
    let files = search::files(&documents(), &Options::default());
    let rows = search_node::run("rows.mjs", &files, &"sillen ");
    let dates: Vec<String> = rows.lines().map(|row| value(row)["url"].to_string()).collect();
    assert_eq!(dates, [r#""/pressmeddelanden/2017/hav/""#, r#""/pressmeddelanden/2016/hav/""#]);
}

#[test]
fn a_hostile_title_stays_text() {
    let files = search::files(&documents(), &Options::default());
    let rows = search_node::run("rows.mjs", &files, &"onerror citat ");
    let expected = serde_json::json!({
        "url": "/pressmeddelanden/ond/",
        "kind": "release",
        "kindText": "RELEASE",
        "date": "",
        "dateText": "",
        "who": "",
        "amount": "",
        "imported": false,
        "title": [["<img src=x ", false], ["onerror", true], ["=alert(1)>", false]],
        "excerpt": [["<script>alert(2)</script> & \"", false], ["citat", true], ["\"", false]],
    });
    assert_eq!(value(&rows), expected);
}

fn value(json: &str) -> serde_json::Value {
    serde_json::from_str(json).expect("it is JSON")
}

#[test]
fn a_site_without_documents_finds_nothing() {
    let files = search::files(&[], &Options::default());
    assert_eq!(search_node::run("query.mjs", &files, &["kommun"]), "kommun → 0 of 0 (dropped kommun)\n");
}

#[test]
fn two_builds_give_the_same_bytes_whatever_the_order() {
    let mut reversed = documents();
    reversed.reverse();
    assert_eq!(search::files(&documents(), &Options::default()), search::files(&reversed, &Options::default()));
}
