//! The years that a text ties to a sum, and whether the sum is given once, each year or to each. Knows nothing of its purpose.

use std::sync::LazyLock;

use regex::Regex;

use crate::extract::deadlines::years_of;
use crate::parse::record::Measure;

/// What the words around a sum say of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Time {
    pub measure: Measure,
    pub years: Vec<i16>,
    pub count: Option<u32>,
    /// How far the words of the measure reach behind the sum.
    pub reach: usize,
}

const LIST: &str = r"20\d\d(?:(?: ?[–-] ?|, ?| och | samt | respektive | till och med | t\.o\.m\.? | till | eller )(?:för |under )?(?:år )?20\d\d)*";

static PER_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^[^.;]{0,25}?\b(?:per ?år|årligen|/år|om året|varje år|per kalenderår|per budgetår|årlig)\b")
        .expect("the pattern of yearly sums is well-formed")
});

static YEARLY_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:årligen|varje år|årligt|årliga|per år|respektive år)\b")
        .expect("the pattern of yearly sums is well-formed")
});

static EACH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^ ?(?:(?:mer |extra )?(?:vardera|var\b|styck)|(?:mer |extra )?per (?:[\pL-]+)|(?:mer |extra )?för varje|/\pL+|i månaden|om dagen|i timmen|om månaden)").expect("the pattern of shares is well-formed")
});

static TO_EACH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:varje (?:kommun|region|län|landsting|länsstyrelse|myndighet|huvudman|familj|hushåll|barn|elev|organisation)|vardera|var och en)\b")
        .expect("the pattern of receivers is well-formed")
});

/// "200 000 kronor till vardera av de tre länen".
static COUNT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:de |av )(två|tre|fyra|fem|sex|sju|åtta|nio|tio|\d{1,3}) ")
        .expect("the pattern of counts is well-formed")
});

/// From a year on, without end.
static ONWARD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:från och med|fr\.? ?o\.? ?m\.?|från)(?: budgetåret| år)? (20\d\d)(?: och framåt)?")
        .expect("the pattern of open intervals is well-formed")
});

static CLOSED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:från och med|fr\.? ?o\.? ?m\.?|från|mellan)(?: år)? (20\d\d) (?:till och med|t\.?o\.?m\.?|till|och)(?: år)? (20\d\d)")
        .expect("the pattern of closed intervals is well-formed")
});

static YEARS: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = format!(
        r"(?i)(?:^[ ,(]*|\b(?:\pL*perioden ?|(?:för|under|i|år|åren|budgetåret|budgetåren|avseende|avser|genomförande|genomförandet|halvåret|verksamhetsåret|kalenderåret|årligen) )|^\W*(?:\pL+ ){{0,3}}|, ?|\()(?P<years>{LIST})\b"
    );
    Regex::new(&pattern).expect("the pattern of years is well-formed")
});

/// What is no year of the money: names of bills and letters, days, numbers of laws and reports.
static NOT_OF_THE_MONEY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?xi) (?: (?:budget\w*|proposition\w*|regleringsbrev\w*|årsredovisning\w*|budgetunderlag\w*|överenskommelse\w*|plan(?:en)?|strategi\w*|beslut\w*)\ (?:för\ )?(?:budgetåret\ |år\ |åren\ )?20\d\d(?:[–-]20\d\d)?
        | \d{1,2}\ (?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)(?:\ 20\d\d)?
        | (?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\ 20\d\d
        | 20\d\d\ års\b | som\ (?:\pL+\ )?(?:under|i|år)\ 20\d\d\ (?:hade|har|var|fick|tog|\pL+ade|\pL+dde)\b
        | (?:sedan|agenda|före|innan|senast|år\ \d)\ (?:år\ )?20\d\d
        | \([^)]*(?:dnr|prop|bet|rskr|skr|SOU|Ds|:|/)[^)]*\) | [\pL]+20\d\d/\d+ | 20\d\d/\d\d(?::\d+)? | 20\d\d:\d+ )",
    )
    .expect("the pattern of other years is well-formed")
});

/// Reads the words between the sum before and this one, after it up to the next, and the beginning of the sentence.
pub(super) fn time(opening: &str, before: &str, after: &str, listed: Option<(usize, usize)>) -> Time {
    let mut time = Time::default();
    let (opening, before, after_clean) = (cleaned(opening), cleaned(before), cleaned(after));
    let near = first_words(&after_clean);
    let opening = if THEREAFTER.is_match(&before) { "" } else { opening.as_str() };
    let last = || BARE.captures(&after_clean).or_else(|| BEFORE_ITS_USE.captures(&before));
    let last = || last().map(|found| listed_years(&found["years"]));
    let place = [near, before.as_str()].into_iter().find_map(years_in).or_else(last);
    let place = place.or_else(|| [opening, after_clean.as_str()].into_iter().find_map(years_in));
    if let Some((years, onward, each)) = place {
        time.years = years;
        if onward || each {
            time.measure = Measure::PerYear;
        }
        distribute(&mut time, listed);
    }
    if let Some(found) = PER_YEAR.find(after) {
        time.measure = Measure::PerYear;
        if found.len() < 14 {
            time.reach = found.end();
        }
    } else if YEARLY_BEFORE.is_match(&before) && !before.contains(',') {
        time.measure = Measure::PerYear;
    } else if let Some(found) = EACH.find(after) {
        time.measure = Measure::Each;
        time.reach = found.end();
        time.count = count(after);
    } else if TO_EACH.is_match(&before) {
        time.measure = Measure::Each;
    }
    time
}

/// "och därefter 3 miljoner": not in the year that the sentence began with.
static THEREAFTER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)\bdärefter\b").expect("the pattern of later sums is well-formed"));

/// "5 miljoner för fler broar 2024 | och 7 miljoner 2025": years that end what belongs to a sum.
static BARE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"\p{{Ll}} (?P<years>{LIST})[ ,]*$")).expect("the pattern of bare years is well-formed")
});

/// "får Boverket 2024 använda".
static BEFORE_ITS_USE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"\bfår\b[^.;]* (?P<years>{LIST}) (?:använda|disponera|rekvirera)\b"))
        .expect("the pattern of years before a verb is well-formed")
});

/// What the caption of a table and the header of one of its columns say of time.
pub(super) fn of_a_column(caption: &str, header: &str) -> Time {
    let mut time = time(caption, header, "", None);
    if time.years.is_empty() {
        time.years = title_years(caption).unwrap_or_default();
    }
    time
}

static BUDGET_YEAR: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)\bbudgetåret (20\d\d)").expect("the pattern of budget years is well-formed"));

/// The years whose budgets a sentence charges.
pub(super) fn budget_years(sentence: &str) -> Vec<Vec<i16>> {
    if !sentence.contains("belasta") && !sentence.contains("anslag") {
        return Vec::new();
    }
    BUDGET_YEAR.captures_iter(sentence).filter_map(|found| Some(vec![found[1].parse().ok()?])).collect()
}

/// The one year at the end of a title: "enligt överenskommelsen om kortare väntetider 2015".
pub(super) fn title_years(title: &str) -> Option<Vec<i16>> {
    static LAST: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r" (?:under |för |år )?(20\d\d)$").expect("the pattern of a title's year is well-formed")
    });
    Some(vec![LAST.captures(title.trim())?[1].parse().ok()?])
}

/// "nästa år", "från och med nästa år", "i år", and whether it goes on from then.
static RELATIVE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?P<onward>från och med (?:med )?|fr\.? ?o\.? ?m\.? )?(?:(?P<next>nästa år|nästkommande år)|(?P<this>i år|innevarande år))\b")
        .expect("the pattern of years by distance is well-formed")
});

/// A year that words count from the year of publication, where the text itself names that year.
pub(super) fn relative(stretches: [&str; 3], published: i16, is_named: impl Fn(i16) -> bool) -> Option<(i16, bool)> {
    let found = stretches.into_iter().find_map(|stretch| RELATIVE.captures(stretch))?;
    let year = if found.name("next").is_some() { published + 1 } else { published };
    is_named(year).then_some((year, found.name("onward").is_some()))
}

/// The years for which the sentence behind a sum says that the money is: "Medlen avser kostnader under andra halvåret 2014".
pub(super) fn years_of_the_money(sentence: &str) -> Vec<i16> {
    static MONEY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"^(?:Bidraget|Statsbidraget|Stödet|Medlen|Pengarna|Beloppet|Ersättningen|Satsningen)\b[^.;]{0,80}? (?:avser|gäller|ska|skall|får|betalas|utbetalas|fördelas|löper|pågår)\b",
        )
        .expect("the pattern of what money is for is well-formed")
    });
    let read = || years_in(&cleaned(sentence));
    MONEY.is_match(sentence).then(read).flatten().map(|(years, ..)| years).unwrap_or_default()
}

/// The year in which a condition says that the money is for.
pub(super) fn year_of_use(sentence: &str) -> Option<i16> {
    static USE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"^(?:Bidraget|Statsbidraget|Stödet|Medlen|Pengarna|Satsningen)\b[^.;]{0,60}? (?:under|för) (20\d\d)\b",
        )
        .expect("the pattern of use is well-formed")
    });
    USE.captures(&cleaned(sentence))?[1].parse().ok()
}

/// Within one year: "för perioden 1 juli–31 december 2018".
static PART_OF_A_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\bperioden (?:(?:den )?\d{1,2} )?\pL+ ?(?:–|-|till|till och med) ?(?:(?:den )?\d{1,2} )?\pL+ (20\d\d)",
    )
    .expect("the pattern of periods is well-formed")
});

/// What stands so near behind a sum that nothing before it is nearer.
fn first_words(text: &str) -> &str {
    text.char_indices().nth(70).map_or(text, |(end, _)| &text[..end])
}

fn cleaned(text: &str) -> String {
    let whole_years = PART_OF_A_YEAR.replace_all(text, "perioden $1");
    let with_its_own = AGREEMENT_FOR.replace_all(&whole_years, "Det för $1 $2");
    let with_its_own = THE_MONEYS_AFTER_ALL.replace_all(&with_its_own, "$1, för $2");
    NOT_OF_THE_MONEY.replace_all(&with_its_own, " ").into_owned()
}

/// "Överenskommelsen för 2023 omfattar totalt".
static AGREEMENT_FOR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b[Öö]verenskommelsen för (20\d\d) (uppgår|omfattar)\b")
        .expect("the pattern of agreements is well-formed")
});

/// What an agreement comes to for a year, "Totalt uppgår överenskommelsen för 2023 till", and budgets that are changed within their year.
static THE_MONEYS_AFTER_ALL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(uppgår överenskommelsen|omfattar överenskommelsen|avsätts i budgeten|\pL*ändringsbudgeten)(?: för)? (20\d\d)\b")
        .expect("the pattern of agreements is well-formed")
});

/// The years of a stretch, whether they go on without end, and whether the sum is given in each ("2026 respektive 2027").
fn years_in(text: &str) -> Option<(Vec<i16>, bool, bool)> {
    if let Some(closed) = CLOSED.captures(text) {
        let (first, last) = (closed[1].parse::<i16>().ok()?, closed[2].parse::<i16>().ok()?);
        return (first < last && last - first < 30).then(|| ((first..=last).collect(), false, false));
    }
    let found = YEARS.captures(text).and_then(|found| found.name("years"));
    let onward = ONWARD.captures(text).and_then(|found| found.get(1));
    match (found, onward) {
        (Some(years), Some(onward)) if years.start() < onward.start() => Some(listed_years(years.as_str())),
        (_, Some(onward)) => Some((vec![onward.as_str().parse().ok()?], true, false)),
        (Some(years), None) => Some(listed_years(years.as_str())),
        (None, None) => None,
    }
}

fn listed_years(text: &str) -> (Vec<i16>, bool, bool) {
    (years_of(text), false, text.contains("respektive"))
}

/// "50 respektive 100 miljoner kronor 2023 och 2024": each sum has its own year.
fn distribute(time: &mut Time, listed: Option<(usize, usize)>) {
    if let Some((index, count)) = listed
        && time.years.len() == count
    {
        time.years = vec![time.years[index]];
        time.measure = Measure::Total;
    }
}

fn count(after: &str) -> Option<u32> {
    const WORDS: [&str; 9] = ["två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio"];
    let word = COUNT.captures(after)?.get(1)?.as_str().to_lowercase();
    let named = WORDS.iter().position(|known| *known == word).map(|at| at as u32 + 2);
    named.or_else(|| word.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::time;

    fn read(before: &str, after: &str) -> String {
        let time = time("", before, after, None);
        format!("{} {:?}", time.measure.as_str(), time.years)
    }

    #[test]
    fn years_stand_behind_the_sum_or_before_it() {
        assert_eq!(read("", " under 2024 och 2025 till kommuner"), "total [2024, 2025]");
        assert_eq!(read("För 2024 avsätts ", " till skolan."), "total [2024]");
        assert_eq!(read("För perioden juli-december 2023 avsätts ", ""), "total [2023]");
        assert_eq!(read("", " per år 2024–2026"), "per-year [2024, 2025, 2026]");
        assert_eq!(read("", " från och med 2028."), "per-year [2028]");
        assert_eq!(read("", " för 2026 respektive 2027"), "per-year [2026, 2027]");
        assert_eq!(read("tillförs årligen ", ""), "per-year []");
    }

    #[test]
    fn years_of_bills_days_and_letters_are_not_the_moneys() {
        assert_eq!(read("I budgetpropositionen för 2025 föreslås ", " till skolan"), "total []");
        assert_eq!(read("", " enligt beslut den 3 mars 2019 (dnr S2018/123, prop. 2017/18:1)"), "total []");
        assert_eq!(read("", " i Agenda 2030"), "total []");
        assert_eq!(read("", " till byar som under 2023 hade få broar"), "total []");
    }

    #[test]
    fn years_stand_in_brackets_at_an_end_or_beside_an_agreement() {
        assert_eq!(read("", " årligen (2025–2026)."), "per-year [2025, 2026]");
        assert_eq!(
            read("", " till skolan för fler lärare i hela landet och för att korta alla de långa köerna 2024"),
            "total [2024]"
        );
        assert_eq!(
            read("", " till en fond, som grundades i hela landet av alla de många som ville det våren 2022."),
            "total []"
        );
        assert_eq!(read("Då får Boverket 2012 använda ", ""), "total [2012]");
        assert_eq!(read("Totalt uppgår överenskommelsen för 2023 till ", ""), "total [2023]");
        assert_eq!(read("Överenskommelsen för 2023 omfattar ", ""), "total [2023]");
        assert_eq!(read("enligt överenskommelsen för 2023 betala ", ""), "total []");
        assert_eq!(read("", " i höständringsbudgeten för 2020"), "total [2020]");
        assert_eq!(time("För 2025 avsätts ", " och därefter ", " årligen", None).years, [0; 0]);
    }

    #[test]
    fn lists_share_their_years() {
        assert_eq!(time("", "", " 2023 respektive 2024", Some((1, 2))).years, [2024]);
    }

    #[test]
    fn shares_are_given_to_each() {
        assert_eq!(read("", " vardera till de tre länen"), "each []");
        assert_eq!(read("", " per månad"), "each []");
        assert_eq!(time("", "", " vardera till de tre länen", None).count, Some(3));
    }
}
