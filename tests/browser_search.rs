//! The search page in a real Chromium, below a path and under a strict content security policy: what is chosen, remembered, shown and said.
//! A worker of the test's own answers (tests/js/worker.js), so that nothing here depends on what an index finds.

#[path = "support/browser.rs"]
mod browser;
#[path = "support/host.rs"]
mod host;
mod support;

use browser::Browser;
use host::host;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

const WORKER: &str = include_str!("js/worker.js");

/// A site of a few names, with a worker in place of the theme's.
fn site(language: &str, worker: &str) -> diarium::Compiled {
    let words = if language == "en" { "words: {search: search}\n" } else { "" };
    support::site(&format!(
        "//- content/site.yaml\ntitle: Prov\nlanguage: {language}\nbase_url: https://prov.example/sub/\n{words}\
         //- content/releases/2021/a.md\n---\ntitle: Stöd till bibliotek\npublished: 2021-02\n---\nText.\n\
         //- content/agencies/bokverket.md\n---\ntitle: Bokverket\n---\n\
         //- themes/default/assets/search/worker.js\n{worker}"
    ))
}

/// The search page of a site with the test's worker, opened with a query string.
async fn open(query: &str) -> Browser {
    let address = host(site("sv", WORKER)).await;
    let browser = Browser::start().await;
    browser.page.goto(format!("{address}sok/{query}")).await.expect("the page opens");
    browser
}

async fn input(browser: &Browser) -> WebElement {
    browser.page.find(By::Css("input[type=search]")).await.expect("the page has a search box")
}

/// Types as a person does, and waits for the answer.
async fn typed(browser: &Browser, keys: &str, text: &str) {
    input(browser).await.send_keys(keys).await.expect("the box takes keys");
    answered(browser, text).await;
}

async fn answered(browser: &Browser, text: &str) {
    let text = json!(text);
    browser
        .until(&format!(
            "(list => list.dataset.query === {text} && ['ready', 'empty'].includes(list.dataset.state))\
             (document.querySelector('#search-results'))"
        ))
        .await;
}

async fn shown(browser: &Browser, count: &str) {
    let text = "document.querySelector('#search-count').textContent.replaceAll('\u{a0}', ' ')";
    browser.until(&format!("{text}.startsWith({})", json!(count))).await;
}

async fn click(browser: &Browser, css: &str) {
    browser.page.find(By::Css(css)).await.expect(css).click().await.expect("it can be clicked");
}

/// Clicks what has a text: a box of a facet, a button, a link.
async fn press(browser: &Browser, text: &str) {
    let path = format!("//main//*[self::label or self::button or self::a][contains(., '{text}')]");
    browser.page.find(By::XPath(path)).await.expect(text).click().await.expect("it can be clicked");
}

/// What stands in the address after the path.
async fn query(browser: &Browser) -> Value {
    browser.value("decodeURIComponent(location.search)").await
}

async fn texts(browser: &Browser, css: &str) -> Value {
    browser.value(&format!("[...document.querySelectorAll('{css}')].map(item => item.textContent)")).await
}

async fn keys(browser: &Browser, keys: impl Into<TypingData>) {
    let focused = browser.page.active_element().await.expect("something has the focus");
    focused.send_keys(keys).await.expect("it takes keys");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_large_facet_is_shown_when_it_is_asked_for() {
    let browser = open("?q=stort").await;
    shown(&browser, "45 handlingar och 5 namn").await;
    let names = "#search-groups fieldset:last-child .facet-name";
    assert_eq!(texts(&browser, names).await, json!([]));
    press(&browser, "Visa alternativen").await;
    browser.until(&format!("document.querySelectorAll('{names}').length === 5")).await;
    assert_eq!(browser.value("document.activeElement.type").await, "checkbox", "the focus goes on to the first");
    browser.end().await;
}

/// Safari throws when a page changes its address more than a hundred times in 30 seconds.
#[tokio::test(flavor = "multi_thread")]
async fn a_browser_that_takes_no_more_addresses_is_searched_in_all_the_same() {
    let browser = open("?q=kommun").await;
    shown(&browser, "45 handlingar och 5 namn").await;
    let refuse =
        "history.pushState = history.replaceState = () => { throw new DOMException('too often', 'SecurityError'); };";
    browser.page.execute(refuse, Vec::new()).await.expect("it runs");
    typed(&browser, "er", "kommuner").await;
    press(&browser, "Bidrag").await;
    shown(&browser, "15 handlingar").await;
    assert_eq!(query(&browser).await, "?q=kommun");
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn facets_are_chosen_and_removed() {
    let browser = open("?q=kommun").await;
    shown(&browser, "45 handlingar och 5 namn").await;
    press(&browser, "Bidrag").await;
    shown(&browser, "15 handlingar").await;
    assert_eq!(query(&browser).await, "?q=kommun&slag=grant");
    assert_eq!(browser.value("document.activeElement.type").await, "checkbox", "the box keeps the focus");
    press(&browser, "Nyhet").await;
    shown(&browser, "30 handlingar").await;
    press(&browser, "1–100").await;
    shown(&browser, "15 handlingar").await;
    assert_eq!(query(&browser).await, "?q=kommun&slag=grant&slag=news&belopp=1-100");
    let chips = json!(["Ta bort Bidrag×", "Ta bort Nyhet×", "Ta bort Belopp, mnkr: 1–100×", "Rensa"]);
    assert_eq!(texts(&browser, "#search-chips button").await, chips);

    click(&browser, "#search-chips li:first-child button").await;
    shown(&browser, "7 handlingar").await;
    assert_eq!(query(&browser).await, "?q=kommun&slag=news&belopp=1-100");
    let next = "document.activeElement.closest('#search-chips') !== null";
    assert_eq!(browser.value(next).await, true, "the focus stays among what is chosen");
    press(&browser, "Rensa").await;
    shown(&browser, "45 handlingar").await;
    assert_eq!(query(&browser).await, "?q=kommun");
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_values_are_folded() {
    let browser = open("?q=kommun").await;
    shown(&browser, "45").await;
    let years = "document.querySelectorAll('.facet:nth-child(3) li').length";
    assert_eq!(browser.value(years).await, 8);
    press(&browser, "Visa alla 20").await;
    assert_eq!(browser.value(years).await, 20);
    press(&browser, "Visa färre").await;
    assert_eq!(browser.value(years).await, 8);
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_back_button_goes_from_search_to_search() {
    let browser = open("").await;
    let before = browser.value("history.length").await.as_u64().expect("a number");
    typed(&browser, "kommun", "kommun").await;
    press(&browser, "Granskad").await;
    shown(&browser, "36 handlingar").await;
    browser.value("document.querySelector('#search-sort').value = 'oldest'").await;
    browser.value("document.querySelector('#search-sort').dispatchEvent(new Event('change'))").await;
    browser.until("location.search.endsWith('&ordning=aldst')").await;
    browser.until("document.querySelector('#search-results time').textContent === '23 mars 2006'").await;
    // Typing took one place in the history, whatever the number of letters.
    assert_eq!(browser.value("history.length").await, before + 3);

    browser.value("history.back()").await;
    browser.until("document.querySelector('#search-results time').textContent === '23 mars 2024'").await;
    assert_eq!(query(&browser).await, "?q=kommun&granskning=reviewed");
    assert_eq!(browser.value("document.querySelector('#search-sort').value").await, "relevance");
    browser.value("history.back()").await;
    shown(&browser, "45 handlingar").await;
    assert_eq!(browser.value("document.querySelectorAll('.facet input:checked').length").await, 0);
    browser.value("history.back()").await;
    browser.until("document.querySelector('#search-body').hidden && location.search === ''").await;
    assert_eq!(browser.value("document.querySelector('input[type=search]').value").await, "");
    browser.value("history.forward()").await;
    shown(&browser, "45 handlingar").await;
    assert_eq!(browser.value("document.querySelector('input[type=search]').value").await, "kommun");
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_from_outside_is_the_whole_search() {
    let browser = open("?q=kommun&slag=grant&slag=news&ordning=nyast&utm_source=brev").await;
    shown(&browser, "30 handlingar").await;
    assert_eq!(browser.value("document.querySelectorAll('.facet input:checked').length").await, 2);
    assert_eq!(browser.value("document.querySelector('#search-sort').value").await, "newest");
    press(&browser, "Nyhet").await;
    shown(&browser, "15 handlingar").await;
    assert_eq!(query(&browser).await, "?utm_source=brev&q=kommun&slag=grant&ordning=nyast");
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn addresses_are_in_the_language_of_the_site() {
    let address = host(site("en", WORKER)).await;
    let browser = Browser::start().await;
    browser.page.goto(format!("{address}search/?q=grants&kind=grant&order=oldest")).await.expect("the page opens");
    shown(&browser, "15 records").await;
    press(&browser, "1–100").await;
    shown(&browser, "8").await;
    assert_eq!(query(&browser).await, "?q=grants&kind=grant&amount=1-100&order=oldest");
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn more_is_added_to_the_list_and_found_again() {
    let browser = open("?q=kommun").await;
    shown(&browser, "45").await;
    let lines = "document.querySelectorAll('#search-results li:not([data-kind])[data-url]').length";
    assert_eq!(browser.value(lines).await, 10);
    click(&browser, "#search-more").await;
    browser.until(&format!("{lines} === 40")).await;
    let focused = browser.value("document.activeElement.closest('li').dataset.url").await;
    assert_eq!(focused, "/pressmeddelanden/10/");
    press(&browser, "Visa alla 5 namn").await;
    browser.until("document.querySelectorAll('#search-results li[data-kind]').length === 5").await;
    assert_eq!(browser.value("document.activeElement.textContent").await, "Cykelrådet");

    browser.page.refresh().await.expect("the page opens again");
    browser.until(&format!("{lines} === 40")).await;
    click(&browser, "#search-more").await;
    browser.until(&format!("{lines} === 45")).await;
    assert_eq!(browser.value("document.querySelector('#search-more').hidden").await, true);
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_result_is_a_file_for_spreadsheets() {
    let browser = open("?q=kommun&slag=grant&belopp=none").await;
    shown(&browser, "7 handlingar").await;
    browser.value("void (URL.createObjectURL = blob => (window.file = blob.arrayBuffer(), 'data:,'))").await;
    browser.value("void (HTMLAnchorElement.prototype.click = function () { window.named = this.download })").await;
    click(&browser, "#search-csv").await;
    browser.until("document.querySelector('#search-notes .said') !== null").await;
    let script = "const done = arguments[0]; window.file.then(bytes => done([...new Uint8Array(bytes)]))";
    let bytes: Vec<u8> = browser.page.execute_async(script, vec![]).await.expect("a file").convert().expect("bytes");
    let text = String::from_utf8(bytes).expect("UTF-8");
    let expected = "\u{feff}datum;titel;belopp\r\n'=1+1;\"a;b, \"\"c\"\"\nd\";'@SUM(A1)\r\n2021-03-23;Stöd nummer 3 till kommunerna;\r\n";
    assert_eq!(text[..expected.len()], *expected);
    assert_eq!(text.matches("\r\n").count(), 9);
    assert_eq!(browser.value("window.named").await, "sokresultat.csv");
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_lead_everywhere() {
    let browser = open("?q=kommun").await;
    shown(&browser, "45").await;
    let focused = "document.activeElement.closest('li')?.dataset.url ?? document.activeElement.type";
    click(&browser, "#search-chosen ~ *, main").await;
    keys(&browser, "/").await;
    assert_eq!(browser.value(focused).await, "search");
    keys(&browser, Key::Down).await;
    assert_eq!(browser.value(focused).await, "/sub/myndigheter/bokverket/");
    keys(&browser, Key::Down + Key::Down).await;
    assert_eq!(browser.value("document.activeElement.textContent").await, "Visa alla 5 namn");
    keys(&browser, Key::Down).await;
    assert_eq!(browser.value(focused).await, "/pressmeddelanden/0/");
    keys(&browser, Key::Up + Key::Up).await;
    assert_eq!(browser.value(focused).await, "/myndigheter/1/");
    keys(&browser, Key::Escape).await;
    assert_eq!(browser.value(focused).await, "search");
    keys(&browser, Key::Escape).await;
    browser.until("location.search === ''").await;
    typed(&browser, "kommun", "kommun").await;
    keys(&browser, Key::Down + Key::Enter).await;
    browser.until("location.pathname === '/sub/myndigheter/bokverket/'").await;
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_leads_to_the_search_from_every_page() {
    let address = host(site("sv", WORKER)).await;
    let browser = Browser::start().await;
    browser.page.goto(format!("{address}a-o/")).await.expect("the page opens");
    keys(&browser, "/").await;
    browser.until("document.activeElement.id === 'sok-huvud'").await;
    keys(&browser, "/kommun".to_owned() + Key::Enter).await;
    browser.until("location.pathname === '/sub/sok/'").await;
    answered(&browser, "/kommun").await;

    // The box in the head is not shown where the window is narrow.
    browser.page.set_window_rect(0, 0, 500, 900).await.expect("the window can be narrow");
    browser.page.goto(format!("{address}a-o/")).await.expect("the page opens");
    keys(&browser, "/").await;
    browser.until("location.pathname === '/sub/sok/'").await;
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_changed_is_said_with_a_way_back() {
    let browser = open("").await;
    typed(&browser, "komun ministr:x -ej \"en fras\"", "komun ministr:x -ej \"en fras\"").await;
    let notes = json!([
        "Söker kommun, eftersom komun inte finns i registret. Sök som det står",
        "Det finns inget fält ministr. Sök i fältet minister",
        "Söker även kommunerna, kommunala. Bara exakta ord",
    ]);
    assert_eq!(texts(&browser, "#search-notes p").await, notes);
    press(&browser, "Sök i fältet minister").await;
    answered(&browser, "komun minister:x -ej \"en fras\"").await;
    press(&browser, "Bara exakta ord").await;
    answered(&browser, "\"komun\" minister:x -ej \"en fras\"").await;
    assert_eq!(query(&browser).await, "?q=\"komun\"+minister:x+-ej+\"en+fras\"");
    browser.until("document.querySelector('#search-status').textContent.startsWith('45\u{a0}handlingar')").await;
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_left_unread_and_words_that_go_on_are_sentences() {
    let browser = open("").await;
    typed(&browser, "sommar \"i följd\"", "sommar \"i följd\"").await;
    let notes = json!([
        "Orden i följd har sökts i de 64 som passar bäst av 1\u{a0}070\u{a0}handlingar med orden.",
        "Söker även sommar… Bara exakta ord",
    ]);
    assert_eq!(texts(&browser, "#search-notes p").await, notes);
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_result_says_why_and_offers_the_indexes() {
    let browser = open("?q=tomt").await;
    browser.until("document.querySelector('#search-results').dataset.state === 'empty'").await;
    assert_eq!(texts(&browser, "#search-notes p").await, json!(["Inget i registret har ordet tomt."]));
    assert_eq!(texts(&browser, "#search-count").await, json!(["Inga träffar"]));
    assert_eq!(texts(&browser, "#search-ways h2").await, json!(["Efter år", "Efter namn"]));
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failure_is_said_and_can_be_tried_again() {
    let browser = open("?q=fel").await;
    browser.until("document.querySelector('#search-results').dataset.state === 'error'").await;
    assert_eq!(texts(&browser, "#search-problem p").await, json!(["Sökningen kunde inte hämtas."]));
    press(&browser, "Försök igen").await;
    shown(&browser, "45 handlingar").await;
    assert_eq!(browser.value("document.querySelector('#search-problem').hidden").await, true);
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_and_its_worker_are_one_script() {
    let browser = open("?q=kommun").await;
    shown(&browser, "45").await;
    let scripts = "[...new Set(performance.getEntriesByType('resource').map(({ name }) => name))]\
                   .filter((name) => name.includes('/assets/search-')).map((name) => name.split('/').at(-1))";
    assert_eq!(browser.value(scripts).await, json!(["search.js"]));
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_that_cannot_start_is_a_failure() {
    let address = host(site("sv", "export function listen() { throw new Error('no'); }")).await;
    let browser = Browser::start().await;
    browser.page.goto(format!("{address}sok/?q=kommun")).await.expect("the page opens");
    browser.until("document.querySelector('#search-results').dataset.state === 'error'").await;
    press(&browser, "Försök igen").await;
    browser.until("document.querySelector('#search-results').dataset.state === 'error'").await;
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_old_list_stays_while_the_new_is_fetched() {
    let browser = open("?q=kommun").await;
    shown(&browser, "45").await;
    input(&browser).await.send_keys(" tyst").await.expect("the box takes keys");
    shown(&browser, "söker …").await;
    assert_eq!(browser.value("document.querySelectorAll('#search-results li[data-url]').length").await, 12);
    assert_eq!(browser.value("document.querySelector('#search-results').dataset.state").await, "loading");
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_titles_queries_and_addresses_are_only_text() {
    let hostile = "%3Cimg%20src%3Dx%20onerror%3D%22document.title%3D%27ran%27%22%3E";
    let browser = open(&format!("?q=ond+{hostile}&slag={hostile}&ordning={hostile}")).await;
    browser.until("document.querySelector('#search-results').dataset.state === 'ready'").await;
    assert_eq!(browser.value("document.querySelectorAll('main img, main script').length").await, 0);
    let image = "<img src=x onerror=\"document.title='ran'\">";
    assert_eq!(texts(&browser, "#search-results .name").await, json!([image]));
    assert_eq!(texts(&browser, "#search-notes strong").await, json!([image]));
    assert_eq!(texts(&browser, "#search-chips button:first-child").await[0], format!("Ta bort Slag: {image}×"));
    assert_ne!(browser.page.title().await.expect("a title"), "ran");
    browser.end().await;
}

#[test]
fn without_script_the_page_leads_to_everything_by_year_and_by_name() {
    let site = site("sv", WORKER);
    let page = support::page(&site, "sok/index.html");
    for expected in [
        "<noscript><p class=\"banner\">Sökningen behöver JavaScript.",
        "<a href=\"/sub/pressmeddelanden/2021/\">2021</a> <span class=\"count\">1</span>",
        "<a href=\"/sub/a-o/\">A–Ö</a>",
        "<a href=\"/sub/myndigheter/\">Myndigheter och organisationer</a>",
        "<div class=\"search-body\" id=\"search-body\" hidden>",
    ] {
        assert!(page.contains(expected), "{expected}\n{page}");
    }
    let ways = page.rsplit("id=\"search-ways\"").next().expect("a text");
    assert!(!ways.contains("/sub/lan/"), "a list without members is not offered");
    let other = support::page(&site, "a-o/index.html");
    assert!(
        other.contains("<form class=\"search-box\" action=\"/sub/sok/\" method=\"get\" role=\"search\">"),
        "{other}"
    );
}
