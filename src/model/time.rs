//! Periods as sources know them: days where a day is stated, months or years where not.

use jiff::civil::Date;

use crate::parse::date::{Days, Edtf, End, PartialDate};

/// From a first to a last day, both counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// `None` where the beginning is not known.
    pub from: Option<PartialDate>,
    /// `End::Unknown` where it has an end that is not known, `End::Open` where it goes on.
    pub to: End,
}

impl Period {
    /// `from` and `to` as two keys of front matter; a missing `to` goes on.
    pub fn of_keys(from: Option<Edtf>, to: Option<Edtf>) -> Period {
        let end = match to {
            Some(Edtf::Date(date) | Edtf::Interval(_, End::At(date))) => End::At(date),
            Some(Edtf::Interval(_, end)) => end,
            None => End::Open,
        };
        Period { from: from.map(|edtf| edtf.start()), to: end }
    }

    /// A date or an interval as one key.
    pub fn of(edtf: Edtf) -> Period {
        match edtf {
            Edtf::Date(date) => Period { from: Some(date), to: End::At(date) },
            Edtf::Interval(from, to) => Period { from: Some(from), to },
        }
    }

    /// The earliest day that it may include; `Date::MIN` where the beginning is not known.
    pub fn first(&self) -> Date {
        self.from.map_or(Date::MIN, |date| date.first())
    }

    /// The latest day that it may include, if it is known to end.
    pub fn last(&self) -> Option<Date> {
        match self.to {
            End::At(date) => Some(date.last()),
            End::Open | End::Unknown => None,
        }
    }

    pub fn days(&self) -> Days {
        Days { first: self.first(), last: self.last() }
    }

    pub fn contains(&self, day: Date) -> bool {
        self.days().contains(day)
    }

    pub fn is_vague(&self) -> bool {
        self.from.is_some_and(|date| date.is_vague()) || matches!(self.to, End::At(date) if date.is_vague())
    }
}
