//! What all entities have in common, and the one name for "any of them".

use std::sync::Arc;

use jiff::civil::DateTime;

use super::mentions::Mention;
use super::{
    AgreementId, GovernmentId, MinisterId, MinistryId, OrganisationId, PageId, PostId, ProgramId, RegionId, ReleaseId,
    TopicId,
};
use crate::parse::record::{Body, Correction, Folder, Review, Source};
use crate::source::Spanned;

/// Any entity of the model. The order is that of lists of kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entity {
    Release(ReleaseId),
    Program(ProgramId),
    Organisation(OrganisationId),
    Ministry(MinistryId),
    Minister(MinisterId),
    Post(PostId),
    Government(GovernmentId),
    Agreement(AgreementId),
    Topic(TopicId),
    Region(RegionId),
    Page(PageId),
}

/// The part of a record that every kind has.
#[derive(Clone, Debug)]
pub struct Head {
    /// The record's folder; `None` for a post, which has no file.
    pub folder: Option<Folder>,
    /// The path below the folder without `.md`; a post's slug.
    pub id: String,
    pub title: String,
    pub summary: Option<String>,
    /// The language of the record's own text where it is not the site's.
    pub lang: Option<String>,
    /// The entity's own page elsewhere.
    pub url: Option<String>,
    pub wikidata: Option<String>,
    pub aliases: Vec<Spanned<String>>,
    /// Shown because drafts are shown.
    pub draft: bool,
    /// Still under embargo; shown because drafts are shown.
    pub embargo: Option<DateTime>,
    /// The file could not be read; this is its last good text.
    pub stale: bool,
    pub review: Review,
    pub corrections: Vec<Correction>,
    /// Keys whose values the editor concluded.
    pub inferred: Vec<String>,
    pub source: Option<Source>,
    pub body: Arc<Body>,
    /// Names in the body that become links, in order; each entity once.
    pub mentions: Vec<Mention>,
    /// Path of the file relative to the root; empty for a post.
    pub path: Arc<str>,
    /// Sorts titles in Swedish order.
    pub collation: Box<[u8]>,
}

impl Head {
    pub fn is_imported(&self) -> bool {
        self.review == Review::Imported
    }

    pub fn is_inferred(&self, key: &str) -> bool {
        self.inferred.iter().any(|inferred| inferred == key)
    }
}

/// Sorts names as readers of a language expect (CLDR; in Swedish å, ä and ö come last).
pub struct Collation(icu_collator::CollatorBorrowed<'static>);

impl Collation {
    pub fn new(language: &str) -> Collation {
        let locale: icu_locale_core::Locale = language.parse().unwrap_or(icu_locale_core::locale!("sv"));
        let mut options = icu_collator::options::CollatorOptions::default();
        options.strength = Some(icu_collator::options::Strength::Tertiary);
        let mut preferences = icu_collator::CollatorPreferences::from(&locale);
        preferences.numeric_ordering = Some(icu_collator::preferences::CollationNumericOrdering::True);
        Collation(
            icu_collator::Collator::try_new(preferences, options)
                .expect("the data for every language is in the binary"),
        )
    }

    /// A key that compares by bytes as the text does by this language's rules.
    pub fn key(&self, text: &str) -> Box<[u8]> {
        let mut key = Vec::with_capacity(text.len() * 3);
        let Ok(()) = self.0.write_sort_key_to(text, &mut key);
        key.into()
    }
}
