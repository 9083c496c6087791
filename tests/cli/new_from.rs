//! `diarium new --from`: pages with the structure of regeringen.se and skr.se, and what is no page. The pages are our own.

use snapbox::str;

use crate::Folder;

const GOVERNMENT: &str = r#"<!DOCTYPE html>
<html lang="sv"><head><meta charset="utf-8"><title>Stöd till badhus - Regeringen.se</title>
<link rel="canonical" href="https://www.regeringen.se/regeringsuppdrag/2026/02/stod-till-badhus/">
<meta property="og:description" content="En annan ingress.">
<script>document.write("<h1>Fel rubrik</h1>")</script></head>
<body onload="run()"><nav><a href="/">Start</a></nav>
<div class="col-1"><p>Innehållet publicerades under perioden 1 januari 2020 och 8 juli 2020</p>
<h1 id="h1id">Uppdrag om stöd till bad&shy;hus
<span class="h1-vignette">Diarienummer: Ex2026/00123 Uppdrag från <a href="/tx/1">Exempeldepartementet</a> och Kulturdepartementet</span></h1>
<div class="ingress has-wordExplanation"><p>Regeringen avsätter 20 miljoner kronor för badhus under 2026.</p></div>
<div class="has-wordExplanation"><p>– Fler ska kunna bada, säger exempelminister Anna Exempel.</p>
<p onclick="run()">Exempelmyndigheten får i uppdrag att fördela pengarna. Uppdraget ska redovisas senast den 31 mars 2027.</p>
<h2>Presskontakt</h2><p>Eva Ek<br>Uppdraget ska redovisas senast den 1 april 2028.</p></div></div>
<div class="contentfooter"><p><span class="published">Publicerad <time datetime="18 februari 2026">18 februari 2026</time></span></p></div>
</body></html>
"#;

const SKR: &str = r#"<!doctype html><html lang="sv"><head><title>Badhus i kommunerna | SKR</title>
<meta property="og:url" content="https://skr.se/skr/badhus.123.html"><meta name="description" content="SKR får 5 miljoner kronor."></head>
<body><header><a href="/">SKR</a></header><main><h1>Badhus i kommunerna</h1><p class="preamble">Fler ska lära sig simma.</p>
<p>Publicerad 5 mars 2026</p>
<table><tr><th>År</th><th>Pengar</th></tr><tr><td>2026</td><td>5 miljoner kronor</td></tr></table>
<ul><li>Arbetet leds av Exempelmyndigheten.</li></ul></main><footer>Publicerad 1 januari 1999</footer></body></html>
"#;

#[test]
fn a_page_of_the_government_fills_the_front_matter() {
    let folder = Folder::example().file("page.html", GOVERNMENT);
    folder
        .run(["new", "release", "--from", "page.html"])
        .assert()
        .success()
        .stdout_eq(str![[r#"
wrote content/assignments/2026/uppdrag-om-stod-till-badhus.md
read from `page.html`
       1  date of publication
       1  lead
       1  sender
       1  sum of money
       1  deadline
       1  minister
       1  body with a part
       1  diary number
not resolved (1)
  no ministry of the site is called `Kulturdepartementet`, which sends the page
a draft: compare it with its source, write its text, and take away `draft` and `review`

"#]])
        .stderr_eq(str![]);
    let record = folder.read("content/assignments/2026/uppdrag-om-stod-till-badhus.md");
    snapbox::assert_data_eq!(
        record.clone(),
        str![[r#"
---
# Ta bort #-tecknet framför det som ska med, och skriv över exemplen.
title: Uppdrag om stöd till badhus
summary: Regeringen avsätter 20 miljoner kronor för badhus under 2026.
draft: true  # dold tills raden tas bort
# kind: grant  # annars mappens; även assignment, article, agreement, proposal, news, web-page
published: 2026-02-18
# decided: [..]  # om den skiljer sig
reference: Ex2026/00123
ministry: exempeldepartementet
minister: anna-exempel
agencies:
  - {agency: exempelmyndigheten, role: distributes}
# programs: exempelprogrammet
# topics: exempel
amounts:
  - {amount: 20 mnkr, years: 2026, to: badhus, evidence: Regeringen avsätter 20 miljoner kronor för badhus under 2026.}
deadlines:
  - {kind: final, due: 2027-03-31, by: exempelmyndigheten, evidence: Uppdraget ska redovisas senast den 31 mars 2027.}
# basis: {agreement: exempelavtalet}
source: {url: "https://www.regeringen.se/regeringsuppdrag/2026/02/stod-till-badhus/", kind: primary, publisher: regeringen, retrieved: [..]}
quoted: anna-exempel
evidence: {minister: säger exempelminister Anna Exempel, agencies: Exempelmyndigheten får i uppdrag att fördela pengarna.}
review: imported
---

"#]]
    );
    folder.run(["check"]).assert().success().stdout_eq(str![[r#"
no findings in 9 records

"#]]);
    let shown = record.replace("draft: true  # dold tills raden tas bort\n", "");
    let folder = folder.file("content/assignments/2026/uppdrag-om-stod-till-badhus.md", &shown);
    folder.run(["check"]).assert().success();
    folder.run(["build", "-q"]).assert().success();
}

#[test]
fn a_page_of_skr_is_told_by_who_receives() {
    let folder = Folder::example().file("page.html", SKR);
    folder.run(["new", "release", "--from", "page.html"]).assert().success().stdout_eq(str![[r#"
wrote content/releases/2026/badhus-i-kommunerna.md
read from `page.html`
       1  date of publication
       1  lead
       1  sum of money
       1  body with a part
a draft: compare it with its source, write its text, and take away `draft` and `review`

"#]]);
    snapbox::assert_data_eq!(
        folder.read("content/releases/2026/badhus-i-kommunerna.md"),
        str![[r#"
---
# Ta bort #-tecknet framför det som ska med, och skriv över exemplen.
title: Badhus i kommunerna
summary: Fler ska lära sig simma.
draft: true  # dold tills raden tas bort
kind: web-page
published: 2026-03-05
# decided: [..]  # om den skiljer sig
# reference: A2026/01234
# ministry: exempeldepartementet
# minister: anna-exempel
agencies:
  - {agency: exempelmyndigheten, role: assigned}
# programs: exempelprogrammet
# topics: exempel
amounts:
  - {amount: 5 mnkr, years: 2026, evidence: 2026 | 5 miljoner kronor |}
# deadlines:
#   - {kind: final, due: 2027-03-31, by: exempelmyndigheten, to: regeringskansliet}
# basis: {agreement: exempelavtalet}
source: {url: "https://skr.se/skr/badhus.123.html", kind: recipient, publisher: skr, retrieved: [..]}
evidence: {agencies: Arbetet leds av Exempelmyndigheten.}
review: imported
---

"#]]
    );
}

#[test]
fn pasted_text_is_read_from_standard_input_under_the_title_that_is_typed() {
    let folder = Folder::example();
    let text = "Regeringen satsar på bad\nPressmeddelande från Exempeldepartementet\nPublicerad 3 mars 2025\n\n\
                Regeringen avsätter 5 miljoner kronor för bad under 2025.\n";
    folder.run(["new", "grant", "Bad", "--from", "-"]).stdin(text).assert().success().stdout_eq(str![[r#"
wrote content/releases/2025/bad.md
read from standard input
       1  date of publication
       1  sender
       1  sum of money
a draft: compare it with its source, write its text, and take away `draft` and `review`

"#]]);
    let record = folder.read("content/releases/2025/bad.md");
    for line in
        ["title: Bad", "kind: grant", "published: 2025-03-03", "ministry: exempeldepartementet", "review: imported"]
    {
        assert!(record.contains(&format!("\n{line}\n")), "{line}\n{record}");
    }
    assert!(record.contains("\n# source:\n"), "a copy has no address:\n{record}");
}

#[test]
fn a_page_that_the_site_has_already_is_told() {
    let folder = Folder::example().file("page.html", SKR);
    folder.run(["new", "news", "--from", "page.html", "-q"]).assert().success();
    let again = folder.run(["new", "news", "--from", "page.html"]).output().expect("the program runs");
    let told = String::from_utf8(again.stdout).expect("text");
    assert!(told.contains("\n`content/releases/2026/badhus-i-kommunerna.md` tells of the same page\n"), "{told}");
    assert!(told.starts_with("wrote content/releases/2026/badhus-i-kommunerna-2.md\n"), "{told}");
}

#[test]
fn other_kinds_take_title_lead_and_source() {
    let folder = Folder::example().file("page.html", SKR);
    folder.run(["new", "program", "--from", "page.html"]).assert().success().stdout_eq(str![[r#"
wrote content/programs/badhus-i-kommunerna.md
read from `page.html`
          title, lead and source; facts are read for releases alone
a draft: compare it with its source, write its text, and take away `draft` and `review`

"#]]);
    let record = folder.read("content/programs/badhus-i-kommunerna.md");
    assert!(
        record.contains("\nsummary: Fler ska lära sig simma.\n") && record.contains("url: \"https://skr.se/"),
        "{record}"
    );
    folder.run(["check"]).assert().success();
}

#[test]
fn what_is_no_page_is_refused_and_nothing_is_written() {
    let files: [(&str, &[u8], &str); 7] = [
        ("empty", b" \n", "`empty` is empty"),
        ("binary", b"%PDF-1.7\n\xff\xfe\0\0", "`binary` is not text; save the page as HTML, or copy its text"),
        ("nul", b"a\0b", "`nul` is not text; save the page as HTML, or copy its text"),
        (
            "archive",
            b"From: <Saved>\nContent-Type: multipart/related;\n\tx",
            "`archive` is a web archive (MHTML); save the page as HTML alone",
        ),
        ("untitled", b"<html><p>Bara text", "`untitled` has no title; give one: `diarium new KIND TITLE --from FILE`"),
        ("deep", &b"<div>".repeat(100_000), "`deep` nests thousands of elements in one another, which no page does"),
        ("large", &b" ".repeat((16 << 20) + 1), "`large` has more than 16 MB; no page of text has"),
    ];
    let folder = Folder::example();
    for (name, bytes, why) in files {
        std::fs::write(folder.path().join(name), bytes).expect("a file");
        let refused = folder.run(["new", "page", "--from", name]).assert().code(2).stdout_eq(str![]);
        refused.stderr_eq(format!("error: {why}\n"));
    }
    folder.run(["new", "page", "--from", "none"]).assert().code(2).stderr_eq("error: `none` does not exist\n");
    folder.run(["new", "page", "--from", "content"]).assert().code(2).stderr_eq("error: cannot read `content`: [..]\n");
    assert_eq!(std::fs::read_dir(folder.path().join("content/pages")).expect("a folder").count(), 1);
}

#[test]
fn nothing_of_a_page_escapes_from_its_place() {
    let page = "<link rel=canonical href='javascript:alert(1)'><meta property=og:url content='https://e.example/x\n---\nreview: reviewed'>\
                <h1>../../../x\n---\ndraft: false &lt;script&gt;alert(1)&lt;/script&gt;&#x202e;&#27;[2J</h1>\
                <p class=ingress onclick=a()>---\nfoo: \"bar\" <img src=x onerror=a()></p><p>Broken <b><i></p></b><table><td>x";
    let folder = Folder::example().file("page.html", page);
    folder.run(["new", "release", "--from", "page.html", "-q"]).assert().success();
    let written = walk(&folder, "content/releases");
    assert_eq!(written.len(), 2, "{written:?}");
    folder.run(["check"]).assert().success().stderr_eq(str![]);
    let record = written.iter().find(|text| text.contains("foo")).expect("the new record");
    assert!(record.contains("\nsummary: \"--- foo: \\\"bar\\\"\"\n"), "{record}");
    assert!(!record.contains("javascript") && !record.contains("e.example"), "{record}");
}

fn walk(folder: &Folder, below: &str) -> Vec<String> {
    let entries = walkdir::WalkDir::new(folder.path().join(below)).into_iter().map(|entry| entry.expect("an entry"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    files.map(|entry| std::fs::read_to_string(entry.path()).expect("a record")).collect()
}
