//! Timelines: strips on one axis of days, with the governments as bands behind them. What is drawn says how exactly a time is known:
//! strokes for days, plain ends for months and years, dots for what is only bounded.

use jiff::civil::{Date, date};

use super::super::html::Html;
use super::svg::{Drawing, Link, Share, Voice};
use crate::parse::date::{End, PartialDate};

/// The width of a strip, in pixels, below which a roomy and a wide layout never go, and the narrowest of narrow ones. Names and ticks are
/// left out by these, since the real width is not known when the page is made.
const ROOMY: i64 = 640;
const WIDE: i64 = 440;
const NARROW: i64 = 288;
/// A letter's width at 13 pixels, rounded up.
const LETTER: i64 = 8;
/// Least distance between labels of years.
const TICK_LABEL: i64 = 48;
/// Room that the label of a year takes to the right of its tick.
const YEAR_LABEL: i64 = 34;
/// The width of what is seen as one place: half a hundredth.
const SPOT: i64 = 500;
const HEAD: u32 = 44;
const BAR: i32 = 12;

/// A time, as exactly as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    /// From and to; `None` where the beginning is not known.
    Period(Option<PartialDate>, End),
    /// Some day between two days, both counted.
    Between(Date, Option<Date>),
    /// Seen on a day, known to lie between bounds.
    Seen(PartialDate, Option<Date>, Option<Date>),
}

/// What the page is about, or another beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Subject,
    Neighbour,
}

/// How a single day is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dot {
    Filled,
    Open,
}

impl Dot {
    fn class(self) -> &'static str {
        match self {
            Dot::Filled => "dot",
            Dot::Open => "dot-open",
        }
    }
}

/// A government in office: its first day and, unless it still is, the day after its last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reign {
    pub name: String,
    pub from: Date,
    pub until: Option<Date>,
}

/// The axis with its bands.
#[derive(Clone, Debug)]
pub struct Timeline {
    first: Date,
    /// The day after the last.
    end: Date,
    reigns: Vec<Reign>,
    today: Date,
    words: Words,
}

#[derive(Clone, Debug, Default)]
pub struct Words {
    pub today: String,
    /// For the time before the first recorded government.
    pub earlier: String,
}

impl Time {
    /// The first and the last day that it needs on the axis.
    pub fn extent(&self, today: Date) -> (Date, Date) {
        match self {
            Time::Period(from, to) => {
                let last = if let End::At(to) = to { to.last() } else { today };
                let first = from.map_or(last, |from| from.first());
                (first, last.max(first))
            }
            Time::Between(first, last) => (*first, last.unwrap_or(today).max(*first)),
            Time::Seen(day, first, last) => (first.unwrap_or(day.first()), last.unwrap_or(day.last())),
        }
    }
}

impl Timeline {
    /// Whole years around all times; governments that lie within. `None` where there is nothing to show.
    pub fn around(times: &[Time], reigns: &[Reign], today: Date, words: Words) -> Option<Timeline> {
        let extents: Vec<(Date, Date)> = times.iter().map(|time| time.extent(today)).collect();
        let first = extents.iter().map(|(first, _)| *first).min()?.first_of_year();
        let last = extents.iter().map(|(_, last)| *last).max()?.last_of_year();
        // A year of air after what has ended, so that its end can be seen.
        let end = day_after(if last < today { day_after(last).last_of_year() } else { last });
        let within = |reign: &&Reign| reign.from < end && reign.until.is_none_or(|until| until > first);
        let reigns = reigns.iter().filter(within).cloned().collect();
        Some(Timeline { first, end, reigns, today, words })
    }

    pub fn reigns(&self) -> &[Reign] {
        &self.reigns
    }

    fn at(&self, day: Date) -> Share {
        let days = |to: Date| i64::from((to - self.first).get_days());
        Share::of(days(day), days(self.end)).clamped()
    }

    fn end_of(&self, day: Date) -> Share {
        self.at(day_after(day))
    }

    fn years(&self) -> i64 {
        i64::from(self.end.year() - self.first.year()).max(1)
    }

    /// Years between ticks so that labels stand `TICK_LABEL` apart on a strip of that width.
    fn step(&self, width: i64) -> i64 {
        let fits = |step: &i64| width * step / self.years() >= TICK_LABEL;
        [1, 2, 4, 5, 10, 20, 50, 100].into_iter().find(fits).unwrap_or(100)
    }

    /// Steps of labels on a roomy strip, a wide one and a narrow one: each a multiple of the one before, so that it shows some of the same.
    fn steps(&self) -> [i64; 3] {
        let roomy = self.step(ROOMY);
        let multiple = |of: i64, width: i64| {
            (1..=100).map(|n| n * of).find(|step| width * step / self.years() >= TICK_LABEL).unwrap_or(of)
        };
        let wide = multiple(roomy, WIDE);
        [roomy, wide, multiple(wide, NARROW)]
    }

    fn ticks(&self) -> impl Iterator<Item = (Date, i64)> {
        let first = self.first.year();
        (first..self.end.year()).map(move |year| (date(year, 1, 1), i64::from(year - first)))
    }

    fn bands(&self) -> impl Iterator<Item = (&Reign, Share, Share)> {
        self.reigns.iter().map(|reign| {
            let until = reign.until.map_or(Share::WHOLE, |until| self.at(until));
            (reign, self.at(reign.from), until)
        })
    }

    fn draw_bands(&self, drawing: &mut Drawing) {
        for (at, (reign, from, until)) in self.bands().enumerate() {
            let class = if at % 2 == 0 { "band" } else { "band-2" };
            drawing.tall_rect(class, from, until.minus(from));
            if reign.from > self.first {
                drawing.tall_line("change", from);
            }
        }
    }

    /// Names of governments and years, for above the strips.
    pub fn head(&self) -> Html {
        let mut drawing = Drawing::new("strip-head", HEAD, Voice::Hidden);
        self.draw_bands(&mut drawing);
        for (at, (reign, from, until)) in self.bands().enumerate() {
            let share = until.minus(from);
            let middle = from.plus(Share(share.0 / 2));
            let number = (at + 1).to_string();
            let label = |width: i64, named: bool| {
                let pixels = width * share.0 / 100_000;
                let fits = named && pixels >= LETTER * reign.name.chars().count() as i64 + 8;
                if fits {
                    reign.name.as_str()
                } else if pixels >= 6 {
                    &number
                } else {
                    ""
                }
            };
            let (roomy, wide) = (label(ROOMY, true), label(WIDE, true));
            let same = roomy == wide;
            let texts = [
                ("wide", if same { wide } else { "" }),
                ("roomy", if same { "" } else { roomy }),
                ("middling", if same { "" } else { wide }),
                ("narrow", label(NARROW, false)),
            ];
            for (class, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
                drawing.text(&format!("middle {class}"), middle, 0, 15, text);
            }
        }
        self.draw_earlier(&mut drawing);
        self.draw_years(&mut drawing);
        drawing.finish()
    }

    /// The time before the first recorded government is bare paper, and says so.
    fn draw_earlier(&self, drawing: &mut Drawing) {
        let Some((_, from, _)) = self.bands().next() else { return };
        let needed = LETTER * self.words.earlier.chars().count() as i64 * 7 / 8;
        if WIDE * from.0 / 100_000 >= needed {
            drawing.text("start quiet wide", Share::ZERO, 0, 15, &self.words.earlier);
        }
    }

    fn draw_years(&self, drawing: &mut Drawing) {
        let [roomy, wide, narrow] = self.steps();
        for (day, since) in self.ticks().filter(|(_, since)| since % roomy == 0) {
            let (x, year) = (self.at(day), day.year().to_string());
            let shows = |step: i64, width: i64| since % step == 0 && width * (100_000 - x.0) / 100_000 >= YEAR_LABEL;
            drawing.down(if since % wide == 0 { "tick" } else { "tick roomy" }, x, 30, HEAD as i32);
            let class = match (shows(roomy, ROOMY), shows(wide, WIDE), shows(narrow, NARROW)) {
                (_, _, true) => "start",
                (_, true, _) => "start wide",
                (true, ..) => "start roomy",
                _ => continue,
            };
            drawing.text(class, x, 4, 41, &year);
        }
    }

    /// Bands, years and today.
    fn draw_ground(&self, drawing: &mut Drawing) {
        self.draw_bands(drawing);
        let [roomy, wide, _] = self.steps();
        for (day, since) in self.ticks().filter(|(_, since)| since % roomy == 0) {
            drawing.tall_line(if since % wide == 0 { "grid" } else { "grid roomy" }, self.at(day));
        }
        if self.first <= self.today && self.today < self.end {
            // On a spot, as marks are: no reader sees the difference, and pages do not change every day for it.
            drawing.tall_line("today", Share(self.spot(self.today) * SPOT));
        }
    }

    /// One strip, as high as its row.
    pub fn strip(&self, time: &Time, weight: Weight, link: Option<&Link>) -> Html {
        let mut drawing = Drawing::filling("strip", voice(link.is_some()));
        self.draw_ground(&mut drawing);
        drawing.begin_centred();
        drawing.linked(link, |drawing| self.draw_time(drawing, time, weight));
        drawing.end_nested();
        drawing.finish()
    }

    /// Where a day is drawn among others: days with one spot lie on one another.
    pub fn spot(&self, day: Date) -> i64 {
        self.at(day).0 / SPOT
    }

    /// A strip of single days: dots for what has been, rings for what is open.
    pub fn marks(&self, days: &[(Date, Dot, Option<Link>)]) -> Html {
        let has_links = days.iter().any(|(.., link)| link.is_some());
        let mut drawing = Drawing::filling("strip", voice(has_links));
        self.draw_ground(&mut drawing);
        drawing.begin_centred();
        for (day, dot, link) in days {
            let at = self.at(*day);
            drawing.linked(link.as_ref(), |drawing| {
                // Wide enough for a finger.
                if link.is_some() {
                    drawing.dot("reach", at, 0, "12");
                }
                drawing.dot(dot.class(), at, 0, "4");
            });
        }
        drawing.end_nested();
        drawing.finish()
    }

    fn draw_time(&self, drawing: &mut Drawing, time: &Time, weight: Weight) {
        match time {
            Time::Period(from, to) => self.draw_period(drawing, from.as_ref(), to, weight),
            Time::Between(first, last) => {
                let (from, to) = (self.at(*first), last.map_or(Share::WHOLE, |last| self.end_of(last)));
                drawing.across(stroke(weight, "dotted"), from, to, 0);
                drawing.down(stroke(weight, "end"), from, -5, 5);
                if last.is_some() {
                    drawing.down(stroke(weight, "end"), to, -5, 5);
                }
            }
            Time::Seen(day, first, last) => {
                let from = first.map_or(self.at(day.first()), |first| self.at(first));
                let to = last.map_or(self.end_of(day.last()), |last| self.end_of(last));
                drawing.across(stroke(weight, "dotted"), from, to, 0);
                drawing.dot(fill(weight), self.at(day.first()), 0, "5.5");
            }
        }
    }

    fn draw_period(&self, drawing: &mut Drawing, from: Option<&PartialDate>, to: &End, weight: Weight) {
        let start = self.draw_start(drawing, from, weight);
        let end = match to {
            End::At(date) if date.is_vague() => {
                drawing.across(stroke(weight, "dotted"), self.at(date.first()), self.end_of(date.last()), 0);
                self.at(date.first())
            }
            End::At(date) => self.end_of(date.last()),
            End::Open => Share::WHOLE,
            End::Unknown => {
                drawing.across(stroke(weight, "dotted"), start, Share::WHOLE, 0);
                from.map_or(start, |from| self.end_of(from.last()))
            }
        };
        if from.is_some() && end > start {
            drawing.rect(fill(weight), start, -BAR / 2, end.minus(start), BAR);
        } else if from.is_none() {
            drawing.across(stroke(weight, "dotted"), Share::ZERO, end, 0);
        }
        if from.is_some_and(|from| from.day.is_some() && !from.is_vague()) {
            drawing.down(stroke(weight, "end"), start, -10, 10);
        }
        match to {
            End::At(date) if date.day.is_some() && !date.is_vague() => {
                drawing.down(stroke(weight, "end"), end, -10, 10);
            }
            End::Open => drawing.arrow("on", Share::WHOLE),
            _ => {}
        }
    }

    /// A vague beginning is dotted over its outermost unit.
    fn draw_start(&self, drawing: &mut Drawing, from: Option<&PartialDate>, weight: Weight) -> Share {
        match from {
            Some(date) if date.is_vague() => {
                drawing.across(stroke(weight, "dotted"), self.at(date.first()), self.end_of(date.last()), 0);
                self.end_of(date.last())
            }
            Some(date) => self.at(date.first()),
            None => Share::ZERO,
        }
    }

    /// The word under the axis where today lies within it.
    pub fn today_label(&self) -> Option<&str> {
        (self.first <= self.today && self.today < self.end).then_some(self.words.today.as_str())
    }
}

fn voice(has_links: bool) -> Voice<'static> {
    if has_links { Voice::Links("") } else { Voice::Hidden }
}

fn day_after(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}

fn fill(weight: Weight) -> &'static str {
    match weight {
        Weight::Subject => "solid",
        Weight::Neighbour => "solid neighbour",
    }
}

fn stroke(weight: Weight, kind: &str) -> &'static str {
    match (weight, kind) {
        (Weight::Subject, "dotted") => "dotted",
        (Weight::Neighbour, "dotted") => "dotted neighbour",
        (Weight::Subject, _) => "end",
        (Weight::Neighbour, _) => "end neighbour",
    }
}

#[cfg(test)]
mod tests;
