//! References from record to record: any whole tail of an id, and what is said when one leads nowhere or to several.

mod support;

use support::{findings, site};

/// The ids of the releases that the release `a` continues.
fn continued(text: &str) -> Vec<String> {
    let site = site(text);
    let model = &site.site.model;
    let release = model.releases.iter().find(|release| release.head.id == "a").expect("the site has a release `a`");
    release.continues.iter().map(|&id| model[id].head.id.clone()).collect()
}

#[test]
fn any_whole_tail_of_an_id_is_a_reference() {
    for reference in ["skr-bidrag", "2021/skr-bidrag", "releases/2021/skr-bidrag"] {
        let text = format!(
            "//- content/releases/2021/skr-bidrag.md\n---\ntitle: B\n---\n\
             //- content/releases/a.md\n---\ntitle: A\ncontinues: {reference}\n---\n"
        );
        assert_eq!(continued(&text), ["2021/skr-bidrag"], "{reference}");
        assert_eq!(findings(&text), "");
    }
}

#[test]
fn half_a_segment_is_no_tail() {
    let found = findings(
        "//- content/releases/2021/skr-bidrag.md\n---\ntitle: B\n---\n\
         //- content/releases/a.md\n---\ntitle: A\ncontinues: bidrag\n---\n",
    );
    assert_eq!(found, "content/releases/a.md:3:12 error[unknown-reference] no release has the id `bidrag`");
}

#[test]
fn a_tail_of_several_records_lists_them() {
    let found = findings(
        "//- content/releases/2020/bidrag.md\n---\ntitle: B\n---\n\
         //- content/articles/2021/bidrag.md\n---\ntitle: B\n---\n\
         //- content/releases/a.md\n---\ntitle: A\ncontinues: bidrag\n---\n",
    );
    assert_eq!(
        found,
        "content/releases/a.md:3:12 error[ambiguous-reference] `bidrag` fits 2 records: `releases/2020/bidrag`, \
         `articles/2021/bidrag`\n  \
         help: write more of the id, with its folder where ids are alike"
    );
}

#[test]
fn an_id_in_two_folders_of_releases_needs_the_folder() {
    let text = |reference: &str| {
        format!(
            "//- content/releases/2021/x.md\n---\ntitle: R\n---\n\
             //- content/assignments/2021/x.md\n---\ntitle: U\n---\n\
             //- content/releases/a.md\n---\ntitle: A\ncontinues: {reference}\n---\n"
        )
    };
    assert_eq!(
        findings(&text("2021/x")),
        "content/releases/a.md:3:12 error[ambiguous-reference] `2021/x` fits 2 records: `releases/2021/x`, \
         `assignments/2021/x`\n  \
         help: write more of the id, with its folder where ids are alike"
    );
    assert_eq!(findings(&text("assignments/2021/x")), "");
}

#[test]
fn a_whole_id_goes_before_the_tail_of_a_longer_one() {
    let text = "//- content/releases/bidrag.md\n---\ntitle: B\n---\n\
                //- content/releases/2020/bidrag.md\n---\ntitle: C\n---\n\
                //- content/releases/a.md\n---\ntitle: A\ncontinues: bidrag\n---\n";
    assert_eq!(continued(text), ["bidrag"]);
    assert_eq!(findings(text), "");
}

#[test]
fn a_mistyped_id_gets_the_nearest_one() {
    let found = findings(
        "//- content/ministers/marta-stenevi.md\n---\ntitle: Märta Stenevi\n---\n\
         //- content/releases/a.md\n---\ntitle: A\nminister: marta-stenvi\n---\n",
    );
    assert_eq!(
        found,
        "content/releases/a.md:3:11 error[unknown-reference] no minister has the id `marta-stenvi`\n  \
         help: did you mean `marta-stenevi`?"
    );
}

#[test]
fn a_name_in_place_of_an_id_gets_that_id() {
    let text = |minister: &str| {
        format!(
            "//- content/ministers/marta-stenevi.md\n---\ntitle: Märta Stenevi\n---\n\
             //- content/releases/a.md\n---\ntitle: A\nminister: {minister}\n---\n"
        )
    };
    for name in ["Märta Stenevi", "MÄRTA STENEVI", "märta-stenevi"] {
        let found = findings(&text(name));
        assert!(found.ends_with("\n  help: did you mean `marta-stenevi`?"), "{found}");
    }
    assert!(!findings(&text("Märta Stenberg")).contains("help"));
}

#[test]
fn several_ids_in_a_row_are_to_be_a_list() {
    assert_eq!(
        findings("//- content/releases/a.md\n---\ntitle: A\nagencies: skr, jamy\n---\n"),
        "content/releases/a.md:3:11 error[unknown-reference] no agency has the id `skr, jamy`\n  \
         help: several are written as a list: `[skr, jamy]`"
    );
}

#[test]
fn every_key_that_refers_is_looked_up_in_its_own_kind() {
    let found = findings(
        "//- content/topics/x.md\n---\ntitle: Ämnet\n---\n\
         //- content/releases/a.md\n---\ntitle: A\ngovernment: x\nministry: x\nminister: x\nagencies: x\nprograms: x\n\
         topics: x\nregions: x\nbasis: {agreement: x, parties: [x]}\nstrengthens: x\namends: x\nreplaces: x\n\
         assists: x\nformal_decision: x\namounts: {amount: 1 kr, announced_in: x, regrants: x, region: x}\n\
         deadlines: {due: 2021, amends: {release: x, due: 2020}}\n---\n",
    );
    let messages: Vec<&str> = found.lines().filter_map(|line| line.split_once("] ")).map(|(_, text)| text).collect();
    assert_eq!(
        messages,
        [
            "no government has the id `x`",
            "no ministry has the id `x`",
            "no minister has the id `x`",
            "no agency has the id `x`",
            "no program has the id `x`",
            "no region has the id `x`",
            "no agreement has the id `x`",
            "no party has the key `x`",
            "no release has the id `x`",
            "no release has the id `x`",
            "no release has the id `x`",
            "no release has the id `x`",
            "no release has the id `x`",
            "no release has the id `x`",
            "no release has the id `x`",
            "no region has the id `x`",
            "no release has the id `x`",
        ]
    );
}

#[test]
fn every_kind_of_record_has_its_references_looked_up() {
    let found = findings(
        "//- content/programs/p.md\n---\ntitle: P\ncontinues: x\nstrengthens: x\npart_of: x\nstrategy: x\nregions: x\n\
         topics: x\n---\n\
         //- content/agencies/o.md\n---\ntitle: O\nministry: x\nsucceeds: x\n---\n\
         //- content/ministries/d.md\n---\ntitle: D\nsucceeds: x\n---\n\
         //- content/ministers/m.md\n---\ntitle: M\nappointments: {title: t, ministry: x, government: x, from: 2020}\n---\n\
         //- content/governments/g.md\n---\ntitle: G\nfrom: 2019\nprime_minister: x\n---\n\
         //- content/topics/t.md\n---\ntitle: T\nbroader: x\n---\n",
    );
    let told: Vec<&str> = found.lines().filter(|line| line.starts_with("content")).collect();
    assert_eq!(
        told,
        [
            "content/agencies/o.md:3:11 error[unknown-reference] no ministry has the id `x`",
            "content/agencies/o.md:4:11 error[unknown-reference] no agency has the id `x`",
            "content/governments/g.md:4:17 error[unknown-reference] no minister has the id `x`",
            "content/ministers/m.md:3:36 error[unknown-reference] no ministry has the id `x`",
            "content/ministers/m.md:3:51 error[unknown-reference] no government has the id `x`",
            "content/ministries/d.md:3:11 error[unknown-reference] no ministry has the id `x`",
            "content/programs/p.md:3:12 error[unknown-reference] no program has the id `x`",
            "content/programs/p.md:4:14 error[unknown-reference] no program has the id `x`",
            "content/programs/p.md:5:10 error[unknown-reference] no program has the id `x`",
            "content/programs/p.md:6:11 error[unknown-reference] no program has the id `x`",
            "content/programs/p.md:7:10 error[unknown-reference] no region has the id `x`",
            "content/programs/p.md:8:9 error[unknown-reference] no topic has the id `x`",
            "content/topics/t.md:3:10 error[unknown-reference] no topic has the id `x`",
        ]
    );
}

#[test]
fn who_pays_and_receives_may_be_plain_words() {
    assert_eq!(
        findings(
            "//- content/releases/a.md\n---\ntitle: A\namounts: {amount: 1 kr, to: alla kommuner, from: EU}\n---\n"
        ),
        ""
    );
}

#[test]
fn words_that_look_like_a_mistyped_id_are_pointed_out() {
    let found = findings(
        "//- content/agencies/region-skane.md\n---\ntitle: Region Skåne\n---\n\
         //- content/releases/a.md\n---\ntitle: A\namounts: {amount: 1 kr, to: region-skaane}\n---\n",
    );
    assert_eq!(
        found,
        "content/releases/a.md:3:29 warning[unknown-reference] `region-skaane` looks like an id that no agency has; it is \
         shown as words\n  \
         help: did you mean `region-skane`?"
    );
}

#[test]
fn a_party_that_fits_several_organisations_lists_them() {
    let found = findings(
        "//- content/agencies/a/skr.md\n---\ntitle: A\n---\n\
         //- content/agencies/b/skr.md\n---\ntitle: B\n---\n\
         //- content/releases/a.md\n---\ntitle: A\namounts: {amount: 1 kr, to: skr}\nassigned_by: skr\n---\n",
    );
    let told = |place: &str| {
        format!(
            "content/releases/a.md:{place} error[ambiguous-reference] `skr` fits 2 records: `agencies/a/skr`, \
             `agencies/b/skr`\n  \
             help: write more of the id, with its folder where ids are alike"
        )
    };
    assert_eq!(found, format!("{}\n{}", told("3:29"), told("4:14")));
}

#[test]
fn somebody_quoted_who_fits_several_ministers_lists_them() {
    let found = findings(
        "//- content/ministers/a/andersson.md\n---\ntitle: A\n---\n\
         //- content/ministers/b/andersson.md\n---\ntitle: B\n---\n\
         //- content/releases/a.md\n---\ntitle: A\nquoted: andersson\n---\n",
    );
    assert_eq!(
        found,
        "content/releases/a.md:3:9 error[ambiguous-reference] `andersson` fits 2 records: `ministers/a/andersson`, \
         `ministers/b/andersson`\n  \
         help: write more of the id, with its folder where ids are alike"
    );
}

#[test]
fn a_reference_and_a_file_name_may_differ_in_unicode_form() {
    let text = "//- content/releases/a\u{30a}r.md\n---\ntitle: År\n---\n\
                //- content/releases/a.md\n---\ntitle: A\ncontinues: år\n---\n";
    assert_eq!(findings(text), "");
    assert_eq!(continued(text), ["a\u{30a}r"]);
}

#[test]
fn an_unreadable_record_keeps_its_id() {
    let found = findings(
        "//- content/topics/t.md\n---\ntitle: [\n---\n\
         //- content/releases/a.md\n---\ntitle: A\ntopics: t\n---\n",
    );
    let told: Vec<&str> = found.lines().filter(|line| line.starts_with("content")).collect();
    assert_eq!(told.len(), 1, "{found}");
    assert!(told[0].starts_with("content/topics/t.md:2:") && told[0].contains("error[yaml-syntax]"), "{found}");
}

#[test]
fn a_file_that_could_not_be_opened_keeps_its_id() {
    use diarium::diagnostic::{Code, Diagnostic, Place};
    let mut sources = support::sources("//- content/releases/a.md\n---\ntitle: A\ntopics: t\n---\n");
    let place = Place::file(&"content/topics/t.md".into());
    sources.problems.push(Diagnostic::error(Code::FILE_UNREADABLE, place, "cannot read it"));
    let told: Vec<String> = diarium::compile(&sources).diagnostics.iter().map(support::told).collect();
    assert_eq!(told.join("\n"), "content/topics/t.md:1:1 error[file-unreadable] cannot read it");
}

#[test]
fn a_record_may_name_one_thing_twice_and_it_counts_once() {
    let text = "//- content/releases/2021/b.md\n---\ntitle: B\n---\n\
                //- content/releases/a.md\n---\ntitle: A\ncontinues: [b, 2021/b]\n---\n";
    assert_eq!(continued(text), ["2021/b"]);
}

#[test]
fn titles_may_repeat() {
    assert_eq!(
        findings(
            "//- content/releases/a.md\n---\ntitle: Lika\n---\n//- content/releases/b.md\n---\ntitle: Lika\n---\n"
        ),
        ""
    );
}

#[test]
fn an_id_half_written_or_a_name_of_another_time_gets_that_id() {
    let around = "//- content/regions/varmlands-lan.md\n---\ntitle: Värmlands län\n---\n\
        //- content/agencies/skr.md\n---\ntitle: Sveriges Kommuner och Regioner\nacronyms: SKR\n\
        names: {name: Sveriges Kommuner och Landsting, to: 2019}\n---\n";
    let told = |key: &str| findings(&format!("{around}//- content/releases/a.md\n---\ntitle: A\n{key}\n---\n"));
    assert_eq!(
        told("regions: varmland"),
        "content/releases/a.md:3:10 error[unknown-reference] no region has the id `varmland`\n  \
         help: did you mean `varmlands-lan`?"
    );
    assert!(told("agencies: Sveriges Kommuner och Landsting").ends_with("help: did you mean `skr`?"));
    assert!(told("basis: {parties: [S]}").ends_with("help: did you mean `s`?"));
    assert!(told("basis: {parties: [Vänsterpartiet]}").ends_with("help: did you mean `v`?"));
}

/// Money for an organisation that stands there by its name alone would be missing on its page.
#[test]
fn words_that_are_the_name_of_a_record_are_pointed_out() {
    let around = "//- content/agencies/skr.md\n---\ntitle: Sveriges Kommuner och Regioner\nacronyms: SKR\n---\n\
        //- content/ministers/anna.md\n---\ntitle: Anna Alm\n---\n";
    let told = |keys: &str| findings(&format!("{around}//- content/releases/a.md\n---\ntitle: A\n{keys}---\n"));
    assert_eq!(
        told("amounts: {amount: 2 mnkr, to: [SKR, kommuner]}\nquoted: [Anna Alm, Bo]\n"),
        "content/releases/a.md:3:32 warning[name-for-id] `SKR` is the name of `skr`, and is shown as words\n  \
         help: write `skr` to link it\n\
         content/releases/a.md:4:10 warning[name-for-id] `Anna Alm` is the name of `anna`, and is shown as words\n  \
         help: write `anna` to link it"
    );
    assert_eq!(told("review: imported\namounts: {amount: 2 mnkr, to: SKR}\n"), "");
    assert_eq!(told("amounts: {amount: 2 mnkr, to: SKR}\nsilence: {name-for-id: ett annat SKR}\n"), "");
}

#[test]
fn a_reference_that_stands_twice_in_two_forms_is_told() {
    let text = "//- content/topics/a.md\n---\ntitle: A\n---\n//- content/agencies/v.md\n---\ntitle: V\n---\n\
                //- content/releases/2021/r.md\n---\ntitle: R\ntopics: [a, topics/a]\nagencies: [v, agencies/v]\n---\n";
    assert_eq!(
        support::findings(text),
        "content/releases/2021/r.md:3:13 warning[duplicate-reference] `topics/a` is in the list already, written otherwise\n  help: take one of them out; it counts once\n\
         content/releases/2021/r.md:4:15 warning[duplicate-reference] `agencies/v` is in the list already, written otherwise\n  help: take one of them out; it counts once"
    );
}
