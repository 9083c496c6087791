//! Whether a mention of a date is a deadline: "senast den", or what is to be handed in on that day. Knows nothing of kinds.

use std::sync::LazyLock;

use regex::Regex;

use crate::parse::record::Folder;

/// What stands directly before the date.
static LATEST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?xi) \b senaste?n?
        (?: \s(?: den | under | i | vid | till | med | på | av | utgången | slutet | månadsskiftet | början | mitten | fredagen | måndagen | tisdagen
          | onsdagen | torsdagen | lördagen | söndagen | dagen | i\ samband\ med\ \w+ ) )* \s? (?:\*\*)? $",
    )
    .expect("the pattern of the latest day is well-formed")
});

/// Something is to be handed in or done on a day that has no "senast".
static HANDED_IN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?xi) \b(?: (?:slut|del|åter|av)?(?:redovisas|redovisa|rapporteras|rapportera) | (?:slut|del)(?:redovisar|rapporterar) | (?:över)?lämnas? | inkomma | komma\ in | presenteras
        | slutföras | slutfört | (?:vara|är)\ (?:klar|färdig)\w* | (?:slut|del)?redovisning\w*\ (?:ska|skall)\ ske | ha\ inletts | påbörjas ) \b",
    )
    .expect("the pattern of handing in is well-formed")
});

static OBLIGES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:ska|skall|bör|kommer att|slutredovisas|delredovisas|redovisas|slutrapporteras|delrapporteras|slutredovisar|delredovisar|slutrapporterar|delrapporterar|överlämnas|lämnas)\b")
        .expect("the pattern of obligations is well-formed")
});

/// The time for a report is moved: "förlängs till den 31 mars 2020".
static MOVED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?xi) (?: förläng\w* | senarelägg\w* | flyttas?\ fram | ändra\w* | redovisningstid\w* | utredningstid\w* | tiden\ för ) \b .* \b (?:till|t\.o\.m\.) (?:\ och\ med)? (?:\ den)? \s? $")
        .expect("the pattern of moved deadlines is well-formed")
});

/// What is moved is the time of a task, not a measure or a permission.
static OF_A_TASK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)uppdrag|utred|redovis|rapport|rekvi|betänkande").expect("the pattern of tasks is well-formed")
});

/// A referral is answered until the day on which it ends: "skickas på remiss till den 3 maj 2024".
static REFERRED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:på remiss|remisstiden)\b[^.;]{0,60} (?:till|t\.o\.m\.)(?: och med)?(?: den)? ?$")
        .expect("the pattern of referrals is well-formed")
});

/// The date of something else than a deadline stands before it: a decision, a letter, a beginning, an interval.
static OTHER_DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?xi) \b(?: beslut\w* | skrivelse\w* | promemori\w* | rapporten | betänkande\w* | förordning\w* | lag\w* | direktiv\w* | överenskommelse\w*
        | regleringsbrev\w* | av | daterad\w* | från | sedan | fr\.o\.m\. | och\ med | perioden | efter | mellan | bakom | artikel | t\.?o\.?m\.? | fram\ till | med\ (?:början|start) )
        (?:\ (?:den|i|under))? \s? $",
    )
    .expect("the pattern of other dates is well-formed")
});

/// What has happened already.
static PAST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?xi) \b(?: (?:slut|del|åter|av)?(?:redovisades|redovisade|rapporterade|rapporterades) | lämnade[s]? | överlämnade[s]? | inkom
        | (?:har|hade)\ (?:redovisat|lämnat|inkommit|rapporterat|överlämnat|beslutat|begärt|ansökt) | beslutade[s]? | gavs | fick ) \b",
    )
    .expect("the pattern of what has happened is well-formed")
});

/// What is no deadline under an assignment, an inquiry or a referral: law, events, the press, goals and what the public must do.
static NO_DEADLINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?xi) träd\w*\ (?:\w+\ )?i\ kraft | upphör\w*\ (?:att\ )?gälla | gäller?\ (?:från|till) | \bo\.?s\.?a\b | ackrediter | intresseanmäl | föranmäl
        | anmäl\w*\ (?:er|dig|sig|sker|görs|din|ditt|deltagande|senast|om\ deltagande) | anmälan | pressträff | presskonferens | journalist | medierepresentant
        | registrerats | väntas\ (?:\w+\ )?senast | medlemsstat | införliv | genomför\w*\ i\ (?:svensk|nationell) | tillämpas | födda? | beställt? | uppnås | (?:legitimation|intyg|examen)
        | årsredovisning\w*\ (?:för|senast)\ 20 | skulle\ (?:vara|ha)\ (?:klar|genomför) | nominer | förrän | verksamhetsutövar | marknadsaktör | åtgärder\ som\ (?:på|slut) | \boch\ slutförts
        | \b(?: sverige | EU-länderna | medlemsländerna )\ (?:därför\ )?(?:ska|skall|måste)\b",
    )
    .expect("the pattern of what is no deadline is well-formed")
});

/// The part of it that assignments speak of as well.
static LAW: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)träd\w* (?:\w+ )?i kraft|upphör\w* (?:att )?gälla|medlemsstat")
        .expect("the pattern of law is well-formed")
});

/// Words that tie a date in a release or an article to a task.
static TASK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?xi) redovis | rapport | betänkande | \blämna | inkomm | remiss | yttra | synpunkter | slutför | ansök | rekvi | \bplan\b | utbetal | uppdrag | utred
        | \bpresenter | överlämn | återkom | \bförslag | (?:verket | myndigheten | styrelsen | inspektionen | rådet | kassan | institutet)\ ska\b",
    )
    .expect("the pattern of tasks is well-formed")
});

/// Where a mention of a date stands.
pub(super) struct Place<'a> {
    /// The sentence up to the date.
    pub before: &'a str,
    /// The words around the date that belong to it and to no other.
    pub clause: &'a str,
    pub sentence: &'a str,
    pub folder: Folder,
    /// It goes on a list whose former date is a deadline.
    pub continues: bool,
}

pub(super) fn is_deadline(place: &Place) -> bool {
    let latest = LATEST.is_match(place.before);
    let is_something_else = match place.folder {
        Folder::Assignments => LAW.is_match(place.clause),
        _ => NO_DEADLINE.is_match(place.clause) || !TASK.is_match(place.sentence),
    };
    if is_something_else {
        return false;
    }
    if latest || REFERRED.is_match(place.before) {
        return true;
    }
    if MOVED.is_match(place.before) && OF_A_TASK.is_match(place.clause) {
        return !PAST.is_match(place.clause);
    }
    if OTHER_DATE.is_match(place.before) || PAST.is_match(place.clause) {
        return false;
    }
    place.continues || (HANDED_IN.is_match(place.clause) && OBLIGES.is_match(place.clause))
}
