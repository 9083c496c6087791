//! Drafts and embargoes: what is hidden leaves no trace, and comes out at its minute.

mod support;

use diarium::compile;
use diarium::source::Sources;
use jiff::civil::{DateTime, date};
use support::{findings, site, told};

/// Records of every kind that is hidden, each with the word `hemlig` in id, title and text, and one record that names them all.
const HIDDEN: &str = "\
//- content/releases/hemlig-r.md
---
title: Hemlig R
draft: true
amounts: {amount: 7 mnkr, years: 2021, to: skr}
programs: p
agencies: skr
ministry: d
continues: oppen
deadlines: {due: 2030-01-01, amends: {release: oppen, due: 2029-01-01}}
---
Hemlig text om Öppna myndigheten.
//- content/agencies/hemlig-o.md
---
title: Hemliga verket
embargo: 2026-12-01T09:00
acronyms: HEMLIG
---
//- content/ministers/hemlig-m.md
---
title: Hemlig Minister
draft: true
appointments: {title: hemligminister, post: hemlig, from: 2020}
---
//- content/programs/hemlig-p.md
---
title: Hemliga programmet
draft: true
part_of: p
---
//- content/topics/hemlig-t.md
---
title: Hemligt ämne
draft: true
---
//- content/regions/hemlig-l.md
---
title: Hemligt län
draft: true
---
//- content/governments/hemlig-g.md
---
title: Hemlig
from: 2020-01-01
draft: true
---
//- content/agreements/hemlig-a.md
---
title: Hemliga avtalet
draft: true
---
//- content/ministries/hemlig-d.md
---
title: Hemliga departementet
draft: true
---
//- content/pages/hemlig.md
---
title: Hemlig sida
draft: true
aliases: /hemlig-gammal/
---
//- content/programs/p.md
---
title: Det öppna programmet
continues: hemlig-p
strategy: hemlig-p
lead: hemlig-o
---
//- content/ministries/d.md
---
title: Öppna departementet
---
//- content/agencies/skr.md
---
title: Öppna myndigheten
ministry: hemlig-d
succeeds: hemlig-o
---
//- content/releases/oppen.md
---
title: Öppen
published: 2021-03-01
government: hemlig-g
ministry: hemlig-d
minister: hemlig-m
agencies: hemlig-o
assigned_by: hemlig-o
programs: hemlig-p
topics: hemlig-t
regions: hemlig-l
basis: {agreement: hemlig-a}
continues: hemlig-r
formal_decision: hemlig-r
quoted: hemlig-m
amounts:
  - {amount: 3 mnkr, through: hemlig-o, to: hemlig-o, region: hemlig-l}
  - {amount: 2 mnkr, announced_in: hemlig-r}
  - {amount: 1 mnkr, regrants: hemlig-r}
  - {amount: 9 mnkr, from: hemlig-o}
deadlines: {due: 2029-01-01, by: hemlig-o, to: hemlig-o}
---
Se [uppdraget](../hemlig-r/) och [filen](hemlig-r.md). Det gäller verket.
";

fn at(text: &str, now: DateTime) -> Sources {
    let mut sources = support::sources(text);
    sources.options.now = now;
    sources
}

#[test]
fn a_reference_to_a_hidden_record_is_no_error() {
    assert_eq!(findings(HIDDEN), "");
}

#[test]
fn a_hidden_record_is_in_no_file_of_the_site() {
    let site = site(HIDDEN);
    for path in site.paths() {
        assert!(!path.contains("hemlig"), "{path}");
        let bytes = site.render(&path).expect("a path of the site").expect("it can be rendered");
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        assert!(!text.contains("hemlig"), "{path}: {text}");
    }
}

#[test]
fn a_link_that_leads_nowhere_is_plain_text() {
    let site = site(
        "//- content/site.yaml\ntitle: T\nbase_url: https://a.se/dok/\n\
         //- content/releases/2030/hemlig.md\n---\ntitle: Hemlig\ndraft: true\n---\n\
         //- content/releases/2021/a.md\n---\ntitle: A\n---\n\
         [Ett](../2030/hemlig.md), ![två](/borta.png), [*tre*](/borta/ \"titel\"), [fyra](#del), [fem](a.md#del).\n",
    );
    let html = support::page(&site, "pressmeddelanden/2021/a/index.html");
    let text = "<p>Ett, två, <em>tre</em>, <a href=\"#del\">fyra</a>, \
                <a href=\"/dok/pressmeddelanden/2021/a/#del\">fem</a>.</p>";
    assert!(html.contains(text), "{html}");
}

#[test]
fn a_hidden_record_is_in_no_sum_and_no_backlink() {
    let site = site(HIDDEN);
    let model = &site.site.model;
    assert_eq!(model.releases.len(), 1);
    assert_eq!(model.posts.len(), 0);
    // 3 mnkr, and the 2 mnkr whose first telling nobody sees; not the hidden 7 mnkr, nor what is handed on.
    assert_eq!(model.all_totals().decided.ore, diarium::parse::money::Ore::from_kronor(5_000_000));
    let edges = model.entities().flat_map(|entity| model.outgoing(entity)).count();
    assert_eq!(edges, 0);
}

#[test]
fn a_deadline_is_not_struck_through_by_a_hidden_one() {
    let site = site(HIDDEN);
    assert_eq!(site.site.model.deadlines.len(), 1);
    assert_eq!(site.site.model.deadlines[0].status, diarium::model::DeadlineStatus::Coming);
}

#[test]
fn an_embargo_ends_at_its_minute() {
    let text = "//- content/releases/a.md\n---\ntitle: A\nembargo: 2026-12-01T09:00\n---\n";
    let releases =
        |hour, minute| compile(&at(text, date(2026, 12, 1).at(hour, minute, 0, 0))).site.model.releases.len();
    assert_eq!((releases(8, 59), releases(9, 0)), (0, 1));
}

#[test]
fn the_next_change_is_an_embargo_of_today_or_midnight() {
    let text = "//- content/releases/a.md\n---\ntitle: A\nembargo: 2026-12-01T09:00\n---\n\
                //- content/releases/b.md\n---\ntitle: B\nembargo: 2026-12-01T07:00\ndraft: true\n---\n";
    let next = |now: DateTime| compile(&at(text, now)).next_change().expect("time goes on").to_string();
    assert_eq!(next(date(2026, 11, 30).at(12, 0, 0, 0)), "2026-12-01T00:00:00");
    assert_eq!(next(date(2026, 12, 1).at(0, 0, 0, 0)), "2026-12-01T09:00:00");
    assert_eq!(next(date(2026, 12, 1).at(9, 0, 0, 0)), "2026-12-02T00:00:00");
}

#[test]
fn drafts_can_be_shown_and_are_marked() {
    let mut sources = support::sources(
        "//- content/releases/a.md\n---\ntitle: A\ndraft: true\n---\n\
         //- content/releases/b.md\n---\ntitle: B\nembargo: 2026-12-01T09:00\n---\n\
         //- content/releases/c.md\n---\ntitle: C\nembargo: 2026-11-01T09:00\n---\n",
    );
    sources.options.drafts = true;
    let site = compile(&sources);
    let marks: Vec<(&str, bool, bool)> = site
        .site
        .model
        .releases
        .iter()
        .map(|release| (release.head.id.as_str(), release.head.draft, release.head.embargo.is_some()))
        .collect();
    assert_eq!(marks, [("a", true, false), ("b", false, true), ("c", false, false)]);
}

#[test]
fn mistakes_within_a_hidden_file_are_still_reported() {
    let site = site("//- content/releases/a.md\n---\ntitle: A\ndraft: true\nsumary: x\n---\n");
    let told: Vec<String> = site.diagnostics.iter().map(told).collect();
    assert_eq!(
        told.join("\n"),
        "content/releases/a.md:4:1 error[unknown-key] a release has no key `sumary`\n  help: did you mean `summary`?"
    );
}

#[test]
fn a_hidden_organisation_that_pays_keeps_the_row_out_of_the_states_money() {
    let site = site(
        "//- content/agencies/fond.md\n---\ntitle: Fonden\ndraft: true\n---\n\
         //- content/releases/a.md\n---\ntitle: A\namounts: {amount: 1 mnkr, from: fond}\n---\n",
    );
    let model = &site.site.model;
    assert_eq!(model.amounts[0].why_not.map(|why| why.as_str()), Some("other-funder"));
    assert_eq!(model.all_totals().decided.rows, 0);
}

/// The files beside records, without those that every site has.
fn beside(sources: &Sources) -> Vec<String> {
    let mut paths = compile(sources).paths();
    paths.retain(|path| [".pdf", "bilaga.csv", ".png", "CNAME"].iter().any(|end| path.ends_with(end)));
    paths
}

#[test]
fn a_file_of_hidden_records_alone_is_not_published() {
    let mut sources = support::sources(
        "//- content/CNAME\nx\n//- content/bilder/a.png\nx\n//- content/bilder/b.png\nx\n\
         //- content/releases/2031/x.md\n---\ntitle: X\nembargo: 2031-01-01T09:00\n---\nText.\n\
         //- content/releases/2031/underlag.pdf\nx\n//- content/releases/2031/bilder/c.png\nx\n\
         //- content/releases/2031/delad.pdf\nx\n\
         //- content/releases/2021/y.md\n---\ntitle: Y\ndraft: true\nattachments: {title: B, url: bilaga.csv}\n---\n\
         ![a](/bilder/a.png) [c](../gemensam.pdf)\n\
         //- content/releases/2021/y/d.png\nx\n\
         //- content/releases/2021/bilaga.csv\nx\n//- content/releases/2021/gemensam.pdf\nx\n\
         //- content/releases/2021/annan.pdf\nx\n\
         //- content/releases/2021/z.md\n---\ntitle: Z\n---\n[c](gemensam.pdf) [d](../2031/delad.pdf)\n",
    );
    let published = [
        "CNAME",
        "bilder/b.png",
        "pressmeddelanden/2021/annan.pdf",
        "pressmeddelanden/2021/gemensam.pdf",
        "pressmeddelanden/2031/delad.pdf",
    ];
    assert_eq!(beside(&sources), published);
    sources.options.drafts = true;
    assert_eq!(beside(&sources).len(), 10);
}
