//! The closed sets of words that keys take, as types. Each type lists its words once, beside itself.

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

/// Declares a type whose values are the words of a closed set, each named once with its word:
///
/// ```text
/// closed_set! {
///     pub enum Review {
///         Reviewed = "reviewed",
///         Imported = "imported",
///     }
/// }
/// ```
macro_rules! closed_set {
    ($(#[$about:meta])* pub enum $name:ident { $($(#[$about_one:meta])* $value:ident = $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$about_one])* $value,)+
        }

        impl $name {
            pub const ALL: [$name; [$($word),+].len()] = [$($name::$value),+];

            /// The word in front matter, in data, on the command line and as part of keys of texts.
            pub fn as_str(self) -> &'static str {
                match self {
                    $($name::$value => $word,)+
                }
            }
        }

        impl $crate::parse::words::Word for $name {
            fn all() -> &'static [Self] {
                &$name::ALL
            }

            fn word(self) -> &'static str {
                self.as_str()
            }
        }
    };
}

pub(super) use closed_set;
