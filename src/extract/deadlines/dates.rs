//! The days and months that a sentence names, series of years written out. Does not know which of them are deadlines.

use std::ops::{Range, RangeInclusive};
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::{Captures, Regex};

use crate::parse::date::PartialDate;

/// One mention: "den 1 mars 2019, 2020 och 2021" is one with three dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    pub at: Range<usize>,
    /// Ascending, as the years are.
    pub dates: Vec<PartialDate>,
    /// Each year anew, and the year after which nothing bounds the series: it ends with the final report.
    pub series: Option<Series>,
}

/// "varje år från och med 2021".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Series {
    /// The text itself bounds it.
    pub bounded: bool,
}

const MONTHS: &str = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december";

static MENTION: LazyLock<Regex> = LazyLock::new(|| {
    let years = r"(?:,? ?\.? ?(?:år |åren )?(20\d\d(?:(?: ?, ?| och | samt | respektive | ?[–-] ?| till och med | till )20\d\d)*))?";
    let pattern = format!(r"(?i)(?:\b(\d{{1,2}}|l)(?::? ?[ae]\.?)? ?)?\b({MONTHS})(?: månad)?{years}\b");
    Regex::new(&pattern).expect("the pattern of dates is well-formed")
});

/// What every mention holds. Without word boundaries, which make a search slow where letters are not ASCII.
static MAY_HOLD_DATE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"(?i){MONTHS}|20\d\d-")).expect("the pattern of months is well-formed"));

static ISO: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\b(20\d\d)-(\d\d)-(\d\d)\b").expect("the pattern of ISO dates is well-formed"));

static YEAR: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"20\d\d").expect("the pattern of years is well-formed"));

static EVERY_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:årligen|årliga?|varje år|en gång (?:per år|om året)|vartdera året|respektive år|(?:för |av )?vart och ett av åren)\b")
        .expect("the pattern of yearly series is well-formed")
});

static FROM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:från och med|fr\.?o\.?m\.?|från|med start|med början|start)(?: den \d{1,2} \w+)?(?: i| år| den)? (20\d\d)")
        .expect("the pattern of a series' start is well-formed")
});

static UNTIL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:till och med|t\.?o\.?m\.?|till)(?: år| den \d{1,2} \w+)? (20\d\d)")
        .expect("the pattern of a series' end is well-formed")
});

static SPAN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(20\d\d) ?[–-] ?(20\d\d)\b").expect("the pattern of intervals of years is well-formed")
});

/// All mentions of a sentence, in their order. One without a year is left out.
pub(super) fn mentions(sentence: &str) -> Vec<Mention> {
    if !MAY_HOLD_DATE.is_match(sentence) {
        return Vec::new();
    }
    let mut found: Vec<Mention> = Vec::new();
    let mut waiting: Vec<(Range<usize>, i8, i8)> = Vec::new();
    for captures in MENTION.captures_iter(sentence) {
        let Some((at, day, month)) = day_and_month(&captures) else { continue };
        let years = captures.get(3).map(|years| years_of(years.as_str())).unwrap_or_default();
        match (years.first(), day) {
            (None, Some(day)) => waiting.push((at, month, day)),
            (None, None) => {}
            (Some(&first), _) => {
                waiting.retain(|early| {
                    borrow_year(sentence, early, at.start, first).is_none_or(|mention| {
                        found.push(mention);
                        false
                    })
                });
                let dates: Vec<PartialDate> = years.iter().filter_map(|&year| date(year, month, day)).collect();
                let series = (dates.len() > 1).then_some(Series { bounded: true });
                found.push(Mention { at, dates, series });
            }
        }
    }
    found.extend(waiting.iter().filter_map(|early| yearly(sentence, early)));
    found.extend(ISO.captures_iter(sentence).filter_map(|captures| iso(&captures)));
    found.retain(|mention| !mention.dates.is_empty());
    found.sort_by_key(|mention| mention.at.start);
    found
}

fn day_and_month(captures: &Captures) -> Option<(Range<usize>, Option<i8>, i8)> {
    let name = captures[2].to_lowercase();
    let month = MONTHS.split('|').position(|known| known == name)? as i8 + 1;
    // Scanned texts have an l for a one.
    let day = captures.get(1).and_then(|day| day.as_str().replace('l', "1").parse().ok());
    Some((captures.get(0)?.range(), day, month))
}

/// "2019, 2020 och 2021", "2021–2023": all years meant.
pub(in crate::extract) fn years_of(text: &str) -> Vec<i16> {
    let mut years: Vec<i16> = Vec::new();
    let mut last_end = 0;
    for found in YEAR.find_iter(text) {
        let Ok(year) = found.as_str().parse::<i16>() else { continue };
        let joined = text[last_end..found.start()].trim();
        last_end = found.end();
        match years.last() {
            Some(&first) if matches!(joined, "–" | "-" | "till" | "till och med") && year - first < 30 => {
                years.extend(first + 1..=year);
            }
            _ => years.push(year),
        }
    }
    years.sort_unstable();
    years.dedup();
    years
}

fn date(year: i16, month: i8, day: Option<i8>) -> Option<PartialDate> {
    let real = Date::new(year, month, day.unwrap_or(1)).ok()?;
    Some(PartialDate { day, ..PartialDate::day(real) })
}

fn iso(captures: &Captures) -> Option<Mention> {
    let (year, month, day) = (captures[1].parse().ok()?, captures[2].parse().ok()?, captures[3].parse().ok()?);
    Some(Mention { at: captures.get(0)?.range(), dates: vec![date(year, month, Some(day))?], series: None })
}

/// "den 1 mars och den 1 september 2019": the first has the year of the second.
fn borrow_year(sentence: &str, early: &(Range<usize>, i8, i8), next: usize, year: i16) -> Option<Mention> {
    let (at, month, day) = early;
    let between = sentence[at.end..next].replace("senast", "").replace("den", "");
    let joins = between.split_whitespace().all(|word| {
        matches!(word, "," | "och" | "respektive" | "samt" | "eller" | "till" | "slutredovisas" | "redovisas")
    });
    let dates = vec![date(year, *month, Some(*day))?];
    joins.then_some(Mention { at: at.clone(), dates, series: None })
}

/// "senast den 30 april årligen, från och med 2024 till och med 2028".
fn yearly(sentence: &str, early: &(Range<usize>, i8, i8)) -> Option<Mention> {
    let (at, month, day) = early;
    if !EVERY_YEAR.is_match(sentence) {
        return None;
    }
    let (years, bounded) = bounds(sentence)?;
    let dates = years.filter_map(|year| date(year, *month, Some(*day))).collect();
    Some(Mention { at: at.clone(), dates, series: Some(Series { bounded }) })
}

/// The years between which a series runs, and whether its end is stated; only its first year where not.
fn bounds(sentence: &str) -> Option<(RangeInclusive<i16>, bool)> {
    let year = |pattern: &Regex| pattern.captures(sentence).and_then(|captures| captures[1].parse::<i16>().ok());
    let span = SPAN.captures(sentence).and_then(|span| Some((span[1].parse().ok()?, span[2].parse().ok()?)));
    let (first, last) = match (year(&FROM), span) {
        (Some(first), _) => (first, year(&UNTIL)),
        (None, Some((first, last))) => (first, Some(last)),
        (None, None) => return None,
    };
    let last = last.filter(|&last| (first..first + 30).contains(&last));
    Some((first..=last.unwrap_or(first), last.is_some()))
}

/// Whether a sentence tells of something that comes each year.
pub(super) fn is_yearly(sentence: &str) -> bool {
    EVERY_YEAR.is_match(sentence)
}

#[cfg(test)]
mod tests {
    use super::mentions;

    fn dates(sentence: &str) -> String {
        let all = mentions(sentence).into_iter().flat_map(|mention| mention.dates);
        all.map(|date| date.to_string()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn days_and_months_with_their_years() {
        for (sentence, expected) in [
            ("senast den 1 mars 2019 och i maj 2020", "2019-03-01 2020-05"),
            ("senast den 31 januari 2017, 2018,2019 och 2020", "2017-01-31 2018-01-31 2019-01-31 2020-01-31"),
            ("senast den 28 februari 2021–2023", "2021-02-28 2022-02-28 2023-02-28"),
            ("den 1 mars och den 1 september 2019", "2019-03-01 2019-09-01"),
            ("delredovisas den 1 mars och slutredovisas den 1 juni 2019", "2019-03-01 2019-06-01"),
            ("den 15 januari 2021, 1 september 2021 och 1 april 2022", "2021-01-15 2021-09-01 2022-04-01"),
            ("vid utgången av mars månad 2019", "2019-03"),
            ("senast 2012-10-01", "2012-10-01"),
            ("den 31 augusti. 2019 och den l mars 2020", "2019-08-31 2020-03-01"),
            ("den 31 april 2019 och senast den 1 mars", ""),
        ] {
            assert_eq!(dates(sentence), expected, "{sentence}");
        }
    }

    #[test]
    fn yearly_series_are_written_out_between_their_bounds() {
        for (sentence, expected) in [
            ("senast den 30 april årligen, från och med 2024 till och med 2026", "2024-04-30 2025-04-30 2026-04-30"),
            ("ska 2017–2018 årligen redovisa detta senast den 1 mars", "2017-03-01 2018-03-01"),
            ("senast den 1 mars varje år med start 2020", "2020-03-01"),
            ("en gång per år, med början år 2016, senast den 31 maj", "2016-05-31"),
            ("årligen senast den 1 mars", ""),
        ] {
            assert_eq!(dates(sentence), expected, "{sentence}");
        }
    }
}
