//! What the words beside a body say that it does: one table of phrases, the first that fits decides.

use std::sync::LazyLock;

use regex::Regex;

use crate::parse::record::{Folder, Role};

/// On which side of the name a phrase stands.
#[derive(Clone, Copy)]
enum Side {
    Before,
    After,
}

/// Phrases that give a role. Those before a name end at it, those after begin at it; the first that fits decides, so the tighter ones
/// stand before the looser ones.
const PHRASES: [(Role, Side, &str); 26] = [
    // Hands out the state's money.
    (
        Role::Distributes,
        Side::After,
        r"^ (?:ska|skall|får|kan|har|bör|kommer att)(?: \S+){0,5}? (?:betala|betalat|utbetala|utbetalat|fördela|fördelat|administrera|utlysa)\b",
    ),
    (Role::Distributes, Side::After, r"^ (?:betalar ut|utbetalar|fördelar|administrerar|lyser ut)\b"),
    (
        Role::Distributes,
        Side::Before,
        r"\b(?:betalas ut|utbetalas|betalas|fördelas|administreras|utlyses|rekvireras)\b[^.;]{0,60}? (?:av|från|genom|hos|via) $",
    ),
    (Role::Distributes, Side::Before, r"(?i)\brekvisition(?:er)?(?: ställda?| riktade?)? (?:till|hos) $"),
    // Money that is left goes back to who handed it out.
    (Role::Distributes, Side::Before, r"(?i)\b(?:återbetalas|återbetala|betalas tillbaka)\b[^.;]{0,40}? till $"),
    // Is given a task or power, in so many words.
    (Role::Assigned, Side::Before, r"(?i)\buppdr(?:ar|og|agit|a)\b[^.;:]{0,90}? åt $"),
    (
        Role::Assigned,
        Side::Before,
        r"(?i)\b(?:uppdrag|uppdraget|uppdragen|tilläggsuppdrag|bemyndigande|erbjudande) (?:till|åt|för) $",
    ),
    (Role::Assigned, Side::Before, r"(?i)\b(?:bemyndigar|uppmanar|anmodar) $"),
    (
        Role::Assigned,
        Side::After,
        r"^ (?:(?:\S+ ){0,4}?i uppdrag|(?:ett |det |\S+ )?uppdraget?\b|i uppgift|rätt att|bemyndigande|möjlighet att)",
    ),
    (
        Role::Assigned,
        Side::After,
        r"^ (?:får|fick|ges|gavs|har|hade|fått)\b[^.;:]{0,45}? (?:uppdrag|uppdraget|i uppgift|uppgiften|ansvar för|ansvaret för|bemyndigande)\b",
    ),
    // Helps another.
    (
        Role::Assists,
        Side::After,
        r"^ (?:ska|skall|bör)(?: \S+){0,4}? (?:bistå|biträda|stödja|medverka|bidra|assistera|hjälpa)\b",
    ),
    (Role::Assists, Side::Before, r"\b(?:bistås|biträds|hjälp|bistånd|stöd|biträde|bistå)(?: \S+){0,2}? av $"),
    // Receives money.
    (Role::Receives, Side::After, r"^ (?:får|fick)(?: \S+){0,4}? (?:använda|disponera|del av)\b"),
    (
        Role::Receives,
        Side::After,
        r"^ (?:får|fick|tilldelas|tilldelades|beviljas|anvisas|erhåller|tillförs|tar emot)(?: \S+){0,6}? (?:[\d ,]+(?:miljoner|miljarder|mnkr|kronor)|medel|bidrag|resurser|anslag)\b",
    ),
    (
        Role::Receives,
        Side::Before,
        r"\b(?:kronor|mnkr|miljoner|medel|bidrag|bidraget|anslag|anslaget|pengar|tillskott|resurser|resurstillskott)\b[^.;,:]{0,40}? (?:till|åt|avser) $",
    ),
    (Role::Receives, Side::Before, r"\b(?:tilldelar|tilldela|beviljar|bevilja|tillför|tillföra|anvisar) $"),
    (
        Role::Assigned,
        Side::Before,
        r"(?i)\b(?:genomförs|utförs|genomföras|utföras|samordnas|leds|tas fram|ledas)(?: \S+){0,3}? av $",
    ),
    // Is asked, worked with, or the other party; other names of the same list may stand between.
    (
        Role::Consulted,
        Side::Before,
        r"(?i)\b(?:samråd|samråda|samrått|samråder|samverka|samverkan|samverkar|samarbete|samarbetet|samarbeta|samarbetar|dialog|rådgöra|tillsammans|kontakt|avstämning|gemensamt|diskutera)\b[^.;:]{0,110}? (?:med|mellan) (?:[^.;:]{0,200}?(?:,| och| samt| med) )?$",
    ),
    (
        Role::Consulted,
        Side::Before,
        r"(?i)\b(?:synpunkter|hörande|höra|inhämta|inhämtande|information|underlag|remissvar)\b[^.;:]{0,60}? (?:av|från) (?:[^.;:]{0,200}?(?:,| och| samt| från) )?$",
    ),
    (
        Role::Consulted,
        Side::Before,
        r"(?i)\b(?:överenskommelse|överenskommelsen|överenskommelser|avtal|avtalet)\b[^.;:]{0,60}? (?:med|mellan|och) $",
    ),
    (Role::Consulted, Side::Before, r"(?i)\bstaten och $"),
    (Role::Consulted, Side::After, r"^ ska (?:höras|beredas tillfälle|involveras|informeras|konsulteras|delta)\b"),
    // Must do something.
    (Role::Assigned, Side::After, r"^ (?:ska|skall)\b"),
    (Role::Assigned, Side::After, r"^ får (?:\S+ )?(?:besluta|meddela|utfärda|ta ut|pröva)\b"),
    (
        Role::Assigned,
        Side::After,
        r"^ (?:bör|måste) (?:\S+ ){0,3}?(?:redovisa|rapportera|lämna|ta fram|utreda|analysera)\b",
    ),
    (Role::Assigned, Side::Before, r"\b(?:ska|skall) (?:nu )?$"),
];

static RULES: LazyLock<Vec<(Role, Side, Regex)>> = LazyLock::new(|| {
    let rule = |(role, side, phrase): (Role, Side, &str)| {
        (role, side, Regex::new(&with_fast_boundaries(phrase)).expect("tested phrases"))
    };
    PHRASES.into_iter().map(rule).collect()
});

/// Word boundaries of Unicode make the engine slow on every text with å, ä or ö: the first and the last of a phrase
/// are written out (Swedish words may begin and end with those letters), the others stand beside ASCII letters alone.
fn with_fast_boundaries(phrase: &str) -> String {
    let begun = match phrase
        .strip_prefix(r"(?i)\b")
        .map(|rest| ("(?i)", rest))
        .or(phrase.strip_prefix(r"\b").map(|rest| ("", rest)))
    {
        Some((flags, rest)) => format!("{flags}(?:^|[ (,]){rest}"),
        None => phrase.to_owned(),
    };
    let ended = match begun.strip_suffix(r"\b") {
        Some(rest) => format!(r"{rest}(?:$|[^\pL])"),
        None => begun,
    };
    ended.replace(r"\b", r"(?-u:\b)")
}

/// The role that the words before and after a name, or a list of names, give.
pub fn of(before: &str, after: &str, folder: Folder) -> Option<Role> {
    let fits = |side: Side, phrase: &Regex| match side {
        Side::Before => phrase.is_match(before),
        Side::After => phrase.is_match(after),
    };
    let found = RULES.iter().find(|(_, side, phrase)| fits(*side, phrase)).map(|(role, ..)| *role);
    // An announcement tells of earlier assignments as well: "tidigare uppdrag till".
    found.filter(|role| *role != Role::Assigned || folder == Folder::Assignments || !is_past(before))
}

/// Whether the words before a name tell of an earlier assignment.
fn is_past(before: &str) -> bool {
    static PAST: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\btidigare (?:regerings)?uppdrag(?:et|en)? (?:till|åt) $").expect("a tested pattern")
    });
    PAST.is_match(before)
}
