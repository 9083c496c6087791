//! Sums of money as sources state them, exact, in öre. Knows nothing of who pays whom; Swedish notation is read in `notation`.

mod notation;

use std::fmt;
use std::ops::{Add, Sub};

use super::words::closed_set;

/// An exact sum in öre (hundredths of a Swedish krona).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ore(pub i64);

impl Ore {
    pub fn from_kronor(kronor: i64) -> Ore {
        Ore(kronor * 100)
    }

    /// `None` where it would not fit.
    pub fn times(self, factor: i64) -> Option<Ore> {
        self.0.checked_mul(factor).map(Ore)
    }
}

impl Add for Ore {
    type Output = Ore;
    fn add(self, other: Ore) -> Ore {
        Ore(self.0.saturating_add(other.0))
    }
}

impl Sub for Ore {
    type Output = Ore;
    fn sub(self, other: Ore) -> Ore {
        Ore(self.0.saturating_sub(other.0))
    }
}

impl std::iter::Sum for Ore {
    fn sum<I: Iterator<Item = Ore>>(sums: I) -> Ore {
        sums.fold(Ore(0), Add::add)
    }
}

closed_set! {
    /// How exactly a source states a sum.
    #[derive(Default)]
    pub enum Qualifier {
        #[default]
        Exact = "exact",
        About = "about",
        AtMost = "at-most",
        AtLeast = "at-least",
    }
}

/// A sum as written: one figure, or a range of two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Money {
    pub min: Ore,
    /// Only for a range, and then above `min`.
    pub max: Option<Ore>,
    /// Read from "cirka", "drygt", "högst", "upp till", "minst" before the figure.
    pub qualifier: Option<Qualifier>,
}

/// Why a text is not a sum that can be read exactly, with the remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoneyError {
    pub message: String,
    pub help: Option<String>,
}

impl Money {
    /// Reads every notation of the content model: "127,5 mnkr", "127,5 miljoner kronor", "1 500 000 kr", "9 mdkr", "750 tkr",
    /// "3000000", "15–20 miljarder kronor", each with a qualifier before it. Exact to the öre, or an error.
    pub fn parse(text: &str) -> Result<Money, MoneyError> {
        notation::read(text)
    }
}

/// A notation that `Money::parse` reads back to the same value: the largest unit that keeps at most two decimals.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const UNITS: [(&str, i64); 3] = [("mdkr", 100_000_000_000), ("mnkr", 100_000_000), ("tkr", 100_000)];
        let largest = self.max.unwrap_or(self.min).0;
        let fits = |ore: i64| largest >= ore && [self.min.0, largest].iter().all(|sum| sum % (ore / 100) == 0);
        let (unit, ore) = UNITS.into_iter().find(|&(_, ore)| fits(ore)).unwrap_or(("kr", 100));
        f.write_str(match self.qualifier {
            None | Some(Qualifier::Exact) => "",
            Some(Qualifier::About) => "cirka ",
            Some(Qualifier::AtMost) => "högst ",
            Some(Qualifier::AtLeast) => "minst ",
        })?;
        write_figure(f, self.min, ore)?;
        if let Some(max) = self.max {
            f.write_str("–")?;
            write_figure(f, max, ore)?;
        }
        write!(f, " {unit}")
    }
}

/// A sum in a unit of so many öre, with at most two decimals: `1 234,5`.
fn write_figure(f: &mut fmt::Formatter<'_>, sum: Ore, unit: i64) -> fmt::Result {
    let whole = (sum.0 / unit).to_string();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            f.write_str(" ")?;
        }
        write!(f, "{digit}")?;
    }
    match sum.0 % unit / (unit / 100) {
        0 => Ok(()),
        hundredths if hundredths % 10 == 0 => write!(f, ",{}", hundredths / 10),
        hundredths => write!(f, ",{hundredths:02}"),
    }
}

#[cfg(test)]
mod tests;
