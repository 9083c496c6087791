//! Whom the title of a text names as the receiver of its money. Knows no bodies.

use std::sync::LazyLock;

use regex::Regex;

use super::recipient::{NO_RECEIVER, WORK_OF, without_what_follows};

/// Whom a title says that money goes to: "Nytt stöd till flygplatser".
pub(super) fn receiver(title: &str) -> Option<String> {
    let found = TITLE.captures(title).or_else(|| COOPERATION.captures(title))?;
    if MOVED.is_match(&found[0]) {
        return None;
    }
    if let Some(work) = WORK_OF.captures(&found["receiver"]) {
        return Some(work["owner"].to_owned());
    }
    let receiver = without_what_follows(found["receiver"].trim());
    (!NO_RECEIVER.is_match(receiver)).then(|| receiver.to_owned())
}

/// "Stöd för överflyttning av gods till järnväg": where something goes that is no money.
static MOVED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)för (?:[^,.]* )?(?:\pL*flyttning\w*|övergång\w*|omställning\w*|resor) ")
        .expect("the pattern of moved things is well-formed")
});

/// "Ny strategi för utvecklingssamarbetet med Bolivia": aid that goes to a country.
static COOPERATION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:utvecklingssamarbete\w*|bistånd\w*|reformsamarbete\w*) (?:med|i|till) (?P<receiver>(?:[Dd]emokratiska republiken )?\p{Lu}[^,.;:()–]{2,50})")
        .expect("the pattern of cooperation is well-formed")
});

static TITLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:stöd\w*|bidrag\w*|\pL+bidrag|kompensation\w*|ersättning\w*|medel|pengar|tillskott|lån|miljoner(?: kronor)?|miljarder(?: kronor)?)(?: för [^,.;:()–]{3,50}?)? till (?P<receiver>[^,.;:()–]{3,70})")
        .expect("the pattern of titles is well-formed")
});

#[cfg(test)]
mod tests {
    use super::receiver;

    #[test]
    fn a_title_names_the_receiver() {
        assert_eq!(receiver("Ökat stöd till små hamnar i norr").as_deref(), Some("små hamnar i norr"));
        assert_eq!(receiver("12 miljoner kronor till körer som sjunger").as_deref(), Some("körer"));
        assert_eq!(receiver("Stöd till fortsatt arbete"), None);
        assert_eq!(receiver("Ökat stöd till kommunernas förebyggande arbete").as_deref(), Some("kommunerna"));
        assert_eq!(receiver("Stöd för överflyttning av gods till järnväg"), None);
    }
}
