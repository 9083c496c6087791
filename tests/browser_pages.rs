//! The pages in a real Chromium under a strict content security policy: tables that are sorted, citations that are copied, previews of links,
//! all of it from the keyboard; and pages of unusual records, on which nothing is wider than the narrowest window.
#![allow(clippy::disallowed_methods, reason = "the tests read the project's own content")]

#[path = "support/browser.rs"]
mod browser;
#[path = "support/host.rs"]
mod host;
mod support;

use browser::Browser;
use diarium::source::Options;
use host::host;
use serde_json::json;
use thirtyfour::prelude::*;

/// The project's own content, below a path.
fn example() -> diarium::Compiled {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let options =
        Options { base_url: Some("https://diarium.example/sub/".to_owned()), ..Options::at(support::today()) };
    diarium::compile(&diarium::load::load(root, options).expect("the content can be read"))
}

async fn open(browser: &Browser, address: &str) {
    browser.page.goto(address).await.expect("the page opens");
    browser.until("document.readyState === 'complete'").await;
}

/// The figures of the column "I summan" of the large table, from the top; rows without one are left out.
const COUNTED: &str = "[...document.querySelectorAll('#rad-for-rad tbody tr')]\
    .map(row => row.cells[5].textContent).filter(text => text !== '')";

/// The head that the rows are sorted by, and how.
const SORTED: &str = "[...document.querySelectorAll('#rad-for-rad th[aria-sort]')]\
    .map(head => [head.querySelector('button').firstChild.data, head.ariaSort])";

#[tokio::test(flavor = "multi_thread")]
async fn tables_are_sorted_by_a_click_and_by_a_key() {
    let address = host(example()).await;
    let browser = Browser::start().await;
    open(&browser, &format!("{address}pengar/")).await;
    assert_eq!(browser.value(SORTED).await, json!([["År", "ascending"]]));
    assert_eq!(browser.value(COUNTED).await, json!(["1,8", "1,5", "20,0", "25,0", "127,5", "175,8"]));

    let counted = browser.page.find(By::Css("#rad-for-rad th:last-child button")).await.expect("heads are buttons");
    counted.click().await.expect("it can be clicked");
    assert_eq!(browser.value(SORTED).await, json!([["I summan", "descending"]]));
    assert_eq!(
        browser.value(COUNTED).await,
        json!(["127,5", "25,0", "20,0", "1,8", "1,5", "175,8"]),
        "the sum stays last"
    );
    let heard = "document.querySelector('#rad-for-rad [role=status]').textContent";
    assert_eq!(browser.value(heard).await, "Ordnad efter I summan, fallande");

    browser.page.active_element().await.expect("the head keeps the focus").send_keys(Key::Enter).await.expect("keys");
    assert_eq!(browser.value(COUNTED).await, json!(["1,5", "1,8", "20,0", "25,0", "127,5", "175,8"]));

    // Dates by what they are, not by how they are written.
    browser
        .page
        .find(By::Css("#rad-for-rad th:nth-child(4) button"))
        .await
        .expect("the head of the sources")
        .click()
        .await
        .expect("a click");
    let sources = "[...document.querySelectorAll('#rad-for-rad tbody tr td:nth-child(4) a')].map(link => link.querySelector('time, data').textContent)";
    let dates = browser.value(sources).await;
    assert_eq!(dates[0], "23\u{a0}mars 2020".replace(' ', "\u{a0}"));
    assert_eq!(dates[8], "5\u{a0}mars\u{a0}2024");
    browser.end().await;
}

/// The day on which a page is read, which it cannot know itself.
const TODAY: &str = "new Date().toLocaleDateString('sv', { dateStyle: 'long' }).replaceAll(' ', '\u{a0}')";

#[tokio::test(flavor = "multi_thread")]
async fn citations_are_copied() {
    let address = host(example()).await;
    let browser = Browser::start().await;
    open(&browser, &format!("{address}pressmeddelanden/2021/skr-bidrag/")).await;
    let catch = "(navigator.clipboard.writeText = async text => { window.copied = text; }, 1)";
    browser.value(catch).await;
    let buttons = browser.page.find_all(By::Css(".cite button")).await.expect("there are buttons");
    assert_eq!(buttons.len(), 4, "the sentence and three styles");
    buttons[0].click().await.expect("it can be clicked");
    browser.until("window.copied").await;
    assert_eq!(
        browser.value("window.copied").await,
        "”20 miljoner kronor till SKR för jämställdhet under 2021”. Februari 2021. Diarium. \
         diarium.example/sub/pressmeddelanden/2021/skr-bidrag/ "
            .replace("Februari 2021", "Februari\u{a0}2021")
            + format!("(hämtad {}).", browser.value(TODAY).await.as_str().expect("a day")).as_str()
    );
    assert_eq!(browser.value("document.querySelector('.cite [role=status]').textContent").await, "Kopierat");

    browser.value("(document.querySelector('.cite details').open = true, window.copied = '', 1)").await;
    let styles = browser.page.find_all(By::Css(".styles button")).await.expect("each style has one");
    styles[2].click().await.expect("it can be clicked");
    browser.until("window.copied").await;
    let bibtex = browser.value("window.copied").await;
    let bibtex = bibtex.as_str().expect("a text");
    assert!(bibtex.starts_with("@misc{skr-bidrag-2021,\n  author = {{Diarium}},\n  title = {{20 miljoner"), "{bibtex}");
    assert!(bibtex.contains("\n  year = {2021},\n  month = {2},\n"), "{bibtex}");
    let today = browser.value("new Date().toLocaleDateString('sv')").await;
    assert!(bibtex.ends_with(&format!(",\n  urldate = {{{}}}\n}}", today.as_str().expect("a day"))), "{bibtex}");
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_with_the_focus_shows_what_it_leads_to_and_escape_hides_it() {
    let address = host(example()).await;
    let browser = Browser::start().await;
    open(&browser, &format!("{address}pressmeddelanden/2021/skr-bidrag/")).await;
    let first = "main a[href='/sub/departement/arbetsmarknadsdepartementet/']";
    // By the keyboard, from the crumb before it.
    let crumb = browser.page.find(By::Css(".crumbs li:last-child a")).await.expect("the page has crumbs");
    crumb.focus().await.expect("it takes the focus");
    crumb.send_keys(Key::Tab).await.expect("keys");
    while browser.value(&format!("document.activeElement.matches(\"{first}\")")).await != true {
        browser.page.active_element().await.expect("something has the focus").send_keys(Key::Tab).await.expect("keys");
    }
    browser.until("document.querySelector('.preview')").await;
    let told = browser.value("document.querySelector('.preview').innerText").await;
    assert!(told.as_str().is_some_and(|told| told.starts_with("Departement\nArbetsmarknadsdepartementet\n")), "{told}");
    assert_eq!(browser.value("document.activeElement.getAttribute('aria-describedby')").await, "preview");

    browser.page.active_element().await.expect("the link").send_keys(Key::Escape).await.expect("keys");
    browser.until("!document.querySelector('.preview')").await;
    assert_eq!(browser.value("document.activeElement.getAttribute('aria-describedby')").await, json!(null));
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn links_to_releases_of_one_folder_share_a_file_of_previews() {
    let address = host(example()).await;
    let browser = Browser::start().await;
    open(&browser, &format!("{address}redovisningar/")).await;
    let shown = "document.querySelector('.preview')";
    for (nth, title) in
        [(1, "Socialstyrelsen ska fördela utvecklingsmedel"), (3, "Socialstyrelsen ska fördela utvecklingsmedel")]
    {
        let link =
            browser.page.find(By::Css(format!("#passerade-2023 li:nth-of-type({nth}) .name a"))).await.expect("a line");
        browser.page.action_chain().move_to_element_center(&link).perform().await.expect("the pointer moves");
        browser.until(shown).await;
        let told = browser.value(&format!("{shown}.innerText")).await;
        assert!(
            told.as_str()
                .is_some_and(|told| told.starts_with("Regeringsuppdrag · mars\u{a0}2020\n") && told.contains(title)),
            "{told}"
        );
        browser.page.action_chain().move_to(5, 5).perform().await.expect("the pointer moves away");
        browser.until(&format!("!{shown}")).await;
    }
    let fetched = "performance.getEntriesByType('resource').map(one => new URL(one.name).pathname).filter(path => path.endsWith('preview.json'))";
    assert_eq!(
        browser.value(fetched).await,
        json!(["/sub/regeringsuppdrag/2020/03/preview.json"]),
        "one file for both"
    );
    // A month is a list, no release.
    open(&browser, &format!("{address}pressmeddelanden/2021/")).await;
    browser
        .page
        .action_chain()
        .move_to_element_center(&browser.page.find(By::Css("main a[href$='/2021/02/']")).await.expect("a month"))
        .perform()
        .await
        .expect("the pointer moves");
    tokio::time::sleep(std::time::Duration::from_millis(600)).await;
    assert_eq!(browser.value(fetched).await, json!([]));
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn marks_of_a_drawing_are_links_that_the_keyboard_reaches() {
    let address = host(example()).await;
    let browser = Browser::start().await;
    open(&browser, &format!("{address}program/jamstalldhet-och-kvinnofrid-2021-2023/")).await;
    let names = "[...document.querySelectorAll('.strip a')].map(link => link.getAttribute('aria-label').replaceAll('\u{a0}', ' ').replaceAll('\u{ad}', ''))";
    let names = browser.value(names).await;
    assert_eq!(names[0], "Program för hållbar jämställdhet, 2008–2013, föregångare");
    assert!(
        names.as_array().is_some_and(|names| names
            .iter()
            .any(|name| name == "SKR:s program 2021–2023: mål, delprojekt och pengarna för 2023, 5 mars 2024")),
        "{names}"
    );
    browser.value("(document.querySelector('.table-timeline th a').focus(), 1)").await;
    browser.page.active_element().await.expect("the name").send_keys(Key::Tab).await.expect("keys");
    let focused = "(link => [link.namespaceURI.endsWith('svg'), link.getAttribute('href'), getComputedStyle(link).outlineStyle])(document.activeElement)";
    assert_eq!(browser.value(focused).await, json!([true, "/sub/program/program-for-hallbar-jamstalldhet/", "solid"]));
    let flow = "[...document.querySelectorAll('.flow a')].map(link => link.textContent.trim())";
    assert_eq!(
        browser.value(flow).await,
        json!(["7,0 SKR räknas inte i summan", "9,0 RSS regionala utvecklingsledare", "2,5 RSS", "SKR 32,0"])
    );
    let hidden = "document.querySelectorAll('[aria-hidden=true] a, [role=img] a').length";
    assert_eq!(browser.value(hidden).await, 0);
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_narrow_table_is_a_table_still_and_days_are_counted_from_today() {
    let address = host(example()).await;
    let browser = Browser::start().await;
    let metrics = json!({ "width": 360, "height": 700, "deviceScaleFactor": 1, "mobile": false });
    browser
        .page
        .cdp()
        .send_raw("Emulation.setDeviceMetricsOverride", metrics)
        .await
        .expect("the window can be made narrow");
    open(&browser, &format!("{address}pengar/")).await;
    let parts = "[...document.querySelectorAll('#rad-for-rad :is(table, thead, tbody, tr, th, td)')].filter(part => !part.role).length";
    assert_eq!(browser.value(parts).await, 0);
    let first = "[...document.querySelectorAll('#rad-for-rad tbody tr')[0].cells].map(cell => cell.role).slice(0, 3)";
    assert_eq!(browser.value(first).await, json!(["cell", "cell", "rowheader"]));

    open(&browser, &format!("{address}redovisningar/")).await;
    let relative = "document.querySelector('#passerade-2023 .relative').textContent";
    let years = "new Date().getFullYear() - 2023 - (new Date() < new Date(new Date().getFullYear(), 10, 30))";
    let years = browser.value(years).await;
    assert_eq!(browser.value(relative).await, format!("för\u{a0}{years}\u{a0}år\u{a0}sedan"));
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_contents_of_a_long_text_say_where_one_reads() {
    let address = host(example()).await;
    let browser = Browser::start().await;
    open(&browser, &format!("{address}sa-raknar-vi/")).await;
    let current = "[...document.querySelectorAll('.contents a[aria-current]')].map(link => link.textContent)";
    assert_eq!(browser.value(current).await, json!([]));
    let links = browser.page.find_all(By::Css(".contents a")).await.expect("the text has contents");
    assert_eq!(links.len(), 6);
    links[3].click().await.expect("it can be clicked");
    browser.until("document.querySelector('.contents a[aria-current]')?.textContent === 'År'").await;
    let top = "document.querySelector('.contents').getBoundingClientRect().top";
    assert_eq!(browser.value(&format!("{top} >= 0 && {top} < 100")).await, true, "they stay in sight");
    browser.end().await;
}

/// A title of 500 characters, a program with 400 releases, a sum of 900 billion beside one of 5,000 kronor, no dates, other scripts.
fn unusual() -> String {
    let long = "Regeringens långtgående jämställdhetsintegreringsuppdrag ".repeat(9);
    let mut text = format!(
        "//- content/programs/stort.md\n---\ntitle: Ett stort program\nperiod: 1990/..\n---\n\
         //- content/releases/2021/lang.md\n---\ntitle: \"{long}\"\nsummary: \"{long}\"\npublished: 2021\nprograms: stort\n\
         agencies: [{{agency: andra, role: receives}}]\n\
         amounts:\n  - {{amount: 900 mdkr, years: 2021, to: andra, parts: [{{amount: 5000 kr, to: andra}}, {{amount: 899 mdkr, to: \"{long}\"}}]}}\n\
         deadlines: {{kind: final, due: 2022, by: andra, to: \"{long}\"}}\ntarget_groups: [\"{long}\"]\n---\n\
         {}\n\n| a | b |\n|---|---|\n| {} | c |\n\
         //- content/releases/odaterad.md\n---\ntitle: Utan datum\nprograms: stort\namounts: 5000 kr\n---\n\
         //- content/agencies/andra.md\n---\ntitle: Министерство по делам 日本国政府 وزارة الخارجية\nnames: [{{name: \"{long}\", to: 2010}}]\n---\n",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(3),
        "x".repeat(300),
    );
    for n in 0..400 {
        let year = 1990 + n % 36;
        text += &format!(
            "//- content/releases/{year}/nr-{n}.md\n---\ntitle: Handling nummer {n}\npublished: {year}-0{}\nprograms: stort\n\
             amounts: {{amount: {n} tkr, years: {year}, to: andra}}\nagencies: andra\n---\n",
            1 + n % 9
        );
    }
    text.replace("amount: 0 tkr", "amount: 1 tkr")
        .replace("Handling nummer 7\n", "Försvarsunderrättelsedomstolensordförandeskap\n")
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_wider_than_the_narrowest_window() {
    let site = support::site(&unusual());
    assert!(!site.has_errors(), "{:#?}", site.diagnostics);
    let pages: Vec<String> = site
        .paths()
        .into_iter()
        .filter(|path| path.ends_with("index.html") && !path.contains("/nr-"))
        .map(|path| path.trim_end_matches("index.html").to_owned())
        .collect();
    assert!(pages.len() > 60, "{pages:?}");
    let address = host(site).await;
    let browser = Browser::start().await;
    // A window of Chromium's own is never narrower than 500 pixels.
    let metrics = json!({ "width": 320, "height": 700, "deviceScaleFactor": 1, "mobile": false });
    let tools = browser.page.cdp();
    tools.send_raw("Emulation.setDeviceMetricsOverride", metrics).await.expect("the window can be made narrow");
    let mut wide: Vec<String> = Vec::new();
    for path in pages {
        open(&browser, &format!("{address}{path}")).await;
        let over = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        let over = browser.value(over).await;
        if over != 0 {
            wide.push(format!("{path}: {over}"));
        }
    }
    assert_eq!(wide, Vec::<String>::new());
    browser.end().await;
}
