//! The closed sets of words that keys take, as types. Each type lists its words once, beside itself.

use super::config::Facet;
use super::money::Qualifier;
use super::record::{
    AgencyType, DeadlineKind, Measure, ProgramType, ReleaseKind, Review, Role, SourceKind, Status, SuccessionKind,
    TermEnd,
};

/// A type whose values are the words of a closed set.
pub(super) trait Word: Copy + 'static {
    fn all() -> &'static [Self];
    fn word(self) -> &'static str;

    fn named(word: &str) -> Option<Self> {
        Self::all().iter().copied().find(|value| value.word() == word)
    }
}

/// The words of a set, in the order in which messages list them.
pub(super) fn words<W: Word>() -> Vec<&'static str> {
    W::all().iter().map(|value| value.word()).collect()
}

macro_rules! words {
    ($($type:ty),* $(,)?) => {
        $(impl Word for $type {
            fn all() -> &'static [Self] {
                &<$type>::ALL
            }

            fn word(self) -> &'static str {
                self.as_str()
            }
        })*
    };
}

words!(
    AgencyType,
    DeadlineKind,
    Facet,
    Measure,
    ProgramType,
    Qualifier,
    ReleaseKind,
    Review,
    Role,
    SourceKind,
    Status,
    SuccessionKind,
    TermEnd,
);
