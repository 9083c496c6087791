//! Whether a sum is money that a Swedish public body gives, proposes or has decided in this document, or background, a rate, a fee,
//! somebody else's money, a comparison. Adds up the evidence of the table (`evidence`) and what its place says. Knows no single text.

use std::sync::LazyLock;

use regex::Regex;

use super::evidence::{BEGINNING, Evidence, GIVING, NO_GIVING, Place, Says, TABLE, When};
use super::phrases::{Phrases, plain};
use crate::parse::record::{Folder, Measure};

/// What the judgement needs to know.
pub(super) struct Context<'a> {
    pub folder: Folder,
    pub title: &'a str,
    /// The first sentence of the text.
    pub start: &'a str,
    /// The line that opens the list in which the sum stands, and the heading above it.
    pub lead: &'a str,
    /// The sentence up to its first sum, up to this sum, the words between the sum before and this one, and those behind it up to the next.
    pub opening: &'a str,
    pub until: &'a str,
    pub before: &'a str,
    /// "högst", "upp till ett tak på": what limits the sum.
    pub limit: &'a str,
    pub after: &'a str,
    pub sentence: &'a str,
    /// One of many in a list or a table, or a heading's.
    pub is_listed: bool,
    /// The first of two with one unit: "från 10 till 20 miljoner".
    pub is_first_of_two: bool,
    pub measure: Measure,
    pub years: &'a [i16],
    /// The year in which the document was published, at the earliest.
    pub published: Option<i16>,
    pub is_title: bool,
    /// Figure in whole kronor.
    pub kronor: i64,
    /// The document is about a tax: what it costs is revenue lost.
    pub is_tax: bool,
    /// The sentence only points to another page.
    pub is_pointer: bool,
    /// What the sum before in the same sentence was.
    pub former: Option<Says>,
}

/// A sum weighed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Judgement {
    pub says: Says,
    /// Each piece of evidence with its weight.
    pub evidence: Vec<(&'static str, i32)>,
}

/// What a sum's place says, beside its words.
struct Fact {
    name: &'static str,
    says: Says,
    weight: i32,
    holds: fn(&Context) -> bool,
}

#[rustfmt::skip]
const FACTS: &[Fact] = &[
    Fact { name: "an assignment tells of its own money", says: Says::Given, weight: 4, holds: is_task },
    Fact { name: "the title states it", says: Says::Given, weight: 4, holds: |context| context.is_title },
    Fact { name: "one of a list, or a heading's", says: Says::Given, weight: 2, holds: |context| context.is_listed },
    Fact { name: "goes on with a sum that is not granted", says: Says::NotGranted, weight: -6, holds: |context| goes_on(context, Says::NotGranted) },
    Fact { name: "goes on with a sum of background", says: Says::Background, weight: -5,
           holds: |context| goes_on(context, Says::Background) && context.years.is_empty() },
    Fact { name: "less than anybody is granted", says: Says::NotGranted, weight: -6,
           holds: |context| !is_task(context) && context.kronor < 100_000 },
    Fact { name: "little, and so much for each", says: Says::NotGranted, weight: -5,
           holds: |context| !is_task(context) && is_small(context) && context.measure == Measure::Each && !TO_EACH_BODY.is_match(context.after) },
    Fact { name: "so much for each thing", says: Says::NotGranted, weight: -9,
           holds: |context| is_task(context) && is_small(context) && FOR_ONE.is_match(context.after) && !FOR_A_BODY.is_match(context.after) },
    Fact { name: "beside the task of which the title tells", says: Says::Background, weight: -3,
           holds: |context| !is_task(context) && TASK_TITLE.is_match(context.title) },
    Fact { name: "the task is to look at what others get", says: Says::Background, weight: -8,
           holds: |context| is_task(context) && FOLLOW_UP.is_match(context.title) },
    Fact { name: "all its years are past", says: Says::Former, weight: -8, holds: is_of_past_years },
    Fact { name: "the level before", says: Says::Former, weight: -10, holds: is_former_level },
    Fact { name: "a pointer to another page", says: Says::Background, weight: -9, holds: |context| context.is_pointer },
];

/// The patterns of one place, each with its line of the table.
struct Column {
    lines: Vec<&'static Evidence>,
    phrases: Phrases,
}

impl Column {
    fn of(place: Place) -> Column {
        let lines: Vec<&Evidence> = TABLE.iter().filter(|line| line.place == place).collect();
        let phrases = Phrases::of(lines.iter().map(|line| line.words));
        Column { lines, phrases }
    }
}

const PLACES: [Place; 9] = [
    Place::Title,
    Place::Start,
    Place::Lead,
    Place::Sentence,
    Place::Opening,
    Place::Until,
    Place::Before,
    Place::Near,
    Place::After,
];

/// Where two of them stand among [`PLACES`].
const LEAD: usize = 2;
const SENTENCE: usize = 3;

static COLUMNS: LazyLock<[Column; 9]> = LazyLock::new(|| PLACES.map(Column::of));

/// Weighs all that speaks for and against a sum.
pub(super) fn judge(context: &Context) -> Judgement {
    let words = words(context);
    let in_words = COLUMNS.iter().zip(&words).flat_map(|(column, words)| {
        let lines = column.phrases.found_in(words).map(|at| column.lines[at]);
        lines
            .filter(|line| counts(line.when, context))
            .map(|line| (line.says, line.name, line.weight))
            .collect::<Vec<_>>()
    });
    let facts = FACTS.iter().filter(|fact| (fact.holds)(context)).map(|fact| (fact.says, fact.name, fact.weight));
    let mut found: Vec<(Says, &str, i32)> = in_words.chain(facts).collect();
    let in_lead = context.is_listed && gives(&words[LEAD]);
    if !in_lead && !found.iter().any(|(_, name, _)| *name == GIVING) {
        found.push(NO_GIVING);
    }
    let balance = BEGINNING + found.iter().map(|(.., weight)| weight).sum::<i32>();
    let is_not_granted = found.iter().any(|(says, _, weight)| *says == Says::NotGranted && *weight < -4);
    let heaviest = found.iter().filter(|(says, ..)| *says != Says::Given).min_by_key(|(.., weight)| *weight);
    let against = if is_not_granted { Says::NotGranted } else { heaviest.map_or(Says::Background, |(says, ..)| *says) };
    let says = if balance > 0 { Says::Given } else { against };
    Judgement { says, evidence: found.into_iter().map(|(_, name, weight)| (name, weight)).collect() }
}

/// What opens a list, or stands over a table, gives what is in it.
fn gives(lead: &str) -> bool {
    let column = &COLUMNS[SENTENCE];
    column.phrases.found_in(lead).any(|at| column.lines[at].name == GIVING)
}

/// The words of each of [`PLACES`].
fn words(context: &Context) -> [String; 9] {
    let told_here = |text: &str| {
        let text = TOGETHER.replace_all(text, "$1");
        let text = BESIDES.replace_all(&text, "");
        RELATIVE.replace_all(&text, "").into_owned()
    };
    let (before, opening) = (told_here(tail(context.before, 250)), told_here(head(context.opening, 200)));
    let limited = format!("{before}{}¤", context.limit);
    [
        plain(context.title),
        plain(head(context.start, 400)),
        plain(context.lead),
        plain(head(context.sentence, 600)),
        plain(&opening),
        plain(&format!("{}¤", tail(context.until, 300))),
        plain(&format!("{before}¤")),
        plain(&format!("{limited}{}", head(context.after, 110))).replace("medlemsavgift", ""),
        plain(head(context.after, 200)),
    ]
}

fn counts(when: When, context: &Context) -> bool {
    match when {
        When::Always => true,
        When::NotInAssignments => !is_task(context),
        When::Small => is_small(context),
        When::SmallOrNotInAssignments => is_small(context) || !is_task(context),
        When::OfATax => context.is_tax,
        When::NotInAnOverview => !OVERVIEW_TITLE.is_match(context.title),
    }
}

fn is_task(context: &Context) -> bool {
    context.folder == Folder::Assignments
}

fn is_small(context: &Context) -> bool {
    context.kronor < 1_000_000 || context.measure == Measure::Each
}

/// Whether the sum follows another of this kind without a verb of its own.
fn goes_on(context: &Context, former: Says) -> bool {
    context.former == Some(former) && context.before.len() < 45 && !GIVES.is_match(context.before)
}

/// A release gives nothing for years gone by; an assignment that looks back tells what was given.
fn is_of_past_years(context: &Context) -> bool {
    let past = |year: i16| context.years.iter().all(|given| *given < year);
    !is_task(context) && !context.years.is_empty() && context.published.is_some_and(past)
}

/// "höjs från 10 till 20 miljoner": the first is what it was.
fn is_former_level(context: &Context) -> bool {
    FROM.is_match(context.until) && (context.is_first_of_two || TO.is_match(context.after))
}

static TO: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\ (?:(?:under\ |för\ )?20\d\d\ )?till\b"));

fn pattern(words: &str) -> Regex {
    Regex::new(&format!("(?xi){words}")).expect("the patterns of funding are well-formed")
}

static FROM: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bfrån\ (?:dagens\ |nuvarande\ |tidigare\ )?$"));

static GIVES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?: föresl\w* | avsätt\w* | satsa\w* | tillför\w* | ger | ges | bidra\w* | beräkna\w* | får | ök(?:ar|as) | höj(?:er|s) | använda\w* | fördela\w* | betala\w* | anslag\w* | stöd\w* | kosta\w* | uppgå\w* | omfatta\w* | ytterligare | går )\b",
    )
});

/// "utöver vad som anvisats tidigare" adds to what was.
static BESIDES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?: utöver\ (?:vad\ som|det\ som|de\ medel)[^,.]*,? | tillsammans\ med\ (?:redan|tidigare)\ \pL+\ (?:medel|satsningar|beslut)\b | jämfört\ med\ (?:vad|det)\ som\b[^,.]{0,60}?(?:budget\w*|beslut\w*|avis\w*)\b )",
    )
});

/// "Tillsammans med tidigare satsningar uppgår medlen till": what follows is the level that is reached.
static TOGETHER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:tillsammans\ med|sammantaget\ med|utöver)\b[^.\d]{3,120}?\b(innebär | uppgår | ger | blir | finns | handlar | avsätter | satsar | satsas | avsätts | föreslår | omfattar | avser)\b",
    )
});

/// "den budget som höjdes i maj": what is told in passing of something else.
static RELATIVE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bsom\ (?:\pL+\ )?\pL+(?: ades | [dt]es | ogs )\b"));

/// "25 000 kronor per årsplats": what one unit gives, but not what each of the bodies gets.
static FOR_ONE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\ (?:per|för\ varje)\ \w"));

/// "3 miljoner kronor vardera till": shares of bodies, not of persons.
static TO_EACH_BODY: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\ (?:vardera | var)\b"));

static FOR_A_BODY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\ (?:per|för\ varje)\ (?: \w*myndighet | länsstyrelse | län | landsting | region | \w*kommun | lärosäte | universitet | högskola | organisation | projekt | år | verksamhet | \w*center | \w*centrum )\b",
    )
});

/// Titles of tax proposals.
static TAX_TITLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?: \bmoms\w* | \b\w*skatt(?:en|er|erna|efri\w*|esats\w*)?\b | mervärdesskatt | \w+avdrag(?:et|en)?\b )")
});

/// Titles of assignments to look at an effort whose money is not the assignment's.
static FOLLOW_UP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:följa\ upp | utvärdera | granska | uppföljning\ av | utvärdering\ av | analysera\ (?:effekt | konsekvens))",
    )
});

/// Titles of texts that tell what has been given.
static OVERVIEW_TITLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:sveriges|svenskt?|regeringens)\b.{0,40}?(?:stöd|bistånd|arbete|insatser|paket|åtgärder|satsningar|bidrag)\b",
    )
});

/// Titles of releases that give a task.
static TASK_TITLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?: uppdrag | uppdraget | uppdras | utredning | ska\ (?:utreda\w* | kartlägga\w* | följa\w* | ta\w*\ fram | utvärdera\w* | analysera\w* | se\w*\ över) )\b",
    )
});

pub(super) fn is_tax(title: &str) -> bool {
    TAX_TITLE.is_match(title)
}

/// The last bytes of a text, from a whole character on.
pub(super) fn tail(text: &str, length: usize) -> &str {
    let mut start = text.len().saturating_sub(length);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

/// The first bytes of a text, up to a whole character.
fn head(text: &str, length: usize) -> &str {
    let mut end = length.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
