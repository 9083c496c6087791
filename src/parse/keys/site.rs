//! The keys of `site.yaml`.

use super::{EMAIL, LANGUAGE, SLUG, TEXTS, key, required};
use crate::parse::config::Facet;
use crate::parse::forms::WEIGHT;
use crate::parse::shape::{Fields, Shape};
use crate::parse::words::words;

/// `site.yaml`.
pub(in crate::parse) static SITE: Fields = Fields {
    noun: "site.yaml",
    keys: &[&[
        required("title", Shape::Text, "What the site is called."),
        key("language", LANGUAGE, "The language of the interface; sv is the default."),
        key("base_url", Shape::Web, "Where the site will stand."),
        key("publisher", Shape::Short(&Shape::Text, &PUBLISHER), "Who publishes it."),
        key("license", Shape::Text, "The licence of the content."),
        key("logo", Shape::Text, "A picture file below content/, or an absolute address."),
        key("theme", SLUG, "The folder below themes/ whose files override the built-in theme's."),
        key(
            "parties",
            Shape::Dictionary(&Shape::Text),
            "Keys and names of political parties; the Riksdag's are the default.",
        ),
        key("words", Shape::Dictionary(&SLUG), "The first segments of addresses."),
        key("edit_url", Shape::Web, "Where a page's source can be edited."),
        key("report_url", Shape::Link, "Where readers tell of mistakes; `{address}` and `{title}` are the page's."),
        key("noindex_imported", Shape::Flag, "Whether search engines are to leave imported pages out."),
        key("search", Shape::Map(&SEARCH), "Settings of the search."),
        key("data", Shape::Map(&DATA), "Settings of the data files."),
    ]],
};

static DATA: Fields = Fields {
    noun: "data",
    keys: &[&[key(
        "record_limit",
        Shape::Count,
        "Records above which they have no JSON file each; 5000 is the default.",
    )]],
};

static PUBLISHER: Fields = Fields {
    noun: "a publisher",
    keys: &[&[
        required("name", Shape::Text, "The publisher's name."),
        key("url", Shape::Web, "The publisher's site."),
        key("email", EMAIL, "The publisher's address."),
    ]],
};

static SEARCH: Fields = Fields {
    noun: "search",
    keys: &[&[
        key("elasticlunr_limit", Shape::Count, "Documents above which search/elasticlunr.json is not written."),
        key("weights", Shape::Map(&WEIGHTS), "How much a word counts in each part of a document."),
        key(
            "facets",
            Shape::List(&Shape::Word(words::<Facet>)),
            "By what results can be narrowed, in the order shown; all, if left out.",
        ),
        key(
            "synonyms",
            Shape::Dictionary(&TEXTS),
            "A word or phrase, and those that mean the same; a search for one finds the others.",
        ),
    ]],
};

static WEIGHTS: Fields = Fields {
    noun: "weights",
    keys: &[&[
        key("title", WEIGHT, "In the title; 5 is the default."),
        key("names", WEIGHT, "In other names, and in those of who and what it concerns; 3 is the default."),
        key("summary", WEIGHT, "In the summary; 1.5 is the default."),
        key("numbers", WEIGHT, "In diary numbers, sums and years; 1.5 is the default."),
        key("text", WEIGHT, "In the text; 1 is the default."),
        key("parts", WEIGHT, "A part of a compound, of what the whole counts; 0.4 is the default."),
    ]],
};
