//! What every import does with records: they are read back as they were meant, whatever stands in them; a person's work is never touched.

mod support;

use diarium::import::{
    Candidate, Draft, Fields, Hand, Known, NoteKind, Plan, Records, Report, Value, WantedIds, identify, plan,
};
use diarium::parse::{self, record::Facts, record::Folder, slug};
use diarium::source::{SourceFile, Sources};
use jiff::civil::{Date, date};
use proptest::prelude::*;

const SEEN: Date = date(2026, 11, 22);

/// Texts that look like something else to YAML, or to somebody who reads it by eye.
const HOSTILE: [&str; 40] = [
    "NO",
    "yes",
    "null",
    "~",
    "1e3",
    "0x1f",
    "2021-02-18",
    "12:30",
    "'",
    "\"",
    "a: b",
    "a:",
    ": a",
    "# a",
    "a #b",
    "- a",
    "-",
    "---",
    "...",
    "? a",
    "! a",
    "!a",
    "& a",
    "*a",
    "[a",
    "a]",
    "{a",
    "a}",
    "a, b",
    "| a",
    "> a",
    "%a",
    "@a",
    "`a",
    "\u{1f600} glad",
    "rad\nrad",
    "\ttab\t#x",
    "a\\b",
    "\u{202e}",
    "---\ntitle: x\n---",
];

fn hostile() -> impl Strategy<Value = String> {
    let any = proptest::collection::vec(any::<char>(), 1..12).prop_map(|chars| chars.into_iter().collect::<String>());
    let known =
        proptest::collection::vec(proptest::sample::select(&HOSTILE[..]), 1..4).prop_map(|parts| parts.concat());
    prop_oneof![any, known].prop_filter("blank texts are left out", |text| !text.trim().is_empty())
}

fn draft(id: &str, fields: Fields) -> Draft {
    Draft { folder: Folder::Agencies, id: id.to_owned(), origin: format!("prov/{id}"), fields, body: String::new() }
}

fn read(draft: &Draft) -> parse::Parsed {
    let file = SourceFile::new(draft.path(), draft.text(SEEN).0.into_bytes());
    parse::record(&file).expect("it stands in a folder of records")
}

proptest! {
    #[test]
    fn every_text_is_read_back_as_it_was(title in hostile(), names in proptest::collection::vec(hostile(), 0..5), note in hostile()) {
        let rows = names.iter().map(|name| Fields::new().with("name", name.as_str()).with("from", "2001-02"));
        let fields = Fields::new()
            .with("title", title.as_str())
            .list("names", rows)
            .list("acronyms", names.iter().map(String::as_str))
            .with("silence", Fields::new().with("name-claimed-twice", note.as_str()));
        let mut draft = draft("x", fields);
        draft.body = names.concat();
        let parsed = read(&draft);
        prop_assert!(parsed.diagnostics.iter().all(|found| found.code.as_str() != "yaml-syntax"), "{:?}", parsed.diagnostics);
        let record = parsed.record.expect("it can be read");
        let Facts::Agency(facts) = &record.facts else { unreachable!("it stands among the agencies") };
        let trimmed: Vec<&str> = names.iter().map(|name| name.trim()).collect();
        prop_assert_eq!(&record.common.title.value, title.trim());
        prop_assert_eq!(facts.names.iter().map(|name| name.name.value.as_str()).collect::<Vec<_>>(), trimmed.clone());
        prop_assert_eq!(facts.acronyms.iter().map(|name| name.value.as_str()).collect::<Vec<_>>(), trimmed);
        prop_assert_eq!(record.common.silence[0].1.as_str(), note.trim());
    }

    /// An import that finds its own record finds it untouched.
    #[test]
    fn a_record_just_written_is_the_machines(title in hostile(), body in hostile()) {
        let mut draft = draft("x", Fields::new().with("title", title));
        draft.body = body;
        let known = site(&[(&draft.path(), &draft.text(SEEN).0)]);
        let hand = &known.get(Folder::Agencies, "x").expect("it is there").hand;
        prop_assert!(matches!(hand, Hand::Machine { .. }), "{hand:?}");
    }
}

fn site(files: &[(&str, &str)]) -> Known {
    let mut sources: Sources = support::sources("");
    for (path, text) in files {
        sources.add(path, text.as_bytes().to_vec());
    }
    Known::of(&sources)
}

fn planned(known: &Known, drafts: &[Draft]) -> (Plan, Report) {
    let mut report = Report::new("prov");
    let plan = plan(known, drafts, date(2027, 1, 1), &|origin| origin.starts_with("prov/"), &mut report);
    report.finish();
    (plan, report)
}

fn notes(report: &Report) -> Vec<(NoteKind, String)> {
    report.notes().iter().map(|note| (note.kind, format!("{}: {}", note.file, note.message))).collect()
}

#[test]
fn a_repeated_import_writes_nothing_and_a_changed_source_rewrites() {
    let old = draft("x", Fields::new().with("title", "Äldre"));
    let known = site(&[(&old.path(), &old.text(SEEN).0)]);
    let (plan, report) = planned(&known, std::slice::from_ref(&old));
    assert_eq!((plan.writes.len(), report.records), (0, Records { same: 1, ..Records::default() }));
    let new = draft("x", Fields::new().with("title", "Nyare"));
    let (plan, report) = planned(&known, &[new]);
    assert_eq!(report.records, Records { changed: 1, ..Records::default() });
    assert_eq!(
        plan.writes[0].diff(),
        "--- content/agencies/x.md\n+++ content/agencies/x.md\n@@ -1,3 +1,3 @@\n ---\n-title: Äldre\n+title: Nyare\n review: imported\n"
    );
    assert!(plan.writes[0].after.contains("seen: 2027-01-01"));
}

#[test]
fn an_edited_record_is_left_alone_and_a_change_at_its_source_is_told() {
    let draft = draft("x", Fields::new().with("title", "Verket"));
    let edits = [
        draft.text(SEEN).0.replace("title: Verket", "title: Det rätta verket"),
        draft.text(SEEN).0.replace("review: imported\n", ""),
        draft.text(SEEN).0 + "\nEn rad till.\n",
    ];
    for edited in edits {
        let known = site(&[(&draft.path(), &edited)]);
        let (plan, report) = planned(&known, std::slice::from_ref(&draft));
        assert_eq!((plan.writes.len(), report.records), (0, Records { edited: 1, ..Records::default() }));
        assert_eq!(notes(&report), []);
        let mut changed = draft.clone();
        changed.fields = changed.fields.with("summary", "Nytt.");
        let (plan, report) = planned(&known, &[changed]);
        assert_eq!((plan.writes.len(), report.records.edited), (0, 1));
        let message = "content/agencies/x.md: edited by hand, and `prov/x` has changed since the import; compare them";
        assert_eq!(notes(&report), [(NoteKind::SourceChanged, message.to_owned())]);
    }
}

#[test]
fn what_is_gone_from_the_source_is_told_and_left() {
    let (own, other) = (draft("x", Fields::new().with("title", "A")), draft("y", Fields::new().with("title", "B")));
    let other = Draft { origin: "annat/y".to_owned(), ..other };
    let known = site(&[(&own.path(), &own.text(SEEN).0), (&other.path(), &other.text(SEEN).0)]);
    let (plan, report) = planned(&known, &[]);
    assert_eq!((plan.writes.len(), report.records), (0, Records { vanished: 1, ..Records::default() }));
    let message = "content/agencies/x.md: `prov/x` is no longer in the source";
    assert_eq!(notes(&report), [(NoteKind::Vanished, message.to_owned())]);
}

#[test]
fn an_empty_file_is_no_record() {
    let draft = draft("x", Fields::new().with("title", "A"));
    let (plan, report) = planned(&site(&[("content/agencies/x.md", "")]), &[draft]);
    assert_eq!((plan.writes.len(), report.records.new), (1, 1));
}

fn candidate(origin: &str, name: &str) -> Candidate {
    Candidate {
        folder: Folder::Agencies,
        origin: format!("prov/{origin}"),
        wikidata: None,
        org_nr: None,
        names: vec![name.to_owned()],
        url: None,
        ids: WantedIds::AnyOf(vec![slug(name)]),
    }
}

fn ids(known: &Known, candidates: &[Candidate]) -> Vec<String> {
    let mark = |one: diarium::import::Identified| if one.is_another_hand { format!("={}", one.id) } else { one.id };
    identify(known, candidates).into_iter().map(mark).collect()
}

#[test]
fn a_hand_written_entity_is_known_by_item_number_or_name() {
    let known = site(&[
        ("content/agencies/a.md", "---\ntitle: Ett\nwikidata: Q1\norg_nr: 202100-0001\n---\n"),
        ("content/agencies/b.md", "---\ntitle: Två\norg_nr: 2021000002\nnames: [Dubbelt]\n---\n"),
        ("content/agencies/c.md", "---\ntitle: Tre\nacronyms: [SKR]\nnames: [Dubbelt]\n---\n"),
        ("content/ministries/d.md", "---\ntitle: Fyra\n---\n"),
    ]);
    let with = |name, wikidata: Option<&str>, org_nr: Option<&str>| Candidate {
        wikidata: wikidata.map(str::to_owned),
        org_nr: org_nr.map(str::to_owned),
        ..candidate(name, name)
    };
    let entries = [
        with("Annat namn", Some("Q1"), None),
        with("Ännu ett", None, Some("202100-0002")),
        with("tre", None, None),
        with("Dubbelt", None, None),
        with("SKR", None, None),
        with("Fyra", None, None),
    ];
    assert_eq!(ids(&known, &entries), ["=a", "=b", "=c", "dubbelt", "skr", "fyra"]);
    assert_eq!(ids(&known, &[with("Dubbelt", None, None)]), ["dubbelt"], "a name of two is nobody's");
    assert_eq!(ids(&known, &[with("Ett", Some("Q2"), None)]), ["ett"], "another item is another body");
    assert_eq!(ids(&known, &[with("Två", None, Some("202100-0009"))]), ["tva"], "another number is another body");
}

#[test]
fn an_id_that_is_taken_gives_the_next_wanted_one_or_a_number() {
    let known = site(&[("content/agencies/verket.md", "---\ntitle: Ett annat\n---\n")]);
    let mut wants_two = candidate("1", "Verket");
    wants_two.ids = WantedIds::AnyOf(vec!["verket".to_owned(), "verket-i-umea".to_owned()]);
    assert_eq!(
        ids(&known, &[candidate("2", "Verket"), wants_two, candidate("3", "Verket")]),
        ["verket-2", "verket-i-umea", "verket-3"]
    );
}

#[test]
fn a_record_that_was_moved_or_is_broken_keeps_its_entry() {
    let draft = draft("x", Fields::new().with("title", "Verket"));
    let moved = site(&[("content/agencies/flyttat/hit.md", &draft.text(SEEN).0)]);
    assert_eq!(ids(&moved, &[candidate("x", "Verket")]), ["flyttat/hit"]);
    let broken = site(&[("content/agencies/verket.md", "---\ntitle: [\n---\n")]);
    assert_eq!(ids(&broken, &[candidate("x", "Verket")]), ["=verket"]);
}

#[test]
fn a_fixed_id_is_the_entry_whoever_wrote_it() {
    let known = site(&[("content/releases/2021/a.md", "---\ntitle: A\n---\n")]);
    let fixed = Candidate {
        folder: Folder::Releases,
        ids: WantedIds::Fixed("2021/a".to_owned()),
        ..candidate("2021/a", "Något helt annat")
    };
    assert_eq!(ids(&known, &[fixed]), ["=2021/a"]);
}

#[test]
fn a_value_may_hold_values() {
    let row = Value::Map(Fields::new().with("name", "A").maybe("from", None::<String>));
    let text = draft("x", Fields::new().with("title", "T").with("names", Value::List(vec![row]))).text(SEEN).0;
    assert!(text.contains("names:\n  - {name: A}\n"), "{text}");
}
