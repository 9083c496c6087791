//! What the user typed, and the help that teaches it. What it means is worked out in `intent`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::DateTime;

use super::clock;
use crate::import::regeringen::Section;
use crate::parse::record::{Folder, Kind, ReleaseKind};

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  the content has errors; nothing was published
  2  the command or the machine failed";

/// Makes a public reference site of the documents of an authority.
///
/// A site is a folder that holds `content/`: one Markdown file with YAML front matter per record. Begin with `diarium init DIR`,
/// write with `diarium serve` beside the editor, publish what `diarium build` writes on any static host.
#[derive(Debug, Parser)]
#[command(version, after_help = EXIT_CODES)]
pub struct Arguments {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Args, Debug)]
pub struct Global {
    /// Prints findings and failures only
    #[arg(short, long, global = true)]
    pub quiet: bool,

    /// When to colour
    ///
    /// `auto` colours on a terminal, unless the environment variable NO_COLOR is set.
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub color: Color,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Build(Build),
    #[cfg(feature = "serve")]
    Serve(Serve),
    Check(Check),
    Init(Init),
    New(New),
    Import(Import),
    Schema(Schema),
}

#[derive(Args, Debug)]
pub struct Root {
    /// The folder that holds `content/` [default: here, or the nearest folder above that has it]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
}

/// Writes the whole site to a folder, at once or not at all.
///
/// Nothing is published while the content has an error: what is live stays as it was. Files in the folder that diarium did not write
/// (such as a `CNAME`) stay, and files that did not change keep their time.
#[derive(Args, Debug)]
#[command(after_long_help = format!("\
Examples:
  diarium build
  diarium build --base-url https://user.example/repo/ --out /srv/www/site
  diarium build --today 2026-12-01T09:00        as it will be when that embargo ends

{EXIT_CODES}"))]
pub struct Build {
    #[command(flatten)]
    pub root: Root,

    /// Where to publish [default: public/ in the root]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,

    /// Where the site will be read, instead of `base_url` in site.yaml; may have a path
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<String>,

    /// The date (then 00:00) or Swedish local time to build for, instead of now
    ///
    /// Decides which embargoed records are shown and which deadlines have passed.
    #[arg(long, value_name = "DATE|TIME", value_parser = clock::parse)]
    pub today: Option<DateTime>,

    /// Prints how long each stage took, in milliseconds
    #[arg(long)]
    pub timings: bool,

    /// Fails instead of publishing file by file where the folder cannot be switched at once
    #[arg(long)]
    pub require_atomic: bool,
}

/// Shows the site in a browser while you write.
///
/// Every save shows at once, and the browser reloads by itself. Mistakes are shown over the page and in the terminal. Drafts and
/// embargoed records are shown, marked. Nothing is written to disk. Ctrl-C stops it.
#[derive(Args, Debug)]
#[command(after_long_help = format!("\
Examples:
  diarium serve --open
  diarium serve --port 0                        on any free port; the address is printed
  diarium serve --host 0.0.0.0                  for others on the network too: drafts are visible to them

{EXIT_CODES}"))]
#[cfg(feature = "serve")]
pub struct Serve {
    #[command(flatten)]
    pub root: Root,

    /// The port to listen on; 0 takes any free one
    #[arg(long, value_name = "N", default_value_t = 4000)]
    pub port: u16,

    /// The address to listen on; others than this machine's own let other people read
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1")]
    pub host: String,

    /// Opens the site in the browser
    #[arg(long)]
    pub open: bool,
}

/// Tells every mistake in the content, each with its place and a remedy.
///
/// Does all that `build` does, and writes nothing. Findings are errors, which stop a build, warnings and advice. The keys of a
/// JSON finding are code, severity, path, line, column, message and help; codes never change their meaning.
#[derive(Args, Debug)]
#[command(after_long_help = format!("\
Examples:
  diarium check
  diarium check --format json | jq '.[] | select(.severity == \"error\") | .path'
  diarium check --format sarif > diarium.sarif

{EXIT_CODES}"))]
pub struct Check {
    #[command(flatten)]
    pub root: Root,

    /// How to print the findings
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Excerpts with the place marked
    Human,
    /// One array on standard output
    Json,
    /// A log for code scanning, in SARIF 2.1.0
    Sarif,
    /// Annotations of a workflow of GitHub Actions
    Github,
}

/// Writes a small site of your own to begin from.
///
/// It holds one record of each common kind, plainly examples, ready to be built and to be written over. Nothing is ever overwritten:
/// a folder that already has `content/` is refused.
#[derive(Args, Debug)]
#[command(after_long_help = format!("\
Examples:
  diarium init mitt-diarium
  diarium init . --empty                        here, site.yaml alone

{EXIT_CODES}"))]
pub struct Init {
    /// The folder of the new site; it is made if it is missing
    pub dir: PathBuf,

    /// Writes site.yaml alone
    #[arg(long)]
    pub empty: bool,
}

/// Begins a record: a draft with the keys of its kind, ready to be filled in.
///
/// Its id is made from the title. Nothing is ever overwritten: where the site has that id already, the new one gets a number. With
/// `--from`, title, dates, sender, sums of money, deadlines, ministers, agencies and political basis are read from a page, each with the
/// words that say so, and the record is marked `review: imported`; its text is left to you.
#[derive(Args, Debug)]
#[command(after_long_help = format!("\
Examples:
  diarium new release Stöd till kommuner
  diarium new assignment --from saved-page.html
  diarium new grant Stöd till kommuner --from -       text pasted into the terminal, ended with Ctrl-D

{EXIT_CODES}"))]
pub struct New {
    /// What to begin
    #[arg(value_name = "KIND", value_parser = Begin::parser())]
    pub kind: Begin,

    /// Its title; with `--from`, the page's own if it is left out
    #[arg(value_name = "TITLE", required_unless_present = "from")]
    pub title: Vec<String>,

    #[command(flatten)]
    pub root: Root,

    /// A saved HTML page, of regeringen.se or skr.se first of all, or a file with pasted text; `-` reads standard input
    #[arg(long, value_name = "FILE")]
    pub from: Option<PathBuf>,
}

/// What `new` can begin: a record of a folder; where the folder does not tell it, a kind of release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Begin {
    pub folder: Folder,
    pub release: Option<ReleaseKind>,
    /// Whether a page may say which kind of release it is.
    pub is_open: bool,
}

impl Begin {
    /// The word for each, and what it means. `agreement` is the one between parties.
    const WORDS: [(&str, Folder, Option<ReleaseKind>, &str); 17] = [
        ("release", Folder::Releases, None, "a press release; with --from, what the page is"),
        ("press-release", Folder::Releases, None, "in content/releases/"),
        ("assignment", Folder::Assignments, None, "in content/assignments/"),
        ("article", Folder::Articles, None, "in content/articles/"),
        ("grant", Folder::Releases, Some(ReleaseKind::Grant), "a release, as the next three"),
        ("proposal", Folder::Releases, Some(ReleaseKind::Proposal), ""),
        ("news", Folder::Releases, Some(ReleaseKind::News), ""),
        ("web-page", Folder::Releases, Some(ReleaseKind::WebPage), ""),
        ("program", Folder::Programs, None, ""),
        ("agency", Folder::Agencies, None, "any organisation"),
        ("ministry", Folder::Ministries, None, ""),
        ("minister", Folder::Ministers, None, ""),
        ("government", Folder::Governments, None, ""),
        ("agreement", Folder::Agreements, None, "between parties"),
        ("topic", Folder::Topics, None, ""),
        ("region", Folder::Regions, None, ""),
        ("page", Folder::Pages, None, "a page of the site itself"),
    ];

    /// The words as a closed set, so that help and errors list them.
    fn parser() -> impl clap::builder::TypedValueParser<Value = Begin> {
        use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
        let value = |(word, _, _, about): (&'static str, _, _, &'static str)| match about {
            "" => PossibleValue::new(word),
            about => PossibleValue::new(word).help(about),
        };
        PossibleValuesParser::new(Begin::WORDS.map(value)).map(|word| {
            let found = Begin::WORDS.into_iter().find(|(known, ..)| *known == word);
            let (word, folder, release, _) = found.expect("the parser lets only these words through");
            Begin { folder, release, is_open: word == "release" }
        })
    }
}

/// Brings other people's data into a site, as records marked `review: imported`.
///
/// Repeating an import rewrites what the source has changed, and nothing else. A record that somebody has edited, or whose `review` is no
/// longer `imported`, is left alone whole; a record that a person wrote for the same thing stands, and the imported ones refer to it.
/// Input that cannot be used is told, with its file and line, and does not end the import.
#[derive(Args, Debug)]
#[command(after_long_help = format!("\
Examples:
  diarium import swerik riksdagen-persons/data --into mitt-diarium --dry-run
  diarium import swerik riksdagen-persons/data --into mitt-diarium --since 1976 --report report.json
  diarium import agencies merged.json --into mitt-diarium

{EXIT_CODES}"))]
pub struct Import {
    #[command(subcommand)]
    pub source: ImportSource,
}

#[derive(Debug, Subcommand)]
pub enum ImportSource {
    /// Press releases, assignments and articles, from an archive of regeringen.se as Markdown (civictechsweden/g0vse)
    ///
    /// Each page keeps the address that it has at its source, its text is the source's own, and what it says of money, deadlines,
    /// ministers, agencies and political basis is read into its front matter, with the words that say so. Import agencies and ministers
    /// first: whom the site does not know cannot be named.
    Regeringen {
        /// The folder, or a `.tar.gz` of it, with `pressmeddelanden/`, `regeringsuppdrag/`, `artiklar/`, `artiklar.json` and `api/codes.json`
        source: PathBuf,

        /// Which sections
        #[arg(long, value_name = "SECTION,…", value_delimiter = ',', value_parser = section_parser(), default_values_t = Section::ALL)]
        sections: Vec<Section>,

        /// The newest N pages alone
        #[arg(long, value_name = "N")]
        limit: Option<usize>,

        #[command(flatten)]
        into: Destination,
    },
    /// Governments, ministers and their terms, from the CSV files of the Swerik project's riksdagen-persons
    Swerik {
        /// The folder with government.csv, minister.csv, name.csv, party_affiliation.csv, person.csv and wiki_id.csv
        dir: PathBuf,

        /// The year from which on governments that entered are imported
        #[arg(long, value_name = "YEAR", default_value_t = 2006, value_parser = clap::value_parser!(i16).range(1809..=2999))]
        since: i16,

        #[command(flatten)]
        into: Destination,
    },

    /// Public bodies, from the JSON file of Civic Tech Sweden's myndighetsdata; SKR, regions and municipalities beside them
    Agencies {
        /// The file with the merged registers
        file: PathBuf,

        #[command(flatten)]
        into: Destination,
    },
}

/// The sections of the government's pages as a closed set of words.
fn section_parser() -> impl clap::builder::TypedValueParser<Value = Section> {
    use clap::builder::{PossibleValuesParser, TypedValueParser};
    PossibleValuesParser::new(Section::ALL.map(Section::word)).map(|word| {
        Section::ALL
            .into_iter()
            .find(|section| section.word() == word)
            .expect("the parser lets only these words through")
    })
}

/// Where an import goes, and what it tells.
#[derive(Args, Debug)]
pub struct Destination {
    /// The folder of the site; `content/` is made in it if it is missing
    #[arg(long, value_name = "SITE")]
    pub into: PathBuf,

    /// Shows what would be written, and writes nothing
    #[arg(long)]
    pub dry_run: bool,

    /// Writes the whole report as JSON too
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
}

/// Prints the JSON Schema of the front matter, for completion in editors.
///
/// Without a kind, a schema that fits every record; `site` is that of content/site.yaml.
#[derive(Args, Debug)]
#[command(after_long_help = format!("\
Examples:
  diarium schema > schema.json
  diarium schema release > release.schema.json
  diarium schema site > site.schema.json

{EXIT_CODES}"))]
pub struct Schema {
    /// The kind of record, or `site`
    #[arg(value_parser = described_parser())]
    pub kind: Option<Described>,
}

/// What a schema is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Described {
    Record(Kind),
    Site,
}

/// The kinds as a closed set of words, so that help and errors list them.
fn described_parser() -> impl clap::builder::TypedValueParser<Value = Described> {
    use clap::builder::{PossibleValuesParser, TypedValueParser};
    let words = Kind::ALL.into_iter().map(Kind::as_str).chain(["site"]);
    PossibleValuesParser::new(words).map(|word| {
        let kind = Kind::ALL.into_iter().find(|kind| kind.as_str() == word);
        kind.map_or(Described::Site, Described::Record)
    })
}

/// An absolute address with `/` at its end.
fn base_url(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    match rest {
        Some(rest) if rest.starts_with(['/', '?', '#']) || rest.is_empty() => Err("the host is missing".to_owned()),
        Some(rest) if rest.contains(['?', '#']) => Err("it may have no query and no fragment".to_owned()),
        Some(rest) if rest.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>')) => {
            Err("it holds a character that an address cannot have".to_owned())
        }
        Some(_) => Ok(format!("{}/", text.trim_end_matches('/'))),
        None => Err("it must begin with `https://` or `http://`".to_owned()),
    }
}

#[cfg(test)]
mod tests;
