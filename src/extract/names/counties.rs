//! County boards named by their counties alone: `länsstyrelserna i Skåne, Västra Götalands och Stockholms län`.

use regex::Regex;

use super::{NameHit, Organisation};
use crate::parse::record::AgencyType;

/// The counties of a site's county boards.
#[derive(Clone, Debug, Default)]
pub struct Counties {
    /// A county as prose writes it, and the index of its board.
    forms: Vec<(String, usize)>,
    /// A county board or several, and their counties as the first group.
    list: Option<Regex>,
    /// One county of a list.
    one: Option<Regex>,
}

impl Counties {
    /// Counties are what follows `Länsstyrelsen i` in the boards' own names.
    pub fn of(organisations: &[Organisation]) -> Counties {
        let boards = organisations.iter().enumerate().filter(|(_, body)| body.kind == AgencyType::CountyBoard);
        let mut forms: Vec<(String, usize)> =
            boards.flat_map(|(index, body)| county_forms(&body.title).map(move |form| (form, index))).collect();
        // The longest first, as a regular expression takes the first that fits.
        forms.sort_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then(a.cmp(b)));
        if forms.is_empty() {
            return Counties::default();
        }
        let any = forms.iter().map(|(form, _)| regex::escape(form)).collect::<Vec<_>>().join("|");
        let list = format!(
            r"\b[Ll]änsstyrels(?:en|erna|er)(?: i)? ((?:{any})\b(?: län)?(?:(?:,| och| samt| respektive)(?: i)? (?:{any})\b(?: län)?)*)"
        );
        Counties { list: Regex::new(&list).ok(), one: Regex::new(&format!(r"(?:{any})\b(?: län)?")).ok(), forms }
    }

    /// Each board that a text names by its county; the first hit holds the word for the board as well.
    pub fn boards_in(&self, text: &str) -> Vec<NameHit> {
        let (Some(list), Some(one)) = (&self.list, &self.one) else { return Vec::new() };
        if !text.contains("änsstyrels") {
            return Vec::new();
        }
        let mut found = Vec::new();
        for named in list.captures_iter(text) {
            let whole = named.get(0).expect("the whole match is group 0");
            let counties = named.get(1).expect("the list of counties is no optional group");
            let mut start = whole.start();
            for county in one.find_iter(counties.as_str()) {
                let end = counties.start() + county.end();
                let name = county.as_str().trim_end_matches(" län");
                let board = self.forms.iter().find(|(form, _)| form == name);
                found.extend(board.map(|&(_, holder)| NameHit { start, base_end: end, end, holder }));
                start = end;
            }
        }
        found
    }
}

/// `Länsstyrelsen i Stockholms län` to `Stockholms` and `Stockholm`.
fn county_forms(title: &str) -> impl Iterator<Item = String> + use<> {
    let county = title.strip_prefix("Länsstyrelsen i ").and_then(|rest| rest.strip_suffix(" län")).unwrap_or_default();
    let base = county.strip_suffix('s').unwrap_or(county);
    let mut forms = vec![county.to_owned(), base.to_owned(), format!("{base}s")];
    forms.sort();
    forms.dedup();
    forms.into_iter().filter(|form| form.len() > 2)
}
