//! The Swedish ways to write a sum of money, read from left to right: qualifier, figure or range, unit, currency. Knows nothing
//! of rows or records. What is not wholly understood is an error: a wrong sum is worse than none.

use super::{Money, MoneyError, Ore, Qualifier};
use crate::diagnostic::nearest;
use crate::parse::shown;

/// Words before a figure, longest first where one begins another.
const QUALIFIERS: &[(&str, Qualifier)] = &[
    ("cirka", Qualifier::About),
    ("circa", Qualifier::About),
    ("c:a", Qualifier::About),
    ("ca.", Qualifier::About),
    ("ca", Qualifier::About),
    ("omkring", Qualifier::About),
    ("kring", Qualifier::About),
    ("ungefär", Qualifier::About),
    ("runt", Qualifier::About),
    ("knappt", Qualifier::About),
    ("nästan", Qualifier::About),
    ("drygt", Qualifier::About),
    ("närmare", Qualifier::About),
    ("högst", Qualifier::AtMost),
    ("maximalt", Qualifier::AtMost),
    ("upp till", Qualifier::AtMost),
    ("upp emot", Qualifier::About),
    ("uppemot", Qualifier::About),
    ("som mest", Qualifier::AtMost),
    ("max.", Qualifier::AtMost),
    ("max", Qualifier::AtMost),
    ("minst", Qualifier::AtLeast),
    ("lägst", Qualifier::AtLeast),
    ("åtminstone", Qualifier::AtLeast),
    ("mer än", Qualifier::AtLeast),
    ("över", Qualifier::AtLeast),
];

/// Numbers written as words, in tenths, longest first where one begins another.
const NUMBER_WORDS: &[(&str, i128)] = &[
    ("en och en halv", 15),
    ("ett och ett halvt", 15),
    ("två och en halv", 25),
    ("tre och en halv", 35),
    ("fyra och en halv", 45),
    ("fem och en halv", 55),
    ("en halv", 5),
    ("ett halvt", 5),
    ("halv", 5),
    ("en", 10),
    ("ett", 10),
    ("två", 20),
    ("tre", 30),
    ("fyra", 40),
    ("fem", 50),
    ("sex", 60),
    ("sju", 70),
    ("åtta", 80),
    ("nio", 90),
    ("tio", 100),
    ("elva", 110),
    ("tolv", 120),
];

/// Units as powers of ten of a krona, and whether a word for kronor may follow; longest first where one begins another.
const UNITS: &[(&str, u32, bool)] = &[
    ("biljoner", 12, true),
    ("biljon", 12, true),
    ("miljarder", 9, true),
    ("miljard", 9, true),
    ("mdkr", 9, false),
    ("mdsek", 9, false),
    ("mdr", 9, true),
    ("md", 9, true),
    ("mrd", 9, true),
    ("miljoner", 6, true),
    ("miljon", 6, true),
    ("milj.", 6, true),
    ("milj", 6, true),
    ("mnkr", 6, false),
    ("mkr", 6, false),
    ("msek", 6, false),
    ("mn", 6, true),
    ("tusen", 3, true),
    ("tkr", 3, false),
    ("ksek", 3, false),
    ("tsek", 3, false),
];

const KRONOR: &[&str] = &["svenska kronor", "kronor", "krona", "kr:-", "kr.", "kr", "sek", ":-"];

const FOREIGN: &[&str] = &[
    "euro",
    "eur",
    "€",
    "dollar",
    "us-dollar",
    "usd",
    "$",
    "pund",
    "gbp",
    "£",
    "nok",
    "dkk",
    "chf",
    "norska",
    "danska",
    "isländska",
    "schweiziska",
    "franc",
    "mark",
    "yen",
    "meur",
    "musd",
];

/// More than this many öre (ten thousand billion kronor) is a slip of the pen; below it sums of many rows cannot overflow.
const LARGEST: i128 = 1_000_000_000_000_000;

const NOTATIONS: &str = "sums are written as `127,5 mnkr`, `1 500 000 kr`, `9 miljarder kronor` or `15–20 mnkr`";

pub(super) fn read(text: &str) -> Result<Money, MoneyError> {
    let clean = clean(text);
    let mut cursor = Cursor { rest: &clean };
    let failure = |why: Why| why.error(text);
    let qualifier = cursor.word_of(QUALIFIERS.iter().map(|&(word, meaning)| (word, meaning)));
    let between = cursor.word_of([("mellan", ())]).is_some();
    let first = cursor.figure().map_err(failure)?;
    let first_unit = cursor.unit();
    let (min, max) = if cursor.range(between) {
        let second = cursor.figure().map_err(failure)?;
        let unit = cursor.unit();
        let (min, max) = (first.times(first_unit.or(unit)).map_err(failure)?, second.times(unit).map_err(failure)?);
        if min >= max {
            return Err(Why::Range.error(text));
        }
        (min, Some(max))
    } else {
        (first.times(first_unit).map_err(failure)?, None)
    };
    match cursor.rest.trim().trim_end_matches('.') {
        "" => Ok(Money { min, max, qualifier }),
        rest => Err(Why::Rest(rest.to_owned()).error(text)),
    }
}

/// Lower case, every kind of blank one blank, every dash and minus `-`, invisible characters gone.
fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => {}
            '–' | '—' | '−' | '‐' | '‑' | '‒' => clean.push('-'),
            c if c.is_whitespace() => {
                if !clean.ends_with(' ') {
                    clean.push(' ');
                }
            }
            c => clean.push(c),
        }
    }
    clean.trim().to_owned()
}

/// A decimal number as written.
struct Figure {
    digits: i128,
    decimals: u32,
    /// `1.500`, which is thousands to a Swede and one and a half to a computer.
    dotted: bool,
}

impl Figure {
    /// The figure in a unit (power of ten, currency stated), in öre.
    fn times(&self, unit: Option<Unit>) -> Result<Ore, Why> {
        let Unit { power, currency } = unit.unwrap_or(Unit { power: 0, currency: false });
        if self.dotted && (power > 0 || !currency) {
            return Err(Why::Dotted);
        }
        let places = power + 2;
        if self.decimals > places {
            return Err(Why::Precision);
        }
        let ore = self.digits.checked_mul(10i128.pow(places - self.decimals)).filter(|ore| *ore <= LARGEST * 100);
        ore.map(|ore| Ore(ore as i64)).ok_or(Why::TooLarge)
    }
}

#[derive(Clone, Copy)]
struct Unit {
    power: u32,
    currency: bool,
}

/// What is left to read of a cleaned text.
struct Cursor<'a> {
    rest: &'a str,
}

impl Cursor<'_> {
    /// Takes the first of some words that stands here as a whole word.
    fn word_of<'w, T>(&mut self, words: impl IntoIterator<Item = (&'w str, T)>) -> Option<T> {
        let here = self.rest.trim_start();
        for (word, meaning) in words {
            if let Some(rest) = here.strip_prefix(word)
                && !(word.ends_with(char::is_alphabetic) && rest.starts_with(char::is_alphabetic))
            {
                self.rest = rest;
                return Some(meaning);
            }
        }
        None
    }

    fn figure(&mut self) -> Result<Figure, Why> {
        self.rest = self.rest.trim_start();
        if self.rest.starts_with('-') {
            return Err(Why::Negative);
        }
        if let Some(tenths) = self.word_of(NUMBER_WORDS.iter().copied()) {
            return Ok(Figure { digits: tenths, decimals: 1, dotted: false });
        }
        if self.rest.starts_with(|c: char| c.is_ascii_digit()) {
            return self.number();
        }
        match self.rest.split(' ').next().unwrap_or_default() {
            "" => Err(Why::Empty),
            "tusen" => Ok(Figure { digits: 1, decimals: 0, dotted: false }),
            word => Err(Why::NoFigure(word.to_owned())),
        }
    }

    /// Digits, in groups of three or not, and decimals.
    fn number(&mut self) -> Result<Figure, Why> {
        let mut digits = self.digits().to_owned();
        let separator = self.rest.chars().next().filter(|c| matches!(c, ' ' | '.'));
        let mut groups = 0;
        if let Some(separator) = separator.filter(|_| digits.len() <= 3 && !digits.starts_with('0')) {
            while let Some(group) = self.group(separator) {
                digits.push_str(group);
                groups += 1;
            }
        }
        let dotted = separator == Some('.') && groups == 1;
        let mut decimals = 0;
        let point =
            self.rest.starts_with(',') || (self.rest.starts_with('.') && (groups == 0 || separator == Some(' ')));
        if point && self.rest[1..].starts_with(|c: char| c.is_ascii_digit()) {
            self.rest = &self.rest[1..];
            let fraction = self.digits();
            decimals = u32::try_from(fraction.len()).unwrap_or(u32::MAX);
            digits.push_str(fraction);
        }
        let digits = digits.parse().map_err(|_| if decimals > 14 { Why::Precision } else { Why::TooLarge })?;
        Ok(Figure { digits, decimals, dotted: dotted && decimals == 0 })
    }

    fn digits(&mut self) -> &str {
        let length = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = self.rest.split_at(length);
        self.rest = rest;
        digits
    }

    /// Exactly three digits after the separator.
    fn group(&mut self, separator: char) -> Option<&str> {
        let after = self.rest.strip_prefix(separator)?;
        let length = after.bytes().take_while(u8::is_ascii_digit).count();
        (length == 3).then(|| {
            let (group, rest) = after.split_at(3);
            self.rest = rest;
            group
        })
    }

    fn unit(&mut self) -> Option<Unit> {
        let kronor = |cursor: &mut Self| cursor.word_of(KRONOR.iter().map(|&word| (word, ()))).is_some();
        match self.word_of(UNITS.iter().map(|&(word, power, open)| (word, (power, open)))) {
            Some((power, open)) => {
                let currency = open && kronor(self);
                Some(Unit { power, currency: currency || !open })
            }
            None => kronor(self).then_some(Unit { power: 0, currency: true }),
        }
    }

    /// Takes what joins the two figures of a range.
    fn range(&mut self, between: bool) -> bool {
        let here = self.rest.trim_start();
        if let Some(rest) = here.strip_prefix('-').filter(|_| !between) {
            self.rest = rest;
            return true;
        }
        self.word_of([(if between { "och" } else { "till" }, ())]).is_some()
    }
}

/// Why a text is no exact sum.
enum Why {
    Empty,
    NoFigure(String),
    Negative,
    Dotted,
    Precision,
    TooLarge,
    Range,
    /// Something is left after the sum.
    Rest(String),
}

impl Why {
    fn error(self, text: &str) -> MoneyError {
        let (what, help) = match self {
            Why::Empty => ("is empty where a sum is needed".to_owned(), NOTATIONS.to_owned()),
            Why::NoFigure(word) => no_figure(&word),
            Why::Negative => {
                ("is negative".to_owned(), "state the sum itself, and in `for` what it is taken from".to_owned())
            }
            Why::Dotted => (
                "can be read in two ways".to_owned(),
                "write thousands with a blank (`1 500`) and decimals with a comma (`1,5`)".to_owned(),
            ),
            Why::Precision => (
                "is more precise than one öre".to_owned(),
                "write kronor with at most two decimals, thousands with a blank (`1 000`)".to_owned(),
            ),
            Why::TooLarge => ("is too large".to_owned(), "is the unit right?".to_owned()),
            Why::Range => (
                "is a range whose second figure is not the larger".to_owned(),
                "write the smaller figure first: `15–20 mnkr`".to_owned(),
            ),
            Why::Rest(rest) => left_over(&rest),
        };
        MoneyError { message: format!("`{}` {what}", shown(text)), help: Some(help) }
    }
}

fn no_figure(word: &str) -> (String, String) {
    if FOREIGN.contains(&word) || word.starts_with(['€', '$', '£']) {
        return foreign();
    }
    let help = match word {
        "kr" | "sek" => "the figure stands first: `500 kr`".to_owned(),
        "msek" | "mkr" | "mnkr" => "the figure stands first: `20 mnkr`".to_owned(),
        _ => NOTATIONS.to_owned(),
    };
    ("is not a sum of money".to_owned(), help)
}

fn foreign() -> (String, String) {
    let help = "amounts are Swedish kronor; tell of other currencies in the text".to_owned();
    ("is not in Swedish kronor".to_owned(), help)
}

/// What the words after a sum most likely mean.
fn left_over(rest: &str) -> (String, String) {
    let word = rest.split(' ').next().unwrap_or_default();
    if FOREIGN.iter().any(|name| word == *name || (word.starts_with(name) && name.len() == 1)) {
        return foreign();
    }
    let what = format!("has `{}` after the sum", shown(rest));
    let help = match word {
        "per" | "årligen" | "om" | "varje" | "/år" => {
            "leave the words out and add `measure: per-year` with `years`".to_owned()
        }
        "vardera" | "var" | "styck" | "st" => "leave the word out and add `measure: each` with `count`".to_owned(),
        "respektive" | "och" | "samt" | "+" => "one sum per row; write the other as a row of its own".to_owned(),
        _ if KRONOR.contains(&word) => "the unit says kronor already; leave the word out".to_owned(),
        _ => match nearest(word, UNITS.iter().map(|unit| unit.0).chain(KRONOR.iter().copied())) {
            Some(unit) => format!("did you mean `{unit}`?"),
            None => NOTATIONS.to_owned(),
        },
    };
    (what, help)
}
