//! Money by year in two lanes on one scale: below, columns for money of one year; above, hatched areas across the years for money of
//! several years that the source does not divide. An area's height is its sum by its years, so that equal area is equal money.

use super::super::html::Html;
use super::svg::{Drawing, Share, Voice};

/// Money of one year, in any unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub sum: i64,
    pub label: String,
}

/// Money of several years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    pub from: i16,
    pub to: i16,
    pub sum: i64,
    pub label: String,
    /// A second, quieter line.
    pub note: String,
}

/// Everything that is drawn. Years without a column are gaps unless an area covers them.
#[derive(Clone, Debug, Default)]
pub struct Chart {
    pub first: i16,
    /// By year from `first`; `None` where nothing is known for that year alone.
    pub columns: Vec<Option<Column>>,
    pub areas: Vec<Area>,
    pub words: Words,
}

/// The drawing's words in the site's language.
#[derive(Clone, Debug, Default)]
pub struct Words {
    pub name: String,
    pub several: String,
    pub single: String,
    pub unknown: String,
}

/// Most years that stand as columns; more are rows.
pub const MOST_COLUMNS: usize = 12;
/// Least height of a lane, in pixels.
const LANE: i64 = 60;
/// Height of the highest thing drawn.
const TALLEST: i64 = 72;
/// Room for a lane's name above it, and for the values above columns.
const HEAD: i64 = 28;
/// Room for the years below.
const FOOT: i64 = 26;

/// Places in pixels, from the top.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Lanes {
    upper: i64,
    lower: i64,
}

impl Chart {
    fn areas_height(&self) -> i64 {
        self.stacked().iter().map(|(_, below, height)| below + height).max().unwrap_or(0)
    }

    /// The largest height in money, over both lanes: a year's sum, or the sum of areas that lie over one another.
    fn tallest(&self) -> i64 {
        let column = self.columns.iter().flatten().map(|column| column.sum).max().unwrap_or(0);
        column.max(self.areas_height()).max(1)
    }

    /// Areas with the height of what lies beneath them, in money a year: those that share a year are stacked.
    fn stacked(&self) -> Vec<(&Area, i64, i64)> {
        let mut placed: Vec<(&Area, i64, i64)> = Vec::new();
        for area in &self.areas {
            let height = area.sum / i64::from(area.to - area.from + 1).max(1);
            let overlapping = |other: &Area| other.from <= area.to && area.from <= other.to;
            let below = placed.iter().filter(|(other, ..)| overlapping(other)).map(|(_, low, high)| low + high).max();
            placed.push((area, below.unwrap_or(0), height));
        }
        placed
    }

    fn lanes(&self) -> Lanes {
        let upper_height = if self.areas.is_empty() { 0 } else { HEAD + self.pixels(self.areas_height()).max(LANE) };
        Lanes { upper: upper_height, lower: upper_height + HEAD + 14 + LANE.max(TALLEST) }
    }

    fn pixels(&self, sum: i64) -> i64 {
        i64::try_from(i128::from(sum) * i128::from(TALLEST) / i128::from(self.tallest())).unwrap_or(TALLEST)
    }

    fn step(&self) -> Share {
        Share(100_000 / self.columns.len().max(1) as i64)
    }

    fn x(&self, year: i16) -> Share {
        Share(self.step().0 * i64::from(year - self.first))
    }

    /// The SVG.
    pub fn draw(&self) -> Html {
        let lanes = self.lanes();
        let mut drawing = Drawing::new("years", (lanes.lower + FOOT) as u32, Voice::Image(&self.words.name));
        if !self.areas.is_empty() {
            self.draw_areas(&mut drawing, lanes);
        }
        self.draw_columns(&mut drawing, lanes);
        drawing.finish()
    }

    fn draw_areas(&self, drawing: &mut Drawing, lanes: Lanes) {
        drawing.text("start quiet", Share::ZERO, 0, 13, &self.words.several);
        drawing.across("axis", Share::ZERO, Share::WHOLE, lanes.upper as i32);
        for (area, below, height) in self.stacked() {
            let (x, width) = (self.x(area.from), Share(self.step().0 * i64::from(area.to - area.from + 1)));
            let (below, height) = (self.pixels(below), self.pixels(height).max(2));
            let top = lanes.upper - below - height;
            drawing.hatched(x, top as i32, width, height as i32);
            let middle = x.plus(Share(width.0 / 2));
            let at = top + height / 2;
            drawing.text(
                "middle strong halo",
                middle,
                0,
                (at + if area.note.is_empty() { 4 } else { -4 }) as i32,
                &area.label,
            );
            if !area.note.is_empty() {
                drawing.text("middle halo", middle, 0, (at + 12) as i32, &area.note);
            }
        }
    }

    fn draw_columns(&self, drawing: &mut Drawing, lanes: Lanes) {
        drawing.text("start quiet", Share::ZERO, 0, (lanes.upper + 19) as i32, &self.words.single);
        let step = self.step();
        for (at, column) in self.columns.iter().enumerate() {
            let year = self.first + at as i16;
            let left = self.x(year);
            let (bar, width) = (left.plus(Share(step.0 * 18 / 100)), Share(step.0 * 64 / 100));
            let middle = left.plus(Share(step.0 / 2));
            drawing.text("middle", middle, 0, (lanes.lower + 18) as i32, &year.to_string());
            match column {
                Some(column) => {
                    let height = self.pixels(column.sum).max(2);
                    drawing.rect("solid", bar, (lanes.lower - height) as i32, width, height as i32);
                    drawing.text("middle strong", middle, 0, (lanes.lower - height - 7) as i32, &column.label);
                }
                None if self.covered(year) => {}
                None => {
                    drawing.across("dashes", bar, bar.plus(width), (lanes.lower - 5) as i32);
                    drawing.text("middle quiet", middle, 0, (lanes.lower - 12) as i32, &self.words.unknown);
                }
            }
        }
        drawing.across("axis", Share::ZERO, Share::WHOLE, lanes.lower as i32);
    }

    fn covered(&self, year: i16) -> bool {
        self.areas.iter().any(|area| area.from <= year && year <= area.to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(sum: i64) -> Option<Column> {
        Some(Column { sum, label: sum.to_string() })
    }

    fn area(from: i16, to: i16, sum: i64) -> Area {
        Area { from, to, sum, label: sum.to_string(), note: String::new() }
    }

    #[test]
    fn an_area_is_as_high_as_its_sum_by_its_years() {
        let chart =
            Chart { first: 2020, columns: vec![None; 3], areas: vec![area(2020, 2022, 120)], ..Chart::default() };
        assert_eq!(chart.stacked().iter().map(|(_, low, high)| (*low, *high)).collect::<Vec<_>>(), [(0, 40)]);
    }

    #[test]
    fn areas_that_share_a_year_are_stacked() {
        let areas = vec![area(2020, 2021, 20), area(2021, 2022, 40), area(2022, 2023, 10)];
        let chart = Chart { first: 2020, columns: vec![None; 4], areas, ..Chart::default() };
        assert_eq!(
            chart.stacked().iter().map(|(_, low, high)| (*low, *high)).collect::<Vec<_>>(),
            [(0, 10), (10, 20), (30, 5)]
        );
        assert_eq!(chart.tallest(), 35);
    }

    #[test]
    fn a_year_without_anything_is_a_dashed_line_and_a_covered_one_is_not() {
        let chart = Chart {
            first: 2020,
            columns: vec![None, None, column(10)],
            areas: vec![area(2021, 2022, 20)],
            words: Words { unknown: "okänt".to_owned(), ..Words::default() },
        };
        let drawn = chart.draw();
        assert_eq!(drawn.as_str().matches("dashes").count(), 1, "{drawn:?}");
        assert_eq!(drawn.as_str().matches("okänt").count(), 1, "{drawn:?}");
    }
}
