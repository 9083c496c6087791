//! The stable portfolio behind a title, where the title says it for certain: `jämställdhetsminister` holds `jamstalldhet`. A deputy
//! (`biträdande`, `vice`) holds nobody's portfolio, and a title that is not in the table gets none.

use crate::parse::slug;

/// The beginnings of the titles that end in `minister`, with their posts. Three offices are called by their whole title.
const PORTFOLIOS: [(&str, &str); 46] = [
    ("arbetsmarknads", "arbetsmarknad"),
    ("barn", "barn"),
    ("bistånds", "bistand"),
    ("bostads", "bostad"),
    ("civil", "civil"),
    ("demokrati", "demokrati"),
    ("digitaliserings", "digitalisering"),
    ("energi", "energi"),
    ("EU-", "eu"),
    ("finans", "finansminister"),
    ("finansmarknads", "finansmarknad"),
    ("folkhälso", "folkhalsa"),
    ("försvars", "forsvar"),
    ("handels", "handel"),
    ("högskole", "hogskola"),
    ("idrotts", "idrott"),
    ("infrastruktur", "infrastruktur"),
    ("inrikes", "inrikes"),
    ("integrations", "integration"),
    ("invandrar", "invandring"),
    ("jordbruks", "jordbruk"),
    ("justitie", "justitie"),
    ("jämställdhets", "jamstalldhet"),
    ("klimat", "klimat"),
    ("kommun", "kommun"),
    ("konsument", "konsument"),
    ("kultur", "kultur"),
    ("kyrko", "kyrka"),
    ("landsbygds", "landsbygd"),
    ("migrations", "migration"),
    ("miljö", "miljo"),
    ("närings", "naring"),
    ("samfunds", "trossamfund"),
    ("samordnings", "samordning"),
    ("sjukvårds", "sjukvard"),
    ("skol", "skola"),
    ("skatte", "skatt"),
    ("social", "socialminister"),
    ("socialförsäkrings", "socialforsakring"),
    ("socialtjänst", "socialtjanst"),
    ("stats", "statsminister"),
    ("ungdoms", "ungdom"),
    ("utbildnings", "utbildning"),
    ("utrikes", "utrikes"),
    ("utrikeshandels", "utrikeshandel"),
    ("äldre", "aldre"),
];

/// The post of a title; `None` where the title does not say it for certain.
pub(super) fn post_of(title: &str) -> Option<String> {
    if let Some(portfolio) = title.strip_prefix("minister för ") {
        return Some(slug(portfolio));
    }
    let beginning = title.strip_suffix("minister")?;
    PORTFOLIOS.iter().find(|(known, _)| *known == beginning).map(|(_, post)| (*post).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_is_named_only_where_the_title_is_certain() {
        let posts =
            ["jämställdhetsminister", "EU-minister", "minister för nordiskt samarbete", "statsminister"].map(post_of);
        assert_eq!(posts.map(Option::unwrap_or_default), ["jamstalldhet", "eu", "nordiskt-samarbete", "statsminister"]);
        for title in ["biträdande finansminister", "vice statsminister", "Statsministerns ställföretädare", "statsråd"]
        {
            assert_eq!(post_of(title), None, "{title}");
        }
    }
}
