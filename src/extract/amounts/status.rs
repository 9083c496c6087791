//! How far a sum has come: proposed, decided, estimated or paid, by the verb nearest before it. Knows nothing of its purpose.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::parse::record::Status;

const VERBS: [(Status, &str); 4] = [
    (
        Status::Estimated,
        r"beräkna(?:s|r|t|de|d)?\b|bedöm(?:s|er|de|t)\b|uppskatta(?:s|r|d|t|de)\b|vänta(?:s|de)\b|förvänta\w*|uppskattningsvis|prognos|till exempel|exempelvis",
    ),
    (
        Status::Proposed,
        r"föresl(?:år|ås|og|ogs|agit|agits|agna|agen|å)\b|förslag(?:et|en)?\b|\bavser\b|\bvill\b|aviser\w+|kommer att|planera\w*|\bbör\b|förbered\w+|remitter\w+|går fram med",
    ),
    (
        Status::Decided,
        r"beslut\w*|\bger\b|\bges\b|bevilja\w*|tilldela\w*|får\b[^.]{0,80}\b(?:använda|disponera|rekvirera)|\bfår\b|satsar|avsätt(?:er|s)\b|\btillför(?:s)?\b|anslår|anslås|bidrar|uppdrar|betalas\b|utbetalas\b",
    ),
    (
        Status::Paid,
        r"har (?:hittills |redan |tidigare )?(?:betalat|betalats|utbetalats|fördelat|fördelats|använts|fått|bidragit|återkrävt|gått)|betalades|fördelades|utbetalades|bidrog|återkrävdes",
    ),
];

static PATTERNS: LazyLock<Vec<(Status, Regex)>> = LazyLock::new(|| {
    let compile = |(status, words): (Status, &str)| {
        let pattern = format!(r"(?i)\b(?:{words})");
        (status, Regex::new(&pattern).expect("the patterns of verbs are well-formed"))
    };
    VERBS.into_iter().map(compile).collect()
});

/// A text that presents a bill, a memorandum or a package that is still to be proposed.
static PROPOSES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\bföresl(?:år|ås|agna)\b|\bförslag\b|budgetproposition|höstbudget|vårbudget|ändringsbudget|lagrådsremiss|\bpå remiss\b|aviserar|promemoria|regeringen vill",
    )
    .expect("the pattern of proposals is well-formed")
});

static DECIDES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\bhar (?:idag |i dag |nu )?beslutat|regeringen (?:beslutar|beslutade|ger|uppdrar|har gett|antar)|får i uppdrag|\bi uppdrag att").expect("the pattern of decisions is well-formed")
});

/// What a sentence says of a sum that is decided already, whatever else its text proposes.
static HAS_DECIDED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\bregeringen har (?:idag |i dag |nu )?(?:fattat )?beslut(?:at)? (?:om )?att (?:ge|låta|bevilja|betala)",
    )
    .expect("the pattern of decisions is well-formed")
});

/// What a text says of itself where it is part of a bill to come.
static BILL_TO_COME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:förslage[nt]|satsning(?:en|arna)|insatsen|insatserna) (?:bygger på|är en del av budget|ingår i budget|aviseras|presenteras i budget)|i (?:höst)?budget(?:en|propositionen) för 20\d\d (?:föreslår|avser|kommer|aviserar)")
        .expect("the pattern of bills is well-formed")
});

/// A proposal that somebody is to make, not one that is made here: "i uppdrag att ta fram förslag".
static TO_BE_WRITTEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:ta|tar|arbeta|arbetar) fram (?:ett |nya |egna )?förslag|\b(?:lämna|utarbeta|utforma|redovisa|inkomma med|komma med|återkomma med) (?:ett |nya |egna |ytterligare )?förslag")
        .expect("the pattern of tasks is well-formed")
});

/// Money that may be used is decided, whatever else the text proposes.
static GRANTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\bfår\b[^.]{0,90}\b(?:använda|disponera|rekvirera)\b")
        .expect("the pattern of granted sums is well-formed")
});

/// What a decision means is decided, though it is told as what will come.
static DECISION_MEANS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\bbeslut(?:et)? (?:innebär|kommer att innebära)\b")
        .expect("the pattern of decisions is well-formed")
});

/// A verb that stands directly behind its sum goes before those in front of it.
static DIRECTLY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^ (?:(?:per år|årligen|20\d\d) )?(?:beräknas|bedöms|uppskattas|föreslås)\b")
        .expect("the pattern of verbs is well-formed")
});

/// Whether a text presents what is still to be proposed: where it says so, or by what its first sentences do.
/// `year` is that of publication: in its January the bill for it has been adopted.
pub(super) fn presents_a_proposal<'a>(all: impl Iterator<Item = &'a str> + Clone, year: Option<i16>) -> bool {
    let mut all = all;
    let sentences: Vec<&str> = all.by_ref().take(8).collect();
    if sentences.iter().copied().chain(all).any(|sentence| BILL_TO_COME.is_match(sentence)) {
        return true;
    }
    let first = |pattern: &Regex| {
        sentences.iter().position(|sentence| {
            let of_its_own = NOT_OF_THIS_TEXT.replace_all(&TO_BE_WRITTEN.replace_all(sentence, ""), "").into_owned();
            pattern.is_match(&without_past_bills(&of_its_own, year))
        })
    };
    match (first(&PROPOSES), first(&DECIDES)) {
        (Some(proposes), Some(decides)) => proposes < decides,
        (proposes, _) => proposes.is_some(),
    }
}

/// A sentence without the names of budget bills that were adopted before its text was published.
fn without_past_bills(sentence: &str, year: Option<i16>) -> String {
    let is_past = |of: &str| year.is_some_and(|year| of.parse().is_ok_and(|of: i16| of <= year));
    BILL.replace_all(sentence, |found: &Captures| if is_past(&found[1]) { String::new() } else { found[0].to_owned() })
        .into_owned()
}

static BILL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:budgetproposition|höstbudget|budget)(?:en|ens)? för (20\d\d)")
        .expect("the pattern of bills is well-formed")
});

/// What others propose, and what an agreement or a decision is meant to do.
static NOT_OF_THIS_TEXT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\bregeringen vill (?:därför )?(?:med|genom) (?:det|den|detta|denna|dessa|överenskommelsen|beslutet)\b|\bföreslår (?-i:\p{Lu})\pL+(?:verket|myndigheten|styrelsen|rådet|institutet|kommissionen|utredningen)\b",
    )
    .expect("the pattern of what is no proposal is well-formed")
});

/// The status that the nearest verb before a sum gives it, else the nearest behind; else what its text does.
pub(super) fn status(before: &str, after: &str, proposes: bool) -> Status {
    // "Bidraget avser 26 miljoner kronor" says what it is of, not what somebody intends.
    let before = before.strip_suffix("avser ").unwrap_or(before);
    let last = |text: &str| nearest(text, |found, text| text.len() - found);
    let own = DIRECTLY.find(after).and_then(|verb| last(verb.as_str()));
    let is_granted = || {
        let granted = GRANTED.find(before);
        granted.is_some_and(|granted| last(&before[..granted.start()]) != Some(Status::Proposed))
            && last(before) == Some(Status::Decided)
    };
    if own.is_none() && (is_granted() || DECISION_MEANS.is_match(before)) {
        return Status::Decided;
    }
    let found = own.or_else(|| last(before)).or_else(|| nearest(after, |found, _| found));
    match found {
        Some(Status::Decided) if proposes && !HAS_DECIDED.is_match(before) => Status::Proposed,
        Some(status) => status,
        None if proposes => Status::Proposed,
        None => Status::Decided,
    }
}

fn nearest(text: &str, distance: impl Fn(usize, &str) -> usize) -> Option<Status> {
    let found =
        PATTERNS.iter().flat_map(|(status, pattern)| pattern.find_iter(text).map(|found| (*status, found.start())));
    found.min_by_key(|(_, at)| distance(*at, text)).map(|(status, _)| status)
}

#[cfg(test)]
mod tests {
    use super::{presents_a_proposal, status};

    #[test]
    fn the_nearest_verb_decides() {
        for (before, after, expected) in [
            ("Regeringen föreslår ", " till skolan", "proposed"),
            ("Regeringen föreslår 5 miljoner och beräknar ", "", "estimated"),
            ("Socialstyrelsen får använda ", "", "decided"),
            ("Bidraget avser ", " 2023", "decided"),
            ("Regeringen avser att ge ", "", "proposed"),
            ("Nu betalas ", " ut för att planera broar", "decided"),
            ("", " beräknas gå till vården", "estimated"),
            ("Hittills har utbetalats ", "", "paid"),
            ("Myndigheten har fördelat ", "", "paid"),
        ] {
            assert_eq!(status(before, after, false).as_str(), expected, "{before}…{after}");
        }
        assert_eq!(status("Kommunerna får ", "", true).as_str(), "proposed");
        let decided = "Regeringen har i dag beslutat att ge Skolverket i uppdrag att fördela ";
        assert_eq!(status(decided, "", true).as_str(), "decided");
        assert_eq!(status(&format!("{decided}medel och föreslår "), "", true).as_str(), "proposed");
    }

    #[test]
    fn a_text_proposes_by_what_it_says_first() {
        let proposes = |text: &[&'static str]| presents_a_proposal(text.iter().copied(), Some(2023));
        assert!(proposes(&[
            "Mer till skolan",
            "Regeringen föreslår i budgetpropositionen mer pengar.",
            "Den har beslutat mycket."
        ]));
        assert!(!proposes(&["Regeringen har beslutat om medel", "Ett förslag kommer senare."]));
    }

    #[test]
    fn bills_of_the_year_have_been_adopted_and_others_proposals_are_not_the_texts() {
        let proposes = |sentence: &'static str, year| presents_a_proposal([sentence].into_iter(), Some(year));
        assert!(proposes("Satsningen ingick i budgetpropositionen för 2023.", 2022));
        assert!(!proposes("Satsningen ingick i budgetpropositionen för 2023.", 2023));
        assert!(proposes("Då föreslår Regeringen att medlen flyttas.", 2023));
        assert!(!proposes("Därför föreslår Trafikverket att medlen flyttas.", 2023));
        assert!(proposes("Regeringen vill korta köerna.", 2023));
        assert!(!proposes("Regeringen vill med överenskommelsen korta köerna.", 2023));
    }
}
