//! Everything that can be asked beside plain words: what was meant, parts of compounds, phrases, exclusions, fields, facets, orders, and what nobody
//! means. Asked of the theme's own scripts, answered from an index of a dozen documents.

mod search_node;

use std::sync::Arc;

use diarium::parse::config::{Facet, SearchSettings};
use diarium::search::{self, Document, Options, RELEASE, Value};
use serde_json::{Value as Json, json};

/// One document a line: kind, address, title, names, year, minister, agency, kronor, text; parted by `|`.
const SITE: &str = "
agency  | /m/skr/    | Sveriges Kommuner och Regioner | SKR; Sveriges Kommuner och Landsting; SKL | | | | |
release | /p/kvinno/ | Satsning mot kvinnovåld        |              | 2021 | Märta Stenevi  | Socialstyrelsen | 20000000   | Våldsutsatta kvinnor får stöd av kommunerna.
release | /p/skatt/  | Förslag om tilläggsskatt       |              | 2022 | Elisabeth Svantesson | Skatteverket | 1500000000 | Regler för stora koncerner.
release | /p/klimat/ | Bidrag till klimatanpassning   |              | 2023 | Romina Pourmokhtari | Naturvårdsverket | 5000000 | Kommunerna ska anpassa sig till klimatet.
release | /p/stodet/ | Stödet höjs                    |              | 2023 | Märta Stenevi  |                 |            | Höjningen gäller länder utanför unionen.
release | /p/avtal/  | Nytt frihandelsavtal           |              | 2019 |                |                 |            | Avtal med Nya Zeeland om handel och varor.
release | /p/heder/  | Insatser mot hedersvåld        | Sveriges Kommuner och Landsting; SKL; SKR | 2018 | | SKR | 127500000 | Myndigheten får medel till och från kommuner.
release | /p/omvant/ | Från och till                  |              | 2017 |                |                 |            | Resor från och till kommuner.
release | /p/laddning/ | Laddning av fordon           |              | 2020 |                |                 |            | Eldrivna fordon blir fler. Nya regler.
";

fn value(label: &str) -> Arc<Value> {
    let id = label.to_lowercase().replace(' ', "-").replace(['ä', 'å'], "a").replace('ö', "o");
    let names = if label == "SKR" { vec!["Sveriges Kommuner och Landsting".into(), "SKL".into()] } else { Vec::new() };
    Arc::new(Value { id, label: label.to_owned(), names })
}

fn documents() -> Vec<Document> {
    SITE.lines().filter(|line| !line.is_empty()).map(document).collect()
}

fn document(line: &str) -> Document {
    let columns: Vec<&str> = line.split('|').map(str::trim).collect();
    let [kind, url, title, names, year, minister, agency, kronor, text] = columns[..] else { panic!("{line}") };
    let facts = [(Facet::Year, year), (Facet::Minister, minister), (Facet::Agency, agency)];
    Document {
        kind: if kind == "agency" { "agency" } else { RELEASE },
        kind_text: kind.to_uppercase(),
        url: url.to_owned(),
        title: title.to_owned(),
        names: names.split(';').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect(),
        date: (!year.is_empty()).then(|| year.to_owned()),
        kronor: kronor.parse().ok(),
        text: text.into(),
        facts: facts.into_iter().filter(|(_, label)| !label.is_empty()).map(|(of, label)| (of, value(label))).collect(),
        ..Document::default()
    }
}

fn options() -> Options {
    Options { no_amount: "inget känt".into(), column_names: vec!["datum".into()], ..Options::default() }
}

/// Asserts what each query shows; see `tests/js/query.mjs`.
fn check(queries: impl serde::Serialize, expected: &str) {
    let files = search::files(&documents(), &options());
    assert_eq!(search_node::run("query.mjs", &files, &queries).trim_end(), expected.trim());
}

/// Asserts the addresses that each query finds, in order.
fn finds(queries: &[(&str, &str)]) {
    let files = search::files(&documents(), &options());
    let texts: Vec<&str> = queries.iter().map(|(query, _)| *query).collect();
    let answers: Vec<Json> = serde_json::from_str(&search_node::run("answers.mjs", &files, &texts)).expect("JSON");
    let found: Vec<(&str, String)> = texts.into_iter().zip(answers.iter().map(addresses)).collect();
    let found: Vec<(&str, &str)> = found.iter().map(|(query, found)| (*query, found.as_str())).collect();
    assert_eq!(found, queries);
}

fn addresses(answer: &Json) -> String {
    let rows = answer["rows"].as_array().expect("rows");
    let names = rows.iter().map(|row| row["url"].as_str().expect("a url").rsplit('/').nth(1).expect("a name"));
    names.collect::<Vec<_>>().join(" ")
}

#[test]
fn parts_of_compounds_find_them_and_are_marked() {
    check(
        ["kvinna ", "utsatta ", "anpassning klimat ", "tillägg koncerner ", "avtal "],
        "
kvinna  → 1 of 1
  Satsning mot [kvinnovåld]
utsatta  → 1 of 1 (widened …utsatta)
  Satsning mot kvinnovåld
anpassning klimat  → 1 of 1 (widened klimat…)
  Bidrag till [klimatanpassning]
tillägg koncerner  → 1 of 1 (widened tillägg…)
  Förslag om [tilläggsskatt]
avtal  → 1 of 1
  Nytt [frihandelsavtal]",
    );
}

#[test]
fn forms_of_a_word_find_each_other() {
    finds(&[
        ("stöd ", "stodet kvinno"),
        ("stödet ", "stodet kvinno"),
        ("land ", "stodet"),
        ("ladda ", "laddning"),
        ("regel ", "skatt laddning"),
        ("eldriven ", "laddning"),
    ]);
}

#[test]
fn one_wrong_letter_is_forgiven_and_told() {
    check(
        ["frihandelsavtla ", "frihadelsavtal ", "kommunrena 2018 ", "koncerrner ", "zeelnd nytt ", "\"zeelnd\" "],
        "
frihandelsavtla  → 1 of 1 (corrected frihandelsavtla frihandelsavtal)
  Nytt [frihandelsavtal]
frihadelsavtal  → 1 of 1 (corrected frihadelsavtal frihandelsavtal)
  Nytt [frihandelsavtal]
kommunrena 2018  → 0 of 5 (corrected kommunrena kommun) (dropped 2018)
  agency: Sveriges [Kommuner] och Regioner
  Insatser mot hedersvåld
  Bidrag till klimatanpassning
  Satsning mot kvinnovåld
  Från och till
koncerrner  → 1 of 1 (corrected koncerrner koncerner)
  Förslag om tilläggsskatt
zeelnd nytt  → 1 of 1 (corrected zeelnd zeeland)
  [Nytt] frihandelsavtal
\"zeelnd\"  → 0 of 0 (dropped zeelnd)",
    );
}

#[test]
fn a_phrase_is_these_words_in_this_order() {
    finds(&[
        ("\"nya zeeland\"", "avtal"),
        ("\"zeeland nya\"", ""),
        ("”nya zeeland” handel ", "avtal"),
        ("kommuner \"till och från\" ", "heder"),
        ("kommuner \"från och till\" ", "omvant"),
        ("kommuner -\"från och till\" ", "skr heder klimat kvinno"),
        ("\"kommuner", "skr heder klimat kvinno omvant"),
    ]);
}

#[test]
fn a_sum_beyond_all_others_does_not_hide_them() {
    let release = |kronor: u64| {
        let title = format!("Stöd {kronor}");
        Document { kind: RELEASE, url: format!("/p/{kronor}/"), title, kronor: Some(kronor), ..Document::default() }
    };
    // Content may state as much.
    let documents = [release(5_000_000), release(800_000_000_000_000)];
    let found = search_node::run("query.mjs", &search::files(&documents, &options()), &["belopp:>1mnkr "]);
    assert_eq!(found.trim_end(), "belopp:>1mnkr  → 2 of 2\n  Stöd 800000000000000\n  Stöd 5000000");
}

#[test]
fn a_reference_that_no_document_has_is_told_and_its_parts_are_searched() {
    check(
        ["2021:1299 zeeland ", "nytt/2019 ", "zeeland -2021:1299 "],
        "
2021:1299 zeeland  → 0 of 1 (dropped 2021:1299)
  Nytt frihandelsavtal
nytt/2019  → 0 of 1 (dropped nytt/2019)
  [Nytt] frihandelsavtal
zeeland -2021:1299  → 1 of 1
  Nytt frihandelsavtal
",
    );
}

#[test]
fn documents_that_are_not_read_for_a_phrase_are_told() {
    let release = |number: usize| {
        let text = if number == 0 { "Stöd till alla kommuner i landet." } else { "Kommuner i alla län får stöd." };
        let url = format!("/p/{number}/");
        Document { kind: RELEASE, url, title: format!("Handling {number}"), text: text.into(), ..Document::default() }
    };
    let documents: Vec<Document> = (0..70).map(release).collect();
    let found = search_node::run("query.mjs", &search::files(&documents, &options()), &["\"alla kommuner\" "]);
    assert_eq!(found.trim_end(), "\"alla kommuner\"  → 0 of 0 (unread 64 70)");
}

#[test]
fn what_is_excluded_is_not_found() {
    finds(&[
        ("kommuner -hedersvåld -kvinnor ", "skr klimat omvant"),
        ("-kommuner ", ""),
        ("kommuner -kommuner ", ""),
        ("stöd -minister:stenevi ", ""),
    ]);
}

#[test]
fn fields_are_typed_in_swedish_and_english() {
    finds(&[
        ("minister:stenevi ", "stodet kvinno"),
        ("minister:\"märta stenevi\" stöd", "stodet kvinno"),
        ("minister:marta år:2021 ", "kvinno"),
        ("ar:2021 ", "kvinno"),
        ("year:2021-2022 ", "skatt kvinno"),
        ("år:>2021 ", "stodet klimat skatt"),
        ("år:<=2018 ", "heder omvant"),
        ("belopp:>20mnkr ", "skatt heder"),
        ("belopp:>=20mnkr ", "skatt kvinno heder"),
        ("amount:5-20mnkr ", "klimat kvinno"),
        ("belopp:1,5mdkr ", "skatt"),
        ("belopp:\"127,5 mnkr\" ", "heder"),
        ("belopp:<10 ", "klimat"),
        ("myndighet:skr ", "heder"),
        ("agency:landsting ", "heder"),
        ("minister:stenevi minister:svantesson ", ""),
        ("år:", ""),
    ]);
}

#[test]
fn an_unknown_field_and_a_value_that_nobody_has_are_told() {
    check(
        ["ministr:stenevi ", "SKR:s ", "minister:okänd ", "hitta:kvinnovåld ", "belopp:mycket "],
        "
ministr:stenevi  → 0 of 0 (unknown-field ministr minister) (dropped stenevi)
SKR:s  → 2 of 2
  agency: Sveriges Kommuner och Regioner
  Insatser mot hedersvåld
minister:okänd  → 0 of 0 (dropped minister:okänd)
hitta:kvinnovåld  → 1 of 1 (unknown-field hitta )
  Satsning mot [kvinnovåld]
belopp:mycket  → 0 of 0 (dropped belopp:mycket)",
    );
}

#[test]
fn synonyms_of_the_language_and_of_the_site_find_each_other() {
    let settings = SearchSettings {
        synonyms: vec![vec!["bilar".into(), "fordon".into()], vec!["stora företag".into(), "koncerner".into()]],
        ..SearchSettings::default()
    };
    let files = search::files(&documents(), &Options { settings, ..options() });
    let found = search_node::run("query.mjs", &files, &["bilar ", "stora företag ", "hedersrelaterat våld "]);
    let expected = "\
bilar  → 1 of 1 (widened fordon)
  Laddning av [fordon]
stora företag  → 1 of 1 (widened koncerner)
  Förslag om tilläggsskatt
hedersrelaterat våld  → 1 of 2 (widened våld… …våld) (widened hedersvåld)
  Insatser mot [hedersvåld]
  Satsning mot [kvinnovåld]
";
    assert_eq!(found, expected);
}

#[test]
fn an_old_name_finds_the_new_and_the_new_what_was_written_of_the_old() {
    finds(&[("SKL ", "skr heder"), ("SKR ", "skr heder"), ("sveriges kommuner och landsting ", "skr heder")]);
}

#[test]
fn a_name_within_a_query_shows_its_card_before_what_is_found() {
    let entity = |kind, title: &str, names: &[&str]| Document {
        kind,
        url: format!("/m/{}/", title.to_lowercase().replace(' ', "-")),
        title: title.into(),
        names: names.iter().map(|name| (*name).to_owned()).collect(),
        ..Document::default()
    };
    let mut documents = documents();
    documents.extend([
        entity("agency", "Beredningen", &["VAL"]),
        entity("agency", "Kommuner och Regioner", &[]),
        entity("minister", "Märta Stenevi", &["jämställdhetsminister"]),
    ]);
    let files = search::files(&documents, &options());
    let queries = [
        "SKL kvinnor ",
        "vad gör sveriges kommuner och regioners kvinnor ",
        "märta stenevi handel ",
        "marta stenevi handel ",
        "stenevi handel ",
        "handel märta ste",
        "val handel varor ",
        "VAL handel varor ",
        "handel -SKR ",
        "\"SKR\" handel ",
    ];
    let answers: Vec<Json> = serde_json::from_str(&search_node::run("answers.mjs", &files, &queries)).expect("JSON");
    let found: Vec<String> = answers.iter().map(addresses).collect();
    let expected = [
        "skr kvinno heder",
        "skr kommuner-och-regioner kvinno heder",
        "märta-stenevi avtal",
        "märta-stenevi avtal",
        "märta-stenevi avtal",
        "märta-stenevi avtal",
        "avtal",
        "beredningen avtal",
        "avtal",
        "skr avtal heder",
    ];
    assert_eq!(found, expected);
    // The card lacks a word, which is told.
    assert_eq!(
        (&answers[0]["complete"], &answers[0]["entities"], &answers[0]["releases"]),
        (&json!(0), &json!(1), &json!(2))
    );
}

#[test]
fn a_word_for_a_kind_finds_what_is_of_it() {
    let release = |number: usize, kind: &str, text: &str| Document {
        kind: RELEASE,
        kind_text: kind.to_owned(),
        url: format!("/p/{number}/"),
        title: format!("Handling {number}"),
        text: text.into(),
        facts: vec![(Facet::Kind, value(kind))],
        ..Document::default()
    };
    let documents = [
        release(1, "Regeringsuppdrag", "Kartlägg skolan."),
        release(2, "Artikel", "Skolan har fått ett regeringsuppdrag, och mycket mer står här om skolan."),
        release(3, "Artikel", "Skolan har rast."),
    ];
    let files = search::files(&documents, &options());
    let found = search_node::run("query.mjs", &files, &["skolan regeringsuppdraget ", "artiklar ", "nyheter skolan "]);
    let expected = "\
skolan regeringsuppdraget  → 2 of 3
  Handling 1
  Handling 2
  Handling 3
artiklar  → 2 of 2
  Handling 3
  Handling 2
nyheter skolan  → 0 of 3 (dropped nyheter)
  Handling 2
  Handling 3
  Handling 1
";
    assert_eq!(found, expected);
}

/// "avlopp enskilda": one document has both in passing, others say one of them loudly.
#[test]
fn who_has_every_word_comes_first_and_then_who_has_the_rare_one() {
    let release = |number: usize, title: &str, text: &str| Document {
        kind: RELEASE,
        url: format!("/p/{number}/"),
        title: title.to_owned(),
        text: text.into(),
        ..Document::default()
    };
    let filling = "Regeringen har fattat beslut om något helt annat och mycket mer än så. ".repeat(40);
    let mut documents: Vec<Document> =
        (10..40).map(|number| release(number, "Enskilda vägar", "Bidrag till enskilda.")).collect();
    documents.extend([
        release(1, "Utredning", &format!("{filling} Prov av avloppsvatten visas för enskilda. {filling}")),
        release(2, "Bygglov", &format!("Anslutning till avlopp. {filling}")),
        release(3, "Avlopp, avlopp", "Mer avlopp. Vatten."),
    ]);
    let files = search::files(&documents, &options());
    let queries = ["avlopp enskilda ", "enskilda avlopp ", "avlop enskilda "];
    let answers: Vec<Json> = serde_json::from_str(&search_node::run("answers.mjs", &files, &queries)).expect("JSON");
    let first = |answer| addresses(answer).split(' ').take(4).collect::<Vec<_>>().join(" ");
    let found: Vec<String> = answers.iter().map(first).collect();
    // A word that was only guessed puts nothing before what says more.
    assert_eq!(found, ["1 3 2 39", "1 3 2 39", "3 2 1 39"]);
}

#[test]
fn results_are_ordered_and_facets_counted() {
    let files = search::files(&documents(), &options());
    let question = |filters: Json, sort: &str| json!({ "text": "kommuner ", "filters": filters, "sort": sort, "from": 0, "entities": 9, "releases": 9 });
    let questions = [
        question(json!({}), "newest"),
        question(json!({}), "oldest"),
        question(json!({}), "amount"),
        question(json!({ "year": ["2018", "2021"] }), "newest"),
        question(json!({ "year": ["2018"], "minister": ["marta-stenevi"] }), "relevance"),
        question(json!({ "amount": ["1-10", "none"] }), "newest"),
        question(json!({ "amount": ["okänt"], "odd": ["x"] }), "newest"),
    ];
    let answers: Vec<Json> = serde_json::from_str(&search_node::run("answers.mjs", &files, &questions)).expect("JSON");
    let found: Vec<String> = answers.iter().map(addresses).collect();
    assert_eq!(
        found,
        [
            "skr klimat kvinno heder omvant",
            "skr omvant heder kvinno klimat",
            "skr heder kvinno klimat omvant",
            "kvinno heder",
            "",
            "klimat omvant",
            ""
        ]
    );
    let facet = |answer: &Json| -> String {
        let facets = answer["facets"].as_array().expect("facets").iter();
        let told = facets.map(|facet| {
            let values = facet["values"].as_array().expect("values").iter();
            let values = values.map(|value| {
                let chosen = if value["chosen"] == true { "*" } else { "" };
                format!("{}={}{chosen}", value["value"].as_str().expect("a value"), value["count"])
            });
            format!("{}: {}", facet["field"].as_str().expect("a field"), values.collect::<Vec<_>>().join(" "))
        });
        told.collect::<Vec<_>>().join("\n")
    };
    let all = "\
minister: marta-stenevi=1 romina-pourmokhtari=1
agency: naturvardsverket=1 skr=1 socialstyrelsen=1
year: 2023=1 2021=1 2018=1 2017=1
amount: 1-10=1 10-100=1 100-1000=1 none=1";
    assert_eq!(facet(&answers[0]), all);
    // What is chosen in a facet counts for the others, not for itself.
    let chosen = "\
minister: marta-stenevi=1
agency: skr=1 socialstyrelsen=1
year: 2023=1 2021=1* 2018=1* 2017=1
amount: 10-100=1 100-1000=1";
    assert_eq!(facet(&answers[3]), chosen);
    let odd = "amount: okänt=0*";
    assert_eq!(facet(&answers[6]), odd);
}

#[test]
fn a_large_facet_is_fetched_when_it_is_asked_for_or_chosen() {
    let topics: Vec<Arc<Value>> = (0..300).map(|number| value(&format!("Ämne {number}"))).collect();
    let release = |number: usize| Document {
        kind: RELEASE,
        url: format!("/p/{number}/"),
        title: "Stöd".into(),
        kronor: Some(number as u64 * 1_000_000),
        facts: (0..9).map(|at| (Facet::Topic, topics[(number * 7 + at * at * 31) % 300].clone())).collect(),
        ..Document::default()
    };
    let documents: Vec<Document> = (0..4000).map(release).collect();
    let files = search::files(&documents, &options());
    let question = |filters: Json, unfolded: Json| json!({ "text": "stöd ", "filters": filters, "sort": "relevance", "from": 0, "entities": 0, "releases": 1, "unfolded": unfolded });
    let questions = [
        question(json!({}), json!([])),
        question(json!({}), json!(["topic"])),
        question(json!({ "topic": ["amne-7"] }), json!([])),
    ];
    let answers: Vec<Json> = serde_json::from_str(&search_node::run("answers.mjs", &files, &questions)).expect("JSON");
    let told = |answer: &Json| -> Vec<(String, usize, bool)> {
        let facets = answer["facets"].as_array().expect("facets").iter();
        let count = |facet: &Json| facet["values"].as_array().expect("values").len();
        facets
            .map(|facet| (facet["field"].as_str().expect("a field").into(), count(facet), facet["isLater"] == true))
            .collect()
    };
    let amount = ("amount".to_owned(), 5, false);
    assert_eq!(told(&answers[0]), [("topic".to_owned(), 0, true), amount.clone()]);
    assert_eq!(told(&answers[1]), [("topic".to_owned(), 300, false), amount]);
    assert_eq!(told(&answers[2]), [("topic".to_owned(), 300, false), ("amount".to_owned(), 4, false)]);
}

#[test]
fn what_nobody_means_is_answered_all_the_same() {
    let long = "kommunerna ".repeat(1000);
    let many: String = (0..400).map(|number| format!("ord{number} ")).collect();
    let odd = [
        long.as_str(),
        many.as_str(),
        &"å".repeat(10_000),
        &"\"".repeat(5000),
        &"-".repeat(5000),
        &"a:".repeat(5000),
        "och att det ",
        "?!.,;:-–—\"'()[]{}",
        ".*(+)[a-z]{2,}\\d$ ^|",
        "<img src=x onerror=alert(1)> ",
        "🙂🏳️‍🌈 👩‍👩‍👧",
        "مرحبا שלום \u{202e}kommuner",
        "\u{0}\u{ffff}\u{d7ff}",
        "constructor __proto__ toString hasOwnProperty ",
        "minister: -: \"\" -\"\" år:>< belopp:- ",
        "2021:1299:1:1:1/1/1,,..",
    ];
    let files = search::files(&documents(), &options());
    let answers: Vec<Json> = serde_json::from_str(&search_node::run("answers.mjs", &files, &odd)).expect("JSON");
    let found: Vec<(usize, String)> =
        answers.iter().map(addresses).enumerate().filter(|(_, one)| !one.is_empty()).collect();
    let all = "skr heder klimat kvinno omvant".to_owned();
    assert_eq!(found, [(0, all.clone()), (11, all)]);
    let cut = |answer: &Json| answer["notes"].to_string().contains(r#"{"type":"cut","words":32}"#);
    let cut: Vec<usize> = (0..odd.len()).filter(|&at| cut(&answers[at])).collect();
    assert_eq!(cut, [0, 1, 2, 3, 4, 5]);
}
