//! Dates as sources state them: EDTF (ISO 8601-2, the Library of Congress's Extended Date/Time Format), the part that the
//! content model supports, as closed intervals of days. Knows no language; `render` writes dates out.

use std::fmt;

use jiff::civil::Date;

/// A year, a month or a day, perhaps approximate (`~`) or uncertain (`?`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    pub year: i16,
    pub month: Option<i8>,
    /// Only with a month.
    pub day: Option<i8>,
    pub approximate: bool,
    pub uncertain: bool,
}

/// The end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum End {
    At(PartialDate),
    /// `a/..`: still going on.
    Open,
    /// `a/`: it has an end, which is not known.
    Unknown,
}

/// A date or an interval as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edtf {
    Date(PartialDate),
    Interval(PartialDate, End),
}

/// A closed interval of days; `last` is `None` where it goes on or its end is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Days {
    pub first: Date,
    pub last: Option<Date>,
}

/// Why a text is not a date that we support, with the remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError {
    pub message: String,
    pub help: Option<String>,
}

impl PartialDate {
    /// A certain day.
    pub fn day(date: Date) -> PartialDate {
        PartialDate {
            year: date.year(),
            month: Some(date.month()),
            day: Some(date.day()),
            approximate: false,
            uncertain: false,
        }
    }

    /// The first day that it may mean.
    pub fn first(&self) -> Date {
        Date::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
            .expect("parse lets only real dates through")
    }

    /// The last day that it may mean.
    pub fn last(&self) -> Date {
        match (self.month, self.day) {
            (_, Some(_)) => self.first(),
            (Some(_), None) => self.first().last_of_month(),
            (None, None) => self.first().last_of_year(),
        }
    }

    /// `~` or `?`.
    pub fn is_vague(&self) -> bool {
        self.approximate || self.uncertain
    }
}

impl Edtf {
    /// Reads one of the supported forms: `2021`, `2021-02`, `2021-02-18`, each with `~` or `?`; `a/b`, `a/..`, `a/`.
    pub fn parse(text: &str) -> Result<Edtf, DateError> {
        let _ = text;
        unimplemented!("stub of the skeleton")
    }

    pub fn days(&self) -> Days {
        match self {
            Edtf::Date(date) => Days { first: date.first(), last: Some(date.last()) },
            Edtf::Interval(from, End::At(to)) => Days { first: from.first(), last: Some(to.last()) },
            Edtf::Interval(from, End::Open | End::Unknown) => Days { first: from.first(), last: None },
        }
    }

    /// The date itself, or the beginning of the interval.
    pub fn start(&self) -> PartialDate {
        match self {
            Edtf::Date(date) | Edtf::Interval(date, _) => *date,
        }
    }

    /// The day, where it is one and certain.
    pub fn exact_day(&self) -> Option<Date> {
        match self {
            Edtf::Date(date) if date.day.is_some() && !date.is_vague() => Some(date.first()),
            _ => None,
        }
    }

    /// Whether any part is `~` or `?`.
    pub fn is_vague(&self) -> bool {
        match self {
            Edtf::Date(date) => date.is_vague(),
            Edtf::Interval(from, End::At(to)) => from.is_vague() || to.is_vague(),
            Edtf::Interval(from, _) => from.is_vague(),
        }
    }
}

impl Days {
    pub fn contains(&self, day: Date) -> bool {
        self.first <= day && self.last.is_none_or(|last| day <= last)
    }

    /// The days in both, if any.
    pub fn intersect(&self, other: &Days) -> Option<Days> {
        let first = self.first.max(other.first);
        let last = match (self.last, other.last) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        last.is_none_or(|last| first <= last).then_some(Days { first, last })
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        match (self.approximate, self.uncertain) {
            (true, true) => f.write_str("%"),
            (true, false) => f.write_str("~"),
            (false, true) => f.write_str("?"),
            (false, false) => Ok(()),
        }
    }
}

/// The form in which it was written; `Edtf::parse` reads it back.
impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Edtf::Date(date) => date.fmt(f),
            Edtf::Interval(from, End::At(to)) => write!(f, "{from}/{to}"),
            Edtf::Interval(from, End::Open) => write!(f, "{from}/.."),
            Edtf::Interval(from, End::Unknown) => write!(f, "{from}/"),
        }
    }
}
