//! Who receives a sum, in the text's own words: "till kommunerna", "tilldelas Boverket", "Formas får använda". A body that hands money on is
//! no receiver. Knows names only by their shape.

use std::sync::LazyLock;

use regex::Regex;

use crate::extract::actors::Actors;
use crate::extract::named::Named;

/// Up to where a receiver's words go.
static TO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?P<lead>.{0,90}?)\btill (?P<receiver>(?:[^,.;:()–]|:\pL)+)")
        .expect("the pattern of receivers is well-formed")
});

/// What ends a receiver's words.
static STOP: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i) (?:för|som|under|i syfte|från|med|inom|genom|via|per|år|åren|avseende|efter|enligt|på|ska|vilket|varav|avsätts|20\d\d|utan|vid|mot|att|så|fr\.o\.m|om|är|kommer|har|och (?:\d|ytterligare|för|för att|till)|samt \d)\b")
        .expect("the pattern of ends is well-formed")
});

/// "till" before what is no receiver: a purpose, a date, an end.
static NO_RECEIVER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:att|fram till|(?:ökad|fortsatt|förstärkt|stärkt|utvecklad|förbättrad)\w*|bättre|fler|och med|[\pL-]+(?:ning|ande|underhåll|arbete|insatser|åtgärder)$|följd|exempel|stöd|\d+|insatser|arbetet|åtgärder|förmån|ett belopp|totalt|högst|cirka|en (?:nivå|ram|satsning)|satsning|det (?:fortsatta )?arbetet|uppdraget|ändamålet|detta|dess|den del|den \d|det som|slut|nästa|utveckling|investeringar|forskning|utbildning|kostnader)\b")
        .expect("the pattern of purposes is well-formed")
});

/// The body before these words receives.
static RECEIVES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^[ *]*(?:\([^)]*\))?[^.]{0,90}?\b(?:får|tilldelas|tillförs|beviljas|erhåller|disponerar|mottar|ges)\b",
    )
    .expect("the pattern of receiving is well-formed")
});

/// The body behind these words receives.
static GIVES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:\b(?:tilldelas|tillförs|tilldelar|tillför|ger|beviljar|får|bidrag till|stöd till|anslag(?:et)? till|ges|till)) $").expect("the pattern of giving is well-formed")
});

/// "Regeringen uppdrar åt Kammarkollegiet att betala ut": who only hands the money on.
static HANDS_ON: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:betalar? ut|utbetala|utbetalar|fördelar?|dela ut|besluta om utbetalning|betalas ut av)\b")
        .expect("the pattern of handing on is well-formed")
});

static OWN_USE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:får|för)\b.*\b(?:använda|användas|disponera|disponeras|rekvirera|rekvireras|belasta)|\bmyndigheten\b.*\b(?:får|tilldelas|tillförs)\b").expect("the pattern of use is well-formed")
});

/// "ett stöd till Ukraina på", directly before the sum.
static TO_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:stöd\w*|bidrag\w*|lån\w*|tillskott\w*|medel|anslag\w*|garanti\w*|paket\w*|utbetalning\w*|ersättning\w*) till (?P<receiver>[^,.;:()–]{2,70}?) (?:på|om|med|motsvarande|uppgår till|är|i form av)(?: totalt| sammanlagt| ytterligare)? $")
        .expect("the pattern of receivers is well-formed")
});

/// "Viltskadeanslaget ökar med": the appropriation itself.
static APPROPRIATION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?P<receiver>\pL{4,}anslaget)\b[^,.;]{0,60}$")
        .expect("the pattern of appropriations is well-formed")
});

/// The cost of the task is its bearer's money.
static OF_THE_TASK: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)\buppdrag(?:et|ets|en)?\b").expect("the pattern of tasks is well-formed"));

/// Reads the words behind a sum first, then those before it. `is_task`: the document is an assignment.
pub(super) fn recipient(before: &str, after: &str, actors: &Actors, is_task: bool) -> Option<String> {
    let own = behind(after, actors).or_else(|| named_before(before, actors)).or_else(|| told_before(before, actors));
    let own = own.or_else(|| SUPPORTED.captures(after).map(|captures| captures["receiver"].to_owned()));
    own.or_else(|| {
        let bearers = actors.with_the_task();
        let is_theirs =
            OWN_USE.is_match(before) || (is_task && (OF_THE_TASK.is_match(before) || OF_THE_TASK.is_match(after)));
        (is_theirs && !HANDS_ON.is_match(before) && !bearers.is_empty()).then(|| bearers.join("; "))
    })
}

fn behind(after: &str, actors: &Actors) -> Option<String> {
    if let Some(rest) = after.strip_prefix(" avser ").or(after.strip_prefix(" går till "))
        && rest.starts_with(char::is_uppercase)
    {
        let words = rest.split([',', '.', ';', '(']).next().unwrap_or_default();
        return Some(actors.long(without_what_follows(words)));
    }
    let captures = TO.captures(after)?;
    let lead = &captures["lead"];
    if [" för att ", " att ", " ska ", " senast "].iter().any(|word| lead.contains(word))
        || FOR_A_PURPOSE.is_match(lead)
    {
        return None;
    }
    let words = captures["receiver"].trim();
    if NO_RECEIVER.is_match(words) || words.contains("disposition") || words.contains("departementet") {
        return None;
    }
    let receiver = without_what_follows(words);
    (!receiver.is_empty() && receiver.chars().count() < 90).then(|| actors.long(receiver))
}

/// The last body before the sum that receives it: "tilldelas Boverket", "Formas får använda", "Boverkets anslag ökas med", "Boverket 5 miljoner".
fn named_before(before: &str, actors: &Actors) -> Option<String> {
    let names = actors.all_names(before);
    let receives = |named: &&Named| {
        let after = &before[named.at.end..];
        let is_given =
            RECEIVES.is_match(after) || GIVES.is_match(&before[..named.at.start]) || HAS_APPROPRIATION.is_match(after);
        after.trim().is_empty() || (is_given && !HANDS_ON.is_match(after))
    };
    names.iter().rev().find(receives).map(|named| actors.long(&named.name))
}

static HAS_APPROPRIATION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?::?s)? (?:\pL*anslag|ram|resurser|verksamhet)\w*\b")
        .expect("the pattern of appropriations is well-formed")
});

/// "för att stödja kommuner i deras arbete".
static SUPPORTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^ (?:under 20\d\d )?för att (?:stödja|stötta|hjälpa) (?P<receiver>[^,.;]{3,60}?) (?:i|att|som|med|för|på)\b")
        .expect("the pattern of supported ones is well-formed")
});

/// "för insatser" before "till" tells of what the insats is, not of the receiver.
static FOR_A_PURPOSE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^ för \pL").expect("the pattern of purposes is well-formed"));

/// "efter rekvisition från Region Skåne, betala ut".
static REQUESTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\befter (?:rekvisition|ansökan) från (?P<receiver>[^,.;]{3,60}?)(?:,| betala| utbetala| fördela)")
        .expect("the pattern of requests is well-formed")
});

fn told_before(before: &str, actors: &Actors) -> Option<String> {
    let patterns = [&TO_BEFORE, &APPROPRIATION, &REQUESTED];
    let captures = patterns.iter().find_map(|pattern| pattern.captures(before))?;
    Some(actors.long(without_what_follows(&captures["receiver"])))
}

/// "kommuner som tar emot många" is kommuner; "de som är utsatta" stays whole.
fn without_what_follows(words: &str) -> &str {
    let end = STOP.find(words).map_or(words.len(), |stop| stop.start());
    let receiver = words[..end].trim_end_matches(" och").trim();
    if receiver.len() > 3 { receiver } else { words.trim() }
}

#[cfg(test)]
mod tests {
    use super::recipient;
    use crate::extract::actors::Actors;
    use crate::extract::names::Names;
    use crate::extract::text::Text;

    fn to(before: &str, after: &str) -> Option<String> {
        let text = Text::of("Uppdrag", "Regeringen uppdrar åt Statens medieråd (SMR) att göra något.");
        recipient(before, after, &Actors::of(&text, &Names::default()), true)
    }

    #[test]
    fn receivers_stand_behind_the_sum_or_before_it() {
        for (before, after, expected) in [
            ("Kammarkollegiet ska betala ut ", " till Röda korset för arbetet", Some("Röda korset")),
            ("Boverket får använda ", " under 2019.", Some("Boverket")),
            ("För uppdraget tilldelas Boverket ", "", Some("Boverket")),
            ("SMR tillförs ", "", Some("Statens medieråd")),
            ("Boverkets förvaltningsanslag ökas med ", " 2024", Some("Boverket")),
            ("För uppdraget får myndigheten använda ", "", Some("Statens medieråd")),
            ("ett nytt stöd till Ukraina på ", "", Some("Ukraina")),
            ("varav ", " avser Folke Berg (FB)", Some("Folke Berg")),
            ("För året finns ", " för att stödja kommuner i deras arbete", Some("kommuner")),
            ("att, efter rekvisition från Region Skåne, betala ut ", " för ändamålet", Some("Region Skåne")),
            ("Regeringen ger Kammarkollegiet i uppdrag att utbetala ", " för tågresor", None),
            ("Regeringen satsar ", " till att bygga", None),
        ] {
            assert_eq!(to(before, after).as_deref(), expected, "{before}…{after}");
        }
    }
}
