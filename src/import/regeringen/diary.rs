//! Diary numbers: in the names of files, and as they are compared. Until 2015 many assignments were called by their number, without its
//! strokes and in small letters: `s20112151fst` is S2011/2151/FST.

use std::sync::LazyLock;

use regex::Regex;

/// Ministries of that time with the units of their numbers, in the registries' spelling. A name with another unit is left alone: small
/// letters do not tell how it was spelt, nor whether it was a unit.
const REGISTRIES: [(&str, &[&str]); 10] = [
    ("A", &["A", "ARM", "DISK", "IAS", "IU"]),
    ("Fi", &["OFA", "SFÖ"]),
    ("Fö", &["MIL", "SSK"]),
    ("IJ", &["DISK", "IU", "UF"]),
    ("Ju", &["DOM", "KRIM", "PO", "SSK"]),
    ("Ku", &["DISK", "KA", "KL", "KO", "KT", "KV", "MFI", "RFS"]),
    ("M", &["Ke", "Kl", "Mm", "Nm"]),
    ("N", &["E", "ENT", "FIN", "ITP", "RT", "SUBT", "TE", "TIF", "TS"]),
    ("S", &["FH", "FS", "FST", "HS", "JÄM", "PBB", "RU", "SAM", "SF", "SFÖ", "ST"]),
    ("U", &["F", "G", "GV", "JÄM", "S", "SF", "SV", "UC", "UH"]),
];

/// Ministry, year, number and unit; a hyphen may stand for the stroke before the unit, or at the end, and more numbers may be hinted at.
static NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^([a-z]{1,2})-?((?:19|20)\d\d)([1-9]\d{0,5}|0\d{4})-?([a-z]+)(?:-*|-m\.fl\.?)$")
        .expect("a tested pattern")
});

/// The diary number that the last word of an address is, where that is certain.
pub fn of_name(name: &str) -> Option<String> {
    let found = NAME.captures(name)?;
    let (ministry, units) = REGISTRIES.iter().find(|(ministry, _)| folded(ministry) == found[1])?;
    let unit = units.iter().find(|unit| folded(unit) == found[4])?;
    Some(format!("{ministry}{}/{}/{unit}", &found[2], &found[3]))
}

/// As addresses spell it.
fn folded(word: &str) -> String {
    word.to_lowercase().replace(['å', 'ä'], "a").replace('ö', "o")
}

/// Ministry, year and number, which are one decision's alone: units are left out in prose, and noughts before the number come and go.
pub fn key(number: &str) -> String {
    let mut parts = number.split('/');
    let registry = parts.next().unwrap_or_default();
    format!("{registry}/{}", parts.next().unwrap_or_default().trim_start_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_numbers_are_read_and_no_others() {
        for (name, number) in [
            ("s20112151fst", "S2011/2151/FST"),
            ("ku2010552kt", "Ku2010/552/KT"),
            ("a20103080a", "A2010/3080/A"),
            ("ij20102000iu", "IJ2010/2000/IU"),
            ("m20123438nm", "M2012/3438/Nm"),
            ("s2011119sfo", "S2011/119/SFÖ"),
            ("u20102145gv-m.fl", "U2010/2145/GV"),
            ("s20134381fst---", "S2013/4381/FST"),
            ("ku20101124-kv", "Ku2010/1124/KV"),
            ("s201701234fs", "S2017/01234/FS"),
        ] {
            assert_eq!(of_name(name).as_deref(), Some(number), "{name}");
        }
        for name in
            ["s20112151", "s20112151fst1", "s20112151xyz", "20112151e", "n20112151e-delvis", "x20112151fst", "s2011fst"]
        {
            assert_eq!(of_name(name), None, "{name}");
        }
    }

    #[test]
    fn numbers_are_compared_without_unit_and_noughts() {
        assert_eq!(key("Ku2018/01351/KL"), "Ku2018/1351");
        assert_eq!(key("Ku2018/1351/KL/D"), key("Ku2018/01351"));
        assert_ne!(key("Ku2018/1351"), key("Ku2018/13510"));
    }
}
