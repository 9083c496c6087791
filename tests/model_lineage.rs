//! What continues, amends and succeeds what: both directions, and circles.

mod support;

use diarium::model::{Entity, OrganisationId, ProgramId, RelationKind, TopicId};
use support::{findings, site};

/// Two records of one folder that refer to each other by a key, and what is told of it.
fn circle(folder: &str, key: &str) -> String {
    let record =
        |id: &str, other: &str| format!("//- content/{folder}/{id}.md\n---\ntitle: {id}\n{key}: {other}\n---\n");
    findings(&(record("a", "b") + &record("b", "a")))
}

fn told(folder: &str, column: usize, word: &str) -> String {
    format!(
        "content/{folder}/b.md:3:{column} error[lineage-cycle] `b` {word} `a`, which leads back to it\n  \
         help: take one of the references of the circle out"
    )
}

#[test]
fn releases_cannot_follow_each_other_in_a_circle() {
    for (key, word) in [
        ("continues", "continues"),
        ("strengthens", "strengthens"),
        ("amends", "amends"),
        ("replaces", "replaces"),
        ("formal_decision", "announces"),
    ] {
        assert_eq!(circle("releases", key), told("releases", key.len() + 3, word));
    }
}

#[test]
fn programs_cannot_follow_or_hold_each_other_in_a_circle() {
    for (key, word) in
        [("continues", "continues"), ("strengthens", "strengthens"), ("part_of", "is part of"), ("strategy", "serves")]
    {
        assert_eq!(circle("programs", key), told("programs", key.len() + 3, word));
    }
}

#[test]
fn organisations_ministries_and_topics_cannot_be_circles() {
    assert_eq!(circle("agencies", "succeeds"), told("agencies", 11, "succeeds"));
    assert_eq!(circle("ministries", "succeeds"), told("ministries", 11, "succeeds"));
    assert_eq!(circle("topics", "broader"), told("topics", 10, "belongs to"));
}

#[test]
fn a_record_cannot_follow_itself() {
    assert_eq!(
        findings("//- content/releases/2021/a.md\n---\ntitle: A\ncontinues: releases/2021/a\n---\n"),
        "content/releases/2021/a.md:3:12 error[lineage-cycle] `2021/a` continues itself\n  \
         help: take one of the references of the circle out"
    );
}

#[test]
fn a_long_circle_is_told_once() {
    let mut text = String::new();
    for at in 0..50 {
        text += &format!("//- content/topics/t{at:02}.md\n---\ntitle: T\nbroader: t{:02}\n---\n", (at + 1) % 50);
    }
    assert_eq!(
        findings(&text),
        "content/topics/t49.md:3:10 error[lineage-cycle] `t49` belongs to `t00`, which leads back to it\n  \
         help: take one of the references of the circle out"
    );
}

#[test]
fn two_ways_to_one_record_are_no_circle() {
    assert_eq!(
        findings(
            "//- content/topics/a.md\n---\ntitle: A\nbroader: [b, c]\n---\n//- content/topics/b.md\n---\ntitle: B\nbroader: d\n\
             ---\n//- content/topics/c.md\n---\ntitle: C\nbroader: d\n---\n//- content/topics/d.md\n---\ntitle: D\n---\n"
        ),
        ""
    );
}

#[test]
fn lineage_is_known_at_both_ends() {
    let site = site(
        "//- content/programs/a.md\n---\ntitle: A\n---\n\
         //- content/programs/b.md\n---\ntitle: B\ncontinues: a\npart_of: a\n---\n\
         //- content/topics/a.md\n---\ntitle: A\n---\n//- content/topics/b.md\n---\ntitle: B\nbroader: a\n---\n\
         //- content/agencies/a.md\n---\ntitle: A\n---\n\
         //- content/agencies/b.md\n---\ntitle: B\nsucceeds: {agency: a, relation: renamed, date: 2018-01-01}\n---\n",
    );
    let model = &site.site.model;
    assert_eq!(model.programs[0].continued_by, [ProgramId(1)]);
    assert_eq!(model.programs[0].parts, [ProgramId(1)]);
    assert_eq!(model.topics[0].narrower, [TopicId(1)]);
    let later = &model.organisations[0].successors[0];
    assert_eq!(later.entity, Entity::Organisation(OrganisationId(1)));
    assert_eq!(later.date.map(|date| date.to_string()).as_deref(), Some("2018-01-01"));
}

#[test]
fn every_edge_is_found_from_both_ends() {
    let site = site(
        "//- content/agencies/o.md\n---\ntitle: O\n---\n//- content/ministers/m.md\n---\ntitle: M\n---\n\
         //- content/releases/a.md\n---\ntitle: A\nagencies: {agency: o, role: assists}\nminister: m\nquoted: m\n\
         assigned_by: o\namounts: {amount: 1 kr, from: o, through: o, to: o}\ndeadlines: {due: 2030, by: o, to: o}\n---\n",
    );
    let model = &site.site.model;
    let kinds = |entity| model.incoming(entity).map(|edge| edge.kind).collect::<Vec<_>>();
    let organisation = Entity::Organisation(OrganisationId(0));
    use RelationKind as Kind;
    assert_eq!(
        kinds(organisation),
        [
            Kind::Agency(diarium::parse::record::Role::Assists),
            Kind::AssignedBy,
            Kind::Pays,
            Kind::Distributes,
            Kind::Receives,
            Kind::ReportBy,
            Kind::ReportTo
        ]
    );
    assert_eq!(kinds(Entity::Minister(diarium::model::MinisterId(0))), [Kind::Minister, Kind::Quotes]);
    for entity in model.entities() {
        for edge in model.outgoing(entity) {
            assert!(model.incoming(edge.to).any(|back| back == edge), "{edge:?}");
        }
    }
}

#[test]
fn what_is_continued_is_not_later() {
    let two = |key: &str, earlier: &str, later: &str| {
        findings(&format!(
            "//- content/releases/a.md\n---\ntitle: A\npublished: {earlier}\n{key}: b\n---\n\
             //- content/releases/b.md\n---\ntitle: B\npublished: {later}\n---\n"
        ))
    };
    assert_eq!(
        two("continues", "2020-05-05", "2021-02"),
        "content/releases/a.md:4:12 error[contradictory-dates] `a` continues `b`, which is later: from 2021-02-01, after \
         2020-05-05\n  help: the later record names the earlier one; mend a date, or move the key to the other record"
    );
    for (earlier, later) in [("2020", "2020-12-31"), ("2020-05-05", "2020-05-05"), ("2020", "2021~"), ("2020?", "2021")]
    {
        assert_eq!(two("replaces", earlier, later), "", "{earlier} {later}");
    }
    assert_eq!(two("formal_decision", "2020", "2021"), "");
    let programs = "//- content/programs/a.md\n---\ntitle: A\nperiod: 2018/2020\ncontinues: b\n---\n\
        //- content/programs/b.md\n---\ntitle: B\nperiod: 2021/2023\n---\n";
    assert!(findings(programs).contains("`a` continues `b`, which is later: from 2021-01-01, after 2020-12-31"));
}

#[test]
fn two_may_assist_each_other_but_none_itself() {
    let one = |id: &str, other: &str| format!("//- content/releases/{id}.md\n---\ntitle: A\nassists: {other}\n---\n");
    assert_eq!(findings(&(one("a", "b") + &one("b", "a"))), "");
    assert!(findings(&one("a", "a")).contains("error[lineage-cycle] `a` assists itself"));
}
