//! Markdown by example: what a body says, and its HTML, both whole.

use super::{Labels, html, read};
use crate::parse::findings::Findings;
use crate::parse::record::Body;
use crate::source::{SourceFile, Span};

const LABELS: Labels<'_> = Labels { table: "Tabell", footnotes: "Noter", back: "Tillbaka till not" };

fn body(text: &str) -> Body {
    let file = SourceFile::new("content/pages/a.md", text.as_bytes());
    read(text.to_owned().into(), 0, &mut Findings::new(&file))
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let below = |address: &str| address.strip_prefix('/').map(|rest| format!("/sub/{rest}"));
    assert_eq!(html(text, &[], &below, &LABELS), expected);
}

#[test]
fn prose_is_text_outside_links_headings_and_code() {
    let text = "# Rubrik\n\nEn *viktig* sak\nföljer [länk](/om/), `kod` &amp; a\\*b.\n\n    kod\n";
    let prose: Vec<&str> = body(text).prose.iter().map(|span| &text[span.start as usize..span.end as usize]).collect();
    assert_eq!(prose, ["En ", "viktig", " sak\nföljer ", ", ", " ", " a", "*b."]);
}

#[test]
fn plain_text_has_no_markup() {
    let text = "# Rubrik\n\nEn *viktig*\nsak[^1] ![bild](/b.png).\n\n- a\n- b\n\n| c | d |\n|---|---|\n| e | f |\n\n<b>x</b>\n\n[^1]: Not &amp; mer.\n";
    assert_eq!(&*body(text).plain, "Rubrik\nEn viktig sak bild.\na\nb\nc d\ne f\nx\nNot & mer.");
}

#[test]
fn links_within_the_site_are_kept_with_their_places() {
    let text = "[a](/om/) ![b](../b.png) [c](https://c.se) [d](#d) [e](javascript:x) [f][g] <h@i.se>\n\n[g]: g/\n";
    let links: Vec<(String, &str)> = body(text)
        .links
        .into_iter()
        .map(|link| (link.value, &text[link.span.start as usize..link.span.end as usize]))
        .collect();
    let expected = [("/om/", "[a](/om/)"), ("../b.png", "![b](../b.png)"), ("g/", "[f][g]")];
    assert_eq!(links, expected.map(|(address, source)| (address.to_owned(), source)));
}

#[test]
fn places_lead_through_crlf_back_to_the_file() {
    let text = "å\r\nb *c*\r\n\r\nd\re\r\n";
    let body = body(text);
    assert_eq!(&*body.text, "å\nb *c*\n\nd\ne\n");
    let there: Vec<&str> = body
        .prose
        .iter()
        .map(|span| body.in_file(*span))
        .map(|span| &text[span.start as usize..span.end as usize])
        .collect();
    assert_eq!(there, ["å\r\nb ", "c", "d\re"]);
}

#[test]
fn mentions_become_links_where_they_are_prose() {
    let text = "Av Sveriges Kommuner\noch *Regioner* [SKR](/skr/) åt SKR & co.";
    let at = |name: &str, from: usize| {
        let start = from + text[from..].find(name).expect("the name stands there");
        (Span::new(start, start + name.len()), "/myndigheter/skr/")
    };
    let last = text.rfind("SKR").expect("SKR stands there");
    let mentions = [at("Sveriges Kommuner\noch", 0), at("Regioner", 0), at("SKR", 0), at("SKR & co", last)];
    assert_eq!(
        html(text, &mentions, &|link| Some(link.to_owned()), &LABELS),
        "<p>Av <a href=\"/myndigheter/skr/\">Sveriges Kommuner\noch</a> <em><a href=\"/myndigheter/skr/\">Regioner</a></em> \
         <a href=\"/skr/\">SKR</a> åt <a href=\"/myndigheter/skr/\">SKR &amp; co</a>.</p>\n"
    );
}

#[test]
fn mentions_that_fit_no_prose_are_left_out() {
    let text = "a *b* c å";
    let mention = |start, end| (Span::new(start, end), "/x/");
    let mentions = [mention(0, 4), mention(3, 4), mention(3, 4), mention(6, 7), mention(9, 10), mention(90, 99)];
    assert_eq!(
        html(text, &mentions, &|link| Some(link.to_owned()), &LABELS),
        "<p>a <em><a href=\"/x/\">b</a></em> <a href=\"/x/\">c</a> å</p>\n"
    );
}

#[test]
fn headings_begin_at_h2_and_have_unique_ids() {
    check(
        "# Å & b\n\n## x\n\n## x\n\n## X-2\n\n###### y\n\n# *?*\n",
        "<h2 id=\"h-a-b\">Å &amp; b</h2>\n<h3 id=\"h-x\">x</h3>\n<h3 id=\"h-x-2\">x</h3>\n<h3 id=\"h-x-2-2\">X-2</h3>\n\
         <h4 id=\"h-y\">y</h4>\n<h2 id=\"h\"><em>?</em></h2>\n",
    );
}

#[test]
fn a_heading_without_words_is_none() {
    check("## \n\na\n\n### ###\n\n## b\n", "<p>a</p>\n<h3 id=\"h-b\">b</h3>\n");
}

#[test]
fn no_level_of_headings_is_skipped() {
    check(
        "### a\n\n### b\n\n##### c\n\n## d\n",
        "<h3 id=\"h-a\">a</h3>\n<h3 id=\"h-b\">b</h3>\n<h4 id=\"h-c\">c</h4>\n<h3 id=\"h-d\">d</h3>\n",
    );
}

#[test]
fn words_and_links() {
    check(
        "*a* **b** ~~c~~ `d<` [e](/om/ \"t\\\"i\") [f](#h-x) [g](https://g.se/å?a=b&c) <h@i.se>\\\nj\n",
        "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d&lt;</code> <a href=\"/sub/om/\" title=\"t&quot;i\">e</a> \
         <a href=\"#h-x\">f</a> <a href=\"https://g.se/%C3%A5?a=b&amp;c\" rel=\"external\">g</a> \
         <a href=\"mailto:h@i.se\">h@i.se</a><br>\nj</p>\n",
    );
}

#[test]
fn html_and_unsafe_addresses_are_shown_as_text() {
    check(
        "<div onclick=x>\nhej\n</div>\n\nx <script>y</script> [a](javascript:x) ![b *c*](data:text/html,x) <javascript:x>\n",
        "<p>&lt;div onclick=x&gt;\nhej\n&lt;/div&gt;\n</p>\n\
         <p>x &lt;script&gt;y&lt;/script&gt; a b c javascript:x</p>\n",
    );
}

#[test]
fn images_have_alternative_text() {
    check(
        "![a \"b\" *c* ![d](/d.png)](</e f.png> \"T\")\n",
        "<p><img src=\"/sub/e%20f.png\" alt=\"a &quot;b&quot; c d\" title=\"T\"></p>\n",
    );
}

#[test]
fn tables_scroll_by_themselves() {
    check(
        "| a | b |\n|:--|--:|\n| 1 | 2 |\n",
        "<div class=\"table-wrap\" tabindex=\"0\" role=\"region\" aria-label=\"Tabell\"><table>\n\
         <thead>\n<tr><th scope=\"col\" class=\"align-left\">a</th><th scope=\"col\" class=\"align-right\">b</th></tr>\n</thead>\n\
         <tbody>\n<tr><td class=\"align-left\">1</td><td class=\"align-right\">2</td></tr>\n</tbody>\n</table></div>\n",
    );
}

#[test]
fn lists_quotes_and_code() {
    check(
        "- a\n- b\n\n3. c\n\n> d\n\n```rust,e\n<f>\n```\n\ng\n: h\n\n---\n",
        "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol start=\"3\">\n<li>c</li>\n</ol>\n<blockquote>\n<p>d</p>\n</blockquote>\n\
         <pre tabindex=\"0\"><code class=\"language-rust\">&lt;f&gt;\n</code></pre>\n<dl>\n<dt>g</dt>\n<dd>h</dd>\n</dl>\n<hr>\n",
    );
}

#[test]
fn footnotes_lead_there_and_back() {
    check(
        "a[^x] b[^y] c[^x]\n\n[^y]: Två\n[^x]: Ett\n[^z]: Oläst\n",
        "<p>a<sup id=\"fnref-1\"><a href=\"#fn-1\" role=\"doc-noteref\">1</a></sup> \
         b<sup id=\"fnref-2\"><a href=\"#fn-2\" role=\"doc-noteref\">2</a></sup> \
         c<sup id=\"fnref-1-2\"><a href=\"#fn-1\" role=\"doc-noteref\">1</a></sup></p>\n\
         <section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Noter\">\n<ol>\n\
         <li id=\"fn-1\" value=\"1\"><p>Ett <a href=\"#fnref-1\" role=\"doc-backlink\" aria-label=\"Tillbaka till not 1\">↩</a> \
         <a href=\"#fnref-1-2\" role=\"doc-backlink\" aria-label=\"Tillbaka till not 1\">↩</a></p>\n</li>\n\
         <li id=\"fn-2\" value=\"2\"><p>Två <a href=\"#fnref-2\" role=\"doc-backlink\" aria-label=\"Tillbaka till not 2\">↩</a></p>\n</li>\n\
         <li id=\"fn-3\" value=\"3\"><p>Oläst</p>\n</li>\n</ol>\n</section>\n",
    );
}

/// Ten thousand levels on a small stack: neither the reader nor the writer may recurse.
#[test]
fn nesting_bombs_are_read_and_written() {
    let bombs = [">", "- ", "[", "![", "*a _b ", "[a](", "[^a]: ", "1. ", "`` ", "<"].map(|level| level.repeat(10_000));
    let work = move || bombs.map(|bomb| html(&body(&bomb).text, &[], &|link| Some(link.to_owned()), &LABELS).len());
    let thread = std::thread::Builder::new().stack_size(256 * 1024).spawn(work).expect("a thread can be started");
    assert!(thread.join().expect("no bomb breaks the stack").iter().all(|&length| length > 0));
}

#[test]
fn a_body_of_ten_megabytes_is_read() {
    let text = "Stöd till SKR med 20 mnkr, *viktigt* [x](/y/).\n\n".repeat(220_000);
    let body = body(&text);
    assert_eq!((body.links.len(), body.plain.lines().count()), (220_000, 220_000));
}
