//! Where a record's facts come from: source, what was concluded and why, corrections, the source's own words, how to cite it.

use super::super::blocks::{Block, Pair, QuoteLine, Section};
use super::super::html::Html;
use super::super::language::Length;
use super::super::mark::Mark;
use super::super::writer::Writer;
use super::citation;
use crate::model::{BoundsReason, Entity, Head, Release, ReleaseId};
use crate::parse::record::{Source, SourceKind};

/// The section of an entity.
pub fn section(writer: &Writer, entity: Entity) -> Section {
    let head = writer.model.head(entity);
    let mut blocks = Vec::new();
    let pairs = pairs(writer, entity, head);
    if !pairs.is_empty() {
        blocks.push(Block::Pairs { pairs });
    }
    if let Entity::Release(id) = entity {
        let quotes = quotes(writer, id);
        if !quotes.is_empty() {
            blocks.push(Block::Subhead { text: writer.get("provenance.words").to_owned() });
            blocks.push(Block::Quotes { quotes });
        }
    }
    blocks.push(citation::block(writer, entity));
    Section::new("kalla", writer.get("section.source"), blocks)
}

fn pairs(writer: &Writer, entity: Entity, head: &Head) -> Vec<Pair> {
    let mut pairs = Vec::new();
    if let Some(source) = &head.source {
        pairs.push(Pair::new(writer.get("provenance.source"), source_line(writer, source)));
    }
    if let Some(url) = &head.url {
        pairs.push(Pair::new(writer.get("provenance.website"), outward(url)));
    }
    if let Some(item) = &head.wikidata {
        let address = format!("https://www.wikidata.org/wiki/{item}");
        pairs.push(Pair::new("Wikidata", Html::text(item).link(&address)));
    }
    let conclusions = conclusions(writer, entity, head);
    if !conclusions.is_empty() {
        pairs.push(Pair::new(writer.get("provenance.conclusions"), lines(&conclusions)));
    }
    if matches!(entity, Entity::Release(_)) || !head.corrections.is_empty() {
        pairs.push(Pair::new(writer.get("provenance.corrections"), corrections(writer, head)));
    }
    pairs
}

/// Pieces one below the other.
fn lines(pieces: &[Html]) -> Html {
    match pieces {
        [one] => one.clone(),
        _ => {
            Html::markup(pieces.iter().map(|piece| piece.wrap("span", "line").as_str().to_owned()).collect::<String>())
        }
    }
}

/// The address as a link whose words are the host; no arrow.
pub fn outward(address: &str) -> Html {
    Html::text(host(address)).link(address)
}

/// The host of an address, or the whole of what has none.
pub fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

/// Publisher, kind of source, host as link, day of retrieval.
pub fn source_line(writer: &Writer, source: &Source) -> Html {
    let mut pieces: Vec<Html> = Vec::new();
    pieces.extend(source.publisher.as_deref().map(Html::text));
    pieces.extend(source.url.as_deref().map(outward));
    if pieces.is_empty() {
        pieces.push(Html::text(writer.get("provenance.no-address")));
    }
    pieces.push(Html::text(match source.kind {
        SourceKind::Primary => writer.get("source-kind.primary"),
        SourceKind::Secondary => writer.get("source-kind.secondary"),
        SourceKind::Recipient => writer.get("source-kind.recipient"),
    }));
    if let Some(day) = source.retrieved {
        let day = writer.texts.day(day, Length::Long);
        pieces.push(Html::text(&writer.texts.fill("provenance.retrieved", &[("date", &day)])));
    }
    Html::join(&pieces, ", ")
}

/// What was concluded, with the reason where one can be given.
fn conclusions(writer: &Writer, entity: Entity, head: &Head) -> Vec<Html> {
    let mut found = Vec::new();
    if let Entity::Release(id) = entity {
        found.extend(bounds_reason(writer, &writer.model[id]));
    }
    for key in &head.inferred {
        let words = writer.texts.fill("provenance.concluded-key", &[("key", &writer.key_name(key))]);
        found.push(Mark::Concluded.with(&words));
    }
    found
}

/// Why a release is known to fall between two days.
fn bounds_reason(writer: &Writer, release: &Release) -> Option<Html> {
    let bounds = release.bounds.filter(|_| release.published.is_none())?;
    let BoundsReason::Derived { government, terms, address } = bounds.reason else { return None };
    let reasons =
        [(government, "bounds-reason.government"), (terms, "bounds-reason.terms"), (address, "bounds-reason.address")];
    let reasons: Vec<Html> =
        reasons.into_iter().filter(|(holds, _)| *holds).map(|(_, key)| Html::text(writer.get(key))).collect();
    let date = writer.published(release, Length::Long);
    let text = writer.texts.html("provenance.bounds", &[("date", &date), ("reasons", &writer.texts.list(&reasons))]);
    Some(Html::markup(format!("<span class=\"mark\">{} {}</span>", Mark::Concluded.sign().as_str(), text.as_str())))
}

fn corrections(writer: &Writer, head: &Head) -> Html {
    let written: Vec<Html> = head
        .corrections
        .iter()
        .map(|correction| writer.date(&correction.date, Length::Long).and_text(": ").and_text(&correction.text))
        .collect();
    if written.is_empty() { Html::text(writer.get("provenance.no-corrections")) } else { lines(&written) }
}

/// Verbatim words: of the record, of its rows of money, of its deadlines.
fn quotes(writer: &Writer, id: ReleaseId) -> Vec<QuoteLine> {
    let release = &writer.model[id];
    let quote = |label: String, text: &String| (label, text.clone());
    let of_keys = release.evidence.iter().map(|(key, text)| quote(writer.key_name(key), text));
    let rows = writer.rows(id).into_iter().map(|id| &writer.model[id]);
    let of_rows = rows.filter_map(|row| Some(quote(writer.stated(row), row.evidence.as_ref()?)));
    let deadlines = release.deadlines.iter().map(|&id| &writer.model[id]);
    let of_deadlines = deadlines.filter_map(|deadline| {
        Some(quote(writer.texts.edtf(&deadline.due, Length::Long), deadline.evidence.as_ref()?))
    });
    let quotes = grouped(of_keys.chain(of_rows).chain(of_deadlines));
    let lines = grouped(quotes.into_iter().map(|(text, labels)| (text, labels.join(" · "))));
    lines.into_iter().map(|(label, texts)| QuoteLine { label, texts, lang: release.head.lang.clone() }).collect()
}

/// What stands under each second value, in the order of the first: the words that show several facts are quoted once.
fn grouped(pairs: impl Iterator<Item = (String, String)>) -> Vec<(String, Vec<String>)> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for (member, key) in pairs {
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, members)) if members.contains(&member) => {}
            Some((_, members)) => members.push(member),
            None => groups.push((key, vec![member])),
        }
    }
    groups
}

impl Writer<'_> {
    /// The name of a key of front matter, where the texts have one.
    pub fn key_name(&self, key: &str) -> String {
        let name = self.texts.word("key", key);
        if name.starts_with("key.") { key.to_owned() } else { name }
    }
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn the_host_is_said_in_words() {
        assert_eq!(host("https://www.regeringen.se/pressmeddelanden/2021/"), "regeringen.se");
        assert_eq!(host("mailto:a@b.se"), "mailto:a@b.se");
    }
}
