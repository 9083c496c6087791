//! Who receives a sum, in the text's own words: "till kommunerna", "tilldelas Boverket", "Formas får använda". A body that hands money on is
//! no receiver. Knows names only by their shape.

use std::sync::LazyLock;

use regex::Regex;

use crate::extract::actors::Actors;
use crate::extract::named;

/// Up to where a receiver's words go.
static TO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?P<lead>.{0,90}?)\btill (?P<receiver>[^,.;:()–]+)")
        .expect("the pattern of receivers is well-formed")
});

/// What ends a receiver's words.
static STOP: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i) (?:för|som|under|i syfte|från|med|inom|genom|via|per|år|åren|avseende|efter|enligt|på|ska|vilket|varav|avsätts|20\d\d|utan|vid|mot|att|så|fr\.o\.m|om|är|kommer|har|och (?:\d|ytterligare|för|för att|till)|samt \d)\b")
        .expect("the pattern of ends is well-formed")
});

/// "till" before what is no receiver: a purpose, a date, an end.
static NO_RECEIVER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:att|och med|följd|exempel|stöd|\d|insatser|arbetet|åtgärder|förmån|ett belopp|totalt|högst|cirka|en (?:nivå|ram|satsning)|satsning|det (?:fortsatta )?arbetet|uppdraget|ändamålet|detta|dess|den del|den \d|det som|slut|nästa|utveckling|investeringar|forskning|utbildning|kostnader)\b")
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

/// Reads the words behind a sum first, then those before it.
pub(super) fn recipient(before: &str, after: &str, actors: &Actors) -> Option<String> {
    behind(after, actors).or_else(|| named_before(before, actors)).or_else(|| {
        let has_task = actors.with_the_task();
        (OWN_USE.is_match(before) && !HANDS_ON.is_match(before) && !has_task.is_empty()).then(|| has_task.join("; "))
    })
}

fn behind(after: &str, actors: &Actors) -> Option<String> {
    let captures = TO.captures(after)?;
    if captures["lead"].contains(" för att ") || captures["lead"].contains(" att ") {
        return None;
    }
    let words = captures["receiver"].trim();
    if NO_RECEIVER.is_match(words) {
        return None;
    }
    let end = STOP.find(words).map_or(words.len(), |stop| stop.start());
    let receiver = words[..end].trim_end_matches(" och").trim();
    (!receiver.is_empty() && receiver.chars().count() < 90).then(|| actors.long(receiver))
}

/// The last body before the sum that receives it.
fn named_before(before: &str, actors: &Actors) -> Option<String> {
    let names = named::bodies(before);
    let receives = |named: &&named::Named| {
        let after = &before[named.at.end..];
        (RECEIVES.is_match(after) && !HANDS_ON.is_match(after)) || GIVES.is_match(&before[..named.at.start])
    };
    names.iter().rev().find(receives).map(|named| actors.long(&named.name))
}
