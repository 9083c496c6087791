//! A saved HTML page: where its title, dates, senders, address and text stand, on regeringen.se and skr.se first, then as most pages have them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use ego_tree::NodeId;
use ego_tree::iter::Edge;
use jiff::civil::Date;
use regex::Regex;
use scraper::{ElementRef, Html, Node, Selector};

use super::words::{self, Stamps};
use super::{Page, Unusable, markdown};
use crate::extract::repair::repair;
use crate::parse::is_web;

/// Elements in elements: far more than a page has, and few enough that a parser, which looks at all open ones, stays quick.
const DEEPEST: usize = 2_000;

/// Where the text stands, the best place first.
const TEXT: [&str; 6] = [".col-1", "main article", "main", "[role=main]", "article", "body"];

/// What no reader sees.
const UNSEEN: &str = "script, style, noscript, template, [hidden]";

/// The small words above a title, which say who sends the page or give its diary number.
const VIGNETTE: &str = ".h1-vignette, .vignette";

const PUBLISHED: &str = ".published time, time[itemprop=datePublished], time[pubdate]";
const UPDATED: &str = ".updated time, time[itemprop=dateModified]";
const PUBLISHED_META: &str = "meta[property='article:published_time'], meta[name='DC.Date.Issued'], meta[name='dcterms.issued'], meta[name='datePublished']";
const LEAD: &str = ".ingress, .preamble, .lead, [itemprop=description]";
const LEAD_META: &str = "meta[property='og:description'], meta[name=description]";
const ADDRESS: &str = "link[rel=canonical], meta[property='og:url']";

pub(super) fn read(text: &str) -> Result<Page, Unusable> {
    if depth(text) > DEEPEST {
        return Err(Unusable::TooDeep);
    }
    let mut html = Html::parse_document(text);
    remove(&mut html, UNSEEN);
    let vignettes = all(&html, VIGNETTE).map(words_of).collect::<Vec<_>>();
    remove(&mut html, VIGNETTE);
    let seen = words_of(html.root_element());
    let stamps = stamps(&html, &seen);
    let senders = words::ministries(&vignettes.join(" "));
    Ok(Page {
        title: title(&html),
        lead: lead(&html),
        published: stamps.published.map(words::edtf),
        updated: stamps.updated,
        senders: if senders.is_empty() { words::senders(&seen) } else { senders },
        address: address(&html, text),
        text: body(&html, &vignettes),
        is_cut: false,
    })
}

/// How many elements stand in one another at most; those that may be left open, and close by themselves, do not count.
fn depth(text: &str) -> usize {
    static TAG: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)").expect("a tested pattern"));
    const CLOSED_BY_OTHERS: [&str; 24] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param",
        "p", "li", "dt", "dd", "option", "tr", "td", "th", "path", "use",
    ];
    let mut open: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut now, mut most) = (0, 0);
    for found in TAG.captures_iter(text) {
        let name = found.get(2).expect("a tag has a name").as_str();
        if CLOSED_BY_OTHERS.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            continue;
        }
        let count = open.entry(name).or_default();
        match (&found[1], *count) {
            ("", _) => (*count, now) = (*count + 1, now + 1),
            (_, 0) => {}
            _ => (*count, now) = (*count - 1, now - 1),
        }
        most = most.max(now);
    }
    most
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).expect("a tested selector")
}

fn all<'h>(html: &'h Html, css: &str) -> impl Iterator<Item = ElementRef<'h>> + use<'h> {
    html.select(&selector(css)).collect::<Vec<_>>().into_iter()
}

fn remove(html: &mut Html, css: &str) {
    let found: Vec<NodeId> = all(html, css).map(|element| element.id()).collect();
    for id in found {
        if let Some(mut node) = html.tree.get_mut(id) {
            node.detach();
        }
    }
}

/// The words of an element in one line, repaired.
fn words_of(element: ElementRef) -> String {
    const WITHIN_WORDS: [&str; 9] = ["a", "b", "strong", "i", "em", "span", "abbr", "sup", "sub"];
    let mut text = String::new();
    for edge in element.traverse() {
        let (Edge::Open(node) | Edge::Close(node)) = edge;
        match (node.value(), edge) {
            (Node::Text(words), Edge::Open(_)) => text.push_str(words),
            (Node::Element(element), _) if !WITHIN_WORDS.contains(&element.name()) => text.push(' '),
            _ => {}
        }
    }
    repair(&text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn filled(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// What a `meta` says.
fn meta<'h>(html: &'h Html, css: &str) -> impl Iterator<Item = String> + use<'h> {
    let said = all(html, css).filter_map(|element| element.attr("content").or(element.attr("href")));
    said.map(|text| repair(text.trim())).filter(|text| !text.is_empty())
}

/// The heading; else what the page calls itself elsewhere, without the name of the site.
fn title(html: &Html) -> Option<String> {
    let heading = all(html, "h1").map(words_of).find(|words| !words.is_empty());
    heading.or_else(|| meta(html, "meta[property='og:title']").next()).or_else(|| {
        let title = all(html, "title").map(words_of).next()?;
        let end = [" - Regeringen", " | SKR", " - SKR"].iter().filter_map(|site| title.find(site)).min();
        filled(title[..end.unwrap_or(title.len())].to_owned())
    })
}

fn lead(html: &Html) -> Option<String> {
    all(html, LEAD).map(words_of).find(|words| !words.is_empty()).or_else(|| meta(html, LEAD_META).next())
}

/// The days that the page marks as those of its publication and change, else those that it names so; one alone that it shows at all.
fn stamps(html: &Html, seen: &str) -> Stamps {
    let marked = |css: &str| all(html, css).find_map(day_of);
    let said = words::stamps(seen);
    let only = || match all(html, "main time, article time").collect::<Vec<_>>()[..] {
        [time] if said.updated.is_none() => day_of(time),
        _ => None,
    };
    let meta_day = || meta(html, PUBLISHED_META).find_map(|text| words::day(&text));
    Stamps {
        published: marked(PUBLISHED).or_else(meta_day).or(said.published).or_else(only),
        updated: marked(UPDATED).or(said.updated),
    }
}

fn day_of(time: ElementRef) -> Option<Date> {
    time.attr("datetime").and_then(words::day).or_else(|| words::day(&words_of(time)))
}

/// Where the page says that it stands, else what a browser noted when it saved it.
fn address(html: &Html, text: &str) -> Option<String> {
    static SAVED_FROM: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"<!-- saved from url=\(\d+\)(\S+) -->").expect("a tested pattern"));
    let saved = || SAVED_FROM.captures(text).map(|found| found[1].to_owned());
    meta(html, ADDRESS).find(|address| is_web(address)).or_else(|| saved().filter(|address| is_web(address)))
}

/// The text as Markdown; a diary number above the title stands first.
fn body(html: &Html, vignettes: &[String]) -> String {
    let place = TEXT.iter().find_map(|css| {
        let mut found = all(html, css);
        // The column of regeringen.se is the text, wherever the title stands.
        found.find(|element| *css == TEXT[0] || element.select(&selector("h1")).next().is_some())
    });
    let place = place.or_else(|| all(html, "main, body").next());
    let blocks = place.map(|place| markdown::blocks(&place.inner_html())).unwrap_or_default();
    let number = vignettes.iter().filter(|words| words.to_lowercase().contains("diarienummer")).cloned();
    let blocks: Vec<String> = number.chain(words::text_blocks(blocks)).collect();
    repair(&blocks.join("\n\n"))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn page(html: &str) -> Page {
        read(html).expect("a page")
    }

    #[test]
    fn the_title_is_the_heading_else_what_the_head_says() {
        let title = |html: &str| page(html).title;
        let og = "<meta property='og:title' content='Ur huvudet'>";
        assert_eq!(title("<title>A</title><h1> Bad<br>för <b>al</b>la </h1>").as_deref(), Some("Bad för alla"));
        assert_eq!(title(&format!("<title>A</title>{og}<h1></h1>")).as_deref(), Some("Ur huvudet"));
        assert_eq!(title("<title>Bad för alla - Regeringen.se</title><p>x").as_deref(), Some("Bad för alla"));
        assert_eq!(title("<title></title><p>x"), None);
    }

    #[test]
    fn the_day_is_what_the_page_marks_before_what_it_says() {
        let day = |html: &str| page(html).published.map(|day| day.to_string());
        let meta = "<meta property='article:published_time' content='2021-02-18T09:00:00+01:00'>";
        let marked = "<p class=published>Publicerad <time datetime='17 februari 2021'>i går</time></p>";
        assert_eq!(day(&format!("{meta}<main>{marked}</main>")).as_deref(), Some("2021-02-17"));
        assert_eq!(day(&format!("{meta}<main><p>Publicerad 2021-02-20</p></main>")).as_deref(), Some("2021-02-18"));
        assert_eq!(day("<main><p>Publicerad den 20 februari 2021</p></main>").as_deref(), Some("2021-02-20"));
        assert_eq!(day("<main><time datetime=2021-02-21>x</time></main>").as_deref(), Some("2021-02-21"));
        let event = "<main><time datetime=2021-02-21>x</time> till <time datetime=2021-02-22>y</time></main>";
        assert_eq!(day(event), None, "two days may be those of an event");
        assert_eq!(page("<main>Uppdaterad 2 mars 2021</main>").updated, Some(date(2021, 3, 2)));
    }

    #[test]
    fn the_address_is_on_the_web_or_none() {
        let saved = "<!-- saved from url=(0026)https://skr.se/badhus.html -->";
        assert_eq!(
            page(&format!("{saved}<link rel=canonical href=/x/>")).address.as_deref(),
            Some("https://skr.se/badhus.html")
        );
        assert_eq!(page("<link rel=canonical href='javascript:x()'><h1>x").address, None);
    }

    #[test]
    fn the_text_is_what_stands_behind_the_title() {
        let html =
            "<body><header>SKR</header><main><p>Meny</p><h1>Titel</h1><p>Text.</p><p hidden>Dold.</p></main><p>Sidfot";
        assert_eq!(page(html).text, "Text.");
        assert_eq!(page("<p>Utan rubrik.").text, "Utan rubrik.");
    }
}
