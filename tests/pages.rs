//! Pages: what is escaped, where relations are links, what a theme can change, and what a broken theme gets.

mod support;

use support::{findings, page, site};

const RECORDS: &str = "\
//- content/releases/2021/a.md
---
title: Bidrag till SKR
published: 2021-02-18
ministry: finansdepartementet
agencies: [{agency: skr, role: receives}]
amounts: {amount: 20 mnkr, years: 2021, to: skr, parts: [{amount: 15 mnkr, to: skr}]}
deadlines: {kind: final, due: 2022-03-31, by: skr}
---
Text.
//- content/releases/2022/b.md
---
title: Fortsatt bidrag
published: 2022-05
continues: a
---
Bidraget gavs av Finansdepartementet.
//- content/ministries/finansdepartementet.md
---
title: Finansdepartementet
---
//- content/agencies/skr.md
---
title: Sveriges Kommuner och Regioner
acronyms: SKR
---
";

/// The path of every page.
fn pages(site: &diarium::Compiled) -> Vec<String> {
    site.paths().into_iter().filter(|path| path.ends_with(".html")).collect()
}

#[test]
fn nothing_in_a_record_becomes_markup() {
    let evil = "<script>alert(1)</script><img src=x onerror=alert(1)>\\\" onmouseover=\\\"alert(1) {{ 7 * 7 }}";
    let record = |keys: &str, body: &str| format!("---\ntitle: \"{evil}\"\nsummary: \"{evil}\"\n{keys}\n---\n{body}\n");
    let text = format!(
        "//- content/releases/2021/a.md\n{}//- content/agencies/b.md\n{}//- content/topics/c.md\n{}",
        record(
            &format!(
                "published: 2021\nagencies: b\ntopics: c\ntarget_groups: [\"{evil}\"]\nreference: \"{evil}\"\n\
                 amounts: [{{amount: 2 mnkr, to: \"{evil}\", for: \"{evil}\", evidence: \"{evil}\"}}]\n\
                 deadlines: {{kind: final, due: 2022, by: \"{evil}\"}}\nquoted: [\"{evil}\"]\n\
                 source: {{publisher: \"{evil}\"}}\ncorrections: {{date: 2022, text: \"{evil}\"}}"
            ),
            evil,
        ),
        record(&format!("acronyms: [\"{evil}\"]\nnames: {{name: \"{evil}\", from: 2020}}"), evil),
        record("", evil),
    );
    let site = site(&text);
    for path in pages(&site) {
        let html = page(&site, &path);
        for mark in ["<script>alert", "<img src=x", "\" onmouseover=\"alert", "49"] {
            assert!(!html.contains(mark), "`{mark}` in {path}:\n{html}");
        }
    }
    assert!(page(&site, "pressmeddelanden/2021/a/index.html").contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
}

#[test]
fn every_relation_is_a_link_at_both_ends() {
    let site = site(RECORDS);
    let links = [
        ("pressmeddelanden/2021/a/index.html", "/departement/finansdepartementet/"),
        ("departement/finansdepartementet/index.html", "/pressmeddelanden/2021/a/"),
        ("pressmeddelanden/2021/a/index.html", "/myndigheter/skr/"),
        ("myndigheter/skr/index.html", "/pressmeddelanden/2021/a/"),
        ("pressmeddelanden/2022/b/index.html", "/pressmeddelanden/2021/a/"),
        ("pressmeddelanden/2021/a/index.html", "/pressmeddelanden/2022/b/"),
    ];
    let missing: Vec<_> =
        links.into_iter().filter(|(path, link)| !page(&site, path).contains(&format!("href=\"{link}\""))).collect();
    assert_eq!(missing, Vec::<(&str, &str)>::new());
}

#[test]
fn a_mention_comes_back_with_its_sentence() {
    let html = page(&site(RECORDS), "departement/finansdepartementet/index.html");
    assert!(html.contains("<span class=\"sentence\">Bidraget gavs av Finansdepartementet.</span>"), "{html}");
}

#[test]
fn a_remainder_is_drawn_and_named_as_computed() {
    let html = page(&site(RECORDS), "pressmeddelanden/2021/a/index.html");
    assert!(html.contains("beräknat: resten"), "{html}");
    assert!(
        html.contains("<rect class=\"hatched\" fill=\"url(#hatch)\" x=\"75%\" y=\"0\" width=\"25%\" height=\"12\"/>"),
        "{html}"
    );
    assert!(html.contains("Ingen redovisning känd i registret."), "{html}");
}

#[test]
fn an_old_address_leads_on() {
    let text = "//- content/topics/c.md\n---\ntitle: Ämne\naliases: /gammal/\n---\n";
    let html = page(&site(text), "gammal/index.html");
    assert!(html.contains("<meta http-equiv=\"refresh\" content=\"0; url=https://prov.example/amnen/c/\">"), "{html}");
    assert!(html.contains("<link rel=\"canonical\" href=\"https://prov.example/amnen/c/\">"), "{html}");
    assert!(html.contains("<meta name=\"robots\" content=\"noindex\">"), "{html}");
}

#[test]
fn english_pages_say_everything_in_english() {
    let text = format!("//- content/site.yaml\ntitle: Test\nlanguage: en\nbase_url: https://test.example/\n{RECORDS}");
    let html = page(&site(&text), "pressmeddelanden/2021/a/index.html");
    assert!(html.starts_with("<!doctype html>\n<html lang=\"en\">"), "{html}");
    assert!(html.contains("<dt>How much</dt>"), "{html}");
    assert!(html.contains("SEK\u{a0}20.0\u{a0}m"), "{html}");
}

#[test]
fn a_path_in_base_url_stands_before_every_address() {
    let text = format!("//- content/site.yaml\ntitle: Test\nbase_url: https://user.example/repo/\n{RECORDS}");
    let site = site(&text);
    for path in pages(&site) {
        let html = page(&site, &path);
        let outside: Vec<&str> = html
            .split("href=\"/")
            .skip(1)
            .map(|rest| &rest[..20.min(rest.len())])
            .filter(|rest| !rest.starts_with("repo/"))
            .collect();
        assert_eq!(outside, Vec::<&str>::new(), "{path}");
    }
}

const THEMED: &str = "title: Prov\nlanguage: sv\nbase_url: https://prov.example/\ntheme: egen\n";

#[test]
fn a_theme_changes_one_template_and_keeps_the_others() {
    let text = format!(
        "//- content/site.yaml\n{THEMED}//- themes/egen/templates/footer.html\n<footer>Egen fot</footer>\n{RECORDS}"
    );
    let site = site(&text);
    let html = page(&site, "pengar/index.html");
    assert!(html.contains("<footer>Egen fot</footer>"), "{html}");
    assert!(html.contains("<table class=\"table table-amounts\">"), "{html}");
}

#[test]
fn a_broken_template_is_reported_where_it_breaks_and_the_built_in_one_stands_in() {
    let text = format!(
        "//- content/site.yaml\n{THEMED}//- themes/egen/templates/footer.html\n<footer>\n{{{{ \"a\" | nope }}}}\n</footer>\n"
    );
    assert_eq!(
        findings(&text),
        "themes/egen/templates/footer.html:2:10 error[theme-template] the template cannot be used: unknown filter `nope`\n  \
         help: mend it, or take the file out to get the built-in template of that name"
    );
    assert!(page(&site(&text), "index.html").contains("<footer class=\"foot\">"));
}

#[test]
fn templates_escape_texts_and_print_html_as_it_stands() {
    let footer = "{{ page.title }} | {{ page.heading }}";
    let text = format!(
        "//- content/site.yaml\n{THEMED}//- themes/egen/templates/footer.html\n{footer}\n\
         //- content/releases/2021/a.md\n---\ntitle: \"<b>Arbetsmarknadspolitik\"\npublished: 2021-02-03\n---\n"
    );
    let html = page(&site(&text), "pressmeddelanden/2021/a/index.html");
    assert!(html.contains("&lt;b&gt;Arbetsmarknadspolitik | &lt;b&gt;Arbets\u{ad}marknads\u{ad}politik"), "{html}");
}

/// Two offices at once, and the day on which one follows the other, are the same days.
#[test]
fn a_day_in_two_offices_is_one_day_in_office() {
    let site = site(
        "//- content/ministers/c.md\n---\ntitle: C\nappointments:\n  \
         - {title: amin, post: a, from: 2019-01-01, to: 2019-01-10}\n  \
         - {title: bmin, post: b, from: 2019-01-06, to: 2019-01-20}\n  \
         - {title: cmin, post: a, from: 2019-01-20, to: 2019-01-31}\n---\n",
    );
    let html = page(&site, "statsrad/c/index.html");
    assert!(html.contains(">31\u{a0}dagar<") || html.contains(">31 dagar<"), "{html}");
    assert_eq!(html.matches("/poster/a/\">").count(), 2 + 1, "once among the answers, twice in the table\n{html}");
}

/// A file of a slightly other name would change nothing, and nobody would know why.
#[test]
fn names_in_a_theme_that_are_nearly_those_of_the_built_in_one_are_pointed_out() {
    let text = "//- themes/default/text/sv.yaml\nlist.an: x\nlist.and: T\nmin-egen: x\n\
        //- themes/default/templates/pag.html\nx\n//- themes/default/templates/egen.html\nx\n";
    let found = findings(text);
    assert_eq!(
        found,
        "themes/default/templates/pag.html:1:1 advice[theme-template] the built-in theme has no template `pag.html`\n  \
         help: did you mean `page.html`?\n\
         themes/default/text/sv.yaml:1:1 advice[theme-text] the built-in theme has no text `list.an`\n  \
         help: did you mean `list.and`?"
    );
}

/// As with titles: what is shown is the name of the day beside the one of today.
#[test]
fn a_release_tells_what_a_ministry_and_an_organisation_were_called_then() {
    let text = |published: &str| {
        format!(
            "//- content/ministries/k.md\n---\ntitle: Klimatdepartementet\nnames:\n  \
             - {{name: Miljödepartementet, to: 2022-12-31}}\n  - {{name: Klimatdepartementet, from: 2023-01-01}}\n---\n\
             //- content/agencies/skr.md\n---\ntitle: SKR\nnames: {{name: Landstingsförbundet, to: 2006}}\n---\n\
             //- content/releases/a.md\n---\ntitle: A\npublished: {published}\nministry: k\nagencies: skr\n---\n"
        )
    };
    let names = |published: &str| {
        let html = page(&site(&text(published)), "pressmeddelanden/a/index.html").replace('\u{ad}', "");
        let names = html.split("<dt>Namn då</dt><dd>").nth(1).and_then(|rest| rest.split("</dd>").next());
        names.unwrap_or_default().replace("<span class=\"line\">", "").replace("</span>", ";")
    };
    assert_eq!(names("2005-05-05"), "Klimatdepartementet: Miljödepartementet;SKR: Landstingsförbundet;");
    assert_eq!(names("2016"), "Klimatdepartementet: Miljödepartementet;");
    assert_eq!(names("2022-12/2023-01"), "");
    assert_eq!(names("2024-05-05"), "");
}

#[test]
fn an_amended_deadline_is_struck_through_on_both_pages() {
    let site = site(
        "//- content/assignments/2021/a.md\n---\ntitle: A\npublished: 2021\ndeadlines: {due: 2022-03-31}\n---\n\
         //- content/assignments/2022/b.md\n---\ntitle: B\npublished: 2022\n\
         deadlines: {due: 2022-06-30, amends: {release: a, due: 2022-03-31}}\n---\n",
    );
    let plain = |path: &str| page(&site, path).replace('\u{a0}', " ");
    let (old, new) = (plain("regeringsuppdrag/2021/a/index.html"), plain("regeringsuppdrag/2022/b/index.html"));
    assert!(old.contains("deadline replaced"), "{old}");
    assert!(new.contains("Ersätter <s class=\"struck\"><time datetime=\"2022-03-31\">31 mars 2022</time></s> i <a href=\"/regeringsuppdrag/2021/a/\">A</a>."), "{new}");
}
