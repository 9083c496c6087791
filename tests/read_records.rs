//! What a record's file says, typed: short forms, long forms and defaults of every kind.

use diarium::parse::record::{
    AgencyType, Facts, ProgramType, Record, Regrants, Review, Role, SourceKind, SuccessionKind,
};
use diarium::parse::{self, config::Config};
use diarium::source::{SourceFile, Spanned};

/// The record of a file without a mistake.
#[track_caller]
fn record(path: &str, text: &str) -> Record {
    let parsed = parse::record(&SourceFile::new(path, text.as_bytes())).expect("a record's path");
    assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
    parsed.record.expect("valid YAML")
}

fn names(list: &[Spanned<String>]) -> Vec<&str> {
    list.iter().map(|name| name.value.as_str()).collect()
}

#[test]
fn a_release_in_its_short_form() {
    let text = "---
title: Statligt stöd till SKR för jämställdhet 2021
kind: grant
published: 2021-02
ministry: arbetsmarknadsdepartementet
minister: marta-stenevi
agencies: skr
programs: jamstalldhet-och-kvinnofrid-2021-2023
topics: [jamstalldhet, hedersrelaterat-vald-och-fortryck]
amounts: 20 miljoner kronor
source: https://www.regeringen.se/pressmeddelanden/2021/02/x/
---
Text.
";
    let record = record("content/releases/2021/skr-bidrag.md", text);
    assert_eq!((record.folder.as_str(), record.id.as_str()), ("releases", "2021/skr-bidrag"));
    assert_eq!(record.common.title.value, "Statligt stöd till SKR för jämställdhet 2021");
    assert_eq!(record.common.review, Review::Reviewed);
    let source = record.common.source.expect("a source");
    assert_eq!(source.url.as_deref(), Some("https://www.regeringen.se/pressmeddelanden/2021/02/x/"));
    assert_eq!(source.kind, SourceKind::Primary);
    assert_eq!(&*record.body.plain, "Text.");
    let Facts::Release(facts) = record.facts else { panic!("a release") };
    assert_eq!(facts.kind.as_str(), "grant");
    assert_eq!(facts.published.expect("a date").value.to_string(), "2021-02");
    assert_eq!(names(&facts.ministries), ["arbetsmarknadsdepartementet"]);
    assert_eq!(names(&facts.ministers), ["marta-stenevi"]);
    assert_eq!(names(&facts.programs), ["jamstalldhet-och-kvinnofrid-2021-2023"]);
    assert_eq!(names(&facts.topics), ["jamstalldhet", "hedersrelaterat-vald-och-fortryck"]);
    assert_eq!((facts.agencies[0].agency.value.as_str(), facts.agencies[0].role), ("skr", Role::Mentioned));
    assert_eq!(facts.amounts[0].amount.value.to_string(), "20 mnkr");
    let span = facts.ministers[0].span;
    assert_eq!(&text[span.start as usize..span.end as usize], "marta-stenevi");
}

#[test]
fn the_folder_gives_kind_and_role() {
    let of = |folder: &str| match record(&format!("content/{folder}/a.md"), "---\ntitle: x\nagencies: skr\n---\n").facts
    {
        Facts::Release(facts) => (facts.kind.as_str(), facts.agencies[0].role.as_str()),
        _ => panic!("a release"),
    };
    assert_eq!(of("releases"), ("press-release", "mentioned"));
    assert_eq!(of("assignments"), ("assignment", "assigned"));
    assert_eq!(of("articles"), ("article", "mentioned"));
}

#[test]
fn a_release_in_its_long_form() {
    let text = "---
title: x
summary: S
lang: en
aliases: /gammal/
draft: true
embargo: 2026-12-01T09:00
review: imported
corrections: [{date: 2024-03-05, text: Fel år.}]
silence: {not-in-office: Källan anger så.}
inferred: [published, minister]
import: {path: a/b, hash: abc, seen: 2026-11-22}
source: {url: 'https://a.se/', kind: recipient, publisher: SKR, retrieved: 2026-11-22}
reference: A2020/01001/JÄM
agencies: [{agency: socialstyrelsen, role: assigned}, skr]
deadlines:
  - {kind: interim, due: 2023-09-30, by: socialstyrelsen, to: regeringskansliet, delivered: {date: 2023-10-02, url: /r/}}
  - {due: 2024, delivered: 2024-01-05, amends: {release: 2020/a, due: 2023-09-30}, superseded: true}
basis: {agreement: januariavtalet, parties: [s, c]}
quoted: [lena-hallengren, Anna Andersson]
attachments: {title: Beslut, url: https://a.se/b.pdf}
contacts: {name: Presstjänst, email: a@b.se, publish: true}
evidence: {minister: säger …}
amounts:
  - amount: högst 127,5 mnkr
    measure: each
    count: 3
    years: 2020/2022
    status: estimated
    from: staten
    through: socialstyrelsen
    to: [kommuner, regioner]
    region: varmlands-lan
    announced_in: 2020/a
    regrants: true
    parts: [75 mnkr, {amount: cirka 5 mnkr, qualifier: exact, regrants: 2021/b}]
---
";
    let record = record("content/releases/a.md", text);
    let common = record.common;
    assert_eq!((common.summary.as_deref(), common.lang.as_deref()), (Some("S"), Some("en")));
    assert_eq!((names(&common.aliases), common.draft), (vec!["/gammal/"], true));
    assert_eq!(common.embargo.expect("a moment").to_string(), "2026-12-01T09:00:00");
    assert_eq!(common.review, Review::Imported);
    assert_eq!(
        (common.corrections[0].date.to_string().as_str(), common.corrections[0].text.as_str()),
        ("2024-03-05", "Fel år.")
    );
    assert_eq!(
        (common.silence[0].0.value.as_str(), common.silence[0].1.as_str()),
        ("not-in-office", "Källan anger så.")
    );
    assert_eq!(common.inferred, ["published", "minister"]);
    let import = common.import.expect("an import");
    assert_eq!((import.path.as_str(), import.hash.as_str()), ("a/b", "abc"));
    assert_eq!(import.seen.expect("a day").to_string(), "2026-11-22");
    assert_eq!(common.source.expect("a source").kind, SourceKind::Recipient);
    let Facts::Release(facts) = record.facts else { panic!("a release") };
    assert_eq!(facts.reference.as_deref(), Some("A2020/01001/JÄM"));
    assert_eq!(facts.agencies.iter().map(|agency| agency.role).collect::<Vec<_>>(), [Role::Assigned, Role::Mentioned]);
    let [interim, last] = &facts.deadlines[..] else { panic!("two deadlines") };
    assert_eq!(
        (interim.kind.as_str(), names(&interim.by), names(&interim.to)),
        ("interim", vec!["socialstyrelsen"], vec!["regeringskansliet"])
    );
    assert_eq!(interim.delivered.as_ref().and_then(|delivered| delivered.url.as_deref()), Some("/r/"));
    assert_eq!((last.kind.as_str(), last.superseded), ("final", true));
    let delivered = last.delivered.as_ref().and_then(|delivered| delivered.date.as_ref());
    assert_eq!(delivered.expect("a date").value.to_string(), "2024-01-05");
    assert_eq!(last.amends.as_ref().expect("an amended deadline").release.value, "2020/a");
    let basis = facts.basis.expect("a basis");
    assert_eq!(
        (basis.agreement.expect("an agreement").value.as_str(), names(&basis.parties)),
        ("januariavtalet", vec!["s", "c"])
    );
    assert_eq!(names(&facts.quoted), ["lena-hallengren", "Anna Andersson"]);
    assert_eq!(facts.attachments[0].title, "Beslut");
    assert!(facts.contacts[0].publish);
    assert_eq!(facts.evidence["minister"], "säger …");
    let row = &facts.amounts[0];
    let words = |row: &parse::record::AmountRow| row.qualifier.map(|qualifier| qualifier.as_str());
    assert_eq!((words(row), row.count.map(|count| count.value)), (Some("at-most"), Some(3)));
    assert_eq!(row.measure.map(|measure| measure.as_str()), Some("each"));
    assert_eq!(row.status.map(|status| status.as_str()), Some("estimated"));
    assert_eq!(row.years.as_ref().expect("years").value.to_string(), "2020/2022");
    assert_eq!((names(&row.through), names(&row.to)), (vec!["socialstyrelsen"], vec!["kommuner", "regioner"]));
    assert_eq!((names(&row.regions), row.parts.len()), (vec!["varmlands-lan"], 2));
    assert!(matches!(row.regrants, Some(Regrants::Unknown)));
    assert_eq!(words(&row.parts[0]), None);
    assert_eq!(words(&row.parts[1]), Some("exact"));
    assert!(matches!(&row.parts[1].regrants, Some(Regrants::From(release)) if release.value == "2021/b"));
}

#[test]
fn organisations_with_their_names_in_time() {
    let text = "---
title: Sveriges Kommuner och Regioner
type: association
names: [{name: Sveriges Kommuner och Landsting, to: 2019-11-26}, SKR]
acronyms: SKR
autolink: av
org_nr: 222000-0315
ministry: [finansdepartementet, {ministry: b, from: 2020}]
succeeds: [a, {agency: b, relation: merged, date: 2007}]
---
";
    let Facts::Agency(facts) = record("content/agencies/skr.md", text).facts else { panic!("an agency") };
    assert_eq!(facts.kind, AgencyType::Association);
    assert_eq!(
        facts.names.iter().map(|name| name.name.value.as_str()).collect::<Vec<_>>(),
        ["Sveriges Kommuner och Landsting", "SKR"]
    );
    assert_eq!((names(&facts.acronyms), facts.autolink), (vec!["SKR"], vec!["av".to_owned()]));
    assert_eq!(facts.ministry[1].from.as_ref().expect("a date").value.to_string(), "2020");
    assert_eq!(
        facts.succeeds.iter().map(|row| row.relation).collect::<Vec<_>>(),
        [SuccessionKind::Replaced, SuccessionKind::Merged]
    );

    let text = "---\ntitle: A\nacronyms: [Fi]\nsucceeds: {ministry: b, relation: split}\n---\n";
    let Facts::Ministry(facts) = record("content/ministries/a.md", text).facts else { panic!("a ministry") };
    assert_eq!((facts.succeeds[0].of.value.as_str(), facts.succeeds[0].relation), ("b", SuccessionKind::Split));
}

#[test]
fn people_governments_and_the_other_kinds() {
    let text = "---
title: Märta Stenevi
party: mp
appointments:
  - {title: x, post: jamstalldhet, ministry: a, government: lofven-ii, from: 2021-02-05, to: 2021-11-30, end: dismissed}
---
";
    let Facts::Minister(facts) = record("content/ministers/a.md", text).facts else { panic!("a minister") };
    let row = &facts.appointments[0];
    assert_eq!((row.title.as_str(), row.post.as_ref().expect("a post").value.as_str()), ("x", "jamstalldhet"));
    assert_eq!((names(&row.ministry), row.end.map(|end| end.as_str())), (vec!["a"], Some("dismissed")));

    let text = "---\ntitle: Löfven II\nfrom: 2019-01-21\nparties: [s, mp]\nprime_minister: stefan-lofven\n---\n";
    let Facts::Government(facts) = record("content/governments/a.md", text).facts else { panic!("a government") };
    assert_eq!((facts.from.value.to_string().as_str(), names(&facts.parties)), ("2019-01-21", vec!["s", "mp"]));

    let text = "---\ntitle: A\nparties: s\nfrom: 2019\nto: 2021-06~\n---\n";
    let Facts::Agreement(facts) = record("content/agreements/a.md", text).facts else { panic!("an agreement") };
    assert_eq!(facts.to.expect("a date").value.to_string(), "2021-06~");

    let text = "---\ntitle: A\ntype: pilot\nperiod: 2021/..\nlead: [skr, Rikspolisen]\npart_of: b\ngoals: [c, d]\nstrategy: e\n---\n";
    let Facts::Program(facts) = record("content/programs/a.md", text).facts else { panic!("a program") };
    assert_eq!(
        (facts.kind, facts.goals.len(), names(&facts.lead)),
        (ProgramType::Pilot, 2, vec!["skr", "Rikspolisen"])
    );

    let Facts::Topic(facts) = record("content/topics/a.md", "---\ntitle: A\nbroader: b\n---\n").facts else {
        panic!("a topic")
    };
    assert_eq!(names(&facts.broader), ["b"]);

    let Facts::Region(facts) = record("content/regions/a.md", "---\ntitle: A\ncode: 01\n---\n").facts else {
        panic!("a region")
    };
    assert_eq!(facts.code.as_deref(), Some("01"));
}

/// `no`, `2021` and `null` in quotes are what they look like.
#[test]
fn scalars_keep_their_text() {
    let title = |yaml: &str| record("content/pages/a.md", &format!("---\ntitle: {yaml}\n---\n")).common.title.value;
    for (yaml, text) in [
        ("no", "no"),
        ("2021", "2021"),
        ("0755", "0755"),
        ("1_000", "1_000"),
        ("\"null\"", "null"),
        (">\n  a\n  b", "a b"),
    ] {
        assert_eq!(title(yaml), text);
    }
}

#[test]
fn an_empty_value_is_no_value() {
    let Facts::Release(facts) = record("content/releases/a.md", "---\ntitle: x\nminister:\namounts: ~\n---\n").facts
    else {
        panic!("a release")
    };
    assert!(facts.ministers.is_empty() && facts.amounts.is_empty());
}

#[test]
fn a_path_gives_folder_and_id() {
    let identity = |path| parse::identity(path).map(|(folder, id)| (folder.as_str(), id));
    assert_eq!(identity("content/releases/2021/skr-bidrag.md"), Some(("releases", "2021/skr-bidrag")));
    for path in [
        "content/site.yaml",
        "content/a.md",
        "content/release/a.md",
        "content/releases/a.png",
        "content/releases/.md",
        "themes/a.md",
    ] {
        assert_eq!(identity(path), None, "{path}");
        assert!(parse::record(&SourceFile::new(path, &b""[..])).is_none(), "{path}");
    }
}

#[test]
fn settings_of_the_site() {
    let text = "\u{feff}title: Diarium
language: en
base_url: https://diarium.example/sub
publisher: {name: P, url: https://p.se, email: a@b.se}
license: CC-BY-4.0
theme: eget
parties: {x: X-partiet, a: A-partiet}
words: {releases: artiklar, articles: pressmeddelanden, money: kronor}
report_url: mailto:a@b.se
noindex_imported: true
search: {elasticlunr_limit: 10}
";
    let (config, found) = parse::config(&SourceFile::new("content/site.yaml", text.as_bytes()));
    assert!(found.is_empty(), "{found:?}");
    assert_eq!((config.title.as_str(), config.language.value.as_str()), ("Diarium", "en"));
    assert_eq!(config.base_url, "https://diarium.example/sub/");
    assert_eq!(config.publisher.email.as_deref(), Some("a@b.se"));
    assert_eq!(
        config.parties,
        [("x", "X-partiet"), ("a", "A-partiet")].map(|(key, name)| (key.to_owned(), name.to_owned()))
    );
    let words = ["releases", "articles", "money", "data"].map(|key| config.words.get(key));
    assert_eq!(words, ["artiklar", "pressmeddelanden", "kronor", "data"]);
    assert!(config.noindex_imported);
    assert_eq!(config.search.elasticlunr_limit, 10);

    let (config, _) = parse::config(&SourceFile::new("content/site.yaml", &b"title: \xff"[..]));
    assert_eq!(config, Config::default());
}
