//! Texts of a certain form, such as an organisation number: each with the pattern that the JSON Schema gives of it. Knows no keys.

use super::shape::Shape;
use super::{address, config};

pub(super) const LANGUAGE: Shape =
    Shape::Form("a language code of two or three letters", "sv", LANGUAGE_PATTERN, is_language);
const LANGUAGE_PATTERN: &str = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$";
pub(super) const WIKIDATA: Shape = Shape::Form("a Wikidata item", "Q186245", "^Q[0-9]+$", is_wikidata_item);
pub(super) const SLUG: Shape =
    Shape::Form("a plain word that can stand in an address", "jamstalldhet", r"^[^\s/]+$", address::is_segment);

/// A tag such as `sv`, `se` or `zh-Hant-TW`: a language of two or three letters, then subtags (BCP 47).
fn is_language(text: &str) -> bool {
    let (language, subtags) = text.split_once('-').map_or((text, None), |(language, rest)| (language, Some(rest)));
    let is_subtag =
        |subtag: &str| matches!(subtag.len(), 1..=8) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric());
    matches!(language.len(), 2..=3)
        && language.bytes().all(|byte| byte.is_ascii_alphabetic())
        && subtags.is_none_or(|subtags| subtags.split('-').all(is_subtag))
}

fn is_wikidata_item(text: &str) -> bool {
    text.strip_prefix('Q').is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

pub(super) const EMAIL: Shape =
    Shape::Form("an e-mail address", "redaktionen@diarium.example", r"^[^@\s]+@\S*\.\S*$", is_email);

fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
        && !text.contains(char::is_whitespace)
}

pub(super) const ORG_NR: Shape =
    Shape::Form("an organisation number", "202100-0555", "^[0-9]{6}-?[0-9]{4}$", is_org_nr);

fn is_org_nr(text: &str) -> bool {
    let (first, last) = text.split_once('-').or_else(|| text.split_at_checked(6)).unwrap_or_default();
    let digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(first, 6) && digits(last, 4)
}

pub(super) const COUNTY_CODE: Shape = Shape::Form("a county code", "17", "^[0-9]{2}$", is_county_code);

fn is_county_code(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit())
}

pub(super) const WEIGHT: Shape =
    Shape::Form("a number from 0 to 100", "2.5", r"^[0-9]{1,3}(\.[0-9]+)?$", |text| config::hundredths(text).is_some());
