//! The interface's texts: every text that the program or a template uses exists in every language, none is left over, and translations
//! take the same placeholders.

#![allow(clippy::disallowed_methods, reason = "the test reads the program's own sources")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Keys that are put together of a set and a word, or of a direction and a unit.
const COMPOSED: [&str; 31] = [
    "agency-type.",
    "application-sentence.",
    "data-file.",
    "data-name.",
    "deadline-sentence.",
    "deadline.",
    "entity.",
    "fact.",
    "folder.",
    "key.",
    "kind.",
    "list-lead.",
    "list.",
    "month-short.",
    "month.",
    "number-word.",
    "program-type.",
    "qualifier.",
    "question.",
    "relation-in.",
    "relation-out.",
    "requisition-sentence.",
    "role-detail.",
    "search.column.",
    "search.facet.",
    "search.review.",
    "status.",
    "succession.",
    "sum.",
    "term-end.",
    "why.",
];

fn texts(language: &str) -> BTreeMap<String, String> {
    let files = diarium::source::default_theme();
    let bytes = &files[&format!("text/{language}.yaml")];
    serde_saphyr::from_str(std::str::from_utf8(bytes).expect("UTF-8")).expect("flat YAML")
}

/// Every string literal of the renderer and of what it names, and every key that a template prints.
fn literals() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = BTreeSet::new();
    for folder in ["src/render", "src/search", "themes/default/templates", "src/parse", "src/model"] {
        for entry in walkdir::WalkDir::new(root.join(folder)) {
            let entry = entry.expect("the sources can be walked");
            if entry.file_type().is_file() {
                let text = fs::read_to_string(entry.path()).expect("sources are UTF-8");
                found.extend(text.split('"').map(str::to_owned));
            }
        }
    }
    found
}

fn without_plural(key: &str) -> &str {
    key.strip_suffix(".one").or_else(|| key.strip_suffix(".other")).unwrap_or(key)
}

/// Whether a key is put together of a set and a word, a month or a unit that occurs.
fn is_composed(key: &str, words: &BTreeSet<String>) -> bool {
    let word = |set: &&str| key.strip_prefix(*set).map(without_plural);
    let occurs = |word: &str| words.contains(word) || word.parse::<u8>().is_ok();
    COMPOSED.iter().filter_map(word).any(occurs)
}

#[test]
fn both_languages_have_the_same_texts() {
    let (sv, en) = (texts("sv"), texts("en"));
    let keys = |texts: &BTreeMap<String, String>| texts.keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&sv), keys(&en));
}

#[test]
fn no_text_is_left_over() {
    let used = literals();
    let is_used = |key: &str| used.contains(key) || used.contains(without_plural(key)) || is_composed(key, &used);
    let unused: Vec<String> = texts("sv").into_keys().filter(|key| !is_used(key)).collect();
    assert_eq!(unused, Vec::<String>::new());
}

#[test]
fn every_text_that_is_used_exists() {
    let known = texts("sv");
    let has = |key: &str| known.contains_key(key) || known.contains_key(&format!("{key}.other"));
    let looks_like_key = |text: &String| {
        let (set, word) = text.split_once('.').unwrap_or((text, ""));
        known.keys().any(|key| key.split('.').next() == Some(set))
            && !word.is_empty()
            && word.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c == '.')
            && !["html", "css", "js", "json", "svg", "yaml", "csv"].contains(&word)
    };
    let missing: Vec<String> = literals().into_iter().filter(looks_like_key).filter(|key| !has(key)).collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn translations_take_the_same_placeholders() {
    let placeholders = |text: &str| -> BTreeSet<String> {
        text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect()
    };
    let en = texts("en");
    let differ: Vec<String> = texts("sv")
        .into_iter()
        .filter(|(key, text)| placeholders(text) != placeholders(&en[key]))
        .map(|(key, _)| key)
        .collect();
    assert_eq!(differ, Vec::<String>::new());
}

/// An editor may have concluded any of them, and the page says which.
#[test]
fn every_key_of_every_kind_has_a_text() {
    use diarium::parse::record::Kind;

    let known = texts("sv");
    let mut missing = BTreeSet::new();
    for kind in Kind::ALL {
        let schema = diarium::parse::schema(Some(kind));
        let record = &schema["$defs"][kind.as_str()]["properties"];
        let keys = record.as_object().expect("a record is a mapping with known keys").keys();
        missing.extend(keys.map(|key| format!("key.{key}")).filter(|key| !known.contains_key(key)));
    }
    assert_eq!(missing, BTreeSet::new());
}

#[test]
fn every_word_of_every_closed_set_has_a_text() {
    use diarium::model::WhyNot;
    use diarium::parse::money::Qualifier;
    use diarium::parse::record::{
        AgencyType, DeadlineKind, Folder, ProgramType, ReleaseKind, Role, Status, SuccessionKind, TermEnd,
    };

    let mut keys: Vec<String> = Vec::new();
    keys.extend(ReleaseKind::ALL.map(|kind| format!("kind.{}", kind.as_str())));
    keys.extend(Role::ALL.map(|role| format!("fact.{}", role.as_str())));
    keys.extend(Role::ALL.map(|role| format!("relation-in.{}", role.as_str())));
    keys.extend(DeadlineKind::ALL.map(|kind| format!("deadline.{}", kind.as_str())));
    keys.extend(ProgramType::ALL.map(|kind| format!("program-type.{}", kind.as_str())));
    keys.extend(AgencyType::ALL.map(|kind| format!("agency-type.{}", kind.as_str())));
    keys.extend(SuccessionKind::ALL.map(|kind| format!("succession.{}", kind.as_str())));
    keys.extend(TermEnd::ALL.map(|end| format!("term-end.{}", end.as_str())));
    keys.extend(Folder::OF_RELEASES.map(|folder| format!("folder.{}", folder.as_str())));
    keys.extend(Folder::OF_RELEASES.map(|folder| format!("list.{}", folder.as_str())));
    keys.extend(
        [Qualifier::About, Qualifier::AtMost, Qualifier::AtLeast].map(|word| format!("qualifier.{}", word.as_str())),
    );
    keys.extend(
        [Status::Proposed, Status::Decided, Status::Estimated, Status::Paid]
            .map(|status| format!("status.{}", status.as_str())),
    );
    keys.extend(
        [
            WhyNot::Part,
            WhyNot::SumOfShares,
            WhyNot::OtherFunder,
            WhyNot::ToldAgain,
            WhyNot::Regranted,
            WhyNot::Proposed,
            WhyNot::Estimated,
            WhyNot::Paid,
            WhyNot::Range,
            WhyNot::CountUnknown,
            WhyNot::YearsUnknown,
            WhyNot::Unreviewed,
        ]
        .map(|why| format!("why.{}", why.as_str())),
    );
    keys.extend((1..=12).flat_map(|month| [format!("month.{month}"), format!("month-short.{month}")]));
    let known = texts("en");
    let missing: Vec<String> = keys.into_iter().filter(|key| !known.contains_key(key)).collect();
    assert_eq!(missing, Vec::<String>::new());
}
