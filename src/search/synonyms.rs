//! Words of Swedish administration that mean the same, and those that a site adds. Knows no index.

/// Groups of words or phrases. Each is what a reader may type for the others; narrow ones only, since every search for one finds all.
const GROUPS: &[&[&str]] = &[
    &["mnkr", "miljoner kronor"],
    &["mdkr", "miljarder kronor"],
    &["tkr", "tusen kronor"],
    &["hedersvåld", "hedersrelaterat våld", "hedersförtryck"],
    &["eu", "europeiska unionen"],
    &["fn", "förenta nationerna"],
    &["gd", "generaldirektör"],
    &["chef", "generaldirektör", "myndighetschef"],
    &["utse", "utsedd", "förordna", "utnämna"],
    &["covid", "corona", "coronavirus"],
    &["elbil", "elfordon"],
    &["funktionshinder", "funktionsnedsättning", "funktionsvariation"],
    &["bistånd", "utvecklingssamarbete"],
    &["pengar", "medel"],
    &["moms", "mervärdesskatt"],
    &["friskola", "fristående skola"],
    &["äldreboende", "särskilt boende"],
    &["sfi", "svenska för invandrare"],
    &["a-kassa", "arbetslöshetskassa"],
    &["vab", "tillfällig föräldrapenning"],
    &["usa", "förenta staterna"],
    &["storbritannien", "förenade kungariket"],
    &["invandring", "migration"],
];

/// All groups, the site's own first.
pub fn groups(own: &[Vec<String>]) -> Vec<Vec<String>> {
    let known = GROUPS.iter().map(|group| group.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
    own.iter().cloned().chain(known).filter(|group: &Vec<String>| group.len() > 1).collect()
}
