//! What the author sees after a mistake: the last good text, and what to mend.

use crate::Served;

const OM: &str = "content/pages/om.md";

#[test]
fn a_broken_record_keeps_its_last_good_text_under_the_findings() {
    let site = Served::with(&[(OM, "---\ntitle: Om\n---\n\nDen goda texten.\n")]);
    let events = site.listen("/om/", site.get("/om/").digest());
    site.write(OM, "---\ntitle: [Om\n---\n\nDen nya texten.\n");
    events.reload();
    let page = site.get("/om/");
    assert_eq!(page.status, 200);
    assert!(page.body.contains("Den goda texten."), "{}", page.body);
    assert!(page.body.contains("<details open><summary>1 error</summary>"), "{}", page.body);
    assert!(page.body.contains("<p class=\"place\">content/pages/om.md:"), "{}", page.body);

    let events = site.listen("/om/", page.digest());
    site.write(OM, "---\ntitle: Om\n---\n\nDen nya texten.\n");
    events.reload();
    let mended = site.get("/om/").body;
    assert!(mended.contains("Den nya texten.") && !mended.contains("diarium-panel"), "{mended}");
}

#[test]
fn other_pages_show_the_findings_too_and_the_newest_content() {
    let site = Served::with(&[(OM, "---\ntitle: Om\nfel: x\n---\n\nNy text.\n")]);
    let page = site.get("/amnen/exempel/").body;
    assert!(page.contains("<strong>error[unknown-key]</strong>"), "{page}");
    assert!(page.contains("<mark>fel</mark>: x</pre>"), "{page}");
    assert!(site.get("/om/").body.contains("Ny text."), "a finding about facts does not hide the record");
}

#[test]
fn nothing_of_a_finding_runs_in_the_browser() {
    let site = Served::with(&[(OM, "---\ntitle: Om\n\"<script>alert(1)</script>\": x\n---\n")]);
    let page = site.get("/om/").body;
    assert!(!page.contains("<script>alert"), "{page}");
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{page}");
}

#[test]
fn a_template_that_fails_gives_a_page_that_is_only_the_findings() {
    let broken = "<!doctype html>{{ no_such_thing }}";
    let site = Served::with(&[
        ("content/site.yaml", "title: Eget\ntheme: own\n"),
        ("themes/own/templates/search.html", broken),
    ]);
    let page = site.get("/sok/");
    assert_eq!(page.status, 500);
    assert!(page.body.contains("id=\"diarium-panel\" class=\"alone\""), "{}", page.body);
    assert!(page.body.contains("no_such_thing"), "{}", page.body);
    let events = site.listen("/sok/", page.digest());
    site.write("themes/own/templates/search.html", "<!doctype html><title>x</title><body>Hel igen</body>");
    events.reload();
    assert!(site.get("/sok/").body.contains("Hel igen"));
}
