//! Links to places of the site: in texts, in attachments, in settings.

mod support;

use support::{findings, site};

#[test]
fn a_link_to_no_place_of_the_site_is_reported_with_the_nearest() {
    let found = findings(
        "//- content/releases/a.md\n---\ntitle: A\n---\n[pengar](/pengr/) [hem](/) [sök](/sok/?q=x#y) [här](#del) \
         [ut](https://b.se/)\n",
    );
    assert_eq!(
        found,
        "content/releases/a.md:4:1 warning[broken-link] `/pengr/` leads to no page or file of this site\n  \
         help: did you mean `/pengar/`?"
    );
}

#[test]
fn links_may_be_written_as_readers_or_as_editors_see_them() {
    let text = "//- content/releases/2021/a.md\n---\ntitle: A\n---\n\
                [1](../b/) [2](b.md) [3](/pressmeddelanden/2021/b/) [4](/releases/2021/b.md) [5](../bild.png) ![6](bild.png)\n\
                //- content/releases/2021/b.md\n---\ntitle: B\n---\n//- content/releases/2021/bild.png\nx\n";
    assert_eq!(findings(text), "");
    let site = site(text);
    let from = diarium::model::Entity::Release(diarium::model::ReleaseId(0));
    let page = Some("/pressmeddelanden/2021/b/".to_owned());
    for link in ["../b/", "b.md", "/pressmeddelanden/2021/b/", "/releases/2021/b.md"] {
        assert_eq!(site.site.link(from, link), page, "{link}");
    }
    for link in ["../bild.png", "bild.png"] {
        assert_eq!(site.site.link(from, link).as_deref(), Some("/pressmeddelanden/2021/bild.png"), "{link}");
    }
    assert_eq!(site.site.link(from, "../../../../../x"), None);
}

#[test]
fn a_link_in_the_text_is_a_backlink_with_its_sentence() {
    let site = site(
        "//- content/releases/a.md\n---\ntitle: A\n---\nFörst något annat. Sedan [ett beslut](../b/) om **saken**. Slut.\n\
         //- content/releases/b.md\n---\ntitle: B\n---\n",
    );
    let model = &site.site.model;
    let to = diarium::model::Entity::Release(diarium::model::ReleaseId(1));
    let sentences: Vec<String> =
        model.incoming(to).map(|edge| model.sentence(edge).expect("a link has a sentence")).collect();
    assert_eq!(sentences, ["Sedan ett beslut om saken."]);
}

#[test]
fn a_sentence_without_end_is_cut_in_a_backlink() {
    let text = format!("{}[a](../b/){}", "å ".repeat(10_000), " [b](../b/)".repeat(10_000));
    let site = site(&format!(
        "//- content/releases/a.md\n---\ntitle: A\n---\n{text}\n//- content/releases/b.md\n---\ntitle: B\n---\n"
    ));
    let to = diarium::model::Entity::Release(diarium::model::ReleaseId(1));
    let model = &site.site.model;
    let sentences: Vec<String> = model.incoming(to).filter_map(|edge| model.sentence(edge)).collect();
    assert_eq!(sentences.len(), 1);
    assert!(sentences[0].starts_with("å å") && sentences[0].len() < 2500, "{}", sentences[0].len());
}

#[test]
fn a_broken_link_is_told_once_in_a_text() {
    let found = findings("//- content/releases/a.md\n---\ntitle: A\n---\n[a](/x/y/z/) [b](/x/y/z/)\n");
    assert_eq!(
        found,
        "content/releases/a.md:4:1 warning[broken-link] `/x/y/z/` leads to no page or file of this site\n  \
         help: write the address from the root, as /folder/name/, or the path of the file beside this one"
    );
}

#[test]
fn settings_that_lead_nowhere_are_told_at_their_keys() {
    let text = "//- content/site.yaml\ntitle: Prov\nlanguage: de\ntheme: annat\n";
    assert_eq!(
        findings(text),
        "content/site.yaml:2:11 warning[theme-text] the theme has no texts for the language `de`; Swedish is used\n  \
         help: add text/de.yaml to the site's theme; sv and en are built in\n\
         content/site.yaml:3:8 error[theme-missing] the theme `annat` has no files below `themes/annat/`\n  \
         help: make the folder, or take `theme` out"
    );
    assert!(support::page(&site(text), "index.html").contains("<html lang=\"sv\">"));
}

#[test]
fn attachments_lead_where_links_in_the_text_would() {
    let text = "//- content/site.yaml\ntitle: T\nbase_url: https://a.se/dok/\n\
                //- content/releases/2021/a.md\n---\ntitle: A\nattachments:\n  - {title: Ett, url: bilaga.csv}\n\
                \x20 - {title: Två, url: https://b.se/b.pdf}\n  - {title: Tre, url: bort.pdf}\n\
                \x20 - {title: Fyra, url: ../2022/hemlig.md}\n---\n\
                //- content/releases/2021/bilaga.csv\nx\n\
                //- content/releases/2022/hemlig.md\n---\ntitle: H\ndraft: true\n---\n";
    assert_eq!(
        findings(text),
        "content/releases/2021/a.md:6:23 warning[broken-link] `bort.pdf` leads to no page or file of this site\n  \
         help: write the address from the root, as /folder/name/, or the path of the file beside this one"
    );
    let site = site(text);
    let html = support::page(&site, "pressmeddelanden/2021/a/index.html");
    let links = "<a href=\"/dok/pressmeddelanden/2021/bilaga.csv\">Ett</a> · <a href=\"https://b.se/b.pdf\">Två</a> · \
                 Tre · Fyra<";
    assert!(html.contains(links), "{html}");
    let data = support::page(&site, "data/releases.json");
    let attachments = "\"attachments\":[{\"title\":\"Ett\",\"url\":\"https://a.se/dok/pressmeddelanden/2021/bilaga.csv\"},\
                       {\"title\":\"Två\",\"url\":\"https://b.se/b.pdf\"},{\"title\":\"Tre\"},{\"title\":\"Fyra\"}]";
    assert!(data.contains(attachments), "{data}");
}

#[test]
fn the_logo_is_a_file_of_the_site_or_another_hosts() {
    let logo = |written: &str| {
        let text = format!(
            "//- content/site.yaml\ntitle: T\nbase_url: https://a.se/dok/\nlogo: \"{written}\"\n\
             //- content/märke.svg\n<svg/>\n"
        );
        (site(&text).site.logo(), findings(&text))
    };
    let file = Some("/dok/m%C3%A4rke.svg".to_owned());
    assert_eq!(logo("märke.svg"), (file.clone(), String::new()));
    assert_eq!(logo("/märke.svg"), (file, String::new()));
    assert_eq!(logo("https://b.se/l.png"), (Some("https://b.se/l.png".to_owned()), String::new()));
    for written in ["borta.svg", "../site.yaml", "javascript:x", "data:image/png,x", "//b.se/l.png"] {
        let told = format!(
            "content/site.yaml:3:7 warning[broken-link] the logo `{written}` is no file below content/\n  \
             help: write its path below content/, or an address with https"
        );
        assert_eq!(logo(written), (None, told));
    }
    let text = "//- content/site.yaml\ntitle: T\nbase_url: https://a.se/dok/\nlogo: l.svg\n//- content/l.svg\n<svg/>\n";
    let html = support::page(&site(text), "index.html");
    assert!(html.contains("<img src=\"/dok/l.svg\" alt=\"T\">"), "{html}");
}
