//! How numbers, sums of money, dates and lists are written in the site's language: the one home of those rules. Month names, marks and
//! patterns come from the translation file, so that another language is another file. Knows no HTML but `time` elements.

use jiff::civil::Date;

use super::html::{Html, escape};
use super::texts::Texts;
use crate::parse::date::{Edtf, End, PartialDate};
use crate::parse::money::{Money, Ore, Qualifier};

/// Öre in a million kronor.
const MILLION: i64 = 100_000_000;
/// Decimals of millions beyond which kronor are written instead.
const MOST_DECIMALS: u32 = 3;

/// Whether month names are whole ("februari") or short ("feb.").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    Long,
    Short,
}

/// Numbers.
impl Texts {
    /// A whole number with the language's mark between thousands.
    pub fn integer(&self, n: i64) -> String {
        let digits = n.unsigned_abs().to_string();
        let mark = self.get("number.thousands");
        let mut written = if n < 0 { "\u{2212}".to_owned() } else { String::new() };
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                written.push_str(mark);
            }
            written.push(digit);
        }
        written
    }

    /// A sum in millions of kronor without its unit, rounded to `decimals`: `127,5`.
    pub fn millions(&self, sum: Ore, decimals: u32) -> String {
        let step = MILLION / 10_i64.pow(decimals);
        let steps = (sum.0.abs() + step / 2) / step;
        let whole = self.integer(steps / 10_i64.pow(decimals));
        let sign = if sum.0 < 0 { "\u{2212}" } else { "" };
        if decimals == 0 {
            return [sign, &whole].concat();
        }
        let fraction = steps % 10_i64.pow(decimals);
        format!("{sign}{whole}{}{fraction:0width$}", self.get("number.decimal"), width = decimals as usize)
    }

    /// A sum with its unit for facts and lists: `127,5 mnkr`; below a million, or where millions would be long, in kronor.
    pub fn sum(&self, sum: Ore) -> String {
        match exact_decimals(sum) {
            Some(decimals) if sum.0.abs() >= MILLION => {
                self.fill("money.millions", &[("n", &self.millions(sum, decimals.max(1)))])
            }
            _ => self.fill("money.kronor", &[("n", &self.kronor(sum))]),
        }
    }

    /// A sum in words for running text: `127,5 miljoner kronor`, `20 miljoner kronor`, `750 000 kronor`.
    pub fn sum_in_words(&self, sum: Ore) -> String {
        match exact_decimals(sum) {
            Some(decimals) if sum.0.abs() >= MILLION => {
                let key =
                    if sum.0 == MILLION { "money.millions-in-words.one" } else { "money.millions-in-words.other" };
                self.fill(key, &[("n", &self.millions(sum, decimals))])
            }
            _ => self.fill("money.kronor-in-words", &[("n", &self.kronor(sum))]),
        }
    }

    /// What a source states: a figure or a range, with "cirka", "högst" or "minst" before it.
    pub fn stated(&self, money: Money, qualifier: Qualifier) -> String {
        let figure = match money.max {
            None => self.sum(money.min),
            Some(max) => {
                let decimals = column_decimals([money.min, max]);
                let range = format!("{}–{}", self.millions(money.min, decimals), self.millions(max, decimals));
                self.fill("money.millions", &[("n", &range)])
            }
        };
        self.qualified(&figure, qualifier)
    }

    /// "cirka", "högst" or "minst" before a figure.
    pub fn qualified(&self, figure: &str, qualifier: Qualifier) -> String {
        match qualifier {
            Qualifier::Exact => figure.to_owned(),
            other => format!("{}\u{a0}{figure}", self.word("qualifier", other.as_str())),
        }
    }

    fn kronor(&self, sum: Ore) -> String {
        let whole = self.integer(sum.0 / 100);
        match sum.0.abs() % 100 {
            0 => whole,
            ore => format!("{whole}{}{ore:02}", self.get("number.decimal")),
        }
    }

    /// "a, b och c".
    pub fn list(&self, items: &[Html]) -> Html {
        self.listed(items, "list.and")
    }

    /// "a, b eller c".
    pub fn alternatives(&self, items: &[Html]) -> Html {
        self.listed(items, "list.or")
    }

    fn listed(&self, items: &[Html], last: &str) -> Html {
        let Some((final_item, others)) = items.split_last() else { return Html::default() };
        if others.is_empty() {
            return final_item.clone();
        }
        Html::join(others, ", ").and_text(self.get(last)).and(final_item)
    }
}

/// How many decimals of millions write a sum exactly; `None` where more than three would be needed.
fn exact_decimals(sum: Ore) -> Option<u32> {
    (0..=MOST_DECIMALS).find(|&decimals| sum.0 % (MILLION / 10_i64.pow(decimals)) == 0)
}

/// The decimals for a column of sums in millions: the same for all, one at least, three at most.
pub fn column_decimals(sums: impl IntoIterator<Item = Ore>) -> u32 {
    sums.into_iter().map(|sum| exact_decimals(sum).unwrap_or(MOST_DECIMALS)).max().unwrap_or(1).max(1)
}

/// Dates.
impl Texts {
    /// A day: `23 mars 2020`, `5 feb. 2021`.
    pub fn day(&self, day: Date, length: Length) -> String {
        self.partial(&PartialDate::day(day), length)
    }

    /// A day, month or year, with the words for what is approximate or uncertain.
    pub fn partial(&self, date: &PartialDate, length: Length) -> String {
        let written = self.bare(date, length, true);
        match (date.approximate, date.uncertain) {
            (false, false) => written,
            (true, false) => self.fill("date.approximate", &[("date", &written)]),
            (_, true) => self.fill("date.uncertain", &[("date", &written)]),
        }
    }

    /// A date or an interval.
    pub fn edtf(&self, edtf: &Edtf, length: Length) -> String {
        match edtf {
            Edtf::Date(date) => self.partial(date, length),
            Edtf::Interval(from, to) => self.interval(Some(from), to, length),
        }
    }

    /// `5 feb.–30 nov. 2021`, `2021–2023`, `2018–`, `till 2020`.
    pub fn interval(&self, from: Option<&PartialDate>, to: &End, length: Length) -> String {
        match (from, to) {
            (Some(from), End::At(to)) if from == to => self.partial(from, length),
            (Some(from), End::At(to)) => self.between(from, to, length),
            (Some(from), End::Open) => format!("{}–", self.partial(from, length)),
            (Some(from), End::Unknown) => self.fill("date.end-unknown", &[("date", &self.partial(from, length))]),
            (None, End::At(to)) => self.fill("date.until", &[("date", &self.partial(to, length))]),
            (None, End::Open | End::Unknown) => self.get("date.unknown").to_owned(),
        }
    }

    /// The year is written once where both ends lie in it.
    fn between(&self, from: &PartialDate, to: &PartialDate, length: Length) -> String {
        let same_year = from.year == to.year && from.month.is_some() && to.month.is_some() && !from.is_vague();
        let first = if same_year { self.bare(from, length, false) } else { self.partial(from, length) };
        format!("{first}–{}", self.partial(to, length))
    }

    /// "mellan 5 feb. och 8 juli 2021".
    pub fn bounds(&self, first: Date, last: Date) -> String {
        let from = self.bare(&PartialDate::day(first), Length::Short, first.year() != last.year());
        self.fill("date.between", &[("from", &from), ("to", &self.day(last, Length::Short))])
    }

    /// Years of money: `2021`, `2021–2023`, `2021–`.
    pub fn years(&self, years: (i16, Option<i16>)) -> String {
        match years {
            (from, Some(to)) if from == to => from.to_string(),
            (from, Some(to)) => format!("{from}–{to}"),
            (from, None) => format!("{from}–"),
        }
    }

    /// Without the words for what is vague; without the year on demand.
    fn bare(&self, date: &PartialDate, length: Length, with_year: bool) -> String {
        let year = date.year.to_string();
        let Some(month) = date.month else { return year };
        let month = self.month(month, length);
        let day = date.day.map(|day| day.to_string());
        let values = [("day", day.as_deref().unwrap_or("")), ("month", month), ("year", year.as_str())];
        let key = match (day.is_some(), with_year) {
            (true, true) => "date.day-month-year",
            (true, false) => "date.day-month",
            (false, true) => "date.month-year",
            (false, false) => return month.to_owned(),
        };
        self.fill(key, &values)
    }

    /// A `time` element for a date, written as `text`; intervals have none, since HTML has no form for them.
    pub fn time_element(&self, edtf: &Edtf, text: &str) -> Html {
        match edtf {
            Edtf::Date(date) => {
                let plain = PartialDate { approximate: false, uncertain: false, ..*date };
                Html::markup(["<time datetime=\"", &plain.to_string(), "\">", &escape(text), "</time>"].concat())
            }
            Edtf::Interval(..) => Html::text(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::texts::default_texts;
    use super::*;

    fn partial(year: i16, month: Option<i8>, day: Option<i8>) -> PartialDate {
        PartialDate { year, month, day, approximate: false, uncertain: false }
    }

    /// What is written with plain spaces, so that the tests can be read; no-break spaces are shown as `_`.
    fn seen(text: &str) -> String {
        text.replace('\u{a0}', "_")
    }

    #[test]
    fn sums_stand_in_millions_with_one_decimal() {
        let sv = default_texts("sv");
        let en = default_texts("en");
        assert_eq!(seen(&sv.sum(Ore::from_kronor(127_500_000))), "127,5_mnkr");
        assert_eq!(seen(&sv.sum(Ore::from_kronor(20_000_000))), "20,0_mnkr");
        assert_eq!(seen(&sv.sum(Ore::from_kronor(9_000_000_000))), "9_000,0_mnkr");
        assert_eq!(seen(&sv.sum(Ore::from_kronor(750_000))), "750_000_kr");
        assert_eq!(seen(&sv.sum(Ore(123_456_789))), "1_234_567,89_kr");
        assert_eq!(seen(&en.sum(Ore::from_kronor(127_500_000))), "SEK_127.5_m");
        assert_eq!(seen(&en.sum(Ore::from_kronor(1_750_000_000))), "SEK_1,750.0_m");
    }

    #[test]
    fn sums_in_running_text_are_words() {
        let sv = default_texts("sv");
        assert_eq!(seen(&sv.sum_in_words(Ore::from_kronor(127_500_000))), "127,5_miljoner kronor");
        assert_eq!(seen(&sv.sum_in_words(Ore::from_kronor(20_000_000))), "20_miljoner kronor");
        assert_eq!(seen(&sv.sum_in_words(Ore::from_kronor(1_000_000))), "1_miljon kronor");
        assert_eq!(seen(&sv.sum_in_words(Ore::from_kronor(500))), "500_kronor");
    }

    #[test]
    fn a_range_and_a_qualifier_are_written_out() {
        let sv = default_texts("sv");
        let range =
            Money { min: Ore::from_kronor(15_000_000), max: Some(Ore::from_kronor(20_500_000)), qualifier: None };
        assert_eq!(seen(&sv.stated(range, Qualifier::Exact)), "15,0–20,5_mnkr");
        let figure = Money { min: Ore::from_kronor(3_000_000), max: None, qualifier: None };
        assert_eq!(seen(&sv.stated(figure, Qualifier::AtMost)), "högst_3,0_mnkr");
    }

    #[test]
    fn a_column_has_as_many_decimals_as_its_finest_sum() {
        assert_eq!(column_decimals([Ore::from_kronor(20_000_000), Ore::from_kronor(2_250_000)]), 2);
        assert_eq!(column_decimals([Ore::from_kronor(20_000_000)]), 1);
        assert_eq!(column_decimals([Ore(1)]), 3);
    }

    #[test]
    fn dates_are_as_exact_as_the_source() {
        let sv = default_texts("sv");
        assert_eq!(seen(&sv.day(date(2020, 3, 23), Length::Long)), "23_mars_2020");
        assert_eq!(seen(&sv.partial(&partial(2021, Some(2), None), Length::Short)), "feb._2021");
        assert_eq!(seen(&sv.partial(&partial(2021, None, None), Length::Long)), "2021");
        let about = PartialDate { approximate: true, ..partial(2012, None, None) };
        assert_eq!(seen(&sv.partial(&about, Length::Long)), "omkring 2012");
        assert_eq!(seen(&default_texts("en").day(date(2020, 3, 23), Length::Long)), "23_March_2020");
    }

    #[test]
    fn intervals_name_their_year_once() {
        let sv = default_texts("sv");
        let from = partial(2021, Some(2), Some(5));
        let to = End::At(partial(2021, Some(11), Some(30)));
        assert_eq!(seen(&sv.interval(Some(&from), &to, Length::Short)), "5_feb.–30_nov._2021");
        assert_eq!(
            seen(&sv.interval(Some(&partial(2021, None, None)), &End::At(partial(2023, None, None)), Length::Long)),
            "2021–2023"
        );
        assert_eq!(seen(&sv.interval(Some(&from), &End::Open, Length::Short)), "5_feb._2021–");
        assert_eq!(seen(&sv.interval(None, &to, Length::Short)), "till 30_nov._2021");
        assert_eq!(seen(&sv.bounds(date(2021, 2, 5), date(2021, 7, 8))), "mellan 5_feb. och 8_juli_2021");
        assert_eq!(seen(&sv.bounds(date(2020, 12, 5), date(2021, 7, 8))), "mellan 5_dec._2020 och 8_juli_2021");
    }

    #[test]
    fn lists_end_with_and() {
        let sv = default_texts("sv");
        let items = ["a", "b", "c"].map(Html::text);
        assert_eq!(sv.list(&items).as_str(), "a, b och c");
        assert_eq!(sv.list(&items[..1]).as_str(), "a");
        assert_eq!(sv.alternatives(&items[..2]).as_str(), "a eller b");
    }
}
