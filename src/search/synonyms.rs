//! Words of Swedish administration that mean the same, and those that a site adds. Knows no index.

/// Groups of words or phrases. Each is what a reader may type for the others; narrow ones only, since every search for one finds all.
const GROUPS: &[&[&str]] = &[
    &["mnkr", "miljoner kronor"],
    &["mdkr", "miljarder kronor"],
    &["tkr", "tusen kronor"],
    &["hedersvåld", "hedersrelaterat våld", "hedersförtryck"],
    &["eu", "europeiska unionen"],
    &["fn", "förenta nationerna"],
    &["chef", "generaldirektör", "myndighetschef"],
    &["utse", "utsedd", "förordna", "utnämna"],
    &["covid", "corona", "coronavirus"],
    &["elbil", "elfordon"],
    &["funktionshinder", "funktionsnedsättning", "funktionsvariation"],
    &["bistånd", "utvecklingssamarbete"],
    &["pengar", "medel", "anslag"],
    &["bidrag", "stöd"],
    &["sjukhus", "sjukvård"],
    &["arbetslöshet", "arbetslös"],
    &["lärare", "lärarkår"],
    &["utredning", "sou"],
    &["lagförslag", "proposition", "lagrådsremiss"],
    &["mp", "miljöpartiet"],
];

/// All groups, the site's own first, in small letters.
pub fn groups(own: &[Vec<String>]) -> Vec<Vec<String>> {
    let known = GROUPS.iter().map(|group| group.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
    let own = own.iter().map(|group| group.iter().map(|word| word.to_lowercase()).collect());
    own.chain(known).filter(|group: &Vec<String>| group.len() > 1).collect()
}
