//! What a page says of itself in words, on the web and in a copy: days, senders, and where its text ends. Knows no HTML.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use crate::extract::MONTHS;
use crate::parse::date::{Edtf, PartialDate};

/// `2021-02-18`, with or without a time of day, or `18 februari 2021`.
static DAY: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = format!(r"(?i)\b(?:(\d{{4}})-(\d\d)-(\d\d)|(\d{{1,2}})\s+({})\s+(\d{{4}}))", MONTHS.join("|"));
    Regex::new(&pattern).expect("the pattern of days is well-formed")
});

/// Words before a day that say it of the page itself.
static STAMP: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:publicerad|publicerat|publiceringsdatum|(?:senast |sidan )?(?:uppdaterad|uppdaterat|ändrad))\b(?: den)?:?\s*")
        .expect("a tested pattern")
});

/// "Pressmeddelande från Socialdepartementet".
static SENT_BY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:[Pp]ressmeddelande|[Aa]rtikel|[Nn]yhet|[Uu]ppdrag|[Dd]ebattartikel|[Ii]nformation)(?:[^.\n]{0,40}?) från (.{0,200})")
        .expect("a tested pattern")
});

/// `Socialdepartementet`, `Klimat- och näringslivsdepartementet`.
static MINISTRY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\p{Lu}\p{Ll}+(?:-(?:, \p{Ll}+-)* och \p{Ll}+)?departementet\b|Statsrådsberedningen\b")
        .expect("a tested pattern")
});

/// Headings behind which nothing is said of the matter any more: who answers questions, and where else to go.
const ENDS: [&str; 12] = [
    "presskontakt",
    "presskontakter",
    "kontakt",
    "kontakta oss",
    "kontaktperson",
    "kontaktpersoner",
    "kontaktinformation",
    "dela",
    "dela sidan",
    "genvägar",
    "relaterat",
    "hjälpte informationen dig?",
];

/// The first day that a text names.
pub(super) fn day(text: &str) -> Option<Date> {
    let found = DAY.captures(text)?;
    let number = |group| found.get(group)?.as_str().parse::<i16>().ok();
    let date = match found.get(5) {
        Some(month) => {
            let month = MONTHS.iter().position(|known| *known == month.as_str().to_lowercase())?;
            Date::new(number(6)?, month as i8 + 1, number(4)? as i8)
        }
        None => Date::new(number(1)?, number(2)? as i8, number(3)? as i8),
    };
    date.ok().filter(|date| (1900..2200).contains(&date.year()))
}

/// A day as front matter has it.
pub(super) fn edtf(day: Date) -> Edtf {
    Edtf::Date(PartialDate::day(day))
}

/// Days of publication and of the last change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stamps {
    pub published: Option<Date>,
    pub updated: Option<Date>,
}

/// The first days that a text gives as those of its publication and change.
pub(super) fn stamps(text: &str) -> Stamps {
    let mut stamps = Stamps::default();
    for found in STAMP.find_iter(text) {
        let rest = &text[found.end()..];
        let follows = DAY.find_at(rest, 0).is_some_and(|day| day.start() == 0);
        let is_publication = found.as_str().to_lowercase().starts_with("publ");
        let slot = if is_publication { &mut stamps.published } else { &mut stamps.updated };
        *slot = slot.or_else(|| day(rest).filter(|_| follows));
    }
    stamps
}

/// The ministries that a text names as its senders.
pub(super) fn senders(text: &str) -> Vec<String> {
    SENT_BY.captures(text).map(|found| ministries(&found[1])).unwrap_or_default()
}

/// The ministries in a text, each once.
pub(super) fn ministries(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for name in MINISTRY.find_iter(text).map(|name| name.as_str().to_owned()) {
        if !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

/// `2021-02` of `https://www.regeringen.se/pressmeddelanden/2021/02/x/`.
pub(super) fn month_in_address(address: &str) -> Option<Edtf> {
    static MONTH: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])/").expect("a tested pattern"));
    let found = MONTH.captures(address)?;
    Edtf::parse(&format!("{}-{}", &found[1], &found[2])).ok()
}

/// The blocks of the text alone: none about the page itself, none behind the heading that ends it.
pub(super) fn text_blocks(blocks: Vec<String>) -> Vec<String> {
    let is_end = |block: &String| {
        let words = block.trim_start_matches('#').trim().trim_end_matches(':').to_lowercase();
        ENDS.contains(&words.as_str())
    };
    blocks.into_iter().take_while(|block| !is_end(block)).filter(|block| !is_about_page(block)).collect()
}

/// Whether a line says when the page was published or who sent it, and nothing else.
pub(super) fn is_about_page(line: &str) -> bool {
    let starts = |pattern: &Regex| pattern.find(line).is_some_and(|found| found.start() == 0);
    let is_short = line.chars().count() <= 120;
    let is_stamp = starts(&STAMP) && (day(line).is_some() || !line.contains(' '));
    is_short && (is_stamp || (starts(&SENT_BY) && !senders(line).is_empty()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_read_in_figures_and_in_words() {
        assert_eq!(day("Publicerad den 5 Mars 2024 kl. 10"), Some(date(2024, 3, 5)));
        assert_eq!(day("2021-02-18T08:30:00+01:00"), Some(date(2021, 2, 18)));
        for none in ["31 februari 2021", "2021-13-01", "0021-01-01", "99 maj 2021", "i maj 2021"] {
            assert_eq!(day(none), None, "{none}");
        }
    }

    #[test]
    fn a_page_says_when_it_was_published_and_changed() {
        let text = "Publicerad 18 februari 2021 · Uppdaterad 2 mars 2021";
        assert_eq!(stamps(text), Stamps { published: Some(date(2021, 2, 18)), updated: Some(date(2021, 3, 2)) });
        assert_eq!(
            stamps("Rapporten publicerades 2019. Senast uppdaterad: 2024-01-02").updated,
            Some(date(2024, 1, 2))
        );
    }

    #[test]
    fn senders_are_ministries_under_all_forms_of_their_names() {
        let line = "Pressmeddelande från Klimat- och näringslivsdepartementet, Statsrådsberedningen, Jakt-, fiske- och sjödepartementet";
        assert_eq!(
            senders(line),
            ["Klimat- och näringslivsdepartementet", "Statsrådsberedningen", "Jakt-, fiske- och sjödepartementet"]
        );
        assert_eq!(senders("Hon kom från Socialdepartementet."), Vec::<String>::new());
    }

    #[test]
    fn lines_about_the_page_are_not_its_text() {
        let blocks = [
            "Publicerad",
            "Publicerad 2 maj 2022",
            "Publicerad forskning visar att det ökar.",
            "## Presskontakt",
            "Eva Ek",
        ];
        assert_eq!(text_blocks(blocks.map(str::to_owned).to_vec()), ["Publicerad forskning visar att det ökar."]);
    }

    #[test]
    fn the_month_stands_in_the_address() {
        let month = |address| month_in_address(address).map(|month| month.to_string());
        assert_eq!(month("https://www.regeringen.se/artiklar/2024/01/z/").as_deref(), Some("2024-01"));
        assert_eq!(month("https://skr.se/2024/13/z/"), None);
    }
}
