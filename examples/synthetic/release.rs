//! One release: a date, who sent it, money, deadlines, and one to three kilobytes of text.

use std::fmt::Write;

use super::prose;
use super::random::Random;
use super::world::{File, GOVERNMENTS, Minister, World};

/// The text of a release; its id joins `earlier`, from which others take what they strengthen.
pub fn release(random: &mut Random, world: &World, number: usize, earlier: &mut Vec<String>) -> File {
    let (year, month, day) = date(random);
    let (folder, kind) = *random.one(&[
        ("releases", ""),
        ("releases", ""),
        ("releases", ""),
        ("releases", "kind: grant\n"),
        ("assignments", ""),
        ("assignments", ""),
        ("articles", ""),
    ]);
    let published = format!("{year}-{month:02}-{day:02}");
    let ministry = random.below(world.ministries.len());
    let minister = random.one(world.in_office(government_on(&published), ministry));
    let title = prose::title(random);
    let id = format!("{year}/{month:02}/{}-{number}", super::world::slug(&title));
    let mut text = format!("---\ntitle: {title}\n{kind}published: {published}\n");
    text.push_str(&format!("ministry: {}\nminister: {}\n", world.ministries[ministry].id, minister.id));
    text.push_str(&references(random, world, earlier, &format!("{year}/{month:02}")));
    text.push_str(&amounts(random, world, year));
    text.push_str(&deadlines(random, year, month));
    let _ = write!(text, "source: https://www.example.se/{folder}/{id}/\n---\n\n{}", body(random, world, minister));
    earlier.push(id.clone());
    (format!("{folder}/{id}.md"), text)
}

/// A day from the first government's on to October 2026.
fn date(random: &mut Random) -> (usize, usize, usize) {
    let months = random.between(2006 * 12 + 10, 2026 * 12 + 9);
    (months / 12, months % 12 + 1, random.between(1, 28))
}

fn government_on(day: &str) -> usize {
    GOVERNMENTS.iter().rposition(|(_, from)| *from <= day).expect("no release is older than the first government")
}

/// `month` as ids begin: what is strengthened is of an earlier one.
fn references(random: &mut Random, world: &World, others: &[String], month: &str) -> String {
    let mut keys = String::new();
    let agencies: Vec<&str> = (0..random.below(4)).map(|_| random.skewed(&world.agencies).id.as_str()).collect();
    let topics = [&random.skewed(&world.topics).id, &random.one(&world.topics).id];
    line(&mut keys, "agencies", &distinct(agencies));
    line(&mut keys, "topics", &distinct(topics.map(String::as_str).into()));
    if random.percent(40) {
        line(&mut keys, "programs", &[&random.one(&world.programs).id]);
    }
    if random.percent(10) {
        line(&mut keys, "regions", &[&random.one(&world.regions).id]);
    }
    if random.percent(10) && !others.is_empty() {
        let other = random.one(others).as_str();
        line(&mut keys, "strengthens", &Vec::from_iter((other < month).then_some(other)));
    }
    keys
}

fn line(keys: &mut String, key: &str, ids: &[&str]) {
    if !ids.is_empty() {
        keys.push_str(&format!("{key}: [{}]\n", ids.join(", ")));
    }
}

fn distinct(mut ids: Vec<&str>) -> Vec<&str> {
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Six releases of ten have money: one figure, one with parts, one per year, or so much for each.
fn amounts(random: &mut Random, world: &World, year: usize) -> String {
    let (millions, agency) = (random.between(2, 900), &random.skewed(&world.agencies).id);
    match random.below(10) {
        0 | 1 => format!("amounts: {millions},5 miljoner kronor\n"),
        2 | 3 => format!("amounts:\n  - {{amount: {millions} mnkr, years: {year}, to: {agency}}}\n"),
        4 => format!(
            "amounts:\n  - amount: {millions} mnkr\n    years: {year}/{}\n    through: {agency}\n    parts:\n      - {{amount: {} mnkr, to: kommuner}}\n      - {{amount: {} tkr, to: regioner}}\n",
            year + 2,
            millions / 2,
            millions * 100,
        ),
        5 => format!(
            "amounts:\n  - {{amount: {millions} mnkr, measure: per-year, years: {year}/{}, through: {agency}}}\n",
            year + 3
        ),
        _ => String::new(),
    }
}

/// Four releases of ten are to be reported on, half of the reports before 2024 are known.
fn deadlines(random: &mut Random, year: usize, month: usize) -> String {
    let due = format!("{}-{month:02}-15", year + random.between(1, 4));
    let delivered = format!(", delivered: {{date: {}-{month:02}-14}}", &due[..4]);
    match random.below(10) {
        0..=1 => format!("deadlines:\n  - {{kind: final, due: {due}, to: regeringskansliet}}\n"),
        2..=3 if due.as_str() < "2024" => {
            format!("deadlines:\n  - {{kind: final, due: {due}, to: regeringskansliet{delivered}}}\n")
        }
        2..=3 => format!("deadlines:\n  - {{kind: interim, due: {due}}}\n"),
        _ => String::new(),
    }
}

fn body(random: &mut Random, world: &World, minister: &Minister) -> String {
    let mut text = String::new();
    for number in 0..random.between(3, 7) {
        if number == 2 {
            text.push_str(&format!("## Om {}\n\n", prose::definite(random)));
        }
        let name = if random.percent(30) { &minister.name } else { &random.skewed(&world.agencies).name };
        text.push_str(&prose::paragraph(random, name));
        text.push_str("\n\n");
        if number == 3 && random.percent(40) {
            (0..random.between(2, 4)).for_each(|_| text.push_str(&format!("- {}\n", prose::sentence(random))));
            text.push('\n');
        }
    }
    text
}
