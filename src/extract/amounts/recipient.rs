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
    Regex::new(r"(?i) (?:för|som|under|i syfte|från|med|inom|genom|via|per|år|åren|avseende|efter|enligt|på|fr|t|i (?:arbetet|sitt|sina|deras|samband|stället|form)|ska|skulle|kan|bör|vilket|varav|tillfälligt|permanent|årligen|avsätts|höjs|höjas|ökar|ökas|förstärks|förstärkas|beräknas|föreslås|uppgår|fördelas|utbetalas|ges|20\d\d|utan|vid|mot|att|så|fr\.o\.m|om|är|kommer|har|och (?:\d|ytterligare|för|för att|till)|samt \d)\b")
        .expect("the pattern of ends is well-formed")
});

/// "till" before what is no receiver: a purpose, a date, an end.
pub(super) static NO_RECEIVER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:att|och|fram till|(?:ökad|fortsatt|förstärkt|stärkt|utvecklad|förbättrad)\w*|bättre|fler|och med|.*\b\pL*(?:vård|arbete|organisering|diagnostik|idrott|produktion|forskning|underhåll|hälsa|energieffektivisering|försörjning|innovation|stödet|projektbidrag|insatser|\pLinsatser)$|riktade insatser|(?:de|den|det) tidigare|verksamhet(?:en)?$|del\b|(?:statlig )?\pL*finansiering|\pL+området$|stödet|bidraget|statsbidraget|anslaget|[\pL-]+(?:ning|ering|ande|underhåll|arbete|insatser|åtgärder)$|följd|exempel|stöd|\d+|insatser|arbetet|åtgärder|förmån|ett belopp|totalt|högst|cirka|en (?:nivå|ram|satsning)|satsning|det (?:fortsatta )?arbetet|uppdraget|ändamålet|detta|dess|den del|den \d|det som|slut|nästa|utveckling|investeringar|forskning|utbildning|kostnader)\b")
        .expect("the pattern of purposes is well-formed")
});

/// The body before these words receives.
static RECEIVES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^[ *]*(?:\([^)]*\))?[^.]{0,90}?\b(?:får|få|tilldelas|tillförs|tillföras|beviljas|erhåller|disponerar|mottar|ges)\b",
    )
    .expect("the pattern of receiving is well-formed")
});

/// The body behind these words receives.
static GIVES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:\b(?:tilldelas|tillförs|tillföras|tilldelar|tillför|ger|beviljar|får|bidrag till|stöd till|\pL*anslag(?:et)? (?:till|för|hos)|ges|till)) $").expect("the pattern of giving is well-formed")
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
    Regex::new(r"(?i)\b\pL*(?:stöd\w*|bidrag\w*|lån\w*|tillskott\w*|medel|anslag\w*|garanti\w*|paket\w*|utbetalning\w*|ersättning\w*) till (?P<receiver>[^,.;:()–]{2,70}?)(?: (?:för|som|i syfte att) [^,.;]{3,90}?)? (?:(?:under |för )?20\d\d )?(?:på|om|med|till|motsvarande|uppgår till|är|i form av)(?: totalt| sammanlagt| ytterligare)? $")
        .expect("the pattern of receivers is well-formed")
});

/// "Viltskadeanslaget ökar med": the appropriation itself.
static APPROPRIATION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?P<receiver>\pL{4,}anslaget)\b[^,.;]{0,60}$")
        .expect("the pattern of appropriations is well-formed")
});

/// Words between who receives and the sum.
const LEAD: &str = r"(?: (?:då|nu|även|också|dessutom|därmed|därför|totalt|sammanlagt|sammantaget|ytterligare|(?:ett )?bidrag (?:om|på)|del av))* $";

/// "kommunerna får ", "så varje skola tilldelas ": who receives, whatever it is.
static SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = format!(
        r"(?i)(?:^|[,:;–] |\b(?:så|att|där|och) )(?P<receiver>varje [\pL-]{{2,}}|(?:(?:samtliga|alla|landets|de) )?[\pL-]{{3,}}(?:na|en|et|er|or|ar)(?: och [\pL-]{{3,}})?) (?:får|tilldelas|beviljas|tillförs|erhåller){LEAD}"
    );
    Regex::new(&pattern).expect("the pattern of subjects is well-formed")
});

/// "För 2024 tillförs rättsväsendet ".
static INVERTED: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = format!(
        r"(?i)\b(?:får|tilldelas|beviljas|tillförs|tillför regeringen|ges) (?P<receiver>(?:(?:varje|samtliga|alla|landets|de|svenska) )?[\pL-]{{4,}}(?:na|en|et|erna)(?: och [\pL-]{{4,}}| i (?-i:\p{{Lu}})\pL+)?)(?: (?:använda|disponera|rekvirera))?{LEAD}"
    );
    Regex::new(&pattern).expect("the pattern of subjects is well-formed")
});

/// "får nio skolor dela på ".
static SHARED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\bfår (?P<receiver>(?:\d+|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|flera) [\pL-]+(?: [\pL-]+)?) dela på $")
        .expect("the pattern of shared sums is well-formed")
});

/// "ett paket för Gotland om ".
static PACKAGE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b\pL*(?:paket|satsning|stöd)\w* för (?P<receiver>\p{Lu}[\pL-]+(?: \p{Lu}[\pL-]+)?) (?:om|på) $")
        .expect("the pattern of packages is well-formed")
});

/// "att ge Bildförbundet ett bidrag på ": whom the government gives it to, with a name of its own.
static GIVEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"\b(?:ge|ger|gett|bevilja|beviljar|beviljat|tilldela|tilldelar|tilldelat|tillföra|tillför)(?: nu| i dag| idag| även| också)? (?:(?:organisationen|föreningen|stiftelsen|nätverket|bolaget) )?(?P<receiver>(?:(?:den|det|de) )?\p{Lu}[\pL-]+(?: (?:\p{Lu}[\pL-]+|och|för|i)){0,4}?)(?: \([^)]{1,20}\))? (?:(?:ett|totalt|ytterligare|upp till|extra|tillfälligt|särskilt|nytt|stöd|bidrag|statsbidrag|verksamhetsbidrag|organisationsbidrag|tillskott|om|på|med) )*$",
    )
    .expect("the pattern of givers is well-formed")
});

/// Words in the place of a receiver that are none: they point elsewhere, or are the giver or the gift.
static NO_SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:(?:de|alla) )?(?:som|under|efter|årligen|enligt|inom|medlen|pengarna|resurser|\d.*|och|samt|men|även|därefter|sen|vi|man|det|den|detta|denna|dessa|här|där|sverige|regeringen|staten|myndighet(?:en|erna)|anslaget|(?:\pL*)(?:förslaget|medlen|uppdraget|stödet|bidraget|budgeten|satsningen|ändamålet|perioden|ramen|programmet|insatsen|insatserna|åtgärden|åtgärderna))$")
        .expect("the pattern of what receives nothing is well-formed")
});

/// The cost of the task is its bearer's money.
static OF_THE_TASK: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)\buppdrag(?:et|ets|en)?\b").expect("the pattern of tasks is well-formed"));

/// "15 miljoner kronor av dessa tillförs Vinnova", "50 miljoner kronor Vinnova": the body that the sum goes to.
static GOES_TO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^ (?:av [^,.;]{3,40} )?(?:(?:ska|bör|föreslås|beräknas) )?(?:(?:tillföras|tillförs|tilldelas|ges|tillfaller|tillfalla) )?$")
        .expect("the pattern of what goes to somebody is well-formed")
});

/// "myndighetens anslag", "tillförs myndigheten": the body that the text has just named.
static THE_BODY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\bmyndighetens (?:\pL+s )?(?:\pL*anslag|ram)|\bmyndigheten (?:får|tilldelas|tillförs|föreslås)\b|\b(?:tilldelas|tillförs|tillför|ger|får) myndigheten\b|\banslag\w* till myndigheten\b|^[^,.;]{0,40}\btill myndigheten\b")
        .expect("the pattern of what points back is well-formed")
});

/// Reads the words behind a sum first, then those before it. `is_task`: the document is an assignment; `named`: the body that the text
/// named last.
pub(super) fn recipient(
    before: &str,
    after: &str,
    actors: &Actors,
    is_task: bool,
    named: impl FnOnce() -> Option<String>,
) -> Option<String> {
    let points_back = || (THE_BODY.is_match(before) || THE_BODY.is_match(after)) && !HANDS_ON.is_match(before);
    match is_task {
        true => own(before, after, actors, is_task).or_else(|| points_back().then(named).flatten()),
        false => points_back().then(named).flatten().or_else(|| own(before, after, actors, is_task)),
    }
}

fn own(before: &str, after: &str, actors: &Actors, is_task: bool) -> Option<String> {
    let own = behind(after, actors).or_else(|| named_before(before, actors)).or_else(|| told_before(before, actors));
    let told_behind = [&SUPPORTED, &ENABLED, &PAID_ON_REQUEST, &GIVEN_TO, &WHICH_THEY_GET, &COMES_TO].into_iter();
    let own = own.or_else(|| {
        let captures = told_behind.filter_map(|pattern| pattern.captures(after));
        let mut receivers = captures.map(|found| found["receiver"].to_owned());
        receivers.find(|receiver| !NO_SUBJECT.is_match(receiver) && !NO_RECEIVER.is_match(receiver))
    });
    own.or_else(|| {
        let bearers = actors.with_the_task();
        let is_theirs = OWN_USE.is_match(before)
            || (is_task && !actors.hands_on() && (OF_THE_TASK.is_match(before) || OF_THE_TASK.is_match(after)));
        (is_theirs && !HANDS_ON.is_match(before) && !bearers.is_empty()).then(|| bearers.join("; "))
    })
}

fn behind(after: &str, actors: &Actors) -> Option<String> {
    if after.chars().any(char::is_uppercase)
        && let Some(first) = actors.all_names(after).first()
        && GOES_TO.is_match(&after[..first.at.start])
    {
        return Some(actors.long(&first.name));
    }
    if let Some(rest) = after.strip_prefix(" avser").or(after.strip_prefix(" går till ")).map(str::trim_start)
        && rest.starts_with(char::is_uppercase)
    {
        if let Some(first) = actors.all_names(rest).first().filter(|first| first.at.start == 0) {
            return Some(actors.long(&first.name));
        }
        let words = rest.split([',', '.', ';', '(']).next().unwrap_or_default();
        return Some(actors.long(without_what_follows(words)));
    }
    let captures = TO.captures(after)?;
    let lead = &captures["lead"];
    let is_handed_out = HANDED_OUT.is_match(lead);
    if !is_handed_out && [" för att ", " att ", " ska ", " senast "].iter().any(|word| lead.contains(word))
        || FOR_A_PURPOSE.is_match(lead)
        || OF_AN_APPROPRIATION.is_match(lead)
    {
        return None;
    }
    if let Some(owner) = owner(&captures["receiver"], actors) {
        return Some(owner);
    }
    let words = captures["receiver"].trim();
    let receiver = without_what_follows(words);
    if NO_RECEIVER.is_match(receiver) || words.contains("disposition") || words.contains("departementet") {
        return None;
    }
    let listed = captures.name("receiver").and_then(|words| several(&after[words.start()..], actors));
    (!receiver.is_empty() && receiver.chars().count() < 90).then(|| listed.unwrap_or_else(|| actors.long(receiver)))
}

/// "från anslaget 2:2 Ersättning till", "får användas för insatser till": what an appropriation is called, and what the money is used for.
static OF_AN_APPROPRIATION: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\d:\d|\bfår användas\b").expect("the pattern of appropriations is well-formed"));

/// "kommunernas brottsförebyggande arbete": money for somebody's work is theirs.
pub(super) static WORK_OF: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<owner>[\pL-]+na|[\p{Lu}\d]+:?)s (?:[\pL-]+ ){0,2}(?:arbete|verksamhet|insatser|kostnader|merkostnader)\b")
        .expect("the pattern of somebody's work is well-formed")
});

fn owner(words: &str, actors: &Actors) -> Option<String> {
    let found = WORK_OF.captures(words.trim())?;
    let owner = found["owner"].trim_end_matches(':');
    (!NO_SUBJECT.is_match(owner)).then(|| actors.long(owner))
}

/// "Boverket, Skolverket och Vinnova": bodies in a row that begins the text.
fn several(text: &str, actors: &Actors) -> Option<String> {
    let names = actors.all_names(text);
    names.first().filter(|first| first.at.start == 0)?;
    let joins = |pair: &&[Named]| matches!(&text[pair[0].at.end..pair[1].at.start], ", " | " och " | " samt ");
    let length = 1 + names.windows(2).take_while(joins).count();
    (length > 1).then(|| names[..length].iter().map(|named| actors.long(&named.name)).collect::<Vec<_>>().join("; "))
}

/// The last body before the sum that receives it: "tilldelas Boverket", "Formas får använda", "Boverkets anslag ökas med", "Boverket 5 miljoner".
fn named_before(before: &str, actors: &Actors) -> Option<String> {
    let names = actors.all_names(before);
    let receives = |named: &&Named| {
        let after = &before[named.at.end..];
        if before[..named.at.start].ends_with("genom ") || before[..named.at.start].ends_with("via ") {
            return false;
        }
        let is_given =
            RECEIVES.is_match(after) || GIVES.is_match(&before[..named.at.start]) || HAS_APPROPRIATION.is_match(after);
        matches!(after.trim(), "" | ":" | "–") || (is_given && !HANDS_ON.is_match(after))
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

/// "för att kommuner som tar emot elever ska kunna anställa".
static ENABLED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^[^,.;]{0,30} för att (?P<receiver>[\pL-]+(?: och [\pL-]+)?)(?: som [^,.;]{3,80}?)? ska (?:kunna )?(?:få|söka|ta del|anställa|bygga|erbjuda)\b")
        .expect("the pattern of enabled ones is well-formed")
});

/// "5 miljoner kronor tillförs kommunerna".
static GIVEN_TO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^ (?:ska |föreslås |beräknas )?(?:tillförs|tillföras|tilldelas|ges) (?P<receiver>[\pL-]+(?:er|ar|or|na|en|et)(?: och [\pL-]+(?:er|ar|or|na|en|et))?)(?:[,.;]|$| för | under | från | 20\d\d)")
        .expect("the pattern of what is given is well-formed")
});

/// "5 miljoner kronor som kommunerna får i ersättning".
static WHICH_THEY_GET: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^ som (?P<receiver>(?:landets |alla )?[\pL-]+(?:er|na|en|et)(?: och [\pL-]+)?)\b[^.;]{0,160}? (?:får|ska få|kan få|kan söka)\b")
        .expect("the pattern of relative clauses is well-formed")
});

/// "pengar som kommer kommuner och regioner till del".
static COMES_TO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:kommer|kommit) (?P<receiver>[^,.;]{3,60}?) till del\b")
        .expect("the pattern of shares is well-formed")
});

/// "betalas 3 miljoner kronor ut efter ansökan från kommunerna".
static PAID_ON_REQUEST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^ (?:ut )?efter (?:rekvisition|ansökan) från (?P<receiver>[^,.;]{3,60}?)(?:[,.;]| för| under| till|$)",
    )
    .expect("the pattern of requests is well-formed")
});

/// "ska fördelas till kommunerna".
static HANDED_OUT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^ (?:ska|kommer att) (?:fördelas|utbetalas|betalas ut|gå|ges|tilldelas|avsättas) $")
        .expect("the pattern of what is handed out is well-formed")
});

/// "World Food Programme – 250 miljoner": an item of a list that gives each its sum, and "(UNHCR, 15 miljoner".
static IN_A_LIST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^(?P<item>\p{Lu}[^–:.;,()\d]{2,80}?) [–-] |\((?P<short>\p{Lu}[\p{Lu}\d]{2,9}), |\d.*(?:[,:]| och) (?:organisationen )?(?P<named>\p{Lu}[^–:.;,()\d]{2,50}?)(?: \([^)]{2,60}\))? \(?|: (?P<first>\p{Lu}[\p{Lu}\d]{2,9}) \([^)]{2,60}\) )$")
        .expect("the pattern of items is well-formed")
});

/// "för insatser" before "till" tells of what the insats is, not of the receiver.
static FOR_A_PURPOSE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^ för \pL|20\d\d för (?:uppdrag|insatser|åtgärder)\b").expect("the pattern of purposes is well-formed")
});

/// "efter rekvisition från Region Skåne, betala ut".
static REQUESTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\befter (?:rekvisition|ansökan) från (?P<receiver>[^,.;]{3,60}?)(?:,|\.| betala| utbetala| fördela| för )")
        .expect("the pattern of requests is well-formed")
});

fn told_before(before: &str, actors: &Actors) -> Option<String> {
    if let Some(found) = IN_A_LIST.captures(before)
        && let Some(name) = found.name("item").or(found.name("short")).or(found.name("named")).or(found.name("first"))
        && ![" om", " på", " med", " för", " till"].iter().any(|word| name.as_str().ends_with(word))
    {
        return Some(actors.long(name.as_str()));
    }
    let patterns = [&TO_BEFORE, &APPROPRIATION, &REQUESTED, &SUBJECT, &INVERTED, &GIVEN, &SHARED, &PACKAGE];
    let captures = patterns.iter().find_map(|pattern| pattern.captures(before))?;
    let receiver = without_what_follows(&captures["receiver"]);
    (!NO_SUBJECT.is_match(receiver) && !NO_RECEIVER.is_match(receiver)).then(|| actors.long(receiver))
}

/// A later sum for the same: "För 2025 beräknas satsningen uppgå till", "för samma ändamål".
static GOES_ON: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\bsamma ändamål\b|\b(?:beräknas|beräknar|avser|avsätts|planeras|bedöms|kommer)\b[^.]*\b(?:anslaget|satsningen|stödet|bidraget|statsbidraget|tillskottet|åtgärden|ändamålet|uppdraget|ökningen|höjningen|förstärkningen)\b|\b(?:satsningen|ökningen|höjningen|förstärkningen|stödet|bidraget|statsbidraget|tillskottet)\b[^.]*\b(?:beräknas|uppgå|bedöms|kommer)\b")
        .expect("the pattern of what goes on is well-formed")
});

/// Whether a sentence gives a sum for what the sum before it was for.
pub(super) fn goes_on(sentence: &str) -> bool {
    GOES_ON.is_match(sentence)
}

/// "kommuner som tar emot många" is kommuner; "de som är utsatta" stays whole.
pub(super) fn without_what_follows(words: &str) -> &str {
    let end = STOP.find(words).map_or(words.len(), |stop| stop.start());
    let receiver = words[..end].trim_end_matches(" och").trim();
    if receiver.len() > 3 || (!receiver.is_empty() && receiver.chars().all(char::is_uppercase)) {
        receiver
    } else {
        words.trim()
    }
}

#[cfg(test)]
mod tests {
    use super::{goes_on, recipient};
    use crate::extract::actors::Actors;
    use crate::extract::names::Names;
    use crate::extract::text::Text;

    fn to(before: &str, after: &str) -> Option<String> {
        let text = Text::of("Uppdrag", "Regeringen uppdrar åt Statens medieråd (SMR) att göra något.");
        recipient(before, after, &Actors::of(&text, &Names::default()), true, || Some("Lantmäteriet".to_owned()))
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
            ("ett nytt statsbidrag till skolor för fler lärare på ", "", Some("skolor")),
            ("att stödet till Hembygdens vänner tillfälligt skulle ökas med ", "", Some("Hembygdens vänner")),
            ("Medlen delas lika så varje kör får ", "", Some("varje kör")),
            ("För 2024 tillförs sjukvården ytterligare ", "", Some("sjukvården")),
            ("För 2024 tillförs medlen ", "", None),
            ("Samtidigt tilldelas ", " för resor", None),
            ("Nu betalas ", " ut efter ansökan från skolorna.", Some("skolorna")),
            ("Därför avsätts ", " 2024 för att byar som saknar väg ska kunna bygga en.", Some("byar")),
            ("Lantmäteriet: ", "", Some("Lantmäteriet")),
            ("", " ska fördelas till byarna.", Some("byarna")),
            ("World Food Programme – ", "", Some("World Food Programme")),
            ("Stödet har gått till FN:s organ (UNHCR, ", "", Some("UNHCR")),
            ("Därför avsätts ", " till en bättre vård", None),
            ("Därför avsätts ", " till verksamhet med ombud", None),
            ("en ökning av statsbidraget till verksamhet med ombud med ", "", None),
            ("Därför avsätts ", " till statsbidraget för lärare", None),
            ("Därför avsätts ", " till vårdinsatser inom barnpsykiatrin", None),
            ("Därför avsätts ", " till Byarnas Förbund för att utveckla god tandvård", Some("Byarnas Förbund")),
            ("Därför avsätts ", " till Lantmäteriet fr.o.m. 2026", Some("Lantmäteriet")),
            ("Regeringen avsätter ", " till kommunernas förebyggande arbete", Some("kommunerna")),
            ("Sverige ger ", " i stöd till IOM:s arbete", Some("IOM")),
            (
                "Uppdraget finansieras med ",
                " från anslaget 2:2 Ersättning till funktionshindrade",
                Some("Statens medieråd"),
            ),
            ("Regeringen föreslår att ", " tillförs byarna för nya broar", Some("byarna")),
            ("Regeringen föreslår att ", " tillförs årligen", None),
            ("För utbetalning av ", " som byarna, enligt villkoren, ska få", Some("byarna")),
            ("Det är ", " som kommer byar och städer till del", Some("byar och städer")),
            ("Stödet är FKO (Fria Körer) ", "", None),
            ("Stödet fördelas: FKO (Fria Körer) ", "", Some("FKO")),
            ("Stödet gick till UNHCR (2 mnkr), föreningen och Rädda barnen (", "", Some("Rädda barnen")),
            ("har beslutat att bevilja organisationen Bild Sverige ", "", Some("Bild Sverige")),
            ("För året får svenska ambassaden i Peking rekvirera ", "", Some("svenska ambassaden i Peking")),
            ("Nu uppgår Sveriges stöd till WFP under 2023 till ", "", Some("WFP")),
            ("varav ", " avser Statens medieråd (SMR)", Some("Statens medieråd")),
        ] {
            assert_eq!(to(before, after).as_deref(), expected, "{before}…{after}");
        }
    }

    #[test]
    fn later_sums_go_on_with_the_same() {
        assert!(goes_on("För 2025 beräknas satsningen kosta 5 miljoner kronor."));
        assert!(goes_on("För samma ändamål avsätts 5 miljoner kronor."));
        assert!(!goes_on("Till skolan avsätts 5 miljoner kronor."));
    }
}
