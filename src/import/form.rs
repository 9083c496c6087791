//! A record for an editor to fill in: the keys of its kind in the order of the content model, those that are known with their values, the
//! others as comments with an example. The forms lie in `forms/`, as the editor will see them. Knows no disk.

use jiff::civil::Date;

use super::draft::{Fields, Value};
use super::yaml;
use crate::parse;
use crate::parse::record::{Folder, Kind};
use crate::parse::slug;
use crate::source::Sources;

/// The most letters of an id that is made of a title: a name of a file may have 255 bytes.
const LONGEST_ID: usize = 80;

/// The file of a new record. `today` stands in its examples.
pub fn text(kind: Kind, fields: &Fields, today: Date) -> String {
    let form = form(kind).replace("{today}", &today.to_string());
    let value = |key: Option<&str>| fields.0.iter().find(|(known, _)| Some(known.as_str()) == key);
    let mut front = String::new();
    let mut written: Vec<&str> = Vec::new();
    let mut is_filled = false;
    for line in form.lines() {
        let key = key_of(line);
        // What has no key of its own goes on with the one above it.
        if key.is_some() {
            is_filled = value(key).is_some();
        }
        match value(key) {
            Some((key, value)) => {
                front += &yaml::block(&Fields::new().with(key, value.clone()));
                written.push(key);
            }
            None if is_filled => {}
            None => front += &format!("{line}\n"),
        }
    }
    let rest = fields.0.iter().filter(|(key, _)| !written.contains(&key.as_str()));
    let rest: Vec<(String, Value)> = rest.cloned().collect();
    format!("---\n{front}{}---\n", yaml::block(&Fields(rest)))
}

/// `summary` of `summary: …` and of `# summary: …`; none of a line that stands deeper, or is prose.
fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.strip_prefix("# ").unwrap_or(line).split_once(':')?;
    key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_').then_some(key)
}

fn form(kind: Kind) -> &'static str {
    match kind {
        Kind::Release => include_str!("forms/release.yaml"),
        Kind::Program => include_str!("forms/program.yaml"),
        Kind::Agency => include_str!("forms/agency.yaml"),
        Kind::Ministry => include_str!("forms/ministry.yaml"),
        Kind::Minister => include_str!("forms/minister.yaml"),
        Kind::Government => include_str!("forms/government.yaml"),
        Kind::Agreement => include_str!("forms/agreement.yaml"),
        Kind::Topic => include_str!("forms/topic.yaml"),
        Kind::Region => include_str!("forms/region.yaml"),
        Kind::Page => include_str!("forms/page.yaml"),
    }
}

/// The id that a new record of a folder gets: its title folded, for releases below their year; with `-2`, `-3` and so on where the site has
/// it already. `None` for a title without a letter or digit.
pub fn id(title: &str, folder: Folder, year: i16, sources: &Sources) -> Option<String> {
    if !title.chars().any(char::is_alphanumeric) {
        return None;
    }
    let name = shortened(&slug(title));
    let wanted = if folder.kind() == Kind::Release { format!("{year:04}/{name}") } else { name };
    let problems = sources.problems.iter().map(|problem| &*problem.place.path);
    let paths = sources.files.keys().map(|path| &**path).chain(problems);
    let taken: Vec<String> = paths
        .filter_map(parse::identity)
        .filter(|(other, _)| other.kind() == folder.kind())
        .map(|(_, id)| id.to_lowercase())
        .collect();
    let numbered = (2..).map(|number| format!("{wanted}-{number}"));
    std::iter::once(wanted.clone()).chain(numbered).find(|id| !taken.contains(id))
}

/// Whole words, as many as fit.
fn shortened(slug: &str) -> String {
    if slug.len() <= LONGEST_ID {
        return slug.to_owned();
    }
    let head = &slug[..LONGEST_ID];
    head.rfind('-').map_or(head, |end| &head[..end]).to_owned()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::source::Options;

    /// The front matter with every example in force.
    fn filled_in(kind: Kind) -> String {
        let text = text(kind, &Fields::new().with("title", "Prov"), date(2026, 11, 22));
        let lines = text.lines().skip_while(|line| line.starts_with("# ") && key_of(line).is_none());
        lines.map(|line| format!("{}\n", line.strip_prefix("# ").filter(|_| !is_prose(line)).unwrap_or(line))).collect()
    }

    fn is_prose(line: &str) -> bool {
        line.starts_with("# ") && key_of(line).is_none() && !line.starts_with("#   ")
    }

    #[test]
    fn every_example_of_every_form_is_front_matter() {
        for folder in Folder::ALL {
            let file = format!("content/{}/prov.md", folder.as_str());
            let text = filled_in(folder.kind());
            let mut sources = Sources::new(Options::at(date(2026, 11, 22).at(0, 0, 0, 0)));
            sources.add(&file, text.clone().into_bytes());
            let parsed = parse::record(&sources.files[file.as_str()]).expect("a record");
            assert!(parsed.diagnostics.is_empty(), "{text}\n{:#?}", parsed.diagnostics);
        }
    }

    #[test]
    fn what_is_known_takes_the_place_of_its_example() {
        let fields = Fields::new().with("title", "A: b").list("deadlines", [Fields::new().with("due", "2027-01-01")]);
        let text = text(Kind::Release, &fields.with("quoted", "eva-ek"), date(2026, 11, 22));
        assert!(text.contains("\ntitle: \"A: b\"\n"), "{text}");
        assert!(text.contains("\ndeadlines:\n  - {due: 2027-01-01}\n"), "{text}");
        assert!(!text.contains("# deadlines") && text.contains("# amounts"), "{text}");
        assert!(text.ends_with("quoted: eva-ek\n---\n"), "{text}");
    }

    #[test]
    fn ids_are_short_and_new() {
        let mut sources = Sources::new(Options::at(date(2026, 11, 22).at(0, 0, 0, 0)));
        sources.add("content/articles/2026/Bad.md", Vec::new());
        sources.add("content/topics/bad.md", Vec::new());
        let id = |title: &str, folder| super::id(title, folder, 2026, &sources);
        assert_eq!(id("Bad!", Folder::Releases).as_deref(), Some("2026/bad-2"), "releases share their ids");
        assert_eq!(id("Bad", Folder::Topics).as_deref(), Some("bad-2"));
        assert_eq!(id("Bad", Folder::Pages).as_deref(), Some("bad"));
        assert_eq!(id("?!", Folder::Pages), None);
        let long = id(&"satsning ".repeat(50), Folder::Pages).expect("an id");
        assert!(long.len() <= LONGEST_ID && long.ends_with("-satsning"), "{long}");
        assert_eq!(id(&"s".repeat(500), Folder::Pages).map(|id| id.len()), Some(LONGEST_ID));
    }
}
