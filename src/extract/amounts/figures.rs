//! The sums that a sentence writes: figure and unit in every notation, lists that share a unit, ranges. Does not know what they are for.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Match, Regex};

use super::limits;
use crate::parse::money::{Money, Qualifier};

/// A sum with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Figure {
    /// From the figure to the end of the unit; in a list the unit may stand further on.
    pub at: Range<usize>,
    /// The words that hold figure, unit and what limits them.
    pub words: Range<usize>,
    pub money: Money,
    pub qualifier: Qualifier,
    /// Its place in "25 respektive 10 miljoner", and how many there are.
    pub listed: Option<(usize, usize)>,
    /// Neither "kronor" nor an abbreviation says that it is money.
    pub is_bare: bool,
}

const NUMBER: &str = r"\d{1,3}(?:[ .]\d{3})+(?:,\d{1,2})?|\d{1,3}, \d|\d+(?:[.,]\d+)?";

const NUMBER_WORDS: [(&str, &str); 34] = [
    ("en och en halv", "1,5"),
    ("två och en halv", "2,5"),
    ("tre och en halv", "3,5"),
    ("en dryg halv", "0,5"),
    ("en knapp halv", "0,5"),
    ("en halv", "0,5"),
    ("halv", "0,5"),
    ("en kvarts", "0,25"),
    ("en", "1"),
    ("ett", "1"),
    ("två", "2"),
    ("tre", "3"),
    ("fyra", "4"),
    ("fem", "5"),
    ("sex", "6"),
    ("sju", "7"),
    ("åtta", "8"),
    ("nio", "9"),
    ("tio", "10"),
    ("elva", "11"),
    ("tolv", "12"),
    ("tretton", "13"),
    ("fjorton", "14"),
    ("femton", "15"),
    ("sexton", "16"),
    ("sjutton", "17"),
    ("arton", "18"),
    ("tjugofem", "25"),
    ("tjugo", "20"),
    ("trettio", "30"),
    ("fyrtio", "40"),
    ("femtio", "50"),
    ("etthundra", "100"),
    ("hundra", "100"),
];

/// Units after which a number word may stand, and all units. What says that it is money is the second group.
const LARGE: &str = r"miljarder|miljard|miljoner|miljon|milj\.?|tusen";
const MONEY: &str = r"mdkr|mdr|mnkr|mkr|msek|tkr|(?:svenska )?(?:kronor|krona|kr|sek)|:-";

static SUM: LazyLock<Regex> = LazyLock::new(|| {
    let words = NUMBER_WORDS.map(|(word, _)| word).join("|");
    let pattern = format!(
        r"(?i)\b(?:(?P<number>{NUMBER}) ?(?:(?P<large>{LARGE})(?: ?(?P<money>{MONEY}))?|(?P<only>{MONEY}))|(?P<word>{words}) (?P<unit>{LARGE})(?: (?P<crowns>{MONEY}))?)(?P<end>\b|[^\pL\pN]|$)"
    );
    Regex::new(&pattern).expect("the pattern of sums is well-formed")
});

/// What every sum holds. Without word boundaries, which make a search slow where letters are not ASCII.
static MAY_HOLD_SUM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"(?i)\d ?(?:{LARGE}|{MONEY})|[a-zåäö] (?:{LARGE})"))
        .expect("the pattern of units is well-formed")
});

/// A number that shares the unit of the one behind it.
static EARLIER: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = format!(
        r"(?i)(?:^|[^\pL\pN,.–-])(?P<number>{NUMBER}) ?(?P<joint>–|-|,|och|samt|till|respektive|eller)(?: (?:uppemot|upp till|upp mot|cirka|ca))? ?$"
    );
    Regex::new(&pattern).expect("the pattern of lists is well-formed")
});

static A_YEAR: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?:19|20)\d\d$").expect("the pattern of years is well-formed"));

/// "varav högst 500 000 får användas": kronor, behind a sum that says so.
static WITHOUT_UNIT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:varav|och|samt|respektive|högst) (?P<number>\d{1,3}(?: \d{3}){1,3}) (?:för|får|under|avser|ska|till)\b")
        .expect("the pattern of sums without a unit is well-formed")
});

/// Before a range or a change: "mellan 15 och 20", "från 15 till 20".
static BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\bmellan (?:ca |cirka |omkring )?$").expect("the pattern of ranges is well-formed")
});
static CHANGES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:från|höj\w*|sänk\w*|ök\w*|minsk\w*)\b").expect("the pattern of changes is well-formed")
});

/// What may follow a sum that does not say "kronor". After anything else the million counts people or things.
static AFTER_BARE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?xi) ^(?: \s*(?: $ | [.,;:!?)–+-] | \d ) | \s(?: till | för | per | om | årligen | år | under | i | från | fr\.o\.m\. | och | samt | respektive | vardera | extra
        | mer | på | av | avsätts | avsattes | föreslås | tillförs | ska | som | varav | inklusive | ytterligare | åren | går | räcker | satsas | i\ år | användas | används | fördelas | betalas | beräknas | tilldelas | anslås | ges | permanenta | årliga | nya | är\ (?:öronmärk|avsed|avsatt)\pL* )\b )",
    )
    .expect("the pattern of what follows is well-formed")
});

/// The sums of a sentence from left to right. Other currencies and numbers of people are none.
pub(super) fn figures(sentence: &str) -> Vec<Figure> {
    let mut found: Vec<Figure> = Vec::new();
    let mut from = if MAY_HOLD_SUM.is_match(sentence) { 0 } else { sentence.len() };
    while let Some(captures) = SUM.captures_at(sentence, from) {
        let whole = captures.get(0).expect("a match has a whole");
        let end = captures.name("end").map_or(whole.end(), |end| end.start());
        from = end.max(whole.start() + 1);
        let number = captures.name("number").or(captures.name("word")).expect("one of both matches");
        let unit = &sentence[number.end()..end];
        let is_bare = ["money", "only", "crowns"].iter().all(|group| captures.name(group).is_none());
        if is_bare && !AFTER_BARE.is_match(&sentence[end..]) {
            continue;
        }
        let earliest = found.last().map_or(0, |last| last.at.end);
        found.extend(listed(sentence, earliest, number, unit, end, is_bare));
        while !sentence.is_char_boundary(from) {
            from += 1;
        }
    }
    add_without_unit(sentence, &mut found);
    found
}

/// Sums of kronor that leave out the word behind one that has it.
fn add_without_unit(sentence: &str, found: &mut Vec<Figure>) {
    let says_kronor = |figure: &&Figure| sentence[figure.at.clone()].ends_with("kronor");
    let Some(first) = found.iter().find(says_kronor).map(|figure| figure.at.end) else { return };
    for captures in WITHOUT_UNIT.captures_iter(&sentence[first..]) {
        let number = captures.name("number").expect("the group is not optional");
        let at = first + number.start()..first + number.end();
        let is_new = found.iter().all(|figure| figure.at.end <= at.start || at.end <= figure.at.start);
        if is_new && let Some(money) = money(number.as_str(), "kronor") {
            let (start, qualifier) = limits::qualifier(sentence, first, at.start);
            found.push(Figure { words: start..at.end, at, money, qualifier, listed: None, is_bare: false });
        }
    }
    found.sort_by_key(|figure| figure.at.start);
}

/// The sum that ends here, with those before it that share its unit.
fn listed(sentence: &str, earliest: usize, last: Match, unit: &str, end: usize, is_bare: bool) -> Vec<Figure> {
    let mut numbers = vec![last.range()];
    let mut joints = Vec::new();
    let mut start = last.start();
    while let Some(captures) = EARLIER.captures(&sentence[earliest..start]) {
        let (number, joint) = (captures.name("number"), captures.name("joint"));
        let (Some(number), Some(joint)) = (number, joint) else { break };
        let comes_first_in_a_list = joint.as_str() == "," && joints.is_empty();
        if A_YEAR.is_match(number.as_str()) || comes_first_in_a_list {
            break;
        }
        start = earliest + number.start();
        numbers.insert(0, start..earliest + number.end());
        joints.insert(0, joint.as_str());
    }
    let (words_start, qualifier) = limits::qualifier(sentence, earliest, start);
    let value = |range: &Range<usize>| money(&sentence[range.clone()], unit);
    if let Some(money) = range(sentence, start, &numbers, &joints, unit) {
        return vec![Figure { at: start..end, words: words_start..end, money, qualifier, listed: None, is_bare }];
    }
    let count = numbers.len();
    let place = |(index, number): (usize, &Range<usize>)| {
        let words = if index == 0 { words_start..end } else { number.start..end };
        let listed = (count > 1).then_some((index, count));
        Some(Figure { at: number.start..end, words, money: value(number)?, qualifier, listed, is_bare })
    };
    numbers.iter().enumerate().filter_map(place).collect()
}

/// "15–20 miljarder", "mellan 15 och 20 miljarder", but not "höjs från 15 till 20".
fn range(sentence: &str, start: usize, numbers: &[Range<usize>], joints: &[&str], unit: &str) -> Option<Money> {
    let ([first, second], [joint]) = (numbers, joints) else { return None };
    let is_range = match *joint {
        "–" | "-" => true,
        "och" => BETWEEN.is_match(&sentence[..start]),
        "till" => BETWEEN.is_match(&sentence[..start]) || !CHANGES.is_match(&sentence[..start]),
        _ => false,
    };
    let (min, max) = (money(&sentence[first.clone()], unit)?, money(&sentence[second.clone()], unit)?);
    (is_range && min.min < max.min).then_some(Money { max: Some(max.min), ..min })
}

/// A number with its unit, which may stand elsewhere.
pub(super) fn money(number: &str, unit: &str) -> Option<Money> {
    let lower = number.to_lowercase();
    let digits = NUMBER_WORDS.iter().find(|(word, _)| *word == lower).map_or(lower.as_str(), |(_, digits)| digits);
    let compact = digits.replace(", ", ",");
    let unit = unit.trim().to_lowercase();
    let unit = unit.strip_suffix("krona").map_or(unit.clone(), |large| format!("{large}kr"));
    Money::parse(&format!("{compact} {unit}")).or_else(|_| Money::parse(&format!("{compact} {unit} kr"))).ok()
}

#[cfg(test)]
mod tests {
    use super::figures;

    fn sums(sentence: &str) -> String {
        figures(sentence).into_iter().map(|figure| figure.money.to_string()).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn every_notation_of_prose_is_read() {
        for (sentence, expected) in [
            ("ökas med 88 miljoner kronor 2024, 90 mnkr 2025 och 247 mnkr från 2026", "88 mnkr; 90 mnkr; 247 mnkr"),
            ("25 respektive 10 miljoner kronor", "25 mnkr; 10 mnkr"),
            ("med 10, 15 och 20 miljoner kronor", "10 mnkr; 15 mnkr; 20 mnkr"),
            ("från och med 2028 10 miljoner kronor", "10 mnkr"),
            ("under 2025 300 000 kronor", "300 tkr"),
            ("2 000 000 kr, 1.500.000 kronor och 12,50 kr", "2 mnkr; 1,5 mnkr; 12,5 kr"),
            ("750 tkr och 3 mdkr", "750 tkr; 3 mdkr"),
            ("en halv miljard kronor, hundra miljoner till FN", "500 mnkr; 100 mnkr"),
            ("en och en halv miljon kronor", "1,5 mnkr"),
            ("tjugofem miljoner kronor", "25 mnkr"),
            ("ökas med 20, 2 miljoner kronor", "20,2 mnkr"),
            ("utbetala 160kr", "160 kr"),
            ("använda 20 000 000 kronor varav högst 500 000 får användas", "20 mnkr; 500 tkr"),
            ("2 000 000 kronor för 2016 och 3 000 000 för 2017", "2 mnkr; 3 mnkr"),
        ] {
            assert_eq!(sums(sentence), expected, "{sentence}");
        }
    }

    #[test]
    fn ranges_are_one_sum_and_changes_two() {
        assert_eq!(sums("15–20 miljarder kronor"), "15–20 mdkr");
        assert_eq!(sums("mellan 1,2 och 1,4 miljarder kronor"), "1,2–1,4 mdkr");
        assert_eq!(sums("höjs från 18,50 till 25 kronor per mil"), "18,5 kr; 25 kr");
    }

    #[test]
    fn other_currencies_and_people_are_no_sums() {
        for sentence in [
            "17 miljarder euro och 470 miljoner kanadensiska dollar",
            "65 miljoner människor är på flykt",
            "över 4 miljoner har flytt",
            "100 miljoner norska kronor",
            "miljardbelopp och flera miljoner kronor",
        ] {
            assert_eq!(sums(sentence), "", "{sentence}");
        }
    }
}
