//! The Atom feed, the site map and robots.txt.

mod support;

use atom_syndication::Feed;
use support::{page, site};

const SITE: &str = r#"
//- content/site.yaml
title: Prov & register
language: sv
base_url: https://prov.example/sub/
publisher: {name: "Föreningen <A>", url: "https://forening.example/", email: post@forening.example}
noindex_imported: true
//- content/topics/vald.md
---
title: Våld
---
//- content/releases/2021/forsta.md
---
title: "Första <script>alert(1)</script> & mer"
summary: "A \u0007 B"
published: 2021-02-18
updated: 2021-07-01
topics: vald
source: "https://www.example.org/?a=1&b=2"
lang: en
---
//- content/releases/2021/manad.md
---
title: Bara månaden
published: 2021-03
---
En text som *blir* sammanfattning.
//- content/releases/2021/odaterad.md
---
title: Utan dag
---
//- content/articles/2020/inlast.md
---
title: Inläst
published: 2020-12-24
review: imported
---
"#;

#[test]
fn the_feed_is_quoted_whole() {
    let expected = r#"<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="sv">
 <id>https://prov.example/sub/feed.xml</id>
 <title>Prov &amp; register</title>
 <updated>2021-07-01T00:00:00+02:00</updated>
 <author>
  <name>Föreningen &lt;A&gt;</name>
  <uri>https://forening.example/</uri>
  <email>post@forening.example</email>
 </author>
 <link rel="self" type="application/atom+xml" href="https://prov.example/sub/feed.xml"/>
 <link rel="alternate" type="text/html" href="https://prov.example/sub/"/>
 <entry>
  <id>https://prov.example/sub/pressmeddelanden/2021/manad/</id>
  <title>Bara månaden</title>
  <updated>2021-03-01T00:00:00+01:00</updated>
  <link rel="alternate" type="text/html" href="https://prov.example/sub/pressmeddelanden/2021/manad/"/>
  <summary>En text som blir sammanfattning.</summary>
 </entry>
 <entry xml:lang="en">
  <id>https://prov.example/sub/pressmeddelanden/2021/forsta/</id>
  <title>Första &lt;script&gt;alert(1)&lt;/script&gt; &amp; mer</title>
  <updated>2021-07-01T00:00:00+02:00</updated>
  <published>2021-02-18T00:00:00+01:00</published>
  <link rel="alternate" type="text/html" href="https://prov.example/sub/pressmeddelanden/2021/forsta/"/>
  <link rel="via" href="https://www.example.org/?a=1&amp;b=2"/>
  <category term="vald" label="Våld"/>
  <summary>A � B</summary>
 </entry>
 <entry>
  <id>https://prov.example/sub/artiklar/2020/inlast/</id>
  <title>Inläst</title>
  <updated>2020-12-24T00:00:00+01:00</updated>
  <published>2020-12-24T00:00:00+01:00</published>
  <link rel="alternate" type="text/html" href="https://prov.example/sub/artiklar/2020/inlast/"/>
 </entry>
</feed>
"#;
    assert_eq!(page(&site(SITE), "feed.xml"), expected);
}

#[test]
fn another_reader_finds_every_entry() {
    let feed: Feed = page(&site(SITE), "feed.xml").parse().expect("the feed is Atom");
    let titles: Vec<&str> = feed.entries().iter().map(|entry| entry.title().as_str()).collect();
    assert_eq!(titles, ["Bara månaden", "Första <script>alert(1)</script> & mer", "Inläst"]);
    assert_eq!(feed.authors()[0].name(), "Föreningen <A>");
    assert_eq!(feed.updated().to_rfc3339(), "2021-07-01T00:00:00+02:00");
}

#[test]
fn the_feed_holds_the_fifty_newest() {
    let records =
        (10..99).map(|n| format!("//- content/releases/r{n}.md\n---\ntitle: R{n}\npublished: 20{n}-01-01\n---\n"));
    let feed: Feed = page(&site(&records.collect::<String>()), "feed.xml").parse().expect("the feed is Atom");
    assert_eq!(feed.entries().len(), 50);
    assert_eq!(feed.entries()[0].title().as_str(), "R98");
    assert_eq!(feed.entries()[49].title().as_str(), "R49");
}

#[test]
fn a_feed_without_entries_is_a_feed() {
    let feed: Feed = page(&site(""), "feed.xml").parse().expect("the feed is Atom");
    assert_eq!(feed.updated().to_rfc3339(), "1970-01-01T00:00:00+01:00");
    assert_eq!(feed.authors()[0].name(), "Prov");
}

#[test]
fn the_site_map_lists_pages_that_may_be_found() {
    let map = page(&site(SITE), "sitemap.xml");
    let (head, urls) = map.split_at(map.find(" <url>").expect("a page"));
    assert_eq!(
        head,
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
    );
    let releases: Vec<&str> = urls.split_inclusive("</url>\n").filter(|url| url.contains("/2021/")).collect();
    let expected = " <url>
  <loc>https://prov.example/sub/pressmeddelanden/2021/02/</loc>
 </url>
 <url>
  <loc>https://prov.example/sub/pressmeddelanden/2021/03/</loc>
 </url>
 <url>
  <loc>https://prov.example/sub/pressmeddelanden/2021/forsta/</loc>
  <lastmod>2021-07-01</lastmod>
 </url>
 <url>
  <loc>https://prov.example/sub/pressmeddelanden/2021/</loc>
 </url>
 <url>
  <loc>https://prov.example/sub/pressmeddelanden/2021/manad/</loc>
 </url>
 <url>
  <loc>https://prov.example/sub/pressmeddelanden/2021/odaterad/</loc>
 </url>
";
    assert_eq!(releases.concat(), expected);
    assert!(!urls.contains("inlast"), "an imported record is kept out where `noindex_imported` says so");
    assert!(
        !urls.contains("/sok/") && !urls.contains("404"),
        "the search page and the page for what is missing are no content"
    );
}

#[test]
fn robots_are_shown_the_site_map() {
    assert_eq!(
        page(&site(SITE), "robots.txt"),
        "User-agent: *\nAllow: /\n\nSitemap: https://prov.example/sub/sitemap.xml\n"
    );
}

#[test]
fn a_large_site_map_has_parts() {
    let records = (0..50_000).map(|n| format!("//- content/topics/t{n}.md\n---\ntitle: T{n}\n---\n"));
    let site = site(&records.collect::<String>());
    let index = page(&site, "sitemap.xml");
    assert_eq!(
        index,
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n \
         <sitemap>\n  <loc>https://prov.example/sitemap-1.xml</loc>\n </sitemap>\n \
         <sitemap>\n  <loc>https://prov.example/sitemap-2.xml</loc>\n </sitemap>\n\
         </sitemapindex>\n"
    );
    let addresses = |part: &str| page(&site, part).matches("<loc>").count();
    assert_eq!(addresses("sitemap-1.xml"), 50_000);
    assert_eq!(addresses("sitemap-1.xml") + addresses("sitemap-2.xml"), site.site.listed().len());
}

/// What somebody writes for "never": the last day that there is.
#[test]
fn the_last_of_all_days_is_a_day() {
    let site =
        site("//- content/releases/a.md\n---\ntitle: A\npublished: 9999-12-31\ndeadlines: {due: 9999-12-31}\n---\n");
    assert!(page(&site, "feed.xml").contains("<published>9999-12-31T00:00:00+01:00</published>"));
    let pages = [".html", ".xml", ".ics", ".json"];
    for path in site.paths().iter().filter(|path| pages.iter().any(|end| path.ends_with(end))) {
        page(&site, path);
    }
}
