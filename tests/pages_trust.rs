//! What lets a reader trust and reuse a page: how it is cited, where mistakes are told, where to read on, what is left out and said to be.

mod support;

use support::{page, site};

const SITE: &str = "\
//- content/site.yaml
title: Prov
language: sv
base_url: https://prov.example/
publisher: {name: Provföreningen}
report_url: mailto:fel@prov.example
edit_url: https://git.example/edit/
";

const RECORDS: &str = "\
//- content/releases/2021/a.md
---
title: 20 % till SKR & andra
published: 2021-02-18
agencies: [{agency: skr, role: receives}]
topics: skolan
amounts:
  - {amount: 20 mnkr, years: 2021, to: skr, for: skolans lokaler}
  - {amount: 3 mnkr, years: 2022, to: skr}
  - {amount: 1 mnkr, years: 2023, to: [skr, regioner]}
deadlines: {kind: final, due: 2022-03-31, by: skr}
---
Text.
//- content/releases/2021/b.md
---
title: Mer till skolan
published: 2021-05
topics: skolan
agencies: skr
---
//- content/releases/2021/c.md
---
title: Om något annat
published: 2021-03-01
---
//- content/topics/skolan.md
---
title: Skolan
---
//- content/agencies/skr.md
---
title: Sveriges Kommuner och Regioner
acronyms: SKR
summary: Ett förbund.
---
";

/// The text between two others.
fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let rest = text.split_once(from).unwrap_or_else(|| panic!("no `{from}` in {text}")).1;
    rest.split_once(to).unwrap_or_else(|| panic!("no `{to}` after `{from}`")).0
}

#[test]
fn a_page_is_cited_by_people_and_by_programs() {
    let html = page(&site(&format!("{SITE}{RECORDS}")), "pressmeddelanden/2021/a/index.html");
    assert_eq!(
        between(&html, "<meta name=\"citation_title\"", "<script type=\"application/ld+json\">"),
        " content=\"20 % till SKR &amp; andra\">\n\
         <meta name=\"citation_author\" content=\"Provföreningen\">\n\
         <meta name=\"citation_publication_date\" content=\"2021/02/18\">\n\
         <meta name=\"citation_publisher\" content=\"Prov\">\n\
         <meta name=\"citation_language\" content=\"sv\">\n"
    );
    let styles = between(&html, "<dl class=\"pairs styles\">", "</dl>");
    let cited: Vec<&str> =
        styles.split("<span class=\"citation\">").skip(1).map(|rest| between(rest, "", "</span>")).collect();
    assert_eq!(
        cited,
        [
            "Provföreningen. (2021, 18 februari). 20 % till SKR &amp; andra. Prov. https://prov.example/pressmeddelanden/2021/a/",
            "Provföreningen. ”20 % till SKR &amp; andra.” Prov. 18 februari 2021. https://prov.example/pressmeddelanden/2021/a/.",
            "@misc{a-2021,\n  author = {{Provföreningen}},\n  title = {{20 \\% till SKR \\&amp; andra}},\n  \
             howpublished = {Prov},\n  year = {2021},\n  month = {2},\n  url = {https://prov.example/pressmeddelanden/2021/a/}\n}",
        ]
    );
}

#[test]
fn the_author_of_an_imported_text_is_who_wrote_it() {
    let imported = "//- content/releases/2021/i.md\n---\ntitle: Hämtad\npublished: 2021\nreview: imported\nsource: {publisher: regeringen}\n---\n\
                    //- content/releases/2021/j.md\n---\ntitle: Utan dag\n---\n";
    let site = site(&format!("{SITE}{imported}"));
    let html = page(&site, "pressmeddelanden/2021/i/index.html");
    assert!(html.contains("<meta name=\"citation_author\" content=\"regeringen\">"), "{html}");
    assert!(html.contains("regeringen. (2021). Hämtad. Prov. "), "{html}");
    let undated = page(&site, "pressmeddelanden/2021/j/index.html");
    assert!(undated.contains("Provföreningen. (u.å.). Utan dag. Prov. "), "{undated}");
    assert!(undated.contains("Prov. u.å. https://"), "a date ends with one full stop\n{undated}");
    assert!(!undated.contains("citation_publication_date"), "{undated}");
}

#[test]
fn mistakes_are_told_and_mended_where_the_site_says() {
    let html = page(&site(&format!("{SITE}{RECORDS}")), "pressmeddelanden/2021/a/index.html");
    let mail = "mailto:fel@prov.example?subject=20%20%25%20till%20SKR%20%26%20andra&amp;\
                body=https%3A%2F%2Fprov.example%2Fpressmeddelanden%2F2021%2Fa%2F%0D%0A%0D%0A";
    let cite = between(&html, "<div class=\"cite\"", "<details>");
    assert!(cite.contains(&format!("<a href=\"{mail}\">Rapportera fel</a>")), "{cite}");
    assert!(
        cite.contains("<a href=\"https://git.example/edit/content/releases/2021/a.md\">Redigera sidan</a>"),
        "{cite}"
    );
    let deadline = between(&html, "<ul class=\"deadlines\">", "</ul>");
    assert!(deadline.contains(&format!("<a href=\"{mail}\">Känner du till den?</a>")), "{deadline}");

    let form = SITE.replace("mailto:fel@prov.example", "https://fel.example/nytt?sida={address}&rubrik={title}");
    let html = page(&site(&format!("{form}{RECORDS}")), "amnen/skolan/index.html");
    assert!(
        html.contains("https://fel.example/nytt?sida=https%3A%2F%2Fprov.example%2Famnen%2Fskolan%2F&amp;rubrik=Skolan"),
        "{html}"
    );
}

#[test]
fn a_release_leads_on_to_what_is_like_it_and_next_to_it() {
    let site = site(&format!("{SITE}{RECORDS}"));
    let further = |path: &str| {
        let html = page(&site, path);
        let section = between(&html, "<section class=\"section\" id=\"vidare\">", "</section>").to_owned();
        let pairs = section.split("<dt>").skip(1);
        pairs
            .map(|pair| format!("{}: {}", between(pair, "", "</dt>"), between(pair, "href=\"", "\"")))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        further("pressmeddelanden/2021/a/index.html"),
        ["Om samma sak: /pressmeddelanden/2021/b/", "Efter i tiden: /pressmeddelanden/2021/c/"]
    );
    assert_eq!(
        further("pressmeddelanden/2021/c/index.html"),
        ["Före i tiden: /pressmeddelanden/2021/a/", "Efter i tiden: /pressmeddelanden/2021/b/"],
        "nothing in common with anything"
    );
}

#[test]
fn who_receives_all_rows_is_not_named_in_each() {
    let html = page(&site(&format!("{SITE}{RECORDS}")), "myndigheter/skr/index.html");
    let received = between(&html, "id=\"mottaget\"", "</section>");
    let rows: Vec<&str> =
        received.split("<th scope=\"row\" class=\"name\">").skip(1).map(|rest| between(rest, "", "</th>")).collect();
    assert_eq!(
        rows,
        [
            "skolans lokaler",
            "20 % till SKR &amp; andra",
            "20 % till SKR &amp; andra<span class=\"line quiet\">tillsammans med regioner</span>",
            "Beslutat och granskat",
        ]
    );
    assert!(received.contains("Miljoner kronor. Tre rader, alla ingår i summan."), "{received}");
}

#[test]
fn what_nobody_has_reviewed_is_no_zero() {
    let imported = "//- content/releases/2021/i.md\n---\ntitle: Hämtad\npublished: 2021\nreview: imported\nagencies: skr\n\
                    amounts: {amount: 5 mnkr, years: 2021, to: skr}\n---\n\
                    //- content/agencies/skr.md\n---\ntitle: SKR\n---\n";
    let site = site(&format!("{SITE}{imported}"));
    let home = page(&site, "index.html");
    let balance = between(&home, "<div class=\"balance\">", "</dl>");
    assert!(balance.contains("Belopp som ingen har granskat</a></dt><dd>1</dd>"), "{balance}");
    assert!(balance.contains("Beslutat, mnkr</a></dt><dd>–</dd>"), "{balance}");
    let agency = page(&site, "myndigheter/skr/index.html");
    let facts = between(&agency, "<dl class=\"answers\">", "</dl>");
    assert!(facts.contains("<dt>Får</dt><dd><span class=\"value\"><span class=\"missing\">inget granskat</span></span> <span class=\"detail\">1 ogranskat belopp</span>"), "{facts}");
}

#[test]
fn the_deadlines_page_says_how_many_it_leaves_out() {
    let mut text = SITE.to_owned();
    for n in 0..105 {
        let (year, day) = (2010 + n / 10, 1 + n % 10);
        text += &format!(
            "//- content/releases/{year}/r{n}.md\n---\ntitle: Nr {n}\npublished: {year}\n\
             deadlines: {{kind: final, due: {}-03-{day:02}}}\n---\n",
            year + 1
        );
    }
    let html = page(&site(&text), "redovisningar/index.html");
    let head = between(&html, "<div class=\"part\" id=\"passerade\">", "</div>");
    assert_eq!(
        head,
        "<h2>Passerade utan känd redovisning</h2><p class=\"note\">105 sista dagar. De 100 närmaste i tiden visas här; \
         övriga står på sina handlingar och i datafilerna.</p>"
    );
    let years: Vec<&str> = html.split("<h3>").skip(1).map(|rest| between(rest, "", "</h3>")).collect();
    assert_eq!(years, ["2021", "2020", "2019", "2018", "2017", "2016", "2015", "2014", "2013", "2012", "2011"]);
    assert_eq!(html.matches("<li class=\"record deadline overdue\">").count(), 100);
}

#[test]
fn names_have_previews_and_those_who_report_have_calendars() {
    let site = site(&format!("{SITE}{RECORDS}"));
    assert_eq!(
        page(&site, "myndigheter/skr/preview.json"),
        "{\"kind\":\"Myndighet\",\"title\":\"Sveriges Kommuner och Regioner\",\"text\":\"Ett förbund.\",\"facts\":[\"2\u{a0}handlingar\"]}"
    );
    let calendars: Vec<String> = site.paths().into_iter().filter(|path| path.ends_with(".ics")).collect();
    assert_eq!(calendars, ["myndigheter/skr/calendar.ics", "redovisningar/calendar.ics"]);
    let agency = page(&site, "myndigheter/skr/index.html");
    assert!(agency.contains("href=\"/myndigheter/skr/calendar.ics\""), "{agency}");
}

#[test]
fn years_and_months_lead_to_those_before_and_after() {
    let site = site(&format!("{SITE}{RECORDS}"));
    let march = page(&site, "pressmeddelanden/2021/03/index.html");
    assert_eq!(
        between(&march, "<p class=\"after-lead\">", "</p>"),
        "<a rel=\"prev\" href=\"/pressmeddelanden/2021/02/\">Föregående: februari 2021</a> · \
         <a rel=\"next\" href=\"/pressmeddelanden/2021/05/\">Nästa: maj 2021</a>"
    );
    let year = page(&site, "pressmeddelanden/2021/index.html");
    assert!(!year.contains("after-lead"), "there is no other year");
}

#[test]
fn what_holds_for_all_lines_of_a_list_is_said_once() {
    let imported = |n: usize| {
        format!(
            "//- content/releases/2021/05/n-{n}.md\n---\ntitle: N{n}\npublished: 2021-05-0{n}\nreview: imported\nagencies: skr\n\
             amounts: {{amount: {n} mnkr, years: 2021, to: skr}}\n---\n"
        )
    };
    let three: String = (1..4).map(imported).collect();
    let once = page(&site(&format!("{SITE}{three}")), "pressmeddelanden/2021/05/index.html");
    assert_eq!(once.matches("maskinläst").count(), 1, "{once}");
    assert_eq!(once.matches("inte granskat").count(), 0, "{once}");
    assert!(once.contains("alla är maskinlästa, inte granskade</span></p>"), "{once}");
    // One that somebody has read makes the others say it of themselves.
    let mixed = three + "//- content/releases/2021/05/r.md\n---\ntitle: R\npublished: 2021-05-09\n---\n";
    let each = page(&site(&format!("{SITE}{mixed}")), "pressmeddelanden/2021/05/index.html");
    assert_eq!(each.matches("maskinläst, inte granskat").count(), 3, "{each}");
}

#[test]
fn of_many_rows_of_money_the_newest_stand_first() {
    let rows = |count: i16| -> String {
        let rows: String =
            (0..count).map(|n| format!("  - {{amount: {} mnkr, years: {}, to: skr}}\n", n + 1, 1990 + n)).collect();
        format!("{SITE}//- content/releases/2021/a.md\n---\ntitle: A\npublished: 2021-02-18\namounts:\n{rows}---\n")
    };
    let first = |count: i16| {
        let html = page(&site(&rows(count)), "pengar/index.html");
        let table = between(&html, "id=\"rad-for-rad\"", "</section>").to_owned();
        let sorted = between(&table, "aria-sort=\"", "\"").to_owned();
        (sorted, between(between(&table, "<tbody>", "</tbody>"), "data-word=\"År\">", "<").to_owned())
    };
    assert_eq!(first(20), ("ascending".to_owned(), "1990".to_owned()), "a few are an account");
    assert_eq!(first(21), ("descending".to_owned(), "2010".to_owned()));
}

/// A list of many bodies stays in the order of its source, the whole before its parts; the newest record stands first.
#[test]
fn many_rows_of_one_record_stand_in_its_order() {
    let record = |name: &str, day: u8, rows: String| {
        format!(
            "//- content/releases/2021/{name}.md\n---\ntitle: {name}\npublished: 2021-02-{day:02}\namounts:\n{rows}---\n"
        )
    };
    let rows: String =
        (0..21).map(|n| format!("  - {{amount: {} mnkr, years: 2021, to: mottagare {n}}}\n", n + 1)).collect();
    let newer = record("b", 20, "  - {amount: 1 mnkr, years: 2021, to: nyast}\n".to_owned());
    let site = site(&format!("{SITE}{}{newer}", record("a", 18, rows)));
    let recipients = |path: &str| -> Vec<String> {
        let html = page(&site, path);
        let rows =
            html.split("<tbody>").skip(1).max_by_key(|table| table.matches("mottagare").count()).expect("a table");
        let all = rows.split(['<', '>']).filter(|text| text.starts_with("mottagare") || *text == "nyast");
        all.map(str::to_owned).collect()
    };
    let own = recipients("pressmeddelanden/2021/a/index.html");
    assert_eq!((own[0].as_str(), own[20].as_str()), ("mottagare 0", "mottagare 20"), "{own:?}");
    let all = recipients("pengar/index.html");
    assert_eq!((all[0].as_str(), all[1].as_str()), ("nyast", "mottagare 0"), "{all:?}");
}

#[test]
fn a_title_from_right_to_left_does_not_turn_the_words_beside_it() {
    let arabic =
        "//- content/releases/2021/a.md\n---\ntitle: وزارة الخارجية\nlang: ar\npublished: 2021-03-04\n---\nنص.\n";
    let html = page(&site(&format!("{SITE}{arabic}")), "pressmeddelanden/2021/a/index.html");
    assert!(html.contains("<h1><span lang=\"ar\" dir=\"auto\">وزارة الخارجية</span></h1>"), "{html}");
    assert!(html.contains("<p>”<span lang=\"ar\" dir=\"auto\">وزارة الخارجية</span>”. <time"), "{html}");
    assert!(html.contains("<div class=\"prose\" lang=\"ar\" dir=\"auto\">"), "{html}");
}
