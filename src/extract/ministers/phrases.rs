//! The words around a minister's name: verbs of saying, titles, and what shows that somebody else is meant.

use std::sync::LazyLock;

use regex::Regex;

/// Verbs of saying, as a group.
pub const SAYS: &str = r"(?:säger|sa|sade|framhåller|framhöll|betonar|betonade|understryker|underströk|konstaterar|konstaterade|menar|menade|uppger|kommenterar|berättar|berättade|skriver|fortsätter|avslutar|förklarar|förklarade|anser|uttalar|tillägger)";

/// A minister's title, as a group: `bistånds- och utrikeshandelsminister`, `ministern för civilt försvar`, `statsrådet`.
pub const TITLE: &str = r"(?:(?:(?:vice |biträdande )?(?:\p{L}+-?,? (?:och |samt )?){0,3}?(?:EU-|\p{L}*)minister(?:n)?(?: (?:för|med ansvar för) \p{Ll}+(?:,? (?:och )?\p{Ll}+){0,6}?)?)|[Ss]tatsråd(?:et)?)";

static SAID_BEFORE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"\b{SAYS}\b[^.!?–]{{0,110}}$")).expect("a tested pattern"));

static SAYS_AFTER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"^(?:, [^,.]{{3,80}},)? {SAYS}\b")).expect("a tested pattern"));

/// Somebody of the minister's staff, a former one, a spokesperson.
static OTHER_ROLE_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)(?:\b(?:stats|kabinetts|press)sekreterare(?:n)?(?: (?:hos|till|åt|för)\b[^.;]{0,80})?|\bsakkunnig (?:hos|till|åt)\b[^.;]{0,80}|",
        r"\bstabschef (?:hos|till|åt)\b[^.;]{0,80}|\b(?:förre|förra|tidigare|dåvarande|före detta|f\.d\.) [^.;,]{0,40}|",
        r"\b(?:talesperson|ledamot|ledamoten|riksdagsledamot|riksdagsledamoten|gruppledare|landshövding|ambassadör|generaldirektör|professor))[ ,:]*$",
    ))
    .expect("a tested pattern")
});

static OTHER_ROLE_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?: \((?:S|M|SD|C|V|KD|L|FP|MP)\))?, (?:[^.;,]{0,40} )?\S*(?:sekreterare|talesperson|ledamot|gruppledare|landshövding|ambassadör|direktör|professor)\b",
    )
    .expect("a tested pattern")
});

/// The words from the verb of saying to the name, or from the name to the verb, where the person is quoted.
pub fn quotation(sentence: &str, start: usize, end: usize) -> Option<&str> {
    let before = SAID_BEFORE.find(&sentence[..start]).map(|said| &sentence[said.start()..end]);
    before.or_else(|| SAYS_AFTER.find(&sentence[end..]).map(|says| &sentence[start..end + says.end()]))
}

/// Whether the words beside a name give it another part than that of a minister.
pub fn is_other_role(sentence: &str, start: usize, end: usize) -> bool {
    let is_list = sentence[..start].matches(',').count() > 2;
    (OTHER_ROLE_BEFORE.is_match(&sentence[..start]) && !is_list) || OTHER_ROLE_AFTER.is_match(&sentence[end..])
}
