//! The words around a minister's name: verbs of saying, titles, and what shows that somebody else is meant.

use std::sync::LazyLock;

use regex::Regex;

/// Verbs of saying, as a group.
pub const SAYS: &str = r"(?:säger|sa|sade|framhåller|framhöll|betonar|betonade|understryker|underströk|konstaterar|konstaterade|menar|menade|uppger|kommenterar|berättar|berättade|skriver|fortsätter|avslutar|förklarar|förklarade|anser|uttalar|tillägger)";

/// A minister's title: `bistånds- och utrikeshandelsminister`, `minister för civilt försvar`, `statsrådet`. The definite form alone
/// (`ministern Skolverket`) is no title of the name after it.
pub const TITLE: &str = concat!(
    r"(?:(?:[Vv]ice |[Bb]iträdande )?(?:\p{L}+-,? (?:och |samt )?(?:biträdande )?)*",
    r"(?:(?:EU-|Norden-)?\p{L}*minister|[Mm]inister(?:n)? för \p{Ll}+(?:,? (?:och )?\p{Ll}+){0,6}?)|[Ss]tatsråd(?:et)?)",
);

static SAID_BEFORE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"\b{SAYS}\b[^.!?–]{{0,110}}$")).expect("a tested pattern"));

static SAYS_AFTER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"^(?:, [^,.]{{3,80}},)? {SAYS}\b")).expect("a tested pattern"));

/// Somebody of the minister's staff, a former one, a spokesperson.
static OTHER_ROLE_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)\b(?:(?:stats|kabinetts|pres)sekreterare(?:n)?(?: (?:hos|till|åt|för)\b(?:[^.;,]|-,){0,90})?|",
        r"(?:stats|pres)sekreterare\b[^.;]{1,120}[ (](?:hos|(?:hos|åt|till) (?:\p{L}+-,? )?(?:(?:och|samt) )?(?:\p{L}*ministern?|statsrådet))|",
        r"(?:sakkunnig|stabschef|samordnare|rådgivare) (?:hos|till|åt)\b(?:[^.;,]|-,){0,90}|",
        r"(?:förre|förra|tidigare|dåvarande|före detta|f\.d\.) (?:svenska? )?(?:\p{L}+- och )?\p{L}*(?:ministern?|statsråd(?:et)?)|",
        r"talesperson|ledamot|ledamoten|riksdagsledamot|riksdagsledamoten|gruppledare|landshövding|ambassadör|generaldirektör|professor)[ ,:]*$",
    ))
    .expect("a tested pattern")
});

/// Another office in apposition; one that is followed by a name belongs to the next person of a list.
static OTHER_ROLE_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(?: \((?:S|M|SD|C|V|KD|L|FP|MP)\))?, (?:\p{Ll}+ ){0,3}",
        r"\p{Ll}*(?:sekreterare|talesperson|ledamot|gruppledare|landshövding|ambassadör|direktör|professor|samordnare)(?:$|[^ \p{L}]| [^\p{Lu}])",
    ))
    .expect("a tested pattern")
});

/// Somebody of the minister's office, who acts or answers instead: "Exempelssons statssekreterare".
static OFFICE_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^s? (?:(?:stats|press?)sekreterare|presskontakt|presstjänst|stab|kansli)").expect("a tested pattern")
});

/// More of a name, behind it. A title that lacks its comma is no name.
static GOES_ON: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^ \p{Lu}\p{Ll}[\p{L}-]*").expect("a tested pattern"));

/// Words before a name after which no object follows it, as it does in "därefter besöker Anna Exempel Borås".
static STANDS_ALONE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"(?:^|[,:;–(] ?|\b{SAYS} )$")).expect("a tested pattern"));

/// The words from the verb of saying to the name, or from the name to the verb, where the person is quoted.
pub fn quotation(sentence: &str, start: usize, end: usize) -> Option<&str> {
    let before = SAID_BEFORE.find(&sentence[..start]).map(|said| &sentence[said.start()..end]);
    before.or_else(|| SAYS_AFTER.find(&sentence[end..]).map(|says| &sentence[start..end + says.end()]))
}

/// Whether the words beside a name give it another part than that of a minister.
pub fn is_other_role(sentence: &str, start: usize, end: usize) -> bool {
    let (before, after) = (&sentence[..start], &sentence[end..]);
    OTHER_ROLE_BEFORE.is_match(before) || OTHER_ROLE_AFTER.is_match(after) || OFFICE_AFTER.is_match(after)
}

/// Whether a name goes on behind these bytes, so that it is somebody else's: "säger Anna Exempel Dahl".
pub fn is_longer_name(sentence: &str, start: usize, end: usize) -> bool {
    let next = GOES_ON.find(&sentence[end..]).map(|next| next.as_str().to_lowercase());
    next.is_some_and(|word| !word.contains("minister") && !word.contains("statsråd"))
        && STANDS_ALONE.is_match(&sentence[..start])
}
