//! Names in prose: each entity's first mention in a text becomes a link, and an edge with its sentence. Authors' own links become
//! edges in `site`, which alone knows addresses.

use std::collections::BTreeMap;
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};
use jiff::civil::Date;
use rayon::prelude::*;

use super::Records;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::head::{Entity, Head};
use crate::model::mentions::Mention;
use crate::model::organisation::Name;
use crate::model::relation::{Relation, RelationKind};
use crate::model::time::Period;
use crate::model::{MinisterId, Model};
use crate::parse::record::{AgencyType, Body, Kind};
use crate::source::Span;

/// Who a name can mean.
#[derive(Clone, Copy, Debug)]
struct Claim {
    entity: Entity,
    /// When the name was used; `None` where no date is known.
    period: Option<Period>,
}

/// The table of names.
struct Names {
    automaton: AhoCorasick,
    claims: Vec<Vec<Claim>>,
    /// Acronyms take their genitive after a colon.
    is_acronym: Vec<bool>,
}

/// Finds all mentions, in parallel, and writes them into the heads; gives the edges that they are.
pub(super) fn link(model: &mut Model, records: &Records) -> (Vec<Relation>, Vec<Diagnostic>) {
    let table = names_of(model);
    let found = claimed_twice(model, records, &table);
    let Some(names) = Names::new(table) else { return (Vec::new(), found) };
    let entities: Vec<Entity> = model.entities().collect();
    let of = |&entity: &Entity| {
        let head = model.head(entity);
        let mentions = names.find(&head.body, entity, day_of(model, entity));
        let relations: Vec<Relation> = mentions.iter().map(|mention| edge(entity, mention)).collect();
        (entity, mentions, relations)
    };
    let results: Vec<_> = entities.par_iter().map(of).filter(|(_, mentions, _)| !mentions.is_empty()).collect();
    let mut edges = Vec::new();
    for (entity, mentions, relations) in results {
        model.head_mut(entity).mentions = mentions;
        edges.extend(relations);
    }
    (edges, found)
}

/// The day at which names are read: a release's earliest, else today.
fn day_of(model: &Model, entity: Entity) -> Date {
    match entity {
        Entity::Release(id) => model[id].bounds.map_or(model.today(), |bounds| bounds.first),
        _ => model.today(),
    }
}

/// Every name that may be linked, with who claims it and whether it is an acronym.
fn names_of(model: &Model) -> BTreeMap<String, (Vec<Claim>, bool)> {
    let mut table: BTreeMap<String, (Vec<Claim>, bool)> = BTreeMap::new();
    let mut add = |name: &str, entity: Entity, period: Option<Period>, is_acronym: bool| {
        let (claims, acronym) = table.entry(name.to_owned()).or_default();
        *acronym |= is_acronym;
        claims.push(Claim { entity, period });
    };
    // A title that stands among the dated names is a name of its time.
    let undated = |title: &str, names: &[Name]| !names.iter().any(|name| name.name == title);
    for entity in model.entities() {
        let title = &model.head(entity).title;
        match entity {
            Entity::Organisation(id) => {
                let organisation = &model[id];
                let may = |name: &str| {
                    let is_word = organisation.kind == AgencyType::Group || is_ordinary(name);
                    !is_word || organisation.autolink.iter().any(|word| word == name)
                };
                let titles = undated(title, &organisation.names).then_some((title, None));
                let dated = organisation.names.iter().map(|name| (&name.name, name.period));
                for (name, period) in titles.into_iter().chain(dated).filter(|(name, _)| may(name)) {
                    add(name, entity, period, false);
                }
                organisation.acronyms.iter().filter(|name| may(name)).for_each(|name| add(name, entity, None, true));
            }
            Entity::Ministry(id) => {
                if undated(title, &model[id].names) {
                    add(title, entity, None, false);
                }
                model[id].names.iter().for_each(|name| add(&name.name, entity, name.period, false));
            }
            Entity::Minister(_) => add(title, entity, None, false),
            Entity::Government(_) => {
                let own = title.trim_start_matches("Regeringen ");
                add(&format!("regeringen {own}"), entity, None, false);
                add(&format!("Regeringen {own}"), entity, None, false);
            }
            Entity::Program(_) | Entity::Agreement(_) if title.chars().count() > 9 => {
                add(title, entity, None, false);
                add(&lowered(title), entity, None, false);
            }
            _ => {}
        }
    }
    table
}

/// The title as it stands inside a sentence.
fn lowered(title: &str) -> String {
    let mut letters = title.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Short words that are everyday Swedish in lower or title case, and all names that are written in lower case throughout.
pub(crate) fn is_ordinary(name: &str) -> bool {
    const WORDS: [&str; 32] = [
        "av", "bo", "bra", "de", "del", "do", "en", "fi", "få", "gå", "han", "hon", "i", "in", "ja", "kan", "lag",
        "man", "med", "må", "ni", "om", "på", "sa", "se", "sida", "sin", "så", "till", "ut", "val", "vi",
    ];
    let lower = name.to_lowercase();
    name == lower || WORDS.contains(&lower.as_str())
}

/// Advice where two organisations claim one name at one time: it is not linked there.
fn claimed_twice(model: &Model, records: &Records, table: &BTreeMap<String, (Vec<Claim>, bool)>) -> Vec<Diagnostic> {
    let place = |entity: Entity| match entity {
        Entity::Organisation(id) => Some((Kind::Agency, id.index())),
        Entity::Ministry(id) => Some((Kind::Ministry, id.index())),
        Entity::Minister(MinisterId(index)) => Some((Kind::Minister, index as usize)),
        Entity::Program(id) => Some((Kind::Program, id.index())),
        _ => None,
    };
    let finding = |(name, (claims, _)): (&String, &(Vec<Claim>, bool))| {
        let (first, second) = claims.iter().enumerate().find_map(|(at, claim)| {
            claims[at + 1..].iter().find(|other| at_one_time(claim, other)).map(|other| (claim, other))
        })?;
        let record = |claim: &Claim| place(claim.entity).map(|(kind, index)| records.at(kind, index));
        let (first_record, record) = (record(first)?, record(second)?);
        let other = &model.head(first.entity).id;
        let message = format!("the name `{name}` also belongs to `{other}`; it is not linked by itself");
        let advice = Diagnostic::advice(Code::NAME_CLAIMED_TWICE, record.file.place(record.common.title.span), message);
        let advice = advice.other(first_record.file.place(first_record.common.title.span), "the other one");
        Some(advice.help("give each name the time in which it was used, or take it out of one of them"))
    };
    table.iter().filter_map(finding).collect()
}

/// Whether two entities claim a name at one time.
fn at_one_time(a: &Claim, b: &Claim) -> bool {
    let together = match (a.period, b.period) {
        (Some(a), Some(b)) => a.days().intersect(&b.days()).is_some(),
        _ => true,
    };
    together && a.entity != b.entity
}

impl Names {
    /// `None` where there are no names at all.
    fn new(table: BTreeMap<String, (Vec<Claim>, bool)>) -> Option<Names> {
        let mut names = Vec::with_capacity(table.len());
        let (mut claims, mut is_acronym) = (Vec::new(), Vec::new());
        for (name, (claimants, acronym)) in table.into_iter().filter(|(name, _)| !name.trim().is_empty()) {
            names.push(name);
            claims.push(claimants);
            is_acronym.push(acronym);
        }
        let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&names).ok()?;
        Some(Names { automaton, claims, is_acronym }).filter(|names| !names.claims.is_empty())
    }

    /// The first mention of each entity in a text, in order; `own` is not linked to itself.
    fn find(&self, body: &Body, own: Entity, day: Date) -> Vec<Mention> {
        let mut mentions: Vec<Mention> = Vec::new();
        for prose in &body.prose {
            // A name may run over the end of a line; one byte stands for the other.
            let text = body.text[prose.start as usize..prose.end as usize].replace('\n', " ");
            for hit in self.automaton.find_iter(&text) {
                let name = hit.pattern().as_usize();
                let Some(end) = end_of_name(&text, hit.start()..hit.end(), self.is_acronym[name]) else { continue };
                let Some(to) = self.meant(name, day) else { continue };
                if to != own && !mentions.iter().any(|mention| mention.to == to) {
                    let start = prose.start as usize;
                    mentions.push(Mention { span: Span::new(start + hit.start(), start + end), to });
                }
            }
        }
        mentions
    }

    /// The one entity that had that name on a day; `None` where several had.
    fn meant(&self, name: usize, day: Date) -> Option<Entity> {
        let claims = &self.claims[name];
        let then = |claim: &&Claim| claim.period.is_none_or(|period| period.contains(day));
        only(claims.iter()).or_else(|| only(claims.iter().filter(then)))
    }
}

/// Where a name ends with its genitive, if it stands as a word: `Jämställdhetsmyndighetens`, `SKR:s`, none after s, x and z.
pub(crate) fn end_of_name(text: &str, name: Range<usize>, is_acronym: bool) -> Option<usize> {
    let joins = |c: char| c.is_alphanumeric() || c == '-' || c == '\u{ad}';
    if text[..name.start].chars().next_back().is_some_and(joins) {
        return None;
    }
    let rest = &text[name.end..];
    let free = |rest: &str| !rest.chars().next().is_some_and(joins);
    let genitive = if is_acronym { ":s" } else { "s" };
    match rest.strip_prefix(genitive) {
        Some(after) if free(after) => Some(name.end + genitive.len()),
        _ => free(rest).then_some(name.end),
    }
}

/// The one entity of some claims; `None` where there are several, or none.
fn only<'a>(mut claims: impl Iterator<Item = &'a Claim>) -> Option<Entity> {
    let first = claims.next()?.entity;
    claims.all(|claim| claim.entity == first).then_some(first)
}

fn edge(from: Entity, mention: &Mention) -> Relation {
    Relation { from, kind: RelationKind::Mentions, to: mention.to, words: Some(mention.span) }
}

/// How many bytes before and after a stretch its sentence may reach; a text of one endless sentence would cost its length for each name.
const FARTHEST: usize = 1000;

/// The sentence around a stretch of Markdown, without its markup.
pub(crate) fn sentence(text: &str, span: Span) -> String {
    let boundary = |at: &usize| text.is_char_boundary(*at);
    let first = (0..=(span.start as usize).saturating_sub(FARTHEST)).rev().find(boundary).unwrap_or(0);
    let last = (span.end as usize + FARTHEST..text.len()).find(boundary).unwrap_or(text.len());
    let text = &text[first..last];
    let (start, end) = (span.start as usize - first, span.end as usize - first);
    let (block, block_end) = block(text, start, end);
    let ends = |at: usize| {
        let next = text[at + 1..].chars().next();
        next.is_none_or(char::is_whitespace) && !is_abbreviation(&text[block..at])
    };
    let stops = |range: &str, offset: usize| {
        range.match_indices(['.', '!', '?']).map(|(at, _)| offset + at).filter(|&at| ends(at)).collect::<Vec<_>>()
    };
    let from = stops(&text[block..start], block).pop().map_or(block, |at| at + 1);
    let to = stops(&text[end..block_end], end).first().map_or(block_end, |at| at + 1);
    crate::parse::markdown::plain(text[from..to].trim())
}

/// The lines around a stretch that belong together: a paragraph, an item of a list, a row of a table.
fn block(text: &str, start: usize, end: usize) -> (usize, usize) {
    let mut first = text[..start].rfind('\n').map_or(0, |at| at + 1);
    while first > 0 && !begins_block(&text[first..]) {
        let above = text[..first - 1].rfind('\n').map_or(0, |at| at + 1);
        if is_alone(&text[above..first - 1]) {
            break;
        }
        first = above;
    }
    let line_end = |from: usize| text[from..].find('\n').map_or(text.len(), |at| from + at);
    let mut last = line_end(end);
    while last < text.len() {
        let below = line_end(last + 1);
        if begins_block(&text[last + 1..]) || is_alone(&text[last + 1..below]) {
            break;
        }
        last = below;
    }
    (first, last)
}

/// Whether a line begins an item, a heading, a quotation or a row.
fn begins_block(line: &str) -> bool {
    let line = line.trim_start_matches(' ');
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    ["- ", "* ", "+ ", "#", ">", "|"].iter().any(|mark| line.starts_with(mark))
        || ((1..3).contains(&(line.len() - number.len())) && (number.starts_with(". ") || number.starts_with(") ")))
}

/// Whether a line is blank or a heading, so that the text above and below is not one.
fn is_alone(line: &str) -> bool {
    line.trim().is_empty() || line.trim_start().starts_with('#')
}

/// Whether a full stop after these words ends no sentence: `t.ex`, `bl.a`, `ca`, `5 feb`, a single letter.
fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or("");
    let months = ["jan", "feb", "apr", "aug", "sept", "okt", "nov", "dec"];
    word.contains('.')
        || word.chars().count() == 1
        || months.contains(&word)
        || ["ca", "kl", "nr", "s.k", "dvs"].contains(&word)
}

impl Model {
    fn head_mut(&mut self, entity: Entity) -> &mut Head {
        match entity {
            Entity::Release(id) => &mut self.releases[id.index()].head,
            Entity::Program(id) => &mut self.programs[id.index()].head,
            Entity::Organisation(id) => &mut self.organisations[id.index()].head,
            Entity::Ministry(id) => &mut self.ministries[id.index()].head,
            Entity::Minister(id) => &mut self.ministers[id.index()].head,
            Entity::Post(id) => &mut self.posts[id.index()].head,
            Entity::Government(id) => &mut self.governments[id.index()].head,
            Entity::Agreement(id) => &mut self.agreements[id.index()].head,
            Entity::Topic(id) => &mut self.topics[id.index()].head,
            Entity::Region(id) => &mut self.regions[id.index()].head,
            Entity::Page(id) => &mut self.pages[id.index()].head,
        }
    }
}
