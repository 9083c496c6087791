//! Dates as sources state them: EDTF (ISO 8601-2, the Library of Congress's Extended Date/Time Format), the part that the
//! content model supports, as closed intervals of days. Knows no language; `render` writes dates out.

use std::fmt;

use jiff::civil::{Date, DateTime};

use super::shown;
use crate::diagnostic::Code;

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
    /// `bad-date`, or `impossible-period` for an interval that ends before it begins.
    pub code: Code,
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
    /// Reads one of the supported forms: `2021`, `2021-02`, `2021-02-18`, each with `~`, `?` or `%` (both); `a/b`, `a/..`, `a/`.
    /// Blanks around it do not matter. Years are 1000 to 9999.
    pub fn parse(text: &str) -> Result<Edtf, DateError> {
        let text = text.trim();
        let Some((from, to)) = text.split_once('/') else {
            return one(text).map(Edtf::Date);
        };
        if to.contains('/') {
            let help = "write days as `2021-02-18`; `/` stands between the first and the last date of an interval";
            return Err(bad(text, "has more than one `/`", help));
        }
        if matches!(from, "" | "..") {
            return Err(bad(
                text,
                "has no beginning",
                "an interval needs its first date; `a/..` and `a/` leave the end open",
            ));
        }
        if let Some(date) = day_with_slashes(from, to) {
            return Err(bad(text, "is not a date in the form `2021-02-18`", &format!("did you mean `{date}`?")));
        }
        let from = one(from)?;
        match to {
            ".." => Ok(Edtf::Interval(from, End::Open)),
            "" => Ok(Edtf::Interval(from, End::Unknown)),
            to => closed(text, from, one(to)?),
        }
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

fn closed(text: &str, from: PartialDate, to: PartialDate) -> Result<Edtf, DateError> {
    if to.last() >= from.first() {
        return Ok(Edtf::Interval(from, End::At(to)));
    }
    Err(DateError {
        code: Code::IMPOSSIBLE_PERIOD,
        message: format!("`{}` ends before it begins", shown(text)),
        help: Some(format!("did you mean `{to}/{from}`?")),
    })
}

/// Reads one date, without an interval around it.
fn one(text: &str) -> Result<PartialDate, DateError> {
    let (plain, approximate, uncertain) = match text.char_indices().last() {
        Some((at, '~')) => (&text[..at], true, false),
        Some((at, '?')) => (&text[..at], false, true),
        Some((at, '%')) => (&text[..at], true, true),
        _ => (text, false, false),
    };
    let mut fields = plain.split('-');
    let year = fields.next().and_then(|digits| number(digits, 4)).filter(|&year| year >= 1000);
    let month = fields.next().map(|digits| number(digits, 2));
    let day = fields.next().map(|digits| number(digits, 2));
    let (Some(year), None | Some(Some(_)), None | Some(Some(_)), None) = (year, month, day, fields.next()) else {
        return Err(unreadable(text));
    };
    let (month, day) = (month.flatten().map(|month| month as i8), day.flatten().map(|day| day as i8));
    if matches!(month, Some(21..=41)) && day.is_none() {
        return Err(bad(text, "is a season, which is not supported", "give the months: `2021-06/2021-08`"));
    }
    if Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).is_err() {
        if let (Some(month), Some(day)) = (month, day)
            && let Ok(date) = Date::new(year, day, month)
        {
            return Err(bad(
                text,
                "does not exist",
                &format!("did you mean `{date}`? the month stands before the day"),
            ));
        }
        return Err(impossible(text, year, month));
    }
    Ok(PartialDate { year, month, day, approximate, uncertain })
}

fn impossible(text: &str, year: i16, month: Option<i8>) -> DateError {
    match month.and_then(|month| Date::new(year, month, 1).ok()) {
        Some(first) => {
            let last = first.last_of_month();
            bad(text, "does not exist", &format!("the last day of that month is `{last}`"))
        }
        None => bad(text, "does not exist", "months go from 01 to 12"),
    }
}

/// Exactly so many ASCII digits.
fn number(digits: &str, length: usize) -> Option<i16> {
    (digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok())?
}

const FORMS: &str = "dates are `2021`, `2021-02` or `2021-02-18`, perhaps with `~` (about) or `?` (uncertain); \
                     intervals `2021/2023`, `2021/..` (still going on) or `2021/` (end unknown)";

/// Says which of EDTF's other forms, or of people's other habits, a text seems to be.
fn unreadable(text: &str) -> DateError {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let has = |wanted: &[char]| text.contains(wanted);
    if text.is_empty() {
        return bad(text, "is empty where a date is needed", FORMS);
    }
    if let Some(date) = day_in_other_words(text) {
        return bad(text, "is not a date in the form `2021-02-18`", &format!("did you mean `{date}`?"));
    }
    if let Some(month) = month_in_words(text) {
        return bad(text, "is not a date in the form `2021-02`", &format!("did you mean `{month}`?"));
    }
    if let Some(years) = years_with_a_dash(text) {
        return bad(text, "is not an interval in the form `2021/2023`", &format!("did you mean `{years}`?"));
    }
    if has(&['[', ']', '{', '}']) || text.contains("..") {
        return bad(text, "is a set of dates, which is not supported", FORMS);
    }
    if text.starts_with('Y') || text.starts_with('-') || text.contains('E') || text.contains('S') {
        return bad(text, "is a year outside 1000 to 9999, or an exponential one, which is not supported", FORMS);
    }
    let is_word = text.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().count() > 2);
    if digits > 0 && !is_word && has(&['X', 'x', 'u']) {
        return bad(text, "has unspecified digits, which is not supported", "give an interval: `2020/2029`");
    }
    if digits > 0 && has(&['~', '?', '%']) {
        return bad(
            text,
            "marks a part of a date, which is not supported",
            "the mark stands last and holds for the whole: `2021-02~`",
        );
    }
    if digits >= 8 && has(&['T', ':']) {
        return bad(text, "has a time of day, which is not supported here", "give the day alone: `2021-02-18`");
    }
    bad(text, "is not a date", FORMS)
}

/// The interval that `2021-2023` or `2021–2023` most likely means.
fn years_with_a_dash(text: &str) -> Option<String> {
    let (from, to) = text.split_once(['-', '\u{2013}'])?;
    let year = |text: &str| number(text.trim(), 4).filter(|year| *year >= 1000);
    let (from, to) = (year(from)?, year(to)?);
    (from < to).then(|| format!("{from}/{to}"))
}

/// The day that `20210218`, `18.2.2021`, `2021-2-8` or `18 februari 2021` most likely means.
fn day_in_other_words(text: &str) -> Option<Date> {
    if text.len() == 8
        && let Ok(all) = text.parse::<u32>()
    {
        return Date::new((all / 10_000) as i16, (all / 100 % 100) as i8, (all % 100) as i8).ok();
    }
    let text = text.trim_start_matches("den ");
    let is_dash = |c: char| matches!(c, '-' | '.' | ' ' | '\u{2010}'..='\u{2013}');
    let fields: Vec<&str> = text.split(is_dash).filter(|field| !field.is_empty()).collect();
    let [a, b, c] = fields[..] else { return None };
    let (year, day) = if a.len() == 4 { (a, c) } else { (c, a) };
    let month = b.parse::<i8>().ok().or_else(|| month_named(b))?;
    Date::new(year.parse().ok().filter(|year| *year >= 1000)?, month, day.parse().ok()?).ok()
}

/// The day that `18/2 2021` or `18/2-2021` most likely means.
fn day_with_slashes(day: &str, rest: &str) -> Option<Date> {
    let (month, year) = rest.split_once([' ', '-'])?;
    Date::new(year.trim().parse().ok().filter(|year| *year >= 1000)?, month.parse().ok()?, day.trim().parse().ok()?)
        .ok()
}

/// The month that `februari 2021` or `2021 februari` most likely means.
fn month_in_words(text: &str) -> Option<String> {
    let (a, b) = text.split_once(' ')?;
    let (year, month) = if a.len() == 4 && number(a, 4).is_some() { (a, b) } else { (b, a) };
    let year = number(year.trim(), 4).filter(|year| *year >= 1000)?;
    Some(format!("{year}-{:02}", month_named(month)?))
}

fn month_named(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
    let word = word.to_lowercase();
    MONTHS.iter().position(|month| word.starts_with(month)).map(|at| at as i8 + 1)
}

fn bad(text: &str, what: &str, help: &str) -> DateError {
    DateError { code: Code::BAD_DATE, message: format!("`{}` {what}", shown(text)), help: Some(help.to_owned()) }
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
        let (year, month, day) = (self.year, self.month, self.day);
        match (month, day) {
            (None, _) => write!(f, "{year:04}")?,
            (Some(month), None) => write!(f, "{year:04}-{month:02}")?,
            (Some(month), Some(day)) => write!(f, "{year:04}-{month:02}-{day:02}")?,
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

/// Reads a moment in Swedish local time: `2026-12-01T09:00`, with a blank for the `T`, with seconds, or a day alone (its midnight).
///
/// Offsets and zone names are refused: what an editor writes is Stockholm's clock.
pub fn moment(text: &str) -> Result<DateTime, DateError> {
    let text = text.trim();
    let help = "write Swedish local time as `2026-12-01T09:00`";
    if text.get(10..).is_some_and(|time| time.contains(['Z', 'z', '+', '-', '['])) {
        return Err(bad(text, "has a time zone; times are Swedish local time", help));
    }
    let day = Edtf::parse(text.split(['T', ' ']).next().unwrap_or(text))?;
    let Edtf::Date(PartialDate { month: Some(_), day: Some(_), approximate: false, uncertain: false, .. }) = day else {
        return Err(bad(text, "is not a moment", help));
    };
    text.replacen(' ', "T", 1).parse().map_err(|_| bad(text, "is not a moment", help))
}

#[cfg(test)]
mod tests;
